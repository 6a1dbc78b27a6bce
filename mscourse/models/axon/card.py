"""What each number of the axon model rests on; `mscourse.book.cards` puts it on the model card."""

from collections.abc import Mapping

from mscourse.models.axon.parameters import Damage, Lesion, Parameters, Remyelinated, Resolution
from mscourse.models.sources import Row, Source

CHECKED = "25 November 2026"

SOURCES: Mapping[str, Source] = {
    "mrg": Source(
        "McIntyre, Richardson and Grill 2002, J Neurophysiol 87:995",
        "read",
        "abstract and record; its constants in a public transcription of its appendix and tables",
        "10.1152/jn.00353.2001",
    ),
    "richardson": Source(
        "Richardson and others 2000, Med Biol Eng Comput 38:438", "second-hand", "record in lists"
    ),
    "rushton": Source("Rushton 1951, J Physiol 115:101", "second-hand", "title and pages in lists"),
    "arancibia": Source(
        "Arancibia-Cárcamo and others 2017, eLife 6:e23329",
        "read",
        "text; its table of constants could not be read",
        "10.7554/eLife.23329",
    ),
    "tasaki": Source("Tasaki 1955, Am J Physiol 181:639", "recalled"),
    "schwarz": Source(
        "Schwarz, Reid and Bostock 1995, Pflügers Arch 430:283", "read", "record", "10.1007/BF00374660"
    ),
    "gaines": Source(
        "Gaines and others 2018, J Comput Neurosci 45:29", "read", "record", "10.1007/s10827-018-0689-5"
    ),
    "shrager": Source("Shrager and Rubinstein 1990, J Gen Physiol 95:867", "read", "abstract; DOI recalled"),
    "waxman": Source(
        "Waxman and Brill 1978, J Neurol Neurosurg Psychiatry 41:408", "second-hand", "in lists"
    ),
    "hursh": Source("Hursh 1939, Am J Physiol 127:131", "second-hand", "title and pages in lists"),
    "boyd": Source("Boyd and Kalu 1979, J Physiol 289:277", "read", "abstract; DOI second-hand"),
    "koles": Source("Koles and Rasminsky 1972, J Physiol 227:351", "recalled"),
    "reutskiy": Source(
        "Reutskiy, Rossoni and Tirozzi 2003, Biol Cybern 89:439", "read", "abstract; DOI recalled"
    ),
    "rasminsky": Source("Rasminsky and Sears 1972, J Physiol 227:323", "read", "summary; DOI recalled"),
    "cohen": Source("Cohen and others 2020, Cell 180:311", "read", "record", "10.1016/j.cell.2019.11.039"),
    "mcdonald": Source("McDonald and Sears 1969, Nature 221:182", "read", "record", "10.1038/221182a0"),
    "bostock": Source("Bostock and Sears 1978, J Physiol 280:273", "recalled"),
    "smith1979": Source(
        "Smith, Blakemore and McDonald 1979, Nature 280:395", "read", "record", "10.1038/280395a0"
    ),
    "smith1981": Source("Smith and others 1981, Brain 104:383", "read", "abstract; DOI recalled"),
    "rasminsky1973": Source("Rasminsky 1973, Arch Neurol 28:287", "read", "abstract; DOI recalled"),
    "schauf": Source(
        "Schauf and Davis 1974, J Neurol Neurosurg Psychiatry 37:152", "read", "abstract; DOI recalled"
    ),
    "felts": Source(
        "Felts, Baker and Smith 1997, J Neurosci 17:7267",
        "read",
        "record",
        "10.1523/JNEUROSCI.17-19-07267.1997",
    ),
    "targ": Source(
        "Targ and Kocsis 1985, Brain Res 328:358", "read", "record", "10.1016/0006-8993(85)91049-2"
    ),
    "neuron": Source(
        "Hines and Carnevale 1997, Neural Comput 9:1179", "second-hand", "in lists; the program was run"
    ),
}


