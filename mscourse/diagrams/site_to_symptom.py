"""From the site of a lesion to the symptom: five regions of brain and cord, each with two typical signs."""

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import CubicSpline

from mscourse.diagrams.glyphs.curves import FloatArray, Spot, ring, through
from mscourse.diagrams.glyphs.labels import leader, step
from mscourse.diagrams.glyphs.paint import disc, fade, rounded, shape, stroke
from mscourse.figures.drawing import Drawing
from mscourse.figures.page import MARGIN, Heading, Layout, Page
from mscourse.figures.palette import ThemeName

ALT = (
    "A brain and spinal cord from the side, facing left, with five marked regions. "
    "Hemispheres: slower thinking, "
    "numbness of one side. Optic nerve: blurred sight, pain on moving the eye. Brainstem: "
    "double vision, spinning. "
    "Cerebellum: an unsteady hand and walk. Spinal cord: stiff or weak legs, urgent bladder."
)


@dataclass(frozen=True)
class Region:
    """A region: its name, two typical signs, where a lesion is marked, and where its words stand when wide.

    Places are in the drawing's own units; words stand in the page's.
    """

    name: str
    signs: tuple[str, str]
    at: tuple[float, float]
    words: tuple[float, float]
    right: bool


REGIONS = (
    Region("Hemispheres", ("slower thinking", "a numb or weak side"), (214, 108), (490, 380), right=True),
    Region(
        "Optic nerve", ("blurred sight in one eye", "pain on moving it"), (32, 36), (48, 188), right=False
    ),
    Region("Brainstem", ("double vision", "a spinning feeling"), (148, 18), (120, 100), right=False),
    Region("Cerebellum", ("an unsteady hand", "an unsteady walk"), (214, 30), (490, 272), right=True),
    Region("Spinal cord", ("stiff or weak legs", "an urgent bladder"), (164, -88), (490, 136), right=True),
)
HEADINGS = {
    "wide": Heading(
        "Where a lesion lies decides what it disturbs", "Brain and spinal cord from the side; typical signs"
    ),
    "phone": Heading(
        "Where a lesion lies\ndecides what it disturbs", "Brain and spinal cord from the side; typical signs"
    ),
}
FOOTERS = {
    "wide": "Schematic. Two typical signs a region, of many. A sign can have other causes "
    "than MS, and many lesions "
    "give no sign at all.",
    "phone": "Schematic. Two typical signs a region, of many.\nA sign can have other "
    "causes than MS, and many\n"
    "lesions give no sign at all.",
}
BODIES = {"wide": 462, "phone": 748}
# Where the drawing's own origin lies, and its scale.
ORIGIN = {"wide": (128.0, 230.0, 1.2), "phone": (40.0, 540.0, 1.1)}
CORD_END = -152  # in the drawing's own units; beyond, the cord runs out into the paper

CEREBRUM = (
    (6, 84), (16, 122), (48, 158), (98, 178), (152, 180), (204, 163), (240, 130), (254, 92), (240, 62),
    (206, 58), (172, 56), (138, 44), (98, 28), (66, 30), (56, 46), (70, 60), (46, 56), (18, 62),
)  # fmt: skip
CEREBELLUM = ((178, 50), (206, 56), (240, 50), (252, 30), (236, 8), (204, 2), (180, 16), (172, 34))
STEM = (
    (128, 52), (168, 54), (170, 30), (166, 2), (168, -40), (175, -90), (182, -130), (188, -175),
    (170, -175), (165, -130), (157, -90), (149, -40), (146, -12), (132, 0), (122, 20), (122, 40),
)  # fmt: skip
FOLDS = (
    ((70, 62), (104, 78), (142, 84), (178, 96)),  # the lateral one
    ((150, 178), (140, 150), (124, 126), (112, 98)),  # the central one
    ((100, 176), (96, 150), (78, 124)),
    ((50, 156), (58, 130), (46, 108)),
    ((186, 168), (176, 144), (166, 122)),
    ((226, 144), (206, 130), (196, 112)),
    ((252, 96), (226, 96), (208, 84)),
    ((110, 42), (140, 58), (170, 70)),
    ((22, 90), (40, 88), (58, 92)),
)


def site_to_symptom() -> Drawing:
    """Give the drawing of five sites and their typical signs."""
    return Drawing("site_to_symptom", ALT, draw)


