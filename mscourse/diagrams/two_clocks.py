"""Two clocks of disability: steps that relapses leave behind, and a slow rise between them."""

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "Disability over many years. Below, relapses as spikes, dense at first and rare later. Above, a line "
    "that jumps at each relapse, falls back only in part, and also rises slowly between them. The part left "
    "by relapses is filled, the silent part is striped; in the end the silent part is larger."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Disability can rise by two clocks, and they need not keep the same time",
        "A sketch of one possible course; it is not a forecast for anyone",
    ),
    "phone": Heading(
        "Disability can rise by two clocks,\nand they need not keep the same time",
        "A sketch of one possible course, no forecast",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic, no data. Filled: what relapses leave behind. Striped: what rises without them. "
    "Some people have only one of the two.",
    "phone": "Schematic, no data. Filled: what relapses leave\nbehind. Striped: what rises without them.\n"
    "Some people have only one of the two.",
}
BODIES: dict[Layout, int] = {"wide": 360, "phone": 420}
RELAPSES = (0.06, 0.15, 0.21, 0.33, 0.42, 0.58, 0.80)
"""When relapses come, in shares of the time drawn."""
LEFT_BEHIND = (0.02, 0.06, 0.0, 0.07, 0.03, 0.06, 0.02)
"""What each one leaves of disability, in shares of the height."""
_PEAKS = (0.14, 0.20, 0.12, 0.22, 0.13, 0.18, 0.12)
_FALL = 0.020  # of the time drawn, in which a relapse fades
_STRIPE = 7.0


def silent(share: FloatArray) -> FloatArray:
    """Give the silent part of disability at shares of the time drawn; it never falls."""
    return np.asarray(0.04 * share + 0.44 * share**1.7)


def left_by_relapses(share: FloatArray) -> FloatArray:
    """Give what relapses have left behind by then; it rises in steps."""
    total = np.zeros_like(share)
    for when, rest in zip(RELAPSES, LEFT_BEHIND, strict=True):
        total += rest * (share >= when)
    return total


def _passing(share: FloatArray) -> FloatArray:
    """Give what a relapse adds for a while, and what then goes away again."""
    total = np.zeros_like(share)
    for when, peak, rest in zip(RELAPSES, _PEAKS, LEFT_BEHIND, strict=True):
        since = share - when
        total += (peak - rest) * np.where(since >= 0, np.exp(-np.maximum(since, 0) / _FALL), 0.0)
    return total


def two_clocks() -> Drawing:
    """Give the drawing of the two clocks."""
    return Drawing("two_clocks", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw disability with its two parts, and the relapses below it."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    left, right = float(MARGIN + 4), float(page.width - MARGIN)
    foot = 72.0 if page.phone else 46.0
    low, high = foot + 92, page.top - 36
    share = np.linspace(0, 1, 1400)
    x = left + (right - left) * share
    base, stacked = silent(share), silent(share) + left_by_relapses(share)
    scale = (high - low) / 0.98
    under, over = low + scale * base, low + scale * stacked
    line = over + scale * _passing(share)
    hue, grey = page.theme.lesion, page.theme.control
    outline = np.vstack([np.column_stack([x, over]), np.column_stack([x, under])[::-1]])
    shape(page, outline, fill=hue.fill, z=2)
    ground = np.vstack([np.column_stack([x, under]), [(right, low), (left, low)]])
    shape(page, ground, fill=grey.wash, z=2)
    for at in np.arange(left + 3, right, _STRIPE).tolist():
        top = float(np.interp(at, x, under))
        stroke(page, [(at, low), (at, top)], grey.mark, width="thin", z=3)
    stroke(page, np.column_stack([x, under]), grey.ink, width="thin", z=4)
    stroke(page, np.column_stack([x, line]), page.theme.ink, width="bold", z=6)
    stroke(page, [(left, high + 8), (left, low), (right, low)], page.theme.muted, width="thin", z=5)
    page.text((left + 6, high + 12), "disability", colour=page.theme.muted, italic=True)
    _spikes(page, (left, right), foot)
    _key(page, (left + 20, high - 26))
    page.footer(FOOTERS[layout])
    return page


def _spikes(page: Page, ends: tuple[float, float], foot: float) -> None:
    left, right = ends
    low = foot + 20
    for when, peak in zip(RELAPSES, _PEAKS, strict=True):
        at = left + (right - left) * when
        spike = np.array([(at - 3, low), (at, low + 190 * peak), (at + 9, low + 26 * peak), (at + 16, low)])
        shape(page, spike, fill=page.theme.lesion.fill, edge=page.theme.lesion.ink, width="thin", z=4)
    stroke(page, [(left, low), (right, low)], page.theme.muted, width="thin", z=5)
    page.text((left, low - 16), "relapses", colour=page.theme.lesion.ink, weight=600)
    page.text((right, low - 16), "years", colour=page.theme.muted, italic=True, align="right")


def _key(page: Page, corner: tuple[float, float]) -> None:
    """Name the two parts, each beside a piece of its pattern."""
    hue, grey = page.theme.lesion, page.theme.control
    x, y = corner
    kinds = (("left behind by relapses", hue, False), ("rises without relapses", grey, True))
    for number, (words, kind, striped) in enumerate(kinds):
        low = y - 24 * number
        box = np.array([(x, low), (x + 28, low), (x + 28, low + 14), (x, low + 14)])
        shape(page, box, fill=kind.wash if striped else kind.fill, edge=kind.ink, width="thin", z=4)
        for at in np.arange(x + 3.5, x + 28, _STRIPE).tolist() if striped else ():
            stroke(page, [(at, low), (at, low + 14)], kind.mark, width="thin", z=5)
        page.text((x + 36, low + 3), words, colour=kind.ink, weight=600)
