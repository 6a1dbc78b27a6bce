"""Charts of published numbers, each fed from records by id; their words hold no digit that was typed.

To add a chart, write a function that takes the library and returns a `Chart` in the module of its family,
and name it in `PLOTS`.
"""

from collections.abc import Callable

from mscourse.evidence.library import Library
from mscourse.evidence.plots.activity import neda_kept, relapse_decline
from mscourse.evidence.plots.age import age_and_gain
from mscourse.evidence.plots.announced_for_2024 import announced_for_2024
from mscourse.evidence.plots.both_sides import hercules_both
from mscourse.evidence.plots.cart_people import cart_people
from mscourse.evidence.plots.cell_doses import cell_doses
from mscourse.evidence.plots.cell_grid import cell_grid
from mscourse.evidence.plots.cell_timeline import cell_timeline
from mscourse.evidence.plots.claims_by_cell import claims_by_cell
from mscourse.evidence.plots.clinic_offers import clinic_harms, clinic_prices
from mscourse.evidence.plots.combination_arms import arms_of_combinations
from mscourse.evidence.plots.combination_doses import opicinumab_doses
from mscourse.evidence.plots.combination_pair import vep_not_a_pair
from mscourse.evidence.plots.decision_aids import aid_effects, aid_ratios
from mscourse.evidence.plots.declined import declined_randomisation
from mscourse.evidence.plots.dial import g_ratio_dial
from mscourse.evidence.plots.doses import msc_doses
from mscourse.evidence.plots.dots import late_responses, transected_axons, zero_deaths
from mscourse.evidence.plots.early import early_start
from mscourse.evidence.plots.edited_people import cart_five, casgevy_people
from mscourse.evidence.plots.edss import edss_structure
from mscourse.evidence.plots.embold import embold_phases
from mscourse.evidence.plots.field_map import field_map
from mscourse.evidence.plots.first_reports import first_and_later
from mscourse.evidence.plots.forest_ahsct import ahsct_forest
from mscourse.evidence.plots.forest_cells import msc_safety, msc_trials
from mscourse.evidence.plots.forest_deaths import ahsct_deaths
from mscourse.evidence.plots.forest_drugs import relapse_ratios, worsening_ratios
from mscourse.evidence.plots.forest_parting import relapses_and_worsening
from mscourse.evidence.plots.forest_repair import repair_drugs
from mscourse.evidence.plots.future_timeline import future_timeline
from mscourse.evidence.plots.gene_ratios import cas9_off_target, hla_and_smoking
from mscourse.evidence.plots.grafted_precursors import cord_grafts, shiverer_mice
from mscourse.evidence.plots.grafts import graft_tests, graft_zero
from mscourse.evidence.plots.harms import ahsct_deaths_by_era, hercules_harms, pml_risk
from mscourse.evidence.plots.markers import atrophy_overlap, nfl_limits
from mscourse.evidence.plots.milestones import (
    edss_agreement,
    edss_milestones,
)
from mscourse.evidence.plots.ms_twins import ms_twins
from mscourse.evidence.plots.pairs import msc_mice_and_people
from mscourse.evidence.plots.parts import first_signs
from mscourse.evidence.plots.patient_views import informed_interest, tolerated_risk, why_not_randomised
from mscourse.evidence.plots.people import four_in_ten
from mscourse.evidence.plots.perceived import pml_perceived
from mscourse.evidence.plots.progression import (
    causes,
    early_relapses,
    lesion_types,
    relapse_independent,
)
from mscourse.evidence.plots.ratios import ahsct_worsening
from mscourse.evidence.plots.register_entry import registry_entry
from mscourse.evidence.plots.reset import pluripotent_trials, protocol_days, reset_efficiency
from mscourse.evidence.plots.severity_pair import severity_pair
from mscourse.evidence.plots.shadow import shadow_plaques
from mscourse.evidence.plots.single_groups import msc_single_groups
from mscourse.evidence.plots.small_studies import ahsct_deaths_by_size, msc_small_and_large
from mscourse.evidence.plots.spinal_trials import two_spinal_trials
from mscourse.evidence.plots.steroids import steroid_recovery
from mscourse.evidence.plots.survival import ahsct_kept
from mscourse.evidence.plots.symptoms import walking_responders
from mscourse.evidence.plots.three_numbers import affirm_three_numbers
from mscourse.evidence.plots.transplant_brain import brain_volume
from mscourse.evidence.plots.transplant_harms import harm_shares
from mscourse.evidence.plots.transplant_profile import profile
from mscourse.evidence.plots.trials import ahsct_trials, cell_trials, trials_running
from mscourse.evidence.plots.who_gains import ahsct_by_group, subgroup_ratios
from mscourse.figures.chart import Chart

