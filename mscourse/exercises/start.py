"""The exercises of chapter 00: counts, bounds, chance, and a ladder of studies."""

import math

import numpy as np

from mscourse.exercises.asking import Ask, Given, unwritten
from mscourse.exercises.judged_rows import named_rows
from mscourse.exercises.records import Exercise
from mscourse.models import chance

CHANCE = "A chance model"
LADDER = "Evidence: the ladder and the four words"
MISSING = "See: the missing column"
NEVER = "None so far is not never"

natural_frequency = Exercise(
    "start.natural_frequency",
    ("start.2",),
    "Write `natural_frequency(events, n, per=100)`. It returns a pair, ready for a sentence: how many "
    "people out of `per`, as a whole number, and `per` itself.",
    "Doubling both counts changes nothing, and the answer follows `per`: a frequency belongs to its "
    "denominator.",
    hints=(
        "Say the sentence first: so many people out of `per`. Which two numbers does it need?",
        (
            'In "See: the missing column", a hundred stands for everyone. What happens to a count when the '
            "whole group is scaled to `per`?"
        ),
        (
            "For 10 of 40 and `per` 100: each person of the 40 stands for two and a half. Scale the count "
            "the same way, take the nearest whole number, and return it with `per`."
        ),
    ),
)


@natural_frequency.case(
    "a pair", idea="You gave a share; the question asks for people out of `per`.", look=MISSING
)
def _(ask: Ask) -> str | None:
    given = ask(10, 40, 100)
    if given is None:
        unwritten("natural_frequency")
    return None if isinstance(given, (tuple, list)) else ask.saw(10, 40, 100)


@natural_frequency.case(
    "order", idea="The sentence reads 'so many out of `per`': the count comes first.", look=MISSING
)
def _(ask: Ask) -> str | None:
    count, per = ask.pair(10, 40, 100)
    return ask.saw(10, 40, 100) if count == 100 and per != 100 else None  # noqa: PLR2004 - `per`


@natural_frequency.case(
    "people", idea="You gave a share; the question asks for people out of `per`.", look=MISSING
)
def _(ask: Ask) -> str | None:
    count, _per = ask.pair(10, 40, 100)
    return ask.saw(10, 40, 100) if isinstance(count, float) and 0 < count < 1 else None


@natural_frequency.case(
    "whole people", idea="People come in whole numbers: which whole number is nearest?", look=MISSING
)
def _(ask: Ask) -> str | None:
    for events, n in ((35, 801), (34, 55)):
        count, _per = ask.pair(events, n, 100)
        if not isinstance(count, (int, float, np.number)) or count != int(count):
            return ask.saw(events, n, 100)
    return None


@natural_frequency.case(
    "per", idea="`per` is part of the question. Out of how many people do you count?", look=MISSING
)
def _(ask: Ask) -> str | None:
    small, large = ask.pair(10, 40, 100), ask.pair(10, 40, 1000)
    ratio = large[0] / small[0] if small[0] else 0
    kept = small[1] == 100 and large[1] == 1000  # noqa: PLR2004 - `per`
    if ask.pair(10, 40) != small:
        return f"{ask.saw(10, 40)}, and {ask.saw(10, 40, 100)}"
    return None if ratio == 10 and kept else ask.saw(10, 40, 1000)  # noqa: PLR2004 - a thousand is ten hundreds


def _own_counts(ask: Ask) -> tuple[int, int]:
    """Return counts of the learner's own; 401 is odd, so no frequency lies half-way."""
    return ask.draw("counts").randint(5, 395), 401


@natural_frequency.case(
    "scale", idea="Twice as many events among twice as many people is the same frequency.", look=MISSING
)
def _(ask: Ask) -> str | None:
    events, n = _own_counts(ask)
    for once, twice in (((7, 50, 100), (14, 100, 100)), ((events, n, 100), (2 * events, 2 * n, 100))):
        if ask.pair(*once) != ask.pair(*twice):
            return f"{ask.saw(*once)}, and {ask.saw(*twice)}"
    return None


@natural_frequency.case(
    "nearest", idea="Cutting the decimals off is not rounding: which whole number is nearest?", look=MISSING
)
def _(ask: Ask) -> str | None:
    for events, n in ((34, 55), (35, 801), (1, 801), _own_counts(ask)):
        if ask.pair(events, n, 100)[0] != math.floor(100 * events / n + 0.5):
            return ask.saw(events, n, 100)
    return None


upper_bound_zero = Exercise(
    "start.upper_bound_zero",
    ("start.2",),
    "Nobody of `n` people had the event. Write `upper_bound_zero(n, level)`: the largest risk, as a "
    "fraction, that still fits. At that risk, `n` people in a row stay free with a chance of `1 - level`.",
    "The bound falls as more people are watched, stays within `(0, 1]` for a handful, and meets `3 / n` "
    "for many.",
    hints=(
        "If the risk is `p`, what is the chance that one person stays free? And two in a row?",
        (
            'Under "None so far is not never": the bound is where so many people in a row stay free only '
            "with a chance of `1 - level`."
        ),
        (
            "Try it with two people: `(1 - p) * (1 - p)` has to be `1 - level`. Solve that for `p`, then "
            "think of what takes the place of the square for `n` people."
        ),
    ),
)


