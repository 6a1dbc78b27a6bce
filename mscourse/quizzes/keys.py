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
    from mscourse.models.personal import Told
    from mscourse.models.preference import Grid
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


def _milestone_with_repair(years: float, hazard_ratio: float, improvement: float) -> float:
    """Return the share that has ever reached EDSS 6, every rate of improvement multiplied too."""
    from mscourse.models import disability  # noqa: PLC0415 - as above

    plain = disability.Parameters()
    repaired = disability.Parameters(improvement=tuple(improvement * one for one in plain.improvement))
    treatments = [disability.Treatment(hazard_ratio=hazard_ratio)]
    return float(disability.reach(repaired, years, treatments)[0])


def _brier(said: tuple[float, ...], came: tuple[float, ...]) -> float:
    """Return the mean square of the gaps between what was said and what came, 0 or 1."""
    return math.fsum((one - other) ** 2 for one, other in zip(said, came, strict=True)) / len(said)


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


def _events_needed(hazard_ratio: float, power: float) -> float:
    """Return how many events both arms need together, at a two-sided 5 %; power as a fraction."""
    from mscourse.models import trial  # noqa: PLC0415 - as above

    return trial.events_needed(hazard_ratio, power)


def _free_after(months: tuple[float, ...], events: tuple[float, ...], until: float) -> float:
    """Return the share still free of the event, after Kaplan and Meier; events are 1, leaving is 0."""
    from mscourse.models import trial  # noqa: PLC0415 - as above

    curve = trial.kaplan_meier(months, events)
    return next(
        (float(free) for time, free in zip(curve.time[::-1], curve.free[::-1], strict=True) if time <= until),
        1.0,
    )


def _around_entry(year: float, rate: float, spread: float, least: float) -> float:
    """Return relapses a person in a year, untreated, of people with at least so many in the year numbered 0.

    People's rates are spread by a gamma distribution (variance over mean squared: `spread`) and stay as they
    are; counts are Poisson.
    """
    shape = 1 / spread
    share: list[float] = [(shape / (shape + rate)) ** shape]
    weighed = [0.0]
    for count in range(1, int(least)):
        share.append(share[-1] * (shape + count - 1) / count * rate / (shape + rate))
        weighed.append(count * share[-1])
    chosen = 1 - sum(share)
    if year == 0:
        return (rate - sum(weighed)) / chosen
    # A person with so many relapses has on average the rate (shape + count) / (shape / rate + 1).
    others = sum(one * (shape + count) / (shape / rate + 1) for count, one in enumerate(share))
    return (rate - others) / chosen


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


def _risk_after(loci: float, prevalence: float = 0.003) -> float:
    """Return the share that gets the disease after the largest loci were made free of risk in everyone."""
    from mscourse.models import polygenic  # noqa: PLC0415 - as above

    return polygenic.edit(polygenic.Parameters(prevalence=prevalence), int(loci)).risk


def _needed_to_edit(loci: float, prevalence: float = 0.003) -> float:
    """Return how many people are edited, as above, for each case spared."""
    return 1 / (prevalence - _risk_after(loci, prevalence))


def _edited_copies(efficiency: float, copies: float) -> float:
    """Return the share of cells with so many copies edited; the chance of one copy as a fraction."""
    from mscourse.models import polygenic  # noqa: PLC0415 - as above

    return float(polygenic.alleles_edited(efficiency)[2 - int(copies)])


def _unwanted(share: float, cells: float) -> float:
    """Return unwanted edits in a dose; share of cells hit once, as a fraction."""
    from mscourse.models import polygenic  # noqa: PLC0415 - as above

    return polygenic.off_target(polygenic.Guide(sites=(1,), rates=(share,)), cells=cells).in_dose


def _allele_share(alleles: float, ill: float, step: float) -> float:
    """Return the share of people within a step of this count of risk alleles; ill is 1 or 0.

    Counts are close to normal. Among the ill the mean is higher by the alleles in excess, and the spread a
    little smaller, as for any variable that is correlated with one that is cut.
    """
    from statistics import NormalDist  # noqa: PLC0415 - as above

    from mscourse.models import polygenic  # noqa: PLC0415 - as above

    people = polygenic.Parameters()
    mean, spread = polygenic.architecture(people).alleles
    more, top = polygenic.excess_alleles(people), polygenic.intensity(people.prevalence)
    lost = (more / top) ** 2 * top * (top - polygenic.threshold(people.prevalence))
    counts = NormalDist(mean + ill * more, math.sqrt(spread**2 - ill * lost))
    return counts.cdf(alleles + step / 2) - counts.cdf(alleles - step / 2)


def _bliss_taken(first: float, second: float) -> float:
    """Return the share that two independent treatments take away together; shares that each takes alone."""
    from mscourse.models import synergy  # noqa: PLC0415 - as above

    return 1 - float(synergy.bliss(1 - first, 1 - second))


def _plain_sum(first: float, second: float) -> float:
    """Return the sum of two shares, which no rule of the model stands for and many guess."""
    return first + second


def _twin_left(dose: float, slope: float = 1, rule: str = "loewe") -> float:
    """Return what a drug leaves that is given in two equal parts, by a rule; the dose in half doses."""
    from mscourse.models import synergy  # noqa: PLC0415 - as above

    drug = synergy.Drug(slope=slope)
    alone = synergy.effect_alone(drug, dose / 2)
    rules = {
        "alone": alone,
        "bliss": synergy.bliss(alone, alone),
        "loewe": synergy.loewe(drug, drug, dose / 2, dose / 2),
    }
    return float(rules[rule])


