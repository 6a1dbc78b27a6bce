"""Numbers of a learner's own, marks, and the ladder of hints."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.exercises import check, exercise, hints, learner, points, task, variants
from mscourse.exercises.records import Case, Exercise

NAME = "disease.conduction_time"


def right(length_mm: float, v: float) -> float:
    return length_mm / v


def per_mille(length_mm: float, v: float) -> float:
    return length_mm / v / 1000


@pytest.fixture(autouse=True)
def nobody() -> Iterator[None]:
    learner("")
    hints.forget()
    yield
    learner("")
    hints.forget()


def own() -> Exercise:
    return Exercise("start.x", ("start.1",), "Do.", "Done.", hints=("think", "look", "step"))


def rows_struck(name: str) -> set[int]:
    """The rows of the ladder that claim too much, as a learner sees them."""
    learner(name)
    too_much = {"Mice", "Hundreds", "Many studies", "One person"}
    return {
        int(row[0]) for row in task("start.ladder_errors").table[1:] if row[1].startswith(tuple(too_much))
    }


def test_nobody_sees_rows_as_they_are_written() -> None:
    assert rows_struck("") == {1, 3, 5, 6}
    assert variants.shuffled("start.x", "", 3) == (0, 1, 2)


@given(st.text(min_size=1).filter(str.strip))
def test_each_learner_has_an_order_and_is_judged_by_it(name: str) -> None:
    struck = rows_struck(name)
    assert len(struck) == 4
    assert check("start.ladder_errors", struck).passed
    assert not check("start.ladder_errors", {1, 2, 3, 4, 5, 6} - struck).passed
    assert struck == rows_struck(name), "the same learner meets the same rows"


def test_a_neighbours_rows_are_no_answer() -> None:
    neighbours = {frozenset(rows_struck(f"learner {number}")) for number in range(20)}
    assert len(neighbours) > 5


def test_a_message_names_rows_as_the_learner_sees_them() -> None:
    rows_struck("ada")
    honest = [row[0] for row in task("start.ladder_errors").table[1:] if "not ruled out" in row[1]]
    verdict = check("start.ladder_errors", {int(honest[0])})
    assert f"You struck row {honest[0]}" in verdict.plain()


def test_cases_draw_numbers_of_the_learners_own() -> None:
    asked: dict[str, set[Any]] = {}
    for name in ("ada", "ben", "ada"):
        learner(name)
        seen: set[Any] = set()

        def answer(length_mm: float, v: float, seen: set[Any] = seen) -> float:
            seen.add((length_mm, v))
            return length_mm / v

        assert check(NAME, answer).passed
        assert asked.setdefault(name, seen) == seen
    assert asked["ada"] != asked["ben"]


def test_who_works_may_stand_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MSCOURSE_LEARNER", " ada ")
    assert variants.present() == "ada"
    learner("ben")
    assert variants.present() == "ben"


def test_a_name_that_is_no_text_is_explained() -> None:
    with pytest.raises(
        TypeError, match=r'learner was given 7; write your name as a text, such as learner\("ada"\)'
    ):
        learner(7)


def test_hints_open_a_rung_a_try_from_the_third_on() -> None:
    one = own()

    @one.case("is two", idea="Two.", look="Here")
    def _(ask: Any) -> str | None:
        return None if ask() == 2 else "It was not"

    opened = [[name for name, _ in one.judge(lambda: 1).hints] for _ in range(6)]
    assert opened == [
        [],
        [],
        ["Nudge"],
        ["Nudge", "Pointer"],
        ["Nudge", "Pointer", "Worked step"],
        ["Nudge", "Pointer", "Worked step"],
    ]
    shown = one.judge(lambda: 1)
    assert "<details><summary>Nudge</summary><p>think</p></details>" in shown.still()
    assert "Worked step: step" in shown.plain()
    assert one.judge(lambda: 2).passed
    assert one.judge(lambda: 1).hints == (), "who has passed begins anew"


def test_an_untouched_stub_is_no_try() -> None:
    for _ in range(4):
        assert check(NAME, lambda length_mm, v: None).hints == ()
    assert check(NAME, per_mille).hints == ()


def test_marks_try_every_case_by_itself() -> None:
    mark = exercise(NAME).mark(per_mille)
    assert (mark.points, mark.of) == (3, 5)
    assert [name for name, _ in mark.missed] == ["units", "the model's impulse"]
    assert points(NAME, right) == 5
    assert points(NAME, lambda length_mm, v: None) == 0
    assert points("disease.blocking_loss", lambda d, n: None) == 0, "though some fibres never block"
    assert exercise(NAME).mark(3.0).missed[0][1].startswith("`check` was given 3")


def test_hidden_cases_count_in_marks_and_are_passed_over_by_check() -> None:
    one = own()

    @one.case("shown", idea="a", look="b")
    def _(ask: Any) -> str | None:
        return None

    @one.case("hidden", idea="a", look="b", points=2.5, hidden=True)
    def _(ask: Any) -> str | None:
        return "no"

    verdict = one.judge(lambda: 1)
    assert (verdict.passed, verdict.cases) == (True, 1)
    assert one.mark(lambda: 1) == type(one.mark(lambda: 1))("start.x", 1, 3.5, (("hidden", "no"),))


def test_a_hidden_case_may_be_run_again_and_no_name_is_taken_twice() -> None:
    one = own()
    for _ in range(2):
        one.case("again", idea="a", look="b", hidden=True)(lambda ask: None)
    assert [case.name for case in one.cases] == ["again"]
    with pytest.raises(ValueError, match="has a case 'again' already"):
        one.case("again", idea="a", look="b")
    with pytest.raises(ValueError, match="earns -1 points; write 0 or more"):
        one.case("less", idea="a", look="b", points=-1)


def test_a_case_that_can_not_go_on_says_so_and_raises_nothing() -> None:
    one = own()
    one.cases.append(Case("broken", lambda ask: 1 / 0, "a", "b"))  # type: ignore[arg-type,return-value]  # it never returns
    verdict = one.judge(lambda: 1)
    assert "The check itself could not go on (ZeroDivisionError)" in verdict.plain()
    assert "Restart Kernel" in verdict.plain()
    assert one.mark(lambda: 1).points == 0


def test_a_patched_module_is_survived(monkeypatch: pytest.MonkeyPatch) -> None:
    import math

    monkeypatch.setattr(math, "isclose", None)
    assert "has been changed in this session" in check(NAME, right).plain()


def test_one_call_without_end_speaks_for_all() -> None:
    calls = []

    def answer(length_mm: float, v: float) -> float:
        calls.append(v)
        while True:
            pass

    mark = exercise(NAME).mark(answer)
    assert mark.points == 0
    assert len(calls) == 1
    assert all("was still running after" in seen for _, seen in mark.missed)


def test_a_huge_value_is_not_written_out() -> None:
    verdict = check(NAME, lambda length_mm, v: list(range(10_000_000)))
    assert len(verdict.plain()) < 600
