"""The bank: one YAML file a chapter, read into records, and refused whole if anything in it is wrong."""

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from mscourse.quizzes.records import (
    AnyQuestion,
    Axis,
    Chapter,
    Curve,
    Figure,
    Guess,
    Item,
    Key,
    Label,
    Matching,
    Miss,
    Multiple,
    Number,
    Numeric,
    Option,
    Ordering,
    Overclaim,
    Pair,
    Setting,
    Single,
)
from mscourse.quizzes.source import BankError, Field, read

BANK = Path(__file__).parent / "bank"
LEVELS = ("remember", "understand", "apply", "analyse", "evaluate", "create")
COMMON = ("id", "revision", "type", "objective", "level", "section", "prompt")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_MISCONCEPTION = re.compile(r"[a-z][a-z0-9_]*\.m[0-9]+")
_FILE = re.compile(r"\d\d_(?P<key>[a-z][a-z0-9_]*)\.yaml")

__all__ = [
    "BANK",
    "BankError",
    "chapter",
    "chapters",
    "faults",
    "figure",
    "parse",
    "parse_form",
    "questions",
    "texts",
]


def chapters() -> dict[str, Path]:
    """Return the file of each chapter's questions, by the chapter's key."""
    paths = sorted(BANK.glob("*.yaml"))
    return {found["key"]: path for path in paths if (found := _FILE.fullmatch(path.name))}


@cache
def chapter(key: str) -> Chapter:
    """Return the questions of one chapter.

    Raises
    ------
    KeyError
        If there is no such chapter; the message names those that there are.
    BankError
        If its file cannot be used.

    """
    known = chapters()
    if key not in known:
        message = f"there are no questions for {key!r}; there are for: {', '.join(known)}"
        raise KeyError(message)
    return parse(known[key].read_bytes(), known[key].name)


def questions(*names: str) -> tuple[AnyQuestion, ...]:
    """Return the questions that are asked for, in the order asked.

    Parameters
    ----------
    names
        ``"disease"`` for a chapter's questions without the guesses that a page asks for by themselves, or
        ``"disease.q3"`` for one.

    Raises
    ------
    KeyError
        If there is no such chapter or question; the message names those that there are.
    ValueError
        If nothing is asked for, or a question twice.

    """
    if not names:
        message = "say which questions: quiz('disease') for a chapter's, quiz('disease.q3') for one"
        raise ValueError(message)
    found: list[AnyQuestion] = []
    for name in names:
        key, _, rest = str(name).partition(".")
        of_chapter = chapter(key)
        if rest:
            one = next((q for q in of_chapter.questions if q.name == rest), None)
            if one is None:
                names_there = ", ".join(q.id for q in of_chapter.questions)
                message = f"there is no question {name!r}; chapter {key!r} has: {names_there}"
                raise KeyError(message)
            found.append(one)
        else:
            found += [q for q in of_chapter.questions if not (isinstance(q, Single) and q.prediction)]
    twice = sorted({q.id for q in found if found.count(q) > 1})
    if twice:
        message = f"{', '.join(twice)} would stand in this quiz twice; name each question once"
        raise ValueError(message)
    return tuple(found)


def parse(text: bytes, file: str) -> Chapter:
    """Read one bank file.

    Parameters
    ----------
    text
        What it holds.
    file
        Its name, for messages.

    Raises
    ------
    BankError
        At the first fault; the message names file, line, question, field and remedy.

    """
    top, reader = _top(text, file)
    read_questions = top["questions"].each(reader.question)
    title = top["title"].text(80)
    return Chapter(reader.key, title, reader.objectives, reader.misconceptions, read_questions)


def parse_form(
    text: bytes, file: str, objectives: Mapping[str, str], misconceptions: Collection[str]
) -> tuple[AnyQuestion, ...]:
    """Read the questions of a test across chapters.

    Parameters
    ----------
    text, file
        What it holds, and its name for messages.
    objectives, misconceptions
        Those of all chapters, which its questions may name.

    Raises
    ------
    BankError
        At the first fault, as for a chapter.

    """
    top = read(text, file).fields(("form", "questions"))
    reader = _Reader(top["form"].text(40), dict(objectives), dict.fromkeys(misconceptions, ""), across=True)
    return top["questions"].each(reader.question)


