"""The drawing of a forest plot: blocks under one another, each of known height before the page is made."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.forest import Group, Row, Section, Sign
from mscourse.figures.forest_marks import estimate, keys
from mscourse.figures.page import LEADING, MARGIN, Layout, Page, Role, Weight
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import Scale, axis, box, grid, line, pointer
from mscourse.figures.wrap import ruler, wrapped

_NAMES, _GAP, _LEAST_PLOT = 176, 20, 130
_GROUP, _SECTION, _AXIS, _STRIP = 30, 34, 28, 22
_LIFT = LEADING["small"] + 6
_LONG = 4
"""Rows of a group from which, on a phone, it gets an axis of its own."""


@dataclass(frozen=True)
class Columns:
    """Where the columns of one section stand, in units; people, numbers and weights end there."""

    left: float
    right: float
    names: float
    people: float
    numbers: float
    scale: Scale


@dataclass(frozen=True)
class ForestPage:
    """Call it to draw one layout in one theme."""

    words: Words
    sections: tuple[Section, ...]
    key: tuple[tuple[Sign, str], ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        """Draw; see `Draw`."""
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        yield 8, nothing
        several = len(self.sections) > 1
        for section in self.sections:
            if page.phone:
                yield from strips(page, section, (MARGIN, page.width - MARGIN), several=several)
            else:
                yield from _wide(page, section, _columns(page, self.sections, section), several=several)
        yield from keys(page, self.key)


# ---- wide ----


def _wide(page: Page, section: Section, columns: Columns, *, several: bool) -> Iterator[Block]:
    if section.heading:
        yield _heading(page, section.heading, page.width - 2 * MARGIN)
    yield _heads(page, section, columns)
    ground = partial(_ground, section=section, scale=columns.scale)
    for group in section.groups:
        if group.heading:
            yield _group(page, group.heading, page.width - 2 * MARGIN)
        # The ground lies under all rows that follow one another, as one piece.
        for drawn, rows in groupby(group.rows, lambda row: row.drawn):
            blocks = [_wide_row(page, row, section, columns) for row in rows]
            if drawn:
                yield 0, partial(ground, height=sum(height for height, _ in blocks) + 4)
            yield from blocks
            yield (4 if drawn else 0), nothing
        if group is section.last_drawn:
            yield _AXIS, partial(_axis, section=section, scale=columns.scale)
        yield from _note(page, group)
    yield (12 if several else 4), nothing


def _columns(page: Page, sections: tuple[Section, ...], section: Section) -> Columns:
    """Place the columns of one section in line with those of the others."""
    left, right = float(MARGIN), float(page.width - MARGIN)
    rows = [row for one in sections for row in one]
    names = max(_widest(page, wrapped(page, row.label, _NAMES, weight=600), weight=600) for row in rows)
    besides = max(_widest(page, wrapped(page, row.beside, _NAMES, "small"), "small") for row in rows)
    names = max(names, besides)
    heads = [one.columns for one in sections]
    head = max(_widest(page, one[1], "small", 600) for one in heads) if any(row.people for row in rows) else 0
    people = max([head, *(page.measure(row.people) for row in rows)])
    people_end = left + names + (_GAP + people if people else 0)
    weights = page.measure("Weight", "small", 600) if any(row.share is not None for row in rows) else 0
    numbers_end = right - (weights + _GAP if weights else 0)
    said = [page.measure(row.words, "label", _strength(row)) for row in rows if row.drawn]
    numbers = max([*(_widest(page, one[2], "small", 600) for one in heads), *said])
    start, end = people_end + _GAP + 4, numbers_end - numbers - _GAP
    if end - start < _LEAST_PLOT:
        message = (
            f"the columns of words leave {end - start:.0f} units for the scale; shorten names, people or "
            f"numbers so that {_LEAST_PLOT} are left"
        )
        raise ValueError(message)
    return Columns(left, right, names, people_end, numbers_end, section.ground.scale(start, end))


def _widest(page: Page, words: str, role: Role = "label", weight: Weight | None = None) -> float:
    return max(page.measure(one, role, weight) for one in words.split("\n"))


def _heads(page: Page, section: Section, columns: Columns) -> Block:
    lines = max(one.count("\n") for one in section.columns) + 1
    if not any(section.columns) and section.ground.sides is None:
        return 0, nothing
    number_head = _widest(page, section.columns[2], "small", 600)
    bounds = (columns.people + 8, columns.numbers - number_head - 12)
    lift = _side_ends(page, section, columns.scale, bounds)[2]
    height = 12 + max(LEADING["small"] * lines, 20 + lift if section.ground.sides else 0)

    def draw(page: Page, y: float) -> None:
        at = y - height + 10
        names, people, numbers = section.columns
        head = partial(page.text, role="small", colour=page.theme.muted, weight=600, upward=True)
        if names:
            head((columns.left, at), names)
        if people and any(row.people for row in section):
            head((columns.people, at), people, align="right")
        if numbers:
            head((columns.numbers, at), numbers, align="right")
        if any(row.share is not None for row in section):
            head((columns.right, at), "Weight", align="right")
        sides(page, section, columns.scale, at, bounds)

    return height, draw


def _wide_row(page: Page, row: Row, section: Section, columns: Columns) -> Block:
    label = wrapped(page, row.label, _NAMES, weight=600)
    beside = wrapped(page, row.beside, _NAMES, "small") if row.beside else ""
    room = columns.numbers - columns.scale.start
    said = "" if row.drawn else wrapped(page, row.words, room - 8, "small")
    named = LEADING["label"] * (label.count("\n") + 1) + (
        LEADING["small"] * (beside.count("\n") + 1) if beside else 0
    )
    height = max(named, LEADING["small"] * (said.count("\n") + 1) if said else 0) + 9
    height = max(height, 27, 38 if row.expected else 0)

    def draw(page: Page, y: float) -> None:
        middle = y - height / 2
        up = middle + named / 2 - 12
        page.text((columns.left, up), label, "label", weight=600)
        if beside:
            down = up - LEADING["label"] * (label.count("\n") + 1)
            page.text((columns.left, down + 1), beside, "small", colour=page.theme.muted)
        if row.people:
            page.text((columns.people, middle - 4), row.people, align="right")
        if not row.drawn:
            first = middle - 4 + LEADING["small"] * said.count("\n") / 2
            page.text((columns.scale.start + 4, first), said, "small", colour=page.theme.muted)
            return
        page.text((columns.numbers, middle - 4), row.words, align="right", weight=_strength(row))
        if row.share is not None:
            page.text((columns.right, middle - 4), f"{100 * row.share:.0f}\N{NO-BREAK SPACE}%", align="right")
        estimate(page, columns.scale, row, middle, section.heaviest)

    return height, draw


def _strength(row: Row) -> Weight:
    return 600 if row.kind == "diamond" else 400


# ---- phone ----


def strips(
    page: Page, section: Section, ends: tuple[float, float], *, several: bool = False
) -> Iterator[Block]:
    """Lay a section between two ends of a page: each row's words stand above a strip of the scale."""
    width = ends[1] - ends[0]
    scale = section.ground.scale(ends[0] + 4, ends[1] - 4)
    if section.heading:
        yield _heading(page, section.heading, width, ends[0])
    if section.ground.sides:
        lift = _side_ends(page, section, scale, None)[2]

        def arrows(page: Page, y: float) -> None:
            sides(page, section, scale, y - 20 - lift)

        yield 28 + lift, arrows
    for group in section.groups:
        if group.heading:
            yield _group(page, group.heading, width, ends)
        for row in group.rows:
            yield _strip(page, row, section, (ends, scale))
        # Far below the last tick a reader could not say where a marker stands.
        if group is section.last_drawn or (group.drawn and len(group.rows) >= _LONG):
            yield _AXIS, partial(_axis, section=section, scale=scale)
        yield from _note(page, group, ends)
    yield (12 if several else 4), nothing


