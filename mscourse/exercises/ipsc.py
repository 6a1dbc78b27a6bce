"""The exercises of chapter 08: doublings, a sort, the risk of one bad cell, and a slide to read."""

import math
from collections.abc import Collection

from mscourse.exercises.asking import Ask, Given, Stop, is_number, kind, short, stop, unwritten
from mscourse.exercises.records import Exercise
from mscourse.models import chance
from mscourse.models import ipsc as model

LINES = "Four lines of mathematics"
CHAIN = "Explore: a chain of stages"
BAD_CELL = "Explore: one bad cell"
CLEAN = "What a clean test means"
EVIDENCE = "Evidence: mice, then people"
CLOSE = 1e-6

doublings = Exercise(
    "ipsc.doublings",
    ("ipsc.2",),
    "Write `doublings(start, end)`: how often `start` cells must double until there are `end` of them. It "
    "need not be a whole number; do not round. If there are enough from the start, nothing has to double.",
    "A twofold growth is one doubling, growths that follow each other add up, and enough is enough.",
    hints=(
        "Two cells become four, then eight. How many doublings is that, and what became of the ratio?",
        'In "Four lines of mathematics" the second line counts in twos: it asks for a power of two.',
        (
            "From one cell to a thousand: ten doublings give 1024, a little too many. Find the logarithm "
            "that has the base two, and first ask whether `end` is above `start` at all."
        ),
    ),
)


@doublings.case("enough", idea="There are enough already: nothing has to double.", look=LINES)
def _(ask: Ask) -> str | None:
    for start, end in ((8, 2), (64, 64)):
        if abs(ask.number(start, end)) > CLOSE:
            return ask.saw(start, end)
    return None


@doublings.case("in twos", idea="Doublings count in twos: which base has your logarithm?", look=LINES)
def _(ask: Ask) -> str | None:
    found, ratio = ask.number(1, 1024), 1024
    other = any(math.isclose(found, one, rel_tol=1e-3) for one in (math.log(ratio), math.log10(ratio)))
    return ask.saw(1, 1024) if other else None


@doublings.case("a factor of two", idea="From some cells to twice as many is one doubling.", look=LINES)
def _(ask: Ask) -> str | None:
    for start, end in ((1, 2), (1e6, 2e6)):
        if not math.isclose(ask.number(start, end), 1, rel_tol=CLOSE):
            return ask.saw(start, end)
    return None


@doublings.case(
    "one after another",
    idea="Grow in two steps, or in one: the doublings of the steps add up. Rounding would break that.",
    look=CHAIN,
)
def _(ask: Ask) -> str | None:
    own = ask.draw("growth").randint(3, 900)
    for first, then in ((3, 5), (3, 6), (2, own)):
        parts = ask.number(1, first) + ask.number(first, first * then)
        if not math.isclose(parts, ask.number(1, first * then), rel_tol=CLOSE):
            return f"{ask.saw(1, first)}, {ask.saw(first, first * then)}, and {ask.saw(1, first * then)}"
    return None


@doublings.case(
    "the number", idea="Raise two to your number, times the start: are the cells there?", look=LINES
)
def _(ask: Ask) -> str | None:
    own = ask.draw("cells").randint(20, 90)
    for start, end in ((1, 1024), (1e6, own * 1e8), (3, 100)):
        if not math.isclose(ask.number(start, end), model.doublings(start, end), rel_tol=CLOSE):
            return ask.saw(start, end)
    return None


sort_result = Exercise(
    "ipsc.sort_result",
    ("ipsc.2",),
    "A machine sorts cells. `purity` is the share of wanted cells before, `sens` the share of the wanted "
    "cells that it keeps, `spec` the share of the others that it removes. Write `sort_result(purity, sens, "
    "spec)`: return two fractions, not rounded: the purity of what was kept, and the recovery, the share of "
    "the wanted cells that were kept. If nothing was kept there is no purity: write `None` for it.",
    "A sort that removes more makes what is kept purer; the wanted cells that it throws away are its price.",
    hints=(
        "Take a hundred cells, forty of them wanted. How many of each kind come through the machine?",
        'In "Explore: a chain of stages" a sort is switched on. What falls, what rises?',
        (
            "Of forty wanted cells a machine that keeps nine in ten lets thirty-six through. Of the sixty "
            "others, one that removes nine in ten lets six through. Now ask what share of the cells kept is "
            "wanted, and what share of the wanted cells is still there."
        ),
    ),
)
SORTS = ((0.4, 0.9, 0.99), (0.5, 0.6, 0.8), (0.2, 0.7, 0.95))


