"""Links to sources: name and address from the record, never typed."""

from dataclasses import dataclass
from html import escape

from mscourse.evidence.records import Record
from mscourse.view import OnPage, View


@dataclass(frozen=True)
class Citation(View):
    """A link to the source of a record; `str` gives it in Markdown.

    Attributes
    ----------
    words
        What is clicked.
    address
        The checked DOI, else the most official of the pages that were read.

    """

    words: str
    address: str

    def __str__(self) -> str:
        return self.markdown

    @property
    def markdown(self) -> str:
        """The link in Markdown."""
        return f"[{self.words}]({self.address})"

    @property
    def html(self) -> str:
        """The link in HTML."""
        return f'<a href="{escape(self.address)}">{escape(self.words)}</a>'

    def plain(self) -> str:
        """Return words and address."""
        return f"{self.words}: {self.address}"

    def still(self) -> str:
        """Return the link in HTML."""
        return self.html

    def page(self) -> OnPage:
        """Return the link in HTML."""
        return {"html": f"<p>{self.html}</p>", "assets": {}}


def link(record: Record, words: str | None = None) -> Citation:
    """Return the link to a record's source, under its short name or under other words."""
    return Citation(words or record.short_name, record.address)
