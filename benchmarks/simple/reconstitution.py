"""Five curves of immune recovery with a general ODE solver, beside the model's closed forms."""

from collections.abc import Callable

import numpy as np
from _race import Race
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from mscourse.models import reconstitution as model

PERSON = model.Parameters()
DAYS = np.arange(731.0)
FIVE = ("neutrophils", "natural_killers", "cd8", "b_cells", "regulatory")
Array = NDArray[np.float64]


def closed() -> Array:
    """Return five curves from their closed form, (5, days)."""
    kinds = [getattr(PERSON, kind) for kind in FIVE]
    return np.array([model.logistic(DAYS, one.normal, one.nadir, one.rate) for one in kinds])


def stepped() -> Array:
    """Return the same five curves, one solver run for each."""
    curves = []
    for kind in FIVE:
        one = getattr(PERSON, kind)
        rate, normal = one.rate, one.normal
        found = solve_ivp(
            lambda _, x, rate=rate, normal=normal: rate * x * (1 - x / normal),
            (0, DAYS[-1]), [one.nadir], t_eval=DAYS, rtol=1e-8, atol=1e-10,
        )  # fmt: skip
        curves.append(found.y[0])
    return np.array(curves)


def everyone(count: int) -> Callable[[], object]:
    """Return a job: every curve of so many people over two years, once a month."""
    people = model.draw(PERSON, count, model.Scatter(), np.random.default_rng(1))
    return lambda: model.simulate(PERSON, np.arange(0.0, 731.0, 30.0), people)


RACES = [
    Race(
        model="reconstitution",
        against="a general ODE solver (scipy's solve_ivp), five curves, 731 days",
        target=100,
        ours=closed,
        simple=stepped,
        same=lambda: (closed(), stepped()),
        allowed=1e-5,
        growth=[(f"{count} people, 25 days", everyone(count)) for count in (100, 1000, 10000)],
    )
]
