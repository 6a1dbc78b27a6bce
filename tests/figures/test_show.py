"""``show``: what reaches a notebook, what reaches a page, and what is refused."""

import base64
import io
import os
import re
import subprocess
import sys

import pytest
from PIL import Image

from mscourse import show
from mscourse.diagrams import axon_states
from mscourse.figures.show import Shown
from mscourse.view import PAGE_TYPE, PLACEHOLDER

CAPTION = "Bare is not dead. Four states of one fibre; 5 < 10 & so on."


@pytest.fixture(scope="module")
def shown() -> Shown:
    return show(axon_states(), caption=CAPTION)


def test_a_notebook_gets_words_and_one_small_picture(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MSCOURSE_VIEW", "still")
    bundle = shown._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html"}
    assert CAPTION in bundle["text/plain"]
    assert axon_states().alt in bundle["text/plain"]
    assert bundle["text/html"].count("<img") == 1
    found = re.search(
        r'src="data:image/webp;base64,([^"]+)" width="(\d+)" height="(\d+)"', bundle["text/html"]
    )
    assert found is not None
    stored = base64.b64decode(found[1])
    assert len(stored) <= 60_000
    assert Image.open(io.BytesIO(stored)).size == (int(found[2]), int(found[3]))


def test_a_live_notebook_gives_what_is_stored(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MSCOURSE_VIEW", "still")
    stored = shown._repr_mimebundle_()
    monkeypatch.delenv("MSCOURSE_VIEW")
    assert shown._repr_mimebundle_() == stored


def test_a_page_gets_a_picture_for_each_theme_and_layout(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MSCOURSE_VIEW", "page")
    view = shown._repr_mimebundle_()[PAGE_TYPE]
    assert len(view["assets"]) == 4
    for name, content in view["assets"].items():
        assert f"{PLACEHOLDER}{name}" in view["html"]
        picture = Image.open(io.BytesIO(base64.b64decode(content)))
        assert picture.width == (720 if "_phone_" in name else 1400)
    assert "<b>Bare is not dead.</b> Four states of one fibre; 5 &lt; 10 &amp; so on." in view["html"]


def test_the_same_call_gives_the_same_bytes_in_another_process(shown: Shown) -> None:
    code = (
        "from mscourse import show; from mscourse.diagrams import axon_states;"
        f"print(show(axon_states(), caption={CAPTION!r}).still())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    other = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment
    )
    assert other.stdout.strip() == shown.still()


@pytest.mark.parametrize(
    ("caption", "alt", "remedy"),
    [
        ("", None, "Write the finding"),
        ("  ", None, "Write the finding"),
        ("A finding.", "Too short.", "20 to 60"),
        ("A finding.", "word " * 61, "20 to 60"),
        ("word " * 25, "word " * 25, "part by part"),
    ],
)
def test_bad_words_are_refused_with_the_remedy(caption: str, alt: str | None, remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy):
        show(axon_states(), caption=caption, alt=alt)
