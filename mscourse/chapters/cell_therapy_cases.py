"""The model cases that chapter 05's sentences name in their source marks."""

from collections.abc import Callable

from mscourse.chapters import cell_therapy
from mscourse.evidence.marks import Numbers
from mscourse.models import budget, msc


def cell_fates() -> Numbers:
    """Return how many cells live where after a dose: millions of 50 million, tenths, hundredths."""
    day = msc.amounts([1.0], msc.Treatment())
    lungs, elsewhere = float(day.lung[0]), float(day.systemic[0])
    week, fluid = (budget.living(route, cell_therapy.WEEK) for route in msc.ROUTES)
    return {
        "lungs_day_million": cell_therapy.VIAL * lungs,
        "elsewhere_day_million": cell_therapy.VIAL * elsewhere,
        "week_million": cell_therapy.VIAL * week,
        "lungs_day_in_ten": 10 * lungs,
        "elsewhere_day_in_100": 100 * elsewhere,
        "week_in_100": 100 * week,
        "fluid_day_in_100": 100 * budget.living("intrathecal", 1.0),
        "fluid_week_in_100": 100 * fluid,
        "caught_in_100": 100 * msc.Parameters().lung_share,
        "given_million": cell_therapy.VIAL,
        "given_hundred_million": 100,
        "given_day": 1,
    }


def cell_budget() -> Numbers:
    """Return what a lesion takes, what a dose into a vein leaves, and the dose that it would take."""
    needed = budget.cells_to_fill(cell_therapy.LESION)
    vein = cell_therapy.shares(cell_therapy.VEIN, "1 in a million")
    alive, arrived, working = budget.left(100e6, vein)
    return {
        "needed_million": needed / 1e6,
        "alive_week_million": alive / 1e6,
        "arrived": arrived,
        "working": working,
        "vein_dose_million_billion": budget.dose_for(needed, vein) / 1e15,
        "sheaths_billion": budget.sheaths_to_fill(cell_therapy.LESION) / 1e9,
        "given_lesion_ml": cell_therapy.LESION,
        "given_dose_million": 100,
        "given_largest_dose_billion": 1,
        "given_arrive_one_in_million": 1,
        "given_sheaths_a_cell": budget.SHEATHS,
        "given_right_kind_percent": 100 * cell_therapy.RIGHT_KIND,
    }


def cell_example() -> Numbers:
    """Return what the page's budget leaves of 100 million cells, doses that it would take, and the lungs."""
    alive = budget.living("intravenous", 7)
    shares = (alive, 1e-4, 0.5)
    living, arrived, right_kind = budget.left(100e6, shares)
    return {
        "alive_million": living / 1e6,
        "arrived": arrived,
        "right_kind": right_kind,
        "doses_million": budget.dose_for(budget.cells_to_fill(2.3), shares) / 100e6 / 1e6,
        "lungs_day_in_100": 100 * float(msc.amounts([1.0]).lung[0]),
        "given_dose_million": 100,
    }


CELL_THERAPY: dict[str, Callable[[], Numbers]] = {
    one.__name__: one for one in (cell_fates, cell_budget, cell_example)
}
