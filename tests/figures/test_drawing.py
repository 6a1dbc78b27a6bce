"""A drawing's rules, its two formats, and that they do not depend on the reader's settings."""

import io
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from mscourse.figures import Drawing, FaultyPictureError, Heading, Layout, Page, ThemeName

ALT = "word " * 20


def plain(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    page = Page(80, layout, theme, Heading("A finding", "What is drawn") if titled else None)
    page.text((20, 40), "one label", "label", colour=page.theme.axon.ink)
    page.rule(30)
    return page


def broken(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    page = plain(layout, theme, titled=titled)
    page.text((-30, 60), "out of the frame")
    return page


@pytest.fixture
def drawing() -> Drawing:
    return Drawing("plain_page", ALT, plain)


@pytest.fixture
def hostile_settings() -> Iterator[None]:
    """What a reader may have set for their own plots."""
    with mpl.rc_context(
        {
            "figure.dpi": 31,
            "font.size": 30,
            "lines.linewidth": 9,
            "path.sketch": (9, 9, 9),
            "svg.fonttype": "path",
            "text.antialiased": False,
            "text.color": "red",
        }
    ):
        yield


def test_webp_holds_the_page_at_its_scale(drawing: Drawing) -> None:
    for scale in (1, 2):
        picture = Image.open(io.BytesIO(drawing.webp("phone", "light", scale=scale)))
        assert picture.format == "WEBP"
        assert picture.size == (360 * scale, 80 * scale)


def test_size_is_the_size_of_the_webp(drawing: Drawing) -> None:
    titled = Image.open(io.BytesIO(drawing.webp("wide", "dark", scale=1, titled=True)))
    assert drawing.size("wide", titled=True) == titled.size
    assert drawing.size("wide") == (700, 80)
    assert drawing.size("phone") == (360, 80)


def test_lower_quality_weighs_less(drawing: Drawing) -> None:
    assert len(drawing.webp("wide", "light", quality=10)) < len(drawing.webp("wide", "light", quality=95))


def test_svg_keeps_text_as_text(drawing: Drawing) -> None:
    root = ET.fromstring(drawing.svg("wide", "light"))  # noqa: S314 -- we made this XML ourselves
    words = [element for element in root.iter() if element.tag.endswith("}text")]
    assert [element.text for element in words] == ["one label"]
    assert "Source Sans 3" in words[0].attrib["style"]
    assert not any(element.tag.endswith("}date") for element in root.iter())


def test_the_same_call_gives_the_same_bytes(drawing: Drawing) -> None:
    assert drawing.webp("wide", "light") == drawing.webp("wide", "light")
    assert drawing.svg("wide", "light") == drawing.svg("wide", "light")


def test_a_readers_settings_change_nothing(drawing: Drawing, request: pytest.FixtureRequest) -> None:
    webp, svg = drawing.webp("wide", "dark"), drawing.svg("wide", "dark")
    request.getfixturevalue("hostile_settings")
    assert mpl.rcParams["font.size"] == 30
    assert drawing.webp("wide", "dark") == webp
    assert drawing.svg("wide", "dark") == svg


def test_drawing_leaves_the_readers_settings_alone(drawing: Drawing) -> None:
    def everything() -> dict[str, object]:
        # Reading the backend would choose one, so that is asked for by its own function.
        kept = {str(key): mpl.rcParams[key] for key in mpl.rcParams if key != "backend"}
        return {**kept, "backend": mpl.get_backend(auto_select=False)}

    before = everything()
    drawing.webp("phone", "light")
    drawing.svg("phone", "light")
    assert everything() == before


@pytest.mark.parametrize("make", ["webp", "svg"])
def test_a_faulty_picture_is_not_stored(make: str) -> None:
    drawing = Drawing("broken_page", ALT, broken)
    with pytest.raises(FaultyPictureError) as caught:
        getattr(drawing, make)("phone", "dark")
    message = str(caught.value)
    assert message.startswith("broken_page (phone, dark, untitled) has faults")
    assert "'out of the frame' comes nearer than 6 units" in message


def test_faults_are_listed_without_raising() -> None:
    assert len(Drawing("broken_page", ALT, broken).faults("wide", "light")) == 1
    assert Drawing("plain_page", ALT, plain).faults("wide", "light") == []


@given(st.integers(0, 120))
def test_alt_text_takes_twenty_to_sixty_words(count: int) -> None:
    alt = "word " * count
    if 20 <= count <= 60:
        assert Drawing("any_name", alt, plain).alt == alt
    else:
        with pytest.raises(ValueError, match=f"alt text has {count} words; say the finding"):
            Drawing("any_name", alt, plain)


@pytest.mark.parametrize("name", ["a", "axon_states", "t2_lesions", "step_4"])
def test_snake_case_names_are_taken(name: str) -> None:
    assert Drawing(name, ALT, plain).name == name


@pytest.mark.parametrize(
    "name", ["", "Axon", "axon-states", "axon states", "_axon", "axon_", "axon__states", "4th", "a\n"]
)
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="write it like 'axon_states'"):
        Drawing(name, ALT, plain)


@pytest.mark.parametrize("scale", [0, -1])
def test_a_scale_that_paints_nothing_is_refused(drawing: Drawing, scale: int) -> None:
    with pytest.raises(ValueError, match="give a scale of 1 or more"):
        drawing.webp("wide", "light", scale=scale)
