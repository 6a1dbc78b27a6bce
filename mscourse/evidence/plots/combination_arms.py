"""Which of four groups each trial of two treatments had."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from mscourse.diagrams.glyphs.bench import box
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, sourced
from mscourse.evidence.records import Record
from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words

GROUPS = ("neither", "A alone", "B alone", "both")
NEITHER, FIRST, SECOND, BOTH = range(4)


@dataclass(frozen=True)
class Tried:
    """A trial: what A and B were, and which arms of its record stand in which group."""

    record: str
    name: str
    first: str
    second: str
    arms: dict[int, tuple[int, ...]]


TRIED = (
    Tried("ccmr2_2025", "CCMR Two", "metformin", "clemastine", {NEITHER: (1,), BOTH: (0,)}),
    Tried("cadavid_2019_synergy", "SYNERGY", "interferon", "opicinumab", {FIRST: (0,), BOTH: (1, 2, 3, 4)}),
    Tried("brown_2021_ccmr1", "CCMR One", "dimethyl fumarate", "bexarotene", {FIRST: (1,), BOTH: (0,)}),
    Tried("solar_2019", "SOLAR", "interferon", "vitamin D", {FIRST: (1,), BOTH: (0,)}),
)
"""Randomised trials among the records in which one treatment stands beside another, two groups of four.

The two with all four groups stand in the chapter's text: how many people each group had was not read.
"""


def people(record: Record, arms: tuple[int, ...]) -> int:
    """Count the people of some arms.

    Raises
    ------
    ValueError
        If an arm has no number.

    """
    sizes = [record.arms[arm].n for arm in arms]
    if None in sizes:
        message = f"{record.id} does not say how many people each arm had; leave it out of this chart"
        raise ValueError(message)
    return sum(size for size in sizes if size is not None)


@dataclass(frozen=True)
class _Board:
    """One trial as it is drawn: its name, what A and B were, people in each group (0: none), its question."""

    name: str
    first: str
    second: str
    people: tuple[int, int, int, int]
    asks: str


_BOX, _STEP = (66.0, 46.0), (72.0, 52.0)
_HIGH = 202.0


@dataclass(frozen=True)
class _Boards:
    """Call it to draw one layout in one theme."""

    words: Words
    boards: tuple[_Board, ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(layout), layout, theme, titled=titled)

    def _blocks(self, layout: Layout) -> Iterator[Block]:
        each = 4 if layout == "wide" else 2
        yield 12, nothing
        for start in range(0, len(self.boards), each):
            yield _HIGH, partial(_row, boards=self.boards[start : start + each], each=each)


def _row(page: Page, y: float, boards: tuple[_Board, ...], each: int) -> None:
    pitch = (page.width - 2 * MARGIN + 12) / each
    for number, board in enumerate(boards):
        _board(page, (MARGIN + pitch * number, y), board)


def _board(page: Page, corner: tuple[float, float], board: _Board) -> None:
    """Draw the square of four groups: A comes in the lower row, B in the right column."""
    theme, (x, y) = page.theme, corner
    page.text((x, y - 16), board.name, "heading")
    page.text((x, y - 33), f"A {board.first}", "small", colour=theme.therapy.ink)
    page.text((x, y - 48), f"B {board.second}", "small", colour=theme.therapy.ink)
    for group, (count, name) in enumerate(zip(board.people, GROUPS, strict=True)):
        left = x + _STEP[0] * (group // 2)
        top = y - 60 - _STEP[1] * (group % 2)
        outline = box(left, left + _BOX[0], top - _BOX[1], top, 6)
        middle = left + _BOX[0] / 2
        if not count:
            stroke(
                page,
                np.vstack([outline, outline[:1]]),
                theme.control.mark,
                width="thin",
                dashes=(3, 2.6),
                z=3,
            )
            page.text((middle, top - 20), name, "small",
                      colour=theme.control.ink, align="center")  # fmt: skip
            page.text((middle, top - 36), "no group", "small", colour=theme.control.ink, align="center")
            continue
        hue = theme.therapy if group else theme.control
        shape(page, outline, fill=hue.wash, edge=hue.ink, width="line", z=3)
        page.text((middle, top - 20), name, weight=600, colour=hue.ink, align="center")
        page.text((middle, top - 37), printing.number(count), colour=theme.ink, align="center")
    page.text((x, y - 60 - 2 * _STEP[1] - 12), board.asks, "small", weight=600)


def arms_of_combinations(library: Library) -> Chart:
    """Lay out which groups each trial of one drug beside another had: none of these had all four."""
    boards, rows = [], []
    for one in TRIED:
        record = library[one.record]
        counts = [people(record, one.arms[group]) if group in one.arms else 0 for group in range(len(GROUPS))]
        neither, first, second, both = counts
        asks = "asks: both v neither" if neither else "asks: B on top of A"
        boards.append(_Board(one.name, one.first, one.second, (neither, first, second, both), asks))
        given = ("placebo", one.first, one.second, f"{one.first}, {one.second}")
        rows += [
            (one.name, group, words, printing.number(count) if count else "no such group")
            for group, words, count in zip(GROUPS, given, counts, strict=True)
        ]
    if any(len(one.arms) == len(GROUPS) for one in TRIED):
        message = "a trial has all four groups now; write the words of this chart anew"
        raise ValueError(message)
    count = printing.number(len(TRIED))
    words = around(
        "arms_of_combinations",
        title="Half of the groups are missing in each: none of these could show whether two treatments help "
        "each other",
        subtitle="Randomised trials of two treatments in relapsing MS, by the groups that they had, with "
        "people",
        footer="Dashed: the trial had no such group. In CCMR Two everybody went on with an MS drug besides. "
        "Groups of several doses are counted together. Two trials of other treatments had all four groups; "
        "they stand in the text.",
        alt=f"{count} trials, each a square of four boxes: neither, A alone, B alone, both. CCMR Two has "
        f"neither "
        "and both; SYNERGY, CCMR One and SOLAR have A alone and both. The other boxes are dashed: no "
        "group. No trial has all four.",
        caption="Of the four groups that an interaction needs, each of these trials had two. Randomised "
        "trials of "
        "two treatments in relapsing MS among this course's records, with the people in each group.",
    )
    table = DataTable(("Trial", "Group", "Given", "People"), tuple(rows))
    chart = Chart(words.name, words.alt, _Boards(words, tuple(boards)), words.caption, table)
    return sourced(chart, library, [one.record for one in TRIED])
