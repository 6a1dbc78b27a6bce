"""The model cases that sentences of the chapters name in their source marks, computed when they are checked.

``<!-- model: thinned.added_ms -->`` behind a sentence says that the sentence prints that number, rounded.
"""

from functools import cache

from mscourse.chapters import measuring_cases, measuring_seen
from mscourse.chapters.ahsct_cases import AHSCT
from mscourse.chapters.ahsct_page_cases import AHSCT_PAGE
from mscourse.chapters.attack_cases import ATTACK
from mscourse.chapters.cell_therapy_cases import CELL_THERAPY
from mscourse.chapters.combination_cases import COMBINATION
from mscourse.chapters.combination_page_cases import COMBINATION_PAGE
from mscourse.chapters.disease import FIBRES, RATES
from mscourse.chapters.future_cases import FUTURE
from mscourse.chapters.future_seen import FUTURE_SEEN
from mscourse.chapters.gene_editing_cases import GENE_EDITING
from mscourse.chapters.gene_editing_page_cases import GENE_EDITING_PAGE
from mscourse.chapters.ipsc_cases import IPSC
from mscourse.chapters.ipsc_page import IPSC_PAGE
from mscourse.chapters.msc_cases import MSC
from mscourse.chapters.msc_seen import MSC_SEEN
from mscourse.chapters.opc_cases import OPC
from mscourse.chapters.opc_page_cases import OPC_PAGE
from mscourse.chapters.patients_cases import PATIENTS
from mscourse.chapters.patients_page_cases import PATIENTS_PAGE
from mscourse.chapters.personalised_cases import PERSONALISED
from mscourse.chapters.personalised_seen import PERSONALISED_SEEN
from mscourse.chapters.treatment_cases import TREATMENT
from mscourse.chapters.trials_cases import TRIALS
from mscourse.chapters.trials_page_cases import TRIALS_PAGE
from mscourse.evidence.marks import Models, Numbers
from mscourse.models import axon, chance
from mscourse.models.axon import validation
from mscourse.models.axon.channels import KINETICS

FIBRE = axon.Parameters()
THINNED = axon.Lesion(internodes=3, loss=0.97)
NEW_CHANNELS = axon.Lesion(internodes=3, loss=1.0, channels=0.1)
JUST_BELOW, STILL_WARM = 39.5, 40  # °C
MIDDLE = 15  # the node in the middle of the standard fibre


def _known(value: float | None) -> float:
    """Return a value that the case is known to have.

    Raises
    ------
    ValueError
        If the model no longer gives one: the sentence that leans on it must be written anew.

    """
    if value is None:
        message = "the model gives no value here any more; read the sentence again and mend it"
        raise ValueError(message)
    return value


def geometry() -> Numbers:
    """Measure the standard fibre: widths in µm, length in mm."""
    return {
        "diameter": FIBRE.diameter,
        "wraps": FIBRE.wraps,
        "g_ratio": FIBRE.g_ratio,
        "internode_mm": FIBRE.internode / 1000,
        "widths_an_internode": FIBRE.internode / FIBRE.fibre_diameter,
    }


def fivefold() -> Numbers:
    """Return how much more surface an internode and a node have, five times as wide."""
    thin, thick = axon.Parameters(diameter=1), axon.Parameters(diameter=5)
    surface = (thick.diameter * thick.internode) / (thin.diameter * thin.internode)
    return {"surface": surface, "node": thick.diameter / thin.diameter}


def healthy() -> Numbers:
    """Time healthy fibre: m/s, and ms for a metre."""
    speed = _known(axon.simulate(FIBRE).speed)
    return {"speed": speed, "ms_a_metre": 1000 / speed}


def bare_new_channels() -> Numbers:
    """Time bare internodes with new channels: m/s inside, ms later than healthy, and what a train loses."""
    arrived = axon.train(FIBRE, NEW_CHANNELS, rates=(50,))
    return {
        "speed_inside": _known(axon.simulate(FIBRE, NEW_CHANNELS).speed_inside),
        "added_ms": _known(axon.added_latency(FIBRE, NEW_CHANNELS)),
        "missing_of_ten_at_50": 10 - arrived[50],
    }


