"""The first cell of a notebook that travelled."""

import ast
import re

import pytest

import mscourse
from mscourse import opening
from mscourse.book.notebooks_check import LINES, WIDTH


def test_the_right_version_gets_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    mscourse.ready(mscourse.__version__)
    assert capsys.readouterr().out == (
        f"mscourse {mscourse.__version__} is here, the version this notebook was written for.\n"
    )


def test_another_version_is_said_with_its_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    mscourse.ready("9.9")
    said = capsys.readouterr().out
    assert f"written for mscourse 9.9; here is mscourse {mscourse.__version__}." in said
    assert "%pip install mscourse==9.9, then restart the kernel." in said


def test_the_cell_installs_only_where_the_course_is_missing() -> None:
    source = opening.cell("1.2")
    lines = source.splitlines()
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= WIDTH
    assert source.count("1.2") == 2
    tree = ast.parse(re.sub(r"%pip .*", "installs()", source))
    first = tree.body[0]
    assert isinstance(first, ast.Try)
    names = [handler.type.id for handler in first.handlers if isinstance(handler.type, ast.Name)]
    assert names == ["ModuleNotFoundError"]
    ran: list[str] = []
    here = ast.parse(re.sub(r"%pip .*", "installs()", opening.cell(mscourse.__version__)))
    exec(compile(here, "cell", "exec"), {"installs": lambda: ran.append("pip")})  # noqa: S102 - the cell itself
    assert ran == []


def test_a_wrong_verb_is_named() -> None:
    with pytest.raises(
        AttributeError,
        match=r"mscourse has no 'chek'; its verbs are check, choice, explore, quiz, ready, show, span, task",
    ):
        _ = mscourse.chek
    assert {"check", "ready", "show", "task"} <= set(dir(mscourse))
