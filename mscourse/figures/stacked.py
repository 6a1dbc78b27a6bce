"""A stacked bar: parts that make up a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose

from matplotlib.patches import Rectangle

from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, LINES, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Headed

_BAR = 44
_TALL = 330
_WIDE_COLUMN = 74


@dataclass(frozen=True)
class Part:
    """One part: its name in both layouts, its share of the whole, and the share in words."""

    name: Headed
    share: float
    words: str


@dataclass(frozen=True)
class _StackChart:
    """Call it to draw one layout in one theme."""

    words: Words
    parts: Sequence[Part]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        heading = Heading(self.words.title.on(layout), self.words.subtitle.on(layout)) if titled else None
        footer = self.words.footer.on(layout)
        foot = LEADING["small"] * (footer.count("\n") + 1) + MARGIN + 12
        lines = max(part.name.on(layout).count("\n") + 1 for part in self.parts)
        body = 12 + _BAR + 8 + LEADING["label"] * lines if layout == "wide" else 12 + _TALL
        page = Page(round(body + foot), layout, theme, heading)
        whole = sum(part.share for part in self.parts)
        done = 0.0
        for part in self.parts:
            if page.phone:
                self._stacked(page, part, done / whole, part.share / whole)
            else:
                self._beside(page, part, done / whole, part.share / whole)
            done += part.share
        page.footer(footer)
        return page

    @staticmethod
    def _beside(page: Page, part: Part, start: float, share: float) -> None:
        width = page.width - 2 * MARGIN
        x, y = MARGIN + start * width, page.top - 12 - _BAR
        _segment(page, (x, y), (share * width, _BAR))
        page.text((x + share * width / 2, y + _BAR / 2 - 5), part.words, "heading", align="center")
        name, last = part.name.on("wide"), isclose(start + share, 1)
        at = x + share * width if last else x
        page.text((at, y - 18), name, "label", align="right" if last else "left")

    @staticmethod
    def _stacked(page: Page, part: Part, start: float, share: float) -> None:
        height = share * _TALL
        y = page.top - 12 - start * _TALL - height
        _segment(page, (MARGIN, y), (_WIDE_COLUMN, height))
        middle = y + height / 2 - 4
        page.text((MARGIN + _WIDE_COLUMN / 2, middle), part.words, "heading", align="center")
        name = part.name.on("phone")
        up = LEADING["label"] * name.count("\n") / 2
        page.text((MARGIN + _WIDE_COLUMN + 14, middle + up), name, "label")


def _segment(page: Page, corner: tuple[float, float], size: tuple[float, float]) -> None:
    page.add(
        Rectangle(
            corner,
            *size,
            facecolor=page.theme.control.wash,
            edgecolor=page.theme.control.mark,
            linewidth=LINES["line"],
            zorder=3,
        )
    )


def stacked_bar(words: Words, parts: Sequence[Part], numbers: DataTable) -> Chart:
    """Draw parts of a whole as one bar, in the order given.

    Raises
    ------
    ValueError
        If there are fewer than two parts, or one has no share.
    """
    if len(parts) < 2 or any(part.share <= 0 for part in parts):  # noqa: PLR2004 - a whole has two parts at least
        message = f"{words.name}: a stacked bar shows two or more parts, each with a share above 0"
        raise ValueError(message)
    return Chart(words.name, words.alt, _StackChart(words, parts), words.caption, numbers)
