"""Which objectives the questions and exercises of the course serve; the contract wants each to be served."""

from mscourse import exercises
from mscourse.quizzes import bank


def objectives_served() -> frozenset[str]:
    """Return the ids of all objectives that something asks about."""
    asked = (question.objective for key in bank.chapters() for question in bank.chapter(key).questions)
    return frozenset(asked).union(*exercises.objectives().values())
