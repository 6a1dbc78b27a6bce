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

from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.drawing import Drawing, Layout, ThemeName, check_alt
from mscourse.figures.svg import image, tree, units
from mscourse.view import PLACEHOLDER, OnPage, View
from mscourse.words import unmarked

PHONE = "screen and (max-width: 47.5rem)"  # as in mscourse.css; paper gets the wide picture
THEMES: tuple[ThemeName, ThemeName] = ("light", "dark")
LAYOUTS: tuple[Layout, Layout] = ("wide", "phone")
HEAVY = 40_000
"""Bytes from which a chart is stored in few colours: a thousand discs weigh more lossy than lossless."""
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
        picture = base64.b64encode(self.stored()).decode()
        width, height = self.drawing.size("wide")
        return (
            f'<figure style="margin:1em 0;max-width:{width}px">'
            f'<img src="data:image/webp;base64,{picture}" width="{width}" height="{height}" '
            f'style="max-width:100%;height:auto;background:#fff" alt="{html.escape(self.alt)}">'
            f"<figcaption>{_bold_finding(self.caption)}</figcaption></figure>"
        )

    def stored(self) -> bytes:
        """Paint the picture that a notebook stores."""
        return self.drawing.webp("wide", "light", scale=1)

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


@dataclass(frozen=True)
class ShownChart(Shown):
    """A chart of the course: on a page it is SVG that takes its colours and its typeface from the page.

    One drawing for wide pages and one for phones lie in the page, of which the sheet shows one; both themes
    and paper are served by the same lines. The numbers fold out as a table, and the sources are linked.
    """

    drawing: Chart

    def plain(self) -> str:
        """Return caption, alternative text and numbers."""
        numbers = self.drawing.numbers
        rows = (numbers.head, *numbers.rows)
        return "\n".join([super().plain(), *(" | ".join(row) for row in rows)])

    def stored(self) -> bytes:
        """Paint the picture that a notebook stores: in few colours where it would be heavy."""
        painted = super().stored()
        return painted if len(painted) <= HEAVY else self.drawing.in_few_colours("wide", "light")

    def still(self) -> str:
        """Return the picture, and its numbers as a plain table."""
        numbers = f"<details><summary>{FOLD}</summary>{_table(self.drawing.numbers)}</details>"
        return f"{super().still()}<p><small>{self._sources()}</small></p>{numbers}"

    def page(self) -> OnPage:
        """Return HTML for a page; a chart needs no file."""
        drawings = "".join(self._svg(layout) for layout in LAYOUTS)
        name, numbers = self.drawing.name.replace("_", "-"), self.drawing.numbers
        label = html.escape(f"Table: {_finding(self.caption)[0]}")  # two charts of a page never share it
        table = (
            f'<details class="ms-data"><summary>{FOLD}</summary>'
            f'<div class="ms-wide" role="region" tabindex="0" aria-label="{label}">{_table(numbers)}</div>'
            "</details>"
        )
        figure = (
            f'<figure class="ms-figure ms-drawn" id="figure-{name}"><span class="ms-pic">{drawings}</span>'
            f"<figcaption>{_bold_finding(self.caption)} {self._sources()}</figcaption>{table}</figure>"
        )
        return {"html": figure, "assets": {}}

    def _svg(self, layout: Layout) -> str:
        width, height = self.drawing.size(layout)
        opening = (
            f'<svg class="ms-{layout}-only" role="img" aria-label="{html.escape(self.alt)}" '
            f'width="{width}" height="{height}" '
        )
        return self.drawing.inline(layout).replace("<svg ", opening, 1)

    def _sources(self) -> str:
        links = [
            f'<a href="{html.escape(address)}">{html.escape(words)}</a>'
            for words, address in self.drawing.sources
        ]
        return f"{'Sources' if len(links) > 1 else 'Source'}: {', '.join(links)}." if links else ""


FOLD = "The numbers as a table"


def _table(numbers: DataTable) -> str:
    head = "".join(f'<th scope="col">{html.escape(one)}</th>' for one in numbers.head)
    body = "".join(
        f'<tr><th scope="row">{html.escape(row[0])}</th>'
        + "".join(f"<td>{html.escape(one)}</td>" for one in row[1:])
        + "</tr>"
        for row in numbers.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _finding(caption: str) -> tuple[str, str]:
    """Return the finding, the caption's first sentence, and the rest."""
    found = _SENTENCE.fullmatch(caption)
    return (found["first"], found["rest"] or "") if found else (caption, "")


def _bold_finding(caption: str) -> str:
    """Set the finding in bold."""
    first, rest = _finding(caption)
    return f"<b>{html.escape(first)}</b>{html.escape(rest)}"


@overload
def show(drawing: Chart, *, caption: str | None = None, alt: str | None = None) -> ShownChart: ...
@overload
def show(drawing: Drawing, *, caption: str, alt: str | None = None) -> Shown: ...
@overload
def show(drawing: Figure, *, caption: str, alt: str | None = None) -> ShownFigure: ...
def show(drawing: object, *, caption: str | None = None, alt: str | None = None) -> Shown | ShownFigure:
    """Show a drawing or a chart with its caption.

    Parameters
    ----------
    drawing
        What a function of ``mscourse.diagrams`` returns, or a matplotlib figure.
    caption
        The finding in one sentence, then what is drawn, units, what is schematic. A chart of
        ``mscourse.evidence`` has its own.
    alt
        What a listener needs instead of the picture, 20 to 60 words. A drawing has its own.

    Raises
    ------
    ValueError
        If the caption is empty, or the alternative text is missing, too short or long, or repeats it.
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
    if caption is None:
        caption = drawing.caption if isinstance(drawing, Chart) else ""
    caption = unmarked(caption)
    words = None if words is None else unmarked(words)
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
    if isinstance(drawing, Chart):
        return ShownChart(drawing, words, caption)
    if isinstance(drawing, Drawing):
        return Shown(drawing, words, caption)
    # Ids of parts come from the words, so that they are the same in every run.
    prefix = f"chart-{hashlib.sha256(caption.encode()).hexdigest()[:8]}"
    return ShownFigure(tree(drawing, prefix).markup(), words, caption)
