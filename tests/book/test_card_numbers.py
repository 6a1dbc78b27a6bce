"""What a card may print: numbers of its own model, and nothing that stands ready for no reason."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from mscourse.book.audit.card_numbers import MODELS, held, numbers_in
from mscourse.evidence.marks import plain, printed

ROOT = Path(__file__).parents[2]
CARDS = sorted(path.stem for path in (ROOT / "cards").glob("*.md"))


@dataclass
class Made:
    one: float
    two: tuple[int, ...]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (3, [3]),
        (True, []),
        ("3", []),
        (None, []),
        (np.float64(0.5), [0.5]),
        (np.array([[1, 2], [3, 4]]), [1, 2, 3, 4]),
        ({"a": 1, "b": [2, (3, "x")]}, [1, 2, 3]),
        (Made(1.5, (2, 3)), [1.5, 2, 3]),
        (Made, []),
    ],
)
def test_numbers_are_found_wherever_they_are_held(value: object, found: list[float]) -> None:
    assert list(numbers_in(value)) == found


def test_parameters_stored_values_and_what_is_told_are_held_and_shares_in_per_cent() -> None:
    numbers = held("msc")
    assert {0.95, 95.0, 69.0, 1.7672} <= set(numbers)  # defaults
    assert any(abs(one - 0.24240) < 1e-5 for one in numbers)  # stored
    assert any(abs(one - 0.22709) < 1e-5 for one in numbers)  # told


@pytest.mark.parametrize("model", CARDS)
def test_the_card_prints_every_number_that_is_told_for_it(model: str) -> None:
    told = import_module(f"mscourse.models.{model}.told").told()
    there = printed(plain((ROOT / "cards" / f"{model}.md").read_text(encoding="utf-8")))
    for name, value in told.items():
        assert any(one.shows(each) for each in numbers_in(value) for one in there), name


def test_a_card_of_no_model_is_named() -> None:
    assert [path.parent.name for path in sorted(MODELS.glob("*/card.py"))] == CARDS
    with pytest.raises(ValueError, match="there is no model 'weather'"):
        held("weather")
