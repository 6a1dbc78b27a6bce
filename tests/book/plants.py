"""Errors planted in every kind of text, for the number audit: `python -m tests.book.plants` prints them.

Each kind of error has an honest twin, of which the audit must say nothing in the same place.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from mscourse.book.audit import texts
from mscourse.book.audit.card_numbers import held
from mscourse.book.audit.numbers import of_text
from mscourse.book.audit.texts import Text
from mscourse.chapters.cases import CASES
from mscourse.evidence import evidence
from mscourse.evidence.numbers import Sources

ROOT = Path(__file__).parents[2]
SOURCES = Sources(evidence, CASES)
BOOK = "chapters/01_disease.ipynb"
BANK = "mscourse/quizzes/bank/01_disease.yaml"
CODE = "mscourse/chapters/start.py"
CARD = "cards/msc.md"
EXERCISES = "mscourse/exercises/start.py"
CLAIMS = "mscourse/evidence/data/claims.yml"
STATEMENTS = "mscourse/evidence/data/statements.yml"
FILES = (BOOK, BANK, CODE, CARD, EXERCISES, CLAIMS, STATEMENTS)

EBV = "bjornevik_2022_ebv"
WORSE = "mist_burt2019.patients_with_disease_progression"
KINDS = {
    "wrong digit": (
        "Active lesions held 11,236 cut axons. <!-- trapp_1998.transected_axons -->",
        "Active lesions held 11,326 cut axons. <!-- trapp_1998.transected_axons -->",
    ),
    "swapped interval": (
        f"MS at 32.4 times the rate (95 % interval 4.3 to 245.3). <!-- {EBV}.ms_after_ebv_seroconversion -->",
        f"MS at 32.4 times the rate (95 % interval 245.3 to 4.3). <!-- {EBV}.ms_after_ebv_seroconversion -->",
    ),
    "wrong denominator": (
        f"No sign of the virus in 35 of 801 people. <!-- {EBV}.ebv_negative_at_baseline -->",
        f"No sign of the virus in 35 of 955 people. <!-- {EBV}.ebv_negative_at_baseline -->",
    ),
    "percentage of another whole": (
        "In 75 in 100 the wave came late. <!-- matthews_1977_vep.prolonged_latency -->",
        "In 75 in 37 the wave came late. <!-- matthews_1977_vep.prolonged_latency -->",
    ),
    "number of another study": (
        f"After transplant 3 people got worse. <!-- {WORSE} -->",
        f"After transplant 14 people got worse. <!-- {WORSE} -->",
    ),
    "link to another study": (
        f"In [MIST](https://doi.org/10.1001/jama.2018.18743) 3 people got worse. <!-- {WORSE} -->",
        f"In [MIST](https://doi.org/10.1136/jnnp-2023-331864) 3 people got worse. <!-- {WORSE} -->",
    ),
    "number without a source": ("Many axons were cut.", "Of the axons 317 were cut."),
}
"""Of each kind of error the honest sentence and the planted one."""

Plant = Callable[[Path, str], None]
Read = Callable[[Path], Iterator[Text]]


def _cell(words: str, *, title: str = "", kind: str = "markdown") -> Plant:
    """Add a cell behind the one that holds a title, or at the end."""

    def plant(root: Path, sentence: str) -> None:
        path = root / BOOK
        book = json.loads(path.read_text(encoding="utf-8"))
        places = [i for i, one in enumerate(book["cells"]) if title in "".join(one["source"])]
        source = words.replace("PLANT", sentence)
        book["cells"].insert(
            places[-1] + 1, {"cell_type": kind, "metadata": {}, "source": source, "outputs": []}
        )
        path.write_text(json.dumps(book), encoding="utf-8")

    return plant


def _end(name: str, words: str) -> Plant:
    def plant(root: Path, sentence: str) -> None:
        path = root / name
        path.write_text(path.read_text(encoding="utf-8") + words.replace("PLANT", sentence), encoding="utf-8")

    return plant


def _entry(name: str, key: str, change: Callable[[dict[str, Any], str], None]) -> Plant:
    """Change the first entry of a YAML file that can be changed so."""

    def plant(root: Path, sentence: str) -> None:
        path = root / name
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for one in content[key]:
            try:
                change(one, sentence)
                break
            except (KeyError, IndexError):
                continue
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")

    return plant


def _in_prompt(question: dict[str, Any], sentence: str) -> None:
    question["prompt"] += f"\n\n{sentence}"


def _in_feedback(question: dict[str, Any], sentence: str) -> None:
    question["options"][0]["why"] += f" {sentence}"


def _in_claim(claim: dict[str, Any], sentence: str) -> None:
    claim["argument"] = sentence


def _in_reason(statement: dict[str, Any], sentence: str) -> None:
    statement["certainty"][0]["reasons"][0]["why"] = sentence


PLACES: dict[str, tuple[Plant, Read]] = {
    "prose": (_cell("PLANT"), lambda root: texts.of_notebook(root / BOOK)),
    "plain words": (
        _cell("PLANT", title="In plain words"),
        lambda root: texts.of_notebook(root / BOOK),
    ),
    "table": (
        _cell("| what | found |\n| --- | --- |\n| read | PLANT |"),
        lambda root: texts.of_notebook(root / BOOK),
    ),
    "caption": (
        _cell('show(figure, caption="PLANT")', kind="code"),
        lambda root: texts.of_notebook(root / BOOK),
    ),
    "alternative text": (
        _end(CODE, '\nshow(figure, alt="PLANT")\n'),
        lambda root: texts.of_code("start.py", (root / CODE).read_text(encoding="utf-8")),
    ),
    "question": (_entry(BANK, "questions", _in_prompt), lambda root: texts.of_bank(root / BANK)),
    "feedback": (_entry(BANK, "questions", _in_feedback), lambda root: texts.of_bank(root / BANK)),
    "claim": (_entry(CLAIMS, "claims", _in_claim), lambda root: texts.of_claims(root / CLAIMS)),
    "reason of a certainty": (
        _entry(STATEMENTS, "statements", _in_reason),
        lambda root: texts.of_statements(root / STATEMENTS),
    ),
    "model card": (
        _end(CARD, "\n\nPLANT\n"),
        lambda root: iter([Text("cards/msc", (root / CARD).read_text(encoding="utf-8"), held("msc"))]),
    ),
    "exercise": (
        _end(EXERCISES, '\nhint = "PLANT"\n'),
        lambda root: texts.of_exercises(root / EXERCISES),
    ),
}
"""Every kind of text: how a sentence gets into it, and how the audit reads it."""


def copied(target: Path) -> Path:
    """Copy the files in which something is planted."""
    for name in FILES:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target / name)
    return target


def caught(root: Path, place: str, sentence: str) -> list[str]:
    """Plant a sentence and return what the audit says that it did not say before."""
    plant, read = PLACES[place]
    before = {str(one) for text in read(root) for one in of_text(text, SOURCES, [])}
    plant(root, sentence)
    after = [str(one) for text in read(root) for one in of_text(text, SOURCES, [])]
    return [one for one in after if one not in before]


def main() -> None:
    """Print each plant and what caught it."""
    missed = 0
    for place in PLACES:
        for kind, (_, planted) in KINDS.items():
            with tempfile.TemporaryDirectory() as folder:
                found = caught(copied(Path(folder)), place, planted)
            missed += not found
            said = found[0].rpartition("-->: ")[2] if found else "NOT CAUGHT"
            print(f"{place:22} {kind:28} {said[:120]}")  # noqa: T201 - the list is what this is for
    print(f"{len(PLACES) * len(KINDS)} plants, {missed} missed")  # noqa: T201 - as above


if __name__ == "__main__":
    main()
