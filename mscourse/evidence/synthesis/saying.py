"""Results in plain words; every number is computed where it is said."""

from mscourse.evidence import printing
from mscourse.evidence.exact import upper_bound
from mscourse.evidence.synthesis.results import Method, Pooled, Scale

_SPREAD = ((0.25, "hardly"), (0.5, "somewhat"), (0.75, "much"), (1.01, "very much"))

# Where studies differ much, the middle one and the mean of all are far apart: a few with many events.
_HEADS: dict[Method, str] = {
    "binomial-normal": "In the middle study",
    "beta-binomial": "On average over studies",
    "exact": "All people taken as one group",
    "reml": "By logits, with random effects",
    "freeman-tukey": "By double arcsines",
}


def share(value: float) -> str:
    """Write a proportion as so many in 100, with two digits that count."""
    percent = 100 * value
    places = 0 if percent >= 10 or percent == 0 else 1 if percent >= 1 else 2  # noqa: PLR2004 - digits
    return printing.number(round(percent, places), places)


def amount(value: float, scale: Scale) -> str:
    """Write a value of a scale: a ratio or difference with two decimals, a share as so many in 100."""
    return share(value) if scale == "proportion" else printing.number(value, 2)


def interval(low: float, high: float, scale: Scale) -> str:
    """Write two limits, joined by "to"."""
    return f"{amount(low, scale)} to {amount(high, scale)}"


def pooled(one: Pooled) -> str:
    """Say what was pooled, what came out, and how far studies differ."""
    return " ".join(part for part in (_what(one), _result(one), _spread(one)) if part)


def result(one: Pooled) -> str:
    """Say only what came out, for a line under another that says what was pooled."""
    return _result(one)


def note(one: Pooled) -> str:
    """Say what speaks against pooling and why it was done all the same; empty if nothing does."""
    if not one.objections:
        return ""
    return f"Against pooling: {' '.join(one.objections)} Pooled all the same: {one.reason}"


def _what(one: Pooled) -> str:
    people = "" if one.people is None else f" with {printing.number(one.people)} people"
    counted = [each.events for each in one.studies if each.events is not None and each.control_people is None]
    had = ""
    if len(counted) == len(one.studies):
        had = f", of whom {printing.number(sum(counted))} had the event"
    subject = f" ({one.subject})" if one.subject else ""
    if had and one.subject == "death":
        had, subject = f", of whom {printing.number(sum(counted))} died", ""
    return f"{printing.number(len(one.studies))} studies{people}{had}{subject}."


def _result(one: Pooled) -> str:
    level = f"{one.level:g}{printing.SPACE}% interval {interval(one.low, one.high, one.scale)}"
    value = amount(one.estimate, one.scale)
    if one.scale == "proportion":
        total = sum(each.events or 0 for each in one.studies)
        if one.method == "exact" and total == 0 and one.people:
            bound = share(upper_bound(0, one.people, one.level))
            return f"None of them had it, which still allows up to {bound} in 100 (exact one-sided bound)."
        return f"{_HEADS.get(one.method, 'Pooled')}: {value} in 100 ({level})."
    called = printing.CALLED.get(one.measure, one.scale)
    unit = f" {one.unit}" if one.unit else ""
    middle = 1 if one.scale == "ratio" else 0
    inside = " No difference lies inside it." if one.low <= middle <= one.high else ""
    return f"Pooled {called} {value}{unit} ({level}).{inside}"


def _spread(one: Pooled) -> str:
    said = ""
    if one.i2 is not None:
        word = next(name for limit, name in _SPREAD if one.i2 < limit)
        said = f"The studies differ {word} beyond chance (I² {printing.number(100 * one.i2, 0)} in 100)."
    if one.prediction is not None:
        unit = " in 100" if one.scale == "proportion" else ""
        limits = interval(*one.prediction, one.scale)
        said += f" A further study of this kind would be expected at {limits}{unit}."
    return said.strip()
