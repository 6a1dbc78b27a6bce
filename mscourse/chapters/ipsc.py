"""Chapter 08: one bad cell in a dose, a protocol and its sort, own batches against a bank, as explorables."""

import math
from itertools import accumulate

import numpy as np

from mscourse.chapters.batch_plan import DOSE, SORTS, Plan, donor_cost, own_cost
from mscourse.chapters.cell_therapy import counted
from mscourse.diagrams import batch_line as batch_lines
from mscourse.diagrams.bad_cell_panels import HUNDRED, Clean, Danger, hundred_doses, risk_curve
from mscourse.diagrams.bank_panels import Bank, Wait, costs, waits
from mscourse.diagrams.protocol_panels import Calendar, River, Span, calendar, river
from mscourse.evidence import evidence
from mscourse.evidence.plots.common import around, sourced
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.chart import Chart
from mscourse.figures.page import Page
from mscourse.models import ipsc

FORMING, FORMING_LOW, FORMING_HIGH = 1e-3, 1e-4, 1e-2
"""Chance that one left-over cell starts a tumour: what is assumed, and the band that is drawn around it."""
LIMIT = 1e-3
"""The risk that the tasks set: 1 dose in 1,000. For teaching; we know of none that was agreed on."""
LEFT_OVER = {
    "1 in 10,000": 1e-4,
    "1 in 100,000": 1e-5,
    "1 in a million": 1e-6,
    "1 in 10 million": 1e-7,
    "1 in 100 million": 1e-8,
}
DOSES = {"1 million": 1e6, "10 million": 1e7, "100 million": 1e8, "1 billion": 1e9}
TESTED = {"100,000": 1e5, "1 million": 1e6, "10 million": 1e7}
_CURVE = np.logspace(5, 9.3, 44)
_FEW, _MANY = 0.2, 0.995


# ---- one bad cell ----


def risk(dose: float, left_over: float, forming: float = FORMING) -> float:
    """Return the chance that a dose holds at least one cell that starts a tumour."""
    return float(ipsc.tumour_risk(dose, ipsc.Release(residual=left_over, forming=forming)))


def doses_in_words(chance: float) -> str:
    """Print a chance as doses: "1 in 11 doses", "63 of 100 doses"; above 99.5 % "nearly all doses"."""
    if chance >= _MANY:
        return "nearly all doses"
    if chance >= _FEW:
        return f"{100 * chance:.0f} of {HUNDRED} doses"
    return f"1 in {counted(1 / chance)} doses"


def draw_bad_cell(dose: str, left_over: str, tested: str) -> tuple[Page, Page]:
    """Draw risk against dose, and a hundred doses above what a clean test shows."""
    cells, share, sample = DOSES[dose], LEFT_OVER[left_over], TESTED[tested]
    bound = ipsc.upper_bound_zero(round(sample))

    def curve(residual: float, forming: float) -> np.ndarray:
        return ipsc.tumour_risk(_CURVE, ipsc.Release(residual=residual, forming=forming))

    danger = Danger(
        _CURVE,
        curve(share, FORMING),
        curve(share, FORMING_LOW),
        curve(share, FORMING_HIGH),
        curve(bound, FORMING),
        (cells, risk(cells, share), risk(cells, bound)),
    )
    chance = risk(cells, share)
    holding = round(HUNDRED * chance)
    words = f"{holding} of {HUNDRED}" if holding else f"below 1 of {HUNDRED}"
    clean = Clean(share, bound, needed(cells))
    return risk_curve(danger), hundred_doses(holding, words, clean)


def needed(dose: float) -> float:
    """Return the largest share of left-over cells that keeps a dose to `LIMIT`."""
    return -math.log1p(-LIMIT) / (dose * FORMING)


def cells_to_exclude(share: float, level: float = 0.95) -> float:
    """Return how many cells a clean test has to look at until a larger share would no longer fit it."""
    return math.log1p(-level) / math.log1p(-share)


def say_bad_cell(dose: str, left_over: str, tested: str) -> str:
    """Say how many doses hold such a cell, the largest safe enough, and what a clean test is worth."""
    cells, share, sample = DOSES[dose], LEFT_OVER[left_over], TESTED[tested]
    chance = risk(cells, share)
    largest = ipsc.largest_dose(LIMIT, ipsc.Release(residual=share, forming=FORMING))
    seen_none = 100 * float(ipsc.missed(share, sample))
    start = doses_in_words(chance)
    verb = "holds" if start.startswith("1 in ") else "hold"
    tries = "fewer than 1" if seen_none < 1 else f"{seen_none:.0f}"
    upper = ipsc.upper_bound_zero(round(sample))
    return (
        f"In this batch {start} of {dose} cells {verb} a cell that could form a tumour; the largest dose "
        f"under "
        f"1 in 1,000 is {counted(largest)} cells. A test of {tested} cells sees nothing in {tries} of 100 "
        f"tries; "
        f"a clean one still allows up to {_in_million(upper)} left-over cells in a million."
    )


