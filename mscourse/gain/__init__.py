"""The test before and after the course: two forms, one learner's gain, and what luck can do.

===========  =====================================================================
``forms/``   the questions of both forms, and why each pair is alike
``forms``    files into pairs of questions, refused whole if anything is wrong
``sitting``  a learner's answers into scores
``luck``     learners made up by a rule take the test: what equal forms buy
``report``   many learners' files into a table for instructors
``view``     ``before_and_after``, the one call of a page or notebook
===========  =====================================================================
"""

from mscourse.gain.view import BeforeAndAfter, before_and_after

__all__ = ["BeforeAndAfter", "before_and_after"]
