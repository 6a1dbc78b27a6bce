"""A fibre as compartments: what is where, what it holds, what it lets through.

A node is one compartment. An internode is cut into equal ones; its membrane and its sheath lie in series.
Units: nF, µS, nA, mV, ms; lengths in µm.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mscourse.models.axon.channels import resting
from mscourse.models.axon.parameters import (
    NODES_EITHER_SIDE,
    Damage,
    Lesion,
    Parameters,
    Remyelinated,
    Resolution,
)

Array = NDArray[np.float64]
HALF = 0.5  # an internode that keeps less than this share of its sheath is cut more finely


class Internode(NamedTuple):
    """One internode as planned: µm, share of the sheath that is left, channels, and how finely it is cut."""

    length: float
    g_ratio: float
    myelin: float
    channels: float
    fast_potassium: float
    compartments: int
    damaged: bool

    @property
    def active(self) -> bool:
        """Whether its membrane holds channels, so that it must be solved together with the nodes."""
        return self.channels > 0 or self.fast_potassium > 0


def plan(fibre: Parameters, damage: Damage | None, resolution: Resolution) -> list[Internode]:
    """Return the internodes of a fibre from first to last.

    Raises
    ------
    ValueError
        If the damage reaches past the stretch in which it can be timed.

    """
    whole = Internode(fibre.internode, fibre.g_ratio, 1.0, 0.0, 0.0, resolution.compartments, damaged=False)
    if damage is None:
        return [whole] * fibre.internodes
    first, last = damage.start, damage.start + damage.internodes
    earliest = NODES_EITHER_SIDE
    if first < earliest or last > fibre.internodes - NODES_EITHER_SIDE:
        room = fibre.internodes - NODES_EITHER_SIDE
        message = (
            f"start is {first} and internodes is {damage.internodes}, so the lesion covers internodes {first} to "
            f"{last - 1} of {fibre.internodes}; it must lie from {earliest} to {room - 1}, with healthy fibre on "
            "both sides. Choose another start, fewer internodes, or a longer fibre."
        )
        raise ValueError(message)
    before = first - damage.short_before
    short = [_piece(whole, fibre, damage.pieces_before)] * (damage.short_before * damage.pieces_before)
    return [
        *[whole] * before,
        *short,
        *_damaged(whole, fibre, damage, resolution),
        *[whole] * (fibre.internodes - last),
    ]


def _piece(whole: Internode, fibre: Parameters, pieces: int) -> Internode:
    length = (whole.length - (pieces - 1) * fibre.node_length) / pieces
    return whole._replace(length=length)


def _damaged(whole: Internode, fibre: Parameters, damage: Damage, resolution: Resolution) -> list[Internode]:
    if isinstance(damage, Remyelinated):
        new = _piece(whole, fibre, damage.pieces)._replace(g_ratio=damage.g_ratio, damaged=True)
        return [new] * damage.span
    if not isinstance(damage, Lesion):
        message = f"the damage is {damage!r}; use axon.Lesion(...) or axon.Remyelinated(...)."
        raise TypeError(message)
    myelin = 1 - damage.loss
    bare = myelin <= 0
    hurt = whole._replace(
        myelin=max(myelin, 0.0),
        channels=damage.channels if bare else 0.0,
        fast_potassium=damage.fast_potassium if bare else 0.0,
        compartments=resolution.bare_compartments if myelin < HALF else resolution.compartments,
        damaged=True,
    )
    return [hurt] * damage.span


class Sheath(NamedTuple):
    """A sheathed internode for the solver: of one compartment nF and µS, its links µS, and how many there are."""

    capacitance: float
    leak: float
    inner_link: float
    end_link: float
    compartments: int


def membrane(fibre: Parameters, g_ratio: float, myelin: float) -> tuple[float, float]:
    """Return capacitance (µF/cm²) and leak (S/cm²) of an internode's wall, for each cm² of axolemma.

    Axolemma and sheath are capacitors in series; the sheath is a cylindrical one, so its share goes with the
    logarithm of the ratio of its two radii. With no myelin left it is the axolemma alone.
    """
    thickness = myelin * fibre.diameter * (1 / g_ratio - 1) / 2
    if thickness <= 0:
        return fibre.axolemma_capacitance, fibre.axolemma_conductance
    share = fibre.lamella / (fibre.diameter * math.log1p(2 * thickness / fibre.diameter))
    return (
        _in_series(fibre.axolemma_capacitance, fibre.myelin_capacitance * share),
        _in_series(fibre.axolemma_conductance, fibre.myelin_conductance * share),
    )


def _in_series(one: float, other: float) -> float:
    return one * other / (one + other) if one + other > 0 else 0.0


def leak_reversal(fibre: Parameters) -> float:
    """Return the leak's reversal potential, mV; if none is chosen, a nominal node rests exactly at `rest`."""
    if fibre.leak_reversal is not None:
        return fibre.leak_reversal
    m, h, p, s = (float(resting(gate, fibre.rest)) for gate in "mhps")
    sodium = (fibre.fast_sodium * m**3 * h + fibre.persistent_sodium * p**3) * (
        fibre.rest - fibre.sodium_reversal
    )
    potassium = fibre.slow_potassium * s * (fibre.rest - fibre.potassium_reversal)
    return fibre.rest + (sodium + potassium) / fibre.leak


