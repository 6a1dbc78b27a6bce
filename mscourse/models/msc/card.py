"""What each number of the msc model rests on; `mscourse.book.cards` puts it on the model card."""

from collections.abc import Mapping

from mscourse.models.msc.parameters import Parameters, Treatment, Trial
from mscourse.models.sources import Row, Rows, Source

CHECKED = "25 November 2026"

SOURCES: Mapping[str, Source] = {
    "mesems": Source(
        "Uccelli and others 2021, Lancet Neurol 20:917 (MESEMS)",
        "read",
        "record and a summary",
        "10.1016/S1474-4422(21)00301-X",
        "uccelli_2021_mesems",
    ),
    "eggenhofer": Source(
        "Eggenhofer and others 2012, Front Immunol 3:297 (mice)", "read", "text", "10.3389/fimmu.2012.00297"
    ),
    "altman": Source("Altman and others 2012, Mult Scler", "read", "record", "10.1177/1352458512444326"),
    "zhu": Source("Zhu and Lakkis 2014, Stat Med", "recalled"),
}

FREE = "a place to start"
# By the class that holds the parameter, and by its name; a test keeps it whole.
ROWS: Rows = {
    Parameters: {
        "lung_share": Row(
            "caught in the lung after an intravenous dose; the size is ours", "", "eggenhofer", "illustrative"
        ),
        "lung_loss": Row(
            "death in the lung, half within a day; the size is ours", "/day", "eggenhofer", "illustrative"
        ),
        "lung_release": Row("leaving the lung alive", "/day", FREE, "illustrative"),
        "systemic_loss": Row("loss elsewhere, half in two days", "/day", FREE, "illustrative"),
        "cns_loss": Row("loss in the spinal fluid, half in two weeks", "/day", FREE, "illustrative"),
        "signal_rate": Row("how fast the signal follows, half in two weeks", "/day", FREE, "illustrative"),
        "largest_effect": Row("share of new lesions prevented at most", "", FREE, "illustrative"),
        "half_signal": Row("signal with half that effect", "doses", FREE, "illustrative"),
        "lung_weight": Row("signal of a cell in the lung", "", FREE, "illustrative"),
        "systemic_weight": Row("signal of a cell elsewhere in the body", "", FREE, "illustrative"),
        "cns_weight": Row("signal of a cell in the spinal fluid", "", FREE, "illustrative"),
    },
    Treatment: {
        "dose": Row("cells given on day 0", "doses", FREE, "illustrative"),
        "route": Row("intravenous or intrathecal", "", "that of MESEMS", "read"),
    },
    Trial: {
        "treated": Row("people who were given cells first", "", "mesems", "read"),
        "placebo": Row("people who were given placebo first", "", "mesems", "read"),
        "mean_count": Row("lesions of a person on placebo, all scans together", "", FREE, "illustrative"),
        "dispersion": Row("how much more people differ than by chance", "", "mesems", "calibrated"),
        "level": Row("false alarms, two-sided", "", "usual in trials", "illustrative"),
    },
}
