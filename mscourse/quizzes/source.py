"""A bank's YAML text, read within limits, so that every fault can be named by file, line, question and field.

PyYAML's safe scanner and composer do the reading. What they would let pass is refused here before a tree is
built: aliases (a few lines of them can stand for billions of values), deep nesting, and sheer size.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NoReturn, TypeVar

import yaml

from mscourse import skeleton
from mscourse.words import unmarked

MOST_BYTES = 300_000
MOST_EVENTS = 20_000
DEEPEST = 12
LONGEST_TEXT = 2_000
# Marks that turn the direction of what follows, and control characters: they show nothing and can hide much.
HIDDEN = {
    *range(0x20),
    0x7F,
    *range(0x80, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *(0x061C, 0x200B, 0x200E, 0x200F, 0xFEFF),
} - {0x0A}
_NO_HIDDEN = dict.fromkeys(HIDDEN)

T = TypeVar("T")


class BankError(ValueError):
    """A bank of questions cannot be used; the message says where, why, and what to write instead.

    Attributes
    ----------
    file, place
        The bank, and the line, question and field in it.
    what, remedy
        What is wrong, and what to write instead.

    """

    def __init__(self, file: str, place: str, what: str, remedy: str) -> None:
        super().__init__(f"{file}, {place}: {what}. Remedy: {remedy}.")
        self.file, self.place, self.what, self.remedy = file, place, what, remedy


def clean(text: str) -> str:
    """Take out control characters and the marks that turn the direction of text."""
    return text.replace("\t", " ").translate(_NO_HIDDEN)


@dataclass(frozen=True)
class Field:
    """One place in a bank: a node of the YAML tree that knows how to say where it stands.

    Attributes
    ----------
    node
        The node.
    file, question, path
        The bank's file name, the question it belongs to ("" outside of any), the way to it from there.

    """

    node: yaml.Node
    file: str
    question: str = ""
    path: str = ""

    @property
    def line(self) -> int:
        """The line of the file, counted from 1."""
        return int(self.node.start_mark.line) + 1

    def refuse(self, what: str, remedy: str) -> NoReturn:
        """Raise the error that names this place."""
        raise BankError(self.file, _place(self.line, self.question, self.path), what, remedy)

    def inside(self, question: str) -> "Field":
        """Return the same place, as part of a question."""
        return replace(self, question=question, path="")

    def fields(self, needed: tuple[str, ...], may: tuple[str, ...] = ()) -> dict[str, "Field"]:
        """Return the fields of a mapping: all of `needed`, perhaps some of `may`, and no others."""
        found = self.entries()
        for name, one in found.items():
            if name not in needed and name not in may:
                one.refuse(f"there is no field {_brief(name)} here", f"use: {', '.join((*needed, *may))}")
        for name in needed:
            if name not in found:
                self.refuse(f"the field {name!r} is missing", f"add it: {name}: ...")
        return found

    def entries(self) -> dict[str, "Field"]:
        """Return every entry of a mapping, by its key."""
        if not isinstance(self.node, yaml.MappingNode):
            self.refuse(f"this is {_kind(self.node)}", "write a mapping, one 'name: value' a line")
        found: dict[str, Field] = {}
        for key, value in self.node.value:
            spot = replace(self, node=key)
            if not isinstance(key, yaml.ScalarNode):
                spot.refuse("a key is not a plain word", "write 'name: value'")
            if key.value in found:
                spot.refuse(f"{_brief(key.value)} stands here twice", "keep one of the two")
            found[key.value] = replace(self, node=value, path=f"{self.path}.{key.value}".lstrip("."))
        return found

    def items(self, least: int = 1, most: int = 40) -> list["Field"]:
        """Return the items of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.refuse(f"this is {_kind(self.node)}", "write a list, each item after '- '")
        if not least <= len(self.node.value) <= most:
            self.refuse(f"{len(self.node.value)} items stand here", f"write {least} to {most} of them")
        return [
            replace(self, node=one, path=f"{self.path}[{number}]")
            for number, one in enumerate(self.node.value, 1)
        ]

    def text(self, longest: int = LONGEST_TEXT, *, empty: bool = False) -> str:
        """Return a text, without source marks, and cleaned of what cannot be seen."""
        self._be_filled()
        value = self._scalar("str", "a text", "put it in quotes if it looks like a number or yes/no")
        cleaned = clean(unmarked(value)).strip()
        if not cleaned and not empty:
            self.refuse("the text is empty", "write it, or remove the field if it may be left out")
        if len(cleaned) > longest:
            self.refuse(f"the text has {len(cleaned)} characters", f"shorten it to {longest} or fewer")
        return cleaned

    def one_of(self, words: tuple[str, ...]) -> str:
        """Return one of a few words."""
        word = self.text(100)
        if word not in words:
            self.refuse(f"{_brief(word)} is not known here", f"use one of: {', '.join(words)}")
        return word

    def number(self, least: float = -math.inf) -> float:
        """Return a finite number, not below `least`."""
        self._be_filled()
        if not (isinstance(self.node, yaml.ScalarNode) and self._tag() in {"int", "float"}):
            self.refuse(f"this is {_kind(self.node)}", "write a number, such as 0.5")
        try:
            value = float(self.node.value.replace("_", ""))
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            self.refuse(f"{_brief(self.node.value)} is not a finite decimal number", "write one, such as 0.5")
        if value < least:
            self.refuse(f"{value:g} is too small", f"write {least:g} or more")
        return value

    def whole(self, least: int = 0) -> int:
        """Return a whole number, not below `least`."""
        value = self.number(least)
        if value != int(value):
            self.refuse(f"{value:g} is not a whole number", f"write one from {least} up")
        return int(value)

    def truth(self) -> bool:
        """Return yes or no."""
        value = self._scalar("bool", "yes or no", "write true or false")
        return value.lower() in {"true", "yes", "on"}

    def is_null(self) -> bool:
        """Return whether nothing stands here: null, ~ or an empty value."""
        return isinstance(self.node, yaml.ScalarNode) and self._tag() == "null"

    def is_list(self) -> bool:
        """Return whether a list stands here."""
        return isinstance(self.node, yaml.SequenceNode)

    def is_text(self) -> bool:
        """Return whether a text stands here."""
        return isinstance(self.node, yaml.ScalarNode) and self._tag() == "str"

    def each(self, read: Callable[["Field"], T], least: int = 1, most: int = 40) -> tuple[T, ...]:
        """Read every item of a list with one function."""
        return tuple(read(one) for one in self.items(least, most))

    def _be_filled(self) -> None:
        if isinstance(self.node, yaml.ScalarNode) and skeleton.is_unfilled(self.node.value):
            self.refuse(skeleton.STANDS, skeleton.REMEDY)

    def _tag(self) -> str:
        return str(self.node.tag).removeprefix("tag:yaml.org,2002:")

    def _scalar(self, tag: str, name: str, remedy: str) -> str:
        if not isinstance(self.node, yaml.ScalarNode) or self._tag() != tag:
            self.refuse(f"this is {_kind(self.node)}, not {name}", remedy)
        return str(self.node.value)


