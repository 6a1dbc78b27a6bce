"""One stretch of nerve fibre, cut lengthwise, in five states: five internodes, the middle three a lesion."""

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray, ring, wave
from mscourse.diagrams.glyphs.fibres import Caliber, Fibre, Wrap, axon, caliber, channels, sheath
from mscourse.diagrams.glyphs.immune import macrophage, t_cell
from mscourse.diagrams.glyphs.neural import debris
from mscourse.diagrams.glyphs.paint import fade, rounded, shape
from mscourse.figures.page import Page

# Axon radius over fibre radius: drawn true, never printed. They are what a cable model of an axon of
# 5 micrometres takes for a healthy and for a rebuilt sheath.
G_HEALTHY = 0.7
G_REBUILT = 0.9

_OVERHANG = 18


class Stretch:
    """Where things lie along one drawn fibre.

    Parameters
    ----------
    ends : pair of float
        Left and right end of the window onto the fibre; the fibre runs on beyond both.
    y : float
        Height of the fibre's middle.
    radius : float
        Of the axon between its nodes.
    sway : float
        How far the fibre bends up and down.

    Attributes
    ----------
    nodes : ndarray, shape (4,)
        Places of the nodes of Ranvier; the lesion reaches from the first to the last.
    pitch : float
        Length of an internode.
    """

    def __init__(self, ends: tuple[float, float], y: float, radius: float, sway: float) -> None:
        self.left, self.right, self.y, self.radius = *ends, y, radius
        length = self.right - self.left
        start = (self.left - _OVERHANG, y)
        self.curve = wave(start, self.right + _OVERHANG, amplitude=sway, period=0.9 * length, phase=0.6)
        self.pitch = length / 4.1
        self.nodes: FloatArray = _OVERHANG + self.pitch * (np.arange(4.0) + 0.55)

    def lesion(self, share: float) -> float:
        """Place a share (0 to 1) of the way through the lesion."""
        return float(self.nodes[0] + share * (self.nodes[3] - self.nodes[0]))

    def spot(self, place: float, aside: float = 0.0) -> tuple[float, float]:
        """Point at a place, `aside` units above (or below) the middle of the axon."""
        x, y = self.curve.spot(place, aside)
        return float(x), float(y)


def healthy(page: Page, stretch: Stretch) -> None:
    """Draw thick sheaths with nodes between them."""
    fibre = Fibre(stretch.curve, caliber(stretch.radius, stretch.nodes))
    axon(page, fibre)
    _wrap(page, fibre, stretch.nodes, _thick(stretch))
    _outer_sheaths(page, stretch, fibre)
    channels(page, fibre, stretch.nodes)
    _run_out(page, stretch)


def demyelinated(page: Page, stretch: Stretch) -> None:
    """Draw the lesion: a bare axon, its channels still at the old nodes, and the cells that strip it."""
    _inflamed(page, stretch)
    fibre = Fibre(stretch.curve, caliber(stretch.radius * 0.96, stretch.nodes))
    axon(page, fibre)
    _outer_sheaths(page, stretch, fibre)
    channels(page, fibre, stretch.nodes)
    radius = stretch.radius
    curls = ((0.05, 1.6), (0.12, -1.6), (0.38, 1.6), (0.50, -1.6), (0.94, -1.6), (0.96, 1.6), (0.84, 1.75))
    for seed, (share, aside) in enumerate(curls):
        debris(page, stretch.spot(stretch.lesion(share), aside * radius), 3.8, seed=seed)
    macrophage(page, stretch.spot(stretch.lesion(0.22), radius + 18), 16, seed=2)
    macrophage(page, stretch.spot(stretch.lesion(0.74), -radius - 17), 15, seed=9)
    for seed, share, aside in ((1, 0.53, radius + 14), (4, 0.64, radius + 20), (6, 0.30, -radius - 17)):
        t_cell(page, stretch.spot(stretch.lesion(share), aside), 8, seed=seed)
    _run_out(page, stretch)


def respread(page: Page, stretch: Stretch) -> None:
    """Draw the lesion after a while: calm, still bare, with new sodium channels all along its membrane."""
    fibre = Fibre(stretch.curve, caliber(stretch.radius * 0.96, stretch.nodes))
    axon(page, fibre)
    _outer_sheaths(page, stretch, fibre)
    channels(page, fibre, stretch.nodes)
    # Fewer to a length than at a node, and evenly spread: what a cable model takes for such a stretch.
    channels(page, fibre, np.linspace(stretch.lesion(0.04), stretch.lesion(0.96), 22), pairs=False)
    _run_out(page, stretch)


def remyelinated(page: Page, stretch: Stretch) -> None:
    """Draw the same stretch rebuilt: three short, thin sheaths where one was, and more nodes."""
    nodes = np.linspace(stretch.nodes[0], stretch.nodes[3], 10)
    fibre = Fibre(stretch.curve, caliber(stretch.radius, nodes, spread=4.5))
    axon(page, fibre)
    thin = Wrap(stretch.radius * (1 / G_REBUILT - 1), lamellae=0, taper=5)
    _wrap(page, fibre, nodes, thin, gap=3.4)
    _outer_sheaths(page, stretch, fibre)
    channels(page, fibre, nodes)
    _run_out(page, stretch)


