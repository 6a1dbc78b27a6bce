"""The exercises of chapter 01: a delay, a cliff, a bath, and three sentences."""

import math
from functools import cache

from mscourse.exercises.asking import Ask, Given, as_number, kind, short, stop, unwritten
from mscourse.exercises.records import Exercise
from mscourse.models import axon

PEEL = "Explore: peel the sheath"
WARM = "Explore: warm it"
RACE = "See: one fibre, five states"
SYMPTOM = "From fibre to symptom"
EVIDENCE = "Evidence: does a real nerve do this?"


@cache
def _run(diameter: float, internodes: int, loss: float, temperature: float = 37.0) -> axon.Result:
    fibre = axon.Parameters(diameter=diameter, temperature=temperature)
    return axon.simulate(fibre, axon.Lesion(internodes=internodes, loss=loss) if loss else None)


conduction_time = Exercise(
    "disease.conduction_time",
    ("disease.1", "disease.2"),
    "Write `conduction_time(length_mm, v)`: how long an impulse takes along `length_mm` millimetres at `v` "
    "metres a second, in milliseconds. Two halves of a path must add up to the whole.",
    "Pieces of a path add up, a faster fibre takes less time, and the model's own impulse agrees.",
    hints=(
        "Someone walks 30 kilometres at 6 kilometres an hour. Which operation gave you the time?",
        (
            'In "See: one fibre, five states" the race gives length, speed and arrival together: do they '
            "fit your function?"
        ),
        (
            "First find the unit: one metre a second is a thousand millimetres in a thousand milliseconds. "
            "So the speed in millimetres a millisecond is the same number. What is left is a length and a "
            "speed."
        ),
    ),
)


@conduction_time.case(
    "speed", idea="A faster impulse should arrive sooner. What is divided by what?", look=RACE
)
def _(ask: Ask) -> str | None:
    slow, fast = ask.number(30, 2), ask.number(30, 6)
    return None if fast < slow else f"{ask.saw(30, 2)}, and {ask.saw(30, 6)}"


@conduction_time.case("length", idea="A longer path should take longer.", look=RACE)
def _(ask: Ask) -> str | None:
    near, far = ask.number(10, 5), ask.number(40, 5)
    return None if far > near else f"{ask.saw(10, 5)}, and {ask.saw(40, 5)}"


@conduction_time.case(
    "units", idea="Check the units: one metre per second is one millimetre per millisecond.", look=RACE
)
def _(ask: Ask) -> str | None:
    power = math.log10(abs(ask.number(30, 6)) / (30 / 6) or 1)
    muddled = abs(power) > 1 and math.isclose(power, round(power), abs_tol=1e-6)
    return ask.saw(30, 6) if muddled else None


@conduction_time.case("halves", idea="Two halves of a path must add up to the whole.", look=RACE)
def _(ask: Ask) -> str | None:
    draw = ask.draw("halves")
    for length, v in ((7, 5), (draw.randint(11, 99), draw.randint(21, 79) / 10)):
        whole, halves = ask.number(length, v), ask.number(length / 2, v) * 2
        if not math.isclose(whole, halves, rel_tol=1e-9):
            return f"{ask.saw(length, v)}, and {ask.saw(length / 2, v)} for each half"
    return None


@conduction_time.case(
    "the model's impulse",
    idea="The model's impulse, timed over the same stretch, took another time. What else is in your formula?",
    look=RACE,
)
def _(ask: Ask) -> str | None:
    healthy = _run(5, 3, 0)
    near, far = healthy.reference
    length = float(healthy.position[far] - healthy.position[near]) / 1000
    speed, latency = healthy.speed or 0.0, healthy.latency or 0.0
    return None if math.isclose(ask.number(length, speed), latency, rel_tol=1e-6) else ask.saw(length, speed)


