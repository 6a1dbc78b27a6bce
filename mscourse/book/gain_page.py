"""Directives for the test before and after the course.

====================  ==================================================================
``{before-after}``    the test itself
``{gain-places}``     every place of the test: what it is about, and why its pair is alike
``{gain-luck}``       made-up learners take the test: what equal forms buy
====================  ==================================================================
"""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from mscourse.book import views
from mscourse.book.cards.tables import table
from mscourse.gain import before_and_after, luck
from mscourse.gain.forms import FOLDER, places
from mscourse.quizzes import bank
from mscourse.quizzes.words import as_phrase

if TYPE_CHECKING:
    from sphinx.application import Sphinx

UNEQUAL = (0.0, 0.3, 0.6)  # logits
LEARNT = 1.2  # logits
CLASSES, CLASS = 200, 200  # made-up classes, and learners in each
HERE = Path(luck.__file__).parent


class GainDirective(SphinxDirective):
    """What these directives share: they depend on the forms, the chapters' objectives and the code."""

    def depend(self) -> None:
        """Have the page made anew when one of these changes."""
        for path in (*FOLDER.glob("*.yaml"), *bank.chapters().values(), *HERE.glob("*.py")):
            self.env.note_dependency(str(path))


class TestDirective(GainDirective):
    """Show the test."""

    def run(self) -> list[nodes.Node]:
        """Return its element."""
        self.depend()
        return [views.raw_view(before_and_after().page()["html"])]


class PlacesDirective(GainDirective):
    """List the places of the test."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        self.depend()
        lines = []
        for number, one in enumerate(places(), 1):
            objective = bank.chapter(one.objective.partition(".")[0]).objectives[one.objective]
            lines.append((str(number), as_phrase(one.topic), as_phrase(objective), as_phrase(one.alike)))
        head = ("Place", "About", "Objective", "Why the two questions are alike")
        return [nodes.raw("", table("The twenty places of the test", head, lines), format="html")]


class LuckDirective(GainDirective):
    """Say what made-up classes do."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        self.depend()
        lines = [line(unequal) for unequal in UNEQUAL]
        head = (
            "Pairs differ by (logits)",
            "One form first, everyone: gain off by",
            "Half the class each: gain off by",
        )
        return [nodes.raw("", table("What taking turns with the forms buys", head, lines), format="html")]


def line(unequal: float) -> tuple[str, str, str]:
    """Return a row: how far a class's mean gain typically lies from the mean over all classes."""
    rng = np.random.default_rng(20)
    made = [
        luck.simulate(luck.Rule(learnt=LEARNT, unequal=unequal), learners=CLASS, rng=rng)
        for _ in range(CLASSES)
    ]
    fair = float(np.mean([one.mean_gain for one in made]))
    alone = np.array([one.gain[one.a_first].mean() for one in made])
    halved = np.array([one.mean_gain for one in made])
    off = [float(np.sqrt(np.mean((each - fair) ** 2))) for each in (alone, halved)]
    return f"{unequal:g}", f"{off[0]:.2f} places", f"{off[1]:.2f} places"


def setup(app: "Sphinx") -> None:
    """Register the directives."""
    app.add_directive("before-after", TestDirective)
    app.add_directive("gain-places", PlacesDirective)
    app.add_directive("gain-luck", LuckDirective)
