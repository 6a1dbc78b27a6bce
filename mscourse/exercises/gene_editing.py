"""The exercises of chapter 10: both copies, how many to edit, an identical twin, six claims."""

import math
from collections.abc import Collection

from mscourse.exercises.asking import Ask, Given, Stop, as_number, kind, short, stop, unwritten
from mscourse.exercises.judged_rows import judged_rows
from mscourse.exercises.records import Exercise
from mscourse.models import polygenic

SCISSORS = "Explore: where scissors miss"
STRONGEST = "Explore: edit the strongest"
TWIN = "Explore: an identical twin"
LINES = "Three lines of mathematics"
WORKS = "Where editing works"
SENSOR = "Cells with a sensor"
PLACES = "How many places?"
HARD = "Does a gene decide how hard?"
MICE = "Cells that carry a message"
PARTS = 3

both_copies = Exercise(
    "gene_editing.both_copies",
    ("gene_editing.3",),
    "A cell has two copies of a gene, and an editor changes each of them with the chance `e`, each by "
    "itself. Write `both_copies(e)`: the shares of cells with both copies edited, with one, and with none, "
    "in this order. Do not round.",
    "Each cell is in one of the three groups, and exchanging hit and miss exchanges the ends.",
    hints=(
        "Two coins are thrown for each cell. In how many ways can one of them be heads and the other tails?",
        'In "Explore: where scissors miss" look at the cells with both copies changed, as efficiency rises.',
        (
            "The chance that two independent things both happen is the one times the other. Do it for hit "
            "and hit, and for miss and miss; what is left over is one of each, in either order."
        ),
    ),
)


def _shares(ask: Ask, e: float) -> tuple[float, float, float]:
    """Return the three shares that an answer gives."""
    given = ask(e)
    if given is None:
        unwritten("both_copies")
    if hasattr(given, "tolist"):
        given = given.tolist()
    if not isinstance(given, (tuple, list)) or len(given) != PARTS:
        stop(
            f"{ask.called(e)} returned {short(given)}, {kind(given)}; three shares are expected.",
            "Return both, one and none, with commas between them.",
        )
    both, one, none = (as_number(share, ask.called(e), "both_copies") for share in given)
    return both, one, none


def _all_close(found: Collection[float], due: Collection[float]) -> bool:
    return all(
        math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12) for one, other in zip(found, due, strict=True)
    )


@both_copies.case("multiply", idea="Two copies edited independently: multiply their chances.", look=SCISSORS)
def _(ask: Ask) -> str | None:
    both, _one, _none = _shares(ask, 0.6)
    wrong = (2 * 0.6, 0.6, 0.6 / 2)
    return ask.saw(0.6) if any(math.isclose(both, one) for one in wrong) else None


@both_copies.case("whole", idea="Each cell is in one of the three groups: what is their sum?", look=SCISSORS)
def _(ask: Ask) -> str | None:
    e = ask.draw("whole").randint(15, 85) / 100
    for one in (0.3, e):
        if not math.isclose(sum(_shares(ask, one)), 1, rel_tol=1e-9):
            return ask.saw(one)
    return None


@both_copies.case(
    "exchanged", idea="Call a hit a miss and a miss a hit: which two groups change places?", look=SCISSORS
)
def _(ask: Ask) -> str | None:
    few, many = _shares(ask, 0.2), _shares(ask, 0.8)
    return None if _all_close(few[::-1], many) else f"{ask.saw(0.2)}, and {ask.saw(0.8)}"


@both_copies.case(
    "order", idea="Where every copy is hit, which of the three shares is everything?", look=SCISSORS
)
def _(ask: Ask) -> str | None:
    return None if _all_close(_shares(ask, 1), (1, 0, 0)) else ask.saw(1)


@both_copies.case("either copy", idea="One hit and one miss can come about in two ways.", look=SCISSORS)
def _(ask: Ask) -> str | None:
    e = ask.draw("either").randint(15, 85) / 100
    for one in (0.5, e):
        if not _all_close(_shares(ask, one), (one * one, 2 * one * (1 - one), (1 - one) ** 2)):
            return ask.saw(one)
    return None


