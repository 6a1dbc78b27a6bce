"""The panels of one sheath: the same fibre and the same axon cut across, and the speed of both."""

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import across, draw_across, draw_upward, line, marker, panel, upward
from mscourse.figures.page import Page

_FIBRE, _AXON = 58.0, 29.0  # radius that stays, units
_MIDDLES = ((86.0, 152.0), (236.0, 152.0))
_LAYERS = 5
_THINNEST, _THICKEST = 1.0, 0.4


def _circle(middle: tuple[float, float], radius: float) -> FloatArray:
    turn = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    return np.column_stack([middle[0] + radius * np.cos(turn), middle[1] + radius * np.sin(turn)])


def cut_across(g: float) -> Page:
    """Draw two fibres of a g-ratio cut across: one keeps its width, one keeps its axon."""
    page = panel(f"A fibre with a g-ratio of {g:.2f}", "cut across; the g-ratio is drawn true")
    theme = page.theme
    sizes = ((_FIBRE * g, _FIBRE), (_AXON, _AXON / g))
    names = ("same fibre", "same axon")
    notes = ("a thicker sheath\nleaves less axon", "a thicker sheath\nwidens the fibre")
    for (inner, outer), middle, name, note in zip(sizes, _MIDDLES, names, notes, strict=True):
        shape(page, _circle(middle, outer), fill=theme.myelin.fill, edge=theme.myelin.ink, width="line", z=2)
        for number in range(1, _LAYERS):
            ring = _circle(middle, inner + (outer - inner) * number / _LAYERS)
            stroke(page, np.vstack([ring, ring[:1]]), theme.myelin.mark, width="hair", z=3)
        shape(page, _circle(middle, inner), fill=theme.axon.fill, edge=theme.axon.ink, width="line", z=4)
        page.text((middle[0], 66), name, weight=600, align="center")
        page.text((middle[0], 48), note, "small", colour=theme.muted, align="center")
    return page


def speed_by_g(g: FloatArray, fibre: FloatArray, axon: FloatArray, now: float, best: float) -> Page:
    """Draw both speeds against the g-ratio, in per cent of the best speed of the fibre.

    Parameters
    ----------
    g
        g-ratios, rising.
    fibre, axon
        Per cent: where the fibre keeps its width, and where the axon does.
    now
        The chosen g-ratio.
    best
        The g-ratio at which the fibre is fastest.
    """
    page = panel("How fast does it conduct?", f"per cent of the speed at {best:.2f}, where both are alike")
    theme = page.theme
    level = across(_THICKEST, _THINNEST, (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1))
    rise = upward(0, 140, (0, 25, 50, 75, 100, 125))
    draw_upward(page, rise)
    draw_across(page, level, "g-ratio: thick sheath at left, thin at right")
    stroke(
        page, [(level.spot(best), rise.start), (level.spot(best), rise.stop)], theme.rule, width="hair", z=1
    )
    x = level.at(g)
    line(page, x, rise.at(fibre), theme.myelin.mark)
    stroke(page, np.column_stack([x, rise.at(axon)]), theme.axon.mark, width="bold", dashes=(4, 2.4), z=6)
    for curve, colour in ((fibre, theme.myelin.ink), (axon, theme.axon.ink)):
        marker(page, level.spot(now), rise.spot(float(np.interp(now, g, curve))), colour, seen=True)
    page.text((level.spot(0.79), rise.spot(102)), "same fibre", weight=600, colour=theme.myelin.ink)
    page.text((level.spot(0.47), rise.spot(128)), "same axon", weight=600, colour=theme.axon.ink)
    return page
