"""The model cases that sentences of chapter 09 name in their source marks, besides its explorables' own."""

from collections.abc import Callable

from mscourse.evidence.marks import Numbers
from mscourse.models import axon, remyelination
from mscourse.models.myelin import HEALTHY_G_RATIO, REBUILT_G_RATIO

TISSUE = remyelination.Parameters()
RADIUS = 2000.0
"""Of the lesion that the page speaks of, µm."""
OLD = 65.0
"""The age at which the front of the standard tissue stands still, years."""
FIBRE = axon.Parameters()
REBUILT = axon.Remyelinated()


def front_formula() -> Numbers:
    """Return how long the formula takes for a lesion, days, and what goes into the rate of dividing."""
    return {
        "days": remyelination.coverage_days(TISSUE, RADIUS),
        "given_radius_mm": RADIUS / 1000,
        "given_reference_age": remyelination.REFERENCE_AGE,
        "given_slowing": TISSUE.slowing,
    }


def _speed(**changed: float) -> float:
    return remyelination.front_speed(remyelination.Parameters(age=OLD, **changed))


def stalled_front() -> Numbers:
    """Return what three changes make of a front that stands still, µm a day."""
    return {
        "as_it_was": _speed(),
        "four_times_wandering": _speed(diffusion=4 * TISSUE.diffusion),
        "half_maturing": _speed(maturation=TISSUE.maturation / 2),
        "twice_division": _speed(proliferation=2 * TISSUE.proliferation),
        "given_age": OLD,
    }


def _wall(g_ratio: float) -> float:
    """Return how thick a sheath is, as a share of the axon's width."""
    return (1 / g_ratio - 1) / 2


def thin_sheath() -> Numbers:
    """Return what five internodes, rebuilt as three short thin sheaths each, give back: m/s and per cent.

    Raises
    ------
    ValueError
        If an impulse no longer arrives where the page says that it does.

    """
    healthy, inside = axon.simulate(FIBRE).speed, axon.simulate(FIBRE, REBUILT).speed_inside
    if healthy is None or inside is None:
        message = "an impulse that the page speaks of no longer arrives; read the sentences again"
        raise ValueError(message)
    return {
        "healthy": healthy,
        "inside": inside,
        "inside_percent": 100 * inside / healthy,
        "wall_percent": 100 * _wall(REBUILT_G_RATIO) / _wall(HEALTHY_G_RATIO),
        "given_healthy_g": HEALTHY_G_RATIO,
        "given_rebuilt_g": REBUILT_G_RATIO,
        "given_pieces": REBUILT.pieces,
        "given_internodes": REBUILT.internodes,
    }


OPC_PAGE: dict[str, Callable[[], Numbers]] = {
    one.__name__: one for one in (front_formula, stalled_front, thin_sheath)
}
