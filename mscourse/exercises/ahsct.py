"""The exercises of chapter 06: when a count is back, the new share, a survival curve, and a press release."""

import math
from collections.abc import Sequence

from mscourse.exercises.asking import Ask, Given, Stop, is_number, kind, short, stop, unwritten
from mscourse.exercises.records import Exercise
from mscourse.models import reconstitution as model
from mscourse.models.reconstitution.curves import fresh, old

MATHS = "Three lines of mathematics"
RENEWAL = "Explore: new or regrown?"
LASTING = "Evidence: relapsing MS"
DOUBT = "Who was in these studies, and who was not"
NEUTROPHILS = (4.0, 0.005, 0.43)  # normal and nadir in 10⁹/L, rate for each day
NORMAL_CD4 = (0.45, 0.9)  # 10⁹/L: naive or memory cells alone, and both together

crossing_day = Exercise(
    "ahsct.crossing_day",
    ("ahsct.2",),
    "Write `crossing_day(normal, nadir, rate, level)`: the day on which a logistic count reaches `level`. "
    "`normal` is where it levels off, `nadir` the count on day 0, `rate` the growth for each day. If the "
    "count is at the level or above it from the start, the day is 0. A level that is never reached, "
    "`normal` itself among them, raises a `ValueError`. Do not round.",
    "The day, put back into the curve, gives the level: you turned the first line of mathematics round.",
    hints=(
        "Near the bottom the count doubles again and again. What happens to the doubling near the top?",
        (
            'The first of "Three lines of mathematics" gives a count for a day. You have the count, and look '
            "for the day: solve for it."
        ),
        (
            "Divide the normal count by the level and take one off. Do the same with the nadir. The first "
            "is the second times e to the power of minus rate times day; take logarithms."
        ),
    ),
)


@crossing_day.case("ceiling", idea="Growth slows near the normal level.", look=MATHS)
def _(ask: Ask) -> str | None:
    normal, nadir, rate = NEUTROPHILS
    for level in (3.6, 2.0):
        endless = math.log(level / nadir) / rate
        if math.isclose(ask.number(normal, nadir, rate, level), endless, rel_tol=1e-6):
            return ask.saw(normal, nadir, rate, level)
    return None


@crossing_day.case(
    "slower is later", idea="A lower rate brings the same level later, not sooner.", look=MATHS
)
def _(ask: Ask) -> str | None:
    quick, slow = (ask.number(4, 0.005, rate, 0.5) for rate in (0.43, 0.2))
    return None if slow > quick else f"{ask.saw(4, 0.005, 0.2, 0.5)}, and with a rate of 0.43 {short(quick)}"


@crossing_day.case("there at once", idea="What is there on day 0 has no day to wait for.", look=MATHS)
def _(ask: Ask) -> str | None:
    for level in (0.005, 0.001):
        if ask.number(4, 0.005, 0.43, level) != 0:
            return ask.saw(4, 0.005, 0.43, level)
    return None


@crossing_day.case(
    "never reached",
    idea="The curve comes near the normal level and does not get there: raise a `ValueError`.",
    look=MATHS,
)
def _(ask: Ask) -> str | None:
    for level in (4, 5):
        try:
            seen = ask.saw(4, 0.005, 0.43, level)
        except Stop as end:
            if "stopped with ValueError" in end.seen:
                continue
            return end.seen.rstrip(".")
        return seen
    return None


