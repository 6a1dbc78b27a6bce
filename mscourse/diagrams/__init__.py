"""Drawings of biology and procedure, a file a subject. Each function gives a `Drawing`."""

from mscourse.diagrams.axon_states import axon_states
from mscourse.diagrams.four_failures import four_failures
from mscourse.diagrams.lesion_cutaway import lesion_cutaway
from mscourse.diagrams.site_to_symptom import site_to_symptom

__all__ = ["axon_states", "four_failures", "lesion_cutaway", "site_to_symptom"]
