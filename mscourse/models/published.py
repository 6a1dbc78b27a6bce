"""Published numbers that models take up or are set beside: one place, one source each.

A model imports nothing of the package's other rooms, so the numbers stand here once more; a test compares
every one with the evidence record that it names. Percentages of the records are fractions here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Published:
    """One number of one study.

    Attributes
    ----------
    outcome
        The evidence outcome it is, ``record_id.outcome_id``.
    value, low, high
        Point estimate and limits of its interval; None where none is printed.
    scale
        What the record's number is multiplied by: 0.01 makes a fraction of a percentage.

    """

    outcome: str
    value: float
    low: float | None = None
    high: float | None = None
    scale: float = 1.0


MIST_PROGRESSION = Published(
    "mist_burt2019.time_to_disease_progression_edss_rise_ge_1", value=0.07, low=0.02, high=0.24
)  # hazard ratio of a confirmed rise in EDSS, transplant against disease-modifying drugs
MIST_PROGRESSED = Published("mist_burt2019.patients_with_disease_progression", value=3)
MIST_PROGRESSED_CONTROL = Published("mist_burt2019.patients_with_disease_progression_dmt", value=34)
MIST_MEDIAN_TO_PROGRESSION = Published(
    "mist_burt2019.median_time_to_progression", value=2, scale=1 / 12
)  # years, control arm; in the transplant arm it was not reached
ASTIMS_LESIONS = Published("astims_mancardi2015.cumulative_new_t2_lesions", value=0.21)  # ratio of counts
POOLED_TRANSPLANT_MORTALITY = Published(
    "sormani2017_meta.transplant_related_mortality", value=0.021, low=0.013, high=0.034, scale=0.01
)
MESEMS_RATE_RATIO = Published(
    "uccelli_2021_mesems.total_gadolinium_enhancing_lesions_primary", value=0.94, low=0.58, high=1.50
)
GOTHENBURG_MEDIAN_TO_EDSS_6 = Published("tedeholm_2015_gothenburg.median_time_to_edss_6", value=26)  # years
NATURAL_KILLERS_NORMAL = Published(
    "storek2008_recovery.neutrophil_monocyte_and_nk_counts_normal", value=1
)  # months
B_CELLS_NORMAL = Published("storek2008_recovery.b_cell_and_dendritic_cell_counts_normal", value=6)  # months
LATE_INFECTIONS = Published("storek2008_recovery.infections", value=0.21)  # per patient-year, months 7-24
# Yearly risks that people with MS said they would accept for fewer relapses (4 to 1) and a later progression
# (5 years in place of 3).
ACCEPTED_PML = Published("johnson_2009_mar.acceptable_annual_risk_of_death_or", value=0.0038, scale=0.01)
ACCEPTED_LIVER_FAILURE = Published(
    "johnson_2009_mar.acceptable_annual_risk_of_fatal_liver", value=0.0039, scale=0.01
)
ACCEPTED_LEUKAEMIA = Published(
    "johnson_2009_mar.acceptable_annual_risk_of_fatal_leukaemia", value=0.0048, scale=0.01
)
ACCEPTED_SEVERITY = Published(
    "garcia_dominguez_2016_dce.accepted_increase_in_side_effect_severity", value=0.038, scale=0.01
)  # how much more severe side effects may be, as a fraction, for a year's delay of progression
