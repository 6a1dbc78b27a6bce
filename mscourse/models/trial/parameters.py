"""What a simulated trial is: its size, its risks, how long it watches, and what may go wrong with it."""

import math
from dataclasses import dataclass

from mscourse.models.published import MIST_MEDIAN_TO_PROGRESSION, MIST_PROGRESSION
from mscourse.models.ranges import check, check_whole

YEARS = 100.0  # the longest that any trial is let run


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """A trial of two arms that waits for an event, such as confirmed progression.

    The defaults have the shape of the MIST trial: its arm sizes, the median time of its control arm, its
    hazard ratio. How patients joined is a guess that fits how long they were followed.

    Attributes
    ----------
    control, treated
        Patients in each arm, 1 to 100 000.
    hazard
        Events per patient-year in the control arm (lambda), constant in time: ln 2 over the median time.
    hazard_ratio
        Hazard of the treated arm as a share of it (HR).
    accrual
        Years over which patients join, evenly (A).
    follow_up
        Years from the last one's joining to the trial's end (F).

    """

    control: int = 55
    treated: int = 55
    hazard: float = math.log(2) / MIST_MEDIAN_TO_PROGRESSION.value
    hazard_ratio: float = MIST_PROGRESSION.value
    accrual: float = 4.5
    follow_up: float = 0.5

    def __post_init__(self) -> None:
        check_whole("control", self.control, 1, 100_000, "It counts the patients of the control arm.")
        check_whole("treated", self.treated, 1, 100_000, "It counts the patients of the treated arm.")
        check("hazard", self.hazard, 1e-6, 100, "It is events per patient-year, above 0.")
        check("hazard_ratio", self.hazard_ratio, 1e-4, 1e4, "It is above 0; 1 means no difference.")
        check("accrual", self.accrual, 0, YEARS, "It is in years.")
        check("follow_up", self.follow_up, 0, YEARS, "It is in years.")
        if not self.accrual + self.follow_up > 0:
            message = "accrual and follow_up are both 0; at least one must be longer, or nobody is watched."
            raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class Bias:
    """What bends such a trial; the defaults bend nothing.

    Attributes
    ----------
    crossover
        Years after which every control patient still free of the event gets the treatment, and its hazard;
        they are counted as controls all the same (intention to treat). None: nobody changes.
    drop_out
        Patients lost for each patient-year, in both arms alike and whatever their risk.
    leave_control, leave_treated
        Share of those about to have the event who leave just before it, unseen. So part of the hazard of the
        event turns into a hazard of leaving: drop-out tied to the risk.

    """

    crossover: float | None = None
    drop_out: float = 0.0
    leave_control: float = 0.0
    leave_treated: float = 0.0

    def __post_init__(self) -> None:
        if self.crossover is not None:
            check("crossover", self.crossover, 0, YEARS, "It is in years; None if nobody changes.")
        check("drop_out", self.drop_out, 0, 100, "It is patients lost per patient-year.")
        check("leave_control", self.leave_control, 0, 1, "It is a share of the events.")
        check("leave_treated", self.leave_treated, 0, 1, "It is a share of the events.")


@dataclass(frozen=True, kw_only=True)
class Relapses:
    """A trial of two arms that counts relapses, or new lesions, over a set time.

    Patients differ: their rates are spread by a gamma distribution, so counts are negative binomial.

    Attributes
    ----------
    control, treated
        Patients in each arm, 2 to 100 000.
    rate
        Mean count per patient-year in the control arm (r0).
    rate_ratio
        The treated arm's rate as a share of it (RR).
    dispersion
        Variance of the patients' rates over their mean squared (kappa); 0 means that all are alike.
    years
        How long each patient is watched.
    unblinded
        Share of control patients who know what they got (w).
    over_report
        How many more relapses they report, as a share (d).

    """

    control: int = 237
    treated: int = 237
    rate: float = 0.8
    rate_ratio: float = 0.7
    dispersion: float = 0.4
    years: float = 1.0
    unblinded: float = 0.0
    over_report: float = 0.0

    def __post_init__(self) -> None:
        check_whole("control", self.control, 2, 100_000, "It counts the patients of the control arm.")
        check_whole("treated", self.treated, 2, 100_000, "It counts the patients of the treated arm.")
        check("rate", self.rate, 1e-6, 1000, "It is a count per patient-year, above 0.")
        check("rate_ratio", self.rate_ratio, 1e-4, 1e4, "It is above 0; 1 means no difference.")
        check("dispersion", self.dispersion, 0, 100, "0 means that all patients have the same rate.")
        check("years", self.years, 1e-3, YEARS, "It is the time each patient is watched, above 0.")
        check("unblinded", self.unblinded, 0, 1, "It is a share of the control patients.")
        check("over_report", self.over_report, 0, 10, "0.3 means that they report 30 % more.")
