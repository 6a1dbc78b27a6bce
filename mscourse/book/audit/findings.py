"""What the audit says when something is wrong: which rule, which page, what, and how to mend it."""

from dataclasses import dataclass
from enum import Enum


class Rule(Enum):
    """The rules of the audit; a value is the remedy, in words for whoever reads the finding."""

    OTHER_HOST = (
        "Bundle the file with the book, or turn the address into a link that the reader chooses to follow."
    )
    BROKEN_LINK = "Correct the address, or add the page to _toc.yml."
    NO_ALT = 'Say what the picture shows in alt, or write alt="" if it only decorates.'
    LEAKED_MESSAGE = "Mend the cell that printed it, and build again."
    PAGES = "Make _toc.yml and the built pages agree; remove _build and build again."
    PARTS = "Mend the page as said; CONTRIBUTING.md, 'What a chapter page must have', has the contract."
    ACCESSIBILITY = "The rule's name is axe-core's; its help says how to mend it."
    QUESTIONS = "Mend the bank in mscourse/quizzes/bank or the page's quiz cells, and build again."
    CONSOLE = "Open the page with the browser's developer tools and mend what it reports."
    WEIGHT = "Make pictures smaller, load them lazily, or drop what the page does not need."
    OVERFLOW = "Let the element shrink, wrap or scroll inside itself; a narrow page never scrolls sideways."
    EXPLORABLE = "Take fewer values or draw less that changes; keep its first state and table in the page."
    NOT_OPERABLE = "Give the control a role and a name that a screen reader can say."


@dataclass(frozen=True, order=True)
class Finding:
    """One fault on one page."""

    page: str
    rule_name: str
    what: str

    @classmethod
    def of(cls, rule: Rule, page: str, what: str) -> "Finding":
        """Return a finding for a rule."""
        return cls(page, rule.name, what)

    @property
    def remedy(self) -> str:
        """How to mend it."""
        return Rule[self.rule_name].value

    def __str__(self) -> str:
        """Return page, rule, fault and remedy on one line."""
        return f"{self.page}: {self.rule_name.lower()}: {self.what} -> {self.remedy}"
