"""The directive ``{coverage}``: by chapter, a table of what teaches, tries and tests each objective.

It is made anew with the chapters. An objective that nothing teaches, tries or tests stops the build.
"""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from mscourse.book.cards.tables import table
from mscourse.book.chapters import CHAPTERS, Chapter
from mscourse.book.coverage import Row, rows, talks_of
from mscourse.quizzes import bank
from mscourse.quizzes.state import anchor
from mscourse.quizzes.words import as_phrase

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ANSWERS = "teach/chapters"
HEAD = ("Objective", "Taught under", "Tried with", "Tested by")


class CoverageDirective(SphinxDirective):
    """Show the table of each chapter that has questions, under a heading of its own."""

    def run(self) -> list[nodes.Node]:
        """Return the sections; raise an error that names every gap."""
        made: list[nodes.Node] = []
        gaps: list[str] = []
        guide = Path(self.env.srcdir) / f"{ANSWERS}.md"
        self.env.note_dependency(str(guide))
        talks = talks_of(guide.read_text(encoding="utf-8")) if guide.is_file() else {}
        for chapter in CHAPTERS:
            notebook = Path(self.env.srcdir) / "chapters" / f"{chapter.stem}.ipynb"
            if chapter.key not in bank.chapters() or not notebook.is_file():
                continue
            self.env.note_dependency(str(notebook))
            self.env.note_dependency(str(bank.chapters()[chapter.key]))
            found = rows(bank.chapter(chapter.key), notebook, talks)
            gaps += [f"{one.id}: {lack}." for one in found for lack in one.lacks]
            made.append(self._section(chapter, found))
        if gaps:
            raise self.error("\n".join(gaps))
        return made

    def _section(self, chapter: Chapter, found: list[Row]) -> nodes.section:
        title = f"Chapter {chapter.number:02}: {chapter.title}"
        name = f"coverage-{chapter.key}"
        whole = nodes.section("", nodes.title("", title), ids=[name], names=[name])
        self.state.document.note_explicit_target(whole)
        whole += nodes.raw("", self._table(chapter, title, found), format="html")
        return whole

    def _table(self, chapter: Chapter, title: str, found: list[Row]) -> str:
        page, answers = self._way(f"chapters/{chapter.stem}"), self._way(ANSWERS)
        lines = [
            (
                as_phrase(one.words),
                _lines(_link(f"{page}#{anchor(name)}", as_phrase(name)) for name in one.sections),
                _lines(self._tried(one, page, answers)),
                _lines(
                    _link(f"{answers}#answers-{name.replace('.', '-')}", name.partition(".")[2])
                    for name in one.questions
                ),
            )
            for one in found
        ]
        return table(f"Coverage of {title}", HEAD, lines)

    @staticmethod
    def _tried(row: Row, page: str, answers: str) -> Iterator[str]:
        """Say what a reader can move, look at, write or talk about; charts are many, and counted."""
        for one in row.shown:
            if one.kind != "chart":
                words = f"{one.kind} <em>{escape(one.name.replace('_', ' '))}</em>"
                yield _link(f"{page}#{anchor(one.section)}", words)
        if charts := [one for one in row.shown if one.kind == "chart"]:
            yield "one chart" if len(charts) == 1 else f"{len(charts)} charts"
        for name in row.exercises:
            yield _link(f"{page}#exercises", f"exercise <em>{escape(_plain(name))}</em>")
        for heading, number in row.talks:
            yield _link(f"{answers}#{anchor(heading)}", f"discussion {number}")

    def _way(self, page: str) -> str:
        if page not in self.env.found_docs:
            return ""
        return self.env.app.builder.get_relative_uri(self.env.docname, page)


def _plain(name: str) -> str:
    """Return the name of an exercise in words."""
    return name.partition(".")[2].replace("_", " ")


def _link(address: str, words: str) -> str:
    return f'<a class="reference internal" href="{escape(address, quote=True)}">{words}</a>'


def _lines(items: Iterable[str]) -> str:
    inner = "".join(f"<li>{one}</li>" for one in items)
    return f'<ul class="ms-lines">{inner}</ul>' if inner else ""


def setup(app: "Sphinx") -> None:
    """Register the directive."""
    app.add_directive("coverage", CoverageDirective)
