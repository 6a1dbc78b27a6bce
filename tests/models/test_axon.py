"""The axon: cases known from theory or another simulator, then properties, then bad input."""

import math
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mscourse.models import axon
from mscourse.models.axon import cable, channels, validation

FIBRE = axon.Parameters()
HELD: dict[str, Any] = dict(validation.load())
few = settings(max_examples=12, deadline=None)  # every example is a simulation
fibres = st.builds(
    axon.Parameters,
    diameter=st.floats(1, 10),
    g_ratio=st.floats(0.6, 0.85),
    temperature=st.floats(30, 42),
    sodium=st.floats(0.5, 2),
)
lesions = st.none() | st.one_of(
    st.builds(axon.Lesion, internodes=st.integers(1, 5), loss=st.floats(0, 1), start=st.integers(5, 15)),
    st.builds(axon.Lesion, internodes=st.integers(1, 4), channels=st.floats(0, 0.3)),
    st.builds(axon.Remyelinated, pieces=st.integers(1, 5), g_ratio=st.floats(0.7, 0.95)),
)


def latency(fibre: axon.Parameters, lesion: axon.Damage | None = None, **chosen: Any) -> float:
    value = axon.simulate(fibre, lesion, **chosen).latency
    assert value is not None
    return value


# Known cases


def test_gates_and_rates_are_those_that_were_printed() -> None:
    for gate, share in HELD["gates_at_rest_37C"].items():
        assert float(channels.resting(gate, -80.0)) == pytest.approx(share, rel=1e-7)
    for gate, (opening, shutting) in HELD["rates_at_minus30mV_37C_per_ms"].items():
        made = np.concatenate(channels.rates(gate, np.array([-30.0]), 37))
        assert made == pytest.approx([opening, shutting], rel=1e-7)


def test_a_rate_has_its_limit_where_its_formula_divides_nought_by_nought() -> None:
    opening, _ = channels.rates("m", np.array([-20.4, -20.4 + 1e-9]), 20)
    assert opening == pytest.approx([1.86 * 10.3] * 2, rel=1e-8)


def test_the_leak_reversal_is_that_at_which_the_node_rests() -> None:
    assert cable.leak_reversal(FIBRE) == pytest.approx(HELD["el_mV_by_T"]["37.0"], abs=1e-6)
    assert cable.leak_reversal(axon.Parameters(leak_reversal=-84.0)) == -84.0


def test_the_compartments_are_those_of_the_specification() -> None:
    made, known = cable.build(FIBRE, None, axon.STANDARD), HELD["layout_check_d5_g0.7_37C"]
    sheath = made.sheaths[0]
    assert FIBRE.internode == pytest.approx(known["internode_length_um"])
    assert made.nodes.size + sum(one.compartments for one in made.sheaths.values()) == known["n_compartments"]
    assert made.capacitance[0] == pytest.approx(known["node_C_nF"])
    assert sheath.capacitance == pytest.approx(known["internode_comp_C_nF"])
    assert sheath.leak == pytest.approx(known["internode_comp_g_uS"])
    assert sheath.end_link == pytest.approx(known["Gax_node_internode_uS"])
    assert sheath.inner_link == pytest.approx(known["Gax_internode_internode_uS"])


def test_a_bare_passive_stretch_follows_cable_theory() -> None:
    fibre = axon.Parameters(
        internode_length=50,
        node_length=0.1,
        node_narrowing=1,
        axolemma_conductance=1e-2,
        fast_sodium=0,
        persistent_sodium=0,
        slow_potassium=0,
        leak=1e-4,
        leak_reversal=-80,
        stimulus=0.1,
        stimulus_duration=5,
    )
    result = axon.simulate(fibre, axon.Lesion(start=5, internodes=20), duration=5, onsets=(0,))
    above = result.voltage[8:14, -1] - fibre.rest
    length = math.sqrt(fibre.diameter * 1e-4 / (4 * fibre.axial_resistivity * 1e-2)) * 1e4
    assert -np.diff(np.log(above)) == pytest.approx(np.diff(result.position[8:14]) / length, rel=3e-3)


def test_a_node_at_rest_stays_there() -> None:
    result = axon.simulate(axon.Parameters(stimulus=0), duration=20)
    assert np.abs(result.voltage + 80).max() < 1e-9
    assert result.blocked
    assert result.latency is None
    assert np.isnan(result.arrival).all()


