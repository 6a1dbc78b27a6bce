"""Review dates: by rule or by the record's own word; what is past and what is near."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.evidence import EvidenceFileError, Library, evidence
from mscourse.evidence.compiling import DATA, compiled
from mscourse.evidence.due import day_of, everything, near, past
from mscourse.evidence.faults import Faults
from mscourse.evidence.review import later, read_rules
from tests.evidence.conftest import Folder


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        ("2026-11-23", 3, "2027-02-23"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-01-31", 1, "2026-02-28"),
    ],
)
def test_months_end_where_the_calendar_says(day: str, months: int, wanted: str) -> None:
    assert later(date.fromisoformat(day), months) == date.fromisoformat(wanted)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_so_many_months_later_is_so_many_months_later(day: date, months: int) -> None:
    found = later(day, months)
    assert (found.year - day.year) * 12 + found.month - day.month == months
    assert day.day - 3 <= found.day <= day.day


def test_the_first_rule_that_fits_counts_and_a_record_may_know_better(folder: Folder) -> None:
    assert Library(folder.write())["made_2020"].due == date(2027, 11, 23)
    folder.rules.insert(0, {"id": "trials", "designs": ["rct"], "months": 6, "why": "They move."})
    assert Library(folder.write())["made_2020"].due == date(2027, 5, 23)
    folder.rules[0]["topics"] = ["ahsct"]
    assert Library(folder.write())["made_2020"].due == date(2027, 11, 23)
    folder.records[0]["due"] = "2026-12-01"
    assert Library(folder.write())["made_2020"].due == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("changes", "remedy"),
    [
        ({"months": "six"}, "months: write a whole number from 1 to 60"),
        ({"months": True}, "months: write a whole number"),
        ({"months": 0}, "months: write a whole number"),
        ({"why": " "}, "why: say in one sentence"),
        ({"designs": "rct"}, "designs: write a list of words"),
        ({"topics": ["weather"]}, "topics: ['weather'] is none"),
        ({"mood": "good"}, "mood: there is no such field"),
        ({"topics": ["msc"]}, "the last rule is for all that is left"),
    ],
)
def test_a_faulty_rule_is_named(folder: Folder, changes: dict[str, object], remedy: str) -> None:
    folder.rules[-1] |= changes
    with pytest.raises(EvidenceFileError) as caught:
        compiled(folder.write())
    assert "review.yml" in str(caught.value)
    assert remedy in str(caught.value)


def test_missing_rules_and_impossible_days_are_named(folder: Folder) -> None:
    for due in ("2026-11-23", "soon"):
        folder.records[0]["due"] = due
        with pytest.raises(EvidenceFileError, match="made_2020, due: write a date after the day"):
            compiled(folder.write())
    del folder.records[0]["due"]
    (folder.write() / "review.yml").unlink()
    with pytest.raises(EvidenceFileError, match=r"review\.yml, rules: the file is missing"):
        compiled(folder.path)


def test_every_rule_of_the_course_is_needed_and_says_why() -> None:
    rules = read_rules(DATA / "review.yml", Faults())
    first = {next(rule.id for rule in rules if rule.fits(one.design, one.topic)) for one in evidence}
    assert first == {rule.id for rule in rules}
    assert all(rule.why.endswith(".") for rule in rules)
    days = {one.id: one.due for one in evidence}
    assert days["beat_ms"] == date(2027, 2, 23)
    assert days["trapp_1998"] == date(2029, 11, 23)


def test_nothing_is_past_on_its_day_and_everything_is_on_the_next(folder: Folder) -> None:
    found = everything(Library(folder.write()))
    assert [(one.kind, one.name) for one in found] == [("record", "made_2020"), ("claim", "a01")]
    on = date(2027, 11, 23)
    assert past(found, on) == []
    assert near(found, on, 0) == found
    assert past(found, on + timedelta(1)) == found
    assert near(found, on + timedelta(1), 400) == []
    assert near(found, on - timedelta(31), 30) == []
    assert near(found, on - timedelta(30), 30) == found


def test_disagreements_are_in_the_list_too() -> None:
    there = {(one.kind, one.name): one for one in everything(evidence)}
    assert {name for kind, name in there if kind == "conflict"} == {one.id for one in evidence.all_conflicts}
    assert there["conflict", "progressive_ms"].due > there["conflict", "progressive_ms"].checked


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 1000))
def test_past_and_near_never_overlap(on: date, days: int) -> None:
    found = everything(evidence)
    assert not set(past(found, on)) & set(near(found, on, days))
    assert all(one.checked < one.due for one in found)


@pytest.mark.parametrize("text", ["tomorrow", "2027-02-30", "31.1.2027", ""])
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write a day as year-month-day, such as 2027-01-31"):
        day_of(text, "--on")
