"""Two keys of chapter 12's questions, computed by other means."""

import numpy as np
import pytest

from mscourse.quizzes.keys import compute
from mscourse.quizzes.records import Key

MANY = 400_000


@pytest.mark.parametrize(("rate", "spread", "least"), [(0.8, 0.4, 2), (0.3, 1.5, 1), (2.0, 0.2, 4)])
def test_people_chosen_for_a_bad_year_are_as_drawn_one_by_one(rate: float, spread: float, least: int) -> None:
    rng = np.random.default_rng(5)
    own = rng.gamma(1 / spread, rate * spread, MANY)
    entry, later = rng.poisson(own), rng.poisson(own)
    chosen = entry >= least
    for year, counts in ((0, entry), (-2, later), (3, later)):
        key = Key(
            "model", "trial.around_entry", {"year": year, "rate": rate, "spread": spread, "least": least}
        )
        assert compute(key) == pytest.approx(float(counts[chosen].mean()), rel=0.02)


def test_a_share_still_free_is_multiplied_at_each_event_by_those_still_watched() -> None:
    def free(until: float) -> float:
        found = compute(
            Key(
                "model",
                "trial.free_after",
                {
                    "months": (3.0, 5.0, 8.0, 10.0, 11.0, 12.0),
                    "events": (1.0, 0.0, 1.0, 0.0, 1.0, 0.0),
                    "until": until,
                },
            )
        )
        assert isinstance(found, float)
        return found

    assert free(2) == 1
    assert free(7) == pytest.approx(5 / 6)
    assert free(12) == pytest.approx(5 / 6 * 3 / 4 * 1 / 2)
