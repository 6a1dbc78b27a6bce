"""Chapters: stored outputs, the page contract, plain words, and the sources of numbers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mscourse import __version__
from mscourse.book import notebooks_check, plain_words
from mscourse.book.audit.findings import Rule
from mscourse.book.audit.texts import of_notebook
from mscourse.desk.source import SourceError, part, sources
from mscourse.evidence.numbers import Sources
from mscourse.validating import contract
from mscourse.validating.fault import Fault, numbers, split

CONTRACT = Rule.PARTS.value.partition("; ")[2].rstrip(".")
SIMPLER = "shorter words and shorter sentences; CONTRIBUTING.md, 'Write a chapter', has the limits"


def faults(path: Path, compared: Sources) -> Iterator[Fault]:
    """Yield what is wrong with a notebook; two digits begin the name of a chapter, and of its exercises."""
    import nbformat  # noqa: PLC0415 - not installed where only records are checked

    try:
        notebook = nbformat.read(path, as_version=4)
    except (
        nbformat.reader.NotJSONError,
        nbformat.ValidationError,
        json.JSONDecodeError,
        AttributeError,
    ) as error:
        problem = " ".join(str(error).split())[:200] or "it is not a notebook"
        yield Fault(str(path), "the whole file", problem, "open it in JupyterLab and save it again")
        return
    for words in notebooks_check.faults(notebook, __version__):
        place, found, rest = words.partition(": ")
        cell = found and place.startswith("cell ")
        yield Fault(str(path), place if cell else "the whole notebook", *split(rest if cell else words, "it"))
    if any(part(cell) for cell in notebook.cells):
        yield from _exercises(path, notebook)
    elif path.stem[:2].isdigit():
        for words in contract.faults(path):
            yield Fault(str(path), "page contract", words, CONTRACT)
        yield from _plain(path, notebook)
    yield from numbers(path, of_notebook(path), compared)


def _exercises(path: Path, notebook: Any) -> Iterator[Fault]:
    """Yield what the desk could not work with in a notebook of exercises."""
    try:
        sources(notebook, path)
    except SourceError as error:
        yield Fault(str(path), "exercises", *split(str(error).removeprefix(f"{path}: "), "it is not whole"))
    for number, cell in enumerate(notebook.cells, 1):
        if "FILL IN" in cell.source:
            yield Fault(str(path), f"cell {number}", "FILL IN still stands here", "write what it stands for")


def _plain(path: Path, notebook: Any) -> Iterator[Fault]:
    part = plain_words.section(notebook)
    if part is None:
        return  # the contract has said so
    try:
        for words in plain_words.faults(part):
            yield Fault(str(path), "In plain words", words, SIMPLER)
    except ModuleNotFoundError:
        return  # the formula comes with the tests; counting needs nothing, and was done
