"""The floor under every view: three modes, one element, one script."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.book.assets import MODULES, views_script
from mscourse.view import PAGE_TYPE, VARIABLE, LiveView, mode, module_source


@dataclass(frozen=True)
class Doubler(LiveView):
    """A view whose answer is twice what the reader chose."""

    name: str = "doubler"
    module = "explore"

    @property
    def element_id(self) -> str:
        return f"explore-{self.name}"

    def state(self) -> Mapping[str, Any]:
        return {"title": "Twice </script> <!-- & 'so' on"}  # what would end a script element early

    def start(self) -> dict[str, Any]:
        return {"chosen": 2}

    def answer(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"twice": 2 * values["chosen"]}

    def plain(self) -> str:
        return "Twice."

    def still(self) -> str:
        return "<p>Twice.</p>"

    def fallback(self) -> str:
        return "<p>Twice, without scripts.</p>"


def test_a_live_view_offers_its_widget_and_the_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    bundle = Doubler()._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html", "application/vnd.jupyter.widget-view+json"}
    assert bundle["text/plain"] == "Twice."


def test_what_is_stored_holds_no_widget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "still")
    view = Doubler()
    assert view._repr_mimebundle_() == {"text/plain": "Twice.", "text/html": "<p>Twice.</p>"}
    assert "widget" not in vars(view)


def test_python_answers_what_the_reader_did() -> None:
    widget = Doubler().widget
    assert widget.answer == {"twice": 4}
    widget.values = {"chosen": 21}
    assert widget.answer == {"twice": 42}


def test_one_view_shown_twice_is_one_widget() -> None:
    view = Doubler()
    assert view.widget is view.widget


def test_a_page_gets_an_element_whose_state_can_be_read_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "page")
    html = Doubler()._repr_mimebundle_()[PAGE_TYPE]["html"]
    assert html.startswith('<div class="ms-view" id="explore-doubler" data-module="explore">')
    found = re.search(r'<script type="application/json">(.*?)</script>', html)
    assert found is not None
    assert json.loads(found[1]) == Doubler().state()


@given(st.text())
def test_no_text_in_a_state_can_end_its_script_early(text: str) -> None:
    class Titled(Doubler):
        def state(self) -> Mapping[str, str]:
            return {"title": text}

    inner = Titled().page()["html"].split('<script type="application/json">')[1]
    assert inner.count("<") == 2  # the end of the script and of the element
    assert json.loads(inner.split("</script>")[0]) == {"title": text}


@pytest.mark.parametrize("value", ["", "Live", "book"])
def test_an_unknown_mode_is_refused_with_the_modes_there_are(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv(VARIABLE, value)
    with pytest.raises(ValueError, match="live, still, page"):
        mode()


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_one_export_as_its_last_line_and_imports_nothing(name: str) -> None:
    source = module_source(name)
    assert re.findall(r"^export .*$", source, re.MULTILINE) == ["export default { render };"]
    assert source.rstrip().endswith("export default { render };")
    assert not re.search(r"^\s*import\b|^await\b|\bimport\(", source, re.MULTILINE)


def test_the_script_of_a_page_is_classic() -> None:
    script = views_script()
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    assert all(f"\n{name}: (function ()" in script for name in MODULES)


def test_importing_the_course_makes_no_widget_library_load() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, mscourse.view; print('anywidget' in sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert loaded.stdout.strip() == "False"
