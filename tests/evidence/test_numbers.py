"""The number audit: honest sentences pass, every planted error is caught, and the right number is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.evidence import evidence
from mscourse.evidence import numbers as audit_of
from mscourse.evidence.marks import Models, check
from mscourse.evidence.numbers import Count, Sources, audit

MODELS: Models = {
    "delay": lambda: {"added_ms": 0.5796, "given_percent_left": 3},
    "widths": lambda: [1.0, 2.0],
}
SOURCES = Sources(evidence, MODELS)
EBV = "bjornevik_2022_ebv.ebv_negative_at_baseline, .ebv_negative_at_baseline_controls"
RISK = "bjornevik_2022_ebv.ms_after_ebv_seroconversion"
TWINS = "willer_2003_twins.identical_twins"
CUT = "trapp_1998.transected_axons"
HONEST = {
    "counts with their denominators": f"Missing in 35 of 801 people and in 107 of 1,566. <!-- {EBV} -->",
    "a ratio with its interval": f"At 32.4 times the rate (95 % interval 4.3 to 245.3). <!-- {RISK} -->",
    "a share, rounded, and the others": f"In 25 in 100 co-twins, not in 75. <!-- {TWINS} -->",
    "a link to the study": f"[It](https://doi.org/10.1056/NEJM199801293380502) was 11,236. <!-- {CUT} -->",
    "a model's number and what went in": "With 3 % left it is 0.58 ms late. <!-- model: delay.added_ms -->",
    "several at once": "Axons of 1 and 2 µm conduct. <!-- model: widths -->",
    "a chapter, a year, a date, a label": "Chapter 04, checked 25 November 2026, says so in figure 2.",
    "a level": f"The 95 % interval is 4.3 to 245.3, around 32.4. <!-- {RISK} -->",
    "names": "IL-2 and CD4 cells, Python 3.11, CC BY 4.0.",
    "code and formulas": "Call `f(17)`, or $x = 17$, see [here](https://example.org/17).",
    "a list and headings": "# 01 · The disease\n\n1. First.\n2. Second.",
    "small counts in words": "Three internodes, two rows, one of them thin.",
    "the head of a page": '<div class="ms-head">\n\n- **Time** 90 minutes\n\n</div>',
}
PLANTED = {
    "a wrong digit": (f"They got MS at 34.2 times the rate. <!-- {RISK} -->", "34.2 is no number", "32.4"),
    "a point moved": (f"They got MS at 3.24 times the rate. <!-- {RISK} -->", "3.24 is no number", "4.3"),
    "a swapped interval": (
        f"They got MS at 32.4 times the rate (95 % interval 245.3 to 4.3). <!-- {RISK} -->",
        "interval in the sentence",
        "4.3 to 245.3",
    ),
    "an interval of another study": (
        f"They got MS at 32.4 times the rate (95 % interval 1.0 to 4.9). <!-- {RISK} -->",
        "interval in the sentence",
        "4.3 to 245.3",
    ),
    "a percentage with the wrong denominator": (
        f"About 25 in 1,000 co-twins have it too. <!-- {TWINS} -->",
        "1,000 is no number",
        "370",
    ),
    "a count made a percentage": (
        f"The virus was missing in 35 in 100 people, against 107. <!-- {EBV} -->",
        "'35 in 100' does not belong together",
        "35 of 801",
    ),
    "swapped denominators": (
        f"The virus was missing in 35 of 1,566 people and in 107 of 801. <!-- {EBV} -->",
        "'35 of 1,566' does not belong together",
        "35 of 801",
    ),
    "a number attached to the wrong study": (
        f"In [a register](https://doi.org/10.1126/science.abj8222), 11,236 were cut. <!-- {CUT} -->",
        "leads to another study",
        "10.1056/NEJM199801293380502",
    ),
    "a study's number under another's mark": (
        f"They got MS at 32.4 times the rate. <!-- {CUT} -->",
        "32.4 is no number",
        "trapp_1998",
    ),
    "no mark at all": (
        "Of the people, 40.4 in 100 improved.",
        "40.4 has no source",
        "meta_msc_2023_jcm.improved",
    ),
    "a number behind the last mark": (
        f"They got MS at 32.4 times the rate. <!-- {RISK} --> It took 7 years.",
        "7 has no source",
        "",
    ),
    "a number between two marks": (
        f"It was 32.4 <!-- {RISK} --> in 812 people, and 11,236. <!-- {CUT} -->",
        "812 is no number",
        "",
    ),
    "in a table": (
        f"| lesion | cut |\n|---|---|\n| active | 11,236 |\n| old | 9,138 |\n\n<!-- {CUT} -->",
        "9,138 is no number",
        "11236",
    ),
    "a model's number, rounded wrongly": (
        "The delay is 0.57 ms. <!-- model: delay.added_ms -->",
        "0.57 is no number",
        "0.5796",
    ),
    "a year that counts people": ("In 2024 people it worked.", "2024 has no source", ""),
}


def found(text: str, counts: tuple[Count, ...] = ()) -> list[str]:
    made = [*check("page", text, evidence, MODELS), *audit("page", text, SOURCES, counts=counts)]
    return [str(one) for one in made]


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST)
def test_honest_numbers_pass(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "problem", "expected"), PLANTED.values(), ids=PLANTED)
def test_a_planted_error_is_caught_and_the_right_number_named(text: str, problem: str, expected: str) -> None:
    made = found(text)
    assert any(problem in one and expected in one for one in made), made


@given(st.floats(0.1, 99999).map(lambda value: f"{value:.1f}"))
def test_a_number_without_a_mark_never_passes(number: str) -> None:
    assert any(f"{number} has no source" in one for one in found(f"It was {number} of it."))


@given(st.integers(1000, 99999).filter(lambda count: count not in {11236, 1998}))
def test_a_marked_number_that_is_off_never_passes(count: int) -> None:
    assert any(
        f"{count:,} is no number" in one for one in found(f"Of these, {count:,} were cut. <!-- {CUT} -->")
    )


def test_a_listed_count_passes_on_its_page_only() -> None:
    text = "A score went from 3.0 to 3.5."
    assert found(text, (Count("page", "from 3.0 to 3.5", "invented"),)) == []
    assert found(text, (Count("other", "from 3.0 to 3.5", "invented"),))


def test_what_a_question_computes_may_be_printed() -> None:
    own = audit_of.given([34.9])
    assert audit("q", "It still runs at 34.9 m/s.", SOURCES, own=own) == []
    assert audit("q", "It still runs at 39.4 m/s.", SOURCES, own=own)
