"""Ten lives, all treated: the same picture, whatever treatment did."""

import numpy as np
from numpy.typing import NDArray

from mscourse.diagrams.ten_lives_panels import Lives, what_it_did, what_was_seen
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page

SEEN = np.array([0.4, 1.6, -1.2, 2.2, 0.1, 1.0, -1.9, 1.3, -0.6, 1.1])
"""Change of ten people on treatment, points of a score; invented."""
CUT = 1.0
EFFECTS: dict[str, NDArray[np.float64]] = {
    "none": np.zeros(10),
    "the same for all": np.ones(10),
    "differs": np.array([2.6, 2.5, 2.0, -0.8, 2.2, -0.5, 0.8, 0.2, 0.0, 1.0]),
}
ALONE, OTHERS, BOTH = "on treatment", "and ten others, untreated", "both futures of each"
SHOWN = (ALONE, OTHERS, BOTH)


def lives(effect: str) -> Lives:
    """Give the ten people for what treatment does to them; what was seen is the same each time."""
    return Lives(SEEN, SEEN - EFFECTS[effect], (SEEN >= CUT).tolist(), CUT)


def draw_ten(shown: str, effect: str) -> tuple[Page, Page]:
    """Draw what was seen, and what treatment did."""
    ten = lives(effect)
    return (
        what_was_seen(ten, others=shown == OTHERS, twins=shown == BOTH),
        what_it_did(ten, mean=shown != ALONE, each=shown == BOTH),
    )


def counts(effect: str) -> dict[str, int]:
    """Count who improved, whom treatment helped and harmed, and both at once."""
    gain, better = EFFECTS[effect], SEEN >= CUT
    return {
        "improved": int(better.sum()),
        "improved_harmed": int((better & (gain < 0)).sum()),
        "improved_helped": int((better & (gain > 0)).sum()),
        "not_improved_helped": int((~better & (gain > 0)).sum()),
    }


def say_ten(shown: str, effect: str) -> str:
    """Say what can be told of the ten in a state."""
    found = counts(effect)
    mean = float(EFFECTS[effect].mean())
    start = f"{found['improved']} of 10 improved by a point or more"
    if shown == ALONE:
        return f"{start}. What treatment did for any of the ten, this picture cannot tell."
    if shown == OTHERS:
        return f"{start}. Against ten others the mean gain is {mean:.1f} points; whose gain, stays hidden."
    if mean == 0:
        return f"{start}. Treatment changed nothing for any of the ten."
    if found["improved_harmed"] == 0:
        return f"{start}. Treatment gave each of the ten {mean:.1f} point, improved or not."
    return (
        f"{start}; {found['improved_harmed']} of them would have done better without. "
        f"Of the {10 - found['improved']} others, {found['not_improved_helped']} gained. Mean gain "
        f"{mean:.1f} points."
    )


def ten_lives() -> Explorable:
    """Treat ten people and ask who responded; then see the futures that nobody sees."""
    return explore(
        draw_ten,
        say=say_ten,
        name="ten-lives",
        title="Who responded?",
        task=(
            "Choose the responders. Then let the effect be none, or differ, and look for any change in the "
            "left picture. Last, show ten others, and then what nobody ever sees: both futures of each."
        ),
        seen=(
            "5 of 10 improved, whatever the treatment did: <!-- model: personal_ten.improved, "
            "personal_ten.given_of --> the left picture never changes. "
            "With no effect, all 5 would have improved anyway; with an effect that differs, 2 of the 5 would "
            "have done better without it, and 4 of the 5 who did not improve gained. <!-- model: "
            "personal_ten -->\n\n"
            "A change is the gap between before and after, an effect the gap between two futures of one "
            "person. Ten others, untreated, bring the mean gap to light, 1.0 point in both cases with an "
            "effect, <!-- model: personal_ten.mean --> and not whose gap it is. The people are invented, and "
            "the ten others were made to match without chance. A teaching model, not for a real choice."
        ),
        alt=(
            "Left, ten people in rows with a dot each for their change on treatment, those who improved on "
            "tinted ground. Right, what treatment did for each: question marks until both futures are "
            "shown, then bars to the right for gain and to the left for harm."
        ),
        shown=choice(*SHOWN, label="Shown"),
        effect=choice(*EFFECTS, start="the same for all", label="Effect"),
    )
