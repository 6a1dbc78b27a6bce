"""The exercises of chapter 09: a ratio, an age at which a front stalls, a graft's reach, six news items."""

import math
from collections.abc import Sequence

from mscourse.exercises.asking import Ask, Given, Stop, kind, short, stop, unwritten
from mscourse.exercises.records import Exercise
from mscourse.models import remyelination as model

YEAR_IN_LESION = "A year in a lesion"
SHEATH = "Explore: thin and useful"
LINES = "Three lines of mathematics"
FRONT = "Explore: age the tissue"
GRAFT = "Explore: one graft, many lesions"
DRUGS = "Pushing the cells that are there"
MICE = "Adding cells"
REFERENCE = model.REFERENCE_AGE

g_ratio = Exercise(
    "opc.g_ratio",
    ("opc.3",),
    "Write `g_ratio(axon_d, fibre_d)`: the g-ratio of a fibre from the width of its axon and the width of "
    "the whole fibre, sheath and all, both in µm. An axon cannot be wider than its fibre: raise a "
    "`ValueError` then. Do not round.",
    "Bare gives 1, each wrap makes it smaller, and only the proportion counts.",
    hints=(
        "A ring lies round a coin. Which of the two widths can never be the larger one?",
        (
            'In "A year in a lesion" a bare axon has a g-ratio of 1, and each wrap makes it smaller. Which '
            "way round must the division go?"
        ),
        (
            "First compare the two widths, and refuse the pair that cannot be. Equal widths can: that is a "
            "bare axon. Then divide the inner width by the outer one."
        ),
    ),
)


def _refused(ask: Ask, *values: object) -> str | None:
    """Return what was seen where the function takes what it should refuse."""
    try:
        return ask.saw(*values)
    except Stop as end:
        return None if "stopped with ValueError" in end.seen else end.seen.rstrip(".")


@g_ratio.case("the smaller circle", idea="The axon is the smaller circle.", look=YEAR_IN_LESION)
def _(ask: Ask) -> str | None:
    return ask.saw(3, 4) if ask.number(3, 4) > 1 else None


@g_ratio.case("bare", idea="A bare axon is the whole fibre: what is its ratio?", look=YEAR_IN_LESION)
def _(ask: Ask) -> str | None:
    try:
        found = ask.number(2, 2)
    except Stop as end:
        if end.empty:
            raise
        return end.seen.rstrip(".")
    return None if math.isclose(found, 1) else ask.saw(2, 2)


@g_ratio.case("each wrap", idea="On the same axon, each wrap makes the ratio smaller.", look=SHEATH)
def _(ask: Ask) -> str | None:
    thin, thick = ask.number(3, 3.5), ask.number(3, 5)
    return None if thick < thin else f"{ask.saw(3, 3.5)}, and {ask.saw(3, 5)}"


@g_ratio.case("proportion", idea="Twice as large all over is still the same proportion.", look=SHEATH)
def _(ask: Ask) -> str | None:
    draw = ask.draw("proportion")
    axon, wall = draw.randint(10, 60) / 10, draw.randint(2, 20) / 10
    small, large = ask.number(axon, axon + wall), ask.number(2 * axon, 2 * (axon + wall))
    seen = f"{ask.saw(axon, axon + wall)}, and twice as large {short(large)}"
    return None if math.isclose(small, large, rel_tol=1e-9) else seen


@g_ratio.case(
    "widths",
    idea="It is a ratio of two widths: not of areas, nor of a wall to an axon.",
    look=YEAR_IN_LESION,
)
def _(ask: Ask) -> str | None:
    return None if math.isclose(ask.number(3, 4), 3 / 4, rel_tol=1e-9) else ask.saw(3, 4)


@g_ratio.case(
    "all its digits", idea="The ratio as the division gives it: leave all its digits.", look=YEAR_IN_LESION
)
def _(ask: Ask) -> str | None:
    return None if math.isclose(ask.number(2, 3), 2 / 3, rel_tol=1e-9) else ask.saw(2, 3)


@g_ratio.case(
    "no such fibre",
    idea="An axon wider than its fibre cannot be: raise a `ValueError`.",
    look=YEAR_IN_LESION,
)
def _(ask: Ask) -> str | None:
    return _refused(ask, 5, 4)