def test_rest_may_differ_from_the_internodes_own() -> None:
    # Sheath and node pull at each other; without a stimulus all settle between the two, and nothing fires.
    result = axon.simulate(axon.Parameters(axolemma_reversal=-75, stimulus=0), duration=5)
    assert result.voltage[:, 0] == pytest.approx(-80)
    assert (result.voltage[:, -1] >= -80).all()
    assert (result.voltage[:, -1] < -75).all()
    apart = axon.sweep([(axon.Parameters(axolemma_reversal=-75, stimulus=0), None)] * 2, duration=5)
    assert apart[1].voltage == pytest.approx(result.voltage, abs=1e-6)


def test_an_impulse_is_read_as_a_physiologist_would() -> None:
    result = axon.simulate(FIBRE, axon.Lesion(loss=0.97))
    assert not result.blocked
    assert result.reference == (5, 18)
    assert result.lesion == (10, 13)
    assert result.voltage.shape == (31, result.time.size)
    assert result.position[1] - result.position[0] == pytest.approx(FIBRE.internode + 1)
    assert (np.diff(result.arrival[:10]) > 0).all()
    assert result.spikes(18)[0] == result.arrival[18]
    assert result.speed is not None
    assert result.speed_inside is not None
    assert result.speed_inside < result.speed < 38


def test_a_healthy_fibre_has_no_inside_and_a_blocked_one_no_speed() -> None:
    healthy, blocked = axon.simulate(FIBRE), axon.simulate(FIBRE, axon.Lesion())
    assert healthy.speed_inside is None
    assert healthy.lesion is None
    assert blocked.blocked
    assert (blocked.speed, blocked.speed_inside, blocked.latency) == (None, None, None)


def test_the_helpers_find_what_neuron_found() -> None:
    lesion = axon.Lesion(loss=0.97)
    assert axon.added_latency(FIBRE, lesion) == pytest.approx(0.58, abs=0.005)
    assert axon.added_latency(FIBRE, axon.Remyelinated()) == pytest.approx(0.079, abs=0.001)
    assert axon.added_latency(FIBRE, axon.Lesion()) is None
    assert axon.critical_loss(FIBRE, internodes=3) == pytest.approx(0.98258, abs=0.001)
    assert axon.critical_loss(axon.Parameters(diameter=2), internodes=1) is None
    assert axon.critical_temperature(FIBRE, axon.Lesion(loss=0.975)) == pytest.approx(39.91, abs=0.1)
    assert axon.critical_temperature(FIBRE, axon.Lesion(loss=0.5), between=(35, 40)) is None
    assert axon.shortest_interval(FIBRE) == pytest.approx(0.828, rel=0.02)
    assert axon.following_rate(FIBRE, axon.Lesion(loss=0.95), rates=(300, 400, 500)) == 300
    assert axon.following_rate(FIBRE, axon.Lesion(), rates=(300,), pulses=1) is None
    assert axon.train(FIBRE, axon.Lesion(loss=0.95), rates=(400,)) == {400: 8}


def test_channels_that_close_the_gap_are_undone_by_fast_potassium() -> None:
    bare = axon.Lesion(channels=0.07)
    runs = axon.sweep([(FIBRE, bare), (FIBRE, replace(bare, fast_potassium=1.0))])
    assert [one.blocked for one in runs] == [False, True]


def test_short_internodes_before_a_bare_stretch_let_the_impulse_pass() -> None:
    thick = axon.Parameters(diameter=10)
    runs = axon.sweep(
        [(thick, axon.Lesion(internodes=2, channels=0.1, short_before=short)) for short in (0, 1)]
    )
    assert [one.blocked for one in runs] == [True, False]
    assert runs[1].lesion == (12, 14)
    assert runs[1].reference == (5, 19)


def test_the_scheme_is_of_second_order() -> None:
    steps = (0.01, 0.005, 0.0025)
    for lesion in (None, axon.Lesion(loss=0.97), axon.Lesion(channels=0.1)):
        found = [latency(FIBRE, lesion, resolution=axon.Resolution(step=step)) for step in steps]
        assert 1.8 < math.log2((found[0] - found[1]) / (found[1] - found[2])) < 2.2


def test_the_package_does_not_load_numerics_before_they_are_asked_for() -> None:
    code = "import sys, mscourse.models; print(any('mscourse.models.axon' in name for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


