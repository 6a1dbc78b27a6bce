"""The test before and after: two forms that ask alike, scores from stored answers, and what luck does."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.gain import before_and_after, luck
from mscourse.gain.forms import FOLDER, LETTERS, BankError, Place, joined, other, places
from mscourse.gain.report import report
from mscourse.gain.sitting import sitting
from mscourse.progress.document import LONGEST_ANSWER, Answer, Document
from mscourse.quizzes import keys
from mscourse.quizzes.records import Multiple, Numeric, Overclaim, Single
from mscourse.view import VARIABLE

TIME = "2026-11-25T10:15:00Z"
TEXTS = {path.name: path.read_bytes() for path in FOLDER.glob("*.yaml")}
CHAPTERS = Path(__file__).parents[2] / "chapters"


def answered(
    name: str, form: str, answers: dict[str, Any], sure: int = 2, *, over: bool = True
) -> dict[str, Answer]:
    """What a page stores of one sitting."""
    done: Any = True
    made = {f"{name}.begun": Answer(1, form, "open", 0, TIME)}
    made |= {f"{name}.{place}": Answer(1, [sure, one], "open", 0, TIME) for place, one in answers.items()}
    return made | ({f"{name}.done": Answer(1, done, "open", 0, TIME)} if over else {})


def right_answer(place: Place, form: Any) -> Any:
    question = place.questions[form]
    match question:
        case Single():
            return next(at for at, one in enumerate(question.options) if one.right)
        case Multiple():
            return [at for at, one in enumerate(question.options) if one.right]
        case Overclaim():
            return [at for at, one in enumerate(question.pieces) if one.right]
        case Numeric():
            return f"{question.value:.4g}"
    raise AssertionError(question.kind)


# ---- the forms ----


def test_there_are_twenty_places_and_four_of_them_are_anchors() -> None:
    assert [one.name for one in places()] == [f"t{number:02}" for number in range(1, 21)]
    assert [one.name for one in places() if one.anchor] == ["t01", "t06", "t11", "t20"]
    assert all(one.questions["a"] is one.questions["b"] for one in places() if one.anchor)


@pytest.mark.parametrize("place", [one for one in places() if not one.anchor], ids=lambda one: one.name)
def test_the_two_questions_of_a_pair_are_of_one_kind_and_size(place: Place) -> None:
    first, second = place.questions["a"], place.questions["b"]
    assert first.prompt != second.prompt
    assert (first.kind, first.objective, first.level) == (second.kind, second.objective, second.level)
    assert 2 / 3 < len(first.prompt) / len(second.prompt) < 3 / 2
    for_first, for_second = ideas(first), ideas(second)
    assert for_first & for_second, "the two must probe an idea that they share"
    if isinstance(first, Single) and isinstance(second, Single):
        assert len(first.options) == len(second.options)


def ideas(question: Any) -> set[str]:
    named = [*getattr(question, "options", ()), *getattr(question, "misses", ())]
    return {one.misconception for one in named if one.misconception}


@pytest.mark.parametrize("letter", LETTERS)
def test_the_right_option_has_no_favourite_place_and_is_not_told_by_its_length(letter: Any) -> None:
    singles = [asked for one in places() if isinstance(asked := one.questions[letter], Single)]
    at = [next(n for n, option in enumerate(one.options) if option.right) for one in singles]
    assert max(at.count(place) for place in range(4)) <= len(singles) // 2
    longest = [max(one.options, key=lambda option: len(option.text)).right for one in singles]
    assert sum(longest) <= len(singles) // 2


@pytest.mark.parametrize("place", places(), ids=lambda one: one.name)
def test_every_number_of_a_form_is_what_its_source_gives(place: Place) -> None:
    for question in place.questions.values():
        assert not list(keys.differences(question))


@pytest.mark.parametrize("place", places(), ids=lambda one: one.name)
def test_a_question_leads_back_to_a_heading_that_is_there(place: Place) -> None:
    for question in place.questions.values():
        (notebook,) = CHAPTERS.glob(f"??_{question.objective.partition('.')[0]}.ipynb")
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        told = [line for cell in cells if cell["cell_type"] == "markdown" for line in cell["source"]]
        lines = {line.strip("# \n") for line in told}
        assert question.section in lines


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("form_b.yaml", b"- id: t02\n", b"- id: t22\n"), "'t02' stands in 1 of the forms"),
        (
            ("alike.yaml", b"warmth, anchor: false", b"warmth, anchor: true"),
            "stands in 2 of the forms",
        ),
        (("form_a.yaml", b"objective: disease.3", b"objective: disease.9"), "'disease.9' is no objective"),
        (("form_a.yaml", b"misconception: disease.m7", b"misconception: disease.m70"), "disease.m70"),
        (("form_b.yaml", b"objective: disease.3", b"objective: disease.2"), "disease.3 (single) in one form"),
        (("alike.yaml", TEXTS["alike.yaml"].splitlines(keepends=True)[4], b""), "stands in a form only"),
    ],
)
def test_forms_that_do_not_fit_together_are_refused_with_a_remedy(
    change: tuple[str, bytes, bytes], complaint: str
) -> None:
    file, old, new = change
    assert old in TEXTS[file]
    texts = TEXTS | {file: TEXTS[file].replace(old, new, 1)}
    with pytest.raises(BankError, match="Remedy: ") as error:
        joined(texts["form_a.yaml"], texts["form_b.yaml"], texts["alike.yaml"])
    assert complaint in str(error.value)


# ---- a sitting ----


@pytest.mark.parametrize("letter", LETTERS)
def test_all_right_is_twenty_and_nothing_is_none(letter: Any) -> None:
    best = {one.name: right_answer(one, letter) for one in places()}
    found = sitting("before", Document(answered("before", letter, best)), places())
    assert found is not None
    assert found.score == len(places())
    assert found.sure_and_wrong == ()
    empty = sitting("before", Document(answered("before", letter, {})), places())
    assert empty is not None
    assert empty.score == 0


def test_a_sitting_that_is_not_over_or_was_never_begun_has_no_score() -> None:
    open_still = Document(answered("after", "b", {"t01": 0}, over=False))
    assert sitting("after", open_still, places()) is None
    assert sitting("before", open_still, places()) is None
    assert sitting("before", Document(answered("before", "c", {})), places()) is None


def test_being_sure_and_wrong_is_told_and_a_guess_is_not() -> None:
    wrong = {"t01": 1, "t04": 0}
    sure = sitting("before", Document(answered("before", "a", wrong, sure=3)), places())
    guess = sitting("before", Document(answered("before", "a", wrong, sure=1)), places())
    assert sure is not None
    assert guess is not None
    assert sure.sure_and_wrong == ("t01", "t04")
    assert guess.sure_and_wrong == ()


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-3, 30) | st.floats(allow_nan=False) | st.text(max_size=12),
        lambda inner: st.lists(inner, max_size=4),
        max_leaves=8,
    )
)
def test_whatever_is_stored_gives_a_score_from_none_to_twenty(junk: Any) -> None:
    answers = answered("before", "a", {})
    answers |= {f"before.{one.name}": Answer(1, junk, "open", 0, TIME) for one in places()}
    found = sitting("before", Document(answers), places())
    assert found is not None
    assert 0 <= found.score <= len(places())
    assert report([Document(answers)], places()).learners == 1


def test_an_answer_fits_into_what_may_be_stored() -> None:
    longest = max(len(json.dumps([3, right_answer(one, letter)])) for one in places() for letter in LETTERS)
    assert longest < LONGEST_ANSWER


# ---- luck ----


def test_equal_learners_who_learn_nothing_gain_nothing_and_guess_what_chance_gives() -> None:
    hopeless = luck.Rule(able=-40, differ=0, hard=0)
    scores = luck.simulate(hopeless, learners=20_000, rng=np.random.default_rng(1))
    expected = luck.chances().sum()
    assert scores.before.mean() == pytest.approx(expected, abs=0.05)
    assert scores.mean_gain == pytest.approx(0, abs=0.05)
    variance = (luck.chances() * (1 - luck.chances())).sum()
    assert scores.gain.std() == pytest.approx(math.sqrt(2 * variance), rel=0.03)


def test_taking_turns_with_the_forms_takes_out_what_unequal_forms_put_in() -> None:
    gaps, means = [], []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        made = luck.simulate(luck.Rule(learnt=1.2, unequal=0.6), learners=2_000, rng=rng)
        gaps.append(made.order_gap)
        means.append(made.mean_gain)
    assert np.std(gaps) > 4 * np.std(means)


@given(st.floats(0, 2), st.floats(0.3, 1.5))
def test_who_learns_more_gains_more(learnt: float, more: float) -> None:
    little, much = (
        luck.simulate(luck.Rule(learnt=one), learners=4_000, rng=np.random.default_rng(3)).mean_gain
        for one in (learnt, learnt + more)
    )
    assert much > little - 0.2


def test_the_change_by_chance_is_what_one_in_twenty_reaches() -> None:
    scores = luck.simulate(luck.Rule(), learners=20_000, rng=np.random.default_rng(7))
    step = luck.change_by_chance()
    size = np.abs(scores.gain)
    assert (size >= step).mean() <= 0.05 < (size >= step - 1).mean()


def test_kr20_of_a_table_worked_by_hand() -> None:
    table = np.array([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]], dtype=float)
    # p = 3/4, 1/2, 1/4; sum of pq = 0.625; scores 3, 2, 1, 0 have variance 1.25: 3/2 * (1 - 0.5)
    assert luck.kr20(table) == pytest.approx(0.75)


def test_what_cannot_be_computed_says_what_to_do() -> None:
    with pytest.raises(ValueError, match="even number"):
        luck.simulate(luck.Rule(), learners=3, rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="collect more answers"):
        luck.kr20(np.ones((4, 3)))


# ---- a class ----


def test_a_class_of_two_is_counted_as_it_answered() -> None:
    wrong = {"t01": 1}
    best = {letter: {one.name: right_answer(one, letter) for one in places()} for letter in LETTERS}
    first = answered("before", "a", wrong, sure=3) | answered("after", "b", best["b"])
    second = answered("before", "b", best["b"]) | answered("after", "a", best["a"] | wrong, sure=3)
    found = report([Document(first), Document(second), Document()], places())
    assert found.learners == 2
    assert found.gains == {"a": (20,), "b": (-1,)}
    assert dict(found.left) == {"start.m1": 1}
    row = next(one for one in found.rows if (one.place, one.form) == ("t01", "a"))
    assert row.shares == {"before": 0, "after": 0}
    assert row.people == {"before": 1, "after": 1, "later": 0}
    assert row.sure_and_wrong == 1
    assert not row.look_at  # two answers are too few to judge a question


def test_a_question_that_goes_against_its_form_is_pointed_out() -> None:
    best = {one.name: right_answer(one, "a") for one in places()}
    able = answered("before", "a", {name: one for name, one in best.items() if name != "t03"})
    other_way = answered("before", "a", {"t03": best["t03"]})
    found = report([Document(able), Document(other_way)] * 6, places())
    row = next(one for one in found.rows if (one.place, one.form) == ("t03", "a"))
    assert row.discriminates == pytest.approx(-1)
    assert row.look_at


# ---- the view ----


def test_the_page_holds_both_forms_and_leads_back_to_chapters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "page")
    state = before_and_after().state()
    assert len(state["places"]) == len(places())
    assert state["places"][2]["back"]["a"]["address"] == "chapters/01_disease.html#the-idea-in-words"
    assert state["chance"] == luck.change_by_chance()
    assert other("a") == "b"


def test_a_notebook_has_no_addresses_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "still")
    view = before_and_after()
    assert {one["back"]["a"]["address"] for one in view.state()["places"]} == {""}
    assert "Form B" in view.still()
