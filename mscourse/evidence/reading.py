"""From the YAML that authors write to what may be shown, as plain mappings that JSON can hold.

Validation and the rules of showing stand here and nowhere else: what passes is safe to print.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeGuard, get_args

from mscourse.evidence.addresses import official_first
from mscourse.evidence.faults import Faults, load
from mscourse.evidence.records import IntervalKind, PairKind

TOPICS = frozenset(
    [
        "disease",
        "epidemiology",
        "cause",
        "pathology",
        "conduction",
        "diagnosis",
        "measure",
        "treatment",
        "ahsct",
        "msc",
        "nsc",
        "ipsc",
        "opc",
        "remyelination_drug",
        "gene_editing",
        "car_t",
        "combination",
        "trial_methods",
        "patients",
        "unproven_clinics",
        "heterogeneity",
        "guideline",
    ]
)
MEMORY = {"authors_first": "first_author", "year": "year", "journal": "journal"}
"""What `fields_from_memory` may name, and the field that is then not shown."""

RECORD_FIELDS = frozenset(
    [
        "id",
        "aliases",
        "topic",
        "title",
        "first_author",
        "year",
        "journal",
        "citation",
        "doi",
        "pmid",
        "pmcid",
        "registry_id",
        "design",
        "design_detail",
        "population",
        "arms",
        "followup",
        "outcomes",
        "harms",
        "caveat",
        "seen_at",
        "verified",
        "doi_checked",
        "bibliography_checked",
        "fields_from_memory",
        "display",
        "display_reason",
        "second_look",
        "checked",
        "due",
        "note",
    ]
)
REQUIRED = frozenset(
    [
        "topic",
        "title",
        "design",
        "population",
        "outcomes",
        "harms",
        "seen_at",
        "verified",
        "doi_checked",
        "bibliography_checked",
        "display",
    ]
)
OUTCOME_FIELDS = frozenset(
    [
        "id",
        "name",
        "timepoint",
        "comparison",
        "measure",
        "value",
        "text",
        "pair",
        "pair_kind",
        "ci_low",
        "ci_high",
        "ci_level",
        "interval_kind",
        "p",
        "events",
        "n",
        "unit",
        "brackets",
        "verified",
        "note",
        "extra",
    ]
)
# Printed as they are; the rest is put together below.
_RECORD_COPIED = [
    "topic",
    "title",
    "design",
    "design_detail",
    "first_author",
    "year",
    "journal",
    "citation",
    "doi",
    "pmid",
    "pmcid",
    "registry_id",
    "followup",
    "caveat",
]
_OUTCOME_COPIED = [
    "name",
    "measure",
    "timepoint",
    "comparison",
    "value",
    "text",
    "pair",
    "pair_kind",
    "p",
    "events",
    "n",
    "unit",
    "brackets",
]

UNITLESS = frozenset(
    [
        "acceleration_factor",
        "colonies",
        "correlation",
        "count",
        "difference",
        "fold_change",
        "hazard_ratio",
        "letters_per_eye",
        "mean",
        "mean_change",
        "mean_count",
        "mean_difference",
        "mean_per_patient",
        "number_needed_to_treat",
        "odds_ratio",
        "r2",
        "rate",
        "rate_ratio",
        "ratio",
        "regression_coefficient",
        "relative_risk",
        "risk_ratio",
        "standardised_mean_difference",
        "standardised_mortality_ratio",
    ]
)
"""Measures whose value may stand without a unit: ratios, counts, points of a score that is named."""
_RECORD_WORDS = ("first_author", "journal", "citation", "pmid", "pmcid", "registry_id", "design_detail")
_OUTCOME_WORDS = ("timepoint", "comparison", "text", "unit", "brackets")

ID = re.compile(r"[a-z0-9][a-z0-9_]*")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_URL = re.compile(r"https?://[^\s/]+\.[^\s/]+\S*")
# How a record was read is for authors: it goes into `note`.
_WORKING_REMARK = re.compile(r"from memory|remembered|excerpt", re.IGNORECASE)


def is_number(value: Any) -> bool:
    """Whether it is a number and not a truth value."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def read_records(paths: Sequence[Path], faults: Faults) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Read files of records.

    Returns
    -------
    tuple
        The records that may be shown, as mappings for `Record`; and why each of the others may not, by id.

    """
    shown: list[dict[str, Any]] = []
    hidden: dict[str, str] = {}
    home: dict[str, str] = {}
    for path in paths:
        content, entries = load(path, "records")
        for entry in entries:
            where = f"{path.name}, record {entry['id']}"
            if not _is_named(where, entry, faults):
                continue
            for name in (entry["id"], *(entry.get("aliases") or ())):
                if name in home:
                    faults.add(where, "id", f"{name!r} is taken in {home[name]}; choose another")
                home[name] = path.name
            before = len(faults.found)
            check_record(where, entry, faults)
            if len(faults.found) > before:
                continue
            if entry["display"]:
                shown.append(shown_record(where, entry, content.get("checked"), faults))
            else:
                hidden |= dict.fromkeys((entry["id"], *(entry.get("aliases") or ())), entry["display_reason"])
    return shown, hidden


def _is_named(where: str, entry: Mapping[str, Any], faults: Faults) -> bool:
    """Whether id and aliases can be looked up at all."""
    aliases = entry.get("aliases") or []
    if not isinstance(entry["id"], str) or not ID.fullmatch(entry["id"]):
        faults.add(where, "id", "use small letters, digits and underscores")
        return False
    if not isinstance(aliases, list) or not all(isinstance(one, str) for one in aliases):
        faults.add(where, "aliases", "write a list of ids, such as [burt_2019]")
        return False
    return True


def check_record(where: str, entry: Mapping[str, Any], faults: Faults) -> None:
    """Note what is wrong with a record as it stands in its file."""
    _check_fields(where, entry, RECORD_FIELDS, faults)
    missing = sorted(REQUIRED - set(entry))
    for name in missing:
        faults.add(where, name, "is missing; every record has it")
    if missing:
        return
    if not isinstance(entry["topic"], str) or entry["topic"] not in TOPICS:
        faults.add(where, "topic", f"{entry['topic']!r} is none; choose one of {', '.join(sorted(TOPICS))}")
    for name in ("title", "design"):
        if not isinstance(entry[name], str) or not entry[name].strip():
            faults.add(where, name, "write it in words")
    _check_words(where, entry, (*_RECORD_WORDS, "followup", "caveat"), faults)
    for name in ("verified", "doi_checked", "bibliography_checked", "display"):
        if not isinstance(entry[name], bool):
            faults.add(where, name, "write true or false")
    _check_source(where, entry, faults)
    _check_people(where, entry, faults)
    _check_numbers(where, entry, faults)


def _check_fields(where: str, entry: Mapping[str, Any], known: frozenset[str], faults: Faults) -> None:
    for name in sorted(set(entry) - known):
        faults.add(where, name, "there is no such field; see the README beside the file")


def _check_words(where: str, entry: Mapping[str, Any], names: Sequence[str], faults: Faults) -> None:
    for name in names:
        value = entry.get(name)
        if value is not None and not isinstance(value, str):
            faults.add(where, name, f"{value!r} is no text; put it between quotation marks, or write null")


def _check_remarks(where: str, entry: Mapping[str, Any], names: Sequence[str], faults: Faults) -> None:
    for name in names:
        if _WORKING_REMARK.search(str(entry.get(name) or "")):
            faults.add(where, name, "tells how it was read; move that to note, readers see this field")


def _check_numbers(where: str, entry: Mapping[str, Any], faults: Faults) -> None:
    taken: set[str] = set()
    for part in ("outcomes", "harms"):
        if not isinstance(entry[part], list) or not all(isinstance(one, dict) for one in entry[part]):
            faults.add(where, part, "write a list of mappings; [] if there is none")
            continue
        for one in entry[part]:
            name = one.get("id")
            if not isinstance(name, str) or not ID.fullmatch(name):
                faults.add(where, f"{part}.id", f"{name!r}: use small letters, digits and underscores")
                continue
            if name in taken:
                faults.add(where, f"{part}.{name}", "the name stands twice in the record; choose another")
            taken.add(name)
            check_outcome(f"{where}, {name}", one, faults)
            if one.get("verified") and not entry["verified"]:
                faults.add(where, f"{name}.verified", "is true in a record that is not; one of them is wrong")


def _check_source(where: str, entry: Mapping[str, Any], faults: Faults) -> None:
    """Without a source there is no number."""
    seen = entry["seen_at"]
    if not isinstance(seen, list) or not all(isinstance(one, str) and _URL.fullmatch(one) for one in seen):
        faults.add(where, "seen_at", "write a list of web addresses that begin with http:// or https://")
    elif (entry["display"] or entry["verified"]) and not seen:
        faults.add(where, "seen_at", "name the page that was read, or set display and verified to false")
    if entry["display"] and not entry["verified"]:
        faults.add(where, "display", "is true, but nothing was read (verified: false); set it to false")
    if not entry["display"] and not entry.get("display_reason"):
        faults.add(where, "display_reason", "say why the record is not shown")
    if entry["display"]:
        _check_remarks(where, entry, ("title", "caveat", "registry_id", "followup", "design_detail"), faults)
    _check_bibliography(where, entry, faults)


def _check_bibliography(where: str, entry: Mapping[str, Any], faults: Faults) -> None:
    year = entry.get("year")
    if year is not None and (not isinstance(year, int) or not 1850 <= year <= 2100):  # noqa: PLR2004 - a plausible year
        faults.add(where, "year", f"{year!r} is no year; write one such as 2024, or null")
    doi = entry.get("doi")
    if doi is not None and not (isinstance(doi, str) and _DOI.fullmatch(doi)):
        faults.add(where, "doi", f"{doi!r} is none; write it bare, such as 10.1001/jama.2018.18743")
    if entry["doi_checked"] and not doi:
        faults.add(where, "doi_checked", "is true without a doi; add the doi, or set it to false")
    for name in sorted(set(entry.get("fields_from_memory") or ()) - set(MEMORY)):
        faults.add(where, "fields_from_memory", f"{name!r}: it may hold only {', '.join(MEMORY)}")
    if entry["bibliography_checked"] and entry.get("fields_from_memory"):
        faults.add(where, "bibliography_checked", "contradicts fields_from_memory; one of them is wrong")


def _check_people(where: str, entry: Mapping[str, Any], faults: Faults) -> None:
    population, arms = entry["population"], entry.get("arms") or []
    if not isinstance(population, dict) or not {"n", "phenotype", "inclusion"} <= set(population):
        faults.add(where, "population", "write n, phenotype and inclusion; null for what was not seen")
    elif not _is_count(population["n"]):
        faults.add(where, "population.n", "write a whole number or null")
    for arm in arms:
        if (
            not isinstance(arm, dict)
            or set(arm) != {"name", "n"}
            or not arm["name"]
            or not _is_count(arm["n"])
        ):
            faults.add(where, "arms", "each arm has a name and n, a whole number or null")


def _is_count(value: Any) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0)


def check_outcome(where: str, one: Mapping[str, Any], faults: Faults) -> None:
    """Note what is wrong with an outcome or harm as it stands in its file."""
    _check_fields(where, one, OUTCOME_FIELDS, faults)
    for name in ("name", "measure"):
        if not isinstance(one.get(name), str) or not one[name].strip():
            faults.add(where, name, "write it in words")
    if not isinstance(one.get("verified"), bool):
        faults.add(where, "verified", "write true if this very number was read, else false")
    for name in ("value", "ci_low", "ci_high", "ci_level"):
        if one.get(name) is not None and not is_number(one[name]):
            faults.add(where, name, "write a number or null; words go into text")
    for name in ("events", "n"):
        if not _is_count(one.get(name)):
            faults.add(where, name, "write a whole number or null")
    _check_words(where, one, _OUTCOME_WORDS, faults)
    if not isinstance(one.get("p"), type(None) | int | float | str):
        faults.add(where, "p", 'write a number, or a text such as "<0.001"')
    _check_pair(where, one, faults)
    _check_interval(where, one, faults)
    _check_share(where, one, faults)
    if one.get("verified"):
        _check_remarks(where, one, ("name", "text", "timepoint", "comparison"), faults)


def _check_pair(where: str, one: Mapping[str, Any], faults: Faults) -> None:
    pair = one.get("pair")
    if pair is not None and not (isinstance(pair, list) and len(pair) == 2 and all(map(is_number, pair))):  # noqa: PLR2004 - a pair
        faults.add(where, "pair", "write two numbers, such as [3.38, 2.36]")
    if (pair is None) != (one.get("pair_kind") not in get_args(PairKind)):
        faults.add(where, "pair_kind", f"goes with pair and is one of {', '.join(get_args(PairKind))}")


def _check_share(where: str, one: Mapping[str, Any], faults: Faults) -> None:
    events, n = one.get("events"), one.get("n")
    if isinstance(events, int) and isinstance(n, int) and events > n:
        faults.add(where, "events", f"{events} of {n} cannot be; events counts people among n")
    measure = str(one.get("measure"))
    value: Any = one.get("value")
    if measure == "percentage" and is_number(value) and isinstance(events, int) and isinstance(n, int):
        counted = 100 * events / n if n > 0 else None
        if counted is not None and abs(value - counted) > 1:
            faults.add(where, "value", f"{value} percent is not {events} of {n}; one of the three is wrong")
    if one.get("unit") is not None or one.get("value") is None or measure in UNITLESS:
        return
    if measure.endswith("percentage"):
        faults.add(where, "unit", "a percentage with a value has the unit 'percent'")
    else:
        remedy = f"say in what the {measure!r} is given, such as ms, years or percent"
        faults.add(where, "unit", f"{remedy}; only ratios, counts and scores need none (see the README)")


def _check_interval(where: str, one: Mapping[str, Any], faults: Faults) -> None:
    low: Any = one.get("ci_low")
    high: Any = one.get("ci_high")
    kind = one.get("interval_kind")
    if (low is None) != (high is None):
        faults.add(where, "ci_low, ci_high", "give both limits or neither")
    if kind is not None and kind not in get_args(IntervalKind):
        faults.add(
            where, "interval_kind", f"{kind!r} is none; choose one of {', '.join(get_args(IntervalKind))}"
        )
    if not (is_number(low) and is_number(high)):
        if kind is not None:
            faults.add(where, "interval_kind", "stands without limits; add ci_low and ci_high, or write null")
        return
    if kind is None:
        faults.add(where, "interval_kind", "say what the limits are: ci, iqr or range")
    if low > high:
        faults.add(where, "ci_low", f"{low} lies above {high}; the low limit comes first")
    value = one.get("value")
    if is_number(value) and not low <= value <= high:
        faults.add(where, "value", f"{value} lies outside {low} to {high}; one of the three is wrong")
    if kind != "ci" and one.get("ci_level") is not None:
        faults.add(where, "ci_level", "belongs to a confidence interval only; write null")


def shown_record(where: str, entry: Mapping[str, Any], checked: Any, faults: Faults) -> dict[str, Any]:
    """Keep of a record what may be shown, under the names that `Record` has."""
    kept = {name: entry[name] for name in _RECORD_COPIED if entry.get(name) is not None}
    for remembered in entry.get("fields_from_memory") or ():
        kept.pop(MEMORY[remembered], None)
    if "year" not in kept or "journal" not in kept:
        kept.pop("citation", None)  # volume and pages say nothing without them, and may give them away
    if not entry["doi_checked"]:
        kept.pop("doi", None)
    day = entry.get("checked", checked)
    if _is_day(day):
        kept["checked"] = day.isoformat()
    else:
        faults.add(where, "checked", "write a date such as 2026-11-23, here or once at the head of the file")
    due = entry.get("due")
    if _is_day(due) and _is_day(day) and due > day:
        kept["due"] = due.isoformat()
    elif due is not None:
        faults.add(where, "due", "write a date after the day it was checked, or leave it to review.yml")
    population = {name: entry["population"][name] for name in ("n", "phenotype", "inclusion")}
    kept |= {
        "id": entry["id"],
        "aliases": entry.get("aliases") or [],
        "seen_at": official_first(entry["seen_at"]),
        "population": {name: value for name, value in population.items() if value is not None},
        "arms": entry.get("arms") or [],
    }
    for part in ("outcomes", "harms"):
        kept[part] = [
            shown_outcome(entry["id"], one, part == "harms") for one in entry[part] if one["verified"]
        ]
    kept["hidden"] = [
        one["id"] for part in ("outcomes", "harms") for one in entry[part] if not one["verified"]
    ]
    return {name: value for name, value in kept.items() if value not in ([], None)} | {
        "population": kept["population"]
    }


def _is_day(value: Any) -> TypeGuard[date]:
    return isinstance(value, date) and not isinstance(value, datetime)


def shown_outcome(record: str, one: Mapping[str, Any], harm: bool) -> dict[str, Any]:  # noqa: FBT001 - one of two lists
    """Keep of an outcome what may be shown, under the names that `Outcome` has."""
    kept: dict[str, Any] = {"id": f"{record}.{one['id']}"}
    kept |= {name: one[name] for name in _OUTCOME_COPIED if one.get(name) is not None}
    if one.get("ci_low") is not None:
        kept["interval"] = [one["ci_low"], one["ci_high"], one["interval_kind"], one.get("ci_level")]
    if harm:
        kept["harm"] = True
    return kept
