"""One drawn life with MS: what happens inside, and what each of five instruments shows of it. Schematic."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import shape, stroke
from mscourse.figures.page import Page

SCANS = 15
"""Scans in the drawn life, evenly spaced; the disability score and brain volume are taken then too."""
BLOODS = 60
"""Blood samples in the drawn life."""
_SEEN_FROM = 0.8  # smaller lesions leave no mark on a scan
_FELT = {2, 7, 13, 18, 23}  # lesions that sit where they make symptoms
_LESIONS, _CORD = 30, 0.27
_ROUND = np.linspace(0, 2 * np.pi, 16, endpoint=False)  # a hundred small dots: sixteen corners look round


@dataclass(frozen=True)
class Lesion:
    """One spot of inflammation: when in the life (0 to 1), how large, where, and whether it is felt."""

    time: float
    size: float
    cord: bool
    felt: bool

    @property
    def on_scan(self) -> bool:
        """Whether a scan of the brain shows it."""
        return not self.cord and self.size >= _SEEN_FROM


@lru_cache(maxsize=1)
def lesions() -> tuple[Lesion, ...]:
    """Return the lesions of the drawn life in order; they come close at first, later seldom."""
    rng = np.random.default_rng(11)
    when = (np.arange(_LESIONS) + rng.uniform(0.1, 0.9, _LESIONS)) / _LESIONS
    size, place = rng.gamma(4, 0.28, _LESIONS), rng.random(_LESIONS)
    return tuple(
        Lesion(
            0.03 + 0.93 * float(when[number]) ** 1.35,
            max(float(size[number]), 1.0) if number in _FELT else max(float(size[number]), 0.45),
            bool(place[number] < _CORD),
            number in _FELT,
        )
        for number in range(_LESIONS)
    )


def loss(time: FloatArray) -> FloatArray:
    """Return how much nerve tissue is lost by a time, 0 to 1: slow at first, and never at rest."""
    return np.asarray(0.3 * time + 0.7 * time**2.2)


def scan_counts() -> list[int]:
    """Return how many new lesions each scan shows: those of the brain, large enough, since the last one."""
    edges = np.linspace(0, 1, SCANS + 1)
    seen = [one.time for one in lesions() if one.on_scan]
    return [int(count) for count in np.histogram(seen, edges)[0]]


def scores() -> FloatArray:
    """Return the disability score at each visit, in half steps of the drawn life, shape (SCANS + 1,)."""
    visits = np.linspace(0, 1, SCANS + 1)
    true = 0.6 + 3.6 * loss(visits) ** 1.5
    for one in (one for one in lesions() if one.felt):
        since = visits - one.time
        true = true + np.where(since >= 0, 0.25 + 1.6 * np.exp(-np.maximum(since, 0) / 0.035), 0)
    wobble = np.random.default_rng(4).normal(0, 0.22, visits.size)
    return np.asarray(np.maximum(np.round(2 * (true + wobble)) / 2, 0))


def marker_level(time: FloatArray) -> FloatArray:
    """Return the nerve protein in blood at times, without a unit: age raises it, each lesion for a while."""
    level = 0.25 + 0.35 * time
    for one in lesions():
        since = time - one.time
        level = level + np.where(since >= 0, 0.5 * one.size * np.exp(-np.maximum(since, 0) / 0.012), 0)
    return np.asarray(level)


def volume(time: FloatArray, *, ill: bool) -> FloatArray:
    """Return brain volume at times, 1 at the beginning; with or without MS."""
    return np.asarray(1 - 0.28 * time - (0.62 * loss(time) if ill else 0))


@dataclass(frozen=True)
class Lane:
    """Where one row lies: from `left` to `right`, up from `foot` by `high`, seen or not."""

    left: float
    right: float
    foot: float
    high: float
    seen: bool = True

    @property
    def alpha(self) -> float:
        """How solid its parts are: unseen ones stay there, so that all states have the same."""
        return 1.0 if self.seen else 0.0

    def x(self, time: float) -> float:
        """Place a time of the life."""
        return self.left + (self.right - self.left) * time

    def spots(self, time: FloatArray, height: FloatArray) -> FloatArray:
        """Place times and heights (0 to 1), shape (n, 2)."""
        across = self.left + (self.right - self.left) * time
        return np.column_stack([across, self.foot + self.high * height])


@dataclass(frozen=True)
class Row:
    """One row: its name, what it shows, what it misses, and what draws it."""

    key: str
    name: str
    shows: str
    misses: str
    paint: Callable[[Page, Lane], None]


def ground(page: Page, lane: Lane) -> None:
    """Draw the ground of a row."""
    box = [(lane.left, lane.foot), (lane.right, lane.foot)]
    top = [(lane.right, lane.foot + lane.high), (lane.left, lane.foot + lane.high)]
    shape(page, np.array([*box, *top]), fill=page.theme.control.wash, z=0.5)
    stroke(page, box, page.theme.control.mark, width="hair", z=1)


def _dot(at: tuple[float, float], radius: float) -> FloatArray:
    """Outline a small dot with few points, since a page holds every one of them."""
    return np.asarray(at) + radius * np.column_stack([np.cos(_ROUND), np.sin(_ROUND)])


def _hidden(page: Page, lane: Lane) -> None:
    """Draw every lesion, and beneath them the tissue that is being lost."""
    theme = page.theme
    time = np.linspace(0, 1, 50)
    curve = lane.spots(time, 0.42 * loss(time))
    area = np.vstack([curve, [(lane.right, lane.foot), (lane.left, lane.foot)]])
    shape(page, area, fill=theme.axon.fill, alpha=lane.alpha, z=2)
    stroke(page, curve, theme.axon.mark, width="line", alpha=lane.alpha, z=3)
    for number, one in enumerate(lesions()):
        up = 0.62 + 0.13 * (number % 3)
        at = (lane.x(one.time), lane.foot + lane.high * up)
        fill = theme.lesion.mark if one.felt else theme.lesion.fill
        shape(
            page,
            _dot(at, 3.4 * one.size**0.5),
            fill=fill,
            edge=theme.lesion.ink,
            width="hair",
            alpha=lane.alpha,
            z=5,
        )


def _relapses(page: Page, lane: Lane) -> None:
    """Draw a peak for each lesion that is felt: it comes in days, and most of it goes in weeks."""
    rise = np.array([0.0, 0.004, 0.009, 0.016, 0.03, 0.05])
    height = np.array([0.0, 0.55, 0.82, 0.4, 0.12, 0.0])
    for one in (one for one in lesions() if one.felt):
        peak = lane.spots(one.time + rise, height)
        shape(
            page,
            peak,
            fill=page.theme.lesion.fill,
            edge=page.theme.lesion.ink,
            width="thin",
            alpha=lane.alpha,
            z=4,
        )


def _score(page: Page, lane: Lane) -> None:
    """Draw the score as visits found it: level from one visit to the next."""
    found = scores()
    visits = np.linspace(0, 1, SCANS + 1)
    high = float(found.max()) + 0.5
    time = np.repeat(visits, 2)[1:-1]
    stairs = lane.spots(time, np.repeat(found[:-1], 2) / high)
    stroke(page, stairs, page.theme.ink, width=1.8, alpha=lane.alpha, z=5)


def _scans(page: Page, lane: Lane) -> None:
    """Draw each scan as a stroke, and the new lesions on it as a stack of dots."""
    for number, count in enumerate(scan_counts()):
        x = lane.x((number + 1) / SCANS) - 3
        stroke(
            page,
            [(x, lane.foot), (x, lane.foot + lane.high * 0.9)],
            page.theme.rule,
            width="thin",
            alpha=lane.alpha,
            z=2,
        )
        for dot in range(count):
            at = (x, lane.foot + 6 + 9.4 * dot)
            shape(
                page,
                _dot(at, 3.6),
                fill=page.theme.lesion.fill,
                edge=page.theme.lesion.ink,
                width="hair",
                alpha=lane.alpha,
                z=5,
            )


def _blood(page: Page, lane: Lane) -> None:
    """Draw the level in blood at each sample, joined."""
    time = (np.arange(BLOODS) + 0.5) / BLOODS
    level = marker_level(time)
    line = lane.spots(time, 0.9 * level / level.max())
    stroke(page, line, page.theme.axon.mark, width="line", alpha=lane.alpha, z=4)
    for at in line:
        shape(page, _dot((float(at[0]), float(at[1])), 1.7), fill=page.theme.axon.ink, alpha=lane.alpha, z=5)


def _volume(page: Page, lane: Lane) -> None:
    """Draw brain volume at each scan, and in grey what age alone would do."""
    visits = np.linspace(0, 1, SCANS + 1)
    found = volume(visits, ill=True) + np.random.default_rng(2).normal(0, 0.025, visits.size)
    for time, values, colour, dashed in (
        (visits, volume(visits, ill=False), page.theme.control.mark, True),
        (visits, found, page.theme.axon.mark, False),
    ):
        spots = lane.spots(time, 0.92 * values)
        if dashed:
            stroke(page, spots, colour, width="line", dashes=(3.2, 2.4), alpha=lane.alpha, z=4)
        else:
            stroke(page, spots, colour, width=1.8, alpha=lane.alpha, z=5)


ROWS: tuple[Row, ...] = (
    Row("hidden", "What happens inside", "dots: new lesions; area: nerve tissue lost", "", _hidden),
    Row("relapses", "Relapses", "attacks that are felt", "lesions that make no symptom", _relapses),
    Row("score", "Disability score (EDSS)", "attacks, then walking", "hands, thinking, fatigue", _score),
    Row(
        "scans",
        "Scans (MRI)",
        "new lesions since the last scan",
        "small lesions, the cord, slow loss",
        _scans,
    ),
    Row(
        "blood",
        "Nerve protein in blood (NfL)",
        "nerve damage of recent weeks",
        "where it is; age raises it too",
        _blood,
    ),
    Row(
        "volume",
        "Brain volume (MRI)",
        "tissue lost; grey: age alone",
        "which process; a year says little",
        _volume,
    ),
)
