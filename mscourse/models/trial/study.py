"""A study of trials: many settings, each simulated many times, on as many workers as there are."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import product

import numpy as np

from mscourse.models.ranges import check, check_whole
from mscourse.models.spread import Executor, spread
from mscourse.models.trial.parameters import Bias, Parameters
from mscourse.models.trial.run import simulate


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One cell of a study: a trial, what bends it, how often it is simulated, when a p value counts.

    Attributes
    ----------
    parameters, bias
        The trial.
    trials
        How often it is simulated.
    alpha
        A log-rank p below this is called significant.

    """

    parameters: Parameters = field(default_factory=Parameters)
    bias: Bias = field(default_factory=Bias)
    trials: int = 300
    alpha: float = 0.05

    def __post_init__(self) -> None:
        check_whole("trials", self.trials, 1, 10**6, "It counts simulated trials.")
        check("alpha", self.alpha, 1e-12, 0.999, "It is a probability, such as 0.05.")


@dataclass(frozen=True)
class Summary:
    """What the trials of one setting said.

    Attributes
    ----------
    control_events, treated_events
        Mean events seen in each arm.
    ratio
        Median hazard ratio; trials in which only one arm had events count with 0 or infinity.
    significant
        Share of trials with a log-rank p below alpha.
    covered
        Share of trials whose 95 % interval holds the true hazard ratio, of those that give one.
    width
        Median of the interval's upper limit over its lower one, of those that give one.

    """

    control_events: float
    treated_events: float
    ratio: float
    significant: float
    covered: float
    width: float


def grid(base: Setting, **varied: Sequence[float | None]) -> list[Setting]:
    """Return a setting for every combination of values; the last name varies fastest.

    Names are those of `Parameters` and `Bias`: ``hazard_ratio=[0.3, 0.5], crossover=[None, 2]`` makes four
    settings. Raises ValueError for another name, or for no values.
    """
    places = {
        one.name: part for part, kind in (("parameters", Parameters), ("bias", Bias)) for one in fields(kind)
    }
    for name, values in varied.items():
        if name not in places or not len(values):
            message = f"{name}: give values for one or more of {', '.join(places)}."
            raise ValueError(message)
    made = []
    for values in product(*varied.values()):
        setting = base
        for name, value in zip(varied, values, strict=True):
            part = replace(getattr(setting, places[name]), **{name: value})
            setting = replace(setting, **{places[name]: part})
        made.append(setting)
    return made


def summarise(setting: Setting, rng: np.random.Generator) -> Summary:
    """Simulate one setting; a worker does this."""
    result = simulate(setting.parameters, setting.bias, rng=rng, trials=setting.trials)
    fit = result.cox()
    low, high = fit.interval()
    given = np.isfinite(fit.error)
    held = (low <= setting.parameters.hazard_ratio) & (setting.parameters.hazard_ratio <= high)
    control, treated = result.events.mean(axis=0)
    known = fit.ratio[~np.isnan(fit.log_ratio)]
    return Summary(
        control_events=float(control),
        treated_events=float(treated),
        ratio=float(np.median(known)) if known.size else float("nan"),
        significant=float((result.log_rank().p < setting.alpha).mean()),
        covered=float(held[given].mean()) if given.any() else float("nan"),
        width=float(np.median((high / low)[given])) if given.any() else float("nan"),
    )


def study(settings: Sequence[Setting], *, seed: int, executor: Executor | None = None) -> list[Summary]:
    """Summarise every setting; the same seed gives the same result for any number of workers.

    Parameters
    ----------
    settings
        What to simulate; `grid` makes them.
    seed
        A whole number, 0 or more.
    executor
        Who does the work: None for this process, a ``concurrent.futures`` executor, or a Dask client's
        ``get_executor()``.

    Returns
    -------
    list of Summary
        In the order of the settings.

    """
    return spread(summarise, settings, seed=seed, executor=executor)
