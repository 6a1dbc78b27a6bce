"""What each number of the relapse model rests on; `mscourse.book.cards` puts it on the model card."""

from collections.abc import Mapping

from mscourse.models.relapse.parameters import Parameters, Study, Treatment
from mscourse.models.sources import Row, Rows, Source

CHECKED = "25 November 2026"

SOURCES: Mapping[str, Source] = {
    "velez": Source(
        "Vélez de Mendizábal and others 2011, BMC Syst Biol 5:114",
        "read",
        "record, introduction and captions; its table of constants could not be read",
        "10.1186/1752-0509-5-114",
    ),
    "martinez": Source(
        "Martinez-Pasamar and others 2013, BMC Syst Biol 7:34 (mice)", "second-hand", "in lists"
    ),
}

FREE = "a place to start"
FILE = "velez"
OURS = "a rule of this course"
NONE = "no treatment"
# By the class that holds the parameter, and by its name; a test keeps it whole.
ROWS: Rows = {
    Parameters: {
        "activation": Row("δ, resting cells become active", "/day", FILE, "second-hand"),
        "resting_loss": Row("β, resting cells die", "/day", FILE, "second-hand"),
        "rest": Row("η, active cells go back to rest", "/day", FILE, "second-hand"),
        "effector_growth": Row("effectors multiply", "/day", FILE, "second-hand"),
        "regulator_growth": Row(
            "regulators multiply; this low value makes relapses", "/day", FILE, "second-hand"
        ),
        "effector_loss": Row("restrained effectors die", "/day", FILE, "second-hand"),
        "regulator_loss": Row("regulators die", "/day", FILE, "second-hand"),
        "effector_midpoint": Row("effectors with half their effect", "cells", FILE, "second-hand"),
        "regulator_midpoint": Row("regulators with half their effect", "cells", FILE, "second-hand"),
        "steepness": Row("exponent of these effects", "", FILE, "second-hand"),
        "effector_arrivals": Row("arrivals of resting effectors", "/year", FILE, "second-hand"),
        "regulator_arrivals": Row("arrivals of resting regulators", "/year", FILE, "second-hand"),
        "effector_burst": Row("effectors that arrive together", "cells", FILE, "second-hand"),
        "regulator_burst": Row("regulators that arrive together", "cells", FILE, "second-hand"),
        "by_chance": Row("false: evenly, at the same mean rate", "", OURS, "ours"),
        "damage_rate": Row("reversible damage is done", "/day", FILE, "second-hand"),
        "damage_repair": Row("reversible damage is repaired", "/day", FILE, "second-hand"),
        "damage_scarring": Row(
            "it becomes irreversible; the printed table is said to give 0.02", "/day", FILE, "second-hand"
        ),
        "damage_scale": Row("effectors that do damage at that rate", "cells", FILE, "second-hand"),
        "start": Row("resting effectors and regulators, then active ones", "cells", FILE, "second-hand"),
    },
    Treatment: {
        "start": Row("first day", "days", FREE, "illustrative"),
        "end": Row("last day; by default later than any run", "days", FREE, "illustrative"),
        "effector_growth": Row("factor of a drug against multiplying cells", "", NONE, "illustrative"),
        "effector_loss": Row("factor of a drug that removes effectors", "", NONE, "illustrative"),
        "regulator_growth": Row("factor of support for regulators", "", NONE, "illustrative"),
        "effector_midpoint": Row(
            "0.85 stands for fewer B cells in the source, fitted in mice", "", "martinez", "second-hand"
        ),
        "surviving": Row("share of all cells left on the first day", "", NONE, "illustrative"),
    },
    Study: {
        "patients": Row("how many", "", FREE, "illustrative"),
        "years": Row("how long, of 365 days", "years", FREE, "illustrative"),
        "regulator_spread": Row(
            "how much patients differ in growth of regulators, SD over mean", "", FREE, "illustrative"
        ),
        "threshold": Row("effectors with which an episode begins: the damage scale", "cells", OURS, "ours"),
        "merge_days": Row("a new rise sooner than this is the same episode", "days", OURS, "ours"),
        "step": Row("time step, that of the model's file", "days", FILE, "second-hand"),
        "record": Row("time between two records", "days", FREE, "illustrative"),
    },
}
