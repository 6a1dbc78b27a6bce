"""Six lifelines and the curve that is made of them by hand: who was still under watch at each step."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.diagrams.glyphs.patients import people
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Colour, ThemeName

TITLE: dict[Layout, Heading] = {
    "wide": Heading(
        "Each step divides by those still under watch", "Six invented people, months from joining"
    ),
    "phone": Heading(
        "Each step divides by those\nstill under watch", "Six invented people, months from joining"
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Invented people. A ring: watching ended, and nobody knows what came later. From then on "
    "that person"
    " is in no\ndenominator, and had been in all before.",
    "phone": "Invented people. A ring: watching ended, and nobody\nknows what came later. From then on that "
    "person is\nin no denominator, and had been in all before.",
}
_LANE, _CURVE = 25.0, 150.0
_MONTHS = (0, 3, 6, 9, 12, 15)


@dataclass(frozen=True)
class Step:
    """One step of the curve: its month, how many of how many got worse, and what is free after, per cent."""

    month: float
    worse: int
    watched: int
    free: float


@dataclass(frozen=True)
class Lives:
    """What is drawn.

    Attributes
    ----------
    six : sequence of (float, bool)
        Month of the last look at each person, and whether they got worse then.
    steps : sequence of Step
        The curve.
    """

    six: Sequence[tuple[float, bool]]
    steps: Sequence[Step]


def lifelines(lives: Lives) -> Chart:
    """Give the chart of lifelines and their curve."""

    def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return _draw(lives, layout, theme, titled=titled)

    last = lives.steps[-1].free
    told = "; ".join(f"month {one.month:g}, {one.worse} of {one.watched}" for one in lives.steps)
    alt = (
        f"Six lines of time, one a person, that end in a filled square if the person got worse and in a "
        "ring if "
        f"watching ended. Below, a curve that steps down at each square: {told}. It ends at {last:.0f} "
        "per cent."
    )
    rows = tuple(
        (f"{one.month:g}", f"{one.watched}", f"{one.worse}", f"{one.free:.0f} %") for one in lives.steps
    )
    return Chart(
        "lifelines",
        alt,
        draw,
        "Each step divides by those still under watch. Six invented people, months from joining; below, "
        "the share "
        "free of worsening. <!-- model: trials_six -->",
        DataTable(("Month", "Still under watch", "Got worse", "Free after it"), rows),
    )


def _draw(lives: Lives, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    foot = 76.0 if layout == "phone" else 60.0
    body = round(foot + _CURVE + 40 + _LANE * len(lives.six) + 40)
    page = Page(body, layout, theme, TITLE[layout] if titled else None)
    hue = page.theme
    start, stop = MARGIN + 44.0, page.width - MARGIN - 24.0

    def x(month: float) -> float:
        return start + (stop - start) * month / _MONTHS[-1]

    base = foot + 26
    top = base + _CURVE

    def y(free: float) -> float:
        return base + _CURVE * free / 100

    page.text((MARGIN, page.top - 22), "six people", weight=600)
    _key(page, (stop + 12, page.top - 22))
    for number, (month, worse) in enumerate(lives.six):
        lane = page.top - 44 - _LANE * number
        people(page, np.array([(MARGIN + 26.0, lane)]), ["harmed" if worse else "plain"], 18)
        stroke(page, [(x(0), lane), (x(month), lane)], hue.control.ink, width="bold", z=4)
        if worse:
            _square(page, (x(month), lane))
            stroke(
                page,
                [(x(month), lane - 7), (x(month), base)],
                hue.lesion.mark,
                width="thin",
                dashes=(2, 2.4),
                z=2,
            )
        else:
            disc(page, (x(month), lane), 5, fill=hue.paper, edge=hue.control.ink, width="line", z=6)
    for free in (0, 50, 100):
        stroke(page, [(start, y(free)), (stop, y(free))], hue.rule, width="hair", z=1)
        page.text((start - 7, y(free) - 4), f"{free}", "small", colour=hue.muted, align="right")
    _on_paper(page, (MARGIN, top + 12), "free of worsening, %", hue.ink)
    held, corners = 100.0, [(x(0), y(100))]
    for one in lives.steps:
        corners += [(x(one.month), y(held)), (x(one.month), y(one.free))]
        words = f"{one.worse} of {one.watched}"
        wide = page.measure(words, "label", 600)
        # To the left of its step and under the curve there is always room.
        _on_paper(page, (x(one.month) - wide - 6, y((held + one.free) / 2) - 16), words, hue.lesion.ink)
        held = one.free
    corners.append((x(max(month for month, _ in lives.six)), y(held)))
    stroke(page, corners, hue.ink, width="bold", z=6)
    page.text((corners[-1][0] + 6, corners[-1][1] - 4), f"{held:.0f} %", weight=600)
    stroke(page, [(start, base), (stop, base)], hue.muted, width="thin", z=3)
    for month in _MONTHS:
        stroke(page, [(x(month), base - 4), (x(month), base)], hue.muted, width="thin", z=3)
        page.text((x(month), base - 16), f"{month}", "small", colour=hue.muted, align="center")
    page.text((stop, base - 30), "months", "small", colour=hue.muted, align="right")
    page.footer(FOOTERS[layout])
    return page


def _on_paper(page: Page, at: tuple[float, float], words: str, ink: Colour) -> None:
    """Write words on plain ground, so that no guide runs through them."""
    wide, (x, y) = page.measure(words, "label", 600), at
    ground = np.array([(x - 3, y - 4), (x + wide + 3, y - 4), (x + wide + 3, y + 12), (x - 3, y + 12)])
    shape(page, ground, fill=page.theme.paper, z=3)
    page.text(at, words, weight=600, colour=ink)


def _square(page: Page, at: tuple[float, float]) -> None:
    outline = np.array([(-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)]) + np.asarray(at)
    shape(page, outline, fill=page.theme.lesion.mark, edge=page.theme.lesion.ink, width="thin", z=6)


def _key(page: Page, end: tuple[float, float]) -> None:
    """Say what the two ends of a line mean, right-aligned."""
    hue, (x, y) = page.theme, end
    words = "watching ended"
    x -= page.measure(words, "small")
    page.text((x, y), words, "small", colour=hue.muted)
    disc(page, (x - 10, y + 4), 4.5, fill=hue.paper, edge=hue.control.ink, width="line", z=6)
    x -= 28 + page.measure("got worse", "small")
    page.text((x, y), "got worse", "small", colour=hue.muted)
    _square(page, (x - 10, y + 4))


__all__ = ["Lives", "Step", "lifelines"]
