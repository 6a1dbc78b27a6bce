"""Charts of published numbers, each fed from records by id; their words hold no digit that was typed.

To add a chart, write a function that takes the library and returns a `Chart`, and name it in `PLOTS`.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from mscourse.evidence import printing
from mscourse.evidence.citing import link
from mscourse.evidence.exact import upper_bound
from mscourse.evidence.library import Library
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.icons import Crowd, icon_arrays
from mscourse.figures.plots import Words, dot_plot, simple_forest
from mscourse.figures.row_chart import Estimate, Ground, Headed
from mscourse.figures.stacked import Part, stacked_bar

__all__ = ["PLOTS", "Chart", "plot"]


def plot(library: Library, name: str) -> Chart:
    """Return the chart of a name.

    Raises
    ------
    KeyError
        If there is none; the message lists those there are.

    """
    if name not in PLOTS:
        message = f"there is no chart {name!r}; there are: {', '.join(PLOTS)}"
        raise KeyError(message)
    return PLOTS[name](library)


def _sourced(chart: Chart, library: Library, names: Iterable[str]) -> Chart:
    """Add the links to the records that the chart was drawn from."""
    records = [library[name] for name in dict.fromkeys(names)]
    return replace(chart, sources=tuple((link(one).words, link(one).address) for one in records))


def _same(words: str) -> Headed:
    return Headed(words, words)


def _value(one: Outcome) -> float:
    """Return the number that is drawn, or say that there is none."""
    if one.value is None:
        message = f"{one.id} has no single value to draw; put it into a table instead"
        raise ValueError(message)
    return one.value


def transected_axons(library: Library) -> Chart:
    """Cut axons in four kinds of tissue, on a scale where each step is ten times the one before."""
    record = library["trapp_1998"]
    counted = {
        "Active lesions": "transected_axons",
        "Older active lesions, edge": "transected_axons_edge_of_chronic_active",
        "Older active lesions, core": "transected_axons_core_of_chronic_active",
    }
    found = {name: record[outcome] for name, outcome in counted.items()}
    healthy = record["transected_axons_control_white_matter"]
    bound = float((healthy.text or "").removeprefix("<"))
    rows = [Estimate(name, _value(one), printing.number(_value(one))) for name, one in found.items()]
    rows.append(
        Estimate("White matter without MS", bound, f"fewer than {printing.number(int(bound))}", below=True)
    )
    numbers = [(row.label, row.words) for row in rows]
    active, edge, core = (printing.number(_value(one)) for one in found.values())
    words = Words(
        name="trapp_1998",
        title=Headed("Axons are cut where a lesion is active", "Axons are cut where\na lesion is active"),
        subtitle=Headed(
            "Transected axons in a cubic millimetre of tissue; each step is ten times the one before",
            "Transected axons in a cubic millimetre;\neach step is ten times the one before",
        ),
        footer=Headed(
            f"Tissue after death ({record.population.inclusion}). No interval was printed where this was "
            "read.",
            f"Tissue after death\n({record.population.inclusion}).\nNo interval was printed where this was "
            "read.",
        ),
        alt=(
            "Dots on a scale where each step is ten times the one before. Transected axons in a cubic "
            "millimetre: "
            f"active lesions {active}, edge of older active lesions {edge}, their core {core}, white matter "
            f"without MS fewer than {printing.number(int(bound))}."
        ),
        caption=(
            "Active lesions hold thousands of cut axons, tissue without MS hardly any. Transected axons in a "
            "cubic "
            "millimetre, on a scale where each step is ten times the one before; a dot is a kind of tissue."
        ),
    )
    ticks = tuple((float(10**power), printing.number(10**power)) for power in range(5))
    ground = Ground(0.5, 20_000, ticks, logarithmic=True)
    table = DataTable(("Tissue", "Transected axons in a cubic millimetre"), tuple(numbers))
    return _sourced(dot_plot(words, [("", rows)], ground, table), library, ["trapp_1998"])


def late_responses(library: Library) -> Chart:
    """How often the visual evoked potential was abnormal, by diagnosis and by history."""
    older, other = library["matthews_1977_vep"], library["vep_abnormality"]
    by_diagnosis = {
        "Definite MS": older["prolonged_latency"],
        "Probable MS": older["prolonged_latency_probable_ms"],
        "Possible MS": older["prolonged_latency_possible_ms"],
    }
    by_history = {
        "After optic neuritis": other["abnormal_response_after_optic_neuritis"],
        "All with MS": other["abnormal_among_all_ms"],
        "No optic neuritis known": other["abnormal_without_optic_neuritis_history"],
    }
    groups = [
        (f"Late, by diagnosis ({older.short_name})", by_diagnosis),
        ("Abnormal, by history (another series)", by_history),
    ]
    rows = [
        (
            words,
            [
                Estimate(name, _value(one), f"{printing.number(_value(one))} in 100")
                for name, one in found.items()
            ],
        )
        for words, found in groups
    ]
    numbers = tuple((row.label, group, row.words) for group, each in rows for row in each)
    shares = [printing.number(_value(one)) for found in (by_diagnosis, by_history) for one in found.values()]
    words = Words(
        name="vep_abnormality",
        title=Headed(
            "The surer the diagnosis, the more often the response is late",
            "The surer the diagnosis, the more\noften the response is late",
        ),
        subtitle=_same("People with an abnormal visual response, in 100"),
        footer=Headed(
            "Two series with limits of their own: compare within a group of rows, not across. "
            "Group sizes were not seen,\nso no interval is drawn.",
            "Two series with limits of their own: compare\nwithin a group of rows, not across. Group sizes\n"
            "were not seen, so no interval is drawn.",
        ),
        alt=(
            "Six dots on a scale from 0 to 100 people. Late visual response: definite MS {}, probable {}, "
            "possible "
            "{}. Another series, abnormal response: after optic neuritis {}, all with MS {}, without known "
            "optic "
            "neuritis {}."
        ).format(*shares),
        caption=(
            "A late visual response is commoner the surer the diagnosis, and commonest after optic neuritis. "
            "People "
            "with an abnormal response, in 100; two series with limits of their own."
        ),
    )
    table = DataTable(("People", "Series", "Abnormal response"), numbers)
    ground = Ground(0, 100, tuple((float(tick), str(tick)) for tick in (0, 25, 50, 75, 100)))
    return _sourced(dot_plot(words, rows, ground, table), library, [older.id, other.id])


ZERO_DEATHS = {
    "Sweden, relapsing MS": "silfverberg2024_sweden.treatment_related_death",
    "Sweden, aggressive MS": "burman2014_sweden.mortality",
    "Mexico, outpatients": "ruizarguelles2019_mexico.transplant_related_deaths",
}


def zero_deaths(library: Library) -> Chart:
    """Series of transplants without a death, each with the risk that it still allows."""
    rows, numbers = [], []
    for name, outcome in ZERO_DEATHS.items():
        one = library.outcome(outcome)
        if one.events != 0 or one.n is None:
            message = f"{one.id} is no series without an event; draw it with its interval instead"
            raise ValueError(message)
        bound = 100 * upper_bound(0, one.n)
        rows.append(
            Estimate(
                name,
                0,
                f"0 to {bound:.1f} in 100",
                beside=f"0 of {printing.number(one.n)} died",
                low=0,
                high=bound,
            )
        )
        numbers.append((name, f"0 of {printing.number(one.n)}", f"{bound:.1f} in 100"))
    rows.sort(key=lambda row: row.high or 0)
    numbers.sort(key=lambda row: float(row[2].split()[0]))
    told = "; ".join(f"{name}, {seen}, up to {bound}" for name, seen, bound in numbers)
    words = Words(
        name="zero_deaths",
        title=Headed(
            "No death seen is not no risk: small series still allow several in 100",
            "No death seen is not no risk:\nsmall series allow several in 100",
        ),
        subtitle=Headed(
            "Deaths from the transplant; the line ends at the exact one-sided 95 % upper bound",
            "Deaths from the transplant; the line ends at\nthe exact one-sided 95 % upper bound",
        ),
        footer=Headed(
            "The series differ in whom they treated, how and for how long they watched; "
            "none had a group to compare with.",
            "The series differ in whom they treated, how and\nfor how long they watched; none had a group\n"
            "to compare with.",
        ),
        alt="Three series of transplants in which no one died, each with the highest risk that fits it: "
        f"{told}. "
        "The smaller the series, the longer the line.",
        caption=(
            "The smaller a series without a death, the larger the risk it still allows. Deaths from the "
            "transplant "
            "in three series; each line ends at the exact one-sided 95 % upper bound."
        ),
    )
    table = DataTable(("Series", "Deaths seen", "Upper bound"), tuple(numbers))
    ground = Ground(0, 7, tuple((float(tick), str(tick)) for tick in range(8)))
    chart = dot_plot(words, [("", rows)], ground, table)
    return _sourced(chart, library, [name.partition(".")[0] for name in ZERO_DEATHS.values()])


def four_in_ten(library: Library) -> Chart:
    """Improved after cells without a comparison, and in a trial with one: the missing column."""
    pooled = library.outcome("meta_msc_2023_jcm.improved")
    cells = library.outcome("harris_2024_mscnp_phase2.edss_plus_improvement_primary")
    saline = library.outcome("harris_2024_mscnp_phase2.edss_plus_improvement_primary_saline")
    asked = (
        ("Cells, pooled series", pooled, f"no comparison; {printing.interval(pooled)}"),
        ("Cells, placebo trial", cells, f"{cells.n} people with progressive MS"),
        ("Salt water, same trial", saline, f"{saline.n} people with progressive MS"),
    )
    crowds = [
        Crowd(name, beside, round(_value(one)), f"{round(_value(one))} of 100 improved")
        for name, one, beside in asked
    ]
    numbers = tuple((crowd.heading, crowd.words, crowd.beside) for crowd in crowds)
    first, second, third = (crowd.count for crowd in crowds)
    words = Words(
        name="four_in_ten",
        title=Headed(
            f"{first} in 100 improved with cells, and in a trial {third} in 100 improved with salt water",
            f"{first} in 100 improved with cells,\nand {third} in 100 with salt water",
        ),
        subtitle=Headed(
            "People with MS whose disability score improved; each icon stands for one in a hundred",
            "People with MS whose disability score\nimproved; each icon is one in a hundred",
        ),
        footer=Headed(
            "The trial's groups are scaled to a hundred. The two sources measured improvement differently:\n"
            "compare the two columns of the trial with each other.",
            "The trial's groups are scaled to a hundred. The two\nsources measured improvement differently: "
            "compare\n"
            "the two groups of the trial with each other.",
        ),
        alt=(
            f"Three squares of a hundred icons. Pooled figures of cells without a comparison group: {first} "
            "marked as "
            f"improved. A trial with placebo: {second} marked with cells, {third} marked with salt water. "
            "All three "
            "look alike."
        ),
        caption=(
            f"The missing column: without cells, {third} in 100 improved too. People whose disability score "
            "improved, "
            "in pooled figures without a comparison group and in one trial with a placebo group."
        ),
    )
    table = DataTable(("Group", "Improved", "Who"), numbers)
    chart = icon_arrays(words, crowds, table, marked="improved", others="did not improve")
    return _sourced(chart, library, ["meta_msc_2023_jcm", "harris_2024_mscnp_phase2"])


# What was compared with what: name, outcome, arms of the record (treated, control), randomised.
WORSENING = (
    (
        "Relapsing MS",
        (
            ("drugs, mixed", "mist_burt2019.time_to_disease_progression_edss_rise_ge_1", (0, 1), True),
            ("alemtuzumab", "muraro2025_london_vs_alz_ocr.disability_progression", (0, 1), False),
            (
                "ocrelizumab",
                "muraro2025_london_vs_alz_ocr.disability_progression_ahsct_vs_ocrelizumab",
                (0, 2),
                False,
            ),
        ),
    ),
    (
        "Progressive MS",
        (
            (
                "other drugs, mixed",
                "boffa2023_active_spms.time_to_6_month_confirmed_disability",
                (0, 1),
                False,
            ),
            ("natalizumab", "kalincik2024_progressive.6_month_confirmed_edss_worsening", (0, 1), False),
        ),
    ),
)


def ahsct_worsening(library: Library) -> Chart:
    """Disability getting worse, transplant against drugs: one row a comparison, nothing pooled."""
    groups, numbers, told = [], [], []
    for heading, asked in WORSENING:
        rows = []
        for comparator, outcome, (treated, control), randomised in asked:
            one, record = library.outcome(outcome), library[outcome.partition(".")[0]]
            if one.measure != "hazard_ratio" or one.interval is None or one.interval.level != 95:  # noqa: PLR2004 - percent
                message = f"{one.id} is no hazard ratio with a 95 % interval; give it a row elsewhere"
                raise ValueError(message)
            people = " v ".join(printing.number(record.arms[arm].n or 0) for arm in (treated, control))
            ratio = f"{printing.number(_value(one), 2)} ({printing.limits(one.interval, 2)})"
            rows.append(
                Estimate(
                    comparator,
                    _value(one),
                    ratio,
                    beside=record.short_name,
                    low=one.interval.low,
                    high=one.interval.high,
                    kind="square" if randomised else "disc",
                    people=people,
                )
            )
            numbers.append((comparator, f"{heading}, {record.short_name}", people, ratio))
            told.append(f"{comparator} {printing.number(_value(one), 2)}")
        groups.append((heading, rows))
    words = Words(
        name="ahsct_worsening",
        title=Headed(
            "One trial shows a clear gain; against newer drugs, none is shown",
            "One trial shows a clear gain;\nagainst newer drugs, none is shown",
        ),
        subtitle=Headed(
            "Hazard ratio for disability getting worse, transplant (AHSCT) against drugs, with 95 % "
            "intervals",
            "Hazard ratio for worsening disability,\ntransplant (AHSCT) against drugs, 95 % interval",
        ),
        footer=Headed(
            "Not pooled: comparators, patients and definitions of worsening differ. Groups that were not "
            "randomised "
            "were matched\nor weighted, yet may differ in what was not measured.",
            "Not pooled: comparators, patients and definitions\nof worsening differ. Groups that were not\n"
            "randomised may differ in what was not measured.",
        ),
        alt=(
            "Hazard ratios for worsening disability, transplant against drugs. Relapsing MS: {}, the only "
            "one far "
            "below 1; {}; {}. Progressive MS: {}, below 1; {}, with a wide interval across 1."
        ).format(*told),
        caption=(
            "One trial shows a clear gain; against newer drugs, none is shown. Hazard ratio for disability "
            "getting "
            "worse, transplant against drugs, with 95 % intervals; 1 means no difference."
        ),
    )
    ticks = tuple((tick, f"{tick:g}") for tick in (0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 4))
    sides = ("transplant better", "drug better")
    ground = Ground(0.017, 4.4, ticks, logarithmic=True, neutral=1, sides=sides)
    table = DataTable(
        ("Compared with", "Who and where", "People, transplant v drug", "Hazard ratio (95 % interval)"),
        tuple(numbers),
    )
    chart = simple_forest(
        words,
        groups,
        ground,
        table,
        columns=("Compared with", "People,\ntransplant v drug", "Hazard ratio\n(95 % interval)"),
        key={"square": "randomised trial", "disc": "comparison without randomisation"},
    )
    return _sourced(
        chart, library, [outcome.partition(".")[0] for _, rows in WORSENING for _, outcome, _, _ in rows]
    )


FIRST_SIGNS = {
    "long_tract_symptoms_and_signs": ("Long tracts of brain and cord", "Long tracts of brain\nand cord"),
    "multifocal": ("Several places", "Several places"),
    "optic_neuritis": ("Optic neuritis", "Optic neuritis"),
    "brainstem_syndrome": ("Brainstem", "Brainstem"),
}


def first_signs(library: Library) -> Chart:
    """Where first attacks show themselves: four parts of a hundred people."""
    record = library["cis_presentation_miller_2005"]
    parts = [
        Part(Headed(*names), _value(record[outcome]), printing.number(_value(record[outcome])))
        for outcome, names in FIRST_SIGNS.items()
    ]
    told = ", ".join(f"{part.name.wide.lower()} {part.words}" for part in parts)
    words = Words(
        name="first_signs",
        title=Headed(
            "First attacks show themselves in four ways", "First attacks show themselves\nin four ways"
        ),
        subtitle=_same("Of 100 people with a first episode"),
        footer=Headed(
            "Long tracts carry movement and feeling between brain and body. From a review that quotes a "
            "large database.",
            "Long tracts carry movement and feeling between\nbrain and body. From a review that quotes a\n"
            "large database.",
        ),
        alt="One bar for 100 people with a first episode of MS, divided into four parts by where the signs "
        "came "
        f"from: {told}. The first part is nearly half of the bar.",
        caption=(
            "Nearly half of first episodes come from the long tracts. Of 100 people with a first episode, by "
            "where the signs came from."
        ),
    )
    table = DataTable(("Signs from", "Of 100 people"), tuple((part.name.wide, part.words) for part in parts))
    return _sourced(stacked_bar(words, parts, table), library, [record.id])


PLOTS: dict[str, Callable[[Library], Chart]] = {
    "trapp_1998": transected_axons,
    "matthews_1977_vep": late_responses,
    "cis_presentation_miller_2005": first_signs,
    "zero_deaths": zero_deaths,
    "four_in_ten": four_in_ten,
    "ahsct_worsening": ahsct_worsening,
}
"""Every chart by name; one that draws a single record bears the record's id."""
