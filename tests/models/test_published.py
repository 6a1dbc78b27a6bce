"""Published numbers in the models are those of the evidence records."""

import pytest

from mscourse.evidence import evidence
from mscourse.models import published
from mscourse.models.published import Published

NUMBERS = {name: one for name, one in vars(published).items() if isinstance(one, Published)}


@pytest.mark.parametrize("name", NUMBERS)
def test_a_published_number_is_its_records(name: str) -> None:
    one = NUMBERS[name]
    outcome = evidence.outcome(one.outcome)
    assert outcome.value is not None
    assert one.value == pytest.approx(outcome.value * one.scale, rel=1e-12)
    if one.low is None:
        assert one.high is None
        return
    interval = outcome.interval
    assert interval is not None
    assert (one.low, one.high) == pytest.approx((interval.low * one.scale, interval.high * one.scale))
