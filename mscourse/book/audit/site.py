"""A built book as a folder of pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

ALWAYS = frozenset({"search.html", "404.html"})  # pages that Sphinx adds to those of _toc.yml


@dataclass(frozen=True)
class Page:
    """One built page: its path within the book, and its parsed HTML."""

    name: str
    html: str

    @cached_property
    def tree(self) -> BeautifulSoup:
        """The parsed page."""
        return BeautifulSoup(self.html, "html.parser")

    @property
    def is_chapter(self) -> bool:
        """Whether the page contract holds for it: ``chapters/`` and a number."""
        folder, _, name = self.name.rpartition("/")
        return folder == "chapters" and name[:2].isdigit()

    @property
    def number(self) -> int:
        """A chapter's number."""
        return int(self.name.rpartition("/")[2][:2])

    @property
    def key(self) -> str:
        """A chapter's key, by which ids begin: ``disease`` of ``chapters/01_disease.html``."""
        return self.name.rpartition("/")[2].removesuffix(".html")[3:]


@dataclass(frozen=True)
class Site:
    """A built book.

    Attributes
    ----------
    root
        The folder with ``index.html``.
    toc
        The book's ``_toc.yml``, which says what pages there must be; None leaves that rule out.
    served
        Ids of the objectives that a question or an exercise serves; None leaves that rule out.

    """

    root: Path
    toc: Path | None = None
    served: frozenset[str] | None = None

    @cached_property
    def pages(self) -> list[Page]:
        """Every page of the book, in the order of their names."""
        if not (self.root / "index.html").is_file():
            message = f"there is no index.html in {self.root}. Build the book first: make book"
            raise FileNotFoundError(message)
        paths = [path for path in sorted(self.root.rglob("*.html")) if "_static" not in path.parts]
        return [
            Page(path.relative_to(self.root).as_posix(), path.read_text(encoding="utf-8")) for path in paths
        ]

    @property
    def expected_pages(self) -> set[str] | None:
        """The pages that ``_toc.yml`` names, and the two that Sphinx adds."""
        if self.toc is None:
            return None
        listed = yaml.safe_load(self.toc.read_text(encoding="utf-8"))
        return {f"{name}.html" for name in named(listed)} | ALWAYS


def named(entry: Any) -> Iterator[str]:
    """Give the pages that a ``_toc.yml`` names, without their endings, in its order."""
    if isinstance(entry, dict):
        yield from (str(entry[key]) for key in ("root", "file") if key in entry)
        for value in entry.values():
            yield from named(value)
    elif isinstance(entry, list):
        for one in entry:
            yield from named(one)
