"""Words as readers meet them, wherever they are printed."""

import re

UNITS = (
    "%",
    "°C",
    "µm",
    "mm",
    "cm",
    "ms",
    "mV",
    "m/s",
    "kB",
    "Hz",
    "kg",
    "in 100",
    "minutes",
    "years",
    "people",
)
_MARK = re.compile(r"[^\S\n]*<!--.*?-->", re.DOTALL)
_NUMBER_AND_UNIT = re.compile(rf"(?<=\d) (?=(?:{'|'.join(UNITS)})(?![\w]))")

_QUOTES = "\"'\u2018\u2019\u201c\u201d"  # straight and curly
_END = re.compile(rf"([.!?][{_QUOTES})]*)\s+(?=[{_QUOTES}(]?[A-Z0-9])")


def unmarked(text: str) -> str:
    """Return the text without its source marks: they are for the number audit, not for readers."""
    return _MARK.sub("", text).strip() if "<!--" in text else text


def bind_units(text: str) -> str:
    """Return the text with a no-break space between each number and its unit."""
    return _NUMBER_AND_UNIT.sub("\N{NO-BREAK SPACE}", text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a paragraph ends one."""
    paragraphs = (" ".join(one.split()) for one in re.split(r"\n\s*\n", text))
    return [one for paragraph in paragraphs for one in _END.sub(r"\1\n", paragraph).split("\n") if one]
