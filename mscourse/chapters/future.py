"""Chapter 15: ten forecasts with their score, and what more repair or less loss would be worth."""

from dataclasses import replace
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from mscourse.chapters.forecast_cards import CARDS, Card, Kind, points_lost, score
from mscourse.diagrams import forecast_panels, what_if_panels
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page
from mscourse.models import disability

Panels = tuple[Page, Page]
Curve = NDArray[np.float64]

# ---- ten forecasts ----

COVERED, SHOWN = "covered", "shown"
HEADINGS: dict[Kind, str] = {"steps": "Steps: something is done", "hopes": "Hopes: a trial meets its goal"}
_CLOSE = 1e-9


def _said(card: Card, steps: float, hopes: float) -> float:
    """Return the probability that a card was given."""
    return steps if card.kind == "steps" else hopes


def came_true(kind: Kind) -> int:
    """Count the cards of a kind that came true."""
    return sum(card.came_true for card in CARDS if card.kind == kind)


def cards_of(kind: Kind) -> list[Card]:
    """Return the cards of a kind."""
    return [card for card in CARDS if card.kind == kind]


def brier(steps: float, hopes: float) -> float:
    """Return the Brier score of two probabilities, one for all cards of a kind."""
    return score([_said(card, steps, hopes) for card in CARDS], [card.came_true for card in CARDS])


def bounds(steps: float, hopes: float) -> tuple[float, float]:
    """Return the lowest and the highest score that two probabilities allow."""
    ends = [
        sorted(points_lost(_said(card, steps, hopes), came_true=fact) for fact in (True, False))
        for card in CARDS
    ]
    low, high = (sum(one[end] for one in ends) / len(ends) for end in (0, 1))
    return low, high


def share_of_two(steps: float, hopes: float) -> float:
    """Return what share of all points lost is lost on the two cards that lose most."""
    lost = sorted(points_lost(_said(card, steps, hopes), came_true=card.came_true) for card in CARDS)
    return sum(lost[-2:]) / sum(lost)


def draw_forecast(steps: float, hopes: float, answers: str) -> Panels:
    """Draw the forecasts beside what came, and the points lost as squares."""
    shown = answers == SHOWN
    piles = [
        forecast_panels.Pile(
            heading,
            [
                forecast_panels.Told(card.words, _said(card, steps, hopes), card.came_true)
                for card in cards_of(kind)
            ],
        )
        for kind, heading in HEADINGS.items()
    ]
    return (
        forecast_panels.distances(piles, shown=shown),
        forecast_panels.squares(piles, shown=shown, score=brier(steps, hopes), bounds=bounds(steps, hopes)),
    )


def say_forecast(steps: float, hopes: float, answers: str) -> str:
    """Say what was forecast, what came, and the score."""
    low, high = bounds(steps, hopes)
    if answers == COVERED:
        start = f"You say {100 * steps:g} % for five steps and {100 * hopes:g} % for five hopes"
        if high - low < _CLOSE:
            return f"{start}: the score will be {low:.2f} whatever came."
        return f"{start}: the score will lie between {low:.2f} and {high:.2f}."
    return (
        f"You said {100 * steps:g} % for five steps, of which {came_true('steps')} came true, and "
        f"{100 * hopes:g} % for five hopes, of which {came_true('hopes')} did: score "
        f"{brier(steps, hopes):.2f}."
    )


def forecast() -> Explorable:
    """Forecast ten dated statements, five of each kind, and score them."""
    return explore(
        draw_forecast,
        say=say_forecast,
        name="forecast",
        title="Ten forecasts, one score",
        task=(
            "Ten statements, each as it might have been asked before its answer came; all were settled by "
            "mid-2026. Steps: something is started, finished, printed or approved. Hopes: a controlled trial "
            "of cells or a drug in MS meets its goal. With the answers covered, say one number for the "
            "five steps and one for the five hopes. Then uncover. Last, look for the two numbers that lose "
            "least, and try being certain."
        ),
        seen=(
            "Four of five steps came true, and one of five hopes. <!-- model: future_cards --> Saying 80 % "
            "and 20 % scores 0.16, the best two numbers can do; saying 50 % for all scores 0.25 whatever "
            "comes; being certain, with 100 % and 0 %, scores 0.20. <!-- model: future_cards -->\n\n"
            "The score is best where the number you say equals the share that came true. Certainty wins on "
            "eight cards and loses a whole point on each of the other two: all its loss. <!-- model: "
            "future_cards --> We chose the ten cards, and chose them so that each kind holds one that went "
            "the other way; their shares are no base rates. What they show is that something done, such as "
            "a first person treated, is not yet something that helps. Nor is a hope that came true the end: "
            "tolebrutinib slowed worsening in one trial and can injure the liver, and by mid-2026 it was "
            "approved in the European Union, but not in the USA. <!-- tolebrutinib_regulators_2026.usa, .eu, "
            ".liver_injury -->"
        ),
        alt=(
            "Left, ten statements in two groups, each with a disc for the forecast on a scale and, "
            "once uncovered, a line to the diamond of what came. Right, ten boxes, each with the square of "
            "points that could be lost, and the lost one filled."
        ),
        steps=choice(0, 0.2, 0.5, 0.8, 0.9, 1, start=0.5, unit="%", label="Steps: you say"),
        hopes=choice(0, 0.1, 0.2, 0.5, 0.8, 1, start=0.5, unit="%", label="Hopes: you say"),
        answers=choice(COVERED, SHOWN, start=COVERED, label="Answers"),
    )