def _isobole_beside(first_dose: float, first_half: float, second_half: float) -> float:
    """Return the dose of a second drug that leaves half beside a dose of the first, if each stands in."""
    import numpy as np  # noqa: PLC0415 - as above

    from mscourse.models import synergy  # noqa: PLC0415 - as above

    first, second = synergy.Drug(half_dose=first_half), synergy.Drug(half_dose=second_half)
    ones, others = synergy.isobole(first, second, effect=0.5)
    return float(np.interp(first_dose, ones[::-1], others[::-1]))


def _factorial_people(effect: float, contrast: str) -> float:
    """Return the people in each of four arms for a power of 80 %; the effect in standard deviations."""
    from mscourse.models import trial  # noqa: PLC0415 - as above

    return trial.factorial_people(effect, 1, "main" if contrast == "main" else "interaction")


@cache
def _break_even_by_years(hazard_ratio: float, drug: float) -> "Grid":
    import numpy as np  # noqa: PLC0415 - as above

    from mscourse.models import preference  # noqa: PLC0415 - as above

    return preference.grid(preference.Parameters(), [drug, hazard_ratio], np.arange(0, 20.5, 0.5))


def _break_even(lasts: float, hazard_ratio: float = 0.3, drug: float = 0.7) -> float:
    """Return the risk of death at which a treatment comes out as a drug does that goes on working.

    `lasts` is for how many years the effect holds, in steps of half a year up to 20; the ratios are those of
    worsening. The rest is the model's default. Below 0: no risk evens them out.
    """
    from mscourse.models import preference  # noqa: PLC0415 - as above

    made = _break_even_by_years(hazard_ratio, drug)
    start = made.parameters.start
    drug_years, years = made.qaly[0, -1, start], made.qaly[1, round(2 * lasts), start]
    return float(preference.break_even(drug_years, years))


def _added_up(annual: str, years: float) -> float:
    """Return what a record's yearly risk, printed in per cent, adds up to in some years."""
    from mscourse.evidence import number  # noqa: PLC0415 - as above
    from mscourse.models import preference  # noqa: PLC0415 - as above

    return preference.cumulative_risk(number(annual) / 100, years)


def _pair_part(name: str, part: float) -> float:
    """Return one of the two numbers of an outcome that prints both, the first being part 0."""
    from mscourse.evidence import evidence  # noqa: PLC0415 - as above

    pair = evidence.outcome(name).pair
    if pair is None:
        message = f"{name} holds no pair of numbers"
        raise ValueError(message)
    return pair[int(part)]


def _pair_difference(name: str) -> float:
    """Return the first of an outcome's two numbers less the second."""
    return _pair_part(name, 0) - _pair_part(name, 1)


def _ratio_limit(first: float, first_error: float, second: float, second_error: float) -> float:
    """Return the upper 95 % limit of one hazard ratio over another; errors of their logarithms."""
    far = 1.96 * math.hypot(first_error, second_error)
    return math.exp(math.log(first / second) + far)


def _ranked(yes: tuple[float, ...], no: tuple[float, ...]) -> float:
    """Return the share of pairs in which the person it happened to was told the higher risk."""
    import numpy as np  # noqa: PLC0415 - as above

    from mscourse.models import personal  # noqa: PLC0415 - as above

    happened = np.arange(len(yes) + len(no)) < len(yes)
    return personal.discrimination(personal.Told(np.array([*yes, *no]), happened))


@cache
def _fresh(people: int, factors: int, seed: int) -> "Told":
    """Fit a score to people, and return what it tells very many fresh ones."""
    import numpy as np  # noqa: PLC0415 - as above

    from mscourse.models import personal  # noqa: PLC0415 - as above

    score = personal.Score(people=people, factors=factors, strength=0.8)
    return personal.tell(score, np.random.default_rng(seed), fresh=20_000)[1]


def _happens(told: float, people: float, factors: float, seed: float) -> float:
    """Return in how many of 100 fresh people it happens, of those who are told a risk in per cent."""
    from mscourse.models import personal  # noqa: PLC0415 - as above

    return 100 * float(personal.observed(told / 100, _fresh(int(people), int(factors), int(seed))))


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
    "disability.reach_with_repair": _milestone_with_repair,
    "forecast.brier": _brier,
    "trial.no_evidence_of_activity": _no_evidence,
    "preference.added_up": _added_up,
    "preference.break_even": _break_even,
    "remyelination.front_speed": _front_speed,
    "remyelination.stall_age": _stall_age,
    "personal.happens": _happens,
    "personal.ranked": _ranked,
    "personal.ratio_limit": _ratio_limit,
    "records.difference": _difference,
    "records.pair_difference": _pair_difference,
    "records.pair_part": _pair_part,
    "records.reduction": _reduction,
    "records.size": _size,
    "synergy.bliss_taken": _bliss_taken,
    "synergy.isobole_beside": _isobole_beside,
    "synergy.plain_sum": _plain_sum,
    "synergy.twin_left": _twin_left,
    "trial.factorial_people": _factorial_people,
    "trial.around_entry": _around_entry,
    "trial.events_needed": _events_needed,
    "trial.free_after": _free_after,
    "records.people": _people,
    "treatment.prevented": _prevented,
    "trial.more_free": _more_free,
    "msc.alive_in_lung": _alive_in_lung,
    "reconstitution.naive_share": _naive_share,
    "reconstitution.new_share": _new_share,
    "msc.alive_anywhere": _alive_anywhere,
    "msc.trial_ratio": _trial_ratio,
    "msc.error_of_interval": _error_of_interval,
    "msc.power_of_interval": _power_of_interval,
    "polygenic.allele_share": _allele_share,
    "polygenic.edited_copies": _edited_copies,
    "polygenic.needed_to_edit": _needed_to_edit,
    "polygenic.risk_after": _risk_after,
    "polygenic.unwanted": _unwanted,
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