stall_age = Exercise(
    "opc.stall_age",
    ("opc.2",),
    "Precursors divide at `r` a day at the age of `ref` years, and half as fast with every `half` years "
    "after it. They mature at `k` a day. Write `stall_age(r, k, half, ref)`: the age in years at which the "
    "front stands still. It may lie before `ref`. If no cell ever matures, no age stops the front: return "
    "`None`.",
    "A day before, the front still moves; on the day itself it does not; and more dividing puts it off.",
    hints=(
        "A tap fills a basin and a drain empties it. When does the water stop rising?",
        (
            'In "Three lines of mathematics" the speed of the front stands under a root. What must stand '
            "there for the speed to be nought?"
        ),
        (
            "Ask how often dividing must halve until it is as slow as maturing: that is the logarithm, to "
            "the base 2, of the one rate over the other. Each halving takes `half` years, counted from `ref`."
        ),
    ),
)
TISSUES = ((0.2, 0.05, 20, 25), (0.3, 0.1, 15, 25), (0.1, 0.03, 30, 25))


def _tissue(r: float, k: float, half: float, ref: float, age: float) -> model.Parameters:
    """Return the model's tissue of this age; `ref` is moved to the age that the model counts from."""
    moved = min(120.0, max(0.0, age - ref + REFERENCE))
    return model.Parameters(proliferation=r, maturation=k, slowing=half, age=moved)


def _stalls(r: float, k: float, half: float, ref: float) -> float:
    tissue = model.Parameters(proliferation=r, maturation=k, slowing=half)
    return model.stall_age(tissue) - REFERENCE + ref


@stall_age.case(
    "half is not stopped",
    idea="Slow is not stopped: when does growth equal loss?",
    look=FRONT,
)
def _(ask: Ask) -> str | None:
    one = TISSUES[0]
    r, k, half, ref = one
    slow = ref + half * math.log2(r / (k + (r - k) / 4))  # the front at half its speed
    halved = (ref + half, slow)
    return ask.saw(*one) if any(math.isclose(ask.number(*one), age, rel_tol=1e-6) for age in halved) else None


@stall_age.case("it still moves", idea="At that age cells still divide faster than they mature.", look=LINES)
def _(ask: Ask) -> str | None:
    for one in TISSUES:
        if model.front_speed(_tissue(*one, ask.number(*one) + 0.01)) > 0:
            return ask.saw(*one)
    return None


@stall_age.case(
    "it stood before", idea="A few days before that age the front stood still already.", look=LINES
)
def _(ask: Ask) -> str | None:
    for one in TISSUES:
        if model.front_speed(_tissue(*one, ask.number(*one) - 0.01)) == 0:
            return ask.saw(*one)
    return None


