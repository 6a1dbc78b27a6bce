"""The course's style sheet, script and fonts, laid out as the built book needs them."""

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from mscourse.book import maths
from mscourse.view import PARTS, WEB, part_files, style_sheet

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STYLE_SHEETS = ("mscourse/views.css", "mscourse/mscourse.css")
SCRIPTS = ("mscourse/page.js", "mscourse/views.js")
MODULES = ("explore", "quiz", "gain", "finder", "explorer")  # every view's face, in mscourse/web
EXPORT = "export default { render };"
LAST = 900  # after the theme's and every extension's, so that the course has the last word


def views_script() -> str:
    """Return all views as one classic script: a page from disk may load neither modules nor imports.

    Raises
    ------
    ValueError
        If a module does not end in its one export, or holds another export or an import.

    """
    alone = "\n".join(_wrapped(name) for name in MODULES if name not in PARTS)
    sharing = "\n".join(_sharing(folder) for folder in sorted(set(PARTS.values())))
    common, mount = ((WEB / f"{name}.js").read_text(encoding="utf-8") for name in ("common", "mount"))
    modules = f"const modules = {{\n{alone}\n{sharing}\n}};"
    return f'(function () {{\n"use strict";\n{common}\n{modules}\n{mount}}})();\n'


def _sharing(folder: str) -> str:
    """Return the modules that stand on the same parts, and those parts once."""
    parts = "".join(path.read_text(encoding="utf-8") for path in part_files(folder))
    inside = "\n".join(_wrapped(name) for name in MODULES if PARTS.get(name) == folder)
    return f"...(function () {{\n{_plain(folder, parts)}\nreturn {{\n{inside}\n}};\n}})(),"


def _wrapped(name: str) -> str:
    source = (WEB / f"{name}.js").read_text(encoding="utf-8").rstrip()
    body = source.removesuffix(EXPORT)
    if body == source:
        message = f"mscourse/web/{name}.js must end in '{EXPORT}'"
        raise ValueError(message)
    return f"{name}: (function () {{\n{_plain(name, body)}return {{ render }};\n}})(),"


def _plain(name: str, source: str) -> str:
    """Return the source; refuse what a classic script cannot hold."""
    if re.search(r"^\s*(import|export)\b|^await\b", source, re.MULTILINE):
        message = f"mscourse/web/{name} must hold no other export than '{EXPORT}', no import and no await"
        raise ValueError(message)
    return source


def lay_out(target: Path) -> None:
    """Write style sheets, fonts and their licences under ``target/mscourse``."""
    home = target / "mscourse"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(WEB / "fonts", home / "fonts")
    for name in ("mscourse.css", "page.js", "icon.svg"):
        shutil.copy(WEB / name, home / name)
    (home / "views.css").write_text(style_sheet(*MODULES), encoding="utf-8")
    (home / "views.js").write_text(views_script(), encoding="utf-8")
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
    for sheet in STYLE_SHEETS:
        app.add_css_file(sheet, priority=LAST)
    for script in SCRIPTS:
        app.add_js_file(script, loading_method="defer")


def setup(app: "Sphinx") -> None:
    """Register the stage."""
    app.connect("builder-inited", add)
