"""The model cases that the words of chapter 11's explorables and pictures name in their source marks."""

from collections.abc import Callable
from functools import cache

from mscourse.chapters import combination, combination_course
from mscourse.chapters.combination_pairs import DEEPER, PAIRS, PARTIAL, POTENCY, SHAM, both
from mscourse.evidence.marks import Numbers

_KEYS = {"Bliss": "bliss", "Loewe": "loewe", "best alone": "best"}
_NAMES = dict(zip(("twin", "ignoring", "stronger", "deeper", "weaker"), PAIRS, strict=True))


@cache
def combo_surface() -> Numbers:
    """Return what is left at the told doses of each pair, and what three rules expect: shares of 1."""
    found: dict[str, float] = {
        "given_dose": combination.TOLD,
        "given_twin_dose": 2 * combination.TOLD,
        "given_potency": POTENCY,
        "given_alone_at_most": PARTIAL.full,
        "given_both_at_most": DEEPER,
        "bliss_at_most": PARTIAL.full**2,
    }
    for name, pair in _NAMES.items():
        left, awaited = combination.here(pair)
        found[f"{name}_left"] = left
        found |= {f"{name}_{_KEYS[rule]}": value for rule, value in awaited.items()}
    return found | {"twin_alone": float(both(SHAM).left(combination.TOLD, 0.0))}


@cache
def combo_order() -> Numbers:
    """Return how deep repair comes, mm, how often infections come, and when repair begins, days."""
    found: dict[str, float] = {
        "given_radius_mm": combination_course.RADIUS,
        "given_months": combination_course.MONTHS,
        "given_gap": 3,
        "given_gap_short": 1,
        "given_gap_long": 12,
        "given_spared_percent": 1,
        "given_none": 0,
        "given_age": combination_course.AGE,
    }
    for name, order in (("reset_first", combination_course.RESET), ("graft_first", combination_course.GRAFT)):
        for gap in (1, 3, 12):
            course = combination_course.followed(order, gap, 0.01)
            found |= {
                f"{name}_{gap}_mm": float(course.depth[-1]),
                f"{name}_{gap}_risk": course.risk_at_graft,
            }
        near = combination_course.followed(order, 3, 0.01)
        found[f"{name}_begins_days"] = near.begins
        for share, spared in (("none", 0.0), ("all", 1.0)):
            course = combination_course.followed(order, 3, spared)
            found[f"{name}_{share}_mm"] = float(course.depth[-1])
    old = combination_course.followed(combination_course.RESET, 3, 0.01).attackers
    return found | {
        "graft_only_mm": float(combination_course.followed(combination_course.ALONE, 3, 0.01).depth[-1]),
        "old_clones_lowest_percent": 100 * float(old.min()),
        "old_clones_end_percent": 100 * float(old[-1]),
    }


@cache
def combo_arms() -> Numbers:
    """Return chances in per cent that trials answer their questions, and the price of an interaction."""
    two, _, four = combination.DESIGNS
    adds, helps, hinders = combination.TRUTHS
    found: dict[str, float] = {
        "price": combination.price(),
        "given_effect": combination.EFFECT,
        "given_people": 200,
        "given_people_more": 800,
        "given_a_group": 50,
        "given_a_group_more": 200,
        "given_two_groups": 100,
        "both_gain": combination.gains(helps)[-1],
        "alone_if_adding": combination.gains(adds)[1],
        "alone_if_helping": combination.gains(helps)[1],
        "alone_if_hindering": combination.gains(hinders)[1],
    }
    for name, design, people in (("four", four, 200), ("four_more", four, 800), ("two", two, 200)):
        seen = combination.seen_by(design, people, helps)
        found |= {f"{name}_{one}": value for one, value in seen.items() if value is not None}
    false = combination.seen_by(four, 200, adds)["interaction"]
    return found | {"false_alarm": 0.0 if false is None else false}


COMBINATION: dict[str, Callable[[], Numbers]] = {
    one.__name__: one for one in (combo_surface, combo_order, combo_arms)
}
