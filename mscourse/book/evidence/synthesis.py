"""A body of evidence on a page: what was pooled, what came out, what stayed out, and what to beware of."""

from collections.abc import Iterable, Iterator
from html import escape

from mscourse.evidence import printing
from mscourse.evidence.citing import link
from mscourse.evidence.library import Library
from mscourse.evidence.synthesis.bodies import Body
from mscourse.evidence.synthesis.saying import result

HEAD = ("Which studies", "What comes out")


def body_box(library: Library, body: Body) -> str:
    """Return a body in the page's evidence box: results first, then in folds what they hang on."""
    head = "".join(f'<th scope="col">{name}</th>' for name in HEAD)
    rows = "".join(
        f'<tr><th scope="row">{name}</th><td>{words}</td></tr>' for name, words in _results(library, body)
    )
    table = (
        f'<div class="ms-wide" role="region" tabindex="0" aria-label="Table: {escape(body.question)}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    left_out = (f"{_source(library, name)}: {escape(why)}" for name, why in body.left_out)
    return (
        '<div class="ms-evidence"><p class="ms-label">Evidence</p>'
        f'<p class="ms-h">{escape(body.question)}</p>'
        f"{table if rows else '<p>Nothing was pooled. The folds say why.</p>'}"
        f"{_fold('What speaks against one number', map(escape, body.objections))}"
        f"{_fold('What to beware of', map(escape, body.caveats))}"
        f"{_fold('What stayed out, and why', left_out)}</div>"
    )


def _results(library: Library, body: Body) -> Iterator[tuple[str, str]]:
    if body.published is not None:
        record = library[body.published.id.partition(".")[0]]
        yield f"Published: {link(record).html}", escape(printing.sentence(printing.full(body.published)))
    if body.pooled is not None:
        yield "All series here", escape(body.pooled.sentence)
    if body.ways:
        yield "The same, counted in other ways", "<br>".join(escape(result(one)) for one in body.ways)
    for heading, pooled in body.groups:
        yield escape(heading), escape(pooled.sentence)


def _source(library: Library, name: str) -> str:
    """Link the study of an outcome, and name the outcome."""
    record = library[name.partition(".")[0]]
    return f"{link(record).html}, {escape(library.outcome(name).name)}"


def _fold(words: str, items: Iterable[str]) -> str:
    listed = "".join(f"<li>{one}</li>" for one in items)
    return f'<details class="ms-fold"><summary>{words}</summary><ul>{listed}</ul></details>' if listed else ""