@stall_age.case(
    "counted from ref", idea="Shift the age that you count from, and the answer shifts with it.", look=LINES
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("shift")
    own = (draw.randint(21, 60) / 100, draw.randint(10, 20) / 100, draw.randint(11, 19), draw.randint(26, 40))
    for one in ((0.2, 0.05, 20, 40), own):
        if not math.isclose(ask.number(*one), _stalls(*one), rel_tol=1e-6):
            return ask.saw(*one)
    return None


@stall_age.case(
    "before the first day",
    idea="Where maturing is the faster at `ref` already, look at younger ages.",
    look=FRONT,
)
def _(ask: Ask) -> str | None:
    one = (0.05, 0.1, 20, 50)
    given = ask(*one)
    if given is None:
        return ask.saw(*one)
    return None if math.isclose(ask.number(*one), _stalls(*one), rel_tol=1e-6) else ask.saw(*one)


@stall_age.case(
    "none matures", idea="Where no cell matures, nothing ever equals dividing: return `None`.", look=FRONT
)
def _(ask: Ask) -> str | None:
    try:
        given = ask(0.2, 0, 20, 25)
    except Stop as end:
        return end.seen.rstrip(".")
    return None if given is None else ask.saw(0.2, 0, 20, 25)


reach_fraction = Exercise(
    "opc.reach_fraction",
    ("opc.4",),
    "`lesions` is a list of balls, each as `(x, y, z, radius)`, and `graft` a place `(x, y, z)`, all in mm. "
    "A lesion counts as reached if its centre lies no farther than `reach` from the graft. Write "
    "`reach_fraction(lesions, graft, reach)`: the share of the *volume* of all lesions that is reached, from "
    "0 to 1. The volume of a ball grows as its radius cubed.",
    "More reach gets no less, all of it gets everything, and a large lesion counts for many small ones.",
    hints=(
        "Ten marbles and a football. The marbles are reached. How much of all the stuff is that?",
        (
            'In "Explore: one graft, many lesions" the sentence gives two numbers, lesions and volume. Which '
            "of them is asked for?"
        ),
        (
            "Give each lesion a weight, its radius cubed; the other factors of a ball's volume cancel in a "
            "share. Add the weights of those near enough, with the distance in all three directions, and "
            "divide by all weights."
        ),
    ),
)
Ball = tuple[float, float, float, float]
NEAR_SMALL: list[Ball] = [(1, 0, 0, 1), (9, 0, 0, 3)]
ORIGIN = (0, 0, 0)


def _due(lesions: Sequence[Ball], graft: tuple[float, float, float], reach: float) -> float:
    volumes = [ball[3] ** 3 for ball in lesions]
    near = [math.dist(ball[:3], graft) <= reach for ball in lesions]
    return sum(one for one, inside in zip(volumes, near, strict=True) if inside) / sum(volumes)


def _same(found: float, due: float) -> bool:
    return math.isclose(found, due, rel_tol=1e-9, abs_tol=1e-12)


@reach_fraction.case(
    "all of it",
    idea="With a reach beyond everything, everything is reached. Which share is that, from 0 to 1?",
    look=GRAFT,
)
def _(ask: Ask) -> str | None:
    return None if _same(ask.number(NEAR_SMALL, ORIGIN, 1000), 1) else ask.saw(NEAR_SMALL, ORIGIN, 1000)


@reach_fraction.case(
    "large and small", idea="Large and small lesions count the same in your answer.", look=GRAFT
)
def _(ask: Ask) -> str | None:
    counted = ask.number(NEAR_SMALL, ORIGIN, 2)
    return ask.saw(NEAR_SMALL, ORIGIN, 2) if _same(counted, 1 / 2) else None


@reach_fraction.case(
    "a volume", idea="A ball three times as wide holds more than three or nine times as much.", look=GRAFT
)
def _(ask: Ask) -> str | None:
    weighed = ask.number(NEAR_SMALL, ORIGIN, 2)
    return ask.saw(NEAR_SMALL, ORIGIN, 2) if any(_same(weighed, 1 / one) for one in (4, 10)) else None


@reach_fraction.case(
    "near and far", idea="It is the centre that counts: which are near enough, and which are not?", look=GRAFT
)
def _(ask: Ask) -> str | None:
    for reach in (0.5, 2):
        if not _same(ask.number(NEAR_SMALL, ORIGIN, reach), _due(NEAR_SMALL, ORIGIN, reach)):
            return ask.saw(NEAR_SMALL, ORIGIN, reach)
    return None


@reach_fraction.case(
    "three directions",
    idea="A distance has three directions, and the straight way is the shortest.",
    look=GRAFT,
)
def _(ask: Ask) -> str | None:
    for corner in ((3, 3, 0), (0, 3, 3), (3, 0, 3), (-3, -3, -3)):
        far: list[Ball] = [(*corner, 1), (0, 0, 0, 1)]
        for reach in (3.5, 4.5, 5.5):
            if not _same(ask.number(far, ORIGIN, reach), _due(far, ORIGIN, reach)):
                return ask.saw(far, ORIGIN, reach)
    return None


@reach_fraction.case(
    "a graft elsewhere", idea="Distances are taken from the graft, wherever it lies.", look=GRAFT
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("elsewhere")
    graft = (draw.randint(11, 20), draw.randint(-20, -11), draw.randint(11, 20))
    own: list[Ball] = [
        (graft[0] + 1, graft[1] + 1, graft[2], draw.randint(1, 3)),
        (1, 0, 0, draw.randint(4, 6)),
        (0, 2, 1, 2),
    ]
    return None if _same(ask.number(own, graft, 4), _due(own, graft, 4)) else ask.saw(own, graft, 4)


MEASURED = ("signal", "scan", "function")
MISSING = ("harm", "comparison", "how many", "in whom", "nothing")
# The six items are invented; what they measure, and leave out, is not.
ITEMS = (
    ("row", "news item, all of it"),
    (
        "1",
        (
            "In sixty people with relapsing MS, randomised to a drug or placebo, the brain answered a "
            "pattern sooner on the drug. Repair of the optic nerve is here."
        ),
    ),
    (
        "2",
        (
            "Twenty people with relapsing MS took a drug. After half a year twelve of the twenty walked "
            "faster. Three had a rash."
        ),
    ),
    (
        "3",
        (
            "Eight of eight stayed on a treadmill after a graft of precursors, and two of eight without. No "
            "tumour was seen in any of them."
        ),
    ),
    (
        "4",
        (
            "Eighty people with relapsing MS were randomised to a drug or placebo. On the drug the scan "
            "signal of lesions rose a little more; sight was the same. Nine of forty had liver trouble on "
            "the drug, one of forty on placebo."
        ),
    ),
    (
        "5",
        (
            "People with relapsing MS, randomised to a drug or placebo, read more letters on the drug after "
            "a year. Fever came as often with either."
        ),
    ),
    (
        "6",
        (
            "In seventy people with relapsing MS, randomised to a drug or placebo, the brain answered a "
            "pattern sooner on the drug. Sight was the same, and tiredness more frequent: fourteen of "
            "thirty-five against six of thirty-five."
        ),
    ),
)
READ = {
    "1": ("signal", "harm"),
    "2": ("function", "comparison"),
    "3": ("function", "in whom"),
    "4": ("scan", "nothing"),
    "5": ("function", "how many"),
    "6": ("signal", "nothing"),
}

read_the_news = Exercise(
    "opc.read_the_news",
    ("opc.4", "opc.5"),
    "Each row is a news item, made up. Write `read_the_news()`: for each row what got better, and what the "
    'item leaves out, as in `{7: ("scan", "harm"), 8: ("signal", "nothing"), ...}`. '
    f"What got better: {', '.join(MEASURED)}. Left out: {', '.join(MISSING)}. A function is something a "
    "person or an animal does.",
    "A signal, a scan and a function are three things; and an item that leaves nothing out may say so.",
    takes="value",
    table=ITEMS,
    hints=(
        "Ask of each item who did what better. A brain that answers is not a person who reads.",
        (
            'In "Pushing the cells that are there" each trial has people, a comparison, a measure and harms. '
            "Look for the four in each item."
        ),
        (
            "Take the item about a treadmill. Somebody ran, so it is a function; there is a comparison, a "
            "count, and a word on tumours. But who ran? The item never says."
        ),
    ),
)


def _read(given: Given) -> dict[str, tuple[str, str]]:
    """Return what was read in each row, by the number of the row as written above.

    Raises
    ------
    Stop
        If an entry is missing or has no such words.

    """
    answer = given.answer
    if answer is None:
        unwritten("read_the_news")
    form = 'Write a pair for each row, such as `7: ("scan", "harm")`, between braces.'
    if not isinstance(answer, dict):
        stop(f"You returned {short(answer)}, {kind(answer)}; a dictionary is expected.", form)
    entries = {str(number): entry for number, entry in answer.items()}
    found: dict[str, tuple[str, str]] = {}
    for number, written in given.rows.items():
        if number not in entries:
            stop(f"Row {number} has no entry.", form)
        entry = entries[number]
        if not isinstance(entry, (tuple, list)) or len(entry) != 2:  # noqa: PLR2004 - better, left out
            stop(f"Row {number} has {short(entry)}.", form)
        for one, allowed in zip(entry, (MEASURED, MISSING), strict=True):
            if one not in allowed:
                stop(f"Row {number} has {short(one)}.", f"Choose from: {', '.join(allowed)}.")
        found[written] = (entry[0], entry[1])
    return found


@read_the_news.case("a signal for a function", idea="A signal changed; did a person?", look=DRUGS)
def _(given: Given) -> str | None:
    entries = _read(given)
    signals = sorted(
        given.seen(row) for row, entry in entries.items() if entry[0] == "function" != READ[row][0]
    )
    return f"In row {signals[0]} you wrote 'function'" if signals else None


def _rows(name: str, part: int, idea: str, look: str, rows: Sequence[str]) -> None:
    """Add a case: in these rows another entry is right."""

    @read_the_news.case(name, idea=idea, look=look)
    def _(given: Given) -> str | None:
        entries = _read(given)
        for row in rows:
            if entries[row][part] != READ[row][part]:
                return f"In row {given.seen(row)} you wrote {entries[row][part]!r}"
        return None


_rows("harm left out", 1, "Which safety line was left out?", DRUGS, ("1",))
_rows(
    "no comparison",
    1,
    "Some people walk faster after half a year without any drug. What would have shown that?",
    DRUGS,
    ("2",),
)
_rows("in whom", 1, "Picture the eight who stayed on. What do you see?", MICE, ("3",))
_rows(
    "how many",
    1,
    "A trial of four and one of four hundred could both print this. Could you tell them apart?",
    DRUGS,
    ("5",),
)
_rows(
    "doubt to be earned",
    1,
    "Go through the four once more: people, comparison, count, harm. Which of them do you miss?",
    DRUGS,
    ("4", "6"),
)
_rows("what got better", 0, "Signal, scan or function: what was better at the end?", DRUGS, tuple(READ))

EXERCISES = (g_ratio, stall_age, reach_fraction, read_the_news)
