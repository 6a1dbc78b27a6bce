"""The exercises of chapter 05: a budget of cells, its inverse, the step that holds it back, and a leaflet."""

import math
from collections.abc import Sequence
from itertools import pairwise

from mscourse.exercises.asking import Ask, Given, Stop, as_number, is_number, kind, short, stop, unwritten
from mscourse.exercises.records import Exercise
from mscourse.models import budget as model

STAIRS = "Three lines of mathematics"
STEPS = "Explore: a budget of cells"
JOBS = "Four jobs a cell could do"
TESTS = "From donor to bedside"
EVIDENCE = "Evidence: what has been shown, and in whom"
HALVES = [0.5, 0.5]


def _own_shares(ask: Ask, purpose: str, count: int = 4) -> list[float]:
    """Return shares of the learner's own, none of them 0 or 1."""
    draw = ask.draw(purpose)
    return [draw.randint(3, 97) / 100 for _ in range(count)]


def _listed(ask: Ask, *values: object) -> list[float]:
    """Return what the function returns, which must be a row of numbers.

    Raises
    ------
    Stop
        If it is anything else.

    """
    given = ask(*values)
    if given is None:
        unwritten("budget")
    if isinstance(given, (str, dict)) or not hasattr(given, "__iter__"):
        stop(
            f"{ask.called(*values)} returned {short(given)}, {kind(given)}; a list is expected.",
            "Keep the number of cells after every step, not only after the last.",
        )
    called = ask.called(*values)
    return [as_number(one, called, "budget") for one in given]


budget = Exercise(
    "cell_therapy.budget",
    ("cell_therapy.2",),
    "Write `budget(dose, fractions)`. `dose` is a number of cells, and `fractions` a list with the share "
    "that each step lets through. Return a list with the cells left after each step. A step cannot pass on "
    "more than it gets, nor less than nothing: for a share outside 0 to 1 raise a `ValueError`. Do "
    "not round.",
    "Every step acts on what the one before it left, so the last number is the dose times all shares.",
    hints=(
        (
            "A thousand people queue at two doors, and each door turns half away. How many stand before the "
            "second?"
        ),
        (
            'In "Three lines of mathematics" each line begins with the number that the line before it ended '
            "with."
        ),
        (
            "Keep one number, the cells left so far. In a loop over the shares, look first whether the share "
            "is possible, then replace the number by what the step lets through, and add it to a list."
        ),
    ),
)


@budget.case(
    "each step",
    idea="Give one number for each step, what is left after it: no more and no fewer.",
    look=STAIRS,
)
def _(ask: Ask) -> str | None:
    return None if len(_listed(ask, 1000, [0.5, 0.4, 0.2])) == 3 else ask.saw(1000, [0.5, 0.4, 0.2])  # noqa: PLR2004 - three steps


@budget.case("cells", idea="These are shares. How many cells are they of this dose?", look=STAIRS)
def _(ask: Ask) -> str | None:
    small, large = _listed(ask, 1000, HALVES), _listed(ask, 3000, HALVES)
    return ask.saw(3000, HALVES) if small == large else None


@budget.case("no step adds", idea="No step adds cells: what is left can only shrink.", look=STEPS)
def _(ask: Ask) -> str | None:
    shares = [0.5, 0.4, 0.8]
    left = [1000.0, *_listed(ask, 1000, shares)]
    grew = any(after > before for before, after in pairwise(left))
    return ask.saw(1000, shares) if grew else None


@budget.case("what is left", idea="Each step acts on what is left.", look=STAIRS)
def _(ask: Ask) -> str | None:
    for dose, shares in ((1000, HALVES), (1e8, _own_shares(ask, "steps"))):
        found, due = _listed(ask, dose, shares), model.left(dose, shares)
        if not all(math.isclose(a, b, rel_tol=1e-6) for a, b in zip(found, due, strict=True)):
            return ask.saw(dose, shares)
    return None


@budget.case(
    "every gate open or shut", idea="A share of 1 loses nothing, and 0 stops all: both can be.", look=STEPS
)
def _(ask: Ask) -> str | None:
    try:
        found = _listed(ask, 1000, [1, 0])
    except Stop as end:
        return end.seen.rstrip(".")
    return None if found == [1000, 0] else ask.saw(1000, [1, 0])


