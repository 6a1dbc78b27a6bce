"""The proof of every exercise of the course, and that a proof can fail."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mscourse.desk.proof import Proof, proofs, prove
from mscourse.exercises import UnknownExerciseError, exercise

SHIPPED = sorted((Path(__file__).parents[2] / "exercises").glob("*.ipynb"))
NOTICED = 0.9  # the share of mutants that some case has to notice
NAME = "disease.conduction_time"


def right(mm: float, v: float) -> float:
    return mm / v


@cache
def proven(path: Path) -> tuple[Proof, ...]:
    return tuple(proofs(path))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_exercise_is_proven(path: Path, record_property: Callable[[str, Any], None]) -> None:
    found = proven(path)
    record_property("exercises", json.dumps([row(one) for one in found]))
    assert not [fault for one in found for fault in one.faults()]
    made, kept = (sum(one.mutants for one in found), sum(len(one.survivors) for one in found))
    assert kept <= (1 - NOTICED) * made, [(one.exercise, one.survivors) for one in found if one.survivors]


def test_a_proof_leaves_no_hidden_case_behind() -> None:
    before = list(exercise(NAME).cases)
    path = next(path for path in SHIPPED if path.stem == "01_disease")
    assert len(proofs(path, mutated=False)) > 1
    assert exercise(NAME).cases == before
    assert not any(case.hidden for case in exercise(NAME).cases)


def row(one: Proof) -> tuple[str, str, str, int, int, int]:
    """What the summary of the tests prints of an exercise."""
    assert one.starter is not None
    noticed = one.mutants - len(one.survivors)
    return one.exercise, one.starter.state, one.solution.state, len(one.wrong), noticed, one.mutants


def test_a_wrong_answer_that_passes_is_a_fault() -> None:
    proof = prove(NAME, right, {"speed": {"right after all": right}})
    assert "'right after all' ought to meet 'speed' and meets None: passes" in " ".join(proof.faults())


def test_a_solution_that_fails_is_a_fault() -> None:
    assert any("the solution does not pass" in one for one in prove(NAME, lambda mm, v: v / mm, {}).faults())


def test_cases_without_a_wrong_answer_and_unknown_cases_are_faults() -> None:
    faults = " ".join(prove(NAME, right, {"sped": {"x": right}}).faults())
    assert "the case 'speed' has no wrong answer" in faults
    assert "there is no case 'sped'" in faults


def test_a_key_in_a_message_is_a_fault() -> None:
    faults = prove(NAME, right, {}, keys=("One metre", "one metre per second")).faults()
    assert [one for one in faults if "prints the key 'one metre per second'" in one]
    assert not [one for one in faults if "'One metre'" in one]


def test_a_proof_is_a_table() -> None:
    proof = prove(NAME, right, {"units": {"metres <b>": lambda mm, v: mm / v / 1000}})
    assert "metres &lt;b&gt;" in proof.still()
    assert "Check the units" in proof.plain()
    assert proof.page()["html"] == proof.still()


def test_an_unknown_exercise_is_named() -> None:
    with pytest.raises(UnknownExerciseError, match="The nearest are"):
        prove("disease.conduction", right, {})
