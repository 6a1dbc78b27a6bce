"""The model cases that the words of chapter 06's explorables name in their source marks."""

from collections.abc import Callable

import numpy as np

from mscourse.chapters import ahsct, brake_after, death_series
from mscourse.chapters.transplant_course import FULL, NO_CELLS, NO_CHEMOTHERAPY, SLOWER, counts
from mscourse.diagrams.series_panels import Chosen
from mscourse.evidence.marks import Numbers
from mscourse.models import reconstitution as blood


def ahsct_walk() -> Numbers:
    """Return counts in per cent of normal on the way, and infections in the first half-year."""
    rescued, alone = (float(counts(way, [15])["neutrophils"][0]) for way in (FULL, NO_CELLS))
    quarter, half_year, year, two = (counts(FULL, [day]) for day in (90, 180, 365, 730))
    return {
        "neutrophils_with": 100 * rescued,
        "neutrophils_without": 100 * alone,
        "day_above_half": blood.Neutrophils().day,
        "cd8_quarter": 100 * float(quarter["cd8"][0]),
        "b_half_year": 100 * float(half_year["b_cells"][0]),
        "cd4_half_year": 100 * float(half_year["cd4"][0]),
        "cd4_year": 100 * float(year["cd4"][0]),
        "cd4_two_years": 100 * float(two["cd4"][0]),
        "infections_with": ahsct.first_half_year(FULL),
        "infections_without": ahsct.first_half_year(NO_CELLS),
        "infections_untouched": ahsct.first_half_year(NO_CHEMOTHERAPY),
        "given_day": 15,
        "given_slower": SLOWER,
    }


def ahsct_rebuild() -> Numbers:
    """Return new CD4 clones of 100 by age, survivors and time, and when CD4 cells are below CD8."""

    def new(age: float, survivors: float, day: float = 730) -> float:
        return 100 * ahsct.rebuilt(age, survivors, day).new

    days = np.arange(0, 731.0)
    ratio = blood.simulate(blood.Parameters(), days).cd4_to_cd8
    below = days[ratio < 1]
    return {
        "new_two_years": new(35, 0.01),
        "new_half_year": new(35, 0.01, 183),
        "new_age_20": new(20, 0.01),
        "new_age_50": new(50, 0.01),
        "new_age_65": new(65, 0.01),
        "new_more_survive": new(35, 0.05),
        "new_deeper": new(35, 0.001),
        "new_deeper_old": new(65, 0.001),
        "cd4_half_year": 100 * ahsct.rebuilt(35, 0.01, 183).cd4,
        "ratio_below_from_day": float(below[0]),
        "ratio_below_to_day": float(below[-1]),
        "given_age": 35,
        "given_age_20": 20,
        "given_age_50": 50,
        "given_age_65": 65,
        "given_survivors": 1,
        "given_more": 5,
        "given_deeper": 0.1,
        "given_clones": 100,
    }


def ahsct_brake() -> Numbers:
    """Return attacks of fifty people in the year after the transplant and in the last, by what was done."""
    followed, before = brake_after.followed, brake_after.BEFORE
    start, longer = followed(0.01, 12, before), followed(0.01, 24, before)
    at = brake_after.TRANSPLANT
    return {
        "start_after": float(start.by_year[at]),
        "start_last": float(start.by_year[-1]),
        "untouched_after": float(brake_after.untouched().by_year[at]),
        "untouched_last": float(brake_after.untouched().by_year[-1]),
        "longer_second": float(longer.by_year[at + 1]),
        "longer_last": float(longer.by_year[-1]),
        "not_slow_after": float(followed(0.01, 0, before).by_year[at]),
        "less_deep_last": float(followed(0.2, 12, before).by_year[-1]),
        "firmer_last": float(followed(0.01, 12, 0.3).by_year[-1]),
        "twice_last": float(followed(0.01, 12, 0.5).by_year[-1]),
        "given_people": brake_after.PEOPLE,
        "given_kept": 1,
        "given_kept_more": 20,
        "given_months": 12,
        "given_longer": 24,
        "given_before": before,
        "given_firmer": 0.3,
        "given_twice": 0.5,
    }


def ahsct_deaths() -> Numbers:
    """Return deaths, people, shares and exact limits of the groups that the words name, in per cent."""
    groups = {
        "early_progressive": (death_series.EARLY, death_series.PROGRESSIVE),
        "recent_progressive": (death_series.RECENT, death_series.PROGRESSIVE),
        "all": (death_series.ALL_YEARS, death_series.ALL_FORMS),
    }
    found: dict[str, float] = {}
    for name, (era, forms) in groups.items():
        found |= _told(name, death_series.counted(death_series.chosen(era, forms, death_series.ALL_SIZES)))
    for record in ("silfverberg2024_sweden", "kvistad2020_norway", "nicholas2021_london"):
        (one,) = (series for series in death_series.all_series() if series.record == record)
        found |= _told(record.partition("_")[2], death_series.counted([one]))
    return {**found, "given_hundred": 100}


def _told(name: str, group: Chosen) -> dict[str, float]:
    return {
        f"{name}_deaths": group.deaths,
        f"{name}_people": group.people,
        f"{name}_percent": group.percent,
        f"{name}_low": group.low,
        f"{name}_high": group.high,
    }


AHSCT: dict[str, Callable[[], Numbers]] = {
    one.__name__: one for one in (ahsct_walk, ahsct_rebuild, ahsct_brake, ahsct_deaths)
}
