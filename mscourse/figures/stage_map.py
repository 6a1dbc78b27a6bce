"""A map of stages: a road for each job, the studies it has passed, and the next result that would decide.

A road is solid as far as people of the disease in question have come, and dashed beyond. On a phone each
road becomes a list, with the same road drawn small above it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.matrix import Mark, key_line, put_mark
from mscourse.figures.page import LEADING, LINES, MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import box, line
from mscourse.figures.wrap import ruler, wrapped

_NAMES, _KEY, _HANG = 138.0, 20.0, 17.0


@dataclass(frozen=True)
class Stop:
    """A study at a stage: its mark, its name, and whether it belongs to another disease (then it is pale)."""

    stage: int
    mark: Mark
    words: str
    apart: bool = False


@dataclass(frozen=True)
class Awaited:
    """The next result that would decide something: at which stage, what it is, and by when if known."""

    stage: int
    words: str
    by: str


@dataclass(frozen=True)
class Road:
    """One job.

    Attributes
    ----------
    name, sure : str
        What it is, and how sure we are of it.
    reached : int or None
        The last stage that people with the disease have reached; None if no one has been treated.
    stops : tuple of Stop
        In the order of their stages.
    awaited : Awaited
        What would decide next.
    """

    name: str
    sure: str
    reached: int | None
    stops: tuple[Stop, ...]
    awaited: Awaited


def stage_map(
    words: Words,
    stages: Sequence[str],
    roads: Sequence[Road],
    numbers: DataTable,
    *,
    key: Sequence[tuple[Mark, str]],
) -> Chart:
    """Draw a map of stages.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    stages : sequence of str
        From left to right.
    roads : sequence of Road
        From top to foot.
    numbers : DataTable
        The same for those who read it.
    key : sequence of (Mark, str)
        What the marks mean.

    Raises
    ------
    ValueError
        If there is no road, or a stage is not on the map.
    """
    if not roads:
        message = f"{words.name}: there is nothing to draw; give at least one road"
        raise ValueError(message)
    for road in roads:
        asked = [road.awaited.stage, *(stop.stage for stop in road.stops), road.reached or 0]
        if not all(0 <= stage < len(stages) for stage in asked):
            message = f"{words.name}: {road.name!r} has a stage that is not one of {len(stages)}"
            raise ValueError(message)
    drawn = _Map(words, tuple(stages), tuple(roads), tuple(key))
    return Chart(words.name, words.alt, drawn, words.caption, numbers)


@dataclass(frozen=True)
class _Map:
    """Call it to draw one layout in one theme."""

    words: Words
    stages: tuple[str, ...]
    roads: tuple[Road, ...]
    key: tuple[tuple[Mark, str], ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        yield 6, nothing
        if page.phone:
            for road in self.roads:
                yield from self._list(page, road)
        else:
            yield self._heads(page)
            for road in self.roads:
                yield self._lane(page, road)
        yield 8, nothing
        for each in [self.key] if not page.phone else [(one,) for one in self.key]:
            yield _KEY, partial(key_line, key=each)
        yield _KEY * (2 if page.phone else 1) + 4, _key_of_lines

    # ---- wide ----

    def _places(self, page: Page, left: float) -> list[float]:
        pitch = (page.width - MARGIN - left) / len(self.stages)
        return [left + pitch * (number + 0.5) for number in range(len(self.stages))]

    def _width(self, page: Page) -> float:
        return (page.width - 2 * MARGIN - _NAMES) / len(self.stages) - 8

    def _heads(self, page: Page) -> Block:
        heads = [wrapped(page, one, self._width(page), "small", weight=600) for one in self.stages]
        lines = max(one.count("\n") for one in heads)

        def draw(page: Page, y: float) -> None:
            for words, x in zip(heads, self._places(page, MARGIN + _NAMES), strict=True):
                start = y - 14 - LEADING["small"] * (lines - words.count("\n"))
                page.text((x, start), words, "small", weight=600, align="center", colour=page.theme.muted)

        return LEADING["small"] * (lines + 1) + 8, draw

    def _lane(self, page: Page, road: Road) -> Block:
        width = self._width(page)
        name = wrapped(page, road.name, _NAMES - 14, weight=600)
        sure = wrapped(page, road.sure, _NAMES - 14, "small")
        boxes = [
            [wrapped(page, stop.words, width, "small") for stop in road.stops if stop.stage == stage]
            for stage in range(len(self.stages))
        ]
        coming = wrapped(page, road.awaited.words, width, "small", weight=600)
        by = wrapped(page, road.awaited.by, width, "small")
        boxes[road.awaited.stage].append(f"{coming}\n{by}")
        deepest = max(sum(_small_high(one) + 3 for one in box) for box in boxes)
        left_high = LEADING["label"] * (name.count("\n") + 1) + _small_high(sure)
        height = max(34 + deepest, 20 + left_high) + 8

        def draw(page: Page, y: float) -> None:
            page.rule(y - 2)
            self._columns(page, y - 2, height)
            page.text((MARGIN, y - 22), name, "label", weight=600)
            down = y - 22 - LEADING["label"] * (name.count("\n") + 1)
            page.text((MARGIN, down), sure, "small", colour=page.theme.muted)
            places, at = self._places(page, MARGIN + _NAMES), y - 18
            _road(page, road, places, at)
            for stage, x in enumerate(places):
                own = [stop for stop in road.stops if stop.stage == stage]
                waits = stage == road.awaited.stage
                _signs(page, (x, at), own, waits=waits)
                foot = at - 20
                for stop in own:
                    words = wrapped(page, stop.words, width, "small")
                    ink = page.theme.muted if stop.apart else page.theme.ink
                    page.text((x, foot), words, "small", align="center", colour=ink)
                    foot -= _small_high(words) + 3
                if waits:
                    page.text((x, foot), coming, "small", weight=600, align="center")
                    page.text((x, foot - _small_high(coming)), by, "small", align="center")

        return height, draw

    def _columns(self, page: Page, top: float, height: float) -> None:
        """Tint every other stage, so that the eye keeps to its column."""
        pitch = (page.width - 2 * MARGIN - _NAMES) / len(self.stages)
        for number in range(0, len(self.stages), 2):
            corner = (MARGIN + _NAMES + pitch * number, top - height)
            box(page, corner, (pitch, height), page.theme.control.wash)

    # ---- phone ----

    def _list(self, page: Page, road: Road) -> Iterator[Block]:
        width = page.width - 2.0 * MARGIN
        sure = wrapped(page, road.sure, width, "small")

        def head(page: Page, y: float) -> None:
            page.rule(y - 2)
            page.text((MARGIN, y - 22), road.name, "heading")
            page.text((MARGIN, y - 39), sure, "small", colour=page.theme.muted)
            at = y - 44 - _small_high(sure)
            places = self._places(page, float(MARGIN))
            _road(page, road, places, at)
            for stage, x in enumerate(places):
                own = [stop for stop in road.stops if stop.stage == stage]
                _signs(page, (x, at), own, waits=stage == road.awaited.stage)

        yield 62 + _small_high(sure), head
        for stage, name in enumerate(self.stages):
            own = [stop for stop in road.stops if stop.stage == stage]
            said = [one.words for one in own]
            if stage == road.awaited.stage:
                said.append(f"awaited: {road.awaited.words}, {road.awaited.by}")
            if said:
                yield _stage_block(page, name, "; ".join(said), width)
        yield 10, nothing


def _stage_block(page: Page, name: str, said: str, width: float) -> Block:
    words = wrapped(page, said, width - 8, "small")

    def draw(page: Page, y: float) -> None:
        page.text((MARGIN, y - 12), name, "small", weight=600, colour=page.theme.muted)
        page.text((MARGIN + 8, y - 12 - LEADING["small"]), words, "small")

    return LEADING["small"] * (words.count("\n") + 2) + 3, draw


def _small_high(words: str) -> float:
    return LEADING["small"] * (words.count("\n") + 1)


def _road(page: Page, road: Road, places: list[float], y: float) -> None:
    """Draw the road: a band as far as people came, open where a result is awaited, and dashes to that."""
    first = min(stop.stage for stop in road.stops)
    green = page.theme.therapy
    for stretch in _stretches(road, first):
        ends = [places[stretch[0]] - 3, places[stretch[-1]] + 3]
        page.add(Line2D(ends, [y, y], linewidth=7, color=green.fill, solid_capstyle="round", zorder=2))
    before = [stop.stage for stop in road.stops if stop.stage < road.awaited.stage]
    if any(not stop.apart for stop in road.stops if stop.stage == road.awaited.stage) or not before:
        return
    last = max(before)
    start = places[last] + _half(road, last) + 6
    end = places[road.awaited.stage] - _half(road, road.awaited.stage) - 5
    dashes = (0, (3.2, 2.4))
    page.add(
        Line2D([start, end], [y, y], linewidth=LINES["line"], color=green.ink, linestyle=dashes, zorder=3)
    )
    for side in (-3.6, 3.6):
        line(page, [(end - 5, y + side), (end, y)], green.ink, "line", z=4)


def _stretches(road: Road, first: int) -> list[range]:
    """Part the stages that people have come through where an awaited result was passed by."""
    if road.reached is None:
        return []
    gap = road.awaited.stage
    if any(stop.stage == gap for stop in road.stops) or not first < gap < road.reached:
        return [range(first, road.reached + 1)]
    return [range(first, gap), range(gap + 1, road.reached + 1)]


def _half(road: Road, stage: int) -> float:
    """Return half the width of the marks that stand at a stage, in units."""
    count = sum(stop.stage == stage for stop in road.stops) + (stage == road.awaited.stage)
    return 7.0 * (count - 1) + 7


def _signs(page: Page, at: tuple[float, float], stops: list[Stop], *, waits: bool) -> None:
    """Put the marks of a stage side by side, and the open diamond of what is awaited after them."""
    count = len(stops) + waits
    x, y = at[0] - 7 * (count - 1), at[1]
    for stop in stops:
        ink = page.theme.control.mark if stop.apart else page.theme.ink
        put_mark(page, (x, y), stop.mark, ink)
        x += 14
    if waits:
        _open(page, (x, y))


def _open(page: Page, at: tuple[float, float]) -> None:
    x, y = at
    tips = [(x - 7, y), (x, y + 7), (x + 7, y), (x, y - 7)]
    page.add(
        Polygon(
            tips,
            closed=True,
            facecolor=page.theme.paper,
            edgecolor=page.theme.therapy.ink,
            linewidth=LINES["interval"],
            zorder=13,
        )
    )


def _key_of_lines(page: Page, y: float) -> None:
    """Say what band, dashes and the open diamond mean."""
    green, x = page.theme.therapy, float(MARGIN)
    page.add(
        Line2D([x + 4, x + 24], [y - 10] * 2, linewidth=7, color=green.fill, solid_capstyle="round", zorder=2)
    )
    page.text((x + 36, y - 14), "people with MS have come so far", "small", colour=page.theme.muted)
    if page.phone:
        y -= _KEY
    else:
        x += 36 + page.measure("people with MS have come so far", "small") + 22
    _open(page, (x + 7, y - 10))
    page.text((x + 21, y - 14), "the next result that would decide", "small", colour=page.theme.muted)
