"""What the number audit compares with: the records, and the models' cases."""

from mscourse.evidence.numbers import Sources


def sources() -> Sources:
    """Return everything that a source mark may lead to."""
    from mscourse.chapters.cases import CASES  # noqa: PLC0415 - a second, and only where numbers are checked
    from mscourse.evidence import evidence  # noqa: PLC0415 - as above

    return Sources(evidence, CASES)
