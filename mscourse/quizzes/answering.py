"""What views that keep a learner's answers share: in a notebook Python holds them, in one small file."""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from mscourse.progress import Document, DocumentError, Store
from mscourse.view import LiveView


class AnsweringView(LiveView):
    """A view whose reader answers; the answers are the document of `mscourse.progress`.

    Attributes
    ----------
    store
        Keeps the answers for notebooks; None while outputs are stored, pages built and tests run.
    kept_so_far
        What is stored, or would be.

    """

    store: Store | None
    kept_so_far: Document

    def start(self) -> dict[str, Any]:
        """Return what the reader answered on this machine before."""
        self.kept_so_far = self.store.read() if self.store else Document()
        return {"answers": _as_mapping(self.kept_so_far)}

    def answer(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Keep what the reader did, and return what she should know about it."""
        if values.get("erased"):
            done = self.store.erase() if self.store else True
            if done:
                self.kept_so_far = Document()
            return self._told()
        try:
            whole = {"course": "mscourse", "format": 1, "answers": values.get("answers", {})}
            brought = Document.from_json(json.dumps(whole))
        except (DocumentError, TypeError, ValueError) as problem:
            return {"messages": [f"The last answer was not kept: {problem}."]}
        fresh = {
            name: one for name, one in brought.answers.items() if self.kept_so_far.answers.get(name) != one
        }
        self.kept_so_far = self.kept_so_far.merged(brought)
        if self.store and fresh:
            self.store.add(fresh)
        return self._told()

    def _told(self) -> dict[str, Any]:
        return {"messages": list(self.store.messages) if self.store else []}


def _as_mapping(document: Document) -> dict[str, Any]:
    return {name: dataclasses.asdict(one) for name, one in document.answers.items()}
