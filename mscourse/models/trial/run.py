"""Simulate whole trials: each patient by herself, many trials at once."""

import numpy as np
from numpy.typing import NDArray

from mscourse.models.ranges import check_generator, check_whole, check_work
from mscourse.models.trial.parameters import Bias, Parameters, Relapses
from mscourse.models.trial.result import Counts, Result

LARGEST = 4e6  # patients in all trials together: some seconds and about a gigabyte
UNBIASED = Bias()


def simulate(
    parameters: Parameters, bias: Bias = UNBIASED, *, rng: np.random.Generator, trials: int = 1
) -> Result:
    """Simulate trials that wait for an event.

    An event comes when a unit exponential draw of risk is used up, at the hazard of the arm; crossing
    over changes the hazard from then on. The trial's end, drop-out or leaving may come first.

    Parameters
    ----------
    parameters, bias
        The trial, and what bends it.
    rng
        Where chance comes from; the same seed gives the same trials. The same numbers are drawn whatever the
        bias, so that a biased trial can be set beside its unbiased twin.
    trials
        How many.

    Returns
    -------
    Result
        Arrays of shape (trials, patients).

    Raises
    ------
    ValueError
        If the trials hold more than four million patients together.
    TypeError
        If `rng` is no generator.

    """
    treated = _prepare(parameters.control, parameters.treated, rng, trials)
    shape = (trials, treated.size)
    risk, entry = rng.standard_exponential(shape), rng.random(shape)
    lost, leaves = rng.standard_exponential(shape), rng.random(shape)
    hazard = parameters.hazard * np.where(treated, parameters.hazard_ratio, 1)
    time = risk / hazard
    if bias.crossover is not None:
        # Of the risk that is left at the crossover, each year uses as much as under treatment.
        left = risk - hazard * bias.crossover
        later = bias.crossover + left / (parameters.hazard * parameters.hazard_ratio)
        time = np.where(~treated & (left > 0), later, time)
    event = leaves >= np.where(treated, bias.leave_treated, bias.leave_control)
    last = parameters.follow_up + parameters.accrual * entry
    if bias.drop_out:
        last = np.minimum(last, lost / bias.drop_out)
    return Result(parameters, bias, np.minimum(time, last), event & (time <= last), treated)


def simulate_relapses(relapses: Relapses, *, rng: np.random.Generator, trials: int = 1) -> Counts:
    """Simulate trials that count relapses; arguments and errors as in `simulate`.

    Each patient has a rate from a gamma distribution, and a Poisson count at that rate. If the trial is
    unblinded, a share of the control patients reports more.
    """
    treated = _prepare(relapses.control, relapses.treated, rng, trials)
    shape = (trials, treated.size)
    mean = np.broadcast_to(relapses.rate * relapses.years * np.where(treated, relapses.rate_ratio, 1), shape)
    knows = ~treated & (rng.random(shape) < relapses.unblinded)
    mean = mean * np.where(knows, 1 + relapses.over_report, 1)
    if relapses.dispersion:
        mean = mean * rng.gamma(1 / relapses.dispersion, relapses.dispersion, shape)
    counts = rng.poisson(mean)
    return Counts(relapses, counts[:, ~treated], counts[:, treated])


def _prepare(control: int, treated: int, rng: np.random.Generator, trials: int) -> NDArray[np.bool_]:
    check_generator(rng)
    check_whole("trials", trials, 1, 10**9, "It counts simulated trials.")
    check_work(
        "patients in all trials", trials * (control + treated), LARGEST, "Simulate fewer trials at once."
    )
    return np.arange(control + treated) >= control
