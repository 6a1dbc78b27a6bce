"""What may be asked of the model: the cells' fate and effect, a treatment, a trial."""

import math
from dataclasses import dataclass

from mscourse.models.ranges import check, check_choice, check_whole

ROUTES = ("intravenous", "intrathecal")
SCANS = (28.0, 84.0, 168.0)  # days of MESEMS' scans: weeks 4, 12 and 24
SLOWEST, FASTEST = 1e-4, 1e3  # rates per day


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Where cells go, how long they last, and what they do; all defaults are for teaching.

    Attributes
    ----------
    lung_share
        f_lung: share of an intravenous dose that is caught in the lung at once, 0 to 1.
    lung_loss, lung_release
        k_loss, k_rel: rates at which cells in the lung die, or leave it alive, per day.
    systemic_loss
        k_sys: rate at which cells outside the lung are lost, per day.
    cns_loss
        k_cns: rate at which cells given into the spinal fluid are lost, per day.
    signal_rate
        ke0: rate at which the signal follows the cells, per day.
    largest_effect
        emax: the share of new lesions that an endless signal would prevent, 0 to 1.
    half_signal
        ec50: the signal with half of that effect, doses.
    lung_weight, systemic_weight, cns_weight
        How strongly a cell in each place signals.

    Raises
    ------
    ValueError
        If a value is outside its range; the message names both.

    """

    lung_share: float = 0.95
    lung_loss: float = math.log(2)
    lung_release: float = 0.02
    systemic_loss: float = math.log(2) / 2
    cns_loss: float = math.log(2) / 14
    signal_rate: float = math.log(2) / 14
    largest_effect: float = 0.6
    half_signal: float = 0.05
    lung_weight: float = 1.0
    systemic_weight: float = 1.0
    cns_weight: float = 20.0

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        for name in ("lung_share", "largest_effect"):
            check(name, getattr(self, name), 0, 1, "It is a share, such as 0.5.")
        for name in ("lung_loss", "systemic_loss", "cns_loss", "signal_rate"):
            remedy = "It is a rate per day: ln 2 over the half-life in days."
            check(name, getattr(self, name), SLOWEST, FASTEST, remedy)
        check("lung_release", self.lung_release, 0, FASTEST, "It is a rate per day; 0 lets no cell out.")
        check("half_signal", self.half_signal, 1e-9, 1e9, "It is a signal in doses, such as 0.05.")
        for name in ("lung_weight", "systemic_weight", "cns_weight"):
            check(name, getattr(self, name), 0, 1e6, "It is a weight; 0 silences the place.")


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """Cells given once, on day 0.

    Attributes
    ----------
    dose
        How many, in doses like the trial's; 0 is no treatment.
    route
        One of `ROUTES`: into a vein, or into the spinal fluid.

    Raises
    ------
    ValueError
        If the dose is outside 0 to 1,000,000 or the route is neither.

    """

    dose: float = 1.0
    route: str = "intravenous"

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        check("dose", self.dose, 0, 1e6, "Count in doses like the trial's; 0 is no treatment.")
        check_choice("route", self.route, ROUTES)


@dataclass(frozen=True, kw_only=True)
class Trial:
    """Two groups whose new lesions are counted, by default of the size of MESEMS.

    Attributes
    ----------
    treated, placebo
        n1, n0: people in each group, 2 or more.
    mean_count
        mu0: mean number of lesions of a person on placebo, over all scans together.
    dispersion
        kappa: how much more people differ than chance alone (variance = mean + kappa mean^2); 0 is Poisson.
        The default gives the interval that MESEMS published, if the mean count was 3.
    level
        Two-sided probability of a false alarm.

    Raises
    ------
    ValueError
        If a value is outside its range; the message names both.

    """

    treated: int = 69
    placebo: int = 75
    mean_count: float = 3.0
    dispersion: float = 1.7672
    level: float = 0.05

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        for name in ("treated", "placebo"):
            check_whole(name, getattr(self, name), 2, 100_000, "A spread takes at least two people.")
        check("mean_count", self.mean_count, 1e-3, 1e4, "It is a mean number of lesions, such as 3.")
        check("dispersion", self.dispersion, 0, 100, "Write 0 for people who are all alike.")
        check("level", self.level, 1e-9, 0.5, "Usual is 0.05.")
