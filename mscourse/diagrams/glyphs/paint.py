"""Putting paint on a page: outlines, strokes, discs, and the light that makes flat shapes round."""

from collections.abc import Sequence
from typing import Literal, TypedDict, Unpack

import numpy as np
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_rgb
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from mscourse.diagrams.glyphs.curves import Curve, FloatArray, Spot, ribbon, ring
from mscourse.figures.page import LINES, LineName, Page
from mscourse.figures.palette import Colour, Rgb, mix


class Paint(TypedDict, total=False):
    """What a shape is painted with: nothing that is not named."""

    fill: Colour
    edge: Colour
    width: LineName | float
    alpha: float
    z: float


class Pen(TypedDict, total=False):
    """How a stroke is drawn."""

    width: LineName | float
    dashes: tuple[float, float]
    alpha: float
    z: float


class Light(TypedDict, total=False):
    """How a round shape is lit: `lean` is where the light sits, in shares of the shape's half size."""

    edge: Colour
    width: LineName | float
    light: float
    lean: tuple[float, float]
    steps: int
    z: float


def points_wide(width: LineName | float) -> float:
    """Width of a line in points, from its name or as it is."""
    return LINES[width] if isinstance(width, str) else width


def closed(outline: FloatArray) -> Path:
    """Make a closed path of an outline, shape (n, 2), whose first point is not repeated."""
    codes = [Path.MOVETO, *[Path.LINETO] * (len(outline) - 1), Path.CLOSEPOLY]
    return Path(np.vstack([outline, outline[:1]]), codes)


def shape(page: Page, outline: FloatArray, **paint: Unpack[Paint]) -> None:
    """Paint an outline: `fill`, `edge` with its `width` ("thin"), `alpha` (1) and `z` (5)."""
    edge = paint.get("edge", "none")
    page.add(
        PathPatch(
            closed(outline),
            facecolor=paint.get("fill", "none"),
            edgecolor=edge,
            linewidth=points_wide(paint.get("width", "thin")) if edge != "none" else 0,
            joinstyle="round",
            capstyle="round",
            alpha=paint.get("alpha"),
            zorder=paint.get("z", 5),
        )
    )


def stroke(page: Page, points: FloatArray | Sequence[Spot], colour: Colour, **pen: Unpack[Pen]) -> None:
    """Draw a line through points, shape (n, 2): `width` ("line"), `dashes` (on and off), `alpha`, `z` (5)."""
    spots = np.asarray(points, float)
    on_off = pen.get("dashes")
    page.add(
        Line2D(
            spots[:, 0],
            spots[:, 1],
            color=colour,
            linewidth=points_wide(pen.get("width", "line")),
            linestyle=(0, on_off) if on_off else "-",
            solid_capstyle="round",
            solid_joinstyle="round",
            dash_capstyle="butt",
            alpha=pen.get("alpha"),
            zorder=pen.get("z", 5),
        )
    )


def tapered(page: Page, points: FloatArray, widths: FloatArray, colour: Colour, z: float) -> None:
    """Draw a line whose width changes along it.

    Parameters
    ----------
    page : Page
        Where to draw.
    points : ndarray, shape (n + 1, 2)
        The line.
    widths : ndarray, shape (n,)
        Width of each of its pieces in points.
    colour : Colour
        Of the whole line.
    z : float
        Height in the stack of the picture.
    """
    pieces = list(np.stack([points[:-1], points[1:]], axis=1))
    page.add(LineCollection(pieces, linewidths=widths, colors=[colour], capstyle="round", zorder=z))


def disc(page: Page, centre: Spot, radius: float, **paint: Unpack[Paint]) -> None:
    """Paint a true circle, for things too small to be irregular."""
    shape(page, ring(centre, radius), **paint)


def _nested(page: Page, outlines: list[FloatArray], colours: list[Rgb], z: float) -> None:
    """Paint outlines one over the other as a single artist, so that a picture holds fewer of them."""
    page.add(
        PathCollection([closed(outline) for outline in outlines], facecolors=colours, linewidths=0, zorder=z)
    )


def rounded(page: Page, outline: FloatArray, fill: Colour, **light: Unpack[Light]) -> None:
    """Paint an outline as a round body lit from the top left.

    Parameters
    ----------
    page : Page
        Where to paint.
    outline : ndarray, shape (n, 2)
        The body's edge.
    fill : Colour
        Its colour in the shade.
    **light
        `edge` and its `width`, `light` (0 flat to 1 white, 0.45), `lean`, `steps` (12), `z` (5).
    """
    steps, z = light.get("steps", 12), light.get("z", 5)
    centre, size = outline.mean(axis=0), np.ptp(outline, axis=0).min() / 2
    drift = np.array(light.get("lean", (-0.22, 0.26))) * size
    shares = np.arange(steps) / steps
    glow, strength = page.theme.glow(fill), light.get("light", 0.45)
    _nested(
        page,
        [centre + (outline - centre) * (1 - 0.93 * u) + drift * u for u in shares],
        [mix(fill, glow, strength * u**1.4) for u in shares],
        z,
    )
    if "edge" in light:
        shape(page, outline, edge=light["edge"], width=light.get("width", "thin"), z=z + 0.01)


def tube(page: Page, curve: Curve, places: FloatArray, radius: FloatArray, **light: Unpack[Light]) -> None:
    """Paint a round cable of axon over places of a curve, bright toward its upper side."""
    hue, z = page.theme.axon, light.get("z", 5)
    shares = np.arange(10) / 10
    glow, strength = page.theme.glow(hue.fill), light.get("light", 0.6)
    _nested(
        page,
        [ribbon(curve, places, -radius * (1 - 1.25 * u), radius * (1 - 0.55 * u)) for u in shares],
        [mix(hue.fill, glow, strength * u) for u in shares],
        z,
    )
    for side in (-1, 1):
        stroke(page, curve.offset(places, side * radius), hue.ink, width="thin", z=z + 0.01)


def fade(
    page: Page,
    box: tuple[float, float, float, float],
    toward: Literal["left", "right", "up", "down"],
    z: float,
) -> None:
    """Let what lies in a box (left, right, bottom, top; units) run out into the paper on one side."""
    ramp = np.empty((200, 200, 4))
    ramp[..., :3] = to_rgb(page.theme.paper)
    rise = np.linspace(0, 1, 200)
    share = rise if toward in {"right", "up"} else rise[::-1]
    ramp[..., 3] = share[None, :] if toward in {"left", "right"} else share[:, None]
    image = AxesImage(page.ax, extent=box, origin="lower", interpolation="nearest", zorder=z)
    image.set_data(ramp)
    page.add(image)
