"""The model cases that sentences of chapter 15 name in their source marks, besides its explorables' own."""

from collections.abc import Callable

from mscourse.chapters.forecast_cards import score
from mscourse.evidence.marks import Numbers
from mscourse.models import disability

DAYS, RAINY = 10, 7
"""A week and a half of an invented weather: days, and how many of them were wet."""
LOOK = 15.0
"""Years after onset at which people are counted."""
STARTS = (0.0, 5.0, 10.0)
"""Years after onset at which worsening begins to be half as fast."""


def rainy_days() -> Numbers:
    """Return what three ways of forecasting ten days score, seven of them wet."""
    came = [True] * RAINY + [False] * (DAYS - RAINY)
    return {
        "half": score([0.5] * DAYS, came),
        "honest": score([0.7] * DAYS, came),
        "certain": score([1.0] * DAYS, came),
        "given_half": 50,
        "given_honest": 70,
        "given_certain": 100,
        "given_days": DAYS,
        "given_wet": RAINY,
    }


def our_forecasts() -> Numbers:
    """Return what the authors said on 30 November 2026, per cent: opinions, to be scored on their day."""
    return {"given_star": 70, "given_ram": 50, "given_cart": 20}


def half_loss_begun() -> Numbers:
    """Return how many of 100, in whole people, reach EDSS 6 by year 15; worsening halves from a year on."""
    shares = [
        disability.reach(
            disability.Parameters(), LOOK, [disability.Treatment(hazard_ratio=0.5, start=start)]
        )[0]
        for start in STARTS
    ]
    onset, five, ten = (float(round(100 * one)) for one in shares)
    return {
        "onset": onset,
        "five": five,
        "ten": ten,
        "given_of": 100,
        "given_year": LOOK,
        "given_step": disability.MILESTONE,
    }


FUTURE: dict[str, Callable[[], Numbers]] = {
    one.__name__: one for one in (rainy_days, our_forecasts, half_loss_begun)
}
