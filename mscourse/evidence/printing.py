"""How a published number is printed: as published, with its unit, its interval and what the interval is."""

import re
from collections.abc import Iterable
from datetime import date

from mscourse.evidence.records import Interval, Number, Outcome

MINUS, DASH, SPACE = "\u2212", "\u2013", "\u00a0"
RATIOS = {
    "hazard_ratio": "hazard ratio",
    "rate_ratio": "rate ratio",
    "odds_ratio": "odds ratio",
    "risk_ratio": "risk ratio",
    "relative_risk": "relative risk",
    "standardised_mortality_ratio": "standardised mortality ratio",
}
"""Measures for which 1 means no difference, as they are called."""
CALLED = {
    **RATIOS,
    "mean_difference": "difference",
    "standardised_mean_difference": "standardised difference",
}
"""Measures that are named before their number: without the name it could be anything."""
INTERVALS = {"ci": "interval", "iqr": "interquartile range", "range": "range"}

_UNITS = {
    "percent": "%",
    "percent per year": "% per year",
    "per mm3": "per mm³",
    "um": "µm",
    "m/s per um": "m/s per µm",
    "degree Celsius": "°C",
    "per 100000": "per 100,000",
    "per 100000 per year": "per 100,000 per year",
    "fold": "times",
    "ratio": "",
}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SPANS = {"y": "year", "mo": "month", "m": "month", "wk": "week", "d": "day"}
_SPAN = re.compile(r"(\d+) (y|mo|m|wk|d)\b")
_ARROW, _HYPHEN = re.compile(r"\s*->\s*"), re.compile(r"(?<=\d)-(?=\d)")
_NEGATIVE = re.compile(r"(?<![\w.])-(?=\d)")
_BRACKETS = re.compile(r"(.+?)\s*\((.+)\)")
_SIGNS = {"<=": "≤", ">=": "≥", "+/-": "±"}


def decimals(value: Number) -> int:
    """Return how many digits a number has after its point, as written in the file."""
    return len(repr(value).partition(".")[2]) if isinstance(value, float) else 0


def number(value: Number, places: int | None = None) -> str:
    """Write a number: commas between thousands, a true minus, its own decimals unless told otherwise."""
    return f"{value:,.{decimals(value) if places is None else places}f}".replace("-", MINUS)


def words(text: str) -> str:
    """Write a published text with true dashes, arrows and minus signs."""
    for plain, sign in _SIGNS.items():
        text = text.replace(plain, sign)
    text = _ARROW.sub(" → ", text)
    # Before the minus: in "36.5-78.0" the hyphen stands between two digits.
    return _NEGATIVE.sub(MINUS, _HYPHEN.sub(DASH, text))


def unit(one: Outcome) -> str:
    """Return the unit as a reader sees it; empty for ratios and plain counts."""
    if one.unit is None:
        return "times" if one.measure == "fold_change" else ""
    return _UNITS.get(one.unit, one.unit)


def places(numbers: Iterable[Number]) -> int:
    """Return the decimals of the longest of several numbers."""
    return max(map(decimals, numbers))


def limits(found: Interval, at_least: int = 0) -> str:
    """Write two limits: with a dash, or with "to" where one is negative."""
    digits = max(at_least, places((found.low, found.high)))
    between = " to " if found.low < 0 else DASH
    return f"{number(found.low, digits)}{between}{number(found.high, digits)}"


def estimate(one: Outcome) -> str:
    """Write what was found, without its interval: "0.07", "40.4 %", "0 of 174", "3.38 → 2.36 EDSS points"."""
    if one.text is not None:
        spread = _BRACKETS.fullmatch(one.text) if one.brackets else None
        if spread is not None:
            return f"{_with_unit(words(spread[1]), one)} ({one.brackets} {words(spread[2])})"
        return _with_unit(words(one.text), one)
    if one.events is not None and one.n is not None and one.value in (None, one.events):
        return f"{number(one.events)} of {number(one.n)}"
    if one.value is not None:
        # A ratio loses its last nought in the file: 0.5 (0.31-0.81) was printed 0.50.
        digits = decimals(one.value)
        if one.measure in RATIOS and one.interval is not None:
            digits = places((one.value, one.interval.low, one.interval.high))
        return _with_unit(number(one.value, digits), one)
    if one.events is not None:
        return _with_unit(number(one.events), one)
    return p_value(one) or "not printed"


