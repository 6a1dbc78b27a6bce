"""The exercises of chapter 03: a rise that stays, a first passage, a product, and a report with holes."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mscourse.exercises.asking import Ask, Given, Stop, is_number, kind, short, stop, unwritten
from mscourse.exercises.records import Exercise
from mscourse.models import disability
from mscourse.models.trial import no_evidence_of_activity

RULER = "See: a ruler with two halves"
AGAIN = "Explore: rate one person again"
BAD_YEAR = "Explore: chosen for a bad year"
MATHS = "Three lines of mathematics"
CHAIN = "Explore: years to a walking aid"
NOTHING = "Explore: nothing seen, for how long"
CLOCK = "Which clock?"

# ---- a rise that stays ----

confirmed_worsening = Exercise(
    "measuring.confirmed_worsening",
    ("measuring.1",),
    "Write `confirmed_worsening(scores, times, baseline, delta, months)`. `scores` and `times` (in months) "
    "are lists, a visit each, in order. Return `True` if at some visit the score lies at least `delta` "
    "above `baseline`, and at every visit up to one at least `months` later it still lies at least that far "
    "above; else `False`.",
    "A rise counts from the baseline, must stay, and must stay long enough; a spike does not count.",
    hints=(
        "Follow a row of scores with a finger. When do you start to count, and when do you start anew?",
        (
            'In "Explore: rate one person again" a visit above the line counts only if the next agrees. Here '
            "the time between the two matters as well."
        ),
        (
            "Keep one thing while you go through the visits: the time at which the present stay above the "
            "line began, or `None`. A visit below the line sets it back to `None`. At a visit above it, "
            "compare its time with the one you keep."
        ),
    ),
)
Visits = tuple[Sequence[float], Sequence[float], float, float, float]
SPIKE: Visits = ([3, 4, 3, 3], [0, 6, 12, 18], 3, 1, 6)
STAYS: Visits = ([3, 4.5, 4.5], [0, 6, 12], 3, 1, 6)
EASES: Visits = ([3, 5, 4.5], [0, 6, 12], 3, 1, 6)
SLOW: Visits = ([3, 3.5, 4, 4.5, 4.5], [0, 6, 12, 18, 24], 3, 1, 6)
REACHED_BEFORE: Visits = ([3, 4.5, 4.5], [0, 6, 12], 4, 1, 6)
EXACT: Visits = ([2, 3, 3], [0, 6, 12], 2, 1, 6)
ON_THE_DAY: Visits = ([2, 3.5, 3.5], [0, 6, 12], 2, 1, 6)
TOO_SOON: Visits = ([2, 3.5, 3.5], [0, 6, 9], 2, 1, 6)
DIP: Visits = ([2, 3.5, 2, 3.5], [0, 6, 9, 12], 2, 1, 6)
LATER: Visits = ([2, 3.5, 3.5, 3.5], [0, 6, 9, 12], 2, 1, 6)
BACK: Visits = ([2, 3.5, 3.5, 2], [0, 6, 12, 18], 2, 1, 6)
LAST: Visits = ([2, 2, 3.5], [0, 6, 12], 2, 1, 6)


def _worse(ask: Ask, visits: Visits) -> bool:
    """Return the yes or no for some visits."""
    given = ask(*visits)
    if given is None:
        unwritten("confirmed_worsening")
    if not isinstance(given, (bool, np.bool_)):
        stop(f"{ask.called(*visits)} returned {short(given)}, {kind(given)}.", "Return `True` or `False`.")
    return bool(given)


def _sees(ask: Ask, visits: Visits, *, worse: bool) -> str | None:
    return None if _worse(ask, visits) == worse else ask.saw(*visits)


@confirmed_worsening.case(
    "a spike", idea="One visit above the line is not enough: what does the next one say?", look=AGAIN
)
def _(ask: Ask) -> str | None:
    return _sees(ask, SPIKE, worse=False)


@confirmed_worsening.case(
    "a rise that stays", idea="This rise stays above the line for as long as was asked.", look=AGAIN
)
def _(ask: Ask) -> str | None:
    return _sees(ask, STAYS, worse=True) or _sees(ask, EASES, worse=True)


@confirmed_worsening.case(
    "from the baseline", idea="Compare with the baseline that was given, not with another visit.", look=AGAIN
)
def _(ask: Ask) -> str | None:
    return _sees(ask, SLOW, worse=True) or _sees(ask, REACHED_BEFORE, worse=False)


@confirmed_worsening.case("the line itself", idea="At least means that the line itself counts.", look=RULER)
def _(ask: Ask) -> str | None:
    return _sees(ask, EXACT, worse=True)


@confirmed_worsening.case("time", idea="Look at `times`: how long has the rise lasted?", look=AGAIN)
def _(ask: Ask) -> str | None:
    return _sees(ask, TOO_SOON, worse=False) or _sees(ask, LATER, worse=True)


@confirmed_worsening.case(
    "a dip", idea="Between the two visits the score was back. Did the rise stay?", look=AGAIN
)
def _(ask: Ask) -> str | None:
    return _sees(ask, DIP, worse=False)


@confirmed_worsening.case(
    "afterwards",
    idea="What was confirmed stays confirmed, and a rise at the last visit is not confirmed yet.",
    look=AGAIN,
)
def _(ask: Ask) -> str | None:
    return _sees(ask, BACK, worse=True) or _sees(ask, LAST, worse=False)


@confirmed_worsening.case(
    "stable visits before",
    idea="More visits without a change, before the rise, should not matter.",
    look=AGAIN,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("visits")
    more, base, rise = draw.randint(2, 5), draw.randint(2, 8) / 2, draw.randint(3, 5) / 2
    for stays in (True, False):
        scores = [*[base] * more, base + rise, base + rise if stays else base]
        found = _sees(ask, (scores, [6.0 * at for at in range(len(scores))], base, rise, 6), worse=stays)
        if found:
            return found
    return None


# ---- first passage ----

reach_probability = Exercise(
    "measuring.reach_probability",
    ("measuring.3",),
    "Write `reach_probability(P, start, target, years)`. `P` is a table (a numpy array) of yearly "
    "probabilities: row `i`, column `j` says how likely someone in state `i` is to be in state `j` a year "
    "later. Return the probability that someone who begins in state `start` has been seen in state "
    "`target`, or in one above it, at any of the yearly looks, from the start itself up to `years`. `start` "
    "may lie at `target` or above it.",
    "Whoever has been there counts, whether they stay or come back; the share never falls.",
    hints=(
        "Ten people pass a gate and four come back through it. How many have passed it?",
        (
            'In "Three lines of mathematics" the second line keeps only what lies below the gate. What is '
            "then lost from the sum of the shares?"
        ),
        (
            "Write the shares of the states below the target as a row, all in `start`. A year is one "
            "product with that corner of `P` which leads from these states to these states. What has left "
            "the row has been at the target."
        ),
    ),
)
THREE = np.array([[0.7, 0.25, 0.05], [0.3, 0.5, 0.2], [0.0, 0.4, 0.6]])
FOUR = np.array([[0.6, 0.3, 0.1, 0.0], [0.2, 0.5, 0.2, 0.1], [0.1, 0.3, 0.4, 0.2], [0.0, 0.1, 0.3, 0.6]])


def _reached(ask: Ask, table: NDArray[np.float64], start: int, target: int, years: int) -> float:
    return ask.number(table.copy(), start, target, years)


def _passing(table: NDArray[np.float64], start: int, target: int, years: int) -> float:
    """Return the same from the model's own table, in which nobody leaves the target."""
    kept = table.copy()
    kept[target:] = np.eye(len(table))[target:]
    if years == 0:
        return float(start >= target)
    return float(disability.follow(kept, start=start, cycles=years).shares[-1, target:].sum())


