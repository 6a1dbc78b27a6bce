"""What the card of this model tells besides parameters and stored values."""

import math
from collections.abc import Mapping

import numpy as np

from mscourse.models.trial.parameters import Parameters
from mscourse.models.trial.planning import regression_to_mean
from mscourse.models.trial.pooling import pool
from mscourse.models.trial.run import simulate

TRIALS = 2000
RATIOS = (0.55, 0.70, 0.94, 0.40, 0.85)
VARIANCES = (0.04, 0.09, 0.06, 0.15, 0.05)
CUT, MEAN, BETWEEN, WITHIN = 1.0, 0.6, 0.2, 0.6


def _selected() -> float:
    """Return the mean at the first look of those above the cut."""
    spread = math.sqrt(BETWEEN + WITHIN)
    z = (CUT - MEAN) / spread
    return MEAN + spread * math.exp(-z * z / 2) / math.sqrt(2 * math.pi) / (0.5 * math.erfc(z / math.sqrt(2)))


def told() -> Mapping[str, float | list[float]]:
    """Return a follow-up in years, a simulated p and width, means at two looks, and pooled hazard ratios."""
    plan = Parameters()
    found = simulate(plan, rng=np.random.default_rng(1), trials=TRIALS)
    low, high = found.cox().interval()
    p = float(np.median(found.log_rank().p))
    logs = np.log(RATIOS)
    plain, widened = (pool(logs, VARIANCES, interval=one) for one in ("normal", "hartung-knapp"))
    return {
        "mean_follow_up": plan.accrual / 2 + plan.follow_up,
        "p_digits": p * 10 ** -math.floor(math.log10(p)),
        "p_power": [10.0, float(math.floor(math.log10(p)))],
        "width": float(np.median(high / low)),
        "given": [CUT, MEAN, BETWEEN, WITHIN, *RATIOS, *VARIANCES],
        "first_look": _selected(),
        "second_look": _selected() - regression_to_mean(CUT, MEAN, BETWEEN, WITHIN),
        "pooled": [math.exp(one) for one in (plain.effect, plain.low, plain.high)],
        "pooled_widened": [math.exp(one) for one in (widened.low, widened.high)],
    }
