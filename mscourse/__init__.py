"""An open, runnable course on cell therapies for multiple sclerosis.

The names that notebooks use are loaded when they are first asked for, so that a model alone starts at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mscourse.explorables import choice, explore, span
    from mscourse.figures.show import show
    from mscourse.quizzes.view import quiz

__version__ = "0.1.0"
__all__ = ["choice", "explore", "quiz", "show", "span"]

_HOME = {
    "choice": "mscourse.explorables",
    "explore": "mscourse.explorables",
    "quiz": "mscourse.quizzes.view",
    "show": "mscourse.figures.show",
    "span": "mscourse.explorables",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        message = f"mscourse has no {name!r}; it offers {', '.join(__all__)}"
        raise AttributeError(message)
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
