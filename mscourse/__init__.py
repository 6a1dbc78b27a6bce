"""An open, runnable course on cell therapies for multiple sclerosis."""

from mscourse.explorables import choice, explore, span
from mscourse.figures.show import show

__version__ = "0.1.0"
__all__ = ["choice", "explore", "show", "span"]
