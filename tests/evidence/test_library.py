"""Looking things up: what is shown, what is refused, and that nothing can be changed."""

from dataclasses import FrozenInstanceError
from datetime import date
from typing import Any

import pytest

from mscourse.evidence import Interval, Library, NotShownError, cite, compiling, evidence, number
from mscourse.evidence.records import surname
from tests.evidence.conftest import Folder


def test_a_published_number_is_found_with_all_that_belongs_to_it() -> None:
    """MIST: doi:10.1001/jama.2018.18743."""
    one = evidence.outcome("mist_burt2019.time_to_disease_progression_edss_rise_ge_1")
    assert (one.value, one.interval) == (0.07, Interval(0.02, 0.24, "ci", 95))
    record = evidence["mist_2019"]
    assert record is evidence["mist_burt2019"]
    assert record.short_name == "Burt 2019"
    assert record.address == "https://doi.org/10.1001/jama.2018.18743"
    assert [arm.n for arm in record.arms] == [55, 55]
    assert record["deaths"].harm


def test_numbers_are_given_by_field_and_their_absence_is_named() -> None:
    assert number("silfverberg2024_sweden.treatment_related_death", "n") == 174
    assert number("mist_burt2019.between_group_difference_in_mean_edss", "ci_low") == -2.03
    with pytest.raises(ValueError, match="no number in 'n'; it has: value"):
        number("trapp_1998.transected_axons", "n")


def test_what_was_not_read_is_refused_and_says_so(folder: Folder) -> None:
    library = Library(folder.write())
    with pytest.raises(NotShownError, match=r"unseen_2020.*display: false.*only the title was seen"):
        library["unseen_2020"]
    with pytest.raises(NotShownError, match=r"made_2020\.unread.*not read at its source"):
        library.outcome("made_2020.unread")
    with pytest.raises(NotShownError):
        library.number("made_2020.unread", "events")
    # Nor is the number anywhere in what is kept.
    assert "777" not in repr(list(library))
    assert "777" not in str(compiling.content(folder.path))


def test_working_remarks_reach_no_object(folder: Folder) -> None:
    content = str(compiling.content(folder.write()))
    assert "working remark" not in content
    assert "seen on a slide" not in content


@pytest.mark.parametrize(
    ("remembered", "name", "year", "journal"),
    [
        ([], "Doe 2020", 2020, "J Made Up"),
        (["authors_first"], "A made-up trial (2020)", 2020, "J Made Up"),
        (["year"], "Doe", None, "J Made Up"),
        (["authors_first", "year", "journal"], "A made-up trial", None, None),
    ],
)
def test_a_remembered_field_is_not_shown(
    folder: Folder, remembered: list[str], name: str, year: int | None, journal: str | None
) -> None:
    folder.records[0] |= {"fields_from_memory": remembered, "bibliography_checked": not remembered}
    record = Library(folder.write())["made_2020"]
    assert (record.short_name, record.year, record.journal) == (name, year, journal)
    assert (record.citation is None) == ("year" in remembered or "journal" in remembered)


def test_a_doi_is_linked_only_if_it_was_seen_else_the_publisher_first(folder: Folder) -> None:
    record = Library(folder.write())["made_up"]
    assert record.address == "https://doi.org/10.1000/made%281%29"
    folder.records[0]["doi_checked"] = False
    record = Library(folder.write())["made_up"]
    assert record.doi is None
    assert record.address == "https://www.nature.com/articles/made"
    assert record.seen_at[-1] == "https://news.example.com/story"


def test_every_record_has_an_address_and_a_day() -> None:
    assert len(evidence) > 300
    for record in evidence:
        assert record.address.startswith(("http://", "https://"))
        assert record.checked >= date(2026, 11, 23)
        assert all(one.id.startswith(f"{record.id}.") for one in record)


def test_nothing_can_be_changed() -> None:
    record: Any = evidence["mist_burt2019"]
    for thing, field in ((record, "year"), (record["deaths"], "value"), (record.population, "n")):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, field, 1)
    assert isinstance(record.outcomes, tuple)


def test_a_name_that_does_not_exist_gets_its_neighbours() -> None:
    with pytest.raises(KeyError, match="near it are: mist_burt2019"):
        evidence["mist_burt2018"]
    with pytest.raises(KeyError, match="there are: time_to_disease"):
        evidence.outcome("mist_burt2019.death")
    with pytest.raises(KeyError, match=r"write record\.outcome"):
        evidence.outcome("mist_burt2019")
    assert "mist_burt2018" not in evidence


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Burt RK", "Burt"),
        ("de Kleermaeker FGCM", "de Kleermaeker FGCM"),
        ("van den Berg J-M", "van den Berg"),
        ("Consortium of Some (Doe J)", "Consortium of Some"),
        ("MSBase", "MSBase"),
    ],
)
def test_a_surname_is_cut_from_its_initials(author: str, name: str) -> None:
    assert surname(author) == name


def test_a_citation_is_a_link_in_markdown_and_html() -> None:
    link = cite("cis_presentation_miller_2005")
    assert str(link) == "[Miller 2005](https://doi.org/10.1016/S1474-4422%2805%2970071-5)"
    assert link.html == '<a href="https://doi.org/10.1016/S1474-4422%2805%2970071-5">Miller 2005</a>'
    assert cite("rasminsky_1973_temp", "single fibres").markdown.startswith(
        "[single fibres](https://scilit.net/"
    )
    assert link.page()["html"] == f"<p>{link.still()}</p>"
    assert link.plain().startswith("Miller 2005: https://")


def test_the_frame_has_a_row_for_every_number() -> None:
    frame = evidence.frame()
    assert len(frame) == sum(1 for record in evidence for _ in record)
    row = frame[
        (frame.record == "mist_burt2019") & (frame.outcome == "patients_with_disease_progression_dmt")
    ]
    assert row.value.item() == 34
    assert row.n.isna().item()  # not reported is not zero
    assert frame.harm.sum() > 100