def draw(layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    """Draw brain and cord, and name the regions beside them, or below them on a phone."""
    page = Page(BODIES[layout], layout, theme, HEADINGS[layout] if titled else None)
    _brain(page)
    for number, region in enumerate(REGIONS, start=1):
        spot = _placed(page, np.array([region.at]))[0]
        if page.phone:
            _listed(page, number, region, spot)
        else:
            _lesion(page, spot)
            _beside(page, region, spot)
    page.footer(FOOTERS[layout])
    return page


def _placed(page: Page, points: FloatArray) -> FloatArray:
    x, y, scale = ORIGIN[page.layout]
    moved: FloatArray = np.asarray(points, float) * scale + (x, y)
    return moved


def _smooth(points: FloatArray) -> FloatArray:
    """Outline a smooth closed shape through points, shape (200, 2)."""
    closed = np.vstack([points, points[:1]])
    knots = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    outline: FloatArray = CubicSpline(knots, closed, bc_type="periodic")(np.linspace(0, knots[-1], 201)[:-1])
    return outline


def _brain(page: Page) -> None:
    """Draw eye and nerve, stem and cord, cerebellum, and the hemisphere over them."""
    grey, tissue, nerve = page.theme.control, page.theme.axon, page.theme.myelin
    scale = ORIGIN[page.layout][2]
    eye = _placed(page, np.array([(-6.0, 30.0)]))[0]
    path = through(_placed(page, np.array([(8.0, 31.0), (46.0, 38.0), (92.0, 44.0), (128.0, 46.0)]))).xy
    stroke(page, path, nerve.ink, width=6.6 * scale, z=2)
    stroke(page, path, nerve.wash, width=4.8 * scale, z=2.1)
    rounded(page, ring(eye, 15 * scale), page.theme.paper, edge=grey.ink, light=0.2, z=2.5)
    disc(page, (eye[0] - 11 * scale, eye[1]), 5 * scale, fill=grey.fill, edge=grey.ink, width="hair", z=2.6)
    stem = _smooth(_placed(page, np.array(STEM, float)))
    shape(page, stem, fill=nerve.wash, edge=nerve.ink, z=3)
    x, end = _placed(page, np.array([(178.0, CORD_END)]))[0].tolist()
    fade(page, (x - 30, x + 30, end, end + 34 * scale), "down", z=3.5)
    below = np.array([(x - 40, end - 40), (x + 40, end - 40), (x + 40, end), (x - 40, end)])
    shape(page, below, fill=page.theme.paper, z=3.5)
    cerebellum = _smooth(_placed(page, np.array(CEREBELLUM, float)))
    rounded(page, cerebellum, tissue.wash, edge=tissue.ink, light=0.3, z=4)
    for share in (0.78, 0.56, 0.34):
        middle = cerebellum.mean(axis=0)
        leaf = middle + (cerebellum - middle) * (share, share)
        stroke(page, leaf[20:130], tissue.mark, width="hair", alpha=0.7, z=4.1)
    cerebrum = _smooth(_placed(page, np.array(CEREBRUM, float)))
    rounded(page, cerebrum, tissue.wash, edge=tissue.ink, light=0.3, z=5)
    for fold in FOLDS:
        stroke(
            page,
            through(_placed(page, np.array(fold, float))).xy,
            tissue.mark,
            width="thin",
            alpha=0.6,
            z=5.1,
        )


def _lesion(page: Page, spot: Spot) -> None:
    hue = page.theme.lesion
    shape(page, ring(spot, 9, wobble=0.12, seed=3), fill=hue.fill, edge=hue.ink, z=8)


def _beside(page: Page, region: Region, spot: Spot) -> None:
    theme, (x, y) = page.theme, region.words
    page.text((x, y), region.name, "heading")
    page.text((x, y - 19), "\n".join(region.signs), colour=theme.muted)
    if region.right:
        start = (x - 8, y + 4)
    elif region.name == "Optic nerve":  # from above its name, so that the line keeps clear of the eye
        start = (x + 92, y + 18)
    else:
        start = (x + page.measure(region.name, "heading", 600) + 8, y + 4)
    leader(page, start, spot, theme.lesion.ink)


def _listed(page: Page, number: int, region: Region, spot: Spot) -> None:
    theme = page.theme
    step(page, spot, number, theme.lesion.ink)
    y = 322 - 54 * (number - 1)
    step(page, (MARGIN + 9, y + 4), number, theme.lesion.ink)
    page.text((MARGIN + 28, y), region.name, "heading")
    page.text((MARGIN + 28, y - 19), "; ".join(region.signs), colour=theme.muted)
