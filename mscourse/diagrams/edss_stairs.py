"""The Expanded Disability Status Scale as stairs: what decides a step, how far a reading may wobble."""

from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray, shifted
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.glyphs.people import Aid, person
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.wrap import wrapped

LAST = 10.0
HALF = 0.5
_UNSEEN = "Hands, thinking and fatigue hardly count here."
# How high each half step rises is schematic, and uneven on purpose: nobody measured one step against another.
_RISES = (7, 4, 12, 5, 9, 14, 4, 11, 15, 8, 18, 6, 13, 5, 16, 9, 4, 12, 7, 5)
_GROUND = 108.0
_LOWEST: dict[Layout, float] = {"wide": 52.0, "phone": 20.0}
_CLIMB: dict[Layout, float] = {"wide": 1.0, "phone": 0.8}
_BODY: dict[Layout, int] = {"wide": 410, "phone": 606}
_LONGEST = 92.0  # the bar of the longest walk, on a wide page
_PHONE_ROWS, _ROW = 262.0, 22.0


@dataclass(frozen=True)
class Walk:
    """What somebody at one step walks, as the scale describes it.

    Attributes
    ----------
    score : float
        The step.
    metres : float
        About how far.
    aid : Aid
        With what.
    words : str
        The distance as it is printed.
    """

    score: float
    metres: float
    aid: Aid
    words: str


