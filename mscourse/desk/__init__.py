"""The instructor's desk: what is made from the exercises' source, and what comes back.

==============  ========================================================================================
``source``      a notebook of exercises as it is written: statement, solution, wrong answers, hidden cases
``proof``       starter, solution, wrong answers and mutants of every exercise, each with what it met
``mutants``     a solution with one thing changed
``versions``    the student's notebook, the one with solutions, and the one that nbgrader reads
``release``     a folder and a zip for students, and a folder for instructors
``submission``  what a learner handed in, read as text
``sandbox``     the room in which it runs, seen from outside; ``child`` is what runs in it
``kernel``      the room's walls, with ``landlock`` (files) and ``hook`` (Python's own, and who tried what)
``wire``        how values come out of the room
``grading``     a folder of submissions into ``marks``
==============  ========================================================================================
"""
