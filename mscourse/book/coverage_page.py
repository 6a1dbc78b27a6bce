"""The directive ``{coverage}``: by chapter, a table of what teaches, tries and tests each objective.

It is made anew with the chapters. An objective that nothing teaches, tries or tests stops the build.
"""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from mscourse.book.cards.tables import table
from mscourse.book.chapters import CHAPTERS, Chapter
from mscourse.book.coverage import Row, Shown, rows, talks_of
from mscourse.quizzes import bank
from mscourse.quizzes.state import anchor
from mscourse.quizzes.words import as_phrase

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ANSWERS = "teach/chapters"
HEAD = ("Objective", "Taught under", "Looked at, moved, talked about", "Exercises", "Questions")


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
                _list(_link(f"{page}#{anchor(name)}", as_phrase(name)) for name in one.sections),
                _list(
                    [
                        *(f"{kind}: {escape(', '.join(names))}" for kind, names in _by_kind(one.shown)),
                        *(
                            _link(f"{answers}#{anchor(heading)}", f"Discussion {number}")
                            for heading, number in one.talks
                        ),
                    ]
                ),
                _list(
                    _link(f"{page}#exercises", f"<code>{name.partition('.')[2]}</code>")
                    for name in one.exercises
                ),
                ", ".join(
                    _link(f"{answers}#answers-{name.replace('.', '-')}", name.partition(".")[2])
                    for name in one.questions
                ),
            )
            for one in found
        ]
        return table(f"Coverage of {title}", HEAD, lines)

    def _way(self, page: str) -> str:
        if page not in self.env.found_docs:
            return ""
        return self.env.app.builder.get_relative_uri(self.env.docname, page)


def _by_kind(shown: tuple[Shown, ...]) -> list[tuple[str, list[str]]]:
    kinds = dict.fromkeys(one.kind for one in shown)
    return [
        (kind.capitalize(), [one.name.replace("_", " ") for one in shown if one.kind == kind])
        for kind in kinds
    ]


def _link(address: str, words: str) -> str:
    return f'<a class="reference internal" href="{escape(address, quote=True)}">{words}</a>'


def _list(items: Iterable[str]) -> str:
    return "<br>".join(items)


def setup(app: "Sphinx") -> None:
    """Register the directive."""
    app.add_directive("coverage", CoverageDirective)
