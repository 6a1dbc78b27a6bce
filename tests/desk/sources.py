"""A small notebook of exercises, as authors write them."""

from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

NAME = "start.upper_bound_zero"
ANSWER = """def upper_bound_zero(n, level):
    ### BEGIN SOLUTION
    return 1 - (1 - level) ** (1 / n)
    ### END SOLUTION"""
MARKS = f"""### BEGIN HIDDEN TESTS
secret = 'any level, hidden=True'
### END HIDDEN TESTS
points({NAME!r}, upper_bound_zero)"""


def cell(code: str, part: str, exercise: str = NAME) -> Any:
    made = new_code_cell(code)
    made.metadata["mscourse"] = {"exercise": exercise, "part": part}
    return made


def notebook(**changed: str) -> Any:
    """Build one exercise; a part given as "" is left out."""
    parts = {
        "task": f"task({NAME!r})",
        "answer": ANSWER,
        "check": f"check({NAME!r}, upper_bound_zero)",
        "marks": MARKS,
        "proof": f"prove({NAME!r}, upper_bound_zero, {{}})",
    } | changed
    cells = [cell(code, part) for part, code in parts.items() if code]
    return new_notebook(cells=[new_markdown_cell("# Exercises"), new_code_cell("import math"), *cells])
