"""One input at a time: how far each moves a break-even risk, as bars around the risk at the start."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.bench import box
from mscourse.diagrams.glyphs.paint import disc, shape, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.scales import Scale

ALT = (
    "Six bars, one for each input of the model, around the break-even risk at the start. The "
    "drug, how long the effect of the transplant lasts and how strong it is move the answer most; score, "
    "horizon and discount move it less. Several bars reach the strip where no risk is acceptable."
)
HEADINGS = {
    "wide": Heading(
        "The inputs decide, not the arithmetic",
        "Break-even risk of dying from a transplant, per cent, when one input at a time is changed",
    ),
    "phone": Heading(
        "The inputs decide,\nnot the arithmetic", "Break-even risk, one input changed at a time"
    ),
}
FOOTERS = {
    "wide": "Schematic only in its look: every value is computed by the course's model. A teaching "
    "model, not for a real choice.",
    "phone": "Schematic only in its look: every value is\ncomputed by the course's model. A teaching model,\n"
    "not for a real choice.",
}
_HIGHEST = 12.0
_TICKS = (0.0, 3.0, 6.0, 9.0, 12.0)
_NONE = 84.0
_OPEN = 64.0  # where a bar ends that reaches into the strip of no risk
_BAR = 13.0


@dataclass(frozen=True)
class End:
    """One value of an input, and the break-even risk there, per cent; not above 0 if there is none."""

    words: str
    risk: float


@dataclass(frozen=True)
class Input:
    """One input: its name, its value at the start in words, and the two ends, the lower risk first."""

    name: str
    start: str
    low: End
    high: End

    @property
    def reach(self) -> float:
        """How far it moves the answer, per cent."""
        return self.high.risk - self.low.risk


def inputs_decide(inputs: Sequence[Input], start: float) -> Drawing:
    """Give the drawing of how far each input moves the answer.

    Parameters
    ----------
    inputs
        The one that moves it most first.
    start
        Break-even risk with every input at its start, per cent.
    """
    return Drawing("inputs_decide", ALT, _Bars(tuple(inputs), start))


@dataclass(frozen=True)
class _Bars:
    """Call it to draw one layout in one theme."""

    inputs: tuple[Input, ...]
    start: float

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        phone = layout == "phone"
        pitch = 74 if phone else 50
        body = 62 + pitch * len(self.inputs) + (104 if phone else 76)
        page = Page(body, layout, theme, HEADINGS[layout] if titled else None)
        left = MARGIN if phone else 214.0
        scale = Scale(0, _HIGHEST, left + _NONE, page.width - MARGIN - (24 if phone else 10))
        high, low = page.top - 40, page.top - 62 - pitch * len(self.inputs)
        self._ground(page, scale, (low, high), left)
        for number, one in enumerate(self.inputs):
            y = page.top - 62 - pitch * number - (46 if phone else 26)
            self._names(page, one, y)
            self._bar(page, scale, one, y, left)
        page.footer(FOOTERS[layout])
        return page

    def _ground(self, page: Page, scale: Scale, ends: tuple[float, float], left: float) -> None:
        (low, high), theme = ends, page.theme
        shape(page, box(left, left + _NONE, low, high, 3), fill=theme.control.wash, z=0.5)
        page.text((left + _NONE / 2, high + 7), "none", "small", colour=theme.muted, align="center")
        for tick in _TICKS:
            stroke(page, [(scale(tick), low), (scale(tick), high)], theme.rule, width="hair", z=1)
            page.text((scale(tick), low - 16), f"{tick:g}", "small", colour=theme.muted, align="center")
        stroke(page, [(scale(0), low), (scale(_HIGHEST), low)], theme.muted, width="thin", z=2)
        page.text(
            (scale(_HIGHEST), low - 31),
            "break-even risk of dying, per cent",
            "small",
            colour=theme.muted,
            align="right",
        )
        x = scale(self.start)
        page.text((x, high + 7), f"at the start {self.start:.1f} %", weight=600, align="center")
        stroke(page, [(x, high - 1), (x, high - 9)], theme.ink, width="interval", z=7)

    @staticmethod
    def _names(page: Page, one: Input, y: float) -> None:
        theme = page.theme
        if page.phone:
            page.run(
                (MARGIN, y + 29),
                (one.name, "label", theme.ink),
                (f"start: {one.start}", "small", theme.muted),
            )
        else:
            page.text((MARGIN, y + 4), one.name, weight=600)
            page.text((MARGIN, y - 11), f"start: {one.start}", "small", colour=theme.muted)

    def _bar(self, page: Page, scale: Scale, one: Input, y: float, left: float) -> None:
        theme = page.theme
        x0 = scale(one.low.risk) if one.low.risk > 0 else left + _OPEN
        x1 = scale(one.high.risk)
        outline = np.array([(x0, y - _BAR / 2), (x1, y - _BAR / 2), (x1, y + _BAR / 2), (x0, y + _BAR / 2)])
        shape(page, outline, fill=theme.therapy.fill, edge=theme.therapy.ink, z=5)
        at = scale(self.start)
        stroke(page, [(at, y - _BAR), (at, y + _BAR)], theme.ink, width="interval", z=7)
        disc(page, (at, y), 4.2, fill=theme.ink, edge=theme.paper, width="thin", z=8)
        page.text((x0 - 6, y - 4), one.low.words, "small", colour=theme.therapy.ink, align="right")
        page.text((x1 + 6, y - 4), one.high.words, "small", colour=theme.therapy.ink)


__all__ = ["End", "Input", "inputs_decide"]
