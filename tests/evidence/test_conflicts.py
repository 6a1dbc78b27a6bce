"""Where records disagree: both sides with their numbers; then what a faulty entry is told."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from mscourse.evidence import EvidenceFileError, Library, evidence, printing
from mscourse.view import PAGE_TYPE
from tests.evidence.conftest import Folder

CONFLICT: dict[str, Any] = {
    "id": "made_conflict",
    "topic": "msc",
    "title": "Made up",
    "question": "Do cells help?",
    "sides": [
        {"says": "They <do>.", "outcomes": ["made_2020.better"]},
        {"says": "Nobody died.", "outcomes": ["made_2020.deaths"]},
    ],
    "reasons": ["Chance. <!-- made_2020.better -->"],
    "settle": "A second trial.",
    "checked": "2026-11-25",
    "due": "2027-11-25",
}


@pytest.fixture
def made(folder: Folder) -> Folder:
    folder.conflicts = [deepcopy(CONFLICT)]
    return folder


def test_both_sides_stand_with_their_numbers_and_no_mark_is_left(made: Folder) -> None:
    library = Library(made.write())
    assert library.conflicts("made_conflict").plain() == (
        "Do cells help?\n"
        "They <do>.\n"
        "- Doe 2020 (randomised trial, 48 people; RRMS): felt better (cells vs salt water, 1 year): "
        "hazard ratio 0.50 (95\N{NO-BREAK SPACE}% interval 0.31\N{EN DASH}0.81; "
        "p\N{NO-BREAK SPACE}<\N{NO-BREAK SPACE}0.001)\n"
        "Nobody died.\n"
        "- Doe 2020 (randomised trial, 48 people; RRMS): deaths (1 year): 0 of 48\n"
        "Why they may differ:\n"
        "- Chance.\n"
        "What would settle it: A second trial.\n"
        "Checked 25 November 2026. Review due 25 November 2027."
    )


def test_a_page_has_a_group_a_side_and_the_caveat_once(made: Folder) -> None:
    html = Library(made.write()).conflicts().page()["html"]
    assert html.count('<div class="ms-side" role="group"') == 2
    assert '<article class="ms-conflict" id="conflict-made_conflict"' in html
    assert "They &lt;do&gt;." in html
    assert html.count("Nobody was masked.") == 1


def test_a_notebook_shows_a_still_and_the_book_its_page(
    made: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = Library(made.write()).conflicts("msc")
    monkeypatch.setenv("MSCOURSE_VIEW", "still")
    assert set(view._repr_mimebundle_()) == {"text/plain", "text/html"}
    assert "<svg" not in view.still()
    assert view.still().count('<th scope="col">') == 2
    monkeypatch.setenv("MSCOURSE_VIEW", "page")
    assert view._repr_mimebundle_()[PAGE_TYPE]["html"] == view.page()["html"]


def test_an_unknown_name_is_told_which_there_are(made: Folder) -> None:
    with pytest.raises(KeyError, match=r"no conflict 'ahsct'.*made_conflict"):
        Library(made.write()).conflicts("ahsct")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda one: one.update(colour="red"), "colour: there is no such field"),
        (lambda one: one.update(question=" "), "question: write it in words"),
        (lambda one: one.pop("title"), "title: write it in words"),
        (lambda one: one.update(topic="stars"), "topic: choose a topic that records have: msc"),
        (lambda one: one.update(reasons=[]), "reasons: write at least one sentence"),
        (lambda one: one.update(due="2026-11-24"), "due: lies before the day it was checked"),
        (lambda one: one.update(checked="soon"), "checked: write a date"),
        (lambda one: one["sides"].pop(), "sides: a disagreement has two sides or more"),
        (lambda one: one["sides"][0].pop("says"), "sides, number 1: write says"),
        (lambda one: one["sides"][1].update(outcomes=[]), "sides, number 2: name at least one outcome"),
        (
            lambda one: one["sides"][1].update(outcomes=["made_2020.unread"]),
            "sides, number 2: made_2020.unread may not be shown or does not exist",
        ),
        (
            lambda one: one["sides"][0].update(outcomes=["unseen_2020.better"]),
            "sides, number 1: unseen_2020.better may not be shown or does not exist",
        ),
    ],
)
def test_a_faulty_conflict_is_refused_with_its_remedy(
    made: Folder, spoil: Callable[[dict[str, Any]], object], words: str
) -> None:
    spoil(made.conflicts[0])
    with pytest.raises(EvidenceFileError) as refusal:
        _ = Library(made.write()).all_conflicts
    assert f"conflicts.yml, conflict made_conflict, {words}" in str(refusal.value)


def test_an_id_stands_once(made: Folder) -> None:
    made.conflicts.append(deepcopy(CONFLICT))
    with pytest.raises(EvidenceFileError, match="made_conflict, id: stands twice"):
        _ = Library(made.write()).all_conflicts


def test_the_disagreements_that_the_course_teaches_are_there() -> None:
    taught = {one.id: one for one in evidence.all_conflicts}
    assert {"progressive_ms", "msc_mice_and_people", "spinal_msc", "deaths_by_era"} <= set(taught)
    progressive = evidence.conflicts("progressive_ms").plain()
    for number in ("0.50 (0.31\N{EN DASH}0.81)", "0.70\N{EN DASH}3.14", "9 of 14"):
        assert number in progressive
    for one in taught.values():
        # The sides disagree over numbers, so each has at least one that no other side has.
        assert all(set(side.outcomes) for side in one.sides)
        assert len(set(one.outcomes)) == len(one.outcomes), one.id
        shown = evidence.conflicts(one.id).page()["html"]
        for name in one.outcomes:
            assert printing.full(evidence.outcome(name)).replace("<", "&lt;").replace(">", "&gt;") in shown
