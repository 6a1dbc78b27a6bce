"""How much of their lesions some people repaired: a share of people, and a share of area in them."""

from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.patches import Circle
from matplotlib.path import Path

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LINES, MARGIN, UNITS_AN_INCH, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words

_PITCH, _RADIUS = 16.0, 5.8
_TEN = 10
_LESION = 66.0
_POINTS = 72 / UNITS_AN_INCH
_HUNDRED = 100.0


@dataclass(frozen=True)
class _ShadowChart:
    """Call it to draw one layout in one theme."""

    words: Words
    people: float
    beside: str
    least: float
    most: float

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        side = _TEN * _PITCH
        crowd: Block = (side + 44, self._crowd)
        rest: Block = (2 * _LESION + 92, self._lesions)
        wide: list[Block] = [(side + 50, self._both)]
        blocks: list[Block] = [(6, nothing), *([crowd, rest] if layout == "phone" else wide), (4, nothing)]
        return stacked(self.words, blocks, layout, theme, titled=titled)

    def _both(self, page: Page, y: float) -> None:
        self._crowd(page, y)
        self._lesions(page, y, 260.0)

    def _crowd(self, page: Page, y: float) -> None:
        theme = page.theme
        page.text((MARGIN, y - 20), f"{self.people:g} of 100 people", "heading")
        number = np.arange(round(_HUNDRED))
        spots = np.column_stack(
            [
                MARGIN + _RADIUS + 1 + _PITCH * (number % _TEN),
                y - 40 - _PITCH * (number // _TEN),
            ]
        )
        marked = number < self.people
        page.add(
            PathCollection(
                [Path.circle((0, 0), _RADIUS * _POINTS)],
                offsets=spots,
                offset_transform=page.ax.transData,
                facecolors=[theme.myelin.mark if one else theme.paper for one in marked],
                edgecolors=[theme.myelin.ink if one else theme.control.mark for one in marked],
                linewidths=LINES["thin"],
                zorder=4,
            )
        )
        if page.phone:
            x = MARGIN + _TEN * _PITCH + 12
            page.text((x, y - 46), self.beside, "small", colour=theme.muted)

    def _lesions(self, page: Page, y: float, left: float = MARGIN) -> None:
        theme = page.theme
        page.text((left, y - 20), "Area of their lesions with new myelin", "heading")
        reach = _LESION if not page.phone else 64.0
        for number, (share, name) in enumerate(((self.least, "at least"), (self.most, "at most"))):
            x = left + reach + number * (2 * reach + (40 if not page.phone else 24))
            middle = (x, y - 40 - reach)
            inner = reach * float(np.sqrt(1 - share / _HUNDRED))
            for radius, hue, z in ((reach, theme.myelin, 3), (inner, theme.lesion, 4)):
                fill = hue.fill if hue is theme.myelin else hue.wash
                page.add(
                    Circle(
                        middle, radius, facecolor=fill, edgecolor=hue.ink, linewidth=LINES["thin"], zorder=z
                    )
                )
            foot = middle[1] - reach - 19
            words = f"{name} {share:g} %"
            page.text((x, foot), words, weight=600, align="center")
        if not page.phone:
            at = (left + 4 * reach + 58, y - 60)
            page.text(at, self.beside, "small", colour=theme.muted)


def shadow_plaques(library: Library) -> Chart:
    """Share of people with much repair after death, and how much of their lesions' area was repaired."""
    record = library["patrikios_2006"]
    people, area = record["patients_with_extensive_remyelination"], record["lesion_area_remyelinated_in_them"]
    least, most = (int(one) for one in (area.text or "").split("-"))
    share = drawn_value(people)
    found = f"{printing.number(share)} of 100"
    words = around(
        "shadow_plaques",
        title=f"In {found} people, most of the lesion area had new myelin",
        subtitle="Brains of people with MS of different courses, after death",
        footer=f"{record.short_name}, {people.n} brains. Where in a lesion the new myelin lay is "
        "schematic. Who comes "
        "to autopsy is not everybody with MS. Those who died older, with longer MS, had more repaired "
        "lesions.",
        alt=f"A hundred icons, {printing.number(share)} of them filled: people with much repair. "
        "Beside them two round "
        f"lesions for those people: at least {printing.number(least)} per cent of the area with new "
        "myelin, at most "
        f"{printing.number(most)} per cent; the rest is bare.",
        caption=f"In {found} people, {printing.number(least)} to {printing.number(most)} per cent of "
        "the lesion area "
        f"had new myelin. Tissue of {people.n} people with MS after death; blue is repaired.",
    )
    table = DataTable(
        ("What", "Found"),
        (
            ("People with much repair", f"{found} (of {people.n} brains)"),
            ("Lesion area with new myelin in them", f"{printing.number(least)} to {printing.number(most)} %"),
        ),
    )
    beside = "\n".join(
        (f"{people.n} brains", "of people", "with MS,", "scaled to", "a hundred;", "blue: new", "myelin")
    )
    drawn = _ShadowChart(words, share, beside, least, most)
    return sourced(Chart(words.name, words.alt, drawn, words.caption, table), library, [record.id])
