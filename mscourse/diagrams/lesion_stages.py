"""The same small patch of white matter before an attack, during it, and long after."""

from dataclasses import dataclass
from typing import Literal

from mscourse.diagrams.glyphs.immune import macrophage, microglia, t_cell
from mscourse.diagrams.glyphs.immune_kinds import killer, working_microglia
from mscourse.diagrams.glyphs.labels import beside
from mscourse.diagrams.glyphs.neural import astrocyte, debris, oligodendrocyte, opc
from mscourse.diagrams.lesion_fibres import Inside, Row, lesion_ground, run_fibre
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

Stage = Literal["before", "during", "after"]

ALT = (
    "One patch of white matter three times, each with three fibres. Before: all wrapped, one resting "
    "microglial cell. During an attack: bare in the middle among T cells, macrophages full of myelin and "
    "debris. Long after: one fibre has thin new sheaths, one stays bare, one is lost and drawn dashed."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "After an attack, fibres beside one another can meet three fates",
        "The same three fibres before, during and long after",
    ),
    "phone": Heading(
        "After an attack, fibres beside\none another can meet three fates",
        "The same three fibres before, during and long after",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic, not to scale. How many fibres meet which fate differs from lesion to lesion and "
    "from person to person.",
    "phone": "Schematic, not to scale. How many fibres meet\nwhich fate differs from lesion to lesion and\n"
    "from person to person.",
}
WORDS: dict[Stage, tuple[str, str]] = {
    "before": ("Before", "every fibre is wrapped"),
    "during": ("During an attack", "immune cells strip the middle"),
    "after": ("Long after", "rebuilt, bare, or lost"),
}
FATES: dict[Stage, tuple[Inside, Inside, Inside]] = {
    "before": ("wrapped", "wrapped", "wrapped"),
    "during": ("bare", "bare", "bare"),
    "after": ("rebuilt", "bare", "lost"),
}
_BAND, _GAP = 186.0, 10.0
_UNDER = 20.0  # below the lowest fibre's cells, for a name
_ROWS = (112.0, 66.0, 20.0)


@dataclass(frozen=True)
class Across:
    """Where the lesion begins and ends along x, and where cells stand in shares of it."""

    start: float
    stop: float
    pitch: float

    def at(self, share: float) -> float:
        """Give x at a share of the way through the lesion."""
        return self.start + share * (self.stop - self.start)


ACROSS: dict[Layout, Across] = {"wide": Across(190, 520, 82.5), "phone": Across(84, 276, 64)}


def lesion_stages() -> Drawing:
    """Give the drawing of one patch at three times."""
    return Drawing("lesion_stages", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the three times under one another."""
    footer = FOOTERS[layout]
    foot = MARGIN + LEADING["small"] * (footer.count("\n") + 1) + 8
    page = Page(round(foot + 3 * (_BAND + _GAP)), layout, theme, HEADINGS[layout] if titled else None)
    across = ACROSS[layout]
    y = page.top
    stages: tuple[Stage, ...] = ("before", "during", "after")
    for stage in stages:
        y -= _BAND
        _stage(page, stage, across, y)
        y -= _GAP
    page.footer(footer)
    return page


def _stage(page: Page, stage: Stage, across: Across, low: float) -> None:
    name, words = WORDS[stage]
    page.text((MARGIN, low + _BAND - 24), name, "heading")
    page.text((MARGIN + page.measure(name, "heading") + 10, low + _BAND - 24), words, colour=page.theme.muted)
    low += _UNDER
    middle = (across.at(0.5), low + _ROWS[1])
    half = (0.62 * (across.stop - across.start), 74.0)
    if stage != "before":
        lesion_ground(page, middle, half, strong=stage == "during")
    for number, (height, fate) in enumerate(zip(_ROWS, FATES[stage], strict=True)):
        row = Row(low + height, across.start, across.stop, radius=7, pitch=across.pitch, phase=0.7 * number)
        run_fibre(page, row, fate)
    {"before": _before, "during": _during, "after": _after}[stage](page, across, low)


def _before(page: Page, across: Across, low: float) -> None:
    x = across.at(0.5)
    spot = (x, low + 89)
    oligodendrocyte(page, spot, [(x - 30, low + 103), (x + 34, low + 103), (x - 20, low + 77)], 9, z=4.5)
    beside(page, (x + 40, low + 89), "oligodendrocyte", page.theme.myelin.ink, "right")
    small = (across.at(0.02), low + 43)
    microglia(page, small, 5, seed=3)
    beside(page, (small[0] + 14, small[1]), "resting microglia", page.theme.immune.ink, "right")
    opc(page, (across.at(0.92), low + 43), 6, seed=1, turn=0.2)
    if not page.phone:
        beside(page, (across.at(0.92) + 18, low + 43), "OPC", page.theme.myelin.ink, "right")


def _during(page: Page, across: Across, low: float) -> None:
    ink = page.theme.immune.ink
    for share, up, radius, seed in ((0.16, 91, 13, 2), (0.7, 43, 13, 9), (0.74, 91, 13, 4)):
        macrophage(page, (across.at(share), low + up), radius, seed=seed)
    for share, up, seed in ((0.42, 88, 1), (0.3, 44, 3), (0.98, 42, 5)):
        t_cell(page, (across.at(share), low + up), 8, seed=seed)
    killer(page, (across.at(0.52), low + 45), 8, turn=1.5)
    for share, up, seed in ((0.3, 92, 1), (0.1, 44, 2), (0.56, 90, 4), (0.42, 42, 5), (0.84, 44, 6)):
        debris(page, (across.at(share), low + up), 3.6, seed=seed)
    if page.phone:
        beside(page, (across.at(0.74) + 13, low + 91), "macrophage", ink, "right")
    else:
        beside(page, (across.at(0.74) + 13, low + 91), "macrophage, full of myelin", ink, "right")
    working_microglia(page, (across.at(0.0), low + 44), 7, seed=2)


def _after(page: Page, across: Across, low: float) -> None:
    theme = page.theme
    x = across.at(0.5)
    names = (("thin new sheaths", 89, theme.myelin.ink), ("bare", 44, theme.axon.ink))
    for words, up, ink in names:
        page.text((x, low + up - 4), words, colour=ink, align="center")
    page.text((x, low - 8), "lost", colour=theme.axon.ink, align="center")
    star = (across.at(0.98), low + 44)
    astrocyte(page, star, [(star[0] - 22, star[1] + 3), (star[0] + 22, star[1] - 2)], radius=6, seed=4, z=4.4)
    opc(page, (across.at(0.04), low + 89), 6, seed=2, turn=-0.2)
