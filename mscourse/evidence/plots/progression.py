"""Worsening with and without relapses, kinds of lesion, early relapses, and what goes together with MS."""

import re

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.plots.rows import published
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plots import dot_plot
from mscourse.figures.row_chart import Estimate, Ground
from mscourse.figures.share_rows import Piece, ShareRow, share_rows

_RANGE = re.compile(r"(?P<low>[\d.]+)\s*[-\N{EN DASH}]\s*(?P<high>[\d.]+)")


def share_range(one: Outcome) -> tuple[float, float]:
    """Read the two ends of a share that was printed as a range, such as "78.7-88.9".

    Raises
    ------
    ValueError
        If the outcome's text is no range of two numbers.

    """
    found = _RANGE.fullmatch((one.text or "").strip())
    if found is None:
        message = f"{one.id} says {one.text!r}, which is no range; draw it in another way"
        raise ValueError(message)
    return float(found["low"]), float(found["high"])


def relapse_independent(library: Library) -> Chart:
    """How much worsening came without relapses: of events, and of people who had seemed quiet."""
    trials, register, quiet = (
        library[name] for name in ("kappos_2020_pira", "portaccio_2024_pira", "prosperini_neda_pira")
    )
    ranged = trials["share_of_accumulation_that_was_pira"]
    low, high = share_range(ranged)
    share = register["share_of_events_that_were_pira"]
    silent, counted = drawn_value(share), register["confirmed_disability_accrual_events"]
    after, without, calm = quiet["raw"], quiet["pira"], quiet["neda_3_in_first_2_y"]
    relapsed, unrelapsed = drawn_value(after), drawn_value(without)
    between = f"{printing.number(low)}\N{EN DASH}{printing.number(high)}"
    events = (
        ShareRow(
            f"Two trials ({trials.short_name})",
            f"two groups, {printing.when(ranged)}",
            (Piece(low, between, "striped"), Piece(high - low, "", "dashed"), Piece(100 - high, "", "empty")),
        ),
        ShareRow(
            f"Register ({register.short_name})",
            f"{printing.number(drawn_value(counted))} events",
            (Piece(silent, printing.number(silent), "striped"), Piece(100 - silent, "", "empty")),
        ),
    )
    people = (
        ShareRow(
            "One cohort on a first drug",
            f"{printing.number(calm.events or 0)} people, {printing.when(after)}",
            (
                Piece(relapsed, printing.number(relapsed), "solid"),
                Piece(unrelapsed, printing.number(unrelapsed), "striped"),
                Piece(100 - relapsed - unrelapsed, "", "empty"),
            ),
        ),
    )
    words = around(
        "relapse_independent",
        title="In two trials and a register, most steps of worsening came without a relapse",
        subtitle="Confirmed worsening of disability in relapsing MS, in trials and in routine care",
        footer="Dashed: the two groups of the trials differ by so much. Definitions differ, a small relapse "
        "can be missed, and all studies counted under treatment or in routine care. "
        f"{printing.words(trials.caveat or '')}",
        alt=f"Bars of a hundred. Of confirmed steps of worsening, without a relapse: {between} in two "
        f"trials, {printing.number(silent)} in a register. Of {calm.events} people who had been without "
        f"activity for two years, {printing.number(relapsed)} in a hundred later worsened with relapses and "
        f"{printing.number(unrelapsed)} without; the others did not.",
        caption="In two trials and a register most steps of worsening came without a relapse; in a smaller "
        "cohort, of those who worsened, about half. Above, of a hundred confirmed steps of worsening; "
        "below, of a hundred people without any sign of activity in their first two years on a drug. "
        "Stripes: without a relapse.",
    )
    table = DataTable(
        ("Study", "Of whom or what", "Without a relapse", "With relapses"),
        (
            (
                trials.short_name,
                "100 steps of worsening",
                between,
                printing.words(trials["share_explained_by_relapse_associated"].text or ""),
            ),
            (register.short_name, "100 steps of worsening", printing.number(silent), "not printed"),
            (
                "One cohort on a first drug",
                "100 people quiet at first",
                f"{printing.number(unrelapsed)} ({without.events} people)",
                f"{printing.number(relapsed)} ({after.events} people)",
            ),
        ),
    )
    chart = share_rows(
        words,
        (("Of 100 confirmed steps of worsening", events), ("Of 100 people who were quiet at first", people)),
        table,
        key={
            "striped": "without a relapse",
            "solid": "with relapses",
            "dashed": "groups differ",
            "empty": "neither, or not told apart",
        },
    )
    return sourced(chart, library, [trials.id, register.id, quiet.id])


