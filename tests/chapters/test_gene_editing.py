"""Chapter 10's explorables and model charts: what they say and draw is what the models give."""

from collections.abc import Callable
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mscourse.chapters import gene_editing, gene_editing_cases, gene_editing_charts
from mscourse.evidence import evidence
from mscourse.evidence.plots.ms_twins import CANADA, with_error
from mscourse.explorables import Explorable
from mscourse.figures.audit import audit, text_boxes
from mscourse.figures.chart import Chart
from mscourse.figures.drawing import Layout
from mscourse.figures.page import Page
from mscourse.models import polygenic

HEAVIEST = 160_000


def said(view: Explorable, **values: float | str) -> str:
    return str(view.answer({**view.start(), **values})["sentence"]).replace("\N{NO-BREAK SPACE}", " ")


def words_on(page: Page) -> list[str]:
    return [box.words for box in text_boxes(page.figure)]


# ---- edits before birth ----


def test_the_strongest_locus_spares_twelve_of_thirty_in_ten_thousand() -> None:
    assert said(gene_editing.edit_the_top()) == (
        "Making the strongest locus risk-free in everyone before birth: 30 → 18 cases per 10,000; about 865 "
        "edited for each case spared."
    )


def test_an_adult_gains_nothing_that_was_shown_however_many_loci() -> None:
    view = gene_editing.edit_the_top()
    told = {
        said(view, loci=loci, who=gene_editing.ADULT).partition(" in the ")[2]
        for loci in gene_editing.LOCI[1:]
    }
    assert len(told) == 1
    assert "no effect has been shown" in told.pop()
    one, ten = (gene_editing.draw_edits(loci, 3, gene_editing.ADULT)[1] for loci in (1, 10))
    assert words_on(one) == words_on(ten)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 49), st.sampled_from(gene_editing.RISKS))
def test_more_loci_leave_fewer_cases_and_spared_times_edited_is_everybody(loci: int, risk: int) -> None:
    fewer, more = gene_editing.cases(risk, loci + 1), gene_editing.cases(risk, loci)
    assert fewer < more <= 10 * risk * (1 + 1e-9)
    many = gene_editing.edited_for_one(risk, loci + 1)
    assert many is not None
    assert many * (10 * risk - fewer) == pytest.approx(gene_editing.TEN_THOUSAND)


def test_nothing_edited_spares_nobody() -> None:
    assert gene_editing.edited_for_one(3, 0) is None
    assert said(gene_editing.edit_the_top(), loci=0) == "Nothing is edited: 30 cases per 10,000."


def test_far_edits_carry_the_models_warning_and_its_range() -> None:
    bell, crowd = gene_editing.draw_edits(10, 3, gene_editing.BEFORE)
    assert any("Nobody known" in word for word in words_on(bell))
    assert "0.3 to 1.1, by how much known loci explain" in words_on(crowd)
    assert not any(
        "Nobody known" in word for word in words_on(gene_editing.draw_edits(1, 3, gene_editing.BEFORE)[0])
    )


# ---- twins ----


def test_half_gives_eight_and_three_quarters_gives_what_was_seen() -> None:
    view = gene_editing.twin_tool()
    assert said(view) == (
        "With heritability 0.5 the tool gives 8 of 100 for an identical co-twin; observed about 25."
    )
    value, error = with_error(evidence[CANADA]["identical_twins"])
    assert abs(gene_editing.relatives(0.75, gene_editing.IDENTICAL) - value) < 0.1 * error
    below = [gene_editing.relatives(one, gene_editing.IDENTICAL) for one in np.arange(0.2, 0.66, 0.05)]
    assert max(below) < value - 1.96 * error


@settings(max_examples=25)
@given(st.floats(0.2, 0.89))
def test_risk_rises_with_heritability_and_with_what_is_shared(heritability: float) -> None:
    risks = {who: gene_editing.relatives(heritability, who) for who in gene_editing.SHARED}
    assert (
        risks[gene_editing.IDENTICAL] > risks[gene_editing.FRATERNAL] > 100 * gene_editing.PEOPLE.prevalence
    )
    assert gene_editing.relatives(heritability + 0.01, gene_editing.IDENTICAL) > risks[gene_editing.IDENTICAL]


# ---- cuts that miss ----


def test_scissors_start_with_the_models_own_guide() -> None:
    own = polygenic.off_target(gene_editing.GUIDE, cells=gene_editing.DOSE)
    assert gene_editing.unwanted("0.15 %").in_dose == pytest.approx(own.in_dose)
    assert said(gene_editing.scissors_miss()) == (
        "With 0.15 % of cells hit, ten million cells carry about 15,000 unwanted edits; a test of 1,000 "
        "cells sees one in 78 of 100 tries. At 70 % efficiency 49 of 100 cells have both copies changed."
    )


def test_no_test_here_sees_one_unwanted_edit_in_ten_million_cells() -> None:
    rare = list(gene_editing.HIT)[-1]
    assert gene_editing.unwanted(rare).in_dose == pytest.approx(1)
    seen = [gene_editing.seen(rare, tested) for tested in gene_editing.TESTED]
    assert seen == sorted(seen)
    assert seen[-1] < 0.1
    needed = gene_editing.cells_to_see_one(rare)
    assert needed > gene_editing.DOSE
    share = gene_editing.unwanted(rare).any_per_cell
    assert 1 - (1 - share) ** needed == pytest.approx(0.95)


