"""What no reader should meet in an output: messages of the machinery, and traces of one machine."""

import re
from collections.abc import Iterator

WORDS = (
    "Traceback (most recent call last)",
    "DeprecationWarning",
    "FutureWarning",
    "UserWarning",
    "RuntimeWarning",
    "ModuleNotFoundError",
    "SyntaxWarning",
    "Output is truncated",
    "application/vnd.",
    "mscourse-asset:",
    "<IPython.core",
)
PATTERNS = (
    re.compile(r"<[\w.]+ object at 0x[0-9a-f]+>"),
    re.compile(r"(?<!\w)(?:/home|/root|/tmp|/Users)/\w"),  # behind a letter it is part of a web address
)
ONE_RUN = (  # in a stored output these differ from run to run, or from machine to machine
    re.compile(r"\b0x[0-9a-fA-F]{6,}\b"),
    re.compile(r"\b[A-Z]:\\\\?[\w.-]+"),
    re.compile(r"(?<!\w)(?:/home|/root|/tmp|/Users|/usr|/opt|/var|/mnt|/private)/\w"),
)


def leaks(text: str, *, stored: bool = False) -> Iterator[str]:
    """Yield what a text lets out; a stored output is looked at more strictly than a page's prose."""
    for word in WORDS:
        if word in text:
            yield word
    for pattern in (*PATTERNS, *(ONE_RUN if stored else ())):
        found = pattern.search(text)
        if found:
            yield found[0]
