"""The Sphinx side of the book: what jupyter-book does not do by itself.

One file a stage, in the order in which a build meets them:

=================  ===================================================================
``clock``          how long the build took
``keeping``        where frames of explorables are kept between builds
``execution``      notebooks run in parallel before the pages are read, keyed by inputs
``views``          pictures and widgets of a notebook, as the page carries them
``drawings``       the same for a page that is no notebook
``cards``          what a model card takes from its model
``teaching``       what an instructor's page takes from a chapter
``coverage_page``  what teaches, tries and tests each objective
``gain_page``      the test before and after the course
``capstone_page``  samples of the capstone, for those who mark
``evidence``       what a page about the evidence takes from records
``maths``          formulas typeset while the book is built, readable with scripts off
``glossary``       the first use of a term leads to its entry
``mentions``       the first mention of another chapter leads to it
``typography``     numbers kept with their units
``frame``          head, description, download link and foot of a page
``overdue``        a notice on pages whose sources were to be read again
``offline``        what would ask another host is taken out of the theme
``assets``         style sheet and fonts
=================  ===================================================================

``mscourse.book.audit`` then checks the built pages.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mscourse import __version__
from mscourse.book import (
    assets,
    capstone_page,
    cards,
    clock,
    coverage_page,
    drawings,
    evidence,
    execution,
    frame,
    gain_page,
    glossary,
    keeping,
    maths,
    mentions,
    offline,
    overdue,
    teaching,
    typography,
    views,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

TEMPLATES = Path(__file__).parent / "templates"


def use_our_templates(_app: "Sphinx", config: "Config") -> None:
    """Put the course's templates before the theme's; they lie where the theme looks for its own."""
    config.templates_path = [str(TEMPLATES), *config.templates_path]


def setup(app: "Sphinx") -> "ExtensionMetadata":
    """Register every stage with Sphinx (called by Sphinx itself)."""
    # Kernels inherit this: a picture then brings what a page needs.
    os.environ.setdefault("MSCOURSE_VIEW", "page")
    app.connect("config-inited", use_our_templates)
    for stage in (
        clock,
        keeping,
        execution,
        views,
        drawings,
        cards,
        teaching,
        coverage_page,
        gain_page,
        capstone_page,
        evidence,
        maths,
        glossary,
        mentions,
        typography,
        frame,
        overdue,
        offline,
        assets,
    ):
        stage.setup(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