def faults(text: bytes, file: str) -> list[BankError]:
    """Return the first fault of each question of a bank, or of the bank as a whole; arguments as `parse`."""
    try:
        top, reader = _top(text, file)
        asked = top["questions"].items()
    except BankError as error:
        return [error]
    found: list[BankError] = []
    for one in asked:
        try:
            reader.question(one)
        except BankError as error:
            found.append(error)
    return found


def _top(text: bytes, file: str) -> "tuple[dict[str, Field], _Reader]":
    top = read(text, file).fields(("chapter", "title", "objectives", "misconceptions", "questions"))
    key = top["chapter"].text(40)
    if not _NAME.fullmatch(key):
        top["chapter"].refuse(f"{key!r} is no chapter's key", "write it like disease, in small letters")
    objectives = {name: one.text() for name, one in top["objectives"].entries().items()}
    misconceptions = {name: one.text() for name, one in top["misconceptions"].entries().items()}
    for names, field in ((objectives, top["objectives"]), (misconceptions, top["misconceptions"])):
        for name in names:
            if not name.startswith(f"{key}."):
                field.refuse(f"{name!r} belongs to another chapter", f"begin it with '{key}.'")
    return top, _Reader(key, objectives, misconceptions)


class _Reader:
    """Reads the questions of one chapter; knows its objectives, its misconceptions and the ids so far."""

    def __init__(
        self,
        key: str,
        objectives: dict[str, str],
        misconceptions: dict[str, str],
        *,
        across: bool = False,  # it knows the misconceptions of all chapters, and not only its own
    ) -> None:
        self.key = key
        self.across = across
        self.objectives = objectives
        self.misconceptions = misconceptions
        self.seen: dict[str, int] = {}

    def question(self, field: Field) -> AnyQuestion:
        entries = field.entries()
        if "id" not in entries:
            field.refuse("the field 'id' is missing", "add it: id: q1")
        name = entries["id"].text(40)
        field = field.inside(f"{self.key}.{name}")
        entries = field.entries()
        if not _NAME.fullmatch(name):
            entries["id"].refuse(f"{name!r} is no id", "write it like q3 or predict_bath")
        if name in self.seen:
            entries["id"].refuse(f"line {self.seen[name]} has this id too", "give one of them another id")
        self.seen[name] = entries["id"].line
        if "type" not in entries:
            field.refuse("the field 'type' is missing", f"add it: one of {', '.join(_KINDS)}")
        kind = entries["type"].one_of(tuple(_KINDS))
        needed, may, build = _KINDS[kind]
        fields = field.fields((*COMMON, *needed), (*may, "figures"))
        common = self._common(name, fields)
        made: AnyQuestion = build(self, fields, common)
        for number, figure in enumerate(made.figures):
            if not any(figure.shown in text for text in texts(made)):
                fields["figures"].items()[number].refuse(
                    f"{figure.shown!r} is not in the question's text", "copy the words that hold the number"
                )
        return made

    def _common(self, name: str, fields: dict[str, Field]) -> dict[str, Any]:
        objective = fields["objective"].text(60)
        if objective not in self.objectives:
            fields["objective"].refuse(
                f"{objective!r} is no objective of this chapter", f"use one of: {', '.join(self.objectives)}"
            )
        return {
            "id": f"{self.key}.{name}",
            "revision": fields["revision"].whole(1),
            "objective": objective,
            "level": fields["level"].one_of(LEVELS),
            "section": fields["section"].text(120),
            "prompt": fields["prompt"].text(),
            "figures": fields["figures"].each(figure) if "figures" in fields else (),
        }

    def misconception(self, fields: dict[str, Field]) -> str | None:
        if "misconception" not in fields:
            return None
        name = fields["misconception"].text(60)
        own = self.across or name.startswith(f"{self.key}.")
        if not _MISCONCEPTION.fullmatch(name) or (own and name not in self.misconceptions):
            known = ", ".join(self.misconceptions)
            fields["misconception"].refuse(
                f"{name!r} is no misconception of this chapter", f"use one of: {known}"
            )
        return name

    def option(self, field: Field, *, missable: bool = False) -> Option:
        """Read an option; one that can be missed may name what missing it stands for."""
        fields = field.fields(("text", "why"), ("right", "misconception"))
        right = fields["right"].truth() if "right" in fields else False
        named = self.misconception(fields)
        if right and named and not missable:
            fields["misconception"].refuse("a right answer stands for no misconception", "remove the field")
        return Option(fields["text"].text(), fields["why"].text(), right, named)

    def choosable(self, field: Field, *, of: str) -> tuple[Option, ...]:
        """Read what can be chosen or marked: each wrong one has to name its misconception."""
        missable = of == "piece"
        options = field.each(partial(self.option, missable=missable), 2, 12)
        for one, spot in zip(options, field.items(2, 12), strict=True):
            if not one.right and one.misconception is None:
                spot.refuse(f"this {of} is wrong and names no misconception", "add misconception: chapter.m1")
        _all_different([one.text for one in options], field)
        return options

    def single(self, fields: dict[str, Field], common: dict[str, Any]) -> Single:
        if "prediction" in fields and fields["prediction"].truth():
            options = fields["options"].each(self.option, 2, 12)
            _all_different([one.text for one in options], fields["options"])
            if any(one.right for one in options):
                fields["options"].refuse(
                    "a prediction has no right answer", "remove 'right' from its options"
                )
            return Single(**common, options=options, prediction=True)
        options = self.choosable(fields["options"], of="option")
        if sum(one.right for one in options) != 1:
            fields["options"].refuse(
                f"{sum(one.right for one in options)} options are right", "give one of them: right: true"
            )
        return Single(**common, options=options)

    def multiple(self, fields: dict[str, Field], common: dict[str, Any]) -> Multiple:
        options = self.choosable(fields["options"], of="option")
        if not any(one.right for one in options):
            fields["options"].refuse("no option is right", "give at least one: right: true")
        return Multiple(**common, options=options)

    def miss(self, field: Field) -> Miss:
        fields = field.fields(("low", "high", "why"), ("misconception",))
        low, high = fields["low"].number(), fields["high"].number()
        if low > high:
            fields["low"].refuse(f"{low:g} is above high, {high:g}", "swap the two")
        return Miss(low, high, fields["why"].text(), self.misconception(fields))

    def numeric(self, fields: dict[str, Field], common: dict[str, Any]) -> Numeric:
        limits = fields["tolerance"].fields((), ("absolute", "relative"))
        if not limits:
            fields["tolerance"].refuse("no tolerance is given", "write absolute: ..., relative: ..., or both")
        unit = fields["unit"].text(20, empty=True)
        if unit and "units" not in fields:
            fields["unit"].refuse(
                "no units are listed", f"add those that are understood: units: {{{unit}: 1}}"
            )
        units = {name: one.number() for name, one in fields["units"].entries().items()} if unit else {}
        for name, size in units.items():
            if size <= 0:
                fields["units"].refuse(
                    f"the unit {name!r} has the size {size:g}", "write how many units it is"
                )
        if unit and units.get(unit) != 1:
            fields["units"].refuse(f"{unit!r} is not among them with the size 1", f"add it: {unit}: 1")
        return Numeric(
            **common,
            key=_key(fields["key"]),
            value=fields["value"].number(),
            unit=unit,
            units=units,
            absolute=limits["absolute"].number(0) if "absolute" in limits else 0.0,
            relative=limits["relative"].number(0) if "relative" in limits else 0.0,
            why=fields["why"].text(),
            otherwise=fields["otherwise"].text(),
            misses=fields["misses"].each(self.miss) if "misses" in fields else (),
        )

    def item(self, field: Field) -> Item:
        fields = field.fields(("text", "why"), ("misconception",))
        return Item(fields["text"].text(), fields["why"].text(), self.misconception(fields))

    def ordering(self, fields: dict[str, Field], common: dict[str, Any]) -> Ordering:
        items = fields["items"].each(self.item, 3, 9)
        _all_different([one.text for one in items], fields["items"])
        shown = _order(fields["shown"], len(items))
        if shown == tuple(range(len(items))):
            fields["shown"].refuse("this is the right order already", "offer the items in another order")
        ends = fields["ends"].each(Field.text, 2, 2)
        return Ordering(**common, items=items, shown=shown, ends=(ends[0], ends[1]), why=fields["why"].text())

    def curve(self, fields: dict[str, Field], common: dict[str, Any]) -> Curve:
        x, y = _axis(fields["x"]), _axis(fields["y"])
        points = _rising(fields["points"], x)
        truth = fields["truth"].fields(("x", "y"))
        truth_x = _rising(truth["x"], x)
        value = truth["y"].each(_perhaps, 2, 200)
        if len(value) != len(truth_x):
            truth["y"].refuse(f"{len(value)} values for {len(truth_x)} places", "write one for each x")
        nothing = fields["nothing"].text(30) if "nothing" in fields else ""
        if None in value and not nothing:
            truth["y"].refuse("a value is missing", "say what that means: nothing: blocked")
        if not all(y.low <= one <= y.high for one in value if one is not None):
            truth["y"].refuse("a value lies outside the axis", "widen y, or mend the value")

        def guess(spot: Field) -> Guess:
            inner = spot.fields(("name", "at", "why"), ("misconception",))
            at = inner["at"].each(Field.number, 2, 20)
            if len(at) != len(points):
                inner["at"].refuse(f"{len(at)} values for {len(points)} points", "write one for each point")
            return Guess(inner["name"].text(80), at, inner["why"].text(), self.misconception(inner))

        return Curve(
            **common,
            x=x,
            y=y,
            points=points,
            truth_x=truth_x,
            value=value,
            key=_key(fields["key"]),
            close=fields["close"].number(0),
            why=fields["why"].text(),
            nothing=nothing,
            guesses=fields["guesses"].each(guess, 1, 6) if "guesses" in fields else (),
        )

    def pair(self, field: Field) -> Pair:
        fields = field.fields(("text", "match", "why"), ("misconception",))
        return Pair(
            fields["text"].text(), fields["match"].text(), fields["why"].text(), self.misconception(fields)
        )

    def matching(self, fields: dict[str, Field], common: dict[str, Any]) -> Matching:
        return Matching(**common, **self._pairs(fields))

    def label(self, fields: dict[str, Field], common: dict[str, Any]) -> Label:
        picture = fields["picture"].text(60)
        if not (BANK.parent / "pictures" / f"{picture}.svg").is_file() or not _NAME.fullmatch(picture):
            fields["picture"].refuse(f"there is no picture {picture!r}", "name a file of quizzes/pictures")
        return Label(**common, **self._pairs(fields), picture=picture, alt=fields["alt"].text())

    def _pairs(self, fields: dict[str, Field]) -> dict[str, Any]:
        pairs = fields["pairs"].each(self.pair, 2, 9)
        _all_different([one.text for one in pairs], fields["pairs"])
        _all_different([one.match for one in pairs], fields["pairs"])
        return {"pairs": pairs, "shown": _order(fields["shown"], len(pairs)), "why": fields["why"].text()}

    def overclaim(self, fields: dict[str, Field], common: dict[str, Any]) -> Overclaim:
        pieces = self.choosable(fields["pieces"], of="piece")
        if not any(one.right for one in pieces):
            fields["pieces"].refuse("no piece goes too far", "give at least one: right: true")
        return Overclaim(**common, pieces=pieces, why=fields["why"].text())


