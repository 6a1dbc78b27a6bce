"""The axon against NEURON: the stored cases, or whatever `--axon-reference FILE` holds of these sections."""

from collections.abc import Callable, Iterator

import pytest

from mscourse.models.axon import STANDARD, validation
from mscourse.models.axon.validation import Comparison, Section

COMPARED: dict[str, tuple[str, Callable[[Section], Iterator[Comparison]]]] = {
    "cases": ("cases", validation.cases),
    "cases at half the step": ("cases", validation.halved),
    "thresholds": ("thresholds", validation.thresholds),
    "trains": ("trains", validation.trains),
    "waveforms with exact rates": ("waveforms_neuron", validation.waveforms),
    "waveforms with tables": (
        "waveforms_neuron",
        lambda section: validation.waveforms(section, STANDARD, allowed=2.0),
    ),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each section that the file holds; a file that holds none is an error."""
    if "comparison" not in metafunc.fixturenames:
        return
    path = metafunc.config.getoption("--axon-reference")
    held = validation.load(path)
    names = [name for name, (section, _) in COMPARED.items() if held.get(section)]
    if not names:
        message = f"{path} holds none of the sections {sorted({section for section, _ in COMPARED.values()})}"
        raise pytest.UsageError(message)
    metafunc.parametrize("comparison", names)


def test_the_model_agrees_with_neuron(comparison: str, pytestconfig: pytest.Config) -> None:
    section, compare = COMPARED[comparison]
    values = validation.load(pytestconfig.getoption("--axon-reference"))[section]
    made = list(compare(values))
    assert {one.case for one in made} >= {name for name in values if comparison != "cases at half the step"}
    assert not [one for one in made if not one.holds]


def test_the_stored_file_is_whole() -> None:
    held = validation.load()
    sizes = {section: len(held[section]) for section, _ in COMPARED.values()}
    assert sizes == {"cases": 89, "thresholds": 21, "trains": 3, "waveforms_neuron": 3}


@pytest.mark.parametrize(
    ("ours", "theirs", "allowed", "holds"),
    [
        (1.0, 1.0, 0.0, True),
        (1.02, 1.0, 0.01, False),
        (1.02, 1.0, 0.03, True),
        (None, 1.0, 10.0, False),
        (1.0, None, 10.0, False),
        ("never", "never", 0.0, True),
        ("never", "always", 10.0, False),
        (1.0, "never", 10.0, False),
        (0.001, 0.0, 0.01, True),
    ],
)
def test_a_difference_is_not_overlooked(
    ours: float | str | None, theirs: float | str | None, allowed: float, *, holds: bool
) -> None:
    assert Comparison("case", "quantity", ours, theirs, allowed).holds is holds
