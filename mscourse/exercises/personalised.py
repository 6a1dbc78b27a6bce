"""The exercises of chapter 14: a ratio of ratios, a calibration, a score's optimism, a press text."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from mscourse.exercises.asking import Ask, Given, Stop, is_number, kind, short, stop, unwritten
from mscourse.exercises.judged_rows import one_word_each
from mscourse.exercises.records import Exercise

LINES = "Three lines of mathematics"
CALIBRATION = "Explore: does it come as told?"
BEST = "Explore: the best third"
GROUPS = "One trial, and its groups"
WIDE = 1.96

interaction_ratio = Exercise(
    "personalised.interaction_ratio",
    ("personalised.1", "personalised.2"),
    "Two groups of a trial, without a person in common, have hazard ratios `hr1` and `hr2`; `se1` and "
    "`se2` are the standard errors of their natural logarithms. Write `interaction_ratio(hr1, se1, hr2, "
    "se2)`: the first ratio over the second and the two ends of its 95 % interval, as `(ratio, low, "
    "high)`. Take 1.96 standard errors to either side. Do not round.",
    "Equal effects give 1, a swap turns everything over, and the interval stands on the ratio of the two.",
    hints=(
        (
            "Two people guess the length of a table, and each may be off. How far off may the gap between "
            "the guesses be?"
        ),
        (
            'In "Three lines of mathematics" the errors of two logarithms stand under one root. What '
            "happens to each before they are added?"
        ),
        (
            "Divide the ratios. Square both errors, add, take the root: that is the error of the "
            "logarithm. Go 1.96 of them up and down from the logarithm of the ratio, and turn each end "
            "back with `exp`."
        ),
    ),
)
Triple = tuple[float, float, float]
PAIR = (0.5, 0.2, 0.8, 0.3)


def _due(hr1: float, se1: float, hr2: float, se2: float) -> Triple:
    far = math.exp(WIDE * math.hypot(se1, se2))
    return hr1 / hr2, hr1 / hr2 / far, hr1 / hr2 * far


def _triple(ask: Ask, *values: float) -> Triple:
    """Return what the function returns, which must be three finite numbers.

    Raises
    ------
    Stop
        If it returns anything else.

    """
    given = ask(*values)
    if given is None:
        unwritten("interaction_ratio")
    form = "Return the ratio and both ends, in this order, with commas between them."
    if not isinstance(given, (tuple, list)) or len(given) != 3:  # noqa: PLR2004 - a ratio and two ends
        stop(
            f"{ask.called(*values)} returned {short(given)}, {kind(given)}; three numbers are expected.", form
        )
    if not all(is_number(one) and math.isfinite(one) for one in given):
        stop(f"{ask.saw(*values)}.", form)
    return float(given[0]), float(given[1]), float(given[2])


def _same(found: Sequence[float], due: Sequence[float]) -> bool:
    return all(math.isclose(one, other, rel_tol=1e-9) for one, other in zip(found, due, strict=True))


@interaction_ratio.case(
    "equal effects", idea="If both groups gain alike, what is one ratio over the other?", look=LINES
)
def _(ask: Ask) -> str | None:
    same = (0.7, 0.2, 0.7, 0.2)
    return None if math.isclose(_triple(ask, *same)[0], 1, rel_tol=1e-9) else ask.saw(*same)


@interaction_ratio.case(
    "swapped", idea="Swap the groups, and the ratio turns over: 2 becomes a half.", look=LINES
)
def _(ask: Ask) -> str | None:
    there, back = _triple(ask, *PAIR)[0], _triple(ask, *PAIR[2:], *PAIR[:2])[0]
    if math.isclose(there * back, 1, rel_tol=1e-9) and there < 1:
        return None
    return f"{ask.saw(*PAIR)}, and with the groups swapped {short(back)} comes first"


@interaction_ratio.case(
    "overlap",
    idea=(
        "Overlap does not test a difference, and two errors added end to end only ask for overlap: put an "
        "interval on the ratio."
    ),
    look=LINES,
)
def _(ask: Ask) -> str | None:
    _, low, high = _triple(ask, *PAIR)
    wide = WIDE * (PAIR[1] + PAIR[3])  # what the ends of two intervals make, one over the other
    ends = (PAIR[0] / PAIR[2] * math.exp(-wide), PAIR[0] / PAIR[2] * math.exp(wide))
    singles = [
        (one * math.exp(-WIDE * error), one * math.exp(WIDE * error)) for one, error in (PAIR[:2], PAIR[2:])
    ]
    shared = (max(one[0] for one in singles), min(one[1] for one in singles))
    return ask.saw(*PAIR) if any(_same((low, high), one) for one in (ends, shared, *singles)) else None


@interaction_ratio.case(
    "round the ratio", idea="The interval holds the ratio, and its low end comes first.", look=LINES
)
def _(ask: Ask) -> str | None:
    ratio, low, high = _triple(ask, *PAIR)
    return None if low < ratio < high else ask.saw(*PAIR)


@interaction_ratio.case(
    "even on the logarithm",
    idea="The errors belong to logarithms: as many times above the ratio as below it.",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    ratio, low, high = _triple(ask, *PAIR)
    even = low > 0 and math.isclose(high / ratio, ratio / low, rel_tol=1e-9)
    return None if even else ask.saw(*PAIR)


@interaction_ratio.case(
    "both errors", idea="Both groups are uncertain: square, add, take the root, then 1.96 of it.", look=LINES
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("errors")
    own = (
        draw.randint(3, 9) / 10,
        draw.randint(10, 19) / 100,
        draw.randint(10, 15) / 10,
        draw.randint(21, 40) / 100,
    )
    for one in (PAIR, own):
        if not _same(_triple(ask, *one), _due(*one)):
            return ask.saw(*one)
    return None


calibration = Exercise(
    "personalised.calibration",
    ("personalised.3",),
    "`pred` lists the risks that people were told, from 0 to 1, and `obs` what came: 1 if it happened, 0 "
    "if not. Cut the risks from 0 to 1 into `bins` parts of equal width; a risk on a border belongs to "
    "the upper part, and a risk of 1 to the last. Write `calibration(pred, obs, bins)`: a list with "
    "`(told, happened, people)` for each part in which there is somebody, from low to high. Told is the "
    "mean risk there, happened a share.",
    "Risks that come true lie on the diagonal, every person is counted once, and an empty part says nothing.",
    hints=(
        (
            "Of the days for which a forecaster said three in ten, on how many did it rain? Which days do "
            "you look at first?"
        ),
        (
            'In "Explore: does it come as told?" each dot is a group of people who were told about '
            "the same. What are its two places, across and up?"
        ),
        (
            "For each part collect the people whose risk times `bins`, cut to a whole number, is the "
            "number of the part; a risk of 1 would come one too high. If there are any, append the mean of "
            "what they were told, the mean of what came, and how many they are."
        ),
    ),
)
Row = tuple[float, float, float]
TOLD: list[float] = [0.1, 0.1, 0.3, 0.3, 0.3, 0.3, 0.9]
CAME: list[int] = [0, 1, 0, 0, 1, 0, 1]


def _groups(ask: Ask, *values: Any) -> list[Row]:
    """Return what the function returns, which must be a list of threes.

    Raises
    ------
    Stop
        If it returns anything else.

    """
    given = ask(*values)
    if given is None:
        unwritten("calibration")
    form = "Return a list with a triple for each part: told, happened, people."
    if not isinstance(given, (list, tuple)):
        stop(f"{ask.called(*values)} returned {short(given)}, {kind(given)}; a list is expected.", form)
    for one in given:
        if not isinstance(one, (list, tuple)) or len(one) != 3:  # noqa: PLR2004 - told, happened, people
            stop(f"{ask.called(*values)} returned a list that holds {short(one)}.", form)
    return [(one[0], one[1], one[2]) for one in given]


def _clean(rows: list[Row]) -> bool:
    return all(is_number(one) and math.isfinite(one) for row in rows for one in row)


def _calibrated(pred: Sequence[float], obs: Sequence[int], bins: int) -> list[Row]:
    made: list[Row] = []
    for part in range(bins):
        here = [i for i, risk in enumerate(pred) if min(int(risk * bins), bins - 1) == part]
        if here:
            told, came = sum(pred[i] for i in here), sum(obs[i] for i in here)
            made.append((told / len(here), came / len(here), len(here)))
    return made


def _match(found: list[Row], due: list[Row]) -> bool:
    same = len(found) == len(due) and _clean(found)
    return same and all(
        math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
        for row, other_row in zip(found, due, strict=True)
        for one, other in zip(row, other_row, strict=True)
    )


@calibration.case("nobody there", idea="No people there, so nothing is known there.", look=CALIBRATION)
def _(ask: Ask) -> str | None:
    lonely = ([0.1, 0.9], [0, 1], 5)
    try:
        rows = _groups(ask, *lonely)
    except Stop as end:
        if end.empty or "ZeroDivision" not in end.seen:
            raise
        return end.seen.rstrip(".")
    empty = len(rows) > 2 or not _clean(rows) or any(row[2] == 0 for row in rows)  # noqa: PLR2004 - two people
    return ask.saw(*lonely) if empty else None


@calibration.case(
    "on the diagonal", idea="Where risks come true, told and happened are the same number.", look=CALIBRATION
)
def _(ask: Ask) -> str | None:
    true = ([0.25] * 4 + [0.75] * 4, [1, 0, 0, 0, 1, 1, 1, 0], 2)
    rows = _groups(ask, *true)
    fits = _clean(rows) and bool(rows) and all(math.isclose(row[0], row[1], rel_tol=1e-9) for row in rows)
    return None if fits else ask.saw(*true)


@calibration.case(
    "every person once",
    idea="Count the people of all parts: is anybody lost, or counted twice?",
    look=CALIBRATION,
)
def _(ask: Ask) -> str | None:
    rows = _groups(ask, TOLD, CAME, 5)
    if not _clean(rows) or sum(row[2] for row in rows) != len(TOLD):
        return ask.saw(TOLD, CAME, 5)
    return None


@calibration.case(
    "the ends", idea="A risk of 1 has to go somewhere, and a risk on a border goes up.", look=CALIBRATION
)
def _(ask: Ask) -> str | None:
    ends = ([0.0, 0.5, 1.0], [0, 0, 1], 2)
    rows = _groups(ask, *ends)
    # Who is where; what they were told is asked in the last case.
    found, due = ([(0.0, row[1], row[2]) for row in one] for one in (rows, _calibrated(*ends)))
    return None if _match(found, due) else ask.saw(*ends)


@calibration.case(
    "told and happened",
    idea="Each part: the mean of what its people were told, the share in whom it came, how many they are.",
    look=CALIBRATION,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("told")
    told = [draw.randint(0, 39) / 40 for _ in range(30)]
    came = [int(draw.random() < one) for one in told]
    for pred, obs, bins in ((TOLD, CAME, 5), (told, came, 4)):
        if not _match(_groups(ask, pred, obs, bins), _calibrated(pred, obs, bins)):
            return f"with risks {short(pred)} in {bins} parts, the list was not that of the people in them"
    return None


optimism = Exercise(
    "personalised.optimism",
    ("personalised.4", "personalised.3"),
    "`learn(group)` makes a score from a list of people and returns a function; that function, given any "
    "list of people, returns the score's mean error in them. Person number i of `people`, counted from 0, "
    "belongs to fold i % `folds`. For each fold learn from all the others, and take the error in the "
    "fold. Write `optimism(learn, people, folds)`: the mean error of these tests, each person counting "
    "once, less the error of a score made from all and tried on the same people. Leave the people as they "
    "are: `learn` scales by itself.",
    (
        "A score looks better in those who made it. Whoever is to test it must not have been seen before, "
        "in any form."
    ),
    hints=(
        (
            "You learn the answers of an old examination by heart, and then sit that examination. What "
            "have you shown?"
        ),
        (
            'In "Explore: the best third" there are two groups of people, and the score has met one. '
            "Which is your fold?"
        ),
        (
            "Take a fold with a slice that steps by `folds`, and the rest with a condition on i. Learn "
            "from the rest, take the error in the fold, weigh it with the fold's people. In the end divide "
            "by all people, and take away the error of `learn(people)(people)`."
        ),
    ),
)
Person = tuple[float, float]
NOISE: list[Person] = [(float(i), float((7 * i * i + 3 * i) % 11)) for i in range(14)]


class _Watched:
    """A way to learn that remembers whom it met: it tells the mean of the two nearest, by first number."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = set(people)
        self.changed: list[Person] = []
        self.tests: list[tuple[list[Person], list[Person]]] = []

    def __call__(self, group: Any) -> Callable[[Any], float]:
        own = [(float(one[0]), float(one[1])) for one in group]
        if not own:
            message = "there is nobody to learn from"
            raise ValueError(message)
        self.changed += [one for one in own if one not in self.people]

        def error(others: Any) -> float:
            tried = [(float(one[0]), float(one[1])) for one in others]
            if not tried:
                message = "there is nobody to try it on"
                raise ValueError(message)
            self.changed += [one for one in tried if one not in self.people]
            self.tests.append((own, tried))
            return sum(self._miss(own, one) for one in tried) / len(tried)

        return error

    @staticmethod
    def _miss(own: list[Person], one: Person) -> float:
        near = sorted(own, key=lambda other: (abs(other[0] - one[0]), other[0]))[:2]
        return abs(sum(other[1] for other in near) / len(near) - one[1])


