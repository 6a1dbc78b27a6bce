"""Icon arrays: people as icons, with one denominator for all, so that areas can be compared by eye."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import EllipseCollection, PatchCollection
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words

OF = 100
"""Icons in each array."""
_GAP = 28
_HEAD = 66
_KEY = 30
_PAIR = 2


@dataclass(frozen=True)
class Crowd:
    """One array.

    Attributes
    ----------
    heading, beside : str
        Who these people are; a quieter line under it.
    count : int
        How many of the hundred are marked.
    words : str
        The count in words, such as "40 of 100 improved".
    """

    heading: str
    beside: str
    count: int
    words: str


@dataclass(frozen=True)
class _IconChart:
    """Call it to draw one layout in one theme."""

    words: Words
    crowds: Sequence[Crowd]
    marked: str
    others: str

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        heading = Heading(self.words.title.on(layout), self.words.subtitle.on(layout)) if titled else None
        footer = self.words.footer.on(layout)
        foot = LEADING["small"] * (footer.count("\n") + 1) + MARGIN + 10
        # Wide: side by side, ten icons a row, or twenty where two groups share it. Phone: one under another.
        beside = len(self.crowds) if layout == "wide" else 1
        width = (700 if layout == "wide" else 360) - 2 * MARGIN
        columns = 10 if beside > _PAIR else 20
        span = (width - _GAP * (beside - 1)) / beside
        pitch = min(span / (columns + 0.5 * (columns // 10 - 1)), 18)
        tall = pitch * (OF // columns)
        lanes = 1 if layout == "wide" else len(self.crowds)
        keys = _KEY if layout == "wide" else _KEY + 16
        page = Page(round(lanes * (_HEAD + tall + 18) + keys + foot), layout, theme, heading)
        y = page.top
        for number, crowd in enumerate(self.crowds):
            x = MARGIN + (number * (span + _GAP) if layout == "wide" else 0)
            self._crowd(page, crowd, (x, y), (columns, pitch))
            if layout == "phone":
                y -= _HEAD + tall + 18
        self._key(page, foot + keys - 22)
        page.footer(footer)
        return page

    def _crowd(self, page: Page, crowd: Crowd, at: tuple[float, float], grid: tuple[int, float]) -> None:
        x, y = at
        page.text((x, y - 20), crowd.heading, "label", weight=600)
        page.text((x, y - 37), crowd.words, "label")
        page.text((x, y - 52), crowd.beside, "small", colour=page.theme.muted)
        columns, pitch = grid
        spots = places((x + pitch / 2, y - _HEAD - pitch / 2), columns, OF, pitch)
        _squares(page, spots[: crowd.count], pitch * 0.76)
        _discs(page, spots[crowd.count :], pitch * 0.74)

    def _key(self, page: Page, y: float) -> None:
        _squares(page, np.array([[MARGIN + 6.0, y]]), 11)
        end = page.run((MARGIN + 19, y - 4), (self.marked, "label", None))
        x, y = (end + 24, y) if not page.phone else (float(MARGIN), y - 18)
        _discs(page, np.array([[x + 6, y]]), 11)
        page.text((x + 19, y - 4), self.others, "label")


def places(first: tuple[float, float], columns: int, count: int, pitch: float) -> NDArray[np.float64]:
    """Place icons row by row from the top left, with a gap after every ten in a row.

    Returns
    -------
    ndarray of float, shape (count, 2)
        Their centres, in units.
    """
    icon = np.arange(count)
    column, row = icon % columns, icon // columns
    return np.column_stack([first[0] + pitch * (column + 0.5 * (column // 10)), first[1] - pitch * row])


def _discs(page: Page, spots: NDArray[np.float64], size: float) -> None:
    if not len(spots):
        return
    sizes = np.full(len(spots), size)
    page.add(
        EllipseCollection(
            sizes,
            sizes,
            np.zeros(len(spots)),
            units="xy",
            offsets=spots,
            offset_transform=page.ax.transData,
            facecolors=page.theme.paper,
            edgecolors=page.theme.control.mark,
            linewidths=0.9,
            zorder=3,
        )
    )


def _squares(page: Page, spots: NDArray[np.float64], size: float) -> None:
    if not len(spots):
        return
    patches = [Rectangle((x - size / 2, y - size / 2), size, size) for x, y in spots]
    page.add(PatchCollection(patches, facecolors=page.theme.ink, edgecolors="none", zorder=4))


def icon_arrays(
    words: Words, crowds: Sequence[Crowd], numbers: DataTable, *, marked: str, others: str
) -> Chart:
    """Draw two or three groups, each as a hundred people.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    crowds : sequence of Crowd
        Two or three groups.
    numbers : DataTable
        The same numbers for those who read them.
    marked, others : str
        What the two kinds of icon mean.

    Raises
    ------
    ValueError
        If there are not two or three groups, or a count is not between 0 and 100.
    """
    if len(crowds) not in {2, 3}:
        message = f"{words.name}: {len(crowds)} groups were given; icon arrays compare two or three"
        raise ValueError(message)
    for crowd in crowds:
        if not 0 <= crowd.count <= OF:
            message = (
                f"{words.name}: {crowd.heading!r} has {crowd.count} of {OF}; give a count from 0 to {OF}"
            )
            raise ValueError(message)
    return Chart(words.name, words.alt, _IconChart(words, crowds, marked, others), words.caption, numbers)


def icon_array_pair(
    words: Words, pair: tuple[Crowd, Crowd], numbers: DataTable, *, marked: str, others: str
) -> Chart:
    """Draw two groups side by side with the same denominator; see `icon_arrays`."""
    return icon_arrays(words, pair, numbers, marked=marked, others=others)
