"""A small folder of evidence, made on the spot: one good record that a test then spoils."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

Change = Callable[[dict[str, Any]], None]

OUTCOME: dict[str, Any] = {
    "id": "better",
    "name": "felt better",
    "timepoint": "1 year",
    "comparison": "cells vs salt water",
    "measure": "hazard_ratio",
    "value": 0.5,
    "text": None,
    "ci_low": 0.31,
    "ci_high": 0.81,
    "ci_level": 95,
    "interval_kind": "ci",
    "p": "<0.001",
    "events": None,
    "n": None,
    "unit": None,
    "verified": True,
    "note": "seen on a slide",
}
HARM: dict[str, Any] = OUTCOME | {
    "id": "deaths",
    "name": "deaths",
    "comparison": None,
    "measure": "count",
    "value": 0,
    "ci_low": None,
    "ci_high": None,
    "ci_level": None,
    "interval_kind": None,
    "p": None,
    "events": 0,
    "n": 48,
}
UNREAD: dict[str, Any] = HARM | {"id": "unread", "value": 777, "events": 7, "verified": False}
RECORD: dict[str, Any] = {
    "id": "made_2020",
    "aliases": ["made_up"],
    "topic": "msc",
    "title": "A made-up trial",
    "first_author": "Doe J",
    "year": 2020,
    "journal": "J Made Up",
    "citation": "2020;1:1-2",
    "doi": "10.1000/made(1)",
    "design": "rct",
    "population": {"n": 48, "phenotype": "RRMS", "inclusion": "invented"},
    "arms": [{"name": "cells", "n": 24}, {"name": "salt water", "n": 24}],
    "outcomes": [OUTCOME],
    "harms": [HARM, UNREAD],
    "caveat": "Nobody was masked.",
    "seen_at": ["https://news.example.com/story", "https://www.nature.com/articles/made"],
    "verified": True,
    "doi_checked": True,
    "bibliography_checked": True,
    "display": True,
    "note": "working remark",
}
CLAIM: dict[str, Any] = {
    "id": "a01",
    "article": "a",
    "chapter": "made",
    "statement": "Cells help.",
    "lean": "partly",
    "verdict": "Partly, in a made-up trial",
    "argument": 'The trial "found" 0.50. <!-- made_2020.better --> Nobody was masked.',
    "print": "Cells may help.",
    "change": 'A second trial that "found" nothing.',
    "records": ["made_2020", "unseen_2020"],
    "checked": "2026-11-23",
    "due": "2027-11-23",
}
STATEMENT: dict[str, Any] = {
    "id": "helped",
    "chapter": "made",
    "statement": "Cells help.",
    "certainty": [
        {
            "level": "low",
            "to": "moderate",
            "where": "in people",
            "why": "one trial",
            "basis": "randomised trials",
            "reasons": [{"domain": "imprecision", "steps": [1, 2], "why": "Few people took part."}],
        }
    ],
    "change": "a second trial",
    "outcomes": ["made_2020.better", "made_2020.deaths"],
}


class Folder:
    """A folder of evidence whose entries can be changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        unseen = deepcopy(RECORD) | {"id": "unseen_2020", "aliases": [], "display": False}
        unseen |= {"display_reason": "only the title was seen"}
        self.records = [deepcopy(RECORD), unseen]
        self.claims = [deepcopy(CLAIM)]
        self.statements = [deepcopy(STATEMENT)]
        self.rules: list[dict[str, Any]] = [{"id": "all", "months": 12, "why": "Made up."}]
        self.conflicts: list[dict[str, Any]] = []
        self.checked: Any = "2026-11-23"

    def write(self) -> Path:
        """Write the files."""
        head: dict[str, Any] = {} if self.checked is None else {"checked": self.checked}
        self._dump("records_made.yml", head | {"records": self.records})
        self._dump("claims.yml", {"claims": self.claims})
        self._dump("statements.yml", {"statements": self.statements})
        self._dump("review.yml", {"rules": self.rules})
        if self.conflicts:
            self._dump("conflicts.yml", {"conflicts": self.conflicts})
        return self.path

    def _dump(self, name: str, content: dict[str, Any]) -> None:
        # Dates are written bare, so that YAML reads them as dates.
        text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
        (self.path / name).write_text(
            "\n".join(
                line.replace("'", "") if line.strip().startswith(("checked", "due")) else line
                for line in text.split("\n")
            ),
            encoding="utf-8",
        )


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)
