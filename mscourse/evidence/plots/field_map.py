"""The field by job and stage: what has been done, how sure we are, and which result would decide next."""

from dataclasses import dataclass

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.cell_grid import JOBS, MODULATE, NONE_FOUND, REPLACE, SUPPORT, TISSUE, sure
from mscourse.evidence.plots.common import around, sourced
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.matrix import Mark
from mscourse.figures.stage_map import Awaited, Road, Stop, stage_map

STAGES = ("Animals", "People, one group", "Randomised trial", "Against drugs of today", "Advised in care")
ANIMALS, PEOPLE, RANDOMISED, TODAY, CARE = range(5)
NO_DATE = "no date read"
KEY: tuple[tuple[Mark, str], ...] = (
    ("triangle", "animals"),
    ("disc", "one group"),
    ("square", "randomised, a difference"),
    ("ring", "randomised, none shown"),
    ("diamond", "advice"),
)


@dataclass(frozen=True)
class Passed:
    """A record on a road: the stage, its mark, what is written, and whether it is of another disease."""

    record: str
    stage: int
    mark: Mark
    words: str = ""
    apart: bool = False


@dataclass(frozen=True)
class Course:
    """The records of one job in order, as far as people with MS came, and the trial that is awaited."""

    job: int
    reached: int | None
    passed: tuple[Passed, ...]
    awaited: str
    awaits: int
    coming: str


COURSES = (
    Course(
        REPLACE,
        CARE,
        (
            Passed("burt2009_lancetneurol", PEOPLE, "disc"),
            Passed("astims_mancardi2015", RANDOMISED, "square"),
            Passed("mist_burt2019", RANDOMISED, "square"),
            Passed("ectrims_ebmt2025", CARE, "diamond", "in highly active MS,"),
        ),
        "star_ms",
        TODAY,
        "StarMS, then RAM-MS and BEAT-MS",
    ),
    Course(
        MODULATE,
        RANDOMISED,
        (
            Passed("qin_2025_bcma", PEOPLE, "disc", "CAR-T,"),
            Passed("uccelli_2021_mesems", RANDOMISED, "ring", "stromal cells,"),
            Passed("embold_ata188", RANDOMISED, "ring", "donor T cells,"),
        ),
        "kysa7_phase2",
        RANDOMISED,
        "CAR-T: KYSA-7",
    ),
    Course(
        SUPPORT,
        RANDOMISED,
        (
            Passed("cohen_2023_mscntf", PEOPLE, "disc"),
            Passed("genchi_2023_stems", PEOPLE, "disc"),
            Passed("petrou_2020", RANDOMISED, "square"),
            Passed("harris_2024_mscnp_phase2", RANDOMISED, "ring"),
        ),
        "ng01_spms_phase2b",
        RANDOMISED,
        "a repeat: NG01",
    ),
    Course(
        TISSUE,
        None,
        (
            Passed("windrem_2020", ANIMALS, "triangle"),
            Passed("fessler_2022_lctopc1", PEOPLE, "disc", "cord injury,", apart=True),
            Passed("sawamoto_2025_pd", PEOPLE, "disc", "Parkinson disease,", apart=True),
        ),
        "sc379_suspended_2024",
        PEOPLE,
        "a first trial in MS",
    ),
)


def _stop(library: Library, one: Passed) -> Stop:
    record = library[one.record]
    # The short names of these two are a title and a company: the year says enough.
    name = str(record.year) if one.record in {"qin_2025_bcma", "embold_ata188"} else record.short_name
    return Stop(one.stage, one.mark, f"{one.words} {name}".strip(), one.apart)


def _by(library: Library, course: Course) -> str:
    """Say by when the awaited result is expected, from its record."""
    if course.awaited == "star_ms":
        text = library.outcome("star_ms.status").text or ""
        _, found, date = text.partition("results expected in ")
        last = (library.outcome("ram_ms.status").text or "").partition("completion date ")[2]
        if not found or not last:
            message = "the trials no longer say when they end; read their records again"
            raise ValueError(message)
        return f"expected {date}; RAM-MS to end {last}"
    if course.awaited == "ng01_spms_phase2b":
        return f"planned end {library.outcome('ng01_spms_phase2b.planned_end_date').text}"
    if course.job == TISSUE:
        return f"SC379 on hold; {NO_DATE}"
    return NO_DATE


def field_map(library: Library) -> Chart:
    """Draw how far cells have come for each of four jobs, and what would decide next."""
    certain = sure(library)
    roads = []
    for course in COURSES:
        level = certain[course.job]
        roads.append(
            Road(
                JOBS[course.job],
                level if level == NONE_FOUND else f"certainty: {level}",
                course.reached,
                tuple(_stop(library, one) for one in course.passed),
                Awaited(course.awaits, course.coming, _by(library, course)),
            )
        )
    waited = [library[course.awaited] for course in COURSES]
    checked = printing.day(min(one.checked for one in waited))
    words = around(
        "field_map",
        title="One job has come into care; of replacing tissue, no trial in MS was found",
        subtitle="Cell therapy in MS by job and stage, with the next result that would decide",
        footer=f"A choice among the records of this course; trials last checked {checked}. Pale: another "
        "disease. A stage reached is no effect shown. Certainty of the first job is for relapsing MS, "
        "against older drugs.",
        alt="Four roads from animals to care. Replacing immunity runs to care, with a gap where trials "
        "against drugs of today are awaited. Modulating and supporting end at randomised trials, mostly "
        "with no difference shown. Replacing tissue stands at animals; people with other diseases are pale.",
        caption="Replacing immunity is advised in care for some people with relapsing MS, before its trials "
        "against drugs of today have reported; no trial of replacing tissue in MS was found. Studies "
        "by job and stage, certainty, and what would decide next.",
    )
    rows = tuple(
        (
            road.name,
            stop.words,
            STAGES[stop.stage],
            "another disease" if stop.apart else "",
        )
        for road in roads
        for stop in road.stops
    ) + tuple(
        (road.name, f"awaited: {road.awaited.words}", STAGES[road.awaited.stage], road.awaited.by)
        for road in roads
    )
    table = DataTable(("Job", "Study", "Stage", "Note"), rows)
    used = [one.record for course in COURSES for one in course.passed]
    trials = [course.awaited for course in COURSES]
    return sourced(
        stage_map(words, STAGES, roads, table, key=KEY), library, [*used, *trials, "ram_ms", "beat_ms"]
    )
