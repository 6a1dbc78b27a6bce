"""What the ten-step model takes: rates of the single steps, how people differ, what a treatment changes."""

import math
from dataclasses import dataclass

from mscourse.models.ranges import check, check_array, check_whole

STEPS = 10  # whole steps of the Expanded Disability Status Scale that are modelled, 0 to 9
MILESTONE = 6  # EDSS 6: needs an aid to walk 100 metres
YEARS = 200.0  # the longest that anybody is followed

# The rates of the single steps are not published in a form that could be read. These eighteen numbers are one
# smooth choice of many that give the anchor and the stored check values. By itself none means anything.
WORSENING_SHAPE = (0.72903, 1.31852, 1.42147, 0.43481, 0.61514, 2.36658, 0.90993, 0.47441, 0.41791)
IMPROVEMENT = (0.09875, 0.123103, 0.167385, 0.059539, 0.067922, 0.098153, 0.106759, 0.104184, 0.100896)
SCALE = 0.3153384  # per year; `calibrate` finds it again


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """How fast people move up and down the scale, one step at a time.

    Attributes
    ----------
    worsening_shape
        Nine numbers above 0: how fast EDSS 0 goes to 1, 1 to 2, ... 8 to 9, each as a multiple of `scale`.
    improvement
        Nine rates per year, 0 or more: from EDSS 1 to 0, 2 to 1, ... 9 to 8. `scale` does not touch them.
    scale
        Worsening per year that the shape is multiplied by; `calibrate` sets it by one published share.
    start
        EDSS at onset, a whole step from 0 to 9.
    frailty
        Shape k of the gamma distribution, of mean 1, that multiplies each person's worsening; small k, great
        differences. None: all are alike.
    classes
        How many equal groups stand for that distribution, each at its middle quantile.

    """

    worsening_shape: tuple[float, ...] = WORSENING_SHAPE
    improvement: tuple[float, ...] = IMPROVEMENT
    scale: float = SCALE
    start: int = 1
    frailty: float | None = None
    classes: int = 100

    def __post_init__(self) -> None:
        for name, low in (("worsening_shape", 1e-6), ("improvement", 0.0)):
            given = check_array(name, getattr(self, name), low, 100, "One number for each step.")
            if given.shape != (STEPS - 1,):
                message = f"{name} has the shape {given.shape}; give nine numbers, one for each step."
                raise ValueError(message)
        check("scale", self.scale, 1e-6, 100, "It is per year, above 0.")
        check_whole("start", self.start, 0, STEPS - 1, "It is the step of the scale at onset.")
        if self.frailty is not None:
            check("frailty", self.frailty, 0.1, 1e6, "It is the gamma shape; None if all are alike.")
        check_whole("classes", self.classes, 2, 1000, "It counts groups of unlike people.")


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """A time during which worsening is slower, or faster; improvement stays as it is.

    Attributes
    ----------
    hazard_ratio
        Every worsening rate is multiplied by it (HR); 1 changes nothing.
    start, stop
        Years since the beginning, from `start` to `stop`; `stop` may be infinite.

    """

    hazard_ratio: float = 1.0
    start: float = 0.0
    stop: float = math.inf

    def __post_init__(self) -> None:
        check("hazard_ratio", self.hazard_ratio, 1e-6, 1e3, "It is above 0; 1 means no difference.")
        check("start", self.start, 0, YEARS, "It is in years.")
        if self.stop != math.inf:
            check("stop", self.stop, 0, YEARS, "It is in years; math.inf if treatment never stops.")
        if not self.stop > self.start:
            message = f"stop is {self.stop:g} and start {self.start:g}; stop must be later."
            raise ValueError(message)
