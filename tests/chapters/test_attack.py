"""Chapter 02's explorables: what they say is what the models give; what should be seen is there."""

import re

import numpy as np
import pytest

from mscourse.chapters import attack
from mscourse.chapters.attack_cases import attack_explored
from mscourse.diagrams.attack_panels import Diary, cells_of_one, diaries, lesion_map
from mscourse.explorables import Explorable
from mscourse.figures.audit import audit
from mscourse.models import lesion, relapse


def said(view: Explorable, **values: float | str) -> str:
    return str(view.answer({**view.start(), **values})["sentence"]).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def ten() -> Explorable:
    return attack.diaries()


@pytest.fixture(scope="module")
def patch() -> Explorable:
    return attack.rings()


def test_ten_people_with_the_same_rates_have_different_diaries(ten: Explorable) -> None:
    study = relapse.Study(patients=10, years=5)
    found = relapse.simulate(study, relapse.Parameters(), rng=np.random.default_rng(1))
    assert f"{found.rate:.1f} attacks per person-year" in said(ten)
    assert f"the calmest had {found.counts.min()} in 5 years, the busiest {found.counts.max()}." in said(ten)
    for count in (found.counts.min(), found.counts.max()):
        assert re.search(rf"\b{count}\b", ten.head["seen"])


def test_a_stronger_brake_makes_attacks_rarer_and_shorter_than_slower_effectors_do() -> None:
    found = attack_explored()
    assert isinstance(found, dict)
    assert found["braked_rate"] < found["slowed_rate"] < found["usual_rate"]
    assert found["braked_days"] < found["slowed_days"] < found["usual_days"]


def test_twice_the_brake_or_even_arrivals_leave_no_attack(ten: Explorable) -> None:
    none = "none of the 10 people has an attack in 5 years"
    assert none in said(ten, regulator_growth=0.5)
    assert none in said(ten, arrivals="evenly")


def test_days_above_the_line_are_those_of_the_records() -> None:
    state = attack.lives(*attack.START)
    above = state.result.effectors >= state.result.study.threshold
    assert state.days_above == pytest.approx(above.sum() / state.result.onset_day.size)
    assert np.isnan(attack.lives(0.5, 2.0, "by chance").days_above)
    assert sum(len(state.onsets(person)) for person in range(10)) == state.result.onset_day.size


def test_rings_begin_above_the_threshold_and_the_lesion_is_as_large_below(patch: Explorable) -> None:
    assert (
        said(patch) == "χ is 8, above 5.8: rings. Of cells, 3 rings so far. The lesion reaches 23 units out."
    )
    assert "χ is 4, not above 5.8: waves fade, and one even patch is left." in said(patch, chemotaxis=4)
    assert "not above 8.0" in said(patch, spread=1)
    ring, plaque = attack.grown(8, 0.5, 16), attack.grown(2, 0.5, 16)
    assert (ring.crests, plaque.crests) == (3, 0)
    assert plaque.reach / ring.reach == pytest.approx(1, abs=0.1)


def test_the_onsets_that_should_be_seen_are_the_theorys(patch: Explorable) -> None:
    for spread in (0.5, 2.0):
        limit, _ = lesion.threshold(lesion.Parameters(signal_diffusion=spread))
        assert f"{limit:.1f}" in patch.head["seen"]


def test_a_time_between_those_of_the_page_is_run_by_itself(patch: Explorable) -> None:
    reaches = [attack.grown(8, 0.5, time).reach for time in (8, 10.5, 12)]
    assert reaches == sorted(reaches)
    assert "one ring so far" in said(patch, time=8)


@pytest.mark.parametrize("values", [(0.2, 2.0, "by chance"), (0.25, 2.0, "by chance"), (0.5, 1.0, "evenly")])
def test_panels_of_the_diaries_have_no_faults_of_lettering(values: tuple[float, float, str]) -> None:
    for page in attack.draw_diaries(attack.lives(*values), *values):
        assert audit(page.figure) == []


@pytest.mark.parametrize("values", [(2.0, 2.0, 8.0), (8.0, 0.5, 16.0), (10.0, 0.2, 12.0)])
def test_panels_of_the_rings_have_no_faults_of_lettering(values: tuple[float, float, float]) -> None:
    for page in attack.draw_rings(attack.grown(*values), *values):
        assert audit(page.figure) == []


def test_panels_draw_what_they_are_given() -> None:
    page = diaries([Diary(np.array([1.0, 2.0])), Diary(np.empty(0))], 5, shown=1)
    assert [text.get_text() for text in page.ax.texts if text.get_text() in {"2", "0"}].count("0") == 2
    days = np.arange(0, 731.0)
    flat = cells_of_one(days, np.full(days.size, 1000.0), 22_800, np.empty(0))
    assert audit(flat.figure) == []
    none, all_of_it = (lesion_map(np.full(5, share), np.arange(5.0)) for share in (0.0, 1.0))
    tints = [max(line.get_alpha() or 0 for line in one.ax.lines) for one in (none, all_of_it)]
    assert tints == [0, 0.85]
