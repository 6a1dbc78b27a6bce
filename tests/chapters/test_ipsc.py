"""Chapter 08's explorables and batch line: what they say is what the model gives and the records hold."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.chapters import batch_plan, ipsc
from mscourse.chapters.batch_plan import SORTS, Plan, Sort, donor_cost, own_cost
from mscourse.chapters.cases import CASES
from mscourse.diagrams.batch_line import Line, Station
from mscourse.diagrams.batch_line import batch_line as drawn_line
from mscourse.evidence import evidence
from mscourse.evidence.plots.common import around
from mscourse.explorables import Explorable
from mscourse.figures.audit import audit
from mscourse.figures.svg import tree
from mscourse.models import ipsc as factory

STRAYS, STAGES = st.sampled_from(sorted(ipsc.STRAY)), st.integers(batch_plan.FEWEST, batch_plan.MOST)
SHARES, DOSES, TESTS = (st.sampled_from(list(one)) for one in (ipsc.LEFT_OVER, ipsc.DOSES, ipsc.TESTED))


def said(view: Explorable, **values: float | str) -> str:
    return str(view.answer({**view.start(), **values})["sentence"]).replace("\N{NO-BREAK SPACE}", " ")


# ---- one bad cell ----


@pytest.fixture(scope="module")
def cell() -> Explorable:
    return ipsc.one_bad_cell()


def test_five_nines_still_leave_a_dangerous_cell_in_one_dose_of_eleven(cell: Explorable) -> None:
    assert ipsc.risk(1e7, 1e-5) == pytest.approx(1 - math.exp(-0.1))
    assert said(cell) == (
        "In this batch 1 in 11 doses of 10 million cells holds a cell that could form a tumour; the "
        "largest dose "
        "under 1 in 1,000 is 100,000 cells. A test of 100,000 cells sees nothing in 37 of 100 tries; a "
        "clean one "
        "still allows up to 30 left-over cells in a million."
    )


def test_the_task_has_one_answer_and_no_test_can_show_it(cell: Explorable) -> None:
    safe = [one for one, share in ipsc.LEFT_OVER.items() if ipsc.risk(1e8, share) < ipsc.LIMIT]
    assert safe == ["1 in 100 million"]
    assert "the largest dose under 1 in 1,000 is 100 million cells" in said(
        cell, dose="100 million", left_over=safe[0]
    )
    # The most cells that the control offers are fewer than it would take, and so is the dose.
    takes = ipsc.cells_to_exclude(ipsc.LEFT_OVER[safe[0]])
    assert takes > 2.9 * 1e8 > max(ipsc.TESTED.values())
    assert factory.upper_bound_zero(round(takes)) == pytest.approx(ipsc.LEFT_OVER[safe[0]], rel=1e-6)


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (1.0, "nearly all doses"),
        (0.995, "nearly all doses"),
        (0.632, "63 of 100 doses"),
        (0.0952, "1 in 11 doses"),
        (1e-3, "1 in 1,000 doses"),
        (1e-6, "1 in 1 million doses"),
    ],
)
def test_chances_are_printed_as_doses(chance: float, words: str) -> None:
    assert ipsc.doses_in_words(chance) == words


@given(DOSES, SHARES)
def test_what_is_needed_keeps_to_the_limit_exactly(dose: str, share: str) -> None:
    cells = ipsc.DOSES[dose]
    assert ipsc.risk(cells, ipsc.needed(cells)) == pytest.approx(ipsc.LIMIT, rel=1e-9)
    below = ipsc.LEFT_OVER[share] <= ipsc.needed(cells) * (1 + 1e-9)
    assert below == (ipsc.risk(cells, ipsc.LEFT_OVER[share]) <= ipsc.LIMIT * (1 + 1e-9))


@given(DOSES, SHARES, TESTS)
def test_a_state_marks_its_own_risk(dose: str, share: str, tested: str) -> None:
    words = ipsc.say_bad_cell(dose, share, tested)
    chance = ipsc.risk(ipsc.DOSES[dose], ipsc.LEFT_OVER[share])
    assert ipsc.doses_in_words(chance) in words
    assert f"A test of {tested} cells" in words


def test_as_many_doses_are_filled_as_hold_such_a_cell() -> None:
    _, hundred = ipsc.draw_bad_cell("10 million", "1 in 100,000", "100,000")
    _, none = ipsc.draw_bad_cell("10 million", "1 in 100 million", "100,000")
    drawn, empty = (tree(page.figure, "x").markup() for page in (hundred, none))
    count = round(100 * ipsc.risk(1e7, 1e-5))
    assert drawn.count("fill:var(--ms-lesion-mark)") - empty.count("fill:var(--ms-lesion-mark)") == count
    assert ">10 of 100<" in drawn
    assert ">below 1 of 100<" in empty


# ---- a chain of stages ----


def test_the_plan_at_the_start_is_the_models() -> None:
    plan = Plan()
    assert plan.protocol == factory.Parameters()
    assert plan.batch == factory.Batch()
    assert plan.days == pytest.approx(factory.batch_days(factory.Batch(), 1e8, 10))
    assert plan.purity == pytest.approx(plan.product) == pytest.approx(plan.shares[-1])
    assert said(ipsc.protocol()) == (
        "53 of 100 cells can end as product, and 53 of 100 cells in the vial are wanted; ten doses take "
        "about 172 "
        "days and 12.7 doublings."
    )


@given(STAGES, STRAYS, st.sampled_from(sorted(SORTS)))
def test_a_sort_trades_cells_for_purity_and_a_stage_costs_more(stages: int, stray: str, sort: str) -> None:
    plain, treated = Plan(stages, ipsc.STRAY[stray]), Plan(stages, ipsc.STRAY[stray], SORTS[sort])
    assert treated.purity >= plain.purity
    assert treated.days >= plain.days
    assert list(plain.shares) == sorted(plain.shares, reverse=True)
    if stages < batch_plan.MOST:
        longer = Plan(stages + 1, ipsc.STRAY[stray])
        assert longer.product < plain.product
        assert longer.days > treated.days


def test_both_ways_of_the_task_reach_nine_in_ten() -> None:
    start = Plan()
    reached = {
        (stray, sort) for stray in ipsc.STRAY for sort in SORTS if ipsc.plan_of(4, stray, sort).purity >= 0.9
    }
    assert {("as it is", "strict"), ("a tenth", "none")} <= reached
    assert not {("as it is", "none"), ("as it is", "quick"), ("a fifth", "none")} & reached
    better = ipsc.plan_of(4, "a tenth", "none")
    assert better.days < start.days < ipsc.plan_of(4, "as it is", "strict").days


@pytest.mark.parametrize("stages", [1, 7])
def test_a_plan_that_is_not_drawn_is_refused(stages: int) -> None:
    with pytest.raises(ValueError, match=f"a plan of {stages} stages; give 2 to 6"):
        Plan(stages)


def test_a_sort_that_keeps_all_and_removes_nothing_changes_nothing() -> None:
    assert Plan(sort=Sort(1.0, 0.0)).purity == pytest.approx(Plan().purity)


# ---- own batches, or a bank ----


def test_one_line_for_one_person_costs_what_own_cells_cost() -> None:
    assert donor_cost(1, 1) == pytest.approx(own_cost(factory.Batch().failure))
    assert donor_cost(10, 10) == pytest.approx(own_cost(factory.Batch().failure))
    assert "own cells take 260 days of the clean room each and one donor line 26 days each" in said(
        ipsc.bank_or_bespoke()
    )


@given(st.integers(1, 1000), st.sampled_from(ipsc.LINES))
def test_a_bank_gets_cheaper_with_people_and_dearer_with_lines(people: int, lines: int) -> None:
    assert donor_cost(people + lines, lines) < donor_cost(people, lines)
    assert donor_cost(people, lines + 1) > donor_cost(people, lines)


@pytest.mark.parametrize(("people", "lines"), [(0, 1), (1, 0)])
def test_a_bank_without_people_or_lines_is_refused(people: int, lines: int) -> None:
    with pytest.raises(ValueError, match="give one or more of both"):
        donor_cost(people, lines)


def test_failing_batches_make_the_wait_longer() -> None:
    once = factory.batch_days(factory.Batch(), 1e8, 1)
    for fails in ipsc.FAILS:
        assert f"{once / (1 - fails):.0f} on average" in ipsc.say_bank(10, 1, fails)


# ---- the batch line ----


def test_the_line_ends_with_ten_doses_and_four_in_five_batches() -> None:
    table = evidence["reprogramming_efficiency_table_2015"]
    fewest, most = (
        1e5 * float(table[name].value or 0) / 100
        for name in ("protein_transduction_human_fibroblasts", "synthetic_mrna_human_fibroblasts")
    )
    rows = ipsc.batch_line().numbers.rows
    assert rows[1][2] == f"{fewest:.0f} to {most:,.0f}" == "1 to 2,000"
    assert rows[-2] == ("test", "172", "10 doses of 100 million", "80 of 100", "212")
    total = factory.batch_cost(factory.Batch(), 1e8, 10)
    assert rows[-1][-1] == f"{total:.0f}"
    assert float(rows[-2][-1]) / 0.8 == pytest.approx(total, rel=0.01)


def test_a_line_out_of_order_is_refused() -> None:
    one = Station("grow", "grow", 10, 1e6, "1 million", "sound?", 90, 50)
    words = around("line", title="a", subtitle="b", footer="c", alt="d", caption="e")
    with pytest.raises(ValueError, match="stations end on days"):
        drawn_line(words, Line([one, one], 1e5, "100,000", (1, 2000), "1 to 2,000", (40, 265)))


@pytest.mark.parametrize("layout", ["wide", "phone"])
def test_the_line_is_sound_with_and_without_its_title(layout: str) -> None:
    chart = ipsc.batch_line()
    for titled in (True, False):
        assert chart.faults(layout, "light", titled=titled) == []  # type: ignore[arg-type]  # one of the two


# ---- all of them ----


def test_cases_agree_with_what_is_said() -> None:
    cell, chain, bank = (CASES[name]() for name in ("bad_cell", "chain_of_stages", "own_or_bank"))
    assert isinstance(cell, dict)
    assert isinstance(chain, dict)
    assert isinstance(bank, dict)
    assert cell["needed_one_in_100_million"] == pytest.approx(1, abs=0.01)
    assert cell["doses_tested"] == pytest.approx(3, abs=0.01)
    assert f"{chain['strict_of_100']:.0f} of 100 cells in the vial" in ipsc.say_protocol(
        4, "as it is", "strict"
    )
    assert f"{bank['fifty_lines_thirty_people']:.0f}" == "433"
    assert bank["fifty_lines_hundred_people"] < bank["own"] < bank["fifty_lines_thirty_people"]


def test_the_bound_in_mice_is_the_records() -> None:
    one = evidence.outcome("hentze_2009_teratoma.smallest_amount_that_still_formed_a_teratoma")
    assert one.value == 2
    assert one.unit is None


def test_panels_have_no_faults_of_lettering() -> None:
    # The states with the longest words, the most stages, and the marks furthest out.
    drawn = [
        ipsc.draw_bad_cell("1 million", "1 in 100 million", "10 million"),
        ipsc.draw_bad_cell("1 billion", "1 in 10,000", "100,000"),
        ipsc.draw_protocol(2, "a tenth", "quick"),
        ipsc.draw_protocol(6, "as it is", "strict"),
        ipsc.draw_bank(1, 50, 0.6),
        ipsc.draw_bank(1000, 1, 0.2),
    ]
    assert [fault for pages in drawn for page in pages for fault in audit(page.figure)] == []
