"""Numbers stay with their units: the space in ``37 °C`` never becomes a line's end."""

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from mscourse.words import bind_units

_UNTOUCHED = (nodes.literal, nodes.literal_block, nodes.raw, nodes.math, nodes.math_block)


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
