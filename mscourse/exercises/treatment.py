"""The exercises of chapter 04: a ratio and its baseline, a spread, whole people, and a league table."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mscourse.exercises.asking import Ask, Given, as_number, is_number, kind, short, stop, unwritten
from mscourse.exercises.records import Exercise

SEE = "See: one trial, three pictures"
WORDS = "The idea, in words"
MATHS = "Two lines of mathematics"
COUNTS = "Counting attacks"
RAIN = "Explore: keep the ratio, change the rain"
RELAPSING = "Evidence: relapsing MS"
CLOSE = 1e-6

absolute_from_ratio = Exercise(
    "treatment.absolute_from_ratio",
    ("treatment.2",),
    "Without the drug, a share `baseline` of people, between 0 and 1, has a relapse within a year. The drug "
    "multiplies that share by `ratio`. Write `absolute_from_ratio(baseline, ratio)`: how many fewer of a "
    "hundred people have one, without rounding.",
    "A ratio of one spares nobody, and twice the baseline is twice the gain: a ratio needs its baseline.",
    hints=(
        "Of a hundred people, how many have a relapse without the drug? And with it?",
        'In "See: one trial, three pictures" the gap is one group less the other, both out of a hundred.',
        (
            "Take a baseline of a half and a ratio of a half. Without the drug fifty of a hundred have a "
            "relapse, with it twenty-five. How did you get from one to the other? Then subtract."
        ),
    ),
)


@absolute_from_ratio.case("relative", idea="That is relative; where did the baseline go?", look=SEE)
def _(ask: Ask) -> str | None:
    few, many = ask.number(0.1, 0.5), ask.number(0.4, 0.5)
    return None if few != many else f"{ask.saw(0.1, 0.5)}, and {ask.saw(0.4, 0.5)}"


@absolute_from_ratio.case(
    "no effect", idea="A ratio of one changes nothing. Are these the people spared, or those left?", look=SEE
)
def _(ask: Ask) -> str | None:
    return None if abs(ask.number(0.4, 1)) < CLOSE else ask.saw(0.4, 1)


@absolute_from_ratio.case("sign", idea="How many fewer? A gain is counted as a positive number.", look=SEE)
def _(ask: Ask) -> str | None:
    return ask.saw(0.4, 0.5) if ask.number(0.4, 0.5) < 0 else None


@absolute_from_ratio.case("of a hundred", idea="A share, or people out of a hundred?", look=SEE)
def _(ask: Ask) -> str | None:
    given = ask.number(0.4, 0.5)
    return ask.saw(0.4, 0.5) if math.isclose(given, 0.4 * 0.5, rel_tol=CLOSE) else None


@absolute_from_ratio.case(
    "not rounded", idea="Near, and rounded. An average over many people need not be whole.", look=SEE
)
def _(ask: Ask) -> str | None:
    given, exact = ask.number(0.33, 0.55), 100 * 0.33 * (1 - 0.55)
    near = abs(given - exact) < 1 and not math.isclose(given, exact, rel_tol=CLOSE)
    return ask.saw(0.33, 0.55) if near else None


@absolute_from_ratio.case(
    "in step with the baseline", idea="Twice the baseline should give twice the gain.", look=RAIN
)
def _(ask: Ask) -> str | None:
    once, twice = ask.number(0.2, 0.3), ask.number(0.4, 0.3)
    return (
        None
        if math.isclose(twice, 2 * once, rel_tol=CLOSE)
        else f"{ask.saw(0.2, 0.3)}, and {ask.saw(0.4, 0.3)}"
    )


@absolute_from_ratio.case(
    "the gap",
    idea="Take the share with the drug from the share without it. Which step is another one?",
    look=SEE,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("gap")
    own = (draw.randint(11, 79) / 100, draw.randint(21, 89) / 100)
    for baseline, ratio in ((0.4, 0.5), (0.3, 0.9), (0.2, 1.5), own):
        if not math.isclose(ask.number(baseline, ratio), 100 * baseline * (1 - ratio), rel_tol=CLOSE):
            return ask.saw(baseline, ratio)
    return None


fit_counts = Exercise(
    "treatment.fit_counts",
    ("treatment.2",),
    "`counts` is an array with the number of relapses of each person; `counts.mean()` is their mean and "
    "`counts.var()` their variance. Write `fit_counts(counts)`: it returns the pair of their mean and their "
    "spread `kappa`. By chance alone, counts have a variance as large as their mean; a spread between people "
    "adds `kappa` times the mean squared. It is never negative.",
    "Counts by chance alone have no spread, uneven ones have one, and the mean stays the plain mean.",
    hints=(
        "Which part of the variance of the counts would be there if everyone were alike?",
        'In "Two lines of mathematics" the spread is a variance divided by a squared mean. Whose variance?',
        (
            "Suppose the mean is two and the variance six. Chance accounts for two of the six. How often "
            "does the mean squared, four, go into what is left? If nothing is left, the spread is nought."
        ),
    ),
)
MANY = 40_000
SLACK = 0.03  # more than chance moves the spread of so many counts


@dataclass(frozen=True)
class Sample:
    """Counts to fit, and how a message calls them."""

    words: str
    counts: Sequence[int] | np.ndarray


def _drawn(mean: float, spread: float, words: str, seed: int = 1) -> Sample:
    rng = np.random.default_rng(seed)
    rates = mean * rng.gamma(1 / spread, spread, MANY) if spread else np.full(MANY, mean)
    return Sample(words, rng.poisson(rates))


def _fitted(ask: Ask, sample: Sample) -> tuple[float, float]:
    called = f"For {sample.words} `fit_counts`"
    mean, spread = ask.pair(sample.counts)
    return as_number(mean, called, "fit_counts"), as_number(spread, called, "fit_counts")


def _told(sample: Sample, given: tuple[float, float]) -> str:
    return f"For {sample.words} you returned a mean of {given[0]:.3g} and a spread of {given[1]:.3g}"


def _even() -> Sample:
    return _drawn(0.6, 0, "counts by chance alone, everyone alike")


def _uneven() -> Sample:
    return _drawn(0.6, 1.0, "uneven counts of few relapses")


def _often() -> Sample:
    return _drawn(3, 0.5, "uneven counts of many relapses", seed=2)


@fit_counts.case("order", idea="The mean comes first, then the spread.", look=COUNTS)
def _(ask: Ask) -> str | None:
    sample = _often()
    given = _fitted(ask, sample)
    swapped = abs(given[1] - float(np.mean(sample.counts))) < CLOSE
    return _told(sample, given) if swapped else None


@fit_counts.case("the mean", idea="The mean is that of everyone, those without a relapse too.", look=SEE)
def _(ask: Ask) -> str | None:
    for sample in (_even(), _often()):
        given = _fitted(ask, sample)
        if not math.isclose(given[0], float(np.mean(sample.counts)), rel_tol=CLOSE):
            return _told(sample, given)
    return None


@fit_counts.case(
    "chance alone",
    idea="Chance scatters counts although everyone is alike. Take that part of the variance away.",
    look=WORDS,
)
def _(ask: Ask) -> str | None:
    sample = _even()
    given = _fitted(ask, sample)
    return None if abs(given[1]) < SLACK else _told(sample, given)


@fit_counts.case("units", idea="Units: spread grows with the square of the mean.", look=MATHS)
def _(ask: Ask) -> str | None:
    for sample in (_uneven(), _often()):
        given = _fitted(ask, sample)
        mean, variance = float(np.mean(sample.counts)), float(np.var(sample.counts))
        left = (variance - mean, (variance - mean) / mean)
        if any(math.isclose(given[1], one, rel_tol=0.01) for one in left):
            return _told(sample, given)
    return None


@fit_counts.case("never below nought", idea="Counts calmer than chance have a spread of nought.", look=MATHS)
def _(ask: Ask) -> str | None:
    calm = Sample("ten people with one relapse each", np.ones(10, dtype=int))
    given = _fitted(ask, calm)
    return _told(calm, given) if abs(given[1]) > CLOSE else None


@fit_counts.case(
    "the spread",
    idea="What is left of the variance when chance has had its part, and how many squared means is it?",
    look=MATHS,
)
def _(ask: Ask) -> str | None:
    own = ask.draw("spread").randint(4, 16) / 10
    samples = (_uneven(), _often(), _drawn(1.2, own, f"counts with a spread of {own:g}", seed=3))
    for sample in samples:
        given = _fitted(ask, sample)
        mean, variance = float(np.mean(sample.counts)), float(np.var(sample.counts))
        if not math.isclose(given[1], (variance - mean) / mean**2, rel_tol=1e-3):
            return _told(sample, given)
    return None


icon_counts = Exercise(
    "treatment.icon_counts",
    ("treatment.2",),
    "A leaflet shows `n` people. `benefit_pct` per cent of them gain, `harm_per_1000` of every thousand are "
    "harmed, and nobody is both. Write `icon_counts(benefit_pct, harm_per_1000, n)`: three whole numbers, "
    "those who gain, those who are harmed, all others. They add up to `n`, none is negative, and each is "
    "less than one person off.",
    "Whole people that add up, with benefit and harm out of the same number.",
    hints=(
        "Per cent and per thousand: bring both to `n` people before you round anything.",
        (
            'In "See: one trial, three pictures" benefit and harm stand over the same number of people. '
            "What is left when both are counted?"
        ),
        (
            "Put the people in a row: first those who gain, then those who are harmed. Round the place where "
            "the first group ends, and the place where the second one ends. How many stand between the two?"
        ),
    ),
)
CROWDS = ((22, 8.8, 1000), (22, 8.8, 100), (50, 500, 3), (30, 200, 7), (12.5, 375, 4))


def _people(ask: Ask, *values: float) -> tuple[int, int, int]:
    """Return what the function returns, which must be three whole numbers."""
    given = ask(*values)
    if given is None:
        unwritten("icon_counts")
    if not isinstance(given, (tuple, list)) or len(given) != 3:  # noqa: PLR2004 - three groups
        stop(
            f"{ask.saw(*values)}, {kind(given)}; three numbers are expected.",
            "Return those who gain, those who are harmed, and all others, with commas between them.",
        )
    for one in given:
        if not is_number(one) or one != int(one):
            stop(f"{ask.saw(*values)}; {short(one)} is no whole number.", "People come in whole numbers.")
    first, second, third = (int(one) for one in given)
    return first, second, third


def _crowds(ask: Ask) -> tuple[tuple[float, float, int], ...]:
    draw = ask.draw("crowd")
    return (*CROWDS, (draw.randint(5, 60), draw.randint(5, 390), draw.randint(20, 400)))


def _exact(benefit: float, harm: float, n: float) -> tuple[float, float, float]:
    gain, hurt = n * benefit / 100, n * harm / 1000
    return gain, hurt, n - gain - hurt


@icon_counts.case("adds up", idea="Your people do not add up.", look=SEE)
def _(ask: Ask) -> str | None:
    for crowd in _crowds(ask):
        if sum(_people(ask, *crowd)) != crowd[2]:
            return ask.saw(*crowd)
    return None


@icon_counts.case(
    "denominators", idea="Benefit is per cent and harm per thousand: read the units again.", look=SEE
)
def _(ask: Ask) -> str | None:
    gain, hurt, _others = _people(ask, 22, 8.8, 10_000)
    off = abs(gain - 2200) >= 1 or abs(hurt - 88) >= 1
    order = {gain, hurt} == {2200, 88}
    return ask.saw(22, 8.8, 10_000) if off and not order else None


@icon_counts.case("order", idea="Those who gain come first, those who are harmed second.", look=SEE)
def _(ask: Ask) -> str | None:
    gain, hurt, _others = _people(ask, 22, 8.8, 10_000)
    return ask.saw(22, 8.8, 10_000) if gain < hurt else None


@icon_counts.case(
    "nobody negative", idea="Fewer than nobody: two roundings went up, and the rest had to pay.", look=SEE
)
def _(ask: Ask) -> str | None:
    for crowd in _crowds(ask):
        if min(_people(ask, *crowd)) < 0:
            return ask.saw(*crowd)
    return None


@icon_counts.case(
    "near enough",
    idea="One group is a whole person or more away from its share. Round, do not cut.",
    look=SEE,
)
def _(ask: Ask) -> str | None:
    for crowd in _crowds(ask):
        given = _people(ask, *crowd)
        if any(abs(one - exact) >= 1 for one, exact in zip(given, _exact(*crowd), strict=True)):
            return ask.saw(*crowd)
    return None


REASONS = ("comparator", "era", "definition", "duration", "population", "size", "none")
ROWS = (
    ("row", "ranking", "what is known of the trials"),
    (
        "1",
        "Drug A cuts relapses by more than drug B, so it is stronger.",
        "A was set against placebo, B against interferon; otherwise the trials were alike.",
    ),
    (
        "2",
        "On drug C people had fewer relapses than on drug D.",
        "The trial of D ran thirty years earlier, when relapses were more frequent even on placebo.",
    ),
    (
        "3",
        "Drug E slows worsening more than drug F.",
        "Worsening had to last three months in the trial of E, and six in that of F.",
    ),
    (
        "4",
        "More people stayed free of relapses on drug G than on drug H.",
        "The trial of G watched them for one year, that of H for three.",
    ),
    (
        "5",
        "Drug K slows worsening more than drug L.",
        "People in the trial of K had relapsing MS, those in the trial of L had progressive MS.",
    ),
    (
        "6",
        "People had fewer relapses on drug M than on drug N.",
        "One large randomised trial compared M with N, at one time, and counted alike in both groups.",
    ),
)
ANSWERS = {
    "1": "comparator",
    "2": "era",
    "3": "definition",
    "4": "duration",
    "5": "population",
    "6": "none",
}

criticise_ranking = Exercise(
    "treatment.criticise_ranking",
    ("treatment.3", "treatment.4"),
    "Each row ranks two invented drugs. Write `criticise_ranking()`: for each row the chief reason why the "
    'ranking does not hold, or `"none"` if it does, as in `{1: "size", ...}`. '
    f"Reasons: {', '.join(REASONS)}.",
    "Two numbers can be ranked when one trial gave them; otherwise ask what else differed.",
    takes="value",
    table=ROWS,
    hints=(
        "For each row: what differs between the two trials besides the drug?",
        'Under "Evidence: relapsing MS" the rows of the chart stand under headings. What do these name?',
        (
            "Take a row of our own: one trial had twenty people, the other two thousand, and all else was "
            "alike. Its reason would be `size`. Ask of each row in the same way what differs."
        ),
    ),
)


def _reasons(given: Given) -> dict[str, str]:
    """Return the reason by the number of the row as written above."""
    answer = given.answer
    if answer is None:
        unwritten("criticise_ranking")
    form = 'Write one entry a row, such as `1: "size"`, between braces.'
    if not isinstance(answer, dict):
        stop(f"You returned {short(answer)}, {kind(answer)}; a dictionary is expected.", form)
    named = {str(number): _plain(reason) for number, reason in answer.items()}
    for number in given.rows:
        if number not in named:
            stop(f"Row {number} has no reason.", form)
        if named[number] not in REASONS:
            stop(f"Row {number} has {short(named[number])}.", f"Choose from: {', '.join(REASONS)}.")
    return {written: named[number] for number, written in given.rows.items()}


def _plain(reason: Any) -> Any:
    """Return a reason without capitals and spaces around it: they carry no meaning here."""
    return reason.strip().lower() if isinstance(reason, str) else reason


@criticise_ranking.case(
    "ranked anyway", idea="The comparators differ: what does each ratio compare with?", look=RELAPSING
)
def _(given: Given) -> str | None:
    return f"You let row {given.seen('1')} stand" if _reasons(given)["1"] == "none" else None


@criticise_ranking.case("size", idea="Size is not the problem here.", look=RELAPSING)
def _(given: Given) -> str | None:
    rows = sorted(given.seen(row) for row, reason in _reasons(given).items() if reason == "size")
    return f"For row {rows[0]} you named the size" if rows else None


@criticise_ranking.case(
    "doubt to be earned",
    idea="One randomised trial, counted alike: here the two may be ranked.",
    look=RELAPSING,
)
def _(given: Given) -> str | None:
    reason = _reasons(given)["6"]
    return None if reason == "none" else f"For row {given.seen('6')} you named {reason}"


@criticise_ranking.case(
    "another trial",
    idea="These two numbers come from two trials. What differs besides the drug?",
    look=RELAPSING,
)
def _(given: Given) -> str | None:
    rows = sorted(
        given.seen(row) for row, reason in _reasons(given).items() if row != "6" and reason == "none"
    )
    return f"You let row {rows[0]} stand" if rows else None


@criticise_ranking.case(
    "which difference", idea="Something else differs there. Read what is known once more.", look=RELAPSING
)
def _(given: Given) -> str | None:
    for row, reason in _reasons(given).items():
        if reason != ANSWERS[row]:
            return f"For row {given.seen(row)} you named {reason}"
    return None


EXERCISES = (absolute_from_ratio, fit_counts, icon_counts, criticise_ranking)
