"""Questions: the bank's own rules, the keys computed again, the headings that readers are sent back to."""

from collections.abc import Iterator
from pathlib import Path

from mscourse.book.audit.texts import of_bank
from mscourse.evidence.numbers import Sources
from mscourse.quizzes import bank
from mscourse.quizzes.keys import KeyErrorInBank, differences
from mscourse.quizzes.records import Chapter
from mscourse.quizzes.state import anchor
from mscourse.validating.contract import page_of
from mscourse.validating.fault import Fault, numbers


def faults(path: Path, sources: Sources) -> Iterator[Fault]:
    """Yield what is wrong with a bank; what needs a sound bank is looked at once it is one."""
    content = path.read_bytes()
    found = bank.faults(content, path.name)
    yield from (Fault(str(path), one.place, one.what, one.remedy) for one in found)
    if found:
        return
    chapter = bank.parse(content, path.name)
    yield from _keys(path, chapter)
    yield from _headings(path, chapter)
    yield from numbers(path, of_bank(path), sources)


def _keys(path: Path, chapter: Chapter) -> Iterator[Fault]:
    for question in chapter.questions:
        place = f"question {question.id}"
        try:
            for one in differences(question):
                yield Fault(
                    str(path), place, one, "write what its key gives, and look at the words around it"
                )
        except KeyErrorInBank as error:
            yield Fault(
                str(path), place, str(error.args[0]), "mend the key; mscourse/quizzes/keys.py has them all"
            )


def _headings(path: Path, chapter: Chapter) -> Iterator[Fault]:
    """Yield headings that the chapter's notebook lacks, where that lies in the same course."""
    notebook = next(
        (one for up in path.resolve().parents for one in up.glob(f"chapters/[0-9][0-9]_{chapter.key}.ipynb")),
        None,
    )
    if notebook is None:
        return
    page = page_of(notebook)
    for question in chapter.questions:
        if page.tree.find(id=anchor(question.section)) is None:
            yield Fault(
                str(path),
                f"question {question.id}, field section",
                f"{question.section!r} is no heading of chapters/{notebook.name}",
                "write one letter for letter, or add it to the page",
            )
