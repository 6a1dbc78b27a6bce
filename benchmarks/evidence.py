"""How long it takes until every record, claim and statement is a typed object: compiled, against plain YAML.

Each is timed in a process of its own, imports left out, the best of several runs: what a kernel waits for.
"""

import subprocess
import sys
from pathlib import Path

BUDGET = 50.0
"""Milliseconds that a reader may wait for all records."""
RUNS = 7
LOAD = """
import time
from mscourse.evidence.library import Library
start = time.perf_counter()
library = Library()
read = len(library.records), len(library.claims), len(library.statements)
print(1000 * (time.perf_counter() - start))
"""
PLAIN = """
import time, yaml
from mscourse.evidence import compiling
start = time.perf_counter()
for path in compiling.sources(compiling.DATA):
    yaml.safe_load(path.read_text(encoding="utf-8"))
print(1000 * (time.perf_counter() - start))
"""
IMPORT = """
import time
start = time.perf_counter()
import mscourse.evidence
print(1000 * (time.perf_counter() - start))
"""


def best(code: str, runs: int) -> float:
    """Run code in fresh processes; returns the least of the milliseconds that it printed."""
    command = [sys.executable, "-c", code]
    root = Path(__file__).parents[1]
    times = [
        subprocess.run(command, check=True, capture_output=True, text=True, cwd=root).stdout  # noqa: S603 - our own code
        for _ in range(runs)
    ]
    return min(map(float, times))


def main() -> int:
    """Print the figures; returns 1 if the budget is exceeded."""
    compiled, plain, imported = best(LOAD, RUNS), best(PLAIN, 1), best(IMPORT, RUNS)
    print(f"all records, compiled   {compiled:8.1f} ms  (budget {BUDGET:.0f} ms)")
    print(f"the same as plain YAML  {plain:8.1f} ms  ({plain / compiled:.0f} times as long)")
    print(f"import of the package   {imported:8.1f} ms")
    return int(compiled > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
