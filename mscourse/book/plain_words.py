"""'In plain words': short, easy to read, checked by counting and by a readability formula."""

import re
from collections.abc import Iterator
from typing import Any

from mscourse.words import sentences

WORDS = (120, 180)
GRADE = 8.0  # Flesch-Kincaid: school years that a reader needs
MEAN, LONGEST = 16, 22  # words in a sentence: the mean stays below, none goes beyond
HEADING = "in plain words"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[^\w\s](?=[^\W_]))*")


def section(notebook: Any) -> str | None:
    """Return the text of the part 'In plain words' as a reader hears it, or None if there is none."""
    text = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    found = re.search(rf"^## {HEADING}\s*$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL | re.IGNORECASE)
    if found is None:
        return None
    words = _LINK.sub(r"\1", _COMMENT.sub("", found[1]))
    return re.sub(r"[*_`]|<[^>]+>|[ \t]+$", "", words, flags=re.MULTILINE).strip()


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text (`textstat`, which only the tests install)."""
    import textstat  # noqa: PLC0415 - not installed where books are read

    return float(textstat.flesch_kincaid_grade(" ".join(text.split())))


def faults(text: str) -> Iterator[str]:
    """Yield what makes a text harder than it should be."""
    lengths = [(one, len(_WORD.findall(one))) for one in sentences(text)]
    total = len(_WORD.findall(text))
    if not WORDS[0] <= total <= WORDS[1]:
        yield f"{total} words; write {WORDS[0]} to {WORDS[1]}"
    for sentence, length in lengths:
        if length > LONGEST:
            yield f"a sentence of {length} words, {LONGEST} at most: {sentence}"
    mean = total / max(1, len(lengths))
    if mean >= MEAN:
        yield f"{mean:.1f} words a sentence; stay below {MEAN}"
    level = grade(text)
    if level > GRADE:
        yield f"grade {level:.1f}; {GRADE:.0f} at most. Shorter words and shorter sentences lower it"
