"""The words that chapters explain."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from mscourse.glossary import GlossaryError, read
from mscourse.validating.fault import Fault, split


def faults(path: Path) -> Iterator[Fault]:
    """Yield the first fault of a file of terms."""
    try:
        read(path)
    except GlossaryError as error:
        words = str(error).partition(": ")[2]
        entry = re.match(r"(entry \d+) (.*)", words, re.DOTALL)
        place, said = (entry[1], entry[2]) if entry else ("the whole file", words)
        yield Fault(str(path), place, *split(said, "it cannot be used"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else "the whole file"
        problem = f"this is not YAML: {getattr(error, 'problem', None) or error}"
        yield Fault(str(path), place, problem, "mend the line; texts with ': ' or '#' want quotes")
