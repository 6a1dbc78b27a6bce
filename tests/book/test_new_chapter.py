"""A new author: one command, and the stub keeps the page contract."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest

from mscourse import __version__, cli
from mscourse.book.audit.files import audit_files
from mscourse.book.audit.findings import Rule
from mscourse.book.audit.site import Site
from mscourse.book.chapters import CHAPTERS, named
from mscourse.book.new_chapter import PLACES
from mscourse.book.notebooks import store
from mscourse.book.notebooks_check import faults
from tests.conftest import SmallBook

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "chapters" / "_template.ipynb"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course's folder with nothing but the template."""
    (tmp_path / "chapters").mkdir()
    shutil.copy(TEMPLATE, tmp_path / "chapters")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_stub_made_by_the_command_passes_the_audit(
    here: Path, small_book: SmallBook, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["new", "chapter", "02_attack"]) == 0
    said = capsys.readouterr().out
    for step in ("_toc.yml", "index.md", "glossary.yml", "CONTRIBUTING.md", "make notebooks", "make test"):
        assert step in said
    path = here / "chapters" / "02_attack.ipynb"
    with monkeypatch.context() as still:
        still.setenv("MSCOURSE_VIEW", "still")
        store([path])
    assert faults(nbformat.read(path, as_version=4), __version__) == []

    small_book.page("index", "# Home\n\nWords.\n")
    small_book.page("chapters/02_attack", path.read_text())
    for name in ("glossary", "about"):
        small_book.page(name, (ROOT / f"{name}.md").read_text())
    status, output = small_book.build()
    assert status == 0, output
    page = small_book.read("chapters/02_attack")
    assert "Chapter 02</span> The immune attack<" in page
    assert "mscourse.ready" not in page
    assert "Nothing to check yet." in page
    served = frozenset(f"attack.{number}" for number in (1, 2, 3))
    found = audit_files(Site(small_book.html, small_book.folder / "_toc.yml", served))
    # The stub asks nothing yet; once the real chapter has its bank, its questions would be missed here.
    kept = [one for one in found if one.page.startswith("chapters/") and one.rule_name != Rule.QUESTIONS.name]
    ours = [str(one) for one in kept]
    assert ours == []


def test_nothing_is_overwritten(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = here / "chapters" / "02_attack.ipynb"
    path.write_text("mine")
    assert cli.main(["new", "chapter", "02_attack"]) == 1
    assert "is there already, and was left as it is" in capsys.readouterr().err
    assert path.read_text() == "mine"


@pytest.mark.parametrize("wrong", ["attack", "03_attack", "16_more", "02_attack.ipynb", "../02_attack"])
def test_a_chapter_that_the_course_has_not_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    assert cli.main(["new", "chapter", wrong]) == 1
    assert f"there is no chapter {wrong!r}; write one of: 00_start" in capsys.readouterr().err
    assert [one.name for one in (here / "chapters").iterdir()] == ["_template.ipynb"]


def test_elsewhere_the_command_says_where_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["new", "chapter", "02_attack"]) == 1
    assert "in the course's own folder" in capsys.readouterr().err


def test_every_place_of_the_template_is_filled(here: Path) -> None:
    before = " ".join(cell.source for cell in nbformat.read(TEMPLATE, as_version=4).cells)
    assert set(PLACES.findall(before)) == {"NN", "KEY", "TITLE", "DAY", "DUE"}
    assert cli.main(["new", "chapter", "09_opc"]) == 0
    after = " ".join(
        cell.source for cell in nbformat.read(here / "chapters" / "09_opc.ipynb", as_version=4).cells
    )
    assert not PLACES.search(after)
    assert "<!-- opc.1 -->" in after


def test_the_list_of_chapters_is_that_of_the_landing_page() -> None:
    landing = (ROOT / "index.md").read_text()
    assert [one.number for one in CHAPTERS] == list(range(16))
    for one in CHAPTERS:
        line = re.search(rf'<li><span class="ms-no"[^>]*>{one.number:02}</span>(.*)</li>', landing)
        assert line is not None
    for path in ROOT.glob("chapters/[0-9]*.ipynb"):
        title = nbformat.read(path, as_version=4).cells[0].source.splitlines()[0]
        assert title == f"# {named(path.stem).number:02} · {named(path.stem).title}"


def test_the_guide_names_what_the_author_meets() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text()
    assert "## Write a chapter" in guide
    for word in (
        "mscourse new chapter 02_attack",
        "make notebooks",
        "make test",
        "_toc.yml",
        "index.md",
        "glossary.yml",
    ):
        assert word in guide
