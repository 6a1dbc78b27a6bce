"""Chapter 00: counting who would have improved anyway, as an explorable."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from mscourse.diagrams.people_counted import Group, changes, crowds
from mscourse.explorables import Explorable, choice, explore, span
from mscourse.figures.page import Page

PEOPLE = 100
"""In each group."""
_SEEDS = {"Treated": 26, "Untreated": 7}
_GOLDEN = (5**0.5 - 1) / 2


def _luck() -> NDArray[np.float64]:
    """Give 100 people their luck as standard normal deviates, the unluckiest first.

    Each is the middle of one hundredth of the distribution. So the number who improve is the exact share, to
    within one person, and no state of the picture owes its number to a lucky draw.
    """
    return np.asarray(ndtri((np.arange(PEOPLE) + 0.5) / PEOPLE))


def group(name: str, wobble: float, effect: float, cut: float) -> Group:
    """Read everyone in a group twice.

    Parameters
    ----------
    name : str
        "Treated" or "Untreated"; each has its own people, who are the same in every state.
    wobble : float
        Standard deviation of one reading, in steps of the scale.
    effect : float
        The true improvement of everyone in the group, in steps.
    cut : float
        The change from which a person counts as improved, in steps.
    """
    seat = np.random.default_rng(_SEEDS[name]).permutation(PEOPLE)
    by_luck = wobble * 2**0.5 * _luck()
    # Neighbours on the scale stand far apart in height, so that dots seldom cover one another.
    lift = np.asarray((np.arange(PEOPLE) * _GOLDEN) % 1, np.float64)
    change = effect + by_luck
    return Group(name, change[seat], (by_luck >= cut - effect)[seat], lift[seat])


def _groups(wobble: float, effect: float, cut: float) -> tuple[Group, Group]:
    return group("Treated", wobble, effect, cut), group("Untreated", wobble, 0, cut)


def draw_improved(wobble: float, effect: float, cut: float) -> tuple[Page, Page]:
    """Draw two crowds of a hundred people, and how much each of them changed."""
    treated, untreated = _groups(wobble, effect, cut)
    return crowds(treated, untreated), changes(treated, untreated, cut)


def say_improved(wobble: float, effect: float, cut: float) -> str:
    """Say how many count as improved in both groups."""
    treated, untreated = _groups(wobble, effect, cut)
    start = (
        "no true effect" if effect == 0 else f"a true effect of {effect:g} step{'' if effect == 1 else 's'}"
    )
    return (
        f"With {start}, {treated.count} of {PEOPLE} treated and {untreated.count} of {PEOPLE} untreated "
        "people count as improved."
    )


def who_would_have_improved() -> Explorable:
    """Give start.x1: who would have improved anyway? Two crowds of 100, of which one is treated."""
    return explore(
        draw_improved,
        say=say_improved,
        name="anyway",
        title="Who would have improved anyway?",
        task=(
            "Leave the effect at zero. Find a wobble and a cut-off at which about four in ten count as "
            "improved. Then put wobble and cut-off back to one step, and find the smallest effect that "
            "your eye can tell apart from none."
        ),
        seen=(
            "A wobble of one and a half steps and a cut-off of half a step will do: 41 in 100 improve. "
            "<!-- model: improved.wobble_1_5_cut_half --> "
            'The share that "improves" says more about the ruler and the cut-off than about the '
            "treatment.\n\n"
            "A small effect moves a few people over the line, and they are lost in the pattern. "
            "And this picture is kind: both groups have the same luck. Two real groups of a hundred would "
            "differ by several people with no effect at all."
        ),
        alt=(
            "Left, two crowds of a hundred people, treated and untreated; who counts as improved is filled, "
            "the others are outlines. Right, a dot for each person on a scale of how much they changed, "
            "the treated above the untreated, with a line at the cut-off and the side that counts as "
            "improved tinted."
        ),
        wobble=span(0, 2, step=0.5, start=1, label="Wobble, steps"),
        effect=span(0, 1, step=0.2, label="True effect, steps"),
        cut=choice(0.5, 1, 1.5, start=1, label="Cut-off, steps"),
    )
