"""Where the numbers of questions come from: computed anew from a model or a record, in tests.

The bank holds the value as it was last computed, so that a page needs no model to show a question; a test
computes every key again and compares. A new source is one more entry in ``MODELS``.

Settings that every model key understands: ``times`` multiplies the result (100 for per cent); ``over`` names
a setting that runs through the values of ``at``, for a curve.
"""

import math
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from mscourse.quizzes.records import AnyQuestion, Curve, Key, Number, Numeric

if TYPE_CHECKING:
    from mscourse.models.relapse import Result

Model = Callable[..., float | None]
CLOSE, NOTHING = 2e-4, 1e-9  # how far a stored value may be from a computed one: of its size, and near nought


def _upper_bound_zero(n: float, level: float) -> float:
    from mscourse.models import chance  # noqa: PLC0415 - a model is loaded when its key is computed

    return chance.upper_bound_zero(int(n), level)


def _share_improved(wobble: float, cut: float, effect: float) -> float:
    from mscourse.models import chance  # noqa: PLC0415 - as above

    return chance.share_improved(wobble, cut, effect)


def _added_latency(diameter: float, internodes: float, loss: float) -> float | None:
    """Return the added delay in ms; diameter in µm, loss in per cent of the myelin."""
    from mscourse.models import axon  # noqa: PLC0415 - as above

    lesion = axon.Lesion(internodes=int(internodes), loss=loss / 100)
    return axon.added_latency(axon.Parameters(diameter=diameter), lesion)


def _speed(diameter: float, internodes: float, loss: float) -> float | None:
    """Return the mean speed past the lesion in m/s, None when blocked; units as above."""
    from mscourse.models import axon  # noqa: PLC0415 - as above

    lesion = axon.Lesion(internodes=int(internodes), loss=loss / 100)
    return axon.simulate(axon.Parameters(diameter=diameter), lesion).speed


@cache
def _watched(people: int, seed: int, regulators: float) -> "Result":
    """Watch model people for five years; `regulators` multiplies the growth of their regulators."""
    import numpy as np  # noqa: PLC0415 - as above

    from mscourse.models import relapse  # noqa: PLC0415 - as above

    growth = regulators * relapse.Parameters().regulator_growth
    return relapse.simulate(
        relapse.Study(patients=people, years=5),
        relapse.Parameters(regulator_growth=growth),
        rng=np.random.default_rng(seed),
    )


def _attack_rate(people: float, seed: float, stronger: float = 0) -> float:
    """Return attacks a person and year; `stronger` is how much faster regulators grow, per cent."""
    return _watched(int(people), int(seed), 1 + stronger / 100).rate


def _attack_count(people: float, seed: float, person: float) -> float:
    """Return the attacks of one person in five years, the first being number 1."""
    return float(_watched(int(people), int(seed), 1).counts[int(person) - 1])


def _milestone_reached(years: float, hazard_ratio: float) -> float:
    """Return the share that has ever reached EDSS 6, every worsening multiplied from onset."""
    from mscourse.models import disability  # noqa: PLC0415 - as above

    treatments = [disability.Treatment(hazard_ratio=hazard_ratio)]
    return float(disability.reach(disability.Parameters(), years, treatments)[0])


def _milestone() -> float:
    from mscourse.models import disability  # noqa: PLC0415 - as above

    return disability.MILESTONE


def _no_evidence(relapse_rate: float, scan_rate: float, progression_rate: float, years: float) -> float:
    """Return the share without relapse, scan activity or worsening; rates are per year."""
    from mscourse.models import trial  # noqa: PLC0415 - as above

    return trial.no_evidence_of_activity(relapse_rate, scan_rate, progression_rate, years)


def _more_free(rate: float, ratio: float, spread: float) -> float:
    """Return how much larger the share without a relapse in a year is; rate a year, without the drug."""
    from mscourse.models import trial  # noqa: PLC0415 - as above

    free = (trial.no_evidence_of_activity(one, 0, 0, 1, spread) for one in (rate * ratio, rate))
    return next(free) - next(free)


def _difference(first: str, second: str) -> float:
    """Return one record's number less another's, both as `record.outcome`."""
    from mscourse.evidence import number  # noqa: PLC0415 - as above

    return number(first) - number(second)


def _size(name: str) -> float:
    """Return a record's number, so that ``times`` can bring it to another denominator."""
    from mscourse.evidence import number  # noqa: PLC0415 - as above

    return number(name)


