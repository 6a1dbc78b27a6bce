"""The exercises of chapter 12: a ratio's interval, a pool of studies, a trial's size, a matched abstract."""

import math
from collections.abc import Sequence

from mscourse.exercises.asking import Ask, Given, is_number, kind, short, stop, unwritten
from mscourse.exercises.judged_rows import one_word_each
from mscourse.exercises.records import Exercise
from mscourse.models import trial

LINES = "Five lines of mathematics"
SIZE = "Explore: how many people?"
POOL = "Explore: put studies together"
ALIKE = "Look-alikes"
EQUAL = "What an interval still holds"
CLOSE = 2e-3  # 1.96 and 1.959964 are both welcome

# ---- a ratio's interval ----

hr_interval = Exercise(
    "trials.hr_interval",
    ("trials.2",),
    "Write `hr_interval(hr, se)`: the two limits of the 95 % interval of a hazard ratio, the lower first. "
    "`se` is the standard error of the ratio's natural logarithm. Do not round.",
    "Half the rate and twice the rate are equally far from no difference, and so the interval is even on a "
    "log scale only.",
    hints=(
        "Half as many and twice as many are equally far from 'no difference'. On which scale is that so?",
        'In "Five lines of mathematics" the interval goes out from the logarithm of the ratio, both ways.',
        (
            "For a ratio of one the logarithm is nought. Go as many standard errors down and up from there "
            "as a 95 % interval reaches; then leave the log scale."
        ),
    ),
)
RATIOS = ((0.5, 0.6), (0.07, 0.63), (1.49, 0.38))


def _limits(ask: Ask, hr: float, error: float) -> tuple[float, float]:
    """Return the two limits, two finite numbers.

    Raises
    ------
    Stop
        If they are anything else.

    """
    low, high = ask.pair(hr, error)
    for one in (low, high):
        if not is_number(one) or not math.isfinite(one):
            stop(
                f"{ask.called(hr, error)} returned {short(one)}, {kind(one)}, among its two.",
                "Both are ratios, and finite.",
            )
    return float(low), float(high)


@hr_interval.case("even in the ratio", idea="Your lower limit can pass below zero.", look=LINES)
def _(ask: Ask) -> str | None:
    for hr, error in RATIOS:
        low, high = _limits(ask, hr, error)
        if math.isclose(hr - low, high - hr, rel_tol=1e-6) and not math.isclose(low, high, rel_tol=1e-9):
            return ask.saw(hr, error)
    return None


@hr_interval.case("lower first", idea="The lower limit is printed first.", look=LINES)
def _(ask: Ask) -> str | None:
    low, high = _limits(ask, 0.5, 0.6)
    return None if low <= high else ask.saw(0.5, 0.6)


@hr_interval.case(
    "leave the log scale", idea="Those are logarithms: a ratio is never below nought.", look=LINES
)
def _(ask: Ask) -> str | None:
    for hr, error in RATIOS:
        if _limits(ask, hr, error)[0] <= 0:
            return ask.saw(hr, error)
    return None


@hr_interval.case("no error", idea="Where no error is left, both limits are the ratio itself.", look=LINES)
def _(ask: Ask) -> str | None:
    found = _limits(ask, 0.8, 0)
    return None if all(math.isclose(one, 0.8, rel_tol=1e-9) for one in found) else ask.saw(0.8, 0)


@hr_interval.case(
    "as far down as up", idea="On the log scale it reaches as far down from the ratio as up.", look=LINES
)
def _(ask: Ask) -> str | None:
    for hr, error in RATIOS:
        low, high = _limits(ask, hr, error)
        if not math.isclose(low * high, hr * hr, rel_tol=1e-6):
            return ask.saw(hr, error)
    return None


