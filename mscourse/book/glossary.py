"""The glossary: the first use of a term in a chapter or on an evidence page leads to its entry.

One page lists them all.

Nothing is written into the notebooks: in plain JupyterLab the text reads on. Headings, the head of a page,
code, links, formulas and views (quizzes among them) are left as they are.
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from mscourse.glossary import Term, pattern, terms

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGE = "glossary"
LINKED = ("chapters/", "evidence/")  # pages whose first uses lead there
_UNTOUCHED = (
    nodes.title,
    nodes.reference,
    nodes.literal,
    nodes.literal_block,
    nodes.raw,
    nodes.math,
    nodes.math_block,
    nodes.comment,
    nodes.caption,
)


class GlossaryDirective(SphinxDirective):
    """``{course-glossary}``: every term, by the alphabet, with its chapter."""

    def run(self) -> list[nodes.Node]:
        """Return the list of terms."""
        entries = nodes.definition_list(classes=["ms-glossary"])
        for one in terms():
            name = nodes.term("", one.term, ids=[one.anchor])
            words = nodes.paragraph("", f"{one.meaning} ")
            words += nodes.inline("", f"Chapter {one.chapter:02}.", classes=["ms-from"], chapter=one.chapter)
            entries += nodes.definition_list_item("", name, nodes.definition("", words))
        return [entries]


class LinkTerms(SphinxPostTransform):
    """Link terms to the glossary, and the glossary to the chapters."""

    default_priority = 490  # before numbers are bound to their units

    def run(self, **_kwargs: Any) -> None:
        """Change one page."""
        page = self.env.docname
        if page == PAGE:
            self._link_chapters()
        elif page.startswith(LINKED) and PAGE in self.env.found_docs:
            self._link_terms(page)

    def _link_chapters(self) -> None:
        for node in list(self.document.findall(nodes.inline)):
            number = node.get("chapter")
            target = (
                next(
                    (name for name in self.env.found_docs if name.startswith(f"chapters/{number:02}_")), None
                )
                if number is not None
                else None
            )
            if target is not None:
                link = nodes.reference("", node.astext().rstrip("."), internal=True)
                link["refuri"] = self.app.builder.get_relative_uri(PAGE, target)
                node.children = [link, nodes.Text(".")]
                link.parent = node

    def _link_terms(self, page: str) -> None:
        known = terms()
        wanted, found = set(range(len(known))), pattern(known)
        address = self.app.builder.get_relative_uri(page, PAGE)
        for text in list(prose(self.document, _head(self.document))):
            pieces: list[nodes.Node] = []
            done = 0
            whole = text.astext()
            for match in found.finditer(whole):
                number = int(str(match.lastgroup).rpartition("_")[2])
                if number in wanted:
                    wanted.discard(number)
                    pieces += [
                        nodes.Text(whole[done : match.start()]),
                        _link(match[0], known[number], address),
                    ]
                    done = match.end()
            if pieces:
                text.parent.replace(text, [*pieces, nodes.Text(whole[done:])])


def _link(words: str, term: Term, address: str) -> nodes.reference:
    return nodes.reference("", words, internal=True, refuri=f"{address}#{term.anchor}", classes=["ms-term"])


def prose(document: nodes.document, left_out: Collection[int] = ()) -> Iterator[nodes.Text]:
    """Yield the texts that a link may be put into, but for those inside nodes whose `id` is left out."""
    for text in document.findall(nodes.Text):
        parent = text.parent
        while parent is not None and not isinstance(parent, _UNTOUCHED) and id(parent) not in left_out:
            parent = parent.parent
        if parent is None:
            yield text


def _head(document: nodes.document) -> set[int]:
    """Return what stands in the head of a page, each node by its `id`."""
    head: set[int] = set()
    for raw in document.findall(nodes.raw):
        if 'class="ms-head"' in raw.astext() and raw.parent is not None:
            after = raw.parent.children[raw.parent.index(raw) + 1 :]
            for one in after:
                if isinstance(one, nodes.raw):
                    break
                head.add(id(one))
    return head


def setup(app: "Sphinx") -> None:
    """Register the stage."""
    app.add_directive("course-glossary", GlossaryDirective)
    app.add_post_transform(LinkTerms)