def _in_million(share: float) -> str:
    return f"{1e6 * share:.2g}"


def one_bad_cell() -> Explorable:
    """Look for one bad cell: show what dose, purity and a clean test come to."""
    return explore(
        draw_bad_cell,
        say=say_bad_cell,
        name="one-bad-cell",
        title="How clean is clean enough?",
        task=(
            "Go to a dose of 100 million cells and bring it under 1 in 1,000. "
            "<!-- model: bad_cell.given_large_million; model: bad_cell.given_limit_one_in --> Which step "
            "did you have to "
            "improve, and how often by ten? Then look at the lower scale: which test could show that you "
            "had done it?"
        ),
        seen=(
            "With 10 million cells in the dose and 1 in 100,000 left over, about 1 dose in 11 holds a cell "
            "that "
            "could form a tumour; with 100 million cells it is 63 of 100 doses. <!-- model: bad_cell --> The "
            "risk is the dose times the share left over times the chance that such a cell forms a tumour, so "
            "the larger dose needs a batch a thousand times as clean, three steps of ten: 1 left-over cell "
            "in 100 million. <!-- model: bad_cell.needed_one_in_100_million; "
            "model: bad_cell.given_large_million -->\n\n"
            "A sample can hardly show that: a clean one would have to hold 3 times as many cells as the "
            "dose, and what is tested is used up. <!-- model: bad_cell.doses_tested --> Safety has to be "
            "built into the steps; it cannot be tested into the vial.\n\n"
            "That 1 left-over cell in 1,000 forms a tumour is assumed, and the band shows tenfold more and "
            "less. "
            "<!-- model: bad_cell.given_forming_one_in --> In mice without an immune defence 2 colonies of "
            "embryonic stem cells, many cells each, were enough; "
            "<!-- hentze_2009_teratoma.smallest_amount_that_still_formed_a_teratoma --> "
            "what "
            "it takes in people we have not found."
        ),
        alt=(
            "Left, the chance that a dose holds a cell that could form a tumour, against the cells in the "
            "dose, on scales of powers of ten, with a band for what is assumed. Right, a hundred doses, "
            "some filled, above a scale of left-over cells: in the batch, allowed by a clean test, needed."
        ),
        dose=choice(*DOSES, start="10 million", label="Cells in the dose"),
        left_over=choice(*LEFT_OVER, start="1 in 100,000", label="Left over"),
        tested=choice(*TESTED, start="100,000", label="Cells tested"),
    )


# ---- a chain of stages ----

STRAY = {"as it is": 1.0, "half as many": 0.5, "a fifth": 0.2, "a tenth": 0.1}
_NAMES = ("make and test the line", "grow", "steer", "test the batch")


def plan_of(stages: float, stray: str, sort: str) -> Plan:
    """Give the plan that the controls stand for."""
    return Plan(round(stages), STRAY[stray], SORTS[sort])


def draw_protocol(stages: float, stray: str, sort: str) -> tuple[Page, Page]:
    """Draw the river of cells, and the days that a batch takes."""
    plan = plan_of(stages, stray, sort)
    batch = plan.batch
    grow = plan.days - batch.fixed_days
    lengths = (batch.banking_days, grow, batch.differentiation_days, batch.testing_days)
    starts = (0.0, *accumulate(lengths[:-1]))
    spans = [Span(name, start, days) for name, start, days in zip(_NAMES, starts, lengths, strict=True)]
    need = ipsc.cells_needed(batch, DOSE, plan.doses)
    grown = f"{counted(batch.seed_cells)} cells become {counted(need)}"
    return (
        river(River(plan.shares, plan.purity, plan.sort.keeps)),
        calendar(Calendar(spans, Plan().days, plan.doublings, grown)),
    )


def say_protocol(stages: float, stray: str, sort: str) -> str:
    """Say how many cells can end as product, how pure the vial is, and what ten doses take."""
    plan = plan_of(stages, stray, sort)
    sorted_words = "" if sort == "none" else f" after a {sort} sort"
    return (
        f"{100 * plan.product:.0f} of 100 cells can end as product, and {100 * plan.purity:.0f} of 100 "
        f"cells in the "
        f"vial are wanted{sorted_words}; ten doses take about {plan.days:.0f} days and {plan.doublings:.1f} "
        "doublings."
    )