@hr_interval.case(
    "how wide",
    idea="How many standard errors does a 95 % interval reach to one side? Round nothing on the way.",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("ratio")
    own = (draw.randint(20, 180) / 100, draw.randint(15, 70) / 100)
    for hr, error in (*RATIOS, own):
        low, high = _limits(ask, hr, error)
        if not math.isclose(trial.error_from_interval(low, high), error, rel_tol=CLOSE):
            return ask.saw(hr, error)
    return None


# ---- studies pooled with random effects ----

pool_random = Exercise(
    "trials.pool_random",
    ("trials.5",),
    "`y` holds each study's estimate, such as the logarithm of a ratio, and `v` the squares of their "
    "standard errors. Write `pool_random(y, v)`: return `(mean, low, high, tau2)`, the mean under random "
    "effects, its 95 % interval by the normal curve, and the spread between studies, by the moments of "
    "DerSimonian and Laird. A spread is never below nought. A single study is its own mean, with a spread "
    "of nought.",
    "Exact studies lead; where studies differ by more than chance, the small ones are heard more, and the "
    "interval grows.",
    hints=(
        "Pool first as if all studies had one true value. How far do they lie from that mean?",
        (
            'In "Five lines of mathematics" the last line has the spread, from Q. Then the weights are made '
            "anew with it."
        ),
        (
            "Two rounds. In the first the weights are one over `v`: they give a mean, and Q. In the second "
            "they are one over `v` plus the spread: they give the mean that you return, and one over the "
            "root of their sum is its standard error."
        ),
    ),
)
Studies = tuple[list[float], list[float]]
UNEVEN: Studies = ([0.0, 1.0], [0.01, 1.0])
ALIKE_STUDIES: Studies = ([-0.3, -0.3, -0.3], [0.04, 0.1, 0.3])
NEAR: Studies = ([-0.3, -0.35, -0.2], [0.04, 0.1, 0.3])
APART: Studies = ([-1.2, -0.1, 0.5, -0.4], [0.04, 0.09, 0.02, 0.2])


def _four(ask: Ask, studies: Studies) -> tuple[float, float, float, float]:
    """Return mean, limits and spread, four finite numbers.

    Raises
    ------
    Stop
        If they are anything else.

    """
    given = ask(list(studies[0]), list(studies[1]))
    called = ask.called(list(studies[0]), list(studies[1]))
    if given is None:
        unwritten("pool_random")
    if not isinstance(given, (tuple, list)) or len(given) != 4:  # noqa: PLR2004 - mean, two limits, spread
        stop(
            f"{called} returned {short(given)}, {kind(given)}; four numbers are expected.",
            "Return mean, low, high and tau2, with commas between them.",
        )
    for one in given:
        if not is_number(one) or not math.isfinite(one):
            stop(f"{called} holds {short(one)}, {kind(one)}.", "All four are numbers, and finite.")
    mean, low, high, spread = (float(one) for one in given)
    return mean, low, high, spread


def _told(ask: Ask, studies: Studies) -> str:
    return ask.saw(list(studies[0]), list(studies[1]))


def _near(found: float, due: float) -> bool:
    return math.isclose(found, due, rel_tol=CLOSE, abs_tol=1e-6)


@pool_random.case("noisy first", idea="The noisiest study leads your mean.", look=LINES)
def _(ask: Ask) -> str | None:
    return _told(ask, UNEVEN) if _four(ask, UNEVEN)[0] > 0.9 else None  # noqa: PLR2004 - where the noisy one lies


@pool_random.case(
    "one for all",
    idea="Each study counts the same in your mean. Which was measured more exactly?",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    return _told(ask, UNEVEN) if _near(_four(ask, UNEVEN)[0], 0.5) else None


@pool_random.case(
    "one study", idea="A single study is its own mean, with its own interval and no spread.", look=POOL
)
def _(ask: Ask) -> str | None:
    alone: Studies = ([-0.4], [0.09])
    mean, low, high, spread = _four(ask, alone)
    due = (-0.4, -0.4 - 1.96 * 0.3, -0.4 + 1.96 * 0.3, 0.0)
    return None if all(map(_near, (mean, low, high, spread), due)) else _told(ask, alone)


@pool_random.case(
    "below nought", idea="A spread is a variance: what is the least that it can be?", look=LINES
)
def _(ask: Ask) -> str | None:
    for studies in (ALIKE_STUDIES, NEAR):
        if _four(ask, studies)[3] < 0:
            return _told(ask, studies)
    return None


@pool_random.case(
    "no spread, no difference",
    idea="Where studies differ by no more than chance, random effects give what fixed effects give.",
    look=POOL,
)
def _(ask: Ask) -> str | None:
    for studies in (ALIKE_STUDIES, NEAR):
        weights = [1 / one for one in studies[1]]
        mean = sum(w * y for w, y in zip(weights, studies[0], strict=True)) / sum(weights)
        far = 1.96 / math.sqrt(sum(weights))
        if not all(map(_near, _four(ask, studies), (mean, mean - far, mean + far, 0.0))):
            return _told(ask, studies)
    return None


@pool_random.case(
    "spread", idea="Q less what chance alone would give it, shared out: read the last line again.", look=LINES
)
def _(ask: Ask) -> str | None:
    return None if _near(_four(ask, APART)[3], trial.between_studies(*APART)) else _told(ask, APART)


@pool_random.case(
    "weights made anew", idea="The spread is found; which weights does the mean now have?", look=LINES
)
def _(ask: Ask) -> str | None:
    return None if _near(_four(ask, APART)[0], trial.pool(*APART).effect) else _told(ask, APART)


@pool_random.case(
    "wider",
    idea="The interval rests on the same weights as the mean. How far does it reach to each side?",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("studies")
    size = draw.randint(4, 6)
    own: Studies = (
        [draw.randint(-20, 10) / 10 for _ in range(size)],
        [draw.randint(2, 30) / 100 for _ in range(size)],
    )
    for studies in (APART, own):
        due = trial.pool(*studies)
        if not all(map(_near, _four(ask, studies), (due.effect, due.low, due.high, due.between))):
            return _told(ask, studies)
    return None


# ---- how many people ----

needed = Exercise(
    "trials.needed",
    ("trials.3",),
    "A trial counts relapses for one year. `rate` is the relapses a year of the control group, `ratio` the "
    "rate of the treated group divided by it, and `kappa` says how much people differ. Write "
    "`needed(rate, ratio, kappa)`: how many people *each group* must have, a whole number, so that the trial "
    "finds the difference four times in five, by the usual two-sided test. The page's formula has the two "
    "quantiles.",
    "Rarer relapses and people who differ more both cost people, and the number is that of one group.",
    hints=(
        "What makes the mean of a count unsure? Name two things; one of them is left if you watch for ever.",
        (
            'In "Five lines of mathematics" the fourth line gives the variance that each group adds for one '
            "person. Here the time is one year."
        ),
        (
            "Take a group with one relapse a person and people who are all alike. It adds one over one. With "
            "`kappa` it adds that much more. Add both groups, multiply by the square of the two quantiles' "
            "sum, and divide by the square of the ratio's logarithm."
        ),
    ),
)
PLANS = ((0.8, 0.7, 0.4), (0.5, 0.5, 0.8), (1.2, 0.6, 1.5))
ASKED = 0.8
NEARLY = 3e-3  # quantiles to two digits are welcome too


def _due(rate: float, ratio: float, kappa: float) -> float:
    plan = trial.Relapses(rate=rate, rate_ratio=ratio, dispersion=kappa, years=1)
    return trial.patients_needed(plan, ASKED)


@needed.case("people differ", idea="People differ: where is the spread?", look=SIZE)
def _(ask: Ask) -> str | None:
    alike, unlike = ask.number(0.8, 0.7, 0), ask.number(0.8, 0.7, 1)
    return None if unlike > alike else f"{ask.saw(0.8, 0.7, 0)}, and {ask.saw(0.8, 0.7, 1)}"


@needed.case("per group", idea="Per arm was asked.", look=SIZE)
def _(ask: Ask) -> str | None:
    plan = PLANS[0]
    return ask.saw(*plan) if math.isclose(ask.number(*plan), 2 * _due(*plan), rel_tol=0.01) else None


@needed.case("rarer", idea="Fewer relapses tell less: does such a trial need fewer people?", look=SIZE)
def _(ask: Ask) -> str | None:
    often, rare = ask.number(1, 0.7, 0.4), ask.number(0.2, 0.7, 0.4)
    return None if rare > often else f"{ask.saw(1, 0.7, 0.4)}, and {ask.saw(0.2, 0.7, 0.4)}"


@needed.case(
    "arms exchanged", idea="Call the groups by each other's names: the size must stay as it is.", look=LINES
)
def _(ask: Ask) -> str | None:
    one, other = ask.number(0.8, 0.5, 0.4), ask.number(0.4, 2, 0.4)
    return None if abs(one - other) <= 1 else f"{ask.saw(0.8, 0.5, 0.4)}, and {ask.saw(0.4, 2, 0.4)}"


@needed.case("whole people", idea="Nobody takes part by halves; and one too few is too few.", look=SIZE)
def _(ask: Ask) -> str | None:
    for plan in PLANS:
        found, due = ask.number(*plan), _due(*plan)
        if found != int(found) or due - 1 < found < due - 0.5:
            return ask.saw(*plan)
    return None


@needed.case(
    "round trip", idea="Put your number back: with which chance does such a trial find it?", look=SIZE
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("plan")
    own = (draw.randint(3, 15) / 10, draw.choice([0.5, 0.6, 0.75, 1.5]), draw.randint(0, 12) / 10)
    for plan in (*PLANS, own):
        due = _due(*plan)
        if abs(ask.number(*plan) - math.ceil(due)) > max(1.0, NEARLY * due):
            return ask.saw(*plan)
    return None


# ---- a matched abstract ----

TRAPS = ("not measured", "immortal time", "comparator", "at their worst", "not proved equal", "none")
SENTENCES = (
    ("row", "a sentence of the abstract"),
    (
        "1",
        (
            "Sixty people with a transplant were matched with sixty on drugs by age, score and relapses; as "
            "in a randomised trial, nothing else can tell the groups apart."
        ),
    ),
    (
        "2",
        (
            "To the transplant group belongs whoever reached the transplant; time was counted from the day "
            "on which it was decided, some months earlier."
        ),
    ),
    (
        "3",
        ("The others had the drugs of twenty years ago; so transplants are better than what is given today."),
    ),
    (
        "4",
        (
            "Everybody had come for treatment after a year with many relapses; in the transplant group there "
            "were half as many as in that year, which shows the effect."
        ),
    ),
    (
        "5",
        (
            "For worsening, the hazard ratio's interval reached from a half to nearly three; the two "
            "treatments protect equally well."
        ),
    ),
    (
        "6",
        (
            "A rise of the score counted only if it was still there half a year later, by a rater who did "
            "not know the treatment."
        ),
    ),
    (
        "7",
        (
            "Three of the sixty had a severe infection after the transplant, none of the sixty on drugs; so "
            "few people cannot show how often this happens."
        ),
    ),
)
HELD = {
    "1": "not measured",
    "2": "immortal time",
    "3": "comparator",
    "4": "at their worst",
    "5": "not proved equal",
    "6": "none",
    "7": "none",
}

matched_abstract = Exercise(
    "trials.matched_abstract",
    ("trials.1", "trials.4", "trials.5"),
    "Each row is a sentence of an abstract, made up, on a matched comparison from a register. Write "
    "`matched_abstract()`: for each row the trap that the sentence walks into, as in "
    '`{8: "comparator", 9: "none", ...}`. The words: '
    f"{', '.join(TRAPS)}.",
    "Each trap has a remedy of its own, and more people is the remedy of none of them.",
    takes="value",
    table=SENTENCES,
    hints=(
        "Ask of each sentence: what does it conclude, and what would also explain it?",
        (
            'In "Look-alikes" three of the traps are drawn, and a fourth is told in words. The fifth is '
            "about what an interval still holds."
        ),
        (
            "Take the sentence about drugs of twenty years ago. Perhaps the comparison was fair for its "
            "time. But it concludes about today, and today's drugs were not in it: that is the comparator."
        ),
    ),
)


def _row(row: str, name: str, idea: str, look: str) -> None:
    """Add a case: this row has its trap."""

    @matched_abstract.case(name, idea=idea, look=look)
    def _(given: Given) -> str | None:
        written = one_word_each(given, "matched_abstract", TRAPS)[row]
        return None if written == HELD[row] else f"In row {given.seen(row)} you wrote {written!r}"


def _spared(rows: Sequence[str]) -> None:
    @matched_abstract.case(
        "doubt to be earned", idea="What does that sentence conclude that goes too far?", look=ALIKE
    )
    def _(given: Given) -> str | None:
        written = one_word_each(given, "matched_abstract", TRAPS)
        wrong = [row for row in rows if written[row] != HELD[row]]
        return f"In row {given.seen(wrong[0])} you wrote {written[wrong[0]]!r}" if wrong else None


_row("5", "not significant, so equal", "Read both ends of the interval.", EQUAL)
_row("1", "matched, so fair", "What was not measured?", ALIKE)
_row("2", "who could not fall ill", "Who could have worsened between the decision and the transplant?", ALIKE)
_row("3", "which drugs", "Compared with what, and when? And whom does it conclude about?", ALIKE)
_row("4", "before and after", "What would such people's next year have been, untreated?", ALIKE)
_spared(("6", "7"))

EXERCISES = (hr_interval, pool_random, needed, matched_abstract)
