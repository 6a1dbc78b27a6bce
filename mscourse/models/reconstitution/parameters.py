"""What the model may be told: counts in 10⁹ cells per litre of blood, time in days from the transplant."""

import math
from dataclasses import dataclass, field

from mscourse.models import published
from mscourse.models.ranges import check

MONTH = 30.0  # days, as in "by day 180" for "by six months"
MOST = 100.0  # 10⁹ cells per litre: more than any of these counts
LEAST = 1e-9  # one cell per litre
APART = 1e-6  # as a share: a level this near the nadir or the plateau has no day of its own


@dataclass(frozen=True, kw_only=True)
class Subset:
    """A kind of cell that grows back by dividing: a logistic curve through two known points.

    Attributes
    ----------
    normal
        K, where it levels off, 10⁹/L.
    nadir
        x₀, count on day 0, 10⁹/L; below `normal`.
    level, day
        A count between the two, and the day on which it is crossed; they set the rate.

    """

    normal: float
    nadir: float
    level: float
    day: float

    def __post_init__(self) -> None:
        check("normal", self.normal, LEAST, MOST, "Give a count in 10⁹ cells per litre.")
        low, high = LEAST, self.normal * (1 - APART)
        check("nadir", self.nadir, low, high, "The count on day 0 must be below the normal one.")
        low = self.nadir * (1 + APART)
        check("level", self.level, low, high, "The level must lie between the nadir and the normal count.")
        check("day", self.day, 0.1, 3650, "Give the day on which the level is crossed.")

    @property
    def rate(self) -> float:
        """The early growth for each day, rho in the formula: ln[(K/x₀ - 1)/(K/level - 1)]/day."""
        return math.log((self.normal / self.nadir - 1) / (self.normal / self.level - 1)) / self.day


@dataclass(frozen=True, kw_only=True)
class Neutrophils(Subset):
    """Neutrophils: 0.5 on day 11; attributes as in `Subset`."""

    normal: float = 4.0
    nadir: float = 0.005
    level: float = 0.5
    day: float = 11.0


@dataclass(frozen=True, kw_only=True)
class NaturalKillers(Subset):
    """Natural killer cells: normal within a month; attributes as in `Subset`."""

    normal: float = 0.25
    nadir: float = 0.005
    level: float = 0.20
    day: float = MONTH * published.NATURAL_KILLERS_NORMAL.value


@dataclass(frozen=True, kw_only=True)
class CD8(Subset):
    """CD8 T cells, the fastest T cells to expand; attributes as in `Subset`."""

    normal: float = 0.50
    nadir: float = 0.005
    level: float = 0.40
    day: float = 90.0


@dataclass(frozen=True, kw_only=True)
class BCells(Subset):
    """B cells: normal within six months; attributes as in `Subset`."""

    normal: float = 0.25
    nadir: float = 0.001
    level: float = 0.20
    day: float = MONTH * published.B_CELLS_NORMAL.value


@dataclass(frozen=True, kw_only=True)
class Regulatory(Subset):
    """Regulatory T cells; attributes as in `Subset`."""

    normal: float = 0.06
    nadir: float = 0.002
    level: float = 0.048
    day: float = 180.0


@dataclass(frozen=True, kw_only=True)
class MemoryCD4(Subset):
    """Memory CD4 T cells; attributes as in `Subset`."""

    normal: float = 0.45
    nadir: float = 0.01
    level: float = 0.20
    day: float = 180.0


