"""Many small inherited risks, what editing them at conception would do, and what relatives share.

>>> from mscourse.models import polygenic
>>> setting = polygenic.Parameters()
>>> one, ten = (polygenic.edit(setting, loci) for loci in (1, 10))
>>> setting.prevalence > one.risk > ten.risk, ten.warning[:12]
(True, 'No one known')

==============  ====================================================================================
``parameters``  a population, its known loci in sum, and an editor's off-target sites
``scale``       from odds ratios to liability
``loci``        frequencies and effects: one locus from the literature, the others stand-ins
``theory``      closed forms: editing, relatives, off-target edits
``run``         `simulate` genomes one locus at a time
``result``      their scores, and the risk that each implies
==============  ====================================================================================
"""

from mscourse.models.polygenic.loci import Loci, architecture
from mscourse.models.polygenic.parameters import KNOWN_HERITABILITY, Guide, Parameters
from mscourse.models.polygenic.result import Result
from mscourse.models.polygenic.run import simulate
from mscourse.models.polygenic.theory import (
    Edited,
    OffTarget,
    alleles_edited,
    edit,
    excess_alleles,
    intensity,
    liability_effect,
    locus_variance,
    off_target,
    recurrence_risk,
    risk_by_copies,
    risk_range,
    threshold,
)

__all__ = [
    "KNOWN_HERITABILITY",
    "Edited",
    "Guide",
    "Loci",
    "OffTarget",
    "Parameters",
    "Result",
    "alleles_edited",
    "architecture",
    "edit",
    "excess_alleles",
    "intensity",
    "liability_effect",
    "locus_variance",
    "off_target",
    "recurrence_risk",
    "risk_by_copies",
    "risk_range",
    "simulate",
    "threshold",
]
