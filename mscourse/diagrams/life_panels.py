"""Panels of one drawn life, revealed row by row: the hidden illness comes last."""

from mscourse.diagrams.life_rows import ROWS, Lane, Row, ground
from mscourse.diagrams.panels import HEIGHT, WIDTH, panel
from mscourse.figures.page import Page

ORDER = ("relapses", "score", "scans", "blood", "volume", "hidden")
"""In which order rows are revealed."""
_LEFT, _RIGHT = 7.0, WIDTH - 10.0
_TOP, _NAME = HEIGHT - 31, 17.0
_FOOT = 12.0
_SIDES = (("hidden", "relapses", "score"), ("scans", "blood", "volume"))
_HIGH = {"hidden": 76.0}
_LOW, _GAP = (46.0, 56.0), 9.0  # height of a row on each side, and from one to the next


def life_panels(shown: int) -> tuple[Page, Page]:
    """Draw the six rows on two panels, of which the first `shown` of `ORDER` can be seen."""
    seen = set(ORDER[:shown])
    headings = ("One life: inside, and felt", "One life: on scans and in blood")
    left, right = (
        _side(heading, keys, seen, low) for heading, keys, low in zip(headings, _SIDES, _LOW, strict=True)
    )
    return left, right


def _side(heading: str, keys: tuple[str, ...], seen: set[str], low: float) -> Page:
    page = panel(heading)
    by_key = {row.key: row for row in ROWS}
    y = float(_TOP)
    for key in keys:
        high = _HIGH.get(key, low)
        _row(page, by_key[key], Lane(_LEFT, _RIGHT, y - _NAME - high, high, key in seen))
        y -= _NAME + high + _GAP
    page.text((_RIGHT, _FOOT), "decades later", "small", colour=page.theme.muted, align="right")
    page.text((_LEFT, _FOOT), "first lesion", "small", colour=page.theme.muted)
    return page


def _row(page: Page, row: Row, lane: Lane) -> None:
    ground(page, lane)
    row.paint(page, lane)
    ink = page.theme.ink if lane.seen else page.theme.muted
    words = row.name if lane.seen else f"{row.name}: not yet shown"
    page.text((lane.left, lane.foot + lane.high + 5), words, weight=600, colour=ink)