blocking_loss = Exercise(
    "disease.blocking_loss",
    ("disease.2",),
    "Write `blocking_loss(d, n)`: the share of myelin, from 0 to 1, that must go before an axon `d` µm "
    "wide with `n` internodes affected blocks, found by halving to within 0.01. Some fibres conduct even "
    "when all of it is gone: return `None` for those.",
    "The loss you return blocks, 0.01 less conducts, and some fibres never block.",
    seconds=15.0,
    hints=(
        (
            "Keep two losses: one where the impulse arrives, and one where it does not. The cliff lies "
            "between."
        ),
        (
            'In "Explore: peel the sheath" you did this by hand. '
            "`axon.simulate(axon.Parameters(diameter=d), axon.Lesion(internodes=n, loss=x)).blocked` does "
            "it for you."
        ),
        (
            "One round of halving: try the middle of the two. If it blocks, the middle becomes the upper "
            "one, else the lower one. Stop when they are close enough, and return the one that blocks. "
            "Before the first round, ask whether a loss of 1 blocks at all."
        ),
    ),
)
CLIFFS = ((5, 3), (5, 1), (10, 1))
WIDTH = 0.01


@blocking_loss.case(
    "a share", idea="A share lies between 0 and 1: per cent are a hundred times too many.", look=PEEL
)
def _(ask: Ask) -> str | None:
    if all(ask(d, n) is None for d, n in CLIFFS):
        unwritten("blocking_loss")
    return None if ask(5, 3) is None or 0 <= ask.number(5, 3) <= 1 else ask.saw(5, 3)


@blocking_loss.case(
    "never", idea="Some thin fibres never block here: say so.", look="A surprise about thickness"
)
def _(ask: Ask) -> str | None:
    return None if ask(2, 1) is None or ask(5, 3) is None else ask.saw(2, 1)


@blocking_loss.case(
    "this one blocks",
    idea="Take all of its myelin away, and ask the model whether the impulse arrives.",
    look=PEEL,
)
def _(ask: Ask) -> str | None:
    silent = [(d, n) for d, n in CLIFFS if ask(d, n) is None]
    return ask.saw(*silent[0]) if silent else None


@blocking_loss.case(
    "it blocks",
    idea="At that loss the impulse still arrives in the model. Which end of the bracket do you return?",
    look=PEEL,
)
def _(ask: Ask) -> str | None:
    for d, n in CLIFFS:
        if not _run(d, n, ask.number(d, n)).blocked:
            return ask.saw(d, n)
    return None


