"""From a ratio to people: how many fewer, or more, of those with a known risk."""

from dataclasses import dataclass
from typing import Literal

from scipy.special import ndtri

from mscourse.evidence import printing
from mscourse.evidence.records import Outcome
from mscourse.evidence.synthesis.results import Pooled

Wish = Literal["avoid", "reach"]
"""Whether the event is one to avoid, such as a relapse, or to reach, such as an improvement."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Risk of those who are not treated, and where it comes from: without it a ratio says nothing in people.

    Attributes
    ----------
    risk
        Between 0 and 1, over the time the effect is meant for.
    source
        Where it was read, and over which time, such as "placebo group of the same trial, two years".

    Raises
    ------
    ValueError
        If the risk is not between 0 and 1 (percent, perhaps), or no source is given.

    """

    risk: float
    source: str

    def __post_init__(self) -> None:
        if not 0 < self.risk < 1:
            percent = 1 <= self.risk <= 100  # noqa: PLR2004 - percent
            maybe = f"; if {self.risk:g} is percent, write {self.risk / 100:g}" if percent else ""
            message = f"a baseline risk of {self.risk:g} cannot be: it lies between 0 and 1{maybe}"
            raise ValueError(message)
        if len(self.source.split()) < 2:  # noqa: PLR2004 - one word names no source
            message = f"a baseline risk needs its source: {self.source!r} names none; say where it was read"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Absolute:
    """Difference of two risks, treated minus not treated, each between 0 and 1.

    Attributes
    ----------
    difference, low, high
        Estimate and interval; negative means fewer events with the treatment.
    risk, baseline
        Risk with and without the treatment.
    wish
        Whether the event is to be avoided or reached: decides what is benefit and what is harm.
    source
        Where the baseline comes from.
    level
        Confidence level in percent.

    """

    difference: float
    low: float
    high: float
    risk: float
    baseline: float
    wish: Wish
    source: str
    level: float = 95

    @property
    def nnt(self) -> float:
        """How many are treated for one with a benefit; negative for one with a harm; may be infinite."""
        return _inverse(self._benefit(self.difference))

    @property
    def sentence(self) -> str:
        """The difference in 100 people and the number needed to treat, in words."""
        fewer = "fewer" if self.difference < 0 else "more"
        hundred = printing.number(abs(100 * self.difference), 1)
        low, high = (printing.number(100 * one, 1) for one in (self.low, self.high))
        level = f"{self.level:g}{printing.SPACE}% interval"
        return (
            f"{hundred} {fewer} in 100 with the treatment ({level} {low} to {high} in 100), where "
            f"{printing.number(100 * self.baseline, 1)} in 100 have it without ({self.source}). "
            f"{self._needed()}"
        )

    def _benefit(self, difference: float) -> float:
        return -difference if self.wish == "avoid" else difference

    def _needed(self) -> str:
        ends = sorted((self._benefit(self.low), self._benefit(self.high)), reverse=True)
        best, worst = ends
        if best > 0 > worst or 0 in ends:
            # D. G. Altman, BMJ 317 (1998) 1309-1312, doi:10.1136/bmj.317.7168.1309.
            side = f"one benefit in {_whole(best)} treated" if best > 0 else "no benefit"
            other = f"one harm in {_whole(-worst)} treated" if worst < 0 else "no harm"
            return (
                f"The interval of the number needed to treat runs from {side}, through infinity (no "
                f"difference), to {other}."
            )
        name = "benefit" if best > 0 else "harm"
        few, many = sorted(abs(_inverse(one)) for one in ends)
        middle = abs(_inverse(self._benefit(self.difference)))
        limits = f"{_ceil(few)} to {_ceil(many)}"
        return f"One {name} in {_ceil(middle)} people treated (interval {limits})."


def _inverse(benefit: float) -> float:
    return float("inf") if benefit == 0 else 1 / benefit


def _ceil(needed: float) -> str:
    # Rounded up: half a person cannot be treated, and nobody should be promised too much.
    return printing.number(int(-(-needed // 1)))


def _whole(benefit: float) -> str:
    return _ceil(1 / benefit)


def risk_difference(  # noqa: PLR0913 - two groups of two counts
    events: int, people: int, control_events: int, control_people: int, *, wish: Wish, level: float = 95
) -> Absolute:
    """Return the difference of two counted risks with Newcombe's interval, which is right for few events too.

    R. G. Newcombe, Stat Med 17 (1998) 873-890, method 10.

    Raises
    ------
    ValueError
        If counts are no proportions.

    """
    one, low, high = _wilson(events, people, level)
    other, other_low, other_high = _wilson(control_events, control_people, level)
    down = ((one - low) ** 2 + (other_high - other) ** 2) ** 0.5
    up = ((high - one) ** 2 + (other - other_low) ** 2) ** 0.5
    gap = one - other
    return Absolute(gap, gap - down, gap + up, one, other, wish, "the group compared with", level)


def from_ratio(effect: Outcome | Pooled, baseline: Baseline, *, wish: Wish) -> Absolute:
    """Turn a ratio into a difference of risks, for people whose risk without treatment is known.

    The baseline is taken as sure; only the ratio's interval is carried over.

    Parameters
    ----------
    effect
        A published or pooled ratio with its interval: of risks, odds or hazards.
    baseline
        Risk without treatment and its source.
    wish
        Whether the event is to be avoided or reached.

    Raises
    ------
    ValueError
        If it is no such ratio, has no confidence interval, or would give a risk above 1.

    """
    if isinstance(effect, Pooled):
        name, value, low, high, level = (
            "the pooled ratio",
            effect.estimate,
            effect.low,
            effect.high,
            effect.level,
        )
    else:
        found = effect.interval
        if effect.value is None or found is None or found.kind != "ci" or found.level is None:
            message = f"{effect.id} has no confidence interval; a difference without one would look sure"
            raise ValueError(message)
        name, value, low, high, level = effect.id, effect.value, found.low, found.high, found.level
    risks = [_risk(effect.measure, name, float(one), baseline.risk) for one in (value, low, high)]
    gaps = [one - baseline.risk for one in risks]
    return Absolute(gaps[0], gaps[1], gaps[2], risks[0], baseline.risk, wish, baseline.source, level)


def _risk(measure: str, name: str, ratio: float, risk: float) -> float:
    if measure in {"risk_ratio", "relative_risk"}:
        treated = ratio * risk
    elif measure == "odds_ratio":
        odds = ratio * risk / (1 - risk)
        treated = odds / (1 + odds)
    elif measure == "hazard_ratio":
        treated = float(1 - (1 - risk) ** ratio)
    else:
        message = (
            f"{name} is a {measure}, which is not about people who have an event or not; give a ratio of "
            "risks, odds or hazards"
        )
        raise ValueError(message)
    if treated > 1:
        message = (
            f"{name}: {ratio:g} times a risk of {risk:g} is above 1; the baseline is not one for this ratio"
        )
        raise ValueError(message)
    return treated


def _wilson(events: int, people: int, level: float) -> tuple[float, float, float]:
    if people < 1 or not 0 <= events <= people:
        message = f"{events} of {people} is no proportion; events counts those among people"
        raise ValueError(message)
    z = float(ndtri(0.5 + level / 200))
    share = events / people
    middle = (share + z**2 / (2 * people)) / (1 + z**2 / people)
    far = z * (share * (1 - share) / people + z**2 / (4 * people**2)) ** 0.5 / (1 + z**2 / people)
    return share, max(middle - far, 0.0), min(middle + far, 1.0)
