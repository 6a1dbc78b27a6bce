"""For each exercise: a solution, its stub, its keys, and wrong answers with the case that must catch each.

The solutions are here and nowhere in the package, so that no learner imports one by accident.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from mscourse.models import axon, chance

Answer = Callable[..., Any]


@dataclass(frozen=True)
class Answers:
    """What an exercise's tests need; `keys` are what no message may print."""

    solution: Answer
    stub: Answer
    keys: tuple[str, ...]
    wrong: dict[str, tuple[tuple[str, Answer], ...]]  # by the name of the case


def per(events: float, n: float, per: float = 100) -> tuple[int, float]:
    return math.floor(per * events / n + 0.5), per


def bound(n: int, level: float) -> float:
    return float(1 - (1 - level) ** (1 / n))


def share(wobble: float, effect: float, cut: float, rng: np.random.Generator, n: int) -> float:
    before, after = wobble * rng.standard_normal((2, n))
    return float(np.mean(after - before + effect >= cut))


def in_plain_loops(wobble: float, effect: float, cut: float, rng: np.random.Generator, n: int) -> float:
    improved = 0
    for _ in range(n):
        change = rng.normal(0, wobble) - rng.normal(0, wobble) + effect
        if change >= cut:
            improved += 1
    return improved / n


def one_reading(wobble: float, effect: float, cut: float, rng: np.random.Generator, n: int) -> float:
    return float(np.mean(rng.normal(effect, wobble, n) >= cut))


def either_way(wobble: float, effect: float, cut: float, rng: np.random.Generator, n: int) -> float:
    return float(np.mean(abs(rng.normal(effect, wobble * math.sqrt(2), n)) >= cut))


def own_generator(wobble: float, effect: float, cut: float, rng: np.random.Generator, n: int) -> float:
    return share(wobble, effect, cut, np.random.default_rng(), n)


def blocks(d: float, n: int, loss: float) -> bool:
    return axon.simulate(axon.Parameters(diameter=d), axon.Lesion(internodes=n, loss=loss)).blocked


def cliff(d: float, n: int, width: float = 0.008, *, thin: float | None = None) -> float | None:
    low, high = 0.0, 1.0
    if not blocks(d, n, high):
        return thin
    while high - low > width:
        middle = (low + high) / 2
        low, high = (low, middle) if blocks(d, n, middle) else (middle, high)
    return high


def grid(d: float, n: int) -> float | None:
    return next((loss for loss in (0.9, 0.95, 1.0) if blocks(d, n, loss)), None)


def bath(temperature: float, lesion: axon.Lesion | None = None) -> tuple[float | None, float | None]:
    fibre = axon.Parameters(diameter=5, temperature=temperature)
    hurt = lesion or axon.Lesion(internodes=3, loss=0.975)
    return axon.simulate(fibre).speed, axon.simulate(fibre, hurt).speed


def times(temperature: float) -> tuple[float, float | None]:
    slow, fast = bath(temperature)
    assert slow is not None
    return 9.3 / slow, None if fast is None else 9.3 / fast


def inside(temperature: float) -> tuple[float | None, float | None]:
    fibre = axon.Parameters(diameter=5, temperature=temperature)
    return axon.simulate(fibre).speed, axon.simulate(
        fibre, axon.Lesion(internodes=3, loss=0.975)
    ).speed_inside


def without(instead: object) -> Answer:
    return lambda t: tuple(instead if one is None else one for one in bath(t))


CHECKED = {
    1: ("supported", "smith_1979_1981"),
    2: ("unsupported", "cis_presentation_miller_2005"),
    3: ("partly", "yi_2024_fatigue"),
}


def verdicts(*words: str) -> Answer:
    return lambda: {no: (word, CHECKED[no][1]) for no, word in enumerate(words, 1)}


def nothing(*_values: Any, **_more: Any) -> None: ...


