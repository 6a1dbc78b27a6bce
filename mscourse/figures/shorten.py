"""SVG in few characters: numbers, paths, styles and transforms, without a change that a reader could see."""

import re
from collections.abc import Iterator

from mscourse.figures.tokens import LIGHT_TOKENS

_COLOUR = re.compile(r"#[0-9a-f]{6}\b", re.IGNORECASE)
_LONG = re.compile(r"(?<![#\w.])-?\d*\.\d+")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
_SEGMENT = re.compile(r"([MLCQz])([^MLCQz]*)")
_FONT = re.compile(r"(?P<lead>(?:(?:italic|oblique|bold|\d00) )*)(?P<size>[\d.]+)px .*", re.DOTALL)
_TRANSFORM = re.compile(r"(\w+)\(([^)]*)\)")
# Said once for all by the page's sheet (see views.css), or a default of SVG.
_SAID = {
    "stroke-linejoin: round",
    "stroke-linejoin: miter",
    "stroke-linecap: butt",
    "stroke-dashoffset: 0",
    "stroke: none",
    "text-anchor: start",
}
_COMMON_WEIGHT = "400"
_BLACK = "#000000"


def number(value: float, decimals: int = 1) -> str:
    """Write a number in as few characters as it needs, such as ``.5`` or ``12``."""
    words = f"{value:.{decimals}f}"
    if "." in words:
        words = words.rstrip("0").rstrip(".")
    if words == "-0":
        return "0"
    return re.sub(r"^(-?)0\.", r"\1.", words)


def joined(words: list[str]) -> str:
    """Put numbers side by side, with a space only where two would run together."""
    line = ""
    for word in words:
        # ".5.5" is two numbers to every browser; it is left apart here, because a point may also end one.
        line += word if not line or word.startswith("-") else f" {word}"
    return line


def path(data: str) -> str:
    """Round a path to tenths and make it relative.

    The rounded end of each piece is where the next one starts, so that rounding never adds up.
    """
    tenths = _Pen()
    return "".join(tenths.draw(letter, _numbers(rest)) for letter, rest in _SEGMENT.findall(data))


def _numbers(words: str) -> list[float]:
    return [float(one) for one in _NUMBER.findall(words)]


class _Pen:
    """Where a path has come to, in tenths, which are whole numbers."""

    def __init__(self) -> None:
        self.at, self.begun = (0, 0), (0, 0)
        self.last = ""

    def draw(self, letter: str, values: list[float]) -> str:
        if letter == "z":
            self.at, self.last = self.begun, "z"
            return "z"
        spots = [(round(x * 10), round(y * 10)) for x, y in zip(values[::2], values[1::2], strict=True)]
        steps = [(x - self.at[0], y - self.at[1]) for x, y in spots]
        self.at = spots[-1]
        if letter == "M":
            self.begun = self.at
        words = joined([number(tenth / 10) for step in steps for tenth in step])
        small = letter.lower()
        # After the letter of the piece before, the same letter need not be said again.
        again = small == self.last and small != "m"
        self.last = small
        return words if again and words.startswith("-") else f" {words}" if again else f"{small}{words}"


def style(words: str) -> str:
    """Shorten a style, and let the page choose the palette's colours and the font's family."""
    kept: list[str] = []
    for part in words.split(";"):
        kept += _declaration(part.strip())
    return ";".join(kept)


def _declaration(part: str) -> Iterator[str]:
    name, _, value = (piece.strip() for piece in part.partition(":"))
    if not part or part in _SAID or name in {"font-family", "font-stretch"}:
        return
    font = _FONT.fullmatch(value) if name == "font" else None
    if font is None:
        yield f"{name}:{_COLOUR.sub(_token, _LONG.sub(lambda found: number(float(found[0]), 2), value))}"
        return
    for one in font["lead"].split():
        if one in {"italic", "oblique"}:
            yield "font-style:italic"
        elif one != _COMMON_WEIGHT:
            yield f"font-weight:{one}"
    yield f"font-size:{number(float(font['size']), 2)}px"


def _token(found: re.Match[str]) -> str:
    # A plain figure's black is the ink of whatever paper it comes to lie on.
    name = "--ms-ink" if found[0] == _BLACK else LIGHT_TOKENS.get(found[0].lower())
    return f"var({name})" if name else found[0].lower()


def transform(words: str) -> str:
    """Round a transform, and drop the parts of it that move nothing."""
    kept = []
    for name, inside in _TRANSFORM.findall(words):
        values = _numbers(inside)
        if (name == "rotate" and values[0] == 0) or (name == "translate" and not any(values)):
            continue
        decimals = {"translate": 1, "rotate": 1}.get(name, 4)
        kept.append(f"{name}({joined([number(value, decimals) for value in values])})")
    return " ".join(kept)
