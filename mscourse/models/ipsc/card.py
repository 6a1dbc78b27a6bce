"""What each number of the manufacture model rests on; `mscourse.book.cards` puts it on the model card."""

from collections.abc import Mapping

from mscourse.models.ipsc.parameters import Batch, Parameters, Release
from mscourse.models.sources import Row, Rows, Source

CHECKED = "25 November 2026"

SOURCES: Mapping[str, Source] = {
    "kuroda2014": Source(
        "Kuroda and others 2014, a book chapter on qRT-PCR",
        "read",
        "abstract: LIN28A by qRT-PCR sees 0.002 per cent",
        "10.1007/978-1-4939-1435-7_14",
    ),
    "kuroda2015": Source(
        "Kuroda and others 2015, on droplet digital PCR",
        "read",
        "abstract: LIN28 by ddPCR sees 0.001 per cent",
    ),
    "release": Source(
        "Nature Communications 2020, on dopaminergic cells for a trial",
        "read",
        "table 1, criteria for release",
        "10.1038/s41467-020-17165-w",
    ),
    "teratoma": Source(
        "Stem Cell Reviews and Reports 2022, on removing pluripotent cells",
        "read",
        "introduction: hundreds of pluripotent cells formed tumours in mice without immune defence",
        "10.1007/s12015-022-10402-3",
    ),
}

FREE = "a place to start"
ROWS: Rows = {
    Parameters: {
        "stages": Row(
            "of each step: share that moves on (p), share that strays (o)", "", FREE, "illustrative"
        )
    },
    Release: {
        "residual": Row("share still pluripotent (r): what ddPCR just sees", "", "kuroda2015", "read"),
        "forming": Row(
            "chance that one such cell starts a tumour (q)",
            "",
            "tumours from hundreds of cells in mice",
            "illustrative",
        ),
        "purity": Row("share that are the wanted cells", "", FREE, "illustrative"),
    },
    Batch: {
        "seed_cells": Row("pluripotent cells to start from", "cells", FREE, "illustrative"),
        "doubling_hours": Row("in which they double", "h", FREE, "illustrative"),
        "efficiency": Row("product cells for each that enters", "", FREE, "illustrative"),
        "banking_days": Row("making and testing the line", "days", FREE, "illustrative"),
        "differentiation_days": Row("from pluripotent cell to product", "days", FREE, "illustrative"),
        "testing_days": Row("tests before release", "days", FREE, "illustrative"),
        "fixed_cost": Row("beyond the days", "clean-room days", FREE, "illustrative"),
        "daily_cost": Row("one, by choice of the unit", "clean-room days", FREE, "illustrative"),
        "failure": Row("share of batches made again", "", FREE, "illustrative"),
    },
}
