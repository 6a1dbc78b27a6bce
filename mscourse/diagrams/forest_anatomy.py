"""The parts of a forest plot, named one by one; the diamond can be left out, to be guessed first."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.labels import step
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Colour, ThemeName

ALT = (
    "A forest plot of five invented studies with six numbered parts: a square at the estimate, its size "
    "the weight, "
    "a whisker for the interval, a line of no difference, a diamond for all studies together, and a wide bar "
    "for where a new study may lie."
)
ALT_EMPTY = (
    "A forest plot of five invented studies: squares of different sizes on whiskers, most of them to the "
    "left of a line "
    "of no difference, the smallest study farthest out. A question mark stands where the diamond of all "
    "studies "
    "together will be."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Six parts of a forest plot, and what each one says",
        "A ratio, on a scale of equal factors; five invented studies",
    ),
    "phone": Heading(
        "Six parts of a forest plot,\nand what each one says", "A ratio, on a scale of equal factors"
    ),
}
EMPTY_HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Where will the diamond lie, and how wide will it be?",
        "A ratio, on a scale of equal factors; five invented studies",
    ),
    "phone": Heading(
        "Where will the diamond lie,\nand how wide will it be?", "A ratio, on a scale of equal factors"
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic. Five invented studies, a ratio on a scale of equal factors. Pooled with random "
    "effects: the "
    "largest study\ncounts for less than its size, the smallest for more.",
    "phone": "Schematic. Five invented studies, a ratio on a\nscale of equal factors. Pooled with random "
    "effects:\n"
    "the largest counts for less than its size, the\nsmallest for more.",
}
PARTS = (
    ("square", "the estimate of one study"),
    ("weight", "a larger square counts for more"),
    ("whisker", "what fits with its data"),
    ("line", "no difference"),
    ("diamond", "the average, and how sure it is"),
    ("long bar", "where a new study may lie"),
)
"""What each number is called, and what it says."""


@dataclass(frozen=True)
class Study:
    """A study as it is drawn: its log ratio, half its interval, and its weight in shares of the whole."""

    middle: float
    half: float
    weight: float


STUDIES = (
    Study(-0.60, 0.39, 0.233),
    Study(-0.10, 0.33, 0.259),
    Study(-0.92, 0.76, 0.117),
    Study(0.08, 0.45, 0.208),
    Study(-0.48, 0.52, 0.183),
)
POOLED = (-0.344, 0.316)
"""Middle and half width of the diamond: what the trial model's random effects give for these five."""
NEW = 0.996
"""Half width of the bar for a new study, by the same model."""
_LOW, _HIGH = -1.95, 0.95
_LANE = 34.0


def forest_anatomy(*, filled: bool = True) -> Drawing:
    """Give the drawing of a forest plot.

    Parameters
    ----------
    filled : bool
        Whether the diamond, the bar and the names are there; without, the reader guesses the diamond.
    """
    return (
        Drawing("forest_anatomy", ALT, draw)
        if filled
        else Drawing("forest_anatomy_empty", ALT_EMPTY, draw_empty)
    )


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the plot with all its parts."""
    return _drawn(layout, theme, HEADINGS[layout] if titled else None, filled=True)


def draw_empty(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the studies, and a question where the diamond will be."""
    return _drawn(layout, theme, EMPTY_HEADINGS[layout] if titled else None, filled=False)