@pytest.mark.parametrize("efficiency", gene_editing.EFFICIENCIES)
def test_a_hundred_cells_are_all_drawn(efficiency: float) -> None:
    page = gene_editing.draw_misses(efficiency, "0.15 %", "1,000")[0]
    counts = [int(word) for word in words_on(page) if word.isdigit()]
    assert sum(counts) == 100
    assert counts[0] == round(100 * efficiency**2)


# ---- charts of the model ----


def test_odds_ratios_are_those_that_went_in_and_none_of_the_others_comes_near() -> None:
    ratios = gene_editing_charts.odds_ratios()
    assert ratios.size == gene_editing_charts.PEOPLE.others + 1
    assert ratios[0] == pytest.approx(gene_editing_charts.PEOPLE.hla_odds_ratio)
    assert 1 < ratios[1:].min() < ratios[1:].max() < 1.5


def test_alleles_of_people_with_ms_are_those_of_drawn_genomes() -> None:
    people = polygenic.simulate(gene_editing_charts.PEOPLE, 20_000, rng=np.random.default_rng(12))
    mean, spread = gene_editing_charts.alleles(ill=True)
    weighted = float(np.average(people.alleles, weights=people.risk))
    assert mean == pytest.approx(weighted, abs=0.6)
    assert spread == pytest.approx(
        float(np.sqrt(np.average((people.alleles - weighted) ** 2, weights=people.risk))), rel=0.06
    )
    rng = np.random.default_rng(3)
    ill = rng.choice(people.alleles, 20_000, p=people.risk / people.risk.sum())
    others = rng.choice(people.alleles, 20_000)
    more = 100 * float((ill > others).mean() + 0.5 * (ill == others).mean())
    assert gene_editing_charts.pairs_with_more() == pytest.approx(more, abs=2)


def test_the_bells_hold_everybody_and_their_tails_are_the_models_risks() -> None:
    places = np.linspace(-3.6, 4.8, 337)
    limit = polygenic.threshold(gene_editing_charts.PEOPLE.prevalence)
    twins = gene_editing_charts.co_twin()
    assert np.trapezoid(twins, places) == pytest.approx(1, abs=0.01)
    share = float(np.trapezoid(np.where(places >= limit, twins, 0), places))
    risk = polygenic.recurrence_risk(gene_editing_charts.PEOPLE.prevalence, gene_editing_charts.MATCHED, 1)
    assert share == pytest.approx(risk, abs=0.01)
    table = gene_editing.liability().numbers.rows
    assert [row[1] for row in table] == [
        "30 of 10,000 get MS",
        "about 2,500 of 10,000 get MS",
        "18 of 10,000 get MS",
    ]


def test_carriers_are_the_models_and_most_stay_well() -> None:
    rows = {row[0]: row[1] for row in gene_editing.carriers().numbers.rows}
    assert rows["One copy"] == "5.6 of 1,000 get MS"
    assert rows["Two copies"] == "14.9 of 1,000 get MS"
    assert gene_editing_charts.cases_without() == pytest.approx(43, abs=0.5)


@pytest.mark.parametrize("make", [gene_editing.many_loci, gene_editing.liability, gene_editing.carriers])
@pytest.mark.parametrize("layout", ["wide", "phone"])
def test_charts_are_sound(make: Callable[[], Chart], layout: Layout) -> None:
    chart = make()
    assert chart.faults(layout, "dark", titled=layout == "wide") == []


# ---- panels ----


@pytest.mark.parametrize(
    "pages",
    [
        *(
            lambda loci=loci, risk=risk, who=who: gene_editing.draw_edits(loci, risk, who)
            for loci, risk, who in (
                (0, 1, gene_editing.BEFORE),
                (1, 1, gene_editing.BEFORE),
                (50, 10, gene_editing.BEFORE),
                (10, 10, gene_editing.ADULT),
            )
        ),
        lambda: gene_editing.draw_twins(0.2, gene_editing.FRATERNAL),
        lambda: gene_editing.draw_twins(0.9, gene_editing.IDENTICAL),
        lambda: gene_editing.draw_misses(0.3, "1 in 10 million", "1 million"),
        lambda: gene_editing.draw_misses(0.9, "1 in a million", "1,000"),
    ],
)
def test_panels_have_no_faults_of_lettering(pages: Callable[[], tuple[Page, Page]]) -> None:
    for page in pages():
        assert audit(page.figure) == []


def test_every_state_of_the_scissors_can_be_said() -> None:
    for hit, tested in product(gene_editing.HIT, gene_editing.TESTED):
        sentence = gene_editing.say_misses(0.7, hit, tested)
        assert "of 100 tries" in sentence or "nearly always" in sentence or "hardly ever" in sentence


def test_more_cells_tested_see_no_less() -> None:
    for hit in gene_editing.HIT:
        chances = [gene_editing.seen(hit, tested) for tested in gene_editing.TESTED]
        assert all(few <= many for few, many in pairwise(chances))


def test_cases_are_refused_when_nobody_is_spared() -> None:
    with pytest.raises(ValueError, match="nobody is spared"):
        gene_editing_cases._edited(3, 0)  # noqa: SLF001 - what a sentence would lean on
