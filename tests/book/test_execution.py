"""Running notebooks: in parallel, once, and again whenever anything changed that an output depends on."""

import os
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.book import execution, notebooks
from tests.conftest import SmallBook

HEAD = 'md:# One\n\n<div class="ms-head">\n\nWhy?\n\n</div>'

# Each of two notebooks waits for the other's file: run one after another, the first would wait in vain.
MEET = """
import pathlib, time
pathlib.Path("{mine}").write_text("here")
for _ in range(600):
    if pathlib.Path("{other}").exists():
        break
    time.sleep(0.05)
print(pathlib.Path("{other}").exists())
"""


def test_notebooks_run_side_by_side_and_come_back_in_order(
    tmp_path: Path, notebook: Callable[..., str]
) -> None:
    first, second = tmp_path / "b.ipynb", tmp_path / "a.ipynb"
    first.write_text(notebook(MEET.format(mine="one", other="two")))
    second.write_text(notebook(MEET.format(mine="two", other="one")))
    done = list(notebooks.run_all([first, second]))
    assert [one.path for one in done] == [first, second]
    assert all(one.notebook.cells[0].outputs[0].text == "True\n" for one in done)


def test_a_cell_that_raises_is_named_with_its_notebook(tmp_path: Path, notebook: Callable[..., str]) -> None:
    path = tmp_path / "broken.ipynb"
    path.write_text(notebook("x = 1", "x / 0"))
    with pytest.raises(notebooks.NotebookError, match=r"(?s)broken\.ipynb.*x / 0.*ZeroDivisionError"):
        notebooks.run(path)


def test_an_endless_cell_ends_at_its_limit(tmp_path: Path, notebook: Callable[..., str]) -> None:
    path = tmp_path / "endless.ipynb"
    path.write_text(notebook("while True: pass"))
    with pytest.raises(notebooks.NotebookError, match=r"(?s)endless\.ipynb.*timed out"):
        notebooks.run(path, timeout=2)


def test_storing_twice_gives_the_same_bytes(
    tmp_path: Path, notebook: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MSCOURSE_VIEW", "live")
    path = tmp_path / "one.ipynb"
    path.write_text(
        notebook("md:# One", "import os\nprint('a')\nprint('b')", "", "os.environ['MSCOURSE_VIEW']")
    )
    notebooks.store([path])
    first = path.read_bytes()
    notebooks.store([path])
    assert path.read_bytes() == first
    cells = nbformat.read(path, as_version=4).cells
    assert cells[2].outputs[0].text == "a\nb\n"  # behind the opening cell
    assert [cell.get("execution_count") for cell in cells] == [None, 1, 2, None, 3]
    assert cells[4].outputs[0].data["text/plain"] == "'still'"
    assert nbformat.read(path, as_version=4).metadata == notebooks.METADATA


@given(st.lists(st.tuples(st.sampled_from(["stdout", "stderr"]), st.text(max_size=5)), max_size=8))
def test_merging_streams_keeps_every_word_in_order(pieces: list[tuple[str, str]]) -> None:
    outputs = [nbformat.v4.new_output("stream", name=name, text=text) for name, text in pieces]
    merged = (
        notebooks.tidy(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x", outputs=outputs)]))
        .cells[0]
        .outputs
    )
    assert "".join(one.text for one in merged) == "".join(text for _, text in pieces)
    assert all(a.name != b.name for a, b in pairwise(merged))


def test_an_unchanged_rebuild_runs_nothing_and_a_new_cell_runs_again(
    small_book: SmallBook, notebook: Callable[..., str]
) -> None:
    count = "open('runs.txt', 'a').write('x')"
    small_book.page("index", "# Home\n\nWords.\n")
    small_book.page("one", notebook(HEAD, count, "print(6 * 7)"))
    runs = small_book.folder / "runs.txt"
    status, output = small_book.build()
    assert status == 0, output
    assert "42" in small_book.read("one")
    assert runs.read_text() == "x"
    assert "1 notebooks run, 0 taken from the cache" in output
    assert re.search(r"mscourse: ran one.ipynb in \d+\.\d s", output)
    assert re.search(r"mscourse: the build took \d+ s", output)

    status, output = small_book.build()
    assert status == 0, output
    assert runs.read_text() == "x"

    small_book.page("one", notebook(HEAD, count, "print(6 * 8)"))
    status, output = small_book.build()
    assert status == 0, output
    assert runs.read_text() == "xx"
    assert "48" in small_book.read("one")


def test_a_change_in_the_package_runs_the_notebook_again(
    small_book: SmallBook, notebook: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = small_book.folder / "record.txt"
    record.write_text("first")
    small_book.page("index", "# Home\n\nWords.\n")
    small_book.page("one", notebook(HEAD, "print(open('record.txt').read())"))
    real = execution.fingerprint
    monkeypatch.setattr(execution, "fingerprint", lambda **kwargs: real(**kwargs) + record.read_text())
    assert small_book.build()[0] == 0
    assert "first" in small_book.read("one")
    record.write_text("second")
    status, output = small_book.build()
    assert status == 0, output
    assert "second" in small_book.read("one")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name in (
        "models/axon.py",
        "quizzes/bank/disease.yml",
        "evidence/records.yml",
        "book/frame.py",
        "web/view.css",
    ):
        path = tmp_path / "package" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "package"


@pytest.mark.parametrize("name", ["models/axon.py", "quizzes/bank/disease.yml", "evidence/records.yml"])
def test_code_questions_and_records_are_in_the_fingerprint(package: Path, name: str) -> None:
    before = execution.fingerprint(package)
    (package / name).write_text("changed")
    assert execution.fingerprint(package) != before


def test_a_renamed_file_changes_the_fingerprint_and_compiled_files_do_not(package: Path) -> None:
    before = execution.fingerprint(package)
    cache = package / "models" / "__pycache__"
    cache.mkdir()
    (cache / "axon.pyc").write_bytes(b"x")
    assert execution.fingerprint(package) == before
    (package / "models" / "axon.py").rename(package / "models" / "axons.py")
    assert execution.fingerprint(package) != before


def test_looks_alone_run_nothing_again(package: Path) -> None:
    before, all_before = execution.fingerprint(package), execution.fingerprint(package, without=())
    (package / "web" / "view.css").write_text("changed")
    assert execution.fingerprint(package) == before
    assert execution.fingerprint(package, without=()) != all_before


def test_a_new_version_of_a_library_changes_the_fingerprint(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = execution.fingerprint(package)
    monkeypatch.setattr("mscourse.book.execution.version", lambda _name: "999")
    assert execution.fingerprint(package) != before


def test_old_caches_are_forgotten_but_the_last_few(tmp_path: Path) -> None:
    folders = [tmp_path / f"{execution.PREFIX}{number}" for number in range(6)]
    for age, folder in enumerate(folders):
        folder.mkdir()
        os.utime(folder, (1000 + age, 1000 + age))
    execution._forget_old(folders[0])  # noqa: SLF001 - called by the build, with no public face
    assert sorted(path.name[-1] for path in tmp_path.iterdir()) == ["0", "4", "5"]
