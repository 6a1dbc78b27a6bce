"""What people who have MS, and their doctors, answered: risks accepted, interest, reasons against chance."""

import re

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, forest
from mscourse.figures.plots import dot_plot
from mscourse.figures.row_chart import Estimate, Ground

_HUNDRED = 100
# How a row is called, the quieter line under it, and its outcome.
_ASKED = (
    ("For a cure", "risk of dying at once; median", "fox_2015_risk.median_tolerated_risk_of_immediate_death"),
    ("Brain infection or kidney harm", "median, each harm alone", "fox_2019_risk.pml_and_kidney_injury"),
    ("Thyroid harm or infection", "median, each harm alone", "fox_2019_risk.thyroid_injury_and_infection"),
)
_TRADED = (
    ("Brain infection", "death or disability", "johnson_2009_mar.acceptable_annual_risk_of_death_or"),
    ("Liver failure", "fatal", "johnson_2009_mar.acceptable_annual_risk_of_fatal_liver"),
    ("Leukaemia", "fatal", "johnson_2009_mar.acceptable_annual_risk_of_fatal_leukaemia"),
    (
        "For a relapse a year later",
        "any severe side effect",
        "wilson_2014_cbc.accepted_severe_risk_for_a_relapse_delayed",
    ),
    (
        "For slower worsening",
        "any severe side effect",
        "wilson_2014_cbc.accepted_severe_risk_for_4_vs_2_y_prevented",
    ),
)
_IN_CLINIC = (
    ("Brain infection", "mean; natalizumab candidates", "pml_perception_us.maximum_acceptable_risk_mean"),
)


def share(one: Outcome) -> tuple[float, str]:
    """Return an accepted risk as a share, and how it is printed: per cent, or one in so many.

    Raises
    ------
    ValueError
        If the record holds neither a percentage nor a text such as "1:10000".
    """
    if one.value is not None:
        per_year = " a year" if (one.unit or "").endswith("per year") else ""
        return one.value / _HUNDRED, f"{printing.number(one.value)}{printing.SPACE}%{per_year}"
    few, _, many = (one.text or "").partition(":")
    if not (few.isdigit() and many.isdigit()):
        message = f"{one.id} is {one.text!r}; draw a percentage, or a text such as '1:10000'"
        raise ValueError(message)
    return int(few) / int(many), f"{few} in {printing.number(int(many))}"


def _row(library: Library, label: str, beside: str, name: str) -> Row:
    value, printed = share(library.outcome(name))
    return Row(label, printed, beside, value)


def tolerated_risk(library: Library) -> Chart:
    """Risks that people with MS said they accept, by how they were asked; each step is tenfold."""
    groups = tuple(
        Group(heading, tuple(_row(library, *one) for one in asked))
        for heading, asked in (
            ("Asked outright for the highest risk", _ASKED),
            ("Worked out from choices between made-up drugs", _TRADED),
            ("Asked about a drug that they might soon take", _IN_CLINIC),
        )
    )
    rows = [row for group in groups for row in group.rows]
    least, most = (pick(rows, key=lambda row: row.value or 0) for pick in (min, max))
    none = printing.words(library.outcome("fox_2015_risk.unwilling_to_take_any_risk").text or "")
    lowest, middle, highest = (group.rows for group in groups)
    trades = [row.words for row in middle[:3]]
    words = around(
        "tolerated_risk",
        title="Accepted risks lie far apart, and how one asks is part of it",
        subtitle="Risk that people with MS said they accept; each tick of the scale is a hundredfold",
        footer=f"Harms and gains differ from row to row, so no row is the true limit. Asked outright, {none} "
        f"of 100 would take no risk at all. The risks from choices between drugs are for the gain that was "
        f"offered. The answers behind the last mean lay far apart. Nobody took a risk by answering.",
        alt=f"Dots on a scale from one in a million to one. Asked outright: {lowest[1].words}, "
        f"{lowest[0].words}, {lowest[2].words}. Worked out from choices: from "
        f"{middle[3].words} to {trades[2]}. About a drug they might soon take: {highest[0].words}. "
        "The answers lie more than a thousandfold apart.",
        caption=f"The answers run from {least.words} to {most.words}; harms, gains and people differ, too. "
        "Risks that people with MS said they accept, by method; each dot is one published median, mean or "
        "estimate.",
    )
    numbers = DataTable(
        ("How asked", "About", "Risk accepted"),
        tuple(
            (group.heading, f"{row.label}, {row.beside}", row.words) for group in groups for row in group.rows
        ),
    )
    marks = ((1e-6, "1 in 1,000,000"), (1e-4, "1 in 10,000"), (1e-2, "1 in 100"), (1.0, "all"))
    ground = Ground(1e-7, 1.0, marks, logarithmic=True)
    section = Section(ground, groups, columns=("Which risk", "", "Accepted"))
    names = [name.partition(".")[0] for asked in (_ASKED, _TRADED, _IN_CLINIC) for _, _, name in asked]
    return sourced(forest(words, [section], numbers), library, names)


# ---- shares of people ----

