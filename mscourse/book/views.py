"""Pictures and widgets of a notebook, as the page carries them.

An object of the course that a cell displays offers, besides what a notebook shows, a bundle of the type
``application/vnd.mscourse.view+json``: ``{"html": ..., "assets": {file name: base64}}``. The page takes
the HTML; the assets become files of the built book, and those that no page uses any more are left out.
"""

import base64
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from mscourse.view import PAGE_TYPE, PLACEHOLDER

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FOLDER = "_static/mscourse/views"
STORE = "mscourse_views"  # under the doctree folder, between builds
_SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]*")


def keep(env: "BuildEnvironment", assets: dict[str, str]) -> None:
    """Write the assets of one view beside the doctrees and note that the present page uses them."""
    used: dict[str, set[str]] = _used(env)
    folder = Path(env.doctreedir) / STORE
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in assets.items():
        if not _SAFE_NAME.fullmatch(name):
            message = (
                f"a view's asset is called {name!r}; use lower-case letters, digits, '_', '-' and '.' only"
            )
            raise ValueError(message)
        (folder / name).write_bytes(base64.b64decode(content))
        used.setdefault(env.docname, set()).add(name)


def _used(env: "BuildEnvironment") -> dict[str, set[str]]:
    if not hasattr(env, "mscourse_views"):
        env.mscourse_views = {}  # type: ignore[attr-defined]  # Sphinx's place for an extension's own data
    return env.mscourse_views  # type: ignore[no-any-return,attr-defined]  # as above


class ViewRenderer:
    """Tells myst-nb to prefer the page's version of a view (found through the package's entry point)."""

    mime_priority_overrides: ClassVar[list[tuple[str, str, int]]] = [("*", PAGE_TYPE, 1)]

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:  # noqa: FBT001 - myst-nb's signature
        """Return the view as raw HTML, or None for any other type of output."""
        if inline or data.mime_type != PAGE_TYPE:
            return None
        keep(renderer.renderer.sphinx_env, data.content.get("assets", {}))
        return [raw_view(data.content["html"])]


def raw_view(html: str) -> nodes.raw:
    """Return a node that carries a view's HTML into the page untouched."""
    return nodes.raw(text=html, format="html", classes=["output", "text_html"])


def resolve_places(
    _app: "Sphinx", _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Replace placeholders by addresses that are right for this page's folder."""
    if isinstance(context.get("body"), str):
        context["body"] = context["body"].replace(PLACEHOLDER, f"{context['content_root']}{FOLDER}/")


def forget(_app: "Sphinx", env: "BuildEnvironment", page: str) -> None:
    """Forget what a page used, because it is about to be read again."""
    _used(env).pop(page, None)


def merge(_app: "Sphinx", env: "BuildEnvironment", pages: Iterable[str], other: "BuildEnvironment") -> None:
    """Bring together what parallel readers noted."""
    for page in pages:
        if page in _used(other):
            _used(env)[page] = _used(other)[page]


def copy_used(app: "Sphinx", problem: Exception | None) -> None:
    """Copy into the book the assets that its pages use, and no others."""
    if problem is not None or app.builder.format != "html":
        return
    target = Path(app.outdir) / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    names = set().union(*_used(app.env).values()) if _used(app.env) else set()
    if names:
        target.mkdir(parents=True)
    for name in sorted(names):
        shutil.copy(Path(app.doctreedir) / STORE / name, target / name)


def setup(app: "Sphinx") -> None:
    """Register the stage."""
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("html-page-context", resolve_places, priority=900)
    app.connect("build-finished", copy_used)
