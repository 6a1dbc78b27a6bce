"""Chapter 05: where cells go and how long they live, and a budget of cells, as two explorables."""

import math
from functools import cache

import numpy as np

from mscourse.diagrams.cell_staircase import FIBRES, Doses, Step, lesion_filled, staircase
from mscourse.diagrams.cells_followed import Living, Places, in_the_body, living_curves
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page
from mscourse.models import budget as cells
from mscourse.models import msc

ROUTES = {"into a vein": "intravenous", "into the spinal fluid": "intrathecal"}
VEIN, _SPINE = ROUTES
MILLION = 1e6
DAYS = (0, 0.25, 0.5, 1, 2, 3, 5, 7)
WEEK = 7.0
VIAL = 50
"""Millions of cells in the vial; a dot each."""
_DAYS_DRAWN = np.linspace(0, WEEK, 85)
_FEW, _THOUSAND, _BILLION = 10, 1e3, 1e9


def counted(number: float) -> str:
    """Print a number of cells with two digits, such as "1.5 million"; below a half-way cell "none"."""
    if number < 1:
        return "fewer than one"
    digits = float(f"{number:.2g}")
    if digits < MILLION:
        return f"{digits:,.0f}"
    name, unit = (("billion", _BILLION), ("million", MILLION))[digits < _BILLION]
    if digits < _THOUSAND * _BILLION:
        return f"{digits / unit:.3g} {name}"
    power = math.floor(math.log10(digits))
    raised = str(power).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{digits / 10.0**power:.2g} \N{MULTIPLICATION SIGN} 10{raised}"


# ---- follow the cells ----


@cache
def _parameters(half_life: float) -> msc.Parameters:
    """Give the model's cells another half-life in the lung, days."""
    return msc.Parameters(lung_loss=math.log(2) / half_life)


def alive(route: str, day: float, half_life: float = 1.0) -> tuple[float, float, float]:
    """Return shares alive in the lungs, in the rest of the body, and in the spinal fluid.

    Parameters
    ----------
    route : str
        One of `ROUTES`.
    day : float
        Days since the dose.
    half_life : float
        Days in which half of the cells in the lungs die.
    """
    held = msc.amounts([day], msc.Treatment(route=ROUTES[route]), _parameters(half_life))
    return float(held.lung[0]), float(held.systemic[0]), float(held.cns[0])


def dots(route: str, day: float, half_life: float) -> tuple[int, int, int]:
    """Count the dots of living cells in each place: whole millions, never more than were given."""
    lungs, elsewhere, fluid = (round(VIAL * share) for share in alive(route, day, half_life))
    return min(lungs, VIAL - elsewhere), elsewhere, fluid


def draw_follow(route: str, day: float, half_life: float) -> tuple[Page, Page]:
    """Draw the living cells in a body, and how many live on which day."""
    lungs, elsewhere, fluid = dots(route, day, half_life)
    by_vein = route == VEIN
    vein, spine = (
        msc.amounts(_DAYS_DRAWN, msc.Treatment(route=one), _parameters(half_life)) for one in ROUTES.values()
    )
    living = Living(_DAYS_DRAWN, 100 * vein.lung, 100 * vein.systemic, 100 * spine.cns)
    return in_the_body(Places(VIAL, lungs, elsewhere, fluid, by_vein)), living_curves(
        living, day, by_vein=by_vein
    )


def say_follow(route: str, day: float, half_life: float) -> str:
    """Say how many live where."""
    lungs, elsewhere, fluid = (VIAL * MILLION * share for share in alive(route, day, half_life))
    start = f"Of {VIAL} million cells given {route}"
    when = "straight away" if day == 0 else f"after {_days(day)}"
    if route == VEIN:
        # Two digits would round the first moment to more cells than were given.
        held = f"{lungs / MILLION:.1f} million" if day == 0 else counted(lungs)
        return (
            f"{start}, {held} are alive in the lungs {when}, and {counted(elsewhere)} in the rest "
            "of the body."
        )
    return f"{start}, {counted(fluid)} are alive there {when}."


def _days(day: float) -> str:
    hours = round(24 * day)
    return f"{hours} hours" if day < 1 else f"{day:g} day{'' if day == 1 else 's'}"


def follow() -> Explorable:
    """Follow the cells: show where cells live after a dose, and for how long."""
    return explore(
        draw_follow,
        say=say_follow,
        name="follow-the-cells",
        title="Where do fifty million cells go?",
        task=(
            "Give the cells into a vein and go from the first moment to the end of the week. Then let the "
            "cells in the lungs live longer: does that bring them to the brain? Last, change the route."
        ),
        seen=(
            "A day after a dose into a vein 23 million of 50 million cells are alive in the lungs and 2.3 "
            "million in the rest of the body; after a week 0.8 million in all. <!-- model: cell_fates --> "
            "In mice the cells are too big for the smallest vessels of the lungs, and most are caught "
            "there before any has seen the brain. Cells that live longer live longer in the lungs. A few "
            "more go on to the rest of the body; how many of those reach the brain, the model does not "
            "say.\n\n"
            "In the spinal fluid more of them last in the model, because nothing filters them at the "
            "start. Whether they leave the fluid for a lesion is another question, and the picture does "
            "not answer it. All rates are illustrative. Their order follows what was seen in mice, and we "
            "found no such count in people with MS."
        ),
        alt=(
            "Left, a body from the side with fifty dots, each a million cells: filled while they live, an "
            "outline once they have died, in the lungs and the rest of the body or in the spinal fluid. "
            "Right, living cells in per cent against days for both routes, with the chosen day marked."
        ),
        route=choice(*ROUTES, start=VEIN, label="Cells given"),
        day=choice(*DAYS, start=1, unit="days", label="Time"),
        half_life=choice(0.5, 1, 3, start=1, unit="days", label="Half of those in the lungs die within"),
    )


