"""What may be asked of the model: rates and arrivals, treatments, and a study of many patients."""

from dataclasses import dataclass, replace

from mscourse.models.ranges import check, check_array, check_whole

DAYS = 365  # of a year
RATE = "It is a rate per day."
FACTOR = "It is a factor; 1 changes nothing."


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """One patient's T cells and the damage they do; rates per day, numbers in cells.

    Attributes
    ----------
    activation
        delta: resting cells become active.
    resting_loss
        beta: resting cells die.
    rest
        eta: active cells go back to rest.
    effector_growth, regulator_growth
        aE, aR: active cells multiply, effectors unless restrained, regulators when effectors are many.
    effector_loss, regulator_loss
        gE, gR: active cells die, effectors when they are restrained.
    effector_midpoint, regulator_midpoint
        kE, kR: how many active cells have half of their effect on the other kind.
    steepness
        Exponent of that effect (Hill).
    effector_arrivals, regulator_arrivals
        How many times a year new resting cells arrive, by chance.
    effector_burst, regulator_burst
        How many cells arrive together.
    by_chance
        False puts the average of the arrivals in their place, spread evenly over time.
    damage_rate, damage_repair, damage_scarring
        d1, r, d2: reversible damage is done, is repaired, becomes irreversible.
    damage_scale
        a: active effectors that do damage at the rate d1.
    start
        Resting effectors, resting regulators, active effectors, active regulators on day 0.

    Raises
    ------
    ValueError
        If a value is outside its range; the message names both.

    """

    activation: float = 1.0
    resting_loss: float = 0.01
    rest: float = 0.01
    effector_growth: float = 2.0
    regulator_growth: float = 0.25
    effector_loss: float = 0.2
    regulator_loss: float = 0.2
    effector_midpoint: float = 1000.0
    regulator_midpoint: float = 200.0
    steepness: float = 5.0
    effector_arrivals: float = 100.0
    regulator_arrivals: float = 100.0
    effector_burst: float = 100.0
    regulator_burst: float = 100.0
    by_chance: bool = True
    damage_rate: float = 1.0
    damage_repair: float = 0.1
    damage_scarring: float = 0.002
    damage_scale: float = 22_800.0
    start: tuple[float, float, float, float] = (7.5, 2.4, 1000.0, 200.0)

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        for name in ("activation", "resting_loss", "damage_repair"):
            check(name, getattr(self, name), 1e-6, 100, RATE)
        for name in (
            "rest", "effector_growth", "regulator_growth", "effector_loss", "regulator_loss",
            "damage_rate", "damage_scarring",
        ):  # fmt: skip
            check(name, getattr(self, name), 0, 100, RATE)
        for name in ("effector_midpoint", "regulator_midpoint", "damage_scale"):
            check(name, getattr(self, name), 1e-3, 1e9, "It is a number of cells.")
        check("steepness", self.steepness, 1, 20, "Usual is 1 to 8.")
        for name in ("effector_arrivals", "regulator_arrivals"):
            check(name, getattr(self, name), 0, 1e6, "Count arrivals in a year; 0 is none.")
        for name in ("effector_burst", "regulator_burst"):
            check(name, getattr(self, name), 0, 1e6, "It is a number of cells.")
        if check_array("start", self.start, 0, 1e9, "It is a number of cells.").shape != (4,):
            message = (
                f"start holds {len(self.start)} numbers; give four: resting effectors, resting regulators, "
                "active effectors, active regulators."
            )
            raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """What is changed, and when; several add up by multiplying.

    Attributes
    ----------
    start, end
        Days from the beginning; by default from the first day to the last.
    effector_growth, effector_loss, regulator_growth, effector_midpoint
        What the rate, or the number, of that name is multiplied by meanwhile. A drug against multiplying
        cells lowers the first. One that removes effectors raises the second. Support for regulators raises
        the third. Fewer B cells lower the last: 0.85 in Martinez-Pasamar and others 2013, in mice.
    surviving
        Share of all cells that is left on the first day: 0.01 for a wipe-out of 99 %.

    Raises
    ------
    ValueError
        If a value is outside its range, or the end is not after the start.

    """

    start: float = 0.0
    end: float = 1e6
    effector_growth: float = 1.0
    effector_loss: float = 1.0
    regulator_growth: float = 1.0
    effector_midpoint: float = 1.0
    surviving: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        check("start", self.start, 0, 1e6, "Count days from the beginning.")
        check("end", self.end, 0, 1e6, "Count days from the beginning.")
        if not self.start < self.end:
            message = f"end is {self.end:g} and start is {self.start:g}; a treatment ends after it starts."
            raise ValueError(message)
        for name in ("effector_growth", "effector_loss", "regulator_growth"):
            check(name, getattr(self, name), 0, 100, FACTOR)
        check("effector_midpoint", self.effector_midpoint, 0.01, 100, FACTOR)
        check("surviving", self.surviving, 0, 1, "It is a share; 1 leaves all cells alive.")


CHANGED = ("effector_growth", "effector_loss", "regulator_growth", "effector_midpoint")


def treated(parameters: Parameters, *treatments: Treatment) -> Parameters:
    """Return parameters as they are while all these treatments are given; what they kill is not in it.

    Raises
    ------
    ValueError
        If the changed values are outside their ranges.

    """
    for one in treatments:
        changes = {name: getattr(parameters, name) * getattr(one, name) for name in CHANGED}
        parameters = replace(parameters, **changes)
    return parameters


@dataclass(frozen=True, kw_only=True)
class Study:
    """Who is watched, for how long, and how an episode is read.

    Attributes
    ----------
    patients
        How many.
    years
        How long, of 365 days.
    regulator_spread
        How much patients differ in `regulator_growth`: standard deviation over mean of a gamma distribution.
    threshold
        An episode begins when active effectors rise to this number.
    merge_days
        A rise less than this long after the last one counted belongs to the same episode.
    step
        Time step, days.
    record
        Days between two records of cells and damage.

    Raises
    ------
    ValueError
        If a value is outside its range; the message names both.

    """

    patients: int = 200
    years: float = 5.0
    regulator_spread: float = 0.0
    threshold: float = 22_800.0
    merge_days: float = 30.0
    step: float = 0.1
    record: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        check_whole("patients", self.patients, 1, 1_000_000, "A study needs at least one.")
        check("years", self.years, 1e-3, 200, "Usual are 1 to 10.")
        check("regulator_spread", self.regulator_spread, 0, 2, "Write 0 for patients who are all alike.")
        check("threshold", self.threshold, 1e-3, 1e9, "It is a number of active effectors.")
        check("merge_days", self.merge_days, 0, 3650, "Usual are 30 days.")
        check("step", self.step, 1e-4, 1, "Usual is 0.1 day.")
        check("record", self.record, self.step, 3650, "It is at least one step.")

    @property
    def steps(self) -> int:
        """How many time steps it takes."""
        return max(1, round(self.years * DAYS / self.step))

    @property
    def every(self) -> int:
        """Steps between two records."""
        return max(1, round(self.record / self.step))
