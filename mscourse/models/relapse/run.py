"""Many patients side by side: Euler steps, new cells by chance, treatments from day to day.

Scheme and step as in the published program of Velez de Mendizabal and others 2011,
doi:10.1186/1752-0509-5-114.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat

import numpy as np
from numpy.typing import NDArray

from mscourse.models.ranges import check_generator, check_work
from mscourse.models.relapse.episodes import Episodes
from mscourse.models.relapse.parameters import DAYS, Parameters, Study, Treatment, treated
from mscourse.models.relapse.result import Result
from mscourse.models.relapse.theory import arrivals, hill

Array = NDArray[np.float64]
CAP = 100  # damage scales; effectors have no carrying capacity, so they must stop somewhere
OVERHEAD = 500  # what a step costs however few the patients are, in patients
MOST_WORK = 5e8  # about half a minute
MOST_KEPT = 6e7  # numbers of a record, half a gigabyte
ALIKE = 1e-6  # patients who differ less than this are all alike
BLOCK = 2_000_000  # random numbers drawn at once
DEFAULT, USUAL = Parameters(), Study()


def simulate(
    study: Study = USUAL,
    parameters: Parameters = DEFAULT,
    treatments: Sequence[Treatment] = (),
    *,
    rng: np.random.Generator,
) -> Result:
    """Simulate every patient of a study.

    Parameters
    ----------
    study
        Who is watched, and for how long.
    parameters
        What all patients share; with a `Study.regulator_spread` their `regulator_growth` is spread about its
        value.
    treatments
        What is given to all, and when.
    rng
        Where chance comes from; the same seed gives the same patients.

    Raises
    ------
    ValueError
        If the step is too long for the rates, or the run too large; the message says what to change.
    TypeError
        If `rng` is no generator.

    """
    check_generator(rng)
    _check(study, parameters, treatments)
    growth = _spread(parameters.regulator_growth, study, rng)
    state = _State(parameters, study, rng)
    for first, last in _segments(study, treatments):
        spans = [(one, *_span(one, study)) for one in treatments]
        active = [one for one, start, end in spans if start <= first < end]
        for one, start, _ in spans:
            if start == first:
                state.resting *= one.surviving
                state.active *= one.surviving
        state.advance(treated(parameters, *active), growth * _support(active), range(first, last))
    return state.result(growth)


def _span(treatment: Treatment, study: Study) -> tuple[int, int]:
    """Return the step before which a treatment starts, and the one before which it ends."""
    return round(treatment.start / study.step), round(treatment.end / study.step)


def _support(treatments: Sequence[Treatment]) -> float:
    return float(np.prod([one.regulator_growth for one in treatments]))


def _check(study: Study, parameters: Parameters, treatments: Sequence[Treatment]) -> None:
    """Refuse steps in which more would happen than fits, and runs too large to wait for."""
    loss = max([1.0, *(one.effector_loss for one in treatments)]) * parameters.effector_loss
    limits = {
        "activation + resting_loss": parameters.activation + parameters.resting_loss,
        "effector_loss + rest": loss + parameters.rest,
        "regulator_loss + rest": parameters.regulator_loss + parameters.rest,
        "damage_repair + damage_scarring": parameters.damage_repair + parameters.damage_scarring,
        "effector_arrivals / 365": parameters.effector_arrivals / DAYS,
        "regulator_arrivals / 365": parameters.regulator_arrivals / DAYS,
    }
    for name, rate in limits.items():
        if rate * study.step > 1:
            message = (
                f"step is {study.step:g} days, but {name} is {rate:g} a day; at most one of these events "
                f"fits in a step. Give a step of {1 / rate:.3g} or less."
            )
            raise ValueError(message)
    remedy = "Ask for fewer patients, fewer years or a longer step."
    check_work("steps", float(study.steps) * (study.patients + OVERHEAD), MOST_WORK, remedy)
    kept = 6.0 * study.patients * (study.steps // study.every + 1)
    check_work("recorded numbers", kept, MOST_KEPT, "Record less often, or fewer patients.")


def _spread(mean: float, study: Study, rng: np.random.Generator) -> Array:
    if study.regulator_spread < ALIKE:
        return np.full(study.patients, mean)
    shape = study.regulator_spread**-2
    return mean * rng.standard_gamma(shape, study.patients) / shape


def _segments(study: Study, treatments: Sequence[Treatment]) -> list[tuple[int, int]]:
    """Return the stretches of steps during which no treatment starts or ends."""
    turns = {0, study.steps}
    for one in treatments:
        turns |= {min(step, study.steps) for step in _span(one, study)}
    ordered = sorted(turns)
    return list(pairwise(ordered))


@dataclass(frozen=True)
class _Kept:
    """Records: cells of two kinds each, shape (times, 2, patients), and damage, shape (times, patients)."""

    resting: Array
    active: Array
    reversible: Array
    irreversible: Array


class _State:
    """All patients at one moment; effectors and regulators are the two rows of one array."""

    def __init__(self, parameters: Parameters, study: Study, rng: np.random.Generator) -> None:
        start = np.repeat(np.array(parameters.start, dtype=float).reshape(2, 2, 1), study.patients, axis=2)
        self.resting, self.active = start[0].copy(), start[1].copy()
        self.reversible, self.irreversible = np.zeros(study.patients), np.zeros(study.patients)
        self.clipped = np.zeros(study.patients, dtype=bool)
        self.study, self.rng = study, rng
        self.episodes = Episodes(self.active[0], study.threshold, study.merge_days)
        times = study.steps // study.every + 1
        shape = (times, 2, study.patients)
        flat = (times, study.patients)
        self.kept = _Kept(np.empty(shape), np.empty(shape), np.empty(flat), np.empty(flat))
        self._keep(0)

    def advance(self, p: Parameters, growth: Array, steps: range) -> None:
        """Take these steps with parameters that stay the same; `growth` is aR of each patient."""
        step, cap = self.study.step, CAP * p.damage_scale
        midpoints = np.array([[p.effector_midpoint], [p.regulator_midpoint]])
        # An active cell's own rate is `own` + `by_other` S(the other kind).
        own = step * np.array([[p.effector_growth - p.rest], [-p.regulator_loss - p.rest]]) + 1
        by_other = step * np.stack([np.full(growth.size, -p.effector_growth - p.effector_loss), growth])
        stay, leave, back = 1 - step * (p.activation + p.resting_loss), step * p.activation, step * p.rest
        heal = 1 - step * (p.damage_repair + p.damage_scarring)
        harm, scar = step * p.damage_rate / p.damage_scale**2, step * p.damage_scarring
        new = self._arrivals(p, steps)
        for at in steps:
            effect = hill(self.active / midpoints, p.steepness)[::-1]
            effect *= by_other
            effect += own
            effect *= self.active
            effect += leave * self.resting
            self.irreversible += scar * self.reversible
            self.reversible *= heal
            self.reversible += harm * self.active[0] ** 2
            self.resting *= stay
            self.resting += back * self.active
            self.resting += next(new)
            self.active = effect
            if effect.max() > cap:
                self.clipped |= (effect > cap).any(axis=0)
                np.minimum(effect, cap, out=effect)
            self.episodes.see(effect[0], (at + 1) * step)
            if (at + 1) % self.study.every == 0:
                self._keep((at + 1) // self.study.every)

    def _arrivals(self, p: Parameters, steps: range) -> Iterator[Array]:
        """Give the cells that arrive in each step, shape (2, patients), or (2, 1) where all get the same."""
        step = self.study.step
        if not p.by_chance:
            even = step * np.array(arrivals(p)).reshape(2, 1)
            yield from repeat(even, len(steps))
            return
        chance = step / DAYS * np.array([[p.effector_arrivals], [p.regulator_arrivals]])
        burst = np.array([[p.effector_burst], [p.regulator_burst]])
        rows = max(1, BLOCK // (2 * self.study.patients))
        for start in range(0, len(steps), rows):
            drawn = self.rng.random((min(rows, len(steps) - start), 2, self.study.patients))
            for one in drawn < chance:
                yield one * burst

    def _keep(self, row: int) -> None:
        self.kept.resting[row], self.kept.active[row] = self.resting, self.active
        self.kept.reversible[row], self.kept.irreversible[row] = self.reversible, self.irreversible

    def result(self, growth: Array) -> Result:
        """Return the records so far."""
        kept, seen = self.kept, self.episodes
        return Result(
            study=self.study,
            time=np.arange(kept.reversible.shape[0], dtype=np.float64) * (self.study.every * self.study.step),
            resting_effectors=kept.resting[:, 0].T,
            resting_regulators=kept.resting[:, 1].T,
            effectors=kept.active[:, 0].T,
            regulators=kept.active[:, 1].T,
            reversible=kept.reversible.T,
            irreversible=kept.irreversible.T,
            regulator_growth=growth,
            onset_day=np.concatenate([np.empty(0), *seen.days]),
            onset_patient=np.concatenate([np.empty(0, dtype=np.intp), *seen.patients]),
            clipped=self.clipped,
        )