number_needed_to_edit = Exercise(
    "gene_editing.number_needed_to_edit",
    ("gene_editing.2",),
    "Write `number_needed_to_edit(before, after)`: how many people have to be edited so that one of them is "
    "spared the disease, on average. Both risks are shares of all people. If "
    "editing spares nobody, return `math.inf`, even where it adds cases. Do not round.",
    "The number rests on the difference of two risks, and where there is no gain no number is large enough.",
    hints=(
        "A thousand people were edited, and three cases became one. How many people is that for each spared?",
        (
            'In "Explore: edit the strongest" two counts of cases are given, and the number to edit for '
            "each case spared. Find it from the two."
        ),
        (
            "Subtract, to see which share of people is spared. One divided by that share says how many "
            "people there are to each of them. Look first whether anything was subtracted at all."
        ),
    ),
)


@number_needed_to_edit.case(
    "ratio", idea="Two risks of one in a thousand can have a ratio of two.", look=STRONGEST
)
def _(ask: Ask) -> str | None:
    found = ask.number(0.004, 0.001)
    ratios = (4, 1 / 4, 3 / 4, 4 / 3)
    return ask.saw(0.004, 0.001) if any(math.isclose(found, one) for one in ratios) else None


@number_needed_to_edit.case(
    "smaller gap", idea="The smaller the gap, the more people must be edited for one.", look=STRONGEST
)
def _(ask: Ask) -> str | None:
    wide, narrow = ask.number(0.5, 0.1), ask.number(0.5, 0.4)
    return None if narrow > wide else f"{ask.saw(0.5, 0.1)}, and {ask.saw(0.5, 0.4)}"


