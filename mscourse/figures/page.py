"""A page to draw on: measured in CSS pixels, lettered in the course's typeface, in one of two layouts.

One drawing unit is one CSS pixel, so 9 pt here is 9 pt for a reader who sees the picture at its own width.
Pages are plain matplotlib figures on the Agg canvas. Nothing here touches pyplot, the font list or the
global settings, so a reader's own plots in the same notebook stay as they were.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, TypedDict, Unpack, get_args

from matplotlib import style as matplotlib_style
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.text import Text

from mscourse.figures.palette import THEMES, Colour, ThemeName

Layout = Literal["wide", "phone"]
Role = Literal["title", "subtitle", "heading", "label", "small"]
Weight = Literal[400, 600]
LineName = Literal["hair", "thin", "line", "interval", "bold"]
Piece: TypeAlias = tuple[str, Role, Colour | None]

FONT = "Source Sans 3"
UNITS_AN_INCH = 100
MARGIN = 16
WIDTHS: dict[Layout, int] = {"wide": 700, "phone": 360}
SIZES: dict[Role, float] = {"title": 14.5, "subtitle": 10.5, "heading": 11.5, "label": 10, "small": 9}
"""Size of each role in points; a title on a phone is one point smaller."""
WEIGHTS: dict[Role, Weight] = {"title": 600, "subtitle": 400, "heading": 600, "label": 400, "small": 400}
LEADING: dict[Role, float] = {"title": 23, "subtitle": 17, "heading": 18, "label": 16, "small": 15}
"""Distance between the baselines of two lines, in units."""
LINES: dict[LineName, float] = {"hair": 0.6, "thin": 0.9, "line": 1.4, "interval": 1.8, "bold": 2.2}
"""Width of each kind of line in points."""

_FONT_FOLDER = Path(__file__).parent / "fonts"
_TITLE_DROP = 29
_SUBTITLE_DROP = 21
_HEADING_FOOT = 9


class TextStyle(TypedDict, total=False):
    """What may be said of one text beyond its words, place and role."""

    colour: Colour
    align: Literal["left", "center", "right"]
    weight: Weight
    italic: bool
    upward: bool
    z: float


@dataclass(frozen=True)
class Heading:
    """What stands above a picture that is shown alone: the finding as a sentence, and what is drawn."""

    title: str
    subtitle: str

    @property
    def height(self) -> int:
        """The room that it takes at the top of a page, in units."""
        lines = self.title.count("\n") * LEADING["title"] + self.subtitle.count("\n") * LEADING["subtitle"]
        return round(_TITLE_DROP + lines + _SUBTITLE_DROP + _HEADING_FOOT)


def typeface(size: float, weight: Weight = 400, *, italic: bool = False) -> FontProperties:
    """Name the course's typeface by file, so that no font has to be installed or registered.

    Parameters
    ----------
    size : float
        In points.
    weight : {400, 600}
        The two weights of the type scale; italic exists in 400 only.
    italic : bool
        For places in a drawing, such as *blood*.

    Raises
    ------
    ValueError
        If italic is asked for in another weight than 400.
    """
    if italic and weight != WEIGHTS["label"]:
        message = f"there is no italic of weight {weight}; use weight 400, or leave the italic out"
        raise ValueError(message)
    face = "It" if italic else {400: "Regular", 600: "Semibold"}[weight]
    return FontProperties(
        family=FONT,
        style="italic" if italic else "normal",
        weight=weight,
        size=size,
        # The family name goes into SVG; the file is what is measured and painted everywhere else.
        fname=str(_FONT_FOLDER / f"SourceSans3-{face}.ttf"),
    )


def plain_settings() -> AbstractContextManager[None]:
    """Matplotlib's own defaults while the context lasts: a reader's settings must not alter our pictures."""
    return matplotlib_style.context("default")


class Page:
    """A figure whose one axes is measured in units (CSS pixels) from the bottom left.

    Parameters
    ----------
    body : int
        Height of the picture without its heading, in units.
    layout : {"wide", "phone"}
        700 or 360 units wide.
    theme : {"light", "dark"}
        Which paper and hues.
    heading : Heading, optional
        Title and subtitle. Without one, the page is exactly `body` high.
    width : int, optional
        In units, for a panel that shares its row with others; the layout's own by default.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
        The figure, on an Agg canvas.
    width, height : int
        Size of the page in units.
    top : float
        Where the picture begins, in units: everything below it belongs to the drawing.

    Raises
    ------
    ValueError
        If the layout or the theme is unknown, or the body has no height.
    """

    def __init__(
        self,
        body: int,
        layout: Layout,
        theme: ThemeName,
        heading: Heading | None = None,
        *,
        width: int | None = None,
    ) -> None:
        if layout not in WIDTHS:
            message = f"unknown layout {layout!r}; choose one of {', '.join(get_args(Layout))}"
            raise ValueError(message)
        if theme not in THEMES:
            message = f"unknown theme {theme!r}; choose one of {', '.join(get_args(ThemeName))}"
            raise ValueError(message)
        if body <= 0:
            message = f"a page cannot be {body} units high; give a body above 0"
            raise ValueError(message)
        self.layout, self.theme = layout, THEMES[theme]
        self.width, self.top = width or WIDTHS[layout], float(body)
        self.height = body + (heading.height if heading else 0)
        # The crumb keeps a size such as 1.13 inches from falling one pixel short in whole pixels.
        inches = [length / UNITS_AN_INCH + 1e-9 for length in (self.width, self.height)]
        self.figure = Figure(figsize=(inches[0], inches[1]), dpi=UNITS_AN_INCH, facecolor=self.theme.paper)
        self.canvas = FigureCanvasAgg(self.figure)
        self.ax = self.figure.add_axes((0, 0, 1, 1))
        self.ax.set(xlim=(0, self.width), ylim=(0, self.height))
        self.ax.axis("off")
        if heading:
            self._head(heading)

    @property
    def phone(self) -> bool:
        """Whether this is the narrow layout."""
        return self.layout == "phone"

    def add(self, artist: Artist) -> None:
        """Put a matplotlib artist, measured in units, on the page."""
        self.ax.add_artist(artist)

    def _size(self, role: Role) -> float:
        return SIZES[role] - (1 if self.phone and role == "title" else 0)

    def _head(self, heading: Heading) -> None:
        y = float(self.height - _TITLE_DROP)
        self.text((MARGIN, y), heading.title, "title")
        y -= heading.title.count("\n") * LEADING["title"] + _SUBTITLE_DROP
        self.text((MARGIN, y), heading.subtitle, "subtitle", colour=self.theme.muted)

    def text(
        self, at: Iterable[float], words: str, role: Role = "label", **style: Unpack[TextStyle]
    ) -> list[Text]:
        """Write words, one artist a line, in a role of the type scale.

        Parameters
        ----------
        at : pair of float
            Where the baseline of the first line starts, ends or is centred, in units.
        words : str
            Lines are parted by newlines. Dollar signs are dollar signs.
        role : {"title", "subtitle", "heading", "label", "small"}
            Sets size, weight and the distance of the lines.
        **style
            `colour` (the theme's ink), `align` ("left"), `weight` (the role's), `italic`, `z` (30), and
            `upward`, which makes `at` the baseline of the last line.

        Returns
        -------
        list of matplotlib.text.Text
            One for each line.
        """
        x, y = at
        lines = words.split("\n")
        if style.get("upward"):
            y += LEADING[role] * (len(lines) - 1)
        font = typeface(
            self._size(role), style.get("weight", WEIGHTS[role]), italic=style.get("italic", False)
        )
        artists = [
            Text(
                x,
                y - LEADING[role] * number,
                line,
                color=style.get("colour", self.theme.ink),
                horizontalalignment=style.get("align", "left"),
                verticalalignment="baseline",
                fontproperties=font,
                parse_math=False,
                zorder=style.get("z", 30),
            )
            for number, line in enumerate(lines)
        ]
        for artist in artists:
            self.add(artist)
        return artists

    def measure(self, words: str, role: Role = "label", weight: Weight | None = None) -> float:
        """Width of one line of words in units, without drawing it."""
        font = typeface(self._size(role), weight or WEIGHTS[role])
        line = Text(0, 0, words, fontproperties=font, parse_math=False, figure=self.figure)
        return float(line.get_window_extent(self.canvas.get_renderer()).width)

    def run(self, at: Iterable[float], *pieces: Piece, gap: float = 7) -> float:
        """Write several texts on one line, each `(words, role, colour or None)`.

        Returns
        -------
        float
            Where the last one ends, in units.
        """
        x, y = at
        for words, role, colour in pieces:
            self.text((x, y), words, role, colour=colour or self.theme.ink)
            x += self.measure(words, role) + gap
        return x - gap

    def rule(self, y: float) -> None:
        """Draw a hairline from margin to margin at height `y`, in units."""
        ends = (MARGIN, self.width - MARGIN)
        self.add(Line2D(ends, (y, y), linewidth=LINES["hair"], color=self.theme.rule, zorder=1))

    def footer(self, words: str) -> None:
        """Write what is schematic, where numbers come from, and the limits, at the foot of the page."""
        self.text((MARGIN, MARGIN), words, "small", colour=self.theme.muted, upward=True)
