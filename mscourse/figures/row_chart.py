"""Rows of estimates on one scale: what dot plots and forest plots share.

Wide, each row has its name at the left, its place on the scale, and its numbers at the right. On a phone the
name and the numbers stand above a strip of the scale: things move, text never shrinks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.scales import MarkerKind, Scale, axis, box, grid, line, marker, pointer, whisker

Align = Literal["left", "center", "right"]

ALIGNED: tuple[Align, Align, Align] = ("left", "center", "right")
"""How columns stand: names, people, numbers."""
_GROUP = 32
_AXIS_FOOT = 24
_KEY = 22
_STRIP = 10


@dataclass(frozen=True)
class Estimate:
    """One row.

    Attributes
    ----------
    label, beside : str
        What the row is about, and a quieter line under it.
    value : float
        Where its marker stands.
    words : str
        Its numbers as they are printed.
    low, high : float or None
        Limits of a confidence interval; None draws none. A range or an interquartile range is not drawn so.
    kind : MarkerKind
        Shape of the marker.
    below : bool
        Whether `value` is only known to be an upper bound: an arrow then points down the scale.
    people : str
        For forest plots: how many in each group.
    """

    label: str
    value: float
    words: str
    beside: str = ""
    low: float | None = None
    high: float | None = None
    kind: MarkerKind = "disc"
    below: bool = False
    people: str = ""


@dataclass(frozen=True)
class Ground:
    """The scale that all rows share.

    Attributes
    ----------
    low, high : float
        Its ends.
    ticks : tuple of (float, str)
        Where it is marked, and with which words.
    logarithmic : bool
        Whether equal steps multiply.
    neutral : float or None
        Where no difference lies, for ratios.
    sides : pair of str or None
        What the left and the right of `neutral` mean.
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    logarithmic: bool = False
    neutral: float | None = None
    sides: tuple[str, str] | None = None

    def scale(self, start: float, end: float) -> Scale:
        """Lay the scale between two places of a page."""
        return Scale(self.low, self.high, start, end, self.logarithmic)


@dataclass(frozen=True)
class Headed:
    """Words in both layouts: lines may break elsewhere on a phone."""

    wide: str
    phone: str

    def on(self, layout: Layout) -> str:
        """Choose the words of a layout."""
        return self.wide if layout == "wide" else self.phone


