"""What teaches, tries and tests each objective of a chapter: from its notebook, questions and exercises.

Nothing is typed for it. A question says its objective and the section it sends its reader to; an exercise
says its objectives, and each of its cases a section. A section that is sent to for an objective teaches it,
and what can be moved or looked at there lets the reader try it.
"""

import ast
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from mscourse.exercises import exercise
from mscourse.exercises import objectives as served
from mscourse.quizzes.records import Chapter

Kind = Literal["explorable", "drawing", "chart"]
Talk = tuple[str, str]
"""A question to talk about on the instructors' page: the heading of its chapter there, and its number."""
_ROOM = "mscourse.chapters"
_HEADING = re.compile(r"^(###?) (.+?)\s*$", re.MULTILINE)
_TALK = re.compile(r"(\d+)\. .*<!-- ([a-z_]+\.\d+) -->$")
TEACH = "no section teaches it: give a question of it the heading that does"
TRY = (
    "nothing lets a reader try it: show a drawing or an explorable where it is taught, let an exercise "
    "serve it, or mark a question to talk about"
)
TEST = "no question tests it: write one with this objective"


@dataclass(frozen=True)
class Shown:
    """Something that a page shows: its kind, its name in code, and the headings under which it stands.

    `part` is the heading of the second level, `section` the nearest one; often they are the same.
    """

    kind: Kind
    name: str
    section: str
    part: str


@dataclass(frozen=True)
class Row:
    """One objective and what serves it.

    Attributes
    ----------
    id, words
        The objective, such as ``disease.2``, and how the page puts it.
    sections
        Headings under which it is taught, in the order of the page.
    shown
        Explorables, drawings and charts in those sections.
    exercises, questions
        Ids; predictions are not among the questions, for they test nothing.
    talks
        Questions to talk about in a class.

    """

    id: str
    words: str
    sections: tuple[str, ...] = ()
    shown: tuple[Shown, ...] = ()
    exercises: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    talks: tuple[Talk, ...] = ()
    lacks: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Name what is missing, each with its remedy."""
        missing = (
            (not self.sections, TEACH),
            (not (self.shown or self.exercises or self.talks), TRY),
            (not self.questions, TEST),
        )
        object.__setattr__(self, "lacks", tuple(words for gap, words in missing if gap))


def rows(chapter: Chapter, notebook: Path, talks: Mapping[str, Sequence[Talk]] | None = None) -> list[Row]:
    """Return a row for each objective of a chapter, in the chapter's order."""
    headings, shown = page(notebook)
    return [
        _row(chapter, name, headings, shown, tuple((talks or {}).get(name, ())))
        for name in chapter.objectives
    ]


def talks_of(guide: str) -> dict[str, list[Talk]]:
    """Return the questions to talk about in a guide for instructors, by the objective that marks each."""
    found: dict[str, list[Talk]] = {}
    heading = ""
    for line in guide.splitlines():
        if line.startswith("## "):
            heading = line[3:].strip()
        elif marked := _TALK.match(line):
            found.setdefault(marked[2], []).append((heading, marked[1]))
    return found


def _row(
    chapter: Chapter, name: str, headings: list[str], shown: list[Shown], talks: tuple[Talk, ...]
) -> Row:
    asked = [one for one in chapter.questions if one.objective == name and not one.is_prediction]
    tasks = [exercise(one) for one, goals in served().items() if name in goals]
    sent_to = {one.section for one in asked} | {case.look for one in tasks for case in one.cases}
    sections = tuple(one for one in headings if one in sent_to)
    return Row(
        name,
        chapter.objectives[name],
        sections,
        tuple(one for one in shown if {one.section, one.part} & set(sections)),
        tuple(one.id for one in tasks),
        tuple(one.id for one in asked),
        talks,
    )


def page(notebook: Path) -> tuple[list[str], list[Shown]]:
    """Return the headings of a chapter's notebook, and what it shows, both in order."""
    headings: list[str] = []
    shown: list[Shown] = []
    rooms: set[str] = set()
    part = ""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            for marks, words in _HEADING.findall(source):
                headings.append(words)
                part = words if len(marks) == 2 else part  # noqa: PLR2004 - the second level
        elif cell["cell_type"] == "code" and "remove-cell" not in cell["metadata"].get("tags", []):
            tree = ast.parse(source)
            rooms |= set(_rooms(tree))
            shown += [
                Shown(kind, name, headings[-1] if headings else "", part)
                for kind, name in _shown(tree, rooms)
            ]
    return headings, shown


def _rooms(tree: ast.Module) -> Iterator[str]:
    """Yield the names that stand for a chapter's module, or for an explorable of one."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_ROOM):
            yield from (one.asname or one.name for one in node.names)


def _shown(tree: ast.Module, rooms: set[str]) -> Iterator[tuple[Kind, str]]:
    for node in tree.body:
        if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
            continue
        call = node.value
        owner, name = _named(call)
        if (owner or name) in rooms:
            yield "explorable", name
        elif name == "show" and call.args and isinstance(call.args[0], ast.Call):
            inner = call.args[0]
            owner, drawn = _named(inner)
            if owner == "evidence" and inner.args and isinstance(inner.args[0], ast.Constant):
                yield "chart", str(inner.args[0].value)
            else:
                yield "drawing", drawn


def _named(call: ast.Call) -> tuple[str, str]:
    """Return what a call is made on, empty for a plain function, and the function's name."""
    match call.func:
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return owner, name
        case ast.Name(id=name):
            return "", name
    return "", ""
