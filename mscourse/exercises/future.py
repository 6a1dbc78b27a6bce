"""The exercises of chapter 15: a score for forecasts, a rule for verdicts, a grade, eight sentences."""

import math
import random
from collections.abc import Sequence

from mscourse.exercises.asking import Ask, Given, Stop, short, unwritten
from mscourse.exercises.judged_rows import judged_rows
from mscourse.exercises.records import Exercise

SCORE = "A score for forecasts"
CARDS = "Explore: ten cards"
CHECK = "How to check an article"
SIGNALS = "Evidence: signals to follow"
MAP = "See: jobs and stages"
CLAIMS = "Claims checked"

brier = Exercise(
    "future.brier",
    ("future.2",),
    "Write `brier(p, y)`: the Brier score of forecasts. `p` is a list of stated probabilities, from 0 to 1, "
    "and `y` says what came of each, 1 if it happened and 0 if not. Take the gap between the two for each "
    "pair, square it, and return the mean. Lists of different lengths tell of different forecasts: raise a "
    "`ValueError` then.",
    "Nought is best, half-and-half earns a quarter whatever happens, and a confident miss costs most.",
    hints=(
        "A dart lands off the mark. Does the side matter? And should a wide miss cost twice a near one?",
        (
            'In "A score for forecasts" somebody who always says fifty per cent gets the same score in any '
            "year. Which number is it?"
        ),
        (
            "Compare the lengths first. Then go through both lists together, square each gap, add them up, "
            "and divide by how many there are."
        ),
    ),
)


def _same(found: float, due: float) -> bool:
    return math.isclose(found, due, rel_tol=1e-9, abs_tol=1e-12)


def _due(p: Sequence[float], y: Sequence[int]) -> float:
    return sum((one - came) ** 2 for one, came in zip(p, y, strict=True)) / len(p)


@brier.case(
    "gamed", idea="This score can be gamed by being certain: nought or one, nothing between.", look=SCORE
)
def _(ask: Ask) -> str | None:
    honest, bold = ask.number([0.7] * 10, [1] * 7 + [0] * 3), ask.number([1] * 10, [1] * 7 + [0] * 3)
    seen = f"Seven of ten came true: saying 0.7 ten times scored {short(honest)}, saying 1 {short(bold)}"
    return seen if _same(honest, 0.42) and _same(bold, 0.3) else None


@brier.case("a miss below", idea="Too low and too high are both off: no gap may cancel another.", look=SCORE)
def _(ask: Ask) -> str | None:
    given = ([0.8, 0.2], [0, 1])
    return ask.saw(*given) if ask.number(*given) <= 0 else None


@brier.case(
    "half and half", idea="Fifty per cent, always, is a quarter: not more with more cards.", look=SCORE
)
def _(ask: Ask) -> str | None:
    for given in (([0.5], [1]), ([0.5] * 4, [0, 1, 1, 0])):
        if not _same(ask.number(*given), 0.25):
            return ask.saw(*given)
    return None


@brier.case(
    "the best score", idea="Who says 1 for what comes and 0 for what does not misses nothing.", look=SCORE
)
def _(ask: Ask) -> str | None:
    given = ([1, 0, 1], [1, 0, 1])
    return None if _same(ask.number(*given), 0) else ask.saw(*given)


@brier.case("a wide miss", idea="Twice the gap costs four times as much, and not less or more.", look=CARDS)
def _(ask: Ask) -> str | None:
    for near, wide in ((0.2, 0.4), (0.45, 0.9)):
        if not _same(ask.number([wide], [0]), 4 * ask.number([near], [0])):
            return f"{ask.saw([near], [0])}, and {ask.saw([wide], [0])}"
    return None


