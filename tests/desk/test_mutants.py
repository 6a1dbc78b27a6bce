"""Mutants: each kind of change is made, and nothing else changes."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.desk.mutants import mutants


def changes(code: str) -> dict[str, str]:
    return {one.what: one.code for one in mutants(code)}


def test_every_kind_of_change_is_made() -> None:
    made = changes("def f(a, rng):\n    if a > 1:\n        a = a + 0.5\n    return -a * 2")
    assert made["Add to Sub"].count("a - 0.5") == 1
    assert "a < 1" in made["comparison turned round"]
    assert "if not a > 1" in made["condition turned round"]
    assert "a > 2" in made["1 to 2"]
    assert "a + 1.0" in made["0.5 to 1.0"]
    assert "+a * 2" in made["sign dropped"]
    assert "-a / 2" in made["Mult to Div"]
    assert "-a * 2 * 1000" in made["1000 times as large"]
    assert "-a * 2 / 1000" in made["1000 times as small"]
    assert "2 > 1" in made["a ignored"]
    assert "rng ignored" not in made, "what is not read can't be ignored"


def test_collections_lose_a_part_or_their_order() -> None:
    made = [one.code for one in mutants("def f():\n    return {1, 3}")]
    assert "def f():\n    return {3}" in made
    assert "def f():\n    return (2, 1)" in [one.code for one in mutants("def f():\n    return 1, 2")]
    assert "def f():\n    return {2: 'b'}" in [
        one.code for one in mutants("def f():\n    return {1: 'a', 2: 'b'}")
    ]


def test_branches_are_exchanged() -> None:
    made = changes("def f(a):\n    if a:\n        return 'x'\n    else:\n        return 'y'")
    assert made["branches exchanged"].index("'y'") < made["branches exchanged"].index("'x'")


def test_what_an_inner_function_returns_is_no_answer() -> None:
    made = changes("def f(a):\n    def g():\n        return a.b\n    return None")
    assert not [what for what in made if "1000" in what]


EXPRESSIONS = st.recursive(
    st.sampled_from(["a", "b", "1", "2.5", "-a"]),
    lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(
        lambda one: f"({one[0]} {one[1]} {one[2]})"
    ),
    max_leaves=5,
)


@given(EXPRESSIONS)
def test_every_mutant_is_python_that_reads_otherwise_and_none_twice(expression: str) -> None:
    code = f"def f(a, b):\n    return {expression}"
    made = [one.code for one in mutants(code)]
    assert len(set(made)) == len(made)
    assert ast.unparse(ast.parse(code)) not in made
    for one in made:
        ast.parse(one)


def test_what_is_no_python_is_refused() -> None:
    with pytest.raises(SyntaxError):
        mutants("def f(:")
