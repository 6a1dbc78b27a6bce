"""Two groups of ten with a number each, and every way in which the twenty numbers could have been dealt."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import Hue, ThemeName

TITLE: dict[Layout, Heading] = {
    "wide": Heading(
        "Chance alone parts two groups of ten", "Relapses in a year; all twenty from one source, none treated"
    ),
    "phone": Heading(
        "Chance alone parts two groups of ten", "Relapses in a year; none of the twenty is treated"
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Model. Each column: deals of the twenty cards that part the two groups by so many relapses. "
    "Filled: at "
    "least as far\napart as the groups above, to either side.",
    "phone": "Model. Each column: deals of the twenty cards that\npart the two groups by so many "
    "relapses. Filled: "
    "at\nleast as far apart as the groups above.",
}
_HIGH = 150.0


@dataclass(frozen=True)
class Deal:
    """What is drawn.

    Attributes
    ----------
    groups : pair of sequence of int
        The cards of both groups, ten each.
    difference : ndarray, shape (n,)
        Every difference of the groups' totals that a deal can give, rising.
    share : ndarray, shape (n,)
        Share of all deals with that difference; sums to 1.
    """

    groups: tuple[Sequence[int], Sequence[int]]
    difference: FloatArray
    share: FloatArray

    @property
    def seen(self) -> int:
        """By how many relapses the two groups differ."""
        return sum(self.groups[0]) - sum(self.groups[1])

    @property
    def as_far(self) -> float:
        """Share of deals that part the groups at least as far, to either side."""
        return float(self.share[np.abs(self.difference) >= abs(self.seen)].sum())


def shuffled_cards(deal: Deal) -> Chart:
    """Give the chart of two groups and all deals."""

    def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        return _draw(deal, layout, theme, titled=titled)

    totals = [sum(group) for group in deal.groups]
    hundred = 100 * deal.as_far
    alt = (
        f"Two rows of ten cards with relapses, {totals[0]} in all and {totals[1]} in all. Below, a hill "
        "of columns: "
        f"how often each difference comes when the cards are dealt anew. Columns at least as far out as the "
        f"observed difference are filled, {hundred:.0f} in 100 of all deals."
    )
    rows = tuple(
        (f"{gap:+.0f}".replace("-", "\N{MINUS SIGN}").replace("+0", "0"), f"{100 * share:.1f}")
        for gap, share in zip(deal.difference.tolist(), deal.share.tolist(), strict=True)
    )
    caption = (
        f"Chance alone parts two groups of ten. Their totals are {totals[0]} and {totals[1]} relapses, and "
        f"{hundred:.0f} in 100 deals of the same cards part them at least as far. All twenty come from "
        "one source of "
        "the model; nobody is treated. <!-- model: trials_cards -->"
    )
    return Chart(
        "shuffled_cards", alt, draw, caption, DataTable(("Difference of totals", "Of 100 deals"), rows)
    )


def _draw(deal: Deal, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    phone = layout == "phone"
    foot, cards = (72.0, 130.0) if phone else (56.0, 100.0)
    page = Page(round(foot + 44 + _HIGH + 40 + cards), layout, theme, TITLE[layout] if titled else None)
    hues = (page.theme.therapy, page.theme.control)
    for number, (group, hue) in enumerate(zip(deal.groups, hues, strict=True)):
        _row(
            page,
            group,
            page.top - 22 - (66 if phone else 56) * number,
            hue,
            "first ten" if number == 0 else "other ten",
        )
    _hill(page, deal, foot + 44)
    page.footer(FOOTERS[layout])
    return page


def _row(page: Page, group: Sequence[int], y: float, hue: Hue, name: str) -> None:
    """Draw a row of cards with its total."""
    total = f"{sum(group)} relapses"
    if page.phone:
        page.run((MARGIN, y), (name, "label", hue.ink), (total, "heading", hue.ink))
        left, pitch, y = float(MARGIN), 32.8, y - 8
    else:
        page.text((MARGIN, y - 24), name, weight=600, colour=hue.ink)
        left, pitch = 92.0, 48.0
        page.text((left + 10 * pitch + 6, y - 24), total, "heading", colour=hue.ink)
    wide, tall = pitch * 0.84, 36.0
    for number, count in enumerate(sorted(group)):
        x = left + pitch * number
        box = np.array([(x, y - tall), (x + wide, y - tall), (x + wide, y), (x, y)])
        shape(page, box, fill=hue.fill if count else page.theme.paper, edge=hue.ink, width="thin", z=4)
        page.text((x + wide / 2, y - tall / 2 - 5), f"{count}", "heading", align="center")


def _hill(page: Page, deal: Deal, base: float) -> None:
    theme = page.theme
    start, stop = float(MARGIN) + 4, page.width - MARGIN - 4.0
    far = float(np.abs(deal.difference).max())
    step = float(np.diff(deal.difference).min())
    tallest = float(deal.share.max())

    def x(gap: float) -> float:
        return (start + stop) / 2 + gap * (stop - start) / (2 * far + 2 * step)

    for gap, share in zip(deal.difference.tolist(), deal.share.tolist(), strict=True):
        strong = abs(gap) >= abs(deal.seen)
        hue = theme.lesion if strong else theme.control
        left, right, high = x(gap - 0.42 * step), x(gap + 0.42 * step), base + _HIGH * share / tallest
        box = np.array([(left, base), (right, base), (right, high), (left, high)])
        shape(page, box, fill=hue.mark if strong else hue.fill, edge=hue.ink, width="thin", z=4)
    stroke(page, [(start, base), (stop, base)], theme.muted, width="thin", z=5)
    for gap in np.arange(-20, 21, 4).tolist():
        if abs(gap) <= far:
            stroke(page, [(x(gap), base - 4), (x(gap), base)], theme.muted, width="thin", z=5)
            words = f"{gap:+g}".replace("-", "\N{MINUS SIGN}") if gap else "0"
            page.text((x(gap), base - 16), words, "small", colour=theme.muted, align="center")
    page.text(
        ((start + stop) / 2, base - 31),
        "difference of the two totals, dealt anew",
        "small",
        colour=theme.muted,
        align="center",
    )
    words = f"{100 * deal.as_far:.0f} in 100 deals\nas far apart"
    seen = abs(deal.seen)
    page.text((x(seen) + 4, base + _HIGH * 0.62), words, weight=600, colour=theme.lesion.ink)
    stroke(
        page,
        [
            (x(seen + 0.5), base + _HIGH * 0.47),
            (x(seen + 0.5), base + _HIGH * float(deal.share[deal.difference == seen][0]) / tallest + 4),
        ],
        theme.lesion.ink,
        width="thin",
        z=6,
    )


__all__ = ["Deal", "shuffled_cards"]