def _told(table: NDArray[np.float64], start: int, target: int, years: int, found: float) -> str:
    return (
        f"For a table of {len(table)} states, `start` {start}, `target` {target} and `years` {years} "
        f"you returned {found:.6g}"
    )


def _near(ask: Ask, table: NDArray[np.float64], start: int, target: int, years: int) -> str | None:
    """Say what was returned if it is another number than the model's."""
    found = _reached(ask, table, start, target, years)
    close = math.isclose(found, _passing(table, start, target, years), rel_tol=1e-6, abs_tol=1e-9)
    return None if close else _told(table, start, target, years, found)


@reach_probability.case(
    "before the first year", idea="At time nought nobody below the target has been there yet.", look=MATHS
)
def _(ask: Ask) -> str | None:
    return _near(ask, THREE, 0, 2, 0)


@reach_probability.case(
    "already there", idea="Whoever begins at the target or above it has been there.", look=MATHS
)
def _(ask: Ask) -> str | None:
    try:
        return _near(ask, FOUR, 2, 2, 3) or _near(ask, FOUR, 3, 2, 0)
    except Stop as problem:
        # A row that was cut off at the target has no place for this start.
        if "IndexError" not in problem.seen:
            raise
        stop(problem.seen, "This start lies at the target or above it. What is true of such a person?")


