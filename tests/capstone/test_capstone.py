"""The capstone: articles that hold what they say, and a checker that finds what can be found."""

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
import textstat
from hypothesis import given, settings
from hypothesis import strategies as st

from mscourse.capstone import Claim, Work, article, numbers, reading, review
from mscourse.capstone.articles import CERTAINTY, FOLDER, NAMES, VERDICTS, Article, BankError, named, parsed
from mscourse.capstone.checking import check
from mscourse.capstone.samples import NAMES as SAMPLES
from mscourse.capstone.samples import sample
from mscourse.capstone.work import WorkError
from mscourse.evidence import evidence
from mscourse.quizzes import keys

ARTICLES = [named(one) for one in NAMES]
CHAPTERS = Path(__file__).parents[2] / "chapters"
GAP = 1.0  # school years between two ways to count syllables


def notes(work: Work, sign: str) -> list[str]:
    return [note.words for row in check(work).rows for note in row.notes if note.sign == sign]


# ---- the articles ----


@pytest.mark.parametrize("one", ARTICLES, ids=lambda one: one.name)
def test_every_record_that_an_article_asks_for_may_be_shown(one: Article) -> None:
    for claim in one.claims:
        for name in (*claim.records, *claim.against):
            assert evidence[name].id == name


@pytest.mark.parametrize("one", ARTICLES, ids=lambda one: one.name)
def test_every_hint_names_a_heading_of_its_chapter(one: Article) -> None:
    for claim in one.claims:
        found = re.fullmatch(r"chapter (\d\d), (.+)", claim.look)
        assert found, claim.look
        (chapter,) = CHAPTERS.glob(f"{found[1]}_*.ipynb")
        cells = nbformat.read(chapter, as_version=4).cells
        lines = [line for cell in cells if cell.cell_type == "markdown" for line in cell.source.split("\n")]
        assert found[2] in [line.lstrip("# ") for line in lines if line.startswith("#")], claim.look


@pytest.mark.parametrize("one", ARTICLES, ids=lambda one: one.name)
def test_the_true_numbers_of_an_article_are_those_of_their_records(one: Article) -> None:
    for figure in one.figures:
        found = keys.compute(figure.key)
        assert isinstance(found, float)
        assert found == pytest.approx(figure.value)


@pytest.mark.parametrize("one", ARTICLES[1:], ids=lambda one: one.name)
def test_an_article_holds_true_and_untrue_claims_in_different_mixtures(one: Article) -> None:
    first = [claim.verdicts[0] for claim in one.claims]
    assert "supported" in first
    assert {"unsupported", "open"} & set(first)
    assert len(first) >= 7


def test_the_three_articles_differ_in_quality() -> None:
    shares = [sum(c.verdicts[0] == "supported" for c in one.claims) / len(one.claims) for one in ARTICLES[1:]]
    assert shares[0] > shares[1]
    assert shares[0] > shares[2]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (b"words: free of harm", b"words: free of all harm", "do not stand in the text"),
        (b"verdicts: [supported]", b"verdicts: [certain]", "supported, partly"),
        (b"most: low", b"most: certain", "very low, low"),
        (b"shown: 1.7 milliseconds earlier", b"shown: 1.8 milliseconds", "is not in the text"),
        (b"title: ", b"titel: ", "title"),
    ],
)
def test_a_broken_article_is_refused_with_line_and_remedy(old: bytes, new: bytes, complaint: str) -> None:
    text = (FOLDER / "example.yaml").read_bytes()
    assert old in text
    with pytest.raises(BankError, match=r"line \d+.*Remedy: ") as error:
        parsed("example", text.replace(old, new, 1), "example.yaml")
    assert complaint in str(error.value)


def test_an_article_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(KeyError, match="example, one, two, three"):
        article("four")


# ---- the samples: a known case each ----


def test_the_strong_sample_holds_everywhere() -> None:
    result = check(sample("strong"))
    assert result.holds == result.total
    assert len(result.found) == len(result.article.claims)


