"""The instructor's desk: what is made from the exercises' source, and what comes back.

=============  ========================================================================================
``source``     a notebook of exercises as it is written: statement, solution, wrong answers, hidden cases
``proof``      starter, solution, wrong answers and mutants of every exercise, each with what it met
``mutants``    a solution with one thing changed
``versions``   the student's notebook, the one with solutions, and the one that nbgrader reads
``release``    a folder and a zip for students, and a folder for instructors
=============  ========================================================================================
"""
