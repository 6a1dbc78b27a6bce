"""What the card of this model tells besides parameters and stored values."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mscourse.models.preference.parameters import MEDICINE, TRANSPLANT, Option, Parameters
from mscourse.models.preference.run import simulate
from mscourse.models.published import ACCEPTED_PML, MIST_PROGRESSION

SHORT = 3.0
LASTING = (5.0, 10.0)
STARTS = (0, 3, 5, 8)
YEARS = 20


def _even(option: Option, start: int = 3) -> float:
    """Return the risk in per cent of dying at the start at which an option comes out as the medicine does."""
    found = simulate(Parameters(start=start, years=YEARS), [MEDICINE, option])
    return 100 * float(found.break_even(standard=0, treated=1))


def told() -> Mapping[str, Any]:
    """Return break-even risks by how long an effect lasts, where people start, and an interval's ends."""
    ends = [end for end in (MIST_PROGRESSION.low, MIST_PROGRESSION.high) if end is not None]
    return {
        "short_and_whole": _even(replace(TRANSPLANT, lasts=SHORT)) / 100,
        "by_duration": [_even(replace(TRANSPLANT, lasts=years)) for years in LASTING],
        "by_start": [_even(TRANSPLANT, start) for start in STARTS],
        "at_the_ends": [_even(Option(hazard_ratio=end)) for end in ends],
        "added_up": 100 * (1 - (1 - ACCEPTED_PML.value) ** YEARS),
    }
