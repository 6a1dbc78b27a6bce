"""Limits of a blood marker by age, and two curves of brain volume that overlap."""

import re

import numpy as np
from numpy.typing import NDArray

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, same, sourced, ticks
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plane import Cut, Level, Name, Plane, Trace, plane_chart
from mscourse.figures.row_chart import Ground, Headed

# First and last age of each band, and its outcome. The oldest bands have no upper end: drawn to `_OLDEST`.
_OLDEST = 90
_DECADES = (
    (20, 30, "97_5th_percentile_20s"),
    (30, 40, "97_5th_percentile_30s"),
    (40, 50, "97_5th_percentile_40s"),
    (50, 60, "97_5th_percentile_50s"),
    (60, 70, "97_5th_percentile_60s"),
    (70, 80, "97_5th_percentile_70s"),
    (80, _OLDEST, "97_5th_percentile_80_and_over"),
)
_BANDS = (
    (18, 51, "upper_limit_18_50_y"),
    (51, 61, "upper_limit_51_60_y"),
    (61, 71, "upper_limit_61_70_y"),
    (71, _OLDEST, "upper_limit_above_70_y"),
)
_BRACKETED = re.compile(r"(-?[\d.]+) \(([\d.]+)\)")
_AGES = (18.0, float(_OLDEST))


def _stairs(bands: list[tuple[int, int, float]]) -> NDArray[np.float64]:
    return np.array([(age, value) for first, last, value in bands for age in (first, last)], dtype=float)


def nfl_limits(library: Library) -> Chart:
    """Upper limits of a nerve protein in blood, by age, on a scale where equal steps multiply."""
    decades, bands = library["bornhorst_2022_nfl"], library["simren_2022_nfl"]
    active = library.outcome("disanto_2017_nfl.snfl_with_gd_lesion_in_brain_or_cord")
    if active.interval is None:
        message = f"{active.id} has no quartiles; draw the limits alone"
        raise ValueError(message)
    first = [(low, high, drawn_value(decades[name])) for low, high, name in _DECADES]
    other = [(low, high, drawn_value(bands[name])) for low, high, name in _BANDS]
    young, old = (printing.number(first[place][2]) for place in (0, -1))
    people = printing.number(drawn_value(decades["adults"]))
    quartiles = printing.limits(active.interval)
    middle = printing.number(drawn_value(active))
    share = decades[_DECADES[0][2]].name.partition("th percentile")[0]
    words = around(
        "nfl_limits",
        title="One value of the blood marker is high at one age and ordinary at another",
        subtitle="Upper limit of neurofilament light (NfL) in blood of people without MS, pg/mL; equal "
        "steps multiply",
        footer=f"Limits: the value that {share} in 100 of {people} adults stay below, by decade, in "
        "plasma; dashed: limits of a second set on another assay. The band is no interval: half of the "
        "people with MS and an active lesion lay in it, in serum. Assays differ, so heights may not be "
        "compared to a few pg/mL.",
        alt="Two staircases over age, from 18 to 90. The upper limit of the blood marker rises from "
        f"{young} pg/mL in the twenties to {old} above 80; a second set lies nearby. A band at "
        f"{quartiles} with its median {middle} marks people with MS and an active lesion: far above the "
        "young limit, below the oldest.",
        caption=f"One value has no one meaning: the upper limit grows from {young} to {old} pg/mL over a "
        "lifetime. Limits of neurofilament light (NfL) in blood by age, and the values of people with MS "
        "and an active lesion (median, and the middle half).",
    )
    plane = Plane(
        Ground(*_AGES, ticks(20, 30, 40, 50, 60, 70, 80, 90)),
        Ground(5, 100, ticks(5, 10, 20, 50, 100), logarithmic=True),
        "age, years",
    )
    traces = (
        Trace(
            _stairs(first),
            "axon",
            Name(same("limit by decade"), (26, 15.5), (20, 16.5)),
        ),
        Trace(
            _stairs(other),
            "control",
            Name(same("limit, a second set"), (61.8, 15.5), (52.5, 11.8)),
            dashed=True,
        ),
    )
    level = Level(
        drawn_value(active),
        active.interval.low,
        active.interval.high,
        "lesion",
        Name(
            Headed(
                "people with MS and an active lesion: median, middle half",
                "people with MS and an active\nlesion: median, middle half",
            ),
            (19, 54.5),
            (19, 84),
        ),
    )
    rows = [
        *(
            (
                f"{low} to {high - 1}" if high < _OLDEST else f"{low} and over",
                decades.short_name,
                f"{printing.number(value)} pg/mL",
            )
            for low, high, value in first
        ),
        *(
            (
                f"{low} to {high - 1}" if high < _OLDEST else f"{low} and over",
                bands.short_name,
                f"{printing.number(value)} pg/mL",
            )
            for low, high, value in other
        ),
        (
            "MS, active lesion",
            library["disanto_2017_nfl"].short_name,
            f"{middle} ({quartiles}, middle half) pg/mL",
        ),
    ]
    table = DataTable(("Age, years", "Source", "Upper limit, or value"), tuple(rows))
    chart = plane_chart(words, plane, traces, table, levels=(level,))
    return sourced(chart, library, [decades.id, bands.id, "disanto_2017_nfl"])


