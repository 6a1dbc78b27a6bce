"""Texts of the course that readers meet, as they were written, with their source marks: for the number audit.

Notebooks with their captions, pages, model cards, questions, exercises, claims, statements, conflicts, and
the words of explorables.
"""

import ast
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from mscourse.book.audit.card_numbers import held
from mscourse.evidence.marks import printed
from mscourse.exercises import CHAPTERS

PROSE_KEYWORDS = frozenset({"alt", "caption", "seen", "task", "title"})
"""Arguments of `show` and `explore` that readers read."""
PAGES = (
    "index.md",
    "about.md",
    "use.md",
    "glossary.md",
    "teach/adopting.md",
    "teach/plans.md",
    "teach/chapters.md",
    "teach/coverage.md",
    "teach/gain.md",
    "teach/capstone.md",
    "teach/privacy.md",
    "evidence/ahsct.md",
    "evidence/claims.md",
    "evidence/conflicts.md",
    "evidence/explorer.md",
    "evidence/msc.md",
    "evidence/references.md",
    "evidence/therapies.md",
)
_SILENT = frozenset(
    {
        "id",
        "objective",
        "level",
        "type",
        "section",
        "misconception",
        "picture",
        "match",
        "unit",
        "model",
        "record",
        "shown",
    }
)
"""Fields of a question that are names, or are checked elsewhere."""


@dataclass(frozen=True)
class Text:
    """One text.

    Attributes
    ----------
    page
        What a finding calls it.
    words
        Markdown, with marks.
    given
        Numbers that its own record sets or computes.
    rests_on
        Outcomes that its own record names: it may print their numbers, and need not.

    """

    page: str
    words: str
    given: tuple[float, ...] = ()
    rests_on: tuple[str, ...] = ()


def everything(root: Path) -> Iterator[Text]:
    """Return every text of the course.

    Parameters
    ----------
    root
        The project's folder.

    """
    for path in sorted((root / "chapters").glob("[0-9]*.ipynb")):
        yield from of_notebook(path)
    for name in PAGES:
        if (root / name).is_file():
            yield Text(name, (root / name).read_text(encoding="utf-8"))
    for path in sorted((root / "cards").glob("*.md")):
        yield Text(f"cards/{path.stem}", path.read_text(encoding="utf-8"), held(path.stem))
    for chapter in CHAPTERS:
        path = root / "mscourse" / "exercises" / f"{chapter}.py"
        yield from of_exercises(path)
    for path in sorted((root / "mscourse" / "quizzes" / "bank").glob("*.yaml")):
        yield from of_bank(path)
    data = root / "mscourse" / "evidence" / "data"
    yield from of_claims(data / "claims.yml")
    yield from of_statements(data / "statements.yml")
    yield from of_conflicts(data / "conflicts.yml")
    for path in sorted((root / "mscourse" / "chapters").glob("*.py")):
        yield from of_code(path.stem + ".py", path.read_text(encoding="utf-8"))


def of_notebook(path: Path) -> Iterator[Text]:
    """Return the prose of a notebook as one text, and each caption and alternative text of its code."""
    prose = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            prose.append(source)
        elif cell["cell_type"] == "code" and "remove-cell" not in cell["metadata"].get("tags", []):
            yield from of_code(path.stem, source)
    yield Text(path.stem, "\n\n".join(prose))


def of_code(page: str, source: str) -> Iterator[Text]:
    """Return what is read of Python code: captions, alternative texts, tasks, what should have been seen.

    Values between braces are computed, and need no mark; the words around them are read.
    """
    lines = "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines())
    for node in ast.walk(ast.parse(lines)):
        if not isinstance(node, ast.Call):
            continue
        for one in node.keywords:
            words = _literal(one.value)
            if one.arg in PROSE_KEYWORDS and words:
                yield Text(page, words)


def _literal(node: ast.expr) -> str:
    """Return the words of a literal; of a formatted one those around the values."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(
            _literal(one) if isinstance(one, ast.Constant) else "\N{HORIZONTAL ELLIPSIS}"
            for one in node.values
        )
    return ""


def of_exercises(path: Path) -> Iterator[Text]:
    """Return what a file of exercises tells: tasks, what holds, ideas, hints, the sentences to be judged.

    A word without a space is a name. As given counts what the exercises call an answer with, and their
    constants: a learner meets these numbers as a setting, not as a finding.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    given: list[float] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and all(
            isinstance(one, ast.Name) and one.id.isupper() for one in node.targets
        ):
            given += _numbers(node.value)
        elif isinstance(node, ast.Call) and "ask" in {
            one.id for one in ast.walk(node) if isinstance(one, ast.Name)
        }:
            given += _numbers(node)
    parts = {id(part) for one in ast.walk(tree) if isinstance(one, ast.JoinedStr) for part in one.values}
    told = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and id(node) not in parts | told:
            words = _literal(node)
            if " " in words:
                yield Text(f"exercises/{path.stem}", words, tuple(given))


def _numbers(node: ast.AST) -> list[float]:
    values = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
    return [float(one) for one in values if isinstance(one, int | float) and not isinstance(one, bool)]


def of_bank(path: Path) -> Iterator[Text]:
    """Return each question of a bank: its texts, and as given the numbers that its fields hold."""
    for question in yaml.safe_load(path.read_text(encoding="utf-8"))["questions"]:
        words: list[str] = []
        given: list[float] = []
        _walk(question, words, given)
        for figure in question.get("figures", ()):
            given += [one.value for one in printed(figure["shown"])]
        yield Text(f"{path.stem}.{question['id']}", "\n\n".join(words), tuple(given))


def _walk(value: object, words: list[str], given: list[float]) -> None:
    if isinstance(value, Mapping):
        for name, one in value.items():
            if not (name in _SILENT and isinstance(one, str)):
                _walk(one, words, given)
    elif isinstance(value, str):
        words.append(value)
    elif isinstance(value, Sequence):
        for one in value:
            _walk(one, words, given)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        given.append(float(value))


def of_claims(path: Path) -> Iterator[Text]:
    """Return each claim: statement, argument, what the course would print, what would change the verdict."""
    for claim in yaml.safe_load(path.read_text(encoding="utf-8"))["claims"]:
        for field in ("statement", "argument", "print", "change"):
            if claim.get(field):
                yield Text(f"claims.{claim['id']}", claim[field])


def of_statements(path: Path) -> Iterator[Text]:
    """Return each statement with its reasons; its numbers are those of the outcomes that it rests on."""
    for one in yaml.safe_load(path.read_text(encoding="utf-8"))["statements"]:
        reasons: list[dict[str, Any]] = one.get("certainty", [])
        moved = [each for certainty in reasons for each in (certainty, *certainty.get("reasons", ()))]
        words = [one["statement"], *(each.get("why", "") for each in moved), one.get("change", "")]
        for text in filter(None, words):
            yield Text(f"statements.{one['id']}", text, rests_on=tuple(one.get("outcomes", ())))


def of_conflicts(path: Path) -> Iterator[Text]:
    """Return each conflict: its question, what its sides say, the reasons, what would settle it."""
    for one in yaml.safe_load(path.read_text(encoding="utf-8"))["conflicts"]:
        says = [side["says"] for side in one["sides"]]
        outcomes = tuple(name for side in one["sides"] for name in side["outcomes"])
        for text in (one["title"], one["question"], *says, *one["reasons"], one["settle"]):
            yield Text(f"conflicts.{one['id']}", text, rests_on=outcomes)