def read(text: bytes, file: str) -> Field:
    """Read the text of a bank.

    Parameters
    ----------
    text
        What the file holds, in UTF-8.
    file
        Its name, for messages.

    Raises
    ------
    BankError
        If it is too large, no UTF-8, no YAML, too deep, or uses aliases.

    """
    if len(text) > MOST_BYTES:
        what = f"the file has {len(text):,} bytes"
        raise BankError(file, _place(1), what, f"split it; {MOST_BYTES:,} are allowed")
    try:
        decoded = text.decode("utf-8")
    except UnicodeDecodeError as error:
        line = text[: error.start].count(b"\n") + 1
        raise BankError(file, _place(line), "the text is not UTF-8", "save the file as UTF-8") from None
    try:
        for fault in _faults(decoded):
            raise BankError(file, _place(fault[0]), fault[1], fault[2])
        node = yaml.compose(decoded, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else decoded.count("\n", 0, getattr(error, "position", 0)) + 1
        what = f"this is not YAML: {getattr(error, 'problem', None) or getattr(error, 'reason', error)}"
        remedy = "mend the line; texts with ': ' or '#' want quotes"
        raise BankError(file, _place(line), what, remedy) from None
    if node is None:
        raise BankError(file, _place(1), "the file is empty", "write a bank; see CONTRIBUTING.md")
    return Field(node, file)


def _faults(text: str) -> Iterator[tuple[int, str, str]]:
    """Walk through the text's events, which needs little memory whatever they stand for."""
    deep = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.SafeLoader)):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            yield line, f"an alias, *{event.anchor}, stands here", "write the text out where it is needed"
        deep += isinstance(event, yaml.CollectionStartEvent)
        deep -= isinstance(event, yaml.CollectionEndEvent)
        if deep > DEEPEST:
            yield line, f"lists or mappings stand more than {DEEPEST} deep", "close the brackets above"
        if count > MOST_EVENTS:
            yield line, f"more than {MOST_EVENTS:,} values stand in the file", "split it"


def _place(line: int, question: str = "", path: str = "") -> str:
    where = [f"line {line}"]
    if question:
        where.append(f"question {question}")
    if path:
        where.append(f"field {path}")
    return ", ".join(where)


def _kind(node: Any) -> str:
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    tag = str(node.tag).rpartition(":")[2]
    return {
        "str": "a text",
        "int": "a number",
        "float": "a number",
        "bool": "yes or no",
        "null": "nothing",
    }.get(tag, f"a value of the type {_brief(tag)}")


def _brief(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")  # noqa: PLR2004 - a line's worth
