"""Marks of a class: what each submission earned, which ideas were missed how often, and what happened."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mscourse.exercises import Mark
from mscourse.writing import write_whole

NOT_THERE = "not there"  # in the place of a case, where there was nothing to try


@dataclass(frozen=True)
class Row:
    """One submission.

    Attributes
    ----------
    name, learner
        Of its file or folder, and the name that it gave to `learner`; the latter decides its numbers.
    marks
        One for each exercise.
    happened
        What a marker should know: cells that stopped, limits reached, what was tried and refused.
    walls
        What kept it in while it ran.
    problem
        Why it could not be marked; empty if it was.

    """

    name: str
    learner: str
    marks: tuple[Mark, ...]
    happened: tuple[str, ...] = ()
    walls: tuple[str, ...] = ()
    problem: str = ""

    @property
    def points(self) -> float:
        """What it earned."""
        return sum(one.points for one in self.marks)

    @property
    def of(self) -> float:
        """What there was to earn."""
        return sum(one.of for one in self.marks)

    def as_json(self) -> dict[str, Any]:
        """Return the row for a JSON file."""
        return {
            "name": self.name,
            "learner": self.learner,
            "points": self.points,
            "of": self.of,
            "exercises": [
                {
                    "exercise": one.exercise,
                    "points": one.points,
                    "of": one.of,
                    "missed": [{"case": case, "seen": seen} for case, seen in one.missed],
                }
                for one in self.marks
            ],
            "happened": list(self.happened),
            "walls": list(self.walls),
            "problem": self.problem,
        }

    @classmethod
    def from_json(cls, held: dict[str, Any]) -> "Row":
        """Return the row that `as_json` wrote."""
        marks = tuple(
            Mark(
                one["exercise"],
                one["points"],
                one["of"],
                tuple((missed["case"], missed["seen"]) for missed in one["missed"]),
            )
            for one in held["exercises"]
        )
        happened, walls = tuple(held["happened"]), tuple(held["walls"])
        return cls(held["name"], held["learner"], marks, happened, walls, held["problem"])


@dataclass(frozen=True)
class Misconception:
    """How often a case was missed.

    Attributes
    ----------
    exercise, case, idea
        Which one, and which idea it sends its reader to.
    first
        In how many submissions it was the first that did not hold: the message that a check shows.
    missed
        In how many it did not hold at all.

    """

    exercise: str
    case: str
    idea: str
    first: int
    missed: int


@dataclass(frozen=True)
class Marks:
    """The marks of a class.

    Attributes
    ----------
    rows
        One for each submission, by name.
    ideas
        For each exercise its cases in order, each with its idea.
    notes
        What holds for all of them.

    """

    rows: tuple[Row, ...]
    ideas: dict[str, tuple[tuple[str, str], ...]]
    notes: tuple[str, ...] = ()

    @property
    def exercises(self) -> tuple[str, ...]:
        """Ids of the exercises."""
        return tuple(self.ideas)

    def misconceptions(self) -> tuple[Misconception, ...]:
        """Return every case with how often it was missed, in the order of the exercises.

        What an answer raised, or that it was not there, is no misconception and is not counted.
        """
        first: Counter[tuple[str, str]] = Counter()
        missed: Counter[tuple[str, str]] = Counter()
        for row in self.rows:
            for mark in row.marks:
                seen = [(mark.exercise, case) for case, words in mark.missed if _is_idea(words)]
                first.update(seen[:1])
                missed.update(seen)
        return tuple(
            Misconception(name, case, idea, first[name, case], missed[name, case])
            for name, cases in self.ideas.items()
            for case, idea in cases
        )

    def as_json(self) -> dict[str, Any]:
        """Return everything for a JSON file."""
        return {
            "submissions": [one.as_json() for one in self.rows],
            "misconceptions": [
                {
                    "exercise": one.exercise,
                    "case": one.case,
                    "idea": one.idea,
                    "first": one.first,
                    "missed": one.missed,
                }
                for one in self.misconceptions()
            ],
            "notes": list(self.notes),
        }

    def table(self) -> str:
        """Return the marks as CSV: a row a submission, a column an exercise."""
        head = ["submission", "learner", "points", "of", *self.exercises, "missed", "happened", "problem"]
        rows = []
        for row in self.rows:
            by_name = {one.exercise: one for one in row.marks}
            earned = [f"{by_name[name].points:g}" if name in by_name else "" for name in self.exercises]
            missed = "; ".join(f"{one.exercise}: {case}" for one in row.marks for case, _ in one.missed)
            told = [row.name, row.learner, f"{row.points:g}", f"{row.of:g}", *earned, missed]
            rows.append([*told, "; ".join(row.happened), row.problem])
        return _csv(head, rows)

    def counts(self) -> str:
        """Return how often each case was missed, as CSV."""
        head = ["exercise", "case", "first missed", "missed", "idea"]
        return _csv(
            head,
            [
                [one.exercise, one.case, str(one.first), str(one.missed), one.idea]
                for one in self.misconceptions()
            ],
        )

    def report(self) -> str:
        """Return in words what happened."""
        lines = ["# Marks", "", *(f"{one}\n" for one in self.notes)]
        walls = dict.fromkeys(row.walls for row in self.rows if row.walls)
        lines += [f"Contained by: {', '.join(one)}.\n" for one in walls]
        if any("Landlock" not in " ".join(one) for one in walls):
            lines.append(
                "Where Landlock is missing, nothing but Python's audit hook keeps files from a submission: "
                "mark on Linux 5.13 or newer, or in a container.\n"
            )
        lines += ["## Submissions", ""]
        for row in self.rows:
            who = f" ({row.learner})" if row.learner and row.learner != row.name else ""
            lines.append(f"- {row.name}{who}: {row.points:g} of {row.of:g}")
            lines += [f"  - could not be marked: {row.problem}"] if row.problem else []
            for mark in row.marks:
                lines += [f"  - {mark.exercise}, {cases}: {seen}" for seen, cases in _by_words(mark)]
            lines += [f"  - {one}" for one in row.happened]
        met = [one for one in self.misconceptions() if one.missed]
        lines += ["", "## Ideas to come back to", ""]
        lines += [
            f"- {one.exercise}, {one.case}: first missed by {one.first}, missed by {one.missed}. {one.idea}"
            for one in sorted(met, key=lambda one: (-one.first, -one.missed))
        ]
        return "\n".join(lines if met else lines[:-2]).rstrip() + "\n"

    def write(self, folder: Path) -> None:
        """Write marks, counts and report, each whole or not at all."""
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / "marks.csv", self.table())
        write_whole(folder / "misconceptions.csv", self.counts())
        write_whole(folder / "marks.json", json.dumps(self.as_json(), indent=1, ensure_ascii=False) + "\n")
        write_whole(folder / "report.md", self.report())


def _by_words(mark: Mark) -> list[tuple[str, str]]:
    """Return what was seen, each with the names of the cases that saw it."""
    found: dict[str, list[str]] = {}
    for case, seen in mark.missed:
        found.setdefault(seen, []).append(case)
    return [(seen, ", ".join(cases)) for seen, cases in found.items()]


def _is_idea(seen: str) -> bool:
    """Return whether a case spoke: it says what it saw without a full stop, and a `Stop` ends with one."""
    return not seen.endswith(".")


def _csv(head: list[str], rows: Iterable[list[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_as_text(one) for one in row] for row in rows)
    return out.getvalue()


def _as_text(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: names and messages come from submissions."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
