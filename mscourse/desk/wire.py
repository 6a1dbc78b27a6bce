"""How values come back from a stranger's process: as plain values and nothing else.

What arrives is JSON of tagged values. Reading it can make numbers, texts, lists and the like, numpy's scalars
and arrays, and for anything else a `Foreign` that knows the name of its kind; it can run nothing, as
pickle could. Sizes are limited on both sides: by the sender, to say so in words, and by the reader, who
trusts nobody.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

ITEMS = 10_000  # values in an answer, all levels together
NUMBERS = 100_000  # numbers in an array
DEPTH = 30
TEXT = 100_000  # characters of a text
BITS = 13_000  # of a whole number; what has more, Python does not write out in tens without being asked
MOST_BYTES = 4_000_000  # of a whole message
_ARRAYS = re.compile(r"[<>|=]?(b1|[iu][1248]|f[248]|c8|c16)")
_NAME = re.compile(r"[A-Za-z_]\w{0,60}")


class TooLargeError(ValueError):
    """A value is too large to be handed over; the message says what it is."""


class UnreadableError(ValueError):
    """What arrived is no message of this kind."""


class Foreign:
    """A value of a kind that is not handed over; its class has the name of that kind."""


class Series(Foreign):
    """The same, for what can be gone through: it gives the values that it gave there."""

    def __init__(self, values: list[Any]) -> None:
        self._values = values

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)


class Writer:
    """Turns one answer into what can be sent."""

    def __init__(self) -> None:
        self._left = ITEMS

    def write(self, value: Any, depth: int = 0) -> list[Any]:  # noqa: C901, PLR0911 - a kind of value a line
        """Return a value as tagged JSON.

        Raises
        ------
        TooLargeError
            If it holds too much.

        """
        self._left -= 1
        if self._left < 0 or depth > DEPTH:
            message = f"more than {ITEMS:,} values, or lists within lists within lists"
            raise TooLargeError(message)
        kind = type(value)
        if value is None or kind is bool:
            return ["plain", value]
        if kind is float:
            return ["float", value.hex()]
        if kind is int:
            if value.bit_length() > BITS:
                message = "a number of more than 3,900 digits"
                raise TooLargeError(message)
            return ["int", hex(value)]
        if kind is str:
            if len(value) > TEXT:
                message = f"a text of {len(value):,} characters"
                raise TooLargeError(message)
            return ["str", value]
        if kind is complex:
            return ["complex", value.real.hex(), value.imag.hex()]
        for plain in (list, tuple, set, frozenset):
            if isinstance(value, plain):  # also kinds derived from it, such as named tuples
                held: Iterator[Any] = plain.__iter__(value)  # type: ignore[arg-type]  # mypy joins the four kinds
                return [plain.__name__, self._all(held, depth)]
        if isinstance(value, dict):
            return ["dict", self._all(dict.items(value), depth)]
        if type(value).__module__ == "numpy" and hasattr(value, "dtype"):
            return self._numpy(value)
        items = self._all(value, depth) if isinstance(value, Iterable) else None
        return ["foreign", str(kind.__name__)[:60], items]

    def _all(self, values: Iterable[Any], depth: int) -> list[Any]:
        return [self.write(one, depth + 1) for one in islice(values, ITEMS + 1)]

    def _numpy(self, value: Any) -> list[Any]:
        name = str(value.dtype.str)
        if not _ARRAYS.fullmatch(name):
            return ["foreign", type(value).__name__, None]
        if value.size > NUMBERS:
            message = f"an array of {value.size:,} numbers"
            raise TooLargeError(message)
        flat = value.reshape(-1) if hasattr(value, "reshape") else value
        parts = [flat.real, flat.imag] if value.dtype.kind == "c" else [flat]
        held = [[_number(one) for one in part.tolist()] for part in parts]
        return ["numpy", name, list(value.shape), type(value).__name__ == "ndarray", *held]


def _number(value: Any) -> Any:
    return value.hex() if type(value) is float else value


def read(sent: Any, depth: int = 0) -> Any:
    """Return the value that was sent.

    Raises
    ------
    UnreadableError
        If this is nothing that `Writer` writes, or holds too much.

    """
    count = [ITEMS]
    try:
        return _read(sent, depth, count)
    except UnreadableError:
        raise
    except Exception as problem:
        message = f"what arrived is no value ({type(problem).__name__})"
        raise UnreadableError(message) from problem


def _read(sent: Any, depth: int, count: list[int]) -> Any:  # noqa: C901, PLR0911 - a kind of value a line
    count[0] -= 1
    if count[0] < 0 or depth > DEPTH or not isinstance(sent, list) or not sent:
        message = "what arrived holds too much, or is no value"
        raise UnreadableError(message)
    tag, *rest = sent
    match tag, rest:
        case "plain", [None | bool() as value]:
            return value
        case "float", [str() as digits]:
            return float.fromhex(digits)
        case "int", [str() as digits] if len(digits) <= BITS // 4 + 4:
            return int(digits, 16)
        case "str", [str() as text] if len(text) <= TEXT:
            return text
        case "complex", [str() as real, str() as imaginary]:
            return complex(float.fromhex(real), float.fromhex(imaginary))
        case (("list" | "tuple" | "set" | "frozenset"), [list() as items]):
            made = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}[tag]
            return made(_read(one, depth + 1, count) for one in items)
        case "dict", [list() as items]:
            return dict(_read(one, depth + 1, count) for one in items)
        case "numpy", [str() as name, list() as shape, bool() as is_array, *parts] if _ARRAYS.fullmatch(name):
            return _numpy(name, shape, parts, is_array=is_array)
        case "foreign", [str() as name, items]:
            return _foreign(name, None if items is None else [_read(one, depth + 1, count) for one in items])
    message = f"what arrived has an unknown kind, {str(tag)[:40]!r}"
    raise UnreadableError(message)


def _numpy(name: str, shape: list[Any], parts: list[list[Any]], *, is_array: bool) -> Any:
    import numpy as np  # noqa: PLC0415 - the other side imports this file before it needs numpy

    if any(len(part) > NUMBERS for part in parts):
        message = "what arrived holds too many numbers"
        raise UnreadableError(message)
    columns = [
        np.array([float.fromhex(one) if isinstance(one, str) else one for one in part]) for part in parts
    ]
    flat = columns[0] + 1j * columns[1] if len(columns) > 1 else columns[0]
    array = flat.astype(np.dtype(name)).reshape([int(one) for one in shape])
    return array if is_array else array[()]


def _foreign(name: str, items: list[Any] | None) -> Foreign:
    name = name if _NAME.fullmatch(name) else "thing"
    if items is None:
        own: Foreign = type(name, (Foreign,), {})()
        return own
    series: Foreign = type(name, (Series,), {})(items)
    return series


def to_bytes(message: Any) -> bytes:
    """Return a message as it goes over the line: four bytes of length, then JSON."""
    text = json.dumps(message).encode()
    if len(text) > MOST_BYTES:
        size = f"{len(text):,} bytes of values"
        raise TooLargeError(size)
    return len(text).to_bytes(4, "big") + text


def from_bytes(text: bytes) -> dict[str, Any]:
    """Return a message that has arrived.

    Raises
    ------
    UnreadableError
        If it is none.

    """
    try:
        message = json.loads(text)
    except (ValueError, RecursionError) as problem:
        words = "what arrived is no message"
        raise UnreadableError(words) from problem
    if not isinstance(message, dict):
        words = "what arrived is no message"
        raise UnreadableError(words)
    return message
