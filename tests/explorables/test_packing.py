"""Any set of frames unpacks to itself."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.explorables.packing import INNER, TEXT, Packed, pack, unpack
from mscourse.figures.svg import Node

NAMES = st.sampled_from(["g", "path", "text", "use"])
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="\x7f"), max_size=5)
ATTRIBUTES = st.dictionaries(st.sampled_from(["d", "x", "style", "href"]), WORDS, max_size=3)
LEAVES = st.builds(Node, NAMES, ATTRIBUTES, st.lists(WORDS.filter(str.strip), max_size=1))
TREES = st.recursive(
    LEAVES, lambda below: st.builds(Node, NAMES, ATTRIBUTES, st.lists(below, max_size=4)), max_leaves=12
)
ROOTS = st.builds(Node, st.just("svg"), ATTRIBUTES, st.lists(TREES, max_size=4))


def canonical(markup: str) -> str:
    """Write markup so that the order of attributes does not matter."""
    return ET.canonicalize(f"<all>{markup}</all>")


def test_one_attribute_that_differs_is_one_slot() -> None:
    frames = [Node("svg", {}, [Node("g"), Node("path", {"d": d, "x": "1"})]) for d in ("a", "b", "a")]
    packed = pack(frames)
    ((index, slots),) = [(column.index, column.slots) for column in packed.columns]
    assert index == (0, 1, 0)
    assert [(slot.element, slot.key, slot.values) for slot in slots] == [(2, "d", ("a", "b"))]


def test_slots_that_change_together_share_a_column() -> None:
    frames = [Node("svg", {}, [Node("path", {"d": d}), Node("text", {}, [d.upper()])]) for d in "ab"]
    (column,) = pack(frames).columns
    assert [(slot.element, slot.key) for slot in column.slots] == [(1, "d"), (2, TEXT)]


def test_other_children_are_a_slot_of_their_parent() -> None:
    frames = [
        Node("svg", {}, [Node("g", {}, [Node("path")])]),
        Node("svg", {}, [Node("g", {}, [Node("path"), Node("use")])]),
    ]
    (column,) = pack(frames, shown=1).columns
    assert [(slot.element, slot.key) for slot in column.slots] == [(1, INNER)]


def test_frames_that_are_alike_need_nothing() -> None:
    assert pack([Node("svg", {"x": "1"})] * 3).columns == ()


@given(st.lists(ROOTS, min_size=1, max_size=5), st.data())
def test_any_set_of_frames_unpacks_to_itself(frames: list[Node], data: st.DataObject) -> None:
    shown = data.draw(st.integers(0, len(frames) - 1))
    packed = Packed.from_plain(pack(frames, shown).plain())
    for number, frame in enumerate(frames):
        assert canonical(unpack(frames[shown], packed, number)) == canonical(frame.markup())


@given(ROOTS, st.lists(WORDS, min_size=2, max_size=6))
def test_frames_that_differ_in_one_place_carry_only_that_place(root: Node, values: list[str]) -> None:
    frames = [Node(root.tag, {**root.attributes, "d": value}, root.children) for value in values]
    slots = [slot for column in pack(frames).columns for slot in column.slots]
    assert {(slot.element, slot.key) for slot in slots} <= {(0, "d")}


@pytest.mark.parametrize("frames", [[], [Node("svg"), Node("g")]])
def test_what_is_no_set_of_frames_is_refused(frames: list[Node]) -> None:
    with pytest.raises(ValueError, match="packed together"):
        pack(frames)