@dataclass(frozen=True)
class RowChart:
    """All that is drawn: call it to draw one layout in one theme.

    Attributes
    ----------
    title, subtitle, footer : Headed
        Words above (when titled) and below.
    groups : sequence of (str, sequence of Estimate)
        Rows under their heading; an empty heading takes no room.
    ground : Ground
        The shared scale.
    columns : tuple of str
        Heads of the columns of names, people and numbers; empty ones are left out.
    key : mapping of MarkerKind to str
        What the markers mean, where there is more than one.
    """

    title: Headed
    subtitle: Headed
    footer: Headed
    groups: Sequence[tuple[str, Sequence[Estimate]]]
    ground: Ground
    columns: tuple[str, str, str] = ("", "", "")
    key: Mapping[MarkerKind, str] = field(default_factory=dict)

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        """Draw; see `Draw`."""
        heading = Heading(self.title.on(layout), self.subtitle.on(layout)) if titled else None
        page = Page(round(self._height(layout)), layout, theme, heading)
        if page.phone:
            self._phone(page)
        else:
            self._wide(page)
        page.footer(self.footer.on(layout))
        return page

    # ---- room ----

    def _pitch(self, row: Estimate, layout: Layout) -> float:
        if layout == "wide":
            return 38 if row.beside else 27
        return 46 + (LEADING["small"] if row.beside or row.people else 0)

    def _head(self, layout: Layout) -> float:
        if layout == "wide":
            return 44 if any(self.columns) or self.ground.sides else 10
        return 30 if self.ground.sides else 8

    def _height(self, layout: Layout) -> float:
        rows = sum(self._pitch(row, layout) for _, group in self.groups for row in group)
        headings = sum(_GROUP for words, _ in self.groups if words)
        keys = (_KEY if layout == "wide" else _KEY * len(self.key)) if self.key else 0
        footer = LEADING["small"] * (self.footer.on(layout).count("\n") + 1)
        return self._head(layout) + rows + headings + 6 + _AXIS_FOOT + keys + footer + MARGIN + 10

    # ---- wide ----

    def _wide(self, page: Page) -> None:
        rows = [row for _, group in self.groups for row in group]
        right = page.width - MARGIN
        names = max(
            max(page.measure(row.label, weight=600), page.measure(row.beside, "small")) for row in rows
        )
        numbers = max(page.measure(row.words) for row in rows)
        people = max(page.measure(row.people) for row in rows)
        room = max(people, page.measure("treated v control", "small", 600)) + 28 if people else 0
        start = MARGIN + names + 26 + room
        scale = self.ground.scale(start, right - numbers - 26)
        middle = MARGIN + names + 14 + room / 2
        self._heads(page, (MARGIN, middle, right))
        y = page.top - self._head("wide")
        ceiling = y
        places = []
        for words, group in self.groups:
            if words:
                y -= _GROUP
                page.rule(y + _GROUP - 2)
                page.text((MARGIN, y + 8), words, "heading")
            begun = y
            for row in group:
                pitch = self._pitch(row, "wide")
                places.append((row, y - pitch / 2))
                y -= pitch
            # A long heading would be crossed by lines that ran through.
            grid(page, scale, self.ground.ticks, (y - 4, begun))
        self._ground(page, scale, y - 4, ceiling)
        axis(page, scale, y - 4, self.ground.ticks)
        for row, at in places:
            up = 3 if row.beside else -4
            page.text((MARGIN, at + up), row.label, "label", weight=600)
            if row.beside:
                page.text((MARGIN, at - 12), row.beside, "small", colour=page.theme.muted)
            if row.people:
                page.text((middle, at - 4), row.people, "label", align="center")
            page.text((right, at - 4), row.words, "label", align="right")
            self._estimate(page, scale, row, at)
        if self.ground.sides:
            self._sides(page, scale, ceiling + 8)
        self._key(page, y - 4 - _AXIS_FOOT - 12)

    def _heads(self, page: Page, places: tuple[float, float, float]) -> None:
        y = page.top - self._head("wide") + 8
        for words, x, align in zip(self.columns, places, ALIGNED, strict=True):
            if words:
                page.text(
                    (x, y), words, "small", colour=page.theme.muted, weight=600, align=align, upward=True
                )

    # ---- phone ----

    def _phone(self, page: Page) -> None:
        right = page.width - MARGIN
        scale = self.ground.scale(MARGIN + 4, right - 4)
        y = page.top - self._head("phone")
        if self.ground.sides:
            self._sides(page, scale, y + 2)
        for words, group in self.groups:
            if words:
                y -= _GROUP
                page.rule(y + _GROUP - 2)
                page.text((MARGIN, y + 8), words, "heading")
            for row in group:
                pitch = self._pitch(row, "phone")
                page.text((MARGIN, y - 12), row.label, "label", weight=600)
                page.text((right, y - 12), row.words, "label", align="right")
                beside = ", ".join(
                    part for part in (row.beside, row.people and f"{row.people} people") if part
                )
                if beside:
                    page.text((MARGIN, y - 12 - LEADING["small"]), beside, "small", colour=page.theme.muted)
                at = y - pitch + 17
                self._ground(page, scale, at - _STRIP, at + _STRIP - 2)
                if self.ground.neutral is None:
                    line(page, [(scale.start, at), (scale.end, at)], page.theme.rule, "hair", z=0.5)
                self._estimate(page, scale, row, at)
                y -= pitch
        axis(page, scale, y - 6, self.ground.ticks)
        self._key(page, y - 6 - _AXIS_FOOT - 12)

    # ---- both ----

    def _ground(self, page: Page, scale: Scale, low: float, high: float) -> None:
        """Sides by meaning, and the line of no difference."""
        if self.ground.neutral is None:
            return
        one = scale(self.ground.neutral)
        if self.ground.sides:
            box(page, (scale.start, low), (one - scale.start, high - low), page.theme.therapy.wash)
            box(page, (one, low), (scale.end - one, high - low), page.theme.control.wash)
        line(page, [(one, low), (one, high)], page.theme.ink)

    def _sides(self, page: Page, scale: Scale, y: float) -> None:
        if self.ground.neutral is None or self.ground.sides is None:
            return
        one = scale(self.ground.neutral)
        hues = (page.theme.therapy.ink, page.theme.control.ink)
        for words, way, hue in zip(self.ground.sides, (-1, 1), hues, strict=True):
            align = ALIGNED[2] if way < 0 else ALIGNED[0]
            page.text((one + way * 8, y + 7), words, "small", colour=hue, weight=600, align=align)
            reach = min(page.measure(words, "small", 600), 92)
            pointer(page, (one + way * (8 + reach), y), way * reach, hue)

    @staticmethod
    def _estimate(page: Page, scale: Scale, row: Estimate, y: float) -> None:
        ink = page.theme.ink
        if row.low is not None and row.high is not None:
            whisker(page, (scale(row.low), scale(row.high)), y, ink)
        at = scale(row.value)
        if row.below:
            pointer(page, (at - 24, y), -(24 - 5), ink)
        marker(page, (at, y), "ring" if row.below else row.kind, ink)

    def _key(self, page: Page, y: float) -> None:
        x = float(MARGIN)
        for kind, words in self.key.items():
            marker(page, (x + 6, y), kind, page.theme.ink, 4.5)
            end = page.run((x + 18, y - 4), (words, "small", page.theme.muted))
            if page.phone:
                y -= _KEY - 4
            else:
                x = end + 20
