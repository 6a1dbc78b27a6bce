"""A trial with four arms, neither treatment, one, the other, both: what it can see of each and of the two.

Every arm has the same number of people, whose measures scatter alike. A main effect is the mean of the two
arms with a treatment less the mean of the two without it. The interaction is a difference of differences:
what the treatment does beside the other, less what it does alone. Both are sums of four means, and their
errors follow from that (ours); a mean is taken as normal.
"""

import math
from typing import Literal

from scipy.special import ndtr, ndtri

from mscourse.models.ranges import check, check_choice

Contrast = Literal["main", "interaction"]
WEIGHTS: dict[Contrast, float] = {"main": 0.5, "interaction": 1.0}  # of each arm's mean, but for the sign
CONTRASTS: tuple[Contrast, ...] = tuple(WEIGHTS)
ARMS = 4


def factorial_error(people: float, spread: float, contrast: Contrast = "interaction") -> float:
    """Return the standard error of a contrast: ``w s sqrt(4 / n)``, w 1/2 (main effect) or 1 (interaction).

    Parameters
    ----------
    people
        In each of the four arms.
    spread
        Standard deviation of the measure between people of one arm, in its units.
    contrast
        ``"main"`` or ``"interaction"``.

    Raises
    ------
    ValueError
        If a value is out of its range, or there is no such contrast.

    """
    check("people", people, 1, 1e9, "It counts the people in each of the four arms.")
    check("spread", spread, 1e-9, 1e9, "It is a standard deviation, in the units of the measure.")
    check_choice("contrast", contrast, CONTRASTS)
    return WEIGHTS[contrast] * spread * math.sqrt(ARMS / people)


def factorial_power(
    people: float, effect: float, spread: float, contrast: Contrast = "interaction", alpha: float = 0.05
) -> float:
    """Return the chance that a trial with four arms finds a contrast of this size, in either direction.

    Arguments as of `factorial_error`; `effect` is in the units of the measure, and `alpha` two-sided. Raises
    ValueError if a value is out of its range.
    """
    check("effect", effect, -1e9, 1e9, "It is in the units of the measure.")
    check("alpha", alpha, 1e-12, 0.999, "It is the two-sided risk of a false alarm, such as 0.05.")
    shift, sure = effect / factorial_error(people, spread, contrast), float(ndtri(1 - alpha / 2))
    return float(ndtr(shift - sure) + ndtr(-shift - sure))


def factorial_people(
    effect: float, spread: float, contrast: Contrast = "interaction", power: float = 0.8, alpha: float = 0.05
) -> float:
    """Return how many people each of four arms needs, before rounding up: ``(2 w s (z_a + z_b) / effect)²``.

    Arguments as of `factorial_power`. The chance of a result in the wrong direction is left out, as is usual.
    Raises ValueError if a value is out of its range or the effect is 0.
    """
    check("effect", abs(effect), 1e-9, 1e9, "It is in the units of the measure, and not 0.")
    check("power", power, 1e-6, 1 - 1e-12, "It is a probability between 0 and 1, such as 0.8.")
    check("alpha", alpha, 1e-12, 0.999, "It is the two-sided risk of a false alarm, such as 0.05.")
    one = factorial_error(1, spread, contrast)
    return (one * float(ndtri(1 - alpha / 2) + ndtri(power)) / effect) ** 2
