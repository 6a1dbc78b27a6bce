"""Pages made of blocks under one another: each knows its height before the page is made."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.plots import Words

Block: TypeAlias = tuple[float, Callable[[Page, float], None]]
"""Height of a block, and what draws it under a line at a height of the page."""


def nothing(page: Page, y: float) -> None:
    """Leave room."""


def stacked(words: Words, blocks: Iterable[Block], layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Make a page that is as high as its blocks need, and draw them under one another."""
    heading = Heading(words.title.on(layout), words.subtitle.on(layout)) if titled else None
    footer = words.footer.on(layout)
    foot = LEADING["small"] * (footer.count("\n") + 1) + MARGIN + 8
    blocks = list(blocks)
    page = Page(round(sum(height for height, _ in blocks) + foot), layout, theme, heading)
    y = page.top
    for height, draw in blocks:
        draw(page, y)
        y -= height
    page.footer(footer)
    return page
