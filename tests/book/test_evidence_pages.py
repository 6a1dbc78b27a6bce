"""Pages about the evidence: made from records, complete, and telling what they cannot make."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from mscourse.book.evidence import claim_list, explorer, people, references, synthesis
from mscourse.book.evidence.used_for import UsedFor, used_for
from mscourse.evidence import evidence, kind_words, kinds, printing
from mscourse.evidence.synthesis import bodies
from mscourse.evidence.topics import TOPICS
from tests.conftest import SmallBook

ROOT = Path(__file__).parents[2]


def way(page: str) -> str:
    return f"{page.rpartition('/')[2]}.html"


def nowhere(_page: str) -> None:
    return None


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


# ---- what a record is used for ----


def test_a_record_knows_what_rests_on_it() -> None:
    found = used_for(evidence, ROOT)
    trapp = found["trapp_1998"]
    assert [one.key for one in trapp.chapters] == ["disease"]
    assert [one.id for one in trapp.statements] == ["axons_cut"]
    boffa = found["boffa2023_active_spms"]
    assert [one.id for one in boffa.conflicts] == ["progressive_ms"]
    assert boffa.claims == sorted(
        one.id for one in evidence.claims.values() if "boffa2023_active_spms" in one.records
    )


def test_every_use_is_counted_once() -> None:
    found = used_for(evidence, ROOT)
    claimed = {(name, one) for one, use in found.items() for name in use.claims}
    named = {
        (claim.id, evidence[name].id)
        for claim in evidence.claims.values()
        for name in claim.records
        if name in evidence
    }
    assert claimed == named
    for use in found.values():
        assert len(set(use.claims)) == len(use.claims)


def test_uses_are_linked_where_the_book_has_the_page() -> None:
    use = used_for(evidence, ROOT)["boffa2023_active_spms"]
    assert 'href="conflicts.html#conflict-progressive_ms"' in use.sentence(way)
    assert "href" not in use.sentence(nowhere)
    assert UsedFor().sentence(way) == "Kept for chapters to come."


# ---- references ----


@pytest.fixture(scope="module")
def listed() -> BeautifulSoup:
    used = used_for(evidence, ROOT)
    groups = references.grouped(evidence).values()
    return parsed("".join(references.reference_list(records, used, way) for records in groups))


def test_every_record_stands_once_under_its_own_id(listed: BeautifulSoup) -> None:
    ids = [str(one["id"]) for one in listed.select("ul.ms-refs > li")]
    assert sorted(ids) == sorted(evidence.records)
    every = [str(one["id"]) for one in listed.select("[id]")]
    assert len(every) == len(set(every))
    for record in evidence:
        for alias in record.aliases:
            assert listed.find(id=alias) is not None


def test_an_entry_says_what_was_read_and_when(listed: BeautifulSoup) -> None:
    for record in evidence:
        entry = listed.find(id=record.id)
        assert isinstance(entry, Tag)
        addresses = [str(link["href"]) for link in entry.select("a[href^=http]")]
        assert addresses[0] == record.address
        assert set(record.seen_at) <= set(addresses)
        assert f"checked {printing.day(record.checked)}" in entry.get_text()
        assert record.title in entry.get_text()
        assert ("doi.org" in addresses[0]) == (record.doi is not None or "doi.org" in record.seen_at[0])


def test_topics_have_plain_headings_and_the_newest_stands_first() -> None:
    groups = references.grouped(evidence)
    assert list(groups) == [name for name in TOPICS if name in groups]
    for found in groups.values():
        years = [one.year or 0 for one in found]
        assert years == sorted(years, reverse=True)
    assert references.heading("new_topic") == "New topic"


# ---- explorer ----


@pytest.fixture(scope="module")
def table() -> BeautifulSoup:
    return parsed(explorer.explorer(evidence, way))


def test_the_table_holds_every_outcome_and_its_caveat(table: BeautifulSoup) -> None:
    rows = table.select("noscript tbody tr:not(.ms-mind)")
    outcomes = [one for record in evidence for one in record]
    assert len(rows) == len(outcomes)
    for row, one in zip(rows, outcomes, strict=True):
        assert row.has_attr("data-harm") == one.harm
        assert row["data-measured"] == kinds.outcome_kind(one)
        assert row.select("td")[-1].get_text() == printing.full(one)
    limits = [one.get_text() for one in table.select("noscript .ms-mind")]
    shown = [one for one in evidence if one.caveat and list(one)]
    assert limits == [f"Limits: {one.caveat}" for one in shown]


def test_a_study_spans_its_rows(table: BeautifulSoup) -> None:
    for body in table.select("noscript tbody"):
        head = body.select_one("th")
        assert head is not None
        assert int(str(head["rowspan"])) == len(body.select("tr"))


def test_only_what_some_result_has_can_be_chosen(table: BeautifulSoup) -> None:
    script = table.select_one('script[type="application/json"]')
    assert script is not None
    state = json.loads(script.string or "")
    assert state["total"] == sum(1 for record in evidence for _ in record)
    for choice in state["filters"]:
        there = {str(one[f"data-{choice['name']}"]) for one in table.select(f"[data-{choice['name']}]")}
        assert {value for value, _ in choice["options"]} == there
        assert all(words.strip() for _, words in choice["options"])


@pytest.mark.parametrize(
    ("words", "kinds_there"),
    [
        (kind_words.THERAPY_WORDS, kinds.THERAPIES),
        (kind_words.DESIGN_WORDS, kinds.DESIGNS),
        (kind_words.PHENOTYPE_WORDS, kinds.PHENOTYPES),
        (kind_words.OUTCOME_WORDS, kinds.OUTCOME_KINDS),
    ],
)
def test_every_kind_has_its_words(words: dict[str, str], kinds_there: tuple[str, ...]) -> None:
    assert set(words) == set(kinds_there)
    assert len(set(words.values())) == len(words)


# ---- claims ----


def test_counts_of_verdicts_are_those_of_the_claims() -> None:
    counts = claim_list.counted(evidence)
    assert sum(counts.values()) == len(evidence.claims)
    rows = parsed(claim_list.verdict_table(evidence)).select("tbody tr")
    assert [int(row.select("td")[-1].get_text()) for row in rows] == list(counts.values())


def test_every_claim_has_one_card_that_leads_to_the_references() -> None:
    groups = claim_list.by_chapter(evidence)
    cards = [claim_list.card(evidence, one, way) for found in groups.values() for one in found]
    page = parsed("".join(cards))
    assert sorted(str(one["id"]) for one in page.select("article")) == sorted(
        f"claim-{name}" for name in evidence.claims
    )
    for claim in evidence.claims.values():
        card = page.find(id=f"claim-{claim.id}")
        assert isinstance(card, Tag)
        assert card["data-verdict"] == claim.lean
        links = {str(link["href"]) for link in card.select("a")}
        assert links == {f"references.html#{evidence[name].id}" for name in claim.records if name in evidence}
    alone = claim_list.card(evidence, evidence.claim("a01"), nowhere)
    assert evidence["bjornevik_2022_ebv"].address in unescape(alone)


# ---- who was studied, and what was pooled ----


def test_who_was_studied_comes_from_the_record() -> None:
    html = people.people_table([evidence["mist_burt2019"], evidence["meta_msc_2023_jcm"]])
    cells = [[cell.get_text() for cell in row.select("td")] for row in parsed(html).select("tbody tr")]
    assert cells[0][0] == "110; RRMS"
    assert cells[1] == ["not reported in what we read"] * 3


def test_the_published_pool_stands_beside_ours_with_what_stayed_out() -> None:
    body = bodies.BODIES["ahsct_deaths"](evidence)
    box = parsed(synthesis.body_box(evidence, body))
    rows = [row.get_text(" ") for row in box.select("tbody tr")]
    assert "2.1\N{NO-BREAK SPACE}%" in rows[0]
    assert "1.3\N{EN DASH}3.4" in rows[0]
    assert body.pooled is not None
    assert body.pooled.sentence in rows[1]
    folds = box.select("details")
    assert len(folds[-1].select("li")) == len(body.left_out)


# ---- pages of a book ----

PAGES = """
```{evidence-references}
```

