"""Treatment and the years after: comparisons of people and of countries, none of them randomised."""

from dataclasses import replace

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, sourced, ticks
from mscourse.evidence.plots.rows import row, told
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, Sign, forest
from mscourse.figures.row_chart import Ground

CONVERSION = (
    ("Glatiramer or interferon", "brown_2019_spms.glatiramer_or_interferon_vs_untreated"),
    ("Fingolimod", "brown_2019_spms.fingolimod_vs_untreated"),
    ("Natalizumab", "brown_2019_spms.natalizumab_vs_untreated"),
)
COUNTRIES = "spelman_2021.24_week_confirmed_disability_worsening"
RUNNING = (("DELIVER-MS", "deliver_ms_2026"), ("TREAT-MS", "treat_ms_2025"))
_KEY: tuple[tuple[Sign, str], ...] = (("disc", "comparison without randomisation"),)


def early_start(library: Library) -> Chart:
    """Draw secondary progression with and without drugs, two countries' ways, and trials without a result."""
    registry = library["brown_2019_spms"]
    drugs = [
        replace(
            row(
                one,
                label,
                record=registry,
                beside=f"followed for a {_years(one)}",
            ),
            area=None,
        )
        for label, one in ((label, library.outcome(name)) for label, name in CONVERSION)
    ]
    country = library.outcome(COUNTRIES)
    between = replace(
        row(
            country,
            "Sweden against Denmark",
            record=library["spelman_2021"],
            beside=f"followed for {_years(country)}",
        ),
        area=None,
    )
    waiting = [
        Row(
            name,
            "randomised; no result in our records yet",
            f"early strong treatment or stepwise, {library[record].year}",
        )
        for name, record in RUNNING
    ]
    groups = (
        Group("Moving to secondary progressive MS, drug against no treatment", tuple(drugs)),
        Group("Confirmed worsening, strong drugs earlier against later", (between,)),
        Group("Trials that would tell", tuple(waiting)),
    )
    words = around(
        "early_start",
        title="Treated people moved on to progressive MS less often, but nobody drew lots",
        subtitle="Hazard ratios with 95 % intervals; 1 means no difference",
        footer="People who were treated were matched with untreated people. The two "
        "countries differ in more than in how early they use strong drugs. Read in part on a "
        "manufacturer's page.",
        alt="Hazard ratios, all from comparisons without randomisation. Moving to secondary progressive "
        f"MS, drug against no treatment: {told(drugs)}. Confirmed worsening, {told([between])}. Two "
        "randomised trials of early strong treatment have no result yet.",
        caption="Treated people moved on to secondary progressive MS less often than matched untreated "
        "people, and nobody in these comparisons was randomised. Hazard ratios with 95 % intervals; "
        "nothing is pooled, and of the two trials that would tell we read no result.",
    )
    ground = Ground(
        0.18, 1.3, ticks(0.2, 0.3, 0.5, 0.7, 1), logarithmic=True, neutral=1, sides=("better", "worse")
    )
    section = Section(ground, groups, columns=("What was compared", "", "Hazard ratio\n(95 % interval)"))
    table = DataTable(
        ("What was compared", "Question", "Hazard ratio (95 % interval)"),
        tuple((one.label, group.heading, one.words) for group in groups for one in group.rows),
    )
    names = [registry.id, "spelman_2021", *(record for _, record in RUNNING)]
    return sourced(forest(words, [section], table, key=_KEY), library, names)


def _years(one: Outcome) -> str:
    return printing.words(one.timepoint or "").replace(" y", " years")
