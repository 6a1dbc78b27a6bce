"""Harms of transplants other than death: shares of people with exact intervals, by when they come."""

from mscourse.evidence import printing
from mscourse.evidence.exact import exact_interval
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.plots.pooling import PERCENT
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, forest
from mscourse.figures.row_chart import Ground

# Heading, then rows: label, outcome, what stands beside it.
HARMS = (
    (
        "Early, within about a hundred days",
        (
            (
                "Severe event",
                "zhukovsky2021_alemtuzumab.grade_ge_3_adverse_events",
                "Sweden, grade 3 or more",
            ),
            (
                "  with alemtuzumab instead",
                "zhukovsky2021_alemtuzumab.grade_ge_3_adverse_events_alemtuzumab",
                "Sweden, grade 3 or more",
            ),
            (
                "Fever with few white cells",
                "silfverberg2024_sweden.febrile_neutropenia",
                "Sweden, relapsing MS",
            ),
            (
                "Fever during mobilisation",
                "kalincik2024_progressive.febrile_neutropenia_during_mobilisation",
                "progressive MS",
            ),
            ("Serum sickness", "kalincik2024_progressive.serum_sickness", "progressive MS"),
        ),
    ),
    (
        "Viruses, and the body turned against itself",
        (
            ("Epstein-Barr virus rising in blood", "mehra2019_ebv.rising_ebv_dna", "London, MS"),
            ("Shingles (zoster)", "burman2014_sweden.herpes_zoster_reactivation", "Sweden"),
            ("Thyroid disease", "kvistad2020_norway.autoimmune_thyroid_disease", "Norway, autoimmune"),
            ("Thyroid disease", "zhukovsky2021_alemtuzumab.thyroid_disease", "Sweden"),
            ("  with alemtuzumab instead", "zhukovsky2021_alemtuzumab.thyroid_disease_alemtuzumab", "Sweden"),
            (
                "A second autoimmune disease",
                "daikeler2011_secondary_ad.at_least_one_secondary_autoimmune_disease",
                "any autoimmune disease before",
            ),
        ),
    ),
    (
        "Women's periods and ovaries",
        (
            (
                "Ovarian failure, signs of",
                "kvistad2020_norway.amenorrhoea_gt_12_months_with_ovarian",
                "Norway",
            ),
            ("Periods not back", "massarotti2021_fertility.menses_recovered", "Italy"),
        ),
    ),
)
WHEN = {"100 days": "", "peri-transplant": "around the transplant", "weekly PCR": "", "follow-up": ""}
"""Time points in plainer words; the heading of a group says what is left out."""
RECOVERED = "massarotti2021_fertility.menses_recovered"
_SHOWN = 100.0


def share_row(one: Outcome, label: str, beside: str, when: str) -> Row:
    """Draw a share: with its exact interval where people were counted, else as a ring."""
    quiet = ", ".join(part for part in (beside, when) if part)
    if one.events is not None and one.n is not None:
        events = one.n - one.events if one.id == RECOVERED else one.events
        low, high = (PERCENT * limit for limit in exact_interval(events, one.n))
        value = PERCENT * events / one.n
        words = f"{_whole(value)} ({_whole(low)}{printing.DASH}{_whole(high)})"
        return Row(
            label, words, quiet, value, low, high, "disc", people=f"{events} of {printing.number(one.n)}"
        )
    return Row(label, printing.number(drawn_value(one)), quiet, drawn_value(one), kind="ring")


def _whole(value: float) -> str:
    return printing.number(round(value))


def harm_shares(library: Library) -> Chart:
    """Draw harms other than death, by when they come."""
    groups, numbers = [], []
    for heading, asked in HARMS:
        rows = []
        for label, name, beside in asked:
            one = library.outcome(name)
            when = WHEN.get(one.timepoint or "", printing.words(one.timepoint or ""))
            row = share_row(one, label.strip(), beside, when)
            rows.append(
                Row(
                    f"\N{EN SPACE}{row.label}" if label.startswith(" ") else row.label,
                    row.words,
                    row.beside,
                    row.value,
                    row.low,
                    row.high,
                    row.kind,
                    people=row.people,
                )
            )
            numbers.append((row.label, f"{heading}; {row.beside}", row.people, row.words))
        groups.append(Group(heading, tuple(rows)))
    said = {
        (one.label.strip(), one.beside.partition(",")[0]): one.words for group in groups for one in group.rows
    }
    words = around(
        "ahsct_harms",
        title="Harm comes early for most, and later for some",
        subtitle="People with a harm after a transplant (AHSCT), in 100, with exact 95 % intervals",
        footer="Series differ in drugs, people and how hard they looked; rows must not be added. A ring: "
        "the share "
        "was printed, and of how many was not. Periods that are not back are not the same as "
        "infertility, and "
        "periods that are back are not the same as fertility. Nothing was read of men's fertility.",
        alt="Shares of people with harms after a transplant, in 100. Within a hundred days: severe event "
        f"{said['Severe event', 'Sweden']}, with alemtuzumab none. Fever with few white cells "
        f"{said['Fever with few white cells', 'Sweden']}. Over longer times: shingles "
        f"{said['Shingles (zoster)', 'Sweden']}, "
        f"thyroid disease {said['Thyroid disease', 'Sweden']}. Periods not back "
        f"{said['Periods not back', 'Italy']}.",
        caption="Fever and other severe events are common in the first hundred days; thyroid disease, "
        "shingles and "
        "lost periods were counted over longer times. Shares of people in 100, with exact 95 % intervals "
        "where people were counted.",
    )
    section = Section(
        Ground(-1.5, _SHOWN, ticks(0, 20, 40, 60, 80, 100)),
        tuple(groups),
        columns=("Harm", "Counted", "In 100\n(95 % interval)"),
    )
    table = DataTable(("Harm", "When and where", "Counted", "In 100 (95 % interval)"), tuple(numbers))
    chart = forest(words, [section], table, key=(("disc", "counted"), ("ring", "of how many was not read")))
    return sourced(chart, library, [name.partition(".")[0] for _, rows in HARMS for _, name, _ in rows])
