"""``explore``: what reaches a notebook, a stored file and a page, and every way to ask for it wrongly."""

import base64
import json
import os
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from matplotlib.figure import Figure

from mscourse import choice, explore, span
from mscourse.explorables import Explorable, ExplorableError, kept
from mscourse.explorables import explorable as room
from mscourse.view import PAGE_TYPE, VARIABLE


def draw(loss: float, warmth: float) -> Figure:
    figure = Figure(figsize=(3, 2))
    figure.add_axes((0.1, 0.1, 0.8, 0.8)).plot([0, 1], [loss, warmth / 100])
    return figure


def say(loss: float, warmth: float) -> str:
    return f"With {100 * loss:g} % gone at {warmth:g} °C, 1 < 2."


def made(**changed: Any) -> Explorable:
    given: dict[str, Any] = {
        "say": say,
        "name": "toy",
        "title": "Toy?",
        "task": "Move it & look.",
        "seen": "It moved.\n\nTwice.",
        "loss": choice(0, 0.5, 1, unit="%", start=0.5),
        "warmth": span(35, 37, step=1, unit="°C", label="Temperature"),
    }
    return explore(changed.pop("draw", draw), **{**given, **changed})


def test_a_stored_notebook_gets_one_picture_and_words_that_need_no_script(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, "still")
    bundle = made()._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html"}
    assert bundle["text/plain"] == "Toy?\nWith 50 % gone at 35 °C, 1 < 2."
    page = BeautifulSoup(bundle["text/html"], "html.parser")
    (image,) = page.find_all("img")
    drawn = base64.b64decode(str(image["src"]).partition("base64,")[2]).decode()
    assert 'width="300" height="200"' in drawn
    assert "var(" not in drawn
    assert image["alt"]
    assert not page.find(["svg", "script", "style"])
    assert "50\N{NO-BREAK SPACE}% gone" in page.get_text()


def test_a_still_is_the_same_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "still")
    assert made()._repr_mimebundle_() == made()._repr_mimebundle_()


def test_a_live_notebook_shows_the_stored_still_beside_its_widget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "still")
    stored = made()._repr_mimebundle_()
    monkeypatch.delenv(VARIABLE)
    live = made()._repr_mimebundle_()
    assert {kind: live[kind] for kind in stored} == stored
    assert "application/vnd.jupyter.widget-view+json" in live


def test_a_page_gets_its_first_state_all_sentences_and_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "page")
    view = made()._repr_mimebundle_()[PAGE_TYPE]
    page = BeautifulSoup(view["html"], "html.parser")
    assert len(page.find_all("svg", attrs={"viewbox": True})) == 2  # the sign, the picture
    rows = page.select("tbody tr")
    assert len(rows) == 9
    (now,) = page.select("tr[aria-current]")
    assert [cell.get_text() for cell in now.find_all("td")] == [
        "50\N{NO-BREAK SPACE}%",
        "35\N{NO-BREAK SPACE}°C",
        "With 50\N{NO-BREAK SPACE}% gone at 35\N{NO-BREAK SPACE}°C, 1 < 2.",
    ]
    assert [head.get_text() for head in page.find_all("th")] == ["Loss", "Temperature", "What happens"]
    ((name, content),) = view["assets"].items()
    assert re.fullmatch(r"explorable-toy-[0-9a-f]{10}\.js", name)
    script = base64.b64decode(content).decode()
    identity, packed = json.loads(f"[{script.removeprefix('mscourse.frames(').rstrip().removesuffix(');')}]")
    assert identity == "explorable-toy"
    assert len(packed) == 1
    state = json.loads(str(page.find("script", type="application/json").string))  # type: ignore[union-attr]  # it is there
    assert state["frames"].endswith(name)
    assert state["start"] == {"loss": 0.5, "warmth": 35}
    assert "html" not in state


def test_python_answers_any_value_and_remembers_it() -> None:
    drawn: list[float] = []

    def counted(loss: float, warmth: float) -> Figure:
        drawn.append(loss)
        return draw(loss, warmth)

    view = made(draw=counted)
    answer = view.answer({"loss": 0.123, "warmth": 36.6})
    assert answer["sentence"].startswith("With 12.3\N{NO-BREAK SPACE}% gone at 36.6")
    assert answer["cells"] == ["12.3\N{NO-BREAK SPACE}%", "36.6\N{NO-BREAK SPACE}°C"]
    assert answer["panels"][0].startswith("<svg")
    view.answer({"loss": 0.123, "warmth": 36.6})
    assert drawn == [0.5, 0.123]


