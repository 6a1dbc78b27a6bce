"""The attack map: from a lymph node to a lesion, with six numbered points where a treatment can act.

Other chapters attach their own words to the six points and choose the state of the lesion:

>>> from mscourse.diagrams import attack_map
>>> heard = "The map of the attack with one treatment: an antibody stands at the wall, point four of six. "
>>> heard += "No other point has anything attached to it."
>>> attack_map("silent_rim", labels={4: "an antibody"}, name="antibody_map", alt=heard).name
'antibody_map'
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import get_args

from mscourse.diagrams.attack_plan import PLANS
from mscourse.diagrams.attack_scene import Scene, State, draw_scene, fill_behind
from mscourse.diagrams.glyphs.curves import Spot
from mscourse.diagrams.glyphs.paint import disc
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import LEADING, MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName
from mscourse.figures.wrap import fitted, ruler, wrapped

POINTS: Mapping[int, str] = {
    1: "Activation",
    2: "Way out of the node",
    3: "Cells in the blood",
    4: "Crossing the wall",
    5: "Attack in the tissue",
    6: "Repair at the edge",
}
"""The six action points and their names, in the order of the path; each is a place in the picture."""

WHAT_HAPPENS: Mapping[int, str] = {
    1: "A B cell shows a helper T cell a fragment; a regulator holds the T cell back.",
    2: "T cells leave the node by a duct and reach the blood.",
    3: "B cells and T cells travel with the blood.",
    4: "T cells stick to the wall and squeeze through.",
    5: "T cells are woken again; macrophages and microglia strip the fibres.",
    6: "Progenitors (OPCs) wait, and may make new sheaths.",
}
"""What stands under the name of each point in a relapse, where a chapter attaches nothing."""

WHAT_DIFFERS: Mapping[State, Mapping[int, str]] = {
    "relapse": {},
    "silent_rim": {
        4: "Closed: no cell comes in.",
        5: "Microglia at the rim go on; T cells, B cells and plasma cells stay in the space outside.",
    },
    "burnt_out": {
        4: "Closed: no cell comes in.",
        5: "Hardly any immune cell is left to act on.",
    },
}
"""What stands there in the other states, where it is not the same."""


@dataclass(frozen=True)
class Told:
    """What is said of a state: its name, its words in the picture, the finding, and words for the ear."""

    name: str
    words: str
    finding: str
    alt: str


STATES: Mapping[State, Told] = {
    "relapse": Told(
        "A relapse",
        "The wall lets cells through. In the tissue they strip fibres of their myelin.",
        "An attack begins far from the brain, and there are six places to act",
        "Cells move from a lymph node through a duct into the blood and across a vessel wall into brain "
        "tissue, where macrophages and T cells strip fibres of their myelin. Six numbered points mark where "
        "treatment can act: activation, way out, blood, wall, tissue, repair.",
    ),
    "silent_rim": Told(
        "A silent rim",
        "The wall is shut again. Microglia at the rim hold iron and go on; the lesion creeps outward.",
        "Behind a closed wall, the rim of a lesion can go on",
        "The vessel wall is closed and no cell crosses. A plasma cell, a B cell and a T cell remain in the "
        "space around the vessel. The middle of the lesion is quiet and bare; microglia that hold iron "
        "form its rim, and arrows show it creep outward. The six points stay.",
    ),
    "burnt_out": Told(
        "Burnt out",
        "Hardly any immune cell is left. Fibres stay bare, some are lost, and a scar of astrocytes has "
        "formed.",
        "Where all is quiet, bare and lost fibres remain",
        "The vessel wall is closed and hardly any immune cell is left. In the lesion fibres are bare, one is "
        "lost and drawn as a dashed outline, and star-shaped astrocytes form a scar. Progenitors still wait "
        "at the edge. The six points stay.",
    ),
}
FOOTER = "Schematic, not to scale. Tinted ground: the lesion. Green discs: places where a treatment can act"
_EMPTY = "; outlined: none known to act"
_DISC = 11.0
_LIST_GAP, _ROW_GAP, _COLUMN_GAP = 26.0, 12.0, 24.0


@dataclass(frozen=True)
class _Map:
    """All that is drawn: call it to draw one layout in one theme."""

    state: State
    labels: Mapping[int, str]
    hollow: frozenset[int]
    heading: str

    def __call__(self, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        footer = fitted(FOOTER + (_EMPTY if self.hollow else "") + ".").on(layout)
        entries, listed = self._list(layout)
        foot = MARGIN + LEADING["small"] * (footer.count("\n") + 1) + 2
        base = foot + listed + _LIST_GAP
        plan = PLANS[layout]
        heading = Heading(fitted(self.heading, "title").on(layout), "Not to scale") if titled else None
        page = Page(round(base + plan.scene), layout, theme, heading)
        scene = Scene(page, plan, base, self.state)
        draw_scene(scene)
        for number, spot in enumerate(scene.many(plan.points), 1):
            _point(page, spot, number, hollow=number in self.hollow)
        self._tell(scene)
        self._write_list(page, entries, base - _LIST_GAP)
        page.footer(footer)
        fill_behind(scene)
        return page

    def _tell(self, scene: Scene) -> None:
        told, (x, y) = STATES[self.state], scene.at(scene.plan.told)
        page = scene.page
        page.text((x, y), told.name, "heading")
        words = wrapped(page, told.words, scene.plan.told_width)
        page.text((x, y - 19), words, colour=page.theme.muted)

    def _list(self, layout: Layout) -> tuple[dict[int, str], float]:
        """Break each point's words into lines, and say how high the list will be."""
        width = (328.0 if layout == "phone" else (668 - _COLUMN_GAP) / 2) - 2 * _DISC - 9
        entries = {
            number: wrapped(ruler(layout), self.labels.get(number, ""), width, "label") for number in POINTS
        }
        rows = [(number,) for number in POINTS] if layout == "phone" else [(1, 4), (2, 5), (3, 6)]
        return entries, sum(max(_entry(entries[number]) for number in row) for row in rows)

    def _write_list(self, page: Page, entries: Mapping[int, str], top: float) -> None:
        rows = [(number,) for number in POINTS] if page.phone else [(1, 4), (2, 5), (3, 6)]
        column = (page.width - 2 * MARGIN + _COLUMN_GAP) / 2
        y = top
        for row in rows:
            for place, number in enumerate(row):
                x = MARGIN + column * place
                _point(page, (x + _DISC, y - 11), number, hollow=number in self.hollow)
                left = x + 2 * _DISC + 9
                page.text((left, y - 16), POINTS[number], "label", weight=600)
                page.text((left, y - 16 - LEADING["label"]), entries[number], colour=page.theme.muted)
            y -= max(_entry(entries[number]) for number in row)


