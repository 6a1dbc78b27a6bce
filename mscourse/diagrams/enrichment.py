"""Enrichment: one pool of people, three ways to choose whom a trial takes, and what each trial can say."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray, Spot, shifted
from mscourse.diagrams.glyphs.labels import arrow
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.glyphs.patients import Kind, people
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "One pool of people: filled signs are at high risk, a green dot is a marker. Three trials take everyone, "
    "those at high risk, or those with the marker. High risk brings more events, so a gap shows sooner. The "
    "marker may bring a larger gap, but those without it are never tested."
)
HEADINGS = {
    "wide": Heading(
        "Whom a trial takes decides what it can show, and about whom",
        "The same people, three doors: everyone, those who will do badly, those who are thought to gain",
    ),
    "phone": Heading(
        "Whom a trial takes decides\nwhat it can show, and about whom",
        "The same people, three doors",
    ),
}
FOOTERS = {
    "wide": "Schematic: the counts only show directions, and the marker is assumed to be right. Real markers "
    "have to earn that.",
    "phone": "Schematic: the counts only show directions, and the\nmarker is assumed to be right. Real "
    "markers "
    "have to\nearn that.",
}
BODIES = {"wide": 456, "phone": 1120}
_ICON = 20.0
_POOL = 36
_PITCH = {"wide": (36.6, 27.0), "phone": (36.0, 27.0)}
_A_ROW = {"wide": 18, "phone": 9}
_SECOND = 200  # signs of the key beyond it stand on a second line on a phone
_ARM, _ARM_PITCH = 8, 21.0


@dataclass(frozen=True)
class Door:
    """One way to choose.

    Attributes
    ----------
    name, note : str
        What is done, and how it is called.
    risk, marker : bool
        Whether only those at high risk, or only those with the marker, come in.
    worse : (int, int)
        How many of eight get worse untreated and treated.
    gain, limit : str
        What the trial gains, and about whom it is silent.
    """

    name: str
    note: str
    risk: bool
    marker: bool
    worse: tuple[int, int]
    gain: str
    limit: str


DOORS = (
    Door(
        "Take everyone",
        "no enrichment",
        risk=False,
        marker=False,
        worse=(3, 2),
        gain="Few get worse, so the gap\nis small and needs many people.",
        limit="Speaks about everyone,\non the average.",
    ),
    Door(
        "Take those at high risk",
        "prognostic enrichment",
        risk=True,
        marker=False,
        worse=(6, 4),
        gain="More get worse: the same share\nis spared, and shows sooner.",
        limit="Silent about people at low risk,\nwho have less to gain.",
    ),
    Door(
        "Take those with a marker",
        "predictive enrichment",
        risk=False,
        marker=True,
        worse=(3, 1),
        gain="If the marker is right, a larger\nshare is spared.",
        limit="Silent about all others, and so\nabout whether the marker matters.",
    ),
)


def enrichment() -> Drawing:
    """Give the drawing of three doors."""
    return Drawing("enrichment", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the pool, the three doors and what comes of them."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    top = page.top - 26
    _key(page, top)
    floor = _pool(page, top - (58 if page.phone else 30))
    for number, door in enumerate(DOORS):
        if page.phone:
            corner = (float(MARGIN), floor - 42 - 286.0 * number)
        else:
            corner = (MARGIN + 228.0 * number, floor - 46)
            x = corner[0] + 90
            arrow(page, [(x, floor + 2), (x, floor - 22)], "moves", page.theme.ink)
        _door(page, corner, door)
    page.footer(FOOTERS[layout])
    return page


def _is_risky(number: int) -> bool:
    return (number * 7) % 12 in {0, 2, 3, 5, 8, 10}


def _is_marked(number: int) -> bool:
    return (number + number // 3) % 3 == 1


def _key(page: Page, y: float) -> None:
    """Say what the signs of the pool mean."""
    ink = page.theme.muted
    signs: tuple[tuple[Kind, bool, str, float], ...] = (
        ("plain", False, "low risk of getting worse", 0),
        ("quiet", False, "high risk", 178),
        ("plain", True, "has the marker", 274),
        ("harmed", False, "got worse", 390),
    )
    for kind, dot, words, across in signs:
        second = page.phone and across > _SECOND
        at = (MARGIN + 8 + across - (274 if second else 0), y + 4 - (28 if second else 0))
        _sign(page, at, kind, dot=dot)
        page.text((at[0] + 15, at[1] - 4), words, "small", colour=ink)


def _sign(page: Page, at: Spot, kind: Kind, *, dot: bool) -> None:
    people(page, np.array([at]), [kind], _ICON)
    if dot:
        _dots(page, np.array([at]))


def _dots(page: Page, places: FloatArray) -> None:
    """Pin the marker to people's chests."""
    hue = page.theme.therapy
    for x, y in places.tolist():
        disc(page, (x + 3.6, y - 4.6), 3.3, fill=hue.mark, edge=page.theme.paper, width="thin", z=7)


