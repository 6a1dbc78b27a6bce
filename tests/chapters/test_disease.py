"""Chapter 01's explorables: what they say is what the model gives; what should be seen is there."""

import re
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from mscourse.chapters import disease
from mscourse.explorables import Explorable
from mscourse.explorables.controls import Values, grid
from mscourse.figures.audit import audit
from mscourse.models import axon


def said(view: Explorable, **values: float | str) -> str:
    return str(view.answer({**view.start(), **values})["sentence"]).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def peel() -> Explorable:
    return disease.peel()


@pytest.fixture(scope="module")
def warm() -> Explorable:
    return disease.warm()


@pytest.fixture(scope="module")
def train() -> Explorable:
    return disease.train()


def test_the_sheath_starts_just_above_its_cliff(peel: Explorable) -> None:
    late = axon.added_latency(axon.Parameters(), axon.Lesion(loss=0.97))
    assert f"adds {late:.2f} ms and the impulse arrives" in said(peel)
    cliff = axon.critical_loss(axon.Parameters())
    assert cliff is not None
    assert f"less than about {100 * (1 - cliff):.2g} % of the myelin" in said(peel)
    assert said(peel, loss=0.99).startswith("With 1 % of the myelin left the impulse stops")


def test_peeling_costs_little_then_more_then_everything(peel: Explorable) -> None:
    losses = [float(value) for value in peel.controls["loss"].values]
    delays = [
        one.crossing.delay for one in disease.prepare_peel([{**peel.start(), "loss": x} for x in losses])
    ]
    through = [one for one in delays if one is not None]
    assert delays[: len(through)] == through  # once it stops, it stays stopped
    assert 1 < len(through) < len(delays)
    assert all(before < after for before, after in pairwise(through))
    assert through[losses.index(0.5)] < 0.1 * through[-1]


def test_one_bare_internode_stops_the_thick_fibre_first(peel: Explorable) -> None:
    stops = {d: "stops in the lesion" in said(peel, diameter=d, internodes=1, loss=1) for d in (1, 2, 5, 10)}
    assert stops == {1: False, 2: False, 5: True, 10: True}


def test_a_longer_lesion_stops_earlier(peel: Explorable) -> None:
    states = disease.prepare_peel([{**peel.start(), "internodes": n} for n in (1, 3, 5)])
    cliffs = [one.cliff or 1 for one in states]
    assert cliffs == sorted(cliffs, reverse=True)


def test_warmth_helps_the_healthy_and_stops_the_weak(warm: Explorable) -> None:
    found = re.fullmatch(
        r"From 37 to 39 °C the healthy fibre gains ([\d.]+) m/s and the lesioned one loses ([\d.]+) m/s\.",
        said(warm),
    )
    assert found is not None
    assert said(warm, loss=0.9).count("gains") == 2
    blocked = said(warm, loss=0.975, temperature=40)
    edge = axon.critical_temperature(axon.Parameters(), axon.Lesion(loss=0.975))
    assert edge is not None
    assert 39.5 < edge < 40
    assert f"Below about {edge:.1f} °C the impulse passes again" in blocked
    assert "blocked" not in said(warm, loss=0.975, temperature=39.5)
    assert said(warm, temperature=37).startswith("At 37 °C the healthy fibre conducts at")


def test_the_rates_named_in_what_should_have_been_seen_are_the_models(train: Explorable) -> None:
    highest = [
        axon.following_rate(axon.Parameters(), lesion, rates=disease.RATES)
        for lesion in disease.FIBRES.values()
    ]
    assert highest == [900, 300, 20]
    for rate in highest:
        assert str(rate) in train.head["seen"]
    assert said(train).endswith(
        "the healthy fibre passes 10 of 10, the fibre with 5 % of the myelin left 8 of 10."
    )
    assert (
        said(train, rate=37.5, fibre="healthy")
        == "At 37.5 impulses a second the healthy fibre passes 10 of 10."
    )


@pytest.mark.parametrize(
    "points",
    [
        [{"diameter": 5, "internodes": 3, "loss": 0.97}, {"diameter": 1, "internodes": 1, "loss": 1}],
        [{"diameter": 10, "internodes": 5, "loss": 0.99}],
    ],
)
def test_panels_of_peel_have_no_faults_of_lettering(points: list[Values]) -> None:
    for state, point in zip(disease.prepare_peel(points), points, strict=True):
        for page in disease.draw_peel(state, **point):  # type: ignore[arg-type]  # numbers, all of them
            assert audit(page.figure) == []


def test_panels_of_warm_and_train_have_no_faults_of_lettering() -> None:
    for loss, temperature in ((0.9, 35.0), (0.97, 39.0), (0.975, 41.0)):
        (state,) = disease.prepare_warm([{"loss": loss, "temperature": temperature}])
        for page in disease.draw_warm(state, loss, temperature):
            assert audit(page.figure) == []
    for fibre in disease.FIBRES:
        (one,) = disease.prepare_train([{"fibre": fibre, "rate": 400}])
        for page in disease.draw_train(one, fibre, 400):
            assert audit(page.figure) == []


def test_states_prepared_together_are_those_prepared_alone(peel: Explorable) -> None:
    points = [point for point in grid(peel.controls) if point["diameter"] == 2][::9]
    together = disease.prepare_peel(points)
    for point, state in zip(points, together, strict=True):
        (alone,) = disease.prepare_peel([point])
        assert state.crossing.delay == alone.crossing.delay
        np.testing.assert_array_equal(state.delays, alone.delays)


@pytest.mark.parametrize("make", [disease.peel, disease.warm, disease.train])
def test_an_explorable_has_everything_its_reader_needs(make: Callable[[], Explorable]) -> None:
    view = make()
    assert all(view.head[part] for part in ("title", "task", "seen", "alt"))
    assert 20 <= len(view.head["alt"].split()) <= 60
    assert len(view.controls) <= 3