@brier.case(
    "your own cards", idea="Each forecast belongs to its own outcome, and all count alike.", look=SCORE
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("cards")
    size = draw.randint(5, 8)
    given = ([draw.randint(5, 95) / 100 for _ in range(size)], [draw.randint(0, 1) for _ in range(size)])
    return None if _same(ask.number(*given), _due(*given)) else ask.saw(*given)


@brier.case("lists that do not match", idea="A forecast without an outcome has no score yet.", look=SCORE)
def _(ask: Ask) -> str | None:
    for given in (([0.5, 0.9], [1]), ([0.5], [1, 0])):
        try:
            return ask.saw(*given)
        except Stop as end:
            if "stopped with ValueError" not in end.seen:
                return end.seen.rstrip(".")
    return None


Record = tuple[str, str]
RUNGS = ("animals", "series", "matched", "trial")
BETTER, NONE = "better", "no difference"
# How much a verdict grants, most first; "open" grants nothing and denies nothing.
GRANTED = ("supported", "partly", "preclinical", "open", "unsupported")

verdict = Exercise(
    "future.verdict",
    ("future.3",),
    "Each record is a pair: the kind of study, and what came of it. Kinds, from the lowest rung: `animals`, "
    "`series` (people without a comparison), `matched`, `trial` (randomised). What came of it: `better` or "
    "`no difference`. Write `verdict(records)` by this rule. No record: `open`. Otherwise only the highest "
    "rung that has a record speaks. If that is `animals`: `preclinical` if any was better, else "
    "`unsupported`. In people: all better is `supported` from trials and `partly` from a lower rung; some "
    "better and some not is `partly`; none better is `unsupported`.",
    "The best kind of study speaks, whatever their number below it; and a null trial never raises a word.",
    hints=(
        "Ten people heard a rumour, and one was there. Whom do you ask?",
        (
            'In "How to check an article" a verdict waits for the record. Which record would you want to '
            "see first, and which only if there is none better?"
        ),
        (
            "Find the highest kind in the list. Collect what came of the records of that kind only, each "
            "word once. How many words are in your collection, and is `better` among them?"
        ),
    ),
)


def _verdict(records: Sequence[Record]) -> str:
    if not records:
        return "open"
    top = max(RUNGS.index(kind) for kind, _ in records)
    came = {way for kind, way in records if RUNGS.index(kind) == top}
    if top == 0:
        return "preclinical" if BETTER in came else "unsupported"
    if came == {BETTER}:
        return "supported" if RUNGS[top] == "trial" else "partly"
    return "partly" if BETTER in came else "unsupported"


def _word(ask: Ask, records: Sequence[Record]) -> object:
    """Return the verdict on a list of records; nothing at all means that nothing was written."""
    found = ask(list(records))
    if found is None:
        unwritten("verdict")
    return found


def _judge(name: str, idea: str, look: str, *rows: list[Record]) -> None:
    """Add a case: by the rule, these lists have another verdict."""

    @verdict.case(name, idea=idea, look=look)
    def _(ask: Ask) -> str | None:
        return next((ask.saw(row) for row in rows if _word(ask, row) != _verdict(row)), None)


_judge("nothing found", "Without a record nothing is shown, neither for nor against.", CHECK, [])
_judge(
    "animals alone",
    "In whom was it seen? Animals alone, however many, speak for animals.",
    MAP,
    [("animals", BETTER)] * 3,
    [("animals", BETTER), ("animals", NONE)],
)
_judge("animals without a gain", "Not even in animals: what does that leave?", CHECK, [("animals", NONE)])
_judge(
    "no counting of votes",
    "Ten weak studies are not one strong one.",
    CHECK,
    [*([("series", BETTER)] * 10), ("trial", NONE)],
    [*([("matched", BETTER)] * 4), ("trial", NONE)],
    [*([("animals", BETTER)] * 4), ("series", NONE)],
)
_judge(
    "compared with whom",
    "Better than whom? Without chance deciding, the word stops short of the highest.",
    CHECK,
    [("series", BETTER)],
    [("matched", BETTER), ("series", BETTER)],
)
_judge(
    "doubt to be earned",
    "Where the trials agree, lower rungs do not take the word away.",
    CHECK,
    [("trial", BETTER), ("series", NONE), ("matched", NONE)],
    [("animals", NONE), ("trial", BETTER)],
)
_judge(
    "trials that disagree",
    "One trial for, one without a difference: neither may be left out.",
    CHECK,
    [("trial", BETTER), ("trial", NONE), ("trial", NONE)],
    [("matched", NONE), ("matched", BETTER)],
)


@verdict.case(
    "a null trial raised it", idea="A trial without a difference can never raise the word.", look=CHECK
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("records")
    for _ in range(12):
        before = _some(draw)
        after = [*before, ("trial", NONE)]
        first, second = str(_word(ask, before)), str(_word(ask, after))
        if any(one not in GRANTED for one in (first, second)):
            return ask.saw(before if first not in GRANTED else after)
        if GRANTED.index(second) < GRANTED.index(first):
            return f"{ask.saw(before)}, and with one null trial more {short(second)}"
        if first != _verdict(before) or second != _verdict(after):
            return ask.saw(before if first != _verdict(before) else after)
    return None


def _some(draw: random.Random) -> list[Record]:
    return [(draw.choice(RUNGS), draw.choice((BETTER, NONE))) for _ in range(draw.randint(1, 5))]


reading_grade = Exercise(
    "future.reading_grade",
    ("future.4",),
    "Write `reading_grade(text, facts)`: the school years that a text asks for, by the formula of Flesch and "
    "Kincaid, `0.39 * words / sentences + 11.8 * syllables / words - 15.59`. A word is a run of letters, so "
    "a number is none. A sentence ends with `.` or `?`. A word has as many syllables as groups of "
    "vowels (a, e, i, o, u, y) that stand side by side, in small letters or capitals, and at least one. "
    "`facts` lists phrases that a rewrite has to keep: if one of them is not in the text, return `None`.",
    "Shorter sentences and shorter words lower the grade; a text that has lost a fact has no grade at all.",
    hints=(
        "A sentence is a breath, a syllable a step. What tires, and what must not fall from the bag?",
        (
            'In "How to check an article" the last station is the better sentence. What was it that an easy '
            "sentence may not lose?"
        ),
        (
            "First look for each fact in the text. Then let `re.findall` list the runs of letters, the ends "
            "of sentences, and in each word the runs of vowels. Three counts go into the formula."
        ),
    ),
)
HARM = "six had a rash"
NEWS = f"Of thirty people ten walked faster, and {HARM}."


def _grade(words: int, ends: int, syllables: int) -> float:
    return 0.39 * words / ends + 11.8 * syllables / words - 15.59


def _graded(ask: Ask, text: str, due: float, facts: Sequence[str] = ()) -> str | None:
    """Return what was seen where a text's grade is not the one that is due."""
    return (
        None if math.isclose(ask.number(text, list(facts)), due, abs_tol=1e-6) else ask.saw(text, list(facts))
    )


@reading_grade.case("facts kept", idea="All facts are there, so the text has a grade.", look=CHECK)
def _(ask: Ask) -> str | None:
    given = (NEWS, ["ten walked faster", HARM])
    if ask(*given) is None and ask(NEWS, []) is not None:
        return ask.saw(*given)
    ask.number(*given)
    return None


@reading_grade.case("a harm left out", idea="Easier to read, but no longer true.", look=CHECK)
def _(ask: Ask) -> str | None:
    shorter = "Of thirty people ten walked faster."
    return (
        None
        if ask(shorter, ["ten walked faster", HARM]) is None
        else ask.saw(shorter, ["ten walked faster", HARM])
    )


@reading_grade.case("sentences", idea="Sentence length still drives the grade.", look=CHECK)
def _(ask: Ask) -> str | None:
    long, cut = "Ten of us ran and six did not.", "Ten of us ran. And six did not."
    seen = f"{ask.saw(long, [])}, and cut in two {short(ask(cut, []))}"
    return None if ask.number(cut, []) < ask.number(long, []) else seen


@reading_grade.case(
    "words", idea="Words with fewer syllables are easier: your grade does not notice.", look=CHECK
)
def _(ask: Ask) -> str | None:
    hard, easy = "Administration was uncomplicated.", "The dose was well borne."
    seen = f"{ask.saw(hard, [])}, and {ask.saw(easy, [])}"
    return None if ask.number(easy, []) < ask.number(hard, []) else seen


@reading_grade.case("twice the text", idea="The same text twice is as easy as once: take means.", look=CHECK)
def _(ask: Ask) -> str | None:
    once, twice = ask.number(NEWS, []), ask.number(f"{NEWS} {NEWS}", [])
    return (
        None
        if math.isclose(once, twice, rel_tol=1e-9)
        else f"{ask.saw(NEWS, [])}, and twice over {short(twice)}"
    )


@reading_grade.case(
    "vowels side by side", idea="Vowels that stand side by side count as one group.", look=CHECK
)
def _(ask: Ask) -> str | None:
    return _graded(ask, "We see a tree.", _grade(4, 1, 4))


@reading_grade.case("a word without vowels", idea="Every word has one syllable at least.", look=CHECK)
def _(ask: Ask) -> str | None:
    return _graded(ask, "Dr Brown ran.", _grade(3, 1, 3))


@reading_grade.case("capitals", idea="A capital is a vowel too.", look=CHECK)
def _(ask: Ask) -> str | None:
    return _graded(ask, "ALL OF US AGREE.", _grade(4, 1, 5))


@reading_grade.case("numbers", idea="A number is no word here: count runs of letters.", look=CHECK)
def _(ask: Ask) -> str | None:
    few = ask.draw("numbers").randint(2, 9)
    return _graded(ask, f"Of {few + 20} people {few} ran.", _grade(3, 1, 4))


@reading_grade.case("other endings", idea="A question ends a sentence too.", look=CHECK)
def _(ask: Ask) -> str | None:
    return _graded(ask, "Did it help? Not yet. Ask us again.", _grade(8, 3, 9)) or _graded(
        ask, "Why? We ran.", _grade(3, 2, 3)
    )


@reading_grade.case("your own text", idea="Set the three counts beside the formula once more.", look=CHECK)
def _(ask: Ask) -> str | None:
    draw = ask.draw("text")
    pairs = (
        ("cells", 1),
        ("trial", 1),
        ("people", 2),
        ("placebo", 3),
        ("yearly", 2),
        ("myelin", 2),
        ("graft", 1),
    )
    picked = [[draw.choice(pairs) for _ in range(draw.randint(3, 6))] for _ in range(draw.randint(2, 4))]
    text = " ".join(" ".join(word for word, _ in one) + "." for one in picked)
    every = [pair for one in picked for pair in one]
    return _graded(
        ask, text, _grade(len(every), len(picked), sum(count for _, count in every)), [every[0][0]]
    )


FIT = ("fits", "too far")
SOURCES = ("trial A", "trial B", "trial C", "series D", "series E", "series F", "mice G", "plan H")
VERDICTS = ("supported", "partly", "preclinical", "unsupported", "open")
# Eight sentences of an article that never was; the eight sources in the task are real, without their numbers.
PIECES = (
    ("row", "sentence of the article"),
    (
        "1",
        (
            "In a randomised trial in relapsing MS, fewer people worsened after a transplant of their own "
            "blood stem cells than on the drugs of its day."
        ),
    ),
    ("2", "Stromal cells by vein calm inflammation in active MS."),
    ("3", "Cells put into the spinal fluid make people with progressive MS better."),
    ("4", "For years to come, a transplant keeps MS quiet in those who have it."),
    ("5", "Nobody died within a hundred days in one country, so a transplant is safe."),
    ("6", "CAR-T cells may one day help people with progressive MS; trials will tell."),
    ("7", "In mice born without proper myelin, human precursor cells made some."),
    ("8", "Next year CAR-T cells will be a treatment for progressive MS."),
)
JUDGED = {
    "1": ("fits", "trial A", "supported"),
    "2": ("too far", "trial B", "unsupported"),
    "3": ("too far", "trial C", "unsupported"),
    "4": ("too far", "series D", "partly"),
    "5": ("too far", "series E", "unsupported"),
    "6": ("fits", "series F", "open"),
    "7": ("fits", "mice G", "preclinical"),
    "8": ("too far", "plan H", "open"),
}

eight_sentences = Exercise(
    "future.eight_sentences",
    ("future.3", "future.4"),
    "An article, made up, was cut into sentences. Write `eight_sentences()`: for each row whether it goes "
    f"too far as it stands ({' or '.join(FIT)}), the source that weighs most on it, and the verdict on what "
    f'it claims ({", ".join(VERDICTS)}), as in `{{9: ("fits", "trial A", "open"), ...}}`. Judge by these '
    "eight sources alone; each speaks once. "
    "`trial A`: transplant against older drugs in relapsing MS, fewer worsened. `trial B`: stromal "
    "cells by vein against placebo, scans no better. `trial C`: cells in the spinal fluid against salt water "
    "in progressive MS, no more people better. `series D`: transplants in one country, relapsing MS only, "
    "many but not all quiet at ten years. `series E`: transplants of many series pooled, some people died of "
    "it. `series F`: a few people with progressive MS after CAR-T cells, all better, nobody compared. "
    "`mice G`: grafts in mice born without proper myelin. `plan H`: a randomised trial of CAR-T cells, "
    "listed, without a result.",
    "A sentence may be modest and still open, or true of a few and printed for all: fit and verdict differ.",
    takes="value",
    table=PIECES,
    hints=(
        "Cover the article and read the sources. Which sentence would you dare to write from each?",
        (
            'In "How to check an article" the verdict waits for the record. Whom does the sentence speak '
            "of, and whom the source?"
        ),
        (
            "Take the mice. The sentence says mice and means mice, so it goes no further than its source; "
            "and what was shown in animals only has a verdict of its own."
        ),
    ),
)


def _read(given: Given) -> dict[str, tuple[str, ...]]:
    return judged_rows(given, "eight_sentences", (FIT, SOURCES, VERDICTS), ("fits", "trial A", "open"))


def _rows(name: str, part: int, idea: str, look: str, rows: Sequence[str]) -> None:
    """Add a case: in these rows another word is right."""

    @eight_sentences.case(name, idea=idea, look=look)
    def _(given: Given) -> str | None:
        entries = _read(given)
        for row in rows:
            if entries[row][part] != JUDGED[row][part]:
                return f"In row {given.seen(row)} you wrote {entries[row][part]!r}"
        return None


_rows(
    "which source",
    1,
    "Same treatment, same people, same question: which source has all three?",
    CHECK,
    tuple(JUDGED),
)
_rows(
    "doubt to be earned",
    0,
    "It names its people and stops where its source stops. What more could it have left out?",
    CHECK,
    ("1", "6", "7"),
)
_rows("none seen", 0, "None seen in one series: does the word it ends on follow?", CLAIMS, ("5",))
_rows(
    "past the source",
    0,
    "Set the sentence beside its source: whom does it speak of, and for how long, and how surely?",
    CHECK,
    ("2", "3", "4", "8"),
)
_rows("mouse or person", 2, "In whom was it shown?", CHECK, ("7",))
_rows("a hope", 2, "It speaks of what is to come. Can a record have shown that yet?", SIGNALS, ("6", "8"))
_rows("a null result", 2, "It was tried against placebo, and missed. Is that no answer?", CHECK, ("2", "3"))
_rows("true of some", 2, "Many, not all, and one form of MS: which word says that?", CLAIMS, ("4",))
_rows(
    "a pooled harm",
    2,
    "What would the word `safe` have needed, and what does the source say?",
    CLAIMS,
    ("5",),
)
_rows(
    "supported is a word too",
    2,
    "A randomised comparison, in the people it names: is there doubt left to add?",
    CHECK,
    ("1",),
)

EXERCISES = (brier, verdict, reading_grade, eight_sentences)
