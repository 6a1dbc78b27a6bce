"""A reset of the immune system and a graft of precursor cells, in either order: two models joined.

The transplant model says how many clones from before are left in the blood on each day; here they stand for
what attacks. That inflammation slows the division of grafted precursors in the repair model, whose front then
has the speed of the day. Chemotherapy takes most of the grafted cells that are there. How strongly old clones
inhibit repair, and how many grafted cells outlive chemotherapy, is illustrative: neither was measured.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from mscourse.models import reconstitution as blood
from mscourse.models import remyelination
from mscourse.models.reconstitution.theory import old_clones

Array = NDArray[np.float64]
Order = Literal["reset first", "graft first", "graft only"]
RESET, GRAFT, ALONE = get_args(Order)
AGE = 35.0
"""Years, of the person and of the tissue: that of the transplant model."""
INFLAMED = 4.0
"""Inhibition of repair with all old clones in place, in the repair model's unit: illustrative."""
RADIUS = 2.0
"""Of the lesion, mm, as in chapter 09; it has no precursors of its own here."""
MONTH = 30
MONTHS = 24
"""How long the course is followed after the first treatment."""
DAYS = MONTHS * MONTH
BEFORE = 3 * MONTH
"""Days that are drawn before the first treatment."""
PERSON = blood.Parameters(age=AGE)
TISSUE = remyelination.Parameters(age=AGE)
SEED = remyelination.Resolution().seed
"""Share of the room that grafted cells take at first."""


@dataclass(frozen=True)
class Course:
    """What happens from three months before the first treatment on; arrays have shape (days,).

    Attributes
    ----------
    days
        From the first treatment.
    attackers
        Clones from before, as a share of those before any treatment.
    grafted
        Grafted precursors at the front, as a share of the room.
    depth
        How far their new myelin has come from the lesion's edge, mm.
    risk
        Infections for each patient-year.
    reset, graft
        Days of the two; the reset is None where there is none.
    """

    days: Array
    attackers: Array
    grafted: Array
    depth: Array
    risk: Array
    reset: int | None
    graft: int

    @property
    def begins(self) -> float:
        """The day on which the first tenth of a millimetre is repaired; infinite if it never is."""
        reached = np.flatnonzero(self.depth >= 0.1)  # noqa: PLR2004 - as the docstring says
        return float(self.days[reached[0]]) if reached.size else np.inf

    @property
    def risk_at_graft(self) -> float:
        """Infections for each patient-year at the level of the day of the graft."""
        return float(self.risk[int(np.searchsorted(self.days, self.graft))])


def when(order: str, gap: int) -> tuple[int | None, int]:
    """Return the days of reset and graft, counted from whichever comes first.

    Raises
    ------
    ValueError
        If there is no such order.

    """
    if order == ALONE:
        return None, 0
    if order not in get_args(Order):
        message = f"order is {order!r}; write one of {', '.join(get_args(Order))}"
        raise ValueError(message)
    later = gap * MONTH
    return (0, later) if order == RESET else (later, 0)


@cache
def followed(order: str, gap: int, spared: float) -> Course:
    """Follow one lesion through both treatments, day by day.

    Parameters
    ----------
    order : Order
        Which comes first.
    gap : int
        Months between the two.
    spared : float
        Share of grafted cells that outlive the chemotherapy.
    """
    reset, graft = when(order, gap)
    days = np.arange(-BEFORE, DAYS + 1, dtype=float)
    attackers, risk = np.ones(days.size), np.full(days.size, PERSON.infection.background)
    if reset is not None:
        after = days >= reset
        since = days[after] - reset
        most = PERSON.memory_cd4.normal
        attackers[after] = old_clones(since, PERSON.survivors, PERSON) / most
        risk[after] = blood.simulate(PERSON, since).hazard
    grafted, depth = _front(days, attackers, (reset, graft), spared)
    return Course(days, attackers, grafted, depth, risk, reset, graft)


def _front(
    days: Array, attackers: Array, times: tuple[int | None, int], spared: float
) -> tuple[Array, Array]:
    """Let grafted cells divide or fade, and the front go on, at the inflammation of each day."""
    reset, graft = times
    divide = remyelination.growth(TISSUE, INFLAMED * attackers)
    surplus = divide - TISSUE.maturation
    speed = np.array(
        [
            remyelination.front_speed(replace(TISSUE, inflammation=INFLAMED * share))
            for share in attackers.tolist()
        ]
    )
    grafted, depth = np.zeros(days.size), np.zeros(days.size)
    held = 0.0
    for number, day in enumerate(days.tolist()):
        if day == graft:
            held = SEED
        if reset is not None and day == reset and graft < reset:
            held *= spared
        grafted[number] = held
        if number:
            depth[number] = min(RADIUS, depth[number - 1] + speed[number] * held / 1000)
        rate = float(surplus[number])
        room = 1 - held if rate > 0 else 1.0
        held = min(1.0, max(0.0, held + rate * held * room))
    return grafted, depth
