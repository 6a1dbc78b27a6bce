"""Chapter 12: five invented series made one, in eight ways, and what a further one might find."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

import numpy as np

from mscourse.diagrams.pooled_panels import PooledRow, StudyRow, every_way, pooled_forest
from mscourse.evidence.exact import exact_interval
from mscourse.evidence.synthesis import pooling
from mscourse.evidence.synthesis.results import Method, Study
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page
from mscourse.models.trial.pooling import double_arcsine, miller

SERIES = {"A": (1, 24), "B": (0, 26), "C": (2, 74), "D": (0, 48), "E": (3, 35)}
"""Deaths and people of five series, invented: the model's stored example."""
NONE = "none"
Zeros = Literal["half a death added", "series dropped", "double arcsine", "counted as counts"]
HALF, DROPPED, ARCSINE, COUNTS = ZEROS = (
    "half a death added",
    "series dropped",
    "double arcsine",
    "counted as counts",
)
ONE, OWN = RISKS = ("one true risk", "each its own risk")
_WAYS: dict[tuple[str, str], Method] = {
    (HALF, ONE): "fixed",
    (HALF, OWN): "dersimonian-laird",
    (DROPPED, ONE): "fixed",
    (DROPPED, OWN): "dersimonian-laird",
    (ARCSINE, OWN): "freeman-tukey",
    (COUNTS, ONE): "exact",
    (COUNTS, OWN): "binomial-normal",
}
_PERCENT = 100


def _study(name: str) -> Study:
    events, people = SERIES[name]
    spare = 0.5 if events in {0, people} else 0.0
    yes, no = events + spare, people - events + spare
    low, high = exact_interval(events, people)
    return Study(
        name,
        name,
        name,
        events / people,
        low,
        high,
        0.0,
        people,
        events,
        effect=float(np.log(yes / no)),
        variance=1 / yes + 1 / no,
    )


def kept(left_out: str, zeros: str) -> list[str]:
    """Return the names of the series that are pooled."""
    return [one for one in SERIES if one != left_out and not (zeros == DROPPED and SERIES[one][0] == 0)]


@cache
def pooled(left_out: str, risks: str, zeros: str) -> tuple[PooledRow, dict[str, float]]:
    """Pool the series.

    Parameters
    ----------
    left_out : str
        A name of `SERIES`, or `NONE`.
    risks : str
        One of `RISKS`.
    zeros : str
        What is done with series without a death, one of `ZEROS`.

    Returns
    -------
    tuple
        The result in per cent, and each kept series' weight; weights sum to 1.
    """
    names = kept(left_out, zeros)
    if (zeros, risks) == (ARCSINE, ONE):
        return _one_angle(names)
    found = pooling.fit(
        [_study(one) for one in names], pooling.Plan(_WAYS[zeros, risks], "proportion", "proportion")
    )
    new = (
        None if found.prediction is None else (_PERCENT * found.prediction[0], _PERCENT * found.prediction[1])
    )
    row = PooledRow(_PERCENT * found.estimate, _PERCENT * found.low, _PERCENT * found.high, new)
    return row, dict(zip(names, found.weights, strict=True))


def _one_angle(names: Sequence[str]) -> tuple[PooledRow, dict[str, float]]:
    """Average double arcsines as if all had one true value; the library offers only the other way."""
    events, people = (np.array(column, float) for column in zip(*(SERIES[one] for one in names), strict=True))
    weights = people + 0.5
    angle = float((weights * double_arcsine(events, people)).sum() / weights.sum())
    far, typical = pooling.quantile(95) / float(weights.sum()) ** 0.5, people.size / float((1 / people).sum())
    low, middle, high = (_PERCENT * miller(one, typical) for one in (angle - far, angle, angle + far))
    shares = (weights / weights.sum()).tolist()
    return PooledRow(middle, low, high), dict(zip(names, shares, strict=True))


def draw_pool(left_out: str, risks: str, zeros: str) -> tuple[Page, Page]:
    """Draw the forest plot, and the result of every way."""
    result, weights = pooled(left_out, risks, zeros)
    rows = []
    for name, (events, people) in SERIES.items():
        low, high = exact_interval(events, people)
        share = _PERCENT * events / people
        rows.append(
            StudyRow(name, events, people, share, _PERCENT * low, _PERCENT * high, weights.get(name, 0.0))
        )
    ways = [(pooled(left_out, ONE, way)[0], pooled(left_out, OWN, way)[0]) for way in ZEROS]
    return pooled_forest(rows, result), every_way(ZEROS, ways, (ZEROS.index(zeros), RISKS.index(risks)))


def say_pool(left_out: str, risks: str, zeros: str) -> str:
    """Say the pooled share with its interval, and where a new series may lie."""
    row, _ = pooled(left_out, risks, zeros)
    start = "One true risk" if risks == ONE else "Random effects"
    handled = (
        "without a death: half added"
        if zeros == HALF
        else "without a death: dropped"
        if zeros == DROPPED
        else zeros
    )
    words = f"{start} ({handled}): {row.share:.1f} deaths in 100 ({row.low:.1f} to {row.high:.1f})"
    if row.prediction is None:
        return f"{words}; where a new series may lie, this way cannot tell."
    low, high = row.prediction
    return f"{words}; a new series may lie between {low:.1f} and {high:.1f}."


def pool() -> Explorable:
    """Pool five invented series in eight ways, with or without each of them."""
    return explore(
        draw_pool,
        say=say_pool,
        name="pool-it",
        title="Five series made one: whose number is it?",
        task=(
            "Two of the five saw no death. Change only how they are handled: between which two numbers does "
            "the result move? Then leave out one series, and halve the result with the double arcsine. Last, "
            "read the orange bar: what would you tell somebody who plans a sixth series?"
        ),
        seen=(
            "With half a death added the pooled share is 4.2 in 100, and with the double arcsine 1.9. "
            "<!-- model: trials_pool --> The data are the same. Half an invented death in 26 people weighs "
            "much where 6 real ones are all there are. <!-- model: trials_pool.given_people_b, "
            "trials_pool.deaths --> Counts taken as counts give 2.7 to 2.9, and add nothing. <!-- model: "
            "trials_pool -->\n\n"
            "Without series E the double arcsine gives 1.0 instead of 1.9: 3 of the 6 deaths were there. "
            "<!-- model: trials_pool --> One series carries half of the answer, which no interval says "
            "aloud.\n\n"
            "With random effects and half a death added, the mean may lie between 1.5 and 11.5, and a new "
            "series between 1.3 and 13.2. <!-- model: trials_pool --> The diamond is about the average, the "
            "bar about the next place. Neither repairs a series that counted badly: pooling averages what it "
            "is given. The five are invented."
        ),
        alt=(
            "Left, a forest plot of five series with squares as large as their weights, a diamond for all "
            "together and a bar for a new one. Right, the same series pooled in eight ways, diamonds on "
            "intervals in four pairs, with the chosen one filled."
        ),
        left_out=choice(NONE, *SERIES, start=NONE, label="Left out"),
        risks=choice(*RISKS, start=OWN, label="Assume"),
        zeros=choice(*ZEROS, start=HALF, label="Series without a death"),
    )


__all__ = [
    "HALF",
    "NONE",
    "ONE",
    "OWN",
    "RISKS",
    "SERIES",
    "ZEROS",
    "draw_pool",
    "pool",
    "pooled",
    "say_pool",
]
