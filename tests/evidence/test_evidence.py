"""Numbers from records: given only where they were read at their source."""

from typing import Any

import pytest

from mscourse import evidence


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("cis_presentation_miller_2005.optic_neuritis", "value", 21),
        ("bjornevik_2022_ebv.ebv_negative_at_last_sample_among_cases", "n", 801),
        ("silfverberg2024_sweden.treatment_related_death", "events", 0),
    ],
)
def test_a_number_is_the_one_that_was_read(name: str, field: str, value: float) -> None:
    assert evidence.number(name, field) == value


@pytest.mark.parametrize(("display", "verified"), [(False, True), (True, False)])
def test_a_number_that_was_not_read_is_refused(
    monkeypatch: pytest.MonkeyPatch, *, display: bool, verified: bool
) -> None:
    record: dict[str, Any] = {
        "display": display,
        "outcomes": [{"id": "o", "value": 3, "verified": verified}],
        "harms": [],
    }
    monkeypatch.setattr(evidence, "_records", lambda: {"r": record})
    with pytest.raises(ValueError, match="may not be printed"):
        evidence.number("r.o")


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="no record"):
        evidence.number("nobody.nothing")
    with pytest.raises(KeyError, match="no outcome"):
        evidence.number("trapp_1998.nothing")
    with pytest.raises(ValueError, match="no number in 'n'"):
        evidence.number("trapp_1998.transected_axons", "n")
