"""``mscourse new exercise disease.two_delays``: an exercise begun in its chapter's file."""

import ast
import keyword
import re
from pathlib import Path

from mscourse.writing import write_whole

ROOM = Path("mscourse") / "exercises"
_NAME = re.compile(r"[a-z][a-z0-9_]*")
HEAD = '''"""The exercises of chapter {number:02}: FILL IN."""

from mscourse.exercises.asking import Ask
from mscourse.exercises.records import Exercise

EXERCISES = ()
'''
BODY = """{name} = Exercise(
    "{key}.{name}",
    ("FILL IN",),  # the objectives that it serves, such as "{key}.1"
    "Write `{name}(x)`: FILL IN.",  # what to do, in a sentence or three; the example's numbers are no key
    "FILL IN",  # what has been shown once every case holds: the idea again, without praise
    hints=("FILL IN", "FILL IN", "FILL IN"),  # a nudge, a pointer, a worked step; none holds the answer
)


# A case a class of wrong answers, the plainest first: what was seen, then the idea, never the key.
@{name}.case(
    "FILL IN",  # its name, in a word or two
    idea="FILL IN",  # which idea to think of again; what was seen stands before it
    look="FILL IN",  # the heading of the page where it stands, letter for letter
)
def _(ask: Ask) -> str | None:
    small, large = ask.number(1), ask.number(2)
    return None if large > small else f"{{ask.saw(1)}}, and {{ask.saw(2)}}"


"""


def begin(number: int, key: str, name: str, root: Path = Path()) -> tuple[Path, int]:
    """Put an exercise at the end of its chapter's file, and return the file and the line where it starts.

    Parameters
    ----------
    number, key
        Of the chapter; its file is begun too where there is none.
    name
        That of the function which a learner writes.
    root
        The course's folder.

    Raises
    ------
    ValueError
        If the name cannot be one or is taken, or the file has no tuple ``EXERCISES`` to add to.
    FileNotFoundError
        If there is no room of exercises, because the command was run elsewhere.

    """
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        message = f"{name!r} is no name of a function; use small letters, digits and underscores"
        raise ValueError(message)
    room = root / ROOM
    if not room.is_dir():
        message = f"there is no {room}. Run the command in the course's own folder."
        raise FileNotFoundError(message)
    path = room / f"{key}.py"
    text = path.read_text(encoding="utf-8") if path.exists() else HEAD.format(number=number)
    listed = _listed(text, path)
    names = [one.id for one in listed.value.elts if isinstance(one, ast.Name)]
    if name in names or re.search(rf"^{name}\b", text, re.MULTILINE):
        message = f"{path}: {name!r} stands there already, and was left as it is; choose another name"
        raise ValueError(message)
    lines = text.splitlines(keepends=True)
    before = "".join(lines[: listed.node.lineno - 1])
    after = "".join(lines[listed.node.end_lineno or listed.node.lineno :])
    members = "".join(f"{one}, " for one in [*names, name]).strip()
    whole = members.rstrip(",") if names else members
    tuple_ = f"EXERCISES = ({whole})\n"
    write_whole(path, before + BODY.format(key=key, name=name) + tuple_ + after)
    return path, before.count("\n") + 1


class _Listed:
    """Where ``EXERCISES = (...)`` stands."""

    def __init__(self, node: ast.Assign, value: ast.Tuple) -> None:
        self.node, self.value = node, value


def _listed(text: str, path: Path) -> _Listed:
    try:
        body = ast.parse(text).body
    except SyntaxError as error:
        message = f"{path}, line {error.lineno}: {error.msg}. Mend it first; the file was left as it is."
        raise ValueError(message) from error
    for node in body:
        named = isinstance(node, ast.Assign) and [ast.unparse(one) for one in node.targets] == ["EXERCISES"]
        if named and isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
            return _Listed(node, node.value)
    message = f"{path}: there is no EXERCISES = (...) to add to; write it at the end, with every exercise"
    raise ValueError(message)


def steps(key: str, name: str, path: Path, line: int, source: Path) -> str:
    """Return what an author does next."""
    return (
        f"{key}.{name} is begun in {path}, line {line}. Next:\n"
        f"  1. write what FILL IN stands for; no reader should meet it\n"
        f'  2. mscourse/exercises/__init__.py: CHAPTERS names "{key}", once the chapter has exercises\n'
        f"  3. on the page: task, a stub, check, as the template has them\n"
        f"  4. {source.as_posix()}: solution, hidden cases, every wrong answer under its case\n"
        f"  5. ruff format {path.as_posix()}, make notebooks, then make test"
    )
