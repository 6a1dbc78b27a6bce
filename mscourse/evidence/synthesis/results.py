"""What a synthesis gives: one row a study, and what they say together."""

from dataclasses import dataclass
from typing import Literal

Scale = Literal["ratio", "difference", "proportion"]
"""What is drawn: a ratio (no difference at 1), a difference (at 0), or a share of people (no such place)."""
Method = Literal[
    "fixed",
    "dersimonian-laird",
    "paule-mandel",
    "reml",
    "freeman-tukey",
    "binomial-normal",
    "beta-binomial",
    "exact",
    "peto",
    "mantel-haenszel",
]
"""How studies are made one; `synthesis.METHODS` says of each what it is and which scales it is for."""
Kind = Literal["normal", "hartung-knapp", "hartung-knapp-floored"]
"""How the interval of an inverse-variance mean is made; other methods bring their own."""


@dataclass(frozen=True, slots=True)
class Study:
    """One study of a synthesis, ready to be drawn.

    Attributes
    ----------
    label, record, outcome
        Short name for readers; ids of the record and of the number (``record.outcome``).
    value, low, high
        Estimate and its interval at the level of the synthesis, on the reader's scale: a ratio, a difference
        in its unit, or a proportion between 0 and 1. A proportion has the exact interval of its counts.
    weight
        Its share of the pooled estimate; the weights of a synthesis sum to 1.
    people, events
        How many people, and how many of them had the event; None where not reported.
    effect, variance
        What is averaged: log ratio, difference, or log odds, and its squared standard error. None for counts
        that are pooled as counts.
    control_events, control_people
        The second group of a comparison of counts; None otherwise.

    """

    label: str
    record: str
    outcome: str
    value: float
    low: float
    high: float
    weight: float
    people: int | None = None
    events: int | None = None
    effect: float | None = None
    variance: float | None = None
    control_events: int | None = None
    control_people: int | None = None


@dataclass(frozen=True, slots=True)
class Pooled:
    """Studies made one.

    Attributes
    ----------
    studies
        The rows, in the order they were given, with their weights.
    estimate, low, high
        Pooled estimate and its interval on the reader's scale, as in `Study`.
    level
        Confidence level in percent, such as 95.
    prediction
        Where the true value of a further study of this kind would lie, at the same level; None where the
        method has no spread between studies, or there are fewer than three studies.
    tau2, tau2_low, tau2_high
        Variance between studies on the scale of pooling, with its Q-profile interval; None where the method
        has none.
    q, q_p, i2
        Cochran's Q with its p value, and the share of the scatter that chance does not explain (0 to 1); None
        where they are not defined.
    method, interval_kind
        How the mean and its interval were made.
    scale, measure, unit
        What was pooled: see `Scale`; the measure of the records, such as ``hazard_ratio``; the unit of a
        difference.
    subject
        What was counted or measured, in the words of the records.
    reason, objections
        Why it was pooled although something speaks against it, and what that is; both are printed under it.

    """

    studies: tuple[Study, ...]
    estimate: float
    low: float
    high: float
    level: float
    method: Method
    scale: Scale
    measure: str
    prediction: tuple[float, float] | None = None
    tau2: float | None = None
    tau2_low: float | None = None
    tau2_high: float | None = None
    q: float | None = None
    q_p: float | None = None
    i2: float | None = None
    interval_kind: Kind | None = None
    unit: str | None = None
    subject: str = ""
    reason: str | None = None
    objections: tuple[str, ...] = ()

    @property
    def interval(self) -> tuple[float, float]:
        """Low and high of the pooled estimate."""
        return self.low, self.high

    @property
    def weights(self) -> tuple[float, ...]:
        """Share of each study, in the order of `studies`."""
        return tuple(one.weight for one in self.studies)

    @property
    def people(self) -> int | None:
        """People of all studies; None if one study does not say."""
        counts = [one.people for one in self.studies]
        return None if None in counts else sum(count or 0 for count in counts)

    @property
    def sentence(self) -> str:
        """The result in plain words, every number computed."""
        from mscourse.evidence.synthesis import saying  # noqa: PLC0415 - it reads this file

        return saying.pooled(self)

    @property
    def note(self) -> str:
        """What speaks against pooling, and why it was done all the same: printed under a plot."""
        from mscourse.evidence.synthesis import saying  # noqa: PLC0415 - as above

        return saying.note(self)

    def leave_one_out(self) -> tuple["Pooled", ...]:
        """Pool again without each study in turn, in the order of `studies`.

        Raises
        ------
        ValueError
            If there are fewer than three studies: without one, nothing is left to pool.

        """
        from mscourse.evidence.synthesis import pooling  # noqa: PLC0415 - it reads this file

        return pooling.leave_one_out(self)
