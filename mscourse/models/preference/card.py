"""What each number of the preference model rests on; `mscourse.book.cards` puts it on the model card."""

from collections.abc import Mapping

from mscourse.models.preference.parameters import Option, Parameters, Utilities
from mscourse.models.preference.survey import Survey
from mscourse.models.sources import Row, Rows, Source

CHECKED = "25 November 2026"

SOURCES: Mapping[str, Source] = {
    "orme": Source(
        "Orme and others 2007, Value Health 10:54",
        "read",
        "abstract: 0.870 at EDSS 0, \N{MINUS SIGN}0.195 at EDSS 9; 2048 people",
        "10.1111/j.1524-4733.2006.00144.x",
    ),
    "hawton": Source(
        "Hawton and Green 2016, utilities of the South West England cohort",
        "read",
        "abstract: 0.025 at EDSS 8; 0.076 lost to a relapse in the last six months; 1441 people",
    ),
    "review": Source(
        "Review 2010 of 18 studies of utilities",
        "read",
        "abstract: 0.80 to 0.92 at EDSS 1, 0.49 to 0.71 at 3, 0.39 to 0.54 at 6.5, "
        "\N{MINUS SIGN}0.19 to 0.1 at 9",
        "10.3111/13696990903543085",
    ),
    "mist": Source(
        "Burt and others 2019, JAMA 321:165", "read", "record", "10.1001/jama.2018.18743", "mist_burt2019"
    ),
    "sormani": Source(
        "Sormani and others 2017, Neurology 88:2115",
        "read",
        "abstract",
        "10.1212/WNL.0000000000003987",
        "sormani2017_meta",
    ),
    "johnson": Source(
        "Johnson and others 2009, J Neurol",
        "read",
        "abstract: 0.38 %, 0.39 % and 0.48 % a year; 651 people",
        "10.1007/s00415-009-0084-2",
        "johnson_2009_mar",
    ),
    "garcia": Source(
        "Garcia-Dominguez and others 2016, Patient Prefer Adherence",
        "read",
        "abstract: 3.8 % for a year's delay; 125 people",
        "10.2147/PPA.S114619",
        "garcia_dominguez_2016_dce",
    ),
    "fritsch": Source(
        "Fritsch and Butland 1984, SIAM J Sci Comput 5:300", "read in code", "SciPy and its help page"
    ),
    "mcfadden": Source("McFadden 1974, conditional logit", "second-hand", "in lists"),
    "konis": Source(
        "Konis 2007, thesis, Oxford", "second-hand", "help pages of the R packages losep and detectseparation"
    ),
    "nice": Source(
        "NICE 2008, guide to the methods of technology appraisal, 5.6.2", "second-hand", "quoted on a blog"
    ),
}

FREE = "a place to start"
MIXED = "published ends, mid-ranges between"
ROWS: Rows = {
    Utilities: {
        "scores": Row("EDSS scores at which values are set", "", MIXED, "read"),
        "values": Row(
            "their values: at 0 and 9 Orme, at 8 Hawton; at 1, 3 and 6.5 the middle of the review's ranges",
            "",
            MIXED,
            "ours",
        ),
        "relapse": Row("taken off by a relapse in the last six months", "", "hawton", "read"),
    },
    Parameters: {
        "start": Row("everyone's EDSS score at the start", "", FREE, "illustrative"),
        "years": Row("how long is looked ahead", "years", FREE, "illustrative"),
        "discount": Row("a year counts so much less than the one before", "/year", "nice", "second-hand"),
        "steps": Row("steps in a year", "", "a rule of this course", "ours"),
        "utilities": Row("how life with each score is valued", "", "the table above", "ours"),
        "disability": Row(
            "how scores change untreated", "", "the card of the disability model", "calibrated"
        ),
    },
    Option: {
        "hazard_ratio": Row(
            "worsening as a share of the untreated; a medicine 0.7 (illustrative), a transplant 0.07 (MIST)",
            "",
            "no treatment",
            "illustrative",
        ),
        "lasts": Row("how long that holds; none: as long as is looked", "years", FREE, "illustrative"),
        "death": Row("chance of dying of the treatment, at the start", "", "no treatment", "illustrative"),
        "relapses": Row("relapses a year; 0 leaves them out", "/year", FREE, "illustrative"),
    },
    Survey: {
        "people": Row("who answer", "", "johnson", "read"),
        "questions": Row("that each answers", "", FREE, "illustrative"),
        "alternatives": Row("treatments shown in each", "", FREE, "illustrative"),
        "relapses_weight": Row("worth of one relapse more", "", FREE, "illustrative"),
        "delay_weight": Row("worth of a year more before progression", "/year", FREE, "illustrative"),
        "risk_weight": Row(
            "worth of one percentage point more of risk a year; set to give Johnson's 0.38 %",
            "",
            "johnson",
            "calibrated",
        ),
    },
}
