"""The model cases that sentences of chapter 02 name in their source marks; `cases` joins them in."""

from dataclasses import replace
from functools import cache

import numpy as np

from mscourse.chapters.attack import START, lives
from mscourse.evidence.marks import Models, Numbers
from mscourse.models import lesion, relapse

DEFAULT = relapse.Parameters()
SEED = 1
STRONGER, HALVED = 2.0, 0.5  # factors on a growth
SLIGHTLY = 1.07  # the regulators' growth that halves the attacks


@cache
def _watched(
    *, people: int = 200, by_chance: bool = True, effectors: float = 1, regulators: float = 1, loss: float = 1
) -> relapse.Result:
    """Watch model people for five years; the last three are factors on growths and on the effectors' loss."""
    parameters = replace(
        DEFAULT,
        by_chance=by_chance,
        effector_growth=effectors * DEFAULT.effector_growth,
        regulator_growth=regulators * DEFAULT.regulator_growth,
        effector_loss=loss * DEFAULT.effector_loss,
    )
    study = relapse.Study(patients=people, years=5)
    return relapse.simulate(study, parameters, rng=np.random.default_rng(SEED))


def _scars(result: relapse.Result) -> float:
    """Return what one attack leaves behind, on average: irreversible damage, without a unit."""
    return float(result.irreversible[:, -1].sum()) / result.onset_day.size


def attack_diaries() -> Numbers:
    """Count the attacks of ten model people in five years."""
    ten = _watched(people=10)
    return {
        "calmest": float(ten.counts.min()),
        "busiest": float(ten.counts.max()),
        "rate": ten.rate,
        "given_people": 10,
        "given_years": 5,
    }


def attack_rates() -> Numbers:
    """Return attacks of one model person in one year, by what was changed."""
    usual = _watched()
    return {
        "usual": usual.rate,
        "even": _watched(by_chance=False).rate,
        "stronger": _watched(regulators=STRONGER).rate,
        "lost_faster": _watched(loss=2).rate,
        "dispersion": usual.dispersion,
        "given_people": 200,
        "given_years": 5,
    }


def attack_milder() -> Numbers:
    """Compare a small lift of the regulators' growth with half the effectors' growth.

    Attacks and what one attack leaves behind, each as a share of the usual.
    """
    usual, lifted, slower = _watched(), _watched(regulators=SLIGHTLY), _watched(effectors=HALVED)
    return {
        "lifted_rate": 100 * lifted.rate / usual.rate,
        "lifted_scars": 100 * _scars(lifted) / _scars(usual),
        "slower_rate": 100 * slower.rate / usual.rate,
        "slower_scars": 100 * _scars(slower) / _scars(usual),
        "given_lift": 100 * (SLIGHTLY - 1),
    }


def attack_explored() -> Numbers:
    """Return what the diaries of ten people show: attacks a year, and days above the line in one attack."""
    found = {
        "usual": lives(*START),
        "braked": lives(0.27, *START[1:]),
        "slowed": lives(START[0], HALVED * START[1], START[2]),
    }
    told: dict[str, float] = {"given_brake": 0.27, "given_usual_brake": START[0]}
    for name, one in found.items():
        told |= {f"{name}_rate": one.result.rate, f"{name}_days": one.days_above}
    return told


def attack_swing() -> Numbers:
    """Return where cells rest without chance, and how long a swing and its fading to half take, days."""
    fading = -relapse.leading_eigenvalue(DEFAULT).real
    return {
        "effectors": relapse.steady_state(DEFAULT).effectors,
        "days": relapse.period(DEFAULT),
        "half_gone": float(np.log(2)) / fading,
        "arrivals_apart": relapse.DAYS / DEFAULT.effector_arrivals,
        "given_mark": relapse.Study().threshold,
    }


def attack_rings() -> Numbers:
    """Return the threshold for rings at three spreads of the signal."""

    def onset(spread: float) -> float:
        return lesion.threshold(lesion.Parameters(signal_diffusion=spread))[0]

    return {
        "onset": onset(0.5),
        "onset_close": onset(0.2),
        "onset_wide": onset(2.0),
        "given_close": 0.2,
        "given_middle": 0.5,
        "given_wide": 2,
    }


ATTACK: Models = {
    one.__name__: cache(one)
    for one in (attack_diaries, attack_explored, attack_rates, attack_milder, attack_swing, attack_rings)
}
