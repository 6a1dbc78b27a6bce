"""Drawings of biology and procedure, a file a subject. Each function gives a `Drawing`."""

from mscourse.diagrams.axon_states import axon_states
from mscourse.diagrams.cell_routes import cell_routes
from mscourse.diagrams.four_failures import four_failures
from mscourse.diagrams.four_jobs import four_jobs
from mscourse.diagrams.lesion_cutaway import lesion_cutaway
from mscourse.diagrams.manufacture_line import manufacture_line
from mscourse.diagrams.page_map import page_map
from mscourse.diagrams.potency_tree import potency_tree
from mscourse.diagrams.site_to_symptom import site_to_symptom
from mscourse.diagrams.study_ladder import study_ladder

__all__ = [
    "axon_states",
    "cell_routes",
    "four_failures",
    "four_jobs",
    "lesion_cutaway",
    "manufacture_line",
    "page_map",
    "potency_tree",
    "site_to_symptom",
    "study_ladder",
]
