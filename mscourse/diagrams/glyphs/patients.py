"""A person as a small sign, many of them on a page: who stands out is filled, who does not is an outline."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from mscourse.diagrams.glyphs.curves import FloatArray, ring
from mscourse.diagrams.glyphs.paint import closed
from mscourse.figures.page import UNITS_AN_INCH, Page
from mscourse.figures.palette import Colour

Kind: TypeAlias = Literal["plain", "quiet", "helped", "harmed"]
"""plain: an outline; quiet: filled grey; helped: filled in the therapy's hue; harmed: in that of harm."""

POINTS_A_UNIT = 72 / UNITS_AN_INCH
_HEAD, _HEAD_AT = 0.2, 0.3
_SHOULDER, _FOOT = 0.3, -0.5


def _outline() -> Path:
    """Draw head and shoulders of a person one unit high, around the middle."""
    head = ring((0, _HEAD_AT), _HEAD)[::3]
    turn = np.linspace(0, np.pi, 9)
    top = 0.05
    shoulders = np.column_stack([_SHOULDER * np.cos(turn), top - _SHOULDER + _SHOULDER * np.sin(turn)])
    body = np.vstack([(_SHOULDER, _FOOT), shoulders, (-_SHOULDER, _FOOT)])
    return Path.make_compound_path(closed(head), closed(body))


PERSON = _outline()


def looks(page: Page, kind: Kind) -> tuple[Colour, Colour]:
    """Return the colours inside and of the edge of a kind of person."""
    theme = page.theme
    return {
        "plain": ("none", theme.control.mark),
        "quiet": (theme.control.fill, theme.control.mark),
        "helped": (theme.therapy.mark, theme.therapy.ink),
        "harmed": (theme.lesion.mark, theme.lesion.ink),
    }[kind]


def people(page: Page, places: FloatArray, kinds: Sequence[Kind], height: float, z: float = 5) -> None:
    """Draw people, all of one height in units, each of a kind, around places of shape (n, 2)."""
    inside, edge = zip(*(looks(page, kind) for kind in kinds), strict=True)
    page.add(
        PathCollection(
            [Path(np.asarray(PERSON.vertices, float) * height * POINTS_A_UNIT, PERSON.codes)],
            offsets=places,
            offset_transform=page.ax.transData,
            facecolors=list(inside),
            edgecolors=list(edge),
            linewidths=0.9,
            zorder=z,
            # A clip around every person would double the picture's weight.
            clip_on=False,
        )
    )


def in_rows(first: tuple[float, float], columns: int, count: int, pitch: tuple[float, float]) -> FloatArray:
    """Place people row by row from the top left, with a gap after every ten; shape (count, 2)."""
    number = np.arange(count)
    column, row = number % columns, number // columns
    gap = 0.5 * pitch[0] * (column // 10)
    return np.column_stack([first[0] + pitch[0] * column + gap, first[1] - pitch[1] * row])


__all__ = ["Kind", "in_rows", "looks", "people"]