@upper_bound_zero.case("none seen", idea="None seen is not none possible.", look=NEVER)
def _(ask: Ask) -> str | None:
    return ask.saw(174, 0.95) if ask.number(174, 0.95) <= 0 else None


@upper_bound_zero.case(
    "a fraction", idea="Per cent or fraction? The exercise asks for a fraction.", look=NEVER
)
def _(ask: Ask) -> str | None:
    return ask.saw(174, 0.95) if ask.number(174, 0.95) > 1 else None


@upper_bound_zero.case(
    "a handful", idea="A probability above one: the shortcut fails for small n.", look=NEVER
)
def _(ask: Ask) -> str | None:
    return ask.saw(2, 0.95) if ask.number(2, 0.95) > 1 else None


@upper_bound_zero.case("more people", idea="Watching more people must leave less room for risk.", look=NEVER)
def _(ask: Ask) -> str | None:
    few, many = ask.number(50, 0.95), ask.number(500, 0.95)
    return None if many < few else f"{ask.saw(50, 0.95)}, and {ask.saw(500, 0.95)}"


@upper_bound_zero.case(
    "level", idea="To be surer, the bound must leave more room. Does your function use `level`?", look=NEVER
)
def _(ask: Ask) -> str | None:
    loose, strict = ask.number(100, 0.9), ask.number(100, 0.99)
    return None if strict > loose else f"{ask.saw(100, 0.9)}, and {ask.saw(100, 0.99)}"


@upper_bound_zero.case(
    "one side",
    idea="With no events there is nothing below to bound: all of `1 - level` lies on one side.",
    look=NEVER,
)
def _(ask: Ask) -> str | None:
    both = chance.upper_bound_zero(174, (1 + 0.95) / 2)
    return ask.saw(174, 0.95) if math.isclose(ask.number(174, 0.95), both, rel_tol=1e-3) else None


@upper_bound_zero.case(
    "rule of three", idea="For a hundred people and more the bound should lie close to `3 / n`.", look=NEVER
)
def _(ask: Ask) -> str | None:
    for n in (100, 1000):
        if not math.isclose(ask.number(n, 0.95), 3 / n, rel_tol=0.05):
            return ask.saw(n, 0.95)
    return None


