"""What the card of this model tells besides parameters and stored values."""

from collections.abc import Mapping

import numpy as np
from scipy.stats import norm

from mscourse.models.msc.kinetics import rate_ratio
from mscourse.models.msc.parameters import SCANS, Treatment, Trial
from mscourse.models.msc.run import simulate
from mscourse.models.msc.theory import power, standard_error
from mscourse.models.published import MESEMS_RATE_RATIO

RATIO = MESEMS_RATE_RATIO.value
TRIALS = 20_000
EARLY_LESIONS = 1.0  # a mean count at week 4 alone


def told() -> Mapping[str, float | list[float]]:
    """Return weeks of scans, standard errors, rate ratios after ten doses, and chances in per cent."""
    trial, ten = Trial(), Treatment(dose=10)
    early, _, _ = ratios = rate_ratio(SCANS, ten)
    alone, mean = Trial(mean_count=EARLY_LESIONS), float(np.mean(ratios))
    false_alarms = simulate(1.0, trial, trials=TRIALS, rng=np.random.default_rng(2)).power
    return {
        "weeks": [day / 7 for day in SCANS],
        "z": float(norm.ppf(1 - trial.level / 2)),
        "largest_fall": 100 * (1 - (MESEMS_RATE_RATIO.low or 0)),
        "given_fall": 30.0,
        "error_fourfold": standard_error(RATIO, Trial(mean_count=4 * trial.mean_count)),
        "error_half_spread": standard_error(RATIO, Trial(dispersion=trial.dispersion / 2)),
        "after_ten": [float(one) for one in ratios],
        "power_early": 100 * power(float(early), standard_error(float(early), alone)),
        "power_sum": 100 * power(mean, standard_error(mean, trial)),
        "given_trials": float(TRIALS),
        "false_alarms": 100 * false_alarms,
        "per": 100.0,
    }
