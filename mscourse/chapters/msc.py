"""Chapter 07: one dose by two routes, what a trial could see, and a funnel to build, as explorables."""

from mscourse.diagrams.panels import panel
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page

ALT = (
    "Two panels that are still being drawn; they will show what this explorable is about, and this text will "
    "then say what is in them and how it changes."
)


def _soon(one: str) -> tuple[Page, Page]:
    return panel(one), panel(one)


def _words(one: str) -> str:
    return f"{one} is chosen."


def _stub(name: str) -> Explorable:
    return explore(
        _soon,
        say=_words,
        name=name,
        title=name,
        task="Look.",
        seen="Seen.",
        alt=ALT,
        one=choice("a", "b", start="a", label="One"),
    )


def one_dose() -> Explorable:
    """Give one dose: show where its cells live, what they do to new lesions, and what the trial excludes."""
    return _stub("one-dose")


def could_see() -> Explorable:
    """Ask what a trial could have seen: chance of finding a true effect, by size and spread."""
    return _stub("could-see")


def small_trials() -> Explorable:
    """Build a funnel: run small and large trials without any effect, and print all or the hopeful ones."""
    return _stub("small-trials")
