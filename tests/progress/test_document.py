"""The document of a learner's answers: read with suspicion, merged without loss."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.progress.document import MOST_ANSWERS, MOST_BYTES, Answer, Document, DocumentError

TIMES = st.integers(0, 59).map(lambda second: f"2026-11-25T10:00:{second:02}Z")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text(max_size=9),
    lambda one: st.lists(one, max_size=3),
    max_leaves=5,
)
ANSWERS = st.builds(
    Answer, st.integers(1, 9), JSON, st.sampled_from(["right", "wrong", "open"]), st.integers(0, 99), TIMES
)
DOCUMENTS = st.builds(Document, st.dictionaries(st.sampled_from(["a.b", "a.c", "d.q1", "d.q2"]), ANSWERS))
GOOD = {"revision": 1, "answer": [0, 2], "status": "right", "tries": 2, "time": "2026-11-25T10:00:00.123Z"}


def written(**changed: Any) -> str:
    return json.dumps({"course": "mscourse", "format": 1, "answers": {"disease.q7": GOOD}} | changed)


def test_a_document_comes_back_as_it_was() -> None:
    found = Document.from_json(written())
    assert found.answers["disease.q7"] == Answer(1, [0, 2], "right", 2, "2026-11-25T10:00:00.123Z")
    assert Document.from_json(found.to_json()) == found


@given(DOCUMENTS)
def test_any_document_comes_back_as_it_was(one: Document) -> None:
    assert Document.from_json(one.to_json()) == one


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_merging_loses_nothing_and_the_order_does_not_matter(
    one: Document, two: Document, three: Document
) -> None:
    both = one.merged(two)
    assert set(both.answers) == set(one.answers) | set(two.answers)
    for name, kept in both.answers.items():
        offered = [source.answers[name] for source in (one, two) if name in source.answers]
        assert kept.time == max(each.time for each in offered)
        assert kept.tries == max(each.tries for each in offered)
    assert both.merged(two) == both
    assert {name: each.time for name, each in one.merged(two.merged(three)).answers.items()} == {
        name: each.time for name, each in both.merged(three).answers.items()
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "corrupt"),
        ("{", "corrupt"),
        ("[" * 100_000, "corrupt"),
        (b"\xff\xfe", "corrupt"),
        ("3", "foreign"),
        ("[]", "foreign"),
        ("{}", "foreign"),
        (written(course="other"), "foreign"),
        (written(format=2), "newer"),
        (written(format=0), "corrupt"),
        (written(format="1"), "corrupt"),
        (written(answers=[]), "corrupt"),
        (written(answers={f"a.q{n}": GOOD for n in range(MOST_ANSWERS + 1)}), "corrupt"),
        (written(answers={"../x": GOOD}), "corrupt"),
        (written(answers={"a.b": 3}), "corrupt"),
        (written(answers={"a.b": GOOD | {"revision": 0}}), "corrupt"),
        (written(answers={"a.b": GOOD | {"revision": True}}), "corrupt"),
        (written(answers={"a.b": GOOD | {"tries": -1}}), "corrupt"),
        (written(answers={"a.b": GOOD | {"tries": 1.5}}), "corrupt"),
        (written(answers={"a.b": GOOD | {"status": "passed"}}), "corrupt"),
        (written(answers={"a.b": GOOD | {"status": ["right"]}}), "corrupt"),
        (written(answers={"a.b": GOOD | {"time": "yesterday"}}), "corrupt"),
        (written(answers={"a.b": GOOD | {"answer": {"a": 1}}}), "corrupt"),
        (written(answers={"a.b": GOOD | {"answer": [[[[[1]]]]]}}), "corrupt"),
        (written(answers={"a.b": GOOD | {"answer": "x" * 500}}), "corrupt"),
        (written(answers={"a.b": GOOD | {"answer": float("nan")}}), "corrupt"),
        (written().replace("[0, 2]", "1e999"), "corrupt"),
        (" " * (MOST_BYTES + 1), "huge"),
    ],
)
def test_an_unusable_document_is_refused_with_its_kind(text: str | bytes, kind: str) -> None:
    with pytest.raises(DocumentError) as caught:
        Document.from_json(text)
    assert caught.value.kind == kind


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_text_is_read_or_refused(text: bytes | str) -> None:
    with pytest.raises(DocumentError):
        Document.from_json(text)


def test_a_lone_half_of_a_character_can_be_written_and_read() -> None:
    found = Document.from_json(written(answers={"a.b": GOOD | {"answer": "\ud800"}}))
    assert Document.from_json(found.to_json().encode()) == found


def test_the_largest_document_can_be_read_again() -> None:
    large = Answer(10**6, "x" * 398, "compare", 10**6, "2026-11-25T10:00:00.123456Z")
    whole = Document({f"{'c' * 60}.{'q' * 54}{n:06}": large for n in range(MOST_ANSWERS)})
    assert Document.from_json(whole.to_json()) == whole


def test_more_answers_than_a_document_may_hold_leave_the_latest() -> None:
    old = Document({f"a.q{n}": Answer(1, n, "open", 0, "2026-11-25T10:00:00Z") for n in range(MOST_ANSWERS)})
    new = Document({"a.new": Answer(1, 0, "open", 0, "2026-11-25T11:00:00Z")})
    merged = old.merged(new)
    assert len(merged.answers) == MOST_ANSWERS
    assert "a.new" in merged.answers