def _let_through(ask: Ask, shares: Sequence[float]) -> str | None:
    """Return what was seen when the function takes shares that cannot be."""
    try:
        seen = ask.saw(1000, shares)
    except Stop as end:
        refused = "stopped with ValueError" in end.seen
        return None if refused else end.seen.rstrip(".")
    return seen


@budget.case("too much", idea="No step passes on more cells than it gets: raise a `ValueError`.", look=STEPS)
def _(ask: Ask) -> str | None:
    return _let_through(ask, [0.5, 1.2])


@budget.case(
    "less than nothing",
    idea="No step passes on less than nothing: raise a `ValueError`.",
    look=STEPS,
)
def _(ask: Ask) -> str | None:
    return _let_through(ask, [-0.1, 0.5])


dose_for_target = Exercise(
    "cell_therapy.dose_for_target",
    ("cell_therapy.2",),
    "Write `dose_for_target(target, fractions)`: how many cells must be given so that `target` of them are "
    "left after all steps. Do not round. If there is no such dose, return `None`.",
    "The dose, sent down the same steps, ends at the target; a closed gate lets no dose through.",
    hints=(
        (
            "One door lets half of a queue through. How many must queue so that fifty get in? And with a "
            "second such door?"
        ),
        'Look at "Three lines of mathematics" and walk its steps from the last to the first.',
        (
            "Each step divides what it needs by its own share. Before you divide, ask whether the share is "
            "one by which nothing can be divided, and what that would mean for the cells."
        ),
    ),
)


@dose_for_target.case("closed gate", idea="No dose can pass a closed gate.", look=STEPS)
def _(ask: Ask) -> str | None:
    if ask(100, HALVES) is None:
        unwritten("dose_for_target")
    for shares in ([0.5, 0, 0.2], [0]):
        try:
            given = ask(100, shares)
        except Stop as end:
            return end.seen.rstrip(".")
        if given is not None:
            return ask.saw(100, shares)
    return None


@dose_for_target.case(
    "more than arrive", idea="Some are lost at each step, so more must be given than arrive.", look=STEPS
)
def _(ask: Ask) -> str | None:
    return ask.saw(100, HALVES) if ask.number(100, HALVES) < 100 else None  # noqa: PLR2004 - the target


@dose_for_target.case(
    "round trip", idea="Send your dose down the same steps: it should end at the target.", look=STAIRS
)
def _(ask: Ask) -> str | None:
    own = _own_shares(ask, "trip")
    for target, shares in ((100, HALVES), (250, [0.2, 0.5]), (100, own), (7, own[::-1])):
        arrived = model.left(ask.number(target, shares), shares)[-1]
        if not math.isclose(arrived, target, rel_tol=1e-6):
            return ask.saw(target, shares)
    return None


@dose_for_target.case(
    "no loss", idea="Where every step lets all through, the dose is the target.", look=STAIRS
)
def _(ask: Ask) -> str | None:
    return None if ask.number(64, [1, 1]) == 64 else ask.saw(64, [1, 1])  # noqa: PLR2004 - the target


limiting_step = Exercise(
    "cell_therapy.limiting_step",
    ("cell_therapy.2",),
    "You may double the share of one step, though no share can pass 1. Write `limiting_step(fractions)`, all "
    "shares above 0: return a list with the places of the steps for which the cells at the end are then "
    "multiplied most. The first step has the place 0, and several may tie. If no step can rise, the list is "
    "empty.",
    "A doubled share doubles what arrives wherever there is room for it, at the smallest step and at others.",
    hints=(
        "A step lets through nine of ten. Double it. By how much does what arrives grow?",
        (
            'In "Explore: a budget of cells" each step multiplies the whole budget by its share. What does a '
            "change of one share do to the end?"
        ),
        (
            "A step that lets four in five through can rise until it lets all through: the end grows by the "
            "new share over the old. Work that out for every step, find the largest growth, and keep the "
            "places that have it, provided anything grows at all."
        ),
    ),
)