__all__ = ["PLOTS", "Chart", "plot"]

PLOTS: dict[str, Callable[[Library], Chart]] = {
    "trapp_1998": transected_axons,
    "matthews_1977_vep": late_responses,
    "cis_presentation_miller_2005": first_signs,
    "zero_deaths": zero_deaths,
    "four_in_ten": four_in_ten,
    "ahsct_worsening": ahsct_worsening,
    "ahsct_forest": ahsct_forest,
    "ahsct_deaths": ahsct_deaths,
    "affirm_three_numbers": affirm_three_numbers,
    "relapse_ratios": relapse_ratios,
    "worsening_ratios": worsening_ratios,
    "relapses_and_worsening": relapses_and_worsening,
    "msc_trials": msc_trials,
    "msc_safety": msc_safety,
    "repair_drugs": repair_drugs,
    "opicinumab_doses": opicinumab_doses,
    "vep_not_a_pair": vep_not_a_pair,
    "arms_of_combinations": arms_of_combinations,
    "g_ratio_dial": g_ratio_dial,
    "shadow_plaques": shadow_plaques,
    "shiverer_mice": shiverer_mice,
    "cord_grafts": cord_grafts,
    "ahsct_deaths_by_era": ahsct_deaths_by_era,
    "pml_risk_natalizumab": pml_risk,
    "pml_perceived": pml_perceived,
    "hercules_harms": hercules_harms,
    "hercules_both": hercules_both,
    "steroid_recovery": steroid_recovery,
    "walking_responders": walking_responders,
    "early_start": early_start,
    "age_and_gain": age_and_gain,
    "ahsct_kept": ahsct_kept,
    "msc_small_and_large": msc_small_and_large,
    "ahsct_deaths_by_size": ahsct_deaths_by_size,
    "ahsct_trials": ahsct_trials,
    "ahsct_harms": harm_shares,
    "ahsct_brain_volume": brain_volume,
    "ahsct_profile": profile,
    "cell_trials": cell_trials,
    "cart_five": cart_five,
    "cart_people": cart_people,
    "severity_pair": severity_pair,
    "casgevy_people": casgevy_people,
    "embold_phases": embold_phases,
    "ms_twins": ms_twins,
    "hla_and_smoking": hla_and_smoking,
    "cas9_off_target": cas9_off_target,
    "msc_doses": msc_doses,
    "cell_grid": cell_grid,
    "claims_by_cell": claims_by_cell,
    "cell_doses": cell_doses,
    "cell_timeline": cell_timeline,
    "reset_efficiency": reset_efficiency,
    "protocol_days": protocol_days,
    "graft_tests": graft_tests,
    "graft_zero": graft_zero,
    "pluripotent_trials": pluripotent_trials,
    "msc_mice_and_people": msc_mice_and_people,
    "msc_two_trials": two_spinal_trials,
    "msc_single_groups": msc_single_groups,
    "relapse_independent": relapse_independent,
    "lesion_types": lesion_types,
    "early_relapses": early_relapses,
    "causes": causes,
    "edss_structure": edss_structure,
    "edss_agreement": edss_agreement,
    "edss_milestones": edss_milestones,
    "neda_kept": neda_kept,
    "nfl_limits": nfl_limits,
    "destefano_2016_atrophy": atrophy_overlap,
    "tremlett_2008_relapse": relapse_decline,
    "registry_entry": registry_entry,
    "first_and_later": first_and_later,
    "declined_randomisation": declined_randomisation,
    "trials_running": trials_running,
    "tolerated_risk": tolerated_risk,
    "informed_interest": informed_interest,
    "why_not_randomised": why_not_randomised,
    "aid_effects": aid_effects,
    "aid_ratios": aid_ratios,
    "clinic_harms": clinic_harms,
    "clinic_prices": clinic_prices,
    "subgroup_ratios": subgroup_ratios,
    "ahsct_by_group": ahsct_by_group,
    "field_map": field_map,
    "announced_for_2024": announced_for_2024,
    "future_timeline": future_timeline,
}
"""Every chart by name; one that draws a single record bears the record's id."""


def plot(library: Library, name: str) -> Chart:
    """Return the chart of a name.

    Raises
    ------
    KeyError
        If there is none; the message lists those there are.

    """
    if name not in PLOTS:
        message = f"there is no chart {name!r}; there are: {', '.join(PLOTS)}"
        raise KeyError(message)
    return PLOTS[name](library)
