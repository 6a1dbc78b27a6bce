"""The numbers that a model card may print: its model's own, each computed or stored in the model's folder.

A card is about one model, so what it tells needs no mark where it is

- a default of one of the model's parameters, or a constant of its ``parameters.py``,
- a stored reference value or a setting of one (``reference.json``), which the tests compute again,
- a number of ``told.py``, which holds for each model what its card tells besides, as code that runs.

A share may be printed as a percentage. Numbers of studies need their mark, as everywhere.
"""

import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

MODELS = Path(__file__).parents[2] / "models"


@cache
def held(model: str) -> tuple[float, ...]:
    """Return every number that a model holds, and each share in per cent besides.

    Raises
    ------
    ValueError
        If there is no such model; a card bears the name of its model.

    """
    if not (MODELS / model / "parameters.py").is_file():
        message = f"there is no model {model!r}; a card bears the name of its model in mscourse/models"
        raise ValueError(message)
    found = {*_parameters(model), *_stored(model), *_told(model)}
    return tuple(sorted(found | {100 * one for one in found if 0 < abs(one) < 1}))


def _parameters(model: str) -> Iterator[float]:
    for name, one in vars(import_module(f"mscourse.models.{model}.parameters")).items():
        if inspect.isclass(one) and is_dataclass(one):
            for each in fields(one):
                if each.default is not MISSING:
                    yield from numbers_in(each.default)
                elif each.default_factory is not MISSING:
                    yield from numbers_in(each.default_factory())
        elif name.isupper():
            yield from numbers_in(one)


def _stored(model: str) -> Iterator[float]:
    stored = json.loads((MODELS / model / "reference.json").read_text(encoding="utf-8"))
    for entry in stored.get("entries", ()):
        yield from numbers_in([entry["params"], entry["value"]])


def _told(model: str) -> Iterator[float]:
    name = f"mscourse.models.{model}.told"
    if find_spec(name) is not None:
        for value in import_module(name).told().values():
            yield from numbers_in(value)


def numbers_in(value: Any) -> Iterator[float]:
    """Give every number in a value: one, a list or mapping of some, an array, the fields of a dataclass."""
    if isinstance(value, int | float | np.number) and not isinstance(value, bool):
        yield float(value)
    elif isinstance(value, np.ndarray):
        yield from numbers_in(value.tolist())
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from numbers_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from numbers_in(one)
    elif is_dataclass(value) and not inspect.isclass(value):
        for each in fields(value):
            yield from numbers_in(getattr(value, each.name))
