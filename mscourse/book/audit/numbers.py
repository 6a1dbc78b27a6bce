"""The number audit of the course: `mscourse.evidence.numbers` over what `texts.everything` gathers."""

from pathlib import Path

import yaml

from mscourse.book.audit.texts import Text, everything
from mscourse.evidence.marks import Finding, Reference, check
from mscourse.evidence.numbers import Count, Sources, audit, given, offer

FIELDS = ("page", "text", "why")
LIST = Path(__file__).with_name("plain_counts.yml")


def counts(path: Path = LIST) -> list[Count]:
    """Read the list of plain counts.

    Raises
    ------
    ValueError
        If an entry lacks its page, its text or its reason; the message says which.

    """
    made = []
    for place, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")) or [], 1):
        entered = entry if isinstance(entry, dict) else {}
        fields: dict[str, str] = {name: text for name in FIELDS if isinstance(text := entered.get(name), str)}
        missing = [name for name in FIELDS if name not in fields]
        if missing or len(entered) != len(FIELDS):
            message = (
                f"{path.name}, entry {place}: write page, text and why, each as text; "
                f"missing: {', '.join(missing) or 'none'}"
            )
            raise ValueError(message)
        made.append(Count(**fields))
    return made


def findings(root: Path, sources: Sources, listed: list[Count] | None = None) -> list[Finding]:
    """Audit every number of the course.

    Parameters
    ----------
    root
        The project's folder.
    sources
        What marks may lead to.
    listed
        Plain counts; those of the list beside this file by default.

    Returns
    -------
    list of Finding
        Marks that do not hold, numbers without a source, and entries of the list that stand nowhere.

    """
    listed = counts() if listed is None else listed
    made: list[Finding] = []
    texts = list(everything(root))
    for text in texts:
        made += of_text(text, sources, listed)
    for one in listed:
        if not any(text.page == one.page and one.text in text.words for text in texts):
            made.append(Finding(one.page, one.text, "", (), f"stands nowhere; take it off {LIST.name}."))
    return made


def of_text(text: Text, sources: Sources, listed: list[Count]) -> list[Finding]:
    """Audit one text: its marks, and its numbers."""
    own = offer([Reference("record", name) for name in text.rests_on], sources)
    return [
        *check(text.page, text.words, sources.library, sources.models),
        *audit(text.page, text.words, sources, own=own + given(text.given), counts=listed),
    ]
