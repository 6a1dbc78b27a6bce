"""Formulas typeset by KaTeX while the book is built: no script in the page, MathML for screen readers.

KaTeX is JavaScript; the small interpreter ``dukpy`` runs it inside Python, so the build needs no other
program. A formula that KaTeX can't read is a warning, and warnings fail the build.
"""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

KATEX = Path(__file__).parents[1] / "web" / "katex"
STYLE_SHEET = "mscourse/katex/katex.css"
log = logging.getLogger(__name__)


class FormulaError(ValueError):
    """KaTeX could not read a formula."""


@cache
def _katex() -> object:
    """Return one interpreter with KaTeX loaded; loading takes about 70 ms, a formula 1 ms."""
    import dukpy  # noqa: PLC0415 - needed only when a page has formulas; not part of a student's installation

    interpreter = dukpy.JSInterpreter()
    interpreter.evaljs((KATEX / "katex.min.js").read_text(encoding="utf-8") + "; 0")
    return interpreter


_RENDER = """
(function () {
  try {
    return {html: katex.renderToString(dukpy.tex, {
      displayMode: dukpy.display, throwOnError: true, strict: "error", output: "htmlAndMathml"})};
  } catch (error) { return {error: error.message}; }
})()
"""


@cache
def typeset(tex: str, *, display: bool = False) -> str:
    """Return the HTML of one formula, visible part and MathML.

    Parameters
    ----------
    tex
        LaTeX, without dollar signs.
    display
        True for a formula on its own line.

    Raises
    ------
    FormulaError
        If KaTeX can't read the formula; the message quotes it and says what KaTeX met.

    """
    answer = _katex().evaljs(_RENDER, tex=tex, display=display)  # type: ignore[attr-defined]  # dukpy has no types
    if "error" in answer:
        problem = answer["error"]
        message = f"the formula {tex!r} can't be typeset: {problem}. Write it in LaTeX that KaTeX reads."
        raise FormulaError(message)
    return str(answer["html"])


def _html(node: nodes.Node, tex: str, *, display: bool) -> str:
    try:
        return typeset(tex, display=display)
    except FormulaError as error:
        log.warning("%s", error, location=node, type="mscourse", subtype="maths")
        return f"<code>{nodes.unescape(tex)}</code>"


def visit_inline(self: "HTML5Translator", node: nodes.math) -> None:
    """Write a formula within a line."""
    self.body.append(f'<span class="math">{_html(node, node.astext(), display=False)}</span>')
    raise nodes.SkipNode


def visit_block(self: "HTML5Translator", node: nodes.math_block) -> None:
    """Write a formula on its own line, with its number where it has one."""
    ids = "".join(f' id="{name}"' for name in node["ids"][:1])
    number = f'<span class="eqno">({node["number"]})</span>' if node.get("number") else ""
    # A wide formula scrolls inside its own region, which the keyboard must be able to reach.
    formula = _html(node, node.astext(), display=True)
    self.body.append(
        f'<div class="math" role="group" aria-label="Formula" tabindex="0"{ids}>{number}{formula}</div>'
    )
    raise nodes.SkipNode


def style_sheet() -> str:
    """Return KaTeX's style sheet with the one font format that is shipped, woff2."""
    css = (KATEX / "katex.min.css").read_text(encoding="utf-8")
    return re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)', "", css)


def add_style_sheet(
    app: "Sphinx", _page: str, _template: str, _context: dict[str, object], doctree: nodes.document | None
) -> None:
    """Give KaTeX's style sheet to the pages that hold a formula, and to no other."""
    if doctree is not None and any(doctree.findall(lambda n: isinstance(n, nodes.math | nodes.math_block))):
        app.add_css_file(STYLE_SHEET)


def use_katex(_app: "Sphinx", config: "Config") -> None:
    """Choose this renderer, so that a book's configuration needs no line for it."""
    config.html_math_renderer = "katex"


def setup(app: "Sphinx") -> None:
    """Register the renderer."""
    app.add_html_math_renderer("katex", (visit_inline, None), (visit_block, None))
    app.connect("config-inited", use_katex)
    app.connect("html-page-context", add_style_sheet)
