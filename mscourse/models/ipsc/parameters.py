"""What a culture does at each stage, what is known of it at release, and what a batch takes.

Shares are fractions from 0 to 1. Cost is counted in days of the clean room, not in money: nobody's prices are
known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mscourse.models.ranges import check, check_whole

SHARE = "Write a fraction, such as 0.05 for 5 per cent."
DAYS = "Write days."
COST = "One unit is what one day of the clean room costs."
STAGES = 50
ROUNDING = 1e-12  # 0.9 + 0.1 may come out just above 1


class Stage(NamedTuple):
    """One step of a protocol; what neither advances nor strays stays where it is. `Parameters` checks it.

    Attributes
    ----------
    advance
        Share of its cells that move on in one pass (p).
    stray
        Share that turn into something else for good (o).

    """

    advance: float
    stray: float


FOUR_STAGES = (Stage(0.9, 0.09), Stage(0.85, 0.12), Stage(0.85, 0.13), Stage(0.75, 0.23))


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """A differentiation protocol.

    Attributes
    ----------
    stages
        One `Stage` (or pair of shares) for each step, from the pluripotent cell to the product; 1 to 50.

    Raises
    ------
    ValueError
        If there are no stages or more than 50, a share is out of its range, or the two shares of one stage
        together are 0 or pass 1.
    TypeError
        If a stage is no pair.

    """

    stages: Sequence[tuple[float, float]] = FOUR_STAGES

    def __post_init__(self) -> None:
        """Refuse what is no protocol, and keep the stages by name."""
        check_whole("stages", len(self.stages), 1, STAGES, "They are counted here; give that many pairs.")
        object.__setattr__(self, "stages", tuple(map(_stage, range(len(self.stages)), self.stages)))


def _stage(at: int, pair: tuple[float, float]) -> Stage:
    try:
        stage = Stage(*pair)
    except TypeError:
        message = f"stages[{at}] is {pair!r}; write a pair of shares: ipsc.Stage(advance=0.9, stray=0.09)"
        raise TypeError(message) from None
    check(f"stages[{at}].advance", stage.advance, 0, 1, SHARE)
    check(f"stages[{at}].stray", stage.stray, 0, 1, SHARE)
    if not 0 < stage.advance + stage.stray <= 1 + ROUNDING:
        message = (
            f"stages[{at}].advance and .stray are {stage.advance!r} and {stage.stray!r}; together they must "
            "be above 0 and up to 1. What is left of 1 stays where it is."
        )
        raise ValueError(message)
    return stage


@dataclass(frozen=True, kw_only=True)
class Release:
    """What is known of a product when it is released.

    Attributes
    ----------
    residual
        Share of all its cells that are still pluripotent (r). The default is what the most sensitive assay
        read here could just see: 1 in 100 000 (Kuroda and others 2015, abstract).
    forming
        Chance that one such cell starts a tumour (q); illustrative.
    purity
        Share of its cells that are the wanted ones.

    Raises
    ------
    ValueError
        If a value is out of its range.

    """

    residual: float = 1e-5
    forming: float = 1e-3
    purity: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what is no share."""
        check("residual", self.residual, 0, 1, "Write a fraction: 0.001 per cent is 1e-5.")
        check("forming", self.forming, 0, 1, "Write a probability: one in a thousand is 1e-3.")
        check("purity", self.purity, 1e-6, 1, SHARE)


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What it takes to make one batch; all values are illustrative.

    Attributes
    ----------
    seed_cells
        Pluripotent cells to start from.
    doubling_hours
        Time in which they double, hours.
    efficiency
        Cells of the product for each cell that enters differentiation.
    banking_days, differentiation_days, testing_days
        Making and testing the line; differentiation; tests before release. The same for any batch size.
    fixed_cost
        Of a batch, beyond its days, in days of the clean room.
    daily_cost
        Of one day; 1 by the choice of the unit.
    failure
        Share of batches that fail and are made again.

    Raises
    ------
    ValueError
        If a value is out of its range.

    """

    seed_cells: float = 1e6
    doubling_hours: float = 30.0
    efficiency: float = 0.15
    banking_days: float = 100.0
    differentiation_days: float = 28.0
    testing_days: float = 28.0
    fixed_cost: float = 40.0
    daily_cost: float = 1.0
    failure: float = 0.2

    def __post_init__(self) -> None:
        """Refuse what is no batch."""
        check("seed_cells", self.seed_cells, 1, 1e15, "Write a number of cells, such as 1e6.")
        check("doubling_hours", self.doubling_hours, 1, 1000, "Write hours, such as 30.")
        check("efficiency", self.efficiency, 1e-6, 1000, "It may pass 1 where cells also divide.")
        for name in ("banking_days", "differentiation_days", "testing_days"):
            check(name, getattr(self, name), 0, 3650, DAYS)
        for name in ("fixed_cost", "daily_cost"):
            check(name, getattr(self, name), 0, 1e12, COST)
        check("failure", self.failure, 0, 0.99, "Write the share that fails, such as 0.2.")

    @property
    def fixed_days(self) -> float:
        """Days that any batch takes, however large."""
        return self.banking_days + self.differentiation_days + self.testing_days
