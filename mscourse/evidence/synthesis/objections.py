"""What speaks against pooling some studies: a sentence a reason, with the studies and a remedy."""

import re
from collections.abc import Callable, Sequence

from mscourse.evidence import kinds, printing
from mscourse.evidence.synthesis import overlaps
from mscourse.evidence.synthesis.effects import Row

_WITHOUT = re.compile(
    r"free|survival|\bkept\b|maintained|stable|\bneda|no evidence|returned to", re.IGNORECASE
)
_CONTROL = re.compile(
    r"\b(placebo|sham|saline|salt water|controls?|untreated|dmts?|dmd|drugs?|alemtuzumab|natalizumab|"
    r"ocrelizumab|cyclophosphamide|mitoxantrone)\b",
    re.IGNORECASE,
)
_ONE_TREATMENT = frozenset({"ahsct", "msc", "vitamin_d", "not_smoking", "none"})
"""Words of `kinds.Therapy` that name one treatment; the others, such as "drug", name a family."""
_DOSE = re.compile(r"\s*\b\d.*")
_NO_NAME = frozenset({"", "all", "both", "both doses", "treated", "combination"})
_FAILED = re.compile(r"failure|loss of", re.IGNORECASE)


def against(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return every objection to pooling these rows; none if they are of a kind."""
    found = [
        _differ(rows, "treatments", _treatment, "Pool one treatment at a time."),
        _differ(rows, "animals with people", _species, "Show them beside each other instead."),
        _differ(
            rows,
            "kinds of study",
            lambda one: kinds.design(one.record),
            "Pool those of one rung of the ladder.",
        ),
        _differ(
            rows,
            "forms of MS",
            lambda one: kinds.phenotype(one.record, one.outcome),
            "Pool relapsing and progressive MS apart.",
        ),
        _differ(rows, "outcomes", lambda one: kinds.outcome_kind(one.outcome), "Pool one outcome at a time."),
        _differ(rows, "measures", lambda one: one.measure, "Pool numbers of one measure."),
        _differ(
            rows,
            "sides counted",
            _side,
            "Choose numbers that all count those with the event, or all those without it.",
        ),
        _differ(rows, "times", _time, "Choose numbers that were counted over the same time."),
        _differ(rows, "comparisons", _comparator, "Pool those that were compared with the same thing."),
    ]
    return (*(one for one in found if one is not None), *_twice(rows))


def _names(rows: Sequence[Row]) -> str:
    return ", ".join(dict.fromkeys(one.study.label for one in rows))


def _differ(rows: Sequence[Row], what: str, of: Callable[[Row], str], remedy: str) -> str | None:
    groups: dict[str, list[Row]] = {}
    for one in rows:
        groups.setdefault(of(one), []).append(one)
    if len(groups) == 1:
        return None
    listed = "; ".join(f"{_words(name)} ({_names(those)})" for name, those in groups.items())
    head = what if what == "animals with people" else f"different {what}"
    return f"{printing.sentence(head)}: {listed}. {remedy}"


def _words(name: str) -> str:
    short = {"ahsct", "msc", "nsc", "ipsc", "opc", "ms"}
    return " ".join(word.upper() if word in short else word for word in name.replace("_", " ").split())


def _treatment(row: Row) -> str:
    """Name what was given: the treatment of the record, a drug of a family, or that of a control group."""
    therapy = kinds.therapy(row.record)
    group, versus, _ = (row.outcome.comparison or "").partition(" vs ")
    if not versus and _CONTROL.search(group):
        return group.lower()
    if therapy in _ONE_TREATMENT:
        return therapy
    name = _DOSE.sub("", group).strip().lower()
    # A dose without a drug, or no word at all: then a treatment is only alike within one record.
    return f"{therapy} of {row.study.label}" if name in _NO_NAME else name


def _species(row: Row) -> str:
    return "animals" if kinds.design(row.record) == "animals_or_cells" else "people"


def _side(row: Row) -> str:
    if row.scale != "proportion":
        return "a comparison"
    without = _WITHOUT.search(row.outcome.name) and not _FAILED.search(row.outcome.name)
    return "those without the event" if without else "those with the event"


def _time(row: Row) -> str:
    # A ratio of hazards or rates is meant to hold at any time; a share of people grows with it.
    if row.scale != "proportion":
        return "any"
    return printing.words(row.outcome.timepoint or "time not stated")


def _comparator(row: Row) -> str:
    if row.scale == "proportion":
        return "none"
    _, versus, other = (row.outcome.comparison or "").partition(" vs ")
    return other.strip() if versus else "not stated"


def _twice(rows: Sequence[Row]) -> list[str]:
    names = {one.record.id: one.study.label for one in rows}
    # One sentence for all that share people with the same study for the same reason.
    found: dict[tuple[str, overlaps.Sure, str], list[str]] = {}
    for one, other, sure, why in overlaps.shared([each.record for each in rows]):
        others = found.setdefault((one.id, sure, why), [])
        if other.id not in {one.id, *others}:
            others.append(other.id)
    said = []
    for (first, sure, why), others in found.items():
        head = "The same people twice" if sure == "sure" else "Perhaps the same people twice"
        behind = f" with {', '.join(names[each] for each in others)}" if others else ""
        said.append(f"{head}: {names[first]}{behind}; {why}. Keep one of them.")
    return said
