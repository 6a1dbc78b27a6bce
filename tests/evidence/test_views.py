"""Tables and claim cards: what a page gets, what a notebook keeps, what a listener hears."""

import re
from html.parser import HTMLParser

import pytest

from mscourse.evidence import Library, NotShownError, claims, evidence
from mscourse.evidence.cards import cards
from mscourse.view import PAGE_TYPE, View
from tests.evidence.conftest import Folder

VOID = {"br", "img", "circle", "path"}
KEPT = {"table", "thead", "tbody", "tr", "th", "td", "p", "b", "i", "a", "br", "small", "span", "blockquote"}
"""What JupyterLab's sanitiser and code hosts leave in a stored output."""


class Tags(HTMLParser):
    """Reads HTML, and refuses tags that are left open or closed out of turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.ids: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


VIEWS: dict[str, View] = {
    "numbers of chapter 00": evidence.table("start"),
    "numbers of chapter 01": evidence.table("disease"),
    "numbers by name": evidence.table("trapp_1998.transected_axons", "mist_burt2019.deaths"),
    "certainty of chapter 00": evidence.certainty("start"),
    "certainty of chapter 01": evidence.certainty("disease"),
    "claims of chapter 01": claims("disease"),
    "the worked example": claims("b12"),
}


@pytest.mark.parametrize("name", VIEWS)
def test_each_view_is_sound_in_each_mode(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MSCOURSE_VIEW", "page")
    bundle = VIEWS[name]._repr_mimebundle_()
    assert Tags(bundle["text/html"]).names <= KEPT
    page = Tags(bundle[PAGE_TYPE]["html"])
    assert len(page.ids) == len(set(page.ids))
    assert bundle["text/plain"].strip()
    for words in (bundle["text/html"], bundle[PAGE_TYPE]["html"], bundle["text/plain"]):
        assert "<!--" not in words
        assert "None" not in words
        assert "from memory" not in words


def test_a_table_names_a_study_once_and_prints_number_caveat_and_day() -> None:
    page = evidence.table("disease").page()["html"]
    assert page.startswith('<div class="ms-evidence"><p class="ms-label">Evidence</p>')
    assert '<div class="ms-wide" role="region" tabindex="0" aria-label="Table: What was found">' in page
    assert page.count(">Trapp 1998</a>") == 1
    assert (
        '<th scope="row" rowspan="3"><a href="https://doi.org/10.1056/NEJM199801293380502">Trapp 1998' in page
    )
    assert "11,236\N{NO-BREAK SPACE}per mm³" in page
    assert '<span class="ms-sure" data-level="4">high, in animals</span>' in page
    assert "necessary is not the same as sufficient" in page
    assert "Sources last checked 23 November 2026" in page


def test_a_harm_is_marked_as_one() -> None:
    table = evidence.table("mist_burt2019.deaths")
    assert "Deaths (both, whole follow-up) <small>(harm)</small>" in table.still()
    assert "randomised trial, 110 people" in table.still()


def test_certainty_stands_in_words_beside_its_dots(folder: Folder) -> None:
    table = Library(folder.write()).certainty("made")
    assert '<span class="ms-sure" data-level="2">low to moderate, in people</span>' in table.page()["html"]
    assert "One record." in table.page()["html"]
    assert "●●○○ <b>low to moderate, in people</b> (one trial)" in table.still()
    said = table.plain()
    assert said.startswith("- Cells help. Certainty: low to moderate, in people (one trial).")
    grounds = (
        "Begins at high (randomised trials). Down one or two steps for imprecision: few people took part."
    )
    assert grounds in said
    assert f'<td colspan="3"><p class="ms-small">{grounds}</p></td>' in table.page()["html"]
    assert f'<td colspan="3"><small>{grounds}</small></td>' in table.still()
    assert said.endswith("It would change with: a second trial.")


def test_a_claim_card_holds_all_of_its_parts(folder: Folder) -> None:
    library = Library(folder.write())
    card = cards(library, ("a01",))
    page = card.page()["html"]
    assert '<article class="ms-claim" id="claim-a01" aria-labelledby="claim-a01-s">' in page
    assert "The trial \u201cfound\u201d 0.50. Nobody was masked.</p>" in page
    assert "<b>We would print</b> \u201cCells may help.\u201d" in page
    assert 'Checked <time datetime="2026-11-23">23 November 2026</time>' in page
    assert "Review due" in page
    # A record that may not be shown is not linked.
    assert re.findall(r">([^<>]+)</a>", page) == ["Doe 2020"]
    assert cards(library, ("made",)) == card
    assert "Checked 23 November 2026, review due 23 November 2027.\n" in card.plain()
    change = "A second trial that \u201cfound\u201d nothing."
    assert card.plain().endswith(f"\nWhat would change the verdict: {change}")
    assert page.endswith(f"<b>What would change the verdict:</b> {change}</p></article>")
    assert f"<b>What would change the verdict:</b> {change}</small></p></blockquote>" in card.still()


@pytest.mark.parametrize(
    ("lean", "verdict", "ring"),
    [
        ("supported", "Supported", 'class="f"'),
        ("supported", "Supported, in tighter words", "<path"),
        ("partly", "Partly", "<path"),
        ("preclinical", "In mice", 'r="2.5"'),
        ("unsupported", "Not shown", '<circle cx="8" cy="8" r="6.5"/></svg>'),
        ("open", "Open", "stroke-dasharray"),
    ],
)
def test_the_ring_is_full_only_for_what_is_supported_as_it_stands(
    folder: Folder, lean: str, verdict: str, ring: str
) -> None:
    folder.claims[0] |= {"lean": lean, "verdict": verdict}
    assert ring in cards(Library(folder.write()), ("a01",)).page()["html"]


def test_a_claim_without_a_verdict_is_refused_with_what_it_lacks(folder: Folder) -> None:
    del folder.claims[0]["argument"], folder.claims[0]["change"], folder.claims[0]["due"]
    library = Library(folder.write())
    for name in ("a01", "made"):
        with pytest.raises(
            NotShownError, match="a01 has no verdict to show yet: it lacks argument, change, due"
        ):
            cards(library, (name,))


def test_every_claim_of_both_articles_has_its_verdict() -> None:
    names = [f"a{one:02}" for one in range(1, 21)] + [f"b{one:02}" for one in range(1, 17)]
    assert sorted(evidence.claims) == names
    for claim in evidence.claims.values():
        one_sentence = claim.change.endswith(".") and ". " not in claim.change
        assert one_sentence, claim.change
        # What the evidence would bear is said in other words than the claim's own.
        assert claim.wording.endswith(".")
        assert claim.wording != claim.statement
        assert claim.argument
        assert claim.verdict
        assert claim.checked < claim.due


def test_a_claim_is_overdue_the_day_after_it_is_due() -> None:
    one = evidence.claim("a01")
    assert not one.overdue(one.due)
    assert one.overdue(one.due.replace(day=one.due.day + 1))


def test_names_that_lead_nowhere_get_a_remedy() -> None:
    with pytest.raises(KeyError, match="no claim is named"):
        claims()
    with pytest.raises(KeyError, match="there is no claim 'z99'"):
        claims("z99")
    with pytest.raises(KeyError, match="the table has no row"):
        evidence.table()
    with pytest.raises(KeyError, match=r"there are some for: start, disease, .*ahsct, msc"):
        evidence.certainty("weather")
    with pytest.raises(NotShownError):
        evidence.table("uccelli_2021_mesems.adverse_events_primary_safety_endpoint")