FREE = "a place to start"
FROM_MRG = "mrg"
# By the class that holds the parameter, and by its name; a test keeps it whole.
ROWS: Mapping[type, Mapping[str, Row]] = {
    Parameters: {
        "diameter": Row("axon between nodes", "µm", FREE, "illustrative"),
        "g_ratio": Row("axon's diameter over the fibre's", "", FREE, "illustrative"),
        "internode_length": Row("if none, a hundred fibre diameters", "µm", "rushton", "second-hand"),
        "internodes": Row(
            "how many there are; the ends are sealed", "", "long enough to time", "illustrative"
        ),
        "temperature": Row("acts on the gates only", "°C", FREE, "illustrative"),
        "sodium": Row("share of the nodes' sodium conductance", "", FREE, "illustrative"),
        "node_length": Row("length of a node", "µm", FROM_MRG, "second-hand"),
        "node_narrowing": Row("node's diameter over the axon's", "", FROM_MRG, "recalled"),
        "lamella": Row("one wrap of myelin, two membranes", "µm", "arancibia", "recalled"),
        "axial_resistivity": Row("inside the axon", "Ω cm", FROM_MRG, "second-hand"),
        "node_capacitance": Row("of the node", "µF/cm²", FROM_MRG, "second-hand"),
        "axolemma_capacitance": Row(
            "of the internode's own membrane", "µF/cm²", "usual for a membrane", "illustrative"
        ),
        "myelin_capacitance": Row("of one myelin membrane", "µF/cm²", "healthy speed", "calibrated"),
        "axolemma_conductance": Row("leak of the internode's own membrane", "S/cm²", FROM_MRG, "second-hand"),
        "myelin_conductance": Row("leak of one myelin membrane", "S/cm²", FROM_MRG, "second-hand"),
        "fast_sodium": Row("of a node", "S/cm²", FROM_MRG, "second-hand"),
        "persistent_sodium": Row("of a node", "S/cm²", FROM_MRG, "second-hand"),
        "slow_potassium": Row("of a node", "S/cm²", FROM_MRG, "second-hand"),
        "leak": Row("of a node", "S/cm²", "one spike, not two", "calibrated"),
        "sodium_reversal": Row("sodium current is nil here", "mV", FROM_MRG, "second-hand"),
        "potassium_reversal": Row("potassium current is nil here", "mV", FROM_MRG, "second-hand"),
        "axolemma_reversal": Row("internode's leak is nil here", "mV", FROM_MRG, "second-hand"),
        "rest": Row("every run starts here", "mV", FROM_MRG, "second-hand"),
        "leak_reversal": Row(
            "if none, where a node rests exactly", "mV", "follows from the rest", "illustrative"
        ),
        "stimulus": Row(
            "into the first node, for each µm of axon", "nA", "well above threshold", "illustrative"
        ),
        "stimulus_duration": Row("of one stimulus", "ms", "well above threshold", "illustrative"),
    },
    Lesion: {
        "loss": Row("myelin lost, as a fraction", "", FREE, "illustrative"),
        "channels": Row("in bare membrane, as a fraction of a node's", "", FREE, "illustrative"),
        "fast_potassium": Row(
            "in bare membrane; kinetics as printed in the first source", "S/cm²", FREE, "illustrative"
        ),
    },
    Damage: {
        "internodes": Row("how many are damaged", "", FREE, "illustrative"),
        "start": Row("number of the first, from 0", "", "in mid-fibre", "illustrative"),
        "edge_sodium": Row("share of sodium in the nodes that touch it", "", FREE, "illustrative"),
        "short_before": Row("internodes before it that are cut short", "", "waxman", "second-hand"),
        "pieces_before": Row("pieces of each", "", FREE, "illustrative"),
    },
    Remyelinated: {
        "pieces": Row("short sheaths where one was", "", FREE, "illustrative"),
        "g_ratio": Row("of the new sheaths", "", FREE, "illustrative"),
    },
    Resolution: {
        "step": Row("time step", "ms", "1 % of healthy speed", "illustrative"),
        "compartments": Row("of an internode", "", "0.1 % of healthy speed", "illustrative"),
        "bare_compartments": Row(
            "of one that keeps less than half its myelin", "", "0.3 % of latency", "illustrative"
        ),
    },
}
