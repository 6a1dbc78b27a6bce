"""The model cases that the text of chapter 06 names in its source marks."""

from collections.abc import Callable

from mscourse.evidence.marks import Numbers
from mscourse.models import reconstitution

TWO_YEARS = 730.0
STANDARD = reconstitution.Parameters()


def _new(age: float, survivors: float = 0.01, day: float = TWO_YEARS) -> float:
    """Return how many of 100 CD4 clones are new."""
    return 100 * float(reconstitution.renewed(day, age, survivors, STANDARD))


def blood_back() -> Numbers:
    """Return the days on which counts are back in the model, and what is there at two years.

    Returns
    -------
    mapping
        Days since the transplant; naive CD4 cells in per cent of their plateau at that age; and the counts
        and shares that set the days, as `given`.

    """
    naive = STANDARD.naive_cd4
    naive_share = float(reconstitution.naive(TWO_YEARS, STANDARD.age, naive)) / naive.normal
    half = float(reconstitution.naive(TWO_YEARS / 2, STANDARD.age, naive)) / naive.normal
    return {
        "neutrophils_day": reconstitution.crossing(STANDARD.neutrophils, 0.5),
        "killers_day": reconstitution.crossing(STANDARD.natural_killers, 0.2),
        "b_cells_day": reconstitution.crossing(STANDARD.b_cells, 0.2),
        "cd8_day": reconstitution.crossing(STANDARD.cd8, 0.4),
        "naive_two_years_percent": 100 * naive_share,
        "naive_one_year_percent": 100 * half,
        "given_share_percent": 80,
        "given_level": 0.5,
        "given_age": STANDARD.age,
        "given_years": 2,
        "given_first_day": 0,
    }


def new_share() -> Numbers:
    """Return how many of 100 CD4 clones are new after two years, by age and by what survived."""
    return {
        "age_20": _new(20),
        "age_35": _new(35),
        "age_50": _new(50),
        "age_65": _new(65),
        "five_percent": _new(35, 0.05),
        "one_in_1000": _new(35, 0.001),
        "one_in_10_000": _new(35, 0.0001),
        "half_year": _new(35, day=183),
        "given_youngest": 20,
        "given_age": 35,
        "given_older": 50,
        "given_oldest": 65,
        "given_survivors_percent": 1,
        "given_survivors_more_percent": 5,
        "given_expansion": STANDARD.renewal.expansion,
        "given_halving_years": STANDARD.naive_cd4.halving,
        "given_of": 100,
    }


AHSCT_PAGE: dict[str, Callable[[], Numbers]] = {one.__name__: one for one in (blood_back, new_share)}
