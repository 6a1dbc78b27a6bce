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
READ = {"claims.yml": of_claims, "statements.yml": of_statements}


def faults(path: Path, sources: Sources) -> Iterator[Fault]:
    """Yield what is wrong with one file of evidence.

    A file that stands alone is read as if it lay among the course's own, in the place of the one of its name.
    """
    found = list(_entries(path))
    yield from found
    if not found and path.name in READ:
        texts: Iterator[Text] = READ[path.name](path)
        yield from numbers(path, texts, sources)


def _entries(path: Path) -> Iterator[Fault]:
    whole = {one.name for one in files_of(DATA)} <= {one.name for one in files_of(path.parent)}
    if whole:
        yield from _of(path, path.parent)
        return
    with TemporaryDirectory() as name:
        for one in files_of(DATA):
            shutil.copy(one, name)
        shutil.copy(path, name)
        yield from _of(path, Path(name))


def _of(path: Path, folder: Path) -> Iterator[Fault]:
    try:
        compiled(folder)
    except EvidenceFileError as error:
        # A message has a line a fault; that of a YAML parser has several.
        for message in re.split(r"\n(?=\w+\.yml\b)", str(error)):
            file, _, rest = message.partition(".yml")
            if f"{file}.yml" == path.name:
                yield _fault(path, rest)


def _fault(path: Path, rest: str) -> Fault:
    place, _, words = rest.lstrip(",: ").partition(": ")
    if rest.startswith(":"):  # the file as a whole
        line = re.search(r"line (\d+)", rest)
        place, words = f"line {line[1]}" if line else "the whole file", " ".join(rest.lstrip(": ").split())
    return Fault(str(path), place, *split(words, WRONG))
