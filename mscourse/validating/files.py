"""Which file is which: by its name, and where that says nothing by what stands in it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from mscourse.book.audit.texts import PAGES, Text
from mscourse.evidence.numbers import Sources
from mscourse.validating import banks, entries, glossary, notebooks
from mscourse.validating.fault import Fault, numbers

Rules = Callable[[Path, Sources], Iterator[Fault]]
KNOWN = (
    "a bank of questions (NN_key.yaml), a file of records, claims or statements (.yml), glossary.yml, "
    "a notebook (.ipynb), or a page (.md)"
)
_KEY = re.compile(r"^([a-z]+):", re.MULTILINE)
_LEFT_OUT = {"_build", "node_modules", "build", "dist"}


def rules_for(path: Path) -> Rules | None:
    """Return the rules for a file, or None if the course has none for it."""
    if path.suffix in {".yml", ".yaml"}:
        named = (rules for names, rules in _NAMED if names.fullmatch(path.name))
        return next(named, None) or _by_content(path.read_text(encoding="utf-8", errors="replace"))
    return {".ipynb": notebooks.faults, ".md": _page}.get(path.suffix)


def _by_content(text: str) -> Rules | None:
    keys = set(_KEY.findall(text))
    if {"questions", "objectives"} & keys:
        return banks.faults
    if {"records", "claims", "statements"} & keys:
        return entries.faults
    return _glossary if re.search(r"^- term:", text, re.MULTILINE) else None


def _glossary(path: Path, _sources: Sources) -> Iterator[Fault]:
    return glossary.faults(path)


def _page(path: Path, sources: Sources) -> Iterator[Fault]:
    return numbers(path, [Text(path.name, path.read_text(encoding="utf-8"))], sources)


_NAMED: tuple[tuple[re.Pattern[str], Rules], ...] = (
    (re.compile(r"\d\d_\w+\.ya?ml"), banks.faults),
    (re.compile(r"(?:records_\w+|claims|statements|review)\.yml"), entries.faults),
    (re.compile(r"glossary\.yml"), _glossary),
)


def within(folder: Path) -> list[Path]:
    """Return the files of a folder that there are rules for, chapters and pages of the book among them."""
    found = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if any(part.startswith((".", "_")) or part in _LEFT_OUT for part in inside.parts):
            continue
        chapter = path.suffix == ".ipynb" and path.stem[:2].isdigit()
        page = inside.as_posix() in PAGES
        entry = any(names.fullmatch(path.name) for names, _rules in _NAMED)
        if path.is_file() and (chapter or page or entry):
            found.append(path)
    return found
