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


def unmarked(text: str) -> str:
    """Return the text without its source marks: they are for the number audit, not for readers."""
    return _MARK.sub("", text).strip() if "<!--" in text else text


def bind_units(text: str) -> str:
    """Return the text with a no-break space between each number and its unit."""
    return _NUMBER_AND_UNIT.sub("\N{NO-BREAK SPACE}", text)
