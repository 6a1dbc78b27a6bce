"""What the charts of published numbers share: links to sources, values, and words that fit their layout."""

from collections.abc import Iterable
from dataclasses import replace

from mscourse.evidence import printing
from mscourse.evidence.citing import link
from mscourse.evidence.library import Library
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Headed
from mscourse.figures.wrap import fitted


def sourced(chart: Chart, library: Library, names: Iterable[str]) -> Chart:
    """Add the links to the records that the chart was drawn from."""
    records = [library[name] for name in dict.fromkeys(names)]
    return replace(chart, sources=tuple((link(one).words, link(one).address) for one in records))


def same(words: str) -> Headed:
    """Say the same words in both layouts."""
    return Headed(words, words)


def drawn_value(one: Outcome) -> float:
    """Return the number that is drawn.

    Raises
    ------
    ValueError
        If the record has no single number.

    """
    if one.value is None:
        message = f"{one.id} has no single value to draw; put it into a table instead"
        raise ValueError(message)
    return one.value


def around(  # noqa: PLR0913 - what is said around a chart, each once
    name: str, *, title: str, subtitle: str, footer: str, alt: str, caption: str
) -> Words:
    """Say what stands around a chart, with lines broken to the width of each layout."""
    return Words(
        name, fitted(title, "title"), fitted(subtitle, "subtitle"), fitted(footer, "small"), alt, caption
    )


def ticks(*values: float) -> tuple[tuple[float, str], ...]:
    """Mark a scale at values, printed as briefly as they can be."""
    return tuple((value, f"{value:,g}".replace("-", printing.MINUS)) for value in values)
