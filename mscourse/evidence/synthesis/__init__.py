"""Many studies made one, with what speaks against it.

==================  ==================================================================================
``results``         `Study` and `Pooled`: what comes out, and what a forest plot draws
==================  ==================================================================================
"""

from mscourse.evidence.synthesis.results import Pooled, Study

__all__ = ["Pooled", "Study"]
