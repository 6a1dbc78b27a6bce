"""What the card of this model tells besides parameters and stored values."""

from collections.abc import Mapping

import numpy as np

from mscourse.models.polygenic.parameters import Guide, Parameters
from mscourse.models.polygenic.theory import (
    edit,
    excess_alleles,
    off_target,
    recurrence_risk,
    risk_by_copies,
)

WARNED = 2.0  # standard deviations from which on an edited risk carries a warning


def told() -> Mapping[str, float | list[float]]:
    """Return risks and shares in per cent, and counts of alleles."""
    people = Parameters()
    risks = np.asarray(risk_by_copies(people), dtype=float)
    p = people.hla_frequency
    carried = np.array([(1 - p) ** 2, 2 * p * (1 - p), p**2])
    mean = float(carried @ risks)
    odds = risks / (1 - risks)
    loci = people.others + 1
    return {
        "risks": [float(100 * one) for one in risks],
        "fewer_without_allele": 100 * (1 - edit(people, 1).risk / people.prevalence),
        "cases_without_copy": float(100 * carried[0] * risks[0] / mean),
        "mean_over_genotypes": 100 * mean,
        "odds_of_two": float(odds[2] / odds[0]),
        "excess": excess_alleles(people),
        "alleles": 2.0 * loci,
        "loci": float(loci),
        "sibling": 100 * recurrence_risk(people.prevalence, 0.5, 0.5),
        "ten_at_70": 100 * edit(people, 10, 0.7).risk,
        "ten_cuts": 100 * off_target(Guide(), guides=10).any_per_cell,
        "shift_all": abs(edit(people, loci).shift) / float(np.sqrt(people.known_heritability)),
        "given_warned": WARNED,
    }
