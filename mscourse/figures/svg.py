"""A figure as a small SVG tree: its ids its own, coloured by the page, lettered by the page's font.

matplotlib writes SVG for a file of its own. Inlined into a page it would restyle the whole page, its ids
would meet those of other pictures, and a hundred of them would weigh too much. Here it is made small and
harmless.
"""

import html
import io
import re
import warnings
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from mscourse.figures import shorten
from mscourse.figures.page import FONT, UNITS_AN_INCH, plain_settings
from mscourse.figures.palette import LIGHT
from mscourse.figures.tokens import resolved

Child: TypeAlias = "Node | str"

POINTS_AN_INCH = 72
_SVG, _LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
_DROPPED = {"metadata", "title", "style"}
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_PLACES = {"x", "y", "width", "height", "cx", "cy", "r"}


@dataclass
class Node:
    """An element: its name, its attributes, and its children, texts among them."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Child] = field(default_factory=list)

    def markup(self) -> str:
        """Write the element and all below it."""
        words = "".join(f' {name}="{html.escape(value)}"' for name, value in self.attributes.items())
        return f"<{self.tag}{words}>{self.inner()}</{self.tag}>"

    def inner(self) -> str:
        """Write what lies between the element's two tags."""
        return "".join(
            html.escape(one, quote=False) if isinstance(one, str) else one.markup() for one in self.children
        )

    def elements(self) -> "Iterator[Node]":
        """Every element below this one in the order of the document, as a browser's ``*`` lists them."""
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.elements()


def tree(figure: Figure, prefix: str) -> Node:
    """Write a figure as a small SVG tree. The same figure gives the same tree.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        It is left as it was.
    prefix : str
        Put before every id, so that no two pictures of a page share one.

    Returns
    -------
    Node
        Coordinates are rounded to a tenth of a point and relative; colours of the palette are variables of
        the page; text is text.
    """
    stored = io.BytesIO()
    settings: dict[Any, Any] = {"svg.hashsalt": "mscourse", "svg.fonttype": "none"}
    with plain_settings(), mpl.rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # text stays text: the page has its own font
        FigureCanvasSVG(figure).print_svg(stored, metadata={"Date": None})
    root = ET.fromstring(stored.getvalue())  # noqa: S314 - written by matplotlib a line above
    node = _node(root, _names(root, prefix))
    width, height = (float(inches) * POINTS_AN_INCH for inches in figure.get_size_inches())
    node.attributes = {"viewBox": f"0 0 {shorten.number(width)} {shorten.number(height)}"}
    return node


def _names(root: ET.Element, prefix: str) -> dict[str, str]:
    """Give new ids to what something refers to; the others are only matplotlib's notes."""
    used: list[str] = []
    for element in root.iter():
        for key, value in element.attrib.items():
            found = [value.removeprefix("#")] if key == _LINK else _REFERENCE.findall(value)
            used += [one for one in found if one not in used]
    return {old: f"{prefix}-{number}" for number, old in enumerate(used)}


def _node(element: ET.Element, names: Mapping[str, str]) -> Node:
    node = Node(element.tag.removeprefix(_SVG))
    for key, value in element.attrib.items():
        node.attributes.update(_attribute(key, value, names))
    if element.text and element.text.strip():
        node.children.append(element.text)
    for child in element:
        # Comments, and what would reach beyond this picture.
        if not isinstance(child.tag, str) or child.tag.removeprefix(_SVG) in _DROPPED:
            continue
        inner = _node(child, names)
        # Groups and definitions that say nothing are matplotlib's own bookkeeping.
        if inner.tag == "g" and not inner.attributes:
            node.children += inner.children
        elif inner.tag != "defs" or inner.children:
            node.children.append(inner)
        if child.tail and child.tail.strip():
            node.children.append(child.tail)
    return node


def _attribute(key: str, value: str, names: Mapping[str, str]) -> dict[str, str]:
    if key == "id":
        return {"id": names[value]} if value in names else {}
    if key == _LINK:
        return {"href": f"#{names[value.removeprefix('#')]}"}
    if key == "clip-path":
        value = _REFERENCE.sub(lambda found: f"url(#{names[found[1]]})", value)
    elif key == "d":
        value = shorten.path(value)
    elif key == "style":
        value = shorten.style(value)
    elif key == "transform":
        value = shorten.transform(value)
    elif key in _PLACES and not value.endswith("%"):
        value = shorten.number(float(value.removesuffix("pt")))
    return {key: value} if value else {}


def units(picture: str) -> tuple[int, int]:
    """Width and height of a picture's markup in units, which are CSS pixels."""
    box = picture.split('viewBox="', 1)[1].split('"', 1)[0]
    width, height = (round(float(side) * UNITS_AN_INCH / POINTS_AN_INCH) for side in box.split()[2:])
    return width, height


def image(picture: str, alt: str) -> str:
    """Wrap a picture's markup as an image that brings its own paper and colours.

    For notebook viewers, which keep neither inline SVG nor a style sheet.
    """
    width, height = units(picture)
    opened, rest = resolved(picture).split(">", 1)
    head = (
        f'{opened} xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f"style=\"font-family:'{FONT}',sans-serif;background:{LIGHT.paper};fill:{LIGHT.ink};"
        'stroke-linejoin:round">'
    )
    stored = b64encode(f"{head}{rest}".encode()).decode()
    return (
        f'<img src="data:image/svg+xml;base64,{stored}" width="{width}" height="{height}" '
        f'style="max-width:100%;height:auto;background:#fff;margin:0 16px 8px 0" alt="{html.escape(alt)}">'
    )
