"""The directive ``{capstone-sample} name``: a capstone for those who mark, and what the checker says."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from mscourse.book import views
from mscourse.capstone import articles, review, samples
from mscourse.capstone.work import Work
from mscourse.evidence import evidence

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class SampleDirective(SphinxDirective):
    """Show one sample."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return its claims, its text, and the review."""
        for folder in (articles.FOLDER, samples.FOLDER):
            for path in folder.glob("*.yaml"):
                self.env.note_dependency(str(path))
        try:
            work = samples.sample(self.arguments[0])
        except KeyError as error:
            raise self.error(str(error.args[0])) from error
        reviewed = review(work).page()["html"]
        shown = f"{handed_in(work)}<details><summary>What the checker says</summary>{reviewed}</details>"
        return [views.raw_view(shown)]


def handed_in(work: Work) -> str:
    """Return a capstone as HTML."""
    claims = "".join(
        f"<li><q>{escape(one.words, quote=False)}</q><br><b>{one.verdict.capitalize()}</b>, {one.certainty}. "
        f"{_records(one.records)}<br>In its place: {escape(one.better or '(nothing)', quote=False)}</li>"
        for one in work.claims
    )
    fair = "".join(f"<p>{escape(one, quote=False)}</p>" for one in work.fair.split("\n") if one.strip())
    return (
        f"<ol>{claims}</ol><blockquote>{fair}</blockquote>"
        f"<p><b>What would change my mind.</b> {escape(work.mind, quote=False)}</p>"
    )


def _records(names: Sequence[str]) -> str:
    """Name the records as readers know them; one that does not exist as it was written."""
    known = {one.id: one.short_name for one in evidence}
    told = "; ".join(escape(known.get(one, one), quote=False) for one in names)
    return f"Records: {told}." if told else "No record."


def setup(app: "Sphinx") -> None:
    """Register the directive."""
    app.add_directive("capstone-sample", SampleDirective)
