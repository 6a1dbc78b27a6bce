"""The ladder of hints: a nudge, a pointer, a worked step; it opens after three tries, a rung a try."""

from collections import Counter

OPENS = 3
RUNGS = ("Nudge", "Pointer", "Worked step")
Hint = tuple[str, str]

_TRIES: Counter[str] = Counter()


def tried(exercise: str) -> int:
    """Count one more answer that did not hold, in this session; returns how many there are."""
    _TRIES[exercise] += 1
    return _TRIES[exercise]


def forget(exercise: str | None = None) -> None:
    """Begin to count again: for one exercise, or for all."""
    if exercise is None:
        _TRIES.clear()
    else:
        _TRIES.pop(exercise, None)


def opened(hints: tuple[str, ...], tries: int) -> tuple[Hint, ...]:
    """Return the rungs that are open after so many tries, each with its name."""
    rungs = max(0, tries - OPENS + 1)
    return tuple(zip(RUNGS, hints, strict=False))[:rungs]
