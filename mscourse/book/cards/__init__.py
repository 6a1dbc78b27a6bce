"""The directive ``{model-card} relapse parameters``: the parts of a model card that are made from the model.

A card's prose stands in its page; what could drift is made here while the book is built: defaults from the
classes, sources with how sure each is, and figures from a fresh run of the stored reference values. A page is
made anew whenever a file of its model changes.
"""

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from mscourse.book.cards.parts import BENCHMARKS, MODELS, models, parts

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class ModelCardDirective(SphinxDirective):
    """Put one part of a model's card on a page: the model, the part, and what the part asks for."""

    required_arguments = 2
    optional_arguments = 8  # classes of parameters

    def run(self) -> list[nodes.Node]:
        """Return the part, and tie the page to the model's files."""
        model, part, *words = self.arguments
        if model not in models():
            message = f"there is no card of a model {model!r}. Write one of: {', '.join(models())}."
            raise self.error(message)
        known = parts(model)
        if part not in known:
            message = f"the card has no part {part!r}. Write one of: {', '.join(sorted(known))}."
            raise self.error(message)
        for path in [*sorted((MODELS / model).iterdir()), *sorted(MODELS.glob("*.py"))]:
            if path.is_file():
                self.env.note_dependency(str(path))
        if part == "speed":
            self.env.note_dependency(str(BENCHMARKS))
        return [nodes.raw("", known[part](*words), format="html")]


def setup(app: "Sphinx") -> None:
    """Register the directive."""
    app.add_directive("model-card", ModelCardDirective)
