"""What each number of the lesion model rests on."""

from collections.abc import Mapping

from mscourse.models.lesion.parameters import Grid, Parameters
from mscourse.models.sources import Row, Rows, Source

CHECKED = "25 November 2026"

SOURCES: Mapping[str, Source] = {
    "khonsari": Source(
        "Khonsari and Calvez 2007, PLoS ONE 2:e150",
        "read",
        "abstract and introduction: cells, a signal, what is destroyed",
        "10.1371/journal.pone.0000150",
    ),
    "lombardo": Source(
        "Lombardo and others 2017, J Math Biol", "recalled", "looked for, not found; the equations' form"
    ),
    "barresi": Source(
        "Barresi and others 2016, on Baló's sclerosis",
        "read",
        "abstract: below a threshold of chemotaxis a uniform plaque, above it concentric rings",
    ),
}

FREE = "a place to start"

ROWS: Rows = {
    Parameters: {
        "chemotaxis": Row("χ, how strongly cells climb the signal", "", FREE, "illustrative"),
        "signal_diffusion": Row("ε, of the signal over that of the cells", "", FREE, "illustrative"),
        "secretion": Row("β, signal made by the cells", "", FREE, "illustrative"),
        "release": Row("δ, signal made by what is destroyed", "", FREE, "illustrative"),
        "delay": Row("τ, in which the signal follows its sources", "", FREE, "illustrative"),
        "damage": Row("r, how fast cells destroy", "", FREE, "illustrative"),
    },
    Grid: {
        "shape": Row("how many cells, along one axis or two", "", "a picture's size", "illustrative"),
        "width": Row("of each", "", "ten to a ring", "illustrative"),
        "radial": Row("whether the axis is a disc's radius", "", FREE, "illustrative"),
    },
}
