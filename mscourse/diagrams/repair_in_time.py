"""One lesion through time: cells come from its edge, sheaths grow behind them, the signal returns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.image import AxesImage
from scipy.interpolate import RegularGridInterpolator

from mscourse.diagrams.glyphs.curves import FloatArray, ring
from mscourse.diagrams.glyphs.labels import leader
from mscourse.diagrams.glyphs.neural import oligodendrocyte, opc
from mscourse.diagrams.glyphs.paint import rounded, shape, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Colour, ThemeName, mix

ALT = (
    "Time runs to the right. Nine nerve fibres cut across lie in rows through a lesion. From both edges a "
    "front of precursor cells closes in like a wedge; behind it fibres get thin sheaths. Below, the "
    "speed of "
    "three fibres rises from nothing, and pulses appear, late at first."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading(
        "Repair comes from the edge: first cells, then thin sheaths, then the signal",
        "One lesion over four hundred days, as three models of this course tell it together",
    ),
    "phone": Heading(
        "Repair comes from the edge:\nfirst cells, then thin sheaths,\nthen the signal",
        "One lesion, as three models tell it together",
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic: cells are drawn large and few; all rates are illustrative. Days, g-ratios, "
    "speeds and pulses come\nfrom the models. Axon loss and inflammation are left out.",
    "phone": "Schematic: cells are drawn large and few; all rates\nare illustrative. Days, g-ratios, "
    "speeds and pulses\ncome from the models. Axon loss and inflammation\nare left out.",
}
HEALTHY = 0.7
"""g-ratio of the fibres beside the lesion, drawn true, as the models have it."""
_AXONS = (10.2, 9.8, 10.6, 9.4, 10.2, 10.8, 9.7, 10.4, 10.0)  # radius of the axon in each row
_BETWEEN = (0.36, 0.64)  # where cells stand between two columns of fibres
_SEEN = 20.0  # days after which a new sheath is thick enough to be seen
_ROW = 35.0
_BESIDE = 20.0  # what is seen before the first day and after the last one
_UNSEEN = 0.985  # a g-ratio from which a sheath is too thin to be drawn


@dataclass(frozen=True)
class Passing:
    """A signal beyond the lesion: ms around the healthy arrival, and mV here and in a healthy fibre."""

    time: FloatArray
    here: FloatArray
    healthy: FloatArray
    words: str
    passes: bool


@dataclass(frozen=True)
class Followed:
    """A fibre whose speed is drawn: its name, its depth in mm, days, and per cent of healthy speed."""

    name: str
    depth: float
    days: FloatArray
    speeds: FloatArray


@dataclass(frozen=True)
class Course:
    """What the models tell of one lesion.

    Attributes
    ----------
    radius
        Of the lesion, mm.
    days
        How long it is followed.
    depths
        Distances from the edge, mm, rising to the radius.
    cells, sheaths
        The day on which cells come, and on which sheaths begin, at each of the depths.
    precursors, myelinating
        Densities on each day at each depth, as shares of the room, shape (days + 1, depths).
    g_ratio
        Of a fibre at a depth, mm, on a day; None while it is bare.
    followed
        The fibres whose speed is drawn, the one nearest the edge first.
    signals
        Days, and what passes on them along the fibre in the middle of `followed`.
    """

    radius: float
    days: int
    depths: FloatArray
    cells: FloatArray
    sheaths: FloatArray
    precursors: FloatArray
    myelinating: FloatArray
    g_ratio: Callable[[float, float], float | None]
    followed: Sequence[Followed]
    signals: Sequence[tuple[int, Passing]]


@dataclass(frozen=True)
class Plan:
    """Places of one layout: ends of the time axis, days between columns, heights of the lanes.

    `named` is the day on which a new sheath is named, `names` the names of fibres broken into lines.
    """

    left: float
    right: float
    every: int
    ticks: int
    named: int
    names: dict[str, str]
    speed: float = 104.0
    signal: float = 46.0


PLANS: dict[Layout, Plan] = {
    "wide": Plan(
        104, 654, 50, 50, 250, {"near the edge": "near\nthe edge", "in the middle": "in the\nmiddle"}
    ),
    "phone": Plan(
        90, 322, 50, 100, 300, {"near the edge": "near\nthe edge", "in the middle": "in the\nmiddle"}
    ),
}
ROWS = 9


def repair_in_time(course: Course) -> Drawing:
    """Give the drawing of one lesion's repair on one axis of time."""
    return Drawing("repair_in_time", ALT, partial(_draw, course))