def protocol() -> Explorable:
    """Change a chain of stages: show what it yields, how pure the vial is, and how long a batch takes."""
    return explore(
        draw_protocol,
        say=say_protocol,
        name="chain-of-stages",
        title="How pure, how many, how long?",
        task=(
            "Keep four stages and fill a vial in which at least 90 of 100 cells are wanted: once with a "
            "sort, once with better stages. <!-- model: chain_of_stages.given_aim_of_100 --> Which takes "
            "fewer days? Then undo both and add a stage."
        ),
        seen=(
            "As they are, four stages let 53 of 100 cells end as product, and ten doses take 172 days and "
            "12.7 "
            "doublings. <!-- model: chain_of_stages --> A quick sort brings the vial to 83 of 100 wanted "
            "cells, "
            "<!-- model: chain_of_stages.quick_of_100 --> a strict one to 97 of 100; it loses 5 of 10 wanted "
            "cells, so that more must be grown, and the batch takes 174 days. <!-- model: chain_of_stages "
            "--> With a tenth of the cells going astray, the stages alone "
            "reach 93 of 100, in 171 days. <!-- model: chain_of_stages.better_of_100; model: "
            "chain_of_stages.better_days -->\n\n"
            "A fifth stage costs more than any sort here: the batch takes 179 days, and only 46 of 100 cells "
            "can end as product, since each stage takes its share of what the one before has left. "
            "<!-- model: chain_of_stages.longer_days; model: chain_of_stages.longer_of_100 --> All "
            "numbers are illustrative. A pure vial is not yet a safe one: one left-over cell in a million "
            "does not show in any of these shares. What the cells that went astray would do in a body is not "
            "in the model."
        ),
        alt=(
            "Left, a river of cells that narrows from stage to stage, its branches going astray, and a "
            "hundred cells of the vial, the wanted ones filled. Right, four stretches of days one after "
            "the other: make and test the line, grow, steer, test the batch; below, a box for each doubling."
        ),
        stages=choice(2, 3, 4, 5, 6, start=4, label="Stages"),
        stray=choice(*STRAY, start="as it is", label="Cells that go astray"),
        sort=choice(*SORTS, start="none", label="Sort at the end"),
    )


# ---- own batches, or a bank ----

PEOPLE = (1, 3, 10, 30, 100, 300, 1000)
LINES = (1, 10, 50)
FAILS = (0.2, 0.4, 0.6)
WHOLE = 10
"""From so many days of the clean room on, whole ones are printed."""
_COUNTS = np.unique(np.logspace(0, 3, 40).round())


def draw_bank(people: float, lines: float, fails: float) -> tuple[Page, Page]:
    """Draw what one person's dose takes in both ways, and who waits."""
    count, bank = round(people), round(lines)
    own, donor = own_cost(fails), donor_cost(count, bank)
    curves = Bank(
        _COUNTS,
        np.full_like(_COUNTS, own),
        np.array([donor_cost(round(one), bank) for one in _COUNTS]),
        (count, own, donor),
    )
    once = ipsc.batch_days(ipsc.Batch(), DOSE, 1)
    return costs(curves), waits(Wait(once, once / (1 - fails)), once, bank)


def say_bank(people: float, lines: float, fails: float) -> str:
    """Say what a dose takes for each person, and how long an own batch lets somebody wait."""
    count, bank = round(people), round(lines)
    once = ipsc.batch_days(ipsc.Batch(), DOSE, 1)
    who = "one person" if count == 1 else f"{count:,} people"
    what = "one donor line" if bank == 1 else f"a bank of {bank} donor lines"
    return (
        f"For {who}, own cells take {_days(own_cost(fails))} of the clean room each and {what} "
        f"{_days(donor_cost(count, bank))} each; an own batch is ready {once:.0f} days after it is begun, "
        f"or after "
        f"{once / (1 - fails):.0f} on average if failed ones are made again."
    )


def _days(cost: float) -> str:
    return f"{cost:,.0f} days" if cost >= WHOLE else f"{cost:.2g} days"


