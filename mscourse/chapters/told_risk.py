"""A risk that people were told, and what became of them: the score's own people, and fresh ones."""

from functools import lru_cache

import numpy as np

from mscourse.diagrams.calibration_people import Part, calibration_people
from mscourse.figures.chart import Chart
from mscourse.figures.plots import Words
from mscourse.figures.wrap import fitted
from mscourse.models import personal

SCORE = personal.Score(people=200, factors=30, strength=0.8, share=0.3)
GROUPS = 5
SEED = 51
"""Chosen of eighty looked at: fresh people lie near what twenty thousand of them give."""


@lru_cache(maxsize=1)
def told() -> tuple[personal.Told, personal.Told]:
    """Return what the score tells its own people, and as many fresh ones."""
    own, fresh = personal.tell(SCORE, np.random.default_rng(SEED), fresh=SCORE.people)
    return own, fresh


def part(name: str, one: personal.Told) -> Part:
    """Group people by what they were told."""
    risks, shares = personal.in_groups(one, GROUPS)
    of = one.risk.size // GROUPS
    apart = round(100 * personal.discrimination(one))
    note = f"tells apart {apart} of 100 pairs (AUC {apart / 100:.2f})"
    return Part(name, note, [100 * risk for risk in risks.tolist()], [round(of * x) for x in shares], of)


def calibration() -> Chart:
    """Draw how a calibration curve is made of people, for one overfitted score."""
    own, fresh = told()
    first = part("The people it was made from", own)
    second = part("Fresh people", fresh)
    lowest, highest = (f"{second.told[at]:.0f}" for at in (0, -1))
    came = [f"{100 * second.happened[at] / second.of:.0f}" for at in (0, -1)]
    words = Words(
        "calibration",
        fitted("The same score: right for its own people, too sure for fresh ones", "title"),
        fitted(
            f"People ordered by the risk they were told, in {GROUPS} groups; filled: it happened within two "
            "years",
            "subtitle",
        ),
        fitted(
            f"A simulation: people are invented. {SCORE.people} people, {SCORE.factors} factors, of which "
            "one matters. We chose a run of chance whose fresh people are typical. Dashed: what is told "
            "happens."
        ),
        "Two rows. Each shows five groups of people as dots, ordered by the risk they were told, and a curve "
        "of what happened against what was told. In the score's own people the curve follows the diagonal; "
        f"in fresh people it is too flat: told {lowest}, {came[0]} in 100; told {highest}, {came[1]}.",
        "A risk of 30 in 100 should come true in 30 of 100 people who are told it. Each dot is a person, "
        "filled where it happened; each group gives one point of the curve. In its own people the score "
        "is right, in fresh people low risks are too low and high risks too high. Simulated people.",
    )
    return calibration_people(words, (first, second))
