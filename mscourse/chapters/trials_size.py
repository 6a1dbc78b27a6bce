"""Chapter 12: how many people a trial takes, if it waits for a first event, and if it counts them all."""

import numpy as np

from mscourse.diagrams.size_panels import Sizes, events_by_ratio, people_by_rate
from mscourse.evidence import evidence
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page
from mscourse.models import trial

RATIOS = (0.5, 0.6, 0.7, 0.8)
RATES = (0.1, 0.2, 0.4, 0.7, 1)
YEARS = (1, 2, 4)
SPREAD = trial.Relapses().dispersion
"""How much people differ beyond chance; fixed, with power and two-sided level at the usual 80 % and 5 %."""
BUDGET = 300
PUBLISHED = ("patients_with_disease_progression", "patients_with_disease_progression_dmt")
_RATIOS_DRAWN = np.linspace(0.2, 0.87, 68)
_RATES_DRAWN = np.linspace(0.1, 1, 46)


def people_first(ratio: float, rate: float, years: float) -> float:
    """Return the people in both arms if the first event of each is waited for.

    Parameters
    ----------
    ratio : float
        True hazard ratio.
    rate : float
        Events a year in the control arm, the same all the time.
    years : float
        How long everybody is watched.
    """
    seen = [trial.event_probability(rate * one, 0, years) for one in (1, ratio)]
    return trial.events_needed(ratio) / (sum(seen) / 2)


def people_counts(ratio: float, rate: float, years: float) -> float:
    """Return the people in both arms if all events are counted; arguments as in `people_first`."""
    plan = trial.Relapses(rate=rate, rate_ratio=ratio, dispersion=SPREAD, years=years)
    return 2 * trial.patients_needed(plan)


def published() -> tuple[str, int]:
    """Return a published trial and the people who got worse in both of its arms."""
    counts = [evidence.outcome(f"mist_burt2019.{one}").events for one in PUBLISHED]
    return "MIST", sum(one or 0 for one in counts)


def draw_size(ratio: float, rate: float, years: float) -> tuple[Page, Page]:
    """Draw events by ratio, and people by rate."""
    events = np.array([trial.events_needed(one) for one in _RATIOS_DRAWN.tolist()])
    first, counts = (
        np.array([count(ratio, one, years) for one in _RATES_DRAWN.tolist()])
        for count in (people_first, people_counts)
    )
    here = (rate, people_first(ratio, rate, years), people_counts(ratio, rate, years))
    return (
        events_by_ratio(_RATIOS_DRAWN, events, (ratio, trial.events_needed(ratio)), published()),
        people_by_rate(Sizes(_RATES_DRAWN, first, counts, here), BUDGET),
    )


def say_size(ratio: float, rate: float, years: float) -> str:
    """Say events and people."""
    first, counts = people_first(ratio, rate, years), people_counts(ratio, rate, years)
    time = "one year" if years == 1 else f"{years:g} years"
    return (
        f"For a ratio of {ratio:g} you need {trial.events_needed(ratio):.0f} first events; at {rate:g} "
        "events "
        f"a year without treatment that is {first:,.0f} people for {time}. Counting all events takes "
        f"{counts:,.0f}."
    )


def size() -> Explorable:
    """Plan a trial: how many events, and how many people."""
    return explore(
        draw_size,
        say=say_size,
        name="how-many",
        title="How many people does it take?",
        task=(
            "You have 300 people. <!-- model: trials_size.given_budget --> Start from a ratio of 0.7 and two "
            "years: is that enough? <!-- model: trials_size.given_ratio, trials_size.given_years --> Change "
            "one thing at a time, rate, years or ratio, until it is. Then treat the controls better, down to "
            "0.2 events a year, and look again. <!-- model: trials_size.given_rate_low -->"
        ),
        seen=(
            "A ratio of 0.7 takes 247 first events, and 0.8 takes 631. <!-- model: trials_size.given_ratio, "
            "trials_size.events_7, trials_size.given_ratio_near, trials_size.events_8 --> At 0.4 events a "
            "year and two years that is 504 people: 300 are too few. Four years and all events counted bring "
            "it to 286, a ratio of 0.6 to 258. <!-- model: trials_size --> You pay with time, or you look "
            "for something larger, or you take people who have more events, whom later readers may not "
            "resemble.\n\n"
            "Down to 0.2 events a year it is 860. <!-- model: trials_size.given_rate_low, "
            "trials_size.first_low --> Over one year, counting all, the size grows four-fold between a "
            "rate of "
            "1.0 and one of 0.2, from 398 to 1,597. <!-- model: trials_size --> The better the controls are "
            "treated, the larger the trial. Events decide, and people are the way to get them.\n\n"
            "For a ratio as far from no difference as 0.07, four or five events would do. MIST had 37: "
            "power near 100 % for 0.07, yet 56 % for 0.5 and 19 % for 0.7. <!-- model: trials_power --> How "
            "much people differ beyond chance is illustrative."
        ),
        alt=(
            "Left, a curve of the events that are needed, rising steeply as the true ratio comes near no "
            "difference, with a disc at the chosen ratio. Right, two falling curves of people against the "
            "rate without treatment, one for first events and one for counts, with a dashed line at the "
            "people there are."
        ),
        ratio=choice(*RATIOS, start=0.7, label="True ratio"),
        rate=choice(*RATES, start=0.4, unit="a year", label="Events without treatment"),
        years=choice(*YEARS, start=2, unit="years", label="Watched for"),
    )


__all__ = ["BUDGET", "SPREAD", "people_counts", "people_first", "say_size", "size"]
