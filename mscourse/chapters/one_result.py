"""One illustrative result of a trial, in people of a hundred: where chapter 04's `three_numbers` starts."""

BASELINE, SHARE, HARM = 30, 0.6, 1
"""Who gets worse without the drug, of a hundred; the ratio of risks; who is harmed by the drug."""


def spared(baseline: float) -> int:
    """Count who, of a hundred, gets worse without the drug and not with it."""
    return round(baseline) - round(baseline * SHARE)


__all__ = ["BASELINE", "HARM", "SHARE", "spared"]
