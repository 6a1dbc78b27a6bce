"""Drawings of biology and procedure, a file a subject. Each function gives a `Drawing`."""

from mscourse.diagrams.axon_states import axon_states
from mscourse.diagrams.lesion_cutaway import lesion_cutaway
from mscourse.diagrams.page_map import page_map
from mscourse.diagrams.study_ladder import study_ladder

__all__ = ["axon_states", "lesion_cutaway", "page_map", "study_ladder"]