@upper_bound_zero.case(
    "the exact bound",
    idea="Close, and not exact. At the bound, the chance that all `n` stay free is `1 - level`.",
    look=NEVER,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("bound")
    for n, level in ((174, 0.95), (2, 0.95), (30, 0.99), (draw.randint(20, 900), 0.9)):
        if not math.isclose(ask.number(n, level), chance.upper_bound_zero(n, level), rel_tol=1e-4):
            return ask.saw(n, level)
    return None


share_improved = Exercise(
    "start.share_improved",
    ("start.1",),
    "Write `share_improved(wobble, effect, cut, rng, n)`. Each of `n` people is read twice; a reading is "
    "off by a normal error of standard deviation `wobble`, drawn from `rng`. The second reading also gains "
    "`effect`. Return the share of people whose gain is at least `cut`.",
    "With no effect at all, some still count as improved, and more of them as the readings wobble more.",
    hints=(
        "How many readings does one person give, and which of them can be off?",
        'The section "A chance model" reads everyone twice: subtract the first reading from the second.',
        (
            "Draw `n` errors for the first reading and `n` others for the second with `rng.normal(0, "
            "wobble, n)`. The difference, with the effect added, is each person's gain; count those at "
            "`cut` or above."
        ),
    ),
)
MANY = 10_000
SLACK = 0.02  # over four times what chance alone moves a share of 10,000


def _share(ask: Ask, wobble: float, effect: float, cut: float, seed: int = 1) -> float:
    return ask.number(wobble, effect, cut, np.random.default_rng(seed), MANY)


def _told(share: float, wobble: float, effect: float, cut: float) -> str:
    return f"With wobble {wobble:g}, effect {effect:g} and cut {cut:g} you returned {share:.3g}"


@share_improved.case("a share", idea="A share lies between 0 and 1: count, then divide by `n`.", look=CHANCE)
def _(ask: Ask) -> str | None:
    share = _share(ask, 1, 0, 1)
    return None if 0 <= share <= 1 else _told(share, 1, 0, 1)


@share_improved.case("noise", idea="Everybody got exactly the same change.", look=CHANCE)
def _(ask: Ask) -> str | None:
    without, with_effect = _share(ask, 1, 0, 1), _share(ask, 1, 1.2, 1)
    return _told(without, 1, 0, 1) if without == 0 or with_effect == 1 else None


@share_improved.case(
    "one direction",
    idea="A change for the worse is counted as well. Which sign does a gain have?",
    look=CHANCE,
)
def _(ask: Ask) -> str | None:
    share, both = _share(ask, 1, 0, 0.5), 2 * chance.share_improved(1, 0.5)
    return _told(share, 1, 0, 0.5) if abs(share - both) < SLACK else None


@share_improved.case("effect", idea="A true effect should move more people past the cut.", look=CHANCE)
def _(ask: Ask) -> str | None:
    none, some = _share(ask, 1, 0, 1), _share(ask, 1, 0.8, 1)
    return None if some > none + SLACK else f"{_told(none, 1, 0, 1)}, and with effect 0.8 {some:.3g}"


@share_improved.case(
    "wobble", idea="With no effect, more wobble carries more people past the cut.", look=CHANCE
)
def _(ask: Ask) -> str | None:
    calm, shaky = _share(ask, 0.5, 0, 1), _share(ask, 2, 0, 1)
    return None if shaky > calm + SLACK else f"{_told(calm, 0.5, 0, 1)}, and with wobble 2 {shaky:.3g}"


@share_improved.case(
    "two readings", idea="A change is made of two readings, and each of them wobbles.", look=CHANCE
)
def _(ask: Ask) -> str | None:
    share, one = _share(ask, 1, 0, 1), chance.share_improved(math.sqrt(0.5), 1)
    return _told(share, 1, 0, 1) if abs(share - one) < SLACK else None


@share_improved.case(
    "the generator",
    idea="The same `rng` should give the same people: draw from it, not from a new one.",
    look=CHANCE,
)
def _(ask: Ask) -> str | None:
    first, again, other = (_share(ask, 1, 0, 1, seed) for seed in (5, 5, 6))
    if first != again:
        return "Two runs with the same `rng` returned different shares"
    return "Two runs with different `rng` returned the very same share" if first == other else None


@share_improved.case(
    "the share",
    idea="Compare two readings of one person, add the effect, and count those at the cut or past it.",
    look=CHANCE,
)
def _(ask: Ask) -> str | None:
    own = ask.draw("share")
    mine = (own.randint(6, 14) / 10, own.randint(1, 5) / 10, own.randint(4, 12) / 10)
    for wobble, effect, cut in ((1, 0, 1), (0.7, 0.4, 1), (1.5, 0, 0.5), mine):
        share = _share(ask, wobble, effect, cut)
        if abs(share - chance.share_improved(wobble, cut, effect)) > SLACK:
            return _told(share, wobble, effect, cut)
    return None


# Sentences of the kind that readers meet. They carry no result that a record would have to vouch for.
ROWS = (
    ("row", "sentence", "what it rests on"),
    ("1", "Mice walked better after the cells, so the cells work.", "experiments in mice"),
    (
        "2",
        "In this trial, cells did no better than placebo; a small benefit is not ruled out.",
        "a randomised trial",
    ),
    ("3", "Hundreds of people were treated, so the result is strong.", "one group, nobody to compare with"),
    (
        "4",
        "Fewer relapses went with the treatment; people chose it themselves, so other reasons may count.",
        "a matched comparison",
    ),
    (
        "5",
        "Many studies without controls were pooled, so this is the best evidence there is.",
        "pooled single groups",
    ),
    ("6", "One person walked again, so others will.", "a case report"),
)
ERRORS = {"1": "species", "3": "size", "5": "pooling", "6": "one case"}

ladder_errors = Exercise(
    "start.ladder_errors",
    ("start.3",),
    "Each row gives a sentence and what it rests on. Write `ladder_errors()`: it returns the set of the "
    "numbers of those rows whose sentence claims more than its rung of the ladder can carry, such as `{7, "
    "8}`.",
    "A large group is not a comparison, a pool of such groups is not either, and a stated limit is worth "
    "keeping.",
    takes="value",
    table=ROWS,
    hints=(
        "Cover the sentence, look only at what it rests on, and say what that can show.",
        (
            'In "Evidence: the ladder and the four words" each rung has a limit: no comparison, another '
            "species, one person."
        ),
        (
            "Take the matched comparison. Its sentence says 'went with', and names why that may mislead: "
            "it stays within its rung. Ask the same of each of the others: does it name its limit?"
        ),
    ),
)


def _struck(given: Given) -> set[str]:
    """Return the rows that were struck, by their numbers as written above."""
    return named_rows(given, "ladder_errors", given.answer)


@ladder_errors.case(
    "anything struck", idea="Read each sentence against its rung: does every one keep to it?", look=LADDER
)
def _(given: Given) -> str | None:
    return None if _struck(given) else "You kept all rows"


@ladder_errors.case("honest rows", idea="This one states its limit: keep it.", look=LADDER)
def _(given: Given) -> str | None:
    honest = sorted(given.seen(row) for row in _struck(given) - set(ERRORS))
    return f"You struck row {honest[0]}" if honest else None


def _missed(error: str, idea: str) -> None:
    @ladder_errors.case(error, idea=idea, look=LADDER)
    def _(given: Given) -> str | None:
        kept = [
            row
            for row, kind_of_error in ERRORS.items()
            if kind_of_error == error and row not in _struck(given)
        ]
        return "At least one sentence that claims too much is still there" if kept else None


_missed("size", "Many people, no comparison.")
_missed("species", "Which species?")
_missed("pooling", "Does a comparison appear when groups without one are put together?")
_missed("one case", "What would have happened to this person without it?")

EXERCISES = (natural_frequency, upper_bound_zero, share_improved, ladder_errors)
