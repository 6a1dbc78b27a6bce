"""The syntheses that the book shows: which numbers go in, which stay out and why, and what to beware of.

A body names every candidate there is: it is either in a row or left out with a reason, and a test holds the
list against the records, so that a new study cannot be overlooked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mscourse.evidence import kinds
from mscourse.evidence.errors import NotPooledError
from mscourse.evidence.records import Outcome
from mscourse.evidence.synthesis import effects
from mscourse.evidence.synthesis.asking import pool
from mscourse.evidence.synthesis.results import Pooled, Study

if TYPE_CHECKING:
    from mscourse.evidence.library import Library


@dataclass(frozen=True, slots=True)
class Body:
    """Studies on one question.

    Attributes
    ----------
    name, question
        Its name, and what it asks.
    rows
        Every study that can be weighed, in order; their weights are those of `pooled`, or 0 without it.
    pooled
        All of them made one; None if that would mislead.
    objections
        What speaks against pooling.
    groups
        Parts of the rows that are worth a pool of their own, each with its heading.
    ways
        All rows pooled in other ways: the same if the result is sure, far apart if it hangs on the way.
    published
        Pooled number of a publication to hold it against.
    left_out
        Candidates that have no row, each with the reason.
    caveats
        What to beware of, a sentence each.

    """

    name: str
    question: str
    rows: tuple[Study, ...]
    pooled: Pooled | None
    objections: tuple[str, ...]
    groups: tuple[tuple[str, Pooled], ...] = ()
    ways: tuple[Pooled, ...] = ()
    published: Outcome | None = None
    left_out: tuple[tuple[str, str], ...] = ()
    caveats: tuple[str, ...] = ()


# Years of the transplants are in the records' own words (`population.inclusion`). The early cohort ended when
# the recent ones had not begun; where the years run across, or were not printed, nothing is guessed. One
# early series names no years, but it was printed in 2008.
DEATHS_EARLY = (
    "muraro2017_longterm.death_within_100_days_considered_transplant",
    "shevchenko2008_russia.transplant_related_deaths",
)
DEATHS_ACROSS = (
    "canadian_atkins2016.transplant_related_death",
    "boffa2021_italy.death_within_100_days",
    "silfverberg2024_sweden.treatment_related_death",
    "burt2021_507.treatment_related_death",
    "melnichenko2022_russia.transplant_related_mortality",
)
DEATHS_RECENT = (
    "nicholas2021_london.transplant_related_death",
    "ruizarguelles2019_mexico.transplant_related_deaths",
    "kvistad2020_norway.mortality",
    "fischbach2026_germany.transplant_related_death",
)
# Large and without a death: people pay for the programme, or a clinic that sells the treatment printed the
# numbers (the records' `caveat`).
DEATHS_PAID = (
    "ruizarguelles2019_mexico.transplant_related_deaths",
    "melnichenko2022_russia.transplant_related_mortality",
)
DEATHS_LEFT_OUT = {
    "mist_burt2019.deaths": "counts both groups of the trial, and half of them were to have drugs",
    "mist_interim_2018.deaths": "counts both groups of the trial, and half of them were to have drugs",
    "boffa2021_italy.deaths_in_patients_transplanted_after_2007": "of how many is not printed",
    "mariottini2022_spms_florence.deaths": "died in the group that had a drug",
    "burman2014_sweden.mortality": "many of its people are probably in the later Swedish series",
    "melnichenko2021_russia_rrms.transplant_related_mortality": "a part of the later Moscow series",
    "burt2015_jama.procedure_related_deaths": "people of the later series of the same centre",
    "kyrcz2016_mobilisation.deaths": "watched the collection of cells only, not the transplant",
    "italian_singlecentre_bmatg.mortality": "of how many is not printed",
}
DEATHS_BECAUSE = (
    "One number can be held against the published pool, and its prediction interval shows how little it says "
    "about the next centre."
)


def ahsct_deaths(library: "Library") -> Body:
    """Deaths from the transplant, study by study: all series, by era, and in other ways."""
    names = (*DEATHS_EARLY, *DEATHS_ACROSS, *DEATHS_RECENT)
    pooled = pool(library, names, because=DEATHS_BECAUSE)
    parts = {
        "Early series": DEATHS_EARLY,
        "Years across both eras, or not printed": DEATHS_ACROSS,
        "Recent series": DEATHS_RECENT,
        "Without the early series": (*DEATHS_ACROSS, *DEATHS_RECENT),
    }
    # So few series and deaths show no spread between series: all people are counted as one group.
    groups = tuple(
        (heading, pool(library, part, method="exact", because=DEATHS_BECAUSE))
        for heading, part in parts.items()
    )
    ways = tuple(
        pool(library, names, method=method, because=DEATHS_BECAUSE)
        for method in ("beta-binomial", "exact", "reml", "freeman-tukey")
    )
    kept = [one for one in pooled.studies if one.outcome not in DEATHS_PAID]
    rest = f"{sum(one.events or 0 for one in kept)} of {sum(one.people or 0 for one in kept):,}"
    return Body(
        "ahsct_deaths",
        "How many people died from the transplant?",
        pooled.studies,
        pooled,
        pooled.objections,
        groups,
        ways,
        library.outcome("sormani2017_meta.transplant_related_mortality"),
        tuple(DEATHS_LEFT_OUT.items()),
        (
            (
                "A few series hold most of the deaths and others had none, so the middle series, the "
                "average over series and the share of all people are different numbers: say which one is "
                "meant."
            ),
            (
                "The middle series is no person's risk: by the model, half of all such series would lie "
                "above it."
            ),
            (
                "Two large series without a death come from a programme that people pay for, and from the "
                "website of a clinic that sells the treatment; follow-up was short, or is not known. "
                f"Without them {rest} people died."
            ),
            (
                "Within an era all people are counted as one group, which leaves the differences between "
                "series out of the interval: it is too narrow."
            ),
            (
                "The early cohort of many centres may hold people of the Italian, Canadian and first Russian "
                "series; the pool without the early series avoids that."
            ),
            (
                "In the Italian series all deaths fell into the earlier years; how many people had a "
                "transplant in the later years is not printed, so it can't be split."
            ),
            (
                "Deaths were counted for the first weeks in some series and for the whole time in others, "
                "and some print deaths of any cause."
            ),
            "Forms of MS, disability at entry and drugs differ between series, and with them the risk.",
            "A centre chooses whom it treats, and whether it reports.",
        ),
    )


WORSENING = (
    "mist_burt2019.time_to_disease_progression_edss_rise_ge_1",
    "muraro2025_london_vs_alz_ocr.disability_progression",
    "muraro2025_london_vs_alz_ocr.disability_progression_ahsct_vs_ocrelizumab",
    "boffa2023_active_spms.time_to_6_month_confirmed_disability",
    "kalincik2024_progressive.6_month_confirmed_edss_worsening",
)
WORSENING_LEFT_OUT = {
    "kalincik2022_ectrims_interim.edss_worsening": "an earlier abstract of a paper that came out since",
    "kalincik2022_ectrims_interim.edss_worsening_ahsct_vs_ocrelizumab": (
        "an earlier abstract of a paper that came out since"
    ),
    "noui2025_factors.disease_duration_and_worsening": "compares people who all had a transplant",
    "noui2025_factors.gd_lesions_and_worsening": "compares people who all had a transplant",
}


def ahsct_worsening(library: "Library") -> Body:
    """Disability after a transplant or drugs, as hazard ratios: shown beside each other, not pooled."""
    rows, objections = _apart(library, WORSENING)
    return Body(
        "ahsct_worsening",
        "Did disability worsen less after a transplant than with drugs?",
        rows,
        None,
        objections,
        left_out=tuple(WORSENING_LEFT_OUT.items()),
        caveats=(
            (
                "One randomised trial stands beside comparisons from registers, where those who were "
                "transplanted may have differed from those who were not."
            ),
            (
                "The drugs compared with run from weak to strong: a transplant can look good because the "
                "other group had a weak drug."
            ),
            "In progressive MS the two comparisons point in opposite directions.",
            "The two lines from London share their transplanted people.",
        ),
    )


def msc_trials(library: "Library") -> Body:
    """Randomised trials of stromal cells: what can be weighed at all, and why the rest cannot."""
    rows, left_out = [], []
    for record in library.select(therapy="msc", design="randomised"):
        for one in record:
            if kinds.outcome_kind(one) in {"cells_and_dose", "trial_status"}:
                continue
            try:
                made = effects.row(library, one, 95)
            except ValueError:
                left_out.append((one.id, "no interval, and no counts of people, where it was read"))
                continue
            if made.scale == "proportion":
                left_out.append((one.id, "counts one group only, not cells beside none"))
            else:
                rows.append(made.study)
    return Body(
        "msc_trials",
        "What did stromal cells do in randomised trials?",
        tuple(rows),
        None,
        (),
        left_out=tuple(left_out),
        caveats=(
            (
                "Few results are printed with an interval or with counts, where the course has read them, "
                "and hardly two trials measured the same thing in the same form of MS: there is nothing to "
                "pool."
            ),
            "The largest trial measured active lesions on scans, not repair.",
            "Cells, doses and routes differ: by vein in some trials, into the spinal fluid in others.",
        ),
    )


def _apart(library: "Library", names: Sequence[str]) -> tuple[tuple[Study, ...], tuple[str, ...]]:
    """Return rows without a pool, and what a pool would run into."""
    rows = tuple(effects.row(library, name, 95).study for name in names)
    try:
        pool(library, names)
    except NotPooledError as refusal:
        return rows, refusal.objections
    message = f"nothing speaks against pooling {', '.join(names)}; show their pool as well"
    raise ValueError(message)


BODIES: Mapping[str, Callable[["Library"], Body]] = {
    "ahsct_deaths": ahsct_deaths,
    "ahsct_worsening": ahsct_worsening,
    "msc_trials": msc_trials,
}
"""The bodies by name."""
