"""A trial's entry in a register, read line by line: what stands there, and what to ask of it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from matplotlib.patches import Polygon

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, sourced
from mscourse.evidence.records import Record
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, LINES, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.wrap import wrapped

RECORD = "ram_ms"
_FIELD, _SHEET, _GAP = 92.0, 388.0, 24.0  # width of the names, of the sheet, and from the sheet to the notes
_PAD, _CORNER = 12.0, 20.0


@dataclass(frozen=True)
class Line:
    """One line of the entry: its name, what stands there, and what a reader asks of it."""

    name: str
    value: str
    note: str


def _text(record: Record, name: str) -> str:
    return printing.words(record[name].text or "")


def _when(record: Record, name: str) -> str:
    return printing.words(record[name].timepoint or "")


def read(record: Record) -> tuple[Line, ...]:
    """Read the lines of an entry from its record."""
    people = record.population
    parts = _text(record, "status").split("; ")
    return (
        Line("Number", record.registry_id or "", "Was the question written down before the first result?"),
        Line(
            "Who",
            f"{people.phenotype}; {printing.words(people.inclusion or '')}",
            "All had a bad year. Both arms may calm down afterwards by themselves.",
        ),
        Line(
            "How many",
            printing.number(people.n or 0),
            "Enough events for which difference, and not for which?",
        ),
        Line(
            "Arms",
            "; ".join(printing.words(arm.name) for arm in record.arms),
            "Against the strong drugs of today. An older copy lists alemtuzumab alone: what changed, and "
            "when?",
        ),
        Line(
            "Main result",
            f"{_text(record, 'primary_endpoint')}, at {_when(record, 'primary_endpoint')}",
            "One new lesion counts like a step of disability. Which of the two moved?",
        ),
        Line(
            "State",
            f"{parts[0]}; {parts[1]} ({_when(record, 'status')})",
            "Everybody has joined, and nobody outside knows the result.",
        ),
        Line(
            "To end",
            parts[2].removeprefix("completion date "),
            "A date that was planned. Registers are late, and plans move.",
        ),
        Line(
            "Last checked", printing.day(record.checked), "By this course. Look again before you lean on it."
        ),
    )


@dataclass(frozen=True)
class _Entry:
    """Call it to draw one layout in one theme."""

    words: Words
    lines: tuple[Line, ...]

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        heading = Heading(self.words.title.on(layout), self.words.subtitle.on(layout)) if titled else None
        footer = self.words.footer.on(layout)
        foot = LEADING["small"] * (footer.count("\n") + 1) + MARGIN + 12
        rows = [self._measured(layout, theme, one) for one in self.lines]
        page = Page(round(sum(high for high, _ in rows) + foot + 2 * _PAD), layout, theme, heading)
        right = page.width - MARGIN if page.phone else MARGIN + _SHEET
        low = page.top - 2 * _PAD - sum(high for high, _ in rows) + 8
        _sheet(page, (MARGIN, right, low, page.top - 4))
        y = page.top - _PAD - 4
        for number, (high, draw) in enumerate(rows):
            draw(page, y)
            y -= high
            if number < len(rows) - 1:
                ends = (MARGIN + _PAD, right - _PAD)
                page.add(
                    Polygon(
                        [(ends[0], y + 5), (ends[1], y + 5)],
                        closed=False,
                        fill=False,
                        edgecolor=page.theme.rule,
                        linewidth=LINES["hair"],
                        zorder=3,
                    )
                )
        page.footer(footer)
        return page

    @staticmethod
    def _measured(layout: Layout, theme: ThemeName, one: Line) -> tuple[float, Callable[[Page, float], None]]:
        """Break a line to its columns, and tell its height and how it is drawn."""
        ruler = Page(1, layout, theme)
        phone = layout == "phone"
        wide = (ruler.width - 2 * MARGIN - 2 * _PAD) if phone else _SHEET - _FIELD - 2 * _PAD
        value = wrapped(ruler, one.value, wide - 6)
        room = wide - 22 if phone else ruler.width - MARGIN - _SHEET - _GAP - MARGIN - 8
        note = wrapped(ruler, one.note, room, "small", 600)
        tall = LEADING["label"] * (value.count("\n") + 1)
        asked = LEADING["small"] * (note.count("\n") + 1)
        high = LEADING["small"] + tall + asked + 18 if phone else max(tall, asked) + 14

        def draw(page: Page, y: float) -> None:
            name = (MARGIN + _PAD, y - 13)
            page.text(name, one.name, "small", weight=600, colour=page.theme.muted)
            at = (name[0], y - 13 - LEADING["small"] - 1) if phone else (MARGIN + _PAD + _FIELD, y - 13)
            page.text(at, value)
            ink = page.theme.therapy.ink
            beside = (name[0] + 18, at[1] - tall - 3) if phone else (MARGIN + _SHEET + _GAP, y - 13)
            page.text(beside, note, "small", weight=600, colour=ink)
            _pointer(page, beside, phone=phone)

        return high, draw


def _pointer(page: Page, beside: tuple[float, float], *, phone: bool) -> None:
    """Lead from a note to its line: a hairline that ends in a dot."""
    ink, (x, y) = page.theme.therapy.ink, beside
    if phone:
        points = [(x - 5, y + 4), (x - 13, y + 4), (x - 13, y + 11)]
    else:
        points = [(x - 6, y + 4), (x - 20, y + 4)]
    page.add(Polygon(points, closed=False, fill=False, edgecolor=ink, linewidth=LINES["thin"], zorder=6))
    turn = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    dot = np.column_stack([points[-1][0] + 2.2 * np.cos(turn), points[-1][1] + 2.2 * np.sin(turn)])
    page.add(Polygon(dot, closed=True, facecolor=ink, edgecolor="none", zorder=7))


def _sheet(page: Page, box: tuple[float, float, float, float]) -> None:
    """Draw a sheet of paper with a turned corner."""
    left, right, low, high = box
    theme = page.theme
    outline = [(left, low), (right, low), (right, high - _CORNER), (right - _CORNER, high), (left, high)]
    page.add(
        Polygon(
            outline,
            closed=True,
            facecolor=theme.control.wash,
            edgecolor=theme.control.mark,
            linewidth=LINES["thin"],
            zorder=1,
        )
    )
    corner = [(right, high - _CORNER), (right - _CORNER, high), (right - _CORNER, high - _CORNER)]
    page.add(
        Polygon(
            corner,
            closed=True,
            facecolor=theme.control.fill,
            edgecolor=theme.control.mark,
            linewidth=LINES["thin"],
            zorder=2,
        )
    )


def registry_entry(library: Library) -> Chart:
    """Draw the entry of RAM-MS with what to ask of each line."""
    record = library[RECORD]
    lines = read(record)
    words = around(
        "registry_entry",
        title="A register says what was planned, not what was found",
        subtitle="The entry of RAM-MS, a trial of transplants (AHSCT) against drugs, line by line",
        footer="Wording from copies of the register, as our record has it. What stands beside each line "
        "is ours. "
        "RRMS: relapsing-remitting MS. EDSS: a scale of disability. DMT: drug therapy against MS. HSCT: "
        "the transplant. "
        "ATG: antibodies against T cells. NEDA: no evidence of disease activity.",
        alt=f"A sheet with {len(lines)} lines of a register entry and a note beside each. A trial of "
        f"{printing.number(record.population.n or 0)} people with relapsing MS, transplant against three "
        "drugs, main "
        f"result NEDA. State: {_text(record, 'status').split('; ')[0]}, no results. Last checked "
        f"{printing.day(record.checked)}.",
        caption="A register says what was planned, not what was found. The entry of the trial RAM-MS, "
        "line by line, "
        "with what to ask of each line.",
    )
    table = DataTable(
        ("Line", "What stands there", "Ask"), tuple((one.name, one.value, one.note) for one in lines)
    )
    chart = Chart(words.name, words.alt, _Entry(words, lines), words.caption, table)
    return sourced(chart, library, [RECORD])
