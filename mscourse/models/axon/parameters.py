"""What a fibre is, what a lesion does to it, and how finely both are computed.

Every default carries its source and how sure the source is, in `SOURCES`; the model card prints them.
Lengths are in µm, areas in cm², temperatures in °C, voltages in mV, conductances in S/cm².
"""

from dataclasses import dataclass

from mscourse.models.myelin import G_RATIO_HIGH, G_RATIO_LOW, HEALTHY_G_RATIO, REBUILT_G_RATIO
from mscourse.models.ranges import check, check_whole

IN_WORDS = "It is the axon's width over the fibre's, such as"
NODES_EITHER_SIDE = 5  # a lesion is timed between nodes this far before and behind it, in healthy fibre


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """A myelinated fibre of the peripheral or central nervous system of a mammal.

    Attributes
    ----------
    diameter
        Of the axon between nodes, µm.
    g_ratio
        Axon diameter over the diameter of the whole fibre.
    internode_length
        µm; None for a hundred fibre diameters.
    internodes
        How many there are; nodes are one more, with sealed ends.
    temperature
        °C; it changes how fast channels move, and nothing else.
    sodium
        Sodium conductance of every node, as a fraction of normal.
    node_length, node_narrowing
        Length of a node, µm, and its diameter as a fraction of the axon's.
    lamella
        Thickness of one wrap, two membranes, µm.
    axial_resistivity
        Of the axon's inside, Ω cm.
    node_capacitance, axolemma_capacitance, myelin_capacitance
        Of the node's, the internode's and one myelin membrane, µF/cm².
    axolemma_conductance, myelin_conductance
        Leak of the internode's and of one myelin membrane, S/cm².
    fast_sodium, persistent_sodium, slow_potassium, leak
        Conductances of a node, S/cm².
    sodium_reversal, potassium_reversal, axolemma_reversal
        mV; the last one is that of every internode's leak.
    rest
        Where a healthy node rests, mV, and where every run starts.
    leak_reversal
        Of the nodes, mV; None for the value at which a healthy node rests exactly at `rest`.
    stimulus, stimulus_duration
        Current into the first node, nA for each µm of axon diameter, and how long it lasts, ms.

    """

    diameter: float = 5.0
    g_ratio: float = HEALTHY_G_RATIO
    internode_length: float | None = None
    internodes: int = 30
    temperature: float = 37.0
    sodium: float = 1.0
    node_length: float = 1.0
    node_narrowing: float = 0.5
    lamella: float = 0.016
    axial_resistivity: float = 70.0
    node_capacitance: float = 2.0
    axolemma_capacitance: float = 1.0
    myelin_capacitance: float = 0.4
    axolemma_conductance: float = 1e-4
    myelin_conductance: float = 1e-3
    fast_sodium: float = 3.0
    persistent_sodium: float = 0.01
    slow_potassium: float = 0.08
    leak: float = 0.04
    sodium_reversal: float = 50.0
    potassium_reversal: float = -90.0
    axolemma_reversal: float = -80.0
    rest: float = -80.0
    leak_reversal: float | None = None
    stimulus: float = 1.0
    stimulus_duration: float = 0.1

    def __post_init__(self) -> None:
        check("diameter", self.diameter, 0.2, 20, "It is the axon's width in µm, such as 5.")
        check("g_ratio", self.g_ratio, G_RATIO_LOW, G_RATIO_HIGH, f"{IN_WORDS} 0.7.")
        if self.internode_length is not None:
            check(
                "internode_length", self.internode_length, 10, 5000, "Write µm, or None for 100 fibre widths."
            )
        check_whole("internodes", self.internodes, 2, 400, "The standard is 30.")
        check("temperature", self.temperature, 5, 50, "Write °C, such as 37.")
        check("sodium", self.sodium, 0, 5, "Write a fraction of normal, such as 0.5 for half.")
        for name, (low, high) in RANGES.items():
            value = getattr(self, name)
            if name == "leak_reversal" and value is None:
                continue
            check(name, value, low, high, "The model card lists units and sources.")

    @property
    def fibre_diameter(self) -> float:
        """Axon and sheath together, µm."""
        return self.diameter / self.g_ratio

    @property
    def internode(self) -> float:
        """Length of an internode, µm."""
        return 100 * self.fibre_diameter if self.internode_length is None else self.internode_length

    @property
    def wraps(self) -> float:
        """Wraps of myelin, each two membranes; a real number, because the model does not round."""
        return self.diameter * (1 / self.g_ratio - 1) / (2 * self.lamella)


