"""Chapter 11: a surface of two doses, an order of two treatments, and a trial of four groups."""

import math
from functools import cache

import numpy as np

from mscourse.chapters.combination_course import ALONE, GRAFT, MONTH, MONTHS, RADIUS, RESET, followed
from mscourse.chapters.combination_pairs import PAIRS, RULES, both, expected, verdict
from mscourse.diagrams import dose_relief_panels as reliefs
from mscourse.diagrams import four_arm_panels as arms
from mscourse.diagrams import graft_order_panels as orders
from mscourse.diagrams import three_rules as rules
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import Page
from mscourse.models import trial

# ---- three rules ----

TAKEN = (0.4, 0.5)
"""What A and B each take away alone; both made up."""


def three_rules() -> Drawing:
    """Draw what two drugs leave together by three rules: without overlap, with that of chance, with all."""
    first, second = (round(10 * one) for one in TAKEN)
    row, column = np.indices((10, 10))
    by_a, nothing = column < first, np.zeros((10, 10), bool)
    squares = (
        rules.Square("A", f"takes {10 * first}", by_a, nothing),
        rules.Square("B", f"takes {10 * second}", nothing, column < second),
        rules.Square("they add", "none taken twice", by_a, (column >= first) & (column < first + second)),
        rules.Square("Bliss", f"{first * second} twice: chance", by_a, row >= 10 - second),
        rules.Square("best alone", f"{10 * first} twice: all of A", by_a, column < second),
    )
    left = [one.left for one in squares]
    return rules.three_rules(
        squares,
        f"Five blocks of a hundred squares. Drug A alone leaves {left[0]}, drug B alone {left[1]}. Both "
        f"together leave {left[2]} if no square is taken twice, {left[3]} by Bliss, where the overlap is "
        f"that of chance, and {left[4]} if the weaker drug takes only what the stronger takes too.",
    )


# ---- turn the surface ----

TOLD = 0.5
"""The dose of each drug that the sentence tells of: half of the dose that takes half away."""
_NODES = np.array([0, 0.15, 0.3, 0.5, 0.8, 1.2, 1.75, 2.35, 3.0])
_FINE = np.linspace(0, reliefs.DOSES, 31)


@cache
def _relief(pair: str, rule: str) -> reliefs.Relief:
    one, other = _NODES[:, None], _NODES[None, :]
    return reliefs.Relief(_NODES, both(pair).left(one, other), expected(pair, rule, one, other), TOLD, rule)


def here(pair: str) -> tuple[float, dict[str, float]]:
    """Return what both leave at the told doses, and what each rule expects there."""
    left = float(both(pair).left(TOLD, TOLD))
    return left, {rule: float(expected(pair, rule, TOLD, TOLD)) for rule in RULES}


def draw_surface(pair: str, rule: str, view: str) -> tuple[Page, Page]:
    """Draw the surface from one side, and its cut along the diagonal."""
    left, awaited = here(pair)
    return (
        reliefs.relief(_relief(pair, rule), view),
        reliefs.cut(
            reliefs.Cut(
                _FINE,
                both(pair).left(_FINE, _FINE),
                {one: expected(pair, one, _FINE, _FINE) for one in RULES},
                TOLD,
                left,
                {one: verdict(left, awaited[one]) for one in RULES},
                rule,
            )
        ),
    )


def say_surface(pair: str, rule: str, view: str) -> str:
    """Say what is left, what the rules expect, and what they call it."""
    del view
    left, awaited = here(pair)
    others = [one for one in RULES if one != rule]
    said = ", ".join(f"{_named(one)} {awaited[one]:.2f} ({verdict(left, awaited[one])})" for one in others)
    return (
        f"At a dose of {TOLD:g} of each, {left:.2f} is left. {_named(rule)[0].upper()}{_named(rule)[1:]} "
        f"expects {awaited[rule]:.2f}: both do {verdict(left, awaited[rule])}. The other rules: {said}."
    )


def _named(rule: str) -> str:
    return "the best drug alone" if rule == "best alone" else rule


