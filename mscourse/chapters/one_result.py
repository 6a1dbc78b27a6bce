"""One illustrative result of a trial, in people of a hundred: where chapter 04's `three_numbers` starts."""

BASELINE, FEW = 30, 5
"""Who gets worse without the drug, of a hundred: often, and seldom."""
SHARE, HARM = 0.6, 1
"""The ratio of risks; and who is harmed by the drug, of a hundred."""


def spared(baseline: float) -> int:
    """Count who, of a hundred, gets worse without the drug and not with it."""
    return round(baseline) - round(baseline * SHARE)


__all__ = ["BASELINE", "FEW", "HARM", "SHARE", "spared"]
