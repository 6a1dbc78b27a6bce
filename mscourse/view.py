"""What the course puts under a cell: one object, seen in a notebook, in a stored file and on a page.

=========  ===========================  =====================================================
mode       who sets ``MSCOURSE_VIEW``   what a reader's programme may choose from
=========  ===========================  =====================================================
``live``   nobody                       the live widget, else the still
``still``  ``make notebooks``           the still: HTML that every notebook viewer keeps
``page``   the book's build             the page's HTML and its files, else the still
=========  ===========================  =====================================================

A picture has a still and a page. A view that answers has, besides, one ES module in ``mscourse/web`` that is
its face in the notebook (through anywidget) and on the page (in one classic script, which runs from disk).
The widget is made only when it is shown live: stored outputs then hold no widget state, which would differ
from run to run.
"""

import json
import os
from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypedDict, get_args

if TYPE_CHECKING:
    from anywidget import AnyWidget

Mode = Literal["live", "still", "page"]
VARIABLE = "MSCOURSE_VIEW"
PAGE_TYPE = "application/vnd.mscourse.view+json"  # mscourse.book.views takes it into the page
PLACEHOLDER = "mscourse-asset:"  # replaced there by the way from the page to its assets
WEB = Path(__file__).parent / "web"
PARTS = {"quiz": "asking", "gain": "asking"}  # module -> the folder in WEB whose files it stands on


class OnPage(TypedDict):
    """A view as a page carries it: its HTML, and its files by name, in base64."""

    html: str
    assets: dict[str, str]


def mode() -> Mode:
    """Return where outputs are going.

    Raises
    ------
    ValueError
        If the variable holds anything but one of the three modes.

    """
    value = os.environ.get(VARIABLE, "live")
    if value not in get_args(Mode):
        message = f"{VARIABLE} is {value!r}; set it to one of {', '.join(get_args(Mode))}, or unset it."
        raise ValueError(message)
    return value  # type: ignore[return-value]  # just checked


class View(ABC):
    """Something a cell can show."""

    @abstractmethod
    def plain(self) -> str:
        """Return the view in words alone."""

    @abstractmethod
    def still(self) -> str:
        """Return HTML that survives every notebook viewer: no script, no inline SVG, no style sheet."""

    @abstractmethod
    def page(self) -> OnPage:
        """Return HTML and files for a page of the book."""

    def live(self) -> dict[str, Any]:
        """Return what only a running kernel can offer; nothing, for a picture."""
        return {}

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:  # noqa: ARG002 - Jupyter's signature
        """Return what the reader's programme may choose from."""
        where = mode()
        bundle: dict[str, Any] = {"text/plain": self.plain(), "text/html": self.still()}
        if where == "page":
            bundle[PAGE_TYPE] = self.page()
        elif where == "live":
            bundle |= self.live()
        return bundle


class LiveView(View):
    """A view that answers: the same module is its face in a notebook and on a page.

    The module's model holds three things. ``state`` is what the view is and never changes; ``values`` is what
    the reader did; ``answer`` is what Python says to that, in a notebook only: on a page every answer must
    already lie in the state or the assets.

    Attributes
    ----------
    module
        Name of the ES module in ``mscourse/web``, without its ending.
    kept
        Whether a page remembers the reader's values, on the reader's machine.

    """

    module: ClassVar[str]
    kept: ClassVar[bool] = False

    @property
    @abstractmethod
    def element_id(self) -> str:
        """Return the id of the view's element, made from the record's id, so that it never changes."""

    @abstractmethod
    def state(self) -> Mapping[str, Any]:
        """Return what the view is, as JSON can hold it."""

    @abstractmethod
    def fallback(self) -> str:
        """Return the page's HTML for readers whose browser runs no script."""

    def start(self) -> dict[str, Any]:
        """Return the values that a reader begins with."""
        return {}

    def answer(self, values: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG002 - for views that need no kernel
        """Return Python's answer to the reader's values, for a live view."""
        return {}

    def assets(self) -> dict[str, str]:
        """Return the page's files by name, in base64; names hold a hash of their content."""
        return {}

    def page(self) -> OnPage:
        """Return the view's element: what is read without scripts, then the state for the module."""
        kept = ' data-kept=""' if self.kept else ""
        # In a script element only a tag can end it early, and JSON can write "<" without one.
        state = json.dumps(self.state(), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        html = (
            f'<div class="ms-view" id="{escape(self.element_id)}" data-module="{self.module}"{kept}>'
            f'<div class="ms-fallback">{self.fallback()}</div>'
            f'<script type="application/json">{state}</script></div>'
        )
        return {"html": html, "assets": self.assets()}

    def live(self) -> dict[str, Any]:
        """Return the widget's own bundle, without its words: the view has better ones."""
        offered = self.widget._repr_mimebundle_()
        content: dict[str, Any] = offered[0] if offered else {}  # what follows is metadata
        return {kind: one for kind, one in content.items() if not kind.startswith("text/")}

    @cached_property
    def widget(self) -> "AnyWidget":
        """The live widget; made at first use."""
        return make_widget(self)


def module_source(name: str) -> str:
    """Return an ES module that imports nothing: the helpers that all views share, then its own lines.

    Raises
    ------
    FileNotFoundError
        If ``mscourse/web`` holds no such module.

    """
    return "".join(path.read_text(encoding="utf-8") for path in (WEB / "common.js", *module_files(name)))


def module_files(name: str) -> list[Path]:
    """Return the files of a module: the parts it stands on, which export nothing, then its own."""
    return [*part_files(PARTS[name]), WEB / f"{name}.js"] if name in PARTS else [WEB / f"{name}.js"]


def part_files(folder: str) -> list[Path]:
    """Return the files that several modules share, in the order in which they must stand."""
    return sorted((WEB / folder).glob("*.js"))


def style_sheet(*modules: str) -> str:
    """Return the style sheet of all views: the palette as tokens, what views share, and each module's own."""
    from mscourse.figures import tokens  # noqa: PLC0415 - matplotlib, which a question does not need

    sheets = [WEB / "views.css", *(WEB / f"{module}.css" for module in modules)]
    return tokens.style_sheet() + "".join(
        sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.is_file()
    )


def make_widget(view: LiveView) -> "AnyWidget":
    """Make the live widget of a view: its module, its state, and Python's answers to the reader's values."""
    import anywidget  # noqa: PLC0415 - half a second that a model or a build does not need
    import traitlets  # noqa: PLC0415 - as above

    class Live(anywidget.AnyWidget):
        _esm = module_source(view.module)
        _css = style_sheet(view.module)
        state = traitlets.Dict(dict(view.state())).tag(sync=True)
        values = traitlets.Dict(view.start()).tag(sync=True)
        answer = traitlets.Dict(view.answer(view.start())).tag(sync=True)

        @traitlets.observe("values")
        def _reply(self, change: Any) -> None:
            self.answer = view.answer(change["new"])

    return Live()
