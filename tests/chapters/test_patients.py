"""Chapter 13's explorables and its picture: what they say and draw is what the counts and the model give."""

from itertools import pairwise
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mscourse.chapters import patients
from mscourse.diagrams.dress_panels import OF
from mscourse.evidence import evidence
from mscourse.explorables import Explorable
from mscourse.figures.audit import text_boxes
from mscourse.figures.svg import tree
from mscourse.models import preference

BASELINES, HARMS = (6, 30, 300, 600), (0, 1, 5, 20)
CUTS = st.sampled_from(list(patients.CUTS))


def said(view: Explorable) -> str:
    return str(view.answer(view.start())["sentence"]).replace("\N{NO-BREAK SPACE}", " ")


# ---- four dresses ----


def test_the_dresses_start_with_thirty_and_twenty_of_a_thousand() -> None:
    assert said(patients.four_dresses()) == (
        "Without: 30 of 1,000 fall ill. With: 20 of 1,000. That is 10 fewer, and 5 of 1,000 are harmed by "
        "the treatment."
    )


def test_the_first_dress_hides_the_risk_and_the_last_one_says_it() -> None:
    told = [patients.dresses(without, "a third", 5) for without in BASELINES]
    assert len({one[0].benefit for one in told}) == 1
    assert len({one[-1].benefit for one in told}) == len(BASELINES)
    assert told[1][-1].benefit == "Without 30, with 20: 10 fewer."
    assert [one.harm for one in told[1]] == [
        "99.5 % have no harm from it.",
        "Without it nobody has this harm; with it, 5.",
        "1 in 200 is harmed.",
        "Without 0, with 5: 5 more harmed.",
    ]


@given(st.sampled_from(BASELINES), CUTS, st.sampled_from(HARMS))
def test_all_dresses_tell_whole_people(without: int, cut: str, harm: int) -> None:
    exact = without * patients.CUTS[cut]
    assert patients.spared(without, cut) == pytest.approx(exact)
    please, warn, one_in, same = patients.dresses(without, cut, harm)
    assert f"{OF - round(exact)} of 1,000" in warn.benefit
    assert f"{round(exact)} fewer" in same.benefit
    assert float(one_in.benefit.split()[2]) == round(1000 / exact)
    assert please.benefit == f"Cuts the risk by {100 * patients.CUTS[cut]:.0f} %."
    assert ("No harm" in same.harm) == (harm == 0)


@pytest.mark.parametrize(("without", "harm"), [(6, 0), (30, 5), (600, 20)])
def test_a_thousand_people_are_drawn_and_counted(without: int, harm: int) -> None:
    crowd, _ = patients.draw_dresses(without, "half", harm)
    words = [box.words for box in text_boxes(crowd.figure)]
    half = without // 2
    assert {f"{half} spared", f"{half} ill all the same", f"{harm} harmed"} <= set(words)
    # Each line of dashes shows as many people as its length holds.
    lines = [line for line in crowd.ax.lines if line.get_alpha() != 0][: 4 if harm else 3]
    pitch, sign = 7.3, 5.2
    drawn = []
    for line in lines:
        x = np.asarray(line.get_xdata(), float)
        drawn.append(sum(round((b - a - sign) / pitch) + 1 for a, b in zip(x[::3], x[1::3], strict=True)))
    assert drawn == [1000, half, half, *([harm] if harm else [])]


# ---- the risk that evens out ----


def test_the_break_even_risk_starts_modest_and_reaches_from_none_to_much() -> None:
    assert said(patients.break_even()) == (
        "At these inputs the break-even risk of dying is 2.8 %: 28 of 1,000 people."
    )
    assert "no risk of dying" in patients.say_break_even(0.3, 3, 0.7)
    assert "16.0 %" in patients.say_break_even(0.07, 20, 0.7)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from((0.07, 0.3, 0.5)), st.sampled_from((3, 5, 7, 10)), st.sampled_from((0.5, 0.7, 0.9, 1)))
def test_more_effect_and_a_weaker_drug_never_lower_it(ratio: float, lasts: float, drug: float) -> None:
    here = patients.evens_out(ratio, lasts, drug)
    assert patients.evens_out(ratio / 2, lasts, drug) >= here
    assert patients.evens_out(ratio, 20, drug) >= here
    assert patients.evens_out(ratio, lasts, drug * 1.1) >= here


