"""A whole surface of doses at once."""

import numpy as np
from numpy.typing import ArrayLike

from mscourse.models.synergy.musyc import mean_effect, populations
from mscourse.models.synergy.parameters import Parameters, check_kind
from mscourse.models.synergy.result import Result
from mscourse.models.synergy.theory import doses


def simulate(parameters: Parameters, first_doses: ArrayLike, second_doses: ArrayLike) -> Result:
    """Compute what two drugs leave at every pair of doses, in balance.

    Parameters
    ----------
    parameters
        The pair.
    first_doses, second_doses
        m and n doses, shapes (m,) and (n,); their product is at most a million.

    Returns
    -------
    Result
        States and effects, which compare themselves with the null models.

    Raises
    ------
    ValueError
        If a dose is out of its range, or there are too many.
    TypeError
        If `parameters` are none.

    """
    check_kind("parameters", parameters, Parameters, "synergy.Parameters(first=..., second=...)")
    ones = np.atleast_1d(doses("first_doses", first_doses)).ravel()
    others = np.atleast_1d(doses("second_doses", second_doses)).ravel()
    states = populations(parameters, ones[:, None], others[None, :])
    return Result(
        parameters=parameters,
        first_doses=ones,
        second_doses=others,
        states=states,
        effect=mean_effect(parameters, states),
    )