def _tested(people: list[Person], folds: int) -> float:
    learn = _Watched(people)
    total = 0.0
    for fold in range(folds):
        held = people[fold::folds]
        total += len(held) * learn([one for i, one in enumerate(people) if i % folds != fold])(held)
    return total / len(people)


def _optimism(people: list[Person], folds: int) -> float:
    return _tested(people, folds) - _Watched(people)(people)(people)


def _watch(ask: Ask, people: list[Person], folds: int) -> tuple[_Watched, float]:
    learn = _Watched(people)
    return learn, ask.number(learn, list(people), folds)


def _near(found: float, due: float) -> bool:
    return math.isclose(found, due, rel_tol=1e-9, abs_tol=1e-9)


@optimism.case(
    "leaked",
    idea=(
        "Test data leaked: whatever is worked out from all people before they are split, the test people "
        "are in it too. Give `learn` the people as they are."
    ),
    look=BEST,
)
def _(ask: Ask) -> str | None:
    learn, _ = _watch(ask, NOISE, 7)
    return f"`learn` met {short(learn.changed[0])}, which is nobody of the list" if learn.changed else None


@optimism.case(
    "met before",
    idea="A score was tried on a fold that had helped to make it. Who has to stay out?",
    look=BEST,
)
def _(ask: Ask) -> str | None:
    learn, _ = _watch(ask, NOISE, 7)
    for own, tried in learn.tests:
        if len(tried) < len(NOISE) and set(own) & set(tried):
            return f"a score made from {len(own)} people was tried on {len(tried)}, and had met some of them"
    return None


