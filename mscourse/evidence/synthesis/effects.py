"""From a published number to a row that can be weighed; what cannot be weighed is refused with the reason."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import logit

from mscourse.evidence import printing
from mscourse.evidence.exact import exact_interval
from mscourse.evidence.records import Outcome, Record
from mscourse.evidence.synthesis.pooling import quantile
from mscourse.evidence.synthesis.results import Scale, Study

if TYPE_CHECKING:
    from mscourse.evidence.library import Library

Named = str | Outcome
Asked = Named | tuple[Named, Named]
"""A number by id or itself; or two of them, the counts of two groups: those treated first."""
DIFFERENCES = frozenset({"mean_difference", "adjusted_difference", "standardised_mean_difference"})
PEOPLE = frozenset({None, "percent", "patients", "people"})
LABELS = {
    "mist_interim_2018": "MIST, interim abstract",
    "canadian_atkins2016": "Canada",
    "ruizarguelles2019_mexico": "Mexico",
    "zhukovsky2021_alemtuzumab": "Sweden, beside alemtuzumab",
    "kvistad2024_norway_longterm": "Norway, longer",
    "italian_singlecentre_bmatg": "Italy, one centre",
    "fischbach2026_germany": "Germany",
}
"""Short names of records whose authors or years were not seen; they name no year either."""


@dataclass(frozen=True)
class Row:
    """A study with all that decides whether it may be pooled; its weight is not known yet."""

    study: Study
    record: Record
    outcome: Outcome
    scale: Scale
    measure: str


def row(library: "Library", asked: Asked, level: float) -> Row:
    """Make a row of a published number, or of a pair of counts.

    Raises
    ------
    ValueError
        If it cannot be weighed; the message says what it lacks.
    KeyError, NotShownError
        If there is no such number, or it may not be shown.

    """
    if isinstance(asked, tuple):
        return _pair(library, asked, level)
    outcome = _found(library, asked)
    record = library[outcome.id.partition(".")[0]]
    if outcome.measure in printing.RATIOS:
        return Row(_ratio(record, outcome, level), record, outcome, "ratio", outcome.measure)
    if outcome.measure in DIFFERENCES:
        return Row(_difference(record, outcome, level), record, outcome, "difference", outcome.measure)
    if outcome.events is not None and outcome.n is not None:
        return Row(_counted(record, outcome, level), record, outcome, "proportion", "proportion")
    if outcome.unit == "percent" and outcome.interval is not None:
        return Row(_percentage(record, outcome, level), record, outcome, "proportion", outcome.measure)
    counted = outcome.events is not None
    have = "events without the people at risk" if counted else "neither counts nor a usable interval"
    message = (
        f"{outcome.id} ({outcome.measure}) can't be weighed: {have}. Choose a ratio or difference with its "
        "confidence interval, a percentage with one, or counts (events and n)"
    )
    raise ValueError(message)


def label(record: Record) -> str:
    """Name a study beside its line."""
    return LABELS.get(record.id, record.short_name)


def _found(library: "Library", named: Named) -> Outcome:
    return library.outcome(named if isinstance(named, str) else named.id)


def _limits(outcome: Outcome) -> tuple[float, float, float, float]:
    """Return value, low, high and level of a number that has a confidence interval."""
    found = outcome.interval
    if outcome.value is None or found is None:
        message = f"{outcome.id} has no value with an interval, so nobody knows its weight; leave it out"
        raise ValueError(message)
    if found.kind != "ci" or found.level is None:
        message = (
            f"{outcome.id}: its interval is the {printing.INTERVALS[found.kind]}, which tells how people "
            "differed, not how sure the number is; leave it out, or find its confidence interval"
        )
        raise ValueError(message)
    return float(outcome.value), float(found.low), float(found.high), float(found.level)


def _error(outcome: Outcome, middle: float, low: float, high: float, level: float) -> float:
    """Return the standard error behind an interval of a level, on the scale of pooling."""
    error = (high - low) / (2 * quantile(level))
    if error <= 0 or not np.isfinite(error) or abs(middle - (low + high) / 2) > error:
        message = (
            f"{outcome.id}: the value does not lie in the middle of its interval, so that its error can't be "
            "told from it; check the record, or leave it out"
        )
        raise ValueError(message)
    return error


def _people(record: Record, outcome: Outcome) -> int | None:
    return outcome.n if outcome.n is not None else record.population.n


def _ratio(record: Record, outcome: Outcome, level: float) -> Study:
    value, low, high, printed = _limits(outcome)
    if low <= 0 or value <= 0:
        message = f"{outcome.id}: a ratio printed as nought has lost its digits to rounding; leave it out"
        raise ValueError(message)
    middle = float(np.log(value))
    error = _error(outcome, middle, float(np.log(low)), float(np.log(high)), printed)
    if printed != level:
        far = quantile(level) * error
        low, high = float(np.exp(middle - far)), float(np.exp(middle + far))
    return Study(
        label(record),
        record.id,
        outcome.id,
        value,
        low,
        high,
        0.0,
        _people(record, outcome),
        effect=middle,
        variance=error**2,
    )


def _difference(record: Record, outcome: Outcome, level: float) -> Study:
    value, low, high, printed = _limits(outcome)
    error = _error(outcome, value, low, high, printed)
    if printed != level:
        low, high = value - quantile(level) * error, value + quantile(level) * error
    return Study(
        label(record),
        record.id,
        outcome.id,
        value,
        low,
        high,
        0.0,
        _people(record, outcome),
        effect=value,
        variance=error**2,
    )


def _percentage(record: Record, outcome: Outcome, level: float) -> Study:
    value, low, high, printed = (number for number in _limits(outcome))
    if low <= 0 or high >= 100:  # noqa: PLR2004 - percent
        message = f"{outcome.id}: limits of nought or all have no log odds; give counts (events and n)"
        raise ValueError(message)
    middle, lower, upper = (float(logit(one / 100)) for one in (value, low, high))
    error = _error(outcome, middle, lower, upper, printed)
    if printed != level:
        far = quantile(level) * error
        lower, upper = middle - far, middle + far
    shares = [float(1 / (1 + np.exp(-one))) for one in (middle, lower, upper)]
    return Study(
        label(record),
        record.id,
        outcome.id,
        shares[0],
        shares[1],
        shares[2],
        0.0,
        _people(record, outcome),
        effect=middle,
        variance=error**2,
    )


def _counted(record: Record, outcome: Outcome, level: float) -> Study:
    events, people = _counts(outcome)
    low, high = exact_interval(events, people, level)
    # Half a person is added where a group has no event, or nothing else; `counts` does without.
    spare = 0.5 if events in {0, people} else 0.0
    yes, no = events + spare, people - events + spare
    return Study(
        label(record),
        record.id,
        outcome.id,
        events / people,
        low,
        high,
        0.0,
        people,
        events,
        effect=float(np.log(yes / no)),
        variance=1 / yes + 1 / no,
    )


def _counts(outcome: Outcome) -> tuple[int, int]:
    if outcome.events is None or outcome.n is None:
        message = f"{outcome.id} has not both counts (events and n); a percentage alone is not turned back"
        raise ValueError(message)
    if outcome.unit not in PEOPLE:
        message = (
            f"{outcome.id} counts {outcome.unit}, not people: those of one person are alike; leave it out"
        )
        raise ValueError(message)
    if outcome.n == 0 or not 0 <= outcome.events <= outcome.n:
        message = f"{outcome.id}: {outcome.events} of {outcome.n} is no proportion; check the record"
        raise ValueError(message)
    return outcome.events, outcome.n


def _pair(library: "Library", asked: tuple[Named, Named], level: float) -> Row:
    first, second = (_found(library, one) for one in asked)
    record = library[first.id.partition(".")[0]]
    if second.id.partition(".")[0] != first.id.partition(".")[0] or first.id == second.id:
        message = (
            f"{first.id} and {second.id} are not two groups of one study; pair groups of the same record"
        )
        raise ValueError(message)
    (events, people), (other, others) = _counts(first), _counts(second)
    if events + other in {0, people + others}:
        message = (
            f"{first.id} and {second.id}: no event in either group, or nothing else, tells nothing about a "
            "ratio; leave the study out, and say so"
        )
        raise ValueError(message)
    cells = np.array([events, people - events, other, others - other], dtype=float)
    if cells.min() == 0:
        cells += 0.5
    middle, error = float(np.log(cells[0] * cells[3] / cells[1] / cells[2])), float((1 / cells).sum() ** 0.5)
    far = quantile(level) * error
    study = Study(
        label(record),
        record.id,
        first.id,
        float(np.exp(middle)),
        float(np.exp(middle - far)),
        float(np.exp(middle + far)),
        0.0,
        people + others,
        events,
        middle,
        error**2,
        other,
        others,
    )
    return Row(study, record, first, "ratio", "odds_ratio")