def surface() -> Explorable:
    """Turn the surface: show that rules disagree on one and the same pair."""
    return explore(
        draw_surface,
        say=say_surface,
        name="turn-the-surface",
        title="Did they help each other? Ask three rules",
        task=(
            "Begin with the twin, one drug under two names, and ask all three rules about it. Then find a "
            "pair of which one rule says more than expected and another says less. Last, look from above: "
            "lines of equal effect are full, the rule's are dashed. Which rule draws them straight?"
        ),
        seen=(
            "The twin leaves 0.50. Loewe expects 0.50, Bliss 0.44: by Bliss a drug hinders itself. <!-- "
            "model: combo_surface.twin_left, combo_surface.twin_loewe, combo_surface.twin_bliss --> Bliss "
            "lets the second dose act as if it were another drug; Loewe lets it stand in for the first. The "
            "best drug alone expects 0.67, so by that rule even a twin helps itself. <!-- model: "
            "combo_surface.twin_best -->\n\n"
            "The pair in which each weakens the other leaves 0.63. That is less effect than Bliss expects "
            "(0.59 left) and more than Loewe does (0.65). <!-- model: combo_surface.weaker_left, "
            "combo_surface.weaker_bliss, combo_surface.weaker_loewe --> One surface, two signs: a rule has to"
            " be named before the data are seen.\n\n"
            "Two pairs do more than every rule expects, in different ways. In one, a drug makes a dose of the"
            " other count four times; in the other, both reach 0 at the largest doses, where Bliss expects "
            "0.09. <!-- model: combo_surface.given_potency; model: combo_surface.given_both_at_most, "
            "combo_surface.bliss_at_most --> The first is potency, the second efficacy, and MuSyC gives each "
            "a number of its own. Loewe's lines are straight: half of one dose and half of the other are a "
            "whole. All pairs are made up."
        ),
        alt=(
            "Left, a surface over the doses of two drugs that falls from all to little, with lines of equal "
            "effect, coloured by whether both do less or more than the chosen rule expects. Right, the cut "
            "along its diagonal beside the curves of three rules, and what each rule says."
        ),
        pair=choice(*PAIRS, label="The pair"),
        rule=choice(*RULES, start="Bliss", label="The rule"),
        view=choice(*reliefs.VIEWS, label="Look"),
    )


# ---- first calm, then repair ----


RESET_NAME, GRAFT_NAME = "reset", "graft"


def _swapped(order: str) -> str | None:
    return {RESET: GRAFT, GRAFT: RESET}.get(order)


def draw_order(order: str, gap: float, spared: float) -> tuple[Page, Page]:
    """Draw what happens over time, and the lesion at the end."""
    months = round(gap)
    here = followed(order, months, spared)
    other = _swapped(order)
    beside = None if other is None else followed(other, months, spared).depth
    at = [(GRAFT_NAME, here.graft / MONTH)]
    if here.reset is not None:
        at.append((RESET_NAME, here.reset / MONTH))
    at.sort(key=lambda one: one[1])
    lanes = orders.Lanes(
        here.days / MONTH,
        here.attackers,
        here.grafted,
        here.risk,
        here.depth,
        np.full(here.days.size, np.nan) if beside is None else beside,
        RADIUS,
        at,
    )
    last = float(here.depth[-1])
    words = "" if beside is None else f"dashed: the other order, {beside[-1]:.1f} mm"
    end = orders.Ending(
        RADIUS,
        last,
        None if beside is None else float(beside[-1]),
        float(here.grafted[-1]),
        float(here.attackers[-1]),
        (f"{last:.1f} of {RADIUS:g} mm repaired", words or "no reset, so no other order"),
    )
    return orders.lanes(lanes), orders.ending(end, f"{MONTHS} months on; fibres and cells drawn large")


def say_order(order: str, gap: float, spared: float) -> str:
    """Say how far repair came, how the other order did, and how high the risk was on the day of the graft."""
    months = round(gap)
    here, other = followed(order, months, spared), _swapped(order)
    far = f"after {MONTHS} months {here.depth[-1]:.1f} of {RADIUS:g} mm are repaired"
    if other is None:
        return f"Graft without a reset: {far}. Old clones stay, and the grafted cells fade."
    beside = followed(other, months, spared)
    first, second = ("Reset", "graft") if order == RESET else ("Graft", "reset")
    apart = "1 month" if months == 1 else f"{months} months"
    return (
        f"{first} first, {second} {apart} later: {far}; in the other order {beside.depth[-1]:.1f} mm. "
        f"On the day of the graft infections would come {here.risk_at_graft:.1f} times a year."
    )


