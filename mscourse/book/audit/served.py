"""Which objectives the questions and exercises of the course serve; the contract wants each to be served."""

from mscourse import exercises


def objectives_served() -> frozenset[str]:
    """Return the ids of all objectives that something asks about."""
    return frozenset().union(*exercises.objectives().values())