@dataclass(frozen=True)
class Stairs:
    """All that is drawn: call it to draw one layout in one theme.

    Attributes
    ----------
    words : Words
        What stands around it.
    systems : tuple of str
        The functional systems that decide the low steps.
    turn : float
        The step above which walking decides.
    walks : tuple of Walk
        Steps that are told by a walk, lowest first.
    reading, wobble : float
        The score on the ruler, and how far another reading may lie from it without a real change.
    """

    words: Words
    systems: tuple[str, ...]
    turn: float
    walks: tuple[Walk, ...]
    reading: float
    wobble: float

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        """Draw; see `Draw`."""
        words = self.words
        heading = Heading(words.title.on(layout), words.subtitle.on(layout)) if titled else None
        footer = words.footer.on(layout)
        foot = LEADING["small"] * footer.count("\n")
        page = Page(round(_BODY[layout] + foot), layout, theme, heading)
        ground = foot + (_GROUND if layout == "wide" else _GROUND + _PHONE_ROWS - 22)
        plan = _Plan(page, ground, MARGIN + 14, page.width - MARGIN - 14)
        self._zones(plan)
        _steps(plan)
        self._ruler(plan)
        if page.phone:
            self._rows(page, ground - 112)
        else:
            self._hang(plan)
        self._people(plan)
        page.footer(footer)
        return page

    def _zones(self, plan: "_Plan") -> None:
        """Tint the stairs by what decides them, and say it above."""
        page, theme = plan.page, plan.page.theme
        for first, last, hue in ((0.0, self.turn, theme.axon), (self.turn + HALF, LAST, theme.control)):
            shape(page, plan.body(first, last), fill=hue.wash, z=1)
        top = page.top - 26
        page.text(
            (MARGIN, top),
            f"Up to {self.turn:g}: {len(self.systems)} functional systems, examined",
            "heading",
            colour=theme.axon.ink,
        )
        said = wrapped(page, ", ".join(self.systems), 330)
        page.text((MARGIN, top - 19), said, colour=theme.axon.ink)
        if not page.phone:
            at = (plan.x(self.walks[-2].score) - 14, plan.ground + 58)
            page.text(at, f"Above {self.turn:g}: how far somebody walks", "heading", colour=theme.control.ink)
            page.text(shifted(at, 0, -19), wrapped(page, _UNSEEN, 240), colour=theme.control.ink)

    def _ruler(self, plan: "_Plan") -> None:
        page, theme = plan.page, plan.page.theme
        y = plan.ground - 22
        low, high = plan.x(self.reading - self.wobble), plan.x(self.reading + self.wobble)
        stroke(page, [(plan.x(0), y), (plan.x(LAST), y)], theme.muted, width="thin", z=3)
        for half in range(int(LAST / HALF) + 1):
            x = plan.x(half * HALF)
            whole = half % 2 == 0
            stroke(page, [(x, y), (x, y - (7 if whole else 4))], theme.muted, width="thin", z=3)
            if whole:
                page.text((x, y - 20), f"{half // 2}", "small", colour=theme.muted, align="center")
        band = np.array([(low, y - 8), (high, y - 8), (high, y + 8), (low, y + 8)])
        shape(page, band, fill=theme.paper, z=2.5)
        stroke(page, [*band, band[0]], theme.ink, dashes=(3.2, 2.4), width="thin", z=6)
        disc(page, (plan.x(self.reading), y), 5.2, fill=theme.ink, edge=theme.paper, width="thin", z=7)
        disc(page, (plan.x(self.reading + HALF), y), 5.2, fill=theme.paper, edge=theme.ink, width="line", z=7)
        said = (
            f"Disc: a reading of {self.reading:.1f}. Dashed: {self.wobble:.1f} point to either side. "
            f"Ring: {self.reading + HALF:.1f}, inside the wobble."
        )
        page.text((MARGIN, y - 44), wrapped(page, said, page.width - 2 * MARGIN))

    def _hang(self, plan: "_Plan") -> None:
        """Hang under each step a bar as long as the walk, to scale."""
        page, hue = plan.page, plan.page.theme.control
        longest = max(walk.metres for walk in self.walks)
        for walk in self.walks:
            x, top = plan.x(walk.score), plan.tread(walk.score) - 5
            long = max(_LONGEST * walk.metres / longest, 1.2)
            bar = np.array([(x - 7, top), (x + 7, top), (x + 7, top - long), (x - 7, top - long)])
            shape(page, bar, fill=hue.fill, edge=hue.ink, width="hair", z=4)
            page.text((x, top - long - 13), walk.words, "small", colour=hue.ink, align="center")

    def _rows(self, page: Page, top: float) -> None:
        hue, longest = page.theme.control, max(walk.metres for walk in self.walks)
        page.text((MARGIN, top), f"Above {self.turn:g}: how far somebody walks", "heading", colour=hue.ink)
        page.text((MARGIN, top - 18), _UNSEEN, colour=hue.ink)
        for number, walk in enumerate(self.walks):
            y = top - 44 - _ROW * number
            page.text((MARGIN, y), f"{walk.score:.1f}", weight=600)
            long = max(150 * walk.metres / longest, 1.2)
            left = MARGIN + 34
            bar = np.array([(left, y - 2), (left + long, y - 2), (left + long, y + 10), (left, y + 10)])
            shape(page, bar, fill=hue.fill, edge=hue.ink, width="hair", z=4)
            beside = f"{walk.words}" + ("" if walk.aid in {"none", "wheelchair"} else f", {walk.aid}")
            page.text((left + long + 8, y), beside, colour=hue.ink)

    def _people(self, plan: "_Plan") -> None:
        page = plan.page
        for score in (0.0, 2.0):
            person(page, (plan.x(score), plan.tread(score)))
        for walk in self.walks:
            # On a phone neighbours would stand in one another's way.
            if not page.phone or walk.score.is_integer():
                person(page, (plan.x(walk.score), plan.tread(walk.score)), walk.aid)


@dataclass(frozen=True)
class _Plan:
    """Where things stand on the page."""

    page: Page
    ground: float
    left: float
    right: float

    def x(self, score: float) -> float:
        """Place a score from left to right; its step lies around it."""
        return self.left + (self.right - self.left) * score / LAST

    def tread(self, score: float) -> float:
        """Height of the step of a score."""
        layout = self.page.layout
        return self.ground + _LOWEST[layout] + _CLIMB[layout] * sum(_RISES[: round(score / HALF)])

    def body(self, first: float, last: float) -> FloatArray:
        """Outline of the stairs between two scores, each with its half of a step."""
        half = (self.right - self.left) / LAST * HALF / 2
        spots = [(self.x(first) - half, self.ground)]
        for number in range(round(first / HALF), round(last / HALF) + 1):
            score = number * HALF
            y = self.tread(score)
            left = self.x(score) - half
            right = self.x(score) + half
            spots += [(left, y), (right, y)]
        spots.append((spots[-1][0], self.ground))
        return np.array(spots)


def _steps(plan: _Plan) -> None:
    outline = plan.body(0, LAST)
    stroke(plan.page, outline, plan.page.theme.control.ink, width="thin", z=3)
