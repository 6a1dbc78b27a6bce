"""The exercises of chapter 02: a rate, a step, two kinds of worsening, and questions to a model."""

import math
from dataclasses import replace

from mscourse.exercises.asking import Ask, Given, as_number, kind, short, stop, unwritten
from mscourse.exercises.records import Exercise
from mscourse.models import relapse

DIARIES = "Explore: ten diaries, one rule"
MATHS = "Three lines of mathematics"
ROADS = "Two roads to disability"
DOUBT = "Limits and doubt"
DISTRUST = "A result to distrust"

# ---- a rate ----

annualised_rate = Exercise(
    "attack.annualised_rate",
    ("attack.3",),
    "Write `annualised_rate(counts, years)`. The first list holds how many relapses each person had, the "
    "second for how many years each was watched. Return relapses per person-year for all of them together.",
    "All relapses over all the time: whoever was watched for longer weighs more, and nobody is lost.",
    hints=(
        "Think of the group as one long stretch of watched time. What happened in it, and how long was it?",
        (
            'In "Explore: ten diaries, one rule" everybody is watched for the same time. What changes when '
            "one person leaves early?"
        ),
        (
            "Two people, one year and nine years, four relapses and none: that is ten years of watching. "
            "Put the relapses of both over the years of both."
        ),
    ),
)


@annualised_rate.case(
    "more attacks",
    idea="More relapses in the same time are a higher rate. What is divided by what?",
    look=DIARIES,
)
def _(ask: Ask) -> str | None:
    few, many = ask.number([1, 1], [2, 2]), ask.number([2, 2], [2, 2])
    return None if many > few else f"{ask.saw([1, 1], [2, 2])}, and {ask.saw([2, 2], [2, 2])}"


@annualised_rate.case(
    "more time",
    idea="The same relapses in twice the time are half the rate. Where do the years come in?",
    look=DIARIES,
)
def _(ask: Ask) -> str | None:
    short_time, long_time = ask.number([2, 2], [2, 2]), ask.number([2, 2], [4, 4])
    if math.isclose(long_time, short_time / 2, rel_tol=1e-9):
        return None
    return f"{ask.saw([2, 2], [2, 2])}, and {ask.saw([2, 2], [4, 4])}"


@annualised_rate.case(
    "all the years",
    idea="The years of all people add up, as their relapses do; what is asked for is one person-year.",
    look=DIARIES,
)
def _(ask: Ask) -> str | None:
    return None if math.isclose(ask.number([3, 1], [2, 2]), 1, rel_tol=1e-9) else ask.saw([3, 1], [2, 2])


@annualised_rate.case("unequal time", idea="People followed briefly get too much weight.", look=DIARIES)
def _(ask: Ask) -> str | None:
    return None if math.isclose(ask.number([4, 0], [1, 9]), 0.4, rel_tol=1e-9) else ask.saw([4, 0], [1, 9])


@annualised_rate.case("none", idea="No relapse in a year of watching is a rate too: nought.", look=DIARIES)
def _(ask: Ask) -> str | None:
    return None if ask.number([0, 0], [1, 2]) == 0 else ask.saw([0, 0], [1, 2])


