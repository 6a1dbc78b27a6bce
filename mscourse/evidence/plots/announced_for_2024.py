"""What was news of cells for MS in 2024, and what had become of it when last looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.plots.future_timeline import between
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.fan import NOBODY, End, Start, fan

BETTER, NO_GAIN, ALIKE, ALONE, AWAITED, STOPPED = range(6)
NAMES = (
    "Randomised, and better than the comparison",
    "Randomised, no gain shown",
    "Compared, but not randomised",
    "Nobody to compare with",
    "Result still awaited",
    "Stopped before anyone was treated",
)


@dataclass(frozen=True)
class Printed:
    """Something that was news: its records, what it was, what became of it, and where that ends."""

    records: tuple[str, ...]
    words: Callable[[Library], str]
    came: Callable[[Library], str]
    end: int


def _number(library: Library, name: str) -> str:
    return printing.number(drawn_value(library.outcome(name)))


def _of_100(library: Library, name: str) -> str:
    return f"{_number(library, name)} in 100"


def _people(library: Library, record: str) -> str:
    return printing.number(library[record].population.n or sum(arm.n or 0 for arm in library[record].arms))


def _status(library: Library) -> tuple[str, str]:
    """Part what was read of the trial against drugs of today: what is done, and what is to come."""
    done, found, date = (library.outcome("star_ms.status").text or "").partition("; results expected in ")
    if not found:
        message = "star_ms.status no longer says when results are expected; read the record again"
        raise ValueError(message)
    return done, date


HARRIS, KALINCIK, SWEDEN = "harris_2024_mscnp_phase2", "kalincik2024_progressive", "silfverberg2024_sweden"
PRINTED = (
    Printed(
        (HARRIS,),
        lambda _: "Cells by spine help progressive MS",
        lambda one: (
            f"{_number(one, f'{HARRIS}.edss_plus_improvement_primary')} in 100 better; with salt water "
            f"{_number(one, f'{HARRIS}.edss_plus_improvement_primary_saline')}"
        ),
        NO_GAIN,
    ),
    Printed(
        (KALINCIK,),
        lambda _: "Transplant slows progressive MS",
        lambda one: (
            "hazard ratio of worsening, against natalizumab: "
            f"{between(one.outcome(f'{KALINCIK}.6_month_confirmed_edss_worsening'))}"
        ),
        ALIKE,
    ),
    Printed(
        (SWEDEN,),
        lambda _: "Transplant quiets relapsing MS for years",
        lambda one: (
            f"no activity at {printing.when(one.outcome(f'{SWEDEN}.neda'))}: "
            f"{_of_100(one, f'{SWEDEN}.neda')}, of {_people(one, SWEDEN)} people"
        ),
        ALONE,
    ),
    Printed(
        ("fischbach_2024_car", "qin_2025_bcma"),
        lambda _: "CAR-T cells calm progressive MS",
        lambda one: f"two people first, then {_people(one, 'qin_2025_bcma')} with other CAR-T cells",
        ALONE,
    ),
    Printed(
        ("star_ms",),
        lambda _: "Transplant against strong drugs of today",
        lambda one: f"StarMS: {_people(one, 'star_ms')} people, result expected in {_status(one)[1]}",
        AWAITED,
    ),
    Printed(
        ("kysa7_phase2",),
        lambda _: "CAR-T cells in a randomised trial",
        lambda one: f"KYSA-7: {_people(one, 'kysa7_phase2')} people planned; no result found",
        AWAITED,
    ),
    Printed(
        ("sc379_suspended_2024",),
        lambda _: "Grafted cells for new myelin",
        lambda one: (
            f"SC379, on hold in {one.outcome('sc379_suspended_2024.status').timepoint}: a business decision"
        ),
        STOPPED,
    ),
)


def announced_for_2024(library: Library) -> Chart:
    """Draw seven plans and results of cells for MS, and which of six ends each has reached."""
    starts = [Start(one.words(library), one.came(library), one.end) for one in PRINTED]
    counts = [sum(one.end == end for one in PRINTED) for end in range(len(NAMES))]
    ends = [End(name, NOBODY if not count else "") for name, count in zip(NAMES, counts, strict=True)]
    records = [library[name] for one in PRINTED for name in one.records]
    checked = printing.day(min(one.checked for one in records))
    words = around(
        "announced_for_2024",
        title="Of seven hopes that were news in 2024, none has won a randomised trial yet",
        subtitle="Plans and results of cell therapy in MS, and what had become of each",
        footer=f"Last checked {checked}. We chose the seven among the records of this course. A hope that "
        "has not won may have lost, or may not have been tested.",
        alt="Seven hopes on the left, each with a line to what became of it. One randomised without gain, "
        "one compared from registers, two with nobody to compare with, two awaited, one stopped before "
        "anyone was treated. The end named randomised and better stands on top, dashed and empty.",
        caption=f"When last checked on {checked}, none of seven hopes for cells in MS that were news in 2024 "
        "had a randomised result in which cells did better. Each line leads from a hope to what became of "
        "it.",
    )
    table = DataTable(
        ("News in 2024", "What came", "Where it stands"),
        tuple((one.words, one.beside, NAMES[one.end]) for one in starts),
    )
    chart = fan(words, starts, ends, table, heads=("News in 2024, and what came", "Where it stands"))
    return sourced(chart, library, [one.id for one in records])
