"""Every kind of error is caught in every kind of text, and honest sentences are left alone there."""

from pathlib import Path

import pytest

from tests.book import plants
from tests.book.plants import KINDS, PLACES, caught, copied, main


@pytest.mark.parametrize("place", PLACES)
def test_every_kind_of_error_is_caught_and_its_honest_twin_is_not(tmp_path: Path, place: str) -> None:
    for number, (kind, (honest, planted)) in enumerate(KINDS.items()):
        clean, wrong = (copied(tmp_path / f"{name}{number}") for name in ("clean", "wrong"))
        assert caught(clean, place, honest) == [], kind
        assert caught(wrong, place, planted), kind


def test_the_list_of_plants_names_each(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = "wrong digit"
    monkeypatch.setattr(plants, "KINDS", {kind: KINDS[kind]})
    main()
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == f"{len(PLACES)} plants, 0 missed"
    assert all(any(line.startswith(place) for line in lines) for place in PLACES)
