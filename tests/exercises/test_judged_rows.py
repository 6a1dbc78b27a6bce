"""Judged rows: what is read, and what a learner is told about anything else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.exercises.asking import Given, Stop
from mscourse.exercises.judged_rows import judged_rows, named_rows, one_word_each

WORDS = ("keep", "drop")
ROWS = {"1": "2", "2": "1"}  # the learner's first row is written second


def test_words_are_found_under_the_rows_as_written() -> None:
    assert one_word_each(Given({1: "keep", 2: "drop"}, ROWS), "sort", WORDS) == {"2": "keep", "1": "drop"}


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_no_order_of_the_rows_changes_what_is_read(words: list[str], chance: Any) -> None:
    written = [str(row) for row in range(1, len(words) + 1)]
    seen = chance.sample(written, len(written))
    rows = dict(zip(seen, written, strict=True))
    answer = {int(one): words[int(rows[one]) - 1] for one in seen}
    assert one_word_each(Given(answer, rows), "sort", WORDS) == dict(zip(written, words, strict=True))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "returned nothing"),
        ({"keep"}, "a dictionary is expected"),
        ("keep", "a dictionary is expected"),
        ({1: "keep"}, "Row 2 has no entry"),
        ({1: "keep", 2: "perhaps"}, "Row 2 has 'perhaps'"),
        ({1: "keep", 2: ["drop"]}, "Row 2 has ['drop']"),
    ],
)
def test_anything_else_is_met_with_what_was_seen_and_no_key(answer: Any, words: str) -> None:
    with pytest.raises(Stop) as end:
        one_word_each(Given(answer, ROWS), "sort", WORDS)
    assert words in end.value.seen
    assert end.value.empty == (answer is None)


PAIRS = (("mouse", "person"), WORDS)


def test_several_words_are_found_under_the_rows_as_written() -> None:
    answer = {1: ("mouse", "keep"), 2: ["person", "drop"]}
    found = judged_rows(Given(answer, ROWS), "sort", PAIRS, ("person", "keep"))
    assert found == {"2": ("mouse", "keep"), "1": ("person", "drop")}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "returned nothing"),
        ({1: ("mouse", "keep")}, "Row 2 has no entry"),
        ({1: ("mouse", "keep"), 2: "drop"}, "Row 2 has 'drop'"),
        ({1: ("mouse", "keep"), 2: ("drop", "person")}, "Row 2 has 'drop'"),
        ({1: ("mouse", "keep"), 2: ("person",)}, "Row 2 has ('person',)"),
    ],
)
def test_an_entry_with_other_words_is_named(answer: Any, words: str) -> None:
    with pytest.raises(Stop) as end:
        judged_rows(Given(answer, ROWS), "sort", PAIRS, ("person", "keep"))
    assert words in end.value.seen


def test_rows_that_are_named_come_back_as_written() -> None:
    assert named_rows(Given({1}, ROWS), "mark", {1}) == {"2"}
    assert named_rows(Given([1, "2"], ROWS), "mark", [1, "2"]) == {"1", "2"}
    assert named_rows(Given(set(), ROWS), "mark", set()) == set()


@pytest.mark.parametrize(
    ("answer", "words"),
    [(None, "returned nothing"), ("12", "a set of row numbers"), ({1: "keep"}, "a set"), ({7}, "no row 7")],
)
def test_what_names_no_rows_is_told(answer: Any, words: str) -> None:
    with pytest.raises(Stop) as end:
        named_rows(Given(answer, ROWS), "mark", answer)
    assert words in end.value.seen