_Build = Callable[[_Reader, dict[str, Field], dict[str, Any]], Any]
_KINDS: dict[str, tuple[tuple[str, ...], tuple[str, ...], _Build]] = {
    "single": (("options",), ("prediction",), _Reader.single),
    "multiple": (("options",), (), _Reader.multiple),
    "numeric": (
        ("key", "value", "unit", "tolerance", "why", "otherwise"),
        ("units", "misses"),
        _Reader.numeric,
    ),
    "ordering": (("items", "shown", "ends", "why"), (), _Reader.ordering),
    "curve": (
        ("x", "y", "points", "truth", "key", "close", "why"),
        ("nothing", "guesses"),
        _Reader.curve,
    ),
    "matching": (("pairs", "shown", "why"), (), _Reader.matching),
    "label": (("pairs", "shown", "why", "picture", "alt"), (), _Reader.label),
    "overclaim": (("pieces", "why"), (), _Reader.overclaim),
}


def _key(field: Field) -> Key:
    entries = field.entries()
    sources = [one for one in ("model", "record") if one in entries]
    if len(sources) != 1:
        field.refuse("a key names one source", "write record: record_id.outcome_id, or model: chance.name")
    source = sources[0]
    settings = {name: _setting(one) for name, one in entries.items() if name != source}
    name = entries[source].text(120)
    return Key("model" if source == "model" else "record", name, settings)


