"""Rows made on the spot, and a classic set of trials."""

import numpy as np
from numpy.typing import NDArray

from mscourse.evidence.synthesis import Study

Floats = NDArray[np.float64]

BCG = np.array(
    [
        (4, 119, 11, 128),
        (6, 300, 29, 274),
        (3, 228, 11, 209),
        (62, 13536, 248, 12619),
        (33, 5036, 47, 5761),
        (180, 1361, 372, 1079),
        (8, 2537, 10, 619),
        (505, 87886, 499, 87892),
        (29, 7470, 45, 7232),
        (17, 1699, 65, 1600),
        (186, 50448, 141, 27197),
        (5, 2493, 3, 2338),
        (27, 16886, 29, 17825),
    ],
    dtype=float,
)
"""Tuberculosis and none, with and without BCG: G. A. Colditz and others, JAMA 271 (1994) 698-702.

As in `dat.bcg` of R's metafor, whose own tests print what comes out, held against Stata's metan.
"""


def row(number: int, effect: float, variance: float) -> Study:
    """Make a row that is averaged on the scale of a difference."""
    far = 1.959964 * variance**0.5
    return Study(
        f"Study {number}",
        f"made_{number}",
        f"made_{number}.effect",
        effect,
        effect - far,
        effect + far,
        0.0,
        None,
        effect=effect,
        variance=variance,
    )


def rows(effects: Floats, variances: Floats) -> list[Study]:
    """Make rows of effects and their variances."""
    return [row(at, float(y), float(v)) for at, (y, v) in enumerate(zip(effects, variances, strict=True))]


def counted(events: int, people: int, number: int = 0) -> Study:
    """Make a row of one group."""
    spare = 0.5 if events in {0, people} else 0.0
    yes, no = events + spare, people - events + spare
    return Study(
        f"Series {number}",
        f"made_{number}",
        f"made_{number}.deaths",
        events / people,
        0.0,
        1.0,
        0.0,
        people,
        events,
        float(np.log(yes / no)),
        1 / yes + 1 / no,
    )


def tables(cells: Floats) -> list[Study]:
    """Make rows of two groups each: events and none, treated first."""
    made = []
    for at, (a, b, c, d) in enumerate(cells):
        effect, variance = float(np.log(a * d / b / c)), float(1 / a + 1 / b + 1 / c + 1 / d)
        made.append(
            Study(
                f"Trial {at}",
                f"made_{at}",
                f"made_{at}.events",
                float(np.exp(effect)),
                0.0,
                9.0,
                0.0,
                int(a + b),
                int(a),
                effect,
                variance,
                int(c),
                int(c + d),
            )
        )
    return made