def _pool(page: Page, y: float) -> float:
    """Draw the pool; return the height of its lower edge."""
    wide, (across, down) = _A_ROW[page.layout], _PITCH[page.layout]
    number = np.arange(_POOL)
    left = MARGIN + 22 if not page.phone else MARGIN + 20
    places = np.column_stack([left + across * (number % wide), y - 6 - down * (number // wide)])
    people(page, places, ["quiet" if _is_risky(one) else "plain" for one in number.tolist()], _ICON)
    _dots(page, places[[_is_marked(one) for one in number.tolist()]])
    return float(places[-1, 1]) - 18


def _door(page: Page, corner: Spot, door: Door) -> None:
    """Draw one door: who is stopped and who comes in, the two arms, and what can be said."""
    theme = page.theme
    page.text(shifted(corner, 0, 0), door.name, "heading")
    page.text(shifted(corner, 0, -17), door.note, "small", colour=theme.muted)
    _sieve(page, shifted(corner, 0, -40), door)
    y = -86.0
    for words, worse in zip(("untreated", "treated"), door.worse, strict=True):
        page.text(shifted(corner, 0, y), words, "small", weight=600)
        _arm(page, shifted(corner, 8, y - 18), worse, door)
        y -= 47
    page.text(shifted(corner, 0, y - 4), door.gain)
    low = y - 4 - 2 * LEADING["label"] - 8
    page.text(shifted(corner, 0, low), door.limit, colour=theme.muted)


def _sieve(page: Page, at: Spot, door: Door) -> None:
    """Draw who comes in left of a bar, and who stays out right of it."""
    theme = page.theme
    chosen: tuple[tuple[Kind, bool], ...]
    stopped: tuple[tuple[Kind, bool], ...]
    if door.risk:
        chosen, stopped = (("quiet", False), ("quiet", True)), (("plain", False), ("plain", True))
    elif door.marker:
        chosen, stopped = (("quiet", True), ("plain", True)), (("quiet", False), ("plain", False))
    else:
        chosen, stopped = (("quiet", False), ("plain", True), ("quiet", True), ("plain", False)), ()
    x = 8.0
    for kind, dot in chosen:
        _sign(page, shifted(at, x, -8), kind, dot=dot)
        x += 22
    page.text(shifted(at, x - 4, -12), "come in", "small", weight=600, colour=theme.therapy.ink)
    x += 58
    if stopped:
        bar = np.array([shifted(at, x + side, y) for side, y in ((-8, -21), (-8, 5), (-5, 5), (-5, -21))])
        shape(page, bar, fill=theme.lesion.ink, z=4)
        for kind, dot in stopped:
            _sign(page, shifted(at, x + 8, -8), kind, dot=dot)
            x += 22
        page.text(shifted(at, x, -12), "stay out", "small", weight=600, colour=theme.lesion.ink)
    stroke(page, [shifted(at, 0, -27), shifted(at, 200, -27)], theme.rule, width="hair", z=1)


def _arm(page: Page, at: Spot, worse: int, door: Door) -> None:
    """Draw eight people of an arm, those who got worse first; the others keep the signs of the pool."""
    number = range(_ARM)
    places = np.array([shifted(at, _ARM_PITCH * one, 0) for one in number])
    calm: list[Kind] = ["quiet" if door.risk or one % 2 else "plain" for one in number]
    kinds: list[Kind] = ["harmed" if one < worse else calm[one] for one in number]
    people(page, places, kinds, _ICON)
    _dots(page, places[[door.marker or _is_marked(one) for one in number]])
