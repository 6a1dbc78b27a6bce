"""Directives for pages about the evidence that are no notebooks: a page asks for what a cell would show.

==============================  ====================================================================
``{evidence-table} names``      published numbers: of a chapter, or outcomes as ``record.outcome``
``{evidence-certainty} key``    what a chapter's evidence lets the course say, and how sure that is
``{evidence-claims} names``     claims with their verdicts
``{evidence-conflicts} names``  where records disagree; all of them where nothing is named
``{evidence-chart} name``       a chart, with its own caption unless another is given
``{evidence-people} records``   who was studied, and for how long
``{evidence-synthesis} name``   a body of evidence: what was pooled, what came out, what stayed out
``{evidence-references}``       the list of references, and the field that finds in it
``{evidence-explorer}``         every outcome in a table that can be filtered
``{evidence-all-claims}``       every claim, and the choice of a verdict
==============================  ====================================================================
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from mscourse.book import views
from mscourse.book.evidence import claim_list, explorer, people, references, synthesis
from mscourse.book.evidence.used_for import notebooks, used_for
from mscourse.evidence import claims, evidence
from mscourse.evidence.compiling import COMPILED, DATA
from mscourse.evidence.synthesis import bodies
from mscourse.figures.show import show

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from mscourse.view import View


HERE = Path(__file__).parent


class EvidenceDirective(SphinxDirective):
    """What these directives share: they depend on the data, and know the way to other pages."""

    def depend(self) -> None:
        """Have the page made anew when the evidence or one of these files changes."""
        for path in (DATA / COMPILED, *sorted(HERE.glob("*.py"))):
            self.env.note_dependency(str(path))

    def way(self, page: str) -> str | None:
        """Return the way from this page to another; None where the book has no such page."""
        if page not in self.env.found_docs:
            return None
        here = self.env.app.builder.get_relative_uri(self.env.docname, page)
        return here or ""

    def section(self, name: str, title: str, *content: nodes.Node) -> nodes.section:
        """Return a section with its heading, which the contents of the page then list."""
        made = nodes.section("", nodes.title("", title), *content, ids=[name], names=[name])
        self.state.document.note_explicit_target(made)
        return made


class ViewDirective(EvidenceDirective):
    """Show what a notebook's cell would show."""

    optional_arguments = 40
    view: ClassVar[Callable[..., "View"]]

    def made(self) -> "View":
        """Return the view."""
        return type(self).view(*self.arguments)

    def run(self) -> list[nodes.Node]:
        """Return the view, and keep its pictures for the page."""
        self.depend()
        try:
            page = self.made().page()
        except (KeyError, ValueError) as error:
            raise self.error(str(error.args[0])) from error
        views.keep(self.env, page["assets"])
        return [views.raw_view(page["html"])]


def showing(view: "Callable[..., View]") -> type[ViewDirective]:
    """Make the directive of a view."""
    return type("Showing", (ViewDirective,), {"view": staticmethod(view)})


class TableDirective(ViewDirective):
    """Show published numbers, under a title of the page's own where it has several tables."""

    option_spec: ClassVar[dict[str, object]] = {"title": directives.unchanged_required}  # type: ignore[assignment]  # docutils' stub names the same thing more narrowly

    def made(self) -> "View":
        """Return the table."""
        return replace(evidence.table(*self.arguments), **self.options)


class ChartDirective(EvidenceDirective):
    """Show a chart by its name."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, object]] = {"caption": directives.unchanged_required}  # type: ignore[assignment]  # docutils' stub names the same thing more narrowly

    def run(self) -> list[nodes.Node]:
        """Return the figure."""
        self.depend()
        try:
            chart = evidence.plot(self.arguments[0])
        except (KeyError, ValueError) as error:
            raise self.error(str(error.args[0])) from error
        page = show(chart, **{name: text for name, text in self.options.items() if text}).page()
        views.keep(self.env, page["assets"])
        return [views.raw_view(page["html"])]


def finder(name: str, note: str, state: dict[str, object]) -> nodes.raw:
    """Return the element whose module finds among what stands on the page; `note` is read without scripts."""
    told = json.dumps(state, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return views.raw_view(
        f'<div class="ms-view" id="{name}" data-module="finder"><div class="ms-fallback"><p class="ms-small">'
        f'{note}</p></div><script type="application/json">{told}</script></div>'
    )


class PeopleDirective(EvidenceDirective):
    """Show who was studied."""

    required_arguments = 1
    optional_arguments = 40

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        self.depend()
        try:
            records = [evidence[name] for name in self.arguments]
        except (KeyError, ValueError) as error:
            raise self.error(str(error.args[0])) from error
        return [views.raw_view(people.people_table(records))]


class SynthesisDirective(EvidenceDirective):
    """Show a body of evidence by its name."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return its box."""
        self.depend()
        name = self.arguments[0]
        if name not in bodies.BODIES:
            message = f"there is no body of evidence {name!r}; write one of: {', '.join(bodies.BODIES)}"
            raise self.error(message)
        return [views.raw_view(synthesis.body_box(evidence, bodies.BODIES[name](evidence)))]


