"""An open, runnable course on cell therapies for multiple sclerosis."""

from mscourse.figures.show import show
from mscourse.quizzes.view import quiz

__version__ = "0.1.0"
__all__ = ["quiz", "show"]