def bank_or_bespoke() -> Explorable:
    """Weigh own batches against a bank: show what each takes for one person, and who waits."""
    return explore(
        draw_bank,
        say=say_bank,
        name="bank-or-bespoke",
        title="A batch for each, or one for many?",
        task=(
            "With one donor line, find how many people it takes until the bank needs less of the clean "
            "room than own cells. Then let the bank hold more lines, so that more people find a match. "
            "Last, let more of the own batches fail: what happens to the wait?"
        ),
        seen=(
            "For one person both ways take the same; from then on the bank takes less. For 10 people one "
            "donor line takes 26 days of the clean room each, own cells 260. "
            "<!-- model: own_or_bank --> A batch costs nearly the same for one dose or many, so the bank "
            "gains with each person who shares a line. With ten lines for ten people nothing is gained; "
            "with 50 "
            "lines and 30 people the bank takes 433 days each, more than own cells. "
            "<!-- model: own_or_bank --> A better match has its price.\n\n"
            "An own batch is ready 168 days after it is begun, or after 210 on average when 20 of 100 are "
            "made "
            "again; when 60 of 100 fail, after 419. <!-- model: own_or_bank --> A donor's cells lie ready. "
            "All of "
            "this is illustrative, and leaves out money, matching, and drugs against rejection."
        ),
        alt=(
            "Left, days of the clean room for one person's dose against the number of people, both on "
            "scales of powers of ten: own cells level, a bank of donor lines falling. Right, a time line: "
            "an own batch begins when somebody needs it, a donor's lies ready in the freezer."
        ),
        people=choice(*PEOPLE, start=10, label="People to treat"),
        lines=choice(*LINES, start=1, label="Donor lines in the bank"),
        fails=choice(*FAILS, start=0.2, unit="%", label="Own batches that fail"),
    )


# ---- the batch line ----

SKIN = 1e5
"""Skin cells in the dish at the start; for teaching."""
_GATES = ("reset, and sound?", "still sound?", "the right kind?", "germs, left-over cells?")


def batch_line() -> Chart:
    """Draw a batch from skin cells to ten doses, with the model's days, cells and failures."""
    table = evidence["reprogramming_efficiency_table_2015"]
    low, high = (
        SKIN * (table[name].value or 0) / 100
        for name in ("protein_transduction_human_fibroblasts", "synthetic_mrna_human_fibroblasts")
    )
    plan, batch = Plan(), ipsc.Batch()
    need, made = ipsc.cells_needed(batch, DOSE, plan.doses), DOSE * plan.doses
    grown = plan.days - batch.fixed_days
    ends = tuple(accumulate((batch.banking_days, grown, batch.differentiation_days, batch.testing_days)))
    counts = (batch.seed_cells, need, made, made)
    said = (
        f"{counted(batch.seed_cells)} in the bank",
        f"{plan.doublings:.1f} doublings: {counted(need)}",
        f"{counted(made)}",
        f"{plan.doses} doses of\n{counted(DOSE)}",
    )
    names = (("make and test the line", "line"), ("grow", "grow"), ("steer", "steer"), ("test", "test"))
    stations = [
        batch_lines.Station(
            *name, day, cells, words, gate, 100 * (1 - batch.failure) ** (number / len(ends)),
            batch.fixed_cost + batch.daily_cost * day,
        )
        for number, (name, day, cells, words, gate) in enumerate(
            zip(names, ends, counts, said, _GATES, strict=True), start=1
        )
    ]  # fmt: skip
    total = ipsc.batch_cost(batch, DOSE, plan.doses)
    left = 100 * (1 - batch.failure)
    line = batch_lines.Line(
        stations,
        SKIN,
        f"{counted(SKIN)}",
        (low, high),
        f"{low:.0f} to {high:,.0f}",
        (batch.fixed_cost, total),
    )
    words = around(
        "batch_line",
        title="Half a year, a dozen doublings, and four chances to fail",
        subtitle="Cells in the making of ten doses, day by day; cells on a scale of powers of ten",
        footer=f"Illustrative: days, yields and failures are the model's; {batch.failure:.0%} of batches are "
        "assumed to fail, shared equally among the gates. Colonies: from proteins to messenger RNA, in a "
        "review's table. Dashed: "
        f"when this happens is schematic. With failed batches made again: {total:.0f} clean-room "
        f"days.".replace("%", "\N{NO-BREAK SPACE}%"),
        alt=f"A time line of {plan.days:.0f} days. {counted(SKIN)} skin cells give {low:.0f} to {high:,.0f} "
        f"colonies; one becomes a bank of {counted(batch.seed_cells)} cells, grows to {counted(need)}, and "
        f"is "
        f"steered to {counted(made)}, {plan.doses} doses. Four test gates leave {left:.0f} of {HUNDRED} "
        f"batches.",
        caption=f"A batch takes about {plan.days:.0f} days and {plan.doublings:.1f} doublings, and can "
        f"fail at four "
        f"gates. Cells on a scale of powers of ten against days, batches left of {HUNDRED} begun, and days "
        f"of the clean "
        "room so far; yields, days and failures are illustrative.",
    )
    return sourced(batch_lines.batch_line(words, line), evidence, [table.id])
