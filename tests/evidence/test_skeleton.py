"""From a blank record to one that is shown, as CONTRIBUTING tells it."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from mscourse import cli
from mscourse.evidence import EvidenceFileError, Library
from mscourse.evidence.compiling import compiled
from mscourse.evidence.reading import OUTCOME_FIELDS, RECORD_FIELDS
from mscourse.evidence.skeleton import blank
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


def test_a_blank_record_names_known_fields_and_says_what_it_lacks(folder: Folder) -> None:
    (entry,) = yaml.safe_load(blank("doe_2026_cells"))
    assert set(entry) <= RECORD_FIELDS
    assert set(entry["outcomes"][0]) <= OUTCOME_FIELDS
    with pytest.raises(EvidenceFileError) as caught:
        compiled(add(folder, blank("doe_2026_cells")))
    lacks = {line.split(": ")[0].rpartition(", ")[2] for line in str(caught.value).splitlines()}
    assert {"topic", "title", "design", "seen_at", "display"} <= lacks
    assert all("records_more.yml, record doe_2026_cells" in one for one in str(caught.value).splitlines())


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


def test_the_command_prints_it_and_refuses_an_id_that_is_taken_or_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["new-record", "doe_2026_cells"]) == 0
    assert yaml.safe_load(capsys.readouterr().out)[0]["id"] == "doe_2026_cells"
    assert cli.main(["new-record", "mist_burt2019"]) == 1
    assert "is taken by 'Randomised comparison" in capsys.readouterr().err
    assert cli.main(["new-record", "Doe 2026"]) == 1
    assert "use small letters, digits and underscores" in capsys.readouterr().err