def _normal(one: Outcome) -> tuple[float, float]:
    """Read mean and standard deviation.

    Raises
    ------
    ValueError
        If the text is no mean with a standard deviation in brackets.

    """
    found = _BRACKETED.fullmatch(one.text or "")
    if found is None or one.brackets != "standard deviation":
        message = f"{one.id} has no standard deviation in brackets; without it no curve can be drawn"
        raise ValueError(message)
    return float(found[1]), float(found[2])


def _bell(mean: float, spread: float) -> NDArray[np.float64]:
    x = np.linspace(-1.4, 0.4, 91)
    return np.column_stack([x, np.exp(-(((x - mean) / spread) ** 2) / 2) / spread])


def atrophy_overlap(library: Library) -> Chart:
    """Two normal curves of yearly change of brain volume, and the cut that tells them apart best."""
    record = library["destefano_2016_atrophy"]
    ill, well = record["brain_volume_change_per_year"], record["brain_volume_change_per_year_healthy"]
    cut = drawn_value(record["best_discriminating_cut_off"])
    curves = (_normal(ill), _normal(well))
    tallest = 1 / curves[1][1]
    told = [printing.words(one.text or "") for one in (ill, well)]
    people = [printing.number(one.n or 0) for one in (ill, well)]
    words = around(
        "destefano_2016_atrophy",
        title="Brains of people with MS shrink faster on average, and the two groups overlap",
        subtitle="Change of brain volume a year, %; heights show how common a value is",
        footer=f"Curves drawn here from the published mean and standard deviation: MS {told[0]}, "
        f"{people[0]} people; healthy "
        f"{told[1]}, {people[1]} people. Followed: {record.followup}.",
        alt="Two bell curves that overlap, on a scale of brain volume change in percent a year. Healthy "
        f"people: mean and standard deviation {told[1]}; people with MS: {told[0]}, wider and further to "
        f"the left. A line at the best cut, {printing.number(cut)}, has parts of both curves on either "
        "side.",
        caption="On average brains of people with MS shrink faster, but no cut parts the two groups. "
        "Yearly change of brain volume, as normal curves with the published mean and standard deviation; "
        f"the line is the published cut of {printing.number(cut)} % a year that told the groups apart "
        "best.",
    )
    plane = Plane(
        Ground(-1.4, 0.4, ticks(-1.25, -1, -0.75, -0.5, -0.25, 0, 0.25)),
        Ground(0, 1.12 * tallest, ()),
        "change of brain volume, % a year",
    )
    traces = (
        Trace(
            _bell(*curves[1]),
            "control",
            Name(
                Headed(f"{people[1]} healthy people", f"{people[1]} healthy"),
                (-0.12, 0.8 * tallest),
                (-0.11, 0.8 * tallest),
            ),
            dashed=True,
            filled=True,
        ),
        Trace(
            _bell(*curves[0]),
            "axon",
            Name(
                Headed(f"{people[0]} people with MS", f"{people[0]} people\nwith MS"),
                (-0.76, 0.5 * tallest),
                (-0.78, 0.52 * tallest),
                "right",
            ),
            filled=True,
        ),
    )
    line = Cut(
        cut,
        Name(
            same(f"best cut {printing.number(cut)}"),
            (cut - 0.02, 1.05 * tallest),
            (cut - 0.02, 1.05 * tallest),
            "right",
        ),
    )
    table = DataTable(
        ("Group", "People", "% a year, mean (standard deviation)"),
        (("people with MS", people[0], told[0]), ("healthy people", people[1], told[1])),
    )
    return sourced(plane_chart(words, plane, traces, table, cuts=(line,)), library, [record.id])
