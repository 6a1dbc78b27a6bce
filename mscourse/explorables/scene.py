"""What an explorable draws and says at one grid point, from the functions its author wrote."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from matplotlib.figure import Figure

from mscourse.explorables.controls import Control, Values, described
from mscourse.explorables.errors import ExplorableError
from mscourse.figures.svg import Node, tree
from mscourse.figures.page import Page

Draw: TypeAlias = Callable[..., Any]
Say: TypeAlias = Callable[..., str]
Prepare: TypeAlias = Callable[[Sequence[Values]], Sequence[Any]]


@dataclass(frozen=True)
class State:
    """One grid point as the reader meets it: a picture for each panel, and its sentence."""

    panels: tuple[Node, ...]
    sentence: str

    @property
    def sizes(self) -> tuple[str, ...]:
        """The size of each panel, as its view box."""
        return tuple(panel.attributes["viewBox"] for panel in self.panels)


@dataclass(frozen=True)
class Scene:
    """The author's functions.

    Attributes
    ----------
    name : str
        The explorable's name; ids in pictures begin with it.
    draw : callable
        Called with the values by name; gives a figure, or a tuple of figures, one a panel.
    say : callable
        Called alike; gives the sentence.
    prepare : callable or None
        Called once with many grid points; gives for each what `draw` and `say` then get as their first
        argument, so that a model can compute a whole batch at once.
    """

    name: str
    draw: Draw
    say: Say
    prepare: Prepare | None = None

    def check(self, controls: Mapping[str, Control]) -> None:
        """Refuse functions that the controls cannot call.

        Raises
        ------
        ExplorableError
            If `draw` or `say` does not take exactly the controls' names.
        """
        first = ["the prepared state"] if self.prepare else []
        for what, function in (("draw", self.draw), ("say", self.say)):
            try:
                signature = inspect.signature(function)
            except (TypeError, ValueError):
                continue  # some built-in callables tell nothing; their own error will
            try:
                signature.bind(*first, **dict.fromkeys(controls))
            except TypeError as problem:
                wanted = ", ".join([*(["state"] if first else []), *controls])
                message = (
                    f"explore({self.name!r}): {what} cannot take the controls ({problem}); "
                    f"write it as def {function.__name__}({wanted})"
                )
                raise ExplorableError(message) from problem

    def prepared(self, points: Sequence[Values]) -> list[tuple[Any, ...]]:
        """Give what `draw` and `say` get before the values: nothing, or one prepared thing, for each point.

        Raises
        ------
        ExplorableError
            If `prepare` raises, or gives another number of things than it was given points.
        """
        if self.prepare is None:
            return [()] * len(points)
        try:
            found = list(self.prepare([dict(point) for point in points]))
        except Exception as problem:
            where = described(points[0]) if len(points) == 1 else f"{len(points)} states"
            message = (
                f"explore({self.name!r}): prepare failed for {where} "
                f"({type(problem).__name__}: {problem}); make it work for every value of the controls"
            )
            raise ExplorableError(message) from problem
        if len(found) != len(points):
            message = (
                f"explore({self.name!r}): prepare was given {len(points)} states and gave {len(found)} back; "
                "give one for each, in the same order"
            )
            raise ExplorableError(message)
        return [(one,) for one in found]

    def state(self, prepared: tuple[Any, ...], point: Values) -> State:
        """Draw and say one grid point.

        Raises
        ------
        ExplorableError
            If `draw` or `say` raises, or gives something else than figures and a sentence; the message
            names the grid point.
        """
        where = f"explore({self.name!r}) at {described(point)}"
        drawn = self._called("draw", self.draw, prepared, point)
        figures = [
            one.figure if isinstance(one, Page) else one
            for one in (drawn if isinstance(drawn, tuple | list) else [drawn])
        ]
        wrong = [one for one in figures if not isinstance(one, Figure)]
        if wrong or not figures:
            given = type(wrong[0]).__name__ if wrong else "nothing"
            message = f"{where}: draw gave {given}; return a matplotlib Figure, or a tuple of Figures"
            raise ExplorableError(message)
        sentence = self._called("say", self.say, prepared, point)
        if not isinstance(sentence, str) or not sentence.strip():
            message = f"{where}: say gave {sentence!r}; return one full sentence for the reader"
            raise ExplorableError(message)
        panels = tuple(tree(figure, f"{self.name}-{number}") for number, figure in enumerate(figures))
        return State(panels, " ".join(sentence.split()))

    def _called(
        self, what: str, function: Callable[..., Any], prepared: tuple[Any, ...], point: Values
    ) -> Any:
        try:
            return function(*prepared, **point)
        except Exception as problem:
            message = (
                f"explore({self.name!r}): {what} failed at {described(point)} "
                f"({type(problem).__name__}: {problem}); make it work for every value of the controls, "
                f"or leave this value out"
            )
            raise ExplorableError(message) from problem