def thinned() -> Numbers:
    """Time three internodes with 3 % of their myelin left: ms later than healthy."""
    return {"added_ms": _known(axon.added_latency(FIBRE, THINNED))}


def q10() -> Numbers:
    """Return by what the rates of sodium gates are multiplied for ten degrees."""
    return {
        "opening": KINETICS["m"].q10,
        "shutting": KINETICS["h"].q10,
        "given_reference": KINETICS["m"].reference,
    }


def two_degrees() -> Numbers:
    """Return by how many per cent two degrees speed them up."""
    return {
        "opening_percent": 100 * (KINETICS["m"].q10 ** 0.2 - 1),
        "shutting_percent": 100 * (KINETICS["h"].q10 ** 0.2 - 1),
        "given_from": 37,
        "given_to": 39,
    }


def critical_loss() -> Numbers:
    """Return what is left of the sheath of three internodes when the impulse stops."""
    left = 1 - _known(axon.critical_loss(FIBRE, 3))
    return {"percent_left": 100 * left, "wraps_left": FIBRE.wraps * left}


def stops_at() -> Numbers:
    """Return at which temperature three internodes stop the impulse, °C, by how much myelin they lost."""
    found = {
        name: axon.critical_temperature(FIBRE, axon.Lesion(internodes=3, loss=loss))
        for name, loss in (("lost_97_5", 0.975), ("lost_98", 0.98))
    }
    return {name: _known(value) for name, value in found.items()} | {"given_a": 97.5, "given_b": 98}


def critical_channels() -> Numbers:
    """Return how dense channels in three bare internodes must be to pass an impulse, per cent of a node."""

    def run(channels: float) -> axon.Run:
        return axon.Run(FIBRE, axon.Lesion(internodes=3, loss=1.0, channels=channels))

    (density,) = axon.boundaries([axon.Boundary(run, 0.1, 0.0, 1e-4)])
    return {"percent": 100 * _known(density)}


def stretch() -> Numbers:
    """Measure the stretch over which three internodes are timed: mm, and its healthy speed, m/s."""
    run = axon.simulate(FIBRE, axon.Lesion(internodes=3, loss=0))
    first, last = run.reference
    return {
        "whole_mm": float(run.position[last] - run.position[first]) / 1000,
        "lesion_mm": 3 * FIBRE.internode / 1000,
        "healthy_speed": _known(run.speed),
    }


def one_bare() -> Numbers:
    """Return diameters, µm: two that one bare internode does not stop, and two that it does.

    Raises
    ------
    ValueError
        If they are no longer the two thin and the two thick ones.

    """
    bare = axon.Lesion(internodes=1, loss=1.0)
    widths = (1, 2, 5, 10)
    runs = axon.sweep([(axon.Parameters(diameter=width), bare) for width in widths])
    stopped = [width for width, run in zip(widths, runs, strict=True) if run.blocked]
    if stopped != [5, 10]:
        message = f"one bare internode now stops axons of {stopped} µm; read the sentence again and mend it"
        raise ValueError(message)
    return [float(width) for width in widths]


def warmth() -> Numbers:
    """Return which losses of myelin, per cent, gain speed by two warm degrees, lose it, and stop below 40 °C.

    Raises
    ------
    ValueError
        If they no longer do so: the sentence that leans on them must be written anew.

    """

    def change(loss: float) -> float:
        lesion = axon.Lesion(internodes=3, loss=loss)
        cold, warm = (axon.simulate(axon.Parameters(temperature=one), lesion).speed for one in (37, 39))
        return _known(warm) - _known(cold)

    stops = _known(axon.critical_temperature(FIBRE, axon.Lesion(internodes=3, loss=0.975)))
    if not (change(0.9) > 0 > change(0.97) and JUST_BELOW < stops < STILL_WARM):
        message = "a hurt fibre answers warmth in another way now; read the sentence again and mend it"
        raise ValueError(message)
    return [90.0, 97.0, 97.5, float(STILL_WARM)]


