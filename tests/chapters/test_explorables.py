"""Every explorable of every open chapter has what its reader needs; the audit of the book weighs them."""

from importlib import import_module
from math import prod
from pathlib import Path

import pytest

from mscourse.book.chapters import CHAPTERS
from mscourse.book.coverage import page
from mscourse.explorables.explorable import Explorable

ROOT = Path(__file__).parents[2]
SHOWN = [
    (chapter.key, one.name)
    for chapter in CHAPTERS
    if (notebook := ROOT / "chapters" / f"{chapter.stem}.ipynb").is_file()
    for one in page(notebook)[1]
    if one.kind == "explorable"
]


def test_they_are_found() -> None:
    assert ("disease", "peel") in SHOWN
    assert len({key for key, _ in SHOWN}) >= 10


@pytest.mark.parametrize(("key", "name"), SHOWN)
def test_it_has_all_its_reader_needs_and_few_states(key: str, name: str) -> None:
    view = getattr(import_module(f"mscourse.chapters.{key}"), name)()
    assert isinstance(view, Explorable)
    assert all(view.head[part] for part in ("title", "task", "seen", "alt"))
    assert 20 <= len(view.head["alt"].split()) <= 60
    assert 1 <= len(view.controls) <= 3
    assert prod(len(one.values) for one in view.controls.values()) <= 160
