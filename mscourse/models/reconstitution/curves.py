"""The two curves whose sum is the CD4 cells that are there: new ones, and clones from before."""

from mscourse.models.reconstitution.parameters import Parameters
from mscourse.models.reconstitution.theory import exported, old_clones

_PERSON = Parameters()


def fresh(age: float, day: float) -> float:
    """Return CD4 cells that the thymus has made since the transplant and that still live, 10⁹ per litre.

    Parameters
    ----------
    age
        At transplant, years.
    day
        Days since the transplant, 0 or more.

    """
    return float(exported(day, age, _PERSON.naive_cd4))


def old(survivors: float, day: float) -> float:
    """Return CD4 cells of clones from before the transplant, 10⁹ per litre.

    Parameters
    ----------
    survivors
        Share of them that the drugs left, 0 to 1.
    day
        Days since the transplant, 0 or more.

    """
    return float(old_clones(day, survivors, _PERSON))