def _sorted(ask: Ask, purity: float, sens: float, spec: float) -> tuple[float, float]:
    """Return purity and recovery, which must be two finite numbers.

    Raises
    ------
    Stop
        If they are anything else.

    """
    pair = ask.pair(purity, sens, spec)
    for one in pair:
        if not is_number(one) or not math.isfinite(one):
            stop(
                f"{ask.called(purity, sens, spec)} returned {short(pair)}.",
                "Some cells are kept here: both are numbers.",
            )
    return float(pair[0]), float(pair[1])


def _same(found: tuple[float, float], due: tuple[float, float]) -> bool:
    return all(math.isclose(one, other, rel_tol=CLOSE) for one, other in zip(found, due, strict=True))


def _due(purity: float, sens: float, spec: float) -> tuple[float, float]:
    return float(model.sorted_purity(purity, sens, spec)), sens


@sort_result.case(
    "which is which",
    idea="Purity asks about what you kept; recovery about what you lost.",
    look=CHAIN,
)
def _(ask: Ask) -> str | None:
    found, (purity, recovery) = _sorted(ask, *SORTS[0]), _due(*SORTS[0])
    return ask.saw(*SORTS[0]) if _same(found, (recovery, purity)) else None


@sort_result.case(
    "fractions", idea="Both are fractions: shares of cells, none below 0 or above 1.", look=CHAIN
)
def _(ask: Ask) -> str | None:
    for sort in SORTS:
        if not all(0 <= one <= 1 for one in _sorted(ask, *sort)):
            return ask.saw(*sort)
    return None


@sort_result.case(
    "recovery", idea="Recovery: out of all cells that were wanted, how many are still there?", look=CHAIN
)
def _(ask: Ask) -> str | None:
    for sort in SORTS:
        if not math.isclose(_sorted(ask, *sort)[1], sort[1], rel_tol=CLOSE):
            return ask.saw(*sort)
    return None


@sort_result.case(
    "all others removed",
    idea="If every other cell is removed, what is kept is pure. Is `spec` what stays, or what goes?",
    look=CHAIN,
)
def _(ask: Ask) -> str | None:
    found = _sorted(ask, 0.3, 0.8, 1)
    return None if math.isclose(found[0], 1, rel_tol=CLOSE) else ask.saw(0.3, 0.8, 1)


@sort_result.case(
    "no sort", idea="A machine that keeps every cell, wanted or not, changes nothing.", look=CHAIN
)
def _(ask: Ask) -> str | None:
    for purity in (0.3, 0.85):
        if not _same(_sorted(ask, purity, 1, 0), (purity, 1)):
            return ask.saw(purity, 1, 0)
    return None


