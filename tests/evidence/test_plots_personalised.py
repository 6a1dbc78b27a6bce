"""Charts of chapter 14: parts of trials, and groups after transplant."""

from dataclasses import replace

import pytest

from mscourse.evidence import evidence, printing
from mscourse.evidence.plots.who_gains import ahsct_by_group, both_values, subgroup_ratios


def test_ratios_are_printed_as_published() -> None:
    rows = subgroup_ratios(evidence).numbers.rows
    assert [row[3].replace(printing.DASH, " to ") for row in rows] == [
        "0.69 (0.53 to 0.91)",
        "0.63 (0.47 to 0.86)",
        "0.70 (0.49 to 0.98)",
        "0.74 (0.48 to 1.15)",
        "0.49 (0.27 to 0.91)",
        "0.36 (0.17 to 0.79)",
    ]
    assert [row[2] for row in rows] == ["779", "779", "471", "297", "", ""]


def test_the_intervals_of_the_score_overlap_as_the_alternative_text_says() -> None:
    whole, best = (
        evidence["falet_2022_cate"][f"hazard_ratio_{name}"].interval
        for name in ("whole_held_out_test_set", "top_30_pct_predicted_responders")
    )
    assert whole is not None
    assert best is not None
    assert best.high > whole.low


def test_the_order_of_the_forms_turns_round() -> None:
    values = [float(row[3]) for row in ahsct_by_group(evidence).numbers.rows]
    assert values[:2] == [79, 46]
    assert values[2] > values[3]
    assert values[4] < values[5]


def test_a_pair_that_is_missing_is_refused() -> None:
    one = evidence.outcome("burman2014_sweden.disease_free_survival_by_baseline_enhancing")
    assert both_values((one,)) == (79, 46)
    with pytest.raises(ValueError, match="holds no pair"):
        both_values((replace(one, pair=None),))
