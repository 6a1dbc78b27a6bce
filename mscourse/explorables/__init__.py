"""Explorables: one drawing function and its ranges, as a live widget or a page's prepared pictures.

``controls`` says what a reader can move, ``scene`` calls the author's functions, ``frames`` makes all
states, ``packing`` keeps only what changes between them, ``kept`` remembers them between builds, ``body``
writes the HTML, ``explorable`` brings all together.
"""

from mscourse.explorables.controls import Control, choice, span
from mscourse.explorables.errors import ExplorableError
from mscourse.explorables.explorable import Explorable, explore

__all__ = ["Control", "Explorable", "ExplorableError", "choice", "explore", "span"]
