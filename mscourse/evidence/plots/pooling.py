"""From a synthesis to the rows of a forest plot, and from a refused one to the reason that is printed."""

import re
from collections.abc import Sequence

from mscourse.evidence import printing
from mscourse.evidence.errors import NotPooledError
from mscourse.evidence.library import Library
from mscourse.evidence.synthesis import Asked, Pooled, pool
from mscourse.evidence.synthesis.saying import share
from mscourse.figures.forest import Row

PERCENT = 100
_NAMES = re.compile(r" \([^()]*\)")
"""The studies in brackets behind each objection: they stand in the rows already."""


def findings(objections: Sequence[str]) -> str:
    """Write what speaks against pooling, without what an author could do about it."""
    # An objection ends with its remedy: "Different times: ... . Choose numbers that were ...".
    found = [_NAMES.sub("", one.rstrip(".").rpartition(". ")[0]) for one in objections]
    return "; ".join(_small(one.replace("; ", ", ")) for one in found if one)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def why_not(library: Library, outcomes: Sequence[Asked]) -> str:
    """Say why outcomes are not pooled.

    Raises
    ------
    ValueError
        If nothing speaks against it: then they have to be pooled, or the note written by hand.

    """
    try:
        pool(library, outcomes)
    except NotPooledError as refused:
        return f"Not pooled: {findings(refused.objections)}."
    message = f"nothing speaks against pooling {', '.join(map(str, outcomes))}; draw their pooled estimate"
    raise ValueError(message)


def share_row(label: str, pooled: Pooled, beside: str) -> Row:
    """Draw a pooled share of people as a diamond, in percent, with its prediction interval."""
    expected = pooled.prediction
    return Row(
        label,
        f"{share(pooled.estimate)} ({share(pooled.low)}{printing.DASH}{share(pooled.high)})",
        beside,
        PERCENT * pooled.estimate,
        PERCENT * pooled.low,
        PERCENT * pooled.high,
        "diamond",
        expected=None if expected is None else (PERCENT * expected[0], PERCENT * expected[1]),
    )


def unlike(pooled: Pooled) -> str:
    """Say how unlike the studies are, and within which limits a further one would be expected."""
    parts = []
    if pooled.prediction is not None and pooled.scale == "proportion":
        low, high = (share(one) for one in pooled.prediction)
        parts.append(f"A further study would be expected at {low} to {high} in 100")
    if pooled.i2 is not None:
        parts.append(f"I² {printing.number(round(PERCENT * pooled.i2))}{printing.SPACE}%")
    if pooled.tau2 is not None:
        parts.append(f"\N{GREEK SMALL LETTER TAU}² {pooled.tau2:.2g}")
    return "; ".join(parts)


def all_the_same(pooled: Pooled) -> str:
    """Print what speaks against a pooled estimate, and the reason for pooling all the same."""
    if not pooled.objections or pooled.reason is None:
        return ""
    reason = _small(pooled.reason.rstrip("."))
    return f"Against pooling: {findings(pooled.objections)}. Pooled all the same: {reason}."
