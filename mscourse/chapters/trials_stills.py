"""Chapter 12: two groups of ten dealt from one source, and six lifelines with the curve made of them."""

from collections.abc import Sequence
from functools import cache
from math import comb

import numpy as np

from mscourse.diagrams.lifelines import Lives, Step, lifelines
from mscourse.diagrams.shuffled_cards import Deal, shuffled_cards
from mscourse.figures.chart import Chart
from mscourse.models import trial

SIX = ((2.0, True), (5.0, False), (7.0, True), (9.0, True), (11.0, False), (14.0, False))
"""Six invented people: month of the last look, and whether they got worse then."""
SEED = 4
"""Where chance begins for the two groups; chosen, so that they lie as far apart as chance easily brings."""


@cache
def tens() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Draw two groups of ten from one source: the same rate, the same spread, no treatment."""
    plan = trial.Relapses(control=10, treated=10, rate_ratio=1)
    found = trial.simulate_relapses(plan, rng=np.random.default_rng(SEED))
    return tuple(found.treated[0].tolist()), tuple(found.control[0].tolist())


TENS = tens()
"""Relapses in a year of the two groups."""


def deals(first: Sequence[int], other: Sequence[int]) -> Deal:
    """Count every way to deal the cards of two groups anew, exactly.

    Parameters
    ----------
    first, other : sequence of int
        What is on the cards of each group.
    """
    cards = [*first, *other]
    total = sum(cards)
    # ways[k][s]: in how many ways k cards with the sum s can be chosen.
    ways = np.zeros((len(first) + 1, total + 1), dtype=object)
    ways[0, 0] = 1
    for card in cards:
        for chosen in range(len(first), 0, -1):
            ways[chosen, card:] += ways[chosen - 1, : total + 1 - card]
    sums = np.flatnonzero(ways[len(first)])
    share = np.array([float(ways[len(first), one]) for one in sums]) / comb(len(cards), len(first))
    return Deal((tuple(first), tuple(other)), np.asarray(2.0 * sums - total, float), share)


def shuffled() -> Chart:
    """Draw two groups of ten, and every way to deal their cards anew."""
    return shuffled_cards(deals(*TENS))


def steps(six: Sequence[tuple[float, bool]] = SIX) -> tuple[Step, ...]:
    """Return the steps of the curve of some people, each with who was still under watch."""
    months = [month for month, _ in six]
    curve = trial.kaplan_meier(months, [worse for _, worse in six])
    return tuple(
        Step(at, sum(worse and month == at for month, worse in six), int(watched), 100 * free)
        for at, watched, free in zip(
            curve.time.tolist(), curve.at_risk.tolist(), curve.free.tolist(), strict=True
        )
    )


def by_hand() -> Chart:
    """Draw six lifelines and the curve made of them."""
    return lifelines(Lives(SIX, steps()))


__all__ = ["SIX", "TENS", "by_hand", "deals", "shuffled", "steps", "tens"]
