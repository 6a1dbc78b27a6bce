"""From reset skin cells to a world count of trials: milestones of cells made from pluripotent ones."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.records import Record
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.milestones import Milestone, milestones


def _year(record: Record) -> int:
    """Return the year of a record.

    Raises
    ------
    ValueError
        If it has none.
    """
    if record.year is None:
        message = f"{record.id} has no year; leave it out of the timeline"
        raise ValueError(message)
    return record.year


def cell_timeline(library: Library) -> Chart:
    """Milestones of cells made from pluripotent ones; those in other diseases are pale."""
    mouse, human = library["takahashi_yamanaka_2006"], library["takahashi_2007_human"]
    wrap, own = library["wang_2013_ipsc_opc"], library["douvaras_2014"]
    cord, held = library["fessler_2022_lctopc1"], library["sc379_suspended_2024"]
    brain, world = library["sawamoto_2025_pd"], library["kirkeby_2025_landscape"]
    factors = printing.number(drawn_value(mouse["factors_needed"]))
    trials, products = (
        printing.number(drawn_value(world[name])) for name in ("regulated_interventional_trials", "products")
    )
    dosed = world["people_dosed"].text or ""
    counted = world["regulated_interventional_trials"].timepoint or ""
    steps = (
        Milestone(
            _year(mouse), "triangle", f"Mouse skin cells are reset with {factors} factors", mouse.short_name
        ),
        Milestone(_year(human), "diamond", "Human skin cells follow", human.short_name),
        Milestone(_year(wrap), "triangle", "Human reset cells become myelin makers in mice", wrap.short_name),
        Milestone(
            _year(own),
            "triangle",
            "The same with skin cells of people with primary progressive MS",
            own.short_name,
        ),
        Milestone(
            _year(cord),
            "disc",
            f"Myelin progenitors from embryonic cells in {printing.number(cord.population.n or 0)} people "
            "with a cord injury",
            cord.short_name,
            apart=True,
        ),
        Milestone(
            _year(held),
            "ring",
            "A product planned for MS is put on hold before any patient",
            "notice of the company: a business decision",
        ),
        Milestone(
            _year(brain),
            "disc",
            f"Neurons from reset cells in {printing.number(brain.population.n or 0)} people with Parkinson "
            "disease",
            brain.short_name,
            apart=True,
        ),
        Milestone(
            _year(world),
            "square",
            f"World count: {trials} trials, {products} products, {dosed} people",
            f"all diseases, to {counted}; {world.short_name}",
        ),
    )
    words = around(
        "cell_timeline",
        title=f"From {factors} factors in mice to {trials} trials; no result in MS found",
        subtitle="Milestones of cells made from pluripotent ones, among the records of this course",
        footer="Distances follow the years where the words leave room. Pale marks: another disease than MS. "
        "That a trial is counted says nothing about what it found.",
        alt=f"A line of years. {_year(mouse)}: mouse skin cells reset; {_year(human)}: human ones. Then "
        f"myelin makers from reset cells in mice, and grafts in people with other diseases. {_year(held)}: a "
        f"product planned for MS is put on hold. {_year(world)}: a world count of {trials} trials.",
        caption=f"Within two decades of the first reset cells there were {trials} trials of cells made from "
        "pluripotent ones, embryonic or reset; none among our records has a result in MS. "
        "Milestones by year and kind of study; pale marks are other diseases.",
    )
    numbers = DataTable(
        ("Year", "What", "Source"), tuple((str(one.year), one.words, one.beside) for one in steps)
    )
    chart = milestones(
        words,
        steps,
        numbers,
        key=(
            ("diamond", "cells in a dish"),
            ("triangle", "animals"),
            ("disc", "people, one group"),
            ("ring", "stopped before people"),
            ("square", "a count of trials"),
        ),
    )
    used = (mouse, human, wrap, own, cord, held, brain, world)
    return sourced(chart, library, [one.id for one in used])
