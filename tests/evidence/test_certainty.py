"""A certainty follows from where its evidence begins and from its reasons, or it is refused."""

from copy import deepcopy
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscourse.evidence import EvidenceFileError, Library, evidence
from mscourse.evidence.compiling import compiled
from mscourse.evidence.faults import Faults
from mscourse.evidence.reading_certainty import read_certainty
from mscourse.evidence.verdicts import LEVELS, RAISING, Domain
from tests.evidence.conftest import Folder

WHY = "Few people took part."
NAMES = {number: name for name, number in LEVELS.items()}


def reason(domain: str, steps: Any = 1, why: str = WHY) -> dict[str, Any]:
    return {"domain": domain, "steps": steps, "why": why}


def certainty(level: str, *reasons: dict[str, Any], basis: str = "randomised trials", **more: Any) -> Any:
    return {"level": level, "basis": basis, "reasons": list(reasons), **more}


@pytest.mark.parametrize(
    "one",
    [
        certainty("high"),
        certainty("low", basis="observational studies"),
        certainty("moderate", reason("risk of bias")),
        certainty("low", reason("risk of bias"), reason("imprecision")),
        certainty("very low", reason("risk of bias", 2), reason("imprecision", 2)),  # below it is no word
        certainty("high", reason("large effect", 2), basis="observational studies"),
        certainty("moderate", reason("large effect", [1, 2]), basis="observational studies", to="high"),
        certainty("high", basis="experiments", start="high"),
        certainty("low", basis="experiments", start="low"),
    ],
)
def test_what_adds_up_is_read(one: Any) -> None:
    faults = Faults()
    read = read_certainty("here", one, faults)
    assert faults.found == []
    assert read["level"] == one["level"]
    assert read["start"] in LEVELS


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (certainty("low", reason("imprecision")), "from high the reasons lead to moderate, not to low"),
        (certainty("high", basis="observational studies"), "from low the reasons lead to low, not to high"),
        (certainty("moderate", reason("imprecision", [1, 2])), "lead to low to moderate, not to moderate"),
        (certainty("moderate", reason("imprecision"), to="high"), "not to moderate to high"),
        (certainty("high", reason("large effect")), "they lead above high; take a step back"),
        (certainty("high", start="low"), "certainty.start: randomised trials begin at high"),
        (certainty("high", basis="experiments"), "say at which level these experiments begin"),
        (certainty("high", basis="hearsay"), "certainty.basis: choose one of randomised trials"),
        (certainty("high", start="top"), "certainty.start: a level is one of"),
        (certainty("high", reason("bad luck")), "reasons.domain: choose one of risk of bias"),
        (certainty("high", reason("imprecision", 3)), "reasons.steps: write 1 or 2"),
        (certainty("high", reason("imprecision", steps=True)), "reasons.steps: write 1 or 2"),
        (certainty("high", reason("imprecision", [2, 1])), "reasons.steps: write 1 or 2"),
        (certainty("high", reason("imprecision", why="few people")), "reasons.why: write one plain sentence"),
        (certainty("high", reason("imprecision", why="Few. Very few.")), "reasons.why: write one plain"),
        (certainty("high", {"domain": "imprecision"}), "each has a domain, steps and why"),
        ({**certainty("high"), "reasons": None}, "certainty.reasons: write a list"),
        ("high", "write level, basis, reasons"),
    ],
)
def test_what_does_not_is_refused_with_the_remedy(folder: Folder, one: Any, said: str) -> None:
    folder.statements[0]["certainty"] = [one]
    with pytest.raises(EvidenceFileError) as caught:
        compiled(folder.write())
    assert "statements.yml, statement helped, certainty" in str(caught.value)
    assert said in str(caught.value)


@given(
    st.sampled_from(["randomised trials", "observational studies"]),
    st.lists(st.tuples(st.sampled_from(get_args(Domain)), st.sampled_from([1, 2])), max_size=4),
)
def test_exactly_one_word_fits_any_reasons_or_none(basis: str, moved: list[tuple[Any, int]]) -> None:
    fitting = []
    for level in LEVELS:
        faults = Faults()
        read_certainty("here", certainty(level, *(reason(*one) for one in moved), basis=basis), faults)
        fitting += [level] if not faults.found else []
    begin = {"randomised trials": 4, "observational studies": 2}[basis]
    total = begin + sum(steps if domain in RAISING else -steps for domain, steps in moved)
    assert fitting == ([] if total > max(NAMES) else [NAMES[max(total, min(NAMES))]])


def test_every_certainty_of_the_course_has_its_grounds_in_words(folder: Folder) -> None:
    bodies = {one.chapter for one in evidence.statements if one.certainty}
    assert {"start", "disease", "ahsct", "msc"} <= bodies
    for statement in evidence.statements:
        for one in statement.certainty:
            assert one.grounds.startswith(f"Begins at {one.start} ({one.basis}).")
            assert all(each.domain in one.grounds for each in one.reasons)
            assert one.reasons or one.level == one.start
    changed = deepcopy(folder.statements[0])
    changed["certainty"][0]["reasons"][0]["why"] = "AHSCT was rare."
    folder.statements[0] = changed
    (one,) = Library(folder.write()).statements_of("made")[0].certainty
    assert one.grounds.endswith("Down one or two steps for imprecision: AHSCT was rare.")


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("ahsct_activity", ("moderate", "low")),
        ("ahsct_disability", ("low",)),
        ("ahsct_progressive", ("very low",)),
        ("msc_vein", ("moderate",)),
        ("msc_spine", ("low",)),
        ("msc_safety", ("moderate",)),
    ],
)
def test_the_bodies_of_evidence_stand_where_the_plan_puts_them(name: str, level: tuple[str, ...]) -> None:
    found = {one.id: one for one in evidence.statements}[name]
    assert tuple(one.level for one in found.certainty) == level
