"""The course's style sheet, script and fonts, laid out as the built book needs them."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from mscourse.book import maths

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WEB = Path(__file__).parents[1] / "web"
STYLE_SHEET = "mscourse/mscourse.css"
SCRIPT = "mscourse/page.js"
LAST = 900  # after the theme's and every extension's, so that the course has the last word


def lay_out(target: Path) -> None:
    """Write style sheets, fonts and their licences under ``target/mscourse``."""
    home = target / "mscourse"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(WEB / "fonts", home / "fonts")
    for name in ("mscourse.css", "page.js", "icon.svg"):
        shutil.copy(WEB / name, home / name)
    shutil.copytree(WEB / "katex" / "fonts", home / "katex" / "fonts")
    (home / "katex" / "katex.css").write_text(maths.style_sheet(), encoding="utf-8")
    shutil.copy(WEB / "katex" / "LICENSE", home / "katex" / "LICENSE")


def add(app: "Sphinx") -> None:
    """Offer the laid-out folder to Sphinx as one more folder of static files.

    It is never the book's own ``_static``: jupyter-book would put every script in there on every page.
    """
    folder = Path(app.doctreedir) / "mscourse_static"
    lay_out(folder)
    app.config.html_static_path.append(str(folder))
    app.add_css_file(STYLE_SHEET, priority=LAST)
    app.add_js_file(SCRIPT, loading_method="defer")


def setup(app: "Sphinx") -> None:
    """Register the stage."""
    app.connect("builder-inited", add)
