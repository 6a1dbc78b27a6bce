"""Arrows between the rooms run one way, so that a reader of any file can guess its neighbours."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "mscourse"
MAY_USE = {
    "models": set(),
    "figures": {"view", "words"},
    "diagrams": {"figures"},
    "explorables": {"figures", "view", "words"},
}


def rooms_used(path: Path) -> set[str]:
    """Rooms of the course that a file imports from."""
    used = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"mscourse.{a.name}" for a in node.names] if node.module == "mscourse" else [node.module]
        used |= {name.split(".")[1] for name in names if name.startswith("mscourse.")}
    return used


@pytest.mark.parametrize("room", MAY_USE)
def test_a_room_uses_only_what_lies_below_it(room: str) -> None:
    files = sorted((PACKAGE / room).rglob("*.py"))
    assert files
    for path in files:
        assert rooms_used(path) <= {room, *MAY_USE[room]}, path


def test_no_room_uses_a_chapter() -> None:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] not in {"chapters", "cli"}:
            assert "chapters" not in rooms_used(path), path
