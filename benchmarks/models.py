"""The models against the plainest programs that compute the same, as ratios of one run.

Prints a table and writes `models.json` beside this file, which the model cards show. Each race first checks
that both programs give the same result. `python benchmarks/models.py relapse trial` runs only those races and
writes nothing.
"""

import json
import os
import platform
import subprocess
import sys
from datetime import date
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from _race import Race, fastest

STORED = Path(__file__).with_name("models.json")
MODELS = sorted(path.stem for path in (Path(__file__).parent / "simple").glob("[a-z]*.py"))


def machine() -> str:
    """Return what the figures were measured on, in words."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = [
            line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if "model name" in line
        ]
        name = lines[0] if lines else name
    parts = ", ".join(f"{one} {version(one)}" for one in ("numpy", "scipy"))
    return f"{name}, {os.cpu_count()} cores, Python {platform.python_version()}, {parts}"


def importing() -> float:
    """Return how long ``import mscourse`` takes beyond Python's own start, seconds."""

    def start(code: str) -> None:
        subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - two fixed lines of Python

    bare, full = fastest(lambda: start("pass")), fastest(lambda: start("import mscourse"))
    return full - bare


def main(asked: list[str]) -> None:
    """Run the races and print them."""
    unknown = sorted(set(asked) - set(MODELS))
    if unknown:
        sys.exit(f"no race of {', '.join(unknown)}; write some of: {', '.join(MODELS)}")
    rows = []
    for model in asked or MODELS:
        races: list[Race] = import_module(f"simple.{model}").RACES
        for race in races:
            row = race.run()
            rows.append(row)
            met = "" if float(str(row["ratio"])) >= race.target else "  NOT REACHED"
            print(
                f"{model:15} {row['ratio']:8.3g} times faster (target {race.target:g}){met}: {race.against}"
            )
            for step in row["growth"]:  # type: ignore[attr-defined]  # the race's own list
                print(f"{'':15} {step['seconds']:8.3g} s for {step['size']}")
    took = importing()
    print(f"import mscourse {took:8.3g} s beyond Python's own start (limit 0.1)")
    if not asked:
        day = f"{date.today():%-d %B %Y}"  # noqa: DTZ011 - the day where the machine stands
        held = {"machine": machine(), "date": day, "import_seconds": round(took, 4), "races": rows}
        STORED.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
