"""People and stairs: aids that can be told apart, walks to scale, a chain with as many arrows as rates."""

from typing import get_args

import pytest

from mscourse.diagrams.edss_stairs import Stairs, Walk
from mscourse.diagrams.five_instruments import five_instruments
from mscourse.diagrams.glyphs.people import TALL, Aid, person
from mscourse.diagrams.life_rows import ROWS
from mscourse.diagrams.state_chain import Rates, state_chain
from mscourse.figures import Page
from mscourse.figures.audit import text_boxes
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Headed

ALT = "Stairs that rise from left to right with people on them, who walk less far the higher they stand, "
"and a ruler below."


def same(words: str) -> Headed:
    return Headed(words, words)


def words(name: str) -> Words:
    return Words(name, same("A title"), same("A subtitle"), same("Schematic."), ALT, "A caption.")


@pytest.mark.parametrize("aid", get_args(Aid))
def test_a_person_stands_on_their_feet_and_is_as_tall_as_said(aid: Aid) -> None:
    page = Page(100, "phone", "light")
    person(page, (100, 20), aid)
    boxes = [one.get_path().get_extents() for one in page.ax.patches]
    tops = max(box.y1 for box in boxes)
    assert tops <= 20 + TALL + 0.5
    assert tops > 20 + (TALL - 8 if aid == "wheelchair" else TALL - 1)


def test_aids_differ_by_their_lines() -> None:
    counts = []
    for aid in get_args(Aid)[:3]:
        page = Page(100, "phone", "light")
        person(page, (100, 20), aid)
        counts.append(len(page.ax.lines))
    assert counts[1] == counts[0] + 1
    assert counts[2] == counts[1] + 1


def test_a_walks_bar_is_as_long_as_the_walk() -> None:
    walks = (
        Walk(4.0, 500, "none", "far"),
        Walk(6.0, 100, "one stick", "near"),
        Walk(7.0, 5, "wheelchair", "by"),
    )
    page = Stairs(words("stairs"), ("seeing", "feeling"), 4.0, walks, 3.0, 1.0)("wide", "light", titled=False)
    bars = [one.get_path().get_extents() for one in page.ax.patches]
    tall = sorted(round(box.height, 3) for box in bars if round(box.width, 3) == 14)
    assert tall[1] == pytest.approx(tall[2] / 5)
    assert len(tall) == 3


def test_every_row_but_the_hidden_one_says_what_it_misses() -> None:
    assert [row.key for row in ROWS if not row.misses] == ["hidden"]
    said = [box.words for box in text_boxes(five_instruments().page("phone", "light").figure)]
    assert sum(line.startswith("misses ") for line in said) == len(ROWS) - 1


@pytest.mark.parametrize(
    "rates", [Rates((1, 1), (1,), 2, 0), Rates((1, 1), (1, 1), 0, 0), Rates((1, 1), (1, 1), 5, 0)]
)
def test_a_chain_that_cannot_be_is_refused(rates: Rates) -> None:
    with pytest.raises(ValueError, match="give as many up as down"):
        state_chain(words("chain"), rates)
