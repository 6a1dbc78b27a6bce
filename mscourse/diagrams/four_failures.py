"""Four ways in which a signal fails: the train of pulses that arrives, and what a test can see of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.paint import stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "Five rows of six pulses sent along a nerve fibre. Healthy: all arrive, evenly. "
    "Delay: all arrive, each late. "
    "Failure at high rate: every second pulse is lost. Block and axon loss: flat lines, "
    "nothing arrives; only the "
    "block can return. Beside each row stands what a test may show."
)


@dataclass(frozen=True)
class Failure:
    """One row: its name, what happens, what a test may show, and which of the sent pulses arrive how late."""

    name: str
    words: str
    test: str
    arrive: tuple[int, ...]
    late: float = 0.0
    lost: bool = False


SENT = 6
ROWS = (
    Failure("Healthy", "every pulse arrives", "answers come on time", tuple(range(SENT))),
    Failure(
        "Delay",
        "every pulse arrives, late",
        "the brain's answer to a pattern\n(visual potential) comes late",
        tuple(range(SENT)),
        late=0.42,
    ),
    Failure(
        "Failure at high rate",
        "single pulses pass, fast trains lose some",
        "one flash is answered; fast flicker\nor long effort is not kept up",
        (0, 2, 4),
        late=0.2,
    ),
    Failure(
        "Block",
        "nothing arrives, for now",
        "no answer while it lasts;\nit can come back",
        (),
        lost=True,
    ),
    Failure(
        "Axon loss",
        "nothing arrives, for good",
        "no answer; with time, scans show\nthat tissue has shrunk (atrophy)",
        (),
        lost=True,
    ),
)
HEADINGS = {
    "wide": Heading(
        "Four ways a signal fails", "Six pulses sent along one fibre, and what arrives at its far end"
    ),
    "phone": Heading("Four ways a signal fails", "Six pulses sent, and what arrives"),
}
FOOTERS = {
    "wide": "Schematic, without measured times. Grey: when each pulse would arrive in a healthy fibre. "
    "A test sees many fibres\nat once, and several failures can mix.",
    "phone": "Schematic, without measured times. Grey: when each\npulse would arrive in a healthy fibre. "
    "A test sees many\nfibres at once, and several failures can mix.",
}
BODIES = {"wide": 476, "phone": 814}
HEIGHTS = {"wide": 80, "phone": 148}
TRACE = {"wide": (232, 448), "phone": (MARGIN, 344)}
TEST_X = 480
_PULSE = 26


def four_failures() -> Drawing:
    """Give the drawing of four ways in which a signal fails."""
    return Drawing("four_failures", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the healthy train and the four failures, one row each."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    top = page.top
    if layout == "wide":
        muted = page.theme.muted
        page.text((MARGIN, top - 19), "What happens", "small", colour=muted, weight=600)
        page.text((TRACE["wide"][0], top - 19), "What arrives", "small", colour=muted, weight=600)
        page.text((TEST_X, top - 19), "What a test may show", "small", colour=muted, weight=600)
        top -= 28
    for row in ROWS:
        if top < page.height:
            page.rule(top)
        _row(page, row, top)
        top -= HEIGHTS[layout]
    page.footer(FOOTERS[layout])
    return page


def _row(page: Page, row: Failure, top: float) -> None:
    theme = page.theme
    ink = theme.lesion.ink if row.lost else theme.ink
    if page.phone:
        page.text((MARGIN, top - 22), row.name, "heading", colour=ink)
        page.text((MARGIN, top - 40), row.words, colour=theme.muted)
        _train(page, row, TRACE["phone"], top - 90)
        page.text((MARGIN, top - 112), row.test)
        return
    page.text((MARGIN, top - 34), row.name, "heading", colour=ink)
    page.text((MARGIN, top - 52), _folded(row.words), colour=theme.muted)
    _train(page, row, TRACE["wide"], top - 54)
    page.text((TEST_X, top - (44 if "\n" not in row.test else 36)), row.test)


def _folded(words: str) -> str:
    """Break what is too long for its column."""
    return words.replace("pass, fast", "pass,\nfast")


def _train(page: Page, row: Failure, ends: tuple[float, float], foot: float) -> None:
    """Draw what arrives over the healthy train in grey."""
    theme = page.theme
    if row.late or row.lost:
        _pulses(page, ends, foot, [float(n) for n in range(SENT)], theme.control.mark, bold=False)
    if row.lost:
        stroke(page, [(ends[0], foot), (ends[1], foot)], theme.lesion.mark, width="bold", z=5)
    else:
        _pulses(page, ends, foot, [number + row.late for number in row.arrive], theme.axon.mark, bold=True)


def _pulses(  # noqa: PLR0913 - where, when and how
    page: Page, ends: tuple[float, float], foot: float, times: Sequence[float], colour: str, *, bold: bool
) -> None:
    """Draw pulses at times counted in gaps between two sent ones."""
    x = np.linspace(*ends, 700)
    at = (x - ends[0]) / (ends[1] - ends[0]) * (SENT + 0.4) - 0.35
    height = np.zeros_like(x)
    for time in times:
        rise = np.exp(-(((at - time) / 0.09) ** 2))
        fall = np.exp(-(((at - time) / 0.2) ** 2))
        height = np.maximum(height, np.where(at < time, rise, fall))
    line = np.column_stack([x, foot + _PULSE * height])
    stroke(page, line, colour, width="bold" if bold else "thin", z=4 if bold else 3)