@crossing_day.case(
    "back into the curve", idea="Put your day into the curve: it should give the level.", look=MATHS
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("curve")
    own = (draw.randint(20, 60) / 100, draw.randint(1, 9) / 1000, draw.randint(2, 9) / 100, 0.15)
    for normal, nadir, rate, level in ((*NEUTROPHILS, 0.5), (0.25, 0.001, 0.038, 0.2), own):
        count = float(model.logistic(ask.number(normal, nadir, rate, level), normal, nadir, rate))
        if not math.isclose(count, level, rel_tol=1e-6):
            return ask.saw(normal, nadir, rate, level)
    return None


new_share = Exercise(
    "ahsct.new_share",
    ("ahsct.2", "ahsct.3"),
    "Write `new_share(age, survivors, day)`: which share, from 0 to 1, of the CD4 clones in the blood is "
    "new. `fresh(age, day)` gives the cells that the thymus has made since the transplant, and "
    "`old(survivors, day)` those of clones from before, both in billions of cells per litre. If no old "
    "clone survived, the share is 1, on day 0 too. Do not round.",
    "New cells among all that are there: the share falls with age and with every clone that survives.",
    hints=(
        (
            "In a room sit thirty new people and ten old ones. Which share is new? Did you need the size "
            "of the room?"
        ),
        (
            'In "Three lines of mathematics" the third line says what is divided by what. Nothing in it is a '
            "normal count."
        ),
        (
            "Take both numbers once. Before you divide, ask whether there is anything to divide by: on day"
            " 0, with no survivors, the blood of the model holds no clone of either kind."
        ),
    ),
)
STANDARD = (35, 0.01, 730)


@new_share.case(
    "a share",
    idea="A share lies between 0 and 1. Per cent can be more, and so can the new held against the old alone.",
    look=MATHS,
)
def _(ask: Ask) -> str | None:
    given = ask.number(*STANDARD)
    return None if 0 <= given <= 1 else ask.saw(*STANDARD)


@new_share.case("which of the two", idea="Which share was asked for, the new or the old?", look=MATHS)
def _(ask: Ask) -> str | None:
    new, kept = fresh(*STANDARD[::2]), old(*STANDARD[1:])
    return (
        ask.saw(*STANDARD) if math.isclose(ask.number(*STANDARD), kept / (new + kept), rel_tol=1e-6) else None
    )


@new_share.case("what is there", idea="Share of what is there, not of normal.", look=RENEWAL)
def _(ask: Ask) -> str | None:
    new, given = fresh(*STANDARD[::2]), ask.number(*STANDARD)
    return (
        ask.saw(*STANDARD)
        if any(math.isclose(given, new / one, rel_tol=0.02) for one in NORMAL_CD4)
        else None
    )


@new_share.case("age", idea="An older thymus makes fewer new cells. What did age change here?", look=RENEWAL)
def _(ask: Ask) -> str | None:
    young, aged = (ask.number(age, 0.01, 730) for age in (20, 65))
    return None if aged < young else f"{ask.saw(65, 0.01, 730)}, and for a young person {short(young)}"


@new_share.case("none survived", idea="Where no old clone is left, all that is there is new.", look=RENEWAL)
def _(ask: Ask) -> str | None:
    for day in (730, 0):
        try:
            given = ask.number(35, 0, day)
        except Stop as end:
            return end.seen.rstrip(".")
        if given != 1:
            return ask.saw(35, 0, day)
    return None


@new_share.case("first day", idea="On day 0 the thymus has made nothing yet: who is there?", look=RENEWAL)
def _(ask: Ask) -> str | None:
    return None if ask.number(35, 0.01, 0) == 0 else ask.saw(35, 0.01, 0)


@new_share.case("agreement", idea="New cells, divided by new and old together.", look=MATHS)
def _(ask: Ask) -> str | None:
    draw = ask.draw("share")
    own = (draw.randint(18, 65), draw.randint(1, 99) / 1000, draw.randint(30, 700))
    for age, survivors, day in (STANDARD, (50, 0.05, 365), own):
        new, kept = fresh(age, day), old(survivors, day)
        if not math.isclose(ask.number(age, survivors, day), new / (new + kept), rel_tol=1e-6):
            return ask.saw(age, survivors, day)
    return None


km_with_events = Exercise(
    "ahsct.km_with_events",
    ("ahsct.4",),
    "Write `km_with_events(times, events)`: a survival curve by hand, after Kaplan and Meier. `times` are "
    "the years for which each person was watched; `events` says for each whether the watching ended with "
    "the event (`True`) or because the person left (`False`). Return a list of pairs (time, share still "
    "free of it): first `(0, 1.0)`, then one pair for each time with an event, in order of time. At each "
    "such time the share is multiplied by the part of those still watched who had no event. Whoever leaves"
    " at that very time was still watched then.",
    "Everybody counts for as long as they were watched, and nobody longer.",
    hints=(
        "Four people. One has the event after a year, when all four are watched. Which share is left?",
        (
            'Under "Evidence: relapsing MS" people were followed for different times. At which steps can '
            "somebody who left after two years have been counted?"
        ),
        (
            "Go through the different times in order. At each, count those whose time is no less, and "
            "those whose event came then. If there is one, multiply the share by one minus the second over"
            " the first."
        ),
    ),
)
FOUR = ([1, 2, 3, 4], [True, False, True, False])
Steps = list[tuple[float, float]]


def _curve(times: Sequence[float], events: Sequence[bool]) -> Steps:
    """Return the curve as it should be: the product of those who stayed, at each time with an event."""
    steps, share = [(0.0, 1.0)], 1.0
    for time in sorted({one for one, event in zip(times, events, strict=True) if event}):
        watched = sum(one >= time for one in times)
        lost = sum(one == time and event for one, event in zip(times, events, strict=True))
        share *= (watched - lost) / watched
        steps.append((time, share))
    return steps


def _steps(ask: Ask, times: Sequence[float], events: Sequence[bool]) -> Steps:
    """Return the pairs that the function gives.

    Raises
    ------
    Stop
        If it gives anything else.

    """
    given = ask(list(times), list(events))
    if given is None:
        unwritten("km_with_events")
    form = "Give a list of pairs, each a time and a share: `[(0, 1.0), ...]`."
    called = ask.called(list(times), list(events))
    if isinstance(given, (str, dict)) or not hasattr(given, "__iter__"):
        stop(f"{called} returned {short(given)}, {kind(given)}; a list is expected.", form)
    pairs = list(given)
    for one in pairs:
        if not isinstance(one, (tuple, list)) or len(one) != 2 or not all(map(is_number, one)):  # noqa: PLR2004 - a pair
            stop(f"{called} holds {short(one)}, {kind(one)}.", form)
    return [(float(time), float(share)) for time, share in pairs]


def _same(found: Steps, due: Steps) -> bool:
    return len(found) == len(due) and all(
        math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)
        for one, other in zip(found, due, strict=True)
        for a, b in zip(one, other, strict=True)
    )


