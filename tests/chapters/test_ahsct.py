"""Chapter 06's explorables: what they say is what models and records give; what should be seen is there."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.chapters import ahsct, brake_after, death_series
from mscourse.chapters import transplant_course as course
from mscourse.chapters.cases import CASES
from mscourse.diagrams.clone_panels import hundred_clones
from mscourse.diagrams.series_panels import Chosen
from mscourse.diagrams.transplant_walk import STEPS
from mscourse.evidence import evidence
from mscourse.evidence.exact import exact_interval
from mscourse.evidence.synthesis import bodies
from mscourse.figures.audit import audit
from mscourse.models import reconstitution as blood

WAYS = (course.FULL, course.NO_CELLS, course.NO_CHEMOTHERAPY)
FILTERS = list(
    product(
        (death_series.ALL_YEARS, *death_series.ERAS),
        (death_series.ALL_FORMS, death_series.RELAPSING, death_series.PROGRESSIVE),
        (death_series.ALL_SIZES, death_series.SMALL, death_series.LARGE),
    )
)


# ---- walk ----


def test_counts_after_day_0_are_the_models() -> None:
    shares, held = course.counts(course.FULL, [11.0, 180.0]), blood.Parameters()
    found = blood.simulate(held, [11.0, 180.0])
    assert shares["neutrophils"] == pytest.approx(found.neutrophils / held.neutrophils.normal)
    assert shares["cd4"] == pytest.approx(found.cd4 / (held.memory_cd4.normal + held.naive_cd4.normal))
    assert course.hazard(course.FULL, [11.0, 180.0]) == pytest.approx(found.hazard)
    assert found.neutrophils[0] == pytest.approx(0.5)


@given(st.floats(0, 730))
def test_the_cells_change_the_neutrophils_and_nothing_else(day: float) -> None:
    rescued, alone = course.counts(course.FULL, [day]), course.counts(course.NO_CELLS, [day])
    assert alone["neutrophils"][0] <= rescued["neutrophils"][0]
    for kind in ("cd8", "b_cells", "cd4"):
        assert alone[kind][0] == rescued[kind][0]
    assert course.hazard(course.NO_CELLS, [day])[0] >= course.hazard(course.FULL, [day])[0]


@given(st.sampled_from(WAYS), st.floats(-40, 730))
def test_shares_stay_between_none_and_the_surge_and_nothing_falls_without_chemotherapy(
    way: str, day: float
) -> None:
    shares = {kind: float(values[0]) for kind, values in course.counts(way, [day]).items()}
    assert all(0 <= share <= 1.3 for share in shares.values())
    if way == course.NO_CHEMOTHERAPY:
        assert all(share >= 0.49 for share in shares.values())
        assert [shares[kind] for kind in ("cd8", "b_cells", "cd4")] == [1, 1, 1]
    if day < -6:
        assert shares["b_cells"] == 1


def test_counts_do_not_jump_on_day_0() -> None:
    before, after = (course.counts(course.FULL, [day]) for day in (-1e-6, 0.0))
    for kind, values in before.items():
        assert values[0] == pytest.approx(after[kind][0], abs=1e-4)


def test_every_step_is_walked_through_in_order() -> None:
    steps = [ahsct.step_of(day, course.FULL) for day in ahsct.WALKED]
    assert steps == sorted(steps)
    assert set(steps) == set(range(1, len(STEPS) + 1))
    assert ahsct.step_of(30, course.NO_CELLS) == 5
    assert ahsct.step_of(60, course.NO_CELLS) == 7


def test_the_walk_says_what_was_left_out() -> None:
    assert "(few white cells): neutrophils at 1 %" in ahsct.say_walk(course.FULL, 5)
    assert "(condition: not done)" in ahsct.say_walk(course.NO_CHEMOTHERAPY, -2)
    assert "(give back: not done)" in ahsct.say_walk(course.NO_CELLS, 0)
    assert "neutrophils at 100 %" in ahsct.say_walk(course.NO_CHEMOTHERAPY, 15)
    assert ahsct.say_walk(course.FULL, -24).startswith("24 days before")


# ---- rebuild ----


@given(st.sampled_from(ahsct.AGES), st.sampled_from(ahsct.SURVIVORS), st.sampled_from(ahsct.LATER))
def test_new_clones_fall_with_age_and_survivors_and_rise_with_time(
    age: float, survivors: float, day: float
) -> None:
    here = ahsct.rebuilt(age, survivors, day).new
    assert 0 < here < 1
    assert here > ahsct.rebuilt(age + 10, survivors, day).new
    assert here > ahsct.rebuilt(age, survivors * 2, day).new
    assert here < ahsct.rebuilt(age, survivors, day + 100).new


def test_counts_are_back_before_clones_are_new() -> None:
    half = ahsct.rebuilt(35, 0.01, 183)
    assert half.here["cd8"] > 0.99
    assert half.here["neutrophils"] > 0.99
    assert half.new < 0.5
    assert half.here["naive_cd4"] < 0.2


def test_as_many_clones_are_open_as_are_new() -> None:
    for new in (0, 37, 100):
        page = hundred_clones(new, 0.5)
        hue = page.theme.immune
        # Dots of one colour are one line: three points a dot, and two that keep it there when there is none.
        dots = {line.get_color(): (np.size(line.get_xdata()) - 2) // 3 for line in page.ax.lines}
        assert (dots[hue.wash], dots[hue.mark]) == (new, 100 - new)


# ---- brake ----


@pytest.fixture(scope="module")
def start() -> brake_after.After:
    return brake_after.followed(0.01, 12, brake_after.BEFORE)


def test_before_the_transplant_all_is_the_same(start: brake_after.After) -> None:
    other = brake_after.untouched()
    assert (
        start.by_year[: brake_after.TRANSPLANT].tolist() == other.by_year[: brake_after.TRANSPLANT].tolist()
    )
    assert start.by_year.sum() == start.onsets.size


def test_emptying_buys_time_and_only_the_brake_lasts(start: brake_after.After) -> None:
    other = brake_after.untouched()
    assert start.by_year[2] < 0.4 * other.by_year[2]
    assert start.by_year[-1] > 0.8 * other.by_year[-1]
    firmer = brake_after.followed(0.01, 12, 0.5)
    assert firmer.by_year[-4:].tolist() == [0, 0, 0, 0]
    assert firmer.calm == brake_after.PEOPLE
    assert brake_after.say_brake(0.01, 12, 0.5).endswith(
        f"Without a transplant: {other.by_year[2]} and {other.by_year[-1]}."
    )


# ---- deaths ----


def test_series_are_those_of_the_forest_plot() -> None:
    found = death_series.all_series()
    assert {one.record for one in found} == {row.record for row in bodies.ahsct_deaths(evidence).rows}
    assert sum(one.deaths for one in found) == 17
    assert {one.place for one in found if one.paid} == {"Mexico", "Moscow"}


def test_forms_are_those_that_the_records_print() -> None:
    words = {
        one.record: (evidence[one.record].population.phenotype or "", one.forms)
        for one in death_series.all_series()
    }
    assert words["silfverberg2024_sweden"] == ("RRMS", death_series.RELAPSING)
    assert words["nicholas2021_london"][0].startswith("52% progressive")
    assert words["muraro2017_longterm"][0].startswith("78% (218 of 281) progressive")
    for record, relapsing, people in (
        ("burt2021_507", 414, 507),
        ("boffa2021_italy", 122, 210),
        ("fischbach2026_germany", 55, 109),
        ("ruizarguelles2019_mexico", 259, 617),
    ):
        said, forms = words[record]
        assert f"RRMS {relapsing}" in said
        assert (forms == death_series.RELAPSING) == (2 * relapsing >= people)
    # Where no shares were printed, a series stands under no form.
    for record in (
        "shevchenko2008_russia",
        "kvistad2020_norway",
        "melnichenko2022_russia",
        "canadian_atkins2016",
    ):
        assert words[record][1] == ""


@given(st.sampled_from(FILTERS))
def test_chosen_and_rest_are_all(chosen: tuple[str, str, str]) -> None:
    picked = death_series.chosen(*chosen)
    rest = [one for one in death_series.all_series() if one not in picked]
    parts = death_series.counted(picked), death_series.counted(rest)
    whole = death_series.counted(death_series.all_series())
    assert sum(one.people for one in parts) == whole.people
    assert sum(one.deaths for one in parts) == whole.deaths
    for part in parts:
        if part.people:
            assert (part.low, part.high) == pytest.approx(
                tuple(100 * limit for limit in exact_interval(part.deaths, part.people))
            )


def test_groups_that_the_words_name_do_not_overlap_and_not_all_pairs_do_so() -> None:
    groups = [death_series.counted(death_series.chosen(*one)) for one in FILTERS]
    groups = [one for one in groups if one.people]
    early = death_series.counted(
        death_series.chosen(death_series.EARLY, death_series.PROGRESSIVE, death_series.ALL_SIZES)
    )
    recent = death_series.counted(
        death_series.chosen(death_series.RECENT, death_series.PROGRESSIVE, death_series.ALL_SIZES)
    )
    assert early.low > recent.high
    apart = [one for one in combinations(groups, 2) if one[0].low > one[1].high or one[1].low > one[0].high]
    assert 0 < len(apart) < len(list(combinations(groups, 2))) / 4


def test_sentences_keep_none_seen_apart_from_none_possible() -> None:
    norway = death_series.say_deaths(death_series.RECENT, death_series.ALL_FORMS, death_series.SMALL)
    assert "none seen, and a true rate of up to 11.6 % would still fit" in norway
    nobody = death_series.say_deaths(death_series.EARLY, death_series.RELAPSING, death_series.ALL_SIZES)
    assert nobody == "No series passes these three filters."
    assert Chosen(0, 0, 0, 0, 100).percent == 0


# ---- all ----


def test_cases_print_what_the_explorables_say() -> None:
    walk, rebuild, brake, deaths = (
        CASES[f"ahsct_{name}"]() for name in ("walk", "rebuild", "brake", "deaths")
    )
    assert isinstance(walk, dict)
    assert isinstance(rebuild, dict)
    assert isinstance(brake, dict)
    assert isinstance(deaths, dict)
    assert f"{walk['neutrophils_without']:.0f} %" in ahsct.say_walk(course.NO_CELLS, 15)
    assert f"{rebuild['new_two_years']:.0f} of 100" in ahsct.say_rebuild(35, 0.01, 730)
    assert f"{brake['start_last']:.0f} in the last year" in brake_after.say_brake(
        0.01, 12, brake_after.BEFORE
    )
    assert deaths["sweden_high"] == pytest.approx(100 * exact_interval(0, 174)[1])


def test_panels_have_no_faults_of_lettering() -> None:
    pages = [
        *(page for way in WAYS for day in (-24, 15) for page in ahsct.draw_walk(way, day)),
        *(page for age in (20, 65) for day in (730,) for page in ahsct.draw_rebuild(age, 0.01, day)),
        *brake_after.draw_brake(0.01, 12, 0.5),
        *(page for one in FILTERS[::12] for page in death_series.draw_deaths(*one)),
    ]
    for page in pages:
        assert audit(page.figure) == []
