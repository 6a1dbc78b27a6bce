"""Lines broken by measure: words that come from data cannot be broken by hand."""

from functools import lru_cache

from mscourse.figures.page import MARGIN, WIDTHS, Layout, Page, Role, Weight, plain_settings
from mscourse.figures.row_chart import Headed

_BETWEEN = {"title": 4.2}
_USUAL = 3.2
"""Units between two words of a role: a space, and a crumb for what widths lose in being rounded."""
_SPARE = 4
"""Units left free at the end of a line: a printer of SVG may set type a little wider than we measure it."""


def wrapped(page: Page, words: str, width: float, role: Role = "label", weight: Weight | None = None) -> str:
    """Break words into lines that are no wider than `width` units; a word that is wider stands alone.

    Breaks that are there already are kept.
    """
    return "\n".join(_lines(page, one, width, role, weight) for one in words.split("\n"))


def _lines(page: Page, words: str, width: float, role: Role, weight: Weight | None) -> str:
    # Only plain spaces part words: what is joined by a hard space stays together.
    lines: list[str] = []
    reached, between = 0.0, _BETWEEN.get(role, _USUAL)
    for word in words.split(" "):
        wide = _width(page.layout, word, role, weight)
        if lines and reached + between + wide <= width:
            lines[-1] += f" {word}"
            reached += between + wide
        else:
            lines.append(word)
            reached = wide
    return "\n".join(lines)


@lru_cache(maxsize=4096)
def _width(layout: Layout, word: str, role: Role, weight: Weight | None) -> float:
    """Measure a word once: to set a whole line again for every word that joins it takes seconds a chart."""
    return _rulers(layout).measure(word, role, weight)


@lru_cache(maxsize=2)
def _rulers(layout: Layout) -> Page:
    return ruler(layout)


def ruler(layout: Layout) -> Page:
    """Return a page that nothing is drawn on, to measure words with."""
    with plain_settings():
        return Page(1, layout, "light")


@lru_cache(maxsize=512)
def fitted(words: str, role: Role = "small") -> Headed:
    """Break words to the width of a page in both layouts."""
    wide, phone = (
        wrapped(ruler(layout), words, WIDTHS[layout] - 2 * MARGIN - _SPARE, role)
        for layout in ("wide", "phone")
    )
    return Headed(wide, phone)