```{evidence-explorer}
```

```{evidence-all-claims}
```

```{evidence-conflicts}
```
"""


def test_a_book_has_its_evidence_pages_linked_with_each_other(small_book: SmallBook) -> None:
    record = "[A trial](evidence/references.md#mist_burt2019)"
    small_book.page("index", f"# Home\n\nWords. {record}.\n")
    for name, wanted in zip(
        ("references", "explorer", "claims", "conflicts"), PAGES.strip().split("\n\n"), strict=True
    ):
        small_book.page(f"evidence/{name}", f"# Page\n\nAn EDSS of words.\n\n{wanted}\n")
    small_book.page("glossary", "# Glossary\n\n```{course-glossary}\n```\n")
    status, output = small_book.build()
    assert status == 0, output
    assert 'href="evidence/references.html#mist_burt2019"' in small_book.read("index")
    explored = small_book.read("evidence/explorer")
    assert 'href="references.html#mist_burt2019"' in explored
    # A term's first use leads to the glossary from these pages too.
    assert 'href="../glossary.html#term-edss"' in explored
    listed = parsed(small_book.read("evidence/references"))
    headings = [
        one.get_text().rstrip("#").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        for one in listed.select("article section > h2")
    ]
    assert headings == [references.heading(name) for name in references.grouped(evidence)]
    assert len(small_book.read("evidence/references").encode()) < 400_000
    assert len(parsed(small_book.read("evidence/claims")).select(".ms-claim")) == len(evidence.claims)
    disagree = parsed(small_book.read("evidence/conflicts"))
    assert len(disagree.select("section > h2")) == len(evidence.all_conflicts)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("{evidence-table} mist_burt2019.nothing", "has no outcome 'nothing'; there are:"),
        ("{evidence-certainty} stars", "no statement belongs to 'stars'"),
        ("{evidence-claims} z99", "there is no claim 'z99'"),
        ("{evidence-conflicts} stars", "there is no conflict 'stars'"),
        ("{evidence-chart} stars", "there is no chart 'stars'; there are:"),
        ("{evidence-people} stars_2020", "there is no record 'stars_2020'"),
        ("{evidence-synthesis} stars", "there is no body of evidence 'stars'; write one of:"),
    ],
)
def test_what_is_not_there_is_named(small_book: SmallBook, asked: str, words: str) -> None:
    small_book.page("index", f"# One\n\n```{asked}\n```\n")
    status, output = small_book.build()
    assert status != 0
    assert words in re.sub(r"\x1b\[[\d;]*m", "", output)


ALL_VIEWS = (
    "{evidence-table} mist_burt2019.deaths",
    "{evidence-certainty} disease",
    "{evidence-people} mist_burt2019",
    "{evidence-claims} b12",
    "{evidence-conflicts} spinal_msc",
    "{evidence-chart} zero_deaths",
)


def test_views_stand_on_a_page_that_is_no_notebook(small_book: SmallBook) -> None:
    small_book.page("index", "# One\n\n" + "\n\n".join(f"```{one}\n```" for one in ALL_VIEWS) + "\n")
    status, output = small_book.build()
    assert status == 0, output
    page = parsed(small_book.read("index"))
    assert page.select_one("#figure-zero-deaths") is not None
    assert page.select_one("#claim-b12") is not None
    assert page.select_one("#conflict-spinal_msc") is not None
    assert len(page.select(".ms-evidence")) == 3
