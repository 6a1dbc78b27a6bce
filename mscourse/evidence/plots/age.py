"""Age and what a drug gains: two analyses of trials that asked different things and disagree."""

from collections.abc import Iterator
from dataclasses import dataclass

from matplotlib.lines import Line2D

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.figures.blocks import Block, nothing, stacked
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import LEADING, LINES, MARGIN, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words
from mscourse.figures.scales import Scale, axis, box, line, marker
from mscourse.figures.wrap import ruler, wrapped

FADES, SAME = "weideman_2017", "zhang_age_meta"
_AGES = (20, 30, 40, 50, 60)
_GAP, _HEAD, _PLOT, _AXIS = 32.0, 38.0, 168.0, 46.0
_SLOPE = 0.75
"""Height of both lines at their left end, as a share of the plot: schematic, since neither slope was read."""


@dataclass(frozen=True)
class Found:
    """What the analysis that saw the gain fade reports, in years of age; and facts of both, side by side."""

    zero: float
    stronger: float
    facts: tuple[tuple[str, str, str], ...]


def age_and_gain(library: Library) -> Chart:
    """Draw the gain against age as two analyses have it."""
    fades, same = library[FADES], library[SAME]
    zero = drawn_value(fades["age_of_zero_predicted_efficacy"])
    stronger = drawn_value(fades["age_below_which_high_efficacy_drugs"])
    # "38 / >28000" and "26 RCT, >28000 RRMS": trials, then people.
    trials, people = parts(fades["trials_participants"].text or "", " / ")
    others, rest = parts(same["trials"].text or "", " RCT, ")
    facts = (
        ("Looked at", "worsening of disability", "relapses and scans"),
        (
            "Drew on",
            f"{trials} trials, {_more(people)}",
            f"{others} randomised trials, {_more(rest.removesuffix(' RRMS'))}, with relapsing MS",
        ),
        (
            "Weak point",
            "whole trials were compared, not people, and age goes with the form of MS",
            "read in the table of a review, not in the paper",
        ),
    )
    found = Found(zero, stronger, facts)
    at_zero, below = printing.number(zero), printing.number(stronger)
    words = around(
        "age_and_gain",
        title="Does a drug gain less in older people? Two analyses disagree",
        subtitle="What drugs gain against the age of the people in trials",
        footer="Dashed lines are schematic: no slope was read, only the ages that are named. "
        "Our records hold no trial that was made to answer this.",
        alt="Two panels of what drugs gain against age. Left, for disability: a falling dashed line that "
        f"meets zero at {at_zero} years, with a mark at {below} years, below which stronger drugs did "
        "better. Right, for relapses and scans: a level dashed line, no link with age found.",
        caption=f"One analysis of trials predicts no gain against disability beyond {at_zero} years of age, "
        "another found no link of age with relapses or scans. They asked different things: schematic "
        "lines, and the ages that were read.",
    )
    table = DataTable(
        ("What was asked", "The gain fades with age", "No link with age"),
        (
            ("Found", f"no gain predicted from {at_zero} years on", "no link with relapses or scans"),
            ("Stronger drugs better", f"below {below} years", "not asked"),
            *facts,
        ),
    )
    chart = Chart(words.name, words.alt, _Ages(words, found), words.caption, table)
    return sourced(chart, library, [FADES, SAME])


def parts(text: str, between: str) -> tuple[str, str]:
    """Part a published text such as "38 / >28000" in two.

    Raises
    ------
    ValueError
        If what should stand between is not there.

    """
    first, found, rest = text.partition(between)
    if not found:
        message = f"{text!r} does not hold {between!r}; read the record again and mend this chart"
        raise ValueError(message)
    return first, rest


def _more(people: str) -> str:
    return f"more than {printing.number(int(people.removeprefix('>')))} people"


@dataclass(frozen=True)
class _Ages:
    """Call it to draw one layout in one theme."""

    words: Words
    found: Found

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return stacked(self.words, self._blocks(ruler(layout)), layout, theme, titled=titled)

    def _blocks(self, page: Page) -> Iterator[Block]:
        yield 6, nothing
        beside = 1 if page.phone else 2
        width = (page.width - 2 * MARGIN - _GAP * (beside - 1)) / beside
        facts = [
            [(name, wrapped(page, words[side], width - 4, "small")) for name, *words in self.found.facts]
            for side in (0, 1)
        ]
        heights = [_HEAD + _PLOT + _AXIS + sum(_tall(words) for _, words in one) for one in facts]

        def panel(page: Page, y: float, side: int, left: float) -> None:
            self._panel(page, (left, y), width, side)
            y -= _HEAD + _PLOT + _AXIS
            for name, words in facts[side]:
                page.text((left, y - 12), name, "small", weight=600)
                page.text((left, y - 12 - LEADING["small"]), words, "small", colour=page.theme.muted)
                y -= _tall(words)

        if page.phone:
            for side, height in enumerate(heights):

                def one(page: Page, y: float, side: int = side) -> None:
                    panel(page, y, side, MARGIN)

                yield height + 14, one
        else:

            def both(page: Page, y: float) -> None:
                for side in (0, 1):
                    panel(page, y, side, MARGIN + side * (width + _GAP))
                middle = page.width / 2
                line(page, [(middle, y), (middle, y - max(heights))], page.theme.rule, "hair", z=1)

            yield max(heights) + 10, both

    def _panel(self, page: Page, corner: tuple[float, float], width: float, side: int) -> None:
        (left, y), theme = corner, page.theme
        box(page, (left, y - 27), (width, 27), theme.control.wash)
        heading = ("The gain fades with age", "No link with age")[side]
        page.text((left + 10, y - 18), heading, "heading")
        floor, top = y - _HEAD - _PLOT, y - _HEAD
        scale = Scale(18, 70, left + 8, left + width - 10)
        axis(page, scale, floor, [(age, str(age)) for age in _AGES])
        page.text(
            (left + width / 2, floor - 34), "mean age, years", "small", colour=theme.muted, align="center"
        )
        high = floor + _SLOPE * _PLOT
        page.text((left + 2, top - 14), "what a drug gains", "small", colour=theme.muted)
        zero = scale(self.found.zero)
        ends = [(scale(20), high), (zero, floor)] if side == 0 else [(scale(20), high), (scale(66), high)]
        x, heights = zip(*ends, strict=True)
        page.add(
            Line2D(
                x, heights, linewidth=LINES["bold"], linestyle=(0, (4, 3)), color=theme.therapy.mark, zorder=5
            )
        )
        if side == 0:
            self._named(page, scale, floor, high)
        else:
            page.text((scale(43), high - 22), "no link with age found", colour=theme.ink, align="center")

    def _named(self, page: Page, scale: Scale, floor: float, high: float) -> None:
        """Mark the two ages that were read."""
        ink, found = page.theme.ink, self.found
        zero, stronger = scale(found.zero), scale(found.stronger)
        marker(page, (zero, floor), "disc", ink, 5)
        page.text(
            (zero + 4, floor + 30),
            f"{printing.number(found.zero)} years:\nno gain predicted",
            "small",
            colour=ink,
            upward=False,
        )
        share = (zero - stronger) / (zero - scale(20))
        at = floor + share * (high - floor)
        line(page, [(stronger, floor), (stronger, at + 26)], ink, "thin")
        words = f"below {printing.number(found.stronger)} years\nstronger drugs did better"
        page.text((stronger - 2, at + 49), words, "small", colour=ink)


def _tall(words: str) -> float:
    return LEADING["small"] * (words.count("\n") + 2) + 8
