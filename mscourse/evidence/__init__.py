"""Published evidence: what was read, where, when, and what may be said of it.

>>> from mscourse.evidence import cite, claims, evidence
>>> evidence["mist_burt2019"]                   # a record, by id or alias
>>> evidence.outcome("mist_burt2019.deaths")    # one number with all that belongs to it
>>> evidence.table("disease")                   # the numbers of a chapter
>>> evidence.certainty("disease")               # what they let us say, and how sure that is
>>> evidence.plot("trapp_1998")                 # a chart
>>> evidence.conflicts("progressive_ms")        # where records disagree, both sides
>>> evidence.select(therapy="ahsct", design="randomised")   # records by kind
>>> evidence.pool(["a.deaths", "b.deaths"])     # several made one, or the reasons against it
>>> claims("a01", "b01")                        # claims of the press with their verdicts
>>> cite("davis_2010_thermo")                   # a link

What was not read at its source cannot be shown: it never reaches these objects.
"""

from mscourse.evidence.cards import Cards, cards
from mscourse.evidence.citing import Citation, link
from mscourse.evidence.conflicts import Conflict, Side
from mscourse.evidence.errors import EvidenceFileError, NotPooledError, NotShownError
from mscourse.evidence.library import Library, evidence
from mscourse.evidence.records import Arm, Interval, Outcome, Population, Record
from mscourse.evidence.verdicts import Certainty, Claim, Statement

__all__ = [
    "Arm",
    "Certainty",
    "Citation",
    "Claim",
    "Conflict",
    "EvidenceFileError",
    "Interval",
    "Library",
    "NotPooledError",
    "NotShownError",
    "Outcome",
    "Population",
    "Record",
    "Side",
    "Statement",
    "cite",
    "claims",
    "evidence",
    "number",
]


def claims(*names: str) -> Cards:
    """Show claims of the press with their verdicts.

    Parameters
    ----------
    *names
        Ids of claims, such as "a01", or keys of chapters, such as "disease", for all that a chapter checks.

    Raises
    ------
    NotShownError
        If a claim is not ready to be shown; the message says what it lacks.
    KeyError
        If nothing is named, or a name is neither a claim nor a chapter with claims.

    """
    return cards(evidence, names)


def cite(name: str, words: str | None = None) -> Citation:
    """Link to the source of a record.

    Parameters
    ----------
    name
        Id or alias of the record.
    words
        What is clicked; author and year by default.

    Returns
    -------
    Citation
        A cell shows it as a link; `str` gives it in Markdown, `.html` in HTML.

    """
    return link(evidence[name], words)


def number(name: str, field: str = "value") -> float:
    """Return one number of an outcome or harm; see `Library.number`."""
    return evidence.number(name, field)
