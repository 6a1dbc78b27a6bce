"""``show``: one call that brings a drawing to its reader, in JupyterLab, on a code host and in the book.

The page of the book gets four pictures (wide and phone, light and dark), of which a browser loads one. The
notebook stores a single small still, so that it stays readable, and light, wherever it is opened.
"""

import base64
import hashlib
import html
import re
from dataclasses import dataclass
from typing import overload

from matplotlib.figure import Figure

from mscourse.figures.drawing import Drawing, Layout, ThemeName, check_alt
from mscourse.figures.svg import image, tree, units
from mscourse.view import PLACEHOLDER, OnPage, View

PHONE = "screen and (max-width: 47.5rem)"  # as in mscourse.css; paper gets the wide picture
THEMES: tuple[ThemeName, ThemeName] = ("light", "dark")
LAYOUTS: tuple[Layout, Layout] = ("wide", "phone")
_SENTENCE = re.compile(r"(?P<first>.+?[.!?])(?P<rest>\s.*)?", re.DOTALL)


@dataclass(frozen=True)
class Shown(View):
    """A drawing with the words it is shown with; Jupyter displays it, Sphinx carries it into the page.

    Attributes
    ----------
    drawing
        What is drawn.
    alt
        What a listener needs instead of the picture, 20 to 60 words.
    caption
        The finding in one sentence, then what is drawn, units, what is schematic.

    """

    drawing: Drawing
    alt: str
    caption: str

    def plain(self) -> str:
        """Return caption and alternative text."""
        return f"{self.caption}\n[{self.alt}]"

    def still(self) -> str:
        """Return the figure as one small picture inside HTML that every notebook viewer keeps."""
        picture = base64.b64encode(self.drawing.webp("wide", "light", scale=1)).decode()
        width, height = self.drawing.size("wide")
        return (
            f'<figure style="margin:1em 0;max-width:{width}px">'
            f'<img src="data:image/webp;base64,{picture}" width="{width}" height="{height}" '
            f'style="max-width:100%;height:auto;background:#fff" alt="{html.escape(self.alt)}">'
            f"<figcaption>{_bold_finding(self.caption)}</figcaption></figure>"
        )

    def page(self) -> OnPage:
        """Return HTML and files for a page: one picture a layout and theme, loaded when it comes near."""
        assets, names = {}, {}
        for theme in THEMES:
            for layout in LAYOUTS:
                content = self.drawing.webp(layout, theme)
                name = f"{self.drawing.name}_{layout}_{theme}-{hashlib.sha256(content).hexdigest()[:10]}.webp"
                names[theme, layout] = name
                assets[name] = base64.b64encode(content).decode()
        pictures = "\n".join(self._picture(theme, names) for theme in THEMES)
        figure = (
            f'<figure class="ms-figure" id="figure-{self.drawing.name.replace("_", "-")}">'
            f'<span class="ms-pic">\n{pictures}\n</span>'
            f"<figcaption>{_bold_finding(self.caption)}</figcaption></figure>"
        )
        return {"html": figure, "assets": assets}

    def _picture(self, theme: ThemeName, names: dict[tuple[ThemeName, Layout], str]) -> str:
        phone_width, phone_height = self.drawing.size("phone")
        width, height = self.drawing.size("wide")
        return (
            f'<picture><source media="{PHONE}" srcset="{PLACEHOLDER}{names[theme, "phone"]}" '
            f'width="{phone_width}" height="{phone_height}">'
            f'<img class="only-{theme}" src="{PLACEHOLDER}{names[theme, "wide"]}" '
            f'width="{width}" height="{height}" loading="lazy" decoding="async" '
            f'alt="{html.escape(self.alt)}"></picture>'
        )


@dataclass(frozen=True)
class ShownFigure(View):
    """A chart with the words it is shown with: one SVG for every width, theme and paper.

    Attributes
    ----------
    picture
        The chart, as SVG whose colours are the page's.
    alt, caption
        As for a drawing.

    """

    picture: str
    alt: str
    caption: str

    def plain(self) -> str:
        """Return caption and alternative text."""
        return f"{self.caption}\n[{self.alt}]"

    def still(self) -> str:
        """Return the chart as one picture inside HTML that every notebook viewer keeps."""
        width, _ = units(self.picture)
        return (
            f'<figure style="margin:1em 0;max-width:{width}px">{image(self.picture, self.alt)}'
            f"<figcaption>{_bold_finding(self.caption)}</figcaption></figure>"
        )

    def page(self) -> OnPage:
        """Return the chart as part of the page's own HTML."""
        width, height = units(self.picture)
        named = (
            f'<svg role="img" aria-label="{html.escape(self.alt)}" width="{width}" height="{height}"'
            f"{self.picture.removeprefix('<svg')}"
        )
        words = f"<figcaption>{_bold_finding(self.caption)}</figcaption>"
        return {"html": f'<figure class="ms-figure ms-chart">{named}{words}</figure>', "assets": {}}


def _bold_finding(caption: str) -> str:
    """Set the finding, the caption's first sentence, in bold."""
    found = _SENTENCE.fullmatch(caption)
    first, rest = (found["first"], found["rest"] or "") if found else (caption, "")
    return f"<b>{html.escape(first)}</b>{html.escape(rest)}"


@overload
def show(drawing: Drawing, *, caption: str, alt: str | None = None) -> Shown: ...
@overload
def show(drawing: Figure, *, caption: str, alt: str | None = None) -> ShownFigure: ...
def show(drawing: Drawing | Figure, *, caption: str, alt: str | None = None) -> Shown | ShownFigure:
    """Show a drawing or a chart with its caption.

    Parameters
    ----------
    drawing
        What a function of ``mscourse.diagrams`` returns, or a matplotlib figure.
    caption
        The finding in one sentence, then what is drawn, units, what is schematic.
    alt
        What a listener needs instead of the picture, 20 to 60 words. A drawing has its own; a figure needs it.

    Raises
    ------
    ValueError
        If the caption is empty, or the alternative text is missing, too short, too long, or repeats the caption.
    TypeError
        If it is neither a drawing nor a figure.

    """
    if not isinstance(drawing, Drawing | Figure):
        message = (
            f"show was given {type(drawing).__name__}. Give it a drawing of mscourse.diagrams, such as "
            "axon_states(), or a matplotlib Figure (of axes: axes.figure)."
        )
        raise TypeError(message)
    where = f"show({drawing.name if isinstance(drawing, Drawing) else 'figure'})"
    words = drawing.alt if alt is None and isinstance(drawing, Drawing) else alt
    if not caption.strip():
        message = f"{where}: caption is empty. Write the finding in one sentence, then what is drawn."
        raise ValueError(message)
    if words is None:
        message = (
            f"{where}: alt is missing. Write in 20 to 60 words what the picture shows to someone who cannot "
            "see it: its kind, its parts in reading order, and the contrast that matters."
        )
        raise ValueError(message)
    check_alt(words, where)
    if words.strip() == caption.strip():
        message = (
            f"{where}: alt repeats the caption, so a listener would hear it twice. "
            "Say in alt what the picture shows, part by part, in reading order."
        )
        raise ValueError(message)
    if isinstance(drawing, Drawing):
        return Shown(drawing, words, caption)
    # Ids of parts come from the words, so that they are the same in every run.
    prefix = f"chart-{hashlib.sha256(caption.encode()).hexdigest()[:8]}"
    return ShownFigure(tree(drawing, prefix).markup(), words, caption)
