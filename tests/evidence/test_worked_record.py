"""The record that CONTRIBUTING works out: it is read, and each slip in it is named."""

import re
from datetime import date
from pathlib import Path

import pytest

from mscourse.evidence import EvidenceFileError, Library
from mscourse.evidence.compiling import compiled
from tests.evidence.conftest import Folder

ROOT = Path(__file__).parents[2]
EXAMPLE = re.compile(r"```yaml\n(- id: doe_2026_cells\n.*?)```", re.DOTALL)


def add(folder: Folder, text: str) -> Path:
    path = folder.write() / "records_more.yml"
    path.write_text(f"checked: 2026-11-23\nrecords:\n{text}\n", encoding="utf-8")
    return folder.path


def example() -> str:
    found = EXAMPLE.search((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


def test_the_worked_example_is_read_and_due_a_year_later(folder: Folder) -> None:
    record = Library(add(folder, example()))["doe_2026_cells"]
    assert record.due == date(2027, 11, 23)
    assert [one.id for one in record] == ["doe_2026_cells.relapse", "doe_2026_cells.fever"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[https://www.example.org/made-up-paper]", "[]", "seen_at: name the page that was read"),
        ("checked: 2026-11-23", "checked: 23.11.2026", "checked: write a date such as 2026-11-23"),
        ("unit: percent", "unit: null", "relapse, unit: a percentage with a value has the unit"),
        ("n: 24, unit: percent", "n: 48, unit: percent", "relapse, value: 25 percent is not 6 of 48"),
        ("doi: 10.1000", "doi: https://doi.org/10.1000", "doi: 'https://doi.org/10.1000/made.1' is none"),
        ("harms:", "harm:", "harms: is missing; every record has it"),
        ("value: 25,", "value: 25, ci_low: 30, ci_high: 10, interval_kind: ci,", "30 lies above 10"),
    ],
)
def test_each_slip_of_the_worked_example_is_named(folder: Folder, old: str, new: str, said: str) -> None:
    text = example()
    assert old in text
    with pytest.raises(EvidenceFileError) as caught:
        compiled(add(folder, text.replace(old, new, 1)))
    assert "records_more.yml, record doe_2026_cells" in str(caught.value)
    assert said in str(caught.value)
