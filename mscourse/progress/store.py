"""The small file that keeps a learner's answers for notebooks.

It is written whole beside itself and then takes the old one's place, so a process that is killed at any
moment leaves the old file or the new one. Writers take turns by a lock and merge what they find with what
they bring, so two notebooks at once lose nothing. A file that cannot be used is renamed, never overwritten.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from mscourse.progress.document import MOST_BYTES, Answer, Document, DocumentError
from mscourse.progress.lock import lock, unlock

FOLDER = "MSCOURSE_PROGRESS"
FILE = "progress.json"
LOCK = "progress.lock"
_FRESH = "progress.new-"


def folder() -> Path:
    """Return the folder for answers: ``MSCOURSE_PROGRESS``, or the system's place for such data."""
    chosen = os.environ.get(FOLDER)
    if chosen:
        return Path(chosen).expanduser()
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "mscourse"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "mscourse"
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "mscourse"


def wanted() -> bool:
    """Return whether answers may be kept here: not while outputs are stored, pages built, or tests run."""
    return os.environ.get("MSCOURSE_VIEW", "live") == "live" and "PYTEST_VERSION" not in os.environ


@dataclass
class Store:
    """A learner's file.

    Attributes
    ----------
    place
        Its folder; made when first written.
    messages
        What the learner should know: which file was set aside and why, or why nothing can be kept.

    """

    place: Path = field(default_factory=folder)
    messages: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The file."""
        return self.place / FILE

    def read(self) -> Document:
        """Return what is stored; an unusable file is set aside with a message, and nothing is returned."""
        if not self.path.exists():
            return Document()
        with self._alone() as mine:
            return (self._read() if mine else None) or Document()

    def add(self, answers: Mapping[str, Answer]) -> bool:
        """Store answers, merged with those that are there. Returns whether they were written."""
        return self.take(Document(answers))

    def take(self, document: Document) -> bool:
        """Store a whole document, merged with what is there. Returns whether it was written."""
        with self._alone() as mine:
            if not mine:
                return False
            there = self._read()
            return there is not None and self._write(there.merged(document))

    def erase(self) -> bool:
        """Forget everything that is stored here. Returns whether that was possible."""
        with self._alone() as mine:
            if not mine:
                return False
            try:
                self.path.unlink(missing_ok=True)
            except OSError as error:
                self._say(f"Your answers in {self.path} could not be erased ({error.strerror}).")
                return False
            return True

    def _read(self) -> Document | None:
        """Return what is stored; None if it can neither be used nor set aside, so must not be touched."""
        try:
            with self.path.open("rb") as file:
                text = file.read(MOST_BYTES + 1)
            return Document.from_json(text)
        except FileNotFoundError:
            return Document()
        except DocumentError as error:
            return self._set_aside(error.kind, str(error))
        except OSError as error:
            return self._set_aside("unreadable", f"it cannot be read: {error.strerror}")

    def _set_aside(self, kind: str, why: str) -> Document | None:
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        aside = self.path.with_name(f"progress.{kind}-{stamp}.json")
        try:
            self.path.rename(aside)
        except OSError as error:
            self._say(
                f"Your stored answers in {self.path} cannot be used ({why}) and the file cannot be renamed "
                f"({error.strerror}). It is left as it is, and nothing is stored."
            )
            return None
        self._say(
            f"Your stored answers could not be used: {why}. The file is kept as {aside}; a new one is begun."
        )
        return Document()

    def _write(self, document: Document) -> bool:
        fresh = self.place / f"{_FRESH}{os.getpid()}"
        try:
            for left in self.place.glob(f"{_FRESH}*"):  # of writers that were killed
                left.unlink(missing_ok=True)
            with fresh.open("x", encoding="utf-8") as file:
                file.write(document.to_json())
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.path)
        except OSError as error:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            self._say(f"Your answers could not be stored in {self.path} ({error.strerror}).")
            return False
        return True

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        """Wait until no other writer is at work; gives False, with a message, where that is not possible."""
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            file = (self.place / LOCK).open("a+b")
        except OSError as error:
            self._say(f"Your answers cannot be kept in {self.place} ({error.strerror}); set {FOLDER}.")
            yield False
            return
        with file:
            lock(file.fileno())
            try:
                yield True
            finally:
                unlock(file.fileno())

    def _say(self, message: str) -> None:
        if message not in self.messages:
            self.messages.append(message)
