"""Pages: sizes, lettering, measuring, and what they refuse."""

from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.font_manager import fontManager, get_font
from matplotlib.text import Text

from mscourse.figures import page as page_module
from mscourse.figures.page import FONT, LEADING, SIZES, Heading, Layout, Page, Role, Weight, typeface
from mscourse.figures.render import pixels

HEADING = Heading("A finding in one sentence", "What is drawn, in which units")


def texts(page: Page) -> list[Text]:
    return [artist for artist in page.ax.get_children() if isinstance(artist, Text) and artist.get_text()]


def test_a_page_is_measured_in_css_pixels() -> None:
    assert pixels(Page(113, "phone", "dark").figure, 2).shape == (226, 720, 3)
    assert pixels(Page(200, "wide", "light").figure).shape == (200, 700, 3)


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 1500), st.sampled_from([1, 2, 3]))
def test_no_height_loses_a_pixel(height: int, scale: int) -> None:
    assert pixels(Page(height, "phone", "light").figure, scale).shape == (height * scale, 360 * scale, 3)


def test_painting_leaves_the_figure_as_it_was() -> None:
    page = Page(50, "phone", "light")
    before = page.figure.dpi
    pixels(page.figure, 3)
    assert page.figure.dpi == before


def test_an_empty_page_is_its_paper() -> None:
    painted = pixels(Page(20, "phone", "dark").figure)
    assert {tuple(tone) for tone in painted.reshape(-1, 3).tolist()} == {(0x10, 0x17, 0x1E)}


def test_a_heading_adds_its_own_height_above_the_picture() -> None:
    bare, headed = Page(300, "wide", "light"), Page(300, "wide", "light", HEADING)
    assert bare.height == 300
    assert headed.height == 300 + HEADING.height
    assert bare.top == headed.top == 300
    assert all(text.get_position()[1] > headed.top for text in texts(headed))


def test_a_second_line_makes_a_heading_higher_by_one_line() -> None:
    two = Heading("A finding\nin one sentence", HEADING.subtitle)
    assert two.height == HEADING.height + LEADING["title"]


def test_lines_of_a_text_lie_one_leading_apart() -> None:
    page = Page(100, "wide", "light")
    down = [text.get_position()[1] for text in page.text((10, 60), "one\ntwo\nthree")]
    up = [text.get_position()[1] for text in page.text((10, 60), "one\ntwo\nthree", upward=True)]
    assert down == [60, 60 - LEADING["label"], 60 - 2 * LEADING["label"]]
    assert up == [60 + 2 * LEADING["label"], 60 + LEADING["label"], 60]


def test_the_footer_ends_on_the_margin() -> None:
    page = Page(100, "wide", "light")
    page.footer("first\nlast")
    assert min(text.get_position()[1] for text in texts(page)) == 16


def test_a_title_is_smaller_on_a_phone() -> None:
    sizes = [texts(Page(50, layout, "light", HEADING))[0].get_fontsize() for layout in get_args(Layout)]
    assert sizes == [14.5, 13.5]


def test_dollar_signs_stay_dollar_signs() -> None:
    page = Page(60, "wide", "light")
    page.text((10, 20), r"$x$ costs 5 $")
    assert not any(text.get_parse_math() for text in texts(page))


@pytest.mark.parametrize("words", ["node", "myelin sheath", "\u2212 \u00d7 ≥ µ ⁺ ⁻ ² → ✓ β"])
def test_measured_width_is_the_drawn_width(words: str) -> None:
    page = Page(60, "wide", "light")
    (drawn,) = page.text((10, 20), words)
    box = drawn.get_window_extent(page.canvas.get_renderer())
    assert page.measure(words) == pytest.approx(box.width)


def test_a_run_ends_where_its_pieces_and_gaps_end() -> None:
    page = Page(60, "wide", "light")
    end = page.run(
        (10, 20), ("Healthy", "heading", None), ("thick sheaths", "label", page.theme.muted), gap=7
    )
    assert end == pytest.approx(10 + page.measure("Healthy", "heading") + 7 + page.measure("thick sheaths"))


@given(st.text(st.characters(min_codepoint=65, max_codepoint=122), min_size=1, max_size=20))
@settings(max_examples=20, deadline=None)
def test_more_words_are_wider(words: str) -> None:
    page = Page(60, "wide", "light")
    assert page.measure(words + "m") > page.measure(words) >= 0


@pytest.mark.parametrize(
    ("weight", "italic", "file"),
    [
        (400, False, "SourceSans3-Regular.ttf"),
        (600, False, "SourceSans3-Semibold.ttf"),
        (400, True, "SourceSans3-It.ttf"),
    ],
)
def test_each_face_is_a_bundled_file_of_that_face(weight: Weight, italic: bool, file: str) -> None:  # noqa: FBT001 -- pytest hands parameters over by name
    path = Path(str(typeface(10, weight, italic=italic).get_file()))
    assert path.name == file
    face = get_font(str(path))
    assert face.family_name.startswith(FONT)
    assert ("Italic" in face.style_name) == italic


def test_fonts_carry_their_licence() -> None:
    licence = Path(page_module.__file__).parent / "fonts" / "OFL.md"
    assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8")


def test_no_font_is_registered() -> None:
    page = Page(60, "wide", "light")
    page.text((10, 20), "words")
    pixels(page.figure)
    folder = str(Path(page_module.__file__).parent)
    assert not any(str(entry.fname).startswith(folder) for entry in fontManager.ttflist)


@pytest.mark.parametrize("role", SIZES)
def test_no_role_is_below_the_floor(role: Role) -> None:
    assert SIZES[role] >= 9


def test_there_is_no_semibold_italic() -> None:
    with pytest.raises(ValueError, match="use weight 400"):
        typeface(10, 600, italic=True)


def test_an_unknown_layout_is_refused_with_the_choices() -> None:
    tablet: Any = "tablet"
    with pytest.raises(ValueError, match="unknown layout 'tablet'; choose one of wide, phone"):
        Page(100, tablet, "light")


def test_an_unknown_theme_is_refused_with_the_choices() -> None:
    sepia: Any = "sepia"
    with pytest.raises(ValueError, match="unknown theme 'sepia'; choose one of light, dark"):
        Page(100, "wide", sepia)


@pytest.mark.parametrize("body", [0, -5])
def test_a_page_without_height_is_refused(body: int) -> None:
    with pytest.raises(ValueError, match="give a body above 0"):
        Page(body, "wide", "light")
