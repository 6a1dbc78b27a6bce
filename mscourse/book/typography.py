"""Numbers stay with their units: the space in ``37 °C`` never becomes a line's end."""

import re
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

UNITS = (
    "%",
    "°C",
    "µm",
    "mm",
    "cm",
    "ms",
    "mV",
    "m/s",
    "kB",
    "Hz",
    "kg",
    "in 100",
    "minutes",
    "years",
    "people",
)
_NUMBER_AND_UNIT = re.compile(rf"(?<=\d) (?=(?:{'|'.join(UNITS)})(?![\w]))")
_UNTOUCHED = (nodes.literal, nodes.literal_block, nodes.raw, nodes.math, nodes.math_block)


def bind_units(text: str) -> str:
    """Return the text with a no-break space between each number and its unit."""
    return _NUMBER_AND_UNIT.sub("\N{NO-BREAK SPACE}", text)


class BindUnits(SphinxPostTransform):
    """Bind units everywhere but in code and formulas, whose characters are meant as they stand."""

    default_priority = 500

    def run(self, **_kwargs: Any) -> None:
        """Replace the texts of one page."""
        for text in list(self.document.findall(nodes.Text)):
            parent = text.parent
            while parent is not None and not isinstance(parent, _UNTOUCHED):
                parent = parent.parent
            if parent is None and (bound := bind_units(text.astext())) != text.astext():
                text.parent.replace(text, nodes.Text(bound))


def setup(app: Any) -> None:
    """Register the stage."""
    app.add_post_transform(BindUnits)
