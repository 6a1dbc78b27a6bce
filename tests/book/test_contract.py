"""The page contract: each rule proven by a fault planted in a chapter that keeps it."""

import re
from pathlib import Path

import pytest

from mscourse.book.audit.contract import PARTS, missing_in_chapter
from mscourse.book.audit.served import objectives_served
from mscourse.book.audit.site import Page, Site
from tests.book.chapter_page import CHAPTER, LINK, section

NAME = "chapters/01_sample.html"


def missing(html: str, tmp_path: Path, served: frozenset[str] | None = None) -> list[str]:
    (tmp_path / "chapters").mkdir(exist_ok=True)
    (tmp_path / "index.html").write_text("<p>home</p>")
    return list(missing_in_chapter(Page(NAME, html), Site(tmp_path, served=served)))


def test_a_chapter_that_keeps_the_contract_lacks_nothing(tmp_path: Path) -> None:
    every = frozenset({"sample.1", "sample.2", "sample.3"})
    assert missing(CHAPTER, tmp_path, every) == []


@pytest.mark.parametrize(
    ("taken", "put", "words"),
    [
        ('class="ms-head"', "", "no head"),
        ("<p>Why?</p>", "<p>Because.</p>", "guiding question"),
        ("<strong>Time</strong>", "", "does not say: Time"),
        ("<strong>You need</strong>", "", "does not say: You need"),
        ("<strong>Checked</strong>", "", "does not say: Checked"),
        ("<strong>Take it with you</strong>", "", "does not say: Take it with you"),
        ("<li>c <!-- sample.3 --></li>", "", "2 objectives"),
        (f"Exercises{LINK}", "Exercises", "no link to itself"),
        (" <!-- sample.2 -->", "", "objective sample.2 carries no mark"),
        ("<!-- sample.2 -->", "<!-- sample.3 -->", "end its line with <!-- sample.2 -->"),
        ("<!-- sample.2 -->", "<!-- attack.2 -->", "['attack.2']"),
        ('class="ms-predict"', "", "no prediction"),
        ('class="ms-seen"', "", "what you should have seen"),
        ('class="ms-stop"', "", "no stopping place"),
        ("Stopping place.", "Pause here.", "write 'Stopping place'"),
        ("Where you are: here.", "", "does not say 'Where you are'"),
        ("<p>Chapter 02 is being written.</p>", "", "'Next' says nothing"),
        ("Chapter 02 is", '<a href="02_attack.html">Chapter 02</a> is', "not there yet"),
    ],
)
def test_each_planted_fault_is_found_and_nothing_else(
    tmp_path: Path, taken: str, put: str, words: str
) -> None:
    assert taken in CHAPTER
    found = missing(CHAPTER.replace(taken, put), tmp_path)
    assert len(found) == 1, found
    assert words in found[0]


@pytest.mark.parametrize("part", PARTS)
def test_each_missing_part_is_found(tmp_path: Path, part: str) -> None:
    found = missing(re.sub(rf'<section id="{part}[^"]*"', "<section", CHAPTER), tmp_path)
    assert f"no part: {PARTS[part]}" in found


def test_parts_in_another_order_are_found(tmp_path: Path) -> None:
    one, other = section("evidence-does-it", "Evidence: does it?"), section("exercises", "Exercises")
    found = missing(CHAPTER.replace(one, "").replace(other, other + one), tmp_path)
    assert len(found) == 1
    assert "the other way round" in found[0]


def test_a_reveal_before_the_prediction_is_found(tmp_path: Path) -> None:
    early = CHAPTER.replace(
        '<div class="ms-predict">', '<details class="ms-seen"></details><div class="ms-predict">'
    )
    assert missing(early, tmp_path) == ["something is revealed before anything was predicted"]


def test_several_stopping_places_are_numbered(tmp_path: Path) -> None:
    stop = '<div class="ms-stop"><p>Stopping place. Where you are: here.</p></div>'
    assert len(missing(CHAPTER.replace(stop, stop + stop), tmp_path)) == 2
    first, second = (stop.replace("place.", f"place {number}.") for number in (1, 2))
    assert missing(CHAPTER.replace(stop, first + second), tmp_path) == []


def test_an_objective_that_nothing_serves_is_found(tmp_path: Path) -> None:
    found = missing(CHAPTER, tmp_path, frozenset({"sample.1", "sample.3"}))
    assert found == ["no question and no exercise serves the objective sample.2"]


def test_what_the_course_serves_is_known() -> None:
    assert {"start.1", "start.2", "start.3"} <= objectives_served()
    assert {f"disease.{number}" for number in range(1, 6)} <= objectives_served()


def test_next_leads_to_the_next_chapter_once_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "02_attack.html").write_text(CHAPTER)
    assert missing(CHAPTER, tmp_path) == ["'Next' does not lead to the next chapter, 02_attack.html"]
    linked = CHAPTER.replace("Chapter 02 is", '<a href="02_attack.html">Chapter 02</a> is')
    assert missing(linked, tmp_path) == []