def _drawn(layout: Layout, theme: ThemeName, heading: Heading | None, *, filled: bool) -> Page:
    phone = layout == "phone"
    listed = 24.0 * len(PARTS) if phone and filled else 0.0
    foot = (90.0 if phone else 54.0) + listed
    page = Page(round(foot + 38 + 2.9 * _LANE + _LANE * len(STUDIES) + 34), layout, theme, heading)
    left, right = (MARGIN + 26.0, page.width - MARGIN - 4.0) if phone else (128.0, 470.0 if filled else 640.0)

    def x(log_ratio: float) -> float:
        return left + (right - left) * (log_ratio - _LOW) / (_HIGH - _LOW)

    hue, top = page.theme, page.top - 32
    base = foot + 22
    shape(page, _box(left, base, x(0), top), fill=hue.therapy.wash, z=0.5)
    page.text(
        (x(0) - 10, top + 6), "treatment better", "small", weight=600, colour=hue.therapy.ink, align="right"
    )
    page.text(
        (x(0) + 10, top + 6),
        "control better" if not phone else "control",
        "small",
        weight=600,
        colour=hue.control.ink,
    )
    stroke(page, [(x(0), base), (x(0), top)], hue.ink, width="line", z=3)
    stroke(page, [(left, base), (right, base)], hue.muted, width="thin", z=3)
    rows = [top - _LANE * (number + 0.7) for number in range(len(STUDIES))]
    for study, y, letter in zip(STUDIES, rows, "ABCDE", strict=True):
        if not phone:
            page.text((MARGIN + 62, y - 5), f"study {letter}", weight=600)
        else:
            page.text((MARGIN, y - 5), letter, weight=600)
        _whisker(page, (x(study.middle - study.half), x(study.middle + study.half)), y, hue.ink)
        half = 19 * study.weight**0.5 + 1
        shape(
            page, _box(x(study.middle) - half, y - half, x(study.middle) + half, y + half), fill=hue.ink, z=6
        )
    pooled_y, new_y = rows[-1] - 1.65 * _LANE, rows[-1] - 2.65 * _LANE
    if not filled:
        _question(page, (left, right), (pooled_y + new_y) / 2)
        page.footer(FOOTERS[layout])
        return page
    middle, half = POOLED
    outline = np.array(
        [
            (x(middle - half), pooled_y),
            (x(middle), pooled_y + 11),
            (x(middle + half), pooled_y),
            (x(middle), pooled_y - 11),
        ]
    )
    shape(page, outline, fill=hue.therapy.mark, edge=hue.therapy.ink, width="thin", z=6)
    stroke(
        page,
        [(x(middle), pooled_y + 11), (x(middle), top)],
        hue.therapy.mark,
        width="thin",
        dashes=(2, 2.4),
        z=2,
    )
    bar = _box(x(middle - NEW), new_y - 5, x(middle + NEW), new_y + 5)
    shape(page, bar, fill=hue.lesion.fill, edge=hue.lesion.ink, width="thin", z=6)
    if not phone:
        page.text((MARGIN, pooled_y - 5), "all together", weight=600, colour=hue.therapy.ink)
        page.text((MARGIN, new_y - 5), "a new study", weight=600, colour=hue.lesion.ink)
    _numbers(page, x, (rows[0], rows[1], rows[2], rows[-1] - 0.75 * _LANE, pooled_y, new_y), right)
    if phone:
        _listed(page, foot - 22)
    page.footer(FOOTERS[layout])
    return page


def _numbers(page: Page, x: Callable[[float], float], heights: tuple[float, ...], right: float) -> None:
    """Put a number on each part; where there is room its name stands beside, at the height of the part."""
    first, second, third, line, pooled, new = heights
    spots = (
        (x(STUDIES[0].middle), first - 21),
        (x(STUDIES[1].middle) + 2, second + 22),
        (x(STUDIES[2].middle - STUDIES[2].half) - 16, third),
        (x(0), line),
        (x(POOLED[0] + POOLED[1]) + 14, pooled),
        (x(POOLED[0] + NEW) + 14, new),
    )
    ink = page.theme.lesion.ink
    for number, spot in enumerate(spots, start=1):
        step(page, spot, number, ink)
    if page.phone:
        return
    levels = (first, second, third, line, pooled, new)
    for number, (level, (name, words)) in enumerate(zip(levels, PARTS, strict=True), start=1):
        step(page, (right + 26, level), number, ink)
        page.text((right + 42, level + 2), name, weight=600)
        page.text((right + 42, level - 12), words, "small", colour=page.theme.muted)


def _listed(page: Page, top: float) -> None:
    for row, (name, words) in enumerate(PARTS):
        y = top - 24.0 * row
        step(page, (MARGIN + 9, y + 4), row + 1, page.theme.lesion.ink)
        page.run((MARGIN + 25, y), (name, "label", None), (words, "small", page.theme.muted))


def _whisker(page: Page, ends: tuple[float, float], y: float, colour: Colour) -> None:
    stroke(page, [(ends[0], y), (ends[1], y)], colour, width="interval", z=5)
    for end in ends:
        stroke(page, [(end, y - 5), (end, y + 5)], colour, width="interval", z=5)


def _box(x0: float, y0: float, x1: float, y1: float) -> FloatArray:
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def _question(page: Page, ends: tuple[float, float], y: float) -> None:
    """Leave an empty place with a question mark, as wide as the scale."""
    ink, (left, right) = page.theme.control.mark, ends
    corners = _box(left + 4, y - 22, right - 4, y + 22)
    stroke(page, np.vstack([corners, corners[:1]]), ink, width="thin", dashes=(3.5, 2.8), z=4)
    page.text((left + 16, y - 7), "?", "title", colour=page.theme.therapy.ink)


__all__ = ["forest_anatomy"]
