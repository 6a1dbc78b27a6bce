"""Frames are kept while their inputs stay the same, and made anew when any of them changes."""

import os
from collections.abc import Callable
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from mscourse import choice
from mscourse.chapters import disease
from mscourse.explorables import kept

CONTROLS = {"x": choice(1, 2)}


def written(text: str, tmp_path: Path, **around: Any) -> FunctionType:
    """Make the function ``f`` of a text, as a notebook's cell would."""
    number = len(list(tmp_path.iterdir()))
    path = tmp_path / f"cell_{number}.py"
    path.write_text(text)
    space: dict[str, Any] = {"__name__": "__main__", **around}
    exec(compile(text, str(path), "exec"), space)  # noqa: S102 - a cell's text, written above
    made = space["f"]
    assert isinstance(made, FunctionType)
    return made


def key(*functions: Callable[..., Any] | None, controls: Any = CONTROLS) -> str | None:
    return kept.key("toy", controls, functions)


def test_the_same_inputs_have_the_same_key(tmp_path: Path) -> None:
    text = "def f(x):\n    return x"
    assert key(written(text, tmp_path)) == key(written(text, tmp_path)) is not None
    assert key(disease.draw_peel) == key(disease.draw_peel) is not None


def test_a_change_in_the_function_what_it_calls_its_globals_or_the_controls_changes_the_key(
    tmp_path: Path,
) -> None:
    text = "def g(x):\n    return {}\ndef f(x, more=1):\n    return g(x) + CONSTANT"
    keys = [
        key(written(text.format("x"), tmp_path, CONSTANT=1)),
        key(written(text.format("x + 1"), tmp_path, CONSTANT=1)),
        key(written(text.format("x"), tmp_path, CONSTANT=2)),
        key(written(text.format("x").replace("more=1", "more=2"), tmp_path, CONSTANT=1)),
        key(written(text.format("x"), tmp_path, CONSTANT=1), controls={"x": choice(1, 3)}),
        key(written(text.format("x"), tmp_path, CONSTANT=1), None),
    ]
    assert None not in keys
    assert len(set(keys)) == len(keys)


def test_a_function_that_refers_to_what_may_change_is_never_kept(tmp_path: Path) -> None:
    assert key(written("def f(x):\n    return STATE", tmp_path, STATE=[1])) is None
    assert key(lambda x: x, print) is None


def test_a_change_in_a_module_that_is_used_changes_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = tmp_path / "mscourse"
    for room, text in (("one", "from mscourse.two import b\n"), ("two", "b = 1\n"), ("three", "c = 1\n")):
        (rooms / room).mkdir(parents=True)
        (rooms / room / "__init__.py").write_text(text)
    (rooms / "two" / "numbers.yml").write_text("a: 1")
    monkeypatch.setattr(kept, "PACKAGE", rooms)
    files = kept.with_imports({rooms / "one" / "__init__.py"})
    names = {path.relative_to(rooms).as_posix() for path in files}
    assert names == {"one/__init__.py", "two/__init__.py", "two/numbers.yml"}


def test_the_model_and_the_drawings_of_a_chapter_are_among_its_inputs() -> None:
    names = {
        path.relative_to(kept.PACKAGE).as_posix() for path in kept.with_imports({Path(disease.__file__)})
    }
    assert {"chapters/disease.py", "diagrams/fibre_traces.py", "models/axon/solver.py"} <= names
    assert not {name for name in names if name.startswith(("book/", "web/"))}


def test_nothing_is_kept_without_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(kept.FOLDER, raising=False)
    kept.write("a", [1])
    assert kept.read("a") is None


def test_what_is_kept_comes_back_and_the_longest_unused_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(kept.FOLDER, str(tmp_path / "frames"))
    monkeypatch.setattr(kept, "MOST", 2)
    assert kept.read("a") is None
    for age, name in enumerate("ab"):
        kept.write(name, {"words": ["µ", None], "number": 1})
        os.utime(tmp_path / "frames" / f"{name}.gz", (age, age))
    assert kept.read("a") == {"words": ["µ", None], "number": 1}  # and is used now
    kept.write("c", 3)
    assert kept.read("b") is None
    assert kept.read("a") is not None
    assert kept.read(None) is None
