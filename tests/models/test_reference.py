"""Every stored value of every model, one test each; then the table of quantities itself."""

import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mscourse.models.reference import HOW, Comparison, Entry, SecondWay, compare, load, second_ways
from mscourse.models.sources import STATUS

MODELS = Path(import_module("mscourse.models").__file__ or "").parent
ROOT = Path(__file__).parents[2]
VALIDATED = sorted(
    path.parent.name for path in MODELS.glob("*/validation.py") if path.parent.name != "axon"
)  # the axon's reference is another simulator's run and has a test of its own


def validation(model: str) -> Any:
    return import_module(f"mscourse.models.{model}.validation")


def stored() -> Iterator[tuple[str, Entry]]:
    for model in VALIDATED:
        for entry in load(validation(model).STORED):
            yield model, entry


@pytest.mark.parametrize(("model", "entry"), stored(), ids=lambda one: getattr(one, "id", None))
def test_a_stored_value(model: str, entry: Entry) -> None:
    (made,) = compare([entry], validation(model).QUANTITIES)
    assert made.holds, made


@pytest.mark.parametrize(
    ("model", "way"),
    [(model, way) for model in VALIDATED for way in validation(model).SECOND_WAYS],
    ids=lambda one: getattr(one, "name", one),
)
def test_a_second_way_gives_the_same(model: str, way: SecondWay) -> None:
    assert model
    (made,) = second_ways([way])
    assert made.holds, made


@pytest.mark.parametrize("model", VALIDATED)
def test_every_quantity_of_the_table_is_stored(model: str) -> None:
    held = validation(model)
    entries = load(held.STORED)
    assert {entry.quantity for entry in entries} == set(held.QUANTITIES)
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.id.startswith(f"{model}.") for entry in entries)
    assert all(entry.how in HOW for entry in entries)


@pytest.mark.parametrize("model", VALIDATED)
def test_a_card_names_every_parameter_and_only_known_sources(model: str) -> None:
    card = import_module(f"mscourse.models.{model}.card")
    assert card.ROWS
    for kind, rows in card.ROWS.items():
        assert set(rows) == {field.name for field in fields(kind)}, kind
        for row in rows.values():
            assert row.words
            assert row.status in STATUS
            known = row.origin in card.SOURCES
            assert known or " " in row.origin, f"{row.origin} is neither a source nor words"
    for source in card.SOURCES.values():
        assert source.status in STATUS
        assert source.doi is None or source.status == "read"


@pytest.mark.parametrize("model", VALIDATED)
def test_a_model_is_computed_in_a_second_way_and_has_its_card_in_the_book(model: str) -> None:
    assert len(validation(model).SECOND_WAYS) > 1
    page = (ROOT / "cards" / f"{model}.md").read_text(encoding="utf-8")
    for part in ("parameters", "agreement", "speed", "sources", "checked"):
        assert f"{{model-card}} {model} {part}" in page
    assert f"file: cards/{model}\n" in (ROOT / "_toc.yml").read_text(encoding="utf-8")


# ---- the table itself ----


@pytest.mark.parametrize(
    ("ours", "theirs", "allowed", "kind", "holds"),
    [
        (1.01, 1.0, 0.02, "rel", True),
        (1.03, 1.0, 0.02, "rel", False),
        (103.0, 100.0, 2.0, "abs", False),
        ([1.0, 2.0], [1.0, 2.0], 0.0, "abs", True),
        ([1.0, 2.0], [1.0, 2.1], 0.01, "rel", False),
        ([1.0], [1.0, 1.0], 9.0, "abs", False),
        (float("nan"), 1.0, 9.0, "abs", False),
        (0.001, 0.0, 0.01, "rel", True),
        (0.5, 1.0, 0.0, "upper", True),
        (1.5, 1.0, 0.1, "upper", False),
    ],
)
def test_a_difference_is_not_overlooked(
    ours: Any, theirs: Any, allowed: float, kind: Any, *, holds: bool
) -> None:
    assert Comparison("name", "analytic", ours, theirs, allowed, kind).holds is holds


def entry(**changes: Any) -> dict[str, Any]:
    made = Entry(
        id="toy.double",
        quantity="double",
        params={"x": 2},
        value=4,
        tolerance=0,
        tolerance_type="abs",
        how="analytic",
    )
    return asdict(made) | changes


def write(folder: Path, held: object) -> Path:
    path = folder / "reference.json"
    path.write_text(json.dumps(held), encoding="utf-8")
    return path


def test_a_new_entry_needs_no_code(tmp_path: Path) -> None:
    path = write(tmp_path, {"entries": [entry(), entry(id="toy.more", params={"x": 5}, value=10)]})
    made = list(compare(load(path), {"double": lambda x: np.multiply(2, x)}))
    assert [one.holds for one in made] == [True, True]


def test_an_unknown_quantity_is_no_silence(tmp_path: Path) -> None:
    path = write(tmp_path, {"entries": [entry(quantity="treble")]})
    with pytest.raises(ValueError, match=r"toy\.double: no quantity is called 'treble'.*double"):
        list(compare(load(path), {"double": lambda x: 2 * x}))


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ({}, "holds no entries"),
        ([], "holds no entries"),
        ({"entries": []}, "holds no entries"),
        ({"entries": [{"id": "toy.lost"}]}, r"toy\.lost.*quantity"),
        ({"entries": [entry(colour="red")]}, "colour"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, held: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        load(write(tmp_path, held))
