"""An open, runnable course on cell therapies for multiple sclerosis.

The verbs that notebooks call are loaded when one is first asked for, so that importing the course is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mscourse.exercises import check, task
    from mscourse.explorables import choice, explore, span
    from mscourse.figures.show import show
    from mscourse.opening import ready
    from mscourse.quizzes.view import quiz

__version__ = "0.1.0"
__all__ = ["check", "choice", "explore", "quiz", "ready", "show", "span", "task"]

_HOMES = {
    "check": "mscourse.exercises",
    "choice": "mscourse.explorables",
    "explore": "mscourse.explorables",
    "quiz": "mscourse.quizzes.view",
    "ready": "mscourse.opening",
    "show": "mscourse.figures.show",
    "span": "mscourse.explorables",
    "task": "mscourse.exercises",
}


def __getattr__(name: str) -> Any:
    """Load a verb from its room."""
    if name not in _HOMES:
        message = f"mscourse has no {name!r}; its verbs are {', '.join(sorted(_HOMES))}."
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the verbs too, for completion."""
    return sorted([*globals(), *_HOMES])
