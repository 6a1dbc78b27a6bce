"""Timeline of trials: what was last read of each, what is planned, and how many people of how many.

A lane a trial. A disc stands where its state was last read, a ring where an end is planned, a cross where it
was stopped; the words under the lane say the same, so that nothing hangs on a sign.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, LINES, MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import Scale, axis, grid, line, marker
from mscourse.figures.wrap import ruler, wrapped

State = Literal["read", "planned", "stopped"]
_NAMES, _PEOPLE, _GAP = 172.0, 118.0, 18.0
_GROUP, _AXIS, _KEY, _STRIP, _BAR = 32, 30, 20, 18, 7
Ends = tuple[float, float]


@dataclass(frozen=True)
class Moment:
    """A place on the line of time: the year with its fraction, and what stands there."""

    year: float
    state: State


@dataclass(frozen=True)
class Lane:
    """One trial.

    Attributes
    ----------
    label, beside : str
        Its name, and what it compares in whom.
    status : str
        What was read of it, with dates.
    moments : tuple of Moment
        What stands on its lane; none where no date was read.
    planned, recruited : int or None
        How many people it was to have, and has; None where that was not read.
    people : str
        The same in words.
    """

    label: str
    beside: str
    status: str
    moments: tuple[Moment, ...]
    people: str
    planned: int | None = None
    recruited: int | None = None


@dataclass(frozen=True)
class Lanes:
    """Trials under a heading."""

    heading: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True)
class Span:
    """The years that are drawn, and when all was last checked."""

    first: int
    last: int
    checked: float
    checked_words: str


def timeline(words: Words, groups: Sequence[Lanes], span: Span, numbers: DataTable) -> Chart:
    """Draw trials on a line of years.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    groups : sequence of Lanes
        Trials under their headings.
    span : Span
        Which years.
    numbers : DataTable
        The same for those who read it.

    Raises
    ------
    ValueError
        If there is no trial, a moment lies outside the years, or people are fewer than none.
    """
    lanes = [lane for group in groups for lane in group.lanes]
    if not lanes:
        message = f"{words.name}: there is no trial to draw; give at least one lane"
        raise ValueError(message)
    for lane in lanes:
        for moment in lane.moments:
            if not span.first <= moment.year <= span.last:
                message = (
                    f"{words.name}: {lane.label!r} has something in {moment.year:.1f}, outside {span.first} "
                    "to "
                    f"{span.last}; draw more years"
                )
                raise ValueError(message)
        if min(lane.planned or 0, lane.recruited or 0) < 0:
            message = f"{words.name}: {lane.label!r} has fewer people than none; check planned and recruited"
            raise ValueError(message)
    return Chart(words.name, words.alt, _Timeline(words, tuple(groups), span), words.caption, numbers)


@dataclass(frozen=True)
class _Timeline:
    """Call it to draw one layout in one theme."""

    words: Words
    groups: tuple[Lanes, ...]
    span: Span

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    @property
    def _most(self) -> int:
        counts = [
            max(lane.planned or 0, lane.recruited or 0) for group in self.groups for lane in group.lanes
        ]
        return max([1, *counts])

    def _scale(self, page: Page) -> Scale:
        left, right = float(MARGIN), float(page.width - MARGIN)
        start = left + 12 if page.phone else left + _NAMES + _PEOPLE + 2 * _GAP
        return Scale(self.span.first, self.span.last, start, right - 12)

    def _ticks(self, page: Page) -> tuple[tuple[float, str], ...]:
        every = (
            1
            if self._scale(page).end - self._scale(page).start > 44 * (self.span.last - self.span.first)
            else 2
        )
        return tuple((float(year), str(year)) for year in range(self.span.first, self.span.last + 1, every))

    def _blocks(self, page: Page) -> Iterator[Block]:
        scale = self._scale(page)
        yield 8, nothing
        yield 20, partial(self._checked, scale=scale)
        for group in self.groups:
            yield self._heading(page, group.heading)
            for lane in group.lanes:
                yield (self._strip if page.phone else self._lane)(page, lane, scale)
        yield _AXIS, partial(self._axis, scale=scale)
        yield from _key()

    def _checked(self, page: Page, y: float, scale: Scale) -> None:
        x = scale(self.span.checked)
        words = self.span.checked_words
        half = page.measure(words, "small", 600) / 2
        x = min(max(x, MARGIN + half), page.width - MARGIN - half)
        page.text((x, y - 12), words, "small", colour=page.theme.muted, weight=600, align="center")

    def _heading(self, page: Page, words: str) -> Block:
        broken = wrapped(page, words, page.width - 2 * MARGIN, "heading")

        def draw(page: Page, y: float) -> None:
            page.rule(y - 2)
            page.text((MARGIN, y - 22), broken, "heading")

        return _GROUP + LEADING["heading"] * broken.count("\n"), draw

    def _lane(self, page: Page, lane: Lane, scale: Scale) -> Block:
        label = wrapped(page, lane.label, _NAMES, weight=600)
        beside = wrapped(page, lane.beside, _NAMES, "small")
        people = wrapped(page, lane.people, _PEOPLE, "small")
        status = wrapped(page, lane.status, page.width - MARGIN - scale.start + 8, "small")
        named = LEADING["label"] * (label.count("\n") + 1) + LEADING["small"] * (beside.count("\n") + 1)
        said = 20 + LEADING["small"] * (status.count("\n") + 1)
        counted = 20 + LEADING["small"] * (people.count("\n") + 1)
        height = max(named, said, counted) + 16

        def draw(page: Page, y: float) -> None:
            page.text((MARGIN, y - 14), label, "label", weight=600)
            down = y - 14 - LEADING["label"] * (label.count("\n") + 1)
            page.text((MARGIN, down + 1), beside, "small", colour=page.theme.muted)
            left = MARGIN + _NAMES + _GAP
            self._people(page, lane, (left, left + _PEOPLE), y - 11)
            page.text((left, y - 34), people, "small", colour=page.theme.muted)
            self._moments(page, lane, scale, y - 11)
            page.text((scale.start - 8, y - 34), status, "small", colour=page.theme.muted)

        return height, draw

    def _strip(self, page: Page, lane: Lane, scale: Scale) -> Block:
        width = page.width - 2.0 * MARGIN
        label = wrapped(page, lane.label, width, weight=600)
        quiet = "\n".join(
            wrapped(page, one, width, "small") for one in (lane.beside, lane.status, lane.people)
        )
        top = 14 + LEADING["label"] * (label.count("\n") + 1) + LEADING["small"] * (quiet.count("\n") + 1)

        def draw(page: Page, y: float) -> None:
            page.text((MARGIN, y - 14), label, "label", weight=600)
            down = y - 14 - LEADING["label"] * (label.count("\n") + 1)
            page.text((MARGIN, down), quiet, "small", colour=page.theme.muted)
            self._people(page, lane, (MARGIN, MARGIN + width), y - top)
            self._moments(page, lane, scale, y - top - _STRIP - 4)

        return top + 2 * _STRIP + 14, draw

    def _people(self, page: Page, lane: Lane, ends: Ends, y: float) -> None:
        """Draw planned people as an outline and recruited ones as what fills it; both from the left."""
        across = Scale(0, self._most, ends[0], ends[1])
        control = page.theme.control
        if lane.planned:
            size = (across(lane.planned) - ends[0], 2.0 * _BAR)
            page.add(
                Rectangle(
                    (ends[0], y - _BAR),
                    *size,
                    facecolor=control.wash,
                    edgecolor=control.mark,
                    linewidth=LINES["thin"],
                    linestyle=(0, (3, 2)),
                    zorder=3,
                )
            )
        if lane.recruited:
            size = (across(lane.recruited) - ends[0], 2.0 * _BAR)
            page.add(
                Rectangle((ends[0], y - _BAR), *size, facecolor=page.theme.ink, edgecolor="none", zorder=4)
            )

    def _moments(self, page: Page, lane: Lane, scale: Scale, y: float) -> None:
        ticks = self._ticks(page)
        grid(page, scale, ticks, (y - 8, y + 8))
        x = scale(self.span.checked)
        line(page, [(x, y - 8), (x, y + 8)], page.theme.ink, "thin", z=2)
        spots = sorted((scale(moment.year), moment.state) for moment in lane.moments)
        if len(spots) > 1:
            ends = (spots[0][0], spots[-1][0])
            page.add(
                Line2D(
                    ends,
                    (y, y),
                    linewidth=LINES["line"],
                    color=page.theme.muted,
                    linestyle=(0, (3, 3)),
                    zorder=4,
                )
            )
        else:
            line(page, [(scale.start, y), (scale.end, y)], page.theme.rule, "hair", z=1)
        for at, state in spots:
            _moment(page, state, (at, y))

    def _axis(self, page: Page, y: float, scale: Scale) -> None:
        axis(page, scale, y - 2, self._ticks(page))


def _moment(page: Page, state: State, at: tuple[float, float]) -> None:
    if state == "stopped":
        x, y = at
        for slope in (1, -1):
            line(page, [(x - 5, y - 5 * slope), (x + 5, y + 5 * slope)], page.theme.ink, "bold", z=12)
    else:
        marker(page, at, "disc" if state == "read" else "ring", page.theme.ink, 5)


def _key() -> Iterator[Block]:
    signs: tuple[tuple[State, str], ...] = (
        ("read", "state as it was last read"),
        ("planned", "planned"),
        ("stopped", "stopped"),
    )

    def draw(page: Page, y: float) -> None:
        x = float(MARGIN)
        for state, words in signs:
            _moment(page, state, (x + 6, y - 10))
            page.text((x + 18, y - 14), words, "small", colour=page.theme.muted)
            x += 18 + page.measure(words, "small") + 20

    def bars(page: Page, y: float) -> None:
        control = page.theme.control
        page.add(
            Rectangle(
                (MARGIN, y - 15),
                22,
                10,
                facecolor=control.wash,
                edgecolor=control.mark,
                linestyle=(0, (3, 2)),
                linewidth=LINES["thin"],
                zorder=3,
            )
        )
        page.text((MARGIN + 30, y - 14), "people planned", "small", colour=page.theme.muted)
        x = MARGIN + 30 + page.measure("people planned", "small") + 20
        page.add(Rectangle((x, y - 15), 22, 10, facecolor=page.theme.ink, edgecolor="none", zorder=3))
        page.text((x + 30, y - 14), "people recruited", "small", colour=page.theme.muted)

    yield _KEY, draw
    yield _KEY + 6, bars