@dataclass(frozen=True, kw_only=True)
class NaiveCD4:
    """Naive CD4 T cells: the thymus exports them, at a rate that halves every so many years of age.

    Attributes
    ----------
    normal
        K, plateau at the age of `reference_age`, 10⁹/L.
    nadir
        Count on day 0, 10⁹/L.
    half_life
        ln 2/μ, of the pool, days.
    reference_age
        The age at which the plateau is `normal`, years.
    halving
        Years of age in which export halves.

    """

    normal: float = 0.45
    nadir: float = 0.005
    half_life: float = 730.0
    reference_age: float = 35.0
    halving: float = 16.0

    def __post_init__(self) -> None:
        check("normal", self.normal, LEAST, MOST, "Give a count in 10⁹ cells per litre.")
        check("nadir", self.nadir, 0.0, self.normal, "The count on day 0 must not exceed the normal one.")
        check("half_life", self.half_life, 1.0, 36500, "Give the half-life of the pool in days.")
        check("reference_age", self.reference_age, 1, 100, "Give an age in years.")
        check("halving", self.halving, 1, 1000, "Give the years in which export halves.")

    @property
    def loss(self) -> float:
        """μ, share of the pool that leaves each day."""
        return math.log(2) / self.half_life


@dataclass(frozen=True, kw_only=True)
class Renewal:
    """How far old clones that survive grow out again.

    Attributes
    ----------
    expansion
        F, the largest growth of one surviving clone, as a multiple, 1 or more.
    rate
        Of that growth, for each day.

    """

    expansion: float = 30.0
    rate: float = 0.10

    def __post_init__(self) -> None:
        check("expansion", self.expansion, 1, 1e6, "A clone of one cell that does not grow has expansion 1.")
        check("rate", self.rate, 1e-4, 10, "Give the growth of old clones for each day.")


@dataclass(frozen=True, kw_only=True)
class Infection:
    """Infections for each patient-year: a background, and more for each kind of cell that is short.

    Attributes
    ----------
    background
        Episodes a patient-year when nothing is short.
    neutrophil_weight, b_weight, cd4_weight
        Episodes a patient-year that a count of nought adds.
    neutrophil_level, b_level, cd4_level
        Counts from which nothing is added, 10⁹/L.

    """

    background: float = published.LATE_INFECTIONS.value
    neutrophil_weight: float = 8.0
    neutrophil_level: float = 0.5
    b_weight: float = 1.5
    b_level: float = 0.2
    cd4_weight: float = 0.6
    cd4_level: float = 0.2

    def __post_init__(self) -> None:
        check("background", self.background, 0, 1000, "Give infections for each patient-year.")
        for kind in ("neutrophil", "b", "cd4"):
            weight, level = f"{kind}_weight", f"{kind}_level"
            check(weight, getattr(self, weight), 0, 1000, "Give infections for each patient-year.")
            check(level, getattr(self, level), LEAST, MOST, "Give a count in 10⁹ cells per litre.")


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """One person after a transplant.

    Attributes
    ----------
    age
        At transplant, years; it stays so.
    survivors
        s, share of old CD4 clones that outlive the conditioning, 0 to 1.
    neutrophils, natural_killers, cd8, b_cells, regulatory, memory_cd4
        Cells that grow back by dividing.
    naive_cd4
        Cells that the thymus makes.
    renewal
        What old clones do.
    infection
        What a lack of cells does.

    """

    age: float = 35.0
    survivors: float = 0.01
    neutrophils: Subset = field(default_factory=Neutrophils)
    natural_killers: Subset = field(default_factory=NaturalKillers)
    cd8: Subset = field(default_factory=CD8)
    b_cells: Subset = field(default_factory=BCells)
    regulatory: Subset = field(default_factory=Regulatory)
    memory_cd4: Subset = field(default_factory=MemoryCD4)
    naive_cd4: NaiveCD4 = field(default_factory=NaiveCD4)
    renewal: Renewal = field(default_factory=Renewal)
    infection: Infection = field(default_factory=Infection)

    def __post_init__(self) -> None:
        check("age", self.age, 1, 100, "Give the age at transplant in years.")
        check("survivors", self.survivors, 0, 1, "Give the share of old clones that survive.")


KINDS = ("neutrophils", "natural_killers", "cd8", "b_cells", "regulatory", "memory_cd4")