def lesion_types(library: Library) -> Chart:
    """How many lesions were still active after decades of disease, and in how many donors."""
    bank, course = library["luchetti_2018"], library["frischer_2015"]
    lesions, donors = bank["active_or_mixed_active_inactive"], bank["donors_with_at_least_one_mixed_active"]
    counted, lasted = bank["lesions_classified"], bank["disease_duration_mean_sd_13_3"]
    balance = course["age_of_equilibrium_between_active_and"]
    active, mixed = drawn_value(lesions), drawn_value(donors)
    rows = [
        (
            f"Of 100 lesions ({bank.short_name})",
            ShareRow(
                "Lesions",
                f"{printing.number(drawn_value(counted))} looked at",
                (
                    Piece(active, f"{printing.number(active)} active or mixed", "solid"),
                    Piece(100 - active, "", "empty"),
                ),
            ),
        ),
        (
            "Of 100 donors",
            ShareRow(
                "Donors",
                f"{printing.number(counted.n or 0)} people",
                (
                    Piece(mixed, f"{printing.number(mixed)} with a mixed lesion", "striped"),
                    Piece(100 - mixed, "", "empty"),
                ),
            ),
        ),
    ]
    years = printing.number(drawn_value(lasted))
    other = (
        f"In another series ({course.short_name}, "
        f"{printing.number(drawn_value(course['plaques_classified']))} plaques) active and inactive ones "
        f"balanced at an age of about {printing.number(drawn_value(balance))} years."
    )
    words = around(
        "lesion_types",
        title="Decades into MS, more than half of the lesions were still active somewhere",
        subtitle="Lesions of a brain bank, classified under the microscope",
        footer=f"Tissue after death; those with progressive MS had had it for {years} years on average. "
        "A mixed lesion is quiet in the middle and active at its rim. People who give their brain differ "
        f"from others with MS. {other}",
        alt=f"Two bars of a hundred, from a brain bank. Of 100 lesions {printing.number(active)} were active "
        "or mixed, which means quiet in the middle and active at the rim. Of 100 donors "
        f"{printing.number(mixed)} had at least one mixed lesion. The rest of each bar is empty.",
        caption="Decades into MS, more than half of the lesions were still active, all over or at their rim. "
        f"Above, of a hundred lesions ({printing.number(drawn_value(counted))} looked at); below, of a "
        f"hundred donors ({printing.number(counted.n or 0)} people). {other}",
    )
    table = DataTable(
        ("Of what", "Counted", "Found"),
        (
            (
                "lesions active or mixed",
                f"{printing.number(drawn_value(counted))} lesions",
                f"{printing.number(active)} %",
            ),
            (
                "donors with a mixed lesion",
                f"{printing.number(counted.n or 0)} donors",
                f"{printing.number(mixed)} %",
            ),
        ),
    )
    chart = share_rows(
        words,
        [(heading, (row,)) for heading, row in rows],
        table,
        key={"solid": "active or mixed", "striped": "at least one mixed lesion", "empty": "the others"},
    )
    return sourced(chart, library, [bank.id, course.id])


EARLY = {
    "Walking with a stick (EDSS 6)": {
        "In the short term": "early_relapse_hazard_of_edss_6_short_term",
        "After ten years": "early_relapse_edss_6_after_10_y",
    },
    "Secondary progressive MS": {
        "In the short term": "early_relapse_hazard_of_spms_short_term",
        "After ten years": "early_relapse_spms_after_10_y",
    },
}


