"""Published points of survival curves, one small frame a study: what was printed, and no curve between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from matplotlib.lines import Line2D

from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest_marks import spread_bar
from mscourse.figures.page import LEADING, LINES, MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import CAP, Scale, axis, box, line, marker
from mscourse.figures.wrap import ruler, wrapped

WHOLE = 100
_TALL, _GAP, _AXIS, _GROUP = 116, 22, 30, 34
_BESIDE = {"wide": 4, "phone": 2}
Ends = tuple[float, float]


@dataclass(frozen=True)
class Seen:
    """One published point.

    Attributes
    ----------
    time : float
        When, on the scale of the chart.
    share : float
        How many of 100 were still free of the event.
    words : str
        The point as it is printed under the frame.
    low, high : float or None
        Limits.
    spread : bool
        Whether they are a range over studies and no interval: then a bar without caps.
    """

    time: float
    share: float
    words: str
    low: float | None = None
    high: float | None = None
    spread: bool = False


@dataclass(frozen=True)
class Course:
    """One frame: a study, what counted as an event, what its limits are, and its points in order of time."""

    heading: str
    beside: str
    limits: str
    points: tuple[Seen, ...]


@dataclass(frozen=True)
class Kept:
    """Frames that count the same kind of event, under a heading."""

    heading: str
    courses: tuple[Course, ...]


def step_frames(
    words: Words, groups: Sequence[Kept], times: tuple[tuple[float, str], ...], numbers: DataTable
) -> Chart:
    """Draw published shares over time in frames that share both scales.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    groups : sequence of Kept
        Frames under their headings.
    times : tuple of (float, str)
        Ticks of the scale of time, which ends at the last one.
    numbers : DataTable
        The same numbers for those who read them.

    Raises
    ------
    ValueError
        If there is no point, a point lies off the scales, or its limits do not hold it.
    """
    courses = [course for group in groups for course in group.courses]
    if not courses or not all(course.points for course in courses):
        message = f"{words.name}: every frame needs a point; leave a study without one out and say so"
        raise ValueError(message)
    for course in courses:
        for point in course.points:
            _check(f"{words.name}: {course.heading!r}", point, times[-1][0])
    return Chart(words.name, words.alt, _Frames(words, tuple(groups), times), words.caption, numbers)


def _check(where: str, point: Seen, last: float) -> None:
    if not 0 < point.time <= last or not 0 <= point.share <= WHOLE:
        message = f"{where} at {point.time} stands at {point.share}, off the scales; widen them"
        raise ValueError(message)
    if (point.low is None) != (point.high is None):
        message = f"{where} has one limit; give both or neither"
        raise ValueError(message)
    if (
        point.low is not None
        and point.high is not None
        and not 0 <= point.low <= point.share <= point.high <= WHOLE
    ):
        message = f"{where}: {point.low} to {point.high} does not hold {point.share}; check value and limits"
        raise ValueError(message)


@dataclass(frozen=True)
class _Frames:
    """Call it to draw one layout in one theme."""

    words: Words
    groups: tuple[Kept, ...]
    times: tuple[tuple[float, str], ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        beside = _BESIDE[page.layout]
        width = (page.width - 2 * MARGIN - _GAP * (beside - 1)) / beside
        yield 6, nothing
        for group in self.groups:
            yield _head(page, group.heading)
            for first in range(0, len(group.courses), beside):
                yield self._row(page, group.courses[first : first + beside], width)
        yield from _key()

    def _row(self, page: Page, courses: tuple[Course, ...], width: float) -> Block:
        names = [wrapped(page, course.heading, width, weight=600) for course in courses]
        quiet = [wrapped(page, course.beside, width, "small") for course in courses]
        limits = [wrapped(page, course.limits, width, "small") for course in courses]
        said = [
            wrapped(page, "\n".join(point.words for point in course.points), width, "small")
            for course in courses
        ]
        above = max(
            _high(name, "label") + _high(one, "small") + _high(other, "small")
            for name, one, other in zip(names, quiet, limits, strict=True)
        )
        under = max(_high(one, "small") for one in said)

        def draw(page: Page, y: float) -> None:
            for number, course in enumerate(courses):
                x = MARGIN + number * (width + _GAP)
                page.text((x, y - 12), names[number], "label", weight=600)
                down = y - 12 - _high(names[number], "label")
                page.text((x, down), quiet[number], "small", colour=page.theme.muted)
                down -= _high(quiet[number], "small")
                page.text((x, down), limits[number], "small", weight=600, colour=page.theme.muted)
                top = y - above - 10
                self._frame(page, course, (x, x + width), top)
                page.text((x, top - _TALL - _AXIS - 8), said[number], "small")

        return above + 10 + _TALL + _AXIS + under + 18, draw

    def _frame(self, page: Page, course: Course, ends: Ends, top: float) -> None:
        across = Scale(0, self.times[-1][0], ends[0] + 28, ends[1] - 8)
        up = Scale(0, WHOLE, top - _TALL, top)
        box(page, (across.start, up.start), (across.end - across.start + 8, _TALL), page.theme.control.wash)
        for value in (0, WHOLE / 2, WHOLE):
            y = up(value)
            line(page, [(across.start, y), (across.end + 8, y)], page.theme.rule, "hair", z=0.5)
            page.text(
                (across.start - 6, y - 4), f"{value:.0f}", "small", colour=page.theme.muted, align="right"
            )
        axis(page, across, up.start, self.times)
        spots = [(across(0), up(WHOLE)), *((across(one.time), up(one.share)) for one in course.points)]
        x, y_s = zip(*spots, strict=True)
        page.add(
            Line2D(
                x,
                y_s,
                linewidth=LINES["thin"],
                color=page.theme.control.mark,
                linestyle=(0, (1, 3)),
                zorder=3,
            )
        )
        for point, spot in zip(course.points, spots[1:], strict=True):
            _limits(page, point, spot[0], up)
            marker(page, spot, "disc", page.theme.ink, 4.2)


def _limits(page: Page, point: Seen, x: float, up: Scale) -> None:
    if point.low is None or point.high is None:
        return
    low, high = up(point.low), up(point.high)
    if point.spread:
        spread_bar(page, (x - 4, low), (8, high - low))
        return
    ink = page.theme.ink
    line(page, [(x, low), (x, high)], ink, "interval", z=10)
    for y in (low, high):
        line(page, [(x - CAP, y), (x + CAP, y)], ink, "interval", z=10)


def _high(words: str, role: str) -> float:
    leading = LEADING["label" if role == "label" else "small"]
    return leading * (words.count("\n") + 1) if words else 0


def _head(page: Page, words: str) -> Block:
    broken = wrapped(page, words, page.width - 2 * MARGIN, "heading")

    def draw(page: Page, y: float) -> None:
        page.rule(y - 2)
        page.text((MARGIN, y - 22), broken, "heading")

    return _GROUP + LEADING["heading"] * broken.count("\n"), draw


def _key() -> Iterator[Block]:
    def dotted(page: Page, y: float) -> None:
        ends = (MARGIN, MARGIN + 20)
        page.add(
            Line2D(
                ends,
                (y - 10, y - 10),
                linewidth=LINES["thin"],
                color=page.theme.control.mark,
                linestyle=(0, (1, 3)),
                zorder=3,
            )
        )
        page.text(
            (MARGIN + 28, y - 14), "joins what was published; not a curve", "small", colour=page.theme.muted
        )

    def whole(page: Page, y: float, words: str) -> None:
        spread_bar(page, (MARGIN + 6, y - 16), (8, 12))
        page.text((MARGIN + 28, y - 14), words, "small", colour=page.theme.muted)

    yield 20, dotted
    yield 24, partial(whole, words="a range over studies, which is no interval")
