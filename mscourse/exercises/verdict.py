"""What a check and a task look like under a cell."""

import re
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from mscourse.view import OnPage, View

State = Literal["holds", "not yet", "empty"]
HEADS: dict[State, str] = {"holds": "It holds.", "not yet": "Not yet.", "empty": "Nothing to check yet."}
_CODE = re.compile(r"`([^`]+)`")
_STILL = 'style="border-inline-start:3px solid currentColor;padding:.2em 0 .2em 1em;margin:.5em 0"'


def as_html(text: str) -> str:
    """Return words as HTML, with what stands between backticks as code."""
    return _CODE.sub(r"<code>\1</code>", escape(text, quote=False))


@dataclass(frozen=True)
class Verdict(View):
    """What a check found: the words, and how far it came.

    Attributes
    ----------
    exercise
        Its id.
    state
        Whether every case holds, one does not, or there was nothing to check.
    seen, idea
        What was seen, and which idea to think of again.
    look
        The heading where that idea stands.
    held, cases
        How many cases hold so far, and how many there are.
    hints
        The rungs of the ladder of hints that are open, each with its name.

    """

    exercise: str
    state: State
    seen: str
    idea: str
    look: str | None
    held: int
    cases: int
    hints: tuple[tuple[str, str], ...] = ()

    def with_hints(self, hints: tuple[tuple[str, str], ...]) -> "Verdict":
        """Return the same verdict with these rungs open."""
        return replace(self, hints=hints)

    @property
    def passed(self) -> bool:
        """Whether every case holds."""
        return self.state == "holds"

    @property
    def _where(self) -> str:
        return f'See "{self.look}".' if self.look else ""

    @property
    def _count(self) -> str:
        return "" if self.state == "empty" else f"{self.held} of {self.cases} checks hold."

    def plain(self) -> str:
        """Return the verdict in words alone."""
        hints = [f"{name}: {words}" for name, words in self.hints]
        parts = (HEADS[self.state], self.seen, self.idea, self._where, self._count, *hints)
        return f"{self.exercise}: {' '.join(one for one in parts if one)}".replace("`", "")

    def _body(self) -> str:
        last = " ".join(one for one in (self._where, self._count) if one)
        parts = [f"<p><b>{HEADS[self.state]}</b> {as_html(self.seen)}</p>"]
        parts += [f"<p>{as_html(self.idea)}</p>"] if self.idea else []
        parts += [f'<p class="ms-small">{as_html(last)}</p>'] if last else []
        parts += [
            f"<details><summary>{name}</summary><p>{as_html(words)}</p></details>"
            for name, words in self.hints
        ]
        return "".join(parts)

    def still(self) -> str:
        """Return the verdict for a notebook, where it appears as an answer: a screen reader reads it out."""
        return f'<div role="status" {_STILL}>{self._body()}</div>'

    def page(self) -> OnPage:
        """Return the verdict for a page, where it stands from the beginning."""
        name = escape(self.exercise)
        state = self.state.replace(" ", "-")
        return {
            "html": f'<div class="ms-check" role="group" aria-label="Check of {name}" data-state="{state}">'
            f'<p class="ms-label">Check · {name}</p>{self._body()}</div>',
            "assets": {},
        }


@dataclass(frozen=True)
class Task(View):
    """What an exercise asks, with the rows to judge where it has some."""

    exercise: str
    words: str
    table: tuple[tuple[str, ...], ...]

    def plain(self) -> str:
        """Return the task in words alone, a row a line."""
        rows = (" | ".join(row) for row in self.table)
        return "\n".join([f"{self.exercise}: {self.words}", *rows]).replace("`", "")

    def still(self) -> str:
        """Return the task as a paragraph and a table."""
        return f"<div><p>{as_html(self.words)}</p>{self._rows()}</div>"

    def page(self) -> OnPage:
        """Return the same for a page; a narrow screen scrolls the table and nothing else."""
        rows = self._rows()
        label = f"Table: the rows of {escape(self.exercise)}"
        wide = f'<div class="ms-wide" role="region" tabindex="0" aria-label="{label}">{rows}</div>'
        html = f'<div class="ms-task"><p>{as_html(self.words)}</p>{wide if rows else ""}</div>'
        return {"html": html, "assets": {}}

    def _rows(self) -> str:
        if not self.table:
            return ""
        head = "".join(f'<th scope="col">{as_html(one)}</th>' for one in self.table[0])
        rows = "".join(
            f'<tr><th scope="row">{as_html(row[0])}</th>'
            f"{''.join(f'<td>{as_html(one)}</td>' for one in row[1:])}</tr>"
            for row in self.table[1:]
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
