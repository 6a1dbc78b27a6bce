"""Reading a file of evidence: every fault is told with file, entry, field and remedy, all in one go."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from mscourse.evidence.errors import EvidenceFileError

# The C parser is ten times as fast; Pyodide's and some builds of PyYAML have none.
_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc]  # either of two classes
    """Refuses a key that stands twice in one mapping, which YAML would silently overwrite."""


def _mapping(loader: Any, node: Any, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
    seen: set[Hashable] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=deep)
        if key in seen:
            message = f"line {key_node.start_mark.line + 1}: the key {key!r} stands twice; keep one of them"
            raise yaml.YAMLError(message)
        seen.add(key)
    made: dict[Hashable, Any] = _Safe.construct_mapping(loader, node, deep)
    return made


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


@dataclass
class Faults:
    """Faults found so far."""

    found: list[str] = field(default_factory=list)

    def add(self, where: str, field_name: str, remedy: str) -> None:
        """Note a fault: `where` is file and entry."""
        self.found.append(f"{where}, {field_name}: {remedy}")

    def finish(self) -> None:
        """Raise what was found.

        Raises
        ------
        EvidenceFileError
            If there is any fault; the message has one line for each.

        """
        if self.found:
            raise EvidenceFileError("\n".join(self.found))


def load(path: Path, key: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Read a YAML file that is one mapping with a list of entries.

    Returns
    -------
    tuple
        The whole mapping, and the list under `key`.

    Raises
    ------
    EvidenceFileError
        If it is no YAML, or not of that shape.

    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader, made stricter
    except yaml.YAMLError as error:
        message = f"{path.name}: this is not YAML: {error}"
        raise EvidenceFileError(message) from error
    entries = content.get(key) if isinstance(content, dict) else None
    if not isinstance(entries, list) or not all(isinstance(one, dict) and "id" in one for one in entries):
        message = f"{path.name}: write one mapping with the key '{key}', a list of entries that have an id"
        raise EvidenceFileError(message)
    return content, entries
