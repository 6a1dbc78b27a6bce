"""A notebook as one file that needs nothing beside it: no installation, no other file, no network.

Pictures and the frames of explorables are put into the page itself. Links to other pages of the book are left
as words, because the book may not be there.
"""

import base64
import os
import re
from html import escape
from pathlib import Path
from typing import Any

import nbformat
from markdown_it import MarkdownIt
from nbclient import NotebookClient

from mscourse.book.assets import MODULES, views_script
from mscourse.view import PAGE_TYPE, PLACEHOLDER, VARIABLE, WEB, style_sheet
from mscourse.words import bind_units, unmarked

BOOK_ONLY = "book-only"  # the tag of a cell that the page leaves out, because it weighs too much
KINDS = {".webp": "image/webp", ".svg": "image/svg+xml", ".png": "image/png", ".js": "text/javascript"}
_HERE = re.compile(r"\[([^\]]+)\]\((?!https?:)[^)]+\)")  # a link to another page of the book
_WHOLE = """<!doctype html>
<html lang="en-GB" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>
{css}
</style>
</head>
<body>
<main>
{body}
</main>
<script>
{script}
</script>
</body>
</html>
"""


def single_page(path: Path) -> str:
    """Run a notebook and return it as one page.

    Parameters
    ----------
    path
        The notebook; its first line is the title.

    Raises
    ------
    CellExecutionError
        If a cell of it fails.

    """
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [one for one in notebook.cells if BOOK_ONLY not in one.metadata.get("tags", ())]
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = "page"
    try:
        NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    finally:
        os.environ.pop(VARIABLE) if before is None else os.environ.update({VARIABLE: before})
    body = "\n".join(filter(None, map(_cell, notebook.cells)))
    title = notebook.cells[0].source.splitlines()[0].lstrip("# ")
    css = style_sheet(*MODULES) + (WEB / "single.css").read_text(encoding="utf-8")
    return _WHOLE.format(title=escape(title), css=css, body=body, script=_closed(views_script()))


def _closed(script: str) -> str:
    """Return a script as an element can hold it."""
    return script.replace("</script", "<\\/script")


def _cell(cell: Any) -> str:
    if cell.cell_type == "markdown":
        return _prose(cell.source)
    pages = (one.data[PAGE_TYPE] for one in cell.outputs if PAGE_TYPE in one.get("data", {}))
    return "\n".join(_view(page) for page in pages)


def _prose(source: str) -> str:
    words = bind_units(_HERE.sub(r"\1", unmarked(source)))
    html: str = (
        MarkdownIt("commonmark", {"html": True, "typographer": True}).enable("smartquotes").render(words)
    )
    return html


def _view(page: Any) -> str:
    html: str = page["html"]
    for name, content in page["assets"].items():
        kind = KINDS[Path(name).suffix]
        # Written anew, so that the address holds nothing but the content.
        packed = base64.b64encode(base64.b64decode(content)).decode("ascii")
        html = html.replace(f"{PLACEHOLDER}{name}", f"data:{kind};base64,{packed}")
    return html
