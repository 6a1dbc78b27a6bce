"""Banks: the course's own, and bad ones, which are refused with their place and a remedy, in bounded time."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.quizzes import bank, keys
from mscourse.quizzes.bank import BANK, BankError, chapter, chapters, parse, questions
from mscourse.quizzes.records import Label, Matching, Overclaim, Single
from mscourse.quizzes.source import MOST_BYTES, read

SINGLE: dict[str, Any] = {
    "id": "q1",
    "revision": 1,
    "type": "single",
    "objective": "test.1",
    "level": "apply",
    "section": "The idea",
    "prompt": "Which?",
    "options": [
        {"text": "This", "why": "Because.", "right": True},
        {"text": "That", "why": "Think of the other.", "misconception": "test.m1"},
    ],
}
COMMON = {name: value for name, value in SINGLE.items() if name not in {"type", "options"}}
NUMERIC = COMMON | {
    "type": "numeric",
    "key": {"model": "chance.upper_bound_zero", "n": 10, "level": 0.95},
    "value": 0.26,
    "unit": "ms",
    "units": {"ms": 1},
    "tolerance": {"absolute": 0.1},
    "why": "So.",
    "otherwise": "Ask.",
}
ITEMS = [{"text": name, "why": "W."} for name in "abc"]
ORDERING = COMMON | {"type": "ordering", "ends": ["a", "z"], "shown": [2, 1, 3], "items": ITEMS, "why": "So."}
AXIS = {"name": "Loss", "low": 0, "high": 10, "step": 1, "ticks": [0, 10]}
CURVE = COMMON | {
    "type": "curve",
    "x": AXIS,
    "y": AXIS,
    "points": [0, 5, 10],
    "truth": {"x": [0, 10], "y": [0, 10]},
    "key": {"model": "m"},
    "close": 1,
    "why": "So.",
}
PAIRS = [{"text": name, "match": name * 2, "why": "W."} for name in "ab"]
MATCHING = COMMON | {"type": "matching", "pairs": PAIRS, "shown": [2, 1], "why": "So."}


def written(*asked: dict[str, Any], **changed: Any) -> bytes:
    whole = {
        "chapter": "test",
        "title": "Check yourself",
        "objectives": {"test.1": "Tell this from that."},
        "misconceptions": {"test.m1": "All is one."},
        "questions": list(asked) or [SINGLE],
    }
    # By way of JSON, because YAML would write what stands there twice as an alias.
    return (
        json.dumps(whole | changed, ensure_ascii=False, indent=1)
        .replace("NaN", ".nan")
        .replace("Infinity", ".inf")
        .encode()
    )


def refused(text: bytes) -> str:
    with pytest.raises(BankError) as caught:  # what is guarded against would take all time or memory
        parse(text, "99_test.yaml")
    message = str(caught.value)
    assert message.startswith("99_test.yaml, line ")
    assert "Remedy: " in message
    assert len(message) < 800
    return message


@pytest.mark.parametrize("question", [SINGLE, NUMERIC, ORDERING, CURVE, MATCHING])
def test_a_sound_question_is_read(question: dict[str, Any]) -> None:
    made = parse(written(question), "99_test.yaml").questions[0]
    assert (made.id, made.chapter, made.name) == ("test.q1", "test", "q1")


def without(question: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in question.items() if key != name}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", ["empty"]),
        (b"- a list", ["a list", "mapping"]),
        (b"chapter: [", ["not YAML"]),
        (b"a: b: c", ["not YAML"]),
        (b"a: \xff", ["UTF-8"]),
        (b"a: \x00", ["not YAML"]),
        (b"a: !!python/object/apply:os.system [ls]", ["no field 'a'"]),
        (written(chapter="Test Chapter"), ["chapter's key"]),
        (written(objectives={"other.1": "x"}), ["another chapter"]),
        (written(questions=[]), ["0 items"]),
        (written(without(SINGLE, "id")), ["'id' is missing"]),
        (written(without(SINGLE, "type")), ["question test.q1", "'type' is missing"]),
        (written(without(SINGLE, "prompt")), ["question test.q1", "'prompt' is missing"]),
        (written(SINGLE | {"type": "essay"}), ["field type", "'essay'", "single, multiple, numeric"]),
        (written(SINGLE | {"id": "Q 1"}), ["field id"]),
        (written(SINGLE, SINGLE), ["question test.q1", "has this id too"]),
        (written(SINGLE | {"colour": "red"}), ["no field 'colour'"]),
        (written(SINGLE | {"revision": 0}), ["field revision", "too small"]),
        (written(SINGLE | {"revision": 1.5}), ["field revision", "whole number"]),
        (written(SINGLE | {"revision": "one"}), ["field revision", "a text"]),
        (written(SINGLE | {"level": "hard"}), ["field level", "understand"]),
        (written(SINGLE | {"objective": "test.9"}), ["field objective", "test.1"]),
        (written(SINGLE | {"prompt": "x" * 2001}), ["field prompt", "2001 characters"]),
        (written(SINGLE | {"prompt": " \u202e"}), ["field prompt", "empty"]),
        (written(SINGLE | {"prompt": 7}), ["field prompt", "a number, not a text"]),
        (written(SINGLE | {"options": "ab"}), ["field options", "write a list"]),
        (written(SINGLE | {"options": SINGLE["options"][:1]}), ["field options", "1 items"]),
        (written(SINGLE | {"options": [SINGLE["options"][0]] * 2}), ["options[2]", "twice"]),
        (
            written(SINGLE | {"options": [{"text": "a", "why": "w"}, SINGLE["options"][0]]}),
            ["options[1]", "misconception"],
        ),
        (
            written(SINGLE | {"options": [SINGLE["options"][1], SINGLE["options"][1] | {"text": "b"}]}),
            ["field options", "0 options are right"],
        ),
        (
            written(SINGLE | {"options": [SINGLE["options"][0] | {"misconception": "test.m1"}] * 2}),
            ["stands for no misconception"],
        ),
        (
            written(
                SINGLE
                | {"options": [SINGLE["options"][0], SINGLE["options"][1] | {"misconception": "test.m9"}]}
            ),
            ["options[2].misconception", "test.m1"],
        ),
        (written(SINGLE | {"prediction": True}), ["field options", "no right answer"]),
        (written(SINGLE | {"prediction": "perhaps"}), ["field prediction", "true or false"]),
        (
            written(
                SINGLE
                | {
                    "type": "multiple",
                    "options": [SINGLE["options"][1], SINGLE["options"][1] | {"text": "b"}],
                }
            ),
            ["no option is right"],
        ),
        (
            written(NUMERIC | {"tolerance": {"absolute": -0.1}}),
            ["question test.q1", "tolerance.absolute", "-0.1 is too small"],
        ),
        (written(NUMERIC | {"tolerance": {}}), ["field tolerance", "no tolerance"]),
        (written(NUMERIC | {"value": float("nan")}), ["field value", "finite"]),
        (written(NUMERIC | {"value": float("inf")}), ["field value", "finite"]),
        (written(NUMERIC | {"value": True}), ["field value", "yes or no"]),
        (written(without(NUMERIC, "value")), ["'value' is missing"]),
        (written(NUMERIC | {"unit": "s"}), ["'s' is not among them"]),
        (written(without(NUMERIC, "units")), ["no units are listed"]),
        (written(NUMERIC | {"units": {"ms": 1, "s": -1}}), ["the size -1"]),
        (written(NUMERIC | {"key": {}}), ["field key", "one source"]),
        (written(NUMERIC | {"misses": [{"low": 2, "high": 1, "why": "w"}]}), ["misses[1].low", "swap"]),
        (
            written(NUMERIC | {"figures": [{"shown": "38.6 m/s", "key": {"record": "r.o"}, "value": 1}]}),
            ["figures[1]", "not in the question's text"],
        ),
        (written(ORDERING | {"shown": [1, 2, 3]}), ["field shown", "right order already"]),
        (written(ORDERING | {"shown": [1, 1, 2]}), ["field shown", "each once"]),
        (written(ORDERING | {"items": [ITEMS[0]] * 3}), ["items[2]", "twice"]),
        (written(CURVE | {"points": [5, 0, 10]}), ["field points", "do not rise"]),
        (written(CURVE | {"points": [0, 11]}), ["field points", "outside"]),
        (written(CURVE | {"x": AXIS | {"step": 0}}), ["x.step"]),
        (written(CURVE | {"x": AXIS | {"high": 0}}), ["x.high"]),
        (written(CURVE | {"x": AXIS | {"ticks": [0, 20]}}), ["x.ticks"]),
        (written(CURVE | {"truth": {"x": [0, 10], "y": [1]}}), ["truth.y"]),
        (written(CURVE | {"truth": {"x": [0, 10], "y": [1, 2, 3]}}), ["3 values for 2"]),
        (written(CURVE | {"truth": {"x": [0, 10], "y": [1, None]}}), ["say what that means"]),
        (written(CURVE | {"truth": {"x": [0, 10], "y": [1, 11]}}), ["outside the axis"]),
        (
            written(CURVE | {"guesses": [{"name": "g", "at": [1, 2], "why": "w"}]}),
            ["guesses[1].at", "3 points"],
        ),
        (written(MATCHING | {"pairs": [PAIRS[0], PAIRS[1] | {"match": "aa"}]}), ["pairs[2]", "twice"]),
        (written(MATCHING | {"type": "label", "picture": "../../etc", "alt": "x"}), ["field picture"]),
        (
            written(
                COMMON
                | {
                    "type": "overclaim",
                    "why": "w",
                    "pieces": [SINGLE["options"][1], SINGLE["options"][1] | {"text": "b"}],
                }
            ),
            ["no piece goes too far"],
        ),
        (b"a: 1\na: 2", ["twice"]),
        (b"? [a]\n: 1", ["plain word"]),
        (b"<<: {a: 1}", ["no field '<<'"]),
    ],
)
def test_a_bad_bank_is_refused_with_its_place_and_a_remedy(text: bytes, words: list[str]) -> None:
    message = refused(text)
    for one in words:
        assert one in message


def bomb() -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (bomb, "an alias"),
        (lambda: b"a: &a [*a]", "an alias"),
        (lambda: b"a: " + b"x" * 1_000_000, "1,000,003 bytes"),
        (lambda: b"[" * (MOST_BYTES - 1), "deep"),
        (lambda: b"{a: " * 60_000, "deep"),
        (lambda: b"- " * 100_000, "deep"),
        (lambda: b"- x\n" * 70_000, "more than 20,000 values"),
        (lambda: b"a: '" + b"x" * (MOST_BYTES - 100), "not YAML"),
        (lambda: b"a: " + b"9" * (MOST_BYTES - 100), "no field 'a'"),
        (lambda: written(SINGLE | {"prompt": "x" * 250_000}), "250000 characters"),
        (lambda: written(NUMERIC).replace(b"0.26", b"9" * 5000), "not a finite"),
        (lambda: written(NUMERIC).replace(b"0.26", b"1:" * 3000 + b"1"), "field value"),
    ],
)
def test_a_bank_made_to_exhaust_its_reader_is_refused(make: Callable[[], bytes], words: str) -> None:
    assert words in refused(make())


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_are_read_or_refused(text: bytes) -> None:
    try:
        parse(text, "99_test.yaml")
    except BankError:
        pass
    else:  # pragma: no cover - would be a find
        pytest.fail("random bytes passed as a bank")


def test_the_line_in_a_message_is_the_line_in_the_file() -> None:
    text = written(SINGLE, NUMERIC | {"id": "q2", "tolerance": {"absolute": -3}})
    line = next(n for n, one in enumerate(text.decode().splitlines(), 1) if '"absolute": -3' in one)
    assert f"line {line}, question test.q2, field tolerance.absolute" in refused(text)


def test_marks_that_cannot_be_seen_are_taken_out() -> None:
    made = parse(written(SINGLE | {"prompt": "left \u202eright\u200b\u0007?"}), "99_test.yaml").questions[0]
    assert made.prompt == "left right?"


def test_a_text_may_have_lines_and_quotes() -> None:
    made = parse(written(SINGLE | {"prompt": 'It\'s "so",\nthen?'}), "99_test.yaml").questions[0]
    assert made.prompt == 'It\'s "so",\nthen?'


def test_a_field_knows_its_line() -> None:
    top = read(b"a: 1\nb:\n  c: 2\n", "f.yaml").entries()
    assert top["b"].entries()["c"].line == 3


# ---- the course's own bank ----


def all_questions() -> list[Any]:
    return [one for key in chapters() for one in chapter(key).questions]


def test_the_chapters_have_the_questions_of_the_plan() -> None:
    plan = {
        "start": "single numeric ordering single curve overclaim matching single single",
        "disease": "curve single numeric label single single multiple overclaim numeric",
        "attack": "curve single matching numeric single multiple ordering overclaim single",
        "cell_therapy": "matching single numeric ordering single multiple overclaim curve single",
    }
    for key, kinds in plan.items():
        asked = questions(key)
        assert [one.name for one in asked] == [f"q{n}" for n in range(1, 10)]
        assert " ".join(one.kind for one in asked) == kinds
    assert questions("disease.predict_bath")[0].is_prediction


def test_every_misconception_that_is_named_is_known_to_some_chapter_and_every_one_is_met() -> None:
    known = {name for key in chapters() for name in chapter(key).misconceptions}
    named = set()
    for question in all_questions():
        for value in vars(question).values():
            if isinstance(value, tuple):
                named |= {one.misconception for one in value if hasattr(one, "misconception")}
    assert named - {None} <= known


def test_every_objective_of_a_chapter_is_asked_about() -> None:
    for key in chapters():
        asked = {one.objective for one in chapter(key).questions}
        missing = set(chapter(key).objectives) - asked
        assert not missing, f"{key}: no question serves {missing}; add one to the bank"


def test_no_feedback_praises_scolds_or_pads() -> None:
    forbidden = re.compile(
        r"!|\b(well done|great|correct|incorrect|wrong|oops|excellent|simply|of course|crucial|obviously)\b",
        re.IGNORECASE,
    )
    for question in all_questions():
        for text in bank.texts(question):
            assert not forbidden.search(text), text


def test_a_right_answer_is_not_always_in_the_same_place_or_the_longest() -> None:
    asked = [one for one in all_questions() if isinstance(one, Single) and not one.prediction]
    places = [[option.right for option in one.options].index(True) for one in asked]
    assert len(set(places)) >= 3
    longest = [max(one.options, key=lambda option: len(option.text)).right for one in asked]
    assert sum(longest) <= len(longest) / 2  # nobody should find it by its length


def test_partners_are_not_offered_in_their_own_order() -> None:
    for one in all_questions():
        if isinstance(one, Matching):
            assert all(place != partner for place, partner in enumerate(one.shown))


def test_the_picture_of_a_label_question_names_no_place() -> None:
    for one in all_questions():
        if isinstance(one, Label):
            assert not [pair.match for pair in one.pairs if pair.match in one.alt]


@pytest.mark.parametrize("question", all_questions(), ids=lambda one: one.id)
def test_every_key_is_what_its_model_or_record_gives(question: Any) -> None:
    assert list(keys.differences(question)) == []


def test_a_value_that_its_key_does_not_give_is_told_with_both() -> None:
    made = parse(written(NUMERIC | {"value": 0.25}), "99_test.yaml").questions[0]
    assert list(keys.differences(made)) == [
        "the bank holds 0.25, and its key model chance.upper_bound_zero gives 0.258866"
    ]
    curve = CURVE | {"key": {"record": "trapp_1998.transected_axons"}}
    assert "holds 0, 10, and" in next(keys.differences(parse(written(curve), "99_test.yaml").questions[0]))


@pytest.mark.parametrize("question", all_questions(), ids=lambda one: one.id)
def test_a_number_in_a_question_has_its_source(question: Any) -> None:
    shown = " ".join(figure.shown for figure in question.figures)
    for figure in question.figures:
        values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
        forms = (
            {f"{one:g}" for one in values}
            | {f"{one:,.0f}" for one in values}
            | {f"{one:.1f}" for one in values}
        )
        forms |= {f"{one:.0f}" for one in values} | ({"None"} if 0 in values else set())
        assert any(form in figure.shown for form in forms), (figure.shown, values)
    if question.id == "disease.q9":
        assert all(str(n) in shown for n in (46, 23, 10, 21))


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ({"model": "nothing.known"}, "there are: axon.added_latency"),
        ({"model": "chance.upper_bound_zero", "m": 3}, "keys.py"),
        ({"model": "axon.added_latency", "diameter": 5, "internodes": 3, "loss": 99.9}, "blocked"),
        ({"record": "nobody.outcome"}, "key record"),
        ({"record": "trapp_1998.nothing"}, "key record"),
        ({"record": "trapp_1998.transected_axons_control_white_matter"}, "key record"),
        ({"record": "trapp_1998.transected_axons", "field": "n"}, "key record"),
    ],
)
def test_a_key_that_names_nothing_is_refused(key: dict[str, Any], words: str) -> None:
    made = parse(written(NUMERIC | {"key": key}), "99_test.yaml").questions[0]
    found = next(keys.stored(made))[0]
    with pytest.raises(keys.KeyErrorInBank, match=words):
        keys.compute(found)


def test_asking_for_what_is_not_there_names_what_is() -> None:
    with pytest.raises(KeyError, match="disease"):
        questions("nowhere")
    with pytest.raises(KeyError, match=r"disease\.q1"):
        questions("disease.q99")
    with pytest.raises(ValueError, match="say which"):
        questions()
    with pytest.raises(ValueError, match="twice"):
        questions("disease", "disease.q3")


def test_files_of_the_bank_are_named_by_number_and_key() -> None:
    assert {path.name for path in BANK.iterdir()} == {path.name for path in chapters().values()}
    assert all(chapter(key).key == key for key in chapters())


def test_pieces_of_a_claim_make_one_text() -> None:
    for one in all_questions():
        if isinstance(one, Overclaim):
            assert " ".join(piece.text for piece in one.pieces).endswith(".")
