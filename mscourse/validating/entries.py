"""Records, claims, statements: all files of a folder are read together, because they name each other."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from mscourse.book.audit.texts import Text, of_claims, of_statements
from mscourse.evidence import EvidenceFileError
from mscourse.evidence.compiling import DATA, compiled
from mscourse.evidence.compiling import sources as files_of
from mscourse.evidence.numbers import Sources
from mscourse.validating.fault import Fault, numbers, split

WRONG = "it cannot stand as it does"
READ = {"claims": of_claims, "statements": of_statements}
NOT_YAML = "mend the line; texts with ': ' or '#' want quotes"
_KIND = re.compile(r"^(records|claims|statements):", re.MULTILINE)


def faults(path: Path, sources: Sources) -> Iterator[Fault]:
    """Yield what is wrong with one file of evidence.

    A file that stands alone is read as if it lay among the course's own, in the place of the one of its name.
    """
    found = list(_entries(path))
    yield from found
    kind = _KIND.search(path.read_text(encoding="utf-8"))
    if not found and kind and kind[1] in READ:
        texts: Iterator[Text] = READ[kind[1]](path)
        yield from numbers(path, texts, sources)


def _entries(path: Path) -> Iterator[Fault]:
    known = {one.name for one in files_of(DATA)}
    if path.name in known and known <= {one.name for one in files_of(path.parent)}:
        yield from _of(path, path.parent, path.name)
        return
    with TemporaryDirectory() as folder:
        for one in files_of(DATA):
            shutil.copy(one, folder)
        name = path.name if path.name in known else _as_named(path)
        shutil.copy(path, Path(folder) / name)
        yield from _of(path, Path(folder), name)


def _as_named(path: Path) -> str:
    """Return a name under which a file of any name is read as what it holds."""
    kind = _KIND.search(path.read_text(encoding="utf-8", errors="replace"))
    if kind is None or kind[1] == "records":
        return f"records_{path.stem.removeprefix('records_')}.yml"
    return f"{kind[1]}.yml"


def _of(path: Path, folder: Path, name: str) -> Iterator[Fault]:
    try:
        compiled(folder)
    except EvidenceFileError as error:
        # A message has a line a fault; that of a YAML parser has several.
        for message in re.split(r"\n(?=\w+\.yml\b)", str(error)):
            if message.startswith(name):
                yield _fault(path, message.removeprefix(name))


def _fault(path: Path, rest: str) -> Fault:
    """Make a fault of what stands behind a file's name: ", entry, field: remedy", or ": " and all of it."""
    if rest.startswith(":"):
        words = " ".join(rest.lstrip(": ").split())
        line = re.search(r"line (\d+)", words)
        place = f"line {line[1]}" if line else "the whole file"
        parts = (words, NOT_YAML) if "not YAML" in words else split(words, WRONG)
        return Fault(str(path), place, *parts)
    place, _, words = rest.lstrip(", ").partition(": ")
    return Fault(str(path), place, *split(words, WRONG))