@sort_result.case(
    "what was kept", idea="Purity: of all cells kept, wanted and others, what share is wanted?", look=CHAIN
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("sort")
    own = (draw.randint(10, 90) / 100, draw.randint(50, 95) / 100, draw.randint(50, 99) / 100)
    for sort in (*SORTS, own):
        if not _same(_sorted(ask, *sort), _due(*sort)):
            return ask.saw(*sort)
    return None


@sort_result.case(
    "nothing kept",
    idea="Of no cells, no share is wanted: write `None` for the purity. The recovery is a number still.",
    look=CHAIN,
)
def _(ask: Ask) -> str | None:
    try:
        purity, recovery = ask.pair(0.4, 0, 1)
    except Stop as end:
        return end.seen.rstrip(".")
    return None if purity is None and recovery == 0 else ask.saw(0.4, 0, 1)


risk_at_least_one = Exercise(
    "ipsc.risk_at_least_one",
    ("ipsc.3",),
    "Write `risk_at_least_one(dose, residual, form)`: the chance, as a fraction, that a dose of `dose` cells "
    "holds at least one that starts a tumour. The share `residual` of the cells is left over, and each of "
    "those starts one with the chance `form`. It has to be right for very small numbers too.",
    "Small risks follow the product, large ones bend below one, and the smallest do not vanish.",
    hints=(
        "How many such cells does a dose hold on average? And is that number a chance?",
        (
            'In "Four lines of mathematics" the third line begins with one, and takes away the chance that '
            "a dose holds none."
        ),
        (
            "In Python `1 - math.exp(-1e-20)` is 0.0, since a number so near to one is stored as one. "
            "`math.expm1(x)` is the exponential of x less one, without that loss: which sign do you need "
            "before it, and which before x?"
        ),
    ),
)
USUAL = (1e7, 1e-5, 1e-3)


@risk_at_least_one.case("below nothing", idea="A chance below nought: look at the signs.", look=LINES)
def _(ask: Ask) -> str | None:
    return ask.saw(*USUAL) if ask.number(*USUAL) < 0 else None


@risk_at_least_one.case(
    "a chance",
    idea="A chance above one. A mean number of cells may pass one, and so may per cent; a fraction may not.",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    for values in ((1e9, 1e-5, 1e-3), (1e12, 1e-3, 1)):
        if ask.number(*values) > 1:
            return ask.saw(*values)
    return None


@risk_at_least_one.case(
    "at least one", idea="That is the chance of none. The exercise asks for at least one.", look=LINES
)
def _(ask: Ask) -> str | None:
    none = math.exp(-math.prod(USUAL))
    return ask.saw(*USUAL) if math.isclose(ask.number(*USUAL), none, rel_tol=1e-3) else None


@risk_at_least_one.case(
    "all three",
    idea="Dose, share and chance all count: a tenth of any is a tenth of a small risk.",
    look=BAD_CELL,
)
def _(ask: Ask) -> str | None:
    small = (1e5, 1e-5, 1e-3)
    whole = ask.number(*small)
    for place in range(3):
        less = tuple(one / (10 if at == place else 1) for at, one in enumerate(small))
        if not math.isclose(10 * ask.number(*less), whole, rel_tol=0.01):
            return f"{ask.saw(*small)}, and {ask.saw(*less)}"
    return None


@risk_at_least_one.case(
    "the number",
    idea="Of doses with this mean, how many hold none? Take that away from one.",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("risk")
    own = (draw.randint(2, 40) * 1e6, draw.randint(1, 9) * 1e-6, draw.randint(1, 9) * 1e-3)
    for dose, residual, form in (USUAL, (1e8, 1e-5, 1e-3), own):
        due = float(model.tumour_risk(dose, model.Release(residual=residual, forming=form)))
        if not math.isclose(ask.number(dose, residual, form), due, rel_tol=1e-4):
            return ask.saw(dose, residual, form)
    return None


@risk_at_least_one.case(
    "tiny",
    idea="So small a risk is as large as the product. Where a number next to one is taken from one, digits "
    "get lost: Python's `math` has a form without that loss.",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    for values in ((1.0, 1e-6, 1e-6), (10.0, 1e-12, 1e-12)):
        if not math.isclose(ask.number(*values), math.prod(values), rel_tol=CLOSE):
            return ask.saw(*values)
    return None


MICE = 20
# The slide and its company are invented. What is written on it stands in the task.
REMARKS = (
    ("row", "what somebody remarks who has read the report behind the slide"),
    ("1", "Each mouse got a hundredth of the dose that a person would get."),
    ("2", "The mice had a working immune system, which rejects human cells, leftover ones too."),
    ("3", "The mice were watched for eight weeks; a slow tumour might not have been seen."),
    ("4", "It does not say how few leftover cells the purity test could have seen."),
    ("5", "Mice without a tumour tell nothing at all about the product."),
    ("6", "The cells come from a donor, and a donor's cells form tumours."),
)
GAPS = {
    "1": "How many cells will a person get, and how many did a mouse get?",
    "2": "Would a human cell have lived long enough in these mice to grow?",
    "3": "How long does a slow tumour take, and how long did anyone look?",
    "4": "A purity has a rest. What is in it, and how little of it would have been noticed?",
}

read_the_slide = Exercise(
    "ipsc.read_the_slide",
    ("ipsc.3", "ipsc.5"),
    "A slide of a company, made up, says: three nines pure; twenty mice, none with a tumour; hence free of "
    "tumours. Write `read_the_slide()`: it returns a dictionary such as "
    '`{"bound": 0.5, "gaps": {7, 8}}`. `bound` is the largest chance of a tumour in a mouse, as a fraction, '
    "that still fits none in twenty, with the confidence of the page. `gaps` holds the numbers of the rows "
    "that name a real gap between the slide and a person.",
    "None in twenty leaves room for more than one in ten, and what was not looked for may still be there.",
    takes="value",
    table=REMARKS,
    hints=(
        "For the number: none was seen. For the rows: which of them would matter if every mouse stayed well?",
        (
            'In "What a clean test means" none in a sample still bounds what may be there. The same form '
            "serves for mice. For the rows, compare with what each study in the evidence could not tell."
        ),
        (
            "With two mice: at the bound, both stay free with a chance of one in twenty, so the chance that "
            "one stays free is the square root of that. For more mice take a higher root; the bound is what "
            "is left of one. As for the rows: which tell of something that was not looked for?"
        ),
    ),
)
FORM = 'Write both parts between braces: `{"bound": 0.5, "gaps": {7, 8}}`.'


def _part(given: Given, name: str) -> object:
    """Return one part of the answer.

    Raises
    ------
    Stop
        If the answer has no such part.

    """
    answer = given.answer
    if answer is None:
        unwritten("read_the_slide")
    if not isinstance(answer, dict):
        stop(f"You returned {short(answer)}, {kind(answer)}; a dictionary is expected.", FORM)
    if name not in answer:
        stop(f"Your dictionary has no {name!r}.", FORM)
    return answer[name]


def _bound(given: Given) -> float:
    """Return the bound, which must be a finite number.

    Raises
    ------
    Stop
        If it is anything else.

    """
    bound = _part(given, "bound")
    if not is_number(bound) or not math.isfinite(bound):  # type: ignore[arg-type]  # is_number has looked
        stop(f"Your bound is {short(bound)}.", "It is one number, a fraction.")
    return float(bound)  # type: ignore[arg-type]  # as above


def _named(given: Given) -> Collection[str]:
    """Return the rows that were named, by their numbers as written above.

    Raises
    ------
    Stop
        If they are no row numbers.

    """
    rows = _part(given, "gaps")
    if isinstance(rows, (str, dict)) or not hasattr(rows, "__iter__"):
        stop(f"Your gaps are {short(rows)}, {kind(rows)}; a set of row numbers is expected.", FORM)
    numbers = {str(one) for one in rows}
    unknown = sorted(numbers - set(given.rows))
    if unknown:
        stop(f"There is no row {unknown[0]}.", "The rows are numbered in the table's first column.")
    return {given.rows[one] for one in numbers}


def _bounded(name: str, low: float, high: float, idea: str) -> None:
    @read_the_slide.case(name, idea=idea, look=CLEAN)
    def _(given: Given) -> str | None:
        bound = _bound(given)
        return f"Your bound is {short(bound)}" if low <= bound <= high else None


_bounded("none possible", -math.inf, 0, "None seen is not none possible.")
_bounded("one of twenty", 0.0499, 0.0501, "Zero of twenty, not one of twenty.")
_bounded("a fraction", 1.0001, math.inf, "Per cent or fraction? The exercise asks for a fraction.")
_bounded(
    "the shortcut", 0.1499, 0.1501, "Three over n is a shortcut for many; for a few, take the exact form."
)
_bounded(
    "one side", 0.168, 0.169, "None seen leaves nothing to bound below: the whole doubt lies on one side."
)


@read_the_slide.case(
    "the bound",
    idea="At the bound, twenty mice in a row stay free with a chance of one in twenty.",
    look=CLEAN,
)
def _(given: Given) -> str | None:
    bound = _bound(given)
    near = math.isclose(bound, chance.upper_bound_zero(MICE), rel_tol=0.01)
    return None if near else f"Your bound is {short(bound)}"


@read_the_slide.case(
    "a fair remark",
    idea="Does this remark name what was not looked at, or does it claim too much?",
    look=EVIDENCE,
)
def _(given: Given) -> str | None:
    unfair = sorted(given.seen(row) for row in _named(given) if row not in GAPS)
    return f"You named row {unfair[0]}" if unfair else None


def _missing(name: str, row: str) -> None:
    @read_the_slide.case(name, idea=GAPS[row], look=EVIDENCE)
    def _(given: Given) -> str | None:
        return None if row in _named(given) else "At least one gap is not named yet"


_missing("dose", "1")
_missing("immune state", "2")
_missing("time", "3")
_missing("sensitivity", "4")

EXERCISES = (doublings, sort_result, risk_at_least_one, read_the_slide)