@annualised_rate.case(
    "a group of your own",
    idea="This group is larger, and its years are no whole numbers. Does every person count, unrounded?",
    look=DIARIES,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("group")
    counts = [draw.randint(0, 9) for _person in range(draw.randint(4, 7))] + [3]
    years = [draw.randint(11, 79) / 10 for _person in counts]
    found = ask.number(counts, years)
    return None if math.isclose(found, sum(counts) / sum(years), rel_tol=1e-9) else ask.saw(counts, years)


# ---- a step ----

USUAL = relapse.Parameters()
OTHER = relapse.Parameters(
    effector_growth=1.5,
    effector_loss=0.3,
    effector_midpoint=800,
    regulator_growth=0.4,
    regulator_loss=0.15,
    regulator_midpoint=300,
    rest=0.02,
    steepness=3,
)
PLENTY = 1e8  # cells: a switch thrown as far as it goes
STEP = 0.1

euler_step = Exercise(
    "attack.euler_step",
    ("attack.2",),
    "Write `euler_step(state, p, dt)`: effectors and regulators after `dt` days, as a pair, when `state` "
    "holds both now. Take the equations of the chapter without new arrivals. The rates are in `p`, a "
    "`relapse.Parameters`: `effector_growth`, `effector_loss`, `effector_midpoint`, the same three for "
    "`regulator`, `rest` for η. The switch is `relapse.hill(x / midpoint, p.steepness)`. No number of cells "
    "falls below nought.",
    "Effectors call up regulators, regulators restrain effectors, and where the two balance nothing moves.",
    hints=(
        "A step is small: the new number is the old one, plus its slope times the length of the step.",
        (
            'Under "Three lines of mathematics" each slope has a part that adds and a part that takes. '
            "Which switch stands in which?"
        ),
        (
            "For regulators: the switch looks at the effectors, `relapse.hill(E / p.effector_midpoint, "
            "p.steepness)`. It multiplies their growth. What they lose, they lose at the rate of loss and at "
            "the rate of rest together. Take both slopes before you change either number."
        ),
    ),
)


def _after(ask: Ask, state: tuple[float, float], p: relapse.Parameters, dt: float) -> tuple[float, float]:
    effectors, regulators = ask.pair(state, p, dt)
    called = ask.called(state, p, dt)
    return as_number(effectors, called, "euler_step"), as_number(regulators, called, "euler_step")


def _balance(p: relapse.Parameters) -> tuple[float, float]:
    """Return where growth and loss cancel when no new cells arrive, effectors and regulators."""
    wanted = (p.regulator_loss + p.rest) / p.regulator_growth
    restrained = (p.effector_growth - p.rest) / (p.effector_growth + p.effector_loss)
    return (
        p.effector_midpoint * (wanted / (1 - wanted)) ** (1 / p.steepness),
        p.regulator_midpoint * (restrained / (1 - restrained)) ** (1 / p.steepness),
    )


@euler_step.case("restraint", idea="More restraint should not make more effectors.", look=MATHS)
def _(ask: Ask) -> str | None:
    few, many = (1000, 100), (1000, 400)
    if _after(ask, many, USUAL, STEP)[0] < _after(ask, few, USUAL, STEP)[0]:
        return None
    return f"{ask.saw(few, USUAL, STEP)}, and {ask.saw(many, USUAL, STEP)}"


@euler_step.case("recruitment", idea="More effectors should call up more regulators.", look=MATHS)
def _(ask: Ask) -> str | None:
    few, many = (500, 200), (2000, 200)
    if _after(ask, many, USUAL, STEP)[1] > _after(ask, few, USUAL, STEP)[1]:
        return None
    return f"{ask.saw(few, USUAL, STEP)}, and {ask.saw(many, USUAL, STEP)}"


@euler_step.case(
    "no step",
    idea="A step of no length changes nothing: the new number is the old one plus something times `dt`.",
    look=MATHS,
)
def _(ask: Ask) -> str | None:
    state = (1500, 250)
    return None if _after(ask, state, USUAL, 0) == state else ask.saw(state, USUAL, 0)


@euler_step.case(
    "one moment",
    idea="Twice as short a step should change half as much. Do both slopes belong to the same moment?",
    look=MATHS,
)
def _(ask: Ask) -> str | None:
    state = (1500.0, 250.0)
    half, whole = _after(ask, state, USUAL, STEP / 2), _after(ask, state, USUAL, STEP)
    for before, after_half, after_whole in zip(state, half, whole, strict=True):
        if not math.isclose(after_whole - before, 2 * (after_half - before), rel_tol=1e-6):
            return f"{ask.saw(state, USUAL, STEP / 2)}, and {ask.saw(state, USUAL, STEP)}"
    return None


@euler_step.case(
    "each alone",
    idea="Alone, effectors only multiply and go to rest, and regulators only fade. Which rates act then?",
    look=MATHS,
)
def _(ask: Ask) -> str | None:
    for p in (USUAL, OTHER):
        wanted = (
            (0, (100, 0), 100 * (1 + STEP * (p.effector_growth - p.rest))),
            (1, (0, 100), 100 * (1 - STEP * (p.regulator_loss + p.rest))),
        )
        for which, state, number in wanted:
            if not math.isclose(_after(ask, state, p, STEP)[which], number, rel_tol=1e-6):
                return ask.saw(state, p, STEP)
    return None


@euler_step.case(
    "both in plenty",
    idea="With the other kind in plenty a switch stands at one. Which rates are left for each kind?",
    look=MATHS,
)
def _(ask: Ask) -> str | None:
    for p in (USUAL, OTHER):
        wanted = (
            (0, (100, PLENTY), 100 * (1 - STEP * (p.effector_loss + p.rest))),
            (1, (PLENTY, 100), 100 * (1 + STEP * (p.regulator_growth - p.regulator_loss - p.rest))),
        )
        for which, state, number in wanted:
            if not math.isclose(_after(ask, state, p, STEP)[which], number, rel_tol=1e-6):
                return ask.saw(state, p, STEP)
    return None


@euler_step.case(
    "balance",
    idea=(
        "Here growth and loss cancel, so nothing should move. Whose midpoint stands in which switch, and do "
        "midpoint and steepness come from this `p`?"
    ),
    look=MATHS,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("balance")
    own = replace(
        USUAL, regulator_growth=draw.randint(30, 90) / 100, regulator_midpoint=draw.randint(150, 400)
    )
    for p in (USUAL, OTHER, own):
        state = _balance(p)
        for before, after in zip(state, _after(ask, state, p, STEP), strict=True):
            if not math.isclose(before, after, rel_tol=1e-6):
                return ask.saw(tuple(round(one) for one in state), p, STEP)
    return None


@euler_step.case(
    "not below none", idea="Cells cannot be fewer than none: let the step stop at nought.", look=MATHS
)
def _(ask: Ask) -> str | None:
    for state in ((1000, 1000), (0, 1000)):
        if min(_after(ask, state, USUAL, 10)) < 0:
            return ask.saw(state, USUAL, 10)
    return None


# ---- two kinds of worsening ----

RISE = 1  # a point or more counts
WINDOW = 90  # days
Rows = list[tuple[str, int, float]]

split_worsening = Exercise(
    "attack.split_worsening",
    ("attack.3",),
    "Write `split_worsening(visits, relapses, window)`: how many confirmed rises of disability are RAW and "
    "how many are PIRA, as a pair. `visits` holds `(person, day, score)`, `relapses` holds `(person, day)`. "
    "A rise is 1 point or more above the score to compare with: the person's first, and after a confirmed "
    "rise the score of that rise. The next visit confirms it if that, too, lies 1 point or more above. It is "
    "RAW if that person had a relapse on the day of the rise or before it, fewer than `window` days earlier.",
    "Each confirmed rise was counted once, and only a relapse of that person, close before, made it RAW.",
    hints=(
        "Take one person at a time, and put that person's visits in the order of days.",
        (
            'Under "Two roads to disability" a rise counts only when a later visit confirms it. Which two '
            "visits do you have to look at together?"
        ),
        (
            "Walk through pairs of neighbouring visits, `zip(own, own[1:])`. If both scores lie a point or "
            "more above the one to compare with, the first of them is a confirmed rise: look for its "
            "relapse, count it, and compare with its score from now on."
        ),
    ),
)


def _row(*scores: float, person: str = "a", every: int = 100) -> Rows:
    return [(person, every * place, score) for place, score in enumerate(scores)]


def _split(
    ask: Ask, visits: Rows, relapses: list[tuple[str, int]], window: int = WINDOW
) -> tuple[float, float]:
    raw, pira = ask.pair(visits, relapses, window)
    called = "`split_worsening(visits, relapses, window)`"
    return as_number(raw, called, "split_worsening"), as_number(pira, called, "split_worsening")


def _told(
    ask: Ask, visits: Rows, relapses: list[tuple[str, int]], wanted: tuple[int, int], story: str
) -> str | None:
    """Return the story of one person and what was counted, if it is not what was wanted."""
    found = _split(ask, visits, relapses)
    return None if found == wanted else f"{story}, and you counted {short(found)}"


@split_worsening.case("confirmed", idea="One visit is not confirmed worsening.", look=ROADS)
def _(ask: Ask) -> str | None:
    return _told(ask, _row(2, 3, 2, 2), [], (0, 0), "A score rose at one visit and was back at the next")


@split_worsening.case(
    "the last visit", idea="Nothing comes after the last visit, so nothing confirms it.", look=ROADS
)
def _(ask: Ask) -> str | None:
    return _told(ask, _row(2, 2, 3), [], (0, 0), "A score rose at the last visit")


@split_worsening.case(
    "far enough", idea="A smaller rise does not count by the rule of this task.", look=ROADS
)
def _(ask: Ask) -> str | None:
    return _told(ask, _row(2, 2.5, 2.5, 2.5), [], (0, 0), "A score rose by half a point and stayed")


@split_worsening.case(
    "no relapse at all", idea="Without any relapse a rise is PIRA, the second number of the pair.", look=ROADS
)
def _(ask: Ask) -> str | None:
    return _told(ask, _row(2, 3, 3), [], (0, 1), "A score rose by a point and stayed; nobody had a relapse")


@split_worsening.case(
    "once", idea="After a confirmed rise, the new score is the one to compare with.", look=ROADS
)
def _(ask: Ask) -> str | None:
    return _told(ask, _row(2, 3, 3, 3, 3), [], (0, 1), "A score rose once and stayed for four visits")


@split_worsening.case(
    "step by step", idea="A second confirmed rise, above the first, counts as well.", look=ROADS
)
def _(ask: Ask) -> str | None:
    return _told(ask, _row(2, 3, 3, 4, 4), [], (0, 2), "A score rose twice, each time for two visits")


@split_worsening.case(
    "small steps",
    idea="Small steps add up: the score to compare with stays where it is until a rise is confirmed.",
    look=ROADS,
)
def _(ask: Ask) -> str | None:
    return _told(
        ask,
        _row(2, 2.5, 3, 3),
        [],
        (0, 1),
        "A score rose by half a point, then by half a point more, and stayed",
    )


@split_worsening.case(
    "a better day", idea="A better day does not lower the score to compare with.", look=ROADS
)
def _(ask: Ask) -> str | None:
    return _told(ask, _row(3, 2, 3, 3), [], (0, 0), "A score fell by a point, came back, and stayed")


@split_worsening.case(
    "near enough",
    idea="The next visit may lie lower than the rise. Later scores are compared with the rise.",
    look=ROADS,
)
def _(ask: Ask) -> str | None:
    story = "A score rose by two points, lay one lower at the next visit, and came back"
    return _told(ask, _row(2, 4, 3, 4, 4), [], (0, 1), story)


@split_worsening.case("close", idea="A relapse close before the rise makes it RAW.", look=ROADS)
def _(ask: Ask) -> str | None:
    return _told(ask, _row(2, 3, 3), [("a", 60)], (1, 0), "A score rose weeks after a relapse, and stayed")


@split_worsening.case(
    "long ago", idea="That relapse lies outside the window: ask how long ago it was.", look=ROADS
)
def _(ask: Ask) -> str | None:
    return _told(ask, _row(2, 2, 3, 3), [("a", 10)], (0, 1), "A score rose half a year after a relapse")


@split_worsening.case("whose", idea="Whose relapse was that?", look=ROADS)
def _(ask: Ask) -> str | None:
    visits = [*_row(2, 3, 3), *_row(1, 1, 1, person="b")]
    return _told(ask, visits, [("b", 60)], (0, 1), "One person's score rose weeks after another's relapse")


@split_worsening.case("afterwards", idea="A relapse after the rise cannot have brought it.", look=ROADS)
def _(ask: Ask) -> str | None:
    return _told(ask, _row(2, 3, 3), [("a", 120)], (0, 1), "A score rose, and a relapse came weeks later")


@split_worsening.case(
    "no window", idea="With a window of nought no relapse is close, not even one of the same day.", look=ROADS
)
def _(ask: Ask) -> str | None:
    found = _split(ask, _row(2, 3, 3), [("a", 100)], 0)
    return None if found == (0, 1) else f"With a window of nought you counted {short(found)}"


@split_worsening.case(
    "any order", idea="The rows of one person need not stand together, nor in the order of days.", look=ROADS
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("rows")
    people = "abcdef"[: draw.randint(3, 6)]
    visits = [one for person in people for one in _row(2, 3, 3, person=person)]
    relapses = [(person, 60) for person in people[:2]]
    draw.shuffle(visits)
    found = _split(ask, visits, relapses)
    mixed = f"With the visits of {len(people)} people in a mixed order you counted {short(found)}"
    return None if found == (2, len(people) - 2) else mixed


# ---- questions to a model ----

RATES = ("effector_growth", "regulator_growth", "effector_arrivals", "steepness", "damage_repair", "start")
MODEL_SENTENCES = (
    ("no.", "objection"),
    ("1", "Effectors multiply at one pace however crowded they are: only regulators ever slow them."),
    ("2", "Restraint works like a switch, almost off, then almost on. Cells in tissue answer gradually."),
    ("3", "New cells come as often in winter as in summer, at twenty as at sixty."),
    ("4", "There is no brain in it, and no wall round the brain."),
    ("5", "What is seen in mice need not hold in people."),
)
TIED = {"1": "effector_growth", "2": "steepness", "3": "effector_arrivals"}
MISSING, MOUSE = "4", "5"

question_the_model = Exercise(
    "attack.question_the_model",
    ("attack.1", "attack.4", "attack.5"),
    "Write `question_the_model()`. Three of these five objections question an assumption that the "
    "model of attacks makes with one of its numbers. Name those three, each with its number, as in "
    '`{1: "damage_repair", ...}`. '
    f"Numbers to choose from: {', '.join(f'`{one}`' for one in RATES)}. "
    "Then show your three to someone, and ask which they would change first.",
    "Each objection is tied to a number that somebody could measure, change and run again.",
    takes="value",
    table=MODEL_SENTENCES,
    hints=(
        "For each objection, ask: if it is right, which number or which arrow would I change?",
        (
            'Under "Three lines of mathematics" every symbol has its sentence. An objection without a symbol '
            "asks for another model, not for another number."
        ),
        (
            "Take an objection that says how often something comes. Which number holds how often? Go on with "
            "how fast, and with how sharply."
        ),
    ),
)


def _objections(given: Given) -> dict[str, str]:
    """Return the number named for each objection, by the objection's number as written above."""
    answer = given.answer
    if answer is None:
        unwritten("question_the_model")
    form = 'Write one entry an objection, such as `1: "damage_repair"`, between braces.'
    if not isinstance(answer, dict):
        stop(f"You returned {short(answer)}, {kind(answer)}; a dictionary is expected.", form)
    made: dict[str, str] = {}
    for number, rate in answer.items():
        if str(number) not in given.rows:
            stop(f"There is no objection {short(number)}.", form)
        if rate not in RATES:
            stop(f"Objection {short(number)} has {short(rate)}.", f"Choose from: {', '.join(RATES)}.")
        made[given.rows[str(number)]] = rate
    return made


@question_the_model.case("the mouse", idea="This model has no mouse in it.", look=DOUBT)
def _(given: Given) -> str | None:
    return f"You named objection {given.seen(MOUSE)}" if MOUSE in _objections(given) else None


@question_the_model.case("a missing part", idea="Which arrow or number would change?", look=DOUBT)
def _(given: Given) -> str | None:
    return f"You named objection {given.seen(MISSING)}" if MISSING in _objections(given) else None


@question_the_model.case(
    "three", idea="There is another objection that a single number would answer.", look=MATHS
)
def _(given: Given) -> str | None:
    found = len(_objections(given))
    return None if found == len(TIED) else f"You named {found} of them"


@question_the_model.case(
    "its number", idea="If you changed that number, would the objection be met?", look=MATHS
)
def _(given: Given) -> str | None:
    for row, rate in _objections(given).items():
        if rate != TIED[row]:
            return f"For objection {given.seen(row)} you named `{rate}`"
    return None


EXERCISES = (annualised_rate, euler_step, split_worsening, question_the_model)