def _places(ask: Ask, shares: Sequence[float]) -> list[int]:
    """Return the places that the function names.

    Raises
    ------
    Stop
        If it names no places.

    """
    given = ask(shares)
    if given is None:
        unwritten("limiting_step")
    if isinstance(given, (str, dict)) or not hasattr(given, "__iter__"):
        stop(
            f"{ask.called(shares)} returned {short(given)}, {kind(given)}; a list is expected.",
            "Several steps may tie: put every one into a list, also when there is one only.",
        )
    named = list(given)
    strange = [one for one in named if not is_number(one) or one not in range(len(shares))]
    if strange:
        stop(
            f"{ask.called(shares)} names the place {short(strange[0])}.",
            f"With {len(shares)} steps the places run from 0 to {len(shares) - 1}.",
        )
    return sorted(round(float(one)) for one in named)


@limiting_step.case("room to rise", idea="Can that step still double?", look=STEPS)
def _(ask: Ask) -> str | None:
    for shares, due in (([0.9, 0.6], [1]), ([1, 0.8], [1]), ([0.7, 0.95, 1], [0])):
        named = _places(ask, shares)
        if set(named) - set(due):
            return ask.saw(shares)
    return None


@limiting_step.case(
    "ties", idea="Whose doubled share doubles the end as well? Name all that tie.", look=STEPS
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("ties")
    own = [draw.randint(2, 49) / 100 for _ in range(3)]
    for shares in ([0.01, 0.4, 0.5], [*own, 0.9]):
        if _places(ask, shares) != [0, 1, 2]:
            return ask.saw(shares)
    return None


@limiting_step.case(
    "nothing can rise", idea="Where every step lets all through, no step holds anything back.", look=STEPS
)
def _(ask: Ask) -> str | None:
    return ask.saw([1, 1]) if _places(ask, [1, 1]) else None


@limiting_step.case(
    "largest gain", idea="Compare by how many times the end would grow, step by step.", look=STEPS
)
def _(ask: Ask) -> str | None:
    shares = [0.9, 0.55, 0.8]
    own = sorted({one / 100 + 0.5 for one in (ask.draw("gain").randint(2, 9), 15, 30)}, reverse=True)
    for row, due in ((shares, [1]), (own, [len(own) - 1])):
        if _places(ask, row) != due:
            return ask.saw(row)
    return None


CELLS = ("blood stem cell", "stromal cell", "neural cell", "precursor cell")
JOB_NAMES = ("replace immunity", "modulate immunity", "support", "replace tissue")
RUNGS = ("mice", "people, no comparison", "people, randomised")
# The leaflet is invented; the studies that it cites are not.
LEAFLET = (
    ("row", "what the leaflet says", "what it cites"),
    (
        "1",
        "A transplant of blood stem cells gives you a new defence.",
        "`mist_burt2019`: people with relapsing MS, randomised to transplant or drugs",
    ),
    (
        "2",
        "Stromal cells into a vein modulate your immune system.",
        (
            "`uccelli_2021_mesems`: people with MS, randomised to cells or placebo; scans showed no clear "
            "difference"
        ),
    ),
    (
        "3",
        "Precursor cells replace lost myelin.",
        "`windrem_2020`: human precursor cells put into the brains of mice",
    ),
    (
        "4",
        "Neural cells support nerves that are still there.",
        "`genchi_2023_stems`: people with progressive MS, all of whom got cells",
    ),
    ("5", "Every vial of stromal cells passes our marker test, so it repairs.", "our own certificate"),
    ("6", "Our neural cells have made hundreds of nerves young again.", "letters to the clinic"),
)
FILLED = {
    "1": ("blood stem cell", "replace immunity", "people, randomised"),
    "2": ("stromal cell", "modulate immunity", "people, randomised"),
    "3": ("precursor cell", "replace tissue", "mice"),
    "4": ("neural cell", "support", "people, no comparison"),
}

fill_the_grid = Exercise(
    "cell_therapy.fill_the_grid",
    ("cell_therapy.1", "cell_therapy.3", "cell_therapy.4"),
    "A leaflet, made up, makes six promises. Write `fill_the_grid()`: for each row the cell, the job and the "
    "rung of the study that it cites (the kind of study, as on the ladder of chapter 00), as in "
    '`{7: ("stromal cell", "support", "mice"), 8: None, ...}`. '
    "Where no study measured the job, the grid stays empty: write `None`. "
    f"Cells: {', '.join(CELLS)}. Jobs: {', '.join(JOB_NAMES)}. Rungs: {'; '.join(RUNGS)}.",
    "Each entry stands where somebody measured it; a promise without a measurement leaves its place empty.",
    takes="value",
    table=LEAFLET,
    hints=(
        "Cover what the leaflet says and read only what it cites. Was anything measured, and in whom?",
        (
            'In "From donor to bedside" each test answers one question. '
            'In "Four jobs a cell could do" each job is something that could be measured.'
        ),
        (
            "Take a row that cites a certificate. A marker test says which cells are in the vial. Did "
            "anybody then measure repair, in a mouse or in a person? If not, that place stays empty."
        ),
    ),
)
Entry = tuple[str, str, str] | None


def _filled(given: Given) -> dict[str, Entry]:
    """Return each entry by the number of its row as written above.

    Raises
    ------
    Stop
        If an entry is missing or has no such words.

    """
    answer = given.answer
    if answer is None:
        unwritten("fill_the_grid")
    form = 'Write an entry for each row: `7: ("stromal cell", "support", "mice")`, or `8: None`, in braces.'
    if not isinstance(answer, dict):
        stop(f"You returned {short(answer)}, {kind(answer)}; a dictionary is expected.", form)
    entries = {str(number): entry for number, entry in answer.items()}
    found: dict[str, Entry] = {}
    for number, written in given.rows.items():
        if number not in entries:
            stop(f"Row {number} has no entry.", form)
        entry = entries[number]
        if entry is not None and (not isinstance(entry, (tuple, list)) or len(entry) != 3):  # noqa: PLR2004 - cell, job, rung
            stop(f"Row {number} has {short(entry)}.", form)
        for one, allowed in zip(entry or (), (CELLS, JOB_NAMES, RUNGS), strict=False):
            if one not in allowed:
                stop(f"Row {number} has {short(one)}.", f"Choose from: {'; '.join(allowed)}.")
        found[written] = None if entry is None else (entry[0], entry[1], entry[2])
    return found


@fill_the_grid.case(
    "everything empty",
    idea="Doubt has to be earned too: some rows cite a study that measured something.",
    look=EVIDENCE,
)
def _(given: Given) -> str | None:
    return None if any(_filled(given).values()) else "You left every place empty"


@fill_the_grid.case("a promise filled in", idea="Who measured it, in whom?", look=TESTS)
def _(given: Given) -> str | None:
    entries = _filled(given)
    promised = sorted(given.seen(row) for row in entries if row not in FILLED and entries[row] is not None)
    return f"You filled in row {promised[0]}" if promised else None


@fill_the_grid.case(
    "a measurement left out",
    idea="A study that measured the job has its place, also when it found no clear difference.",
    look=EVIDENCE,
)
def _(given: Given) -> str | None:
    entries = _filled(given)
    left_out = sorted(given.seen(row) for row in FILLED if entries[row] is None)
    return f"You left row {left_out[0]} empty" if left_out else None


def _misplaced(name: str, part: int, idea: str, look: str, rows: Sequence[str]) -> None:
    @fill_the_grid.case(name, idea=idea, look=look)
    def _(given: Given) -> str | None:
        entries = _filled(given)
        for row in rows:
            entry = entries[row]
            if entry is not None and entry[part] != FILLED[row][part]:
                return f"In row {given.seen(row)} you wrote {entry[part]!r}"
        return None


_misplaced("mice among people", 2, "Right study, another column: in whom was it done?", EVIDENCE, ("3",))
_misplaced(
    "no comparison",
    2,
    "Who was compared with whom, and were they randomised?",
    EVIDENCE,
    ("1", "2", "4"),
)
_misplaced("another cell", 0, "Which cells did that study give?", JOBS, tuple(FILLED))
_misplaced("another job", 1, "Which of the four jobs did that study look for?", JOBS, tuple(FILLED))

EXERCISES = (budget, dose_for_target, limiting_step, fill_the_grid)
