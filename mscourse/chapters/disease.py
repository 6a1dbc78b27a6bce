"""Chapter 01: the fibre model as three explorables."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mscourse.diagrams.fibre_traces import (
    Traces,
    along_fibre,
    delay_curve,
    follow_curves,
    train_trace,
    warmth_curves,
)
from mscourse.explorables import Explorable, choice, explore, span
from mscourse.explorables.controls import Values
from mscourse.figures.page import Page
from mscourse.models import axon

NODES_DRAWN = 16
_BEFORE = 5  # nodes drawn above the lesion
_START = 10  # the lesion's first node
_REFERENCE = (_START - _BEFORE, _START + 8)
_STEP_SHOWN = 4  # every how many steps of the model a trace is drawn from

RATES = (20, 50, 100, 200, 300, 400, 600, 900, 1200)
FIBRES: dict[str, axon.Lesion | None] = {
    "healthy": None,
    "5 % of the myelin left": axon.Lesion(loss=0.95),
    "bare, with new channels": axon.Lesion(loss=1.0, channels=0.1),
}
ON_CURVE = {
    "healthy": "healthy",
    "5 % of the myelin left": "5 % left",
    "bare, with new channels": "bare",
}
PULSES = 10


@dataclass(frozen=True)
class Crossing:
    """A lesioned fibre and the same fibre without its lesion, timed over the same stretch."""

    here: axon.Result
    healthy: axon.Result

    @property
    def delay(self) -> float | None:
        """How much later the impulse arrives, ms; None when it does not."""
        late, due = self.here.latency, self.healthy.latency
        return None if late is None or due is None or self.here.blocked else late - due

    def traces(self) -> tuple[Traces, Traces]:
        """Voltages of the nodes that are drawn, with the lesion and without."""
        first = _START - _BEFORE
        nodes, steps = slice(first, first + NODES_DRAWN), slice(None, None, _STEP_SHOWN)
        here, healthy = (
            Traces(one.time[steps], one.voltage[nodes, steps]) for one in (self.here, self.healthy)
        )
        return here, healthy


def _crossings(
    pairs: Sequence[tuple[axon.Parameters, axon.Lesion]],
) -> list[Crossing]:
    """Run each fibre with its lesion and without."""
    here = axon.sweep([axon.Run(fibre, lesion) for fibre, lesion in pairs])
    wanted = {(fibre, one.reference) for (fibre, _), one in zip(pairs, here, strict=True)}
    runs = {key: axon.Run(key[0], reference=key[1]) for key in sorted(wanted, key=repr)}
    healthy = dict(zip(runs, axon.sweep(runs.values()), strict=True))
    return [Crossing(one, healthy[fibre, one.reference]) for (fibre, _), one in zip(pairs, here, strict=True)]


# ---- peel the sheath ----

LOSSES_DRAWN = np.concatenate([np.linspace(0, 0.9, 19), np.linspace(0.91, 0.999, 46)])


@dataclass(frozen=True)
class Peeled:
    """One state of `peel`: the crossing, the curve it lies on, and the loss at which that one ends."""

    crossing: Crossing
    losses: NDArray[np.float64]
    delays: NDArray[np.float64]
    cliff: float | None
    bare_conducts: bool


@lru_cache(maxsize=64)
def _curve(
    diameter: float, internodes: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], float | None, bool]:
    fibre = axon.Parameters(diameter=diameter)
    cliff = axon.critical_loss(fibre, internodes)
    bare = axon.simulate(fibre, axon.Lesion(internodes=internodes, loss=1.0))
    ends = [cliff - 2e-4] if cliff is not None else ([1.0] if not bare.blocked else [])
    losses = np.array([*(one for one in LOSSES_DRAWN if cliff is None or one < ends[0]), *ends])
    found = _crossings([(fibre, axon.Lesion(internodes=internodes, loss=float(one))) for one in losses])
    delays = np.array([np.nan if one.delay is None else one.delay for one in found])
    # A cliff between 0.9999 and bare membrane lies at bare membrane for every reader.
    return losses, delays, 1.0 if cliff is None and bare.blocked else cliff, not bare.blocked


def prepare_peel(points: Sequence[Values]) -> list[Peeled]:
    """Run the model for many states of `peel` at once."""
    pairs = [
        (
            axon.Parameters(diameter=float(point["diameter"])),
            axon.Lesion(internodes=round(float(point["internodes"])), loss=float(point["loss"])),
        )
        for point in points
    ]
    return [
        Peeled(crossing, *_curve(fibre.diameter, lesion.internodes))
        for crossing, (fibre, lesion) in zip(_crossings(pairs), pairs, strict=True)
    ]


def draw_peel(state: Peeled, diameter: float, internodes: float, loss: float) -> tuple[Page, Page]:  # noqa: ARG001 - what the reader chose is in the state
    """Draw the voltage along the fibre, and how late the impulse is against the myelin lost."""
    here, healthy = state.crossing.traces()
    fibre = state.crossing.here.fibre
    sheath = 1 / fibre.g_ratio - 1
    bare = (_BEFORE, _BEFORE + round(internodes))
    return (
        along_fibre(here, healthy, bare, (sheath, sheath * (1 - loss))),
        delay_curve(state.losses, state.delays, state.cliff, (loss, state.crossing.delay)),
    )


def say_peel(state: Peeled, diameter: float, internodes: float, loss: float) -> str:  # noqa: ARG001 - as above
    """Say whether the impulse arrives, how late, and where the cliff is."""
    delay, cliff = state.crossing.delay, state.cliff
    if delay is None:
        where = "" if cliff is None or cliff >= 1 else f" It would pass again with {_left(cliff)} of it back."
        return f"With {_share(1 - loss)} of the myelin left the impulse stops in the lesion.{where}"
    late = "adds nothing" if delay < 0.005 else f"adds {delay:.2f} ms"  # noqa: PLR2004 - what two decimals show
    if cliff is None:
        return (
            f"This lesion {late} and the impulse arrives. A lesion this short passes it even when quite bare."
        )
    if cliff >= 1:
        return f"This lesion {late} and the impulse arrives. It stops only when no myelin is left at all."
    arrives = f"This lesion {late} and the impulse arrives."
    return f"{arrives} It stops when less than about {_left(cliff)} of the myelin is left."


def _share(value: float) -> str:
    return f"{round(100 * value, 2):g} %" if value else "none"


def _left(cliff: float) -> str:
    left = 100 * (1 - cliff)
    return f"{left:.2g} %"


def peel() -> Explorable:
    """Peel the sheath: show how much myelin a fibre can lose."""
    return explore(
        draw_peel,
        say=say_peel,
        prepare=prepare_peel,
        name="peel-the-sheath",
        title="How much myelin can a fibre lose?",
        task=(
            "Move one slider at a time. First peel from none to all and watch the curve. "
            "Then set one internode with all of its myelin lost, and try each diameter: which fails first, "
            "the thin fibre or the thick?"
        ),
        seen=(
            "Half of the sheath can go at a small cost. After that the delay grows faster and faster, "
            "and then the signal stops: little, little, then nothing.\n\n"
            "The longer the lesion, the earlier it stops. With one internode bare, axons of 1 and 2 µm "
            "still conduct; axons of 5 and 10 µm block. <!-- model: one_bare --> "
            "The thicker fibre has the larger stretch to fill."
        ),
        alt=(
            "Left, a fibre with its sheaths, and beside each node the voltage there; the lesion "
            "is tinted and "
            "the healthy voltages are grey. Right, the added delay against the myelin lost, with the present "
            "state marked and the blocked range tinted."
        ),
        diameter=choice(1, 2, 5, 10, start=5, unit="µm", label="Axon diameter"),
        internodes=choice(1, 3, 5, start=3, label="Internodes affected"),
        loss=choice(0, 0.5, 0.75, 0.9, 0.95, 0.97, 0.98, 0.99, 1, start=0.97, unit="%", label="Myelin lost"),
    )


# ---- warm it ----

NORMAL = 37.0
COLDEST, HOTTEST = 35.0, 41.0


@dataclass(frozen=True)
class Warmed:
    """One state of `warm`: speeds at all temperatures, in m/s, and where the lesioned fibre blocks."""

    crossing: Crossing
    temperatures: NDArray[np.float64]
    healthy: NDArray[np.float64]
    hurt: NDArray[np.float64]
    stops: float | None
    normal: tuple[float, float]


@lru_cache(maxsize=16)
def _warmth(
    loss: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], float | None, tuple[float, float]]:
    lesion = axon.Lesion(loss=loss)
    stops = axon.critical_temperature(axon.Parameters(), lesion, between=(COLDEST, HOTTEST))
    ends = [] if stops is None else [stops - 0.02]
    temperatures = np.array(
        [*(one for one in np.linspace(COLDEST, HOTTEST, 25) if stops is None or one < ends[0]), *ends]
    )
    found = _crossings([(axon.Parameters(temperature=float(one)), lesion) for one in temperatures])
    rest = np.linspace(temperatures[-1], HOTTEST, 5)[1:]
    beyond = _crossings([(axon.Parameters(temperature=float(one)), lesion) for one in rest])
    (normal,) = _crossings([(axon.Parameters(temperature=NORMAL), lesion)])
    healthy = np.array([_speed(one.healthy) for one in [*found, *beyond]])
    hurt = np.array([_speed(one.here) for one in [*found, *beyond]])
    everywhere = np.concatenate([temperatures, rest])
    return everywhere, healthy, hurt, stops, (_speed(normal.healthy), _speed(normal.here))


def _speed(result: axon.Result) -> float:
    return np.nan if result.blocked or result.speed is None else result.speed


def prepare_warm(points: Sequence[Values]) -> list[Warmed]:
    """Run the model for many states of `warm` at once."""
    pairs = [
        (axon.Parameters(temperature=float(point["temperature"])), axon.Lesion(loss=float(point["loss"])))
        for point in points
    ]
    return [
        Warmed(crossing, *_warmth(lesion.loss))
        for crossing, (_, lesion) in zip(_crossings(pairs), pairs, strict=True)
    ]


def draw_warm(state: Warmed, loss: float, temperature: float) -> tuple[Page, Page]:
    """Draw the voltage along the fibre, and the speed of both fibres against the temperature."""
    here, healthy = state.crossing.traces()
    sheath = 1 / state.crossing.here.fibre.g_ratio - 1
    well, ill = (_speed(one) for one in (state.crossing.healthy, state.crossing.here))
    base_well, base_ill = state.normal
    now = (temperature, 100 * well / base_well, None if np.isnan(ill) else 100 * ill / base_ill)
    return (
        along_fibre(here, healthy, (_BEFORE, _BEFORE + 3), (sheath, sheath * (1 - loss))),
        warmth_curves(
            state.temperatures,
            100 * state.healthy / base_well,
            100 * state.hurt / base_ill,
            state.stops,
            now,
        ),
    )


def say_warm(state: Warmed, loss: float, temperature: float) -> str:  # noqa: ARG001 - what the reader chose is in the state
    """Say what warmth did to both fibres."""
    well, ill = (_speed(one) for one in (state.crossing.healthy, state.crossing.here))
    base_well, base_ill = state.normal
    if np.isnan(ill):
        return (
            f"At {temperature:g} °C the lesioned fibre is blocked, and the healthy one conducts. "
            f"Below about {state.stops:.1f} °C the impulse passes again."
        )
    if temperature == NORMAL:
        return f"At 37 °C the healthy fibre conducts at {well:.1f} m/s, the lesioned one at {ill:.1f} m/s."
    return (
        f"From 37 to {temperature:g} °C the healthy fibre {_change(well - base_well)} "
        f"and the lesioned one {_change(ill - base_ill)}."
    )


def _change(metres: float) -> str:
    words = f"{abs(metres):.1f} m/s"
    if words == "0.0 m/s":
        return "keeps its speed"
    return f"gains {words}" if metres > 0 else f"loses {words}"


def warm() -> Explorable:
    """Warm it: show what warmth does to a healthy fibre, and to a hurt one."""
    return explore(
        draw_warm,
        say=say_warm,
        prepare=prepare_warm,
        name="warm-it",
        title="What does warmth do to a hurt fibre?",
        task=(
            "Warm the fibre and compare the two curves. Then raise the loss by two steps, find the "
            "temperature at which the impulse stops, and cool the fibre until it passes again."
        ),
        seen=(
            "The healthy fibre gains speed all the way. With 90 % of the myelin lost, the hurt "
            "one still gains. "
            "With 97 % it loses, and with 97.5 % the impulse stops just below 40 °C. "
            "<!-- model: warmth -->\n\n"
            "Cool it below that and the signal is back, with nothing damaged and nothing repaired. A symptom "
            "that returns with warmth and passes is called the Uhthoff phenomenon."
        ),
        alt=(
            "Left, a fibre with a lesion of three internodes and the voltage at each node; the healthy "
            "voltages are grey. Right, the speed of the healthy and of the lesioned fibre against the "
            "temperature, each in per cent of its speed before the fibre was warmed, "
            "with the present state marked."
        ),
        loss=choice(0.9, 0.95, 0.97, 0.975, start=0.97, unit="%", label="Myelin lost"),
        temperature=span(COLDEST, HOTTEST, step=0.5, start=39, unit="°C", label="Temperature"),
    )


# ---- send a train ----


@dataclass(frozen=True)
class Train:
    """One state of `train`: what was sent, what arrived, and how many arrive at every rate."""

    result: axon.Result
    onsets: tuple[float, ...]
    arrivals: tuple[float, ...]
    counts: dict[str, list[int]]


@lru_cache(maxsize=1)
def _counts() -> dict[str, list[int]]:
    return {
        name: list(axon.train(axon.Parameters(), lesion, rates=RATES, pulses=PULSES).values())
        for name, lesion in FIBRES.items()
    }


def _onsets(rate: float) -> tuple[float, ...]:
    return tuple(0.1 + number * 1000 / rate for number in range(PULSES))


def prepare_train(points: Sequence[Values]) -> list[Train]:
    """Run the model for many states of `train` at once."""
    onsets = [_onsets(float(point["rate"])) for point in points]
    runs = [
        axon.Run(axon.Parameters(), FIBRES[str(point["fibre"])], onsets=times)
        for point, times in zip(points, onsets, strict=True)
    ]
    return [
        Train(result, times, tuple(result.spikes(result.reference[1]).tolist()), _counts())
        for result, times in zip(axon.sweep(runs), onsets, strict=True)
    ]


def draw_train(state: Train, fibre: str, rate: float) -> tuple[Page, Page]:
    """Draw what was sent and what arrived, and how many arrive at every rate."""
    result = state.result
    far = result.reference[1]
    trace = Traces(result.time, result.voltage[far : far + 1])
    return train_trace(trace, state.onsets, state.arrivals), follow_curves(
        RATES, {name: (ON_CURVE[name], counts) for name, counts in state.counts.items()}, (fibre, rate)
    )


def say_train(state: Train, fibre: str, rate: float) -> str:
    """Say how many of ten impulses arrive."""
    count, healthy = len(state.arrivals), state.counts["healthy"]
    start = f"At {rate:g} impulses a second"
    if fibre == "healthy" or rate not in RATES:
        return f"{start} the {_named(fibre)} passes {count} of {PULSES}."
    return (
        f"{start} the healthy fibre passes {healthy[RATES.index(round(rate))]} of {PULSES}, "
        f"the {_named(fibre)} {count} of {PULSES}."
    )


def _named(fibre: str) -> str:
    return {
        "healthy": "healthy fibre",
        "5 % of the myelin left": "fibre with 5 % of the myelin left",
        "bare, with new channels": "bare fibre with new channels",
    }[fibre]


def train() -> Explorable:
    """Send a train: show how fast impulses can follow one another."""
    return explore(
        draw_train,
        say=say_train,
        prepare=prepare_train,
        name="send-a-train",
        title="One impulse passes. Do ten in a row?",
        task="For each of the three fibres, find the highest rate at which all ten impulses arrive.",
        seen=(
            "On this slider it is 900 a second for the healthy fibre, 300 with 5 % of the myelin "
            "left, and 20 "
            "for the bare stretch with new channels. <!-- model: following -->\n\n"
            "One impulse crosses that last fibre well enough. A test with single impulses does not show what "
            "it fails to carry."
        ),
        alt=(
            "Left, ten strokes for the impulses that were sent, strokes below for those that "
            "arrived, and the "
            "voltage at the far end. Right, for three fibres, how many of ten impulses arrive against their "
            "rate; the chosen fibre stands out and the present state is marked."
        ),
        fibre=choice(*FIBRES, start="5 % of the myelin left", label="Fibre"),
        rate=choice(*RATES, start=400, label="Impulses a second"),
    )
