"""The words and pictures of an explorable as HTML: what stands there before any script has run."""

from collections.abc import Mapping, Sequence
from html import escape

from mscourse.explorables.controls import Control, Values
from mscourse.figures.svg import image
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
    name: str, head: Mapping[str, str], panels: Sequence[str], sentence: str, states: tuple[str, str]
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
    states : pair of str
        What the reader opens to see the table, and the table.
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
        f'<details class="ms-fold ms-states"><summary>{states[0]}</summary>{states[1]}</details></div>'
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
    # The words belong to all panels together, so only the first one carries them.
    pictures = "".join(image(one, "" if n else head["alt"] or sentence) for n, one in enumerate(panels))
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
