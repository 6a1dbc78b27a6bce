"""A page with something overdue says so; without a day no page does."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from mscourse import cli
from mscourse.book import overdue, uses
from mscourse.book.due_list import listing
from mscourse.evidence import evidence
from mscourse.evidence.due import of
from tests.conftest import SmallBook

ROOT = Path(__file__).parents[2]
TISSUE, TRIAL = evidence["trapp_1998"], evidence["mist_burt2019"]
LATE = TRIAL.due + timedelta(1)
MARKED = "# Home\n\nAxons are cut. <!-- trapp_1998.transected_axons -->\n"
CELL = 'from mscourse.evidence import claims, evidence\nevidence.table("mist_burt2019.deaths")'


def notices(book: SmallBook, page: str) -> list[str]:
    found = BeautifulSoup(book.read(page), "html.parser").select("article h1 + aside.ms-overdue")
    return [" ".join(one.get_text(" ").split()) for one in found]


def test_a_page_names_what_is_overdue_since_when_and_where_it_stands(
    small_book: SmallBook, notebook: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(overdue.ON, LATE.isoformat())
    small_book.page("index", MARKED)
    head = 'md:# Trial\n\n<div class="ms-head">\n\nWhat is past?\n\n- **Time** 5 minutes\n\n</div>'
    small_book.page("trial", notebook(head, CELL, 'claims("a05")'))
    assert small_book.build()[0] == 0
    assert notices(small_book, "index") == []  # tissue is not due yet
    assert notices(small_book, "last") == []  # rests on nothing
    (said,) = notices(small_book, "trial")
    assert said.startswith(
        "Due for another look On 24 November 2027, 3 sources of this page were past the day"
    )
    assert "Burt 2019 , due since 23 November 2027" in said
    page = BeautifulSoup(small_book.read("trial"), "html.parser")
    notice = page.select_one("aside.ms-overdue")
    assert notice is not None
    assert notice["role"] == "note"
    assert page.find(id=str(notice["aria-labelledby"])) is not None
    assert TRIAL.address in [link["href"] for link in notice.find_all("a")]

    monkeypatch.setenv(overdue.ON, "2035-01-01")  # another day: every page is written anew
    assert small_book.build()[0] == 0
    assert "1 source of this page was past" in notices(small_book, "index")[0]
    (said,) = notices(small_book, "trial")
    assert "3 sources and 1 checked claim of this page" in said
    assert "Claim a05 (" in said
    assert '<a href="#claim-a05">Claim a05</a>' in small_book.read("trial")

    monkeypatch.delenv(overdue.ON)
    assert small_book.build()[0] == 0
    assert notices(small_book, "index") == notices(small_book, "trial") == []


def test_a_day_that_is_none_stops_the_build(small_book: SmallBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(overdue.ON, "next year")
    small_book.page("index", "# Home\n\nWords.\n")
    status, output = small_book.build()
    assert status != 0
    assert "MSCOURSE_ON is 'next year'; write a day as year-month-day, such as 2027-01-31" in output


def test_a_long_list_is_folded_and_names_are_escaped() -> None:
    found = [of(one) for one in list(evidence)[: overdue.AT_ONCE + 2]]
    tree = BeautifulSoup(overdue.banner(found, LATE), "html.parser")
    assert len(tree.select("aside > ul > li")) == overdue.AT_ONCE
    assert [one.get_text() for one in tree.select("details > summary")] == ["Show 2 more"]
    assert len(tree.select("details li")) == 2
    claim = overdue.banner([of(evidence.claim("a05"))], LATE)
    assert "1 checked claim of this page was past" in claim
    assert "#claim" not in claim  # no card of it on the page


@pytest.mark.parametrize(
    ("code", "records", "claims"),
    [
        ('cite("made_up")\ncite("trapp_1998", "tissue")', {"trapp_1998"}, set()),
        ('evidence["mist_burt2019"]; number("trapp_1998.x")', {"mist_burt2019", "trapp_1998"}, set()),
        ('show(evidence.plot("trapp_1998"), caption="x")', {"trapp_1998"}, set()),
        ('claims("b12")', {"uccelli_2021_mesems"}, {"b12"}),
        ('evidence.certainty("disease")', {"bjornevik_2022_ebv", "imsgc_2019"}, set()),
        ('quiz("start.q2")', {"silfverberg2024_sweden"}, set()),
        ('show(x, caption="Cut. <!-- trapp_1998.transected_axons -->")', {"trapp_1998"}, set()),
        ("%pip install x\nprint('nothing')", set(), set()),
    ],
)  # fmt: skip
def test_what_code_uses_is_found(code: str, records: set[str], claims: set[str]) -> None:
    found = uses.of_code(code, evidence)
    assert records <= found.records
    assert claims == found.claims
    assert records or not found.records


def test_what_a_chapter_keeps_in_the_package_counts_for_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made.py").write_text('show(1, caption="Cut. <!-- trapp_1998.transected_axons -->")\n')
    monkeypatch.setattr(uses, "CHAPTERS", tmp_path)
    assert uses.of_code("from mscourse.chapters import made, gone", evidence).records == {"trapp_1998"}


def test_an_alias_leads_to_its_record_and_words_alone_to_nothing() -> None:
    record = next(one for one in evidence if one.aliases)
    assert uses.of_code(f"cite({record.aliases[0]!r})", evidence).records == {record.id}
    assert uses.of_marks("We read trapp_1998.transected_axons aloud.", evidence) == uses.Uses()


def test_the_list_says_what_is_past_what_is_near_and_where_it_is_used(tmp_path: Path) -> None:
    (tmp_path / "_toc.yml").write_text(yaml.safe_dump({"root": "index", "chapters": [{"file": "a/one"}]}))
    (tmp_path / "index.md").write_text(MARKED)
    (tmp_path / "a").mkdir()
    cells = [{"cell_type": "code", "source": [CELL]}]
    (tmp_path / "a" / "one.ipynb").write_text(json.dumps({"cells": cells}))
    words, past = listing(evidence, LATE, 3, tmp_path)
    assert past
    assert (
        f"- record mist_burt2019: checked 2026-11-23, due {TRIAL.due}; used on a/one; {TRIAL.address}"
        in words
    )
    assert "claim a02: checked 2026-11-25, due 2027-11-25; used on no page\n" in words
    assert "trapp_1998" not in words
    assert words.splitlines()[-1].endswith("run: make evidence")
    words, past = listing(evidence, TISSUE.due, 0, tmp_path)
    assert f"used on index; {TISSUE.address}" in words.partition("due within 0 days")[2]


def test_the_command_wants_a_day_and_fails_only_for_what_is_past(capsys: pytest.CaptureFixture[str]) -> None:
    day = min(one.checked for one in evidence).isoformat()
    assert cli.main(["due", "--on", day, str(ROOT)]) == 0
    assert capsys.readouterr().out.startswith(f"0 past on {day}.\n0 due within 30 days from then.")
    assert cli.main(["due", "--on", "2090-01-01", str(ROOT)]) == 1
    assert "used on chapters/01_disease" in capsys.readouterr().out
    assert cli.main(["due", "--on", "soon"]) == 1
    assert "--on is 'soon'; write a day as year-month-day" in capsys.readouterr().err
    assert cli.main(["due", "--on", day, "--within", "-1"]) == 1
    assert "write a number of days from 0 on" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        cli.main(["due"])


def test_nothing_is_overdue_on_the_day_it_was_checked() -> None:
    for one in (*evidence, *evidence.claims.values()):
        assert not one.overdue(one.checked)
        assert one.overdue(date.max)