def _strip(page: Page, row: Row, section: Section, at: tuple[tuple[float, float], Scale]) -> Block:
    (left, right), scale = at
    drawn = row.drawn
    numbers = page.measure(row.words, "label", _strength(row)) if drawn else 0
    label = wrapped(page, row.label, right - left - numbers - (12 if drawn else 0), weight=600)
    weight = f"weight {100 * row.share:.0f}\N{NO-BREAK SPACE}%" if row.share is not None else ""
    people = f"{row.people} {section.counted}".strip() if row.people else ""
    quiet = ", ".join(part for part in (row.beside, people, weight) if part)
    beside = wrapped(page, quiet, right - left, "small") if quiet else ""
    said = "" if drawn else wrapped(page, row.words, right - left, "small")
    top = 16 + LEADING["label"] * label.count("\n")
    under = "\n".join(part for part in (beside, said) if part)
    top += LEADING["small"] * (under.count("\n") + 1) if under else 0
    strip = (_STRIP + (8 if row.expected else 0)) if drawn else 0
    height = top + strip + (10 if drawn else 12)

    def draw(page: Page, y: float) -> None:
        page.text((left, y - 12), label, "label", weight=600)
        if drawn:
            page.text((right, y - 12), row.words, align="right", weight=_strength(row))
        if under:
            down = y - 12 - LEADING["label"] * label.count("\n") - LEADING["small"]
            page.text((left, down), under, "small", colour=page.theme.muted)
        if drawn:
            _ground(page, y - top - 2, section=section, scale=scale, height=strip)
            estimate(page, scale, row, y - top - 2 - _STRIP / 2, section.heaviest)

    return height, draw


