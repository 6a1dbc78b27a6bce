"""Every stored notebook keeps the rules, and each rule is proven by a planted fault."""

from pathlib import Path
from typing import Any

import nbformat
import pytest

import mscourse
from mscourse import opening
from mscourse.book.notebooks import open_with, tidy
from mscourse.book.notebooks_check import faults, speaks

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted([*ROOT.glob("chapters/*.ipynb"), *ROOT.glob("exercises/*.ipynb")])
VERSION = mscourse.__version__
new = nbformat.v4


def stream(text: str, name: str = "stdout") -> Any:
    return new.new_output("stream", name=name, text=text)


def result(text: str, kind: str = "text/plain") -> Any:
    return new.new_output("execute_result", data={kind: text}, execution_count=2)


def made(source: str, *outputs: Any, **metadata: Any) -> Any:
    """A clean notebook whose second code cell is this one."""
    cell = new.new_code_cell(source, outputs=list(outputs), metadata=metadata, execution_count=2)
    book = new.new_notebook(cells=[new.new_markdown_cell("# Title"), cell])
    open_with(book, VERSION)
    book.cells[1].execution_count = 1
    book.cells[1].outputs = [
        stream(f"mscourse {VERSION} is here, the version this notebook was written for.\n")
    ]
    return book


def only(book: Any, words: str) -> None:
    found = faults(book, VERSION)
    assert len(found) == 1, found
    assert words in found[0]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_stored_notebook_keeps_every_rule(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert faults(notebook, VERSION) == []
    assert path.stat().st_size <= 700_000


def test_there_are_notebooks() -> None:
    assert {"01_disease", "_template"} <= {path.stem for path in NOTEBOOKS}


@pytest.mark.parametrize(
    "book",
    [
        made("x = 1"),
        made("6 * 7", result("42")),
        made("print(1)", stream("1\n")),
        made("x = []\nx.append(1)"),
        made("\n".join("x = 1" for _ in range(9)), tags=["hide-input"]),
        made(
            "clock()",
            result("12:01"),
            tags=["nbval-ignore-output"],
            mscourse={"reason": "It prints the time."},
        ),
        made("%matplotlib inline"),
        made("print(1)", result("", "image/png"), stream("kept\n")),
        made("x", result("https://www.example.org/home/news")),
    ],
)
def test_clean_cells_pass(book: Any) -> None:
    assert faults(book, VERSION) == []


@pytest.mark.parametrize(
    ("book", "words"),
    [
        (made("6 * 7"), "none is stored"),
        (made("print(1)"), "none is stored"),
        (made("import x\nx.show(1)"), "none is stored"),
        (made("x = 1", stream("warning: old\n", "stderr")), "on stderr: 'warning: old'"),
        (made("x = 1", new.new_output("error", ename="E", evalue="", traceback=[])), "holds an error"),
        (made("x", result("<a.B object at 0x7f00aa>")), "object at 0x"),
        (made("x", result("built-in method of 0x7f00aa11bb22")), "0x7f00aa11bb22"),
        (made("x", result("/home/ann/file")), "/home/a"),
        (made("x", stream("read /usr/lib/x\n")), "/usr/l"),
        (made("x", stream("read C:\\Users\\ann\n")), "C:\\"),
        (made("x", result("<b>/opt/x</b>", "text/html")), "/opt/x"),
        (made("x = 1", stream("x.py:1: FutureWarning: soon\n")), "FutureWarning"),
        (made("\n".join("x = 1" for _ in range(9))), "9 lines; 8 at most"),
        (made(f"x = '{'a' * 70}'"), "a line of 76 characters"),
        (made(f"x = '{'a' * 70}'", tags=["hide-input"]), "a line of 76 characters"),
        (made("clock()", tags=["nbval-ignore-output"]), "nbval-ignore-output has no reason"),
        (made("clock()", tags=["nbval-skip"], mscourse={"reason": "slow"}), "nbval-skip has no reason"),
        (made("clock()  # NBVAL_IGNORE_OUTPUT"), "a comment tells nbval"),
    ],
)
def test_each_planted_fault_is_found_and_nothing_else(book: Any, words: str) -> None:
    only(book, words)


def test_a_notebook_that_was_not_run_in_one_go_is_found() -> None:
    book = made("x = 1")
    book.cells[2].execution_count = None
    only(book, "not run from top to bottom")


def test_widget_states_are_found() -> None:
    book = made("x = 1")
    book.metadata["widgets"] = {}
    only(book, "state of widgets")


def test_another_opening_is_found_and_renewed() -> None:
    book = made("x = 1")
    book.cells[1].source = opening.cell("0.0.1")
    only(book, f"does not open with the cell for version {VERSION}")
    open_with(book, VERSION)
    assert faults(book, VERSION) == []
    assert len(book.cells) == 3
    book.cells[1].metadata.clear()
    only(book, "lacks the tag")
    assert faults(new.new_notebook(), VERSION) == [
        f"does not open with the cell for version {VERSION}. Run: make notebooks"
    ]


def test_reasons_outlive_the_tidying() -> None:
    book = made("clock()", tags=["nbval-skip"], mscourse={"reason": "Needs a network."}, collapsed=True)
    kept = tidy(book).cells[2].metadata
    assert kept == {"tags": ["nbval-skip"], "mscourse": {"reason": "Needs a network."}}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + 1", True),
        ("x", True),
        ("x;", False),
        ("show(d);", False),
        ("f(x)", False),
        ("...", False),
        ("x = (", False),
    ],
)
def test_what_gives_an_output(source: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    assert speaks(source) is expected
