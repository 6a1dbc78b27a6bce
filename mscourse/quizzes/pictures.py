"""The pictures of questions: small SVG files, drawn in the course's hues, with numbered places."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "pictures"


@cache
def picture(name: str) -> str:
    """Return a picture as SVG text whose colours are the page's tokens, with light ones to fall back on."""
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8").strip()