# ---- a budget of cells ----

LESION = 2.287
"""Volume of the lesion, mL: the mean of all lesions beside the brain's chambers in early MS (a record)."""
RIGHT_KIND = 0.5
"""Share of arrived cells that become makers of myelin: generous, for teaching."""
EVER_GIVEN = 1e11
"""Cells given in all trials of cells made from pluripotent ones, together; at least (a record)."""
ARRIVE = {
    "1 in a million": 1e-6,
    "1 in 100,000": 1e-5,
    "1 in 10,000": 1e-4,
    "1 in 1,000": 1e-3,
    "1 in 100": 1e-2,
    "1 in 10": 0.1,
    "all": 1.0,
}
DOSES = (0.1, 1, 10, 100, 1000)
"""Millions of cells."""


def shares(route: str, arrive: str) -> tuple[float, float, float]:
    """Return the shares that are alive after a week, reach the lesion, and are of the right kind."""
    return cells.living(ROUTES[route], WEEK), ARRIVE[arrive], RIGHT_KIND


def filled(route: str, dose: float, arrive: str) -> int:
    """Return how many of a hundred fibres get new sheaths; `dose` is in millions."""
    working = cells.left(dose * MILLION, shares(route, arrive))[-1]
    return min(FIBRES, math.floor(FIBRES * working / cells.cells_to_fill(LESION)))


def draw_budget(route: str, dose: float, arrive: str) -> tuple[Page, Page]:
    """Draw what each step leaves, and how much of the lesion that fills."""
    given = dose * MILLION
    passed = shares(route, arrive)
    needed = cells.cells_to_fill(LESION)
    names = ("given", "alive after\na week", "at the\nlesion", "of the\nright kind")
    steps = [
        Step(name, count, _brief(count))
        for name, count in zip(names, (given, *cells.left(given, passed)), strict=True)
    ]
    it_takes = cells.dose_for(needed, passed)
    doses = Doses(given, it_takes, EVER_GIVEN)
    return (
        staircase(steps, needed, counted(needed)),
        lesion_filled(filled(route, dose, arrive), doses, counted(given), counted(it_takes)),
    )


def _brief(count: float) -> str:
    return "below 1" if count < 1 else counted(count)


def say_budget(route: str, dose: float, arrive: str) -> str:
    """Say how many are left after the last step, how many it takes, and how much that fills."""
    given = dose * MILLION
    alive, _, working = cells.left(given, shares(route, arrive))
    start = f"Of {counted(given)} cells given {route}, {counted(alive)} are alive after a week"
    verb = "is" if working < 1 else "are"
    return (
        f"{start} and {counted(working)} {verb} at the lesion and of the right kind. It would take "
        f"{counted(cells.cells_to_fill(LESION))}: {filled(route, dose, arrive)} of {FIBRES} fibres get new "
        "sheaths."
    )


def budget() -> Explorable:
    """Make a budget of cells: show what each step leaves of a dose, and what a lesion would need."""
    return explore(
        draw_budget,
        say=say_budget,
        name="cell-budget",
        title="How many cells would fill a lesion?",
        task=(
            "Stay with the vein and raise the dose: how far does that get you? Then find a setting that "
            "fills the lesion, and name the step that you had to inflate."
        ),
        seen=(
            "One setting does it: 1 billion cells into the spinal fluid, all of which reach the lesion. It "
            "takes 250 million working cells, and no dose on the slider makes up for a step that one in a "
            "million passes. <!-- model: cell_budget --> Each step acts on what the step before has left.\n\n"
            "By vein, with one in a million arriving, the dose would have to be 33 million billion cells. "
            "<!-- model: cell_budget.vein_dose_million_billion --> "
            "All trials of cells made from pluripotent ones, everywhere and together, have given more than "
            "10^11. <!-- kirkeby_2025_landscape.cells_given_in_total -->"
        ),
        alt=(
            "Left, four bars on a scale of powers of ten: cells given, alive after a week, at the lesion, of "
            "the right kind; a dashed line marks how many would fill the lesion. Right, a hundred nerve "
            "fibres cut across, new sheaths as rings, above the dose given and the dose it would take."
        ),
        route=choice(*ROUTES, start=VEIN, label="Cells given"),
        dose=choice(*DOSES, start=100, unit="million cells", label="Dose"),
        arrive=choice(*ARRIVE, start="1 in a million", label="Reach the lesion"),
    )
