"""One word for each row: what is read, and what a learner is told about anything else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.exercises.asking import Given, Stop
from mscourse.exercises.judged_rows import one_word_each

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
