"""Drawings of biology and procedure, a file a subject. Each function gives a `Drawing`."""

from mscourse.diagrams.axon_states import axon_states
from mscourse.diagrams.lesion_cutaway import lesion_cutaway

__all__ = ["axon_states", "lesion_cutaway"]
