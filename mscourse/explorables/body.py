"""The words and pictures of an explorable as HTML: what stands there before any script has run."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape

from mscourse.explorables.controls import Control, Values
from mscourse.explorables.svg import POINTS_AN_INCH
from mscourse.figures.page import FONT, UNITS_AN_INCH
from mscourse.figures.palette import LIGHT
from mscourse.figures.tokens import resolved
from mscourse.words import bind_units

ICON = (
    '<svg class="ms-sign" viewBox="0 0 20 20" aria-hidden="true"><path d="M2 5h9m5 0h2M2 15h2m5 0h9"/>'
    '<circle cx="13.5" cy="5" r="2.4"/><circle cx="6.5" cy="15" r="2.4"/></svg>'
)
PICTURE = "The picture of the state that the sentence below it tells."


def text(words: str) -> str:
    """Escape words for HTML, each number kept with its unit."""
    return escape(bind_units(words), quote=False)


def paragraphs(words: str) -> str:
    """Turn words into paragraphs; an empty line parts two."""
    parts = [" ".join(part.split()) for part in words.split("\n\n")]
    return "".join(f"<p>{text(part)}</p>" for part in parts if part)


def body(
    name: str, head: Mapping[str, str], panels: Sequence[str], sentence: str, table: str, table_name: str
) -> str:
    """Write an explorable around one of its states.

    Parameters
    ----------
    name : str
        Ids begin with it.
    head : mapping
        `title`, `task`, `seen` and `alt`; any may be empty.
    panels : sequence of str
        The state's pictures, as SVG.
    sentence : str
        What it says.
    table : str
        From `table`.
    table_name : str
        What the reader opens to see it.
    """
    title = (
        f'<div class="ms-title" role="heading" aria-level="3" id="{name}-title">{text(head["title"])}</div>'
    )
    task = f'<div class="ms-task">{paragraphs(head["task"])}</div>' if head["task"] else ""
    seen = (
        '<details class="ms-fold ms-told"><summary>What you should have seen</summary>'
        f"<div>{paragraphs(head['seen'])}</div></details>"
        if head["seen"]
        else ""
    )
    return (
        f'<div class="ms-explore"><div class="ms-eyebrow">{ICON}Explore</div>'
        f"{title if head['title'] else ''}{task}"
        f'<div class="ms-panels" role="img" aria-label="{escape(head["alt"] or PICTURE)}" '
        f'aria-describedby="{name}-sentence">{"".join(panels)}</div>'
        f'<p class="ms-sentence" id="{name}-sentence">{text(sentence)}</p>'
        f"{seen}"
        f'<details class="ms-fold ms-states"><summary>{table_name}</summary>{table}</details></div>'
    )


def table(
    name: str, controls: Mapping[str, Control], points: Sequence[Values], sentences: Sequence[str], now: int
) -> str:
    """Write states as a table, one row each; the row of the present state is marked."""
    heads = "".join(f'<th scope="col">{text(control.label)}</th>' for control in controls.values())
    mark = ' aria-current="true"'
    rows = "".join(
        f"<tr{mark if number == now else ''}>"
        + "".join(f"<td>{text(control.spoken(point[one]))}</td>" for one, control in controls.items())
        + f"<td>{text(sentence)}</td></tr>"
        for number, (point, sentence) in enumerate(zip(points, sentences, strict=True))
    )
    return (
        f'<div class="ms-rows" role="region" tabindex="0" aria-label="States as a table" id="{name}-states">'
        f'<table><thead><tr>{heads}<th scope="col">What happens</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def still(head: Mapping[str, str], panels: Sequence[str], sentence: str) -> str:
    """Write one state for a notebook viewer that keeps neither scripts nor style sheets nor inline SVG."""
    pictures = "".join(_image(panel, head["alt"] or sentence, first=not n) for n, panel in enumerate(panels))
    title = f"<p><b>{text(head['title'])}</b></p>" if head["title"] else ""
    seen = (
        f"<details><summary>What you should have seen</summary>{paragraphs(head['seen'])}</details>"
        if head["seen"]
        else ""
    )
    return (
        f"<div>{title}{paragraphs(head['task'])}<p>{pictures}</p><p><b>{text(sentence)}</b></p>"
        "<p><small>Run this notebook, or open the page of the book, to move the sliders.</small></p>"
        f"{seen}</div>"
    )


def _image(panel: str, alt: str, *, first: bool) -> str:
    """Wrap a panel as an image that brings its own colours, paper and font names."""
    box = panel.split('viewBox="', 1)[1].split('"', 1)[0]
    width, height = (round(float(side) * UNITS_AN_INCH / POINTS_AN_INCH) for side in box.split()[2:])
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{box}" '
        f"style=\"font-family:'{FONT}',sans-serif;background:{LIGHT.paper};fill:{LIGHT.ink};"
        'stroke-linejoin:round;stroke-linecap:butt">'
    )
    stored = b64encode((head + resolved(panel).split(">", 1)[1]).encode()).decode()
    words = escape(alt) if first else ""
    return (
        f'<img src="data:image/svg+xml;base64,{stored}" width="{width}" height="{height}" '
        f'style="max-width:100%;height:auto;background:#fff;margin:0 16px 8px 0" alt="{words}">'
    )
