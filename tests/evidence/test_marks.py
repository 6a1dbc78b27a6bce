"""Source marks: honest ones pass, planted errors are caught."""

import re
from collections.abc import Callable

import pytest

from mscourse.evidence import evidence
from mscourse.evidence.marks import Models, check, check_notebook, expected, marks, printed

MODELS: Models = {
    "block": lambda: 39.9,
    "pair": lambda: (38.6, 2.94),
    "race": lambda: {"speed": 38.6, "late": 0.58},
    "deep.case": lambda: 17.0,
}

EBV = (
    "35 of 801, and 107 of 1,566; later 1 of the 801. <!-- bjornevik_2022_ebv.ebv_negative_at_baseline, "
    ".ebv_negative_at_baseline_controls, .ebv_negative_at_last_sample_among_cases -->"
)
HONEST = [
    "60 to 80 in 100 people. <!-- davis_2010_thermo.patients_with_temporary_worsening_in_heat -->",
    EBV,
    "32.4 times (95 % interval 4.3 to 245.3). <!-- bjornevik_2022_ebv.ms_after_ebv_seroconversion -->",
    "[59 in 100](https://doi.org/10.3389/x) were tired. <!-- yi_2024_fatigue.pooled_prevalence -->",
    "from 36.5 to 78 in 100. <!-- yi_2024_fatigue.range_in_another_review -->",
    "impulses crossed 2.5 mm of bare membrane. <!-- felts_1997.length_of_continuous_demyelination_still -->",
    "impulses crossed 2,500 µm. <!-- felts_1997.length_of_continuous_demyelination_still -->",
    "7 heat-sensitive people with MS and 6 without. <!-- english_2025_heat.participants -->",
    "white matter without MS fewer than one. <!-- trapp_1998.transected_axons_control_white_matter -->",
    "about 25 in 100 co-twins (standard error 4.4). <!-- willer_2003_twins.identical_twins -->",
    "blocked conduction. <!-- smith_1979_1981.conduction_during_demyelination -->",
    "fell from 3.38 to 2.36 points. <!-- mist_burt2019.mean_edss_baseline_to_1_year -->",
    "was 1.7 points lower. <!-- mist_burt2019.between_group_difference_in_mean_edss -->",
    "the difference was \u22121.7 points. <!-- mist_burt2019.between_group_difference_in_mean_edss -->",
    "No one died. <!-- mist_burt2019.deaths -->"
    if False
    else "There were no deaths. <!-- mist_burt2019.deaths -->",
    "None of 174 died. <!-- silfverberg2024_sweden.treatment_related_death -->",
    "In 54 % of people, 80 of 149. <!-- silfverberg2024_sweden.improved_disability -->",
    "The block comes at 39.9 °C. <!-- model: block -->",
    "38.6 m/s outside, 2.9 m/s inside. <!-- model: pair -->",
    "It is 0.58 ms late. <!-- model: race -->",
    "It is 0.58 ms late. <!-- model: race.late -->",
    "It gives 17. <!-- model: deep.case -->",
    "40 °C against 111 ms. <!-- model: block; matthews_1977_vep.upper_limit_of_normal_mean_plus_2_5_sd -->",
    "39.9 and 17. <!-- model: block; deep.case -->",
    "| a | b |\n| - | - |\n| 11,236 | 75 |\n\n<!-- trapp_1998.transected_axons -->",
    "Three, none. <!-- mist_burt2019.patients_with_disease_progression --> <!-- mist_burt2019.deaths -->",
    "1. Explain how. <!-- disease.1 -->",
    "A misconception. <!-- start.m2 -->",
    "Words. <!-- a remark for the author -->",
    "```python\nx = 1  # <!-- nobody.here -->\n```",
]


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_mark_passes(text: str) -> None:
    assert check("page", text, evidence, MODELS) == []