def order() -> Explorable:
    """Swap the order: show what becomes of a graft before and after a reset."""
    return explore(
        draw_order,
        say=say_order,
        name="swap-the-order",
        title="Which goes first, the reset or the graft?",
        task=(
            "Swap the order at three months, and compare what is repaired. Then let the gap grow to twelve "
            "months in both orders. Last, go back to three months and let all grafted cells outlive the "
            "chemotherapy: does the order still matter?"
        ),
        seen=(
            "With three months between them, reset first ends at 1.8 mm of 2 and graft first at 1.2. <!-- "
            "model: combo_order.given_gap, combo_order.reset_first_3_mm, combo_order.given_radius_mm, "
            "combo_order.graft_first_3_mm --> Grafted first, the cells meet inflammation in which they mature"
            " faster than they divide, and then a chemotherapy that spares 1 in 100. <!-- model: "
            "combo_order.given_spared_percent --> Twelve months apart, reset first comes to 1.0 mm and graft "
            "first to almost none: after a reset the wait costs time, before it the graft itself. <!-- "
            "model: "
            "combo_order.reset_first_12_mm, combo_order.given_gap_long -->\n\n"
            "If chemotherapy spares all grafted cells, the two orders end alike, at 1.8 mm. <!-- model: "
            "combo_order.reset_first_all_mm, combo_order.graft_first_all_mm --> So at this gap most of the "
            "difference is what chemotherapy kills. If it spares none, graft first repairs nothing.\n\n"
            "The gap has a price of its own. One month after a reset infections would come 2.2 times a year, "
            "twelve months after it 0.2 times. <!-- model: combo_order.reset_first_1_risk, "
            "combo_order.reset_first_12_risk, combo_order.given_gap_short, combo_order.given_gap_long --> The"
            " gap that is best for repair is the worst for infection. How strongly old clones hold repair "
            "back, and how many grafted cells survive, is illustrative; no trial in people has tried either "
            "order."
        ),
        alt=(
            "Left, four lanes on one axis of months: old clones that attack, grafted cells, risk of "
            "infection, and how deep repair has come, with upright lines at reset and graft. Right, a round "
            "lesion cut across after two years: fibres with thin sheaths at its edge, bare ones in its core."
        ),
        order=choice(RESET, GRAFT, ALONE, label="Order"),
        gap=choice(1, 3, 6, 12, start=3, unit="months", label="Between the two"),
        spared=choice(0, 0.01, 1, start=0.01, unit="%", label="Grafted cells that outlive chemotherapy"),
    )


# ---- the four-arm price ----

EFFECT = 0.4
"""What each drug gains, averaged over people with and without the other: standard deviations, made up."""
SIZES = (40, 100, 200, 400, 800, 1600)
"""People in all."""
TRUTHS = {"they add up": 0.0, "they help each other": EFFECT, "they get in each other's way": -EFFECT}
"""How much more both gain than the sum of each alone, standard deviations."""
DESIGNS = {
    "two groups: neither, both": (0, 3),
    "three groups: A, B, both": (1, 2, 3),
    "four groups": (0, 1, 2, 3),
}
"""Which of neither, A, B and both a trial has."""


NEITHER, FIRST, SECOND, BOTH = range(4)


def gains(truth: str) -> tuple[float, float, float, float]:
    """Return the true gains of neither, A, B and both, in standard deviations; the last never changes."""
    extra = TRUTHS[truth]
    alone = EFFECT - extra / 2
    return 0.0, alone, alone, 2 * alone + extra


def in_a_group(design: str, people: float) -> int:
    """Return how many people a group has when all groups are of one size."""
    return round(people) // len(DESIGNS[design])


def seen_by(design: str, people: float, truth: str) -> dict[str, float | None]:
    """Return the chance in per cent that each question is answered, None where groups are missing."""
    held, n = DESIGNS[design], in_a_group(design, people)
    made = gains(truth)

    def pair(one: int, other: int) -> float | None:
        if one not in held or other not in held:
            return None
        # Two means have sqrt(2) times the error of a main effect, which rests on four.
        return 100 * trial.factorial_power(n, (made[one] - made[other]) / math.sqrt(2), 1.0, "main")

    whole = len(held) == len(made)
    return {
        "together": pair(BOTH, NEITHER),
        "alone": pair(FIRST, NEITHER),
        "more": pair(BOTH, SECOND),
        "average": 100 * trial.factorial_power(n, EFFECT, 1.0, "main") if whole else None,
        "interaction": 100 * trial.factorial_power(n, TRUTHS[truth], 1.0) if whole else None,
    }


def price() -> float:
    """Return how many times as many people an interaction takes as a main effect of the same size."""
    return trial.factorial_people(EFFECT, 1.0) / trial.factorial_people(EFFECT, 1.0, "main")