@optimism.case(
    "nobody left out", idea="Every person is tested once, by a score that never met them.", look=BEST
)
def _(ask: Ask) -> str | None:
    learn, _ = _watch(ask, NOISE, 7)
    tested = [one for own, tried in learn.tests if not set(own) & set(tried) for one in tried]
    if sorted(tested) == sorted(NOISE):
        return None
    return (
        f"scores that had not met them tested {len(set(tested))} of {len(NOISE)} people, {len(tested)} times "
        "in all"
    )


@optimism.case(
    "it looks better at home",
    idea=(
        "In pure noise a score errs more in fresh people. Which error is the larger one, and what is "
        "taken from what?"
    ),
    look=BEST,
)
def _(ask: Ask) -> str | None:
    _, found = _watch(ask, NOISE, 7)
    return None if found > 0 else f"for noise it returned {short(found)}"


@optimism.case(
    "less the error at home",
    idea="This is the error in people whom the score had not met. What is it to be compared with?",
    look=BEST,
)
def _(ask: Ask) -> str | None:
    _, found = _watch(ask, NOISE, 7)
    alone = _near(found, _tested(NOISE, 7))
    return f"for {len(NOISE)} people in 7 folds it returned {short(found)}" if alone else None


@optimism.case(
    "each person once", idea="Folds differ in size: let each person count once, not each fold.", look=BEST
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("folds")
    own = [(float(i), float(draw.randint(0, 9))) for i in range(draw.choice((10, 13)))]
    for people, folds in ((NOISE, 7), (NOISE, 4), (own, 3)):
        _, found = _watch(ask, people, folds)
        if not _near(found, _optimism(people, folds)):
            return f"with {len(people)} people in {folds} folds it returned {short(found)}"
    return None


WORDS = (
    "holds",
    "merit",
    "no test of the difference",
    "not tried elsewhere",
    "a group, not a person",
    "not shown is not nothing",
)
# The lines are invented; the study that they are about is one of the chapter's.
PRESS = (
    ("row", "line of the press text"),
    ("1", "The score was made from some people, and tried on others whom it had never met."),
    (
        "2",
        (
            'Those whom it picked gain more than the rest, for their interval leaves out "no effect" and '
            "that of everyone does not."
        ),
    ),
    (
        "3",
        (
            "It picked well among people held out of the trials that it was made from. So it will pick well "
            "in every clinic."
        ),
    ),
    ("4", "Your own number tells you how much the drug will do for you."),
    (
        "5",
        "In the half that it put first, people on the drug worsened at a lower rate than people on placebo.",
    ),
    ("6", 'In everyone together the interval holds "no effect", so the drug does nothing for anybody.'),
)
JUDGED = {
    "1": "merit",
    "2": "no test of the difference",
    "3": "not tried elsewhere",
    "4": "a group, not a person",
    "5": "holds",
    "6": "not shown is not nothing",
}

judge_the_score = Exercise(
    "personalised.judge_the_score",
    ("personalised.5",),
    "A computer score for a drug in primary progressive MS is in the news. Each row is a line of the text, "
    "made up; the study is the one of the chapter. Write `judge_the_score()`: for each row one of these "
    'words, as in `{7: "holds", 8: "merit", ...}`: '
    f"{', '.join(WORDS)}. A *merit* is something that the study did well; *holds* says that the line follows "
    "from it.",
    "Four lines go too far, each in its own way; one follows, and one names what was done well.",
    takes="value",
    table=PRESS,
    hints=(
        "Ask of each line: is it about what was done, what was seen, or what will be?",
        'In "One trial, and its groups" look for what was held out, what was compared, and what was not.',
        (
            "Take the line with *every clinic*. It may come true; but what has been tried is one set of "
            "people. Look for the word that says so."
        ),
    ),
)


def _judged(given: Given) -> dict[str, str]:
    return one_word_each(given, "judge_the_score", WORDS)


def _row(name: str, rows: Sequence[str], idea: str) -> None:
    """Add a case: these rows have a word of their own."""

    @judge_the_score.case(name, idea=idea, look=GROUPS)
    def _(given: Given) -> str | None:
        entries = _judged(given)
        for row in rows:
            if entries[row] != JUDGED[row]:
                return f"In row {given.seen(row)} you wrote {entries[row]!r}"
        return None


_row("the merit", ("1",), "It had a held-out test: say so.")
_row("useless", ("6",), "Which question did the top-half result ask, and which one the result of everyone?")
_row(
    "the top half",
    ("5",),
    "Two arms were compared within that half, and chance had set them up. What is seen there may be said.",
)
_row(
    "two intervals", ("2",), "One interval without 1 beside one with 1: has anybody compared the two groups?"
)
_row("elsewhere", ("3",), "Other scanners, other people, other years: how often has it been tried there?")
_row("your own number", ("4",), "A rate was compared between groups. Whose two futures were seen?")

EXERCISES = (interaction_ratio, calibration, optimism, judge_the_score)
