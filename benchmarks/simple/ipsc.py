"""Cells of a culture one by one, each with its own luck, against one power of a matrix."""

import random

from _race import Race

from mscourse.models import ipsc

CELLS, PASSES = 100_000, 12
STANDARD = ipsc.Parameters()


def cell_by_cell(cells: int, passes: int, seed: int = 1) -> list[float]:
    """Return the shares of cells in each state."""
    rng = random.Random(seed)  # noqa: S311 - a simulation, no secret
    end = len(STANDARD.stages)
    counts = [0] * (end + 2)
    for _ in range(cells):
        at = 0
        for _ in range(passes):
            if at >= end:
                break
            advance, stray = STANDARD.stages[at]
            luck = rng.random()
            if luck < advance:
                at += 1
            elif luck < advance + stray:
                at = end + 1
        counts[at] += 1
    return [count / cells for count in counts]


RACES = [
    Race(
        model="ipsc",
        against="a loop over 100 000 cells that each try their luck, for the same shares",
        target=500,
        ours=lambda: ipsc.simulate(STANDARD, [PASSES]),
        simple=lambda: cell_by_cell(CELLS, PASSES),
        same=lambda: (ipsc.simulate(STANDARD, [PASSES]).states[0], cell_by_cell(CELLS, PASSES)),
        allowed=0.01,  # six standard errors of 100 000 cells
        growth=[
            (f"{passes} passes", lambda passes=passes: ipsc.simulate(STANDARD, [passes]))  # type: ignore[misc]
            for passes in (10, 1_000, 100_000)
        ],
    )
]
