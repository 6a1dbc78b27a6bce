"""What each number of the personal model rests on; `mscourse.book.cards` puts it on the model card."""

from collections.abc import Mapping

from mscourse.models.personal.parameters import Score, Trial
from mscourse.models.sources import Row, Rows, Source

CHECKED = "30 November 2026"

SOURCES: Mapping[str, Source] = {
    "hanley": Source(
        "Hanley and McNeil 1982, Radiology 143:29",
        "read",
        "abstract: the area is the chance of a right ranking, and Wilcoxon's statistic",
        "10.1148/radiology.143.1.7063747",
    ),
    "calster": Source(
        "Van Calster and others 2019, BMC Med 17:230",
        "read",
        "abstract: why calibration matters, and that checking it elsewhere takes many people",
        "10.1186/s12916-019-1466-7",
    ),
    "klaveren": Source(
        "van Klaveren and others 2019, J Clin Epidemiol 114:72",
        "read",
        "abstract: simulated trials, in which scores of who gains were overfitted",
        "10.1016/j.jclinepi.2019.05.029",
    ),
    "cox": Source(
        "Cox 1958, a straight line between logits of told and observed risks",
        "second-hand",
        "described, with the year, in the abstract of a later article by Dalton",
    ),
    "limits": Source(
        "Boston University, teaching pages on random error: limits of a rate ratio",
        "read",
        "page: the formula, in words",
    ),
}

FREE = "picked for teaching"
# By the class that holds the parameter, and by its name; a test keeps it whole.
ROWS: Rows = {
    Trial: {
        "people": Row("in both arms together", "", FREE, "illustrative"),
        "ratio": Row("hazard ratio for a person in the middle", "", FREE, "illustrative"),
        "spread": Row(
            "standard deviation of the logarithm of people's own ratios; 0: all alike",
            "",
            FREE,
            "illustrative",
        ),
        "factors": Row(
            "measured of each; the first carries the whole spread, the others nothing",
            "",
            FREE,
            "illustrative",
        ),
        "best": Row("share of people that is picked", "", FREE, "illustrative"),
    },
    Score: {
        "people": Row("to whom it is fitted", "", FREE, "illustrative"),
        "factors": Row("measured of each; the first matters, the others do not", "", FREE, "illustrative"),
        "strength": Row(
            "what one standard deviation of the first adds to the logit of the risk", "", FREE, "illustrative"
        ),
        "share": Row("risk of somebody in the middle", "", FREE, "illustrative"),
    },
}
