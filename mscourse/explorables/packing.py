"""Many pictures as one picture and what changes in it.

Frames of one explorable are nearly alike. All of them are walked together; an attribute or a text that
differs anywhere becomes a **slot**, with a table of its distinct values and, for each frame, which of them
it takes. Where the children differ in kind or number, what lies inside the parent is the slot. A page
holds the first picture as HTML, finds the slots' elements once, and then sets only what changes.

A slot names its element by its number in the order of the document (as a browser lists ``*``, the picture
itself first) in the picture that the page holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from mscourse.figures.svg import Node

TEXT, INNER = "#text", "#inner"
Entry: TypeAlias = str | None
"""What a slot holds in one frame; None where the attribute is absent."""


@dataclass(frozen=True)
class Slot:
    """A place in a picture that is not the same in all frames."""

    element: int
    key: str
    values: tuple[Entry, ...]


@dataclass(frozen=True)
class Column:
    """Slots that change together, and which of its values each of them takes in every frame."""

    index: tuple[int, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Packed:
    """What changes between the frames of one panel."""

    columns: tuple[Column, ...]

    def plain(self) -> list[Any]:
        """Return lists and strings only, as they are written for the page's script."""
        return [
            [list(column.index), [[slot.element, slot.key, list(slot.values)] for slot in column.slots]]
            for column in self.columns
        ]

    @classmethod
    def from_plain(cls, plain: list[Any]) -> "Packed":
        """Read what `plain` wrote."""
        columns = [
            Column(tuple(index), tuple(Slot(element, key, tuple(values)) for element, key, values in slots))
            for index, slots in plain
        ]
        return cls(tuple(columns))


def pack(frames: Sequence[Node], shown: int = 0) -> Packed:
    """Find what differs between frames of one panel.

    Parameters
    ----------
    frames : sequence of Node
        At least one, all with the same root.
    shown : int
        Number of the frame that the page holds as HTML; slots name their elements in it.

    Returns
    -------
    Packed
        `unpack` gives every frame back from it and the shown one.

    Raises
    ------
    ValueError
        If there is no frame, or the roots differ in name.
    """
    if not frames or len({frame.tag for frame in frames}) > 1:
        message = "frames can be packed together only if there are some, and all of them are of one kind"
        raise ValueError(message)
    found: dict[tuple[int, ...], list[Slot]] = {}
    numbers = {id(element): number for number, element in enumerate(_all(frames[shown]))}
    _compare(list(frames), shown, numbers, found)
    return Packed(tuple(Column(index, tuple(slots)) for index, slots in found.items()))


def _all(root: Node) -> list[Node]:
    return [root, *root.elements()]


def _compare(
    nodes: list[Node], shown: int, numbers: dict[int, int], found: dict[tuple[int, ...], list[Slot]]
) -> None:
    """Compare one element of all frames, then its children."""
    number = numbers[id(nodes[shown])]
    for key in dict.fromkeys(key for node in nodes for key in node.attributes):
        _note(number, key, [node.attributes.get(key) for node in nodes], found)
    shapes = {tuple(_kind(child) for child in node.children) for node in nodes}
    if len(shapes) > 1:
        _note(number, INNER, [node.inner() for node in nodes], found)
    elif shapes == {("",)}:
        _note(number, TEXT, [str(node.children[0]) for node in nodes], found)
    elif "" in next(iter(shapes)):
        # Text between elements has no number of its own.
        _note(number, INNER, [node.inner() for node in nodes], found)
    else:
        for children in zip(*(node.children for node in nodes), strict=True):
            _compare([child for child in children if isinstance(child, Node)], shown, numbers, found)


def _kind(child: Node | str) -> str:
    return child.tag if isinstance(child, Node) else ""


def _note(number: int, key: str, values: list[Entry], found: dict[tuple[int, ...], list[Slot]]) -> None:
    distinct = list(dict.fromkeys(values))
    if len(distinct) > 1:
        index = tuple(distinct.index(value) for value in values)
        found.setdefault(index, []).append(Slot(number, key, tuple(distinct)))


def unpack(shown: Node, packed: Packed, frame: int) -> str:
    """Give the markup of one frame from the shown picture; what the page's script does, for tests.

    Parameters
    ----------
    shown : Node
        The frame that `pack` was told the page holds; it is left as it was.
    packed : Packed
        What changes.
    frame : int
        Which frame is wanted.
    """
    changes: dict[int, list[tuple[str, Entry]]] = {}
    for column in packed.columns:
        for slot in column.slots:
            changes.setdefault(slot.element, []).append((slot.key, slot.values[column.index[frame]]))
    numbers = {id(element): number for number, element in enumerate(_all(shown))}
    return _written(shown, changes, numbers)


def _written(node: Node, changes: dict[int, list[tuple[str, Entry]]], numbers: dict[int, int]) -> str:
    attributes: dict[str, Entry] = dict(node.attributes)
    inner: str | None = None
    children = node.children
    for key, value in changes.get(numbers[id(node)], []):
        if key == INNER:
            inner = value
        elif key == TEXT:
            children = [value or ""]
        else:
            attributes[key] = value
    if inner is None:
        inner = "".join(
            _written(child, changes, numbers) if isinstance(child, Node) else Node("", {}, [child]).inner()
            for child in children
        )
    present = {key: value for key, value in attributes.items() if value is not None}
    opened = Node(node.tag, present).markup().removesuffix(f"</{node.tag}>")
    return f"{opened}{inner}</{node.tag}>"
