"""The g-ratio: speed by a simple rule, with published marks on its axis and fibres cut across below it."""

from dataclasses import dataclass

import numpy as np
from matplotlib.patches import Circle

from mscourse.diagrams.glyphs.paint import stroke
from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LINES, MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import Scale, line
from mscourse.models import remyelination

_LOW, _HIGH, _TOP = 0.5, 1.0, 110.0
_TALL = 210.0
_DRAWN = (0.5, 0.6, 0.7, 0.8, 0.9, 0.97)
"""g-ratios of the fibres that are drawn below the axis, each with the same outer width."""
_FIBRE = 20.0
_MIDDLE = 0.7  # names of marks below it stand at their left


@dataclass(frozen=True)
class _Mark:
    """A published g-ratio: its value, what it is of in each layout, and whether theory gave it."""

    value: float
    wide: str
    phone: str
    theory: bool


@dataclass(frozen=True)
class _DialChart:
    """Call it to draw one layout in one theme."""

    words: Words
    marks: tuple[_Mark, ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        blocks: list[Block] = [
            (6, nothing),
            (_TALL + 132 + (16 if layout == "phone" else 0), self._curve),
            (4, nothing),
        ]
        return stacked(self.words, blocks, layout, theme, titled=titled)

    def _curve(self, page: Page, y: float) -> None:
        theme = page.theme
        left, right = MARGIN + 40, page.width - MARGIN - 14
        foot = y - 42 - (16 if page.phone else 0) - _TALL
        across, rise = Scale(_LOW, _HIGH, left, right), Scale(0, _TOP, foot, foot + _TALL)
        for tick in (0, 25, 50, 75, 100):
            line(page, [(left, rise(tick)), (right, rise(tick))], theme.rule, "hair", z=0.5)
            page.text((left - 8, rise(tick) - 4), f"{tick}", "small", colour=theme.muted, align="right")
        page.text((MARGIN, y - 14), "Speed, per cent of the best", "small", colour=theme.muted)
        g = np.linspace(_LOW, _HIGH, 160)
        speed = 100 * remyelination.relative_speed(g, remyelination.BEST_G_RATIO, "fibre")
        points = [(across(one), rise(other)) for one, other in zip(g.tolist(), speed.tolist(), strict=True)]
        line(page, points, theme.myelin.mark, "bold", z=5)
        radius = _FIBRE if not page.phone else 16.0
        for held in _DRAWN if not page.phone else _DRAWN[::2]:
            x = across(held)
            line(page, [(x, foot - 4), (x, foot)], theme.muted, z=2)
            page.text((x, foot - 16), f"{held:g}", "small", colour=theme.muted, align="center")
            _section(page, (x, foot - 28 - radius), radius, held)
        line(page, [(left, foot), (right, foot)], theme.muted, z=2)
        name = (right if page.phone else across(1.0), foot - 16)
        page.text(name, "1", "small", colour=theme.muted, align="center")
        page.text(
            (MARGIN, foot - 40 - 2 * radius),
            "g-ratio; fibres of one width, cut across",
            "small",
            colour=theme.muted,
        )
        for mark in self.marks:
            self._mark(page, mark, (across(mark.value), foot, rise(_TOP)))

    def _mark(self, page: Page, mark: _Mark, at: tuple[float, float, float]) -> None:
        theme, (x, low, high) = page.theme, at
        words = mark.phone if page.phone else mark.wide
        colour = theme.ink if mark.theory else theme.axon.ink
        if mark.theory:
            stroke(
                page,
                [(x, low + 0.45 * (high - low)), (x, high + 4)],
                theme.control.mark,
                z=3,
                dashes=(3.2, 2.4),
            )
            align = "center" if mark.value < _MIDDLE else "left"
            place = (x if align == "center" else x - 12, high + 10)
        else:
            top = low + 58
            line(page, [(x, low), (x, top)], colour, "line", z=3)
            align = "right" if mark.value < _MIDDLE else "left"
            place = (x + (6 if align == "left" else -6), top - 10)
        page.text(place, words, "small", colour=colour, align=align, upward=mark.theory)  # type: ignore[arg-type]  # one of three words


def _section(page: Page, middle: tuple[float, float], radius: float, g_ratio: float) -> None:
    """Draw a fibre cut across with few shapes, because a chart is sent as its shapes."""
    theme = page.theme
    coat, core = theme.myelin, theme.axon
    for size, fill, edge, z in ((radius, coat.fill, coat.ink, 6), (radius * g_ratio, core.fill, core.ink, 8)):
        page.add(Circle(middle, size, facecolor=fill, edgecolor=edge, linewidth=LINES["thin"], zorder=z))
    for layer in (1 / 3, 2 / 3):
        size = radius * (g_ratio + (1 - g_ratio) * layer)
        page.add(Circle(middle, size, fill=False, edgecolor=coat.mark, linewidth=LINES["hair"], zorder=7))


def g_ratio_dial(library: Library) -> Chart:
    """Speed against the g-ratio for fibres of one width, with what theory and scans found as marks."""
    theory, scans = library["chomiak_2009_gratio_theory"], library["yu_2019_gratio_mri"]
    outcomes = (
        (theory["optimal_g_ratio_peripheral_rushton"], "other nerves, theory", "other nerves,\ntheory"),
        (theory["optimal_g_ratio_cns"], "brain and cord, theory", "brain and cord,\ntheory"),
        (
            scans["mean_g_ratio_normal_appearing_white"],
            "normal-looking white matter,\nscans",
            "normal-\nlooking,\nscans",
        ),
        (scans["mean_g_ratio"], "lesions,\nscans", "lesions,\nscans"),
    )
    marks = tuple(
        _Mark(
            drawn_value(one),
            f"{printing.number(drawn_value(one))} {wide}",
            f"{printing.number(drawn_value(one))} {phone}",
            number < len(outcomes) / 2,
        )
        for number, (one, wide, phone) in enumerate(outcomes)
    )
    limb, brain, normal, lesions = (printing.number(one.value) for one in marks)
    words = around(
        "g_ratio_dial",
        title="A sheath can be much thinner than the best, at a small price in speed",
        subtitle="Speed of fibres of one outer width; the g-ratio is the axon's width over the fibre's",
        footer="The curve follows a simple rule, the course's model; theories of the brain put the "
        "best at thinner "
        f"sheaths. Values on scans are means over many fibres ({scans.short_name}: "
        f"{scans.population.inclusion}), not "
        "those of single fibres.",
        alt="A hump-shaped curve of speed against the g-ratio, flat near its top and falling to "
        "nothing at 1. Dashed marks "
        f"of theory at {limb} and {brain}. Marks from scans: {normal} in normal-looking white matter, "
        f"{lesions} in "
        "lesions. Fibres cut across below, their sheaths growing thin.",
        caption="Near its top the curve is flat: a thinner sheath costs little speed, until it is very "
        "thin. Fibres of "
        f"one outer width. Lesions have a larger g-ratio on scans, {lesions} against {normal}, so less "
        "myelin.",
    )
    table = DataTable(
        ("g-ratio", "Of what"),
        tuple(tuple(mark.wide.replace("\n", " ").split(" ", 1)) for mark in marks),
    )
    drawn = _DialChart(words, marks)
    chart = Chart(words.name, words.alt, drawn, words.caption, table)
    return sourced(chart, library, [theory.id, scans.id])
