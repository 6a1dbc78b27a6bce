"""A chart: a drawing whose numbers can also be read as a table, with a sentence on what to see."""

import io
from dataclasses import dataclass

from PIL import Image

from mscourse.figures.drawing import Drawing, Layout
from mscourse.figures.page import plain_settings
from mscourse.figures.palette import ThemeName
from mscourse.figures.render import pixels
from mscourse.figures.svg import tree


@dataclass(frozen=True)
class DataTable:
    """The numbers of a chart as they are printed.

    Attributes
    ----------
    head : tuple of str
        Names of the columns.
    rows : tuple of tuple of str
        One cell for each column; the first one names the row.

    Raises
    ------
    ValueError
        If a row has more or fewer cells than there are columns.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.head):
                message = (
                    f"the table's row {row} has {len(row)} cells for {len(self.head)} columns: {self.head}"
                )
                raise ValueError(message)


@dataclass(frozen=True)
class Chart(Drawing):
    """A drawing of numbers.

    Attributes
    ----------
    caption : str
        The finding in one sentence, then what is drawn, units and limits; `show` takes it if given no other.
    numbers : DataTable
        What is drawn, as a table.
    sources : tuple of (str, str)
        Name and address of what the numbers come from; empty where a model gave them.
    """

    caption: str
    numbers: DataTable
    sources: tuple[tuple[str, str], ...] = ()

    def in_few_colours(self, layout: Layout, theme: ThemeName) -> bytes:
        """Paint one variant as lossless WebP of 64 colours, one pixel a unit: flat colours need no more.

        Raises
        ------
        FaultyPictureError
            If `audit` finds faults; the message lists them.
        """
        page = self.sound(layout, theme, titled=False)
        with plain_settings():
            painted = Image.fromarray(pixels(page.figure)).quantize(64).convert("RGB")
        stored = io.BytesIO()
        painted.save(stored, "WEBP", lossless=True, method=6)
        return stored.getvalue()

    def inline(self, layout: Layout) -> str:
        """Draw one layout as SVG for the inside of a page: coloured by the page, text as text.

        Raises
        ------
        FaultyPictureError
            If `audit` finds faults in either theme; the message lists them.
        """
        # What is drawn in light colours is shown in dark ones too, so both must be sound.
        self.sound(layout, "dark", titled=False)
        page = self.sound(layout, "light", titled=False)
        return tree(page.figure, f"{self.name}-{layout}").markup()
