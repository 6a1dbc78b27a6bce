"""The list of references: every record that may be shown, grouped by what it is about."""

from collections.abc import Iterator
from html import escape

from mscourse.book.evidence.used_for import UsedFor, Way
from mscourse.evidence import printing
from mscourse.evidence.addresses import host
from mscourse.evidence.citing import link
from mscourse.evidence.library import Library
from mscourse.evidence.records import Record
from mscourse.evidence.topics import TOPICS
from mscourse.evidence.two_sided import who

PAGE = "evidence/references"


def grouped(library: Library) -> dict[str, list[Record]]:
    """Return records by topic, in the order of `TOPICS`; newest first, those without a year last."""
    groups: dict[str, list[Record]] = {name: [] for name in TOPICS}
    for record in library:
        groups.setdefault(record.topic, []).append(record)
    for found in groups.values():
        found.sort(key=lambda one: (-(one.year or 0), one.short_name.lower()))
    return {name: found for name, found in groups.items() if found}


def heading(topic: str) -> str:
    """Return a topic in plain words."""
    return TOPICS.get(topic, printing.sentence(topic.replace("_", " ")))


def reference_list(records: list[Record], used: dict[str, UsedFor], way: Way) -> str:
    """Return the references of one topic as a list."""
    return f'<ul class="ms-refs">{"".join(_reference(one, used[one.id], way) for one in records)}</ul>'


def _reference(record: Record, used: UsedFor, way: Way) -> str:
    aliases = "".join(f'<span id="{name}"></span>' for name in record.aliases)
    printed = " ".join(filter(None, [_place(record), escape(record.registry_id or "")]))
    title = "" if record.first_author is None else f"<p>{escape(record.title)}</p>"
    return (
        f'<li id="{record.id}">{aliases}<p><b>{link(record).html}</b> {printed}</p>{title}'
        f'<p class="ms-small">{escape(printing.sentence(who(record)))}. Read: {", ".join(_read(record))}; '
        f"checked {printing.day(record.checked)}. {used.sentence(way)}</p></li>\n"
    )


def _place(record: Record) -> str:
    journal = f"<i>{escape(record.journal)}</i>" if record.journal else ""
    return " ".join(filter(None, [journal, escape(record.citation or "")]))


def _read(record: Record) -> Iterator[str]:
    """Give the pages that were read, each by its host; several of one host are numbered."""
    seen: dict[str, int] = {}
    for address in record.seen_at:
        name = host(address).removeprefix("www.")
        seen[name] = seen.get(name, 0) + 1
        words = name if seen[name] == 1 else f"{name} ({seen[name]})"
        yield f'<a href="{escape(address)}">{words}</a>'
