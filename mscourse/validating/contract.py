"""The page contract, held against a notebook: its cells become a page as plain as the rules need it.

The book's own build makes more of a page (views, links, formulas); the parts, their order, marks, stops and
the head are the same, and the rules are those of the audit.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from mscourse.book.audit.contract import missing
from mscourse.book.audit.served import objectives_served
from mscourse.book.audit.site import Page
from mscourse.book.frame import with_download
from mscourse.quizzes.state import anchor

_NOTEBOOK = re.compile(r'(?<=href=")([^":/]+)\.ipynb')  # the build leads such a link to the page


def faults(path: Path) -> Iterator[str]:
    """Yield what a chapter's notebook lacks of the page contract."""
    others = [f"chapters/{one.stem}.html" for one in path.parent.glob("[0-9][0-9]_*.ipynb")]
    yield from missing(page_of(path), others, objectives_served())


def page_of(path: Path) -> Page:
    """Return a notebook as a page: headings as sections, raw HTML as it is, outputs below their cells."""
    return _page_of(path, path.stat().st_mtime_ns)


@cache
def _page_of(path: Path, _changed: int) -> Page:
    import nbformat  # noqa: PLC0415 - not installed where only records are checked

    body = "\n".join(_cell(cell) for cell in nbformat.read(path, as_version=4).cells)
    body = _NOTEBOOK.sub(r"\1.html", body)
    return Page(f"chapters/{path.stem}.html", f"<article>{with_download(_sections(body), '', 0)}</article>")


def _cell(cell: Any) -> str:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - as above

    if cell.cell_type == "markdown":
        return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(cell.source))
    outputs = (output.get("data", {}).get("text/html", "") for output in cell.get("outputs", ()))
    return "\n".join("".join(one) for one in outputs)


def _sections(body: str) -> str:
    """Close every heading's section before the next heading of its level or above; each links to itself."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - as above

    made: list[str] = []
    open_levels: list[int] = []
    for piece in _at_headings(body):
        heading = BeautifulSoup(piece, "html.parser").find(["h1", "h2", "h3"])
        if heading is not None and piece.startswith("<h"):
            level = int(piece[2])
            while open_levels and open_levels[-1] >= level:
                made.append("</section>")
                open_levels.pop()
            open_levels.append(level)
            made.append(f'<section id="{anchor(heading.get_text())}">')
            end = f"</h{level}>"
            piece = piece.replace(end, f'<a class="headerlink" href="#"></a>{end}', 1)  # noqa: PLW2901 - the same piece, with its link
        made.append(piece)
    return "".join(made) + "</section>" * len(open_levels)


def _at_headings(body: str) -> list[str]:
    """Cut a page before each heading that begins a line."""
    return re.split(r"(?m)^(?=<h[1-3]>)", body)