@reach_probability.case(
    "one year", idea="After one year the answer can be read off the row of `start`.", look=MATHS
)
def _(ask: Ask) -> str | None:
    return _near(ask, THREE, 0, 2, 1)


@reach_probability.case(
    "the target and above", idea="Someone who jumped past the target has reached it too.", look=MATHS
)
def _(ask: Ask) -> str | None:
    return _near(ask, FOUR, 0, 1, 1) or _near(ask, FOUR, 1, 2, 1)


@reach_probability.case(
    "those who came back", idea="People who passed through and came back are missing.", look=CHAIN
)
def _(ask: Ask) -> str | None:
    found = _reached(ask, THREE, 0, 2, 4)
    there = float(disability.follow(THREE, start=0, cycles=4).shares[-1, 2:].sum())
    return _told(THREE, 0, 2, 4, found) if found <= there + 1e-9 else None


@reach_probability.case("a share that never falls", idea="What has happened cannot unhappen.", look=CHAIN)
def _(ask: Ask) -> str | None:
    for years in range(1, 7):
        before, after = (_reached(ask, FOUR, 0, 3, one) for one in (years, years + 1))
        if after < before - 1e-12:
            return f"{_told(FOUR, 0, 3, years, before)}, and {after:.6g} a year later"
    return None