RANGES: dict[str, tuple[float, float]] = {
    "node_length": (0.1, 20),
    "node_narrowing": (0.1, 1),
    "lamella": (0.005, 0.05),
    "axial_resistivity": (10, 1000),
    "node_capacitance": (0.1, 10),
    "axolemma_capacitance": (0.1, 10),
    "myelin_capacitance": (0.01, 10),
    "axolemma_conductance": (0, 1),
    "myelin_conductance": (0, 1),
    "fast_sodium": (0, 20),
    "persistent_sodium": (0, 1),
    "slow_potassium": (0, 5),
    "leak": (1e-4, 1),
    "sodium_reversal": (0, 100),
    "potassium_reversal": (-120, -50),
    "axolemma_reversal": (-120, -50),
    "rest": (-100, -50),
    "leak_reversal": (-120, -40),
    "stimulus": (0, 20),
    "stimulus_duration": (0.01, 5),
}


@dataclass(frozen=True, kw_only=True)
class Damage:
    """What every damaged stretch has, bare or rebuilt; use `Lesion` or `Remyelinated`.

    Attributes
    ----------
    internodes
        How many neighbours are affected, counted before any is divided.
    start
        Number of the first affected internode, counted from 0.
    edge_sodium
        Sodium conductance of the nodes that touch the stretch, as a fraction of the other nodes'.
    short_before, pieces_before
        How many internodes before the stretch are cut into how many short ones with healthy sheaths.

    """

    internodes: int = 3
    start: int = 10
    edge_sodium: float = 1.0
    short_before: int = 0
    pieces_before: int = 3

    def __post_init__(self) -> None:
        check_whole("internodes", self.internodes, 1, 100, "A lesion covers at least one internode.")
        check_whole("start", self.start, 0, 400, "It is the number of an internode.")
        check("edge_sodium", self.edge_sodium, 0, 5, "Write a fraction of the other nodes', such as 0.5.")
        check_whole("short_before", self.short_before, 0, 5, "It counts internodes before the lesion.")
        check_whole("pieces_before", self.pieces_before, 1, 10, "It counts the pieces of each.")

    @property
    def span(self) -> int:
        """How many internodes the damaged stretch has when it is there."""
        return self.internodes


@dataclass(frozen=True, kw_only=True)
class Lesion(Damage):
    """Internodes that have lost myelin; see `Damage` for where they lie.

    Attributes
    ----------
    loss
        Myelin lost, as a fraction: 0.97 for 97 per cent. At 1 the axon is bare.
    channels
        Sodium, slow potassium and leak channels in bare membrane, as a fraction of their density at a node.
        They are exposed only where all myelin is lost.
    fast_potassium
        Fast potassium conductance of bare membrane, S/cm²; 0 stands for 4-aminopyridine.

    """

    loss: float = 1.0
    channels: float = 0.0
    fast_potassium: float = 0.0

    def __post_init__(self) -> None:
        super().__post_init__()
        check("loss", self.loss, 0, 1, _as_fraction(self.loss))
        check("channels", self.channels, 0, 2, "It is a fraction of a node's. " + _as_fraction(self.channels))
        check("fast_potassium", self.fast_potassium, 0, 10, "Write S/cm².")


@dataclass(frozen=True, kw_only=True)
class Remyelinated(Damage):
    """Internodes that were rebuilt: shorter, thinner, with new nodes between them; see `Damage` for the rest.

    Attributes
    ----------
    pieces
        Short sheaths where one was.
    g_ratio
        Of the new sheaths.

    """

    internodes: int = 5
    pieces: int = 3
    g_ratio: float = REBUILT_G_RATIO

    def __post_init__(self) -> None:
        super().__post_init__()
        check_whole("pieces", self.pieces, 1, 10, "It counts the short sheaths where one was.")
        check("g_ratio", self.g_ratio, G_RATIO_LOW, G_RATIO_HIGH, f"{IN_WORDS} 0.9.")

    @property
    def span(self) -> int:
        """How many internodes there are where the lesion was."""
        return self.internodes * self.pieces


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """How finely a fibre is cut up and how long a time step is; one for every page of the course.

    Attributes
    ----------
    step
        ms.
    compartments
        Of an internode with its sheath.
    bare_compartments
        Of an internode that has lost more than half of its sheath.
    exact_rates
        Compute every channel rate afresh instead of taking it from a table with an entry each 0.01 mV.
        Five times slower; for comparisons with other simulators.

    """

    step: float = 0.005
    compartments: int = 6
    bare_compartments: int = 40
    exact_rates: bool = False

    def __post_init__(self) -> None:
        check("step", self.step, 1e-4, 0.05, "Write ms, such as 0.005.")
        check_whole("compartments", self.compartments, 2, 400, "The standard is 6.")
        check_whole("bare_compartments", self.bare_compartments, 2, 1000, "The standard is 40.")


STANDARD = Resolution()


def _as_fraction(value: float) -> str:
    if isinstance(value, int | float) and 1 < value <= 100:  # noqa: PLR2004 - a percentage by mistake
        return f"Write {value / 100:g} for {value:g} per cent."
    return "Write 0.97 for 97 per cent."
