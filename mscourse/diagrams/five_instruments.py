"""Five instruments, one life: the hidden illness above, and under it what each instrument shows of it."""

from mscourse.diagrams.life_rows import ROWS, Lane, Row, ground
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.wrap import wrapped

ALT = (
    "Six stacked time lines of one life. The hidden one on top is the densest: many lesions, and a slow loss "
    "of tissue. Below it a few relapses, a score that climbs late, dots on yearly scans, spikes of a blood "
    "marker, and a falling brain volume. Each shows another part, and none shows all."
)
HEADINGS: dict[Layout, Heading] = {
    "wide": Heading("One illness, five instruments, five stories", "One drawn life from the first lesion on"),
    "phone": Heading(
        "One illness, five instruments,\nfive stories", "One drawn life from the first lesion on"
    ),
}
FOOTERS: dict[Layout, str] = {
    "wide": "Schematic: one drawn life, no person's data, heights without a unit. Strong dots: the lesions "
    "that are felt. Each row\nis drawn from the top row by a rule of its own.",
    "phone": "Schematic: one drawn life, no person's data, heights\nwithout a unit. Strong dots: the "
    "lesions that are felt. Each\n"
    "row is drawn from the top row by a rule of its own.",
}
_BODY: dict[Layout, int] = {"wide": 512, "phone": 688}
_NAMES, _MISSES, _TALL, _LOW, _GAP = 172.0, 138.0, 92.0, 52.0, 14.0
_PHONE_TALL, _PHONE_LOW = 84.0, 46.0
_NONE = "no instrument shows all of it"


def five_instruments() -> Drawing:
    """Give the drawing of one life and its five instruments."""
    return Drawing("five_instruments", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw the rows: names, lanes and gaps in three columns, or on a phone under one another."""
    page = Page(_BODY[layout], layout, theme, HEADINGS[layout] if titled else None)
    if page.phone:
        _phone(page)
    else:
        _wide(page)
    page.footer(FOOTERS[layout])
    return page


def _wide(page: Page) -> None:
    left, right = MARGIN + _NAMES, page.width - MARGIN - _MISSES
    y = page.top - 24
    page.text((right + 14, y), "What it does not see", "small", colour=page.theme.muted, weight=600)
    page.text((left, y), "first lesion", "small", colour=page.theme.muted, weight=600)
    page.text((right, y), "decades later", "small", colour=page.theme.muted, weight=600, align="right")
    y -= 8
    for row in ROWS:
        high = _TALL if row.key == "hidden" else _LOW
        lane = Lane(left, right, y - high, high)
        ground(page, lane)
        row.paint(page, lane)
        middle = y - high / 2
        name = wrapped(page, row.name, _NAMES - 14, weight=600)
        shows = wrapped(page, row.shows, _NAMES - 14, "small")
        lines = name.count("\n") + shows.count("\n") + 2
        top = middle + 8 * lines - 13
        page.text((MARGIN, top), name, weight=600)
        page.text((MARGIN, top - 16 * (name.count("\n") + 1)), shows, "small", colour=page.theme.muted)
        misses = wrapped(page, row.misses or _NONE, _MISSES - 14)
        page.text((right + 14, middle + 8 * misses.count("\n") - 4), misses)
        y -= high + _GAP
    # The gap is the lesson: what happens, and what is told of it.
    page.rule(page.top - 32 - _TALL - _GAP / 2)


def _phone(page: Page) -> None:
    y = page.top - 8.0
    for row in ROWS:
        high = _PHONE_TALL if row.key == "hidden" else _PHONE_LOW
        page.text((MARGIN, y - 14), row.name, weight=600)
        page.text((MARGIN, y - 29), _told(row), "small", colour=page.theme.muted)
        lane = Lane(MARGIN, page.width - MARGIN, y - 36 - high, high)
        ground(page, lane)
        row.paint(page, lane)
        y -= 36 + high + 14


def _told(row: Row) -> str:
    return f"misses {row.misses}" if row.misses else row.shows