def _told(ask: Ask, times: Sequence[float], events: Sequence[bool]) -> str:
    return ask.saw(list(times), list(events))


@km_with_events.case(
    "begins whole", idea="At time 0 everybody is free of the event: a share of 1.", look=LASTING
)
def _(ask: Ask) -> str | None:
    return None if _steps(ask, *FOUR)[:1] == [(0.0, 1.0)] else _told(ask, *FOUR)


@km_with_events.case(
    "steps at events", idea="A curve steps down where somebody had the event, and nowhere else.", look=LASTING
)
def _(ask: Ask) -> str | None:
    times = [time for time, _ in _steps(ask, *FOUR)[1:]]
    return _told(ask, *FOUR) if len(times) > 2 or not set(times) <= {1.0, 3.0} else None  # noqa: PLR2004 - two events


@km_with_events.case("at risk until they left", idea="They were at risk until they left.", look=LASTING)
def _(ask: Ask) -> str | None:
    stayed = [(time, event) for time, event in zip(*FOUR, strict=True) if event]
    dropped = _curve([time for time, _ in stayed], [event for _, event in stayed])
    return _told(ask, *FOUR) if _same(_steps(ask, *FOUR), dropped) else None


@km_with_events.case(
    "no longer watched", idea="Whoever has left is not watched any more: who is, at that time?", look=LASTING
)
def _(ask: Ask) -> str | None:
    return _told(ask, *FOUR) if _same(_steps(ask, *FOUR), [(0, 1.0), (1, 0.75), (3, 0.5)]) else None


@km_with_events.case(
    "nobody left early",
    idea="Where nobody leaves, it is the plain share of those without the event.",
    look=LASTING,
)
def _(ask: Ask) -> str | None:
    times, events = [1, 2, 3, 4], [True] * 4
    return None if _same(_steps(ask, times, events), _curve(times, events)) else _told(ask, times, events)


@km_with_events.case(
    "the same day",
    idea="Two events at one time make one step, and who leaves then was still watched.",
    look=LASTING,
)
def _(ask: Ask) -> str | None:
    for times, events in (([2, 2, 3, 3], [True, True, True, True]), ([2, 2, 3], [True, False, False])):
        if not _same(_steps(ask, times, events), _curve(times, events)):
            return _told(ask, times, events)
    return None