# Properties


@few
@given(fibres, lesions, fibres, lesions)
def test_together_is_the_same_as_alone(
    one: axon.Parameters, hurt: axon.Damage | None, other: axon.Parameters, also: axon.Damage | None
) -> None:
    together = axon.sweep([(one, hurt), (other, also)], duration=1.5)
    for result, (fibre, lesion) in zip(together, [(one, hurt), (other, also)], strict=True):
        alone = axon.simulate(fibre, lesion, duration=1.5)
        assert result.voltage == pytest.approx(alone.voltage, abs=1e-6)
        assert result.arrival == pytest.approx(alone.arrival, nan_ok=True)


@few
@given(st.floats(1, 10), st.lists(st.floats(0, 0.99), min_size=2, max_size=4, unique=True))
def test_more_loss_is_never_faster(diameter: float, losses: list[float]) -> None:
    fibre = axon.Parameters(diameter=diameter)
    runs = axon.sweep([(fibre, axon.Lesion(loss=loss)) for loss in sorted(losses)])
    late = [math.inf if one.latency is None else one.latency for one in runs]
    assert all(first <= then + 1e-6 for first, then in pairwise(late))


@few
@given(st.floats(1, 10), st.floats(30, 40), st.floats(0.5, 4))
def test_a_warmer_healthy_fibre_is_faster(diameter: float, temperature: float, warmer: float) -> None:
    cool = axon.Parameters(diameter=diameter, temperature=temperature)
    assert latency(replace(cool, temperature=temperature + warmer)) < latency(cool)


@few
@given(st.floats(0.5, 1.4), st.floats(0.05, 0.5))
def test_more_sodium_is_faster(sodium: float, more: float) -> None:
    assert latency(axon.Parameters(sodium=sodium + more)) < latency(axon.Parameters(sodium=sodium))


@few
@given(st.floats(0.6, 0.85), st.floats(0.02, 0.1))
def test_a_thinner_sheath_of_the_same_length_is_slower(g_ratio: float, thinner: float) -> None:
    thick, thin = (axon.Parameters(g_ratio=g, internode_length=714) for g in (g_ratio, g_ratio + thinner))
    assert latency(thin) > latency(thick)


@few
@given(st.floats(1, 10))
def test_speed_goes_with_the_fibres_width(diameter: float) -> None:
    result = axon.simulate(axon.Parameters(diameter=diameter))
    assert result.speed is not None
    assert 5.0 < result.speed / result.fibre.fibre_diameter < 5.8


@few
@given(fibres, lesions)
def test_a_run_lasts_until_nothing_more_can_arrive(
    fibre: axon.Parameters, lesion: axon.Damage | None
) -> None:
    run = axon.Run(fibre, lesion)
    longer = replace(run, duration=3 * axon.lasting(run))
    assert axon.sweep([run])[0].blocked == axon.sweep([longer])[0].blocked


@given(st.lists(st.floats(-100, 60), min_size=2, max_size=40))
def test_crossings_lie_between_a_low_and_a_high_step(voltage: list[float]) -> None:
    time, trace = 0.5 * np.arange(len(voltage), dtype=np.float64), np.array(voltage)
    times = axon.crossings(time, trace)
    low = trace < axon.ARRIVAL
    assert times.size == np.count_nonzero(low[:-1] & ~low[1:])
    assert np.interp(times, time, trace) == pytest.approx(np.full(times.size, axon.ARRIVAL), abs=1e-6)


