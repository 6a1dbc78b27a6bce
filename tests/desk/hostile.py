"""Honest and hostile submissions; the hostile ones are in ``hostile.yaml``."""

import json
from pathlib import Path

import yaml

HONEST = (
    "import math\nfrom mscourse import check, task\nfrom mscourse.exercises import learner, points",
    'task("start.natural_frequency")',
    "def natural_frequency(events, n, per=100):\n    return math.floor(per * events / n + 0.5), per",
    'check("start.natural_frequency", natural_frequency)',
    'task("start.upper_bound_zero")',
    "def upper_bound_zero(n, level):\n    return 1 - (1 - level) ** (1 / n)",
    'points("start.upper_bound_zero", upper_bound_zero)',
)
IDS = ("start.natural_frequency", "start.upper_bound_zero")
HOSTILE: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
)
WORDS = {
    "function": "def natural_frequency(events, n, per=100):",
    "libc": "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)",
}


def code(name: str, **words: object) -> str:
    """Code of a hostile cell, with what only the test knows filled in."""
    held = HOSTILE[name]["code"]
    for word, value in {**WORDS, **words}.items():
        held = held.replace(f"{{{word}}}", str(value))
    return held


def notebook(*cells: str) -> str:
    """Text of a notebook with these code cells."""
    made: list[dict[str, object]] = [
        {
            "cell_type": "code",
            "id": f"c{number}",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": one,
        }
        for number, one in enumerate(cells)
    ]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def write(path: Path, *cells: str) -> Path:
    """Write a notebook with these code cells."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(notebook(*cells), encoding="utf-8")
    return path