def following() -> Numbers:
    """Return the highest rate on the slider at which all ten impulses arrive, a second, for three fibres."""
    found = {}
    for name, lesion in zip(("healthy", "thinned", "bare"), FIBRES.values(), strict=True):
        arrived = axon.train(FIBRE, lesion, rates=RATES)
        found[name] = float(max(rate for rate, count in arrived.items() if count == 10))  # noqa: PLR2004 - all ten
    return found | {"given_percent_left": 5}


def half_width() -> Numbers:
    """Return how long a healthy impulse lasts at half its height, ms."""
    found = {}
    for warmth in (37, 39):
        run = axon.simulate(axon.Parameters(temperature=warmth))
        _, width = validation.peak_and_width(run.time, run.voltage[MIDDLE], run.fibre.rest)
        found[f"at_{warmth}"] = width
        found[f"given_{warmth}"] = warmth
    return found


@cache
def _wait(lesion: axon.Lesion | None) -> float:
    return _known(axon.shortest_interval(FIBRE, lesion))


def waits() -> Numbers:
    """Return how many times longer a second impulse must wait than in healthy fibre."""
    return {
        "thinned_times": _wait(axon.Lesion(internodes=3, loss=0.95)) / _wait(None),
        "bare_times": _wait(NEW_CHANNELS) / _wait(None),
        "given_percent_left": 5,
    }


def neuron() -> Numbers:
    """Count the cases were compared with NEURON."""
    return {"cases": len(validation.load()["cases"])}


def improved() -> Numbers:
    """Return how many of 100 people improve by chance: with a wobble of one step, and with a looser ruler."""
    return {
        "wobble_1": 100 * chance.share_improved(1.0),
        "wobble_1_5_cut_half": 100 * chance.share_improved(1.5, 0.5),
    }


def one_person() -> Numbers:
    """Return how much one person is of a group of 27, per cent."""
    return {"of_27_percent": 100 / 27, "given_group": 27}


def none_seen() -> Numbers:
    """Return risks that still fit when nobody had the event, per cent, and how often 1 in 100 spares 174."""
    return {
        "of_174": 100 * chance.upper_bound_zero(174),
        "of_10": 100 * chance.upper_bound_zero(10),
        "one_in_a_hundred_spares_174": 0.99**174,
        "once_in": 1 / 0.99**174,
        "three_over_ten": 100 * 3 / 10,
        "given_people": 174,
        "given_few": 10,
        "given_risk_percent": 1,
        "given_spared": 0.99,
    }


CASES: Models = {
    **{
        one.__name__: cache(one)
        for one in (
            bare_new_channels,
            critical_channels,
            critical_loss,
            fivefold,
            following,
            geometry,
            half_width,
            healthy,
            improved,
            neuron,
            none_seen,
            one_bare,
            one_person,
            q10,
            stops_at,
            stretch,
            thinned,
            two_degrees,
            waits,
            warmth,
        )
    },
    **ATTACK,
    **OPC,
    **measuring_cases.CASES,
    **measuring_seen.CASES,
    **{
        name: cache(one)
        for name, one in {
            **TREATMENT,
            **CELL_THERAPY,
            **AHSCT,
            **AHSCT_PAGE,
            **MSC,
            **MSC_SEEN,
            **IPSC,
            **IPSC_PAGE,
            **OPC_PAGE,
            **GENE_EDITING,
            **GENE_EDITING_PAGE,
            **COMBINATION,
            **COMBINATION_PAGE,
            **TRIALS,
            **TRIALS_PAGE,
            **PATIENTS,
            **PATIENTS_PAGE,
            **PERSONALISED,
            **PERSONALISED_SEEN,
            **FUTURE,
            **FUTURE_SEEN,
        }.items()
    },
}
