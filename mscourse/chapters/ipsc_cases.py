"""The model cases that the words of chapter 08's explorables name in their source marks."""

from collections.abc import Callable

from mscourse.chapters import ipsc as chapter
from mscourse.chapters.batch_plan import DOSE, SORTS, Plan, donor_cost, own_cost
from mscourse.evidence.marks import Numbers
from mscourse.models import ipsc


def bad_cell() -> Numbers:
    """Return risks of doses, what keeps one under 1 in 1,000, and what a clean test is worth."""
    small, large = 1e7, 1e8
    return {
        "one_dose_in": 1 / chapter.risk(small, 1e-5),
        "of_100_small": 100 * chapter.risk(small, 1e-5),
        "of_100_large": 100 * chapter.risk(large, 1e-5),
        "largest_thousand": ipsc.largest_dose(chapter.LIMIT, ipsc.Release(residual=1e-5)) / 1000,
        "needed_one_in_100_million": 1e8 * chapter.needed(large),
        "doses_tested": chapter.cells_to_exclude(chapter.needed(large)) / large,
        "missed_of_100": 100 * float(ipsc.missed(1e-5, 1e5)),
        "allowed_a_million": 1e6 * ipsc.upper_bound_zero(100_000),
        "given_limit_one_in": 1 / chapter.LIMIT,
        "given_forming_one_in": 1 / chapter.FORMING,
        "given_left_over_one_in": 1e5,
        "given_small_million": small / 1e6,
        "given_large_million": large / 1e6,
        "given_tested": 1e5,
    }


def chain_of_stages() -> Numbers:
    """Return purity, days and doublings of four stages, with a sort, with better stages, with one more."""
    start, strict, better, longer = Plan(), Plan(sort=SORTS["strict"]), Plan(stray=0.1), Plan(stages=5)
    return {
        "product_of_100": 100 * start.product,
        "days": start.days,
        "doublings": start.doublings,
        "strict_of_100": 100 * strict.purity,
        "strict_days": strict.days,
        "better_of_100": 100 * better.purity,
        "better_days": better.days,
        "longer_of_100": 100 * longer.product,
        "longer_days": longer.days,
        "longer_more_days": longer.days - start.days,
        "quick_of_100": 100 * Plan(sort=SORTS["quick"]).purity,
        "better_fewer_days": start.days - better.days,
        "strict_more_days": strict.days - start.days,
        "given_doses": start.doses,
        "given_dose_million": DOSE / 1e6,
        "given_stages": start.stages,
        "given_thrown_of_ten": 10 * (1 - SORTS["strict"].keeps),
        "given_aim_of_100": 90,
    }


def own_or_bank() -> Numbers:
    """Return what own batches and banks take for each person, and how long an own batch takes."""
    once = ipsc.batch_days(ipsc.Batch(), DOSE, 1)
    return {
        "own": own_cost(0.2),
        "one_line_ten_people": donor_cost(10, 1),
        "ten_lines_ten_people": donor_cost(10, 10),
        "fifty_lines_thirty_people": donor_cost(30, 50),
        "fifty_lines_hundred_people": donor_cost(100, 50),
        "days": once,
        "days_with_repeats": once / 0.8,
        "days_if_six_in_ten_fail": once / 0.4,
        "given_fails_of_100": 20,
        "given_fails_most_of_100": 60,
        "given_lines": 50,
        "given_more_people": 30,
        "given_of": 100,
        "given_people": 10,
    }


IPSC: dict[str, Callable[[], Numbers]] = {
    one.__name__: one for one in (bad_cell, chain_of_stages, own_or_bank)
}