_DUTCH, _US, _PML = "de_kleermaeker_expectations", "julian_2020_survey", "heesen_2010_pml"
_INTEREST = (
    ("Consider a transplant", "now or later", f"{_DUTCH}.considering_ahsct_now_or_later"),
    ("Feel well enough informed", "about the transplant", f"{_DUTCH}.feel_sufficiently_informed_about_it"),
)
_DOCTORS = (
    ("Were asked about stem cells", "by patients", f"{_US}.asked_about_stem_cells_by_patients"),
    ("Felt fully prepared to advise", "", f"{_US}.felt_completely_prepared_to_advise"),
)
_STOP = (
    ("Neurologists", "", f"{_PML}.would_stop_at_pml_risk_of_2_10000_or_lower"),
    ("People who have MS", "", f"{_PML}.would_stop_at_pml_risk_of_2_10000_or_lower_patients"),
)


def _estimates(library: Library, asked: tuple[tuple[str, str, str], ...]) -> list[Estimate]:
    found = [(label, beside, library.outcome(name)) for label, beside, name in asked]
    return [
        Estimate(label, drawn_value(one), f"{printing.number(drawn_value(one))} of 100", beside)
        for label, beside, one in found
    ]


def _people(library: Library, name: str) -> str:
    return printing.number(library.outcome(name).n or 0)


def _rare(library: Library) -> str:
    """Read the risk that was asked about from the name of the answer, such as "2 in 10,000"."""
    few, many = re.findall(r"\d+", library.outcome(_STOP[0][2]).name)
    return f"{few} in {printing.number(int(many))}"


def informed_interest(library: Library) -> Chart:
    """Interest beside information, in people and in doctors, and who would stop a drug for a rare risk."""
    dutch, doctors = (_people(library, asked[0][2]) for asked in (_INTEREST, _DOCTORS))
    both = " and ".join(_people(library, name) for _, _, name in _STOP)
    groups = [
        (f"{dutch} people with MS in Amsterdam", _estimates(library, _INTEREST)),
        (f"{doctors} neurologists in the United States", _estimates(library, _DOCTORS)),
        (f"Would stop a drug at a risk of {_rare(library)}", _estimates(library, _STOP)),
    ]
    (consider, informed), (asked, ready), (doctor, patient) = (rows for _, rows in groups)
    words = around(
        "informed_interest",
        title="Interest runs ahead of information, among patients and among doctors",
        subtitle="Answers in three surveys, of 100 people asked",
        footer=f"The Dutch survey was read in two news summaries. Who answers a survey is not everybody. "
        f"Last group: {both} people; at this risk of the brain infection (PML) or a lower one they would "
        "stop natalizumab.",
        alt=f"Six dots from none to a hundred. People with MS: {consider.words} consider a transplant, "
        f"{informed.words} feel well enough informed. Neurologists: {asked.words} were asked about stem "
        f"cells, {ready.words} felt fully prepared. Would stop a drug at a rare risk: neurologists "
        f"{doctor.words}, patients {patient.words}.",
        caption=f"Of 100 people with MS who answered, {printing.number(consider.value)} considered a "
        f"transplant and {printing.number(informed.value)} felt well enough informed. Answers in three "
        "surveys: interest, readiness to advise, and who would stop a drug for a rare risk.",
    )
    numbers = DataTable(
        ("Who was asked", "Answer", "Of 100"),
        tuple((heading, row.label, row.words) for heading, rows in groups for row in rows),
    )
    ground = Ground(0, 100, ticks(0, 25, 50, 75, 100))
    return sourced(dot_plot(words, groups, ground, numbers), library, (_DUTCH, _US, _PML))


_DELIVER = "deliver_ms_2026"
_REASONS = (
    ("Preferred one drug", "the main reason", f"{_DELIVER}.declined_for_preference"),
    ("Worried about its effect", "", f"{_DELIVER}.declined_for_efficacy"),
    ("Worried about safety", "", f"{_DELIVER}.declined_for_safety"),
)
_CHOSE = (("Early strong treatment", "the others: stepwise", f"{_DELIVER}.chose_strong_treatment"),)


def why_not_randomised(library: Library) -> Chart:
    """Why people declined to let chance choose their treatment, and what they chose instead."""
    record = library[_DELIVER]
    chose = library.outcome(_CHOSE[0][2])
    events, of = (printing.number(count or 0) for count in (chose.events, chose.n))
    groups = [
        ("Reasons against chance; several allowed", _estimates(library, _REASONS)),
        (f"What people chose for themselves: {events} of {of}", _estimates(library, _CHOSE)),
    ]
    (first, second, third), (free,) = (rows for _, rows in groups)
    whole = printing.number(record.population.n or 0)
    words = around(
        "why_not_randomised",
        title="Most who declined to be randomised wanted one of the drugs",
        subtitle="Reasons, and free choices, of 100 people; DELIVER-MS, as people joined",
        footer=f"{whole} people with relapsing-remitting MS, never treated, in both parts of the study; "
        "result of the treatments not known at the last check. Milder disease went with joining the "
        "randomised part.",
        alt=f"Four dots from none to a hundred. Reasons against letting chance decide: preferred one drug, "
        f"{first.words}; worried about its effect, {second.words}; worried about safety, {third.words}. "
        f"Free choice: early strong treatment, {free.words}.",
        caption=f"A preference of their own was the reason for {printing.number(first.value)} of 100 who "
        f"declined to be randomised. Reasons and free choices in DELIVER-MS, a study of early strong "
        "against stepwise treatment.",
    )
    numbers = DataTable(
        ("What was asked", "Answer", "Of 100"),
        tuple((heading, row.label, row.words) for heading, rows in groups for row in rows),
    )
    ground = Ground(0, 100, ticks(0, 25, 50, 75, 100))
    return sourced(dot_plot(words, groups, ground, numbers), library, [record.id])
