"""What ``mscourse new`` leaves for its author to write is marked, so that no reader meets it."""

MARK = "FILL IN"
STANDS = "the skeleton's words still stand here"
REMEDY = "write your own, or take the entry out"


def is_unfilled(words: object) -> bool:
    """Return whether a text is one that an author has still to write."""
    return isinstance(words, str) and words.lstrip().startswith(MARK)
