"""Running notebooks: all of them at once on the cores there are, with outputs that are the same twice."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from mscourse import __version__, opening
from mscourse.writing import write_whole

TIMEOUT = 600  # seconds a cell may take; preparing the frames of an explorable is the longest work there is
# At every start a kernel warns that it talks without encryption; it talks with this machine only.
QUIET = ["--log-level=ERROR"]
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


class NotebookError(RuntimeError):
    """A notebook could not be run to its end."""


@dataclass(frozen=True)
class Run:
    """A notebook that was run: its path, its cells with their outputs, and the seconds it took."""

    path: Path
    notebook: Any
    seconds: float


def run(path: Path, timeout: int = TIMEOUT, *, opened: bool = False) -> Run:
    """Run one notebook from its first cell to its last, in its own folder, with a fresh kernel.

    With ``opened`` it first gets the opening cell of this version of the course.

    Raises
    ------
    NotebookError
        If a cell raises or takes longer than ``timeout`` seconds; the message holds the cell and its error.

    """
    from jupyter_cache.executors.utils import (  # noqa: PLC0415 - half a second, and only for those who build
        single_nb_execution,
    )

    notebook = nbformat.read(path, as_version=4)
    if opened:
        open_with(notebook, __version__)
    result = single_nb_execution(
        notebook, cwd=str(path.parent), timeout=timeout, allow_errors=False, extra_arguments=QUIET
    )
    if result.err is not None:
        message = f"{path} stopped with an error. Mend the cell below, then run it again.\n{result.err}"
        raise NotebookError(message) from result.err
    return Run(path, notebook, result.time)


def run_all(paths: Iterable[Path], timeout: int = TIMEOUT, *, opened: bool = False) -> Iterator[Run]:
    """Run several notebooks side by side, one kernel a core; results come in the order given.

    Threads are enough: the work is done by the kernels, which are processes of their own.
    """
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        yield from pool.map(lambda path: run(path, timeout, opened=opened), paths)


def tidy(notebook: Any) -> Any:
    """Drop from a notebook that was run whatever differs from one run or machine to the next.

    Kept are cells, ids, tags, reasons, outputs; dropped are the kernel's version, times, and widget states.
    Neighbouring pieces of one text stream become one piece, which is also what nbval compares.
    """
    notebook.metadata = nbformat.from_dict(METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    count = 0
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict(
            {k: v for k, v in cell.metadata.items() if k in {"tags", "slideshow", "mscourse"}}
        )
        if cell.cell_type != "code":
            continue
        if "".join(cell.source).strip():
            count += 1
            cell.execution_count = count
        else:
            cell.execution_count = None
        cell.outputs = _merge_streams(cell.outputs)
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = cell.execution_count
    return notebook


def _merge_streams(outputs: list[Any]) -> list[Any]:
    merged: list[Any] = []
    for output in outputs:
        last = merged[-1] if merged else None
        if (
            output.output_type == "stream"
            and last is not None
            and last.output_type == "stream"
            and last.name == output.name
        ):
            last.text += output.text
        else:
            merged.append(output)
    return merged


def open_with(notebook: Any, version: str) -> None:
    """Give a notebook its opening cell, or renew the one it has."""
    source = opening.cell(version)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            if opening.MARK in cell.source:
                cell.source = source
                return
            break
    new = nbformat.v4.new_code_cell(source, id="opening", metadata={"tags": [opening.TAG]})
    first = notebook.cells[:1]  # the title stays on top
    notebook.cells.insert(1 if first and first[0].cell_type == "markdown" else 0, new)


def store(paths: Iterable[Path], told: Callable[[Run, int], None] | None = None) -> list[Run]:
    """Run notebooks as they are stored in the repository (one still a picture) and write them back.

    Each gets the opening cell of this version of the course, and is written whole or not at all.

    Parameters
    ----------
    paths
        The notebooks.
    told
        Hears of each as it is stored, with how many are.

    """
    os.environ["MSCOURSE_VIEW"] = "still"  # the kernels inherit it
    runs: list[Run] = []
    for done in run_all(sorted(paths), opened=True):
        write_whole(done.path, f"{nbformat.writes(tidy(done.notebook)).rstrip()}\n")
        runs.append(done)
        if told is not None:
            told(done, len(runs))
    return runs
