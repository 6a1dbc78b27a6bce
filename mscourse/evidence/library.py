"""All that the course may show, looked up by name; read when it is first asked for."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mscourse.evidence import compiling, loading
from mscourse.evidence.conflicts import Conflict
from mscourse.evidence.errors import NotShownError
from mscourse.evidence.records import Outcome, Record
from mscourse.evidence.verdicts import Claim, Statement

if TYPE_CHECKING:
    import pandas as pd

    from mscourse.evidence.kinds import Design, OutcomeKind, Phenotype, Therapy
    from mscourse.evidence.plots import Chart
    from mscourse.evidence.synthesis import Asked, Kind, Method, Pooled
    from mscourse.evidence.tables import CertaintyTable, EvidenceTable
    from mscourse.evidence.two_sided import TwoSided


class Library:
    """Records, claims and statements.

    Parameters
    ----------
    folder
        Where the files are; the package's own by default.

    """

    def __init__(self, folder: Path = compiling.DATA) -> None:
        self._folder = folder

    @cached_property
    def _content(self) -> dict[str, Any]:
        return compiling.content(self._folder)

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every record that may be shown, by id, in the order of the files."""
        return {one["id"]: loading.record(one) for one in self._content["records"]}

    @cached_property
    def _by_name(self) -> dict[str, Record]:
        aliases = {alias: one for one in self.records.values() for alias in one.aliases}
        return {**self.records, **aliases}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Every claim that may be shown, by id."""
        return {one["id"]: loading.claim(one) for one in self._content["claims"]}

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement, in the order of the file."""
        return tuple(loading.statement(one) for one in self._content["statements"])

    @cached_property
    def all_conflicts(self) -> tuple[Conflict, ...]:
        """Every disagreement among records, in the order of the file."""
        return tuple(loading.conflict(one) for one in self._content["conflicts"])

    def __getitem__(self, name: str) -> Record:
        """Return a record by id or alias.

        Raises
        ------
        NotShownError
            If the record may not be shown; the message says why.
        KeyError
            If there is none of that name.

        """
        if name in self._by_name:
            return self._by_name[name]
        if name in self._content["hidden"]:
            reason = self._content["hidden"][name].rstrip(".")
            message = f"record {name!r} may not be shown (display: false): {reason}. Choose another record."
            raise NotShownError(message)
        message = f"there is no record {name!r}; check the id" + _nearest(name, self._by_name)
        raise KeyError(message)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records.values())

    def __len__(self) -> int:
        return len(self.records)

    def outcome(self, name: str) -> Outcome:
        """Return an outcome or harm by ``record.outcome``.

        Raises
        ------
        NotShownError
            If record or outcome may not be shown.
        KeyError
            If there is no such record or outcome.

        """
        record, dot, rest = name.partition(".")
        if not dot or not rest:
            message = f"{name!r} names no outcome; write record.outcome, such as mist_burt2019.deaths"
            raise KeyError(message)
        return self[record][rest]

    def number(self, name: str, field: str = "value") -> float:
        """Return one number of an outcome or harm.

        Parameters
        ----------
        name
            ``record.outcome``.
        field
            ``value``, ``events``, ``n``, ``ci_low`` or ``ci_high``.

        Raises
        ------
        NotShownError
            If record or outcome may not be shown.
        KeyError
            If there is no such record or outcome.
        ValueError
            If it has no number of that kind.

        """
        one = self.outcome(name)
        limits = {"ci_low": one.interval.low, "ci_high": one.interval.high} if one.interval else {}
        numbers = {"value": one.value, "events": one.events, "n": one.n, **limits}
        found = numbers.get(field)
        if found is None:
            there = (
                ", ".join(kind for kind, value in numbers.items() if value is not None)
                or "none; leave it out"
            )
            message = f"{name} has no number in {field!r}; it has: {there}"
            raise ValueError(message)
        return float(found)

    def claim(self, name: str) -> Claim:
        """Return a claim by id.

        Raises
        ------
        NotShownError
            If the claim is not ready to be shown; the message says what it lacks.
        KeyError
            If there is none of that name.

        """
        if name in self.claims:
            return self.claims[name]
        if name in self._content["waiting"]:
            missing = ", ".join(self._content["waiting"][name]["missing"])
            message = (
                f"claim {name} has no verdict to show yet: it lacks {missing}. "
                "Write them in mscourse/evidence/data/claims.yml."
            )
            raise NotShownError(message)
        message = f"there is no claim {name!r}; check the id"
        raise KeyError(message)

    def claims_of(self, chapter: str) -> tuple[str, ...]:
        """Name the claims that a chapter checks, ready or not, by id; empty if it checks none."""
        ready = {one.id: one.chapter for one in self.claims.values()}
        waiting = {name: one["chapter"] for name, one in self._content["waiting"].items()}
        return tuple(sorted(name for name, home in {**ready, **waiting}.items() if home == chapter))

    def statements_of(self, chapter: str) -> tuple[Statement, ...]:
        """Return what a chapter's evidence lets the course say.

        Raises
        ------
        KeyError
            If the chapter has no statement yet.

        """
        found = tuple(one for one in self.statements if one.chapter == chapter)
        if not found:
            there = ", ".join(dict.fromkeys(one.chapter for one in self.statements))
            message = (
                f"no statement belongs to {chapter!r}; there are some for: {there}. "
                "Add its statements to mscourse/evidence/data/statements.yml."
            )
            raise KeyError(message)
        return found

    def conflicts_of(self, name: str) -> tuple[Conflict, ...]:
        """Return one conflict by id, or all of a topic.

        Raises
        ------
        KeyError
            If there is neither; the message lists those there are.

        """
        found = tuple(one for one in self.all_conflicts if name in {one.id, one.topic})
        if not found:
            there = ", ".join(one.id for one in self.all_conflicts)
            message = f"there is no conflict {name!r}, and no topic with one; there are: {there}"
            raise KeyError(message)
        return found

    def conflicts(self, *names: str) -> "TwoSided":
        """Show where records disagree, both sides with their numbers.

        Parameters
        ----------
        *names
            Ids of conflicts, such as "progressive_ms", or topics, such as "ahsct"; all there are by default.

        """
        from mscourse.evidence import two_sided  # noqa: PLC0415 - a look-up needs no view

        return two_sided.two_sided(self, names)

    def table(self, *names: str) -> "EvidenceTable":
        """Return a table of published numbers.

        Parameters
        ----------
        *names
            One chapter, such as "disease", for the numbers under each of its statements; or outcomes, as
            ``record.outcome``, in the order of the rows.

        """
        from mscourse.evidence import tables  # noqa: PLC0415 - a look-up needs no table

        return tables.evidence_table(self, names)

    def certainty(self, chapter: str) -> "CertaintyTable":
        """Return a chapter's statements: what is said, how sure it is, what would change the word."""
        from mscourse.evidence import tables  # noqa: PLC0415 - as above

        return tables.certainty_table(self, chapter)

    def plot(self, name: str) -> "Chart":
        """Return a chart of published numbers, ready for ``show``.

        Raises
        ------
        KeyError
            If there is no chart of that name; the message lists those there are.

        """
        from mscourse.evidence import plots  # noqa: PLC0415 - matplotlib, which a look-up does not need

        return plots.plot(self, name)

    def select(
        self,
        *,
        topic: str | Collection[str] | None = None,
        therapy: "Therapy | Collection[Therapy] | None" = None,
        design: "Design | Collection[Design] | None" = None,
        phenotype: "Phenotype | Collection[Phenotype] | None" = None,
        outcome: "OutcomeKind | Collection[OutcomeKind] | None" = None,
    ) -> tuple[Record, ...]:
        """Return the records that fit, in the order of the files.

        Parameters
        ----------
        topic, therapy, design, phenotype, outcome
            One word, or several of which any will do; what is left out asks nothing. The words stand in
            ``mscourse.evidence.kinds``. A record fits an outcome if it has one of that kind that may be
            shown.

        Raises
        ------
        ValueError
            If a word is unknown; the message lists those there are.

        """
        from mscourse.evidence import selecting  # noqa: PLC0415 - a look-up needs no rules

        wanted = {
            "topic": topic,
            "therapy": therapy,
            "design": design,
            "phenotype": phenotype,
            "outcome": outcome,
        }
        return selecting.select(self, wanted)

    def pool(
        self,
        outcomes: "Iterable[Asked]",
        *,
        method: "Method | None" = None,
        interval: "Kind | None" = None,
        level: float = 95,
        because: str | None = None,
    ) -> "Pooled":
        """Make several studies one, or refuse and say why; see `synthesis.pool`."""
        from mscourse.evidence import synthesis  # noqa: PLC0415 - scipy, which a look-up does not need

        return synthesis.pool(self, outcomes, method=method, interval=interval, level=level, because=because)

    def frame(self) -> "pd.DataFrame":
        """Return every outcome and harm as a row of a pandas table, with its record's particulars."""
        from mscourse.evidence import frames  # noqa: PLC0415 - pandas takes its time

        return frames.frame(self)


def _nearest(name: str, there: dict[str, Any]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - for a message only

    near = get_close_matches(name, there, n=3)
    return f"; near it are: {', '.join(near)}" if near else ""


evidence = Library()
"""The evidence of the course."""