@number_needed_to_edit.case(
    "one spared", idea="Edit as many as you say: how many cases fewer are there?", look=STRONGEST
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("spared")
    before = draw.randint(40, 90) / 1000
    for one in ((0.5, 0.25), (0.003, 0.0018), (before, before - draw.randint(7, 30) / 1000)):
        if not math.isclose(ask.number(*one) * (one[0] - one[1]), 1, rel_tol=1e-9):
            return ask.saw(*one)
    return None


def _endless(ask: Ask, before: float, after: float) -> str | None:
    """Return what was seen where the answer should be infinite."""
    try:
        given = ask(before, after)
    except Stop as end:
        return end.seen.rstrip(".")
    if given is None:
        return ask.saw(before, after)
    return None if given == math.inf else ask.saw(before, after)


@number_needed_to_edit.case(
    "nobody spared",
    idea="If the risk stays what it was, no number of people is large enough.",
    look=STRONGEST,
)
def _(ask: Ask) -> str | None:
    return _endless(ask, 0.25, 0.25)


@number_needed_to_edit.case(
    "more cases",
    idea="If there are more cases than before, nobody is spared: the same answer as for no change.",
    look=STRONGEST,
)
def _(ask: Ask) -> str | None:
    return _endless(ask, 0.25, 0.5)


CLOSE = 0.1  # how far a simulated share may be off, of its size
recurrence = Exercise(
    "gene_editing.recurrence",
    ("gene_editing.1",),
    "Liability has mean 0 and standard deviation 1, and the share `k` of people lie above the line. The "
    "inherited share of its variance is `h2`, below 1; two relatives have the share `share` of inherited "
    "causes in common (1 for identical twins, 0.5 for siblings), so their liabilities have the correlation "
    "`h2 * share`. Write `recurrence(h2, k, share)`: by simulation, the chance that the one is ill if the "
    "other is. Within one part in ten is near enough, for a rare disease too.",
    "Relatives share liability; and an average of chances is steadier than a count of rare pairs.",
    seconds=5.0,
    hints=(
        "Draw only people who are ill. What does the liability of one of them tell about her twin's?",
        (
            'In "Three lines of mathematics" two relatives share part of their liability. What is the rest '
            "made of, and how widely does it spread?"
        ),
        (
            "Give the ill person a liability above the line. Her relative's mean is that times the "
            "correlation, and the variance left over is one less the correlation squared. So the relative's "
            "chance to be above the line is a tail of a normal distribution. Average it over many ill people."
        ),
    ),
)


def _near(found: float, due: float) -> bool:
    return math.isclose(found, due, rel_tol=CLOSE)


@recurrence.case(
    "nothing inherited",
    idea="Where nothing is inherited, a relative is like anybody else.",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    return None if _near(ask.number(0, 0.2, 1), 0.2) else ask.saw(0, 0.2, 1)


@recurrence.case("shared liability", idea="Twins share liability, not a second dose of risk.", look=TWIN)
def _(ask: Ask) -> str | None:
    found = ask.number(0.5, 0.1, 1)
    added = (0.1 + 0.5, 0.2, 0.1 * 1.5, 0.5, 0.1 + 0.5 * 0.9, 0.1 * 0.1)
    return ask.saw(0.5, 0.1, 1) if any(math.isclose(found, one, rel_tol=0.01) for one in added) else None


@recurrence.case("more inherited", idea="The more is inherited, the more often a twin is ill too.", look=TWIN)
def _(ask: Ask) -> str | None:
    little, much = ask.number(0.2, 0.1, 1), ask.number(0.8, 0.1, 1)
    return None if much > little else f"{ask.saw(0.2, 0.1, 1)}, and {ask.saw(0.8, 0.1, 1)}"


@recurrence.case("nearer kin", idea="Siblings share half of what identical twins share.", look=TWIN)
def _(ask: Ask) -> str | None:
    sibling, twin = ask.number(0.7, 0.1, 0.5), ask.number(0.7, 0.1, 1)
    return None if twin > sibling else f"{ask.saw(0.7, 0.1, 0.5)}, and {ask.saw(0.7, 0.1, 1)}"


@recurrence.case(
    "a common disease",
    idea="Given one twin's liability, where is the other's middle, and how wide is what is left?",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    h2 = ask.draw("common").randint(30, 80) / 100
    for one in ((0.9, 0.1, 1), (0.8, 0.2, 0.5), (h2, 0.1, 1)):
        if not _near(ask.number(*one), polygenic.recurrence_risk(one[1], one[0], one[2])):
            return ask.saw(*one)
    return None


@recurrence.case(
    "a rare disease", idea="Average the conditional risk instead of counting rare cases.", look=TWIN
)
def _(ask: Ask) -> str | None:
    for one in ((0.5, 0.003, 0.5), (0.4, 0.0002, 0.5), (0.75, 0.003, 1)):
        if not _near(ask.number(*one), polygenic.recurrence_risk(one[1], one[0], one[2])):
            return ask.saw(*one)
    return None


USES = ("cause", "blood stem cell", "T cell", "stromal cell")
VERDICTS = ("supported", "preclinical", "open", "unsupported")
FOUND = ("many places", "twins", "sickle cell", "five people", "an empty trial", "mice", "a pair that parted")
CLAIMS = (
    ("row", "sentence"),
    ("1", "Gene-edited stem cells strike at the genetic root cause of MS."),
    ("2", "CRISPR can correct the mutations, and so prevent MS or make it milder."),
    (
        "3",
        (
            "Blood stem cells, edited and given after strong chemotherapy, spared most of those treated the "
            "severe crises of another disease for at least a year."
        ),
    ),
    ("4", "T cells with a sensor for plasma cells improve progressive MS."),
    ("5", "A trial of T cells with a sensor is registered for MS, so they have been shown to work in it."),
    ("6", "Stromal cells, changed so that they find inflamed tissue better, do more than plain ones."),
)
DUE: dict[str, tuple[str, str, frozenset[str]]] = {
    "1": ("cause", "unsupported", frozenset({"many places", "twins"})),
    "2": ("cause", "unsupported", frozenset({"many places", "twins", "a pair that parted"})),
    "3": ("blood stem cell", "supported", frozenset({"sickle cell"})),
    "4": ("T cell", "open", frozenset({"five people"})),
    "5": ("T cell", "unsupported", frozenset({"an empty trial"})),
    "6": ("stromal cell", "preclinical", frozenset({"mice"})),
}

judge_the_edits = Exercise(
    "gene_editing.judge_the_edits",
    ("gene_editing.4", "gene_editing.5"),
    "Write `judge_the_edits()`: for each sentence what is to be changed, a verdict, and what on this page it "
    'rests on, as in `{7: ("T cell", "supported", "twins"), ...}`. '
    f"To be changed: {', '.join(USES)}. Verdicts: {', '.join(VERDICTS)} (open: seen in people, too little to "
    f"tell). Rests on: {', '.join(FOUND)}. Where more than one bears on a sentence, either will do.",
    "A cause, a blood cell, a T cell, a stromal cell: each needs evidence of its own, and one has it.",
    takes="value",
    table=CLAIMS,
    hints=(
        "Ask of each sentence: which cell leaves the laboratory, and what is it meant to do in the body?",
        (
            'In "Claims checked" two of the sentences have their verdicts. For the others look under "Where '
            'editing works", "Cells with a sensor" and "Cells that carry a message".'
        ),
        (
            "Take a sentence about T cells with a sensor. The cell is a T cell, it had no fault, and "
            "it goes for other immune cells. Then ask who got it, how many, against whom. A handful, nobody: "
            "neither shown nor shown to be false."
        ),
    ),
)


def _edits(given: Given) -> dict[str, tuple[str, ...]]:
    return judged_rows(given, "judge_the_edits", (USES, VERDICTS, FOUND), ("T cell", "supported", "twins"))


def _row(name: str, row: str, part: int, idea: str, look: str) -> None:
    """Add a case: in this row another word is right."""

    @judge_the_edits.case(name, idea=idea, look=look)
    def _(given: Given) -> str | None:
        written, due = _edits(given)[row][part], DUE[row][part]
        right = written in due if isinstance(due, frozenset) else written == due
        return None if right else f"In row {given.seen(row)} you wrote {written!r}"


@judge_the_edits.case(
    "T cells as a repair", idea="Which cell was changed, and what does it attack?", look=SENSOR
)
def _(given: Given) -> str | None:
    entries = _edits(given)
    return next(
        (f"In row {given.seen(row)} you wrote 'cause'" for row in ("4", "5") if entries[row][0] == "cause"),
        None,
    )


_row("no cause to test", "1", 1, "Is there a cause gene to test at all?", PLACES)
_row("nothing to correct", "2", 1, "Which mutation would the editor be set to?", HARD)
_row("earned", "3", 1, "Doubt has to be earned too: how many were spared, out of how many?", WORKS)
_row("five people", "4", 1, "How many people, compared with whom?", SENSOR)
_row("a plan", "5", 1, "A trial that is registered is a plan. How many people were in this one?", SENSOR)
_row("in whom", "6", 1, "In whom were the changed cells tried?", MICE)


@judge_the_edits.case(
    "what is changed", idea="Which cell leaves the laboratory, or is a cause itself the target?", look=WORKS
)
def _(given: Given) -> str | None:
    for row, entry in _edits(given).items():
        if entry[0] != DUE[row][0]:
            return f"In row {given.seen(row)} you wrote {entry[0]!r}"
    return None


@judge_the_edits.case(
    "rests on", idea="Does this finding speak about what the sentence claims?", look="Claims checked"
)
def _(given: Given) -> str | None:
    for row, entry in _edits(given).items():
        if entry[2] not in DUE[row][2]:
            return f"In row {given.seen(row)} you wrote {entry[2]!r}"
    return None


EXERCISES = (both_copies, number_needed_to_edit, recurrence, judge_the_edits)
