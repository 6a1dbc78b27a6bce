"""The audit finds each kind of fault, names the words, and finds nothing in a sound picture."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from mscourse.figures.audit import EDGE, audit, text_boxes
from mscourse.figures.page import Page


@pytest.fixture
def page() -> Page:
    return Page(100, "phone", "light")


def test_a_sound_page_has_no_faults(page: Page) -> None:
    page.text((20, 60), "one line\nand another")
    page.text((20, 20), "a third", "small", colour=page.theme.muted)
    assert audit(page.figure) == []


def test_an_empty_page_has_no_faults(page: Page) -> None:
    assert audit(page.figure) == []


def test_small_text_is_named(page: Page) -> None:
    (line,) = page.text((20, 60), "tiny words")
    line.set_fontsize(8.5)
    assert audit(page.figure) == ["'tiny words' is 8.5 pt: make it 9 pt or larger"]


@pytest.mark.parametrize(
    "at", [(2, 50), (330, 50), (150, 3), (150, 95)], ids=["left", "right", "foot", "top"]
)
def test_text_near_an_edge_is_named(page: Page, at: tuple[float, float]) -> None:
    page.text(at, "straying")
    faults = audit(page.figure)
    assert any("'straying' comes nearer than 6 units to the edge" in fault for fault in faults)


def test_overlapping_texts_are_named_together(page: Page) -> None:
    page.text((20, 50), "underneath")
    page.text((40, 52), "on top")
    assert any(fault.startswith("'underneath' lies over 'on top'") for fault in audit(page.figure))


def test_neighbouring_lines_do_not_count_as_overlapping(page: Page) -> None:
    page.text((20, 60), "glyph gap\nglyph gap\nglyph gap", "small")
    assert audit(page.figure) == []


@pytest.mark.parametrize("colour", ["#18232E", "#7A5200"], ids=["in the text's colour", "in another"])
def test_a_line_through_a_text_is_found(page: Page, colour: str) -> None:
    page.text((20, 50), "crossed out")
    page.add(Line2D((10, 120), (53, 53), color=colour))
    faults = audit(page.figure)
    assert len(faults) == 1
    assert faults[0].startswith("'crossed out' has a contrast of")


def test_a_line_beside_a_text_is_no_fault(page: Page) -> None:
    page.text((20, 50), "underlined")
    page.add(Line2D((10, 120), (42, 42), color=page.theme.ink))
    assert audit(page.figure) == []


def test_text_on_the_wash_of_its_hue_is_no_fault(page: Page) -> None:
    page.add(Rectangle((0, 0), 360, 100, color=page.theme.lesion.wash))
    page.text((20, 50), "inflamed", colour=page.theme.lesion.ink)
    assert audit(page.figure) == []


def test_text_on_too_dark_a_ground_is_found(page: Page) -> None:
    page.add(Rectangle((0, 0), 360, 100, color=page.theme.myelin.mark))
    page.text((20, 50), "sunken", colour=page.theme.myelin.ink)
    assert audit(page.figure) == [
        "'sunken' has a contrast of 1.5 with something under it: give it plain ground"
    ]


def test_hidden_and_blank_texts_are_passed_over(page: Page) -> None:
    (hidden,) = page.text((-50, 50), "hidden")
    hidden.set_visible(False)
    page.text((-50, 20), "  ")
    assert text_boxes(page.figure) == []
    assert audit(page.figure) == []


def test_the_audit_leaves_the_page_as_it_was(page: Page) -> None:
    (line,) = page.text((20, 50), "still here")
    audit(page.figure)
    assert line.get_visible()


@settings(max_examples=25, deadline=None)
@given(st.floats(-40, 380), st.floats(-20, 110))
def test_text_is_reported_exactly_when_its_box_passes_the_edge(x: float, y: float) -> None:
    page = Page(100, "phone", "light")
    page.text((x, y), "somewhere")
    (box,) = text_boxes(page.figure)
    inside = box.x0 >= EDGE and box.y0 >= EDGE and box.x1 <= 360 - EDGE and box.y1 <= 100 - EDGE
    assert (audit(page.figure) == []) == inside
