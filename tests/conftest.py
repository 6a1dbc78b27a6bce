"""What all tests share: the browser, the built book, small books made on the spot."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from mscourse.book.audit.browser import chromium, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.lab import Lab

ROOT = Path(__file__).parents[1]
REQUIRED = (
    "MSCOURSE_BROWSER"  # set to "required" where a missing browser must fail, as in continuous integration
)
REFERENCE = ROOT / "mscourse" / "models" / "axon" / "reference.json"
LEFT_OUT = pytest.StashKey[list[str]]()
UNWALLED = pytest.StashKey[list[str]]()
WALLS = """
from mscourse.desk import kernel, landlock
alone = kernel.leave_network()
print(alone and kernel.keep_no_privileges() and landlock.version() > 0 and kernel.refuse_calls())
"""
# No test is timed. `make test` draws the same examples every time, so that a failure can be looked at again;
# MSCOURSE_EXPLORE=1 draws fresh ones.
EXPLORE = os.environ.get("MSCOURSE_EXPLORE", "") not in {"", "0"}
settings.register_profile("course", deadline=None, derandomize=not EXPLORE)
settings.load_profile("course")
# A run in a shell's background begins with Ctrl+C ignored, and hands that on to the programs it starts: tests
# that stop one by hand would wait for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-snapshots", action="store_true", help="store what the browser tells of the controls"
    )
    parser.addoption(
        "--axon-reference",
        type=Path,
        default=REFERENCE,
        metavar="FILE",
        help="reference values of the axon: any of the sections cases, thresholds, trains, waveforms_neuron",
    )


def walls_stand() -> bool:
    """Ask in a process of its own, which would be closed in for good, what this system can close in."""
    told = subprocess.run([sys.executable, "-c", WALLS], capture_output=True, text=True, check=False).stdout
    return told.strip() == "True"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser, leave its tests out and name them; where one is required, fail. So with walls."""
    walled = [item for item in items if item.get_closest_marker("walls")]
    if walled and not walls_stand():
        config.stash[UNWALLED] = sorted({item.nodeid.split("[")[0] for item in walled})
        config.hook.pytest_deselected(items=walled)
        items[:] = [item for item in items if item not in walled]
    wanting = [item for item in items if item.get_closest_marker("browser")]
    if not wanting or find_chromium() is not None:
        return
    if os.environ.get(REQUIRED) == "required":
        message = (
            "the browser tests must run here and no Chromium was found; on Debian: apt-get install chromium"
        )
        raise pytest.UsageError(message)
    config.stash[LEFT_OUT] = sorted({item.nodeid.split("[")[0] for item in wanting})
    config.hook.pytest_deselected(items=wanting)
    items[:] = [item for item in items if item not in wanting]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    left_out = config.stash.get(LEFT_OUT, None)
    if left_out:
        terminalreporter.section("left out: no Chromium on this machine (Debian: apt-get install chromium)")
        for name in left_out:
            terminalreporter.line(name)
    unwalled = config.stash.get(UNWALLED, None)
    if unwalled:
        terminalreporter.section(
            "left out: this system closes no process in (Linux with Landlock and seccomp)"
        )
        for name in unwalled:
            terminalreporter.line(name)
    _print_exercises(terminalreporter)


def _print_exercises(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the proof of the exercises found: a row an exercise, then the share of mutants noticed."""
    told = [
        json.loads(value)
        for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
        for name, value in report.user_properties
        if name == "exercises" and report.when == "call"
    ]
    if not told:
        return
    terminalreporter.section("exercises")
    heads = f"{'exercise':28}{'starter':>10}{'solution':>10}{'wrong answers':>15}{'mutants noticed':>17}"
    terminalreporter.line(heads)
    rows = sorted(row for rows in told for row in rows)
    for name, starter, solution, wrong, noticed, made in rows:
        terminalreporter.line(f"{name:28}{starter:>10}{solution:>10}{wrong:>15}{f'{noticed} of {made}':>17}")
    noticed, made = (sum(row[place] for row in rows) for place in (4, 5))
    terminalreporter.line(f"{noticed} of {made} mutants noticed ({noticed / made:.1%})")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Lab]":
    """A real JupyterLab."""
    from tests.browser.lab import serve

    with serve(tmp_path_factory.mktemp("lab")) as started:
        yield started


@pytest.fixture(scope="session")
def book() -> Path:
    """The built book."""
    html = ROOT / "_build" / "html"
    if not (html / "index.html").is_file():
        pytest.fail("the book is not built; run: make book")
    return html


SMALL_CONFIG = """
title: A small book
author: Its authors
only_build_toc_files: true
execute: {execute_notebooks: cache, timeout: 60}
repository: {url: ""}
sphinx:
  extra_extensions: [mscourse.book]
  recursive_update: true
  config: {language: en_GB, nb_execution_raise_on_error: true}
"""
WORDS = "---\nmyst:\n  html_meta:\n    description: A page of a small book.\n---\n"


class SmallBook:
    """A book made by a test: write pages, build, look at what came out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.html = folder / "_build" / "html"
        self.pages: list[str] = []
        (folder / "_config.yml").write_text(SMALL_CONFIG)
        (folder / "last.md").write_text(f"{WORDS}# Last\n\nThe theme wants a book to have two pages.\n")

    def page(self, name: str, text: str) -> None:
        """Add a page; text that begins with a brace is a notebook."""
        suffix = ".ipynb" if text.lstrip().startswith("{") else ".md"
        path = self.folder / f"{name}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if suffix == ".ipynb" or text.startswith("---") else WORDS + text)
        if name not in self.pages:
            self.pages.append(name)
        others = "".join(f"  - file: {one}\n" for one in [*self.pages[1:], "last"])
        (self.folder / "_toc.yml").write_text(f"format: jb-book\nroot: {self.pages[0]}\nchapters:\n{others}")

    def build(self) -> tuple[int, str]:
        """Build with warnings fatal; returns exit status and everything that was printed."""
        from click.testing import CliRunner
        from jupyter_book.cli.main import build

        result = CliRunner().invoke(build, [str(self.folder), "-W", "--keep-going"])
        return result.exit_code, result.output

    def read(self, name: str) -> str:
        return (self.html / f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture
def small_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallBook:
    monkeypatch.setenv("MSCOURSE_VIEW", "page")
    monkeypatch.setenv("MSCOURSE_KEPT", "")  # the build sets it; undone with the rest
    folder = tmp_path / "book"
    folder.mkdir()
    return SmallBook(folder)


@pytest.fixture
def notebook() -> Callable[..., str]:
    """Return a function that makes the text of a notebook from cells: code, or Markdown after 'md:'."""
    import nbformat

    def make(*cells: str) -> str:
        made = [
            nbformat.v4.new_markdown_cell(one[3:], id=f"c{number}")
            if one.startswith("md:")
            else nbformat.v4.new_code_cell(one, id=f"c{number}")
            for number, one in enumerate(cells)
        ]
        book = nbformat.v4.new_notebook(cells=made)
        book.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
        return str(nbformat.writes(book))

    return make
