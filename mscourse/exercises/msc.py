"""The exercises of chapter 07: an interval's error, cells on two ways, a trial's mesh, a clinic's text."""

import math
from collections.abc import Callable, Sequence

from mscourse.exercises.asking import Ask, Given, Stop, is_number, kind, short, stop
from mscourse.exercises.judged_rows import named_rows
from mscourse.exercises.records import Exercise
from mscourse.models import msc as model

LINES = "Three lines of mathematics"
ROUTES = "See: vein or spine"
NET = "Could the trial have seen it?"
SINGLE = "Without a comparison group"

INTERVALS = ((0.58, 1.5), (0.2, 0.9), (1.27, 4.86))
CLOSE = 2e-3  # 1.96 and 1.959964 are both welcome

se_from_ci = Exercise(
    "msc.se_from_ci",
    ("msc.3",),
    "Write `se_from_ci(low, high)`: the standard error of the natural logarithm of a ratio, from the two "
    "limits of its two-sided 95 % interval. Do not round.",
    "Both limits twice as large leave the error as it was: on a log scale only their ratio counts.",
    hints=(
        "Half as many and twice as many are equally far from 'no difference'. On which scale is that so?",
        'In "Three lines of mathematics" the last line goes from the two limits to the error.',
        (
            "For limits of one half and two, the logarithms lie at equal distance below and above nought. "
            "How far does such an interval reach to one side, counted in standard errors?"
        ),
    ),
)


@se_from_ci.case("log scale", idea="Ratios live on a log scale.", look=LINES)
def _(ask: Ask) -> str | None:
    for low, high in INTERVALS:
        once, twice = ask.number(low, high), ask.number(2 * low, 2 * high)
        if not math.isclose(once, twice, rel_tol=1e-6, abs_tol=1e-12):
            return f"{ask.saw(low, high)}, and {ask.saw(2 * low, 2 * high)}"
    return None


@se_from_ci.case(
    "below nought", idea="An error is a width and never below nought: which limit comes first?", look=LINES
)
def _(ask: Ask) -> str | None:
    return ask.saw(0.58, 1.5) if ask.number(0.58, 1.5) < 0 else None


@se_from_ci.case(
    "natural logarithm", idea="That logarithm has another base: which one does the model use?", look=LINES
)
def _(ask: Ask) -> str | None:
    found = ask.number(0.58, 1.5) * math.log(10)
    same = math.isclose(found, model.error_of_interval(0.58, 1.5), rel_tol=CLOSE)
    return ask.saw(0.58, 1.5) if same else None


@se_from_ci.case("both sides", idea="The interval reaches out on both sides of the middle.", look=LINES)
def _(ask: Ask) -> str | None:
    found = ask.number(0.58, 1.5) / 2
    same = math.isclose(found, model.error_of_interval(0.58, 1.5), rel_tol=CLOSE)
    return ask.saw(0.58, 1.5) if same else None


@se_from_ci.case("no width", idea="Where both limits are one, nothing is left to be unsure of.", look=LINES)
def _(ask: Ask) -> str | None:
    return None if abs(ask.number(0.8, 0.8)) < 1e-9 else ask.saw(0.8, 0.8)  # noqa: PLR2004 - nothing but rounding


