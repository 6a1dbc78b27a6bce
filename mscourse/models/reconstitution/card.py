"""What each number of the reconstitution model rests on."""

from collections.abc import Mapping

from mscourse.models.reconstitution.parameters import (
    CD8,
    BCells,
    Infection,
    MemoryCD4,
    NaiveCD4,
    NaturalKillers,
    Neutrophils,
    Parameters,
    Regulatory,
    Renewal,
    Subset,
)
from mscourse.models.reconstitution.run import Scatter
from mscourse.models.sources import Row, Rows, Source, Status

CHECKED = "25 November 2026"

SOURCES: Mapping[str, Source] = {
    "storek": Source(
        "Storek and others 2008, PMC2956741",
        "read",
        "abstract: when counts are normal, late infections; author and year recalled",
        record="storek2008_recovery",
    ),
    "palmer": Source(
        "Palmer and others 2018, Proc Natl Acad Sci USA, thymic involution and disease",
        "read",
        "abstract: T cell production halves in about 16 years",
        "10.1073/pnas.1714478115",
    ),
    "mexico": Source(
        "Ruiz-Argüelles and others 2019, PMC6857075",
        "read",
        "text: neutrophils above 0.5 on day 8 (2 to 14), without ATG; author and year recalled",
    ),
    "muraro": Source(
        "Muraro and others 2005, J Exp Med 201:805",
        "read",
        "abstract: naive CD4 T cells doubled at two years",
        record="muraro2005_thymic",
    ),
}

FREE = "a place to start"
COUNT, DAYS, YEARS, RATE = "10⁹/L", "days", "years", "a patient-year"


def _subset(name: str, day: str, status: Status) -> Mapping[str, Row]:
    """Return the rows of one kind of cell; only the day it is crossed on may have a source."""
    return {
        "normal": Row(f"where {name} level off", COUNT, FREE, "illustrative"),
        "nadir": Row("count on day 0", COUNT, FREE, "illustrative"),
        "level": Row("count that is crossed on that day", COUNT, FREE, "illustrative"),
        "day": Row("when it is crossed", DAYS, day, status),
    }


def _either(words: str) -> Row:
    return Row(words, "", "set for each kind of cell", "illustrative")


ROWS: Rows = {
    Parameters: {
        "age": Row("at transplant; it stays so", YEARS, FREE, "illustrative"),
        "survivors": Row("share of old CD4 clones that survive", "", FREE, "illustrative"),
        "neutrophils": _either("as in Neutrophils"),
        "natural_killers": _either("as in NaturalKillers"),
        "cd8": _either("as in CD8"),
        "b_cells": _either("as in BCells"),
        "regulatory": _either("as in Regulatory"),
        "memory_cd4": _either("as in MemoryCD4"),
        "naive_cd4": _either("as in NaiveCD4"),
        "renewal": _either("as in Renewal"),
        "infection": _either("as in Infection"),
    },
    Subset: _subset("cells", "given by you", "illustrative"),
    Neutrophils: _subset("neutrophils", "usual days are 8 to 12", "illustrative"),
    NaturalKillers: _subset("natural killer cells", "storek", "read"),
    CD8: _subset("CD8 cells", FREE, "illustrative"),
    BCells: _subset("B cells", "storek", "read"),
    Regulatory: _subset("regulatory cells", FREE, "illustrative"),
    MemoryCD4: _subset("memory CD4 cells", FREE, "illustrative"),
    NaiveCD4: {
        "normal": Row("plateau at the reference age", COUNT, FREE, "illustrative"),
        "nadir": Row("count on day 0", COUNT, FREE, "illustrative"),
        "half_life": Row("of the pool; slow, as two papers report", DAYS, FREE, "illustrative"),
        "reference_age": Row("at which the plateau is the normal one", YEARS, FREE, "illustrative"),
        "halving": Row("of age, in which export halves", YEARS, "palmer", "read"),
    },
    Renewal: {
        "expansion": Row("largest growth of a surviving clone, as a multiple", "", FREE, "illustrative"),
        "rate": Row("of that growth", "a day", FREE, "illustrative"),
    },
    Infection: {
        "background": Row("episodes when nothing is short", RATE, "storek", "read"),
        "neutrophil_weight": Row("added when there are no neutrophils", RATE, FREE, "illustrative"),
        "neutrophil_level": Row("neutrophils from which nothing is added", COUNT, FREE, "illustrative"),
        "b_weight": Row("added when there are no B cells", RATE, FREE, "illustrative"),
        "b_level": Row("B cells from which nothing is added", COUNT, FREE, "illustrative"),
        "cd4_weight": Row("added when there are no CD4 cells", RATE, FREE, "illustrative"),
        "cd4_level": Row("CD4 cells from which nothing is added", COUNT, FREE, "illustrative"),
    },
    Scatter: {
        "rate": Row("of growth rates, standard deviation of logarithms", "", FREE, "illustrative"),
        "normal": Row("of plateaus, standard deviation of logarithms", "", FREE, "illustrative"),
        "age": Row("of ages, standard deviation", YEARS, FREE, "illustrative"),
    },
}
