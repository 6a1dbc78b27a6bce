"""Drawings of biology and procedure, a file a subject. Each function gives a `Drawing`."""

from mscourse.diagrams.aid_anatomy import aid_anatomy
from mscourse.diagrams.attack_map import attack_map
from mscourse.diagrams.axon_states import axon_states
from mscourse.diagrams.barrier_steps import barrier_steps
from mscourse.diagrams.bias_map import bias_map
from mscourse.diagrams.cart_loop import cart_loop
from mscourse.diagrams.cell_routes import cell_routes
from mscourse.diagrams.claim_path import claim_path
from mscourse.diagrams.clean_sample import clean_sample
from mscourse.diagrams.decision_talk import decision_talk
from mscourse.diagrams.drug_map import drug_map
from mscourse.diagrams.effector_regulator import effector_regulator
from mscourse.diagrams.enrichment import enrichment
from mscourse.diagrams.faster_not_farther import faster_not_farther
from mscourse.diagrams.fate_landscape import fate_landscape
from mscourse.diagrams.five_instruments import five_instruments
from mscourse.diagrams.flow_of_people import flow_of_people
from mscourse.diagrams.forest_anatomy import forest_anatomy
from mscourse.diagrams.four_failures import four_failures
from mscourse.diagrams.four_groups import four_groups
from mscourse.diagrams.four_jobs import four_jobs
from mscourse.diagrams.four_states import four_states
from mscourse.diagrams.hope_chain import hope_chain
from mscourse.diagrams.lesion_cutaway import lesion_cutaway
from mscourse.diagrams.lesion_stages import lesion_stages
from mscourse.diagrams.manufacture_line import manufacture_line
from mscourse.diagrams.mouse_and_person import mouse_and_person
from mscourse.diagrams.new_and_kept import new_and_kept
from mscourse.diagrams.opc_lineage import opc_lineage
from mscourse.diagrams.own_or_donor import own_or_donor
from mscourse.diagrams.page_map import page_map
from mscourse.diagrams.phases_to_approval import phases_to_approval
from mscourse.diagrams.potency_tree import potency_tree
from mscourse.diagrams.repair_steps import repair_steps
from mscourse.diagrams.sequence_line import sequence_line
from mscourse.diagrams.site_to_symptom import site_to_symptom
from mscourse.diagrams.stromal_cell import what_an_msc_is
from mscourse.diagrams.study_ladder import study_ladder
from mscourse.diagrams.three_editings import three_editings
from mscourse.diagrams.trial_or_sale import trial_or_sale
from mscourse.diagrams.two_clocks import two_clocks
from mscourse.diagrams.two_futures import two_futures
from mscourse.diagrams.vein_and_spine import vein_and_spine

__all__ = [
    "aid_anatomy",
    "attack_map",
    "axon_states",
    "barrier_steps",
    "bias_map",
    "cart_loop",
    "cell_routes",
    "claim_path",
    "clean_sample",
    "decision_talk",
    "drug_map",
    "effector_regulator",
    "enrichment",
    "faster_not_farther",
    "fate_landscape",
    "five_instruments",
    "flow_of_people",
    "forest_anatomy",
    "four_failures",
    "four_groups",
    "four_jobs",
    "four_states",
    "hope_chain",
    "lesion_cutaway",
    "lesion_stages",
    "manufacture_line",
    "mouse_and_person",
    "new_and_kept",
    "opc_lineage",
    "own_or_donor",
    "page_map",
    "phases_to_approval",
    "potency_tree",
    "repair_steps",
    "sequence_line",
    "site_to_symptom",
    "study_ladder",
    "three_editings",
    "trial_or_sale",
    "two_clocks",
    "two_futures",
    "vein_and_spine",
    "what_an_msc_is",
]
