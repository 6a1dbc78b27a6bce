"""Chapter 15's explorables: cards follow their records, scores the rule, and people the model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.chapters import future as chapter
from mscourse.chapters.cases import CASES
from mscourse.chapters.forecast_cards import CARDS, Card, points_lost, score
from mscourse.diagrams.hope_chain import HOPES, IN_WORDS
from mscourse.evidence import evidence
from mscourse.figures.audit import audit
from mscourse.models import disability

LATER, LATEST = list(chapter.BEGUN)[1:]
CHANCE = st.floats(0, 1)


def case(name: str) -> dict[str, float]:
    found = CASES[name]()
    assert isinstance(found, dict)
    return {key: float(value) for key, value in found.items()}


# ---- ten forecasts ----


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.words)
def test_what_became_of_a_card_stands_in_its_record(card: Card) -> None:
    assert card.settled(evidence) == card.came_true
    assert evidence[card.record].year is not None


def test_each_kind_holds_one_card_that_went_the_other_way() -> None:
    assert (chapter.came_true("steps"), chapter.came_true("hopes")) == (4, 1)
    assert len(chapter.cards_of("steps")) == len(chapter.cards_of("hopes")) == 5


def test_the_start_scores_a_quarter_whatever_came() -> None:
    assert chapter.say_forecast(0.5, 0.5, chapter.COVERED) == (
        "You say 50 % for five steps and 50 % for five hopes: the score will be 0.25 whatever came."
    )
    assert chapter.brier(0.5, 0.5) == 0.25


def test_the_controls_read_in_per_cent() -> None:
    steps = chapter.forecast().controls["steps"]
    assert [steps.spoken(value) for value in steps.values][-2:] == [
        f"{number}\N{NO-BREAK SPACE}%" for number in (90, 100)
    ]


def test_covered_answers_are_not_given_away() -> None:
    words = chapter.say_forecast(0.9, 0.1, chapter.COVERED)
    assert words.endswith("the score will lie between 0.01 and 0.81.")
    assert "came true" not in words
    assert f"{chapter.brier(0.9, 0.1):.2f}" not in words


def test_saying_how_often_it_comes_true_scores_best() -> None:
    said = [step / 20 for step in range(21)]
    best = min((chapter.brier(one, other), one, other) for one in said for other in said)
    assert best[1:] == (0.8, 0.2)
    assert best[0] == pytest.approx(0.16)
    assert chapter.say_forecast(0.8, 0.2, chapter.SHOWN).endswith("of which 1 did: score 0.16.")


def test_two_cards_hold_what_the_certain_lose() -> None:
    assert chapter.share_of_two(1, 0) == 1
    assert chapter.share_of_two(0.8, 0.2) == pytest.approx(0.8)
    assert chapter.brier(1, 0) == pytest.approx(0.2)


def test_known_scores() -> None:
    assert score([1.0, 0.0], [True, False]) == 0
    assert score([0.0], [True]) == 1
    assert score([0.7, 0.2], [True, False]) == pytest.approx((0.09 + 0.04) / 2)


@given(st.lists(st.tuples(CHANCE, st.booleans()), min_size=1, max_size=12))
def test_a_score_lies_between_its_bounds_and_turns_over(cards: list[tuple[float, bool]]) -> None:
    said, came = [one for one, _ in cards], [fact for _, fact in cards]
    found = score(said, came)
    assert 0 <= found <= 1
    assert score([1 - one for one in said], [not fact for fact in came]) == pytest.approx(found)


@given(CHANCE, CHANCE)
def test_what_is_lost_lies_between_what_could_be(steps: float, hopes: float) -> None:
    low, high = chapter.bounds(steps, hopes)
    assert low - 1e-9 <= chapter.brier(steps, hopes) <= high + 1e-9


def test_bad_forecasts_are_refused() -> None:
    for said in (-0.1, 1.2):
        with pytest.raises(ValueError, match="no probability"):
            points_lost(said, came_true=True)
    with pytest.raises(ValueError, match="one answer for each"):
        score([0.5], [])
    with pytest.raises(ValueError, match="one answer for each"):
        score([], [])


# ---- what if it works ----


def test_the_natural_curve_is_the_models() -> None:
    shares = disability.reach(disability.Parameters(), range(31))
    for begun in chapter.BEGUN:
        assert chapter.reached(1, 1, begun) == pytest.approx(shares)


def test_less_loss_alone_is_the_models_treatment() -> None:
    halved = disability.reach(
        disability.Parameters(), range(31), [disability.Treatment(hazard_ratio=0.5, start=10)]
    )
    assert chapter.reached(0.5, 1, LATEST) == pytest.approx(halved)


def test_a_quarter_less_loss_beats_twice_the_repair_at_year_15_and_not_at_30() -> None:
    assert chapter.of_100(0.75, 1) < chapter.of_100(1, 2) - 3
    by_30 = [100 * chapter.reached(*one, chapter.AT_ONSET)[-1] for one in ((0.75, 1), (1, 2))]
    assert by_30[0] == pytest.approx(by_30[1], abs=0.5)


@given(
    st.sampled_from(chapter.LOSSES), st.sampled_from(chapter.REPAIRS), st.sampled_from(list(chapter.BEGUN))
)
def test_both_are_worth_more_than_one_and_early_more_than_late(
    loss: float, repair: float, begun: str
) -> None:
    both = chapter.of_100(loss, repair, begun)
    assert both <= min(chapter.of_100(loss, 1, begun), chapter.of_100(1, repair, begun)) + 1e-9
    assert chapter.of_100(loss, repair) <= both + 1e-9


def test_shares_only_rise() -> None:
    for begun in chapter.BEGUN:
        shares = chapter.reached(0.5, 3, begun)
        assert shares.shape == (31,)
        assert (shares[1:] >= shares[:-1] - 1e-12).all()


def test_the_start_says_the_four() -> None:
    assert chapter.say_what_if(0.75, 2, chapter.AT_ONSET) == (
        "Repair times 2 alone, at onset: 16 of 100 reach EDSS 6 by year 15; loss times 0.75 alone: 13; "
        "both: 7; neither: 26."
    )
    assert "begun ten years later" in chapter.say_what_if(0.75, 2, LATEST)
    assert LATER in chapter.say_what_if(1, 1, LATER)


# ---- together ----


def test_words_and_cases_agree() -> None:
    cards, repair = case("future_cards"), case("future_repair")
    assert cards["certain_wrong"] + cards["certain_right"] == cards["given_cards"]
    assert f"score {cards['certain']:.2f}" in chapter.say_forecast(1, 0, chapter.SHOWN)
    assert f"both: {repair['both_late']:.0f};" in chapter.say_what_if(0.75, 2, LATEST)
    assert chapter.of_100(1, repair["repair_that_equals"]) == pytest.approx(repair["quarter_less_loss"])


def test_panels_have_no_faults_of_lettering() -> None:
    pages = [
        *chapter.draw_forecast(0.5, 0.5, chapter.COVERED),
        *chapter.draw_forecast(0.9, 0.1, chapter.COVERED),
        *chapter.draw_forecast(0, 1, chapter.SHOWN),
        *chapter.draw_forecast(1, 0, chapter.SHOWN),
        *chapter.draw_what_if(0.75, 2, chapter.AT_ONSET),
        *chapter.draw_what_if(1, 1, LATEST),
        *chapter.draw_what_if(0.5, 3, LATER),
    ]
    assert [audit(page.figure) for page in pages] == [[]] * len(pages)


def test_every_hope_hangs_on_a_link_that_is_not_shown() -> None:
    assert len(HOPES) == 4
    for hope in HOPES:
        seen = [link.seen for link in hope.links]
        assert set(seen) <= set(IN_WORDS)
        assert seen[-1] == "open"


def test_explorables_open_on_the_states_that_their_words_name() -> None:
    assert chapter.forecast().start() == {"steps": 0.5, "hopes": 0.5, "answers": chapter.COVERED}
    assert chapter.what_if().start() == {"loss": 0.75, "repair": 2, "begun": chapter.AT_ONSET}