# Bad input


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: axon.Parameters(diameter=-5), r"diameter is -5; it must be from 0\.2 to 20"),
        (lambda: axon.Parameters(diameter=math.nan), r"diameter is nan; it must be from 0\.2 to 20"),
        (lambda: axon.Parameters(g_ratio=1.2), r"g_ratio is 1\.2; it must be from 0\.4 to 0\.99"),
        (lambda: axon.Parameters(g_ratio=0), r"g_ratio is 0; it must be from"),
        (lambda: axon.Parameters(temperature=310), r"temperature is 310; it must be from 5 to 50.*°C"),
        (lambda: axon.Parameters(internode_length=0), "internode_length is 0; it must be from 10 to 5000"),
        (lambda: axon.Parameters(internodes=2.5), r"internodes is 2\.5; it must be a whole number"),  # type: ignore[arg-type]  # bad input
        (lambda: axon.Parameters(leak_reversal=80), "leak_reversal is 80; it must be from -120 to -40"),
        (lambda: axon.Parameters(leak=math.inf), "leak is inf; it must be from"),
        (lambda: axon.Lesion(loss=97), r"loss is 97; it must be from 0 to 1\. Write 0\.97 for 97 per cent"),
        (lambda: axon.Lesion(loss=-0.1), r"loss is -0\.1; it must be from 0 to 1\. Write 0\.97 for 97"),
        (lambda: axon.Lesion(channels=4), r"channels is 4; .*Write 0\.04 for 4 per cent"),
        (lambda: axon.Lesion(internodes=0), "internodes is 0; it must be from 1 to 100"),
        (lambda: axon.Remyelinated(g_ratio=1), "g_ratio is 1; it must be from"),
        (lambda: axon.Resolution(step=5), r"step is 5; it must be from 0\.0001 to 0\.05"),
        (
            lambda: axon.simulate(FIBRE, axon.Lesion(start=24)),
            "covers internodes 24 to 26 of 30; .*from 5 to 24",
        ),
        (lambda: axon.simulate(FIBRE, axon.Lesion(start=3)), "start is 3"),
        (
            lambda: axon.simulate(FIBRE, reference=(10, 31)),
            r"reference is \(10, 31\); write two nodes from 0 to 30",
        ),
        (lambda: axon.simulate(FIBRE, duration=-1), r"duration is -1; it must be from 0\.01"),
        (lambda: axon.simulate(FIBRE, onsets=(math.nan,)), "onsets is nan"),
        (lambda: axon.train(FIBRE, rates=(0,)), "rates is 0; it must be from 1 to 5000"),
        (lambda: axon.from_case({"d": 5, "diametre": 5}), r"unknown keys \['diametre'\]"),
        (lambda: axon.from_case({"lesion": {"kind": "cut"}}), "kind is 'cut'; write demyel or remyel"),
        (lambda: axon.from_case({"lesion": {"kind": "remyel", "loss": 1}}), r"unknown keys \['loss'\]"),
    ],
)
def test_a_bad_value_is_named_with_its_range(make: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: axon.Parameters(diameter="5"), "diameter is '5'; write a number from"),  # type: ignore[arg-type]  # bad input
        (lambda: axon.Lesion(loss=True), "loss is True; write a number from"),
        (lambda: axon.simulate(5.0), r"fibre is 5\.0; use axon\.Parameters"),  # type: ignore[arg-type]  # bad input
        (lambda: axon.simulate(FIBRE, 0.97), r"lesion is 0\.97; use axon\.Lesion"),  # type: ignore[arg-type]  # bad input
        (lambda: axon.simulate(FIBRE, axon.Damage()), r"use axon\.Lesion\(\.\.\.\) or axon\.Remyelinated"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(make: Callable[[], object], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        make()


def test_a_case_translates_every_word_of_the_reference_files() -> None:
    run = axon.from_case(
        {
            "d": 2.0,
            "L_over_D": 80.0,
            "L": None,
            "na_scale_lesion": 0.5,
            "stim_t": [0.1, 2.0],
            "el": None,
            "lesion": {"kind": "demyel", "start": 9, "n": 2, "loss": 0.9, "pre_n": 1, "pre_split": 4},
        }
    )
    assert run.fibre.internode == pytest.approx(80 * 2 / 0.7)
    assert run.onsets == (0.1, 2.0)
    assert run.lesion == axon.Lesion(
        start=9, internodes=2, loss=0.9, short_before=1, pieces_before=4, edge_sodium=0.5
    )


def test_the_load_of_an_internode_follows_from_capacitors_in_series() -> None:
    fibre = axon.Parameters()
    sheath = 0.4 * 0.016 / (5 * math.log(1 / 0.7))  # µF for each cm² of axolemma
    assert axon.load(fibre, 0) == 1
    assert axon.load(fibre, 1) == pytest.approx(1 + 1 / sheath, rel=1e-12)  # the axolemma's is 1 µF/cm²
    loads = [axon.load(fibre, loss) for loss in (0.1, 0.5, 0.9, 0.99)]
    assert loads == sorted(loads)
    with pytest.raises(ValueError, match=r"write 0\.97"):
        axon.load(fibre, 97)
