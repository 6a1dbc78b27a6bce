"""Chapter 06: a transplant day by day, what grows back, what a brake does, and deaths, as explorables."""

from mscourse.diagrams.panels import panel
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page


def _draw(day: int) -> Page:
    return panel(f"To come ({day})")


def _say(day: int) -> str:
    return f"To come: {day}."


def _stub(name: str) -> Explorable:
    return explore(
        _draw,
        say=_say,
        name=name,
        title="To come",
        task="To come.",
        seen="To come.",
        alt="A picture that is still to come stands here, and this sentence holds its place until it "
        "does, with as many words as are needed.",
        day=choice(1, 2, start=1, label="Day"),
    )


def walk() -> Explorable:
    """Walk through a transplant day by day."""
    return _stub("transplant-day-by-day")


def rebuild() -> Explorable:
    """Let blood and clones grow back, by age and by what survived."""
    return _stub("new-or-regrown")


def brake() -> Explorable:
    """Empty the immune system, and keep or change its brake."""
    return _stub("empty-or-change")


def deaths() -> Explorable:
    """Choose among real series of transplants, and read their deaths with exact intervals."""
    return _stub("deaths-by-series")
