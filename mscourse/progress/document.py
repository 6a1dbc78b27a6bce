"""The document that holds what a learner did: read with suspicion, merged so that nothing is lost."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

COURSE = "mscourse"
FORMAT = 1
MOST_BYTES = 1_000_000
# A document with the most answers of the greatest length is still smaller than the most bytes.
MOST_ANSWERS = 1_000
LONGEST_ANSWER = 400  # characters of one answer as JSON
DEEPEST = 4
STATUSES = ("right", "partial", "wrong", "compare", "open")
NO_JSON = ("corrupt", "it is no JSON document")
FOREIGN = ("foreign", f"it is no document of the course {COURSE!r}")
NO_FORM = ("corrupt", "it has not the form that the course writes")
NO_ANSWER = ("corrupt", "an entry is no answer to a question")
_ID = re.compile(r"[a-z][a-z0-9_]{0,59}\.[a-z][a-z0-9_]{0,59}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z")


class DocumentError(ValueError):
    """A document cannot be used; the message says why, and `kind` in one word."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True)
class Answer:
    """The last answer to one question.

    Attributes
    ----------
    revision
        Of the question; an answer to another revision is kept, and not shown as an answer to this one.
    answer
        What JSON can hold, as ``mscourse.quizzes.marking`` reads it.
    status
        What marking found, or ``open`` if it was not checked.
    tries
        How often it was checked.
    time
        When it was last changed, in UTC: ``2026-11-25T10:15:00Z``.

    """

    revision: int
    answer: Any
    status: str
    tries: int
    time: str


@dataclass(frozen=True)
class Document:
    """Every answer of one learner, by the id of its question."""

    answers: Mapping[str, Answer] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the document as text; the same answers give the same text."""
        answers = {name: asdict(one) for name, one in sorted(self.answers.items())}
        whole = {"course": COURSE, "format": FORMAT, "answers": answers}
        return json.dumps(whole, indent=1, allow_nan=False) + "\n"

    def merged(self, other: "Document") -> "Document":
        """Return both together: of two answers to one question the later, and the larger count of tries."""
        together = dict(self.answers)
        for name, theirs in other.answers.items():
            ours = together.get(name)
            if ours is None:
                together[name] = theirs
                continue
            last = max(ours, theirs, key=_order)
            together[name] = Answer(
                last.revision, last.answer, last.status, max(ours.tries, theirs.tries), last.time
            )
        latest = sorted(together, key=lambda name: together[name].time)[-MOST_ANSWERS:]
        return Document({name: together[name] for name in latest})

    @staticmethod
    def from_json(text: str | bytes) -> "Document":
        """Read a document.

        Raises
        ------
        DocumentError
            If it is too large, no JSON, of another course, of a newer format, or not of the form above.

        """
        raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        if len(raw) > MOST_BYTES:
            kind, message = "huge", f"it has {len(raw):,} bytes; {MOST_BYTES:,} are allowed"
            raise DocumentError(kind, message)
        try:
            whole = json.loads(raw.decode("utf-8"), parse_constant=_no_constant)
        except (ValueError, RecursionError):
            raise DocumentError(*NO_JSON) from None
        if not isinstance(whole, dict) or whole.get("course") != COURSE:
            raise DocumentError(*FOREIGN)
        version = whole.get("format")
        if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
            kind = "newer"
            message = f"it was written by a newer version of the course (format {version}); update the course"
            raise DocumentError(kind, message)
        answers = whole.get("answers")
        if version != FORMAT or not isinstance(answers, dict) or len(answers) > MOST_ANSWERS:
            raise DocumentError(*NO_FORM)
        return Document({name: _answer(name, one) for name, one in answers.items()})


def _answer(name: str, one: Any) -> Answer:
    if not _ID.fullmatch(name) or not isinstance(one, dict):
        raise DocumentError(*NO_ANSWER)
    revision: Any = one.get("revision")
    tries: Any = one.get("tries")
    status: Any = one.get("status")
    time: Any = one.get("time")
    answer: Any = one.get("answer")
    sound = (
        _counts(revision)
        and revision > 0
        and _counts(tries)
        and status in STATUSES
        and isinstance(time, str)
        and _TIME.fullmatch(time)
        and _plain(answer, DEEPEST)
        and len(json.dumps(answer)) <= LONGEST_ANSWER
    )
    if not sound:
        raise DocumentError(*NO_ANSWER)
    return Answer(revision, answer, str(status), tries, time)


def _order(answer: Answer) -> tuple[str, int, str]:
    # Two answers of the same moment: any rule will do, as long as every writer follows the same one.
    return answer.time, answer.tries, json.dumps(answer.answer, sort_keys=True)


def _counts(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10**6


def _plain(value: Any, deep: int) -> bool:
    if isinstance(value, list):
        return deep > 0 and all(_plain(one, deep - 1) for one in value)
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, (str, int, bool))


def _no_constant(name: str) -> Any:
    raise ValueError(name)
