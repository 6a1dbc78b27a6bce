"""``show``: one call that brings a drawing to its reader, in JupyterLab, on a code host and in the book.

The page of the book gets four pictures (wide and phone, light and dark), of which a browser loads one. The
notebook stores a single small still, so that it stays readable, and light, wherever it is opened.
"""

import base64
import hashlib
import html
import re
from dataclasses import dataclass

from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.drawing import Drawing, Layout, ThemeName, check_alt
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
            f"<figcaption>{self._caption()}</figcaption></figure>"
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
            f"<figcaption>{self._caption()}</figcaption></figure>"
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

    def _caption(self) -> str:
        found = _SENTENCE.fullmatch(self.caption)
        first, rest = (found["first"], found["rest"] or "") if found else (self.caption, "")
        return f"<b>{html.escape(first)}</b>{html.escape(rest)}"


@dataclass(frozen=True)
class ShownChart(Shown):
    """A chart: on a page it is SVG that takes its colours and its typeface from the page.

    One drawing for wide pages and one for phones lie in the page, of which the sheet shows one; both themes
    and paper are served by the same lines. The numbers fold out as a table.
    """

    drawing: Chart

    def plain(self) -> str:
        """Return caption, alternative text and numbers."""
        numbers = self.drawing.numbers
        rows = (numbers.head, *numbers.rows)
        return "\n".join([super().plain(), *(" | ".join(row) for row in rows)])

    def still(self) -> str:
        """Return the picture, and its numbers as a plain table."""
        return f"{super().still()}<details><summary>{FOLD}</summary>{_table(self.drawing.numbers)}</details>"

    def page(self) -> OnPage:
        """Return HTML for a page; a chart needs no file."""
        drawings = "".join(self._svg(layout) for layout in LAYOUTS)
        name, numbers = self.drawing.name.replace("_", "-"), self.drawing.numbers
        label = html.escape(f"Table: {numbers.head[-1]}")
        table = (
            f'<details class="ms-data"><summary>{FOLD}</summary>'
            f'<div class="ms-wide" role="region" tabindex="0" aria-label="{label}">'
            f"{_table(numbers)}</div>"
            "</details>"
        )
        figure = (
            f'<figure class="ms-figure ms-chart" id="figure-{name}"><span class="ms-pic">{drawings}</span>'
            f"<figcaption>{self._caption()}</figcaption>{table}</figure>"
        )
        return {"html": figure, "assets": {}}

    def _svg(self, layout: Layout) -> str:
        width, height = self.drawing.size(layout)
        opening = (
            f'<svg class="ms-{layout}-only" role="img" aria-label="{html.escape(self.alt)}" '
            f'width="{width}" height="{height}" '
        )
        return self.drawing.inline(layout).replace("<svg ", opening, 1)

    def _caption(self) -> str:
        links = ", ".join(
            f'<a href="{html.escape(address)}">{html.escape(words)}</a>'
            for words, address in self.drawing.sources
        )
        return super()._caption() + (
            f" Source{'s' if len(self.drawing.sources) > 1 else ''}: {links}." if links else ""
        )


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


def show(drawing: Drawing, *, caption: str | None = None, alt: str | None = None) -> Shown:
    """Show a drawing with its caption.

    Parameters
    ----------
    drawing
        What a function of ``mscourse.diagrams`` returns, or a chart.
    caption
        The finding in one sentence, then what is drawn, units, what is schematic; a chart brings its own.
    alt
        What a listener needs instead of the picture, 20 to 60 words; the drawing's own text by default.

    Raises
    ------
    ValueError
        If the caption is empty, or the alternative text is too short, too long, or repeats the caption.

    """
    words = drawing.alt if alt is None else alt
    if caption is None:
        caption = drawing.caption if isinstance(drawing, Chart) else ""
    if not caption.strip():
        message = (
            f"show({drawing.name}): caption is empty. Write the finding in one sentence, then what is drawn."
        )
        raise ValueError(message)
    check_alt(words, f"show({drawing.name})")
    if words.strip() == caption.strip():
        message = (
            f"show({drawing.name}): alt repeats the caption, so a listener would hear it twice. "
            "Say in alt what the picture shows, part by part, in reading order."
        )
        raise ValueError(message)
    return (
        ShownChart(drawing, words, caption) if isinstance(drawing, Chart) else Shown(drawing, words, caption)
    )