def _reduction(ratio: str) -> float:
    """Return by which share a record's ratio lowers a rate."""
    from mscourse.evidence import number  # noqa: PLC0415 - as above

    return 1 - number(ratio)


def _people(name: str) -> float:
    """Return how many people a record is about."""
    from mscourse.evidence import evidence  # noqa: PLC0415 - as above

    return float(evidence[name].population.n or math.nan)


def _prevented(rate: float, ratio: float, people: float) -> float:
    """Return the relapses that a drug prevents in a year; rate for each person and year without it."""
    return rate * (1 - ratio) * people


def _cells_left(dose: float, shares: tuple[float, ...]) -> float:
    """Return how many cells are left after all steps; shares as fractions."""
    from mscourse.models import budget  # noqa: PLC0415 - as above

    return budget.left(dose, shares)[-1]


def _alive_in_lung(hours: float) -> float:
    """Return the share of a dose into a vein that is alive in the lungs; hours since the dose."""
    from mscourse.models import msc  # noqa: PLC0415 - as above

    return float(msc.amounts([hours / 24]).lung[0])


def _new_share(age: float, survivors: float, day: float) -> float:
    """Return the share of CD4 clones that are new; age in years, days since the transplant."""
    from mscourse.models import reconstitution  # noqa: PLC0415 - as above

    return float(reconstitution.renewed(day, age, survivors, reconstitution.Parameters()))


def _naive_share(months: float, age: float) -> float:
    """Return naive CD4 cells as a share of their plateau at the model's reference age; age in years."""
    from mscourse.models import reconstitution  # noqa: PLC0415 - as above

    cells = reconstitution.NaiveCD4()
    return float(reconstitution.naive(months * 730 / 24, age, cells)) / cells.normal


def _alive_anywhere(hours: float) -> float:
    """Return the share of a dose into a vein that is alive in any place; hours since the dose."""
    from mscourse.models import msc  # noqa: PLC0415 - as above

    held = msc.amounts([hours / 24])
    return float(held.lung[0] + held.systemic[0])


def _trial_ratio(dose: float, route: str) -> float:
    """Return the rate ratio over a trial's scans after one treatment; a dose like the trial's is 1."""
    from mscourse.models import msc  # noqa: PLC0415 - as above

    return msc.trial_rate_ratio(msc.Treatment(dose=dose, route=route))


def _error_of_interval(low: float, high: float) -> float:
    """Return the standard error of the logarithm behind a 95 % interval of a ratio."""
    from mscourse.models import msc  # noqa: PLC0415 - as above

    return msc.error_of_interval(low, high)


def _power_of_interval(ratio: float, low: float, high: float) -> float:
    """Return the chance that the trial with this 95 % interval would find a true ratio."""
    from mscourse.models import msc  # noqa: PLC0415 - as above

    return msc.power(ratio, msc.error_of_interval(low, high))


def _eventual_product(advance: tuple[float, ...], stray: tuple[float, ...]) -> float:
    """Return the share that ends as the product; shares of each stage that move on or stray."""
    from mscourse.models import ipsc  # noqa: PLC0415 - as above

    return ipsc.eventual_product(ipsc.Parameters(stages=tuple(zip(advance, stray, strict=True))))


def _tumour_risk(residual: float, forming: float, dose: float = 1, noughts: float = 0) -> float:
    """Return the chance that a dose holds a cell that starts a tumour; each nought makes it tenfold."""
    from mscourse.models import ipsc  # noqa: PLC0415 - as above

    return float(ipsc.tumour_risk(dose * 10**noughts, ipsc.Release(residual=residual, forming=forming)))


def _front_speed(
    age: float = 25, diffusion: float = 100, proliferation: float = 0.2, maturation: float = 0.05
) -> float:
    """Return how fast the front of repair moves, µm a day; age in years, rates per day."""
    from mscourse.models import remyelination  # noqa: PLC0415 - as above

    return remyelination.front_speed(
        remyelination.Parameters(
            age=age, diffusion=diffusion, proliferation=proliferation, maturation=maturation
        )
    )


def _stall_age() -> float:
    """Return the age at which the front of the standard tissue stands still, years."""
    from mscourse.models import remyelination  # noqa: PLC0415 - as above

    return remyelination.stall_age(remyelination.Parameters())


