"""What the tissue at a lesion's edge does, how finely it is cut up, and what a new sheath becomes.

Lengths are in µm, times in days, ages in years. Densities are relative: 1 is all that there is room for.
"""

from dataclasses import dataclass

from mscourse.models.myelin import G_RATIO_HIGH, G_RATIO_LOW, HEALTHY_G_RATIO, REBUILT_G_RATIO
from mscourse.models.ranges import check, check_whole

REFERENCE_AGE = 25.0  # years; proliferation is given for this age
RATE = "Write a rate per day, such as 0.2."


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Oligodendrocyte precursor cells (OPCs): how they wander, divide and become myelinating cells.

    All values are illustrative; none was measured in people with MS.

    Attributes
    ----------
    diffusion
        How fast they wander (D), µm² per day.
    proliferation
        How fast they divide at the age of 25, with room and without inflammation (r), per day.
    maturation
        How fast they become myelinating cells (k), per day.
    age
        Years.
    slowing
        Years of age in which proliferation halves.
    inflammation
        How much of it there is (I), in the unit of `half_inflammation`; 0 for none.
    half_inflammation
        How much halves proliferation (Ki).

    Raises
    ------
    ValueError
        If a value is out of its range; the message names it and the range.

    """

    diffusion: float = 100.0
    proliferation: float = 0.2
    maturation: float = 0.05
    age: float = REFERENCE_AGE
    slowing: float = 20.0
    inflammation: float = 0.0
    half_inflammation: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what is no tissue."""
        check("diffusion", self.diffusion, 0, 1e5, "Write µm² per day, such as 100.")
        check("proliferation", self.proliferation, 0, 5, RATE)
        check("maturation", self.maturation, 0, 5, RATE)
        check("age", self.age, 0, 120, "Write years.")
        check("slowing", self.slowing, 1, 1e6, "Write years; a million for no slowing.")
        check("inflammation", self.inflammation, 0, 1e6, "Write 0 for none.")
        check("half_inflammation", self.half_inflammation, 1e-6, 1e6, "Write how much halves proliferation.")


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """A strip of tissue from healthy edge (0) into the lesion, and how finely strip and time are cut.

    Attributes
    ----------
    length
        Of the strip, µm.
    cells
        Pieces it is cut into.
    days
        How long to run.
    step
        Time step, days.
    every
        Days from one record to the next; at least a step.
    seed_width, seed
        At the start, OPCs of this density stand in a band of this width, µm, at the edge.

    Raises
    ------
    ValueError
        If a value is out of its range; the message names it and the range.

    """

    length: float = 3000.0
    cells: int = 1500
    days: float = 200.0
    step: float = 0.1
    every: float = 1.0
    seed_width: float = 20.0
    seed: float = 0.5

    def __post_init__(self) -> None:
        """Refuse what cannot be run."""
        check("length", self.length, 10, 1e6, "Write µm.")
        check_whole("cells", self.cells, 3, 100_000, "The standard is 1500 for 3000 µm.")
        check("days", self.days, 0.01, 36_500, "Write days.")
        check("step", self.step, 1e-4, 1, "Write days, such as 0.1.")
        check("every", self.every, self.step, 36_500, "Records cannot be closer than steps.")
        check("seed_width", self.seed_width, 0, self.length, "It lies in the strip.")
        check("seed", self.seed, 0, 1, "It is a share of full density.")


@dataclass(frozen=True, kw_only=True)
class Sheath:
    """What a new sheath becomes, beside a healthy one on the same axon.

    Attributes
    ----------
    healthy, rebuilt
        g-ratios: axon's diameter over the fibre's, of healthy and of finished new myelin. The axon model
        starts from the same two.
    thickening
        Days in which the gap to the finished sheath shrinks to 37 per cent (tau).

    Raises
    ------
    ValueError
        If a value is out of its range; the message names it and the range.

    """

    healthy: float = HEALTHY_G_RATIO
    rebuilt: float = REBUILT_G_RATIO
    thickening: float = 30.0

    def __post_init__(self) -> None:
        """Refuse what is no sheath."""
        for name in ("healthy", "rebuilt"):
            check(name, getattr(self, name), G_RATIO_LOW, G_RATIO_HIGH, "It is a g-ratio, such as 0.7.")
        check("thickening", self.thickening, 0.01, 36_500, "Write days, such as 30.")
