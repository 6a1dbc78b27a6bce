"""The model cases that sentences of chapter 10 name in their source marks, besides its explorables' own."""

from collections.abc import Callable
from math import sqrt

from mscourse.evidence.marks import Numbers
from mscourse.models import chance, polygenic

PEOPLE = polygenic.Parameters()
FIVE = 5
ALL, THOUSAND, TEN_THOUSAND, MILLION = 100, 1_000, 10_000, 1_000_000
DOSE = 10_000_000
"""Cells in the dose that the page speaks of."""
MISSED = 0.0015
"""Share of cells with an unwanted edit, as printed for one kind of site; a record holds it as words."""
HERITABILITY = (0.5, 0.7)
"""At which the page reads the twin's risk off the tool."""


def edited_population() -> Numbers:
    """Return a population before and after the strongest locus, and ten, are free of risk."""
    one, ten = polygenic.edit(PEOPLE, 1), polygenic.edit(PEOPLE, 10)
    line, left_over = polygenic.threshold(PEOPLE.prevalence), sqrt(one.variance)
    low, high = polygenic.risk_range(PEOPLE, 10)
    return {
        "given_cases_per_1000": THOUSAND * PEOPLE.prevalence,
        "given_cases_per_10000": TEN_THOUSAND * PEOPLE.prevalence,
        "given_known_percent": ALL * PEOPLE.known_heritability,
        "line": line,
        "moved": one.shift,
        "left_over": left_over,
        "steps": (line - one.shift) / left_over,
        "after_per_10000": TEN_THOUSAND * one.risk,
        "after_percent": ALL * one.risk,
        "spared_per_10000": TEN_THOUSAND * (PEOPLE.prevalence - one.risk),
        "edited_for_one": 1 / (PEOPLE.prevalence - one.risk),
        "after_ten_per_10000": TEN_THOUSAND * ten.risk,
        "after_ten_low_per_10000": TEN_THOUSAND * low,
        "after_ten_high_per_10000": TEN_THOUSAND * high,
        "edited_for_one_of_ten": 1 / (PEOPLE.prevalence - ten.risk),
        "given_thousand": THOUSAND,
    }


def risk_alleles() -> Numbers:
    """Return how many risk alleles people carry, and how many more those do who get the disease."""
    mean, spread = polygenic.architecture(PEOPLE).alleles
    return {
        "mean": mean,
        "spread": spread,
        "excess": polygenic.excess_alleles(PEOPLE),
        "possible": 2.0 * (PEOPLE.others + 1),
        "given_stand_ins": PEOPLE.others,
    }


def strongest_allele() -> Numbers:
    """Return risks by copies of the strongest allele, and who carries it."""
    none, one, two = (float(risk) for risk in polygenic.risk_by_copies(PEOPLE))
    p = PEOPLE.hla_frequency
    carried = ((1 - p) ** 2, 2 * p * (1 - p), p**2)
    cases = carried[0] * none + carried[1] * one + carried[2] * two
    return {
        "none_per_1000": THOUSAND * none,
        "one_per_1000": THOUSAND * one,
        "two_per_1000": THOUSAND * two,
        "one_stay_well": THOUSAND * (1 - one),
        "two_stay_well": THOUSAND * (1 - two),
        "cases_without_percent": ALL * carried[0] * none / cases,
        "given_odds_ratio": PEOPLE.hla_odds_ratio,
        "given_frequency_percent": ALL * p,
        "given_denominator": THOUSAND,
    }


def model_twins() -> Numbers:
    """Return the risk of an identical co-twin, per cent, at some inherited shares of the variance."""
    low, high = HERITABILITY
    return {
        "at_half": ALL * polygenic.recurrence_risk(PEOPLE.prevalence, low, 1),
        "at_seven_tenths": ALL * polygenic.recurrence_risk(PEOPLE.prevalence, high, 1),
        "at_three_quarters": ALL * polygenic.recurrence_risk(PEOPLE.prevalence, 0.75, 1),
        "given_half": low,
        "given_seven_tenths": high,
        "given_three_quarters": 0.75,
        "given_of": ALL,
    }


def missed_cuts() -> Numbers:
    """Return unwanted edits in a dose, who has both copies edited, and what a clean sample leaves open."""
    made = polygenic.off_target(polygenic.Guide(sites=(1,), rates=(MISSED,)), cells=DOSE)
    both, one, none = (float(share) for share in polygenic.alleles_edited(0.7))
    open_share = chance.upper_bound_zero(THOUSAND, 0.95)
    return {
        "in_dose": made.in_dose,
        "both_percent": ALL * both,
        "one_percent": ALL * one,
        "none_percent": ALL * none,
        "still_per_1000": THOUSAND * open_share,
        "still_in_dose": DOSE * open_share,
        "still_after_a_million": DOSE * chance.upper_bound_zero(MILLION, 0.95),
        "given_efficiency_percent": 70,
        "given_sample": THOUSAND,
        "given_share_percent": ALL * MISSED,
        "given_cells": DOSE,
    }


def five_people() -> Numbers:
    """Return what a harm seen in none of five people may still be, of 100."""
    return {
        "still_of_100": ALL * chance.upper_bound_zero(FIVE, 0.95),
        "given_people": FIVE,
        "given_of": ALL,
    }


GENE_EDITING_PAGE: dict[str, Callable[[], Numbers]] = {
    one.__name__: one
    for one in (edited_population, risk_alleles, strongest_allele, model_twins, missed_cuts, five_people)
}