def test_it_is_the_models_own_number() -> None:
    grid = preference.grid(preference.Parameters(), [0.3, 0.7], [7, 20])
    treated, standard = grid.qaly[0, 0, patients.START], grid.qaly[1, 1, patients.START]
    assert patients.evens_out(0.3, 7, 0.7) == pytest.approx(
        float(preference.break_even(standard, treated)), abs=1e-6
    )


@pytest.mark.parametrize(
    ("risk", "words"), [(-0.1, "none"), (0, "none"), (0.0001, "below 0.1 %"), (0.028, "2.8 %")]
)
def test_a_risk_is_printed_or_said_to_be_none(risk: float, words: str) -> None:
    assert patients.printed(risk) == words


def test_surveys_stand_where_their_records_put_them() -> None:
    harms, cure, traded, clinic = patients.surveys()
    assert (harms.low, harms.high) == pytest.approx((0.0001, 0.1))
    assert cure.low == cure.high == pytest.approx(0.01)
    assert (traded.low, traded.high) == (0.38, 0.48)
    assert clinic.low == evidence.outcome("pml_perception_us.maximum_acceptable_risk_mean").value


def test_an_answer_without_risk_lies_in_its_own_strip() -> None:
    _, none = patients.draw_break_even(0.3, 3, 0.7)
    _, some = patients.draw_break_even(0.07, 20, 0.7)
    places = [
        next(box.x0 for box in text_boxes(page.figure) if box.words == words)
        for page, words in ((none, "none"), (some, "16.0 %"))
    ]
    assert places[0] < 50
    assert places[1] > 200


# ---- which input moves it most ----


def test_inputs_are_drawn_by_how_far_they_move_the_answer() -> None:
    moved = {name: patients.moved(name) for name in patients.VARIED}
    start = patients.risk_at("lasts", 7)
    assert start == pytest.approx(100 * patients.evens_out(0.3, 7, 0.7))
    assert all(one.low.risk <= start <= one.high.risk for one in moved.values())
    order = [one.reach for one in sorted(moved.values(), key=lambda one: -one.reach)]
    assert all(before >= after for before, after in pairwise(order))
    assert max(moved, key=lambda name: moved[name].reach) == "drug"
    page = patients.inputs_decide().page("wide", "light")
    heights = {box.words: box.y0 for box in text_boxes(page.figure)}
    names = [one.name for one in sorted(moved.values(), key=lambda one: -one.reach)]
    assert all(heights[before] > heights[after] for before, after in pairwise(names))


@pytest.mark.parametrize("layout", ["wide", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_of_inputs_is_sound(layout: str, theme: str) -> None:
    drawing = patients.inputs_decide()
    assert drawing.faults(layout, theme) == []  # type: ignore[arg-type]  # one of the layouts and themes


# ---- a choice in numbers ----


def test_the_choice_starts_as_the_odds_say() -> None:
    assert said(patients.choices()) == (
        "At a risk of 1 % the model has 35 of 100 people take the treatment; half take it at 0.58 %."
    )
    odds = patients.odds()
    assert odds == {"risk": 0.22, "symptoms": 3.68, "delay": 2.4}
    value = odds["delay"] * odds["risk"]
    assert patients.taken(1, patients.YES, patients.NO) == pytest.approx(value / (1 + value))


@given(st.sampled_from(["no", "yes"]), st.sampled_from(["no", "yes"]), st.floats(0, 3))
def test_half_take_it_at_the_risk_that_is_named_and_fewer_beyond(
    delay: str, symptoms: str, risk: float
) -> None:
    half = patients.half_at(delay, symptoms)
    assert patients.taken(half, delay, symptoms) == pytest.approx(0.5)
    assert (patients.taken(risk, delay, symptoms) >= 0.5 - 1e-9) == (risk <= half + 1e-9)
    assert patients.half_at("yes", symptoms) > patients.half_at("no", symptoms)


def test_as_many_people_are_filled_as_take_it() -> None:
    crowd, _ = patients.draw_choices(1, "yes", "no")
    none, _ = patients.draw_choices(3, "no", "no")
    filled = [tree(page.figure, "x").markup().count("fill:var(--ms-therapy-mark)") for page in (crowd, none)]
    share = patients.taken(3, "no", "no")
    assert filled[0] - filled[1] == 35 - round(100 * share)
    assert "only without any risk" in patients.say_choices(1, "no", "no")


@pytest.mark.parametrize("bad", [-1.0, nan, inf])
def test_what_is_no_ratio_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="hazard_ratio"):
        patients.evens_out(bad, 5, 0.7)
