"""Forest plots of drugs for MS, by what they were compared with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.plots.rows import row, sized
from mscourse.evidence.records import Record
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, Sign, forest
from mscourse.figures.row_chart import Ground


@dataclass(frozen=True)
class Asked:
    """A row to draw: drug, trial, and either the ratio of a record or two rates to divide.

    Where a record's number counts something else than the chart does, `told` stands in its place.
    """

    drug: str
    trial: str
    outcome: str
    divided_by: str | None = None
    told: str = ""


# By comparator, in order of year.
RELAPSES: dict[str, tuple[Asked, ...]] = {
    "Against placebo": (
        Asked(
            "interferon beta-1b",
            "first trial",
            "ifnb1b_1993.annual_exacerbation_rate_8_miu",
            "annual_exacerbation_rate",
        ),
        Asked("glatiramer", "first trial", "copolymer_1995.arr", "arr_placebo"),
        Asked("interferon beta-1a", "MSCRG", "mscrg_1996.relapse_rate", "relapse_rate_placebo"),
        Asked(
            "interferon beta-1a",
            "PRISMS",
            "prisms.relapses_per_patient_over_2_y_44_ug",
            "relapses_per_patient_over_2_y",
        ),
        Asked("natalizumab", "AFFIRM", "affirm_natalizumab.rate_ratio_first_year"),
        Asked("cladribine", "CLARITY", "clarity.arr_cladribine_3_5_mg_kg", "arr"),
        Asked("fingolimod", "FREEDOMS", "freedoms.arr", "arr_placebo"),
        Asked("teriflunomide", "TEMSO", "temso.arr", "arr_placebo"),
        Asked("dimethyl fumarate", "DEFINE", "define.arr_three_decimals", "arr_three_decimals_placebo"),
        Asked("dimethyl fumarate", "CONFIRM", "confirm.arr_three_decimals", "arr_three_decimals_placebo"),
        Asked("glatiramer", "GALA", "gala.arr", "arr_placebo"),
        Asked("peginterferon", "ADVANCE", "advance_peg.arr_every_2_wk", "arr"),
        Asked("teriflunomide", "TOWER", "tower.arr", "arr_placebo"),
    ),
    "Against interferon beta": (
        Asked("fingolimod", "TRANSFORMS", "transforms.arr", "arr_interferon_beta_1a_30_ug_im"),
        Asked("alemtuzumab", "CARE-MS I", "care_ms_1.relapse_rate_ratio"),
        Asked("alemtuzumab", "CARE-MS II", "care_ms_2.relapse_rate_ratio"),
        Asked("ocrelizumab", "OPERA I", "opera.arr_opera_i", "arr_opera_i_interferon_beta_1a"),
        Asked("ocrelizumab", "OPERA II", "opera.arr_opera_ii", "arr_opera_ii_interferon_beta_1a"),
        Asked("ozanimod", "SUNBEAM", "sunbeam.rate_ratio"),
        Asked("ozanimod", "RADIANCE", "radiance.rate_ratio"),
    ),
    "Against teriflunomide": (
        Asked("ofatumumab", "ASCLEPIOS I", "asclepios.arr_trial_1", "arr_trial_1_teriflunomide"),
        Asked("ofatumumab", "ASCLEPIOS II", "asclepios.arr_trial_2", "arr_trial_2_teriflunomide"),
        Asked("ponesimod", "OPTIMUM", "optimum.rate_ratio"),
        Asked("ublituximab", "ULTIMATE I", "ultimate.arr_ultimate_i", "arr_ultimate_i_teriflunomide"),
        Asked("ublituximab", "ULTIMATE II", "ultimate.arr_ultimate_ii", "arr_ultimate_ii_teriflunomide"),
        Asked(
            "fenebrutinib",
            "FENhance",
            "fenhance_2025.annualised_relapse_rate",
            told="fewer, the maker says; no number read",
        ),
        Asked("tolebrutinib", "GEMINI I and II", "gemini.pooled_rate_ratio"),
    ),
}
WORSENING: dict[str, tuple[Asked, ...]] = {
    "Relapsing MS, against placebo": (
        Asked("natalizumab", "AFFIRM", "affirm_natalizumab.sustained_edss_progression"),
        Asked("cladribine", "CLARITY", "clarity.3_month_confirmed_disability_progression"),
        Asked(
            "fingolimod",
            "FREEDOMS",
            "freedoms.3_month_confirmed_disability_progression_fingolimod_0_5_mg_vs_placebo",
        ),
        Asked("teriflunomide", "TEMSO", "temso.3_month_sustained_progression_14_mg_vs_placebo"),
        Asked("teriflunomide", "TOWER", "tower.3_month_sustained_progression_14_mg_vs_placebo"),
    ),
    "Relapsing MS, against interferon beta": (
        Asked("fingolimod", "TRANSFORMS", "transforms.3_month_confirmed_disability_progression"),
        Asked("alemtuzumab", "CARE-MS I", "care_ms_1.6_month_sustained_accumulation_of_disability"),
        Asked("alemtuzumab", "CARE-MS II", "care_ms_2.6_month_sustained_accumulation_of_disability"),
        Asked(
            "ocrelizumab",
            "OPERA I and II",
            "opera.24_week_confirmed_disability_progression_ocrelizumab_vs_interferon",
        ),
    ),
    "Relapsing MS, against teriflunomide": (
        Asked("ponesimod", "OPTIMUM", "optimum.24_week_confirmed_disability_accumulation"),
        Asked(
            "ublituximab",
            "ULTIMATE I and II",
            "ultimate.confirmed_or_unconfirmed_disability",
            told="this goal missed; no number read",
        ),
        Asked("tolebrutinib", "GEMINI I and II", "gemini.6_month_confirmed_disability_worsening"),
    ),
    "Primary progressive MS, against placebo": (
        Asked(
            "ocrelizumab",
            "ORATORIO",
            "oratorio.12_week_confirmed_disability_progression_ocrelizumab_vs_placebo",
        ),
        Asked("tolebrutinib", "PERSEUS", "perseus_2025.primary_6_month_composite_progression"),
    ),
    "Secondary progressive MS, against placebo": (
        Asked("siponimod", "EXPAND", "expand.3_month_cdp"),
        Asked(
            "tolebrutinib",
            "HERCULES",
            "hercules.6_month_confirmed_disability_progression_tolebrutinib_vs_placebo",
        ),
    ),
}


def _drawn(library: Library, asked: Asked) -> Row:
    record = library[asked.outcome.partition(".")[0]]
    one = library.outcome(asked.outcome)
    beside = _dated(asked.trial, record)
    if asked.told:
        return Row(asked.drug, asked.told, beside)
    if one.value is None:  # a trial whose number was not published must not drop out of sight
        return Row(asked.drug, printing.words(one.text or ""), beside)
    if asked.divided_by is None:
        return row(one, asked.drug, record=record, beside=beside)
    other = record[asked.divided_by]
    ratio = drawn_value(one) / drawn_value(other)
    return Row(asked.drug, printing.number(ratio, 2), beside, ratio, kind="ring")


def _dated(trial: str, record: Record) -> str:
    return trial if record.year is None else f"{trial}, {record.year}"


def _groups(library: Library, asked: dict[str, tuple[Asked, ...]], notes: Sequence[str]) -> tuple[Group, ...]:
    found = {heading: [_drawn(library, one) for one in rows] for heading, rows in asked.items()}
    sizes = iter(sized(one for rows in found.values() for one in rows))
    return tuple(
        Group(heading, tuple(next(sizes) for _ in rows), note)
        for (heading, rows), note in zip(found.items(), notes, strict=True)
    )


def _numbers(groups: Iterable[Group]) -> tuple[tuple[str, ...], ...]:
    return tuple((one.label, group.heading, one.beside, one.words) for group in groups for one in group.rows)


def _records(asked: dict[str, tuple[Asked, ...]]) -> list[str]:
    return [one.outcome.partition(".")[0] for rows in asked.values() for one in rows]


def _ends(rows: Iterable[Row]) -> tuple[str, str]:
    """Print the smallest and the largest value of rows."""
    values = [one.value for one in rows if one.value is not None]
    return printing.number(min(values), 2), printing.number(max(values), 2)


_APART = "Not pooled: drugs and comparators differ."
_KEY: tuple[tuple[Sign, str], ...] = (
    ("square", "randomised trial, sized by the width of its interval"),
    ("ring", "no interval was read: the number alone"),
)
_SIDES = ("drug better", "comparator better")


def relapse_ratios(library: Library) -> Chart:
    """Relapses on a drug against its comparator: one row a trial, nothing pooled."""
    groups = _groups(
        library, RELAPSES, ["", "", "Not pooled: each row is another drug, and comparators differ."]
    )
    spans = [_ends(group.rows) for group in groups]
    counted = printing.number(sum(one.value is not None for group in groups for one in group.rows))
    words = around(
        "relapse_ratios",
        title="A drug looks strong or weak by what it was compared with",
        subtitle="Relapses a year, drug divided by comparator, with 95 % intervals where they were read; "
        "1 means no difference",
        footer="Rows in order of year within each comparator. A ring without an interval is one published "
        "rate divided by another, or a ratio whose interval was not read. Do not compare drugs across "
        "comparators by eye.",
        alt=f"{counted} comparisons in relapsing MS, drug divided by comparator, by relapses a year. "
        "Against placebo ratios run from {} to {}; against interferon beta from {} to {}; against "
        "teriflunomide from {} to {}, the last across no difference; one row has no number.".format(
            *(end for span in spans for end in span)
        ),
        caption="Nearly every drug lowered the rate of relapses, yet how far depends on what it was compared "
        "with. Relapses a year, drug divided by comparator, with 95 % intervals where they were read; "
        "nothing is pooled.",
    )
    ground = Ground(
        0.22, 1.45, ticks(0.25, 0.35, 0.5, 0.7, 1, 1.4), logarithmic=True, neutral=1, sides=_SIDES
    )
    section = Section(ground, groups, columns=("Drug and trial", "", "Rate ratio\n(95 % interval)"))
    table = DataTable(("Drug", "Comparator", "Trial", "Rate ratio (95 % interval)"), _numbers(groups))
    return sourced(forest(words, [section], table, key=_KEY), library, _records(RELAPSES))


def worsening_ratios(library: Library) -> Chart:
    """Draw confirmed worsening on a drug against its comparator: one row a trial, nothing pooled."""
    notes = ["", "", "", "", "Not pooled: drugs, comparators and definitions of worsening differ."]
    groups = _groups(library, WORSENING, notes)
    spans = [_ends(group.rows) for group in groups]
    words = around(
        "worsening_ratios",
        title="Worsening is slowed less surely than relapses are",
        subtitle="Hazard ratios for confirmed worsening of disability, with 95 % intervals where they were "
        "read; 1 means no difference",
        footer="Rows in order of year within each comparator. Trials differ in how long worsening had to "
        "last, three or six months; some pairs were pooled by their authors. Of ULTIMATE we read only an "
        "analysis made afterwards, in which worsening need not last; it is left out.",
        alt="Hazard ratios for confirmed worsening, drug against comparator. Relapsing MS: against placebo "
        "{} to {}, interferon beta {} to {}, teriflunomide {} to {}, one row without a "
        "number. Against placebo, primary progressive MS: {}, and one trial without a published number; "
        "secondary progressive: {} to {}.".format(
            *(end for span in spans[:3] for end in span), spans[3][0], *spans[4]
        ),
        caption="Every number drawn lies below no difference, several intervals reach it, and two rows whose "
        "goal was missed have none. Hazard ratios for confirmed worsening of disability, with 95 % "
        "intervals where they were read; forms of MS stand apart, and nothing is pooled.",
    )
    ground = Ground(0.35, 1.4, ticks(0.4, 0.5, 0.7, 1, 1.4), logarithmic=True, neutral=1, sides=_SIDES)
    section = Section(ground, groups, columns=("Drug and trial", "", "Hazard ratio\n(95 % interval)"))
    table = DataTable(
        ("Drug", "Who and against what", "Trial", "Hazard ratio (95 % interval)"), _numbers(groups)
    )
    return sourced(forest(words, [section], table, key=_KEY), library, _records(WORSENING))