@dataclass(frozen=True)
class Cable:
    """A fibre ready for the solver.

    Attributes
    ----------
    capacitance, passive
        Of each compartment that is solved directly (nodes, and bare membrane with channels): nF and µS.
    fast_sodium, persistent_sodium, slow_potassium, fast_potassium, leak
        Greatest conductances of those compartments, µS.
    links
        Conductance to the next compartment in the list, µS; 0 where a sheathed internode lies between.
    sheaths
        The sheathed internodes between them, by the index of the compartment before.
    nodes
        Which of the compartments are nodes, in order.
    position
        Where the nodes' centres lie along the fibre, µm.
    reference
        The two nodes between which the fibre is timed.
    lesion
        The first and last node of the damaged stretch, or None.
    sodium_reversal, potassium_reversal, leak_reversal, axolemma_reversal, rest
        mV.

    """

    capacitance: Array
    passive: Array
    fast_sodium: Array
    persistent_sodium: Array
    slow_potassium: Array
    fast_potassium: Array
    leak: Array
    links: Array
    sheaths: dict[int, Sheath]
    nodes: NDArray[np.intp]
    position: Array
    reference: tuple[int, int]
    lesion: tuple[int, int] | None
    sodium_reversal: float
    potassium_reversal: float
    leak_reversal: float
    axolemma_reversal: float
    rest: float


def _area(diameter: float, length: float) -> float:
    """Of a cylinder's side, cm²."""
    return math.pi * diameter * length * 1e-8


def _half_resistance(fibre: Parameters, diameter: float, length: float) -> float:
    """From the middle of a cylinder to its end, MΩ."""
    return 2 * fibre.axial_resistivity * length / (math.pi * diameter**2) * 1e-2


def build(
    fibre: Parameters, damage: Damage | None, resolution: Resolution, reference: tuple[int, int] | None = None
) -> Cable:
    """Lay out a fibre as compartments.

    Raises
    ------
    ValueError
        If the damage or the reference nodes do not lie within the fibre.

    """
    planned = plan(fibre, damage, resolution)
    rows: list[tuple[float, ...]] = []  # capacitance, passive, fNa, pNa, sK, fK, leak
    links: list[float] = []
    sheaths: dict[int, Sheath] = {}
    nodes: list[int] = []
    place, position = fibre.node_length / 2, []
    node_half = _half_resistance(fibre, fibre.diameter * fibre.node_narrowing, fibre.node_length)
    for number in range(len(planned) + 1):
        neighbours = planned[max(number - 1, 0) : number + 1]
        edge = damage.edge_sodium if damage is not None and any(n.damaged for n in neighbours) else 1.0
        nodes.append(len(rows))
        position.append(place)
        rows.append(_node(fibre, fibre.sodium * edge))
        if number == len(planned):
            break
        between = planned[number]
        place += between.length + fibre.node_length
        length = between.length / between.compartments
        half = _half_resistance(fibre, fibre.diameter, length)
        c, g = membrane(fibre, between.g_ratio, between.myelin)
        area = _area(fibre.diameter, length)
        capacity, leak = c * area * 1e3, g * area * 1e6
        if between.active:
            links += [
                1 / (node_half + half),
                *[1 / (2 * half)] * (between.compartments - 1),
                1 / (half + node_half),
            ]
            rows += [_bare(fibre, between, area, capacity, leak)] * between.compartments
        else:
            sheaths[len(rows) - 1] = Sheath(
                capacity, leak, 1 / (2 * half), 1 / (node_half + half), between.compartments
            )
            links.append(0.0)
    columns = np.array(rows).T
    lesion = _lesion_nodes(damage)
    return Cable(
        *(np.ascontiguousarray(column) for column in columns),
        links=np.array(links),
        sheaths=sheaths,
        nodes=np.array(nodes),
        position=np.array(position),
        reference=_reference(len(nodes), damage, lesion, reference),
        lesion=lesion,
        sodium_reversal=fibre.sodium_reversal,
        potassium_reversal=fibre.potassium_reversal,
        leak_reversal=leak_reversal(fibre),
        axolemma_reversal=fibre.axolemma_reversal,
        rest=fibre.rest,
    )


def _node(fibre: Parameters, sodium: float) -> tuple[float, ...]:
    area = _area(fibre.diameter * fibre.node_narrowing, fibre.node_length)
    siemens = area * 1e6
    return (
        fibre.node_capacitance * area * 1e3,
        0.0,
        fibre.fast_sodium * sodium * siemens,
        fibre.persistent_sodium * sodium * siemens,
        fibre.slow_potassium * siemens,
        0.0,
        fibre.leak * siemens,
    )


def _bare(fibre: Parameters, wall: Internode, area: float, capacity: float, leak: float) -> tuple[float, ...]:
    siemens = area * 1e6
    return (
        capacity,
        leak,
        fibre.fast_sodium * wall.channels * siemens,
        fibre.persistent_sodium * wall.channels * siemens,
        fibre.slow_potassium * wall.channels * siemens,
        wall.fast_potassium * siemens,
        fibre.leak * wall.channels * siemens,
    )


def _lesion_nodes(damage: Damage | None) -> tuple[int, int] | None:
    if damage is None:
        return None
    first = damage.start + damage.short_before * (damage.pieces_before - 1)
    return first, first + damage.span


def _reference(
    nodes: int, damage: Damage | None, lesion: tuple[int, int] | None, chosen: tuple[int, int] | None
) -> tuple[int, int]:
    """Nodes between which the fibre is timed: in healthy fibre on both sides of a lesion."""
    if chosen is not None:
        if not 0 <= chosen[0] < chosen[1] < nodes:
            message = f"reference is {chosen}; write two nodes from 0 to {nodes - 1}, the first one first."
            raise ValueError(message)
        return chosen
    if damage is None or lesion is None:
        return round((nodes - 1) / 3), round(5 * (nodes - 1) / 6)
    return damage.start - NODES_EITHER_SIDE, lesion[1] + NODES_EITHER_SIDE