# ---- both ----


def _heading(page: Page, words: str, width: float, left: float = MARGIN) -> Block:
    broken = wrapped(page, words, width, "heading")
    height = _SECTION + LEADING["heading"] * broken.count("\n")

    def draw(page: Page, y: float) -> None:
        page.text((left, y - 18), broken, "heading")

    return height, draw


def _group(page: Page, words: str, width: float, ends: tuple[float, float] | None = None) -> Block:
    broken = wrapped(page, words, width, "heading")
    height = _GROUP + LEADING["heading"] * broken.count("\n")

    def draw(page: Page, y: float) -> None:
        left, right = ends or (float(MARGIN), float(page.width - MARGIN))
        line(page, [(left, y), (right, y)], page.theme.rule, "hair", z=1)
        page.text((left, y - 20), broken, "heading")

    return height, draw


def _note(page: Page, group: Group, ends: tuple[float, float] | None = None) -> Iterator[Block]:
    if not group.note:
        return
    left, right = ends or (float(MARGIN), float(page.width - MARGIN))
    broken = wrapped(page, group.note, right - left, "small")

    def draw(page: Page, y: float) -> None:
        page.text((left, y - 13), broken, "small", colour=page.theme.muted)

    yield LEADING["small"] * (broken.count("\n") + 1) + 12, draw


def _ground(page: Page, y: float, *, section: Section, scale: Scale, height: float) -> None:
    """Draw a row's piece of the ground: the two sides, the ticks, the line of no difference."""
    ground, low = section.ground, y - height
    if ground.neutral is not None and ground.sides:
        one = scale(ground.neutral)
        washes = (page.theme.therapy.wash, page.theme.control.wash)
        first, second = washes if section.better == "left" else washes[::-1]
        box(page, (scale.start, low), (one - scale.start, height), first)
        box(page, (one, low), (scale.end - one, height), second)
    elif page.phone or ground.neutral is None:
        box(page, (scale.start, low), (scale.end - scale.start, height), page.theme.control.wash)
    grid(page, scale, ground.ticks, (low, y))
    if ground.neutral is not None:
        line(page, [(scale(ground.neutral), low), (scale(ground.neutral), y)], page.theme.ink)


def _axis(page: Page, y: float, *, section: Section, scale: Scale) -> None:
    axis(page, scale, y, section.ground.ticks)


def _side_ends(
    page: Page, section: Section, scale: Scale, bounds: tuple[float, float] | None
) -> tuple[float, float, float]:
    """Place the words of both sides: the end of the left, the start of the right, the lift of the left."""
    if section.ground.neutral is None or section.ground.sides is None:
        return 0, 0, 0
    one = scale(section.ground.neutral)
    least, most = bounds or (scale.start - 4, scale.end + 4)
    left, right = (page.measure(words, "small", 600) for words in section.ground.sides)
    ends = max(one - 8, least + left), min(one + 8, most - right)
    # Where a side is too narrow for its words they would meet: the left ones then go up a line.
    return *ends, _LIFT if ends[1] - ends[0] < 8 else 0  # noqa: PLR2004 - units


def sides(
    page: Page, section: Section, scale: Scale, y: float, bounds: tuple[float, float] | None = None
) -> None:
    """Name the two sides of the line of no difference, each with an arrow; words stay within `bounds`."""
    if section.ground.neutral is None or section.ground.sides is None:
        return
    before, after = section.ground.sides
    left, right, lift = _side_ends(page, section, scale, bounds)
    hues = (page.theme.therapy.ink, page.theme.control.ink)
    first, second = hues if section.better == "left" else hues[::-1]
    if before:
        page.text((left, y + 7 + lift), before, "small", colour=first, weight=600, align="right")
        length = min(page.measure(before, "small", 600), 80)
        pointer(page, (left - length, y + lift), -length, first)
    if after:
        page.text((right, y + 7), after, "small", colour=second, weight=600)
        length = min(page.measure(after, "small", 600), 80)
        pointer(page, (right + length, y), length, second)
