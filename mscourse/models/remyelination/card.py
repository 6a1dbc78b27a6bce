"""What each number of the repair model rests on; `mscourse.book.cards` puts it on the model card."""

from collections.abc import Mapping

from mscourse.models.remyelination.parameters import Parameters, Resolution, Sheath
from mscourse.models.sources import Row, Rows, Source

CHECKED = "25 November 2026"

SOURCES: Mapping[str, Source] = {
    "rushton": Source(
        "Rushton 1951, J Physiol 115:101", "read in code", "its rule in a public program that cites it"
    ),
    "chomiak": Source(
        "Chomiak and Hu 2009, PLoS ONE 4:e7754",
        "read",
        "abstract: Rushton's optimum of 0.6, and about 0.77 in the central nervous system",
        "10.1371/journal.pone.0007754",
    ),
    "fisher": Source("Fisher 1937, Ann Eugen 7:355", "recalled"),
    "bramson": Source("Bramson 1983, Mem Am Math Soc 44:285", "recalled"),
    "shields": Source(
        "Shields and others 1999, Glia 28:77",
        "read",
        "abstract: repair complete by four weeks in young rats, by nine weeks in old ones",
    ),
}

FREE = "a place to start"
SHARED = "the axon model's"
ROWS: Rows = {
    Parameters: {
        "diffusion": Row("how fast precursors wander (D)", "µm²/day", FREE, "illustrative"),
        "proliferation": Row("how fast they divide at 25 (r)", "per day", FREE, "illustrative"),
        "maturation": Row("how fast they mature (k)", "per day", FREE, "illustrative"),
        "age": Row("at which r holds unchanged", "years", FREE, "illustrative"),
        "slowing": Row("of age, in which r halves", "years", FREE, "illustrative"),
        "inflammation": Row("how much there is (I)", "", FREE, "illustrative"),
        "half_inflammation": Row("how much halves r (Ki)", "", FREE, "illustrative"),
    },
    Resolution: {
        "length": Row("of the strip", "µm", FREE, "illustrative"),
        "cells": Row("pieces of the strip", "", "2 µm each", "illustrative"),
        "days": Row("how long it runs", "days", FREE, "illustrative"),
        "step": Row("time step", "days", "0.05 % of speed", "illustrative"),
        "every": Row("from record to record", "days", FREE, "illustrative"),
        "seed_width": Row("band of precursors at the start", "µm", FREE, "illustrative"),
        "seed": Row("their density there", "", FREE, "illustrative"),
    },
    Sheath: {
        "healthy": Row("g-ratio of healthy myelin", "", SHARED, "illustrative"),
        "rebuilt": Row("g-ratio of finished new myelin", "", SHARED, "illustrative"),
        "thickening": Row("in which the gap shrinks to 37 % (τ)", "days", FREE, "illustrative"),
    },
}
