"""Whatever a learner hands over comes back as words."""

import itertools
import math
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

import mscourse
from mscourse.exercises import UnknownExerciseError, check, task
from mscourse.exercises.asking import kind, short
from mscourse.exercises.limits import OutOfTime, run_within
from mscourse.view import PAGE_TYPE

NAME = "disease.conduction_time"


def says(answer: Any, *words: str, name: str = NAME) -> str:
    verdict = check(name, answer)
    assert not verdict.passed
    text = verdict.plain()
    for one in words:
        assert one in text
    return text


def test_an_error_is_told_with_its_line() -> None:
    def answer(length_mm: float, v: float) -> float:
        return length_mm / (v - v)

    text = says(answer, "stopped with ZeroDivisionError", "in line ", "Run that call in a cell of its own")
    assert "Traceback" not in text


def test_wrong_types_are_named() -> None:
    says(lambda mm, v: str(mm / v), "returned '", "a text; a number is expected")
    says(lambda mm, v: [mm / v], "a list; a number is expected")
    says(lambda mm, v: True, "a yes or no")
    says(complex, "a complex number")
    says(lambda mm, v: math.inf, "no finite number")
    says(lambda mm, v: object(), "<object>, a object")
    says(lambda t: t, "a pair is expected", name="disease.temperature_pair")
    says("text", "a set of row numbers is expected", name="start.ladder_errors")
    says({9}, "There is no row 9", name="start.ladder_errors")
    says([1], "a dictionary is expected", name="disease.be_the_checker")
    says({1: "supported"}, "Sentence 1 has no pair", name="disease.be_the_checker")
    says({1: ("yes", "trapp_1998")}, "Sentence 1 has 'yes'. Choose from", name="disease.be_the_checker")


def test_numbers_of_numpy_are_numbers() -> None:
    assert check(NAME, lambda mm, v: np.float64(mm) / v).passed
    assert check(NAME, lambda mm, v: np.array([mm / v])).passed


def test_other_arguments_are_named() -> None:
    says(lambda mm: mm, "could not be called", "Keep the names and the order")


def test_arguments_are_repeated_as_they_would_be_typed() -> None:
    says(
        lambda counts, years: "x",
        "annualised_rate([1, 1], [2, 2]) returned 'x'",
        name="attack.annualised_rate",
    )
    says(lambda state, p, dt: 1, "euler_step((1000, 400), p, 0.1) returned 1", name="attack.euler_step")
    says(lambda w, e, c, rng, n: "x", ", rng, ", name="start.share_improved")


def test_a_result_instead_of_the_function_is_explained() -> None:
    says(2.5, "was given 2.5, a number", 'check("disease.conduction_time", conduction_time)')


def test_leaving_and_endless_calls_are_told() -> None:
    def leaves(length_mm: float, v: float) -> float:
        sys.exit(f"{length_mm} {v}")

    def calls_itself(length_mm: float, v: float) -> float:
        return calls_itself(length_mm, v)

    def unwritten(length_mm: float, v: float) -> float:
        raise NotImplementedError

    says(leaves, "stopped with SystemExit")
    says(calls_itself, "called itself without end")
    assert check(NAME, unwritten).state == "empty"


def one_line(length_mm: float, v: float) -> float:
    while True: pass  # fmt: skip  # noqa: E701 - one line, which begins only once


def swallows_errors(length_mm: float, v: float) -> float:
    while True:
        try:
            length_mm += v
        except Exception:  # noqa: BLE001 - what learners write
            length_mm = 0


def prints(length_mm: float, v: float) -> float:
    for one in itertools.count():
        print(one)  # noqa: T201 - what learners write
    return length_mm / v


def inside_a_generator(length_mm: float, v: float) -> float:
    return sum(length_mm / v for _ in itertools.count())


@pytest.mark.parametrize("answer", [one_line, swallows_errors, prints, inside_a_generator])
def test_an_endless_loop_ends_and_nothing_is_lost(answer: Any, capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.gettrace()
    text = says(answer, "was still running after 3 seconds", "Everything you defined is still there")
    assert "which line brings it nearer to its end?" in text
    assert sys.gettrace() is before
    assert capsys.readouterr().out == ""


def test_what_ends_in_time_is_returned_and_libraries_are_not_slowed_step_by_step() -> None:
    assert run_within(5, lambda: max(range(100_000)), {}) == 99_999
    with pytest.raises(OutOfTime) as stop:
        run_within(0.05, lambda: one_line(1, 1), one_line.__globals__)
    assert stop.value.line is not None


def test_an_interrupt_by_the_reader_goes_through() -> None:
    def interrupted(length_mm: float, v: float) -> float:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check(NAME, interrupted)


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(UnknownExerciseError, match=r"The nearest are: disease\.conduction_time"):
        check("disease.conduction_tim", None)
    with pytest.raises(UnknownExerciseError, match=r"Write one of: .*disease\.be_the_checker"):
        task("zzz")


def test_a_verdict_is_a_view(monkeypatch: pytest.MonkeyPatch) -> None:
    verdict = check(NAME, lambda mm, v: f"<b>{mm / v}")
    monkeypatch.setenv("MSCOURSE_VIEW", "page")
    bundle = verdict._repr_mimebundle_()
    page = bundle[PAGE_TYPE]["html"]
    assert 'role="group" aria-label="Check of disease.conduction_time" data-state="not-yet"' in page
    assert "<code>conduction_time(30, 2)</code>" in page
    assert "<b>15" not in page
    assert "&lt;b&gt;" in page
    assert 'role="status"' in bundle["text/html"]
    assert "`" not in bundle["text/plain"]


def test_a_task_shows_its_rows_everywhere() -> None:
    rows = task("start.ladder_errors")
    assert rows.plain().count("\n") == 7
    assert rows.still().count('<th scope="row">') == 6
    assert 'tabindex="0"' in rows.page()["html"]
    assert "<table" not in task(NAME).page()["html"]


def test_values_are_shortened_and_hold_no_address() -> None:
    assert short([object()]) == "[<object object>]"
    assert short("x" * 90).endswith(" …")
    assert short((1, None)) == "(1, None)"
    assert kind({1}) == "a set"


def test_importing_the_course_loads_no_exercise_and_the_verb_is_there() -> None:
    assert mscourse.check is check
    code = "import sys, mscourse; print({'matplotlib', 'scipy', 'mscourse.exercises'} & {*sys.modules})"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert found.strip() == "set()"