PLANTED = {
    "wrong digit": ("36 of 801. <!-- bjornevik_2022_ebv.ebv_negative_at_baseline -->", "does not print"),
    "wrong denominator": ("35 of 810. <!-- silfverberg2024_sweden.improved_disability -->", "does not print"),
    "digits swapped": (
        "It is 23.4. <!-- bjornevik_2022_ebv.ms_after_ebv_seroconversion -->",
        "does not print",
    ),
    "rounded too far": ("about 30 in 100. <!-- willer_2003_twins.identical_twins -->", "does not print"),
    "rounded to nothing": (
        "a correlation of 0. <!-- clinico_radiological_2022.same_in_rrms -->",
        "does not print",
    ),
    "wrong record": ("75 in 100 people. <!-- yi_2024_fatigue.pooled_prevalence -->", "does not print"),
    "missing value": ("Many people are tired. <!-- yi_2024_fatigue.pooled_prevalence -->", "does not print"),
    "only in a link": (
        "[Many](https://doi.org/59) are. <!-- yi_2024_fatigue.pooled_prevalence -->",
        "does not print",
    ),
    "only in code": ("Many, `59`. <!-- yi_2024_fatigue.pooled_prevalence -->", "does not print"),
    "in another sentence": (
        "59 are. <!-- yi_2024_fatigue.pooled_prevalence --> Many. <!-- yi_2024_fatigue.pooled_prevalence -->",
        "does not print",
    ),
    "half of a pair": (
        "to 2.36 points. <!-- mist_burt2019.mean_edss_baseline_to_1_year -->",
        "does not print",
    ),
    "half of a range": ("up to 78. <!-- yi_2024_fatigue.range_in_another_review -->", "does not print"),
    "wrong unit": ("2.5 µm. <!-- felts_1997.length_of_continuous_demyelination_still -->", "does not print"),
    "swapped interval": (
        "32.4, 95 % interval 3.4 to 245.3. <!-- bjornevik_2022_ebv.ms_after_ebv_seroconversion -->",
        "interval in the sentence is none",
    ),
    "hidden outcome": (
        "0.65\u20130.95. <!-- expand.3_month_cdp_interval -->",
        "may not be shown: it was not read",
    ),
    "hidden record": ("3 of 4. <!-- net_ms.anything -->", "may not be shown (display: false)"),
    "no such record": ("3 of 4. <!-- nobody_2020.deaths -->", "there is no record 'nobody_2020'"),
    "no such outcome": ("3 of 4. <!-- mist_burt2019.colour -->", "has no outcome 'colour'"),
    "unreadable": ("3 of 4. <!-- see mist_burt2019.deaths there -->", "cannot be read"),
    "nothing before the point": ("3 of 4. <!-- .deaths -->", "cannot be read"),
    "empty model": ("3 of 4. <!-- model: -->", "cannot be read"),
    "wrong model number": ("at 39.7 °C. <!-- model: block -->", "does not print all of case 'block'"),
    "one of two": ("38.6 m/s. <!-- model: pair -->", "does not print all of case 'pair'"),
    "no named number": ("0.85 ms. <!-- model: race -->", "prints no number of case 'race'"),
    "the other name": ("38.6 m/s. <!-- model: race.late -->", "prints no number of case 'race'"),
    "no such name": ("38.6 m/s. <!-- model: race.mood -->", "case 'race' has no 'mood'; it has: speed, late"),
    "no such case": ("38.6 m/s. <!-- model: walk -->", "no model case 'walk'"),
}


@pytest.mark.parametrize("plant", PLANTED)
def test_a_planted_error_is_caught(plant: str) -> None:
    text, problem = PLANTED[plant]
    found = check("chapter 01", text, evidence, MODELS)
    assert len(found) == 1, found
    assert problem in found[0].problem
    assert "chapter 01" in str(found[0])
    assert found[0].mark in text


def test_a_finding_says_what_would_have_to_be_printed() -> None:
    (found,) = check("p", PLANTED["wrong digit"][0], evidence, {})
    assert found.sentence == "36 of 801."
    assert found.expected == ("35",)
    assert str(found).endswith("Expected: 35.")


def test_a_notebook_is_checked_in_its_markdown_cells_only(notebook: Callable[..., str]) -> None:
    good, bad = HONEST[0], PLANTED["wrong digit"][0]
    text = notebook(f"md:{good}", f"x = '{bad}'", f"md:{bad}")
    (found,) = check_notebook("one.ipynb", text, evidence, {})
    assert found.page == "one.ipynb"
    assert found.mark == "bjornevik_2022_ebv.ebv_negative_at_baseline"


@pytest.mark.parametrize("name", evidence.claims)
def test_every_argument_of_a_claim_holds_its_marks(name: str) -> None:
    assert check(name, evidence.claims[name].argument, evidence, {}) == []


NO_FINDING = re.compile(r"\b(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d\b|\bchapter \d\d\b")
"""Days, years and chapters, which need no record."""
DIGIT = re.compile(r"(?<![\w.,])\d")


@pytest.mark.parametrize("name", evidence.claims)
def test_no_number_of_a_claim_stands_without_a_source(name: str) -> None:
    claim = evidence.claims[name]
    behind_the_marks = claim.argument.rpartition("-->")[2]
    for words in (behind_the_marks, claim.wording, claim.change):
        assert not DIGIT.search(NO_FINDING.sub("", words)), words


@pytest.mark.parametrize("name", evidence.claims)
def test_a_claim_is_argued_from_the_records_it_lists(name: str) -> None:
    claim = evidence.claims[name]
    listed = {evidence[one].id for one in claim.records}
    argued = {
        reference.name.partition(".")[0]
        for mark in marks(claim.argument, known=lambda one: one in evidence)
        for reference in mark.references
    }
    assert {evidence[one].id for one in argued} <= listed


def test_a_mark_reaches_back_to_the_one_before_or_to_its_paragraph() -> None:
    text = (
        "No.\n\nOne. Two. <!-- a.b --> Three, `7`, $x^2$, [four](http://5). <!-- model: c -->\n\n<!-- d.e -->"
    )
    found = list(marks(text))
    assert [one.sentence for one in found] == [
        "One. Two.",
        "Three, , , four.",
        "One. Two. Three, , , four.",
    ]
    assert [one.references[0].name for one in found] == ["a.b", "c", "d.e"]


def test_numbers_are_read_as_readers_see_them() -> None:
    found = printed("From 1,566 to \u22121.29; 36.5\u201378.0, 11-12, ten, P100, 5\u202f000 and 2.5 mm.")
    assert [one.value for one in found] == [1566, -1.29, 36.5, 78, 11, 12, 5000, 2.5, 10]
    assert [one.places for one in found] == [0, 2, 1, 1, 0, 0, 0, 1, 0]
    assert found[-2].after == "mm."


def test_a_text_of_many_words_needs_one_of_its_numbers() -> None:
    one = evidence.outcome("kister_2013_narcoms.pattern")
    assert expected(one) == []
