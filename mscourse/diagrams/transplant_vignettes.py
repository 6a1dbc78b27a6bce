"""Seven small pictures, one for each step of a transplant, and the marrow that three mixtures leave."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import bag, frost, some_cells, syringe
from mscourse.diagrams.glyphs.curves import Spot, shifted
from mscourse.diagrams.glyphs.graft import neutrophil
from mscourse.diagrams.glyphs.immune import t_cell
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.marrow import germ, gone, marrow, red_cells, thymus, vein, white_cells
from mscourse.diagrams.glyphs.therapy import stem_cell
from mscourse.figures.page import Page


def _places(at: Spot, *spots: tuple[float, float]) -> tuple[Spot, ...]:
    return tuple(shifted(at, x, y) for x, y in spots)


def mobilise(page: Page, at: Spot) -> None:
    """Draw stem cells that leave the marrow for the blood."""
    marrow(page, shifted(at, 0, 20), stem_cells=4)
    vein(page, shifted(at, 0, -24))
    red_cells(page, _places(at, (-34, -24), (30, -22)))
    stem_cell(page, shifted(at, -8, -25), 5.4, seed=2)
    stem_cell(page, shifted(at, 9, -21), 5.4, seed=3)
    arrow(page, [shifted(at, 0, 3), shifted(at, 1, -10)], colour=page.theme.therapy.ink)


def collect(page: Page, at: Spot) -> None:
    """Draw stem cells frozen in a bag."""
    bag(page, shifted(at, -12, 32), 58)
    for number, spot in enumerate(_places(at, (-20, -2), (-8, 3), (-4, -12), (-18, -15))):
        stem_cell(page, spot, 4.8, seed=number, z=14)
    for spot in _places(at, (20, 20), (31, 2), (19, -14)):
        frost(page, spot, 7)


def condition(page: Page, at: Spot) -> None:
    """Draw drugs that run in, and immune cells that are gone."""
    syringe(page, shifted(at, 4, 4), -2.35, 46)
    vein(page, shifted(at, 0, -20), high=32)
    for x, y in ((-32, -16), (-16, -25), (2, -17), (17, -26), (33, -15)):
        gone(page, shifted(at, x, y), 6.2)


def give_back(page: Page, at: Spot) -> None:
    """Draw thawed stem cells that run into a vein."""
    bag(page, shifted(at, -4, 36), 44)
    some_cells(page, np.array(_places(at, (-10, 8), (-2, 12), (2, 4), (-8, 1))), 3.2, 14)
    vein(page, shifted(at, 0, -24))
    for number, spot in enumerate(_places(at, (-26, -22), (-8, -27), (12, -22), (30, -26))):
        stem_cell(page, spot, 5.2, seed=number)


def few_cells(page: Page, at: Spot) -> None:
    """Draw blood without white cells, and germs that nothing meets."""
    vein(page, at, high=58)
    red_cells(page, _places(at, (-30, 14), (22, 18), (4, -17), (-22, -14), (34, -8)))
    for x, y in ((-8, 15), (14, 1), (-34, -2)):
        gone(page, shifted(at, x, y), 6.4)
    for number, (x, y) in enumerate(((-11, -2), (24, -20), (36, 8), (-2, 2))):
        germ(page, shifted(at, x, y), 0.5 + number)


def engraft(page: Page, at: Spot) -> None:
    """Draw stem cells that have settled, and neutrophils that come out."""
    marrow(page, shifted(at, 0, 20), stem_cells=6)
    vein(page, shifted(at, 0, -24))
    for number, spot in enumerate(_places(at, (-24, -23), (0, -26), (24, -22))):
        neutrophil(page, spot, 7.4, seed=number)
    arrow(page, [shifted(at, 0, 3), shifted(at, 1, -11)], colour=page.theme.immune.ink)


def rebuild(page: Page, at: Spot) -> None:
    """Draw new T cells from the thymus, and cells in the blood that divide."""
    thymus(page, shifted(at, -18, 14), 19)
    t_cell(page, shifted(at, -18, 14), 5.6, seed=3)
    t_cell(page, shifted(at, 12, 17), 6.6, seed=1)
    t_cell(page, shifted(at, 31, 9), 6.6, seed=2)
    vein(page, shifted(at, 0, -24))
    white_cells(page, _places(at, (-30, -24), (-10, -24), (10, -24), (30, -24)), 7)


@dataclass(frozen=True)
class Step:
    """One step: its number, name, a quieter line, and its picture, about 90 units wide and 76 high."""

    number: int
    name: str
    how: str
    picture: Callable[[Page, Spot], None]


STEPS = (
    Step(1, "mobilise", "into the blood", mobilise),
    Step(2, "collect, freeze", "from a vein", collect),
    Step(3, "condition", "drugs remove", condition),
    Step(4, "give back", "into a vein", give_back),
    Step(5, "few cells", "open to germs", few_cells),
    Step(6, "engraft", "the first are back", engraft),
    Step(7, "rebuild", "copies, then new", rebuild),
)
TREATS, RESCUES = 3, 4


@dataclass(frozen=True)
class Mixture:
    """A mixture of drugs, the trials that used it, and how much of the marrow it leaves."""

    name: str
    trials: str
    without: str
    left: int


MIXTURES = (
    Mixture("cyclophosphamide, ATG", "as in MIST", "without the cells: blood back later", 3),
    Mixture("BEAM, ATG", "as in HALT-MS and ASTIMS", "without the cells: much later", 1),
    Mixture(
        "busulfan, cyclophosphamide, ATG",
        "as in the Canadian trial",
        "without the cells: perhaps not at all",
        0,
    ),
)


def vignette(page: Page, step: Step, at: Spot) -> None:
    """Draw the picture of a step around a place."""
    step.picture(page, at)


__all__ = ["MIXTURES", "RESCUES", "STEPS", "TREATS", "Mixture", "Step", "vignette"]
