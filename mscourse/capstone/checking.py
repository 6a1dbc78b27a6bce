"""The rubric of the capstone, as far as a machine can check it; what it cannot is left to people."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mscourse.capstone import articles, numbers, reading
from mscourse.capstone.articles import CERTAINTY, Article, Checkable
from mscourse.capstone.work import Claim, Work
from mscourse.evidence import evidence
from mscourse.evidence.errors import NotShownError
from mscourse.evidence.kinds import design
from mscourse.evidence.records import Record

Sign = Literal["holds", "look", "must"]
MOST_WORDS, GRADE = 250, 8.0
OVERLAP = 0.5  # of the shorter of two stretches of text
SHOWN = 40  # characters of a claim, to name it by
BANNED = ("cure", "reboot", "reverse", "breakthrough", "miracle", "regrow", "game-changer", "proven", "safe")
ADVICE = ("you should", "you must", "you need to", "ask your doctor for", "we recommend", "do not take")
HARM = re.compile(
    r"\b(harm|harms|harmed|died|death|deaths|fever|infections?|risks?|side effects?|worse|blind|tumours?)\b",
    re.IGNORECASE,
)
ANIMAL = re.compile(r"\b(mice|mouse|rats?|cats?|animals?|dish)\b", re.IGNORECASE)
DAY = re.compile(r"\b20[2-9]\d\b")


@dataclass(frozen=True)
class Note:
    """One thing that was looked at: it holds, it wants another look, or it must be mended."""

    sign: Sign
    words: str


@dataclass(frozen=True)
class Row:
    """One line of the rubric: its weight in the hundred, and what was seen."""

    criterion: str
    weight: int
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Result:
    """What could be checked.

    Attributes
    ----------
    article
        The article that was read.
    rows
        By line of the rubric.
    found
        The reader's claims that are among ours, each with our reading.

    """

    article: Article
    rows: tuple[Row, ...]
    found: tuple[tuple[Claim, Checkable], ...]

    @property
    def holds(self) -> int:
        """How many notes hold."""
        return sum(note.sign == "holds" for row in self.rows for note in row.notes)

    @property
    def total(self) -> int:
        """How many notes there are."""
        return sum(len(row.notes) for row in self.rows)


def check(work: Work) -> Result:
    """Check a capstone.

    Raises
    ------
    KeyError
        If there is no such article; the message lists them.

    """
    article = articles.named(work.article)
    matched, loose = _matched(work.claims, article)
    records = dict(_records(work.claims))
    rows = (
        Row("Finding the claims", 15, tuple(_finding(matched, loose, article))),
        Row("Evidence", 25, tuple(_evidence(matched, work.claims, records))),
        Row("Certainty and reasoning", 20, tuple(_certainty(matched, work))),
        Row("Numbers", 15, tuple(_numbers(work.fair, records.values(), article))),
        Row("Better text", 15, tuple(_text(work, records.values()))),
    )
    return Result(article, rows, tuple(matched))


def _name(words: str) -> str:
    short = " ".join(words.split())
    return f"\u201c{short if len(short) <= SHOWN else short[:SHOWN].rsplit(' ', 1)[0] + ' …'}\u201d"


def _matched(
    claims: Iterable[Claim], article: Article
) -> tuple[list[tuple[Claim, Checkable]], list[tuple[Claim, str]]]:
    """Pair a reader's claims with ours; the others come back with what is the matter."""
    text = " ".join(article.text.split())
    matched: list[tuple[Claim, Checkable]] = []
    loose: list[tuple[Claim, str]] = []
    for claim in claims:
        words = " ".join(claim.words.split()).strip(" .,;:\u201c\u201d\"'")
        at = text.find(words) if words else -1
        if at < 0:
            loose.append((claim, "does not stand in the article; copy the words letter for letter"))
            continue
        ours = [one for one in article.claims if _overlap((at, at + len(words)), text, one.words) >= OVERLAP]
        if len(ours) > 1:
            loose.append((claim, "holds more than one idea; split it"))
        elif ours and any(one is ours[0] for _, one in matched):
            loose.append((claim, "says the same as another of yours; one is enough"))
        elif ours:
            matched.append((claim, ours[0]))
        else:
            loose.append((claim, "is none that our records speak to, which alone does not make it wrong"))
    return matched, loose


def _overlap(theirs: tuple[int, int], text: str, words: str) -> float:
    start = text.find(" ".join(words.split()))
    end = start + len(" ".join(words.split()))
    shared = min(end, theirs[1]) - max(start, theirs[0])
    return shared / min(end - start, theirs[1] - theirs[0])


def _records(claims: Iterable[Claim]) -> Iterator[tuple[str, Record]]:
    for name in {name for one in claims for name in one.records}:
        try:
            yield name, evidence[name]
        except (KeyError, NotShownError):
            continue