def test_a_live_view_forgets_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "REMEMBERED", 2)
    view = made()
    for loss in (0.1, 0.2, 0.3):
        view.answer({"loss": loss, "warmth": 35})
    assert [key[0] for key in view.remembered] == [0.2, 0.3]


def test_a_value_that_is_not_allowed_or_fails_is_answered_in_words() -> None:
    assert "from 0 to 1" in made().answer({"loss": 7, "warmth": 35})["error"]

    def fragile(loss: float, warmth: float) -> Figure:
        if loss == 0.25:
            message = "no"
            raise ValueError(message)
        return draw(loss, warmth)

    error = made(draw=fragile).answer({"loss": 0.25, "warmth": 35})["error"]
    assert "draw failed at loss=0.25, warmth=35 (ValueError: no)" in error


def test_the_widget_holds_everything_a_notebook_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    widget = made().widget
    assert '<svg viewBox="0 0 216 144"' in widget.state["html"]
    assert "ms-slider" in type(widget)._css
    widget.values = {"loss": 1, "warmth": 36}
    assert widget.answer["values"] == {"loss": 1, "warmth": 36}


def test_frames_are_kept_between_builds(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv(VARIABLE, "page")
    monkeypatch.setenv(kept.FOLDER, str(tmp_path))
    first = made().page()
    assert len(os.listdir(tmp_path)) == 1  # noqa: PTH208 - only their number

    def never(*_: Any) -> None:
        message = "the frames were made again"
        raise AssertionError(message)

    monkeypatch.setattr(room, "make", never)
    assert made().page() == first


def test_a_name_comes_from_the_drawing_function() -> None:
    assert made(name="").element_id == "explorable-draw"


def test_four_controls_are_fine_in_a_notebook_and_refused_on_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def many(a: float, b: float, c: float, d: float) -> Figure:
        return draw(a + b, c + d)

    two = choice(0, 1)
    monkeypatch.delenv(VARIABLE, raising=False)
    assert explore(many, say=lambda **_: "Words.", a=two, b=two, c=two, d=two).first.sentence == "Words."
    monkeypatch.setenv(VARIABLE, "page")
    with pytest.raises(
        ExplorableError, match="has 4 controls .a, b, c, d., and a page carries at most 3; fix d"
    ):
        explore(many, say=lambda **_: "Words.", a=two, b=two, c=two, d=two)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"loss": (0, 1)}, r"loss=\(0, 1\) is no control; write loss=choice"),
        ({"name": "Not an id"}, "write name= in lower case"),
        ({"draw": lambda loss, warmth: draw(warmth, loss), "name": ""}, None),
        ({"draw": lambda loss: draw(loss, 1)}, "draw cannot take the controls"),
        ({"say": lambda warmth: "x"}, r"write it as def <lambda>\(loss, warmth\)"),  # noqa: ARG005
        ({"say": say, "prepare": lambda points: points}, r"\(state, loss, warmth\)"),
        ({"draw": lambda loss, warmth: 1 / 0}, "draw failed at loss=0.5, warmth=35"),  # noqa: ARG005
    ],
)
def test_bad_use_says_what_to_write(changed: dict[str, Any], said: str | None) -> None:
    if said is None:  # a lambda has a name that makes an id
        assert made(**changed).element_id == "explorable-lambda"
        return
    with pytest.raises(ExplorableError, match=said):
        made(**changed)


def test_nothing_to_move_is_refused() -> None:
    with pytest.raises(ExplorableError, match="nothing to move"):
        explore(draw, say=say)


def test_on_a_page_any_state_that_fails_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def fragile(loss: float, warmth: float) -> Figure:
        return draw(1 / (1 - loss), warmth)

    monkeypatch.setenv(VARIABLE, "page")
    with pytest.raises(ExplorableError, match="draw failed at loss=1, warmth=35"):
        made(draw=fragile)
