"""Choosing records by closed words, and how free text is sorted into them."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.evidence import Library, Outcome, evidence, kinds
from mscourse.evidence.selecting import QUESTIONS
from tests.evidence.conftest import Folder

DEATHS = [
    "mist_burt2019.deaths",
    "canadian_atkins2016.transplant_related_death",
    "muraro2017_longterm.death_within_100_days_considered_transplant",
    "sormani2017_meta.transplant_related_mortality",
    "boffa2021_italy.death_within_100_days",
    "boffa2021_italy.deaths_in_patients_transplanted_after_2007",
    "silfverberg2024_sweden.treatment_related_death",
    "nicholas2021_london.transplant_related_death",
    "burt2021_507.treatment_related_death",
    "burt2021_507.overall_survival",
    "burman2014_sweden.mortality",
    "ruizarguelles2019_mexico.transplant_related_deaths",
    "melnichenko2022_russia.transplant_related_mortality",
    "burt2015_jama.procedure_related_deaths",
    "fischbach2026_germany.transplant_related_death",
    "cohen_2023_mscntf.deaths",
    "meta_ams_2019_pooled.treatment_related_mortality",
    "thompson_2020_msc_safety.death",
]
WORSE = [
    "mist_burt2019.time_to_disease_progression_edss_rise_ge_1",
    "mist_burt2019.patients_with_disease_progression_dmt",
    "mist_interim_2018.treatment_failure_edss_up_ge_1_0_sustained",
    "haltms_nash2017.progression_free_survival",
    "boffa2021_italy.disability_worsening_free_survival_progressive",
    "silfverberg2024_sweden.worse_disability",
    "silfverberg2024_sweden.stable_disability",
    "kalincik2024_progressive.6_month_confirmed_edss_worsening",
    "boffa2023_active_spms.time_to_6_month_confirmed_disability",
    "muraro2025_london_vs_alz_ocr.disability_progression",
    "snowden2017_ebmt_trends.better_pfs_with_jacie_accreditation",
    "petrou_2020.treatment_failure_edss_progression_sham",
    "meta_ams_2019_pooled.progression",
    "meta_msc_2023_jcm.worse",
    "ng01_openlabel_4yr.stable_or_better",
    "ruizarguelles2019_mexico.self_reported_edss_improved_or_stable",
]
BETTER = [
    "silfverberg2024_sweden.improved_disability",
    "kalincik2024_progressive.6_month_confirmed_edss_improvement",
    "harris_2024_mscnp_phase2.edss_plus_improvement_primary_saline",
    "meta_msc_2023_jcm.improved",
]
RELAPSES = [
    "haltms_nash2017.relapse_free_survival",
    "canadian_atkins2016.relapses_after_transplant",
    "kalincik2023_rrms_emulation.annualised_relapse_rate",
    "muraro2025_london_vs_alz_ocr.relapse",
    "petrou_2020.relapse_rate_fall",
    "define.patients_relapsing_primary",
    "optimum.rate_ratio",
]
NEDA = [
    "haltms_nash2017.event_free_survival_no_death_progression",
    "canadian_atkins2016.activity_free_survival_relapse_new",
    "sormani2017_meta.neda_pooled",
    "boffa2021_italy.neda_3_failure_with_beam_plus_atg",
    "burman2014_sweden.disease_free_survival_neda_like",
    "fischbach2026_germany.neda_3_ppms",
    "noui2025_factors.ebv_and_activity",
    "petrou_2020.no_evidence_of_disease_activity_sham",
]
OTHERS: dict[str, kinds.OutcomeKind] = {
    "astims_mancardi2015.cumulative_new_t2_lesions": "mri_activity",
    "haltms_nash2017.mri_activity_free_survival": "mri_activity",
    "uccelli_2021_mesems.total_gadolinium_enhancing_lesions_primary": "mri_activity",
    "rocca2007_atrophy.brain_volume_loss": "brain_volume",
    "haltms_brain_volume.long_term_rate": "brain_volume",
    "mist_burt2019.between_group_difference_in_mean_edss": "disability_level",
    "cohen_2023_mscntf.25_percent_better_t25fw": "walking_and_hand",
    "cohen_2023_mscntf.8_letter_better_low_contrast_acuity": "vision",
    "ccmr2_2025.p100_latency_full_field_vep_primary": "conduction",
    "giedraitiene_2022_qol.fatigue": "quality_of_life",
    "mehra2019_ebv.rising_ebv_dna": "infection",
    "silfverberg2024_sweden.febrile_neutropenia": "other_harm",
    "leone_2023_hnsc.deaths_or_serious_events_from_treatment": "other_harm",
    "massarotti2021_fertility.menses_recovered": "fertility",
    "fox_2015_risk.median_tolerated_risk_of_immediate_death": "choices",
    "mariottini_2024_cost.cost_needed_to_treat_for_neda": "cost",
    "ram_ms.primary_endpoint": "trial_status",
}
KINDS = (
    dict.fromkeys(DEATHS, "death")
    | dict.fromkeys(WORSE, "disability_worsening")
    | dict.fromkeys(BETTER, "disability_improvement")
    | dict.fromkeys(RELAPSES, "relapses")
    | dict.fromkeys(NEDA, "neda")
    | OTHERS
)


@pytest.mark.parametrize("name", KINDS)
def test_a_number_is_of_the_kind_that_a_reader_would_say(name: str) -> None:
    assert kinds.outcome_kind(evidence.outcome(name)) == KINDS[name]


def test_few_numbers_on_treatments_are_of_no_kind() -> None:
    treated = [one for one in evidence if kinds.therapy(one) in {"ahsct", "msc"}]
    found = [kinds.outcome_kind(each) for one in treated for each in one]
    assert found.count("other") < len(found) / 20


@pytest.mark.parametrize(
    ("name", "therapy", "design", "phenotype"),
    [
        ("mist_burt2019", "ahsct", "randomised", "relapsing"),
        ("kalincik2024_progressive", "ahsct", "comparison", "progressive"),
        ("muraro2017_longterm", "ahsct", "single_group", "mixed"),
        ("sormani2017_meta", "ahsct", "pooled_single_groups", "any_ms"),
        ("tolf_2024_qual", "ahsct", "survey", "not_stated"),
        ("cibmtr2012_volume", "ahsct", "single_group", "not_only_ms"),
        ("storek2008_recovery", "ahsct", "mechanism", "not_only_ms"),
        ("uccelli_2021_mesems", "msc", "randomised", "mixed"),
        ("meta_msc_eae_2020", "msc", "animals_or_cells", "not_stated"),
        ("thompson_2020_msc_safety", "msc", "pooled_randomised", "not_stated"),
        ("meta_rct_stemcell_recent", "other_cells", "pooled_randomised", "not_stated"),
        ("hercules", "drug", "randomised", "progressive"),
        ("tolebrutinib_regulators_2026", "drug", "review", "progressive"),
        ("pearson_2015_walking", "rehabilitation", "pooled_randomised", "any_ms"),
        ("tanasescu_2018_quit", "not_smoking", "comparison", "any_ms"),
        ("handel_2011_smoking", "none", "observation", "not_stated"),
        ("trapp_1998", "none", "observation", "not_stated"),
        ("kysa8_sps_2025", "car_t", "single_group", "not_only_ms"),
    ],
)
def test_a_record_is_sorted_by_what_it_is(name: str, therapy: str, design: str, phenotype: str) -> None:
    record = evidence[name]
    assert (kinds.therapy(record), kinds.design(record), kinds.phenotype(record)) == (
        therapy,
        design,
        phenotype,
    )


def test_a_subgroup_has_a_form_of_its_own_but_a_group_to_compare_with_has_not() -> None:
    series = evidence["burt2021_507"]
    assert kinds.phenotype(series) == "mixed"
    assert kinds.phenotype(series, series["progression_free_survival"]) == "relapsing"
    assert kinds.phenotype(series, series["progression_free_survival_spms"]) == "progressive"
    against = evidence["mariottini2022_nfl"]
    assert kinds.phenotype(against, against["baseline_snfl_vs_spms_controls"]) == "mixed"


def test_one_question_one_word() -> None:
    found = evidence.select(therapy="ahsct", design="randomised")
    assert [one.id for one in found] == ["mist_burt2019", "mist_interim_2018", "astims_mancardi2015"]


WORDS: dict[str, Any] = {
    name: st.none() | st.sets(st.sampled_from(sorted(possible)), min_size=1)
    for name, (possible, _) in QUESTIONS.items()
}


@cache
def with_word(name: str, word: str) -> frozenset[str]:
    return frozenset(one.id for one in evidence.select(**{name: word}))  # type: ignore[arg-type]  # a word of that question


@given(st.fixed_dictionaries(WORDS))
def test_or_within_a_question_and_between_questions(wanted: dict[str, Any]) -> None:
    expected = {one.id for one in evidence}
    for name, words in wanted.items():
        if words is not None:
            expected &= frozenset[str]().union(*(with_word(name, word) for word in words))
    found = [one.id for one in evidence.select(**wanted)]
    assert found == [one.id for one in evidence if one.id in expected]


def test_every_word_of_the_closed_lists_is_in_use() -> None:
    for name, (possible, _) in QUESTIONS.items():
        for word in possible:
            assert evidence.select(**{name: word}), (name, word)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"therapy": "asct"}, "therapy: there is no 'asct'; nearest: ahsct. There are: ahsct, msc"),
        ({"outcome": ["neda", "deaths"]}, "outcome: there is no 'deaths'; nearest: death. There are: death,"),
        ({"topic": "qqq"}, "topic: there is no 'qqq'. There are: ahsct"),
        ({"design": []}, "design: no word is given; leave it out to take all"),
    ],
)
def test_an_unknown_word_is_refused_with_those_there_are(wanted: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        evidence.select(**wanted)


def test_an_exception_that_names_nothing_would_go_unseen() -> None:
    from mscourse.evidence import kind_rules

    for name in [*kind_rules.THERAPY_OF, *kind_rules.DESIGN_OF]:
        assert name in evidence.records
    for name in kind_rules.KIND_OF:
        assert isinstance(evidence.outcome(name), Outcome)


def test_a_new_record_is_sorted_without_being_listed_anywhere(folder: Folder) -> None:
    library = Library(folder.write())
    assert [one.id for one in library.select(topic="msc", therapy="msc", phenotype="relapsing")] == [
        "made_2020"
    ]
    assert library.select(outcome="death") == (library["made_2020"],)


def test_the_frame_has_the_closed_words() -> None:
    frame = evidence.frame()
    deaths = frame[(frame.therapy_kind == "ahsct") & (frame.outcome_kind == "death") & frame.events.notna()]
    assert {"nicholas2021_london", "muraro2017_longterm"} <= set(deaths.record)
    assert set(frame.phenotype_kind) <= set(kinds.PHENOTYPES)
    assert set(frame.design_kind) <= set(kinds.DESIGNS)
