"""A question as a record: what is asked, what is right, and what each answer teaches.

Every text is Markdown. Options, items and labels are named by their place, counted from 0; whoever changes
their order or their meaning raises ``revision``, so that an answer stored earlier is not read as another one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

Level = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
Kind = Literal["single", "multiple", "numeric", "ordering", "curve", "matching", "label", "overclaim"]
Setting: TypeAlias = str | int | float | bool | tuple[float, ...]
Number: TypeAlias = float | tuple[float | None, ...]


@dataclass(frozen=True)
class Key:
    """Where a number comes from: a model's call, or an outcome of an evidence record.

    Attributes
    ----------
    source
        ``model`` or ``record``.
    name
        ``axon.added_latency``, or ``record_id.outcome_id``.
    settings
        What the model is called with, in the units of the resolver in ``mscourse.quizzes.keys``.

    """

    source: Literal["model", "record"]
    name: str
    settings: Mapping[str, Setting]


@dataclass(frozen=True)
class Figure:
    """A number that a question's text prints, with its source.

    Attributes
    ----------
    shown
        The words of the question that hold it, letter for letter.
    key, value
        Where it comes from, and what it was when last computed.

    """

    shown: str
    key: Key
    value: Number


@dataclass(frozen=True, kw_only=True)
class Question:
    """What every question has.

    Attributes
    ----------
    id
        ``chapter.name``, for example ``disease.q3``.
    revision
        Raised with every change of meaning; part of what is stored about an answer.
    objective
        The objective that it tests, ``disease.2``.
    level
        What the reader does: remember, understand, apply, analyse, evaluate or create.
    section
        The heading of the chapter to go back to, as it stands there.
    prompt
        What is asked.
    figures
        The numbers that its text prints, with their sources.

    """

    kind: ClassVar[Kind]
    id: str
    revision: int
    objective: str
    level: Level
    section: str
    prompt: str
    figures: tuple[Figure, ...] = ()

    @property
    def chapter(self) -> str:
        """The first half of the id."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """The second half of the id."""
        return self.id.partition(".")[2]

    @property
    def is_prediction(self) -> bool:
        """Whether an answer is compared, and never called right or not."""
        return False


@dataclass(frozen=True)
class Option:
    """One answer to choose; a wrong one names the misconception it stands for."""

    text: str
    why: str
    right: bool = False
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Single(Question):
    """Choose one. With ``prediction`` no option is right: the guess is kept and met again later."""

    kind: ClassVar[Kind] = "single"
    options: tuple[Option, ...]
    prediction: bool = False

    @property
    def is_prediction(self) -> bool:
        """Whether an answer is compared, and never called right or not."""
        return self.prediction


@dataclass(frozen=True, kw_only=True)
class Multiple(Question):
    """Choose all that are right: at least one is."""

    kind: ClassVar[Kind] = "multiple"
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Miss:
    """A number that tells of a certain thought: from ``low`` to ``high``, both included."""

    low: float
    high: float
    why: str
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Numeric(Question):
    """Write a number.

    Attributes
    ----------
    key, value
        Where the right number comes from, and what it was when last computed, in ``unit``.
    unit, units
        The unit that is asked for, and every unit that is understood with its size in that unit. A question
        about a plain number has the unit "" and no units.
    absolute, relative
        How far off an answer may be; the larger of the two counts, its edge included.
    why, otherwise
        The reason when right; what to think about when no ``Miss`` fits.
    misses
        Tried in turn; the first that holds the number speaks.

    """

    kind: ClassVar[Kind] = "numeric"
    key: Key
    value: float
    unit: str
    units: Mapping[str, float]
    absolute: float
    relative: float
    why: str
    otherwise: str
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True)
class Item:
    """One thing to put in order, and the reason for its place."""

    text: str
    why: str
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Ordering(Question):
    """Put in order.

    Attributes
    ----------
    items
        In the right order.
    shown
        The order in which they are offered, as places in ``items``; never the right one.
    ends
        What the first and the last place mean, such as ("shows least", "shows most").
    why
        The reason for the whole order.

    """

    kind: ClassVar[Kind] = "ordering"
    items: tuple[Item, ...]
    shown: tuple[int, ...]
    ends: tuple[str, str]
    why: str


@dataclass(frozen=True)
class Axis:
    """One axis of a curve: its name, unit, ends, and how fine a reader can set it."""

    name: str
    unit: str
    low: float
    high: float
    step: float
    ticks: tuple[float, ...]


@dataclass(frozen=True)
class Guess:
    """A curve that tells of a certain thought, given at the points the reader sets."""

    name: str
    at: tuple[float, ...]
    why: str
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Curve(Question):
    """Draw a curve, then see the model's beside it; a prediction, so never called wrong.

    Attributes
    ----------
    x, y
        The axes.
    points
        Where on the x axis the reader sets a value.
    truth_x, value
        The model's curve. None: there is no value there (``nothing`` says what that means), and a reader
        says so by setting the lowest value of y.
    key
        Where it comes from.
    close
        A point this near to the model, in units of y, counts as close.
    why
        What the model's curve shows.
    nothing
        The word for None, such as "blocked"; "" if the curve goes all the way.
    guesses
        Typical curves; the nearest one speaks if it is nearer than the model's and within twice ``close``.

    """

    kind: ClassVar[Kind] = "curve"
    x: Axis
    y: Axis
    points: tuple[float, ...]
    truth_x: tuple[float, ...]
    value: tuple[float | None, ...]
    key: Key
    close: float
    why: str
    nothing: str = ""
    guesses: tuple[Guess, ...] = ()

    @property
    def is_prediction(self) -> bool:
        """Whether an answer is compared, and never called right or not."""
        return True


@dataclass(frozen=True)
class Pair:
    """One thing, what belongs to it, and the idea that tells this pair from the others."""

    text: str
    match: str
    why: str
    misconception: str | None = None


@dataclass(frozen=True, kw_only=True)
class Matching(Question):
    """Give each thing its partner.

    Attributes
    ----------
    pairs
        Each thing with its own partner and the idea that tells it from the others.
    shown
        The order in which the partners are offered, as places in ``pairs``.
    why
        What holds them apart.

    """

    kind: ClassVar[Kind] = "matching"
    pairs: tuple[Pair, ...]
    shown: tuple[int, ...]
    why: str


@dataclass(frozen=True, kw_only=True)
class Label(Matching):
    """Name the numbered places of a picture.

    Attributes
    ----------
    picture
        Name of a picture in ``mscourse/quizzes/pictures``.
    alt
        What the picture shows and where each number points, without giving the names away.

    """

    kind: ClassVar[Kind] = "label"
    picture: str
    alt: str


@dataclass(frozen=True, kw_only=True)
class Overclaim(Question):
    """Mark the words of a short text that go beyond the evidence.

    Attributes
    ----------
    pieces
        The text cut into pieces that can be marked; ``right`` are those that go too far.
    why
        What a sentence of the same length could say instead.

    """

    kind: ClassVar[Kind] = "overclaim"
    pieces: tuple[Option, ...]
    why: str


AnyQuestion: TypeAlias = Single | Multiple | Numeric | Ordering | Curve | Matching | Label | Overclaim


@dataclass(frozen=True)
class Chapter:
    """The questions of one chapter, with its objectives and the misconceptions it knows."""

    key: str
    title: str
    objectives: Mapping[str, str]
    misconceptions: Mapping[str, str]
    questions: tuple[AnyQuestion, ...]
