"""Asking for a pool: what is weighed, what is refused and why, and what a given reason does."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import numpy as np
import pytest
from scipy.stats import norm

from mscourse.evidence import Library, NotPooledError, evidence, kinds
from mscourse.evidence.synthesis import bodies, effects, overlaps
from mscourse.evidence.synthesis.objections import against
from tests.evidence.conftest import Folder

REASON = "They are pooled here only to see what comes out."
Spoil = Callable[[dict[str, Any]], None]


def second(folder: Folder) -> dict[str, Any]:
    """Add a twin of the made record that differs in nothing that matters."""
    twin = deepcopy(folder.records[0]) | {
        "id": "made_2021",
        "aliases": [],
        "first_author": "Roe R",
        "year": 2021,
    }
    folder.records.append(twin)
    return twin


HAZARDS = ["made_2020.better", "made_2021.better"]
DEATHS = ["made_2020.deaths", "made_2021.deaths"]


def test_studies_of_a_kind_are_pooled_without_a_reason(folder: Folder) -> None:
    second(folder)
    library = Library(folder.write())
    made = library.pool(HAZARDS)
    assert made.objections == ()
    assert made.note == ""
    assert made.estimate == pytest.approx(0.5)
    assert made.weights == pytest.approx((0.5, 0.5))
    assert [one.label for one in made.studies] == ["Doe 2020", "Roe 2021"]
    assert (made.scale, made.measure, made.method) == ("ratio", "hazard_ratio", "reml")
    # Two equal studies are as sure as one of twice the size.
    error = (np.log(0.81) - np.log(0.31)) / (2 * norm.ppf(0.975))
    fixed = library.pool(HAZARDS, method="fixed")
    assert fixed.high == pytest.approx(np.exp(np.log(0.5) + norm.ppf(0.975) * error / 2**0.5))
    assert fixed.sentence.startswith("2 studies with 96 people (felt better). Pooled hazard ratio 0.50 (95")
    none = library.pool(DEATHS)
    assert none.method == "exact"
    assert "None of them had it" in none.sentence


def change(**fields: Any) -> Spoil:
    return lambda record: record.update(fields)


def other(**fields: Any) -> Spoil:
    return lambda record: record["outcomes"][0].update(fields)


@pytest.mark.parametrize(
    ("spoil", "objection"),
    [
        (
            change(topic="ahsct"),
            r"Different treatments: MSC \(Doe 2020\); AHSCT \(Roe 2021\)\. Pool one treat",
        ),
        (change(design="preclinical"), r"Animals with people: people \(Doe 2020\); animals \(Roe 2021\)"),
        (change(design="registry_comparison"), r"Different kinds of study: randomised .*; comparison "),
        (
            change(population={"n": 9, "phenotype": "SPMS", "inclusion": None}),
            r"Different forms of MS: relapsing .*; progressive",
        ),
        (
            other(name="relapses"),
            r"Different outcomes: .*; relapses \(Roe 2021\)\. Pool one outcome at a time",
        ),
        (other(measure="odds_ratio"), r"Different measures: hazard ratio .*; odds ratio \(Roe 2021\)"),
        (other(comparison="cells vs drug X"), r"Different comparisons: salt water .*; drug X"),
        (
            change(registry_id="NCT00000001; other"),
            r"The same people twice: Doe 2020 with Roe 2021; both carry",
        ),
    ],
)
def test_what_differs_is_named_study_by_study(folder: Folder, spoil: Spoil, objection: str) -> None:
    twin = second(folder)
    folder.records[0]["registry_id"] = "NCT00000001"
    spoil(twin)
    library = Library(folder.write())
    with pytest.raises(NotPooledError, match=objection) as refused:
        library.pool(HAZARDS)
    assert "write because='...'" in str(refused.value)
    assert all(one in str(refused.value) for one in refused.value.objections)
    made = library.pool(HAZARDS, because=REASON)
    assert made.reason == REASON
    assert made.objections == refused.value.objections
    assert made.note.startswith("Against pooling: ")
    assert made.note.endswith(f"Pooled all the same: {REASON}")


@pytest.mark.parametrize(
    ("names", "objection"),
    [
        (
            [
                "affirm_natalizumab.sustained_edss_progression",
                "opera.12_week_confirmed_disability_progression_ocrelizumab_vs_interferon",
            ],
            r"Different treatments: natalizumab \(.*\); ocrelizumab \(",
        ),
        (
            ["kvistad2020_norway.neda_3", "zhukovsky2021_alemtuzumab.grade_ge_3_adverse_events_alemtuzumab"],
            r"Different treatments: AHSCT \(Kvistad 2020\); alemtuzumab \(Sweden, beside alemtuzumab\)",
        ),
        (
            ["clarity.time_to_first_relapse", "affirm_natalizumab.time_to_first_relapse"],
            r"Different treatments: drug of .*; natalizumab",
        ),
    ],
)
def test_a_family_of_drugs_is_not_one_treatment_and_a_control_group_is_another(
    names: list[str], objection: str
) -> None:
    with pytest.raises(NotPooledError, match=objection):
        evidence.pool(names)


def test_doses_of_one_drug_are_one_treatment(folder: Folder) -> None:
    twin = second(folder)
    for record, dose in ((folder.records[0], "1"), (twin, "2.5")):
        record["topic"] = "treatment"
        record["outcomes"][0]["comparison"] = f"mendazol {dose} mg vs placebo"
    assert Library(folder.write()).pool(HAZARDS).objections == ()


def test_shares_of_people_have_a_time_and_a_side(folder: Folder) -> None:
    twin = second(folder)
    twin["harms"][0] |= {"timepoint": "5 years", "name": "death-free survival", "events": 48}
    library = Library(folder.write())
    with pytest.raises(NotPooledError) as refused:
        library.pool(DEATHS)
    said = str(refused.value)
    assert "Different times: 1 year (Doe 2020); 5 years (Roe 2021)" in said
    assert "Different sides counted: those with the event (Doe 2020); those without the event" in said


def test_two_numbers_of_one_record_hold_the_same_people(folder: Folder) -> None:
    more = deepcopy(folder.records[0]["outcomes"][0]) | {"id": "better_later"}
    folder.records[0]["outcomes"].append(more)
    library = Library(folder.write())
    with pytest.raises(
        NotPooledError, match="The same people twice: Doe 2020; both numbers come from one rec"
    ):
        library.pool(["made_2020.better", "made_2020.better_later"])


@pytest.mark.parametrize("because", ["", "because", "x" * 40, "it is so"])
def test_a_reason_is_a_sentence(folder: Folder, because: str) -> None:
    second(folder)
    with pytest.raises(ValueError, match="is no reason; write a sentence that a reader can judge"):
        Library(folder.write()).pool(HAZARDS, because=because)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"interval_kind": "iqr", "ci_level": None},
            "is the interquartile range, which tells how people differed",
        ),
        ({"interval_kind": "range", "ci_level": None}, "is the range, which tells how people differed"),
        (
            {"ci_low": None, "ci_high": None, "ci_level": None, "interval_kind": None},
            "has no value with an interval, so nobody knows its weight",
        ),
        ({"ci_low": 0}, "a ratio printed as nought has lost its digits"),
        ({"ci_low": 0.49}, "does not lie in the middle of its interval"),
        (
            {"measure": "percentage", "unit": "percent", "value": 5, "ci_low": 0, "ci_high": 9},
            "limits of nought or all have no log odds",
        ),
        (
            {"measure": "mean", "unit": "points"},
            r"\(mean\) can't be weighed: neither counts nor a usable interval",
        ),
    ],
)
def test_a_number_that_cannot_be_weighed_is_refused(
    folder: Folder, fields: dict[str, Any], message: str
) -> None:
    second(folder)["outcomes"][0].update(fields)
    with pytest.raises(ValueError, match=rf"made_2021\.better.*{message}"):
        Library(folder.write()).pool(HAZARDS, because=REASON)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"n": None}, r"can't be weighed: events without the people at risk"),
        ({"unit": "MRI scans"}, "counts MRI scans, not people"),
    ],
)
def test_counts_that_are_none_of_people_are_refused(
    folder: Folder, fields: dict[str, Any], message: str
) -> None:
    second(folder)["harms"][0].update(fields)
    with pytest.raises(ValueError, match=rf"made_2021\.deaths.*{message}"):
        Library(folder.write()).pool(DEATHS, because=REASON)


def test_another_level_of_confidence_is_the_same_error(folder: Folder) -> None:
    twin = second(folder)
    error = (np.log(0.81) - np.log(0.31)) / (2 * norm.ppf(0.975))
    middle, far = np.log(0.5), norm.ppf(0.95) * error
    twin["outcomes"][0] |= {
        "ci_level": 90,
        "ci_low": float(np.exp(middle - far)),
        "ci_high": float(np.exp(middle + far)),
    }
    library = Library(folder.write())
    first, later = (effects.row(library, name, 95).study for name in HAZARDS)
    assert later.variance == pytest.approx(first.variance)
    # Published limits stay as printed; those of another level are carried over to the common one.
    assert (first.low, first.high) == (0.31, 0.81)
    half = norm.ppf(0.975) * error
    assert (later.low, later.high) == pytest.approx((np.exp(middle - half), np.exp(middle + half)))


def test_percentages_with_intervals_are_weighed_as_log_odds() -> None:
    one = effects.row(evidence, "silfverberg2024_sweden.neda", 95)
    assert (one.scale, one.measure) == ("proportion", "km_percentage")
    assert (one.study.value, one.study.low, one.study.high) == pytest.approx((0.73, 0.66, 0.81))
    difference = effects.row(evidence, "mist_burt2019.between_group_difference_in_mean_edss", 95)
    assert (difference.scale, difference.study.value) == ("difference", -1.7)


def test_pairs_of_counts_make_odds_ratios(folder: Folder) -> None:
    twin = second(folder)
    for record, counts in ((folder.records[0], (3, 9)), (twin, (0, 4))):
        harm = record["harms"][0]
        record["harms"] = [
            harm | {"events": counts[0], "value": counts[0]},
            harm | {"id": "control", "events": counts[1], "value": counts[1]},
        ]
    library = Library(folder.write())
    pairs = [(f"{name}.deaths", f"{name}.control") for name in ("made_2020", "made_2021")]
    made = library.pool(pairs, method="peto")
    assert (made.measure, made.people) == ("odds_ratio", 192)
    assert made.studies[0].value == pytest.approx(3 * 39 / (45 * 9))
    assert made.studies[1].value == pytest.approx(0.5 * 44.5 / (48.5 * 4.5))
    assert "of whom" not in made.sentence
    assert made.estimate < 1
    with pytest.raises(ValueError, match="are not two groups of one study"):
        library.pool([("made_2020.deaths", "made_2021.control"), pairs[1]])
    folder.records[0]["harms"][0]["events"] = folder.records[0]["harms"][1]["events"] = 0
    with pytest.raises(ValueError, match="no event in either group, or nothing else, tells nothing"):
        Library(folder.write()).pool(pairs)


@pytest.mark.parametrize(
    ("names", "asked", "message"),
    [
        (HAZARDS[:1], {}, "1 study is no synthesis"),
        ([HAZARDS[0], *HAZARDS], {}, r"made_2020\.better is given twice"),
        (
            [HAZARDS[0], DEATHS[1]],
            {"because": REASON},
            r"different scales \(proportion, ratio\) have no common",
        ),
        (HAZARDS, {"method": "magic"}, "there is no 'magic'; choose among: fixed, dersimonian-laird"),
        (HAZARDS, {"interval": "wide"}, "there is no 'wide'; write normal, hartung-knapp"),
        (HAZARDS, {"level": 100}, "100 percent cannot be"),
    ],
)
def test_what_makes_no_sense_is_refused_whatever_the_reason(
    folder: Folder, names: list[str], asked: dict[str, Any], message: str
) -> None:
    second(folder)
    with pytest.raises(ValueError, match=message):
        Library(folder.write()).pool(names, **asked)


def test_every_overlap_names_records() -> None:
    for one in overlaps.OVERLAPS:
        assert len(one.records) > 1
        assert all(name in evidence.records for name in one.records)


def test_the_same_trial_is_found_by_its_register_number() -> None:
    pair = [evidence["haltms_nash2017"], evidence["muraro2014_tcr"]]
    (found,) = overlaps.shared(pair)
    assert found[2:] == ("sure", "both carry the register number NCT00288626")
    assert overlaps.shared([evidence["mist_burt2019"], evidence["silfverberg2024_sweden"]]) == []


def test_every_counted_death_after_a_transplant_is_in_a_row_or_left_out_with_a_reason() -> None:
    body = bodies.ahsct_deaths(evidence)
    used, left_out = {one.outcome for one in body.rows}, dict(body.left_out)
    everyone = {
        number.id
        for record in evidence.select(
            therapy="ahsct", design=("randomised", "comparison", "single_group"), outcome="death"
        )
        for number in record
        if number.events is not None and kinds.outcome_kind(number) == "death"
    }
    assert everyone == used | set(left_out)
    assert used.isdisjoint(left_out)


def test_deaths_after_a_transplant_are_fewer_in_the_series_that_came_later() -> None:
    body = bodies.ahsct_deaths(evidence)
    assert body.pooled is not None
    assert body.pooled.reason
    assert body.objections == body.pooled.objections
    assert body.published is not None
    assert body.published.value == 2.1
    groups = dict(body.groups)
    early, later = groups["Early series"], groups["Without the early series"]
    # The published pool took studies of both eras; the early ones alone come near it, the later ones do not.
    assert early.low < 0.021 < early.high
    assert later.high < 0.021
    events = {name: sum(one.events or 0 for one in made.studies) for name, made in groups.items()}
    assert sum(events.values()) - events["Without the early series"] == sum(
        one.events or 0 for one in body.rows
    )
    # How they are pooled matters more than the digits of any one way.
    found = [made.estimate for made in (body.pooled, *body.ways)]
    assert max(found) > 2 * min(found)
    assert all(made.low < 0.01 < made.high for made in body.ways)


def test_hazard_ratios_of_disability_are_not_pooled() -> None:
    body = bodies.ahsct_worsening(evidence)
    assert body.pooled is None
    said = " ".join(body.objections)
    for words in ("Different kinds of study", "Different forms of MS", "Different comparisons", "one record"):
        assert words in said
    values = [(one.value, one.low, one.high) for one in body.rows]
    assert (0.07, 0.02, 0.24) in values
    assert (1.49, 0.7, 3.14) in values


def test_of_the_trials_of_stromal_cells_hardly_a_number_can_be_weighed() -> None:
    body = bodies.msc_trials(evidence)
    assert [one.record for one in body.rows] == ["uccelli_2021_mesems"]
    assert "harris_2024_mscnp_phase2.edss_plus_improvement_primary" in dict(body.left_out)


def test_mice_and_people_have_no_common_number() -> None:
    pair = ["meta_msc_eae_2020.eae_clinical_score", "meta_singlearm_2018.edss_change_from_baseline"]
    found = against([effects.row(evidence, name, 95) for name in pair])
    assert any(one.startswith("Animals with people") for one in found)
    with pytest.raises(NotPooledError, match="Animals with people"):
        evidence.pool(pair)


def test_every_body_can_be_made_and_ends_its_sentences() -> None:
    for name, make in bodies.BODIES.items():
        body = make(evidence)
        assert body.name == name
        assert all(one.endswith(".") for one in body.caveats)


def test_a_result_is_said_in_words_with_its_spread() -> None:
    hazards = evidence.pool(bodies.WORSENING, because=REASON)
    assert hazards.sentence.startswith(
        "5 studies with 3,510 people (disability worsening). Pooled hazard ratio "
    )
    assert "No difference lies inside it. The studies differ very much beyond chance (I² " in hazards.sentence
    assert "A further study of this kind would be expected at " in hazards.sentence
    names = [one.outcome for one in bodies.ahsct_deaths(evidence).rows]
    averaged = evidence.pool(names, method="reml", because=REASON).sentence
    assert "11 studies with 2,599 people, of whom 17 died. By " in averaged
    assert averaged.endswith(" in 100.")
    assert (
        "On average over studies: " in evidence.pool(names, method="beta-binomial", because=REASON).sentence
    )


def test_differences_keep_their_unit_and_their_level(folder: Folder) -> None:
    twin = second(folder)
    points = {"measure": "mean_difference", "unit": "EDSS points", "value": -1}
    folder.records[0]["outcomes"][0] |= points | {"ci_low": -2, "ci_high": 0}
    twin["outcomes"][0] |= points | {"ci_low": -2, "ci_high": 0, "ci_level": 90}
    library = Library(folder.write())
    made = library.pool(HAZARDS, method="fixed")
    assert made.unit == "EDSS points"
    assert "Pooled difference \N{MINUS SIGN}1.00 EDSS points (95" in made.sentence
    wide = norm.ppf(0.975) / norm.ppf(0.95)
    assert (made.studies[1].low, made.studies[1].high) == pytest.approx((-1 - wide, -1 + wide))
    twin["outcomes"][0]["unit"] = "years"
    with pytest.raises(ValueError, match=r"different units \(EDSS points, years\) have no common average"):
        Library(folder.write()).pool(HAZARDS, because=REASON)


def test_half_a_pair_of_counts_is_not_made_up(folder: Folder) -> None:
    harm = folder.records[0]["harms"][0]
    folder.records[0]["harms"] = [harm, harm | {"id": "control", "n": None}]
    second(folder)
    with pytest.raises(ValueError, match=r"made_2020\.control has not both counts \(events and n\)"):
        Library(folder.write()).pool([("made_2020.deaths", "made_2020.control"), HAZARDS[1]])
