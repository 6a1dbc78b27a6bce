"""The model cases that chapter 09's sentences name in their source marks."""

import math
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
BARE = axon.Lesion(internodes=5, loss=1.0)
NEW_CHANNELS = axon.Lesion(internodes=5, loss=1.0, channels=0.1)


def _speed(**changed: float) -> float:
    return remyelination.front_speed(remyelination.Parameters(**changed))


def front_by_age() -> Numbers:
    """Return the front's speed at four ages, µm a day, when it stalls, and how long a lesion takes."""
    return {
        "speed_25": _speed(age=25),
        "speed_35": _speed(age=35),
        "speed_55": _speed(age=55),
        "speed_64": _speed(age=64),
        "stall_age": remyelination.stall_age(TISSUE),
        "days": remyelination.coverage_days(TISSUE, RADIUS),
        "days_55": remyelination.coverage_days(remyelination.Parameters(age=55), RADIUS),
        "given_radius_mm": RADIUS / 1000,
        "given_reference_age": remyelination.REFERENCE_AGE,
        "given_slowing": TISSUE.slowing,
    }


def stalled_front() -> Numbers:
    """Return what three changes make of a front that stands still, µm a day; and an age with inflammation."""
    return {
        "as_it_was": _speed(age=OLD),
        "four_times_wandering": _speed(age=OLD, diffusion=4 * TISSUE.diffusion),
        "half_maturing": _speed(age=OLD, maturation=TISSUE.maturation / 2),
        "twice_division": _speed(age=OLD, proliferation=2 * TISSUE.proliferation),
        "stall_age_inflamed": remyelination.stall_age(remyelination.Parameters(inflammation=1)),
        "given_age": OLD,
        "given_inflammation": 1,
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
    healthy, rebuilt = axon.simulate(FIBRE), axon.simulate(FIBRE, REBUILT)
    inside, whole, speed = rebuilt.speed_inside, rebuilt.speed, healthy.speed
    channels = axon.simulate(FIBRE, NEW_CHANNELS).speed_inside
    if inside is None or whole is None or speed is None or channels is None:
        message = "an impulse that the page speaks of no longer arrives; read the sentences again"
        raise ValueError(message)
    return {
        "healthy": speed,
        "inside": inside,
        "inside_percent": 100 * inside / speed,
        "whole_percent": 100 * whole / speed,
        "channels_inside": channels,
        "wall_percent": 100 * _wall(REBUILT_G_RATIO) / _wall(HEALTHY_G_RATIO),
        "bare_arrives": float(not axon.simulate(FIBRE, BARE).blocked),
        "given_healthy_g": HEALTHY_G_RATIO,
        "given_rebuilt_g": REBUILT_G_RATIO,
        "given_pieces": REBUILT.pieces,
        "given_internodes": REBUILT.internodes,
        "given_diameter": FIBRE.diameter,
    }


def _g_at(share: float, low: float, high: float) -> float:
    """Return where between two g-ratios a fibre of given width has this share of its best speed."""
    best, halves = remyelination.BEST_G_RATIO, 40

    def excess(g_ratio: float) -> float:
        return float(remyelination.relative_speed(g_ratio, best, "fibre")) - share

    rising = excess(high) > excess(low)
    for _ in range(halves):
        middle = (low + high) / 2
        low, high = (low, middle) if (excess(middle) > 0) == rising else (middle, high)
    return (low + high) / 2


def best_g_ratio() -> Numbers:
    """Return the best g-ratio of fibres of one width, where a tenth of the speed is lost, and one example."""
    best = remyelination.BEST_G_RATIO
    return {
        "best": best,
        "tenth_lost_thick": _g_at(0.9, 0.4, best),
        "tenth_lost_thin": _g_at(0.9, best, 0.99),
        "kept_percent_82": 100 * float(remyelination.relative_speed(0.82, best, "fibre")),
        "axon_percent_thick": 100 * (math.sqrt(math.log(0.5) / math.log(best)) - 1),
        "given_g": 0.82,
        "given_thick": 0.5,
        "given_lost_percent": 10,
    }


OPC_PAGE: dict[str, Callable[[], Numbers]] = {
    one.__name__: one for one in (front_by_age, stalled_front, thin_sheath, best_g_ratio)
}
