"""Charts of chapter 09: whom and what they draw comes from the records, and series are drawn whole."""

from dataclasses import replace

import numpy as np
import pytest

from mscourse.evidence import Library, evidence
from mscourse.evidence.plots.dial import g_ratio_dial
from mscourse.evidence.plots.grafted_precursors import cord_grafts, shiverer_mice
from mscourse.evidence.plots.shadow import shadow_plaques
from mscourse.evidence.records import Outcome, Record
from mscourse.figures.chart import DataTable
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Headed
from mscourse.figures.small_series import MOST, Series, SeriesGroup, small_series

NOTHING = Headed("", "")
WORDS = Words("a_series", NOTHING, NOTHING, NOTHING, " ".join(["word"] * 20), "A caption.")
TABLE = DataTable(("What", "How many"), (("a", "b"),))


class Changed(Library):
    """The course's evidence with one outcome of one record changed."""

    def __init__(self, record: str, outcome: Outcome) -> None:
        super().__init__()
        self.record, self.outcome_changed = record, outcome

    def __getitem__(self, name: str) -> Record:
        found = super().__getitem__(name)
        if name != self.record:
            return found
        swap = self.outcome_changed
        return replace(
            found,
            outcomes=tuple(swap if one.id == swap.id else one for one in found.outcomes),
            harms=tuple(swap if one.id == swap.id else one for one in found.harms),
        )


def test_cord_grafts_show_gains_beside_harms_with_their_people() -> None:
    rows = {row[0]: row[1:] for row in cord_grafts(evidence).numbers.rows}
    assert rows["gained a level of movement"] == ("21 of 22", "people given 10 or 20 million cells")
    assert rows["gained two levels"][0] == "7 of 22"
    assert rows["a growing mass on a scan"][0] == "0 of 25"
    assert rows["a serious event from the treatment"] == ("0 of 5", "another study, 10 years")
    assert rows["serious events"][0] == "29 events"


def test_a_harm_that_is_no_longer_none_has_to_be_read_again() -> None:
    one = replace(evidence["fessler_2022_lctopc1"]["enlarging_mass_on_mri"], value=1)
    with pytest.raises(ValueError, match="no longer 0"):
        cord_grafts(Changed("fessler_2022_lctopc1", one))


def test_a_count_without_people_is_refused() -> None:
    one = replace(evidence["windrem_2020"]["able_to_stay_on_treadmill"], n=None)
    with pytest.raises(ValueError, match="has no count"):
        shiverer_mice(Changed("windrem_2020", one))


def test_mice_and_myelin_stand_on_one_axis() -> None:
    rows = {row[0]: row[1] for row in shiverer_mice(evidence).numbers.rows}
    assert rows["Grafted at birth, human precursors"] == "4 of 26 lived more than a year"
    assert rows["Human precursors: mature myelin"] == "46 weeks"
    assert (rows["with a graft"], rows["without a graft"]) == ("8 of 8", "2 of 8")


def test_shadow_plaques_are_a_share_of_people_and_a_range_of_area() -> None:
    rows = {row[0]: row[1] for row in shadow_plaques(evidence).numbers.rows}
    assert rows["People with much repair"] == "20 of 100 (of 51 brains)"
    assert rows["Lesion area with new myelin in them"] == "60 to 96 %"


def test_the_dial_bears_theory_and_scans() -> None:
    marks = [row[0] for row in g_ratio_dial(evidence).numbers.rows]
    assert marks == ["0.6", "0.77", "0.67", "0.74"]


def test_a_small_series_is_drawn_whole() -> None:
    chart = small_series(WORDS, [SeriesGroup("Group", (Series("one", "", 2, 31),))], TABLE)
    (icons,) = chart.page("wide", "light").ax.collections
    fills = np.asarray(icons.get_facecolor())
    assert len(np.asarray(icons.get_offsets())) == len(fills) == 31
    marked = (fills == fills[0]).all(axis=1)
    assert marked.tolist() == [True] * 2 + [False] * 29


@pytest.mark.parametrize("row", [Series("a", "", 3, 2), Series("a", "", 0, 0), Series("a", "", 1, MOST + 1)])
def test_a_series_that_cannot_be_drawn_whole_is_refused(row: Series) -> None:
    with pytest.raises(ValueError, match="mark no more than there are"):
        small_series(WORDS, [SeriesGroup("Group", (row,))], TABLE)
    with pytest.raises(ValueError, match="no series"):
        small_series(WORDS, [], TABLE)