# ---- what if it works ----

LOOK = 15.0
"""Years after onset at which people are counted: those of the share that the chain is fitted to."""
BEGUN = {"at onset": 0.0, "five years later": 5.0, "ten years later": 10.0}
AT_ONSET = next(iter(BEGUN))
LOSSES = (0.5, 0.75, 0.9, 1)
REPAIRS = (1, 1.5, 2, 2.5, 3)
_YEARS = np.arange(0.0, 30.5, 1.0)


@cache
def natural() -> disability.Parameters:
    """Return the chain of states as it is fitted: mostly untreated people."""
    return disability.Parameters()


@lru_cache(maxsize=256)
def reached(loss: float, repair: float, begun: str) -> Curve:
    """Return the share that has ever reached EDSS 6 at `_YEARS`.

    Parameters
    ----------
    loss, repair
        Multiples of the rates of worsening and of improvement, from the year of `begun` on.
    begun
        One of `BEGUN`.

    Returns
    -------
    array, shape (31,)
        Shares of 0 to 1, for years 0 to 30.

    """
    chain, start = natural(), BEGUN[begun]
    before, after = _YEARS[: round(start) + 1], _YEARS[round(start) :]
    first = (
        disability.propagate(chain, disability.at_step(chain.start), before, milestone=disability.MILESTONE)
        if start
        else disability.at_step(chain.start)[None, :]
    )
    changed = replace(chain, improvement=tuple(repair * one for one in chain.improvement))
    treatments = [] if loss == 1 else [disability.Treatment(hazard_ratio=loss)]
    then = disability.propagate(changed, first[-1], after - start, treatments, milestone=disability.MILESTONE)
    shares = np.vstack([first[:-1], then])
    found: Curve = shares[:, disability.MILESTONE :].sum(axis=1)
    return found


def of_100(loss: float, repair: float, begun: str = AT_ONSET) -> float:
    """Return how many of 100 have ever reached EDSS 6 by year 15."""
    return 100 * float(np.interp(LOOK, _YEARS, reached(loss, repair, begun)))


def _times(what: str, factor: float) -> str:
    return f"natural {what}" if factor == 1 else f"{what} times {factor:g}"


def draw_what_if(loss: float, repair: float, begun: str) -> Panels:
    """Draw a hundred people under four assumptions, and the same over thirty years."""
    four = {
        "neither": (1.0, 1.0),
        "less loss": (loss, 1.0),
        "more repair": (1.0, repair),
        "both": (loss, repair),
    }
    crowds = [
        what_if_panels.Crowd(_times("loss", one[0]), _times("repair", one[1]), round(of_100(*one, begun)))
        for one in four.values()
    ]
    curves = {name: reached(*one, begun) for name, one in four.items()}
    return (
        what_if_panels.four_crowds(crowds, round(LOOK), disability.MILESTONE),
        what_if_panels.four_curves(_YEARS, curves, round(LOOK), disability.MILESTONE),
    )


def say_what_if(loss: float, repair: float, begun: str) -> str:
    """Say how many reach EDSS 6 by year 15 with each alone, with both, and with neither."""
    four = ((1.0, 1.0), (loss, 1.0), (1.0, repair), (loss, repair))
    none, slower, more, both = (round(of_100(one, other, begun)) for one, other in four)
    when = begun if begun == AT_ONSET else f"begun {begun}"
    return (
        f"Repair times {repair:g} alone, {when}: {more} of 100 reach EDSS 6 by year 15; loss times {loss:g} "
        f"alone: {slower}; both: {both}; neither: {none}."
    )


def what_if() -> Explorable:
    """Ask what more repair or less loss would be worth, each alone and both."""
    return explore(
        draw_what_if,
        say=say_what_if,
        name="what-if",
        title="What if it works?",
        task=(
            "A thought experiment in a model, about no treatment that exists. At the start, loss is a "
            "quarter slower and repair twice as fast. Which of the two is worth more? Find how much repair "
            "alone equals a loss that is a quarter slower. Then begin both ten years later."
        ),
        seen=(
            "By year 15, 26 of 100 reach EDSS 6 with neither, 16 with repair twice as fast, 13 with loss a "
            "quarter slower, 7 with both. Repair has to be 2.4 times as fast to do what a quarter less loss "
            "does; with loss halved alone, 4 reach it. <!-- model: future_repair --> Worsening is the faster "
            "of the two rates at most steps of this chain, so a share of it is more.\n\n"
            "The order depends on when one looks: by year 30, 41 have reached it with either. Begun ten "
            "years later, both together leave 20 by year 15, not 7. <!-- model: future_repair --> "
            "Who has passed the gate by then stays counted. The doubt is large: the improvement rates partly "
            "reflect visits that were misread, the chain has no relapses and no age, and its people were "
            "mostly untreated. It weighs two ideas; it forecasts nobody."
        ),
        alt=(
            "Left, four crowds of a hundred dots: natural loss and repair, less loss, more repair, both; "
            "filled dots have come to need a walking aid, most with neither, fewest with both. Right, four "
            "curves of the same over thirty years."
        ),
        loss=choice(*LOSSES, start=0.75, label="Worsening rates, times"),
        repair=choice(*REPAIRS, start=2, label="Improvement rates, times"),
        begun=choice(*BEGUN, start=AT_ONSET, label="Begun"),
    )
