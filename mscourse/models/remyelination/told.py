"""What the card of this model tells besides parameters and stored values."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from mscourse.models.remyelination.parameters import Parameters, Sheath
from mscourse.models.remyelination.run import simulate
from mscourse.models.remyelination.sheath import axon_speed, recovered, relative_speed
from mscourse.models.remyelination.theory import front_speed

THIN, THICK = 0.82, 0.77
DAY = 15.0


def told() -> Mapping[str, float]:
    """Return shares of a speed in per cent."""
    tissue, sheath = Parameters(), Sheath()
    made, ends = simulate(tissue), front_speed(tissue)
    halved = front_speed(replace(tissue, proliferation=tissue.proliferation / 2))
    return {
        "early": 100 * made.speed(20, 50) / ends,
        "late": 100 * made.speed(100, 200) / ends,
        "halved": 100 * (1 - halved / ends),
        "by_rule_90": 100 * float(relative_speed(0.9, 0.7)),
        "given_thick": THICK,
        "given_thin": THIN,
        "by_rule_82": 100 * float(relative_speed(THIN, THICK)),
        "given_day": DAY,
        "begun_by_rule": 100 * float(np.ravel(recovered([DAY], sheath))[0]),
        "begun_by_axon": 100 * float(np.ravel(axon_speed([DAY], sheath))[0]),
    }