@blocking_loss.case(
    "a fibre of your own", idea="This fibre was not in the text: does your search use `d` and `n`?", look=PEEL
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("fibre")
    d, n = draw.randint(11, 19) / 2, draw.randint(2, 4)
    given = ask(d, n)
    if not _run(d, n, 1).blocked:
        return None if given is None else ask.saw(d, n)
    if (
        given is None
        or not _run(d, n, ask.number(d, n)).blocked
        or _run(d, n, ask.number(d, n) - 0.03).blocked
    ):
        return ask.saw(d, n)
    return None


@blocking_loss.case(
    "narrow enough", idea="Your bracket is wider than asked: a little less loss blocks as well.", look=PEEL
)
def _(ask: Ask) -> str | None:
    for d, n in CLIFFS:
        if _run(d, n, ask.number(d, n) - WIDTH).blocked:
            return ask.saw(d, n)
    return None


temperature_pair = Exercise(
    "disease.temperature_pair",
    ("disease.3",),
    "Write `temperature_pair(T)`: the speed of a healthy 5 µm fibre at `T` °C, and that of the same fibre "
    "with three internodes at a loss of 0.975, both as the model's `speed` in m/s. Decide how to report a "
    "block, and let no number stand for it.",
    "Warmth speeds the healthy fibre and slows the other, and a block is not a speed.",
    seconds=10.0,
    hints=(
        "Two runs of the model, and one thing that differs between them.",
        (
            'In "Explore: warm it" the temperature belongs to the fibre, the loss to the lesion. What does '
            "the model's `speed` hold where no impulse arrives?"
        ),
        (
            "The healthy half is `axon.simulate(axon.Parameters(diameter=5, temperature=T)).speed`. The "
            "other half gives the same fibre a second argument. What the model returns for a block may "
            "pass through as it is."
        ),
    ),
)
LOSS = 0.975


def _bath(ask: Ask, temperature: float) -> tuple[float, float]:
    healthy, hurt = ask.pair(temperature)
    called = ask.called(temperature)
    return as_number(healthy, called, "temperature_pair"), as_number(hurt, called, "temperature_pair")


@temperature_pair.case("blocked", idea="Blocked is not slow: keep the two apart.", look=PEEL)
def _(ask: Ask) -> str | None:
    _healthy, hurt = ask.pair(41)
    return None if hurt is None or isinstance(hurt, str) or hurt != 0 else f"At 41 °C {ask.saw(41)}"


@temperature_pair.case(
    "no number for a block", idea="No impulse arrives there. Return `None` in place of a speed.", look=PEEL
)
def _(ask: Ask) -> str | None:
    return None if ask.pair(41)[1] is None else ask.saw(41)


@temperature_pair.case("the lesion conducts", idea="At 37 °C this lesion still conducts, slowly.", look=WARM)
def _(ask: Ask) -> str | None:
    return ask.saw(37) if ask.pair(37)[1] is None else None


@temperature_pair.case("order", idea="The healthy fibre comes first, and it is the faster one.", look=WARM)
def _(ask: Ask) -> str | None:
    healthy, hurt = _bath(ask, 37)
    return ask.saw(37) if healthy < hurt else None


@temperature_pair.case(
    "two fibres", idea="Both speeds are the same. Which of the two runs has the lesion?", look=WARM
)
def _(ask: Ask) -> str | None:
    healthy, hurt = _bath(ask, 37)
    return ask.saw(37) if math.isclose(healthy, hurt, rel_tol=1e-6) else None


@temperature_pair.case(
    "temperature", idea="Two degrees changed nothing. Where does `T` enter the fibre?", look=WARM
)
def _(ask: Ask) -> str | None:
    cool, warm = _bath(ask, 35), _bath(ask, 37)
    return f"{ask.saw(35)}, and {ask.saw(37)}" if cool == warm else None


@temperature_pair.case(
    "opposite slopes",
    idea="Warmth should speed the healthy fibre and slow the other. Are these speeds, or times?",
    look=WARM,
)
def _(ask: Ask) -> str | None:
    cool, warm = _bath(ask, 35), _bath(ask, 38)
    return None if warm[0] > cool[0] and warm[1] < cool[1] else f"{ask.saw(35)}, and {ask.saw(38)}"


@temperature_pair.case(
    "the same stretch",
    idea="Time both fibres over the same stretch: the lesion with healthy fibre around it.",
    look=WARM,
)
def _(ask: Ask) -> str | None:
    inside = _run(5, 3, LOSS).speed_inside or 0.0
    return ask.saw(37) if math.isclose(_bath(ask, 37)[1], inside, rel_tol=1e-3) else None


@temperature_pair.case(
    "the model's speeds", idea="The model gives other speeds for these two fibres.", look=WARM
)
def _(ask: Ask) -> str | None:
    for temperature in (35, 37, ask.draw("bath").randint(330, 375) / 10):
        expected = [_run(5, 3, loss, temperature).speed or 0.0 for loss in (0, LOSS)]
        if not all(
            math.isclose(a, b, rel_tol=0.01) for a, b in zip(_bath(ask, temperature), expected, strict=True)
        ):
            return ask.saw(temperature)
    return None


VERDICTS = ("supported", "partly", "unsupported")
RECORDS = (
    "cis_presentation_miller_2005",
    "kister_2013_narcoms",
    "matthews_1977_vep",
    "smith_1979_1981",
    "trapp_1998",
    "yi_2024_fatigue",
)
SENTENCES = (
    ("no.", "sentence"),
    ("1", "In the cord of cats, a nerve that has lost its myelin can stop, and later conduct again."),
    ("2", "MS begins with optic neuritis in most people."),
    ("3", "Two in three people with MS have fatigue, whichever study you open."),
)
BEARING = {  # what a sentence deserves, and the records that measure what it says
    "1": ("supported", frozenset({"smith_1979_1981"})),
    "2": ("unsupported", frozenset({"cis_presentation_miller_2005"})),
    "3": ("partly", frozenset({"yi_2024_fatigue"})),
}

be_the_checker = Exercise(
    "disease.be_the_checker",
    ("disease.4", "disease.5"),
    "Write `be_the_checker()`. For each sentence give a verdict and the record that bears on it, as in "
    '`{1: ("partly", "trapp_1998"), ...}`. '
    f"Verdicts: {', '.join(VERDICTS)}. Records: {', '.join(f'`{one}`' for one in RECORDS)}.",
    "Each verdict rests on a record that measured what its sentence says.",
    takes="value",
    table=SENTENCES,
    hints=(
        "Which word of each sentence could be counted: can, most, whichever?",
        (
            'Under "From fibre to symptom" and "Evidence: does a real nerve do this?" each record says '
            "what it counted, in whom, and with which spread."
        ),
        (
            "Take a sentence that says 'in most people'. Look for the record that counted first symptoms, "
            "read the share, and ask whether it is more than half. Do the same for the words of the others."
        ),
    ),
)


def _judged(given: Given) -> dict[str, tuple[str, str]]:
    """Return verdict and record by the number of the sentence as written above."""
    answer = given.answer
    if answer is None:
        unwritten("be_the_checker")
    form = 'Write one entry a sentence, such as `1: ("partly", "trapp_1998")`, between braces.'
    if not isinstance(answer, dict):
        stop(f"You returned {short(answer)}, {kind(answer)}; a dictionary is expected.", form)
    judged = {str(number): pair for number, pair in answer.items()}
    for number in given.rows:
        pair = judged.get(number)
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:  # noqa: PLR2004 - verdict and record
            stop(f"Sentence {number} has no pair of a verdict and a record.", form)
        for one, allowed in zip(pair, (VERDICTS, RECORDS), strict=True):
            if one not in allowed:
                stop(f"Sentence {number} has {short(one)}.", f"Choose from: {', '.join(allowed)}.")
    return {written: (judged[number][0], judged[number][1]) for number, written in given.rows.items()}


@be_the_checker.case("all doubted", idea="Doubt has to be earned too.", look="Claims checked")
def _(given: Given) -> str | None:
    verdicts = {verdict for verdict, _record in _judged(given).values()}
    return "You found all three unsupported" if verdicts == {"unsupported"} else None


@be_the_checker.case(
    "all believed", idea="Read each record's size and spread before you agree.", look=SYMPTOM
)
def _(given: Given) -> str | None:
    verdicts = {verdict for verdict, _record in _judged(given).values()}
    return "You found all three supported" if verdicts == {"supported"} else None


@be_the_checker.case("stray record", idea="Does this record measure what the sentence claims?", look=EVIDENCE)
def _(given: Given) -> str | None:
    for number, (_verdict, record) in _judged(given).items():
        if record not in BEARING[number][1]:
            return f"For sentence {given.seen(number)} you named `{record}`"
    return None


@be_the_checker.case(
    "verdict",
    idea="Hold the sentence against what the record counted: how many, out of how many, with what spread?",
    look=SYMPTOM,
)
def _(given: Given) -> str | None:
    for number, (verdict, _record) in _judged(given).items():
        if verdict != BEARING[number][0]:
            shown = given.seen(number)
            return f"For sentence {shown} your record is to the point, and you found the sentence {verdict}"
    return None


EXERCISES = (conduction_time, blocking_loss, temperature_pair, be_the_checker)
