"""Whom a consensus names first for a transplant, as five gauges; no tool that tells who may have one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matplotlib.patches import Rectangle

from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, sourced, ticks
from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, LINES, MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import Scale, axis
from mscourse.figures.wrap import ruler, wrapped

RECORD = "ectrims_ebmt2025"
_NAMES, _BAR = 170.0, 22.0
_DASHES = (3.4, 2.4)
_PROFILE = re.compile(
    r"age <(?P<age>\d+) y \(biologically fit people above (?P<fit>\d+) individually.*"
    r"duration <(?P<years>\d+) y, EDSS <(?P<edss>[\d.]+) "
)


@dataclass(frozen=True)
class Gauge:
    """One line: a scale, where on it people are preferred, and where some are considered.

    Attributes
    ----------
    name, note : str
        What is measured, and what the dashed part means.
    low, high : float
        Ends of the scale.
    preferred, some : pair of float or None
        Parts of the scale, filled and dashed.
    marks : tuple of (float, str)
        What is written under it.
    """

    name: str
    note: str
    low: float
    high: float
    preferred: tuple[float, float]
    some: tuple[float, float] | None
    marks: tuple[tuple[float, str], ...]


def gauges(library: Library) -> tuple[Gauge, ...]:
    """Read the five gauges off the consensus.

    Raises
    ------
    ValueError
        If its words are no longer those that are drawn.

    """
    words = {
        one: library.outcome(f"{RECORD}.{one}").text or "" for one in ("preferred_profile", "main_indication")
    }
    found = _PROFILE.match(words["preferred_profile"])
    if found is None or "at least one high-efficacy" not in words["main_indication"]:
        message = f"{RECORD} is worded anew: {words}; read it and mend the gauges"
        raise ValueError(message)
    age, fit, years, edss = (float(found[name]) for name in ("age", "fit", "years", "edss"))
    return (
        Gauge(
            "Age, years",
            f"above {fit:g}, fit people one by one",
            18,
            70,
            (18, age),
            (fit, 70),
            ticks(20, 30, age, fit, 65),
        ),
        Gauge("Years with MS", "", 0, 30, (0, years), None, ticks(0, 5, years, 15, 20, 25, 30)),
        Gauge(
            "Disability, EDSS",
            "higher if a relapse of the last months caused it",
            0,
            10,
            (0, edss),
            (edss, 10),
            ticks(0, 2, 4, edss, 8, 10),
        ),
        Gauge(
            "Inflammation",
            "in progressive MS: seen in the person and on scans",
            0,
            2,
            (1, 2),
            None,
            ((0.5, "none seen"), (1.5, "highly active")),
        ),
        Gauge(
            "Strong drugs that failed",
            "none: severe, rapid MS, within a trial",
            0,
            2,
            (1, 2),
            (0, 1),
            ((0.5, "none"), (1.5, "one or more")),
        ),
    )


def profile(library: Library) -> Chart:
    """Draw five gauges with the zones that a consensus prefers."""
    found = gauges(library)
    age, years, edss = (f"{one.preferred[1]:g}" for one in found[:3])
    words = around(
        "ahsct_profile",
        title="A consensus names first: younger, early, active, after a strong drug",
        subtitle="What European experts prefer in somebody who is offered a transplant (AHSCT)",
        footer="Expert opinion, not a test of who may have a transplant and not a forecast. It leaves "
        "out other "
        "illnesses, wishes, and the experience of the centre. Zones were drawn from the words of the "
        "consensus.",
        alt=f"Five gauges with shaded zones that a consensus prefers: age below {age}, fewer than "
        f"{years} years with "
        f"MS, EDSS below {edss}, highly active inflammation, and one or more strong drugs that failed. "
        "Dashed zones "
        "mark people considered one by one.",
        caption="A consensus of European experts names people first who are younger, early in their MS, "
        "and highly "
        "active after a strong drug. Five gauges with the preferred zones filled; this is not an "
        "eligibility tool.",
    )
    table = DataTable(
        ("What", "Preferred", "In some cases"),
        (
            (found[0].name, f"below {age}", found[0].note),
            (found[1].name, f"below {years}", ""),
            (found[2].name, f"below {edss}", found[2].note),
            (found[3].name, "highly active", found[3].note),
            (found[4].name, "one or more", found[4].note),
        ),
    )
    chart = Chart(words.name, words.alt, _Gauges(words, found), words.caption, table)
    return sourced(chart, library, [RECORD])


@dataclass(frozen=True)
class _Gauges:
    """Call it to draw one layout in one theme."""

    words: Words
    gauges: tuple[Gauge, ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        yield 10, nothing
        for gauge in self.gauges:
            note = wrapped(page, gauge.note, page.width - 2 * MARGIN if page.phone else _NAMES, "small")
            lines = note.count("\n") + 1 if note else 0
            high = 66.0 if page.phone else 56.0
            tall = max(high, 24 + LEADING["small"] * lines) + (LEADING["small"] * lines if page.phone else 0)

            def row(page: Page, y: float, gauge: Gauge = gauge, note: str = note) -> None:
                _row(page, y, gauge, note)

            yield tall, row
        yield 24, _key
        yield 6, nothing


def _row(page: Page, y: float, gauge: Gauge, note: str) -> None:
    theme = page.theme
    page.text((MARGIN, y - 14), gauge.name, weight=600)
    if note:
        page.text((MARGIN, y - 14 - LEADING["small"]), note, "small", colour=theme.muted)
    drop = 22 + LEADING["small"] * (note.count("\n") + 1 if note else 0) if page.phone else 4
    left = MARGIN + 4 if page.phone else MARGIN + _NAMES + 14
    scale = Scale(gauge.low, gauge.high, left, page.width - MARGIN - 8)
    low = y - drop - _BAR
    _zone(page, scale, (gauge.low, gauge.high), low, "whole")
    if gauge.some:
        _zone(page, scale, gauge.some, low, "some")
    _zone(page, scale, gauge.preferred, low, "preferred")
    axis(page, scale, low, gauge.marks)


def _zone(page: Page, scale: Scale, ends: tuple[float, float], low: float, kind: str) -> None:
    x, stop = scale(ends[0]), scale(ends[1])
    _box(page, (x, low), (stop - x, _BAR), kind)


def _box(page: Page, corner: tuple[float, float], size: tuple[float, float], kind: str) -> None:
    """Draw a zone: the whole scale pale, the preferred part filled, the part for some in dashes."""
    hue = page.theme.control
    page.add(
        Rectangle(
            corner,
            *size,
            facecolor={"whole": hue.wash, "preferred": hue.fill}.get(kind, page.theme.paper),
            edgecolor="none" if kind == "whole" else hue.ink,
            linewidth=LINES["line"],
            linestyle=(0, _DASHES) if kind == "some" else "-",
            zorder={"whole": 1, "some": 2, "preferred": 3}[kind],
        )
    )


def _key(page: Page, y: float) -> None:
    x = float(MARGIN)
    for kind, words in (("preferred", "preferred"), ("some", "in some cases"), ("whole", "not named")):
        _box(page, (x, y - 17), (22, 12), kind)
        x = page.run((x + 29, y - 15), (words, "small", page.theme.muted)) + 20
