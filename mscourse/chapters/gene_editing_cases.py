"""The model cases that the words of chapter 10's explorables and charts name in their source marks."""

from collections.abc import Callable
from functools import cache

from mscourse.chapters import gene_editing
from mscourse.chapters.gene_editing_charts import cases_without, pairs_with_more
from mscourse.evidence import evidence
from mscourse.evidence.marks import Numbers
from mscourse.evidence.plots.ms_twins import CANADA, with_error
from mscourse.models import polygenic

_STEP = 0.05
_TWO_SIDED = 1.96  # standard errors


def _edited(risk: float, loci: float) -> float:
    """Return how many people are edited for one case spared.

    Raises
    ------
    ValueError
        If nobody is spared.
    """
    many = gene_editing.edited_for_one(risk, loci)
    if many is None:
        message = f"nobody is spared with {loci} loci; read the sentence again and mend it"
        raise ValueError(message)
    return many


@cache
def edit_the_top() -> Numbers:
    """Return cases per 10,000 and people edited for each case spared, as the explorable has them."""
    return {
        "before": gene_editing.cases(3, 0),
        "after_1": gene_editing.cases(3, 1),
        "after_10": gene_editing.cases(3, 10),
        "edited_1": _edited(3, 1),
        "edited_10": _edited(3, 10),
        "rare_edited_1": _edited(1, 1),
        "given_of": gene_editing.TEN_THOUSAND,
        "given_rare": 1,
        "given_rare_of": 1000,
    }


@cache
def twin_tool() -> Numbers:
    """Return what the tool gives of 100 relatives, and up to where it stays below what was seen."""
    value, error = with_error(evidence[CANADA]["identical_twins"])
    steps = [round(0.2 + _STEP * number, 2) for number in range(15)]
    below = [
        one
        for one in steps
        if gene_editing.relatives(one, gene_editing.IDENTICAL) < value - _TWO_SIDED * error
    ]
    return {
        "given_half": 0.5,
        "given_seven": 0.7,
        "given_match": 0.75,
        "given_of": 100,
        "half": gene_editing.relatives(0.5, gene_editing.IDENTICAL),
        "seven": gene_editing.relatives(0.7, gene_editing.IDENTICAL),
        "match": gene_editing.relatives(0.75, gene_editing.IDENTICAL),
        "match_fraternal": gene_editing.relatives(0.75, gene_editing.FRATERNAL),
        "highest_below": below[-1],
        "carry_none": cases_without(),
        "pairs": pairs_with_more(),
    }


@cache
def scissors_miss() -> Numbers:
    """Return unwanted edits, what tests see of them of 100 tries, and cells of 100 by copies edited."""
    both, one, none = (100 * polygenic.alleles_edited(0.7)).tolist()
    most, few = "1 in 10 million", "0.15 %"
    return {
        "given_of": 100,
        "given_hit_percent": 100 * gene_editing.HIT[few],
        "in_dose": gene_editing.unwanted(few).in_dose,
        "given_few": gene_editing.TESTED["1,000"],
        "few_sees": 100 * gene_editing.seen(few, "1,000"),
        "given_most_million": gene_editing.TESTED["1 million"] / 1e6,
        "most_sees": 100 * gene_editing.seen(most, "1 million"),
        "needed_million": gene_editing.cells_to_see_one(most) / 1e6,
        "given_dose_million": gene_editing.DOSE / 1e6,
        "both": both,
        "one": one,
        "none": none,
        "given_efficiency_percent": 70,
        "given_high_percent": 90,
        "high_both": 100 * polygenic.alleles_edited(0.9)[0],
        "given_aim_of_100": 80,
    }


GENE_EDITING: dict[str, Callable[[], Numbers]] = {
    "edit_the_top": edit_the_top,
    "twin_tool": twin_tool,
    "scissors_miss": scissors_miss,
}
