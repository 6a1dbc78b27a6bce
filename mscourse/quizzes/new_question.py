"""``mscourse new question disease``: a question begun at the end of a chapter's bank, to be filled in.

What is begun is valid but for the words that its author has to write; a bank that still holds the skeleton's
is refused like any other fault, so no reader meets them.
"""

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import yaml

from mscourse.quizzes.source import Field, read
from mscourse.writing import write_whole

BANK = Path("mscourse") / "quizzes" / "bank"
SKELETONS = Path(__file__).parent / "skeletons"
KINDS = ("single", "multiple", "numeric", "ordering", "curve", "matching", "label", "overclaim")


@dataclass(frozen=True)
class Begun:
    """A question that was begun: its file, its id, and the line where it starts."""

    path: Path
    name: str
    line: int


def skeleton(kind: str) -> str:
    """Return the text of one kind's skeleton, to stand at the margin."""
    return (SKELETONS / f"{kind}.yaml").read_text(encoding="utf-8")


def begin(number: int, key: str, kind: str, root: Path = Path()) -> Begun:
    """Append a question to a chapter's bank; the bank is begun too where there is none.

    Parameters
    ----------
    number, key
        Of the chapter.
    kind
        One of `KINDS`.
    root
        The course's folder.

    Raises
    ------
    FileNotFoundError
        If there is no folder of banks, because the command was run elsewhere.
    BankError
        If the bank cannot be read, or its questions are not its last part.

    """
    folder = root / BANK
    if not folder.is_dir():
        message = f"there is no {folder}. Run the command in the course's own folder."
        raise FileNotFoundError(message)
    path = folder / f"{number:02}_{key}.yaml"
    if path.exists():
        before = path.read_text(encoding="utf-8").rstrip("\n") + "\n"
        names, margin = _there(read(before.encode(), path.name))
    else:
        before = skeleton("bank").replace("__NN__", f"{number:02}").replace("__KEY__", key)
        names, margin = set(), 0
    name = next(one for n in count(1) if (one := f"q{n}") not in names)
    gap = "\n" if names else ""
    text = skeleton(kind).replace("__ID__", name)
    indented = re.sub(r"(?m)^(?=.)", " " * margin, text)
    write_whole(path, f"{before}{gap}{indented}")
    return Begun(path, f"{key}.{name}", f"{before}{gap}".count("\n") + 1)


def _there(top: Field) -> tuple[set[str], int]:
    """Return the ids of a bank's questions, and how far they stand from the margin."""
    entries = top.entries()
    if "questions" not in entries:
        top.refuse("the field 'questions' is missing", "add it as the last: questions:")
    asked = entries["questions"]
    if next(reversed(entries)) != "questions" or not _in_lines(asked.node):
        asked.refuse(
            "a question cannot be added after these", "let 'questions:' be the last part, an item a line"
        )
    names = {one.entries()["id"].text(40) for one in asked.items() if "id" in one.entries()}
    return names, int(asked.node.start_mark.column)


def _in_lines(node: yaml.Node) -> bool:
    return isinstance(node, yaml.SequenceNode) and not node.flow_style


def steps(begun: Begun) -> str:
    """Return what an author does next."""
    return (
        f"{begun.name} is begun in {begun.path}, line {begun.line}. Next:\n"
        f"  1. write what FILL IN stands for; the bank is refused until then\n"
        f"  2. mscourse validate {begun.path.as_posix()}\n"
        f'  3. quiz("{begun.name.partition(".")[0]}") on the page shows it; a prediction is asked by name, '
        f'quiz("{begun.name}")\n'
        f"  4. make notebooks, then make test"
    )
