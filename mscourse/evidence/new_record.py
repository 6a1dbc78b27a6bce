"""``mscourse new record smith_2026_trial --topic ahsct``: a record begun in the file of its topic."""

import re
from datetime import UTC, datetime
from pathlib import Path

from mscourse.evidence.faults import load
from mscourse.evidence.reading import TOPICS
from mscourse.writing import write_whole

DATA = Path("mscourse") / "evidence" / "data"
SKELETON = Path(__file__).parent / "skeletons" / "record.yml"
FILES = {
    "records_ahsct.yml": {"ahsct", "guideline"},
    "records_cells.yml": {
        "msc",
        "nsc",
        "ipsc",
        "opc",
        "remyelination_drug",
        "gene_editing",
        "car_t",
        "combination",
        "unproven_clinics",
    },
}
OTHERS = "records_ms.yml"
_ID = re.compile(r"[a-z0-9][a-z0-9_]*")


def file_of(topic: str) -> str:
    """Return the name of the file that records of a topic stand in."""
    return next((name for name, topics in FILES.items() if topic in topics), OTHERS)


def begin(name: str, topic: str, root: Path = Path()) -> tuple[Path, int]:
    """Append a record to its file, and return the file and the line where it starts.

    Parameters
    ----------
    name
        Its id, such as ``smith_2026_trial``.
    topic
        One of `TOPICS`, which decides on the file.
    root
        The course's folder.

    Raises
    ------
    ValueError
        If the id cannot be one or is taken, or there is no such topic.
    FileNotFoundError
        If there is no such file, because the command was run elsewhere.

    """
    if not _ID.fullmatch(name):
        message = f"{name!r} is no id; use small letters, digits and underscores, such as smith_2026_trial"
        raise ValueError(message)
    if topic not in TOPICS:
        message = f"there is no topic {topic!r}; write one of: {', '.join(sorted(TOPICS))}"
        raise ValueError(message)
    path = root / DATA / file_of(topic)
    if not path.is_file():
        message = f"there is no {path}. Run the command in the course's own folder."
        raise FileNotFoundError(message)
    for other in sorted(path.parent.glob("records_*.yml")):
        for entry in load(other, "records")[1]:
            if name in (entry["id"], *(entry.get("aliases") or ())):
                message = f"{name!r} is taken in {other}; choose another id, or add to that record"
                raise ValueError(message)
    before = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n"
    filled = {"ID": name, "TOPIC": topic, "DAY": f"{datetime.now(UTC):%Y-%m-%d}"}
    text = re.sub(r"__(ID|TOPIC|DAY)__", lambda found: filled[found[1]], SKELETON.read_text(encoding="utf-8"))
    write_whole(path, before + text)
    if (
        load(path, "records")[1][-1]["id"] != name
    ):  # pragma: no cover - the file has another part behind its records
        write_whole(path, before.rstrip("\n") + "\n")
        message = f"{path}: let 'records:' be the last part, so that a record can be added"
        raise ValueError(message)
    return path, before.count("\n") + 1


def steps(name: str, path: Path, line: int) -> str:
    """Return what an author does next."""
    return (
        f"{name} is begun in {path}, line {line}. Next:\n"
        f"  1. write what was read, and where; null stays for what was not seen. The file is refused while\n"
        f"     FILL IN stands in it\n"
        f"  2. verified: true for each number that was read; display: true once pages may show it\n"
        f"  3. mscourse validate {path.as_posix()}\n"
        f"  4. make evidence; commit the compiled file too"
    )
