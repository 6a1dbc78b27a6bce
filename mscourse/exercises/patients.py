"""The exercises of chapter 13: two phrases, shares of a choice, a break-even risk, a clinic's page."""

import math
import re
from collections.abc import Sequence

from mscourse.exercises.asking import Ask, Given, Stop, as_number, is_number, kind, short, stop, unwritten
from mscourse.exercises.judged_rows import named_rows
from mscourse.exercises.records import Exercise
from mscourse.models import preference as model

DRESSES = "Explore: one fact, four dresses"
LINES = "Three lines of mathematics"
SCALES = "Explore: where the scales balance"
SALE = "A trial or a sale?"

Count = tuple[float, float]

sentence = Exercise(
    "patients.sentence",
    ("patients.2",),
    "`benefit` and `harm` are counts from two sources, each as `(people, of)`: how many people, and among "
    "how many they were counted. Write `sentence(benefit, harm, n)`: a pair of phrases that say both out of "
    'the same `n` people, such as `("15 of 1000", "2 of 1000")`. Round to whole people. If something '
    "happens, but to less than half a person of `n`, do not write 0: write "
    '`"fewer than 1 of 1000"`.',
    "Both phrases count out of the same people, and what is rare is not rounded away.",
    hints=(
        "Say both aloud to somebody who is tired. Which number do they compare without being told?",
        (
            'In "One fact, four dresses" both counts stand over the same 1,000. What has to be done to a '
            "count that comes from another crowd?"
        ),
        (
            "Take one count as a share: people over those among whom they were counted. Multiply by `n` and "
            "round. If that gives nought although somebody was counted, use the other phrase."
        ),
    ),
)
PHRASE = re.compile(r"(fewer than )?(\d+) of (\d+)")
FORM = 'Write each as a text such as `"15 of 1000"`.'
Phrase = tuple[bool, int, int]


def _phrases(ask: Ask, benefit: Count, harm: Count, n: int) -> tuple[Phrase, Phrase]:
    """Return both phrases, each as whether it says "fewer than", the count and the denominator.

    Raises
    ------
    Stop
        If they are not two phrases of this form.

    """
    read: list[Phrase] = []
    for one in ask.pair(benefit, harm, n):
        found = PHRASE.fullmatch(one.strip()) if isinstance(one, str) else None
        if found is None:
            stop(f"{ask.called(benefit, harm, n)} gave {short(one)}, {kind(one)}.", FORM)
        read.append((found[1] is not None, int(found[2]), int(found[3])))
    return read[0], read[1]


def _due(count: Count, n: int) -> Phrase:
    people = math.floor(count[0] / count[1] * n + 0.5)
    return (True, 1, n) if people == 0 and count[0] else (False, people, n)


@sentence.case("same denominator", idea="Readers compare the top numbers.", look=DRESSES)
def _(ask: Ask) -> str | None:
    benefit, harm = _phrases(ask, (1, 50), (6, 2000), 1000)
    return None if benefit[2] == harm[2] == 1000 else ask.saw((1, 50), (6, 2000), 1000)  # noqa: PLR2004


