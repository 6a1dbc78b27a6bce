"""The model cases that sentences of chapter 13 name in their source marks, besides its explorables' own."""

from collections.abc import Callable

from mscourse.evidence import number
from mscourse.evidence.marks import Numbers
from mscourse.models import preference

WITHOUT, WITH, OF = 30, 20, 1000
"""Attacks without and with the invented drug of the leaflets, of so many people."""
YEARS = 20


def leaflet() -> Numbers:
    """Return what the invented leaflets count, and the same as a ratio."""
    return {
        "given_without": WITHOUT,
        "given_with": WITH,
        "given_of": OF,
        "ratio": WITH / WITHOUT,
    }


def added_up_risk() -> Numbers:
    """Return what a yearly risk that a survey found accepted adds up to, per cent."""
    annual = number("johnson_2009_mar.acceptable_annual_risk_of_death_or") / 100
    return {"percent": 100 * preference.cumulative_risk(annual, YEARS), "given_years": YEARS}


PATIENTS_PAGE: dict[str, Callable[[], Numbers]] = {one.__name__: one for one in (leaflet, added_up_risk)}