def draw_arms(design: str, people: float, truth: str) -> tuple[Page, Page]:
    """Draw the groups and what they would show, and the questions with their chances."""
    held, n = DESIGNS[design], in_a_group(design, people)
    half = 1.96 / math.sqrt(n)
    seen = seen_by(design, people, truth)
    drawn = [arms.Group(n if number in held else 0, gain, half) for number, gain in enumerate(gains(truth))]
    nothing = "" if TRUTHS[truth] else "nothing to find"
    asked = (
        arms.Question("both v neither", "", seen["together"]),
        arms.Question("A alone v neither", "", seen["alone"]),
        arms.Question("both v B alone", "", seen["more"]),
        arms.Question("A, averaged over B", "main effect", seen["average"]),
        arms.Question("more or less than the sum", nothing or "interaction", seen["interaction"]),
    )
    return (
        arms.groups(drawn, "gain, in standard deviations, with 95 % interval"),
        arms.chances(asked, f"if in truth {truth}"),
    )


_SURE = 99.5


def _percent(chance: float | None) -> str:
    """Print a chance; none is ever quite certain."""
    return "over 99 %" if chance is not None and chance >= _SURE else f"{chance or 0:.0f} %"


def say_arms(design: str, people: float, truth: str) -> str:
    """Say what the trial sees, and what it cannot ask."""
    n, seen = in_a_group(design, people), seen_by(design, people, truth)
    count = {2: "Two", 3: "Three", 4: "Four"}[len(DESIGNS[design])]
    size = f"{count} groups of {n:,} people"
    if seen["interaction"] is not None:
        what = "a false alarm about an interaction" if not TRUTHS[truth] else f"that {truth}"
        verb = "raise" if not TRUTHS[truth] else "see"
        return (
            f"{size} see what A does, averaged over B, with a chance of {_percent(seen['average'])}; they "
            f"{verb} {what} with {_percent(seen['interaction'])}. An interaction as large as that main "
            f"effect takes {price():.0f} times as many people."
        )
    if seen["together"] is not None:
        return (
            f"{size} see that both beat neither with a chance of {_percent(seen['together'])}, whatever "
            "is true. Whether the two add up, help or hinder, they cannot say at any size."
        )
    return (
        f"{size} see that both beat B alone with a chance of {_percent(seen['more'])}. Without a group that "
        "gets neither they cannot say what A does alone, nor whether the two add up."
    )


def four_arms() -> Explorable:
    """Design a trial: show which groups a question needs, and what an interaction costs."""
    return explore(
        draw_arms,
        say=say_arms,
        name="four-arm-price",
        title="Which groups, and how many people?",
        task=(
            "Take two groups, and change what is true: does anything that this trial sees change? Then, from "
            "the start again, find how many people in all it takes until the interaction is seen as "
            "surely as A was before."
        ),
        seen=(
            "Two groups see that both beat neither, and nothing else: both gain 0.8 in every truth, whether A"
            " alone gains 0.4, 0.2 or 0.6. <!-- model: combo_arms.both_gain, combo_arms.alone_if_adding, "
            "combo_arms.alone_if_helping, combo_arms.alone_if_hindering --> "
            "No number of people mends that.\n\n"
            "Four groups of 50 see A, averaged over B, in 81 of 100 trials, and an interaction of the same "
            "size in 29. <!-- model: combo_arms.given_a_group, combo_arms.four_average, "
            "combo_arms.four_interaction --> With 800 people in all instead of 200 it is 81. <!-- model: "
            "combo_arms.given_people_more, combo_arms.given_people, combo_arms.four_more_interaction --> The "
            "price is four times the people: a main effect compares two halves of the trial, an interaction "
            "is a difference of differences, and four means scatter in it. <!-- model: combo_arms.price --> "
            "If the two only add up, 5 in 100 such trials raise a false alarm. <!-- model: "
            "combo_arms.false_alarm --> Effects are made up; averaged over the other, each drug gains 0.4 "
            "standard deviations. <!-- model: combo_arms.given_effect -->"
        ),
        alt=(
            "Left, bars for four groups, neither, A, B and both: their gain with an interval, ten small "
            "people under each; a group that the trial leaves out is a dashed outline. Right, five questions "
            "with the chance of an answer as bars, or the word cannot."
        ),
        design=choice(*DESIGNS, start="four groups", label="Groups"),
        people=choice(*SIZES, start=200, label="People in all"),
        truth=choice(*TRUTHS, start="they help each other", label="In truth"),
    )