ANSWERS = {
    "start.natural_frequency": Answers(
        per,
        nothing,
        ("62", "floor"),
        {
            "a pair": (
                ("per cent", lambda e, n, per=100: 100 * e / n),
                ("a share", lambda e, n, per=100: e / n),
            ),
            "order": (("turned round", lambda e, n, per=100: (per, round(per * e / n))),),
            "people": (("a share in a pair", lambda e, n, per=100: (e / n, per)),),
            "whole people": (("decimals", lambda e, n, per=100: (per * e / n, per)),),
            "per": (("always a hundred", lambda e, n, per=100: (round(100 * e / n), 100)),),
            "scale": (("per from n", lambda e, n, per=100: (round(per * e / n) + (n > 60), per)),),
            "nearest": (("cut off", lambda e, n, per=100: (int(per * e / n), per)),),
        },
    ),
    "start.upper_bound_zero": Answers(
        bound,
        nothing,
        (f"{chance.upper_bound_zero(174):.3g}", f"{100 * chance.upper_bound_zero(174):.3g}", "** (1 / n)"),
        {
            "none seen": (("zero", lambda n, level: 0),),
            "a fraction": (("per cent", lambda n, level: 100 * bound(n, level)),),
            "a handful": (("rule of three", lambda n, level: 3 / n),),
            "more people": (("chance of none", lambda n, level: (1 - level) ** (1 / n)),),
            "level": (("rule of three, capped", lambda n, level: min(1, 3 / n)),),
            "one side": (("two sides", lambda n, level: bound(n, (1 + level) / 2)),),
            "rule of three": (("half of it", lambda n, level: bound(n, level) / 2),),
            "the exact bound": (("exponential", lambda n, level: min(1, -math.log(1 - level) / n)),),
        },
    ),
    "start.share_improved": Answers(
        share,
        nothing,
        ("0.24", "24 in 100", "sqrt"),
        {
            "a share": (
                ("a count", lambda w, e, c, rng, n: n * share(w, e, c, rng, n)),
                ("per cent", lambda w, e, c, rng, n: 100 * share(w, e, c, rng, n)),
            ),
            "noise": (("no noise", lambda w, e, c, rng, n: float(e >= c)),),
            "one direction": (("either way", either_way),),
            "effect": (
                ("no effect", lambda w, e, c, rng, n: share(w, 0, c, rng, n)),
                ("effect turned round", lambda w, e, c, rng, n: share(w, -e, c, rng, n)),
            ),
            "wobble": (("always one", lambda w, e, c, rng, n: share(1, e, c, rng, n)),),
            "two readings": (("one reading", one_reading),),
            "the generator": (
                ("its own", own_generator),
                ("a formula", lambda w, e, c, rng, n: chance.share_improved(w, c, e)),
            ),
            "the share": (("twice the effect", lambda w, e, c, rng, n: share(w, 2 * e, c, rng, n)),),
        },
    ),
    "start.ladder_errors": Answers(
        lambda: {1, 3, 5, 6},
        nothing,
        ("{1", "row 1", "row 3", "row 5", "row 6"),
        {
            "anything struck": (("none", set),),
            "honest rows": (("all", lambda: {1, 2, 3, 4, 5, 6}), ("one", lambda: [1, 3, 4, 5, 6])),
            "size": (("size passed", lambda: {1, 5, 6}),),
            "species": (("animals passed", lambda: {3, 5, 6}),),
            "pooling": (("pool passed", lambda: {1, 3, 6}),),
            "one case": (("case passed", lambda: {1, 3, 5}),),
        },
    ),
    "disease.conduction_time": Answers(
        lambda length_mm, v: length_mm / v,
        nothing,
        ("length_mm / v", "length / v"),
        {
            "speed": (("turned round", lambda mm, v: v / mm), ("multiplied", lambda mm, v: v * mm)),
            "length": (("no length", lambda mm, v: 1 / v),),
            "units": (
                ("metres", lambda mm, v: mm / v / 1000),
                ("micrometres", lambda mm, v: 1000 * mm / v),
                ("seconds", lambda mm, v: mm / v / 1e6),
            ),
            "halves": (("rounded", lambda mm, v: round(mm / v)), ("a delay added", lambda mm, v: mm / v + 1)),
            "the model's impulse": (("a factor", lambda mm, v: 1.2 * mm / v),),
        },
    ),
    "disease.blocking_loss": Answers(
        cliff,
        nothing,
        ("0.98", "0.99"),
        {
            "a share": (("per cent", lambda d, n: None if (x := cliff(d, n)) is None else 100 * x),),
            "never": (("always blocks", lambda d, n: cliff(d, n, thin=1.0)),),
            "this one blocks": (
                ("only long lesions", lambda d, n: None if n == 1 else cliff(d, n)),
                ("what must be left", lambda d, n: None if d > 5 or (x := cliff(d, n)) is None else x),
            ),
            "it blocks": (
                ("what is left", lambda d, n: None if (x := cliff(d, n)) is None else 1 - x),
                ("the other end", lambda d, n: None if (x := cliff(d, n)) is None else x - 0.008),
            ),
            "narrow enough": (("a grid", grid), ("all of it", lambda d, n: 1.0 if blocks(d, n, 1) else None)),
        },
    ),
    "disease.temperature_pair": Answers(
        bath,
        nothing,
        ("38.3", "9.7", "9.70"),
        {
            "blocked": (("zero", without(0.0)),),
            "no number for a block": (("no number", without(math.nan)), ("a word", without("blocked"))),
            "the lesion conducts": (("never", lambda t: (bath(t)[0], None)),),
            "order": (("turned round", lambda t: (one := bath(t)) and (one[1], None if t > 40 else one[0])),),
            "two fibres": (("no lesion", lambda t: (one := bath(t)) and (one[0], one[1] and one[0])),),
            "temperature": (("always 37", lambda t: bath(41 if t > 40 else 37)),),
            "opposite slopes": (("the other way", lambda t: bath(41 if t > 40 else 74 - t)),),
            "the same stretch": (("inside", inside),),
            "the model's speeds": (
                (
                    "another lesion",
                    lambda t: bath(t, axon.Lesion(internodes=3, loss=1.0 if t > 40 else 0.97)),
                ),
            ),
        },
    ),
    "disease.be_the_checker": Answers(
        lambda: CHECKED,
        nothing,
        ("smith_1979_1981", "cis_presentation_miller_2005", "yi_2024_fatigue"),
        {
            "all doubted": (("all wrong", verdicts("unsupported", "unsupported", "unsupported")),),
            "all believed": (("all right", verdicts("supported", "supported", "supported")),),
            "stray record": (("stray", lambda: CHECKED | {1: ("supported", "trapp_1998")}),),
            "verdict": (("too kind", verdicts("supported", "partly", "partly")),),
        },
    ),
}