def _setting(field: Field) -> Setting:
    if field.is_list():
        return field.each(Field.number, 1, 200)
    return field.text(80) if field.is_text() else field.number()


def figure(field: Field) -> Figure:
    """Read a number that a text prints, with its source."""
    fields = field.fields(("shown", "key", "value"))
    value: Number = (
        fields["value"].each(_perhaps, 1, 200) if fields["value"].is_list() else fields["value"].number()
    )
    return Figure(fields["shown"].text(200), _key(fields["key"]), value)


def _perhaps(field: Field) -> float | None:
    return None if field.is_null() else field.number()


def _axis(field: Field) -> Axis:
    fields = field.fields(("name", "low", "high", "step", "ticks"), ("unit",))
    low, high, step = fields["low"].number(), fields["high"].number(), fields["step"].number()
    if not low < high:
        fields["high"].refuse(f"{high:g} is not above low, {low:g}", "write the larger end here")
    if not 0 < step <= high - low:
        fields["step"].refuse(f"{step:g} is no step from {low:g} to {high:g}", "write a smaller positive one")
    ticks = fields["ticks"].each(Field.number, 2, 12)
    if not all(low <= one <= high for one in ticks):
        fields["ticks"].refuse("a tick lies outside the axis", f"keep them from {low:g} to {high:g}")
    unit = fields["unit"].text(30, empty=True) if "unit" in fields else ""
    return Axis(fields["name"].text(60), unit, low, high, step, ticks)