def _finding(
    matched: Sequence[tuple[Claim, Checkable]], loose: Sequence[tuple[Claim, str]], article: Article
) -> Iterator[Note]:
    taken = {one.words for _, one in matched}
    missing = [one for one in article.claims if one.words not in taken]
    found = f"You found {len(matched)} of {len(article.claims)} claims that records can speak to."
    yield Note("holds" if not missing else "look", found)
    if missing:
        where = sorted({article.paragraph_of(one) for one in missing})
        told = " and ".join(str(one) for one in where[:2])
        paragraphs = "paragraph" if len(where) == 1 else "paragraphs"
        yield Note("look", f"Read {paragraphs} {told} once more: something there can be checked.")
    yield from (Note("look", f"{_name(one.words)} {why}.") for one, why in loose)


def _evidence(
    matched: Sequence[tuple[Claim, Checkable]], claims: Sequence[Claim], records: dict[str, Record]
) -> Iterator[Note]:
    for name in sorted({name for one in claims for name in one.records} - set(records)):
        yield Note("must", f"There is no record {name!r} to be shown. Copy its name from the references.")
    for claim, ours in matched:
        named = set(claim.records)
        if not ours.records:
            right = not named
            told = (
                "no record can be named, and you named none" if right else "none of these records is about it"
            )
        elif not named & set(ours.records):
            right = False
            told = f"no record that you name speaks to it. Look again: {ours.look}"
        elif ours.against and not named & set(ours.against):
            right = False
            told = f"a record that limits it, or says otherwise, is missing. Look again: {ours.look}"
        else:
            right, told = True, "its records speak to it"
        yield Note("holds" if right else "look", f"{_name(claim.words)}: {told}.")
    if not matched:
        yield Note("look", "Find a claim first, then name records for it.")


def _certainty(matched: Sequence[tuple[Claim, Checkable]], work: Work) -> Iterator[Note]:
    for claim, ours in matched:
        if claim.verdict not in ours.verdicts:
            told = f"\u201c{claim.verdict}\u201d is hard to defend. Look again: {ours.look}"
        elif CERTAINTY.index(claim.certainty) > CERTAINTY.index(ours.most):
            told = f"\u201c{claim.certainty}\u201d is more than such records carry. Who was compared?"
        elif not claim.better.strip():
            told = "the sentence that you would print instead is missing"
        else:
            yield Note("holds", f"{_name(claim.words)}: verdict and certainty can be defended.")
            continue
        yield Note("look", f"{_name(claim.words)}: {told.rstrip('.')}{'' if told.endswith('?') else '.'}")
    settled = bool(DAY.search(work.mind))
    what = "What would change your mind has a year by which it could be known."
    lack = "Say what would change your mind, and by which year it could be known."
    yield Note("holds" if settled else "look", what if settled else lack)


def _numbers(fair: str, records: Iterable[Record], article: Article) -> Iterator[Note]:
    if not fair.strip():
        yield Note("look", "Write the fair version; its numbers are looked up then.")
        return
    loose = numbers.untraced(fair, records, article.text)
    for one in loose:
        yield Note("must", f"{one} stands in none of the records that you name. Name one, or leave it out.")
    if not loose:
        yield Note("holds", "Every number stands in a record that you name, or in the article.")
    if "%" in fair:
        yield Note("look", "Write \u201cof 100 people\u201d for %: then all shares have one denominator.")


def _text(work: Work, records: Iterable[Record]) -> Iterator[Note]:
    fair = work.fair.strip()
    if not reading.words(fair):
        yield Note("look", f"Write the fair version, in {MOST_WORDS} words or fewer.")
        return
    many = len(fair.split())
    yield Note("holds" if many <= MOST_WORDS else "look", f"{many} words; {MOST_WORDS} at most.")
    level = reading.grade(fair)
    shorter = "" if level <= GRADE else " Shorter sentences and shorter words lower it."
    yield Note("holds" if level <= GRADE else "look", f"Grade {level:.1f}; {GRADE:.0f} at most.{shorter}")
    lower = fair.lower()
    for word in BANNED:
        if re.search(rf"\b{re.escape(word)}s?\b", lower):
            yield Note("look", f"\u201c{word}\u201d promises more than a record can. Say what was seen.")
    for words in ADVICE:
        if words in lower:
            yield Note(
                "must",
                f"\u201c{words}\u201d is advice to a person. Say what is known, and send her to her team.",
            )
    known = list(records)
    if any(outcome.harm for one in known for outcome in one) and not HARM.search(fair):
        yield Note("look", "Your records hold harms, and the text has none. Put them beside the benefit.")
    if any(design(one) == "animals_or_cells" for one in known) and not ANIMAL.search(fair):
        yield Note("look", "One of your records is about animals. Say so in the sentence itself.")
