"""A budget of cells: how many are left after each step from the vial to the lesion. A product, no more.

Every step acts on what the step before has left, so that the order changes nothing in the end and no dose
makes up for a step that hardly any cell passes. What fills a lesion is counted in sheaths: each wraps one
stretch of one fibre, and the fibre of `mscourse.models.axon` says how much room that takes.

>>> left(1000, (0.5, 0.1))
(500.0, 50.0)
>>> dose_for(50, (0.5, 0.1))
1000.0
"""

import math
from collections.abc import Sequence

from mscourse.models import axon, msc
from mscourse.models.ranges import check

MOST_CELLS = 1e30
THIN = axon.Parameters(diameter=1)
"""A thin axon, 1 µm across: most fibres of white matter are thin, and thin ones need the most sheaths."""
PACKING = 0.5
"""Share of the lesion's room that fibres take, for teaching: the rest is cells, vessels and fluid."""
SHEATHS = 20.0
"""Sheaths that one cell makes, for teaching."""

_CUBIC_MICROMETRES = 1e12  # in a millilitre


def left(dose: float, shares: Sequence[float]) -> tuple[float, ...]:
    """Return how many cells are left after each step.

    Parameters
    ----------
    dose
        Cells given, 0 or more.
    shares
        The share of cells that passes each step, in order, each from 0 to 1.

    Returns
    -------
    tuple of float
        One number for each step; the last one is what arrives in the end.

    Raises
    ------
    ValueError
        If the dose is negative or beyond 10^30, there is no step, or a share is outside 0 to 1.

    """
    check("dose", dose, 0, MOST_CELLS, "Count cells, such as 1e8.")
    _check_shares(shares)
    counts = []
    for share in shares:
        dose *= share
        counts.append(float(dose))
    return tuple(counts)


def dose_for(target: float, shares: Sequence[float]) -> float:
    """Return how many cells must be given so that `target` of them pass every step; the inverse of `left`.

    Raises
    ------
    ValueError
        If the target is negative or beyond 10^30, there is no step, a share is outside 0 to 1, or it is 0.

    """
    check("target", target, 0, MOST_CELLS, "Count cells, such as 1e8.")
    _check_shares(shares)
    passed = math.prod(shares)
    if passed == 0:
        message = "a share is 0, and no dose can pass a closed gate; give shares above 0"
        raise ValueError(message)
    return target / passed


def living(route: str, day: float) -> float:
    """Return the share of cells that is still alive, by the model of `mscourse.models.msc`.

    Parameters
    ----------
    route
        One of `msc.ROUTES`: after a dose into a vein, alive anywhere in the body; into the spinal fluid,
        alive there.
    day
        Days since the dose.

    Raises
    ------
    ValueError
        If the route is neither, or the day is outside 0 to 100,000.

    """
    held = msc.amounts([day], msc.Treatment(route=route))
    return float((held.lung + held.systemic + held.cns)[0])


def sheaths_to_fill(volume: float, fibre: axon.Parameters = THIN, packing: float = PACKING) -> float:
    """Return how many sheaths a lesion needs whose fibres have all lost theirs.

    Parameters
    ----------
    volume
        Of the lesion, mL.
    fibre
        What its fibres are like; each sheath takes the room of one internode of the whole fibre.
    packing
        Share of the room that fibres take, above 0 to 1.

    Raises
    ------
    ValueError
        If the volume is outside 0 to 1500 mL, or `packing` is no share above 0.

    """
    check("volume", volume, 0, 1500, "Count millilitres, such as 2.3.")
    check("packing", packing, 1e-6, 1, "It is a share, such as 0.5.")
    room = math.pi / 4 * fibre.fibre_diameter**2 * fibre.internode
    return volume * _CUBIC_MICROMETRES * packing / room


def cells_to_fill(volume: float, sheaths: float = SHEATHS) -> float:
    """Return how many working cells a lesion needs if each makes `sheaths` sheaths.

    Raises
    ------
    ValueError
        If `volume` is refused by `sheaths_to_fill`, or `sheaths` is outside 0.001 to 1000.

    """
    check("sheaths", sheaths, 1e-3, 1000, "Count sheaths a cell, such as 20.")
    return sheaths_to_fill(volume) / sheaths


def _check_shares(shares: Sequence[float]) -> None:
    if not len(shares):
        message = "there is no step; give at least one share, such as (0.5,)"
        raise ValueError(message)
    for share in shares:
        check("share", share, 0, 1, "It is the share of cells that passes a step, such as 0.1.")