def transected(page: Page, stretch: Stretch) -> None:
    """Draw a cut axon: its near end swollen with stuck cargo, its far part breaking up."""
    cut = cut_end(stretch)
    whole = caliber(stretch.radius, stretch.nodes[:1])
    fibre = Fibre(stretch.curve, _end_bulb(whole, cut))
    axon(page, fibre, cut, z=5)
    rng = np.random.default_rng(2)
    for _ in range(26):
        place = cut - rng.uniform(7, 30)
        cargo = stretch.spot(place, rng.uniform(-0.7, 0.7) * fibre.thick(place))
        speck = ring(cargo, 1.3, wobble=0.1, seed=1, stretch=(1.5, 0.8), turn=rng.uniform(0, 3))
        shape(page, speck, fill=page.theme.axon.mark, alpha=0.75, z=6)
    near = (stretch.nodes[0] - stretch.pitch, stretch.nodes[0])
    _wrap(page, Fibre(stretch.curve, whole), np.array(near), _thick(stretch))
    channels(page, fibre, stretch.nodes[:1])
    _fragments(page, stretch, cut + 0.30 * stretch.pitch)
    _run_out(page, stretch)


def cut_end(stretch: Stretch) -> float:
    """Place at which the transected axon ends."""
    return float(stretch.nodes[0] + 0.92 * stretch.pitch)


def _thick(stretch: Stretch) -> Wrap:
    return Wrap(stretch.radius * (1 / G_HEALTHY - 1), lamellae=3, taper=10)


def _wrap(page: Page, fibre: Fibre, nodes: FloatArray, wrap: Wrap, gap: float = 4.0) -> None:
    """Draw a sheath between each two neighbouring nodes."""
    for start, stop in zip(nodes[:-1].tolist(), nodes[1:].tolist(), strict=True):
        sheath(page, fibre, (start + gap / 2, stop - gap / 2), wrap)


def _outer_sheaths(page: Page, stretch: Stretch, fibre: Fibre) -> None:
    """Draw the healthy internodes on both sides of the lesion."""
    first, last, pitch = stretch.nodes[0], stretch.nodes[3], stretch.pitch
    for pair in ((first - pitch, first), (last, last + pitch)):
        _wrap(page, fibre, np.array(pair), _thick(stretch))


def _inflamed(page: Page, stretch: Stretch) -> None:
    """Draw a soft-edged wash around the lesion."""
    left, right = stretch.spot(stretch.lesion(0))[0], stretch.spot(stretch.lesion(1))[0]
    middle, half = ((left + right) / 2, stretch.y), (right - left) / 2
    for k, share in enumerate(np.linspace(1, 0.86, 6).tolist()):
        area = ring(middle, 1, wobble=0.04, seed=3, stretch=(half * share * 1.08, 48 * share))
        shape(page, area, fill=page.theme.lesion.wash, alpha=0.35, z=1 + k * 0.1)


def _end_bulb(whole: Caliber, cut: float) -> Caliber:
    """Radius of an axon that thins, then ends in a round swelling at `cut`."""
    length, swell = 17, 1.62
    shoulder = cut - length

    def at(places: FloatArray) -> FloatArray:
        grown = 1 + (swell - 1) * np.exp(-(((np.minimum(places, shoulder) - shoulder) / 15) ** 2))
        neck = 1 - 0.18 * np.exp(-(((places - (shoulder - 36)) / 14) ** 2))
        # A half-ellipse, which meets the shaft level, so that the bulb has no corner.
        end = np.sqrt(1 - np.clip((places - shoulder) / length, 0, 1) ** 2)
        return np.asarray(whole(places) * grown * neck * end)

    return at


def _fragments(page: Page, stretch: Stretch, start: float) -> None:
    """Draw the far part breaking up: beads of axon inside collapsed rings of myelin."""
    rng, place = np.random.default_rng(11), start
    myelin, axon_hue = page.theme.myelin, page.theme.axon
    while place < stretch.curve.length - 36:
        half, height = rng.uniform(15, 27) / 2, stretch.radius * rng.uniform(0.62, 0.9)
        turn, middle = rng.uniform(-0.25, 0.25), stretch.spot(place + half, rng.uniform(-2, 2))
        coat, layer, core = (
            ring(
                middle,
                1,
                wobble=wobble,
                seed=int(place),
                stretch=(half * share, height * share),
                turn=turn,
            )
            for share, wobble in ((1.0, 0.05), (0.77, 0.05), (0.54, 0.08))
        )
        rounded(page, coat, myelin.fill, edge=myelin.ink, z=6)
        shape(page, layer, edge=myelin.mark, width=0.5, z=6.1)
        rounded(page, core, axon_hue.fill, edge=axon_hue.ink, width="hair", z=6.2)
        place += 2 * half + rng.uniform(4, 9)


def _run_out(page: Page, stretch: Stretch) -> None:
    """Let both ends of the fibre run out into the paper."""
    low, high, reach = stretch.y - 26, stretch.y + 26, 30
    left, right = stretch.left, stretch.right
    fade(page, (left, left + reach, low, high), "left", z=20)
    fade(page, (right - reach, right, low, high), "right", z=20)
    for start, stop in ((left - _OVERHANG - 4, left), (right, right + _OVERHANG + 4)):
        rest = np.array([(start, low), (stop, low), (stop, high), (start, high)])
        shape(page, rest, fill=page.theme.paper, z=20)
