"""What a protocol and a batch come to for chapter 08: purity stage by stage, days, and a bank of lines.

The model of `mscourse.models.ipsc` keeps a protocol and a batch apart. Here they are joined: a protocol that
yields less needs more cells to begin with, and each stage takes its share of the days. All illustrative.

>>> plan = Plan()
>>> round(plan.purity, 2), round(plan.days)
(0.53, 172)
"""

import math
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import mul

from mscourse.models import ipsc

DOSE, DOSES = 1e8, 10
"""Wanted cells in a dose, and doses of a batch, unless another number is asked for."""
FEWEST, MOST = 2, 6
STAGE_DAYS = ipsc.Batch().differentiation_days / len(ipsc.Parameters().stages)
SORT_DAYS = 1.0


@dataclass(frozen=True)
class Sort:
    """A sort: the share of wanted cells that it keeps, and the share of others that it removes."""

    keeps: float
    removes: float


NO_SORT = Sort(1.0, 0.0)
SORTS = {"none": NO_SORT, "quick": Sort(0.9, 0.8), "strict": Sort(0.5, 0.98)}


@dataclass(frozen=True)
class Plan:
    """A protocol, a sort, and how much is to be made.

    Attributes
    ----------
    stages : int
        From 2 to 6; four are the model's own, and others repeat or leave out its middle ones.
    stray : float
        By what the share that strays at each stage is multiplied.
    sort : Sort
        At the end.
    doses : int
        Of the batch.

    Raises
    ------
    ValueError
        If there are fewer than 2 stages or more than 6.
    """

    stages: int = 4
    stray: float = 1.0
    sort: Sort = NO_SORT
    doses: int = DOSES

    def __post_init__(self) -> None:
        """Refuse what the chapter does not draw."""
        if not FEWEST <= self.stages <= MOST:
            message = f"a plan of {self.stages} stages; give {FEWEST} to {MOST}"
            raise ValueError(message)

    @property
    def protocol(self) -> ipsc.Parameters:
        """The stages as the model takes them."""
        first, *middle, last = ipsc.Parameters().stages
        between = (middle[number % len(middle)] for number in range(self.stages - 2))
        chosen = (first, *between, last)
        return ipsc.Parameters(stages=[(advance, stray * self.stray) for advance, stray in chosen])

    @property
    def shares(self) -> tuple[float, ...]:
        """Share of all cells still on their way after each stage, once no cell stays between."""
        passed = (advance / (advance + stray) for advance, stray in self.protocol.stages)
        return tuple(accumulate(passed, mul))

    @property
    def product(self) -> float:
        """Share that ends as the product, before the sort."""
        return ipsc.eventual_product(self.protocol)

    @property
    def purity(self) -> float:
        """Share of the wanted cells in what is filled into vials."""
        return float(ipsc.sorted_purity(self.product, self.sort.keeps, self.sort.removes))

    @property
    def batch(self) -> ipsc.Batch:
        """The model's batch with this plan's yield and days."""
        standard = ipsc.Batch()
        share = self.product * self.sort.keeps / ipsc.eventual_product(ipsc.Parameters())
        extra = 0.0 if self.sort == NO_SORT else SORT_DAYS
        return replace(
            standard,
            efficiency=standard.efficiency * share,
            differentiation_days=STAGE_DAYS * self.stages + extra,
        )

    @property
    def days(self) -> float:
        """Days from the skin sample to a batch that may be given."""
        return ipsc.batch_days(self.batch, DOSE, self.doses)

    @property
    def doublings(self) -> float:
        """How often the pluripotent cells double before they are steered."""
        return ipsc.doublings(self.batch.seed_cells, ipsc.cells_needed(self.batch, DOSE, self.doses))


def own_cost(failure: float) -> float:
    """Return what one person's own batch takes, days of the clean room; `failure` is the share made again."""
    return ipsc.batch_cost(ipsc.Batch(failure=failure), DOSE, 1)


def donor_cost(people: int, lines: int) -> float:
    """Return what a bank takes for each person, in days of the clean room: a batch for each of its lines.

    Raises
    ------
    ValueError
        If there are no people or no lines.
    """
    if people < 1 or lines < 1:
        message = f"{people} people and {lines} lines: give one or more of both"
        raise ValueError(message)
    each = math.ceil(people / lines)
    return lines * ipsc.batch_cost(ipsc.Batch(), DOSE, each) / people
