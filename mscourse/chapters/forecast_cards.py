"""Ten dated statements whose answers are known, and the points that a forecast of them loses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from mscourse.evidence import Library

Kind = Literal["steps", "hopes"]


@dataclass(frozen=True)
class Card:
    """A statement as it might have been asked before its answer came; all were settled by mid-2026.

    Attributes
    ----------
    kind
        steps: something is started, finished, printed or approved; hopes: a controlled trial meets its goal.
    words
        What is on the card.
    came_true
        What became of it.
    record
        Where that was read.
    settled
        Finds in the record whether it came true: the card is checked against it, and is not typed twice.

    """

    kind: Kind
    words: str
    came_true: bool
    record: str
    settled: Callable[[Library], bool]


def _says(outcome: str, words: str) -> Callable[[Library], bool]:
    """Look for words in an outcome of the records."""
    return lambda library: words in (library.outcome(outcome).text or "")


def _higher(outcome: str, other: str) -> Callable[[Library], bool]:
    """Compare two numbers of the records."""
    return lambda library: (library.outcome(outcome).value or 0) > (library.outcome(other).value or 0)


def _below_one(outcome: str) -> Callable[[Library], bool]:
    """Tell whether a ratio lies below 1 with its whole interval."""

    def settled(library: Library) -> bool:
        interval = library.outcome(outcome).interval
        return interval is not None and interval.high is not None and interval.high < 1

    return settled


def _anyone(outcome: str) -> Callable[[Library], bool]:
    """Tell whether anybody took part."""
    return lambda library: (library.outcome(outcome).value or 0) > 0


CARDS = (
    Card(
        "steps",
        "a gene-edited medicine is approved",
        came_true=True,
        record="casgevy_approval_2023",
        settled=_says("casgevy_approval_2023.approval_date_us", "2023"),
    ),
    Card(
        "steps",
        "StarMS ends its recruiting",
        came_true=True,
        record="star_ms",
        settled=_says("star_ms.status", "recruitment completed in November 2024"),
    ),
    Card(
        "steps",
        "experts print advice on AHSCT",
        came_true=True,
        record="ectrims_ebmt2025",
        settled=_says("ectrims_ebmt2025.main_indication", "highly active MS"),
    ),
    Card(
        "steps",
        "obe-cel reaches a first person",
        came_true=True,
        record="obecel_ms_phase1",
        settled=_says("obecel_ms_phase1.first_person_treated", "first dose given"),
    ),
    Card(
        "steps",
        "CABA-201 reaches a first person",
        came_true=False,
        record="caba201_ms_withdrawn",
        settled=_anyone("caba201_ms_withdrawn.participants"),
    ),
    Card(
        "hopes",
        "ATA188 beats placebo",
        came_true=False,
        record="embold_ata188",
        settled=_higher("embold_ata188.edss_better", "embold_ata188.edss_better_placebo"),
    ),
    Card(
        "hopes",
        "MSC-NP beats salt water",
        came_true=False,
        record="harris_2024_mscnp_phase2",
        settled=_higher(
            "harris_2024_mscnp_phase2.edss_plus_improvement_primary",
            "harris_2024_mscnp_phase2.edss_plus_improvement_primary_saline",
        ),
    ),
    Card(
        "hopes",
        "tolebrutinib slows worsening, SPMS",
        came_true=True,
        record="hercules",
        settled=_below_one("hercules.6_month_confirmed_disability_progression_tolebrutinib_vs_placebo"),
    ),
    Card(
        "hopes",
        "tolebrutinib slows worsening, PPMS",
        came_true=False,
        record="perseus_2025",
        settled=_says("perseus_2025.primary_6_month_composite_progression", "goal met"),
    ),
    Card(
        "hopes",
        "PIPE-307 sharpens sight",
        came_true=False,
        record="vista_pipe307_2025",
        settled=_says("vista_pipe307_2025.primary_low_contrast_vision", "goal met"),
    ),
)
"""Chosen by us, five of each kind, so that each kind holds one card that went the other way."""


def points_lost(said: float, *, came_true: bool) -> float:
    """Return the squared distance of a probability from what came, 0 to 1.

    Parameters
    ----------
    said
        A probability, 0 to 1.
    came_true
        Whether the statement came true.

    Raises
    ------
    ValueError
        If `said` is no probability.

    """
    if not 0 <= said <= 1:
        message = f"{said:g} is no probability; give a number from 0 to 1"
        raise ValueError(message)
    return (said - came_true) ** 2


def score(said: Sequence[float], came_true: Sequence[bool]) -> float:
    """Return the Brier score of forecasts: the mean of the points lost, 0 at best and 1 at worst.

    Raises
    ------
    ValueError
        If there are none, or not as many answers as forecasts.

    """
    if not said or len(said) != len(came_true):
        message = f"{len(said)} forecasts and {len(came_true)} answers; give one answer for each forecast"
        raise ValueError(message)
    lost = [points_lost(one, came_true=fact) for one, fact in zip(said, came_true, strict=True)]
    return sum(lost) / len(lost)


__all__ = ["CARDS", "Card", "Kind", "points_lost", "score"]
