"""The attack map: from a lymph node to a lesion, with six numbered points where a treatment can act.

Other chapters attach their own words to the six points and choose the state of the lesion:

>>> from mscourse.diagrams import attack_map
>>> attack_map("silent_rim", labels={4: "an antibody"}, name="attack_map_antibody").name
'attack_map_antibody'
"""

from collections.abc import Collection, Mapping
from typing import Literal, get_args

from mscourse.figures.drawing import Drawing
from mscourse.figures.page import Heading, Layout, Page
from mscourse.figures.palette import ThemeName

State = Literal["relapse", "silent_rim", "burnt_out"]
POINTS: Mapping[int, str] = {
    1: "Activation",
    2: "Way out of the node",
    3: "Cells in the blood",
    4: "Crossing the wall",
    5: "Attack in the tissue",
    6: "Repair at the edge",
}
"""The six action points and their names, in the order of the path; each is a place in the picture."""

_ALT = (
    "Cells move from a lymph node through the blood and across a vessel wall into brain tissue, where "
    "a lesion lies. Six numbered points mark where a treatment can act: activation, way out, blood, wall, "
    "tissue, and repair at the edge."
)


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
        What stands under the name of each point in the list below the picture, such as a class of drugs; it
        wraps by itself, so give no line breaks. By default, what happens there.
    hollow : collection of int
        Points whose disc is drawn as an outline: nothing is known to act there.
    heading : str, optional
        The finding, for a picture that stands alone; by default one that fits the state.
    name : str, optional
        The drawing's name in snake_case; needed as soon as labels are given, because stored files carry it.
    alt : str, optional
        20 to 60 words; needed as soon as labels are given.
    """
    if state not in get_args(State):
        message = f"unknown state {state!r}; choose one of {', '.join(get_args(State))}"
        raise ValueError(message)

    def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
        title = Heading(heading or "Six places where a treatment can act", "Not to scale")
        page = Page(400, layout, theme, title if titled else None)
        for number, point in POINTS.items():
            words = (labels or {}).get(number, "")
            page.text((40, 400 - 50 * number), f"{number} {point} {words}", "small")
        page.footer("Schematic, not to scale.")
        return page

    del hollow
    return Drawing(name or f"attack_map_{state}", alt or _ALT, draw)
