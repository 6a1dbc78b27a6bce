"""Rules about the questions of a page: whole, once, in step with the bank, and readable without scripts."""

import json
from collections.abc import Iterator
from typing import Any

from bs4 import Tag

from mscourse.book.audit.findings import Finding, Rule
from mscourse.book.audit.site import Page
from mscourse.quizzes import bank
from mscourse.quizzes.records import AnyQuestion
from mscourse.quizzes.state import question_state


def audit_questions(page: Page) -> list[Finding]:
    """Return what is wrong with the questions of one built page."""
    faults: list[str] = []
    asked: dict[str, int] = {}
    for view in page.tree.select('.ms-view[data-module="quiz"]'):
        told = _state(view)
        if told is None:
            faults.append(f"the quiz {view.get('id')} has no state that can be read")
            continue
        faults += _list_faults(view, told)
        for question in told:
            name = str(question.get("id"))
            asked[name] = asked.get(name, 0) + 1
            faults += _faults(page, name, question)
    faults += [f"{name} stands on the page {count} times" for name, count in asked.items() if count > 1]
    faults += [f"{name} is in the bank and not on its page" for name in _wanted(page) if name not in asked]
    return [Finding.of(Rule.QUESTIONS, page.name, one) for one in faults]


def _state(view: Tag) -> list[dict[str, Any]] | None:
    script = view.select_one('script[type="application/json"]')
    try:
        found = json.loads(script.get_text())["questions"] if script else None
    except (ValueError, KeyError, TypeError):
        return None
    sound = isinstance(found, list) and all(isinstance(one, dict) for one in found)
    return found if sound else None


def _list_faults(view: Tag, told: list[dict[str, Any]]) -> Iterator[str]:
    """Check what is read on paper and with scripts off."""
    listed = view.select(".ms-fallback > ol > li")
    solved = view.select(".ms-fallback > details > ol > li")
    for what, found in (("questions", listed), ("answers", solved)):
        if len(found) != len(told):
            name = view.get("id")
            yield f"the quiz {name} lists {len(found)} {what} for readers without scripts, of {len(told)}"


def _faults(page: Page, name: str, told: dict[str, Any]) -> Iterator[str]:
    made = _in_bank(name)
    if made is None:
        yield f"{name} is not in the bank"
    elif json.loads(json.dumps(question_state(made, pictured=False))) != told:
        yield f"{name} is not what the bank says; the page was built before a change"
    section = page.tree.find(id=str(told.get("anchor")))
    if section is None:
        yield f"{name} sends readers back to {told.get('section')!r}, which is no section of the page"


def _in_bank(name: str) -> AnyQuestion | None:
    try:
        return bank.questions(name)[0]
    except (KeyError, IndexError):
        return None


def _wanted(page: Page) -> list[str]:
    """Return the questions that a chapter's page has to ask: all of its own."""
    if not page.is_chapter:
        return []
    key = page.name.rpartition("/")[2].removesuffix(".html")[3:]
    return [one.id for one in bank.chapter(key).questions] if key in bank.chapters() else []
