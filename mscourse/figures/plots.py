"""Charts of general use for published numbers: dot plot and forest plot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.row_chart import Estimate, Ground, Headed, RowChart
from mscourse.figures.scales import MarkerKind


@dataclass(frozen=True)
class Words:
    """What is said around a chart.

    Attributes
    ----------
    name : str
        In snake_case; files and elements carry it.
    title, subtitle, footer : Headed
        The finding; what is drawn, in which units; where it comes from and its limits.
    alt : str
        What a listener needs, 20 to 60 words.
    caption : str
        The finding in one sentence, then what is drawn.
    """

    name: str
    title: Headed
    subtitle: Headed
    footer: Headed
    alt: str
    caption: str


def dot_plot(
    words: Words,
    groups: Sequence[tuple[str, Sequence[Estimate]]],
    ground: Ground,
    numbers: DataTable,
    *,
    key: Mapping[MarkerKind, str] | None = None,
) -> Chart:
    """Draw values as dots on one scale, each with its name, its numbers and, if there is one, its interval.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    groups : sequence of (str, sequence of Estimate)
        Rows under their headings.
    ground : Ground
        The scale, linear or logarithmic.
    numbers : DataTable
        The same numbers for those who read them.
    key : mapping of MarkerKind to str, optional
        What the markers mean, where there is more than one.

    Raises
    ------
    ValueError
        If there is no row, or a row lies outside the scale.
    """
    return _chart(words, groups, ground, numbers, ("", "", ""), key or {})


def simple_forest(  # noqa: PLR0913 - what a chart shows, each once
    words: Words,
    groups: Sequence[tuple[str, Sequence[Estimate]]],
    ground: Ground,
    numbers: DataTable,
    *,
    columns: tuple[str, str, str],
    key: Mapping[MarkerKind, str] | None = None,
) -> Chart:
    """Draw ratios with their published intervals, on a logarithmic scale with a line of no difference.

    Nothing is pooled. Rows are grouped, and named by what the treatment was compared with.

    Parameters
    ----------
    words, groups, ground, numbers, key
        As for `dot_plot`; the scale is logarithmic, with `neutral` and `sides`.
    columns : tuple of str
        Heads of the columns of names, of people in each group, and of numbers.

    Raises
    ------
    ValueError
        If there is no row, a row lies outside the scale or has no interval, or the scale has no line of no
        difference.
    """
    if ground.neutral is None or not ground.logarithmic:
        message = f"{words.name}: a forest plot of ratios needs a logarithmic scale with neutral=1"
        raise ValueError(message)
    for _, rows in groups:
        for row in rows:
            if row.low is None or row.high is None:
                message = (
                    f"{words.name}: {row.label!r} has no confidence interval; put it into a table instead"
                )
                raise ValueError(message)
    return _chart(words, groups, ground, numbers, columns, key or {})


def _chart(  # noqa: PLR0913, PLR0917 - as above, passed on
    words: Words,
    groups: Sequence[tuple[str, Sequence[Estimate]]],
    ground: Ground,
    numbers: DataTable,
    columns: tuple[str, str, str],
    key: Mapping[MarkerKind, str],
) -> Chart:
    if not any(rows for _, rows in groups):
        message = f"{words.name}: there is no row to draw"
        raise ValueError(message)
    for _, rows in groups:
        for row in rows:
            for value in (row.value, row.low, row.high):
                if value is not None and not ground.low <= value <= ground.high:
                    message = (
                        f"{words.name}: {row.label!r} reaches {value}, outside the scale from {ground.low} "
                        "to "
                        f"{ground.high}; widen the scale"
                    )
                    raise ValueError(message)
    draw = RowChart(words.title, words.subtitle, words.footer, groups, ground, columns, key)
    return Chart(words.name, words.alt, draw, words.caption, numbers)
