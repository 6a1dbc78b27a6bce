"""A decision: evidence, values and circumstances run together in a talk; what goes wrong without each."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import Curve, Spot, ribbon, through
from mscourse.diagrams.glyphs.deciding import Seat, dots, heart, house, seated, signpost, table
from mscourse.diagrams.glyphs.paint import disc, fade, shape, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Colour, ThemeName, mix

ALT = (
    "Three streams, of evidence, of values and of circumstances, join under two people who talk at a table, "
    "one of them in a wheelchair. Behind them a signpost points several ways: a choice. Below, three small "
    "scenes each lack one stream, with what goes wrong then."
)
HEADINGS = {
    "wide": Heading(
        "A choice needs three streams, and two people who talk",
        "What runs together in a shared decision, and what goes wrong where one stream is missing",
    ),
    "phone": Heading(
        "A choice needs three streams,\nand two people who talk",
        "And what goes wrong where one is missing",
    ),
}
FOOTERS = {
    "wide": "Schematic. Two people with the same numbers may choose differently, and both may choose well.",
    "phone": "Schematic. Two people with the same numbers\nmay choose differently, and both choose well.",
}
BODIES = {"wide": 490, "phone": 834}


@dataclass(frozen=True)
class Stream:
    """One input: its name, two notes on what it holds, and what goes wrong without it, in lines."""

    name: str
    notes: tuple[str, str]
    without: str
    wrong: tuple[str, str, str]


STREAMS = (
    Stream(
        "Evidence",
        ("how many gain, how many are harmed", "of the same people, and how sure it is"),
        "Without evidence",
        ("Gain and harm are guessed.", "A rare harm may look common,", "a hoped-for gain certain."),
    ),
    Stream(
        "Values",
        ("what matters most to me", "what I could not live with"),
        "Without values",
        ("The choice suits an average", "person who is not here,", "and may not be kept."),
    ),
    Stream(
        "Circumstances",
        ("work, care for others, the way there", "other illness, a wish for a child"),
        "Without circumstances",
        ("A good plan on paper fails", "on a Monday morning:", "nobody asked how it fits."),
    ),
)
_WIDTH = 56.0
_LEVEL = 404.0  # from here on a stream is the ground
_BAND = 30.0
_BESIDE = 300.0  # from this width on, words stand beside a scene


def decision_talk() -> Drawing:
    """Give the drawing of a shared decision."""
    return Drawing("decision_talk", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the streams, the talk, and the three scenes that lack one of them."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    (_phone if page.phone else _wide)(page)
    page.footer(FOOTERS[layout])
    return page


# ---- the streams ----


def _water(page: Page) -> tuple[Colour, Colour]:
    grey = page.theme.control
    return mix(page.theme.paper, grey.fill, 0.55), grey.mark


def _flow(page: Page, curves: list[Curve], widths: list[tuple[float, float]]) -> None:
    """Draw streams that run into one another: all their banks first, then all the water."""
    water, bank = _water(page)
    outlines = []
    for curve, (start, end) in zip(curves, widths, strict=True):
        places = np.linspace(0, curve.length, 160)
        # It narrows along the middle of its way.
        share = np.clip((places / curve.length - 0.3) / 0.4, 0, 1)
        half = (start + (end - start) * share**2 * (3 - 2 * share)) / 2
        outlines.append(ribbon(curve, places, -half, half))
    for outline in outlines:
        shape(page, outline, fill=bank, edge=bank, width="interval", z=1)
    for outline in outlines:
        shape(page, outline, fill=water, z=1.2)


def _ripples(page: Page, curve: Curve, aside: tuple[float, ...], part: tuple[float, float]) -> None:
    """Draw the run of the water as quiet lines between two shares of a stream's length."""
    places = np.linspace(part[0] * curve.length, part[1] * curve.length, 60)
    ink = mix(page.theme.control.fill, page.theme.control.mark, 0.45)
    for one in aside:
        stroke(page, curve.offset(places, one), ink, width="hair", z=1.4)


Token = Callable[[Page, Spot, float], None]


def _circumstances(page: Page, at: Spot, size: float) -> None:
    house(page, at, size * 0.92)


_TOKENS: tuple[Token, ...] = (dots, heart, _circumstances)


def _named(page: Page, at: Spot, stream: Stream) -> None:
    x, y = at
    page.text((x, y + 11), stream.name, "heading")
    for number, note in enumerate(stream.notes):
        page.text((x, y - 6 - LEADING["small"] * number), note, "small", colour=page.theme.ink)


# ---- the talk ----


def _talk(page: Page, floor: Spot, scale: float) -> None:
    """Draw two people at a table, and the three signs between them."""
    (x, y), theme = floor, page.theme
    reach = 34 * scale
    seated(page, Seat((x - reach, y), scale), theme.ink, wheels=True)
    seated(page, Seat((x + reach, y), scale, -1), theme.control.ink)
    table(page, (x, y), scale, 30)
    cloud = (x, y + 63 * scale)
    turn = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    swell = 1 + 0.045 * np.cos(9 * turn)
    outline = np.column_stack(
        [cloud[0] + 36 * scale * swell * np.cos(turn), cloud[1] + 15.5 * scale * swell * np.sin(turn)]
    )
    shape(page, outline, fill=theme.paper, edge=theme.control.ink, width="thin", z=14)
    for side in (-1, 1):
        for share, radius in ((0.35, 1.9), (0.72, 1.3)):
            spot = (x + side * (17 + 7.5 * share) * scale, y + (49.5 - 3.2 * share) * scale)
            disc(page, spot, radius * scale, fill=theme.paper, edge=theme.control.ink, width="thin", z=14)
    for number, token in enumerate(_TOKENS):
        token(page, (cloud[0] + 21 * scale * (number - 1), cloud[1]), 13 * scale)


