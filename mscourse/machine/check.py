"""One thing that the course needs of a machine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Purpose = Literal["study", "book", "test"]
PURPOSES: dict[Purpose, str] = {
    "study": "to run the notebooks",
    "book": "to build the book",
    "test": "to check everything",
}
State = Literal["ok", "missing", "old", "too new"]
EVERYONE: frozenset[Purpose] = frozenset(PURPOSES)
BUILDERS: frozenset[Purpose] = frozenset({"book", "test"})
TESTERS: frozenset[Purpose] = frozenset({"test"})
NOBODY: frozenset[Purpose] = frozenset()


@dataclass(frozen=True)
class Check:
    """What was found.

    Attributes
    ----------
    name
        The thing.
    state
        Whether it can be used.
    found, wanted
        What is here (a version, a path, a size), and what is asked for; either may be empty.
    needed_by
        For which purposes it has to be there; nobody's is an extra.
    note
        What else to know.
    get
        How to get it, by system: Debian, macOS, Windows, conda, or "everywhere".

    """

    name: str
    state: State
    found: str = ""
    wanted: str = ""
    needed_by: frozenset[Purpose] = NOBODY
    note: str = ""
    get: Mapping[str, str] = field(default_factory=dict)

    def hinders(self, purpose: Purpose) -> bool:
        """Whether it stands in the way of a purpose."""
        return self.state != "ok" and purpose in self.needed_by
