"""The days of a transplant: counts of the reconstitution model after day 0, and a sketch before it.

Before the cells go back the model says nothing. A dip and a surge stand for what growth factor does to the
neutrophils, a smooth fall for the chemotherapy; both are schematic.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mscourse.diagrams.glyphs.graft import Kind
from mscourse.models import reconstitution as blood

Array = NDArray[np.float64]
Way = Literal["chemotherapy, then cells", "chemotherapy, no cells", "cells, no chemotherapy"]
FULL, NO_CELLS, NO_CHEMOTHERAPY = get_args(Way)
SLOWER = 3
"""How many times longer neutrophils take without the cells: illustrative; it hangs on the drugs."""
PERSON = blood.Parameters()
_FALL, _STEEP, _START = -2.6, 0.7, -6.0
_DIP, _SURGE = (0.5, -28.0, 2.4), (0.24, -23.0, 2.2)  # how much, around which day, how many days wide


@cache
def person(way: str) -> blood.Parameters:
    """Return the model's parameters after one way: without the cells neutrophils take longer, no more."""
    if way != NO_CELLS:
        return PERSON
    slow = replace(PERSON.neutrophils, day=SLOWER * PERSON.neutrophils.day)
    return replace(PERSON, neutrophils=slow)


def counts(way: str, days: ArrayLike) -> Mapping[Kind, Array]:
    """Return counts as shares of normal on days from the day on which the cells go back.

    Parameters
    ----------
    way : Way
        What is done.
    days : array_like, shape (n,)
        Negative before the cells go back.
    """
    at = np.atleast_1d(np.asarray(days, dtype=float))
    held = person(way)
    after = blood.simulate(held, np.maximum(at, 0))
    cd4_normal = held.memory_cd4.normal + held.naive_cd4.normal
    grown: dict[Kind, Array] = {
        "neutrophils": after.neutrophils / held.neutrophils.normal,
        "cd8": after.cd8 / held.cd8.normal,
        "b_cells": after.b_cells / held.b_cells.normal,
        "cd4": after.cd4 / cd4_normal,
    }
    fall = np.zeros_like(at) if way == NO_CHEMOTHERAPY else _fall(at)
    shares: dict[Kind, Array] = {kind: 1 - fall * (1 - share) for kind, share in grown.items()}
    shares["neutrophils"] = shares["neutrophils"] * _mobilised(at)
    return shares


def hazard(way: str, days: ArrayLike) -> Array:
    """Return infections for each patient-year, by the model's rule for counts that are short."""
    shares, held = counts(way, days), person(way)
    rule = held.infection
    cd4 = shares["cd4"] * (held.memory_cd4.normal + held.naive_cd4.normal)
    made: Array = (
        rule.background
        + rule.neutrophil_weight
        * blood.shortfall(shares["neutrophils"] * held.neutrophils.normal, rule.neutrophil_level)
        + rule.b_weight * blood.shortfall(shares["b_cells"] * held.b_cells.normal, rule.b_level)
        + rule.cd4_weight * blood.shortfall(cd4, rule.cd4_level)
    )
    return made


def _fall(days: Array) -> Array:
    """Return how much of the fall is done: none before the chemotherapy, all from day 0."""

    def raw(at: ArrayLike) -> Array:
        return np.asarray(1 / (1 + np.exp(-(np.asarray(at) - _FALL) / _STEEP)))

    low, high = raw(_START), raw(0.0)
    share = (raw(np.clip(days, _START, 0.0)) - low) / (high - low)
    return np.asarray(np.clip(share, 0.0, 1.0))


def _mobilised(days: Array) -> Array:
    made = np.ones_like(days)
    for sign, (size, middle, wide) in ((-1, _DIP), (1, _SURGE)):
        made = made + sign * size * np.exp(-(((days - middle) / wide) ** 2))
    return np.where(days < _START, made, 1.0)
