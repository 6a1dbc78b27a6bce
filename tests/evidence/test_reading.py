"""Faulty files are refused with file, entry, field and remedy."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.evidence import EvidenceFileError
from mscourse.evidence.addresses import official_first, rank
from mscourse.evidence.compiling import compiled
from mscourse.evidence.faults import Faults
from mscourse.evidence.reading import check_outcome
from tests.evidence.conftest import OUTCOME, Folder


def refusal(folder: Folder) -> str:
    with pytest.raises(EvidenceFileError) as caught:
        compiled(folder.write())
    return str(caught.value)


def test_a_good_folder_is_read(folder: Folder) -> None:
    content = compiled(folder.write())
    assert [one["id"] for one in content["records"]] == ["made_2020"]
    assert content["hidden"] == {"unseen_2020": "only the title was seen"}


@pytest.mark.parametrize(
    ("field", "value", "remedy"),
    [
        ("id", "Made 2020", "use small letters"),
        ("topic", "cells", "choose one of"),
        ("title", " ", "write it in words"),
        ("design", None, "write it in words"),
        ("display", "yes", "write true or false"),
        ("seen_at", ["nature.com"], "begin with http"),
        ("seen_at", [], "name the page that was read"),
        ("verified", False, "set it to false"),
        ("year", "2020", "no year"),
        ("year", 20, "no year"),
        ("doi", "https://doi.org/10.1000/1", "write it bare"),
        ("doi", None, "add the doi"),
        ("fields_from_memory", ["title"], "it may hold only"),
        ("fields_from_memory", ["year"], "contradicts"),
        ("population", {"n": 3}, "null for what was not seen"),
        ("population", {"n": "many", "phenotype": None, "inclusion": None}, "whole number or null"),
        ("arms", [{"name": "cells"}], "each arm has a name and n"),
        ("outcomes", None, r"\[\] if there is none"),
        ("caveat", "First author from memory.", "move that to note"),
        ("checked", "soon", "write a date"),
        ("checked", None, "write a date such as 2026-11-23, here or once at the head of the file"),
        ("seen_at", None, "write a list of web addresses"),
        ("seen_at", "https://www.nature.com/articles/made", "write a list of web addresses"),
        ("aliases", "made_up", "write a list of ids"),
        ("topic", ["msc"], "choose one of"),
        ("pmid", 31072380, "31072380 is no text; put it between quotation marks"),
        ("journal", 2026, "2026 is no text"),
        ("caveat", ["small"], "is no text"),
        ("colour", "red", "there is no such field"),
        ("display_reason", None, ""),
    ],
)
def test_a_faulty_record_is_named(folder: Folder, field: str, value: Any, remedy: str) -> None:
    folder.records[0][field] = value
    if field == "display_reason":
        folder.records[0]["display"] = False
        remedy = "say why"
    said = refusal(folder)
    assert said.startswith("records_made.yml, record ")
    assert f", {field}" in said or field in said
    with pytest.raises(AssertionError, match=remedy):
        raise AssertionError(said)


@pytest.mark.parametrize(
    ("changes", "remedy"),
    [
        ({"measure": None}, "write it in words"),
        ({"verified": None}, "this very number was read"),
        ({"value": "0.5"}, "words go into text"),
        ({"n": -1}, "whole number or null"),
        ({"n": True}, "whole number or null"),
        ({"p": [0.1]}, "write a number, or a text"),
        ({"pair": [1]}, "write two numbers"),
        ({"pair": [1, 2]}, "goes with pair"),
        ({"ci_high": None}, "both limits or neither"),
        ({"interval_kind": None}, "ci, iqr or range"),
        ({"interval_kind": "sd"}, "choose one of"),
        ({"ci_low": 0.9}, "the low limit comes first"),
        ({"value": 0.2}, "lies outside 0.31 to 0.81"),
        ({"interval_kind": "range"}, "confidence interval only"),
        ({"ci_low": None, "ci_high": None}, "stands without limits"),
        ({"events": 5, "n": 4}, "5 of 4 cannot be"),
        ({"measure": "percentage"}, "has the unit 'percent'"),
        ({"measure": "km_percentage"}, "has the unit 'percent'"),
        ({"measure": "median_years"}, "better, unit: say in what the 'median_years' is given, such as ms"),
        ({"measure": "value"}, "unit: say in what the 'value' is given"),
        ({"measure": "hazard"}, "only ratios, counts and scores need none"),
        ({"measure": "percentage", "unit": "percent", "value": 0.5, "events": 9, "n": 48}, "is not 9 of 48"),
        ({"unit": 5}, "unit: 5 is no text"),
        ({"timepoint": 2}, "timepoint: 2 is no text"),
        ({"text": "not in the excerpt"}, "move that to note"),
        ({"colour": "red"}, "there is no such field"),
        ({"id": "Better!"}, "use small letters"),
        ({"id": "deaths"}, "stands twice"),
    ],
)
def test_a_faulty_outcome_is_named(folder: Folder, changes: dict[str, Any], remedy: str) -> None:
    folder.records[0]["outcomes"][0] |= changes
    said = refusal(folder)
    assert "records_made.yml, record made_2020" in said
    assert remedy in said


def test_a_missing_field_a_taken_name_and_a_missing_day_are_named(folder: Folder) -> None:
    del folder.records[1]["seen_at"]
    assert "record unseen_2020, seen_at: is missing" in refusal(folder)
    folder.records[1] |= {"seen_at": [], "verified": False, "doi_checked": False, "aliases": ["made_up"]}
    folder.records[1] |= {"outcomes": [], "harms": []}
    assert "'made_up' is taken in records_made.yml" in refusal(folder)
    folder.records[1]["aliases"] = []
    folder.checked = None
    assert "write a date such as 2026-11-23" in refusal(folder)


def test_a_number_cannot_be_surer_than_its_record(folder: Folder) -> None:
    folder.records[1]["verified"] = False
    assert "better.verified: is true in a record that is not" in refusal(folder)


@pytest.mark.parametrize(
    ("field", "value", "remedy"),
    [
        ("lean", "maybe", "choose one of supported"),
        ("statement", "", "write it in words"),
        ("records", [], "name at least one record"),
        ("records", ["nobody"], "there is no record 'nobody'"),
        ("change", "...", "write it in words"),
        ("checked", "yesterday", "write a date"),
        ("due", "2026-01-01", "lies before the day"),
        ("mood", "good", "there is no such field"),
    ],
)
def test_a_faulty_claim_is_named(folder: Folder, field: str, value: Any, remedy: str) -> None:
    folder.claims[0][field] = value
    said = refusal(folder)
    assert f"claims.yml, claim a01, {field}" in said
    assert remedy in said


@pytest.mark.parametrize(
    ("argument", "count"),
    [
        ("It helped 3 of 5 people. <!-- made_2020.better -->", "has 1 sentence; write two or three"),
        ("One in 0.5 mm. Two. <!-- made_2020.better --> Three. Four.", "has 4 sentences; write two or three"),
    ],
)
def test_an_argument_has_two_or_three_sentences(folder: Folder, argument: str, count: str) -> None:
    for fitting in ("One. Two.", "One. <!-- made_2020.better --> Two.\n<!-- made_2020.better -->\nThree."):
        folder.claims[0]["argument"] = fitting
        assert compiled(folder.write())["claims"][0]["argument"] == fitting
    folder.claims[0]["argument"] = argument
    said = refusal(folder)
    assert f"claims.yml, claim a01, argument: {count}" in said
    assert "the verdict" in said


@pytest.mark.parametrize(
    ("field", "value", "remedy"),
    [
        ("statement", "", "write it in words"),
        ("certainty", [{"level": "certain", "basis": "experiments", "reasons": []}], "a level is one of"),
        ("certainty", [{"level": "low"}], "write level, basis, reasons"),
        ("certainty", ["low"], "a level is one of"),
        ("certainty", [{"level": "low", "how": "so"}], "a level is one of"),
        ("change", "", "say what would change the word"),
        ("outcomes", ["made_2020.unread"], "may not be shown or does not exist"),
        ("outcomes", ["unseen_2020.better"], "may not be shown or does not exist"),
        ("mood", "good", "there is no such field"),
    ],
)
def test_a_faulty_statement_is_named(folder: Folder, field: str, value: Any, remedy: str) -> None:
    folder.statements[0][field] = value
    said = refusal(folder)
    assert "statements.yml, statement helped" in said
    assert remedy in said


def test_entries_that_stand_twice_are_named(folder: Folder) -> None:
    folder.claims *= 2
    folder.statements *= 2
    said = refusal(folder)
    assert "claim a01, id: stands twice" in said
    assert "statement helped, id: stands twice" in said


def test_what_is_no_yaml_or_has_a_key_twice_is_refused(folder: Folder) -> None:
    path = folder.write() / "claims.yml"
    path.write_text("claims: [", encoding="utf-8")
    with pytest.raises(EvidenceFileError, match=r"claims\.yml: this is not YAML"):
        compiled(folder.path)
    path.write_text("claims:\n- id: a\n  id: b\n", encoding="utf-8")
    with pytest.raises(EvidenceFileError, match="line 3: the key 'id' stands twice"):
        compiled(folder.path)
    path.write_text("- id: a\n", encoding="utf-8")
    with pytest.raises(EvidenceFileError, match="one mapping with the key 'claims'"):
        compiled(folder.path)


@given(
    st.dictionaries(
        st.sampled_from([*OUTCOME, "pair", "pair_kind", "else"]),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.sampled_from(["", "no", "ci", "<0.1"])
        | st.lists(st.integers()),
    )
)
def test_whatever_stands_in_an_outcome_is_told_not_raised(changes: dict[str, Any]) -> None:
    faults = Faults()
    check_outcome("file, record", OUTCOME | changes, faults)
    if "else" in changes:
        assert any("else: there is no such field" in one for one in faults.found)


def test_the_nearest_to_the_source_comes_first_and_equals_keep_their_order() -> None:
    addresses = [
        "https://blog.example.org/a",
        "https://pubmed.ncbi.nlm.nih.gov/1/",
        "https://scholars.example.edu/x",
        "https://clinicaltrials.gov/study/N",
        "https://jnnp.bmj.com/content/1",
        "https://www.nature.com/articles/2",
        "https://notnature.com/",
    ]
    ordered = official_first(addresses)
    assert ordered == [addresses[place] for place in (4, 5, 3, 1, 2, 0, 6)]
    assert [rank(one) for one in ordered] == sorted(rank(one) for one in addresses)


@pytest.mark.parametrize("lacking", ["seen_at", "checked", "unit"])
def test_without_source_day_or_unit_there_is_no_record(folder: Folder, lacking: str) -> None:
    folder.checked = None
    record = folder.records[0]
    record |= {"checked": "2026-11-23"}
    record["outcomes"][0] |= {"measure": "percentage", "value": 0.5, "unit": "percent"}
    folder.records = [record]
    folder.claims[0]["records"] = ["made_2020"]
    assert len(compiled(folder.write())["records"]) == 1
    (record["outcomes"][0] if lacking == "unit" else record).pop(lacking)
    said = refusal(folder)
    assert said.startswith("records_made.yml, record made_2020")
    assert f", {lacking}: " in said


def test_an_id_that_cannot_be_looked_up_is_told_not_raised(folder: Folder) -> None:
    folder.records[0]["id"] = ["made"]
    assert "id: use small letters" in refusal(folder)


def test_a_day_has_no_hour(folder: Folder) -> None:
    folder.checked = "2026-11-23 10:00:00"
    assert "checked: write a date such as 2026-11-23" in refusal(folder)
