"""Source marks: every number of a sentence names where it comes from, and prints what stands there.

A mark is a comment behind the sentence or sentences that it vouches for::

    75 in 100 people with definite MS. <!-- matthews_1977_vep.prolonged_latency -->
    21 had optic neuritis, 46 other signs. <!-- miller.optic_neuritis, .long_tracts -->
    It stops at 39.9 °C. <!-- model: critical_T_d5_n3_loss0.975 -->
    0.58 ms against 111 ms. <!-- model: delay_d5; matthews_1977_vep.upper_limit_of_normal_mean_plus_2_5_sd -->

It reaches back to the mark before it, or to the beginning of the paragraph; a mark in a paragraph of its own
reaches over the paragraph (or the table) before. Everything here is text in, findings out.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from mscourse.evidence.errors import NotShownError
from mscourse.evidence.library import Library
from mscourse.evidence.records import Outcome

Numbers: TypeAlias = float | Sequence[float] | Mapping[str, float]
Models: TypeAlias = Mapping[str, Callable[[], Numbers]]
"""What ``model:`` marks resolve through, by the name of the case.

A case returns one number, which the sentence prints; several, all of which it prints; or named ones, of
which it prints at least one, or those that the mark names behind a point (``case.speed``). A name that
begins with ``given_`` is what went in: the sentence may print it.
"""
GIVEN = "given_"

COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_REFERENCE = re.compile(r"(?P<record>[a-z0-9_]*)\.(?P<outcome>[a-z0-9_]+)")
# Ids of objectives and misconceptions: disease.1, start.m2.
OBJECTIVE = re.compile(r"[a-z_]+\.[mqedx]?\d+(?:\s*,\s*[a-z_]+\.[mqedx]?\d+)*")
DOTTED = re.compile(r"\b[a-z0-9_]+\.[a-z0-9_]+\b")
FENCE = re.compile(r"^(```|~~~).*?^\1[^\S\n]*$", re.DOTALL | re.MULTILINE)
_INLINE_CODE = re.compile(r"`[^`\n]*`")
_MATHS = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)
_LINK_TARGET = re.compile(r"\]\((?:[^()\s]|\([^()]*\))*\)")
_TAG = re.compile(r"<[^>]+>")

# ---- numbers as readers see them ----

_SPOKEN: dict[str, float] = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"no": 0, "none": 0, "nobody": 0, "nothing": 0, "once": 1, "twice": 2, "half": 0.5}
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<sign>[-\u2212])?(?P<whole>\d{1,3}(?:[,\u202f\u2009]\d{3})+|\d+)(?:\.(?P<part>\d+))?(?![\w]*\w\d)"
)
_WORD = re.compile(rf"\b({'|'.join(_SPOKEN)})\b", re.IGNORECASE)
_INTERVAL = re.compile(
    r"interval[^.;()\d\u2212-]{0,20}(?P<low>[-\u2212]?[\d.,]*\d)\s*(?:to|[-\u2013])\s*(?P<high>[-\u2212]?[\d.,]*\d)",
    re.IGNORECASE,
)
_LONGEST_ERROR = 0.1
"""A printed number may be coarser than the record by rounding, but not by more than a tenth of it."""
_FEW_WORDS = 4
"""A published text of more words than this is a sentence: one of its numbers is enough."""
_SCALES: dict[str, dict[str, float]] = {
    "um": {"mm": 1e-3, "µm": 1, "micrometres": 1},
    "percent": {},
    "million": {"million": 1},
}


@dataclass(frozen=True)
class Printed:
    """A number as it stands in a sentence."""

    value: float
    places: int
    after: str
    written: str = ""

    def shows(self, value: float) -> bool:
        """Whether it is that value, rounded to the digits that it has; a sign may be said in words."""
        half = 0.5 * 10.0**-self.places + 1e-9
        error = min(abs(self.value - value), abs(self.value - abs(value)))
        return error <= half and error <= _LONGEST_ERROR * abs(value) + 1e-12


def printed(text: str, *, words: bool = True) -> list[Printed]:
    """Find every number of a sentence: digits with their commas and points, and small numbers in `words`."""
    found = []
    for one in _NUMBER.finditer(text):
        part = one["part"] or ""
        whole = re.sub(r"[,\u202f\u2009]", "", one["whole"])
        value = float(f"{whole}.{part or 0}") * (-1 if one["sign"] and _is_minus(text, one.start()) else 1)
        found.append(Printed(value, len(part), _after(text, one), one[0]))
    for one in _WORD.finditer(text) if words else ():
        value = _SPOKEN[one[1].lower()]
        found.append(Printed(value, 0 if value == int(value) else 1, _after(text, one), one[0]))
    return found


def _after(text: str, found: re.Match[str]) -> str:
    return text[found.end() : found.end() + 16].strip()


def _is_minus(text: str, place: int) -> bool:
    """Whether a sign is a minus: between two numbers it is a dash."""
    return not re.search(r"\d\s?$", text[:place])


# ---- marks ----


@dataclass(frozen=True)
class Reference:
    """One name of a mark: a number of a record, or a case of a model."""

    kind: Literal["record", "model"]
    name: str


@dataclass(frozen=True)
class Mark:
    """A mark with the sentences that it vouches for.

    Attributes
    ----------
    words
        The comment as written.
    sentence
        What stands before it, without links, code and formulas.
    references
        What it names; empty if it could not be read.

    """

    words: str
    sentence: str
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class Finding:
    """A mark that does not hold.

    Attributes
    ----------
    page
        Where it was found.
    sentence, mark
        The sentences and the mark as written.
    expected
        What would have to be printed; empty where the mark leads nowhere.
    problem
        What is wrong, and what to do.

    """

    page: str
    sentence: str
    mark: str
    expected: tuple[str, ...]
    problem: str

    def __str__(self) -> str:
        wanted = f" Expected: {'; '.join(self.expected)}." if self.expected else ""
        return f"{self.page}: \u201c{self.sentence}\u201d <!-- {self.mark} -->: {self.problem}{wanted}"


def marks(text: str, known: Callable[[str], bool] = bool) -> Iterator[Mark]:
    """Find the source marks of a Markdown text.

    Parameters
    ----------
    text
        Markdown.
    known
        Whether a name is a record's: behind a ``model:`` part it tells records from further cases.

    Yields
    ------
    Mark
        In the order of the text. Other comments (remarks, ids of objectives) are passed over; one that looks
        like a mark and cannot be read has no references.

    """
    for one in spans(text, known):
        for words, references in one.marks:
            yield Mark(words, one.sentence, references)


@dataclass(frozen=True)
class Span:
    """A stretch of text with the marks that vouch for it; with none if nothing does.

    Attributes
    ----------
    text
        The Markdown as written, without comments.
    marks
        Each mark as written, with what it names.

    """

    text: str
    marks: tuple[tuple[str, tuple[Reference, ...]], ...] = ()

    @property
    def sentence(self) -> str:
        """The text without links, code and formulas."""
        return plain(self.text)


def spans(text: str, known: Callable[[str], bool] = bool) -> Iterator[Span]:
    """Cut a Markdown text into the stretches that its source marks reach over, in its order.

    Parameters and what counts as a mark: as `marks`.
    """
    held: list[Span] = []  # of the paragraph before: a mark in a paragraph of its own still reaches over it
    for paragraph in re.split(r"\n\s*\n", FENCE.sub("", text)):
        made, last = _cut(paragraph, known)
        if made and not plain(COMMENT.sub("", paragraph)):
            found = tuple(mark for one in made for mark in one.marks)
            held = _over(held, found)
            continue
        yield from held
        held = [*made, Span(last)] if plain(last) else made
    yield from held


def _over(held: list[Span], found: tuple[tuple[str, tuple[Reference, ...]], ...]) -> list[Span]:
    """Let marks in a paragraph of their own reach over the one before, and its own marks over their parts."""
    whole = Span("".join(one.text for one in held), found)
    return [*(one for one in held if one.marks), whole] if held else [whole]


def _cut(paragraph: str, known: Callable[[str], bool]) -> tuple[list[Span], str]:
    """Cut a paragraph behind each source mark; return the spans, and what stands behind the last mark."""
    made: list[Span] = []
    start, pending = 0, ""
    for comment in COMMENT.finditer(paragraph):
        pending += paragraph[start : comment.start()]
        start = comment.end()
        words = " ".join(comment[1].split())
        if OBJECTIVE.fullmatch(words) and not known(words.partition(".")[0]):
            continue
        references = references_of(words, known)
        if not references and not DOTTED.search(words) and not words.startswith(("model", ".")):
            continue
        if made and not plain(pending):  # right behind another mark: it vouches for the same sentences
            made[-1] = Span(made[-1].text, (*made[-1].marks, (words, references)))
        else:
            made.append(Span(pending, ((words, references),)))
        pending = ""
    return made, pending + paragraph[start:]


def plain(text: str) -> str:
    """Take out what holds digits that no reader sees as numbers: link targets, tags, code, formulas."""
    for pattern in (_INLINE_CODE, _MATHS):
        text = pattern.sub(" ", text)
    text = _TAG.sub(" ", _LINK_TARGET.sub("]", text))
    return " ".join(text.replace("[", "").replace("]", "").split())


def references_of(words: str, known: Callable[[str], bool]) -> tuple[Reference, ...]:
    """Read what a mark names; nothing if it cannot be read."""
    found: list[Reference] = []
    kind: Literal["record", "model"] = "record"
    record = ""
    for part in words.split(";"):
        names = part.strip()
        if names.startswith("model:"):
            kind, names = "model", names.removeprefix("model:").strip()
        elif kind == "model" and known(names.partition(".")[0]):
            kind = "record"
        for name in (one.strip() for one in names.split(",")):
            if not name:
                return ()
            if kind == "model":
                found.append(Reference("model", name))
                continue
            parts = _REFERENCE.fullmatch(name)
            record = parts["record"] or record if parts else ""
            if not record or parts is None:
                return ()
            found.append(Reference("record", f"{record}.{parts['outcome']}"))
    return tuple(found)


# ---- the check ----


def check(page: str, text: str, library: Library, models: Models) -> list[Finding]:
    """Check every source mark of a Markdown text.

    Parameters
    ----------
    page
        What findings call the text.
    text
        Markdown.
    library
        The evidence.
    models
        The cases that ``model:`` marks may name.

    Returns
    -------
    list of Finding
        Marks that cannot be read, lead nowhere or to something that may not be shown, or whose number the
        sentence does not print.

    """
    findings = []
    for mark in marks(text, known=lambda name: name in library or is_hidden(library, name)):
        if not mark.references:
            problem = (
                "the mark cannot be read; write record.outcome, with .other_outcome for more of the same "
                "record, "
                "or model: case."
            )
            findings.append(Finding(page, mark.sentence, mark.words, (), problem))
        for problem, expected in _problems(mark, library, models):
            findings.append(Finding(page, mark.sentence, mark.words, expected, problem))
    return findings


def check_notebook(page: str, notebook: str, library: Library, models: Models) -> list[Finding]:
    """Check every source mark in the Markdown cells of a notebook, given as the text of its file."""
    findings = []
    for cell in json.loads(notebook)["cells"]:
        if cell["cell_type"] == "markdown":
            source = cell["source"]
            findings += check(page, source if isinstance(source, str) else "".join(source), library, models)
    return findings


def is_hidden(library: Library, name: str) -> bool:
    """Whether there is a record of that name that may not be shown."""
    try:
        library[name]
    except NotShownError:
        return True
    except KeyError:
        return False
    return False


def _problems(mark: Mark, library: Library, models: Models) -> Iterator[tuple[str, tuple[str, ...]]]:
    there = printed(mark.sentence)
    outcomes = []
    for reference in mark.references:
        if reference.kind == "model":
            yield from _model_problems(reference.name, models, there)
            continue
        try:
            one = library.outcome(reference.name)
        except (KeyError, NotShownError) as error:
            yield f"{error.args[0]}", ()
            continue
        outcomes.append(one)
        wanted = expected(one)
        if wanted and not any(all(_is_printed(value, one, there) for value in each) for each in wanted):
            yield f"the sentence does not print {one.id}.", tuple(_listed(each) for each in wanted)
    yield from _interval_problems(mark.sentence, outcomes)


def _listed(values: Sequence[float]) -> str:
    return " and ".join(f"{value:g}" if value < 1e6 else f"{value:,.0f}" for value in values)  # noqa: PLR2004 - where g turns to powers


def _is_printed(value: float, one: Outcome, there: Sequence[Printed]) -> bool:
    if any(each.shows(value) for each in there):
        return True
    for unit, factor in _SCALES.get(one.unit or "", {}).items():
        if any(each.after.startswith(unit) and each.shows(value * factor) for each in there):
            return True
    return False


def expected(one: Outcome) -> list[tuple[float, ...]]:
    """List the ways in which a sentence may print an outcome: each a set of numbers that stand together.

    Empty for a finding in words, which no number can check.
    """
    ways: list[tuple[float, ...]] = []
    if one.value is not None:
        ways.append((float(one.value),))
        # "7 MS, 6 controls" for 13 people.
        parts = [each.value for each in printed(one.comparison or "")]
        if len(parts) > 1 and sum(parts) == one.value:
            ways.append(tuple(parts))
    if one.pair is not None:
        ways.append((float(one.pair[0]), float(one.pair[1])))
    elif one.value is None and one.text is not None and one.measure != "narrative":
        numbers = tuple(dict.fromkeys(each.value for each in printed(one.text)))
        wordy = len(re.findall(r"[A-Za-z]{2,}", one.text)) > _FEW_WORDS
        if wordy or one.brackets:
            ways += [(value,) for value in numbers[: 1 if one.brackets else None]]
        elif numbers:
            ways.append(numbers)
    if one.events is not None and one.value != one.events:
        ways.append((float(one.events),) if one.n is None else (float(one.events), float(one.n)))
    if not ways and isinstance(one.p, int | float):
        ways.append((float(one.p),))
    return ways


def _interval_problems(sentence: str, outcomes: Sequence[Outcome]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Compare an interval in a sentence with those of the numbers it marks."""
    limits = [(one.interval.low, one.interval.high) for one in outcomes if one.interval is not None]
    if not limits:
        return
    for found in _INTERVAL.finditer(sentence):
        ends = [printed(found[side]) for side in ("low", "high")]
        if all(ends) and not any(ends[0][0].shows(low) and ends[1][0].shows(high) for low, high in limits):
            yield (
                "the interval in the sentence is none of those marked.",
                tuple(f"{low:g} to {high:g}" for low, high in limits),
            )


def _model_problems(
    name: str, models: Models, there: Sequence[Printed]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    case, _, chosen = (name, "", "") if name in models else name.rpartition(".")
    if case not in models:
        yield f"there is no model case {name!r}; register it, or check its name.", ()
        return
    numbers = models[case]()
    if isinstance(numbers, Mapping):
        if chosen and chosen not in numbers:
            yield f"case {case!r} has no {chosen!r}; it has: {', '.join(numbers)}.", ()
            return
        made = {key: value for key, value in numbers.items() if not key.startswith(GIVEN)}
        named = {chosen: numbers[chosen]} if chosen else made
        if not any(each.shows(value) for value in named.values() for each in there):
            yield (
                f"the sentence prints no number of case {case!r}.",
                tuple(f"{key} {value:.6g}" for key, value in named.items()),
            )
        return
    wanted = [float(numbers)] if isinstance(numbers, int | float) else [float(one) for one in numbers]
    missing = [value for value in wanted if not any(each.shows(value) for each in there)]
    if missing:
        yield f"the sentence does not print all of case {case!r}.", tuple(f"{value:.6g}" for value in missing)
