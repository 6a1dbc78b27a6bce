"""Quizzes: a question is a record, and the page, the notebook and the paper print come from it.

============  ===================================================================
``bank/``     the questions, one YAML file a chapter
``records``   what a question is
``source``    YAML within limits, with the place of every fault
``bank``      files into records, refused whole if anything is wrong
``keys``      where the numbers come from; computed anew in tests
``marking``   an answer into a mark; the page does the same
``words``     Markdown into HTML that can do no harm, and into plain words
``state``     what the view is told
``sheet``     the questions as a list, the answers at the end
``view``      ``quiz``, the one call of a notebook
============  ===================================================================
"""

from mscourse.quizzes.view import Quiz, quiz

__all__ = ["Quiz", "quiz"]
