"""Charts of chapter 12: a register's entry, first and later reports, who declined, trials under way."""

from dataclasses import replace

import pytest

from mscourse.evidence import evidence
from mscourse.evidence.plots.declined import REASONS, declined_randomisation, read
from mscourse.evidence.plots.first_reports import first_and_later, stories
from mscourse.evidence.plots.register_entry import RECORD, registry_entry
from mscourse.evidence.plots.register_entry import read as entry
from mscourse.evidence.plots.trials import trials_running
from mscourse.evidence.records import Outcome, Record


def test_the_entry_has_what_its_record_has() -> None:
    lines = {one.name: one.value for one in entry(evidence[RECORD])}
    assert lines["Number"].startswith("NCT03477500; EudraCT 2017-001362-25")
    assert lines["How many"] == "100"
    assert lines["To end"] == "21 March 2028"
    assert "no results posted" in lines["State"]
    assert lines["Last checked"] in registry_entry(evidence).alt


def test_notes_hold_no_number_of_their_own() -> None:
    assert not any(sign.isdigit() for one in entry(evidence[RECORD]) for sign in one.note)


def test_both_stories_are_printed_as_published() -> None:
    rows = first_and_later(evidence).numbers.rows
    assert [row[3] for row in rows] == ["33 in 100", "6 in 100", "3 of 52", "3 of 55"]
    assert [row[4] for row in rows] == ["no such group", "16 in 100", "30 of 50", "34 of 55"]


def test_a_share_is_drawn_where_its_count_puts_it() -> None:
    _, mist = stories(evidence)
    later = mist.stages[1]
    assert later.treated[0] == pytest.approx(100 * 3 / 55)
    assert later.beside is not None
    assert later.beside[0] == pytest.approx(100 * 34 / 55)


def test_reasons_are_the_records_and_no_more_than_a_hundred() -> None:
    rows = read(evidence)
    assert [row.count for row in rows] == [85, 20, 9, 67]
    assert [row.words for row in rows[:3]] == list(REASONS.values())
    assert "249 of 374" in rows[3].words
    assert rows[3].count == round(100 * 249 / 374)
    assert "acceptance of the control arm" in _footer()


def _footer() -> str:
    # The footer is read as it is drawn, across its lines.
    page = declined_randomisation(evidence).page("wide", "light")
    return " ".join(text.get_text() for text in page.ax.texts) or " ".join(
        artist.get_text() for artist in page.ax.get_children() if hasattr(artist, "get_text")
    )


def test_trials_under_way_are_kept_apart_by_form_and_dated() -> None:
    rows = {row[0]: row for row in trials_running(evidence).numbers.rows}
    assert list(rows) == ["BEAT-MS", "StarMS", "RAM-MS", "COAST", "NG01", "KYSA-7"]
    assert rows["StarMS"][3] == "94 of 198 planned"
    assert all(row[4] for row in rows.values())
    assert all("relapsing" in rows[name][1] for name in ("BEAT-MS", "StarMS", "RAM-MS", "COAST"))
    assert all("progressive" in rows[name][1] for name in ("NG01", "KYSA-7"))


def test_a_story_without_its_counts_is_refused() -> None:
    name = "mist_interim_2018.treatment_failure_edss_up_ge_1_0_sustained"
    assert evidence.outcome(name).n == 50

    class Without:
        def outcome(self, asked: str) -> Outcome:
            one = evidence.outcome(asked)
            return replace(one, n=None) if asked == name else one

        def __getitem__(self, asked: str) -> Record:
            return evidence[asked]

    with pytest.raises(ValueError, match="of how many"):
        stories(Without())  # type: ignore[arg-type]  # stands in for the library