@sentence.case(
    "same share",
    idea="Another denominator changes the count with it: the share stays.",
    look=DRESSES,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("share")
    own = (draw.randint(3, 9) * 11, 1100), (draw.randint(2, 9) * 10, 2000)
    for pair in (((1, 50), (6, 2000)), own):
        benefit, harm = _phrases(ask, *pair, 1000)
        if benefit[1] != _due(pair[0], 1000)[1] or harm[1] != _due(pair[1], 1000)[1]:
            return ask.saw(*pair, 1000)
    return None


@sentence.case("any n", idea="`n` may be another round number: both phrases count out of it.", look=DRESSES)
def _(ask: Ask) -> str | None:
    for n in (100, 10_000):
        asked: tuple[Count, Count, int] = ((3, 20), (9, 300), n)
        if _phrases(ask, *asked) != (_due(asked[0], n), _due(asked[1], n)):
            return ask.saw(*asked)
    return None


@sentence.case(
    "rare is not never",
    idea="Somebody was harmed. A nought would say that nobody was.",
    look=DRESSES,
)
def _(ask: Ask) -> str | None:
    for harm in ((1, 5000), (2, 4100)):
        if not _phrases(ask, (1, 50), harm, 1000)[1][0]:
            return ask.saw((1, 50), harm, 1000)
    return None


@sentence.case(
    "never, and nearly one",
    idea="None counted is a plain 0, and what rounds to a whole person is that person.",
    look=DRESSES,
)
def _(ask: Ask) -> str | None:
    for benefit, harm in (((0, 50), (3, 5000)), ((7, 3000), (0, 400)), ((5, 3000), (1, 1500))):
        if _phrases(ask, benefit, harm, 1000) != (_due(benefit, 1000), _due(harm, 1000)):
            return ask.saw(benefit, harm, 1000)
    return None


choice_share = Exercise(
    "patients.choice_share",
    ("patients.3",),
    "`utilities` is a list of numbers, what each option is worth to a group. Write "
    "`choice_share(utilities)`: the list of the shares that choose each option, by the logit of the page. It "
    "has to work for worths in the thousands too.",
    "The shares make one whole, only differences of worth count, and large worths do no harm.",
    hints=(
        "Add the same to every option. Should anybody choose otherwise?",
        (
            'In "Three lines of mathematics" a share is one exponential over the sum of all. What happens to '
            "an exponential of a thousand?"
        ),
        (
            "Take the largest worth off every worth first. No share changes, and no exponent is above "
            "nought. Then take exponentials, and divide each by their sum."
        ),
    ),
)
CLOSE = 1e-9


def _shares(ask: Ask, worths: Sequence[float]) -> list[float]:
    """Return the shares as plain numbers.

    Raises
    ------
    Stop
        If they are not as many numbers as there are options.

    """
    called = ask.called(list(worths))
    given = ask(list(worths))
    if given is None:
        unwritten("choice_share")
    if isinstance(given, (str, dict)) or not hasattr(given, "__iter__"):
        stop(f"{called} returned {short(given)}, {kind(given)}.", "Return a list, one share for each option.")
    shares = list(given)
    if len(shares) != len(worths):
        stop(f"{called} returned {len(shares)} numbers.", "Return one share for each option.")
    return [as_number(one, called, "choice_share") for one in shares]


def _off(ask: Ask, worths: Sequence[float]) -> str | None:
    """Return what was seen where the shares are not the model's."""
    found, due = _shares(ask, worths), model.shares(worths).tolist()
    same = all(
        math.isclose(one, other, rel_tol=1e-6, abs_tol=CLOSE) for one, other in zip(found, due, strict=True)
    )
    return None if same else f"{ask.called(list(worths))} returned {short([round(one, 6) for one in found])}"


@choice_share.case("one whole", idea="Everybody chooses one option: the shares add up to one.", look=LINES)
def _(ask: Ask) -> str | None:
    for worths in ([0, 1, -1], [2, 2, 2, 2]):
        total = sum(_shares(ask, worths))
        if not math.isclose(total, 1, rel_tol=CLOSE):
            return f"The shares of {ask.called(worths)} add up to {short(total)}"
    return None


@choice_share.case(
    "worse than nothing",
    idea="A worth may be below nought, and its share is not. More worth, more choose it.",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    worths = [-2, -1, 0.5]
    low, middle, high = _shares(ask, worths)
    return None if 0 < low < middle < high else f"{ask.called(worths)} returned {short([low, middle, high])}"


@choice_share.case("differences count", idea="The same added to every option changes no choice.", look=LINES)
def _(ask: Ask) -> str | None:
    draw = ask.draw("differences")
    plain = [draw.randint(-20, 20) / 10 for _one in range(3)]
    more = [one + 3 for one in plain]
    first, second = _shares(ask, plain), _shares(ask, more)
    if all(math.isclose(one, other, rel_tol=1e-6) for one, other in zip(first, second, strict=True)):
        return None
    return f"{ask.called(plain)} and {ask.called(more)} gave different shares"


@choice_share.case(
    "the logit", idea="One unit of worth more makes the odds larger by the same factor, e.", look=LINES
)
def _(ask: Ask) -> str | None:
    for worths in ([0, 1], [0.3, -0.4, 1.1], [1.5]):
        seen = _off(ask, worths)
        if seen is not None:
            return seen
    return None


@choice_share.case(
    "large worths",
    idea="An exponential of a thousand is more than the machine can hold. What may be taken off first?",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    for worths in ([1000, 1001], [-3000, -3001, -3000.5], [4000, -4000]):
        try:
            seen = _off(ask, worths)
        except Stop as end:
            if end.empty:
                raise
            return end.seen.rstrip(".")
        if seen is not None:
            return seen
    return None


NONE_ACCEPTABLE = "none acceptable"

break_even_risk = Exercise(
    "patients.break_even_risk",
    ("patients.3",),
    "A treatment kills a share of people at the start and leaves the others with `q_treat` life years, "
    "weighed by how life is valued; the standard way gives `q_std`, which is never below 0. Write "
    "`break_even_risk(q_treat, q_std)`: the share at which both come out alike, from 0 to 1. Where the "
    f'treatment would come out behind even if nobody died of it, return the words `"{NONE_ACCEPTABLE}"`. If '
    "`q_treat` is 0 or less, dying would count as a gain: raise a `ValueError`.",
    "At your risk both ways are worth the same, and where there is no such risk your answer says so.",
    hints=(
        "Of a hundred people some die at the start. How many life years are left, all in all?",
        (
            'In "Three lines of mathematics" the break-even risk stands alone on the left. Which of the two '
            "ways is the one whose people die?"
        ),
        (
            "Those who come through are the rest of the share, each with `q_treat`. Set that equal to "
            "`q_std` and solve for the share. Before you do, look for the two cases that have no such share."
        ),
    ),
)


def _risk(ask: Ask, q_treat: float, q_std: float) -> float:
    """Return the share that the function gives.

    Raises
    ------
    Stop
        If it gives words where a share is due, or no number.

    """
    given = ask(q_treat, q_std)
    if isinstance(given, str):
        stop(f"{ask.saw(q_treat, q_std)}.", "Here the treatment is ahead: there is a share to be found.")
    return ask.number(q_treat, q_std)


@break_even_risk.case(
    "alike", idea="Where both ways are worth the same already, no death is left to be made up.", look=LINES
)
def _(ask: Ask) -> str | None:
    return None if _risk(ask, 8, 8) == 0 else ask.saw(8, 8)


@break_even_risk.case("a chance", idea="A chance lies between 0 and 1.", look=LINES)
def _(ask: Ask) -> str | None:
    for asked in ((10, 8), (10, 0), (16, 2)):
        if not 0 <= _risk(ask, *asked) <= 1:
            return ask.saw(*asked)
    return None


@break_even_risk.case(
    "put it back",
    idea="Put your risk back: are those who come through worth, together, what the standard way is?",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    draw = ask.draw("years")
    standard = draw.randint(40, 90) / 10
    own = (standard + draw.randint(5, 40) / 10, standard)
    for asked in ((10, 8), (12, 3), (5, 0), own):
        if not math.isclose((1 - _risk(ask, *asked)) * asked[0], asked[1], rel_tol=1e-9, abs_tol=1e-9):
            return ask.saw(*asked)
    return None


@break_even_risk.case("none acceptable", idea="A negative answer means something: say it.", look=SCALES)
def _(ask: Ask) -> str | None:
    for asked in ((7, 8), (3, 8.5)):
        given = ask(*asked)
        if given is None:
            return f"{ask.called(*asked)} returned nothing"
        if not (isinstance(given, str) and given.strip().lower() == NONE_ACCEPTABLE):
            return ask.saw(*asked)
    return None


@break_even_risk.case(
    "no gain by dying",
    idea="Life that counts as nothing, or less, would make dying a gain: raise a `ValueError`.",
    look=LINES,
)
def _(ask: Ask) -> str | None:
    for asked in ((0, 5), (-1, 2), (-2, 0)):
        try:
            return ask.saw(*asked)
        except Stop as end:
            if "stopped with ValueError" not in end.seen:
                return end.seen.rstrip(".")
    return None


# The page is invented; what its lines are like is not.
PAGE = (
    ("row", "line of the clinic's page"),
    ("1", "The same injection is used against MS, arthritis, autism and hair loss."),
    ("2", "You pay the whole sum before your first visit."),
    ("3", "Paul, Mia and Noor tell how well they are. More about results is not needed."),
    ("4", "We guarantee that you will feel better."),
    ("5", "These are your own cells, so no authority has to look at what we do."),
    ("6", "After your flight home, please turn to your own doctor."),
    ("7", "Side effects: there are none."),
    ("8", "The journey, and a night in a hotel, you pay for yourself."),
    ("9", "You may bleed, catch an infection or die of it; the form that you sign says how often."),
    ("10", "Product, dose and maker stand in a public register, with a number you can look up."),
    ("11", "Chance decides whether you get cells or the usual drug."),
)
SIGNS = {
    "1": ("one for all", "One product for unlike illnesses: in which of them was it tested?"),
    "2": ("the bill first", "What does money that is already paid do to a talk?"),
    "3": ("stories only", "Each story may be true. Who is not telling one?"),
    "4": ("a promise", "Who can promise a result that nobody has measured?"),
    "5": ("nobody checks", "Who outside the clinic has looked at product and plan?"),
    "6": ("no follow-up", "Late harm is found by those who look. Who looks?"),
    "7": ("no harm named", "An injection without any harm has not been looked at."),
}
COSTS, HONEST = "8", ("9", "10", "11")
REPLIES = ("A", "B", "C")
KIND = "B"

clinic_page = Exercise(
    "patients.clinic_page",
    ("patients.4", "patients.5"),
    "A friend shows you the page of a clinic, made up. Write `clinic_page()`: a pair. First the set of the "
    "numbers of those lines that are warning signs of a sale; lines that a trial could print as well stay "
    "out. Then the letter of the reply that leaves your friend respected and the decision where it belongs: "
    'A, "Only the desperate fall for such a page." B, "You hope for something that works, and so do I. Shall '
    'we look together at what it leaves out?" C, "Do not go there; take what your doctor says." As in '
    '`({12, 13}, "D")`.',
    "The signs are told by what a page does, and your friend can go on talking with you.",
    takes="value",
    table=PAGE,
    hints=(
        "Read each line as if it stood in the papers of a good hospital. Which ones would startle you there?",
        (
            'In "A trial or a sale?" ten features face each other. Look for the row that each line belongs '
            "to, and on which side it stands."
        ),
        (
            "Take the line about bleeding and infection. It frightens, and it is what honest papers say: it "
            "stays out. Then go through the others the same way, and read the three replies as if they were "
            "said to you."
        ),
    ),
)
WRITTEN = 'Write the rows between braces, then the letter: `({12, 13}, "D")`.'


def _answered(given: Given) -> tuple[set[str], str]:
    """Return the rows that were named, as written above, and the reply.

    Raises
    ------
    Stop
        If the answer is not a set of rows and one of the letters.

    """
    answer = given.answer
    if answer is None:
        unwritten("clinic_page")
    if not isinstance(answer, (tuple, list)) or len(answer) != 2:  # noqa: PLR2004 - rows and a letter
        stop(f"You returned {short(answer)}, {kind(answer)}; a pair is expected.", WRITTEN)
    rows, reply = answer
    if is_number(rows):
        rows = [rows]
    letter = reply.strip().upper() if isinstance(reply, str) else reply
    if letter not in REPLIES:
        stop(f"The reply is {short(reply)}.", f"Choose from: {', '.join(REPLIES)}.")
    return named_rows(given, "clinic_page", rows), letter


@clinic_page.case("price alone", idea="Trials can cost too; what else marks a sale?", look=SALE)
def _(given: Given) -> str | None:
    return f"You named row {given.seen(COSTS)}" if COSTS in _answered(given)[0] else None


@clinic_page.case(
    "honest lines",
    idea="A harm that is named, a number to look up, a fair comparison: on which side do they stand?",
    look=SALE,
)
def _(given: Given) -> str | None:
    named = [given.seen(row) for row in HONEST if row in _answered(given)[0]]
    return f"You named row {named[0]}" if named else None


def _missed(row: str, name: str, idea: str) -> None:
    @clinic_page.case(name, idea=idea, look=SALE)
    def _(given: Given) -> str | None:
        return None if row in _answered(given)[0] else "At least one warning sign is still missing"


for _row, (_name, _idea) in SIGNS.items():
    _missed(_row, _name, _idea)


@clinic_page.case(
    "respected",
    idea="Which reply leaves your friend respected, and not told what to do?",
    look=SALE,
)
def _(given: Given) -> str | None:
    reply = _answered(given)[1]
    return None if reply == KIND else f"You chose the reply {reply}"


EXERCISES = (sentence, choice_share, break_even_risk, clinic_page)