@km_with_events.case(
    "any order", idea="People stand in the list in any order; the curve goes by time.", look=LASTING
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("people")
    times = [draw.randint(1, 9) for _ in range(8)]
    events = [draw.random() < 0.6 for _ in times]  # noqa: PLR2004 - more events than leavings
    for one, other in (([3, 1, 2], [True, True, False]), (times, events)):
        if not _same(_steps(ask, one, other), _curve(one, other)):
            return _told(ask, one, other)
    return None


# The release is made up; it leans on the Mexican programme, whose numbers the chapter does not need for it.
RELEASE = (
    ("row", "what the release says, or leaves out", "what is known of it"),
    ("1", "Most people responded.", "Better or unchanged both counted as a response."),
    ("2", "Examinations showed the gain.", "People judged themselves, by e-mail or on a form."),
    ("3", "The treatment made the difference.", "Everybody had it; nobody was compared."),
    ("4", "The effect lasts.", "It was asked for at twelve months."),
    ("5", "One figure speaks for all.", "Relapsing and progressive MS are counted together in it."),
    ("6", "People were treated as outpatients.", "They slept at home or nearby; few had to be admitted."),
    ("7", "Hundreds of people took part.", "Every one of them is counted, one after another."),
    ("8", "The cells were each person's own.", "They were collected, and given back without freezing."),
)
FAULTY = ("1", "2", "3", "4", "5")

judge_release = Exercise(
    "ahsct.judge_release",
    ("ahsct.4", "ahsct.5"),
    "A press release, made up, reports on transplants for MS. Write `judge_release()`: the numbers of the "
    "rows in which what is known does not bear what is said, as in `{9, 10}`. Leave out the rows that tell"
    " a plain fact of the treatment.",
    "A response, who judged it, who was compared, for how long, and in which form of MS: five questions "
    "for any release.",
    takes="value",
    table=RELEASE,
    hints=(
        "Read the middle column alone, and write down what would have to be measured for it.",
        (
            'Under "Who was in these studies, and who was not" the text says what a single group can show. '
            "Which rows ask more of it?"
        ),
        (
            'Take a row of our own: "Everyone was pleased", and known is that those who were not did not '
            "answer. What is known does not bear it. Ask that of each row: if the right column is true, "
            "does the middle one follow?"
        ),
    ),
)


def _marked(given: Given) -> set[str]:
    """Return the rows that the answer names, by their numbers as written above.

    Raises
    ------
    Stop
        If it names none, or no rows at all.

    """
    answer = given.answer
    if answer is None:
        unwritten("judge_release")
    form = "Write the numbers of the rows between braces: `{9, 10}`."
    if isinstance(answer, (str, dict)) or not hasattr(answer, "__iter__"):
        stop(f"You returned {short(answer)}, {kind(answer)}; a set of numbers is expected.", form)
    named = {str(one) for one in answer}
    strange = sorted(named - set(given.rows))
    if strange:
        stop(f"You named row {short(strange[0])}.", f"The rows run from 1 to {len(given.rows)}.")
    return {given.rows[one] for one in named}


def _plain_fact(row: str, name: str, idea: str) -> None:
    @judge_release.case(name, idea=idea, look=DOUBT)
    def _(given: Given) -> str | None:
        return f"You named row {given.seen(row)}" if row in _marked(given) else None


def _let_pass(row: str, name: str, idea: str, look: str) -> None:
    @judge_release.case(name, idea=idea, look=look)
    def _(given: Given) -> str | None:
        return None if row in _marked(given) else f"You let row {given.seen(row)} pass"


_plain_fact("6", "place of care", "Place of care is no fault of evidence.")
_plain_fact("7", "size", "Many people are no fault; they are no comparison either.")
_plain_fact(
    "8", "own cells", "Whose cells they are is a fact of the treatment. Was anything concluded from it?"
)
_let_pass("1", "stable counted", "Look at what was called a response.", DOUBT)
_let_pass("2", "who judged", "Who looked, and what did they hope to see?", DOUBT)
_let_pass("3", "no comparison", "What would have happened without it?", LASTING)
_let_pass("4", "how long", "For how long would one have to look, to say that it lasts?", LASTING)
_let_pass(
    "5", "forms of MS", "Whose MS is it? What holds for one form is not known to hold for the other.", DOUBT
)

EXERCISES = (crossing_day, new_share, km_with_events, judge_release)
