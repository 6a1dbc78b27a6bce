"""Trials under way: what was read of them, when, and how many people of how many."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, sourced
from mscourse.evidence.records import Record
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.timeline import Lane, Lanes, Moment, Span, State, timeline

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(rf"(?:(?P<month>{'|'.join(_MONTHS)})[a-z]* |(?P<early>early ))?(?P<year>20\d\d)")


def when(text: str) -> float:
    """Read the first date of a text as a year with its fraction; a month stands at its middle.

    Raises
    ------
    ValueError
        If there is none.

    """
    found = _DATE.search(text)
    if found is None:
        message = f"{text!r} names no year; leave the moment out"
        raise ValueError(message)
    year = int(found["year"])
    if found["month"]:
        return year + (_MONTHS.index(found["month"]) + 0.5) / 12
    return year + (0.1 if found["early"] else 0.5)


def _after(text: str, phrase: str) -> str:
    """Cut a text after a phrase that it has to hold."""
    before, found, rest = text.partition(phrase)
    if not found:
        message = f"{before!r} does not say {phrase!r}; look at the record again"
        raise ValueError(message)
    return rest


@dataclass(frozen=True)
class Trial:
    """How a trial is drawn from its record.

    Attributes
    ----------
    record, label, beside
        Which one, what it is called, and what it compares in whom.
    moments
        From the record: what stands on its lane.
    status
        From the record: what was read of it.
    people
        From the record: planned and recruited people, None where not read.

    """

    record: str
    label: str
    beside: str
    moments: Callable[[Record], list[tuple[str, State]]]
    status: Callable[[Record], str]
    people: Callable[[Record], tuple[int | None, int | None]]


def _said(record: Record, name: str) -> str:
    one = record[name]
    return printing.words(f"{one.text}" if one.timepoint is None else f"{one.text} ({one.timepoint})")


def _text(record: Record, name: str) -> str:
    return record[name].text or ""


def _time(record: Record, name: str) -> str:
    return record[name].timepoint or ""


def _count(record: Record, name: str) -> int:
    return int(record[name].value or 0)


def _first_planned(record: Record) -> int:
    """Read how many were planned first, such as "94 recruited (198 planned, later 104)"."""
    found = re.search(r"(\d+) planned", record.population.inclusion or "")
    if found is None:
        message = f"{record.id} does not say how many were planned; draw the later target"
        raise ValueError(message)
    return int(found[1])


def _arms(record: Record) -> int:
    return sum(arm.n or 0 for arm in record.arms)


TRANSPLANT = (
    Trial(
        "beat_ms",
        "BEAT-MS",
        "against the best available drug, relapsing MS",
        lambda one: [(_time(one, "status"), "read"), (_text(one, "planned_end_date"), "planned")],
        lambda one: f"{_said(one, 'status')}; end planned for {_text(one, 'planned_end_date')}",
        lambda one: (_arms(one), None),
    ),
    Trial(
        "star_ms",
        "StarMS",
        "against four strong drugs, relapsing MS",
        lambda one: [
            (_text(one, "status"), "read"),
            (_after(_text(one, "status"), "results expected in "), "planned"),
        ],
        lambda one: _text(one, "status"),
        lambda one: (_first_planned(one), one.population.n),
    ),
    Trial(
        "ram_ms",
        "RAM-MS",
        "against three strong drugs, relapsing MS",
        lambda one: [
            (_time(one, "status"), "read"),
            (_after(_text(one, "status"), "completion date "), "planned"),
        ],
        lambda one: _said(one, "status"),
        lambda one: (one.population.n, None),
    ),
    Trial(
        "coast",
        "COAST",
        "against two strong drugs, relapsing MS",
        lambda one: [(_time(one, "status"), "stopped")],
        lambda one: _said(one, "status").replace("terminated", "stopped"),
        lambda one: (one.population.n, None),
    ),
)
STROMAL = (
    Trial(
        "ng01_spms_phase2b",
        "NG01",
        "own marrow cells by spine, progressive MS",
        lambda one: [(str(one.year), "read")],
        lambda one: f"listed, not recruiting yet ({one.year})",
        lambda one: (_count(one, "planned_enrolment"), None),
    ),
)
ENGINEERED = (
    Trial(
        "kysa7_phase2",
        "KYSA-7",
        "KYV-101, progressive MS, randomised",
        lambda one: [(str(one.year), "read")],
        lambda one: f"as listed in a review of {one.year}",
        lambda one: (_arms(one), None),
    ),
    Trial(
        "kyv101_ucsf_phase1",
        "KYV-101, San Francisco",
        "progressive MS, one group",
        lambda one: [(_time(one, "status"), "read")],
        lambda one: _said(one, "status"),
        lambda _: (None, None),
    ),
    Trial(
        "bms986353_breakfree1",
        "BMS-986353 (NEX-T)",
        "relapsing or progressive MS, one group",
        lambda one: [(str(one.year), "read")],
        lambda one: f"as read in {one.year}; early safety only",
        lambda one: (_arms(one), None),
    ),
    Trial(
        "obecel_ms_phase1",
        "BOBCAT",
        "obe-cel, progressive MS, one group",
        lambda one: [(_time(one, "first_person_treated"), "read"), (_text(one, "recruitment"), "planned")],
        lambda one: f"{_said(one, 'first_person_treated')}; recruitment {_text(one, 'recruitment')}",
        lambda one: (_count(one, "planned_size"), None),
    ),
    Trial(
        "azercel_ms_phase1",
        "Azer-cel",
        "donor cells, progressive MS, one group",
        lambda one: [(_time(one, "first_person_with_ms_treated"), "read")],
        lambda one: f"first person treated ({_time(one, 'first_person_with_ms_treated')}); no result read",
        lambda one: (_count(one, "planned_size"), None),
    ),
    Trial(
        "caba201_ms_withdrawn",
        "CABA-201",
        "company trial in MS",
        lambda one: [(str(one.year), "stopped")],
        lambda one: f"withdrawn before anyone took part ({one.year})",
        lambda one: (None, _count(one, "participants")),
    ),
)


def _lane(library: Library, trial: Trial) -> Lane:
    record = library[trial.record]
    planned, recruited = trial.people(record)
    moments = tuple(Moment(when(text), state) for text, state in trial.moments(record))
    return Lane(
        trial.label,
        trial.beside,
        trial.status(record),
        moments,
        _people(planned, recruited),
        planned,
        recruited,
    )


def _people(planned: int | None, recruited: int | None) -> str:
    if planned is None and recruited is None:
        return "people planned: not read"
    if recruited is None:
        return f"{printing.number(planned or 0)} planned; recruited: not read"
    if planned is None:
        return f"{printing.number(recruited)} took part"
    return f"{printing.number(recruited)} of {printing.number(planned)} planned"


def _fraction(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 0.5) / 365.25


def _drawn(
    library: Library, asked: tuple[tuple[str, tuple[Trial, ...]], ...]
) -> tuple[list[Lanes], Span, DataTable]:
    groups = [Lanes(heading, tuple(_lane(library, one) for one in trials)) for heading, trials in asked]
    records = [library[one.record] for _, trials in asked for one in trials]
    # The oldest check counts: what was checked later is at least as new.
    checked = min(one.checked for one in records)
    years = [moment.year for group in groups for lane in group.lanes for moment in lane.moments]
    first, last = int(min(years)), int(max([*years, _fraction(checked)])) + 1
    span = Span(first, last, _fraction(checked), f"last checked {printing.day(checked)}")
    rows = tuple(
        (lane.label, lane.beside, lane.status, lane.people, printing.day(library[trial.record].checked))
        for group, (_, trials) in zip(groups, asked, strict=True)
        for lane, trial in zip(group.lanes, trials, strict=True)
    )
    return groups, span, DataTable(("Trial", "What and in whom", "State", "People", "Last checked"), rows)


def ahsct_trials(library: Library) -> Chart:
    """Trials of transplants against drugs of today: none has a result, one was stopped."""
    asked = (("Transplant (AHSCT) against drugs of today", TRANSPLANT),)
    groups, span, table = _drawn(library, asked)
    beat, star, ram, coast = groups[0].lanes
    words = around(
        "ahsct_trials",
        title="The trials against drugs of today are still running, and one was stopped",
        subtitle="What was read of each trial, what is planned, and how many people of how many",
        footer="State and dates as they stood where they were read; the day of a month is not drawn.",
        alt=f"Four trials on a line of years. {beat.label}: {beat.people.partition(';')[0]}, to end after "
        "the others. "
        f"{star.label}: {star.people}, results expected next. {ram.label}: {ram.people.partition(';')[0]}, "
        "not "
        f"recruiting any more. {coast.label}: stopped, since people would not accept the control treatment.",
        caption="No trial of transplants against the drugs of today has a result yet. Each lane shows where "
        "a trial's "
        "state was last read, what is planned, and how many people it has of those it wanted.",
    )
    return sourced(timeline(words, groups, span, table), library, [one.record for one in TRANSPLANT])


def cell_trials(library: Library) -> Chart:
    """Trials of cells other than blood stem cells in MS that are planned, running or stopped."""
    asked = (("Stromal cells (MSC)", STROMAL), ("Engineered T cells (CAR-T)", ENGINEERED))
    groups, span, table = _drawn(library, asked)
    lanes = [lane for group in groups for lane in group.lanes]
    stopped = [lane.label for lane in lanes if any(one.state == "stopped" for one in lane.moments)]
    words = around(
        "cell_trials",
        title="Many trials are listed; none of these has a result yet",
        subtitle="What was read of each trial, what is planned, and how many people of how many",
        footer="A listed trial is no evidence. State and dates as they stood where they were read; where "
        "only a year "
        "was read, the mark stands in its middle. How many were recruited was hardly ever read.",
        alt=f"{printing.number(len(lanes))} trials on a line of years, one of stromal cells and the others "
        "of engineered "
        "T cells, each with a disc where its state was last read. The largest plans "
        f"{printing.number(max(lane.planned or 0 for lane in lanes))} people. Stopped: {', '.join(stopped)}, "
        "before "
        "anyone took part.",
        caption="Trials of cells in MS are listed, and hardly any says how many people it has. Each lane "
        "shows where "
        "a trial's state was last read, what is planned, and how many people it wants.",
    )
    names = [one.record for _, trials in asked for one in trials]
    return sourced(timeline(words, groups, span, table), library, names)


def trials_running(library: Library) -> Chart:
    """Randomised trials of transplants and other cells whose result is awaited, or never came."""
    engineered = tuple(one for one in ENGINEERED if one.record == "kysa7_phase2")
    asked = (
        ("Transplant (AHSCT) against drugs of today, relapsing MS", TRANSPLANT),
        ("Other cells, progressive MS", (*STROMAL, *engineered)),
    )
    groups, span, table = _drawn(library, asked)
    lanes = [lane for group in groups for lane in group.lanes]
    stopped = [lane.label for lane in lanes if any(one.state == "stopped" for one in lane.moments)]
    largest = max(lanes, key=lambda lane: lane.planned or 0)
    words = around(
        "trials_running",
        title="Comparisons that could settle something, and have not yet",
        subtitle="What was read of each trial, what is planned, and how many people of how many",
        footer="A listed trial is no evidence. State and dates as they stood where they were read; where "
        "only a year "
        "was read, the mark stands in its middle.",
        alt=f"{printing.number(len(lanes))} trials on a line of years, with a disc where each one's "
        "state was last "
        f"read. {largest.label} wants the most people, {printing.number(largest.planned or 0)}. "
        f"{lanes[1].label}: {lanes[1].people}. Stopped: {', '.join(stopped)}.",
        caption="These comparisons could settle something, and have not yet. Each lane shows where a "
        "trial's state was "
        "last read, what is planned, and how many people it has of those it wanted.",
    )
    names = [one.record for _, trials in asked for one in trials]
    return sourced(timeline(words, groups, span, table), library, names)
