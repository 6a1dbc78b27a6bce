"""The parts of a model card that only the axon has: its gates, and its agreement with another simulator."""

from collections.abc import Callable, Iterable
from typing import Any

from mscourse.book.cards.tables import JOINER, MINUS, NO_BREAK, apart, table

Chosen = Callable[[Any], bool]


def gates() -> str:
    """Return the table of gates and their rates."""
    from mscourse.models.axon.channels import KINETICS, Rate  # noqa: PLC0415 - as above

    names = {
        "m": "fast sodium opens",
        "h": "fast sodium shuts",
        "p": "persistent sodium",
        "s": "slow potassium",
        "n": "fast potassium",
    }

    def formula(rate: Rate) -> str:
        return written(rate).replace(" ", NO_BREAK).replace(MINUS, f"{MINUS}{JOINER}")

    def written(rate: Rate) -> str:
        beyond = f"V {'+' if rate.at < 0 else MINUS} {abs(rate.at):g}"
        if rate.shape == "step":
            return f"{rate.size:g} / (1 + exp({MINUS}({beyond}) / {rate.width:g}))"
        return f"{rate.size:g} λ({beyond if rate.shape == 'ramp' else f'{MINUS}({beyond})'}, {rate.width:g})"

    rows = [
        (
            f"<em>{gate}</em>, {words}",
            formula(one.opening),
            formula(one.shutting),
            f"{one.q10:g}",
            f"{one.reference:g}",
        )
        for gate, words in names.items()
        for one in [KINETICS[gate]]
    ]
    return table(
        "Gates",
        ("gate", "opening \N{GREEK SMALL LETTER ALPHA}, per ms", "shutting β, per ms", "Q", "T₀, °C"),
        rows,
        numeric=(3, 4),
    )


def agreement() -> str:
    """Return how far the model is from NEURON over all stored reference cases, computed now."""
    from mscourse.models.axon import STANDARD, validation  # noqa: PLC0415 - as above

    held = validation.load()
    cases = [*validation.cases(held["cases"]), *validation.halved(held["cases"])]
    ends = list(validation.thresholds(held["thresholds"]))
    searched = {name: case["searched"] for name, case in held["thresholds"].items()}
    pulses = list(validation.trains(held["trains"]))
    waves = [
        list(validation.waveforms(held["waveforms_neuron"], *how))
        for how in ((validation.EXACT, 1e-3), (STANDARD, 2.0))
    ]

    def among(made: Iterable[Any], chosen: Chosen) -> list[Any]:
        return [one for one in made if chosen(one)]

    def quantity(word: str) -> Chosen:
        return lambda one: one.quantity == word

    def end(kind: str) -> list[Any]:
        return [one for one in ends if searched[one.case] == kind]

    groups = [
        (
            "conducts or not, and how many impulses pass",
            among(cases, lambda one: ", neuron" in one.quantity),
            "",
        ),
        ("latency, same resolution", among(cases, quantity("latency_ms")), "%"),
        ("latency, against the finest resolution", among(cases, quantity("converged")), "%"),
        ("the same at half the time step", among(cases, quantity("halved")), "%"),
        ("speed inside a lesion, same resolution", among(cases, quantity("speed_inside")), "%"),
        ("peak of the impulse", among(cases, quantity("peak_mV")), " mV"),
        ("whole voltage traces, exact rates", waves[0], " mV"),
        ("whole voltage traces, as the course runs", waves[1], " mV"),
        ("loss at which conduction ends", end("loss"), ""),
        ("channels at which bare axon conducts", end("r"), ""),
        ("temperature at which conduction ends", end("T"), " °C"),
        ("fast potassium at which it ends", end("gkf"), "%"),
        ("sodium at which it ends", end("na"), ""),
        ("shortest interval between two impulses", end("isi"), "%"),
        ("impulses that arrive out of a train of ten", among(pulses, quantity("impulses")), " impulses"),
    ]
    rows = []
    for words, made, unit in groups:
        worst = max(one.difference for one in made)
        allowed = max(one.allowed for one in made)
        rows.append((words, str(len(made)), apart(worst, unit), apart(allowed, unit) if allowed else "none"))
    failed = [one for made in (cases, ends, pulses, *waves) for one in made if not one.holds]
    if failed:
        message = f"the axon model no longer agrees with its reference: {failed[0]}"
        raise ValueError(message)
    head = ("what was compared", "values", "greatest difference", "allowed")
    return table("Agreement with NEURON", head, rows, numeric=(1, 2, 3))


PARTS = {"gates": gates, "agreement": agreement}
