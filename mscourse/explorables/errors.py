"""The one error of this room: what was wrong with an explorable, where, and what to write instead."""


class ExplorableError(ValueError):
    """An explorable cannot be made as it was asked for."""
