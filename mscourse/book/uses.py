"""Which records and claims a page uses, by its source: what it marks, cites, tabulates, draws and checks."""

import ast
import inspect
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from mscourse.book.audit.site import named
from mscourse.evidence import plots
from mscourse.evidence.library import Library
from mscourse.evidence.marks import COMMENT

PACKAGE = Path(__file__).parents[1]
BANK = PACKAGE / "quizzes" / "bank"
CHAPTERS = PACKAGE / "chapters"
_NAME = re.compile(r"[a-z0-9_]+(?=\.[a-z0-9_])")
_OF_CHAPTER = frozenset(["table", "certainty"])


@dataclass(frozen=True)
class Uses:
    """Ids of records and claims."""

    records: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()

    def __or__(self, other: "Uses") -> "Uses":
        """Return both together."""
        return Uses(self.records | other.records, self.claims | other.claims)


def pages(root: Path) -> list[Path]:
    """Return the sources of the book's pages, in their order; none where there is no ``_toc.yml``."""
    toc = root / "_toc.yml"
    if not toc.is_file():
        return []
    stems = list(named(yaml.safe_load(toc.read_text(encoding="utf-8"))))
    found = (root / f"{stem}{ending}" for stem in stems for ending in (".ipynb", ".md"))
    return [path for path in found if path.is_file()]


def of_page(path: Path, library: Library) -> Uses:
    """Return what a page uses."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return of_marks(text, library)
    found = Uses()
    for cell in json.loads(text)["cells"]:
        source = "".join(cell["source"])
        found |= of_marks(source, library) if cell["cell_type"] == "markdown" else of_code(source, library)
    return found


def of_marks(text: str, library: Library) -> Uses:
    """Return the records that source marks name."""
    names = (name for comment in COMMENT.findall(text) for name in _NAME.findall(comment))
    return Uses(frozenset(library[name].id for name in names if name in library))


def of_code(source: str, library: Library) -> Uses:
    """Return what Python code uses: records by name, and what stands behind charts, claims and questions."""
    lines = "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines())
    found = Uses()
    for node in ast.walk(ast.parse(lines)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= _named(node.value, library) | of_marks(node.value, library)
        elif isinstance(node, ast.Call):
            words = [one.value for one in node.args if isinstance(one, ast.Constant)]
            for word in words:
                found |= _called(_function(node), str(word), library)
        elif isinstance(node, ast.ImportFrom) and node.module == "mscourse.chapters":
            for one in node.names:
                found |= _module(one.name, library)
    return found


def _function(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _named(text: str, library: Library) -> Uses:
    name = text.partition(".")[0]
    return Uses(frozenset([library[name].id])) if name in library else Uses()


def _called(function: str, word: str, library: Library) -> Uses:
    if function == "claims":
        names = library.claims_of(word) or (word,)
        checked = [library.claims[name] for name in names if name in library.claims]
        records = {library[one].id for claim in checked for one in claim.records if one in library}
        return Uses(frozenset(records), frozenset(claim.id for claim in checked))
    if function in _OF_CHAPTER and "." not in word:
        rests = (one for said in library.statements if said.chapter == word for one in said.records)
        return Uses(frozenset(library[name].id for name in rests if name in library))
    if function == "plot" and word in plots.PLOTS:
        return of_code(inspect.getsource(plots.PLOTS[word]), library)
    if function == "quiz":
        return _questions(word, library)
    return Uses()


def _module(name: str, library: Library) -> Uses:
    path = CHAPTERS / f"{name}.py"
    return of_code(path.read_text(encoding="utf-8"), library) if path.is_file() else Uses()


def _questions(word: str, library: Library) -> Uses:
    """Return what the questions of a chapter use, or one of them."""
    chapter, _, one = word.partition(".")
    found = Uses()
    for path in BANK.glob(f"[0-9]*_{chapter}.yaml"):
        for question in yaml.safe_load(path.read_text(encoding="utf-8"))["questions"]:
            if not one or question["id"] == one:
                for text in _texts(question):
                    found |= _named(text, library) if "." in text else Uses()
                    found |= of_marks(text, library)
    return found


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
