"""The exercises of chapter 11: a joint effect, a drug with itself, an interaction's price, six headlines."""

import math
from collections.abc import Sequence

from mscourse.exercises.asking import Ask, Given
from mscourse.exercises.judged_rows import one_word_each
from mscourse.exercises.records import Exercise
from mscourse.models import synergy, trial

RULES = "See: one pair, three rules"
LINES = "Three lines of mathematics"
TWIN = "A drug with itself"
PRICE = "Explore: the four-arm price"
TRIED = "Two drugs at once, in relapsing MS"
WARNING = "When a partner hurts"

bliss = Exercise(
    "combination.bliss",
    ("combination.1", "combination.2"),
    "One treatment alone takes away a share `fa` of something, another alone a share `fb`, both from 0 to 1. "
    "Write `bliss(fa, fb)`: the share that the two take away together, if each acts on what the other has "
    "left. Do not round.",
    "The order does not matter, a treatment that does nothing changes nothing, and no pair passes the whole.",
    hints=(
        "One gardener pulls half of the weeds, another half of those that still stand. What is left?",
        (
            'In "See: one pair, three rules" the middle bar starts from what the first treatment left. How '
            "much is there for the second to act on?"
        ),
        (
            "Work with what is left: after the first it is the whole without `fa`. The second leaves its own "
            "share of that. In the end turn round, from what is left to what was taken."
        ),
    ),
)


@bliss.case(
    "past the whole",
    idea="Your total passes the whole: the second can act only on what the first left.",
    look=RULES,
)
def _(ask: Ask) -> str | None:
    return ask.saw(0.7, 0.6) if ask.number(0.7, 0.6) > 1 else None


@bliss.case(
    "nothing and nothing",
    idea="Two treatments that do nothing take nothing away. Is your answer what was taken, or what is left?",
    look=RULES,
)
def _(ask: Ask) -> str | None:
    return None if math.isclose(ask.number(0, 0), 0, abs_tol=1e-12) else ask.saw(0, 0)


@bliss.case(
    "a partner that does nothing",
    idea="Beside a treatment that does nothing, the other does what it does alone.",
    look=RULES,
)
def _(ask: Ask) -> str | None:
    for pair in ((0, 0.5), (0.3, 0)):
        if not math.isclose(ask.number(*pair), sum(pair), rel_tol=1e-9):
            return ask.saw(*pair)
    return None


@bliss.case(
    "more than the better one",
    idea="Each of the two does something that the other has left undone.",
    look=RULES,
)
def _(ask: Ask) -> str | None:
    return None if ask.number(0.4, 0.5) > 0.5 else ask.saw(0.4, 0.5)  # noqa: PLR2004 - the better one alone


