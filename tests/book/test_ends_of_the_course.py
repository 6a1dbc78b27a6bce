"""The pages at both ends of the course: the test before and after, and the capstone's samples."""

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from mscourse.gain.forms import places

if TYPE_CHECKING:
    from tests.conftest import SmallBook

TEST = """# Home

```{before-after}
```

## Places

```{gain-places}
```

## Luck

```{gain-luck}
```
"""


def test_the_page_holds_the_test_its_places_and_what_luck_does(small_book: "SmallBook") -> None:
    small_book.page("index", TEST)
    status, output = small_book.build()
    assert status == 0, output
    tree = BeautifulSoup(small_book.read("index"), "html.parser")
    view = tree.select_one('#before-and-after[data-module="gain"]')
    assert view is not None
    assert len(view.select("details")) >= 2  # both forms, for readers without scripts
    rows = tree.select("section#places tbody tr")
    assert len(rows) == len(places())
    told = rows[1].get_text(" ")
    assert "denominator" in told  # the objective's words
    cells = [[cell.get_text() for cell in row.select("td")] for row in tree.select("section#luck tbody tr")]
    alone, halved = ([float(row[at].split()[0]) for row in cells] for at in (-2, -1))
    assert max(halved) - min(halved) < 0.1  # taking turns: it does not matter how unequal the forms are
    assert alone == sorted(alone)
    assert alone[-1] > alone[0] + 0.1


def test_a_sample_is_shown_with_what_the_checker_says(small_book: "SmallBook") -> None:
    small_book.page("index", "# Home\n\n```{capstone-sample} fluent\n```\n")
    status, output = small_book.build()
    assert status == 0, output
    told = " ".join(BeautifulSoup(small_book.read("index"), "html.parser").get_text(" ").split())
    assert "93 stands in none of the records that you name" in told
    assert "stem_cell_review_2024" in told


def test_a_sample_that_is_not_there_stops_the_build(small_book: "SmallBook") -> None:
    small_book.page("index", "# Home\n\n```{capstone-sample} brilliant\n```\n")
    status, output = small_book.build()
    assert status != 0
    assert "choose one of: strong, middling, fluent" in " ".join(output.split())
