"""The model cases that the words of chapter 15's explorables name in their source marks."""

from collections.abc import Callable

from scipy.optimize import brentq

from mscourse.chapters import future as chapter
from mscourse.chapters.forecast_cards import CARDS
from mscourse.evidence.marks import Numbers

LATE = "ten years later"


def future_cards() -> Numbers:
    """Return what became of the ten cards, and the scores of some forecasts of them.

    Raises
    ------
    ValueError
        If two other numbers on the controls score better than those that the words call best.

    """
    said = (0, 0.1, 0.2, 0.5, 0.8, 0.9, 1)
    best = min(chapter.brier(one, other) for one in said for other in said)
    if abs(chapter.brier(0.8, 0.2) - best) > 1e-9:  # noqa: PLR2004 - equal but for rounding
        message = f"the best score is {best:.3f} now, not that of 80 and 20; mend the sentence"
        raise ValueError(message)
    return {
        "steps_true": chapter.came_true("steps"),
        "hopes_true": chapter.came_true("hopes"),
        "best": best,
        "half": chapter.brier(0.5, 0.5),
        "certain": chapter.brier(1, 0),
        "certain_wrong": sum(card.came_true != (card.kind == "steps") for card in CARDS),
        "certain_right": sum(card.came_true == (card.kind == "steps") for card in CARDS),
        "share_of_two_certain": chapter.share_of_two(1, 0),
        "given_of_five": len(CARDS) / 2,
        "given_cards": len(CARDS),
        "given_kinds": 2,
        "given_one": 1,
        "given_eighty": 80,
        "given_twenty": 20,
        "given_fifty": 50,
        "given_hundred": 100,
        "given_none": 0,
    }


def future_repair() -> Numbers:
    """Return how many of 100 reach EDSS 6 by year 15, by loss, repair and when they begin to change.

    Small counts are whole people, as the crowds draw them.
    """
    slower = chapter.of_100(0.75, 1)

    def over(repair: float) -> float:
        return chapter.of_100(1, repair) - slower

    return {
        "neither": chapter.of_100(1, 1),
        "repair_doubled": chapter.of_100(1, 2),
        "quarter_less_loss": slower,
        "half_loss": float(round(chapter.of_100(0.5, 1))),
        "both": chapter.of_100(0.75, 2),
        "half_loss_double_repair": float(round(chapter.of_100(0.5, 2))),
        "both_late": chapter.of_100(0.75, 2, LATE),
        "half_loss_late": chapter.of_100(0.5, 1, LATE),
        "repair_doubled_late": chapter.of_100(1, 2, LATE),
        "repair_that_equals": float(brentq(over, 1, 5)),
        "repair_doubled_at_30": 100 * float(chapter.reached(1, 2, chapter.AT_ONSET)[-1]),
        "quarter_less_loss_at_30": 100 * float(chapter.reached(0.75, 1, chapter.AT_ONSET)[-1]),
        "given_of": 100,
        "given_step": 6,
        "given_years": 30,
        "given_year": chapter.LOOK,
        "given_late": chapter.BEGUN[LATE],
        "given_times": 2,
    }


FUTURE_SEEN: dict[str, Callable[[], Numbers]] = {one.__name__: one for one in (future_cards, future_repair)}
