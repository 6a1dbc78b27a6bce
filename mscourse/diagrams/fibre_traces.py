"""Panels of the fibre model: the voltage along a fibre, and curves beside it. Arrays in, panels out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.diagrams.panels import (
    FOOT,
    HEIGHT,
    WIDTH,
    across,
    band,
    cross,
    draw_across,
    draw_upward,
    line,
    marker,
    panel,
    upward,
)
from mscourse.figures.page import Page
from mscourse.figures.palette import Colour

_TOP, _PITCH = HEIGHT - 68, 12.6  # baseline of the first node's trace, and from one to the next
_LEFT, _RIGHT = 56, WIDTH - 46  # where traces begin and end; the fibre stands to the left of them
_FIBRE = 24
_RADIUS, _WAIST = 8.0, 0.66  # of the drawn axon, and what is left of it at a node
_GAP, _BEND = 1.5, 1.7  # from a node to the end of its sheath, and how far its narrowing reaches
_REST, _SWING, _RISE = -80.0, 110.0, 18.0  # mV, mV and units: a full impulse rises over the next trace
_THINNEST = 0.25  # a sheath drawn thinner than this would be all outline
_EDGE = 10
_UNNAMED = {300, 600, 900}  # rates whose numbers would touch their neighbours'
_FINE = 0.35  # units that a simplified line may stray


@dataclass(frozen=True)
class Traces:
    """Voltages of some neighbouring nodes of one fibre.

    Attributes
    ----------
    time : ndarray, shape (steps,)
        ms.
    voltage : ndarray, shape (nodes, steps)
        mV, first node first.
    """

    time: FloatArray
    voltage: FloatArray


def along_fibre(
    here: Traces,
    healthy: Traces,
    bare: tuple[int, int],
    sheath: tuple[float, float],
    *,
    lasts: float = 2.5,
) -> Page:
    """Draw a fibre upright, and beside each of its nodes the voltage there.

    Parameters
    ----------
    here, healthy : Traces
        The fibre and the same fibre without its lesion, drawn grey.
    bare : pair of int
        The first and the last node of the lesion, counted among those drawn.
    sheath : pair of float
        Thickness of the sheath over the axon's radius: healthy, and in the lesion (0 where it is bare).
    lasts : float
        How much time is drawn, ms.
    """
    page = panel("Voltage at each node", "grey: the same fibre without the lesion")
    theme = page.theme
    time = across(0, lasts, (0, 0.5, 1, 1.5, 2, 2.5), left=_LEFT, right=_RIGHT)
    count = len(here.voltage)
    rows: FloatArray = _TOP - _PITCH * np.arange(count, dtype=float)
    low, high = float(rows[bare[1]]), float(rows[bare[0]])
    area = np.array([(6, low), (WIDTH, low), (WIDTH, high), (6, high)])
    shape(page, area, fill=theme.lesion.wash, z=0.5)
    page.text((WIDTH - 6, (low + high) / 2 - 4), "lesion", "small", colour=theme.lesion.ink, align="right")
    _upright_fibre(page, rows, bare, sheath)
    for traces, colour, width in ((healthy, theme.control.mark, 0.8), (here, theme.axon.mark, 1.5)):
        shown = traces.time <= time.high
        x = time.at(traces.time[shown])
        for row, voltage in zip(rows.tolist(), traces.voltage[:, shown], strict=True):
            y = row + _RISE * (voltage - _REST) / _SWING
            stroke(page, _simpler(x, y), colour, width=width, z=5)
    draw_across(page, time, "time, ms")
    return page


def _simpler(x: FloatArray, y: FloatArray) -> FloatArray:
    keep = corners(x, y, _FINE)
    return np.column_stack([x[keep], y[keep]])


def corners(x: FloatArray, y: FloatArray, reach: float) -> list[int]:
    """Choose the points that keep a line within `reach` of all others (Ramer, Douglas and Peucker's way)."""
    keep, waiting = {0, len(x) - 1}, [(0, len(x) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:  # noqa: PLR2004 - nothing lies between neighbours
            continue
        inner = np.arange(first + 1, last)
        dx, dy = x[last] - x[first], y[last] - y[first]
        away = np.abs(dx * (y[inner] - y[first]) - dy * (x[inner] - x[first])) / (np.hypot(dx, dy) or 1.0)
        far = int(inner[away.argmax()])
        if away.max() > reach:
            keep.add(far)
            waiting += [(first, far), (far, last)]
    return sorted(keep)


def _upright_fibre(page: Page, rows: FloatArray, bare: tuple[int, int], sheath: tuple[float, float]) -> None:
    """Draw the fibre with its nodes level with their traces; the sheath's thickness is true to the axon's."""
    core = page.theme.axon
    top, bottom = float(rows[0]) + 10, float(rows[-1]) - 10
    y = np.linspace(bottom, top, 12 * (len(rows) + 1))
    half = _RADIUS * (1 - (1 - _WAIST) * np.exp(-(((y[:, None] - rows) / _BEND) ** 2)).max(axis=1))
    keep = corners(y, half, 0.15)
    sides = [np.column_stack([_FIBRE + side * half[keep], y[keep]]) for side in (-1, 1)]
    shape(page, np.vstack([sides[0], sides[1][::-1]]), fill=core.fill, z=3)
    for edge in sides:
        stroke(page, edge, core.ink, width="thin", z=3.5)
    ends = [top + _GAP, *rows.tolist(), bottom - _GAP]
    for number, (high, low) in enumerate(pairwise(ends)):
        hurt = bare[0] <= number - 1 < bare[1]
        thick = _RADIUS * sheath[1 if hurt else 0]
        for side in (-1, 1):
            _half_sheath(page, side, (low + _GAP, high - _GAP), thick)


def _half_sheath(page: Page, side: int, ends: tuple[float, float], thick: float) -> None:
    """Draw one side of an internode; with nothing left of it the shape stays, without height."""
    hue = page.theme.myelin
    inner, outer = _FIBRE + side * _RADIUS, _FIBRE + side * (_RADIUS + thick)
    low, high = ends
    bend = min(1.6, thick)
    outline = np.array(
        [
            (inner - side * 1.2, low),
            (outer - side * bend, low),
            (outer, low + bend),
            (outer, high - bend),
            (outer - side * bend, high),
            (inner - side * 1.2, high),
            (inner, high - 1.6),
            (inner, low + 1.6),
        ]
    )
    if thick < _THINNEST:
        outline[:, 0] = inner
    shape(page, outline, fill=hue.fill, edge=hue.ink, width="hair", alpha=1 if thick >= _THINNEST else 0, z=4)


def delay_curve(
    loss: FloatArray, delay: FloatArray, cliff: float | None, now: tuple[float, float | None]
) -> Page:
    """Draw how late the impulse is against the share of myelin lost, with the present state on it.

    Parameters
    ----------
    loss : ndarray, shape (n,)
        Shares from 0 to 1, up to the last one that conducts.
    delay : ndarray, shape (n,)
        ms.
    cliff : float or None
        The share at which the impulse stops; None if it never does.
    now : pair
        The present share, and its delay in ms, None when blocked.
    """
    page = panel("Added delay, ms")
    theme = page.theme
    x, y = across(0, 100, (0, 25, 50, 75, 100)), upward(0, 2, (0, 0.5, 1, 1.5, 2))
    stops = 100 if cliff is None else 100 * cliff
    band(page, x, stops, 100, theme.lesion.fill)
    draw_upward(page, y)
    draw_across(page, x, "myelin lost, %")
    # Just below the cliff the delay grows without end; the curve leaves by the top of the scale.
    within = delay <= y.high
    line(page, x.at(100 * loss[within]), y.at(delay[within]), theme.axon.mark)
    words, ink = ("no block", theme.muted) if cliff is None else ("blocked", theme.lesion.ink)
    page.text((x.stop + 6, y.stop + 7), words, "label", colour=ink, align="right", weight=600)
    arrives = now[1] is not None
    at = x.spot(100 * now[0])
    marker(page, at, y.spot(now[1] or 0), theme.axon.ink, seen=arrives)
    cross(page, at, y.spot(1), theme.lesion.ink, seen=not arrives)
    return page


def warmth_curves(
    temperatures: FloatArray,
    healthy: FloatArray,
    hurt: FloatArray,
    stops: float | None,
    now: tuple[float, float, float | None],
) -> Page:
    """Draw the speed of a healthy and a lesioned fibre, each in per cent of its own at 37 °C.

    Parameters
    ----------
    temperatures, healthy, hurt : ndarray, shape (n,)
        °C; per cent; NaN where blocked.
    stops : float or None
        The temperature above which the lesioned fibre blocks, °C; None if none in the range does.
    now : tuple
        The present temperature, and both fibres' per cent there; None when blocked.
    """
    page = panel("Speed, % of that at 37 °C", "grey: the same fibre without the lesion")
    theme = page.theme
    x, y = across(35, 41, (35, 37, 39, 41)), upward(70, 110, (70, 80, 90, 100, 110))
    band(page, x, x.high if stops is None else stops, x.high, theme.lesion.wash)
    draw_upward(page, y)
    draw_across(page, x, "temperature, °C")
    temperature, well, ill = now
    at = x.spot(temperature)
    line(page, x.at(temperatures), y.at(healthy), theme.control.mark)
    # Close to the block the speed falls without end; the curve leaves by the foot of the scale.
    within = hurt >= y.low
    line(page, x.at(temperatures[within]), y.at(hurt[within]), theme.axon.mark)
    left = x.start + 9
    over = page.measure("with the lesion", "label", 600)
    beside = x.at(temperatures) <= left + over
    above = max(float(np.max(y.at(curve[beside]))) for curve in (healthy, hurt))
    page.text((left, y.spot(healthy[0]) - 19), "healthy", colour=theme.control.ink, weight=600)
    page.text((left, above + 9), "with the lesion", colour=theme.axon.ink, weight=600)
    words, ink = ("no block", theme.muted) if stops is None else ("blocked", theme.lesion.ink)
    page.text((x.stop + 6, y.stop + 7), words, colour=ink, align="right", weight=600)
    marker(page, at, y.spot(well), theme.control.ink, seen=True)
    marker(page, at, y.spot(100 if ill is None else ill), theme.axon.ink, seen=ill is not None)
    cross(page, at, y.spot(76), theme.lesion.ink, seen=ill is None)
    return page


def train_trace(trace: Traces, onsets: Sequence[float], arrivals: Sequence[float]) -> Page:
    """Draw a train of impulses: when each was sent, and the voltage where they should arrive.

    Parameters
    ----------
    trace : Traces
        One node, shape (1, steps).
    onsets, arrivals : sequence of float
        ms.
    """
    page = panel("Ten impulses in a row")
    theme = page.theme
    end = _round_up(max(float(trace.time[-1]), onsets[-1]))
    x = across(0, end, (0, end / 2, end), left=_EDGE)
    sent, arrived, base = HEIGHT - 82, HEIGHT - 134, 58
    for level, words, ink in ((sent, "sent", theme.ink), (arrived, "arrived", theme.axon.ink)):
        page.text((x.start, level + 22), words, "small", colour=ink, weight=600)
        stroke(page, [(x.start, level), (x.stop, level)], theme.rule, width="hair", z=1)
    for number, onset in enumerate(onsets):
        there = number < len(arrivals)
        _peg(page, x.spot(onset), sent, theme.ink, seen=True)
        _peg(page, x.spot(arrivals[number] if there else 0), arrived, theme.axon.mark, seen=there)
    page.text((x.start, base + 68), "voltage at the far end", "small", colour=theme.axon.ink, weight=600)
    voltage = trace.voltage[0]
    places, heights = x.at(trace.time), base + 54 * (voltage - _REST) / _SWING
    stroke(page, _simpler(places, heights), theme.axon.mark, width=1.3, z=5)
    draw_across(page, x, "time, ms")
    return page


def _peg(page: Page, x: float, foot: float, colour: Colour, *, seen: bool) -> None:
    stroke(page, [(x, foot), (x, foot + 16)], colour, width="bold", alpha=1 if seen else 0, z=5)


def _round_up(value: float) -> float:
    """Give the next even, short number."""
    size = 10 ** np.floor(np.log10(value))
    return float(
        next(step * size for step in (1, 1.2, 1.4, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10) if step * size >= value)
    )


def follow_curves(
    rates: Sequence[float], arrived: Mapping[str, tuple[str, Sequence[int]]], now: tuple[str, float]
) -> Page:
    """Draw how many of ten impulses arrive against their rate; of several fibres the present one stands out.

    Parameters
    ----------
    rates : sequence of float
        Hz, drawn on a logarithmic scale.
    arrived : mapping of str to (str, sequence of int)
        For each fibre its name on the curve, and how many arrive at each rate.
    now : pair
        The present fibre and its rate.
    """
    page = panel("Impulses that arrive, of ten", "the stronger line: the fibre you chose")
    theme = page.theme
    places = np.log10(np.asarray(rates, float))
    x, y = across(float(places[0]), float(places[-1]), ()), upward(0, 10, (0, 2, 4, 6, 8, 10))
    draw_upward(page, y)
    draw_across(page, x, "impulses a second")
    for rate, place in zip(rates, x.at(places).tolist(), strict=True):
        stroke(page, [(place, FOOT - 4), (place, FOOT)], theme.muted, width="thin", z=2)
        if rate not in _UNNAMED:
            page.text((place, FOOT - 15), f"{rate:g}", "small", colour=theme.muted, align="center")
    for fibre, (name, counts) in arrived.items():
        chosen = fibre == now[0]
        heights = np.asarray(counts, float)
        line(
            page, x.at(places), y.at(heights), theme.axon.mark if chosen else theme.control.mark, bold=chosen
        )
        drop = int(np.flatnonzero(heights < heights[0])[0])
        ink = theme.axon.ink if chosen else theme.control.ink
        if drop > 1:  # under the level stretch, where the line is about to fall
            at = (x.spot(float(places[drop - 1])) - 2, y.spot(float(heights[0])) - 20)
            page.text(at, name, colour=ink, align="right", weight=600)
        else:
            at = (x.spot(float(places[drop])) + 8, y.spot(float(heights[drop])))
            page.text(at, name, colour=ink, weight=600)
    exact = now[1] in rates
    count = arrived[now[0]][1][list(rates).index(now[1])] if exact else 0
    marker(page, x.spot(float(np.log10(now[1]))), y.spot(count), theme.axon.ink, seen=exact)
    return page