@dataclass(frozen=True)
class _Field:
    """The lane of cells and fibres: from days and rows to places on the page."""

    page: Page
    course: Course
    plan: Plan
    middle: float

    def x(self, day: float) -> float:
        """Where a day lies."""
        return self.plan.left + (self.plan.right - self.plan.left) * day / self.course.days

    def y(self, depth: float, side: int) -> float:
        """Where a depth, mm, lies above (1) or below (-1) the lesion's middle."""
        return self.middle + side * (self.course.radius - depth) / self.step * _ROW

    @property
    def step(self) -> float:
        """Millimetres from row to row."""
        return 2 * self.course.radius / (ROWS - 1)

    def rows(self) -> list[tuple[float, int]]:
        """Give depth and side of every row, from the top."""
        half = (ROWS - 1) // 2
        upper = [(number * self.step, 1) for number in range(half)]
        return [*upper, (self.course.radius, 1), *[(depth, -1) for depth, _ in upper[::-1]]]


def _draw(course: Course, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    plan, footer = PLANS[layout], FOOTERS[layout]
    foot = MARGIN + LEADING["small"] * (footer.count("\n") + 1)
    field_high = (ROWS - 1) * _ROW + 2 * 22
    names = 68 if layout == "wide" else 86
    parting = 0 if layout == "wide" else 14
    body = names + field_high + 46 + plan.speed + 58 + plan.signal + 70 + 2 * parting + foot
    page = Page(round(body), layout, theme, HEADINGS[layout] if titled else None)
    field = _Field(page, course, plan, page.top - names - field_high / 2)
    low = field.middle - field_high / 2
    _ground(field)
    _fibres(field)
    _cells(field)
    _name_rows(field)
    _name_things(field)
    base = _speeds(field, low - 46)
    base = _signals(field, base - 58)
    _days(field, (low, base))
    page.footer(footer)
    return page


# ---- cells and myelin ----


def _ground(field: _Field) -> None:
    """Tint what is bare, where precursors are and what has sheaths, each as dense as the model has it."""
    page, course = field.page, field.course
    theme = page.theme
    left, right = field.x(0) - _BESIDE, field.x(course.days) + _BESIDE
    half = field.y(0, 1) - _ROW / 2 - field.middle
    days = np.clip(np.linspace(left, right, 2 * round(right - left)) - field.x(0), 0, None)
    days *= course.days / (field.x(course.days) - field.x(0))
    depths = course.radius * (1 - np.abs(np.linspace(-1, 1, 2 * round(2 * half))))
    young, grown = (_spread(course, held, days, depths) for held in (course.precursors, course.myelinating))
    bare = np.clip(1 - young - grown, 0, 1) ** 2
    hues = (theme.lesion.wash, mix(theme.myelin.wash, theme.myelin.fill, 0.85), theme.myelin.wash)
    colours = [np.array(to_rgb(mix(hue, theme.paper, 0))) for hue in hues]
    painted = (
        sum(share[..., None] * colour for share, colour in zip((bare, young, grown), colours, strict=True))
        / (bare + young + grown)[..., None]
    )
    extent = (left, right, field.middle - half, field.middle + half)
    image = AxesImage(page.ax, extent=extent, origin="lower", interpolation="nearest", zorder=0.4)
    image.set_data(np.clip(painted, 0, 1))
    page.add(image)
    line = _wedge(field, course.cells, left)
    stroke(page, line, theme.lesion.mark, width="thin", dashes=(4, 3), z=0.6)


def _spread(course: Course, held: FloatArray, days: FloatArray, depths: FloatArray) -> FloatArray:
    """Read densities at days and depths, shape (depths, days)."""
    read = RegularGridInterpolator(
        (np.arange(len(held), dtype=float), course.depths), held, bounds_error=False, fill_value=None
    )
    grid = np.stack(np.meshgrid(np.clip(days, 0, course.days), depths), axis=-1)
    return np.asarray(np.clip(read(grid), 0, 1), float)


def _wedge(field: _Field, days: FloatArray, left: float) -> FloatArray:
    """Outline what a front has not reached yet: wide at the left, closed at its tip."""
    course = field.course
    known = np.isfinite(days) & (days <= course.days)
    start = 0.5 * field.step  # where the last healthy row ends and the lesion begins, as drawn
    depths = start + course.depths[known] * (course.radius - start) / course.radius
    upper = np.array(
        [(field.x(day), field.y(depth, 1)) for day, depth in zip(days[known], depths, strict=True)]
    )
    lower = upper.copy()
    lower[:, 1] = 2 * field.middle - lower[:, 1]
    begin = [(left, field.y(start, 1)), (field.x(0), field.y(start, 1))]
    end = [(field.x(0), field.y(start, -1)), (left, field.y(start, -1))]
    return np.vstack([begin, upper, lower[::-1], end])


def _fibres(field: _Field) -> None:
    page, course, plan = field.page, field.course, field.plan
    amber = mix(page.theme.paper, page.theme.axon.mark, 0.45)
    for number, (depth, side) in enumerate(field.rows()):
        y = field.y(depth, side)
        stroke(page, [(field.x(0), y), (field.x(course.days), y)], amber, width="thin", z=2)
        outer = number in {0, ROWS - 1}
        for day in range(0, course.days + 1, plan.every):
            g = HEALTHY if outer else course.g_ratio(depth, day)
            drawn = None if g is None or g > _UNSEEN else g
            _section(page, (field.x(day), y), _AXONS[number] * (0.86 if page.phone else 1), drawn)


def _section(page: Page, middle: tuple[float, float], radius: float, g_ratio: float | None) -> None:
    """Draw a fibre cut across; there are so many that finer strokes would weigh too much."""
    myelin, core = page.theme.myelin, page.theme.axon
    if g_ratio is not None:
        outer = radius / g_ratio
        shape(page, ring(middle, outer), fill=myelin.fill, edge=myelin.ink, z=6)
    rounded(page, ring(middle, radius), core.fill, edge=core.ink, light=0.45, steps=5, z=6.3)


def _cells(field: _Field) -> None:
    """Put precursors on the front, and makers of myelin behind it, in the gaps between the columns."""
    page, course = field.page, field.course
    rng = np.random.default_rng(4)
    for side in (1, -1):
        for day in _columns(field):
            # The stretch that cells have reached and that has no sheaths yet.
            deep, shallow = (
                float(np.interp(day, days, course.depths, left=0, right=course.radius))
                for days in (course.cells, course.sheaths)
            )
            if deep <= 0.4 * field.step or shallow >= course.radius:
                continue
            spots = [deep - 0.12 * field.step]
            if deep - shallow > field.step:
                spots.append(shallow + 0.2 * field.step)
            for depth in spots:
                if side == -1 and depth > course.radius - 0.3 * field.step:
                    continue
                spot = (field.x(day) + rng.uniform(-1, 1), field.y(depth, side))
                turn = -side * np.pi / 2 + rng.uniform(-0.22, 0.22)
                opc(page, spot, 5.6, seed=int(day) + 7 * side, turn=turn, z=9)
    for spot, arms, seed in _makers(field):
        oligodendrocyte(page, spot, arms, 6.0, seed=seed, z=5.5)


def _columns(field: _Field) -> list[float]:
    """Give the days at which precursors stand: between two columns of fibres."""
    every = field.plan.every
    between = (0.5,) if field.page.phone else _BETWEEN
    return [day + part * every for day in range(0, field.course.days, every) for part in between]


def _makers(field: _Field) -> list[tuple[tuple[float, float], list[tuple[float, float]], int]]:
    """Place makers of myelin: where each stands, where its arms end, and a seed."""
    course, plan = field.course, field.plan
    half = (field.x(plan.every) - field.x(0)) / 2
    columns = np.arange(0.5, course.days / plan.every) * plan.every
    placed, rng = [], np.random.default_rng(6)
    for side in (1, -1):
        for row in range(1, (ROWS - 1) // 2):
            begin = float(np.interp((row + 1) * field.step, course.depths, course.sheaths))
            behind = columns[columns - plan.every / 2 > begin + _SEEN].tolist()
            for order, day in enumerate(behind):
                if (2 * order + row + (side == 1)) % 3:
                    continue
                level = (field.y(row * field.step, side) + field.y((row + 1) * field.step, side)) / 2
                spot = (field.x(day) + rng.uniform(-2, 2), level + rng.uniform(-1.5, 1.5))
                ends = [(way, up) for way in (-1, 1) for up in (-1, 1)]
                arms = [(field.x(day) + way * (half - 5), level + up * (_ROW / 2 - 6)) for way, up in ends]
                placed.append((spot, arms[: 3 + (order + row) % 2], order + row))
    return placed


def _name_rows(field: _Field) -> None:
    page, plan = field.page, field.plan
    x = field.x(0) - 26
    top = field.y(0, 1)
    page.text((x, top - 4), "healthy", colour=page.theme.myelin.ink, align="right")
    page.text((x, field.y(0, -1) - 4), "healthy", colour=page.theme.myelin.ink, align="right")
    for one in field.course.followed:
        words = plan.names.get(one.name, one.name)
        y = field.y(one.depth, 1)
        page.text((x, y - 4 + 8 * words.count("\n")), words, colour=page.theme.axon.ink, align="right")


def _name_things(field: _Field) -> None:
    """Name the four things over the lane, each with a leader through a gap between the columns."""
    page, course, plan = field.page, field.course, field.plan
    theme = page.theme
    y = field.y(0, 1) + 40
    gap = field.x(plan.every) - field.x(0)
    first = field.y(field.step, 1)
    page.text((MARGIN, page.top - 22), "Cells and myelin", "heading")
    note = f"each row is one fibre, cut across every {plan.every} days"
    if page.phone:
        page.text((MARGIN, page.top - 38), note, "small", colour=theme.muted)
    else:
        page.text(
            (MARGIN + page.measure("Cells and myelin", "heading") + 10, page.top - 22),
            note,
            colour=theme.muted,
        )
    come = float(np.interp(field.step, course.depths, course.cells))
    column = next(day for day in _columns(field) if day > come)
    marks: tuple[tuple[str, float, tuple[float, float], Colour], ...] = (
        (
            "OPC" if page.phone else "precursors (OPC)",
            field.x(column),
            (field.x(column), first + 2),
            theme.myelin.ink,
        ),
        (
            "new, thin sheath",
            field.x(plan.named) + gap / 2,
            (field.x(plan.named) + 10.4, first + 4),
            theme.myelin.ink,
        ),
    )
    for words, x, end, ink in marks:
        leader(page, (x, y - 5), end, ink)
        page.text((x, y), words, colour=ink, align="center")
    if page.phone:
        x = field.x(0) + gap / 2
        leader(page, (x, y - 5), (field.x(0) + 5, first + 3), theme.axon.ink)
        page.text((x, y), "bare", colour=theme.axon.ink, align="center")
        return
    at = (field.x(0) + gap / 2, field.y(course.radius, 1))
    page.text((at[0], at[1] + 5), "bare", colour=theme.lesion.ink, align="center")
    page.text((at[0], at[1] - 14), "fibres", colour=theme.lesion.ink, align="center")


# ---- speed and signal ----


def _speeds(field: _Field, top: float) -> float:
    """Draw speed within the lesion against days; return the height of its baseline."""
    page, course, plan = field.page, field.course, field.plan
    theme = page.theme
    page.text((MARGIN, top + 14), "Speed through the lesion", "heading")
    note = "per cent of healthy"
    if page.phone:
        top -= 14
        page.text((MARGIN, top + 12), note, "small", colour=theme.muted)
    else:
        x = MARGIN + page.measure("Speed through the lesion", "heading") + 10
        page.text((x, top + 14), note, colour=theme.muted)
    top -= 8
    low = top - plan.speed
    for tick in (0, 50, 100):
        y = low + plan.speed * tick / 100
        stroke(page, [(field.x(0), y), (field.x(course.days), y)], theme.rule, width="hair", z=1)
        page.text((field.x(0) - 8, y - 4), f"{tick}", "small", colour=theme.muted, align="right")
    healthy = low + plan.speed
    stroke(page, [(field.x(0), healthy), (field.x(course.days), healthy)], theme.control.mark, z=2)
    page.text(
        (field.x(course.days), healthy - 15), "healthy", "small", colour=theme.control.ink, align="right"
    )
    dashes: tuple[tuple[float, float] | None, ...] = (None, (5, 2), (1.6, 1.8))
    for one, dash in zip(course.followed, dashes, strict=True):
        begun = int(np.argmax(one.speeds > 0)) - 1
        days = np.array([field.x(day) for day in one.days[begun:]])
        rise = low + plan.speed * one.speeds[begun:] / 100
        points = np.column_stack([days, rise])
        if dash is None:
            stroke(page, points, theme.axon.mark, width="bold", z=6)
        else:
            stroke(page, points, theme.axon.mark, width="bold", dashes=dash, z=6)
        words = plan.names.get(one.name, one.name) if page.phone else one.name
        right = page.phone and one is not course.followed[0]  # no room at the left of the later ones
        at = (float(days[0]) + (14 if right else -7), low + 7 + LEADING["small"] * words.count("\n"))
        page.text(at, words, "small", colour=theme.axon.ink, align="left" if right else "right")
    ends = course.followed[0].speeds[-1]
    at = (field.x(course.days), low + plan.speed * ends / 100 + 8)
    page.text(at, f"{ends:.0f} %", "small", colour=theme.axon.ink, align="right", weight=600)
    return low


def _signals(field: _Field, top: float) -> float:
    """Draw the pulses of one fibre beyond the lesion, on some days; return the height of their baseline."""
    page, course, plan = field.page, field.course, field.plan
    theme = page.theme
    one = course.followed[len(course.followed) // 2]
    page.text((MARGIN, top + 14), "Signal beyond the lesion", "heading")
    note = f"the fibre {one.name}, and how late; grey: without a lesion"
    if page.phone:
        top -= 14
        page.text((MARGIN, top + 12), note, "small", colour=theme.muted)
    else:
        x = MARGIN + page.measure("Signal beyond the lesion", "heading") + 10
        page.text((x, top + 14), note, colour=theme.muted)
    low = top - 10 - plan.signal
    shown = [(day, signal) for day, signal in course.signals if day % plan.ticks == 0]
    wide = 0.82 * (field.x(plan.ticks) - field.x(0))
    for day, signal in shown:
        share = (signal.time - signal.time[0]) / (signal.time[-1] - signal.time[0])
        x = field.x(day) + wide * (share - 0.42)
        lowest, highest = signal.healthy.min(), signal.healthy.max()
        scale = plan.signal / (highest - lowest)
        stroke(
            page,
            np.column_stack([x, low + scale * (signal.healthy - lowest)]),
            theme.control.mark,
            width="thin",
            z=3,
        )
        hue = theme.axon if signal.passes else theme.lesion
        here = np.column_stack([x, low + scale * (np.maximum(signal.here, lowest) - lowest)])
        stroke(page, here, hue.mark, width="interval", z=4)
        page.text((field.x(day), low - 17), signal.words, "small", colour=hue.ink, align="center")
    return low - 24


def _days(field: _Field, ends: tuple[float, float]) -> None:
    """Draw the one axis of time: hairlines through all lanes, and the days below them."""
    page, course, plan = field.page, field.course, field.plan
    muted = page.theme.muted
    for day in range(0, course.days + 1, plan.ticks):
        x = field.x(day)
        words = f"day {day}" if day == 0 else f"{day}"
        page.text((x, ends[1] - 16), words, "small", colour=muted, align="center", weight=600)
    stroke(page, [(field.x(0), ends[1]), (field.x(course.days), ends[1])], muted, width="thin", z=2)
    for day in range(0, course.days + 1, plan.ticks):
        stroke(page, [(field.x(day), ends[1]), (field.x(day), ends[1] - 4)], muted, width="thin", z=2)
        stroke(page, [(field.x(day), ends[0]), (field.x(day), ends[1])], page.theme.rule, width="hair", z=0.9)
