"""The commands, called as a person calls them."""

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from mscourse import cli
from mscourse.book.audit import report
from mscourse.book.audit.browser import VIEWS, Visit
from mscourse.book.audit.findings import Finding, Rule


def test_notebooks_are_run_and_stored(
    tmp_path: Path,
    notebook: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MSCOURSE_VIEW", "live")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "one.ipynb").write_text(notebook("6 * 7"))
    assert cli.main(["notebooks"]) == 0
    assert re.search(r"one\.ipynb: \d+\.\d s", capsys.readouterr().out)
    assert '"42"' in (tmp_path / "chapters" / "one.ipynb").read_text()


def test_a_broken_notebook_is_named_and_left_as_it_was(
    tmp_path: Path,
    notebook: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MSCOURSE_VIEW", "live")
    path = tmp_path / "one.ipynb"
    path.write_text(notebook("1 / 0"))
    before = path.read_bytes()
    assert cli.main(["notebooks", str(path)]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_without_notebooks_it_says_where_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["notebooks"]) == 1
    assert "in the course's own folder" in capsys.readouterr().err


def test_serve_and_audit_say_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("serve", "audit"):
        assert cli.main([command, str(tmp_path)]) == 1
        assert "make book" in capsys.readouterr().err


def test_serve_answers_until_it_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("home")
    command = [sys.executable, "-m", "mscourse.cli", "serve", str(tmp_path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert address is not None
        with urllib.request.urlopen(address[0]) as answer:  # noqa: S310 - loopback
            assert answer.read() == b"home"
        process.send_signal(2)
        assert process.wait(10) == 0


@pytest.mark.parametrize("heavy", [False, True])
def test_the_report_counts_and_names(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    heavy: bool,  # noqa: FBT001 - a case
) -> None:
    page = (
        '<html lang="en-GB"><head><meta name="description" content="x"></head><body><main><h1>x</h1></main>'
        "<footer>not medical advice</footer></body></html>"
    )
    (tmp_path / "index.html").write_text(page)
    monkeypatch.chdir(tmp_path)
    seen = [
        Visit("index.html", view, weight=2_000_000 if heavy else 5_000, requests=["a", "a", "b"])
        for view in VIEWS
    ]
    monkeypatch.setattr(report, "visits", lambda _root, pages, _told: seen if pages == ["index.html"] else [])
    assert cli.main(["audit", str(tmp_path)]) == int(heavy)
    printed = capsys.readouterr().out
    assert f"index.html {2:30} {2000 if heavy else 5:6}" in printed
    assert f"1 pages, 4 visits, {2 if heavy else 0} findings" in printed
    assert ("weight" in printed) is heavy
    assert cli.main(["audit", str(tmp_path), "--json"]) == int(heavy)
    answer = json.loads(capsys.readouterr().out)
    assert answer["pages"] == [{"page": "index.html", "requests": 2, "bytes": 2_000_000 if heavy else 5_000}]
    assert answer["visits"] == 4
    assert [one["rule"] for one in answer["findings"]] == ["WEIGHT"] * (2 * heavy)
    assert all(one["remedy"] and one["problem"] for one in answer["findings"])


def test_a_finding_reads_as_page_rule_fault_remedy() -> None:
    text = str(Finding.of(Rule.NO_ALT, "a.html", "no alt: <img>"))
    assert text == f"a.html: no_alt: no alt: <img> -> {Rule.NO_ALT.value}"
