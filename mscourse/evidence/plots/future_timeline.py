"""Two decades of cell therapy in MS: what was found, by what kind of result."""

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.records import Outcome, Record
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.matrix import Mark
from mscourse.figures.milestones import Milestone, milestones

KEY: tuple[tuple[Mark, str], ...] = (
    ("square", "randomised, a difference"),
    ("ring", "randomised, none shown"),
    ("disc", "not randomised"),
    ("triangle", "how it works"),
    ("diamond", "advice"),
)


def _number(one: Outcome) -> str:
    return printing.number(drawn_value(one))


def _step(record: Record, mark: Mark, words: str, beside: str, *, apart: bool = False) -> Milestone:
    """Place a record in its year.

    Raises
    ------
    ValueError
        If it has none.
    """
    if record.year is None:
        message = f"{record.id} has no year; leave it out of the timeline"
        raise ValueError(message)
    # Where the record names no first author, its short name is its long title.
    named = f"{beside}; {record.short_name}" if record.first_author else beside
    return Milestone(record.year, mark, words, named, apart=apart)


def between(one: Outcome) -> str:
    """Write an estimate with its interval of 95 per cent.

    Raises
    ------
    ValueError
        If it has none.
    """
    found = one.interval
    if found is None:
        message = f"{one.id} has no interval; leave its row out"
        raise ValueError(message)
    return f"{_number(one)} (95\N{NO-BREAK SPACE}% interval {printing.limits(found)})"


def future_timeline(library: Library) -> Chart:
    """Put in the order of years what two decades found; null results are as large as the others."""
    thymus, first = library["muraro2005_thymic"], library["burt2009_lancetneurol"]
    mitox, mist = library["astims_mancardi2015"], library["mist_burt2019"]
    sham = library["petrou_2020"]
    vein, donor = library["uccelli_2021_mesems"], library["embold_ata188"]
    spine, prog = library["harris_2024_mscnp_phase2"], library["kalincik2024_progressive"]
    gene, advice = library["frangoul_2024_casgevy"], library["ectrims_ebmt2025"]
    five = library["qin_2025_bcma"]
    steps = (
        _step(thymus, "triangle", "After a transplant, new T cells come from the thymus", "laboratory work"),
        _step(
            first,
            "disc",
            f"Transplant: {_number(first['edss_improved_by_ge_1_point'])} in 100 are better by a point",
            f"{first.population.n} people with relapsing MS, no comparison group",
        ),
        _step(
            mitox,
            "square",
            f"Transplant: {_number(mitox['cumulative_new_t2_lesions'])} times as many new lesions as with "
            "mitoxantrone",
            f"{mitox.population.n} people, relapsing or progressive; disability: no difference found",
        ),
        _step(
            mist,
            "square",
            f"Transplant: {_number(mist['patients_with_disease_progression'])} of {mist.arms[0].n} worsen, "
            f"{_number(mist['patients_with_disease_progression_dmt'])} of {mist.arms[1].n} on drugs",
            "relapsing MS, older drugs, "
            f"{printing.when(mist['time_to_disease_progression_edss_rise_ge_1'])}; no death",
        ),
        _step(
            sham,
            "square",
            f"Stromal cells by spine: {_number(sham['treatment_failure_edss_progression'])} in 100 worsen, "
            f"{_number(sham['treatment_failure_edss_progression_sham'])} with a sham",
            f"{sham.population.n} people with progressive MS, one centre, half-year cycles",
        ),
        _step(
            vein,
            "ring",
            "Stromal cells by vein: no fewer inflamed lesions shown than with placebo",
            f"{vein.population.n} people, ratio "
            f"{between(vein['total_gadolinium_enhancing_lesions_primary'])}",
        ),
        _step(
            donor,
            "ring",
            f"Donor T cells against a virus: {_number(donor['edss_better'])} in 100 better, "
            f"{_number(donor['edss_better_placebo'])} on placebo",
            "progressive MS; group sizes not read",
        ),
        _step(
            spine,
            "ring",
            f"MSC-NP cells by spine: {_number(spine['edss_plus_improvement_primary'])} in 100 better, "
            f"{_number(spine['edss_plus_improvement_primary_saline'])} with salt water",
            f"progressive MS, {spine.arms[0].n} people in each group",
        ),
        _step(
            prog,
            "disc",
            "Transplant in progressive MS: no difference from natalizumab shown",
            "people alike from registers, hazard ratio of worsening "
            f"{between(prog['6_month_confirmed_edss_worsening'])}",
        ),
        _step(
            gene,
            "disc",
            "Edited blood stem cells free people of sickle-cell crises",
            f"{_number(gene['free_of_severe_crises_12_months'])} in 100 for a year; another disease, strong "
            "chemotherapy",
            apart=True,
        ),
        _step(
            advice,
            "diamond",
            "Two societies advise transplant in highly active MS",
            "after a strong drug failed; consensus of experts",
        ),
        _step(
            five,
            "disc",
            f"CAR-T cells against plasma cells in {five.population.n} people",
            "progressive MS, no comparison group",
        ),
    )
    words = around(
        "future_timeline",
        title="Three randomised trials found a difference, three others showed none",
        subtitle="Cell therapy in MS, by year and kind of result; pale: another disease",
        footer="A choice among the records of this course. Which study is in print says nothing about those "
        "that are not.",
        alt=f"A line of years from {steps[0].year} to {steps[-1].year}. Squares, randomised with a "
        "difference: two transplant trials, one of "
        "stromal cells by spine. Rings, randomised without one: stromal cells by vein, donor T "
        "cells, MSC-NP cells by spine. Discs, not randomised: first transplants, progressive MS, CAR-T "
        "cells; sickle cell disease is pale.",
        caption="Three randomised trials of cells in MS found a difference and three others showed none; "
        "of cells by spine there is one of each. Milestones by year and kind of result, "
        "from records of this course.",
    )
    table = DataTable(
        ("Year", "What", "In whom"), tuple((str(one.year), one.words, one.beside) for one in steps)
    )
    used = (thymus, first, mitox, mist, sham, vein, donor, spine, prog, gene, advice, five)
    return sourced(milestones(words, steps, table, key=KEY), library, [one.id for one in used])
