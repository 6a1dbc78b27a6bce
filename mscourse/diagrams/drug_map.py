"""Where present drugs act: the attack map of chapter 02 with classes of drugs at its six points."""

from collections.abc import Mapping

from mscourse.diagrams.attack_map import attack_map
from mscourse.figures.drawing import Drawing

REPAIR = 6
"""The point at which no drug is shown to act."""
DRUGS: Mapping[int, str] = {
    1: "Glatiramer, interferon beta, dimethyl fumarate, teriflunomide: T cells calmer, or fewer.",
    2: "Fingolimod, ozanimod, ponesimod, siponimod: T cells stay in the node.",
    3: "Ocrelizumab, ofatumumab, ublituximab: fewer B cells. Alemtuzumab, cladribine: T cells too.",
    4: "Natalizumab: cells do not stick to the wall.",
    5: "Tolebrutinib: aimed at microglia, and B cells. Steroids: a relapse ends sooner.",
    REPAIR: "Empty: no drug is shown to rebuild myelin in people.",
}
"""Classes of drugs at each point, by the place at which each is thought to act most."""

ALT = (
    "The map of chapter 02 with classes of drugs. Five points have drugs: at activation, at the way out of "
    "the lymph node, in the blood, at the vessel wall and in the brain's tissue. The sixth point, repair, is "
    "an empty circle: no drug is shown to act there."
)


def drug_map() -> Drawing:
    """Give the drawing of the six action points with classes of drugs, and repair left empty."""
    return attack_map(
        labels=DRUGS,
        hollow=(REPAIR,),
        heading="Drugs act at five places; none is shown to repair",
        name="drug_map",
        alt=ALT,
    )


__all__ = ["drug_map"]