class ReferencesDirective(EvidenceDirective):
    """List every record, by topic."""

    def run(self) -> list[nodes.Node]:
        """Return the field that finds, and a section for each topic."""
        self.depend()
        root = Path(self.env.srcdir)
        for path in notebooks(root).values():
            self.env.note_dependency(str(path))
        used = used_for(evidence, root)
        found = finder(
            "find-reference",
            "The search of your browser finds words on this page.",
            {
                "items": ".ms-refs > li",
                "field": "Find a study, a subject or a place",
                "one": "record",
                "many": "records",
            },
        )
        sections = []
        for topic, records in references.grouped(evidence).items():
            listed = views.raw_view(references.reference_list(records, used, self.way))
            listed["inside"] = [one.id for one in records]
            name = f"topic-{topic.replace('_', '-')}"
            sections.append(self.section(name, references.heading(topic), listed))
        return [found, *sections]


class ConflictsDirective(ViewDirective):
    """Show where records disagree: those that are named; or all, each under a heading of its own."""

    view = staticmethod(evidence.conflicts)

    def run(self) -> list[nodes.Node]:
        """Return the views."""
        if self.arguments:
            return super().run()
        self.depend()
        return [
            self.section(
                nodes.make_id(one.title), one.title, views.raw_view(evidence.conflicts(one.id).page()["html"])
            )
            for one in evidence.all_conflicts
        ]


class ExplorerDirective(EvidenceDirective):
    """Show every outcome in a table that the reader can filter."""

    def run(self) -> list[nodes.Node]:
        """Return the explorer."""
        self.depend()
        return [views.raw_view(explorer.explorer(evidence, self.way))]


class AllClaimsDirective(EvidenceDirective):
    """Show every claim, by chapter, and the choice of a verdict."""

    def run(self) -> list[nodes.Node]:
        """Return the table of verdicts, the choice, and the cards."""
        self.depend()
        state: dict[str, object] = {
            "items": ".ms-claim",
            "field": "Find words in the claims",
            "choice": {"name": "verdict", "label": "Verdict", "options": claim_list.choices(evidence)},
            "one": "claim",
            "many": "claims",
        }
        parts: list[nodes.Node] = [
            views.raw_view(claim_list.verdict_table(evidence)),
            finder("choose-verdict", "All claims follow, by the chapter that checks them.", state),
        ]
        for title, found in claim_list.by_chapter(evidence).items():
            cards = "".join(claim_list.card(evidence, one, self.way) for one in found)
            parts.append(self.section(f"of-{nodes.make_id(title)}", title, views.raw_view(cards)))
        return parts


def name_records(app: "Sphinx", page: nodes.document) -> None:
    """Let a link such as ``references.md#mist_burt2019`` find its record, which is no heading."""
    inside: list[str] = []
    for raw in page.findall(nodes.raw):
        inside += raw.get("inside", [])
    if inside:
        known: dict[str, tuple[int, str, str]] = app.env.metadata[app.env.docname].setdefault(
            "myst_slugs", {}
        )
        known.update({name: (0, name, name) for name in inside})


def setup(app: "Sphinx") -> None:
    """Register the directives."""
    app.connect("doctree-read", name_records)
    app.add_directive("evidence-table", TableDirective)
    app.add_directive("evidence-certainty", showing(evidence.certainty))
    app.add_directive("evidence-claims", showing(claims))
    app.add_directive("evidence-conflicts", ConflictsDirective)
    app.add_directive("evidence-chart", ChartDirective)
    app.add_directive("evidence-people", PeopleDirective)
    app.add_directive("evidence-synthesis", SynthesisDirective)
    app.add_directive("evidence-references", ReferencesDirective)
    app.add_directive("evidence-explorer", ExplorerDirective)
    app.add_directive("evidence-all-claims", AllClaimsDirective)
