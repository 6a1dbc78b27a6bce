"""What each number of the polygenic model rests on; `mscourse.book.cards` puts it on the model card."""

from collections.abc import Mapping

from mscourse.models.polygenic.parameters import Guide, Parameters
from mscourse.models.sources import Row, Rows, Source

CHECKED = "25 November 2026"

SOURCES: Mapping[str, Source] = {
    "imsgc": Source(
        "IMSGC 2019, Science 365",
        "read",
        "summary: 233 associations, up to 48 % of the genetic contribution; its table is not used",
        "10.1126/science.aav7188",
    ),
    "common": Source(
        "Estimate from common variants 2012, Sci Rep",
        "read",
        "abstract: about 30 % of liability, 1854 cases and 5164 controls in the UK; the year is recalled",
        "10.1038/srep00770",
    ),
    "hla": Source(
        "Italian study of the HLA region 2009, nature.com/articles/gene2009101",
        "read",
        "introduction: an odds ratio of about 3 for one copy; about 6 for two is told on a course page",
        record="hla_drb1_1501",
    ),
    "willer": Source(
        "Willer 2003, PNAS",
        "read",
        "abstract: identical twins 25.3 %, fraternal twins 5.4 %, siblings 2.9 %",
        record="willer_2003_twins",
    ),
    "gwas": Source(
        "IMSGC and WTCCC2 2011, Nature 476",
        "second-hand",
        "said to be the first source of the odds ratio; only its abstract was seen, which does not give it",
    ),
    "patsopoulos": Source(
        "Patsopoulos 2018, Genetics of Multiple Sclerosis, PMC6027932",
        "read",
        "text: identical twins 25 to 30 %, fraternal twins 3 to 7 %",
    ),
    "course": Source(
        "Course pages on multiple sclerosis",
        "second-hand",
        "lifetime risk of about 0.3 %",
    ),
    "falconer": Source("Falconer 1965, the threshold model of liability", "recalled"),
}

FREE = "picked for teaching"

ROWS: Rows = {
    Parameters: {
        "prevalence": Row("share of people who get the disease (K)", "", "course", "second-hand"),
        "hla_odds_ratio": Row("for each copy of HLA-DRB1*15:01", "", "hla", "read"),
        "hla_frequency": Row("how frequent this allele is", "", "from general knowledge", "recalled"),
        "others": Row("other known loci: all are stand-ins", "", "imsgc", "read"),
        "known_heritability": Row(
            "share of the variance of liability that known loci explain; from 0.092 to 0.144",
            "",
            "48 % of 0.192, which is recalled; of 0.30, which was read: 0.144",
            "recalled",
        ),
        "spread": Row(
            "how unequal the stand-ins are",
            "",
            "set to give the risk after ten edits of an earlier program",
            "illustrative",
        ),
    },
    Guide: {
        "sites": Row("places of each kind that are cut by mistake", "", FREE, "illustrative"),
        "rates": Row("chance of each kind, for one place in one cell", "", FREE, "illustrative"),
    },
}
