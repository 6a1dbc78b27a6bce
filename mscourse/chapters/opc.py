"""Chapter 09: a front that closes lesions, a graft that reaches some, and a sheath, as three explorables."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mscourse.chapters import opc_graft
from mscourse.chapters.opc_course import healing
from mscourse.diagrams.front_panels import Closing, lesions_closing, speed_by_age
from mscourse.diagrams.graft_panels import Seen, brain_with_grafts, share_by_grafts
from mscourse.diagrams.sheath_panels import cut_across, speed_by_g
from mscourse.explorables import Explorable, choice, explore, span
from mscourse.figures.page import Page
from mscourse.models import remyelination

__all__ = ["front", "graft", "healing", "sheath"]

TISSUE = remyelination.Parameters()
BEST = remyelination.BEST_G_RATIO

# ---- send in the front ----

RADII = (5.0, 2.0, 0.5)
"""Of the lesions that are drawn, mm."""
TOLD = 2000.0
"""Radius of the lesion that the sentence tells of, µm."""
YEAR = 365
_APART = 60  # days between two lines of the front
_AGES = np.linspace(20, 80, 61)


def tissue(age: float, maturing: float, inhibition: float) -> remyelination.Parameters:
    """Give the tissue that the reader chose; the rest stays as the model has it."""
    return replace(TISSUE, age=age, maturation=maturing, inflammation=inhibition)


def _speeds(maturing: float, inhibition: float) -> NDArray[np.float64]:
    return np.array([remyelination.front_speed(tissue(float(age), maturing, inhibition)) for age in _AGES])


def draw_front(age: float, maturing: float, inhibition: float) -> tuple[Page, Page]:
    """Draw three lesions after a year, and the speed of the front against age."""
    here = tissue(age, maturing, inhibition)
    speed = remyelination.front_speed(here)
    days = [*range(_APART, 6 * _APART, _APART), YEAR]
    lesions = []
    for radius in RADII:
        left = radius - speed * YEAR / 1000
        closed = remyelination.coverage_days(here, 1000 * radius)
        words = f"closed, day {closed:.0f}" if left <= 0 else f"{left:.1f} mm left"
        words = "stays open" if speed == 0 else words
        lesions.append(Closing(radius, [radius - speed * day / 1000 for day in days], words))
    return (
        lesions_closing(lesions, f"after {YEAR} days; radius of each lesion below it"),
        speed_by_age(
            _AGES,
            _speeds(maturing, inhibition),
            _speeds(TISSUE.maturation, 0),
            (age, speed),
            remyelination.stall_age(here),
        ),
    )


def say_front(age: float, maturing: float, inhibition: float) -> str:
    """Say how fast the front is and when it closes a lesion, or that it stands still."""
    here = tissue(age, maturing, inhibition)
    speed, stalls = remyelination.front_speed(here), remyelination.stall_age(here)
    if speed == 0:
        when = f"it stops at {stalls:.0f} years" if stalls > min(_AGES) else "it moves at no age here"
        return (
            f"Front speed 0: at {age:g} years the front stands still, and no lesion closes. With these "
            f"settings {when}."
        )
    return (
        f"Front speed {speed:.1f} \u00b5m a day: a lesion of {TOLD / 1000:g} mm radius is closed in "
        f"{remyelination.coverage_days(here, TOLD):.0f} days."
    )


def front() -> Explorable:
    """Send in the front: show what closes a lesion, and what stops it."""
    return explore(
        draw_front,
        say=say_front,
        name="send-in-the-front",
        title="What closes a lesion, and what stops it?",
        task=(
            "Age the tissue step by step until no lesion ever closes. Then stay at that age and rescue the "
            "front by changing one other slider. Last, make the tissue young again, and raise the "
            "inhibition."
        ),
        seen=(
            "From 25 to 35 years the front slows from 7.7 to 6.0 \u00b5m a day, at 55 it makes 2.9, and at "
            "65 nothing. <!-- model: opc_front --> It does not only slow down, it stops: there, cells mature "
            "as fast as they divide, and none is left to go on. Let them mature half as fast, and at 65 the "
            "front makes 3.2 \u00b5m a day again. <!-- model: opc_front.rescued -->\n\n"
            "Inhibition does to young tissue what age does. At 25 years and an inhibition of 1 the front "
            "makes 4.5 \u00b5m a day, and at 3 nothing. <!-- model: opc_front.given_age, "
            "opc_front.given_inhibition, opc_front.at_inhibition_1, opc_front.given_inhibition_more, "
            "opc_front.at_inhibition_3 -->\n\n"
            "At one and the same speed, size decides. In young tissue without inhibition the lesions of 0.5 "
            "and 2 mm are closed within the year, and the one of 5 mm keeps a bare core of 2.2 mm. "
            "<!-- model: opc_front --> All rates are illustrative; none was measured in people with MS. "
            "Inflammation is only one name for what inhibits."
        ),
        alt=(
            "Left, three round lesions on one scale after a year: a blue rim that the front has reached with "
            "lines for earlier days, oval precursor cells on the front, and a tinted bare core. Right, the "
            "speed of the front against age, with the chosen age marked and the ages of standstill tinted."
        ),
        age=choice(20, 25, 35, 45, 55, 65, 80, start=25, unit="years", label="Age"),
        maturing=choice(0.025, 0.05, 0.1, start=0.05, unit="per day", label="Maturing"),
        inhibition=choice(0, 1, 3, start=0, label="Inhibition"),
    )


# ---- turn the dial of the g-ratio ----

_G = np.linspace(0.4, 1.0, 61)


def kept(g: float, same: str) -> float:
    """Return speed at a g-ratio in per cent of the speed at the best one; `same` is axon or fibre."""
    return 100 * float(remyelination.relative_speed(g, BEST, same))


def draw_sheath(g: float) -> tuple[Page, Page]:
    """Draw both fibres cut across, and their speeds."""
    fibre, axon = (100 * remyelination.relative_speed(_G, BEST, same) for same in ("fibre", "axon"))
    return cut_across(g), speed_by_g(_G, fibre, axon, g, BEST)


def say_sheath(g: float) -> str:
    """Say how much speed is kept."""
    return (
        f"At g {g:.2f} the same fibre keeps {kept(g, 'fibre'):.0f} % of its best speed. The same axon "
        f"conducts at {kept(g, 'axon'):.0f} % of its speed at g {BEST:.2f}."
    )


def sheath() -> Explorable:
    """Turn the dial: show what the g-ratio does to speed, for the same fibre and for the same axon."""
    return explore(
        draw_sheath,
        say=say_sheath,
        name="turn-the-dial",
        title="How thick should a sheath be?",
        task=(
            "For the same fibre, find the two g-ratios at which about a tenth of the best speed is lost. "
            "Then watch the same axon: is there a best thickness for it, too?"
        ),
        seen=(
            "About 0.40 and 0.78. <!-- model: opc_dial.given_low, opc_dial.given_high --> "
            "At 0.82 the same fibre still keeps 85 %: the top "
            "of the curve is broad. <!-- model: opc_dial.fibre_82 --> Thick myelin takes room from the axon "
            "inside, and a thin axon is slow, so there is a best.\n\n"
            "With the axon kept, a thicker sheath is always faster, without a best. Repair wraps an axon "
            "that is there, so this is the curve that it climbs: at 0.90, which we take for new sheaths, it "
            "has 46 % of the speed at 0.61. <!-- model: opc_dial --> The question decides the answer. Both "
            "curves follow a simple rule; the full axon model, with its voltages, gives numbers of its own."
        ),
        alt=(
            "Left, two fibres cut across, an amber axon inside a blue sheath: one keeps its outer width, one "
            "its axon. Right, speed against the g-ratio: for the same fibre a broad hump with a top, "
            "for the same axon a dashed curve that falls all the way."
        ),
        g=span(0.4, 0.98, step=0.02, start=0.82, label="g-ratio"),
    )


# ---- place a graft ----

COUNTS = (10, 30, 100)
"""How many lesions the same volume is scattered over."""


def draw_graft(grafts: float, spread: float, lesions: float) -> tuple[Page, Page]:
    """Draw lesions and grafts in a brain, and the share reached against the number of grafts."""
    number, count = round(grafts), round(lesions)
    made = opc_graft.scattered(count)
    shares = opc_graft.reached(made, made.centres[:number], spread)
    flat = made.centres[:, [0, 2]].tolist()
    seen = Seen(
        [(x, y, radius) for (x, y), radius in zip(flat, made.radii.tolist(), strict=True)],
        shares.tolist(),
        [(x, y) for x, y in flat[:number]],
        spread,
    )
    along = np.arange(11)
    curve = np.array([100 * opc_graft.share(count, int(one), spread)[1] for one in along])
    now = (number, 100 * opc_graft.share(count, number, spread)[1])
    return (
        brain_with_grafts(seen, "a brain from the side; lesions and grafts are drawn true"),
        share_by_grafts(along.astype(float), curve, now, spread),
    )


def say_graft(grafts: float, spread: float, lesions: float) -> str:
    """Say how many lesions are reached, and how much of their volume."""
    count = round(lesions)
    number = round(grafts)
    hit, part = opc_graft.share(count, number, spread)
    subject = "One graft" if number == 1 else f"{number} grafts"
    verb = "reaches" if number == 1 else "reach"
    return (
        f"{subject} of this spread {verb} {hit} of {count} lesions, {100 * part:.0f} % of the lesion volume."
    )


def graft() -> Explorable:
    """Place a graft: show how much of many scattered lesions a few grafts reach."""
    return explore(
        draw_graft,
        say=say_graft,
        name="place-a-graft",
        title="How many lesions does a graft reach?",
        task=(
            "Add grafts until half of the lesion volume is reached. Then scatter the same volume over more "
            "lesions, or let the cells spread less far: what happens to your half?"
        ),
        seen=(
            "One graft whose cells spread 5 mm reaches 1 of 30 lesions and 18 % of the volume; five reach 54 "
            "%. Scatter the same volume over 100 lesions, and five grafts reach 26 %. <!-- model: opc_graft "
            "--> If cells spread 2.5 mm, five grafts come to 14 %, however the lesions lie. "
            "<!-- model: opc_graft.half_spread -->\n\n"
            "Each graft is a ball, and lesions lie far apart: the first ones are well used, the later ones "
            "find small lesions. Halve the spread, and the ball holds an eighth. In rat brains human cells "
            "came more than 5 mm far in 3 months. <!-- xu_2015_human_opc_migration.maximum_spread --> Where "
            "lesions lie is drawn by chance here, and that every lesion in reach is filled is assumed."
        ),
        alt=(
            "Left, a brain from the side with lesions as tinted dots and grafts as green circles as wide as "
            "their cells spread; lesions that are reached are darker. Right, the share of the lesions' "
            "volume that is reached against the number of grafts, with the chosen number marked."
        ),
        grafts=choice(1, 2, 5, 10, start=1, label="Grafts"),
        spread=choice(1, 2.5, 5, start=5, unit="mm", label="Spread"),
        lesions=choice(*COUNTS, start=30, label="Lesions"),
    )