def _with_unit(text: str, one: Outcome) -> str:
    sign = unit(one)
    wordy = one.measure == "narrative" or not re.search(r"\d", text)
    return text if not sign or wordy or sign in text else f"{text}{SPACE}{sign}"


def p_value(one: Outcome) -> str:
    """Write the p value, or nothing."""
    if one.p is None:
        return ""
    if isinstance(one.p, str):
        return f"p{SPACE}" + re.sub(r"^([<>≤≥]=?)\s*", rf"\1{SPACE}", one.p)
    return f"p{SPACE}={SPACE}{one.p}"


def interval(one: Outcome) -> str:
    """Write the interval and what it is, such as a 95 % interval or a range; nothing if there is none."""
    found = one.interval
    # A published text that holds the limits says them itself.
    if found is None or (one.text is not None and re.search(r"\d\s*[(;,].*\d", one.text)):
        return ""
    digits = decimals(one.value) if one.value is not None and one.measure in RATIOS else 0
    level = f"{found.level:g}{SPACE}% " if found.kind == "ci" and found.level is not None else ""
    return f"{level}{INTERVALS[found.kind]} {limits(found, digits)}"


def full(one: Outcome) -> str:
    """Write what was found with everything that belongs to it."""
    of = f"{number(one.events)} of {number(one.n)}" if one.events is not None and one.n is not None else ""
    called = CALLED.get(one.measure, "") if re.match(r"[\d<>-]", one.text or "0") else ""
    first = f"{called} {estimate(one)}".strip()
    rest = [interval(one), of if of != first else "", p_value(one) if p_value(one) != first else ""]
    behind = "; ".join(part for part in rest if part)
    if behind and first.endswith(")"):
        return f"{first}; {behind}"
    return f"{first} ({behind})" if behind else first


def _spelt(span: re.Match[str]) -> str:
    return f"{span[1]} {_SPANS[span[2]]}{'' if span[1] == '1' else 's'}"


def when(one: Outcome) -> str:
    """Write when it was measured, with its span of time spelt out; nothing if that is not known."""
    return words(_SPAN.sub(_spelt, one.timepoint or ""))


def subject(one: Outcome) -> str:
    """Write what was measured, in whom and when."""
    beside = ", ".join(part for part in (words(one.comparison or ""), when(one)) if part)
    name = words(one.name)
    return f"{name} ({beside})" if beside else name


DESIGNS = {
    "rct": "randomised trial",
    "crossover_rct": "randomised cross-over trial",
    "single_arm": "one group, no comparison",
    "registry_comparison": "comparison from a register",
    "case_control": "cases and controls",
    "meta_analysis": "pooled studies",
    "pooled_analysis": "pooled studies",
    "systematic_review": "systematic review",
    "case_report": "case report",
    "ongoing_trial": "trial under way",
    "preclinical": "animals or cells",
    "mechanism": "mechanism",
    "autopsy": "tissue after death",
    "gwas": "genome-wide comparison",
    "mendelian_randomisation": "Mendelian randomisation",
    "observational": "observation",
    "unknown": "design not seen",
}


def design(name: str) -> str:
    """Name a design for readers."""
    return DESIGNS.get(name, name.replace("_", " "))


def day(when: date) -> str:
    """Write a date such as 23 November 2026, whatever the machine's language is."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def sentence(text: str) -> str:
    """Begin with a capital."""
    return text[:1].upper() + text[1:]
