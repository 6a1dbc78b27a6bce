"""The model cases that sentences of chapter 14 name in their source marks, besides its pictures' own."""

from functools import cache

import numpy as np

from mscourse.evidence.marks import Models, Numbers
from mscourse.models import personal

SIZES = (300, 1000, 3000)
TRIAL_SEED, SCORE_SEED = 4, 51
SCORE = personal.Score(people=200, factors=30, strength=0.8)
"""As in the picture of the calibration, tried on many more fresh people."""
FRESH = 20_000
LINE = 0.5
"""A risk above which somebody would choose otherwise."""
GROUPS = 5


def best_runs() -> Numbers:
    """Return the ratio in the picked best, in the trial's own people and in fresh ones; nobody differs."""
    made: dict[str, float] = {
        "given_ratio": personal.Trial().ratio,
        "given_best": 100 * personal.Trial().best,
    }
    for people in SIZES:
        found = personal.search(personal.Trial(people=people), np.random.default_rng(TRIAL_SEED))
        made |= {
            f"own_{people}": found.training.best.ratio,
            f"fresh_{people}": found.fresh.best.ratio,
            f"given_{people}": people,
        }
    return made


@cache
def _told() -> tuple[personal.Told, personal.Told]:
    return personal.tell(SCORE, np.random.default_rng(SCORE_SEED), fresh=FRESH)


def score_told() -> Numbers:
    """Return what a score tells the fifth of highest risk, what happens there, and how well it ranks."""
    made: dict[str, float] = {
        "given_people": SCORE.people,
        "given_factors": SCORE.factors,
        "given_fresh": FRESH,
    }
    for name, people in zip(("own", "fresh"), _told(), strict=True):
        risk, share = personal.in_groups(people, GROUPS)
        made |= {
            f"{name}_told": 100 * float(risk[-1]),
            f"{name}_happened": 100 * float(share[-1]),
            f"{name}_told_low": 100 * float(risk[0]),
            f"{name}_happened_low": 100 * float(share[0]),
            f"{name}_ranks": personal.discrimination(people),
        }
    return made


def over_the_line() -> Numbers:
    """Return how many of 100 fresh people are told a risk above the line, and in how many it comes true."""
    _, fresh = _told()
    over = fresh.risk > LINE
    return {
        "over": 100 * float(over.mean()),
        "promised": 100 * float(np.where(over, fresh.risk, 0).mean()),
        "true": 100 * float((over & fresh.happened).mean()),
        "percent": 100 * float(fresh.happened[over].mean()),
        "everyone": 100 * float(fresh.happened.mean()),
        "given_line": 100 * LINE,
        "given_people": 100.0,
    }


def one_ratio() -> Numbers:
    """Halve the rate of an event in people at high and at low risk; return what becomes of 100 of each."""
    ratio, high, low = 0.5, 40.0, 10.0
    made = {"given_people": 100.0, "given_ratio": ratio, "given_high": high, "given_low": low}
    for name, risk in (("high", high), ("low", low)):
        left = 100 * (1 - (1 - risk / 100) ** ratio)
        made |= {f"{name}_left": left, f"{name}_spared": risk - left}
    return made


PERSONALISED: Models = {
    "best_runs": best_runs,
    "score_told": score_told,
    "over_the_line": over_the_line,
    "one_ratio": one_ratio,
}
