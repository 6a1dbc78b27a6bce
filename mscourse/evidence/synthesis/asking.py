"""The way in: rows are made, objections raised, and only then is anything averaged."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mscourse.evidence import kinds
from mscourse.evidence.errors import NotPooledError
from mscourse.evidence.synthesis import effects, objections, pooling
from mscourse.evidence.synthesis.effects import Asked, Row
from mscourse.evidence.synthesis.results import Kind, Method, Pooled

if TYPE_CHECKING:
    from mscourse.evidence.library import Library

LEAST_REASON = 20
"""Characters below which a reason is no sentence."""
LEAST_WORDS = 4


def pool(  # noqa: PLR0913 - a question with four details, each with a default
    library: "Library",
    outcomes: Iterable[Asked],
    *,
    method: Method | None = None,
    interval: Kind | None = None,
    level: float = 95,
    because: str | None = None,
) -> Pooled:
    """Make several studies one, or refuse and say why.

    Parameters
    ----------
    library
        Where the numbers come from.
    outcomes
        Two or more: ids (``record.outcome``) or outcomes; or pairs of them, the counts of two groups of a
        study, those treated first, which give odds ratios. Ratios and differences need their confidence
        interval, proportions their counts or a confidence interval.
    method
        A key of `METHODS`. By default ``"reml"`` for ratios, differences and percentages with intervals;
        for counts ``"binomial-normal"``, or ``"exact"`` if nothing, or all, happened.
    interval
        ``"normal"``, ``"hartung-knapp"``, or ``"hartung-knapp-floored"`` (the default: never narrower than
        the errors of the studies allow). Only for methods that average effects.
    level
        Confidence level of all intervals, in percent.
    because
        Why the studies may be pooled although something speaks against it: a sentence, which is printed under
        the result together with what speaks against it.

    Returns
    -------
    Pooled
        With the rows in the order given.

    Raises
    ------
    NotPooledError
        If something speaks against it and no reason is given; the message lists all of it, with remedies.
    ValueError
        If a number cannot be weighed, the method is not for it, or the reason is no sentence.
    KeyError, NotShownError
        If there is no such number, or it may not be shown.

    """
    _check(method, interval, level, because)
    rows = [effects.row(library, one, level) for one in outcomes]
    _check_rows(rows)
    found = objections.against(rows)
    if found and because is None:
        listed = "\n".join(f"- {one}" for one in found)
        message = (
            f"These {len(rows)} studies are not pooled as they stand:\n{listed}\n"
            "Choose studies without these differences; or write because='...', a sentence that says why they "
            "may be pooled all the same. It is printed under the result, with all of the above."
        )
        raise NotPooledError(message, found)
    plan = pooling.Plan(
        method or _usual(rows),
        rows[0].scale,
        rows[0].measure if len({one.measure for one in rows}) == 1 else rows[0].scale,
        interval,
        level,
        rows[0].outcome.unit if rows[0].scale == "difference" else None,
        _subject(rows),
        because,
        found,
    )
    return pooling.fit([one.study for one in rows], plan)


def _check(method: Method | None, interval: Kind | None, level: float, because: str | None) -> None:
    if method is not None and method not in pooling.METHODS:
        message = f"method: there is no {method!r}; choose among: {', '.join(pooling.METHODS)}"
        raise ValueError(message)
    if interval not in {None, "normal", "hartung-knapp", "hartung-knapp-floored"}:
        message = f"interval: there is no {interval!r}; write normal, hartung-knapp or hartung-knapp-floored"
        raise ValueError(message)
    if not 0 < level < 100:  # noqa: PLR2004 - percent
        message = f"level: {level} percent cannot be; give one such as 95"
        raise ValueError(message)
    if because is not None and (len(because.strip()) < LEAST_REASON or len(because.split()) < LEAST_WORDS):
        message = f"because: {because!r} is no reason; write a sentence that a reader can judge"
        raise ValueError(message)


def _check_rows(rows: list[Row]) -> None:
    if len(rows) < 2:  # noqa: PLR2004 - two
        message = f"{len(rows)} study is no synthesis; give two or more, or show the one as it is"
        raise ValueError(message)
    names = [one.study.outcome for one in rows]
    again = sorted({name for name in names if names.count(name) > 1})
    if again:
        message = f"{', '.join(again)} is given twice; name each number once"
        raise ValueError(message)
    for what, there in (
        ("scales", {one.scale for one in rows}),
        ("units", {one.outcome.unit for one in rows if one.scale == "difference"}),
    ):
        if len(there) > 1:
            listed = ", ".join(sorted(str(one) for one in there))
            message = f"different {what} ({listed}) have no common average, whatever the reason; pool one"
            raise ValueError(message)


def _usual(rows: list[Row]) -> Method:
    counted = rows[0].scale == "proportion" and all(one.study.events is not None for one in rows)
    if not counted:
        return "reml"
    events = sum(one.study.events or 0 for one in rows)
    everyone = sum(one.study.people or 0 for one in rows)
    return "exact" if events in {0, everyone} else "binomial-normal"


def _subject(rows: list[Row]) -> str:
    names = {one.outcome.name for one in rows}
    if len(names) == 1:
        return names.pop()
    what = dict.fromkeys(kinds.outcome_kind(one.outcome).replace("_", " ") for one in rows)
    return " or ".join(what)
