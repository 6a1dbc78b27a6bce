"""What would ask another host, or weigh more than it is worth, is taken out of the theme.

Thebe names an outside address in every page and throws an error; Font Awesome is 1.5 MB of script for a
dozen icons, which the course's templates draw themselves. Source maps serve nobody who reads.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from markupsafe import Markup

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

UNUSED = ("sphinx_thebe", "sphinx_comments", "sphinx_togglebutton", "sphinx_design")
UNUSED_FILES = (
    "_static/**/*.map",
    "_static/scripts/fontawesome.js*",
    "_static/vendor/fontawesome",
    "_static/sphinx-thebe.*",
    "_static/togglebutton.*",
    "_static/design-tabs.js",
    "_static/images/logo_*",
    "_static/locales",
    "_static/sbt-webpack-macros.html",
    "_static/webpack-macros.html",
    "_static/_sphinx_design_static",
    "_static/sphinx-design.min.css",
)
THEME_STYLE_SHEET = "_static/styles/pydata-sphinx-theme.css"
_ICON_FONT = re.compile(r"@font-face\{[^}]*Font Awesome[^}]*\}")
_RULE = re.compile(r"([^{}@;]+)\{[^{}]*\}")
_ICON_SELECTOR = re.compile(r"\.fa(?:[bsr]?(?![\w-])|-)")
_FONT_AWESOME = re.compile(r"<script[^>]*fontawesome\.js[^>]*></script>")


def drop_unused_extensions(app: "Sphinx", _config: "Config") -> None:
    """Silence extensions that jupyter-book always loads and the course never uses."""
    for event, listeners in app.events.listeners.items():
        app.events.listeners[event] = [
            one for one in listeners if not (getattr(one.handler, "__module__", "") or "").startswith(UNUSED)
        ]
    registry = app.registry
    registry.css_files[:] = [one for one in registry.css_files if not _is_unused(one[0])]
    registry.js_files[:] = [one for one in registry.js_files if not _is_unused(one[0])]


def _is_unused(name: str | None) -> bool:
    return any(word in (name or "") for word in ("thebe", "togglebutton", "design-tabs", "sphinx-design"))


def without_icon_script(head: str) -> Markup:
    """Return the theme's head without the script that draws icons."""
    return Markup(_FONT_AWESOME.sub("", str(head)))  # noqa: S704 - the theme's own markup, passed through


def offer_filter(
    _app: "Sphinx", _page: str, _template: str, context: dict[str, object], _doctree: nodes.document | None
) -> None:
    """Let ``layout.html`` call ``without_icon_script``, and drop assets that were added late."""
    context["without_icon_script"] = without_icon_script
    for kind in ("css_files", "script_files"):
        files = context.get(kind)
        if isinstance(files, list):
            context[kind] = [one for one in files if not _is_unused(str(getattr(one, "filename", "") or ""))]


def slim_style_sheet(css: str) -> str:
    """Return the theme's style sheet without Font Awesome's fonts and its thousands of icon rules."""

    def keep(rule: re.Match[str]) -> str:
        return "" if all(_ICON_SELECTOR.search(one) for one in rule[1].split(",")) else rule[0]

    return _RULE.sub(keep, _ICON_FONT.sub("", css))


def remove_unused_files(app: "Sphinx", problem: Exception | None) -> None:
    """Delete from the built book what no page asks for."""
    if problem is not None or app.builder.format != "html":
        return
    out = Path(app.outdir)
    for pattern in UNUSED_FILES:
        for path in sorted(out.glob(pattern), reverse=True):
            if path.is_dir():
                for inner in sorted(path.rglob("*"), reverse=True):
                    inner.rmdir() if inner.is_dir() else inner.unlink()
                path.rmdir()
            else:
                path.unlink()
    sheet = out / THEME_STYLE_SHEET
    sheet.write_text(slim_style_sheet(sheet.read_text(encoding="utf-8")), encoding="utf-8")


def setup(app: "Sphinx") -> None:
    """Register the stage; late, when every other extension has registered what is to be dropped."""
    app.connect("config-inited", drop_unused_extensions, priority=900)
    app.connect("html-page-context", offer_filter, priority=950)
    app.connect("build-finished", remove_unused_files, priority=950)
