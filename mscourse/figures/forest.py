"""Forest plots: studies under one another with intervals, weights and, where they are pooled, a diamond.

A chart has one section or several; each section has a scale of its own, so that outcomes in different units
can stand on one page without seeming alike. A section has groups of rows under headings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Ground
from mscourse.figures.scales import MarkerKind

Sign = Literal["square", "disc", "ring", "diamond", "bar", "expected"]
"""What a key can explain: the markers, the bar of a spread, and the bar of a prediction interval."""
Side = Literal["left", "right"]


@dataclass(frozen=True)
class Row:
    """One study, or what several give together.

    Attributes
    ----------
    label, beside : str
        The row's name, and a quieter line under it.
    words : str
        Its numbers as they are printed.
    value : float or None
        Where its marker stands; None for a spread without a middle, and for a row of words only, which says
        why nothing is drawn.
    low, high : float or None
        Limits; a whisker with caps, and with an arrow where it leaves the scale.
    kind : MarkerKind
        square: randomised; disc: any other; ring: no interval is known; diamond: pooled, drawn from limit to
        limit.
    spread : bool
        Whether the limits are a range or a spread and no confidence interval: then a bar without caps.
    people : str
        How many people, or events of how many.
    share : float or None
        Weight from 0 to 1, printed in percent; a square's area is in proportion to it.
    area : float or None
        As `share`, for a weight that sets the area but is not printed, since nothing is pooled.
    expected : pair of float or None
        Prediction interval of a pooled row: a quiet bar under the diamond.
    """

    label: str
    words: str
    beside: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    kind: MarkerKind = "disc"
    spread: bool = False
    people: str = ""
    share: float | None = None
    area: float | None = None
    expected: tuple[float, float] | None = None

    @property
    def drawn(self) -> bool:
        """Whether anything of it stands on the scale: a value, or a spread without one."""
        return self.value is not None or (self.spread and self.low is not None)

    @property
    def weight(self) -> float | None:
        """What sets the marker's area."""
        return self.share if self.share is not None else self.area


@dataclass(frozen=True)
class Group:
    """Rows under a heading; `note` stands under them: how unlike they are, or why they are not pooled."""

    heading: str
    rows: tuple[Row, ...]
    note: str = ""

    @property
    def drawn(self) -> bool:
        """Whether one of its rows stands on the scale."""
        return any(row.drawn for row in self.rows)


@dataclass(frozen=True)
class Section:
    """Groups that share a scale.

    Attributes
    ----------
    ground : Ground
        The scale, with its line of no difference and what its two sides mean.
    groups : tuple of Group
        Rows under their headings.
    heading : str
        What is measured, where there is more than one section.
    columns : tuple of str
        Heads of the columns of names, people and numbers; a column of weights is headed "Weight".
    better : {"left", "right"}
        The side of the scale where the treatment does better.
    counted : str
        What stands after `Row.people` where the column has no head, on a phone.
    """

    ground: Ground
    groups: tuple[Group, ...]
    heading: str = ""
    columns: tuple[str, str, str] = ("", "", "")
    better: Side = "left"
    counted: str = "people"

    def __iter__(self) -> Iterator[Row]:
        for group in self.groups:
            yield from group.rows

    @property
    def last_drawn(self) -> Group | None:
        """The group under which the axis is drawn."""
        return next((group for group in reversed(self.groups) if group.drawn), None)

    @property
    def heaviest(self) -> float:
        """The largest weight among its rows, or 0."""
        return max((row.weight or 0 for row in self), default=0)


def forest(
    words: Words,
    sections: Sequence[Section],
    numbers: DataTable,
    *,
    key: Sequence[tuple[Sign, str]] = (),
) -> Chart:
    """Draw a forest plot.

    Parameters
    ----------
    words : Words
        Name, headings, footer, alt text, caption.
    sections : sequence of Section
        What is drawn, each with a scale of its own.
    numbers : DataTable
        The same numbers for those who read them.
    key : sequence of (Sign, str)
        What the signs mean.

    Raises
    ------
    ValueError
        If there is no row, a value lies outside its scale, limits are missing, out of order or do not hold
        the value, or a weight does not lie between 0 and 1; the message names chart, row and remedy.
    """
    from mscourse.figures.forest_page import ForestPage  # noqa: PLC0415 - it needs the classes above

    checked(words.name, sections)
    draw = ForestPage(words, tuple(sections), tuple(key))
    return Chart(words.name, words.alt, draw, words.caption, numbers)


def checked(name: str, sections: Sequence[Section]) -> None:
    """Refuse what cannot be drawn; errors are those of `forest`."""
    if not any(row for section in sections for row in section):
        message = f"{name}: there is no row to draw; give at least one section with a row"
        raise ValueError(message)
    for section in sections:
        for row in section:
            _check(name, row, section.ground)


def _check(name: str, row: Row, ground: Ground) -> None:
    where = f"{name}: row {row.label!r}"
    if (row.low is None) != (row.high is None):
        message = f"{where} has one limit; give both or neither"
        raise ValueError(message)
    if row.value is None and row.low is not None and not row.spread:
        message = f"{where} has limits but no value; give both, or words only"
        raise ValueError(message)
    if row.value is not None and not ground.low <= row.value <= ground.high:
        message = f"{where} stands at {row.value}, outside {ground.low} to {ground.high}; widen the scale"
        raise ValueError(message)
    if row.low is not None and row.high is not None:
        middle = row.low if row.value is None else row.value
        if not (isfinite(row.low) and isfinite(row.high)) or not row.low <= middle <= row.high:
            message = f"{where}: {row.low} to {row.high} does not hold {middle}; check value and limits"
            raise ValueError(message)
        if row.high < ground.low or row.low > ground.high:
            message = f"{where}: {row.low} to {row.high} lies off the scale; widen the scale"
            raise ValueError(message)
    elif row.kind == "diamond":
        message = f"{where} is pooled but has no limits; a diamond is drawn from limit to limit"
        raise ValueError(message)
    if row.weight is not None and not 0 < row.weight <= 1:
        message = f"{where} weighs {row.weight}; give its share of the whole, above 0 and up to 1"
        raise ValueError(message)
    if row.expected is not None and not row.expected[0] <= row.expected[1]:
        message = (
            f"{where}: the prediction interval runs from {row.expected[0]} to {row.expected[1]}; turn it"
        )
        raise ValueError(message)
