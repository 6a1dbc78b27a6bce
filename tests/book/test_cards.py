"""Model cards: what the page says is what the module holds; then what can't be asked for."""

import re
from dataclasses import fields
from typing import Any

import pytest

from mscourse.book.cards import axon as axon_parts
from mscourse.book.cards.parts import parts
from mscourse.book.cards.tables import number
from mscourse.models.axon import card, validation
from mscourse.models.axon.parameters import Damage
from mscourse.models.synergy import Drug
from tests.conftest import SmallBook


def test_every_parameter_stands_on_the_card_and_nothing_else() -> None:
    for kind, rows in card.ROWS.items():
        inherited = (
            {field.name for field in fields(Damage)}
            if issubclass(kind, Damage) and kind is not Damage
            else set()
        )
        own = {field.name for field in fields(kind)} - inherited - {"exact_rates"}
        repeated = set(rows) & inherited  # a default of its own for something inherited
        assert set(rows) - repeated == own
    page = parts("axon")["parameters"]()
    assert page.count("<tr>") == 1 + sum(1 + len(rows) for rows in card.ROWS.values())


def test_a_table_of_several_kinds_names_each_before_its_rows() -> None:
    both, one = parts("axon")["parameters"]("Lesion", "Damage"), parts("axon")["parameters"]("Lesion")
    headings = re.findall(r'<th colspan="4" scope="rowgroup"><code>(\w+)</code></th>', both)
    assert headings == [kind.__name__ for kind in card.ROWS if kind.__name__ in {"Lesion", "Damage"}]
    assert "rowgroup" not in one


def test_long_whole_numbers_are_grouped_by_three() -> None:
    assert number(1_000_000) == "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000"
    assert number(-12345.0) == "\N{MINUS SIGN}12\N{NO-BREAK SPACE}345"
    assert number(1024) == "1024"
    assert number(-float("inf")) == "\N{MINUS SIGN}\N{INFINITY}"


def test_defaults_are_the_modules_own() -> None:
    table = parts("axon")["parameters"]("Parameters")
    assert re.search(
        r"<code>axial_resistivity</code>.*?<td>70\N{NO-BREAK SPACE}Ω cm</td>".replace(
            " cm", "\N{NO-BREAK SPACE}cm"
        ),
        table,
    )
    assert re.search(
        r"<code>potassium_reversal</code>.*?<td>\N{MINUS SIGN}90\N{NO-BREAK SPACE}mV</td>", table
    )
    assert re.search(r"<code>internode_length</code>.*?<td>none</td>", table)


def test_only_what_was_read_is_linked() -> None:
    table = parts("axon")["sources"]()
    for key, source in card.SOURCES.items():
        row = next(line for line in table.splitlines() if f'id="source-{key}"' in line)
        assert ("https://doi.org/" in row) == (source.doi is not None)
        assert source.doi is None or source.status == "read"
        assert f"<td>{source.status}</td>" in row


def test_every_named_source_has_its_row() -> None:
    links = re.findall(r'href="#source-([^"]+)"', parts("axon")["parameters"]("Parameters", "Lesion"))
    assert links
    assert set(links) <= set(card.SOURCES)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "none"),
        (3, "3"),
        (-90.0, "\N{MINUS SIGN}90"),
        (0.016, "0.016"),
        (5e-6, "5 \N{MULTIPLICATION SIGN} 10<sup>\N{MINUS SIGN}6</sup>"),
        (1e-9, "10<sup>\N{MINUS SIGN}9</sup>"),
        (True, "yes"),
        ((0.9, 0.09), "0.9, 0.09"),
        (((0.9, 0.09), (1.0,)), "(0.9, 0.09), (1)"),
        ({"B": 0.25, "a<b": 2}, "B 0.25; a&lt;b 2"),
        (Drug(full=0.4), "none 1; full 0.4; half_dose 1; slope 1"),
    ],
)
def test_numbers_read_as_people_write_them(value: object, text: str) -> None:
    assert number(value) == text


def few(section: str, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: validation.load()[section][name] for name in names}


@pytest.fixture
def few_cases(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Reference values small enough to run in a moment, one of every kind."""
    held: dict[str, Any] = {
        "cases": few("cases", ("healthy_d5", "demyel_d5_n3_loss0.97_T37")),
        "thresholds": few(
            "thresholds",
            (
                "critical_loss_d5_n1",
                "critical_r_d5_n3",
                "critical_T_d5_n3_loss0.975",
                "critical_gkf_d5_n3_r0.07",
                "critical_na_d5",
                "min_isi_healthy_d5",
            ),
        ),
        "trains": few("trains", ("train_healthy_d5",)),
        "waveforms_neuron": few("waveforms_neuron", ("healthy_d5",)),
    }
    train = dict(held["trains"]["train_healthy_d5"])
    train["neuron_dt5us"] = {"max_following_hz": 900, "distal_spikes_of_10": {"900": 10, "1000": 9}}
    held["trains"] = {"train_healthy_d5": train}
    monkeypatch.setattr(validation, "load", lambda: held)
    return held


def test_the_page_carries_figures_of_a_fresh_run(small_book: SmallBook, few_cases: dict[str, Any]) -> None:
    assert few_cases
    small_book.page(
        "index", "# One\n\n```{model-card} axon agreement\n```\n\n```{model-card} axon gates\n```\n"
    )
    status, output = small_book.build()
    assert status == 0, output
    page = small_book.read("index")
    assert page.count('<div class="ms-wide" role="region"') == 2
    assert re.search(r"conducts or not.*?>12</td>.*?>none</td>", page)
    assert "1.86" in page


def test_a_model_that_no_longer_agrees_has_no_card(few_cases: dict[str, Any]) -> None:
    case = dict(few_cases["cases"]["healthy_d5"])
    case["neuron_dt5us"] = case["neuron_dt5us"] | {"latency_ms": 0.3}
    few_cases["cases"] = {"healthy_d5": case, "demyel": few_cases["cases"]["demyel_d5_n3_loss0.97_T37"]}
    with pytest.raises(ValueError, match=r"no longer agrees.*latency_ms"):
        axon_parts.agreement()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("nerve parameters", "there is no card of a model 'nerve'"),
        ("axon colour", "the card has no part 'colour'"),
    ],
)
def test_what_is_not_there_is_named(small_book: SmallBook, asked: str, words: str) -> None:
    small_book.page("index", f"# One\n\n```{{model-card}} {asked}\n```\n")
    status, output = small_book.build()
    assert status != 0
    assert words in output
    assert "Write one of:" in output


def test_a_default_that_is_another_models_is_named_and_not_spelt_out() -> None:
    made = parts("preference")["parameters"]("Parameters")
    assert "<code>disability.Parameters</code>" in made
    assert "<code>Utilities</code>" in made
    assert "worsening_shape" not in made