def _rising(field: Field, axis: Axis) -> tuple[float, ...]:
    places = field.each(Field.number, 2, 200)
    if any(a >= b for a, b in pairwise(places)):
        field.refuse("the places do not rise", "write each larger than the one before")
    if places[0] < axis.low or places[-1] > axis.high:
        field.refuse("a place lies outside the axis", f"keep them from {axis.low:g} to {axis.high:g}")
    return places


def _order(field: Field, length: int) -> tuple[int, ...]:
    order = field.each(Field.whole, 1, 40)
    if sorted(order) != list(range(1, length + 1)):
        field.refuse(f"{list(order)} is no order of {length} things", f"write 1 to {length}, each once")
    return tuple(one - 1 for one in order)


def _all_different(texts: list[str], field: Field) -> None:
    for number, text in enumerate(texts):
        if text in texts[:number]:
            field.items()[number].refuse("this text stands here twice", "change or remove one of the two")


def texts(question: AnyQuestion) -> list[str]:
    """Every text of a question that a reader may see."""
    found = [question.prompt]

    def gather(value: Any) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, (tuple, list)):
            for one in value:
                gather(one)
        elif isinstance(value, (Option, Item, Pair, Miss, Guess)):
            gather(list(vars(value).values()))

    for name, value in vars(question).items():
        if name not in {"id", "objective", "level", "section", "figures"}:
            gather(value)
    return found
