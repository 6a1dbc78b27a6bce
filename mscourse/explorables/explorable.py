"""``explore``: one drawing function and its ranges become a live widget, or a page's prepared pictures."""

import base64
import hashlib
import json
import re
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

from mscourse.explorables import kept
from mscourse.explorables.body import body, still, table, text
from mscourse.explorables.controls import Control, Value, Values, start_of
from mscourse.explorables.errors import ExplorableError
from mscourse.explorables.frames import Frames, make
from mscourse.explorables.scene import Draw, Prepare, Say, Scene, State
from mscourse.view import PLACEHOLDER, LiveView, mode
from mscourse.words import unmarked

MOST_ON_A_PAGE = 3
"""Controls on a page: with one more, nobody could look at all states, and no page could carry them."""
REMEMBERED = 128
"""States that a live view keeps, so that going back costs nothing."""


@dataclass(frozen=True)
class Explorable(LiveView):
    """Something to move and to watch; Jupyter shows it, the book carries it into its page.

    Attributes
    ----------
    scene : Scene
        The author's functions.
    controls : dict of str to Control
        What the reader moves.
    head : dict of str to str
        `title`, `task`, `seen` and `alt`.
    """

    scene: Scene
    controls: dict[str, Control]
    head: dict[str, str]
    module: ClassVar[str] = "explore"

    @property
    def element_id(self) -> str:
        """The id of the view's element."""
        return f"explorable-{self.scene.name}"  # a heading "Explore: ..." has an id that begins with explore-

    @property
    def _title(self) -> str:
        return self.head["title"] or self.scene.name

    def start(self) -> Values:
        """Where the controls stand at first."""
        return start_of(self.controls)

    @cached_property
    def first(self) -> State:
        """The state that is shown first."""
        return self._state(self.start())

    @cached_property
    def frames(self) -> Frames:
        """All states; kept between builds for as long as their inputs stay the same."""
        key = kept.key(self.scene.name, self.controls, (self.scene.draw, self.scene.say, self.scene.prepare))
        stored = kept.read(key)
        if stored is not None:
            return Frames.from_plain(stored, self.controls)
        made = make(self.scene, self.controls)
        kept.write(key, made.plain())
        return made

    def plain(self) -> str:
        """Return the first state's words."""
        title = f"{self.head['title']}\n" if self.head["title"] else ""
        return f"{title}{self.first.sentence}"

    def still(self) -> str:
        """Return the first state's picture and words."""
        if mode() == "page":  # the page has drawn it already
            return still(self.head, self.frames.shown, self.frames.sentences[self.frames.start])
        return still(self.head, [panel.markup() for panel in self.first.panels], self.first.sentence)

    def state(self) -> dict[str, Any]:
        """Return the controls, and where all other states are: in the page's file, or in the kernel."""
        said: dict[str, Any] = {
            "start": self.start(),
            "controls": [
                {
                    "name": name,
                    "label": control.label,
                    "unit": control.unit,
                    "factor": control.factor,
                    "numeric": control.numeric,
                    "values": list(control.values),
                    "shown": [control.shown(value) for value in control.values],
                }
                for name, control in self.controls.items()
            ],
        }
        if mode() == "page":
            return {**said, "frames": f"{PLACEHOLDER}{self._file[0]}"}
        first = table(self._title, self.controls, [self.start()], [self.first.sentence], 0)
        panels = [panel.markup() for panel in self.first.panels]
        so_far = ("States so far, as a table", first)
        return {**said, "html": body(self.scene.name, self.head, panels, self.first.sentence, so_far)}

    def fallback(self) -> str:
        """Return the first state and the table of all states, readable with scripts off."""
        frames = self.frames
        rows = table(self._title, self.controls, frames.points, frames.sentences, frames.start)
        sentence, states = frames.sentences[frames.start], ("All states as a table", rows)
        return body(self.scene.name, self.head, frames.shown, sentence, states)

    def assets(self) -> dict[str, str]:
        """Return the file of frames, which is a script, because a page from disk may load nothing else."""
        name, content = self._file
        return {name: base64.b64encode(content).decode()}

    @cached_property
    def _file(self) -> tuple[str, bytes]:
        packed = json.dumps(
            [one.plain() for one in self.frames.packed], ensure_ascii=False, separators=(",", ":")
        )
        content = f"mscourse.frames({json.dumps(self.element_id)},{packed});\n".encode()
        name = f"{self.element_id}-{hashlib.sha256(content).hexdigest()[:10]}.js"
        return name, content

    def answer(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Draw and say the state of any values, for a live view.

        Returns
        -------
        dict
            `panels` and `sentence`, or `error`: what went wrong, in words for whoever wrote the function.
        """
        try:
            point: Values = {
                name: control.check(values.get(name, control.start), name)
                for name, control in self.controls.items()
            }
            state = self._state(point)
        except ExplorableError as problem:
            return {"error": str(problem), "values": dict(values)}
        return {
            "panels": [panel.markup() for panel in state.panels],
            "sentence": text(state.sentence),
            "cells": [text(control.spoken(point[name])) for name, control in self.controls.items()],
            "values": point,
        }

    def _state(self, point: Values) -> State:
        key = tuple(point.values())
        if key in self.remembered:
            self.remembered.move_to_end(key)
            return self.remembered[key]
        (prepared,) = self.scene.prepared([point])
        state = self.scene.state(prepared, point)
        self.remembered[key] = state
        if len(self.remembered) > REMEMBERED:
            self.remembered.popitem(last=False)
        return state

    @cached_property
    def remembered(self) -> OrderedDict[tuple[Value, ...], State]:
        """The states that were drawn already, the longest unused first."""
        return OrderedDict()


def explore(  # noqa: PLR0913 - what a reader meets, one by one, by name
    draw: Draw,
    *,
    say: Say,
    name: str = "",
    title: str = "",
    task: str = "",
    seen: str = "",
    alt: str = "",
    prepare: Prepare | None = None,
    **controls: Control,
) -> Explorable:
    """Let the reader move through everything that a drawing function can draw.

    Parameters
    ----------
    draw : callable
        Called with a value for each control, by name. It gives a matplotlib figure, or a tuple of figures,
        each about 3.2 inches wide, so that a phone can show one above the other. All states have one size.
    say : callable
        Called alike. It gives the sentence that is shown, read out, and stands in the table.
    name : str
        For ids and file names, lower case; the drawing function's name by default.
    title, task, seen : str
        The question; what to try; what should have been seen. An empty line parts paragraphs.
    alt : str
        What the picture shows in every state, for those who hear it.
    prepare : callable, optional
        Called with a list of states (each a dictionary of values); gives one thing for each, which `draw`
        and `say` then get as their first argument. For models that compute many states at once.
    **controls : Control
        What the reader moves, from `choice` and `span`; the last one varies fastest in the table. At most
        three on a page.

    Returns
    -------
    Explorable
        Live in a notebook: any value, computed at once. In the book: prepared pictures, no kernel needed.

    Raises
    ------
    ExplorableError
        If there is no control, more than three on a page, a control that is none, a function that cannot
        take them, or a state that cannot be drawn (on a page any state; else the first). The message says
        which, and what to write.
    """
    name = name or getattr(draw, "__name__", "").strip("_<>").lower().replace("_", "-")
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        message = f"explore: the name {name!r} is no id; write name= in lower case, like 'peel-the-sheath'"
        raise ExplorableError(message)
    _check_controls(name, controls)
    labelled = {
        one: control if control.label else replace(control, label=one.replace("_", " ").capitalize())
        for one, control in controls.items()
    }
    scene = Scene(name, draw, say, prepare)
    scene.check(labelled)
    told = {"title": title, "task": task, "seen": seen, "alt": alt}
    made = Explorable(scene, labelled, {name: unmarked(words) for name, words in told.items()})
    # Jupyter swallows what goes wrong while it displays; here the author sees it.
    _ = made.frames if mode() == "page" else made.first
    return made


def _check_controls(name: str, controls: Mapping[str, Any]) -> None:
    if not controls:
        message = (
            f"explore({name!r}) has nothing to move; add a control, such as loss=choice(0, 0.5, 1, unit='%')"
        )
        raise ExplorableError(message)
    for one, control in controls.items():
        if not isinstance(control, Control):
            message = (
                f"explore({name!r}): {one}={control!r} is no control; write {one}=choice(...) for some "
                "values, "
                f"or {one}=span(low, high, step=...)"
            )
            raise ExplorableError(message)
    if mode() == "page" and len(controls) > MOST_ON_A_PAGE:
        message = (
            f"explore({name!r}) has {len(controls)} controls ({', '.join(controls)}), and a page "
            "carries at most "
            f"{MOST_ON_A_PAGE}; fix {', '.join(list(controls)[MOST_ON_A_PAGE:])} inside the drawing function"
        )
        raise ExplorableError(message)
