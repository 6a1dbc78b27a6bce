"""How many cells of every kind were given: in MS, and for cells that replace tissue, in other diseases."""

from collections.abc import Sequence

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.plots.doses import cells, dosed
from mscourse.evidence.records import Outcome, Record
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, forest
from mscourse.figures.row_chart import Ground

_MILLION = 1e6


def stepped(label: str, text: str, beside: str) -> Row:
    """Draw doses that were given to different people as a bar from the lowest to the highest.

    The text names them in order, such as "2, 10 or 20 million LCTOPC1"; what follows "million" is not read.
    """
    before, found, _ = text.partition("million")
    numbers = [one for one in cells(f"{before}{found}") if one >= _MILLION / 10]
    low, high = min(numbers), max(numbers)
    words = f"{low / _MILLION:g}{printing.DASH}{high / _MILLION:g} million"
    return Row(label, words, beside, None, low, high, spread=True)


def _arm(record: Record, number: int = 0) -> str:
    return record.arms[number].name


def _ticks(*millions: float) -> tuple[tuple[float, str], ...]:
    return tuple((one * _MILLION, f"{one:g}") for one in millions)


def cell_doses(library: Library) -> Chart:
    """Doses of all kinds of cell, for each kilogram and in all: no line from dose to effect is known."""
    blood, frozen, fat = (
        library[one]
        for one in ("ruizarguelles2019_mexico", "cohen_2018_msc_phase1", "fernandez_2018_adipose")
    )
    fetal, chamber = library["genchi_2023_stems"], library["leone_2023_hnsc"]
    nerve, table = library["cohen_2023_mscntf"], library["msc_dose_table_2020"]
    cord, brain = library["fessler_2022_lctopc1"], library["sawamoto_2025_pd"]
    infused = _median(blood["viable_cd34_plus_infused"])
    kilo = (
        Group(
            "Blood stem cells, by vein",
            (dosed("Mexican programme", infused, "median and range"),),
        ),
        Group(
            "Stromal cells (MSC), by vein",
            (
                dosed(frozen.short_name, frozen["mean_dose"].text or "", "mean and range"),
                stepped(fat.short_name, f"{_first(_arm(fat, 1))}, {_arm(fat, 2)}", "two groups"),
            ),
        ),
        Group(
            "Neural stem cells, into the spinal fluid",
            (stepped(fetal.short_name, _arm(fetal).removeprefix("four rising doses "), "four rising doses"),),
        ),
    )
    whole = (
        Group(
            "Stromal cells (MSC), into the spinal fluid",
            (
                dosed("marrow cells", table["marrow_msc_spinal"].text or "", f"mean, {table.short_name}"),
                dosed(nerve.short_name, nerve["dose_per_injection"].text or "", "three times"),
            ),
        ),
        Group(
            "Neural stem cells, into a chamber of the brain",
            (stepped(chamber.short_name, _after(_arm(chamber), "injection, "), "once, rising doses"),),
        ),
        Group(
            "Grafts into tissue, other diseases",
            (
                stepped(cord.short_name, _arm(cord), "myelin progenitors, cord injury"),
                dosed(brain.short_name, brain["low_dose"].text or "", "neurons, Parkinson disease, low dose"),
            ),
        ),
    )
    rows = [(one, group.heading, unit) for unit, groups in (("per kg", kilo), ("in all", whole))
            for group in groups for one in group.rows]  # fmt: skip
    most, least = whole[0].rows[1], whole[2].rows[1]
    words = around(
        "cell_doses",
        title="Doses differ many times over, and no line from dose to effect is known",
        subtitle="Cells given to people, by kind and route; each step is several times the one before",
        footer="A dot is a dose, a mean or a median, a bar runs from the lowest to the highest. The two "
        "scales cannot be compared without each person's weight. In two small studies without a "
        "control group brains shrank less at larger doses; such studies cannot test it.",
        alt="Two scales of doses. For each kilogram: blood stem cells "
        f"{_brief(kilo[0].rows[0])}, stromal cells {kilo[1].rows[1].words}, neural stem cells "
        f"{kilo[2].rows[0].words}. In all: from {_brief(least)} neurons in the brain to {_brief(most)} "
        "stromal cells in the spinal fluid.",
        caption="Doses of cells differ many times over, between kinds and within one. Cells given to "
        "people, for each kilogram of body weight and in each dose, by kind and route; the last group had "
        "other diseases than MS.",
    )
    sections = [
        Section(
            Ground(5e5, 5e7, _ticks(1, 3, 10, 30), logarithmic=True),
            kilo,
            "Millions of cells for each kilogram of body weight",
        ),
        Section(
            Ground(1e6, 2e8, _ticks(1, 3, 10, 30, 100), logarithmic=True),
            whole,
            "Millions of cells in each dose",
        ),
    ]
    numbers = DataTable(
        ("Study", "Kind, route and unit", "How", "Cells"),
        tuple((one.label, f"{kind}, {unit}", one.beside, one.words) for one, kind, unit in rows),
    )
    chart = forest(
        words, sections, numbers, key=(("disc", "a dose, mean or median"), ("bar", "lowest to highest"))
    )
    used = (blood, frozen, fat, fetal, table, nerve, chamber, cord, brain)
    return sourced(chart, library, [one.id for one in used])


def _median(outcome: Outcome) -> str:
    """Write a median with its range as `dosed` reads it; without a range, the median alone."""
    middle = f"{drawn_value(outcome):g} million"
    if outcome.interval is None or outcome.interval.kind != "range":
        return middle
    return f"{middle} (range {outcome.interval.low:g}-{outcome.interval.high:g})"


def _first(arm: str) -> str:
    """Cut the number out of "1 million cells/kg"."""
    return arm.split(" ", 1)[0]


def _after(text: str, phrase: str) -> str:
    before, found, rest = text.partition(phrase)
    if not found:
        message = f"{before!r} does not say {phrase!r}; look at the record again"
        raise ValueError(message)
    return rest


def _brief(row: Row) -> str:
    return row.words.partition(" (")[0]


__all__: Sequence[str] = ["cell_doses", "stepped"]
