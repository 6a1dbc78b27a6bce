"""A clean test of a sample: what it excludes, and the several batches that it leaves possible."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import box, flask, glass, vial
from mscourse.diagrams.glyphs.curves import FloatArray, Spot, ring
from mscourse.diagrams.glyphs.labels import arrow, step
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A sample is taken from a batch, tested, used up, and found clean. Below, three batches that all give a "
    "clean sample: one without left-over cells, one with few, one with more that the sample missed. A fourth "
    "with many is found out. A list says what a clean test cannot exclude."
)
HEADINGS = {
    "wide": Heading(
        "A clean sample leaves several batches possible",
        "What a test of part of a batch can and cannot say about the rest",
    ),
    "phone": Heading(
        "A clean sample leaves several\nbatches possible",
        "What a test of a part says about the rest",
    ),
}
FOOTERS = {
    "wide": "Schematic: a real batch holds many more cells, and a real sample a smaller share of them. "
    "Orange: "
    "a left-over\npluripotent cell. Ring: the sample.",
    "phone": "Schematic: a real batch holds many more cells, and\na real sample a smaller share of them. "
    "Orange: "
    "a\nleft-over pluripotent cell. Ring: the sample.",
}
BODIES = {"wide": 486, "phone": 922}
CAN = ("many left-over cells of the kind it looks for", "many left-over cells of the kind\nit looks for")
CANNOT = (
    ("fewer left-over cells than the sample could show", "fewer left-over cells than the\nsample could show"),
    ("left-over cells without the mark it looks for", "left-over cells without the mark\nit looks for"),
    ("faults nobody looked for, such as in the DNA", "faults nobody looked for, such as\nin the DNA"),
    ("clumps, which a sample hits or misses whole", "clumps, which a sample hits or\nmisses whole"),
)
_HEADS = ("Take a sample", "Test it: used up", "The answer: none found")


@dataclass(frozen=True)
class Batch:
    """A batch that may be behind the answer: its name, what the test says, and its left-over cells.

    `seen` is how many of them lie in the sample.
    """

    name: str
    answer: str
    hidden: int
    seen: int


BATCHES = (
    Batch("none left over", "clean", 0, 0),
    Batch("a few left over", "clean", 3, 0),
    Batch("more, and missed", "clean", 9, 0),
    Batch("many left over", "found", 24, 3),
)
_WIDE, _HIGH = 138.0, 104.0  # of a batch's ground
_SAMPLE = (-36.0, 12.0)  # from its middle
_REACH = 19.0


def clean_sample() -> Drawing:
    """Give the drawing of a clean sample."""
    return Drawing("clean_sample", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the test, the batches behind its answer, and what it cannot exclude."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    (_phone if page.phone else _wide)(page)
    page.footer(FOOTERS[layout])
    return page


# ---- where things stand ----


def _wide(page: Page) -> None:
    row = page.top - 92
    for number, (head, x, draw_it) in enumerate(zip(_HEADS, (116, 350, 584), _DEEDS, strict=True), start=1):
        _head(page, (x, page.top - 20), number, head)
        draw_it(page, (x, row))
    for x in (212, 450):
        arrow(page, [(x, row + 18), (x + 46, row + 18)], "moves", page.theme.ink)
    page.rule(page.top - 112)
    page.text((MARGIN, page.top - 136), "Which batch was it? Three fit the answer", "heading")
    for number, batch in enumerate(BATCHES):
        _batch(page, (MARGIN + 72 + 174.6 * number, page.top - 216), batch, number)
    low = page.top - 316
    page.rule(low + 4)
    page.text((MARGIN, low - 20), "A clean test can exclude", "heading")
    page.text((MARGIN + 20, low - 43), CAN[0])
    _mark(page, (MARGIN + 6, low - 39), full=True)
    x = MARGIN + 342
    page.text((x, low - 20), "It cannot exclude", "heading")
    for number, (words, _) in enumerate(CANNOT):
        y = low - 43 - 21 * number
        _mark(page, (x + 6, y + 4), full=False)
        page.text((x + 20, y), words)


def _phone(page: Page) -> None:
    y = page.top - 36
    for number, (head, draw_it) in enumerate(zip(_HEADS, _DEEDS, strict=True), start=1):
        step(page, (MARGIN + 9, y + 4), number, page.theme.ink)
        page.text((MARGIN + 24, y), head, weight=600)
        draw_it(page, (page.width - 84, y - 14))
        y -= 70
    page.rule(y + 34)
    page.text((MARGIN, y + 10), "Which batch was it?\nThree fit the answer", "heading")
    for number, batch in enumerate(BATCHES):
        spot = (MARGIN + 76 + 176 * (number % 2), y - 76 - 166 * (number // 2))
        _batch(page, spot, batch, number)
    y -= 372
    page.rule(y + 26)
    page.text((MARGIN, y), "A clean test can exclude", "heading")
    _mark(page, (MARGIN + 6, y - 19), full=True)
    page.text((MARGIN + 20, y - 23), CAN[1])
    y -= 68
    page.text((MARGIN, y), "It cannot exclude", "heading")
    for number, (_, words) in enumerate(CANNOT):
        low = y - 23 - 40 * number
        _mark(page, (MARGIN + 6, low + 4), full=False)
        page.text((MARGIN + 20, low), words)


def _head(page: Page, at: Spot, number: int, words: str) -> None:
    wide = 22 + page.measure(words, "label", 600)
    step(page, (at[0] - wide / 2 + 8, at[1] + 4), number, page.theme.ink)
    page.text((at[0] - wide / 2 + 22, at[1]), words, weight=600)


def _mark(page: Page, at: Spot, *, full: bool) -> None:
    """Draw what the test closes off as a full disc, and what it leaves open as a ring."""
    hue = page.theme.therapy if full else page.theme.lesion
    disc(page, at, 4.4, fill=hue.mark if full else page.theme.paper, edge=hue.ink, width="line", z=8)


# ---- the three deeds ----


def _take(page: Page, at: Spot) -> None:
    flask(page, (at[0] - 34, at[1] - 4), 74, cells=32)
    arrow(
        page,
        [(at[0] + 8, at[1] + 14), (at[0] + 22, at[1] + 22), (at[0] + 34, at[1] + 18)],
        "moves",
        page.theme.ink,
    )
    vial(page, (at[0] + 52, at[1] - 6), 38, seed=4)


def _test(page: Page, at: Spot) -> None:
    (x, y), grey = at, page.theme.control
    shape(page, box(x - 40, x + 40, y - 8, y + 44, 5), fill=grey.wash, edge=grey.ink, width="thin", z=6)
    shape(page, box(x - 30, x + 30, y + 6, y + 36, 3), fill=glass(page), edge=grey.ink, width="hair", z=6.2)
    # A level line that stays under the dashed one: the signal of a left-over cell would cross it.
    wave = np.linspace(x - 26, x + 26, 60)
    stroke(
        page, [(x - 26, y + 26), (x + 26, y + 26)], page.theme.lesion.ink, dashes=(3, 2), width="thin", z=6.4
    )
    stroke(page, np.column_stack([wave, y + 12 + 0.9 * np.sin(wave * 0.9)]), page.theme.therapy.mark, z=6.4)
    for number in range(3):
        disc(page, (x - 24 + 10 * number, y - 1), 2.4, fill=grey.fill, edge=grey.ink, width="hair", z=6.4)


def _answer(page: Page, at: Spot) -> None:
    (x, y), theme = at, page.theme
    shape(
        page,
        box(x - 26, x + 26, y - 8, y + 46, 3),
        fill=theme.paper,
        edge=theme.control.ink,
        width="thin",
        z=6,
    )
    for drop in (36, 29, 22):
        stroke(page, [(x - 18, y + drop), (x + 18, y + drop)], theme.control.mark, width="hair", z=6.2)
    page.text((x, y), "clean", "label", weight=600, align="center")


_DEEDS = (_take, _test, _answer)


# ---- batches ----


def _batch(page: Page, centre: Spot, batch: Batch, seed: int) -> None:
    """Draw a batch from above: its cells, those left over, and the ring of the sample."""
    theme, (x, y) = page.theme, centre
    green, bad = theme.therapy, theme.lesion
    outline = box(x - _WIDE / 2, x + _WIDE / 2, y - _HIGH / 2, y + _HIGH / 2, 12)
    found = batch.seen > 0
    shape(page, outline, fill=green.wash, edge=theme.control.ink, width="thin", z=3)
    spots = _scattered(seed)
    inside = np.hypot(*(spots - np.array(_SAMPLE)).T) < _REACH - 4
    near = np.hypot(*(spots - np.array(_SAMPLE)).T) < _REACH + 6
    rng = np.random.default_rng(20 + seed)
    outside = rng.permutation(np.flatnonzero(~near))[: batch.hidden - batch.seen]
    within = np.flatnonzero(inside)[: batch.seen]
    left_over = set(np.concatenate([outside, within]).tolist())
    for number, spot in enumerate(spots):
        bad_one = number in left_over
        hue = bad if bad_one else green
        disc(
            page, spot + np.array([x, y]), 4.1 if bad_one else 3.1, fill=hue.mark if bad_one else hue.fill,
            edge=hue.ink, width="hair", z=6 if bad_one else 5,
        )  # fmt: skip
    circle = ring((x + _SAMPLE[0], y + _SAMPLE[1]), _REACH)
    stroke(page, np.vstack([circle, circle[:1]]), theme.ink, width="line", z=8)
    page.text(
        (x, y - _HIGH / 2 - 18),
        batch.name,
        weight=600,
        align="center",
        colour=bad.ink if found else theme.ink,
    )
    words = "found out: thrown away" if found else "the same answer: clean"
    page.text(
        (x, y - _HIGH / 2 - 34), words, "small", align="center", colour=bad.ink if found else theme.muted
    )


def _scattered(seed: int) -> FloatArray:
    """Scatter cells evenly, none upon another, around the middle of a batch, shape (cells, 2)."""
    rng = np.random.default_rng(3 + seed)
    spots = [
        (x + 4.6 * (row % 2), y)
        for row, y in enumerate(np.arange(-_HIGH / 2 + 9, _HIGH / 2 - 6, 9.4))
        for x in np.arange(-_WIDE / 2 + 9, _WIDE / 2 - 8, 9.6)
    ]
    placed = np.array(spots) + rng.uniform(-1.2, 1.2, (len(spots), 2))
    return np.asarray(placed)
