"""Drawings of biology and procedure, a file a subject. Each function gives a `Drawing`."""

from mscourse.diagrams.axon_states import axon_states
from mscourse.diagrams.five_instruments import five_instruments
from mscourse.diagrams.four_failures import four_failures
from mscourse.diagrams.lesion_cutaway import lesion_cutaway
from mscourse.diagrams.page_map import page_map
from mscourse.diagrams.site_to_symptom import site_to_symptom
from mscourse.diagrams.study_ladder import study_ladder

__all__ = [
    "axon_states",
    "five_instruments",
    "four_failures",
    "lesion_cutaway",
    "page_map",
    "site_to_symptom",
    "study_ladder",
]
