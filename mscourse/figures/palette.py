"""The palette: one hue for each meaning, in a light and a dark theme, and the contrast measures behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from matplotlib.colors import to_rgb

ThemeName = Literal["light", "dark"]
Rgb: TypeAlias = tuple[float, float, float]
Colour: TypeAlias = str | Rgb
Pair: TypeAlias = frozenset[str]


@dataclass(frozen=True)
class Hue:
    """One meaning in four strengths, each a hexadecimal colour.

    Attributes
    ----------
    ink : str
        Text and outlines; at least 4.5:1 on the paper and on the hue's own wash.
    mark : str
        Lines and points; at least 3:1 on the paper.
    fill : str
        Areas that have an outline in ink.
    wash : str
        The ground of a region.
    """

    ink: str
    mark: str
    fill: str
    wash: str


@dataclass(frozen=True)
class Theme:
    """The colours of one paper. A theme's hues are used on its own paper only.

    Attributes
    ----------
    name : {"light", "dark"}
        The theme's key in `THEMES`.
    paper, ink, muted, rule : str
        The ground, text, quiet text, and rules (decoration, never data).
    axon, myelin, lesion, immune, therapy, control : Hue
        The meanings: neurons and signals; myelin and its makers; inflammation, harm and death; immune cells
        of every kind; drugs, grafts and infused cells; comparators and bystanders.
    blood : Hue
        Blood and vessels: scenery only, never in a chart.
    """

    name: ThemeName
    paper: str
    ink: str
    muted: str
    rule: str
    axon: Hue
    myelin: Hue
    lesion: Hue
    immune: Hue
    therapy: Hue
    control: Hue
    blood: Hue

    def glow(self, fill: Colour) -> Colour:
        """Colour that a rounded shape of this fill is lit with."""
        # Pure white on dark paper glares, so that the lit spot would outshine every outline.
        return "#FFFFFF" if self.name == "light" else mix(fill, "#FFFFFF", 0.45)


LIGHT = Theme(
    name="light",
    paper="#FFFFFF",
    ink="#18232E",
    muted="#52606D",
    rule="#D5DCE2",
    axon=Hue("#7A5200", "#8A5D00", "#F3CE78", "#FCF4E0"),
    myelin=Hue("#00568A", "#0072B2", "#8EC9EC", "#E7F3FA"),
    lesion=Hue("#A63A00", "#D55E00", "#F2A47B", "#FDEEE5"),
    immune=Hue("#6F2453", "#963A74", "#D08FB8", "#F8ECF3"),
    therapy=Hue("#00664A", "#008F68", "#84D2B8", "#E3F5EE"),
    control=Hue("#4A5763", "#7B8894", "#CDD5DB", "#F2F5F7"),
    blood=Hue("#7C3A3A", "#A8605C", "#E6C4BF", "#FAF1EF"),
)

DARK = Theme(
    name="dark",
    paper="#10171E",
    ink="#EEF3F7",
    muted="#A9B6C1",
    rule="#34414C",
    axon=Hue("#F5D07A", "#F2C652", "#A67A22", "#2A2414"),
    myelin=Hue("#9AD3F5", "#56B4E9", "#2A73A3", "#132634"),
    lesion=Hue("#FFB08A", "#EC7430", "#A3481A", "#311D13"),
    immune=Hue("#EFBBD9", "#E29CC6", "#8E4775", "#2C1A26"),
    therapy=Hue("#83DDBF", "#26B98D", "#187A5E", "#10281F"),
    control=Hue("#BAC6D0", "#84929E", "#46535F", "#1A232B"),
    blood=Hue("#E3B5B0", "#C08079", "#7B4642", "#261A1A"),
)

THEMES: Mapping[ThemeName, Theme] = {"light": LIGHT, "dark": DARK}

EASILY_APART = 10.0
"""Distance in CAM02-UCS from which two colours are easily told apart."""

SECOND_CUE: Mapping[ThemeName, frozenset[Pair]] = {
    "light": frozenset(
        {frozenset({"axon", "lesion"}), frozenset({"axon", "immune"}), frozenset({"myelin", "therapy"})}
    ),
    "dark": frozenset(
        {frozenset({"axon", "immune"}), frozenset({"myelin", "immune"}), frozenset({"myelin", "therapy"})}
    ),
}
"""Meanings whose marks come nearer than `EASILY_APART` for a reader who lacks one kind of cone.

These pairs never differ by colour alone: each also differs in shape, dash, position or a word beside it.
"""


def mix(start: Colour, end: Colour, share: float) -> Rgb:
    """Blend two colours in sRGB.

    Parameters
    ----------
    start, end : Colour
        Names, hexadecimal strings or triples from 0 to 1.
    share : float
        How far to go from `start` (0) to `end` (1).

    Returns
    -------
    tuple of float
        Red, green and blue, each from 0 to 1.

    Raises
    ------
    ValueError
        If `share` lies outside 0 to 1.
    """
    if not 0 <= share <= 1:
        message = f"mix was given share={share}; give a share from 0 (all start) to 1 (all end)"
        raise ValueError(message)
    red, green, blue = (a + (b - a) * share for a, b in zip(to_rgb(start), to_rgb(end), strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Relative luminance of a colour as WCAG 2 defines it, from 0 (black) to 1 (white)."""
    # The bend from a straight line to a power law is part of the sRGB standard.
    bend = 0.04045
    red, green, blue = (c / 12.92 if c <= bend else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two colours as WCAG 2 defines it, from 1 (alike) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
