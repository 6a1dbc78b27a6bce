"""What each number of the trial model rests on; `mscourse.book.cards` puts it on the model card."""

from collections.abc import Mapping

from mscourse.models.sources import Row, Rows, Source
from mscourse.models.trial.parameters import Bias, Parameters, Relapses

CHECKED = "25 November 2026"

SOURCES: Mapping[str, Source] = {
    "mist": Source(
        "Burt and others 2019, JAMA 321:165", "read", "record", "10.1001/jama.2018.18743", "mist_burt2019"
    ),
    "astims": Source(
        "Mancardi and others 2015, Neurology 84:981",
        "read",
        "abstract; arm sizes in a news release; DOI recalled",
        record="astims_mancardi2015",
    ),
    "sormani": Source(
        "Sormani and others 2017, Neurology 88:2115",
        "read",
        "abstract",
        "10.1212/WNL.0000000000003987",
        "sormani2017_meta",
    ),
    "zhu": Source(
        "Zhu and Lakkis 2014, Stat Med 33:376", "read in code", "help page and code of the R package MKpower"
    ),
    "schoenfeld": Source("Schoenfeld 1983, Biometrics 39:499", "second-hand", "formula on a teaching page"),
    "dersimonian": Source(
        "DerSimonian and Laird 1986, Control Clin Trials 7:177",
        "read in code",
        "R package pimeta, statsmodels",
    ),
    "paule": Source("Paule and Mandel 1982", "read in code", "statsmodels"),
    "hartung": Source("Hartung and Knapp 2001, Stat Med 20:3875", "read in code", "statsmodels"),
    "freeman": Source("Freeman and Tukey 1950, Ann Math Stat 21:607", "second-hand", "in lists"),
    "miller": Source("Miller 1978, Am Stat 32:138", "second-hand", "in lists"),
    "kaplan": Source("Kaplan and Meier 1958, J Am Stat Assoc 53:457", "second-hand", "in lists"),
    "mantel": Source("Mantel 1966, Cancer Chemother Rep 50:163", "second-hand", "in lists"),
    "cox": Source("Cox 1972, J R Stat Soc B 34:187", "second-hand", "in lists"),
    "efron": Source("Efron 1977, J Am Stat Assoc 72:557", "read in code", "lifelines"),
}

FREE = "a place to start"
PLANNED = "example of planning"
ROWS: Rows = {
    Parameters: {
        "control": Row("patients of the control arm", "", "mist", "read"),
        "treated": Row("patients of the treated arm", "", "mist", "read"),
        "hazard": Row(
            "events per patient-year without treatment; ln 2 over the median", "/year", "mist", "calibrated"
        ),
        "hazard_ratio": Row("hazard of the treated arm over it", "", "mist", "read"),
        "accrual": Row("patients join evenly over this time", "years", FREE, "illustrative"),
        "follow_up": Row("from the last one's joining to the end", "years", FREE, "illustrative"),
    },
    Bias: {
        "crossover": Row("when controls get the treatment; none: never", "years", FREE, "illustrative"),
        "drop_out": Row("patients lost, whatever their risk", "/year", FREE, "illustrative"),
        "leave_control": Row("share of controls who leave just before the event", "", FREE, "illustrative"),
        "leave_treated": Row("share of treated who leave just before the event", "", FREE, "illustrative"),
    },
    Relapses: {
        "control": Row("patients of the control arm", "", PLANNED, "illustrative"),
        "treated": Row("patients of the treated arm", "", PLANNED, "illustrative"),
        "rate": Row("mean count without treatment", "/year", PLANNED, "illustrative"),
        "rate_ratio": Row("rate of the treated arm over it", "", PLANNED, "illustrative"),
        "dispersion": Row("how much people differ; 0: not at all", "", PLANNED, "illustrative"),
        "years": Row("each patient is watched so long", "years", PLANNED, "illustrative"),
        "unblinded": Row("share of controls who know their arm", "", FREE, "illustrative"),
        "over_report": Row("how many more relapses they report", "", FREE, "illustrative"),
    },
}
