"""Three capstones on one article, for those who mark: strong, middling, and fluent but wrong."""

from functools import cache
from pathlib import Path

from mscourse.capstone.work import Claim, Work
from mscourse.quizzes.source import Field, read

FOLDER = Path(__file__).parent
NAMES = ("strong", "middling", "fluent")


@cache
def sample(name: str) -> Work:
    """Return one of the three.

    Raises
    ------
    KeyError
        If there is none of that name; the message lists them.
    BankError
        If its file cannot be used; the message names line and remedy.

    """
    if name not in NAMES:
        message = f"there is no sample {name!r}; choose one of: {', '.join(NAMES)}"
        raise KeyError(message)
    path = FOLDER / f"{name}.yaml"
    top = read(path.read_bytes(), path.name).fields(("article", "claims", "fair", "mind"))
    claims = top["claims"].each(_claim)
    return Work(top["article"].text(20), claims, top["fair"].text(), top["mind"].text())


def _claim(field: Field) -> Claim:
    one = field.fields(("words", "verdict", "records", "certainty", "better"))
    return Claim(
        one["words"].text(),
        one["verdict"].text(20),
        one["records"].each(Field.text, 0, 12),
        one["certainty"].text(20),
        one["better"].text(empty=True),
    )
