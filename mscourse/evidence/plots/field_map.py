"""Stub of a chart of chapter 15."""

from dataclasses import replace

from mscourse.evidence.library import Library
from mscourse.evidence.plots.future_timeline import future_timeline
from mscourse.figures.chart import Chart


def field_map(library: Library) -> Chart:
    """Stand in until the chart is drawn."""
    return replace(future_timeline(library), name="field_map")
