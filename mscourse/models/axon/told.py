"""What the axon's card tells besides parameters and stored values."""

import json
from collections.abc import Mapping
from pathlib import Path

from mscourse.models.axon.result import ARRIVAL

STORED = Path(__file__).with_name("reference.json")


def told() -> Mapping[str, float]:
    """Return the voltage of an arrival in mV, and how much another simulator solved for comparison."""
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    counted = {name: float(len(stored[name])) for name in ("cases", "thresholds", "trains")}
    return {"arrival_mv": ARRIVAL, **counted}
