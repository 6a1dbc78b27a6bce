"""What comes back over the wire is a plain value, or nothing."""

import json
import math
from collections import OrderedDict, namedtuple
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.desk import wire

KINDS = (int, float, complex, str, list, set, dict, np.generic, np.ndarray, wire.Foreign)
Pair = namedtuple("Pair", "count per")  # noqa: PYI024 - the kind that learners write


def sent(value: Any) -> Any:
    """A value after its way over the wire."""
    packed = wire.to_bytes({"value": wire.Writer().write(value)})
    assert int.from_bytes(packed[:4], "big") == len(packed) - 4
    return wire.read(wire.from_bytes(packed[4:])["value"])


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0,
        -(10**300),
        0.1,
        math.inf,
        -0.0,
        "µm",
        "\ud800",
        (1, 2.5),
        [1, [2, {3}]],
        {"a": (1, None), 2: frozenset({3})},
        1 + 2j,
        set(),
    ],
)
def test_known_values_arrive_as_they_were(value: Any) -> None:
    arrived = sent(value)
    assert arrived == value
    assert type(arrived) is type(value)
    assert repr(arrived) == repr(value)


def test_no_number_arrives_as_no_number() -> None:
    assert math.isnan(sent(math.nan))


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.complex_numbers(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=4) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=30,
)


@given(plain)
def test_any_plain_value_arrives_as_it_was(value: Any) -> None:
    assert repr(sent(value)) == repr(value)


@pytest.mark.parametrize(
    "kind", ["bool", "int8", "uint64", "float16", "float32", "float64", "complex64", "complex128"]
)
def test_scalars_and_arrays_of_numpy_keep_their_kind(kind: str) -> None:
    array = np.array([[0, 1, 2], [3, 4, 5]]).astype(kind)
    arrived = sent(array)
    assert arrived.dtype == array.dtype
    assert np.array_equal(arrived, array)
    scalar = sent(array[1, 2])
    assert type(scalar) is type(array[1, 2])
    assert scalar == array[1, 2]
    assert sent(np.array(array[1, 2])).shape == ()


def test_kinds_derived_from_plain_ones_arrive_plain() -> None:
    assert sent(Pair(25, 100)) == (25, 100)
    assert type(sent(Pair(25, 100))) is tuple
    assert type(sent(OrderedDict(a=1))) is dict


def test_other_values_arrive_as_the_name_of_their_kind() -> None:
    arrived = sent(object())
    assert type(arrived).__name__ == "object"
    assert isinstance(arrived, wire.Foreign)
    assert type(sent(np.array(["a"]))).__name__ == "ndarray"
    assert list(sent(range(3))) == [0, 1, 2]
    assert type(sent(range(3))).__name__ == "range"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1 << wire.BITS, "digits"),
        ([0] * (wire.ITEMS + 1), "more than 10,000 values"),
        ("x" * (wire.TEXT + 1), "a text of 100,001 characters"),
        (np.zeros(wire.NUMBERS + 1), "an array of 100,001 numbers"),
    ],
    ids=["digits", "list", "text", "array"],
)
def test_what_is_too_large_is_not_sent(value: Any, words: str) -> None:
    with pytest.raises(wire.TooLargeError, match=words):
        wire.Writer().write(value)


def test_a_list_that_holds_itself_is_not_sent() -> None:
    round_and_round: list[Any] = []
    round_and_round.append(round_and_round)
    with pytest.raises(wire.TooLargeError):
        wire.Writer().write(round_and_round)


def test_a_message_of_too_many_bytes_is_not_sent() -> None:
    with pytest.raises(wire.TooLargeError):
        wire.to_bytes({"value": "x" * (wire.MOST_BYTES + 1)})


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        7,
        ["float", 1.0],
        ["float", "one"],
        ["int", "0x" + "f" * 5000],
        ["int", 5],
        ["plain", "text"],
        ["pickle", "gASV"],
        ["set", [["list", []]]],
        ["dict", [["plain", None]]],
        ["str", "x" * (wire.TEXT + 1)],
        ["list", [["plain", None]] * (wire.ITEMS + 1)],
        ["numpy", "|O", [1], True, [1]],
        ["numpy", "<f8", [2**40], True, ["0x1p0"]],
        ["numpy", "<f8", [1], True, ["x"]],
        ["numpy", "<f8", [1], True],
        ["foreign", 3, None],
        [["list"], []],
    ],
    ids=lambda said: f"{said!s:.30}",
)
def test_what_no_sender_writes_is_refused(said: Any) -> None:
    with pytest.raises(wire.UnreadableError):
        wire.read(said)


def test_a_name_that_is_none_becomes_a_thing() -> None:
    assert type(wire.read(["foreign", "a b; c", None])).__name__ == "thing"


@pytest.mark.parametrize("text", [b"", b"\xff", b"[1]", b"[" * 100_000, b"1" * 10_000])
def test_a_message_that_is_none_is_refused(text: bytes) -> None:
    with pytest.raises(wire.UnreadableError):
        wire.from_bytes(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=5),
    max_leaves=20,
)
tags = st.sampled_from(["plain", "float", "int", "str", "complex", "list", "set", "dict", "numpy", "foreign"])


@given(
    st.tuples(tags, json_values, json_values).map(list) | st.tuples(tags, json_values).map(list) | json_values
)
def test_whatever_arrives_is_a_value_or_refused(said: Any) -> None:
    arrived = json.loads(json.dumps(said))
    try:
        value = wire.read(arrived)
    except wire.UnreadableError:
        return
    assert value is None or isinstance(value, KINDS)
