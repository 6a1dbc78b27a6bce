"""The model cases that the sentences of chapter 08's page name in their source marks."""

import math
from collections.abc import Callable

from mscourse.evidence import evidence, number
from mscourse.evidence.marks import Numbers
from mscourse.models import ipsc

SKIN_CELLS = 100_000
DOSE = 1e7  # of the page's vial, cells
GOAL = 1e-3  # the risk of a dose that the page asks for
METHODS = "reprogramming_efficiency_table_2015."


def reset_colonies() -> Numbers:
    """Return how many of the page's skin cells found a colony, by what was read of a method."""
    shares = {
        "fewest": number(f"{METHODS}protein_transduction_human_fibroblasts"),
        "most": number(f"{METHODS}synthetic_mrna_human_fibroblasts"),
        "first": number(f"{METHODS}retroviral_oskm_mouse_fibroblasts"),
        "top": float((evidence.outcome(f"{METHODS}microrna_by_lentivirus").text or "").rpartition(" ")[2]),
    }
    return {name: SKIN_CELLS * share / 100 for name, share in shares.items()} | {"given_cells": SKIN_CELLS}


def stage_chain() -> Numbers:
    """Follow the standard protocol: per cent that are product after four passes, in the end, and astray."""
    protocol = ipsc.Parameters()
    culture = ipsc.simulate(protocol, [2, 4, 12])
    return {
        "after_two": 100 * float(culture.product[0]),
        "after_four": 100 * float(culture.product[1]),
        "in_the_end": 100 * float(culture.product[2]),
        "astray": 100 * float(culture.off_target[2]),
        "given_two": 2,
        "given_stages": len(protocol.stages),
    }


def batch_time() -> Numbers:
    """Return doublings and days of a batch for ten doses, and the days of a batch for one."""
    batch, dose = ipsc.Batch(), 1e8
    return {
        "doublings_ten": ipsc.doublings(batch.seed_cells, ipsc.cells_needed(batch, dose, 10)),
        "days_ten": ipsc.batch_days(batch, dose, 10),
        "days_one": ipsc.batch_days(batch, dose, 1),
        "given_dose_million": dose / 1e6,
    }


def vial_risk() -> Numbers:
    """Return the risk of doses from the standard vial, per cent, and what is left over in one."""
    release = ipsc.Release()
    doses = {"100_thousand": 1e5, "million": 1e6, "ten_million": 1e7, "hundred_million": 1e8}
    return {
        **{f"at_{name}": 100 * float(ipsc.tumour_risk(dose, release)) for name, dose in doses.items()},
        "pure_percent": 100 * (1 - release.residual),
        "left_over": float(ipsc.expected_undifferentiated(DOSE, release)),
        "given_one_in": 1 / release.residual,
        "given_forming_one_in": 1 / release.forming,
        "given_hundred_million": 100,
        "given_thousands": 1e5,
    }


def clean_count() -> Numbers:
    """Return the risk that a clean sample leaves room for, per cent, and the sample that the goal would take.

    The sample is the n at which 1 - 0.05^(1/n) is the largest residual share that keeps the dose to the goal.
    """
    release = ipsc.Release()

    def still(tested: int) -> float:
        most = ipsc.upper_bound_zero(tested)
        return 100 * float(ipsc.tumour_risk(DOSE, ipsc.Release(residual=most, forming=release.forming)))

    allowed = release.residual * ipsc.largest_dose(GOAL, release) / DOSE
    needed = math.log(0.05) / math.log1p(-allowed)
    return {
        "risk_100_thousand": still(10**5),
        "risk_million": still(10**6),
        "risk_ten_million": still(10**7),
        "needed_million": needed / 1e6,
        "needed_doses": needed / DOSE,
        "given_tested_least": 1e5,
        "given_goal_one_in": 1 / GOAL,
        "given_level": 95,
        "given_left": 0.05,
    }


def graft_mice() -> Numbers:
    """Return how many of the grafted mice that lack myelin did not live for a year."""
    grafted = evidence.outcome("windrem_2008.survived_more_than_a_year")
    events, mice = grafted.events or 0, grafted.n or 0
    return {"not_a_year": mice - events, "given_mice": mice}


def graft_people() -> Numbers:
    """Return how many people of the two Parkinson studies got grafts."""
    kyoto, embryonic = (
        evidence[name].population.n or 0 for name in ("sawamoto_2025_pd", "chang_2025_hesc_pd")
    )
    return {"kyoto": kyoto, "both": kyoto + embryonic}


IPSC_PAGE: dict[str, Callable[[], Numbers]] = {
    one.__name__: one
    for one in (reset_colonies, stage_chain, batch_time, vial_risk, clean_count, graft_mice, graft_people)
}
