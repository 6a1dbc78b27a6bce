"""A drawing: one function that draws it for any layout and theme, with its name and its words for the ear."""

import io
import re
from dataclasses import dataclass, field
from typing import Protocol

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from PIL import Image

from mscourse.figures.audit import audit
from mscourse.figures.page import Layout, Page, plain_settings
from mscourse.figures.palette import ThemeName
from mscourse.figures.render import pixels

__all__ = ["Draw", "Drawing", "FaultyPictureError", "Layout", "ThemeName", "check_alt"]

SHORTEST_ALT, LONGEST_ALT = 20, 60


class FaultyPictureError(ValueError):
    """A picture with faults was about to be stored."""


def check_alt(alt: str, where: str) -> None:
    """Refuse an alternative text that is too short to follow, or too long to sit through.

    Raises
    ------
    ValueError
        If it has fewer than 20 or more than 60 words; the message begins with `where`.
    """
    words = len(alt.split())
    if not SHORTEST_ALT <= words <= LONGEST_ALT:
        message = (
            f"{where}: the alt text has {words} words; "
            f"say the finding and the parts in {SHORTEST_ALT} to {LONGEST_ALT}"
        )
        raise ValueError(message)


class Draw(Protocol):
    """Draws one picture; `titled` says whether title and subtitle stand above it."""

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        """Draw for one layout and one theme."""


@dataclass(frozen=True)
class Drawing:
    """A picture in all its variants.

    Attributes
    ----------
    name : str
        In snake_case; stored files carry it.
    alt : str
        What the picture shows, for those who hear it: the finding and the parts in reading order,
        20 to 60 words.
    draw : Draw
        Called as `draw(layout, theme, titled=...)`. With `titled=False` it leaves out the title, the subtitle
        and the room they took: in the book the finding stands once, as the first sentence of the caption.

    Raises
    ------
    ValueError
        If the name is not snake_case, or the alt text has too few or too many words.
    """

    name: str
    alt: str
    draw: Draw
    # What was found, by variant: the same call draws the same, and an audit paints the picture twice.
    _heard: dict[tuple[Layout, ThemeName, bool], tuple[str, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False, kw_only=True
    )

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", self.name):
            message = f"the drawing's name {self.name!r} is not snake_case; write it like 'axon_states'"
            raise ValueError(message)
        check_alt(self.alt, f"drawing {self.name}")

    def page(self, layout: Layout, theme: ThemeName, *, titled: bool = False) -> Page:
        """Draw the picture under matplotlib's own defaults, whatever the reader has set."""
        with plain_settings():
            return self.draw(layout, theme, titled=titled)

    def size(self, layout: Layout, *, titled: bool = False) -> tuple[int, int]:
        """Width and height in CSS pixels. The picture is laid out for this, but not painted."""
        page = self.page(layout, "light", titled=titled)
        return page.width, page.height

    def faults(self, layout: Layout, theme: ThemeName, *, titled: bool = False) -> list[str]:
        """List what `audit` finds in one variant; empty when it may be stored."""
        return self._found(self.page(layout, theme, titled=titled), layout, theme, titled=titled)

    def webp(
        self,
        layout: Layout,
        theme: ThemeName,
        *,
        scale: int = 2,
        titled: bool = False,
        quality: int = 82,
    ) -> bytes:
        """Paint one variant as WebP. The same call gives the same bytes.

        Parameters
        ----------
        layout : {"wide", "phone"}
            700 or 360 CSS pixels wide.
        theme : {"light", "dark"}
            Which paper and hues.
        scale : int
            Pixels of the file for each CSS pixel.
        titled : bool
            Whether title and subtitle stand above the picture.
        quality : int
            Of the lossy WebP, from 0 to 100.

        Raises
        ------
        FaultyPictureError
            If `audit` finds faults; the message lists them.
        """
        page = self.sound(layout, theme, titled=titled)
        with plain_settings():
            painted = pixels(page.figure, scale)
        stored = io.BytesIO()
        Image.fromarray(painted).save(stored, "WEBP", quality=quality, method=6)
        return stored.getvalue()

    def svg(self, layout: Layout, theme: ThemeName, *, titled: bool = False) -> bytes:
        """Draw one variant as SVG, its text as text. The same call gives the same bytes.

        Raises
        ------
        FaultyPictureError
            If `audit` finds faults; the message lists them.
        """
        page = self.sound(layout, theme, titled=titled)
        stored = io.BytesIO()
        with plain_settings(), mpl.rc_context({"svg.hashsalt": self.name, "svg.fonttype": "none"}):
            FigureCanvasSVG(page.figure).print_svg(stored, metadata={"Date": None})
        return stored.getvalue()

    def sound(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        """Draw one variant, and give its page if it has no faults.

        Raises
        ------
        FaultyPictureError
            If `audit` finds faults; the message lists them.
        """
        page = self.page(layout, theme, titled=titled)
        faults = self._found(page, layout, theme, titled=titled)
        if faults:
            variant = f"{self.name} ({layout}, {theme}, {'titled' if titled else 'untitled'})"
            message = f"{variant} has faults, mend them in its draw function:\n- " + "\n- ".join(faults)
            raise FaultyPictureError(message)
        return page

    def _found(self, page: Page, layout: Layout, theme: ThemeName, *, titled: bool) -> list[str]:
        """Return what `audit` finds in a page of this drawing, or found before."""
        variant = (layout, theme, titled)
        if variant not in self._heard:
            with plain_settings():
                self._heard[variant] = tuple(audit(page.figure))
        return list(self._heard[variant])
