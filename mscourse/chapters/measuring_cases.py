"""The model cases that sentences of chapter 03 name in their source marks."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from scipy.stats import norm

from mscourse.evidence import number
from mscourse.evidence.marks import Models, Numbers
from mscourse.models import chance, disability
from mscourse.models.trial import no_evidence_of_activity

NATURAL = disability.Parameters()
FRAILTY = 8.0
RATES = (0.3, 0.25, 0.05)  # relapse, scan, progression, a year: the start state of the explorable
HALF_STEP = 0.5
# Percent of brain volume a year, mean and standard deviation: De Stefano and others 2016.
ATROPHY = {"ms": (-0.51, 0.27), "healthy": (-0.27, 0.15)}


def half_or_whole() -> Numbers:
    """Return how many of 100 stable people seem worse at a second reading, by the wobble and the cut."""
    made = {}
    for name, wobble in (("small", 0.2), ("middle", 0.35), ("large", 0.5)):
        made[f"half_{name}"] = 100 * chance.share_improved(wobble, HALF_STEP)
        made[f"whole_{name}"] = 100 * chance.share_improved(wobble, 1.0)
        made[f"given_{name}"] = wobble
    return made


def milestones() -> Numbers:
    """Return how many of 100 have reached EDSS 6, and have not, and the years when a share has."""
    made: dict[str, float] = {"given_edss": 6, "given_frailty": FRAILTY, "anchor": 100 * disability.ANCHOR}
    for years in (5, 10, 15, 20, 26, 30):
        share = 100 * float(disability.reach(NATURAL, years)[0])
        made |= {f"at_{years}": share, f"not_at_{years}": 100 - share, f"given_{years}": years}
    unlike = disability.calibrate(replace(NATURAL, frailty=FRAILTY))
    made |= {
        f"{name}_{share}": disability.years_until(parameters, share / 100)
        for name, parameters in (("alike", NATURAL), ("unlike", unlike))
        for share in (10, 25, 50, 75)
    }
    return made


def halved() -> Numbers:
    """Return how many of 100 reach EDSS 6 in 15 years at half the worsening, from onset or ten years on."""

    def share(start: float) -> float:
        drug = disability.Treatment(hazard_ratio=0.5, start=start)
        return 100 * float(disability.reach(NATURAL, 15, [drug])[0])

    return {
        "natural": 100 * float(disability.reach(NATURAL, 15)[0]),
        "from_onset": share(0),
        "ten_years_on": share(10),
        "given_15": 15,
        "given_edss": 6,
    }


def nothing_seen() -> Numbers:
    """Return how many of 100 have no evidence of activity after some years, and with one rate at nought."""
    made: dict[str, float] = {"given_people": 100}
    made |= {f"after_{years}": 100 * no_evidence_of_activity(*RATES, years) for years in (1, 2, 5, 10)}
    for place, name in enumerate(("relapse", "scan", "progression")):
        rates = [0.0 if at == place else rate for at, rate in enumerate(RATES)]
        made[f"without_{name}"] = 100 * no_evidence_of_activity(rates[0], rates[1], rates[2], 5)
        made[f"given_{name}"] = RATES[place]
    return made


def two_curves() -> Numbers:
    """Return how far two published normal curves of brain volume overlap: of 100 people, beyond a cut."""
    (mean, spread), (healthy, healthy_spread) = ATROPHY["ms"], ATROPHY["healthy"]
    cut = healthy + healthy_spread * float(norm.ppf(0.05))
    return {
        "cut_95": cut,
        "ms_beyond": 100 * float(norm.cdf((cut - mean) / spread)),
        "ms_slower_than_mean_healthy": 100 * (1 - float(norm.cdf((healthy - mean) / spread))),
        "given_healthy_kept": 95,
    }


def walking() -> Numbers:
    """Return how many metres lie between EDSS 4.0 and 5.0."""
    far, near = (number(f"edss_structure.{one}_walks_about") for one in ("4_0", "5_0"))
    return {
        "lost_4_to_5": far - near,
        "given_from": 4.0,
        "given_to": 5.0,
        "given_aid": 6.0,
        "given_aids": 6.5,
    }


ALL: tuple[Callable[[], Numbers], ...] = (
    half_or_whole,
    halved,
    milestones,
    nothing_seen,
    two_curves,
    walking,
)
CASES: Models = {one.__name__: cache(one) for one in ALL}
