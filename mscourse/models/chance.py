"""What chance alone can do: events that were not seen, and scores that wobble. Closed forms, no simulation."""

import math


def upper_bound_zero(n: int, level: float = 0.95) -> float:
    """Return the largest risk that still fits when none of `n` people had the event.

    The one-sided exact (Clopper-Pearson) bound: the risk p at which n people stay free with probability
    ``1 - level``, so ``(1 - p)**n = 1 - level``. For n of 100 and more it is within 2 % of 3 / n at 95 %, the
    rule of three.

    Parameters
    ----------
    n
        How many people were watched, 1 or more.
    level
        Confidence as a fraction between 0 and 1, ends excluded.

    Returns
    -------
    float
        A fraction between 0 and 1.

    Raises
    ------
    ValueError
        If `n` or `level` is out of its range.

    """
    if n < 1:
        message = f"n is {n}; give the number of people watched, 1 or more"
        raise ValueError(message)
    if not 0 < level < 1:
        message = f"level is {level}; give a fraction between 0 and 1, such as 0.95"
        raise ValueError(message)
    return -math.expm1(math.log1p(-level) / n)


def share_improved(wobble: float, cut: float = 1.0, effect: float = 0.0) -> float:
    """Return the share of people who count as improved when each score is read twice.

    A reading is the person's true state plus a normal error of standard deviation `wobble`; the change is the
    difference of two readings, of standard deviation ``wobble * sqrt(2)``, around `effect`.

    Parameters
    ----------
    wobble
        Standard deviation of one reading, in steps of the scale, 0 or more.
    cut
        The change from which a person counts as improved, in steps.
    effect
        The true improvement of everyone, in steps.

    Returns
    -------
    float
        A fraction between 0 and 1.

    Raises
    ------
    ValueError
        If a value is not finite, or `wobble` is negative.

    """
    if not all(map(math.isfinite, (wobble, cut, effect))) or wobble < 0:
        message = (
            f"wobble {wobble}, cut {cut}, effect {effect}: give finite numbers, and a wobble of 0 or more"
        )
        raise ValueError(message)
    if wobble == 0:
        return 1.0 if effect >= cut else 0.0
    return math.erfc((cut - effect) / wobble / 2) / 2
