"""What each number of the synergy model rests on; `mscourse.book.cards` puts it on the model card."""

from collections.abc import Mapping

from mscourse.models.sources import Row, Rows, Source
from mscourse.models.synergy.parameters import Drug, Parameters

CHECKED = "25 November 2026"

SOURCES: Mapping[str, Source] = {
    "wooten": Source(
        "Wooten and others 2021, Nat Commun 12",
        "read",
        "page: its introduction, and which principle is whose; equations in the authors' code",
        "10.1038/s41467-021-24789-z",
    ),
    "meyer": Source(
        "Meyer and others 2019, Cell Syst 8:97",
        "read",
        "page; DOI in the authors' code",
        "10.1016/j.cels.2019.01.003",
    ),
    "package": Source(
        "Wooten, the Python package synergy, release 1.0.0",
        "read in code",
        "every equation here was compared with it; an earlier release sets the rates otherwise",
    ),
    "bliss": Source("Bliss 1939", "second-hand", "named by Wooten 2021; the year is recalled"),
    "loewe": Source("Loewe 1926", "second-hand", "named by Wooten 2021; the year is recalled"),
}

FREE = "picked for teaching"
ALONE = "so that by default the drugs act independently"

ROWS: Rows = {
    Drug: {
        "none": Row("what is left without the drug (E0)", "", "share of a whole", "illustrative"),
        "full": Row("what is left at the largest doses (Em)", "", FREE, "illustrative"),
        "half_dose": Row("dose of half the effect (C), in any unit", "", FREE, "illustrative"),
        "slope": Row("steepness of the curve (h)", "", FREE, "illustrative"),
    },
    Parameters: {
        "first": Row("curve of the first drug", "", FREE, "illustrative"),
        "second": Row("curve of the second drug", "", FREE, "illustrative"),
        "full_both": Row("left at the largest doses of both (E3)", "", ALONE, "illustrative"),
        "second_potency": Row(
            "factor on the second's dose beside the first (alpha12)", "", ALONE, "illustrative"
        ),
        "first_potency": Row(
            "factor on the first's dose beside the second (alpha21)", "", ALONE, "illustrative"
        ),
        "second_cooperativity": Row(
            "factor on the second's slope, likewise (gamma12)", "", ALONE, "illustrative"
        ),
        "first_cooperativity": Row(
            "factor on the first's slope, likewise (gamma21)", "", ALONE, "illustrative"
        ),
        "first_speed": Row("of binding and leaving (r1r), per unit of time", "", "package", "read in code"),
        "second_speed": Row("of binding and leaving (r2r), per unit of time", "", "package", "read in code"),
    },
}
