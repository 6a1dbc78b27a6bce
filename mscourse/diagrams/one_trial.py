"""Panels on one result of a trial: as a ratio, as a gap, and as people who gain and people who are harmed."""

from matplotlib.patches import Rectangle

from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.paint import stroke
from mscourse.diagrams.glyphs.patients import Kind, in_rows, people
from mscourse.diagrams.panels import FOOT, HEIGHT, across, draw_upward, panel, upward
from mscourse.figures.page import LINES, Page
from mscourse.figures.palette import Colour

OF = 100
"""People of an array."""
HIGHEST = 50
"""Baseline risk, of a hundred, up to which the scale reaches."""
TIMES = "\N{MULTIPLICATION SIGN}"
_LEFT, _BAR, _GAP_AT = 7, 58.0, 262.0
_PITCH, _PERSON = (14.6, 17.5), 15.0
_ROWS = (HEIGHT - 74, HEIGHT - 190)


def ratio_and_gap(baseline: int, with_drug: int, ratio: float) -> Page:
    """Draw the risk in both groups as bars, their ratio as an arrow, and their gap as a bracket.

    Parameters
    ----------
    baseline, with_drug : int
        How many of a hundred get worse, without the drug and with it.
    ratio : float
        The second over the first.
    """
    page = panel("People who get worse", "of 100 in each group")
    theme = page.theme
    x, y = across(0, 1, (), right=300), upward(0, HIGHEST, (0, 10, 20, 30, 40, 50))
    draw_upward(page, y, far=300)
    places = (72.0, 158.0)
    look = ((theme.control.fill, theme.control.mark), (theme.therapy.mark, theme.therapy.ink))
    names = (("without", theme.control.ink), ("with the drug", theme.therapy.ink))
    heights = (baseline, with_drug)
    for left, height, (fill, edge), (name, ink) in zip(places, heights, look, names, strict=True):
        _bar(page, (left, y.spot(0)), (_BAR, y.spot(height) - y.spot(0)), (fill, edge))
        page.text((left + _BAR / 2, y.spot(height) + 6), str(height), "heading", colour=ink, align="center")
        page.text((left + _BAR / 2, FOOT - 13), name, colour=ink, align="center", weight=600)
    stroke(page, [(x.start, y.spot(0)), (x.stop, y.spot(0))], theme.muted, width="thin", z=6)
    _ratio(page, places[0] + _BAR, ratio)
    _gap(page, (y.spot(with_drug), y.spot(baseline)), baseline - with_drug)
    return page


def _bar(
    page: Page, corner: tuple[float, float], size: tuple[float, float], look: tuple[Colour, Colour]
) -> None:
    page.add(
        Rectangle(corner, *size, facecolor=look[0], edgecolor=look[1], linewidth=LINES["thin"], zorder=4)
    )


def _ratio(page: Page, start: float, ratio: float) -> None:
    """Say under the bars by what the one is multiplied to give the other."""
    words, ink, (middle, y) = f"ratio {TIMES} {ratio:g}", page.theme.ink, (start + 14, 16.5)
    half = page.measure(f"ratio {TIMES} 0.6", "label", 600) / 2 + 6
    page.text((middle, y - 4.5), words, colour=ink, align="center", weight=600)
    stroke(page, [(start - _BAR / 2, y), (middle - half, y)], ink, z=6)
    arrow(page, [(middle + half, y), (start + 28 + _BAR / 2, y)], "moves", ink)


def _gap(page: Page, ends: tuple[float, float], count: int) -> None:
    """Draw the gap between the bars' tops as a bracket at the right, with its number."""
    (low, high), ink = ends, page.theme.ink
    for top in ends:
        stroke(page, [(222, top), (_GAP_AT, top)], ink, width="thin", dashes=(3, 2.4), z=6)
    stroke(page, [(_GAP_AT, low), (_GAP_AT, high)], ink, width="bold", z=7)
    page.text((_GAP_AT + 8, (low + high) / 2 - 5), f"gap: {count}", colour=ink, weight=600)


def gain_and_harm(fewer: int, harmed: int) -> Page:
    """Draw a hundred people twice: those spared by the drug, and those harmed by it.

    Parameters
    ----------
    fewer, harmed : int
        Of the same hundred people.
    """
    page = panel("The same 100 people, twice", "each sign is one person on the drug")
    theme = page.theme
    said: tuple[tuple[Kind, int, str, Colour], ...] = (
        ("helped", fewer, "spared: worse without the drug", theme.therapy.ink),
        ("harmed", harmed, "harmed by the drug", theme.lesion.ink),
    )
    for top, (kind, count, words, ink) in zip(_ROWS, said, strict=True):
        page.run((_LEFT, top), (str(count), "heading", ink), (words, "label", ink))
        kinds: list[Kind] = [kind if number < count else "plain" for number in range(OF)]
        people(page, in_rows((_LEFT + 7, top - 20), 20, OF, _PITCH), kinds, _PERSON)
    return page


__all__ = ["HIGHEST", "OF", "gain_and_harm", "ratio_and_gap"]
