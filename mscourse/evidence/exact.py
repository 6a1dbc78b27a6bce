"""Exact limits for a proportion that was counted."""

from scipy.special import betaincinv


def exact_interval(events: int, n: int, level: float = 95) -> tuple[float, float]:
    """Return the Clopper-Pearson interval of a proportion.

    Parameters
    ----------
    events, n
        How many of how many.
    level
        Confidence level in percent.

    Returns
    -------
    tuple of float
        Low and high, between 0 and 1.

    Raises
    ------
    ValueError
        If events do not lie between 0 and n, n is 0, or the level does not lie between 0 and 100.

    Notes
    -----
    C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404-413, doi:10.1093/biomet/26.4.404.

    """
    _check(events, n, level)
    tail = (1 - level / 100) / 2
    low = float(betaincinv(events, n - events + 1, tail)) if events else 0.0
    high = float(betaincinv(events + 1, n - events, 1 - tail)) if events < n else 1.0
    return low, high


def upper_bound(events: int, n: int, level: float = 95) -> float:
    """Return the exact one-sided upper bound of a proportion; for no event it is 1 - (1 - level)^(1/n).

    Parameters, errors and source are those of `exact_interval`.
    """
    _check(events, n, level)
    return float(betaincinv(events + 1, n - events, level / 100)) if events < n else 1.0


def _check(events: int, n: int, level: float) -> None:
    if not 0 <= events <= n or n == 0:
        message = f"{events} of {n} is no proportion; events counts those among n, and n is at least 1"
        raise ValueError(message)
    if not 0 < level < 100:  # noqa: PLR2004 - percent
        message = f"a level of {level} percent cannot be; give one such as 95"
        raise ValueError(message)