@se_from_ci.case(
    "known trial",
    idea=(
        "A 95 % interval reaches equally far to both sides, on the log scale. How many standard errors lie "
        "between its limits? Round nothing on the way."
    ),
    look=LINES,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("interval")
    low = draw.randint(20, 90) / 100
    for limits in (*INTERVALS, (low, low + draw.randint(30, 200) / 100)):
        if not math.isclose(ask.number(*limits), model.error_of_interval(*limits), rel_tol=CLOSE):
            return ask.saw(*limits)
    return None


DOSE, LEAVE, LOST = 100.0, 0.7, 0.35  # cells, and rates per day
STEPS = 40  # even, for Simpson's rule

cells = Exercise(
    "msc.cells",
    ("msc.2",),
    "A chain of two places. By `route` `'vein'` all cells of a dose are in the lungs at first. They "
    "leave the lungs at the rate `leave`, a day, and all of them reach the place beyond, where they are "
    "lost at the rate `lost`, a day. Both rates work at every moment, not once a day. By `'spine'` all "
    "are beyond at once, in the fluid. Write `cells(days, dose, route, leave, lost)`: return a pair, the "
    "living cells in the lungs and those beyond.",
    "What is neither in the lungs nor beyond was lost, and the account closes on every day.",
    hints=(
        "Start with the lungs alone. At every moment what leaves is `leave` times what is still there.",
        (
            'In "See: vein or spine" the two ways differ in where the cells start. Beyond the lungs, cells '
            "arrive and are lost at once."
        ),
        (
            "The lungs fall by an exponential. For the place beyond, the equation B' = leave L - lost B has "
            "a solution with the difference of two exponentials over the difference of the two rates. What "
            "if that difference is nought? Its limit is found by letting one rate come near the other."
        ),
    ),
)


def _both(ask: Ask, day: float, *settings: object) -> tuple[float, float]:
    """Return lungs and beyond, two numbers.

    Raises
    ------
    Stop
        If they are anything else.

    """
    lungs, beyond = ask.pair(day, *settings)
    for one in (lungs, beyond):
        if not is_number(one) or not math.isfinite(one):
            stop(
                f"{ask.called(day, *settings)} returned {short(one)}, {kind(one)}, among its two.",
                "Both are numbers of cells, and finite.",
            )
    return float(lungs), float(beyond)


def _area(value: Callable[[float], float], day: float) -> float:
    """Return the area under a curve from day 0, by Simpson's rule."""
    width = day / STEPS
    weights = [1 if n in (0, STEPS) else 4 if n % 2 else 2 for n in range(STEPS + 1)]
    return width / 3 * sum(weight * value(n * width) for n, weight in enumerate(weights))


@cells.case("start", idea="On day 0 all cells are where the needle put them.", look=ROUTES)
def _(ask: Ask) -> str | None:
    for route, due in (("vein", (DOSE, 0.0)), ("spine", (0.0, DOSE))):
        found = _both(ask, 0.0, DOSE, route, LEAVE, LOST)
        if not all(math.isclose(a, b, abs_tol=1e-9) for a, b in zip(found, due, strict=True)):
            return ask.saw(0.0, DOSE, route, LEAVE, LOST)
    return None


@cells.case("no lungs by spine", idea="From the spine no cell passes the lungs.", look=ROUTES)
def _(ask: Ask) -> str | None:
    lungs, _beyond = _both(ask, 1.0, DOSE, "spine", LEAVE, LOST)
    return ask.saw(1.0, DOSE, "spine", LEAVE, LOST) if lungs else None


@cells.case("equal rates", idea="Try equal rates: nothing can be divided by their difference.", look=LINES)
def _(ask: Ask) -> str | None:
    given = (2.0, DOSE, "vein", LEAVE, LEAVE)
    try:
        _lungs, beyond = _both(ask, *given)
    except Stop as end:
        return end.seen.rstrip(".")
    near = _both(ask, 2.0, DOSE, "vein", LEAVE, LEAVE + 1e-4)[1]
    return None if math.isclose(beyond, near, rel_tol=1e-3) else ask.saw(*given)


@cells.case(
    "never above the dose", idea="Nothing divides here: never more cells than were given.", look=ROUTES
)
def _(ask: Ask) -> str | None:
    for leave, lost in ((LEAVE, LOST), (LOST, LEAVE)):
        for day in (0.5, 2.0, 10.0):
            lungs, beyond = _both(ask, day, DOSE, "vein", leave, lost)
            if lungs < 0 or beyond < 0 or lungs + beyond > DOSE * (1 + 1e-9):
                return ask.saw(day, DOSE, "vein", leave, lost)
    return None


@cells.case(
    "lungs",
    idea=(
        "A rate is no half-life, and it works at every moment: steps in time are too coarse. Which curve "
        "falls by `leave` times what is still there?"
    ),
    look=ROUTES,
)
def _(ask: Ask) -> str | None:
    def lungs(day: float) -> float:
        return _both(ask, day, DOSE, "vein", LEAVE, LOST)[0]

    left = LEAVE * _area(lungs, 3.0)
    return (
        None
        if math.isclose(DOSE - lungs(3.0), left, rel_tol=1e-4)
        else ask.saw(3.0, DOSE, "vein", LEAVE, LOST)
    )


def _unbalanced(ask: Ask, route: str, rates: Sequence[tuple[float, float]], dose: float) -> str | None:
    """Return what was seen if cells are gained or lost that nobody counted."""
    for leave, lost in rates:

        def beyond(day: float, leave: float = leave, lost: float = lost) -> float:
            return _both(ask, day, dose, route, leave, lost)[1]

        alive = sum(_both(ask, 4.0, dose, route, leave, lost))
        if not math.isclose(dose - alive, lost * _area(beyond, 4.0), rel_tol=1e-4):
            return ask.saw(4.0, dose, route, leave, lost)
    return None


@cells.case(
    "balance by spine",
    idea="Cells in the fluid are lost at the rate `lost`: do those alive and those lost make up the dose?",
    look=ROUTES,
)
def _(ask: Ask) -> str | None:
    return _unbalanced(ask, "spine", ((LEAVE, LOST),), DOSE)


@cells.case(
    "balance by vein",
    idea="Lungs, beyond and lost have to make up the dose on every day.",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("rates")
    own = (draw.randint(20, 90) / 100, draw.randint(91, 150) / 100)
    return _unbalanced(ask, "vein", ((LEAVE, LOST), own, own[::-1], (0.5, 0.5)), 50.0)


ONE_TAIL, TWO_TAILS = 1.6449, 1.96

detectable_ratio = Exercise(
    "msc.detectable_ratio",
    ("msc.3",),
    "Write `detectable_ratio(error, power)`: the rate ratio below 1 that a trial with this standard error of "
    "the logarithm calls different from 1, by the usual two-sided test, with the chance `power` (a fraction "
    "such as `0.8`). `NormalDist().inv_cdf` of Python's `statistics` gives the quantiles. Leave the chance "
    "of a result on the other side out.",
    "Put back into the trial, your ratio is found with the chance that was asked; with no error left, every "
    "ratio below 1 would be found.",
    hints=(
        "A result counts if it lies far enough below 1. And the truth has to lie lower still: how far?",
        (
            'In "Could the trial have seen it?" a net has a mesh. Think in standard errors on a log scale: '
            "one distance for the mesh, one for the luck of the draw."
        ),
        (
            "With a power of one half the truth lies just at the edge where results begin to count: then "
            "only the first distance is needed. For more power add the quantile of that power. Then leave "
            "the log scale."
        ),
    ),
)


@detectable_ratio.case(
    "below one", idea="Fewer lesions than without cells: the ratio lies between 0 and 1.", look=NET
)
def _(ask: Ask) -> str | None:
    for error, power in ((0.24, 0.8), (0.6, 0.8), (0.6, 0.95)):
        if not 0 < ask.number(error, power) < 1:
            return ask.saw(error, power)
    return None


@detectable_ratio.case("power", idea="A larger chance of finding it wants a larger effect.", look=NET)
def _(ask: Ask) -> str | None:
    usual, more = ask.number(0.24, 0.8), ask.number(0.24, 0.9)
    return None if more < usual else f"{ask.saw(0.24, 0.8)}, and {ask.saw(0.24, 0.9)}"


@detectable_ratio.case("two tails", idea="Two tails: a result can stray to either side.", look=NET)
def _(ask: Ask) -> str | None:
    # At a power of one half the quantile of the power is 0, so the edge alone is seen.
    edge = -math.log(ask.number(0.24, 0.5)) / 0.24
    return ask.saw(0.24, 0.5) if abs(edge - ONE_TAIL) < abs(edge - TWO_TAILS) / 10 else None


@detectable_ratio.case(
    "log scale", idea="Ratios live on a log scale: steps there are factors here.", look=LINES
)
def _(ask: Ask) -> str | None:
    small, large = math.log(ask.number(0.1, 0.8)), math.log(ask.number(0.2, 0.8))
    if math.isclose(large, 2 * small, rel_tol=1e-6):
        return None
    return f"{ask.saw(0.1, 0.8)}, and {ask.saw(0.2, 0.8)}"


@detectable_ratio.case(
    "plug back", idea="Put your ratio back: with which chance would the trial find it?", look=NET
)
def _(ask: Ask) -> str | None:
    own = ask.draw("error").randint(10, 60) / 100
    for error, power in ((0.24, 0.8), (0.24, 0.9), (0.5, 0.8), (own, 0.7)):
        if not math.isclose(ask.number(error, power), model.detectable_ratio(error, power), rel_tol=CLOSE):
            return ask.saw(error, power)
    return None


# The text is invented, and so are its readers; the study that it leans on is not.
REMARKS = (
    ("row", "what a reader of the text remarks"),
    ("1", "Nobody without cells was watched, so how many would have felt better anyway is not known."),
    ("2", "The best values are from one month after the visit, when hope is greatest."),
    ("3", "The paper was corrected later, and the text does not say so."),
    ("4", "Those who wrote the text sell the cells, and measured the results themselves."),
    ("5", "Only a few people took part; with a hundred times as many it would be sound."),
    ("6", "Cells from a donor are always dangerous."),
    ("7", "The text says that no serious harm was seen in these people: that must be a lie."),
)
FAULTS = {"1": "comparison", "2": "moment", "3": "correction", "4": "seller"}
SIZE, UNFOUNDED = "5", ("6", "7")

clinic_text = Exercise(
    "msc.clinic_text",
    ("msc.4", "msc.5"),
    "A clinic's text, made up, quotes a study with the id `riordan_2018_umbilical`: people with MS, all of "
    "whom got cells from umbilical cords; scores improved most at one month; no serious harm was seen; a "
    "correction was published in 2021. The text says: 'Our doctors gave and measured everything themselves. "
    "Our cells work.' Seven readers' remarks stand below. Write `clinic_text()`: return the set of the "
    "numbers of those remarks that name a fault which a larger study of the same kind would keep, such as "
    "`{8, 9}`.",
    "Size mends none of these faults, and a count that was made is not doubted out of dislike for the text.",
    takes="value",
    table=REMARKS,
    hints=(
        "Imagine the same study with all people of a town. Which of the remarks still hold?",
        (
            'In "Without a comparison group" such series are kept apart. Size does one thing for them, and '
            "leaves another as it was."
        ),
        (
            "Take the remark about the correction. Larger or not, a reader who is not told of it reads an "
            "older text than there is: it stays. Now ask of the others whether what they say stands in the "
            "text or the record at all."
        ),
    ),
)


def _named(given: Given) -> set[str]:
    """Return the rows that were named, by their numbers as written above.

    Raises
    ------
    Stop
        If the answer is no set of rows.

    """
    return named_rows(given, "clinic_text", given.answer)


@clinic_text.case("anything named", idea="Read the text once more: compared with whom?", look=SINGLE)
def _(given: Given) -> str | None:
    return None if _named(given) else "You named no remark"


@clinic_text.case("size", idea="Would two thousand without a control help?", look=SINGLE)
def _(given: Given) -> str | None:
    return f"You named row {given.seen(SIZE)}" if SIZE in _named(given) else None


@clinic_text.case(
    "unfounded",
    idea="Does that stand in the text, or in the record? Doubt has to be earned too.",
    look=SINGLE,
)
def _(given: Given) -> str | None:
    named = sorted(given.seen(row) for row in _named(given) if row in UNFOUNDED)
    return f"You named row {named[0]}" if named else None


def _missed(row: str, idea: str) -> None:
    @clinic_text.case(FAULTS[row], idea=idea, look=SINGLE)
    def _(given: Given) -> str | None:
        return None if row in _named(given) else "At least one fault that size does not mend is still missing"


_missed("1", "What would have happened to these people without the cells?")
_missed("2", "When was it best, and what else is strongest then?")
_missed("3", "Is the version that is quoted the last one?")
_missed("4", "Who measured, and who earns by the answer?")

EXERCISES = (se_from_ci, cells, detectable_ratio, clinic_text)