def early_relapses(library: Library) -> Chart:
    """How much sooner two milestones came after an early relapse, in the years after it and later."""
    record = library["tremlett_2009_relapse_prog"]
    groups, numbers, told = [], [], []
    for milestone, asked in EARLY.items():
        rows = []
        for when, outcome in asked.items():
            one = record[outcome]
            if one.interval is None:
                message = f"{one.id} has no interval; put it into a table instead"
                raise ValueError(message)
            printed = f"{printing.number(drawn_value(one))} % ({printing.limits(one.interval)})"
            rows.append(
                Estimate(when, drawn_value(one), printed, low=one.interval.low, high=one.interval.high)
            )
            numbers.append((when, milestone, printed))
            told.append(f"{milestone}, {when.lower()}, {printing.number(drawn_value(one))}")
        groups.append((milestone, rows))
    words = around(
        "early_relapses",
        title="Early relapses went with more disability soon after, and less so later",
        subtitle="By how many per cent the rate of reaching a milestone was higher after a relapse in the "
        "first five years; 95 % intervals",
        footer=f"One cohort ({record.short_name}; {printing.words(record.population.inclusion or '')} MS), "
        "looked at backwards. People with early relapses may differ in other ways. How many "
        "people reached a milestone was not read.",
        alt="Dots with intervals: by how many per cent the rate of reaching a milestone was higher after a "
        f"relapse in the first five years. {'; '.join(told)}.",
        caption="An early relapse went with a higher rate of reaching a milestone in the short term. After "
        "ten years the difference was small for a stick, and none was shown for secondary progressive MS. "
        "Difference in per cent, with 95 % intervals; nought is no difference.",
    )
    table = DataTable(("When", "Milestone", "Rate higher by (95 % interval)"), tuple(numbers))
    ground = Ground(-5, 65, ticks(0, 20, 40, 60))
    return sourced(dot_plot(words, groups, ground, table), library, [record.id])


CAUSES = (
    (
        "Infection and habit",
        (
            ("Catching Epstein-Barr virus", "bjornevik_2022_ebv.ms_after_ebv_seroconversion"),
            ("Smoking", "handel_2011_smoking.risk_of_ms_conservative"),
        ),
    ),
    (
        "Genes, alone and with smoking",
        (
            ("Variant HLA-DR15", "bergamaschi_2010_hla.dr15_haplotype_alone_european_populations"),
            ("Variant HLA-A*02", "bergamaschi_2010_hla.a_02_in_a_nordic_cohort"),
            (
                "Two DR15, no A*02, smoking",
                "hedstrom_2021_drb1.drb1_15_01_homozygous_no_a_02_01_smokers",
            ),
        ),
    ),
)


def causes(library: Library) -> Chart:
    """How strongly an infection, a habit and genes go together with MS."""
    groups, numbers, told = [], [], []
    for heading, asked in CAUSES:
        rows = []
        for label, name in asked:
            one = library.outcome(name)
            record, found = library[name.partition(".")[0]], one.interval
            printed = published(one, printing.decimals(drawn_value(one)))
            measure = printing.CALLED[one.measure]
            rows.append(
                Estimate(
                    label,
                    drawn_value(one),
                    printed,
                    beside=f"{measure}, {record.short_name}",
                    low=None if found is None else found.low,
                    high=None if found is None else found.high,
                    kind="ring" if found is None else "disc",
                )
            )
            numbers.append((label, measure, printed))
            told.append(f"{label} {printing.number(drawn_value(one))}")
        groups.append((heading, rows))
    words = around(
        "causes",
        title="One virus, smoking and variants of genes go together with MS",
        subtitle="Ratios with 95 % intervals; each step is ten times the one before",
        footer="Three kinds of ratio, from observation, not pooled: compare by order of size only. Odds "
        "ratios are no risks. Those of the single variants were quoted by a later paper. Nearly everyone "
        "carries the virus, and most of them never get MS.",
        alt=f"Dots with intervals on a scale where each step is ten times the one before. Ratios for MS: "
        f"{'; '.join(told)}. The interval of the virus is very wide. One gene variant lies below one.",
        caption="A virus, smoking and variants of genes go together with MS. Ratios of three kinds (of "
        "hazards, of risks, of odds), with 95 % intervals where one was read; 1 means no difference.",
    )
    table = DataTable(("What", "Measure", "Ratio (95 % interval)"), tuple(numbers))
    ground = Ground(0.4, 300, ticks(1, 10, 100), logarithmic=True, neutral=1)
    chart = dot_plot(
        words,
        groups,
        ground,
        table,
        key={"disc": "with its interval", "ring": "no interval was read"},
    )
    return sourced(chart, library, [name.partition(".")[0] for _, rows in CAUSES for _, name in rows])