@bliss.case(
    "what was left",
    idea="The second finds less than the whole, even where the sum would stay below it.",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("pair")
    own = (draw.randint(1, 9) / 10, draw.randint(1, 9) / 10)
    for one, other in ((0.3, 0.2), (0.125, 0.333), own):
        due = 1 - float(synergy.bliss(1 - one, 1 - other))
        if not math.isclose(ask.number(one, other), due, rel_tol=1e-9):
            return ask.saw(one, other)
    return None


loewe_self = Exercise(
    "combination.loewe_self",
    ("combination.2", "combination.3"),
    "One drug is split into two vials that look different. At the dose `C` half of the effect is reached, "
    "and `h` says how steep the curve is. Write `loewe_self(d1, d2, C, h)`: the share that is left when both "
    "vials are given, with the doses `d1` and `d2` in the same unit.",
    "However a dose is split, it is one dose, and the share left is that of the sum.",
    hints=(
        "Two cups of the same coffee. How would you find out how awake you will be?",
        (
            'In "A drug with itself" there is one curve, and one place on it. Where on the axis of dose do '
            "the two vials meet?"
        ),
        (
            "First find the dose that the person has really had. Then put it into the curve of one drug, in "
            '"Three lines of mathematics": without a dose all is left, at `C` half.'
        ),
    ),
)


def _left(dose: float, half: float, slope: float) -> float:
    return float(synergy.effect_alone(synergy.Drug(half_dose=half, slope=slope), dose))


def _off(ask: Ask, values: Sequence[float], due: float) -> str | None:
    """Return what was seen where the answer is not this share."""
    return None if math.isclose(ask.number(*values), due, rel_tol=1e-9, abs_tol=1e-12) else ask.saw(*values)


@loewe_self.case(
    "independence",
    idea="You used independence on a drug that is its own twin.",
    look=TWIN,
)
def _(ask: Ask) -> str | None:
    alone = _left(0.5, 1, 1)
    product = math.isclose(ask.number(0.5, 0.5, 1, 1), alone * alone, rel_tol=1e-9)
    return ask.saw(0.5, 0.5, 1, 1) if product else None


@loewe_self.case(
    "the better vial",
    idea="Your answer is what one vial alone leaves. The other was given as well: where does its dose go?",
    look=TWIN,
)
def _(ask: Ask) -> str | None:
    better = math.isclose(ask.number(0.5, 0.5, 1, 1), _left(0.5, 1, 1), rel_tol=1e-9)
    return ask.saw(0.5, 0.5, 1, 1) if better else None


@loewe_self.case(
    "no dose",
    idea="Without a dose all is left. Is your answer what is left, or what was taken?",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    return _off(ask, (0, 0, 1, 1), 1)


@loewe_self.case(
    "split another way",
    idea="The same drug in other parts is the same dose. Does your answer change with the parts?",
    look=TWIN,
)
def _(ask: Ask) -> str | None:
    whole = ask.number(2, 0, 1, 1)
    for parts in ((1, 1), (1.5, 0.5), (0, 2)):
        if not math.isclose(ask.number(*parts, 1, 1), whole, rel_tol=1e-9):
            return f"{ask.saw(2, 0, 1, 1)}, and {ask.saw(*parts, 1, 1)}"
    return None


@loewe_self.case("half the way", idea="At the dose `C` half is left, whatever the slope.", look=LINES)
def _(ask: Ask) -> str | None:
    for values in ((2, 1, 3, 1), (0.25, 0.25, 0.5, 3)):
        if seen := _off(ask, values, 0.5):
            return seen
    return None


@loewe_self.case(
    "how steep",
    idea="Beyond `C` a steep curve leaves less than a flat one; the slope is a power of dose over `C`.",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("curve")
    own = (draw.randint(1, 9) / 2, draw.randint(1, 9) / 2, draw.randint(1, 4), draw.randint(2, 5) / 2)
    for one, other, half, slope in ((1, 1, 1, 1), (1, 1, 1, 2), (0.5, 1, 4, 3), own):
        if seen := _off(ask, (one, other, half, slope), _left(one + other, half, slope)):
            return seen
    return None


interaction_power = Exercise(
    "combination.interaction_power",
    ("combination.4",),
    "A trial has four arms: neither treatment, A, B, and both, with `n` people in each. Their measures "
    "scatter with the standard deviation `sd`. Write `interaction_power(n, sd, delta)`: the chance to find "
    "an interaction of the size `delta`, in either direction, at the usual level (a standardised difference "
    "beyond `1.96`). `statistics.NormalDist().cdf` is the share below.",
    "More people see more, no interaction is found as often as a false alarm, and four means scatter more "
    "than two.",
    hints=(
        "You measure four boards to learn whether two gaps differ. How many of the four can be off?",
        (
            'In "Explore: the four-arm price" the bracket compares two differences. Count the means that go '
            "into it, and remember that the scatter of independent things adds up as squares."
        ),
        (
            "The mean of one arm has the variance `sd**2 / n`. Add one such variance for each mean in the "
            "bracket, and take the root: that is the standard error. Then ask how often a normal value "
            "around `delta` over that error lies beyond `1.96`, above or below."
        ),
    ),
)
PLANS = ((50, 1, 0.5), (120, 2, 1), (30, 0.5, 0.5))


def _chance(ask: Ask, values: tuple[float, float, float], error: float) -> bool:
    """Return whether the answer is the power of a comparison with another standard error."""
    n, spread, delta = values
    as_if = trial.factorial_power(n, delta * trial.factorial_error(n, spread) / error, spread)
    return math.isclose(ask.number(*values), as_if, rel_tol=1e-4)


@interaction_power.case(
    "four means", idea="Four means vary, not two. What does each of them add to the error?", look=PRICE
)
def _(ask: Ask) -> str | None:
    two = [_chance(ask, one, one[1] * math.sqrt(2 / one[0])) for one in PLANS]
    return ask.saw(*PLANS[0]) if all(two) else None


@interaction_power.case(
    "a main effect",
    idea="A main effect takes half the people against the other half. An interaction takes a gap from a gap.",
    look=PRICE,
)
def _(ask: Ask) -> str | None:
    main = [_chance(ask, one, trial.factorial_error(one[0], one[1], "main")) for one in PLANS]
    return ask.saw(*PLANS[0]) if all(main) else None


@interaction_power.case(
    "people in each arm",
    idea="`n` counts the people of one arm; the trial has four times as many.",
    look=PRICE,
)
def _(ask: Ask) -> str | None:
    whole = [_chance(ask, one, 2 * trial.factorial_error(one[0], one[1])) for one in PLANS]
    return ask.saw(*PLANS[0]) if all(whole) else None


@interaction_power.case("a chance", idea="It is a chance, so it lies from 0 to 1.", look=PRICE)
def _(ask: Ask) -> str | None:
    for values in (*PLANS, (400, 1, 2)):
        if not 0 <= ask.number(*values) <= 1:
            return ask.saw(*values)
    return None


@interaction_power.case(
    "no interaction",
    idea="Where there is none, one trial in twenty finds it all the same: half of them above, half below.",
    look=PRICE,
)
def _(ask: Ask) -> str | None:
    return None if math.isclose(ask.number(50, 1, 0), 0.05, abs_tol=2e-4) else ask.saw(50, 1, 0)


@interaction_power.case(
    "more people",
    idea="With more people in each arm a trial sees more, and with more scatter less.",
    look=PRICE,
)
def _(ask: Ask) -> str | None:
    for low, high in (((50, 1, 0.5), (100, 1, 0.5)), ((50, 2, 0.5), (50, 1, 0.5))):
        if not ask.number(*low) < ask.number(*high):
            return f"{ask.saw(*low)}, and {ask.saw(*high)}"
    return None


@interaction_power.case(
    "either way", idea="Treatments that get in each other's way are an interaction too.", look=PRICE
)
def _(ask: Ask) -> str | None:
    there, back = ask.number(50, 1, 0.5), ask.number(50, 1, -0.5)
    return (
        None
        if math.isclose(there, back, rel_tol=1e-6)
        else f"{ask.saw(50, 1, 0.5)}, and {ask.saw(50, 1, -0.5)}"
    )


@interaction_power.case(
    "the chance itself",
    idea="One error for all four means, and the tails beyond `1.96` on both sides.",
    look=PRICE,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("plan")
    own = (draw.randint(20, 200), draw.randint(2, 9) / 2, draw.randint(2, 9) / 4)
    for values in (*PLANS, (10, 1, 0.1), own):
        n, spread, delta = values
        due = trial.factorial_power(n, delta, spread)
        if not math.isclose(ask.number(*values), due, rel_tol=2e-3):  # 1.96 is a rounded number
            return ask.saw(*values)
    return None


ARMS, TWO, SIZE, OUTCOME, OTHERS, HOLDS = "arms", "two trials", "size", "outcome", "others", "nothing"
REASONS = (ARMS, TWO, SIZE, OUTCOME, OTHERS, HOLDS)
# The headlines are made up; the trial behind them is the one of the chapter.
HEADLINES = (
    ("row", "headline on the trial of metformin with clemastine against placebo"),
    ("1", "Two drugs together do more than the sum of their parts."),
    ("2", "Clemastine alone had done a little more, so metformin takes something away."),
    ("3", "The brain's answer is back to normal, since it came a millisecond or so sooner."),
    ("4", "People on the two drugs see better, for their brains answer sooner."),
    ("5", "The two drugs help when MS worsens without relapses."),
    ("6", "On the two drugs the brain answered a little sooner than on placebo."),
)
FAULTS = {"1": ARMS, "2": TWO, "3": SIZE, "4": OUTCOME, "5": OTHERS, "6": HOLDS}

judge_the_headline = Exercise(
    "combination.judge_the_headline",
    ("combination.4",),
    "Each row is a headline, made up, on a trial that the chapter describes: people with relapsing MS, both "
    "drugs or placebo. Write `judge_the_headline()`: for each row the one thing that the trial cannot bear "
    'out, as in `{7: "size", 8: "arms", ...}`. "arms": a group is missing in it. "two trials": it takes two '
    'trials for one. "size": the change is too small for the words. "outcome": another outcome is claimed '
    'than moved. "others": other people are spoken of. "nothing": it holds.',
    "Which groups, against whom, how much, of what, and in whom: five questions, and a headline may pass.",
    takes="value",
    table=HEADLINES,
    hints=(
        "Draw the trial's groups as boxes. Which boxes does each headline look into?",
        (
            'In "Two drugs at once, in relapsing MS" look for who was compared with whom, what was measured, '
            "and what did not move."
        ),
        (
            "A row of our own: the two drugs work in children. Nobody under twenty-five was in the trial, so "
            "it speaks of others. Ask in this way of each row: in whom, against whom, what, and how much?"
        ),
    ),
)


def _faults(given: Given) -> dict[str, str]:
    return one_word_each(given, judge_the_headline.name, REASONS, "size")


def _row(row: str, name: str, idea: str, look: str = TRIED) -> None:
    """Add a case: in this row another word is right."""

    @judge_the_headline.case(name, idea=idea, look=look)
    def _(given: Given) -> str | None:
        word = _faults(given)[row]
        return None if word == FAULTS[row] else f"In row {given.seen(row)} you wrote {word!r}"


_row("2", "two trials", "Two trials, two groups: who compared them fairly?")
_row("1", "arms missing", "Which groups would have to be there, to know what each part does?", PRICE)
_row("3", "how large", "How much sooner did the answer come, and what would 'normal' ask for?")
_row("4", "another outcome", "A brain answered sooner. Look for what was seen of sight.")
_row(
    "5",
    "in whom",
    "Whose MS was it? Look who took one of these drugs elsewhere.",
    WARNING,
)
_row("6", "doubt to be earned", "Go through the five questions. Which of them does this row fail?")

EXERCISES = (bliss, loewe_self, interaction_power, judge_the_headline)