def _speed_rebuilt() -> float | None:
    """Return the speed inside internodes rebuilt as short thin sheaths, over the healthy speed."""
    from mscourse.models import axon  # noqa: PLC0415 - as above

    fibre = axon.Parameters()
    inside, healthy = axon.simulate(fibre, axon.Remyelinated()).speed_inside, axon.simulate(fibre).speed
    return None if inside is None or healthy is None else inside / healthy


MODELS: dict[str, Model] = {
    "axon.added_latency": _added_latency,
    "axon.speed": _speed,
    "axon.speed_rebuilt": _speed_rebuilt,
    "budget.left": _cells_left,
    "chance.share_improved": _share_improved,
    "chance.upper_bound_zero": _upper_bound_zero,
    "ipsc.eventual_product": _eventual_product,
    "ipsc.tumour_risk": _tumour_risk,
    "relapse.attack_count": _attack_count,
    "relapse.attack_rate": _attack_rate,
    "disability.milestone": _milestone,
    "disability.reach": _milestone_reached,
    "trial.no_evidence_of_activity": _no_evidence,
    "remyelination.front_speed": _front_speed,
    "remyelination.stall_age": _stall_age,
    "records.difference": _difference,
    "records.people": _people,
    "records.reduction": _reduction,
    "records.size": _size,
    "treatment.prevented": _prevented,
    "trial.more_free": _more_free,
    "msc.alive_in_lung": _alive_in_lung,
    "reconstitution.naive_share": _naive_share,
    "reconstitution.new_share": _new_share,
    "msc.alive_anywhere": _alive_anywhere,
    "msc.trial_ratio": _trial_ratio,
    "msc.error_of_interval": _error_of_interval,
    "msc.power_of_interval": _power_of_interval,
}


class KeyErrorInBank(ValueError):  # noqa: N818 - "KeyError" would be Python's
    """A key names nothing that can be computed; the message says what there is."""


def compute(key: Key) -> Number:
    """Compute what a key names.

    Returns
    -------
    float or tuple
        A number, or for a key with ``over`` one for each place, None where the model has none.

    Raises
    ------
    KeyErrorInBank
        If there is no such source, or its settings do not fit.

    """
    settings: dict[str, Any] = dict(key.settings)
    if key.source == "record":
        from mscourse.evidence import number  # noqa: PLC0415 - wanted only where a key is computed

        try:
            return number(key.name, **settings)
        except (KeyError, ValueError, TypeError) as error:
            message = f"key record {key.name}: {error.args[0]}"
            raise KeyErrorInBank(message) from None
    if key.name not in MODELS:
        message = f"there is no model {key.name!r}; there are: {', '.join(sorted(MODELS))}"
        raise KeyErrorInBank(message)
    times = settings.pop("times", 1)
    over, at = settings.pop("over", None), settings.pop("at", None)

    def once(**changed: float) -> float | None:
        try:
            found = MODELS[key.name](**settings, **changed)
        except TypeError as error:
            message = f"key model {key.name}: {error}; see its function in mscourse/quizzes/keys.py"
            raise KeyErrorInBank(message) from None
        return None if found is None else found * times

    if over is not None:
        return tuple(once(**{over: one}) for one in at)
    single = once()
    if single is None:
        message = f"key model {key.name}: it has no value for {settings} (blocked); ask another question"
        raise KeyErrorInBank(message)
    return single


def stored(question: AnyQuestion) -> Iterator[tuple[Key, Number]]:
    """Yield every key of a question with the value that the bank holds for it."""
    if isinstance(question, (Numeric, Curve)):
        yield question.key, question.value
    for figure in question.figures:
        yield figure.key, figure.value


def differences(question: AnyQuestion) -> Iterator[str]:
    """Yield each value of a question that its key, computed now, does not give.

    Raises
    ------
    KeyErrorInBank
        If a key names nothing that can be computed.

    """
    for key, held in stored(question):
        found = compute(key)
        ours, theirs = (one if isinstance(one, tuple) else (one,) for one in (held, found))
        if len(ours) != len(theirs) or not all(map(_same, ours, theirs)):
            yield f"the bank holds {_brief(held)}, and its key {key.source} {key.name} gives {_brief(found)}"


def _same(held: float | None, found: float | None) -> bool:
    if held is None or found is None:
        return held is found
    return math.isclose(held, found, rel_tol=CLOSE, abs_tol=NOTHING)


def _brief(value: Number) -> str:
    if isinstance(value, tuple):
        return ", ".join("nothing" if one is None else f"{one:.6g}" for one in value)
    return f"{value:.6g}"