# ---- where things stand ----


_FLAT = 226.0


def _stream(y: float, ground: float) -> Curve:
    """Lead a stream level under its name, then down, and level again as the ground of the talk."""
    x = np.linspace(-20, 720, 400)
    share = np.clip((x - _FLAT) / (_LEVEL - _FLAT), 0, 1)
    fall = share**3 * (10 - 15 * share + 6 * share**2)
    return through(np.column_stack([x, y + (ground - y) * fall]), 600)


def _wide(page: Page) -> None:
    ground = page.top - 262
    curves = [_stream(y, ground) for y in (page.top - 42, page.top - 122, page.top - 202)]
    _flow(page, curves, [(_WIDTH, _BAND)] * 3)
    for number, (curve, token) in enumerate(zip(curves, _TOKENS, strict=True)):
        for place in ((262, 306), (262, 306), (262, 302))[number]:
            token(page, curve.spot(place), 21)
    _ripples(page, curves[1], (-5, 5), (0.66, 1.0))
    for stream, y in zip(STREAMS, (42, 122, 202), strict=True):
        _named(page, (MARGIN, page.top - y), stream)
    _talk(page, (496, ground + 8), 2.2)
    signpost(page, (650, ground + 9), 108)
    page.text((650, ground + 143), "a choice", "heading", align="center")
    page.text((650, ground + 126), "one of several", "small", colour=page.theme.muted, align="center")
    fade(page, (640, 700, ground - 24, ground + 24), "right", z=8)
    page.rule(page.top - 292)
    for number in range(3):
        _missing(page, (MARGIN + 228 * number, page.top - 312), number, 212)


def _bend(y: float, ground: float, far: float) -> Curve:
    """Lead a stream level under its name, round a bend at the right, and back as the ground of the talk."""
    turn = np.linspace(np.pi / 2, -np.pi / 2, 60)
    wide, radius = 86.0, 46.0
    upper = np.column_stack([far - wide + wide * np.cos(turn[:30]), y - wide + wide * np.sin(turn[:30])])
    lower = np.column_stack(
        [far - radius + radius * np.cos(turn[30:]), ground + radius + radius * np.sin(turn[30:])]
    )
    start = np.column_stack([np.linspace(-20, far - wide, 30, endpoint=False), np.full(30, y)])
    end = np.column_stack([np.linspace(far - radius, -20, 31)[1:], np.full(30, ground)])
    return through(np.vstack([start, upper, lower, end]), 700)


def _phone(page: Page) -> None:
    ground = page.top - 424
    tops = (42.0, 122.0, 202.0)
    curves = [_bend(page.top - y, ground, 318 - 4 * number) for number, y in enumerate(tops)]
    _flow(page, curves, [(_WIDTH, _BAND)] * 3)
    _ripples(page, curves[1], (-5, 5), (0.62, 1.0))
    for number, (curve, token) in enumerate(zip(curves, _TOKENS, strict=True)):
        token(page, curve.spot((274, 274, 274)[number]), 21)
    for stream, y in zip(STREAMS, tops, strict=True):
        _named(page, (MARGIN, page.top - y), stream)
    _talk(page, (170, ground + 9), 1.45)
    signpost(page, (44, ground + 10), 70)
    page.text((MARGIN, ground + 104), "a choice", "heading")
    page.text((MARGIN, ground + 88), "one of several", "small", colour=page.theme.muted)
    fade(page, (0, 40, ground - 24, ground + 24), "left", z=8)
    for number in range(3):
        top = page.top - 478 - 108 * number
        page.rule(top + 12)
        _missing(page, (MARGIN, top), number, 328)


def _missing(page: Page, corner: Spot, missing: int, width: float) -> None:
    """Draw a small scene without one stream, and say what goes wrong."""
    (x, y), theme, stream = corner, page.theme, STREAMS[missing]
    page.text((x, y - 4), stream.without, weight=600)
    water, bank = _water(page)
    middle = y - 50
    for number, token in enumerate(_TOKENS):
        start = (x + 12, middle + 22 * (1 - number))
        here = number != missing
        way = through(
            [(start[0] + 12, start[1]), (x + 44, start[1] - (start[1] - middle) * 0.35), (x + 72, middle)], 60
        )
        if here:
            token(page, start, 15)
            stroke(page, way.xy, bank, width=5.2, z=3)
            stroke(page, way.xy, water, width=3.4, z=3.1)
        else:
            disc(page, start, 9, edge=theme.lesion.mark, width="line", z=6)
            stroke(page, [(start[0] - 6, start[1] - 6), (start[0] + 6, start[1] + 6)], theme.lesion.mark, z=6)
            stroke(page, way.xy, theme.lesion.mark, dashes=(2.4, 2.6), width="line", z=3)
    floor = middle - 20
    seated(page, Seat((x + 82, floor), 0.78), theme.ink, wheels=True)
    seated(page, Seat((x + 124, floor), 0.78, -1), theme.control.ink)
    table(page, (x + 103, floor), 0.78, 20)
    # On a phone the words stand beside the scene.
    at = (x + 146, middle + 14) if width > _BESIDE else (x, floor - 30)
    for number, words in enumerate(stream.wrong):
        page.text((at[0], at[1] - LEADING["label"] * number), words, colour=theme.lesion.ink)


__all__ = ["decision_talk"]
