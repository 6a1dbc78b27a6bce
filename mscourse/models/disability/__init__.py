"""How disability grows over decades: ten steps of a scale, and what a treatment changes."""

from mscourse.models.disability.parameters import Parameters, Treatment
from mscourse.models.disability.rates import at_step, frailties, generator, propagate, transitions

__all__ = ["Parameters", "Treatment", "at_step", "frailties", "generator", "propagate", "transitions"]
