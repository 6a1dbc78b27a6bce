"""The evidence in a form that loads at once, and that cannot be out of date.

Reading the YAML takes seconds; the compiled file beside it takes milliseconds. It carries a digest of every
source, and whoever loads it compares: if a source has changed since, the YAML is read instead, so a reader
never sees an old number. ``mscourse compile-evidence`` writes the file, nothing else does: an installed
package may be read-only.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from mscourse.writing import write_whole

DATA = Path(__file__).parent / "data"
COMPILED = "compiled.json"
FORM = 3
"""Raise it when what is compiled from the same sources changes, such as a new field."""


def sources(folder: Path) -> list[Path]:
    """Name the files that the evidence is written in."""
    return sorted(folder.glob("*.yml"))


def digest(folder: Path) -> str:
    """Return one digest of the form and of all sources, whatever ends their lines have."""
    whole = hashlib.sha256(str(FORM).encode())
    for path in sources(folder):
        whole.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return whole.hexdigest()


def compiled(folder: Path) -> dict[str, Any]:
    """Read and check every source.

    Raises
    ------
    EvidenceFileError
        If there is a fault; the message has one line for each, with file, entry, field and remedy.

    """
    # Readers and their YAML parser are needed only here.
    from mscourse.evidence.faults import Faults  # noqa: PLC0415 - as said
    from mscourse.evidence.reading import read_records  # noqa: PLC0415 - as said
    from mscourse.evidence.reading_conflicts import read_conflicts  # noqa: PLC0415 - as said
    from mscourse.evidence.reading_verdicts import read_claims, read_statements  # noqa: PLC0415 - as said
    from mscourse.evidence.review import read_rules, set_due  # noqa: PLC0415 - as said

    faults = Faults()
    records, hidden = read_records(sorted(folder.glob("records_*.yml")), faults)
    set_due(records, read_rules(folder / "review.yml", faults))
    shown = {name for one in records for name in (one["id"], *one.get("aliases", ()))}
    outcomes = {one["id"] for each in records for part in ("outcomes", "harms") for one in each.get(part, ())}
    claims, waiting = read_claims(folder / "claims.yml", shown | set(hidden), faults)
    statements = read_statements(folder / "statements.yml", shown, outcomes, faults)
    topics = {one["topic"] for one in records}
    conflicts = read_conflicts(folder / "conflicts.yml", topics, outcomes, faults)
    faults.finish()
    return {
        "digest": digest(folder),
        "records": records,
        "hidden": hidden,
        "claims": claims,
        "waiting": waiting,
        "statements": statements,
        "conflicts": conflicts,
    }


def write(folder: Path = DATA) -> Path:
    """Compile the sources of a folder into its compiled file; returns the file."""
    # A line an entry, so that a change of one record is a change of one line.
    content = compiled(folder)
    lists = ("records", "claims", "statements", "conflicts")
    parts = [f'"{name}":{_line(value)}' for name, value in content.items() if name not in lists]
    parts += [f'"{name}":[\n' + ",\n".join(map(_line, content[name])) + "\n]" for name in lists]
    target = folder / COMPILED
    write_whole(target, "{" + ",\n".join(parts) + "}\n")
    return target


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def is_current(folder: Path = DATA) -> bool:
    """Whether the compiled file is there and was made from the sources as they stand."""
    target = folder / COMPILED
    return target.is_file() and json.loads(target.read_text(encoding="utf-8"))["digest"] == digest(folder)


def content(folder: Path = DATA) -> dict[str, Any]:
    """Return the compiled evidence: from the compiled file if it is current, else from the sources."""
    target = folder / COMPILED
    if target.is_file():
        stored: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
        # An install may leave the sources out; then nothing can have changed.
        if not sources(folder) or stored["digest"] == digest(folder):
            return stored
    return compiled(folder)
