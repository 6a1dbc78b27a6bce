"""The model cases that the explorables, stills and captions of chapter 12 name in their source marks."""

from collections.abc import Callable

from mscourse.chapters import trials_entry, trials_pool, trials_size, trials_stills, trials_walk_in
from mscourse.chapters.trials_pool import ARCSINE, COUNTS, HALF, NONE, ONE, OWN, SERIES
from mscourse.chapters.trials_walk_in import CHANCE, CHANGE, KNOWN, LEAVING, NOTHING, WAITING
from mscourse.evidence.marks import Numbers
from mscourse.models import trial

_MIST_EVENTS = 37


def trials_entry_case() -> Numbers:
    """Return means at both looks, untreated, and the fall, at the cuts that are told of."""
    first, second = trials_entry.both_looks(1, 0.6)
    high = trials_entry.both_looks(2, 0.6)
    return {
        "given_cut": 1.0,
        "first": first,
        "second": second,
        "fall": first - second,
        "given_cut_high": 2.0,
        "fall_high": high[0] - high[1],
        "effect_alike": trials_entry.effect(1, 0.6, trials_entry.ALIKE),
    }


def trials_walk_in_case() -> Numbers:
    """Return events of the drawn trial and where the estimates lie, as published and bent."""
    shown = trials_walk_in.ran(0.07, 2, NOTHING)
    better = trials_walk_in.ran(0.07, 10, NOTHING)
    spread = trials_walk_in.spread(0.07, 2, NOTHING)
    bent = {
        name: trials_walk_in.spread(1, 2, one).median
        for name, one in {
            "none": NOTHING,
            "leaving": LEAVING,
            "known": KNOWN,
            "waiting": WAITING,
            "chance": CHANCE,
            "changed": CHANGE,
        }.items()
    }
    return {
        "given_trials": trials_walk_in.TRIALS,
        "given_arm": 55,
        "given_median": 2,
        "given_median_long": 10,
        "given_none": 1,
        "given_half": 0.5,
        "treated": shown.arm(treated=True).events,
        "control": shown.arm(treated=False).events,
        "treated_long": better.arm(treated=True).events,
        "control_long": better.arm(treated=False).events,
        "low": spread.low,
        "middle": spread.median,
        "high": spread.high,
        "middle_long": trials_walk_in.spread(0.07, 10, NOTHING).median,
        **bent,
        "changed_half": trials_walk_in.spread(0.5, 2, CHANGE).median,
    }


def trials_size_case() -> Numbers:
    """Return events and people at the settings that are told of."""
    return {
        "given_budget": trials_size.BUDGET,
        "given_ratio": 0.7,
        "given_ratio_near": 0.8,
        "given_ratio_far": 0.6,
        "given_years": 2,
        "given_rate": 0.4,
        "given_rate_low": 0.2,
        "given_rate_high": 1.0,
        "events_5": trial.events_needed(0.5),
        "events_7": trial.events_needed(0.7),
        "events_8": trial.events_needed(0.8),
        "first": trials_size.people_first(0.7, 0.4, 2),
        "counts_four_years": trials_size.people_counts(0.7, 0.4, 4),
        "first_far": trials_size.people_first(0.6, 0.4, 2),
        "first_low": trials_size.people_first(0.7, 0.2, 2),
        "counts_high_rate": trials_size.people_counts(0.7, 1, 1),
        "counts_low_rate": trials_size.people_counts(0.7, 0.2, 1),
    }


def trials_power() -> Numbers:
    """Return the power that the events of a published trial have, per cent, and the events for its ratio."""
    return {
        "given_far": 0.07,
        "given_half": 0.5,
        "given_near": 0.7,
        "given_events": _MIST_EVENTS,
        "far": 100 * trial.power_of_events(0.07, _MIST_EVENTS),
        "half": 100 * trial.power_of_events(0.5, _MIST_EVENTS),
        "near": 100 * trial.power_of_events(0.7, _MIST_EVENTS),
        "events_far": trial.events_needed(0.07),
    }


def trials_pool_case() -> Numbers:
    """Return the pooled deaths in 100 of the five invented series, by way."""
    half, _ = trials_pool.pooled(NONE, OWN, HALF)
    new = half.prediction or (0.0, 0.0)
    return {
        "deaths": sum(events for events, _ in SERIES.values()),
        "deaths_e": SERIES["E"][0],
        "given_people_b": SERIES["B"][1],
        "half": half.share,
        "low": half.low,
        "high": half.high,
        "new_low": new[0],
        "new_high": new[1],
        "arcsine": trials_pool.pooled(NONE, OWN, ARCSINE)[0].share,
        "arcsine_without_e": trials_pool.pooled("E", OWN, ARCSINE)[0].share,
        "counts": trials_pool.pooled(NONE, OWN, COUNTS)[0].share,
        "counts_together": trials_pool.pooled(NONE, ONE, COUNTS)[0].share,
        "given_per": 100,
    }


def trials_cards() -> Numbers:
    """Return the totals of two groups of ten, and in how many of a hundred deals they part as far."""
    first, other = trials_stills.TENS
    deal = trials_stills.deals(first, other)
    return {
        "first": sum(first),
        "other": sum(other),
        "apart": abs(deal.seen),
        "as_far": 100 * deal.as_far,
        "given_per": 100,
        "given_group": 10,
    }


def trials_six() -> Numbers:
    """Return what is left free of worsening of six invented people, per cent, after each step."""
    steps = trials_stills.steps()
    return {f"after_{one.month:g}": one.free for one in steps} | {
        f"watched_{one.month:g}": one.watched for one in steps
    }


TRIALS: dict[str, Callable[[], Numbers]] = {
    "trials_entry": trials_entry_case,
    "trials_walk_in": trials_walk_in_case,
    "trials_size": trials_size_case,
    "trials_power": trials_power,
    "trials_pool": trials_pool_case,
    "trials_cards": trials_cards,
    "trials_six": trials_six,
}
