"""The directive ``{drawing} name``: a drawing on a page that is no notebook, such as the landing page."""

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from mscourse import diagrams
from mscourse.book import views
from mscourse.figures.show import show

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class DrawingDirective(SphinxDirective):
    """Show one of ``mscourse.diagrams`` by name, with a caption; what a notebook does with ``show``."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, object]] = {"caption": directives.unchanged_required}  # type: ignore[assignment]  # docutils' stub names the same thing more narrowly

    def run(self) -> list[nodes.Node]:
        """Return the figure, and keep its pictures for the page."""
        name = self.arguments[0]
        if name not in diagrams.__all__:
            message = (
                f"there is no drawing called {name!r}. Write one of: {', '.join(sorted(diagrams.__all__))}."
            )
            raise self.error(message)
        if "caption" not in self.options:
            message = (
                f"the drawing {name!r} has no caption. Add a line ':caption: the finding in one sentence'."
            )
            raise self.error(message)
        page = show(getattr(diagrams, name)(), caption=self.options["caption"]).page()
        views.keep(self.env, page["assets"])
        return [views.raw_view(page["html"])]


def setup(app: "Sphinx") -> None:
    """Register the directive."""
    app.add_directive("drawing", DrawingDirective)
