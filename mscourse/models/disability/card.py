"""What each number of the disability model rests on; `mscourse.book.cards` puts it on the model card."""

from collections.abc import Mapping

from mscourse.models.disability.four import FourStates
from mscourse.models.disability.parameters import Parameters, Treatment
from mscourse.models.disability.run import Visits
from mscourse.models.sources import Row, Rows, Source

CHECKED = "25 November 2026"

SOURCES: Mapping[str, Source] = {
    "campbell": Source(
        "Campbell and others 2024, Pharmacoeconomics 43:223", "read", "abstract", "10.1007/s40273-024-01417-4"
    ),
    "shirani": Source(
        "Shirani and others 2012, Mult Scler 18:442", "read", "abstract", "10.1177/1352458511422097"
    ),
    "tedeholm": Source(
        "Tedeholm and others 2015, J Neurol 262:1148",
        "read",
        "abstract",
        "10.1007/s00415-015-7674-y",
        "tedeholm_2015_gothenburg",
    ),
    "mist": Source(
        "Burt and others 2019, JAMA 321:165", "read", "record", "10.1001/jama.2018.18743", "mist_burt2019"
    ),
    "palace": Source(
        "Palace and others 2014, BMJ Open 4:e004073",
        "read",
        "abstract; its table of ten steps could not be read, so nothing here is from it",
        "10.1136/bmjopen-2013-004073",
    ),
}

FITTED = "one fit of many, to totals"
FREE = "a place to start"
NONE = "no treatment"
OURS = "a rule of this course"
ROWS: Rows = {
    Parameters: {
        "worsening_shape": Row("steps up, from EDSS 0 to 1 on; times the scale", "", FITTED, "illustrative"),
        "improvement": Row("steps down, from EDSS 1 to 0 on", "/year", FITTED, "illustrative"),
        "scale": Row("multiplies every step up", "/year", "shirani", "calibrated"),
        "start": Row("EDSS at onset", "", FITTED, "illustrative"),
        "frailty": Row("how alike people are: a gamma shape; none: all alike", "", FREE, "illustrative"),
        "classes": Row("groups that stand for unlike people", "", OURS, "ours"),
    },
    Treatment: {
        "hazard_ratio": Row("multiplies every step up while it lasts", "", NONE, "illustrative"),
        "start": Row("when it begins", "years", NONE, "illustrative"),
        "stop": Row("when it ends; by default never", "years", NONE, "illustrative"),
    },
    Visits: {
        "years": Row("how long people are followed", "years", OURS, "ours"),
        "every": Row("from one visit to the next", "years", OURS, "ours"),
    },
    FourStates: {
        "worsening": Row(
            "none to mild, mild to moderate, moderate to severe", "/year", "campbell", "calibrated"
        ),
        "improvement": Row(
            "mild to none, moderate to mild, severe to moderate", "/year", "campbell", "calibrated"
        ),
    },
}