def _entry(words: str) -> float:
    lines = words.count("\n") + 1 if words else 0
    return 20 + LEADING["label"] * lines + _ROW_GAP


def _point(page: Page, centre: Spot, number: int, *, hollow: bool) -> None:
    """Draw the numbered disc of an action point: filled, or outlined where nothing is known to act."""
    hue, paper = page.theme.therapy, page.theme.paper
    edge, fill, ink = (hue.ink, paper, hue.ink) if hollow else (paper, hue.ink, paper)
    disc(page, centre, _DISC, fill=fill, edge=edge, width="line", z=26)
    page.text((centre[0], centre[1] - 4.9), str(number), colour=ink, align="center", weight=600)


def attack_map(  # noqa: PLR0913 - one keyword for each thing that a chapter may say of the map
    state: State = "relapse",
    *,
    labels: Mapping[int, str] | None = None,
    hollow: Collection[int] = (),
    heading: str | None = None,
    name: str | None = None,
    alt: str | None = None,
) -> Drawing:
    """Give the map of the attack, with words attached to its six action points.

    Parameters
    ----------
    state : {"relapse", "silent_rim", "burnt_out"}
        What goes on at the wall and in the lesion.
    labels : mapping of int to str, optional
        What stands under the name of a point (`POINTS`) in the list below the picture, such as a class of
        drugs; lines break by themselves, or where you break them. A point that is left out has its
        name alone. By default, what happens at each point.
    hollow : collection of int
        Points whose disc is an outline: nothing is known to act there.
    heading : str, optional
        The finding, for a picture that stands alone; by default one that fits the state.
    name : str, optional
        The drawing's name in snake_case. Stored files carry it, so a map with labels of its own needs one.
    alt : str, optional
        20 to 60 words; a map with labels of its own needs it, because a listener needs the labels.

    Raises
    ------
    ValueError
        If the state or a point is unknown, or labels come without a name and an alt text.
    """
    if state not in get_args(State):
        message = f"unknown state {state!r}; choose one of {', '.join(get_args(State))}"
        raise ValueError(message)
    strangers = sorted({*(labels or {}), *hollow} - set(POINTS))
    if strangers:
        message = f"the map has no point {strangers[0]}; its points are 1 to {len(POINTS)}"
        raise ValueError(message)
    if labels is not None and (name is None or alt is None):
        message = "a map with labels of its own needs name= and alt=, which tells a listener the labels"
        raise ValueError(message)
    told = STATES[state]
    plain = "attack_map" if state == "relapse" else f"attack_map_{state}"
    shown = {**WHAT_HAPPENS, **WHAT_DIFFERS[state]} if labels is None else labels
    draw = _Map(state, shown, frozenset(hollow), heading or told.finding)
    return Drawing(name or plain, alt or told.alt, draw)
