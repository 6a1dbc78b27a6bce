"""What was published of survival curves after transplants, study by study."""

import re

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.steps import Course, Kept, Seen, step_frames

# What was kept: heading of the frames, then what counted as an event and the outcomes of each frame.
KEPT = (
    (
        "No sign of disease activity",
        (
            (
                "no relapse, no new lesion, no worsening, alive",
                ("haltms_nash2017.event_free_survival_no_death_progression",),
            ),
            (
                "no relapse, no new lesion, no worsening; aggressive MS",
                ("canadian_atkins2016.activity_free_survival_relapse_new",),
            ),
            (
                "no evidence of disease activity; relapsing MS",
                ("silfverberg2024_sweden.neda", "silfverberg2024_sweden.neda_ahsct"),
            ),
            (
                "no evidence of disease activity; pooled studies",
                ("sormani2017_meta.neda", "sormani2017_meta.neda_pooled"),
            ),
        ),
    ),
    (
        "No worsening of disability",
        (
            ("no progression; relapsing MS", ("haltms_nash2017.progression_free_survival",)),
            (
                "no worsening; relapsing MS",
                (
                    "boffa2021_italy.disability_worsening_free_survival",
                    "boffa2021_italy.disability_worsening_free_survival_rrms",
                ),
            ),
            (
                "no worsening; progressive MS",
                (
                    "boffa2021_italy.disability_worsening_free_survival_progressive",
                    "boffa2021_italy.disability_worsening_free_survival_progressive_10_y",
                ),
            ),
        ),
    ),
)
_YEARS = re.compile(r"(\d+) y")


def years(one: Outcome) -> int:
    """Read the time point of an outcome.

    Raises
    ------
    ValueError
        If it is not given in years.

    """
    found = _YEARS.fullmatch(one.timepoint or "")
    if found is None:
        message = f"{one.id} was seen at {one.timepoint!r}, not after so many years; leave it out"
        raise ValueError(message)
    return int(found[1])


def _seen(one: Outcome) -> Seen:
    if one.interval is None:
        message = f"{one.id} has no limits; leave it out and say so"
        raise ValueError(message)
    when, value = years(one), drawn_value(one)
    words = f"{when} years: {printing.number(value)} ({printing.limits(one.interval)})"
    return Seen(when, value, words, one.interval.low, one.interval.high, one.interval.kind != "ci")


def _limits(one: Outcome) -> str:
    if one.interval is None or one.interval.kind != "ci":
        return "range over studies"
    return f"{one.interval.level:g}{printing.SPACE}% interval"


def ahsct_kept(library: Library) -> Chart:
    """How many stayed free of activity, or of worsening, at the times that were published."""
    groups, numbers = [], []
    for heading, frames in KEPT:
        courses = []
        for beside, names in frames:
            found = [library.outcome(name) for name in names]
            record = library[names[0].partition(".")[0]]
            courses.append(
                Course(record.short_name, beside, _limits(found[0]), tuple(_seen(one) for one in found))
            )
            numbers += [
                (courses[-1].heading, f"{heading}: {beside}", *_parted(point.words), courses[-1].limits)
                for point in courses[-1].points
            ]
        groups.append(Kept(heading, tuple(courses)))
    active, worse = groups
    words = around(
        "ahsct_kept",
        title="Most stay free of activity for years, and fewer the longer one looks",
        subtitle="Of 100 people after a transplant (AHSCT), how many were still free of the event, by years "
        "since",
        footer="Points only where a share with limits was published. Limits differ in kind and in level, so "
        "frames "
        "must not be compared by their whiskers. Nobody was compared with people without a transplant.",
        alt="Small frames of published shares among 100 people, by years. Free of activity: {}; {}; {}; {}. "
        "Free of "
        "worsening: {}; {}; progressive, {}.".format(
            *(_told(course) for group in (active, worse) for course in group.courses)
        ),
        caption="Most people stayed free of disease activity for years, and fewer did so at ten years than "
        "at five. "
        "Published points with each study's own limits, of which the level is written in the frame; the "
        "dotted "
        "line only joins the points.",
    )
    table = DataTable(
        ("Study", "Free of", "When", "Of 100 people (limits)", "Limits are"),
        tuple(numbers),
    )
    chart = step_frames(words, groups, ((0, "0"), (5, "5"), (10, "10")), table)
    return sourced(
        chart,
        library,
        [name.partition(".")[0] for _, frames in KEPT for _, names in frames for name in names],
    )


def _told(course: Course) -> str:
    """Name a frame and its shares for the ear."""
    shares = " and ".join(f"{printing.number(point.share)} ({point.time:.0f})" for point in course.points)
    return f"{course.heading} {shares}"


def _parted(words: str) -> tuple[str, str]:
    when, _, share = words.partition(": ")
    return when, share
