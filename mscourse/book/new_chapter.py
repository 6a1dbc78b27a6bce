"""``mscourse new chapter 02_attack``: a chapter begun from the template, with what is known filled in."""

import re
from datetime import UTC, datetime
from pathlib import Path

import nbformat

from mscourse.book.chapters import named
from mscourse.writing import write_whole

FOLDER = Path("chapters")
TEMPLATE = "_template.ipynb"
PLACES = re.compile(r"\b(?:NN|KEY|TITLE|DAY|DUE)\b")


def begin(stem: str, root: Path = Path()) -> Path:
    """Write a chapter's notebook from the template, and return its path.

    Parameters
    ----------
    stem
        Number and key, such as ``02_attack``.
    root
        The course's folder.

    Raises
    ------
    ValueError
        If the course has no such chapter.
    FileNotFoundError
        If there is no template, because the command was run elsewhere.
    FileExistsError
        If the chapter is there already; nothing is overwritten.

    """
    chapter = named(stem)
    template, path = root / FOLDER / TEMPLATE, root / FOLDER / f"{stem}.ipynb"
    if not template.is_file():
        message = f"there is no {template}. Run the command in the course's own folder."
        raise FileNotFoundError(message)
    if path.exists():
        message = f"{path} is there already, and was left as it is. Rename it first, or edit it."
        raise FileExistsError(message)
    today = datetime.now(UTC)
    filled = {
        "NN": f"{chapter.number:02}",
        "KEY": chapter.key,
        "TITLE": chapter.title,
        "DAY": f"{today.day} {today:%B %Y}",
        "DUE": f"{today:%B} {today.year + 1}",
    }
    notebook = nbformat.read(template, as_version=4)
    for cell in notebook.cells:
        cell.source = PLACES.sub(lambda found: filled[found[0]], cell.source)
    write_whole(path, f"{nbformat.writes(notebook).rstrip()}\n")
    return path


def steps(path: Path) -> str:
    """Return what an author does next."""
    chapter = named(path.stem)
    return (
        f"{path} is begun. Next:\n"
        f"  1. _toc.yml: add '- file: chapters/{chapter.stem}' where the chapter belongs\n"
        f"  2. index.md: let the line of chapter {chapter.number:02} link to chapters/{chapter.stem}.html\n"
        f"  3. the chapter before it: let its 'Next' link to {chapter.stem}.ipynb\n"
        f"  4. mscourse/glossary.yml: add the chapter's words\n"
        f"  5. write the page, part by part; CONTRIBUTING.md, 'Write a chapter', goes with it\n"
        f"  6. make notebooks, then make test"
    )