def test_the_fluent_sample_has_to_mend_an_invented_number_a_record_and_advice() -> None:
    must = notes(sample("fluent"), "must")
    assert any("93 stands in none" in one for one in must)
    assert any("stem_cell_review_2024" in one for one in must)
    assert any("is advice" in one for one in must)
    assert any("harms" in one for one in notes(sample("fluent"), "look"))


def test_the_middling_sample_is_hard_to_read_and_too_sure() -> None:
    look = notes(sample("middling"), "look")
    assert any(one.startswith("Grade 17") for one in look)
    assert any("is more than such records carry. Who was compared?" in one for one in look)
    assert any("%" in one for one in look)
    assert not notes(sample("middling"), "must")


# ---- single mistakes, each with its own words ----


def one_claim(**changed: Any) -> Work:
    given: dict[str, Any] = {
        "words": "free of harm",
        "verdict": "unsupported",
        "records": ["trapms_2024_clemastine"],
        "certainty": "low",
        "better": "Some got worse on it.",
    }
    return Work("example", [Claim(**given | changed)])


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"words": "free of all harm"}, "does not stand in the article"),
        ({"words": "The tablet is cheap"}, "is none that our records speak to"),
        ({"words": named("example").paragraphs[1]}, "holds more than one idea; split it"),
        ({"verdict": "supported"}, "is hard to defend"),
        ({"certainty": "high"}, "is more than such records carry"),
        ({"records": ["mist_burt2019"]}, "no record that you name speaks to it"),
        ({"records": ["green_2017_rebuild"]}, "a record that limits it"),
        ({"better": " "}, "the sentence that you would print instead is missing"),
    ],
)
def test_a_mistake_meets_its_own_words(changed: dict[str, Any], complaint: str) -> None:
    assert any(complaint in one for one in notes(one_claim(**changed), "look")), notes(
        one_claim(**changed), "look"
    )
    assert not any(complaint in one for one in notes(one_claim(), "look"))


def test_the_same_claim_twice_counts_once() -> None:
    (claim,) = one_claim().claims
    work = Work("example", [claim, claim])
    assert len(check(work).found) == 1
    assert any("says the same as another" in one for one in notes(work, "look"))


def test_a_record_for_what_no_record_can_speak_to_is_questioned() -> None:
    words = "A treatment for everyone is only two years away"
    work = Work("two", [Claim(words, "unsupported", ["mist_burt2019"], "very low", "Nobody knows.")])
    assert any("none of these records is about it" in one for one in notes(work, "look"))


@pytest.mark.parametrize(
    ("fair", "complaint"),
    [
        ("word " * 251, "251 words; 250 at most."),
        ("It is a miracle.", "promises more than a record can"),
        ("It made signals faster.", "Your records hold harms"),
        ("It helped 33% of them.", "for %"),
    ],
)
def test_a_text_with_a_fault_is_told(fair: str, complaint: str) -> None:
    work = Work("example", one_claim().claims, fair=fair)
    assert any(complaint in one for one in notes(work, "look")), notes(work, "look")


def test_an_empty_capstone_is_told_where_to_begin() -> None:
    look = notes(Work("one"), "look")
    assert "You found 0 of 7 claims that records can speak to." in look
    assert any("Find a claim first" in one for one in look)
    assert not notes(Work("one"), "must")


def test_what_is_left_to_find_is_never_given_away() -> None:
    told = review(Work("three")).plain()
    for claim in named("three").claims:
        assert claim.why not in told
        assert claim.words not in told


# ---- bad input ----


