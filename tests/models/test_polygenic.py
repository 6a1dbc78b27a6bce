"""Many small inherited risks: known cases, properties, then bad input."""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, multivariate_normal, norm, poisson

from mscourse.evidence import evidence
from mscourse.models import polygenic

some = settings(max_examples=40, deadline=None)
few = settings(max_examples=10, deadline=None)
PLAIN = polygenic.Parameters()
prevalences = st.floats(1e-4, 0.3)
settings_drawn = st.builds(
    polygenic.Parameters,
    prevalence=st.floats(1e-3, 0.02),
    hla_odds_ratio=st.floats(1, 3),
    hla_frequency=st.floats(0.05, 0.3),
    others=st.integers(10, 300),
    known_heritability=st.floats(0.09, 0.2),
    spread=st.floats(0, 1.5),
)


def seeded(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


# Known cases


def test_half_of_a_population_lies_above_nought() -> None:
    assert polygenic.threshold(0.5) == pytest.approx(0, abs=1e-15)
    assert polygenic.intensity(0.5) == pytest.approx(math.sqrt(2 / math.pi))


def test_an_odds_ratio_of_1_has_no_effect() -> None:
    assert polygenic.liability_effect(1, 0.003) == 0
    assert polygenic.locus_variance(1, 0.3, 0.003) == 0


def test_identical_twins_who_inherit_all_share_all() -> None:
    assert polygenic.recurrence_risk(0.003, 1, 1) == pytest.approx(1, rel=1e-9)
    assert polygenic.recurrence_risk(0.003, 0, 1) == 0.003
    # At a threshold of 0 the bivariate normal has a closed form (Sheppard): 1/4 + asin(r) / (2 pi).
    known = (0.25 + math.asin(0.3) / (2 * math.pi)) / 0.5
    assert polygenic.recurrence_risk(0.5, 0.6, 0.5) == pytest.approx(known, rel=1e-12)


def test_no_edit_is_the_population_as_it_is() -> None:
    for made in (polygenic.edit(PLAIN, 0), polygenic.edit(PLAIN, 233, efficiency=0)):
        assert made.risk == pytest.approx(0.003, rel=1e-12)
        assert made.shift == 0
        assert made.variance == 1
        assert not made.warning


def test_stand_ins_have_numbers_and_only_one_locus_has_a_name() -> None:
    known = polygenic.architecture(PLAIN)
    assert known.name(0) == "HLA-DRB1*15:01"
    assert [known.name(locus) for locus in (1, 232)] == ["stand-in 1", "stand-in 232"]


def test_the_stand_ins_are_those_of_the_specification() -> None:
    known = polygenic.architecture(PLAIN)
    unit = polygenic.liability_effect(math.e, PLAIN.prevalence)
    odds = np.exp(known.effect[1:] / unit)
    assert odds.max() == pytest.approx(1.38, abs=0.005)
    assert np.median(odds) == pytest.approx(1.05, abs=0.005)
    assert (np.diff(odds) <= 0).all()
    assert known.frequency.size == 233


def test_a_cell_with_two_alleles_is_edited_in_neither_one_or_both() -> None:
    assert polygenic.alleles_edited(0.7) == pytest.approx(binom.pmf([2, 1, 0], 2, 0.7))
    assert polygenic.alleles_edited(0).tolist() == [0, 0, 1]
    assert polygenic.alleles_edited(1).tolist() == [1, 0, 0]


def test_unwanted_edits_are_poisson_and_add_up() -> None:
    made = polygenic.off_target(polygenic.Guide(sites=(2, 5), rates=(0.1, 0.02)), cells=1000, guides=3)
    assert made.per_cell == pytest.approx(0.9)
    assert made.any_per_cell == pytest.approx(1 - poisson.pmf(0, 0.9))
    assert made.in_dose == pytest.approx(900)
    assert polygenic.off_target(polygenic.Guide(), guides=0) == polygenic.OffTarget(0, 0, 0)


def test_what_known_loci_explain_is_a_range() -> None:
    low, high = polygenic.risk_range(PLAIN, 10)
    held = [
        polygenic.edit(replace(PLAIN, known_heritability=share), 10).risk
        for share in polygenic.KNOWN_HERITABILITY
    ]
    assert (low, high) == (min(held), max(held))
    assert low < high / 3
    assert list(polygenic.KNOWN_HERITABILITY) == pytest.approx([0.092, 0.144])


def test_genomes_have_the_alleles_and_the_risk_of_their_population() -> None:
    made = polygenic.simulate(PLAIN, 40_000, rng=seeded())
    mean, spread = polygenic.architecture(PLAIN).alleles
    assert made.alleles.mean() == pytest.approx(mean, abs=5 * spread / 200)
    assert made.alleles.std() == pytest.approx(spread, rel=0.02)
    assert made.score.mean() == pytest.approx(0, abs=5 * made.score.std() / 200)
    assert made.score.var() == pytest.approx(PLAIN.known_heritability, rel=0.03)
    assert made.mean_risk == pytest.approx(PLAIN.prevalence, rel=0.08)
    assert made.standard_error == pytest.approx(made.risk.std() / 200)


@pytest.mark.parametrize(("loci", "efficiency"), [(1, 1.0), (1, 0.5), (10, 1.0), (10, 0.7)])
def test_edited_genomes_have_the_risk_of_the_closed_form(loci: int, efficiency: float) -> None:
    made = polygenic.simulate(PLAIN, 40_000, rng=seeded(2), loci=loci, efficiency=efficiency)
    known = polygenic.edit(PLAIN, loci, efficiency)
    assert made.mean_risk == pytest.approx(known.risk, rel=0.08)
    assert made.score.mean() == pytest.approx(known.shift, abs=0.01)


def test_the_figures_of_the_card_are_those_of_the_model() -> None:
    assert polygenic.locus_variance(3, 0.15, 0.003) == pytest.approx(0.033, abs=5e-4)
    assert 1 - polygenic.edit(PLAIN, 1).risk / 0.003 == pytest.approx(0.39, abs=0.005)
    by_copies = polygenic.risk_by_copies(PLAIN)
    assert by_copies == pytest.approx([0.0018, 0.0056, 0.015], rel=0.03)
    people = np.array([0.85**2, 2 * 0.85 * 0.15, 0.15**2])
    assert people @ by_copies == pytest.approx(0.003, rel=0.03)  # a step of three is not quite normal
    assert people[0] * by_copies[0] / (people @ by_copies) == pytest.approx(0.43, abs=0.005)
    assert polygenic.excess_alleles(PLAIN) == pytest.approx(5.3, abs=0.05)
    assert polygenic.recurrence_risk(0.003, 0.5, 1) == pytest.approx(0.082, abs=5e-4)
    assert polygenic.recurrence_risk(0.003, 0.5, 0.5) == pytest.approx(0.020, abs=5e-4)
    assert polygenic.edit(PLAIN, 10).risk == pytest.approx(1.09e-4, rel=5e-3)
    assert polygenic.risk_range(PLAIN, 10)[0] == pytest.approx(0.29e-4, rel=0.02)
    assert polygenic.edit(PLAIN, 10, 0.7).risk == pytest.approx(3.5e-4, rel=5e-3)
    every = polygenic.edit(PLAIN, 233)
    assert every.risk < 1e-14
    assert "15.5 standard deviations" in every.warning
    assert polygenic.off_target(polygenic.Guide(), guides=10).any_per_cell == pytest.approx(0.015, abs=5e-4)


def test_the_families_of_the_card_are_those_of_the_evidence() -> None:
    told = {"identical_twins": "25.3", "fraternal_twins": "5.4", "non_twin_siblings": "2.9"}
    for outcome, words in told.items():
        assert str(evidence.outcome(f"willer_2003_twins.{outcome}").text).startswith(words)
    copies = [
        evidence.outcome(f"hla_drb1_1501.risk_with_{words}").text for words in ("one_copy", "two_copies")
    ]
    assert copies == ["about 3", "about 6"]
    none, one, two = (risk / (1 - risk) for risk in polygenic.risk_by_copies(PLAIN))
    assert (one / none, two / none) == pytest.approx((3.03, 8.2), abs=0.05)


# Another library, with inputs drawn afresh


@some
@given(prevalences, st.floats(0, 0.95), st.sampled_from([1.0, 0.5, 0.25]))
def test_a_relatives_risk_is_scipys_bivariate_normal(
    prevalence: float, heritability: float, relatedness: float
) -> None:
    correlation, limit = heritability * relatedness, norm.ppf(prevalence)
    both = multivariate_normal.cdf([limit, limit], cov=[[1, correlation], [correlation, 1]])
    made = polygenic.recurrence_risk(prevalence, heritability, relatedness)
    assert made == pytest.approx(both / prevalence, rel=1e-5, abs=1e-7)


@some
@given(prevalences)
def test_the_threshold_is_scipys(prevalence: float) -> None:
    limit = polygenic.threshold(prevalence)
    assert norm.sf(limit) == pytest.approx(prevalence, rel=1e-12)
    assert polygenic.intensity(prevalence) == pytest.approx(norm.pdf(limit) / prevalence, rel=1e-12)


# Properties


@some
@given(settings_drawn)
def test_known_loci_explain_what_they_are_said_to(setting: polygenic.Parameters) -> None:
    known = polygenic.architecture(setting)
    assert known.variance.sum() == pytest.approx(setting.known_heritability, rel=1e-12)
    assert known.frequency.shape == known.effect.shape == (setting.others + 1,)
    assert ((known.frequency > 0) & (known.frequency < 1)).all()
    assert (known.effect >= 0).all()


@some
@given(settings_drawn, st.floats(0, 1))
def test_more_edits_leave_less_risk(setting: polygenic.Parameters, efficiency: float) -> None:
    made = [polygenic.edit(setting, loci, efficiency) for loci in (0, 1, 5, setting.others + 1)]
    risks = [one.risk for one in made]
    assert risks[0] == pytest.approx(setting.prevalence, rel=1e-9)
    assert all(then <= first * (1 + 1e-12) for first, then in pairwise(risks))
    assert all(1 - setting.known_heritability - 1e-12 <= one.variance for one in made)


@some
@given(settings_drawn, st.floats(0, 0.9))
def test_a_better_editor_moves_the_mean_farther(setting: polygenic.Parameters, efficiency: float) -> None:
    worse, better = (polygenic.edit(setting, 5, share) for share in (efficiency, efficiency + 0.1))
    assert better.shift <= worse.shift
    full = polygenic.edit(setting, 5)
    assert worse.shift == pytest.approx(efficiency * full.shift, rel=1e-9)


@some
@given(st.floats(1e-4, 0.1), st.floats(0.05, 0.95))
def test_closer_relatives_are_at_more_risk(prevalence: float, heritability: float) -> None:
    twin, sibling, cousin = (polygenic.recurrence_risk(prevalence, heritability, r) for r in (1, 0.5, 0.125))
    assert 1 > twin > sibling > cousin > prevalence


@some
@given(settings_drawn)
def test_more_copies_are_more_risk(setting: polygenic.Parameters) -> None:
    assert (np.diff(polygenic.risk_by_copies(setting)) >= 0).all()
    assert polygenic.excess_alleles(setting) >= 0


@few
@given(settings_drawn, st.integers(0, 2**32))
def test_the_same_seed_draws_the_same_people(setting: polygenic.Parameters, seed: int) -> None:
    one, again, other = (
        polygenic.simulate(setting, 200, rng=seeded(chosen)) for chosen in (seed, seed, seed + 1)
    )
    assert (one.risk == again.risk).all()
    assert (one.alleles == again.alleles).all()
    assert (one.score != other.score).any()
    assert ((one.risk > 0) & (one.risk < 1)).all()
    assert ((one.alleles >= 0) & (one.alleles <= 2 * (setting.others + 1))).all()


@few
@given(settings_drawn)
def test_who_has_a_higher_score_is_at_more_risk(setting: polygenic.Parameters) -> None:
    made = polygenic.simulate(setting, 500, rng=seeded())
    assert (np.diff(made.risk[np.argsort(made.score)]) >= -1e-15).all()


def test_all_loci_edited_in_all_alleles_leaves_people_alike() -> None:
    made = polygenic.simulate(PLAIN, 100, rng=seeded(), loci=233)
    assert (made.alleles == 0).all()
    assert made.mean_risk == pytest.approx(polygenic.edit(PLAIN, 233).risk, rel=1e-9)


# Bad input


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: polygenic.Parameters(prevalence=0.3e1), "prevalence is 3.0; .*write 0.003"),
        (lambda: polygenic.Parameters(prevalence=0), "prevalence is 0; it must be from"),
        (lambda: polygenic.Parameters(hla_odds_ratio=0.5), "hla_odds_ratio is 0.5; it must be from 1"),
        (lambda: polygenic.Parameters(hla_frequency=15), "hla_frequency is 15; .*0.15 for 15 per cent"),
        (lambda: polygenic.Parameters(others=0), "others is 0; it must be from 1"),
        (lambda: polygenic.Parameters(others=2.5), "others is 2.5; it must be a whole number"),  # type: ignore[arg-type]  # bad input
        (lambda: polygenic.Parameters(known_heritability=math.nan), "known_heritability is nan"),
        (lambda: polygenic.Parameters(known_heritability=0.01), "the HLA allele alone explains 0.0329"),
        (lambda: polygenic.Parameters(spread=-1), "spread is -1"),
        (lambda: polygenic.Guide(sites=()), "sites is empty"),
        (lambda: polygenic.Guide(sites=(1, -1), rates=(0.1, 0.1)), "sites holds -1"),
        (lambda: polygenic.Guide(sites=(1, 2), rates=(0.1, 3)), "rates holds 3"),
        (lambda: polygenic.Guide(sites=(1, 2), rates=(0.1,)), "sites has 2 values and rates has 1"),
        (lambda: polygenic.edit(PLAIN, 234), "loci is 234; it must be from 0 to 233"),
        (lambda: polygenic.edit(PLAIN, 1, 70), "efficiency is 70; .*0.7 for 70 per cent"),
        (lambda: polygenic.alleles_edited(-0.1), "efficiency is -0.1"),
        (lambda: polygenic.off_target(polygenic.Guide(), cells=0), "cells is 0"),
        (lambda: polygenic.off_target(polygenic.Guide(), guides=-1), "guides is -1"),
        (lambda: polygenic.recurrence_risk(0.003, 50, 1), "heritability is 50; .*0.5 for 50"),
        (lambda: polygenic.recurrence_risk(0.003, 0.5, 2), "relatedness is 2"),
        (lambda: polygenic.recurrence_risk(0.9, 0.5, 1), "prevalence is 0.9"),
        (lambda: polygenic.liability_effect(0, 0.003), "odds_ratio is 0"),
        (lambda: polygenic.locus_variance(3, 15, 0.003), "frequency is 15"),
        (lambda: polygenic.simulate(PLAIN, 0, rng=seeded()), "people is 0"),
        (lambda: polygenic.simulate(PLAIN, 10**7, rng=seeded()), "2.33e.09 genotypes; the limit"),
        (lambda: polygenic.simulate(PLAIN, 10, rng=seeded(), loci=-1), "loci is -1"),
    ],
)
def test_a_bad_value_is_named_with_its_range(make: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: polygenic.simulate(PLAIN, 10, rng=1), "rng is 1; give a generator"),  # type: ignore[arg-type]  # bad input
        (lambda: polygenic.Parameters(spread="1"), "spread is '1'; write a number"),  # type: ignore[arg-type]  # bad input
    ],
)
def test_a_value_of_the_wrong_kind_is_named(make: Callable[[], object], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        make()
