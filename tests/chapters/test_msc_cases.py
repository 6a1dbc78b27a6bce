"""The cases of chapter 07's words: sizes are the smallest that do, and the interval is the record's."""

import pytest

from mscourse.chapters import msc_cases
from mscourse.evidence import evidence
from mscourse.evidence.plots.forest_cells import LARGE
from mscourse.models import msc


def power_with(people: int, dispersion: float) -> float:
    trial = msc.Trial(treated=people, placebo=people, dispersion=dispersion)
    return msc.power(msc_cases.TRUE, msc.standard_error(msc_cases.TRUE, trial))


@pytest.mark.parametrize("share", [1.0, 0.5])
def test_the_size_is_the_smallest_that_finds_enough(share: float) -> None:
    spread = share * msc.Trial().dispersion
    people = round(msc_cases.needed(spread))
    assert power_with(people, spread) >= msc_cases.ENOUGH > power_with(people - 1, spread)


def test_a_spread_for_which_no_size_is_enough_is_told() -> None:
    with pytest.raises(ValueError, match="600 a group are too few"):
        msc_cases.needed(50.0)


def test_the_interval_is_that_of_the_record() -> None:
    found = evidence.outcome(LARGE).interval
    assert found is not None
    assert (found.low, found.high) == (msc_cases.LOW, msc_cases.HIGH)


def test_the_cells_are_gone_before_the_signal_is_strongest() -> None:
    weeks = msc_cases.msc_weeks()
    assert isinstance(weeks, dict)
    assert weeks["vein_peak_day"] < weeks["spine_peak_day"]
    assert float(msc.amounts([weeks["vein_peak_day"]]).lung[0]) < 0.1
    assert weeks["vein_week_4"] < weeks["vein_week_24"] < 1