@pytest.mark.parametrize(
    ("make", "remedy"),
    [
        (lambda: Claim("a", "maybe"), "write one of: supported"),
        (lambda: Claim("a", "open", certainty="sure"), "write one of: high"),
        (lambda: Claim("a", "open", records="mist_burt2019"), "a list of names"),
        (lambda: Claim("a", "open", records=[3]), "a list of names"),  # type: ignore[list-item]  # what a student may write
        (lambda: Claim(3, "open"), "a text in quotes"),  # type: ignore[arg-type]  # as above
        (lambda: Claim("a" * 5000, "open"), "copy one sentence or less"),
        (lambda: Work("one", ["free of harm"]), r"a list of Claim\(...\)"),  # type: ignore[list-item]  # as above
        (lambda: Work("one", [Claim("a", "open")] * 41), "keep those that matter"),
        (lambda: Work("one", fair=None), "a text in quotes"),  # type: ignore[arg-type]  # as above
        (lambda: Work("one", fair="a" * 5000), "250 words are far less"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write(make: Any, remedy: str) -> None:
    with pytest.raises(WorkError, match=remedy):
        make()


@settings(max_examples=40)
@given(
    st.sampled_from(NAMES),
    st.lists(
        st.builds(
            Claim,
            words=st.text(max_size=60) | st.sampled_from([c.words for one in ARTICLES for c in one.claims]),
            verdict=st.sampled_from(VERDICTS),
            records=st.lists(st.text(max_size=8) | st.just("mist_burt2019"), max_size=3),
            certainty=st.sampled_from(CERTAINTY),
            better=st.text(max_size=20),
        ),
        max_size=5,
    ),
    st.text(max_size=300),
)
def test_whatever_is_handed_in_gets_a_review(name: str, claims: list[Claim], fair: str) -> None:
    result = check(Work(name, claims, fair))
    assert 0 <= result.holds <= result.total
    assert len(result.found) <= len(result.article.claims)


# ---- numbers and reading ----


def test_a_number_is_traced_through_intervals_rounding_and_commas() -> None:
    record = evidence["uccelli_2021_mesems"]
    assert numbers.untraced("0.94 (0.58 to 1.50) in 144 people", [record], "") == []
    assert numbers.untraced("about 17 of 100", [evidence["sormani2017_meta"]], "") == []
    assert numbers.untraced("2,696 people", [evidence["thompson_2020_msc_safety"]], "") == []
    assert numbers.untraced("0.93 in 145 people", [record], "") == ["0.93", "145"]
    assert numbers.untraced("93 of 100", [record], "as 93 of 100 said") == []


@pytest.mark.parametrize("one", ARTICLES[1:], ids=lambda one: one.name)
def test_the_grade_is_near_that_of_a_dictionary(one: Article) -> None:
    flat = " ".join(one.text.split())
    assert reading.grade(one.text) == pytest.approx(textstat.flesch_kincaid_grade(flat), abs=GAP)


def test_the_grade_of_a_text_worked_by_hand() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59
    assert reading.grade("The cat sat on the mat.") == pytest.approx(-1.45)
    assert [reading.syllables(one) for one in ("made", "table", "treated", "walked", "people", "idea")] == [
        1, 2, 2, 1, 2, 2,
    ]  # fmt: skip


@given(st.lists(st.sampled_from(["cells", "people", "improved", "because"]), min_size=12))
def test_shorter_sentences_are_easier(chosen: list[str]) -> None:
    long = " ".join(chosen).capitalize() + "."
    half = len(chosen) // 2
    short = f"{' '.join(chosen[:half]).capitalize()}. {' '.join(chosen[half:]).capitalize()}."
    assert reading.grade(short) < reading.grade(long)


def test_a_text_without_words_has_no_grade() -> None:
    with pytest.raises(ValueError, match="write the text first"):
        reading.grade("42 — 17.")
    assert any("Write the fair version" in one for one in notes(Work("one", fair="  "), "look"))


# ---- the views ----


@pytest.mark.parametrize("name", SAMPLES)
def test_a_review_says_the_same_in_words_and_on_a_page(name: str) -> None:
    shown = review(sample(name))
    assert shown.plain().count("\n  ") == shown.result.total
    assert shown.page()["html"].count("<li>") == shown.result.total
    assert re.search(r"\d+ of \d+ checks hold", shown.still())


def test_an_article_can_be_copied_from() -> None:
    shown = article("two")
    for claim in shown.shown.claims:
        assert claim.words in shown.plain()
    assert "made up for this course" in shown.plain()