@reach_probability.case(
    "the model's chain",
    idea="The model's own chain gives another share. How is one year joined to the next?",
    look=MATHS,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("chain")
    yearly = disability.FourStates().yearly()
    chains = ((THREE, 1, 2, 2), (yearly, 0, 2, 9), (yearly, draw.randint(0, 1), 3, draw.randint(3, 12)))
    return next((found for one in chains if (found := _near(ask, *one))), None)


# ---- a product ----

neda = Exercise(
    "measuring.neda",
    ("measuring.2", "measuring.3"),
    "Write `neda(rates, years)`: `rates` is a list of events per person and year, as many as you like, which "
    "happen by chance and independently of one another. Return the share of people in whom none of them has "
    "happened within `years`.",
    "Chances of staying free multiply, over events and over years.",
    hints=(
        "Two coins: how likely is it that neither shows heads? Which operation did you use?",
        (
            'In "Three lines of mathematics" the third line has three rates. What would it be with one, or '
            "with four?"
        ),
        (
            "For a single event at rate `a`, `math.exp(-a * t)` is the share still free after `t` years. "
            "Think of what joins the shares of two independent events."
        ),
    ),
)
EVENTS = ([0.3, 0.25, 0.05], 2)


@neda.case(
    "a share",
    idea="A share lies between 0 and 1: independent chances of staying free multiply.",
    look=NOTHING,
)
def _(ask: Ask) -> str | None:
    for rates, years in (EVENTS, ([0.9, 0.8], 3)):
        if not 0 <= ask.number(rates, years) <= 1:
            return ask.saw(rates, years)
    return None


@neda.case("at the start", idea="At time nought nothing has happened to anyone.", look=NOTHING)
def _(ask: Ask) -> str | None:
    return None if math.isclose(ask.number(EVENTS[0], 0), 1) else ask.saw(EVENTS[0], 0)


@neda.case("time goes on", idea="The longer you look, the fewer are left with nothing seen.", look=NOTHING)
def _(ask: Ask) -> str | None:
    rates = EVENTS[0]
    early, late = ask.number(rates, 1), ask.number(rates, 6)
    return None if late < early else f"{ask.saw(rates, 1)}, and {ask.saw(rates, 6)}"


@neda.case(
    "two events",
    idea="Someone has to escape each of the events: what do you do with the two shares?",
    look=MATHS,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("events")
    one, other = draw.randint(10, 40) / 100, draw.randint(10, 40) / 100
    both, alone, again = ask.number([one, other], 2), ask.number([one], 2), ask.number([other], 2)
    if math.isclose(both, alone * again, rel_tol=1e-6):
        return None
    return f"{ask.saw([one, other], 2)}; each event alone gave {alone:.6g} and {again:.6g}"


@neda.case("half-years", idea="Two half-years one after the other must give the whole year.", look=MATHS)
def _(ask: Ask) -> str | None:
    rates = EVENTS[0]
    whole, half = ask.number(rates, 1), ask.number(rates, 0.5)
    if math.isclose(whole, half * half, rel_tol=1e-6):
        return None
    return f"{ask.saw(rates, 1)}, and {ask.saw(rates, 0.5)} for each half"


@neda.case(
    "rates, not chances",
    idea="A rate of 0.5 a year is not a chance of 0.5: some people have two events and others none.",
    look=MATHS,
)
def _(ask: Ask) -> str | None:
    for rates, years in (EVENTS, ([0.5, 0.1, 0.2], 3)):
        one, two, three = rates
        expected = no_evidence_of_activity(one, two, three, years)
        if not math.isclose(ask.number(rates, years), expected, rel_tol=1e-6):
            return ask.saw(rates, years)
    return None


# ---- a report with holes ----

WANTED = ("confirmation", "comparison group", "course before entry", "spread", "who rated")
TOLD = ("length of follow-up", "number of people")
NUMBERS = ("p value", "second decimal")
CHOICES = tuple(sorted((*WANTED, *TOLD, *NUMBERS)))
HOW_MANY = 3

what_is_missing = Exercise(
    "measuring.what_is_missing",
    ("measuring.4", "measuring.5"),
    "A clinic writes: “Forty people with MS were given cells. A year later we scored them once more, and "
    "their mean EDSS had fallen by a quarter of a point. The cells work.” Write `what_is_missing()`: "
    "return a list of the three things that you would ask for first, from these: "
    f"{', '.join(f'`{one!r}`' for one in CHOICES)}.",
    "What would have happened anyway comes first; then whether the change was real, for whom, and who saw "
    "it.",
    takes="value",
    hints=(
        "Think of someone who was given nothing. What would their score have done in that year?",
        (
            'In "Explore: chosen for a bad year" and "Which clock?" people got better, or looked '
            "better, without any treatment. What would have shown it?"
        ),
        (
            "Go through the list and strike what the report tells already. Strike what only makes the same "
            "number sharper. Of what is left, one thing is needed before all others."
        ),
    ),
)


def _asked(given: Given) -> set[str]:
    """Return the three things that were asked for."""
    answer = given.answer
    if answer is None:
        unwritten("what_is_missing")
    # No choice stands as the example: the first of them is the one that is needed.
    form = "Write three different ones, letter for letter as the list has them: `['...', '...', '...']`."
    if isinstance(answer, (str, dict)) or is_number(answer) or not hasattr(answer, "__iter__"):
        stop(f"You returned {short(answer)}, {kind(answer)}; a list is expected.", form)
    items = list(answer)
    unknown = [one for one in items if one not in CHOICES]
    if unknown:
        stop(f"{short(unknown[0])} is not in the list.", form)
    if len(set(items)) != HOW_MANY or len(items) != HOW_MANY:
        stop(f"You asked for {len(set(items))} different things.", form)
    return set(items)


@what_is_missing.case(
    "a sharper number",
    idea="A p value, or one more decimal, makes this number look sharper. What can the number not tell?",
    look=BAD_YEAR,
)
def _(given: Given) -> str | None:
    sharper = sorted(_asked(given) & set(NUMBERS))
    return f"You asked for {sharper[0]!r}" if sharper else None


@what_is_missing.case("told already", idea="The report says that. What does it leave out?", look=CLOCK)
def _(given: Given) -> str | None:
    told = sorted(_asked(given) & set(TOLD))
    return f"You asked for {told[0]!r}" if told else None


@what_is_missing.case(
    "a second column", idea="What would the score have done in that year without the cells?", look=BAD_YEAR
)
def _(given: Given) -> str | None:
    asked = _asked(given)
    return None if WANTED[1] in asked else f"You asked for {', '.join(sorted(asked))}"


EXERCISES = (confirmed_worsening, reach_probability, neda, what_is_missing)
