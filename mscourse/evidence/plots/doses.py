"""How many cells were given, by which route."""

import re

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, sourced
from mscourse.evidence.records import Record
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, forest
from mscourse.figures.row_chart import Ground

_MILLION = 1e6
_POWER = re.compile(r"x 10\^(\d+)")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(?: x 10\^(\d+))?")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def cells(text: str) -> list[float]:
    """Read the numbers of cells in a text such as "1-2 million" or "4.05 x 10^5 to 6.2 x 10^7".

    Raises
    ------
    ValueError
        If there is no number.

    """
    times = _MILLION if "million" in text else 1.0
    found = [float(number) * 10 ** int(power or 0) * times for number, power in _NUMBER.findall(text)]
    if not found:
        message = f"{text!r} holds no number of cells; leave the row out, or give it as words"
        raise ValueError(message)
    return found


def dosed(label: str, text: str, beside: str) -> Row:
    """Draw a dose: a dot, a bar from the lowest to the highest number, or both where there are three."""
    numbers = cells(text)
    words = _POWER.sub(
        lambda power: f"\N{MULTIPLICATION SIGN} 10{power[1].translate(_RAISED)}", printing.words(text)
    )
    if len(numbers) == 1:
        return Row(label, words, beside, numbers[0])
    # "1.9 million (range 1.5-2.0)": a mean and its range.
    middle = numbers.pop(0) if len(numbers) > 2 else None  # noqa: PLR2004 - more than a range
    return Row(label, words, beside, middle, min(numbers), max(numbers), spread=True)


def _row(record: Record, outcome: str, label: str, what: str) -> Row:
    return dosed(label, record[outcome].text or "", what)


def _given(arm: str) -> str:
    """Cut "20 million" out of "seven IV infusions of 20 million cells over 7 days"."""
    found = re.search(r"[\d.]+ million", arm)
    return found[0] if found else arm


def msc_doses(library: Library) -> Chart:
    """Doses of MSC in trials and reviews, by route, per kilogram and in all."""
    table, mesems = library["msc_dose_table_2020"], library["mesems_protocol_2019"]
    pilot, frozen, three = (
        library["connick_2012_mscims"],
        library["cohen_2018_msc_phase1"],
        library["petrou_2020"],
    )
    fat, cord, nerve = (
        library["fernandez_2018_adipose"],
        library["riordan_2018_umbilical"],
        library["cohen_2023_mscntf"],
    )
    many = library["harris_2018_mscnp_phase1"]
    kilo = (
        Group(
            "By vein",
            (
                _row(pilot, "mean_dose_given", pilot.short_name, "mean and range"),
                *(
                    dosed(fat.short_name, _given(arm.name), f"fat cells, {which} group")
                    for arm, which in zip(fat.arms[1:], ("lower", "higher"), strict=True)
                ),
                _row(frozen, "mean_dose", frozen.short_name, "mean and range"),
                _row(mesems, "planned_single_dose", mesems.short_name, "as planned, once"),
                _row(three, "dose", three.short_name, "each cycle"),
                _row(table, "cord_msc_iv_every_3_months_for_7_times", "cord cells", "seven times"),
            ),
        ),
        Group("Into the spinal fluid", (_row(three, "dose", three.short_name, "each cycle"),)),
    )
    whole = (
        Group("By vein", (dosed(cord.short_name, _given(cord.arms[0].name), "cord cells, seven times"),)),
        Group(
            "Into the spinal fluid",
            (
                _row(many, "dose_listed_in_a_review_table", many.short_name, "three times, from a review"),
                _row(table, "marrow_msc_spinal", "marrow cells", f"mean, {table.short_name}"),
                _row(table, "fat_stromal_fraction_spinal", "fat fraction", table.short_name),
                _row(nerve, "dose_per_injection", nerve.short_name, "three times"),
            ),
        ),
        Group("Into the chambers of the brain", (_ventricles(table),)),
    )
    every = [one for group in whole for one in group.rows if one.drawn]
    least, most = min(every, key=_low), max(every, key=_high)
    words = around(
        "msc_doses",
        title="Doses of stromal cells differ more than tenfold, and so do the routes",
        subtitle="Cells (MSC) given to people with MS; each step is several times the one before",
        footer="Rows in order of year within a route. A dot is a dose or a mean, a bar runs from the lowest "
        "to "
        "the highest. The two scales cannot be compared without each person's weight. "
        f"The review is {table.short_name}.",
        alt="Two scales of doses of stromal cells. For each kilogram, by vein and by spine: nearly all "
        "between "
        f"{_text(kilo[0].rows[0])} and {_text(kilo[0].rows[2])}. Cells in each dose: from {least.words} for "
        f"{least.label} into the spinal fluid to {most.words} for {most.label}, the largest.",
        caption="By vein doses are much alike; into the spinal fluid they differ more than tenfold. Cells "
        "given to "
        "people with MS, for each kilogram of body weight and in each dose, by route.",
    )
    sections = [
        Section(
            Ground(5e5, 1e7, _marks(1, 2, 5, 10), logarithmic=True),
            kilo,
            "Millions of cells for each kilogram of body weight",
        ),
        Section(
            Ground(2e6, 2e8, _marks(3, 10, 30, 100), logarithmic=True),
            whole,
            "Millions of cells in each dose",
        ),
    ]
    numbers = DataTable(
        ("Study", "Route and unit", "How", "Cells"),
        tuple(
            (one.label, f"{group.heading}, {unit}", one.beside, one.words)
            for unit, groups in (("per kg", kilo), ("in each dose", whole))
            for group in groups
            for one in group.rows
        ),
    )
    chart = forest(
        words, sections, numbers, key=(("disc", "a dose, or a mean"), ("bar", "lowest to highest"))
    )
    names = (pilot, fat, frozen, mesems, three, table, cord, many, nerve)
    return sourced(chart, library, [one.id for one in names])


def _ventricles(table: Record) -> Row:
    one = table["fat_stromal_fraction_ventricles"]
    drawn = dosed("fat fraction", one.text or "", table.short_name)
    return Row(drawn.label, f"{drawn.words} {one.unit}: another unit, not drawn", drawn.beside)


def _marks(*millions: float) -> tuple[tuple[float, str], ...]:
    return tuple((one * _MILLION, f"{one:g}") for one in millions)


def _low(row: Row) -> float:
    return row.low if row.low is not None else row.value or 0


def _high(row: Row) -> float:
    return row.high if row.high is not None else row.value or 0


def _text(row: Row) -> str:
    return row.words.partition(" (")[0]
