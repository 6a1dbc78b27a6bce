"""What the card of this model tells besides parameters and stored values."""

from collections.abc import Mapping

from mscourse.models.ipsc.batch import batch_cost, batch_days
from mscourse.models.ipsc.parameters import Batch, Release
from mscourse.models.ipsc.theory import missed, tumour_risk

DOSE, PURITY = 1e7, 0.999
QRT_PCR = 2e-5  # the share that Kuroda and others 2014 just see; the card's sources say how it was read


def told() -> Mapping[str, float]:
    """Return risks of a dose in per cent, days, a share of cost, and the chance that a test misses a cell."""
    batch, release = Batch(), Release()
    ten, one = batch_cost(batch, 1e8, 10), batch_cost(batch, 1e8, 1)
    return {
        "given_one_in": 1 / release.forming,
        "given_purity": 100 * PURITY,
        "given_qrt_pcr_in_100000": 1e5 * QRT_PCR,
        "risk_at_98": 100 * float(tumour_risk(DOSE, Release(purity=0.98))),
        "risk_at_99_9": 100 * float(tumour_risk(DOSE, Release(purity=PURITY))),
        "days_one": batch_days(batch, dose=1e8, doses=1),
        "cost_more": 100 * (ten / one - 1),
        "missed": 100 * float(missed(1e-5, 1e5)),
    }
