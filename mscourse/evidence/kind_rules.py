"""Rules that sort free text into kinds.

Each list is read from the top, and the first rule that fits decides; what no rule can know stands by id in
the table of exceptions beside it. A number that is sorted wrongly belongs into the table: no rule is bent.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mscourse.evidence.kinds import Design, OutcomeKind, Therapy

TOPIC_IS_THERAPY = {"ahsct", "msc", "nsc", "ipsc", "opc", "car_t", "gene_editing", "combination"} | {
    "remyelination_drug"
}
THERAPY_OF: dict[str, "Therapy"] = {
    "meta_rct_stemcell_recent": "other_cells",  # own blood stem cells and stromal cells in one number
    "embold_ata188": "other_cells",
    "hsct_recipients_support": "ahsct",
    "tolf_2024_qual": "ahsct",
    "giedraitiene_2022_qol": "ahsct",
}
THERAPY_RULES: Sequence[tuple["Therapy", str]] = (
    ("ahsct", r"\bA?HSCT\b"),
    ("vitamin_d", r"vitamin D (alone|added)|low dose vitamin D"),
    ("not_smoking", r"without smoking|smoking after diagnosis|quitting|smoking and disability"),
    ("rehabilitation", r"exercise|rehabilitation|behavioural"),
)
DRUG_TOPICS = {"treatment", "heterogeneity"}
DRUG = re.compile(r"treatment|therapy|DMT|efficacy|OPERA", re.IGNORECASE)

DESIGN: dict[str, "Design"] = {
    "rct": "randomised",
    "crossover_rct": "randomised",
    "registry_comparison": "comparison",
    "single_arm": "single_group",
    "case_report": "case_report",
    "ongoing_trial": "ongoing",
    "preclinical": "animals_or_cells",
    "experiment": "observation",
    "mechanism": "mechanism",
    "model": "model",
    "survey": "survey",
    "qualitative": "survey",
    "guideline": "review",
    "definition": "review",
    "review": "review",
    "systematic_review": "review",
}
DESIGN_OF: dict[str, "Design"] = {
    # Pooled series without a comparison.
    "sormani2017_meta": "pooled_single_groups",
    "nabizadeh2022_meta": "pooled_single_groups",
    "meta_ams_2019_pooled": "pooled_single_groups",
    "meta_msc_2023_jcm": "pooled_single_groups",
    "meta_singlearm_2018": "pooled_single_groups",
    "ho_2017_pml": "pooled_single_groups",
    # Pooled randomised trials.
    "meta_rct_stemcell_recent": "pooled_randomised",
    "thompson_2020_msc_safety": "pooled_randomised",
    "wang_2021_msc_safety": "pooled_randomised",
    "msc_safety_2023_152rct": "pooled_randomised",
    "define_confirm_pooled": "pooled_randomised",
    "kappos_2020_pira": "pooled_randomised",
    "hobart_2013_t25fw": "pooled_randomised",
    "weideman_2017": "pooled_randomised",
    "zhang_age_meta": "pooled_randomised",
    "harrison_2021_fatigue_nma": "pooled_randomised",
    "moss_morris_2019_fatigue": "pooled_randomised",
    "pearson_2015_walking": "pooled_randomised",
    "filippini_steroids_cochrane": "pooled_randomised",
    "taylor_2021_memory": "pooled_randomised",
    "kopke_2018_info": "pooled_randomised",
    "stacey_2017_aids": "pooled_randomised",
    # Pooled animals.
    "meta_msc_eae_2020": "animals_or_cells",
    # Groups beside each other, not randomised.
    "shin_2015_hnspc_sci": "comparison",
    "cohen_2023_mscntf": "comparison",
    "harding_2019_early": "comparison",
    "tanasescu_2018_quit": "comparison",
    "ramanujam_2015_smoking": "comparison",
    "rodgers_2021_quit": "comparison",
    "manouchehrinia_2013_smoking": "comparison",
}

OTHER_DISEASE = re.compile(
    r"not MS|not only MS|autoimmune disease|systemic|NMOSD|immune-mediated", re.IGNORECASE
)
RELAPSING = re.compile(r"RRMS|(?<!non-)\brelapsing\b|isolated syndrome", re.IGNORECASE)
PROGRESSIVE = re.compile(r"progressive|SPMS|PPMS", re.IGNORECASE)

# A composite such as "event-free survival (no death, progression, relapse ...)" is met before its parts.
OUTCOME_RULES: Sequence[tuple["OutcomeKind", str]] = (
    ("cost", r"cost|price|money|euro\b|dollar"),
    (
        "choices",
        (
            r"tolerated|would accept|accepted|expect|prefer|knowledge|decision|importance|willing|heard|"
            r"asked|"
            r"prevention of|risk perception|understanding|choice|against randomisation|considering|informed"
        ),
    ),
    (
        "trial_status",
        (
            r"^status|planned|recruit|^primary endpoint|randomised$|target size|first person|"
            r"people (dosed|planned)|enrol|completed|completion|stopping rule|screened to|participants|"
            r"trials pooled|people in (the|acth|methyl)|interventional trials|baseline edss|median edss$"
        ),
    ),
    ("other", r"primary progressive among|progressive from onset|relapsing-remitting among"),
    (
        "measurement",
        r"agreement|reproducib|kappa|variab|variation|minimal real|true change|reliab|within one step",
    ),
    (
        "walking_and_hand",
        (
            r"^(t25fw|6-minute|timed|10-metre|2-minute|25-foot)|^(?!.*(edss|msws)).*(walk|t25fw|25-foot|"
            r"\bpeg\b|9hpt|"
            r"up and go|running|balance|treadmill)"
        ),
    ),
    ("vision", r"acuity|letter|colour vision|contrast sens|visual field|loss of vision"),
    ("cognition", r"sdmt|cogniti|memory|pasat"),
    (
        "neda",
        r"\bneda|no evidence of disease activity|(event|activity)-free survival \(|disease-free survival",
    ),
    (
        "neda",
        (
            r"^event-free survival|relapse or scan activity|return of inflammatory|return of activity|"
            r"time to activity"
        ),
    ),
    ("infection", r"infection|\bpml\b|zoster|meningitis|ebv (reactivation|dna)|cytomegalo|sepsis|pneumonia"),
    (
        "death",
        (
            r"\bdeaths?\b|\bdied\b|mortality|^overall survival|^survival$|\btrm\b|\bsmr\b|"
            r"life expectancy|alive|"
            r"survived"
        ),
    ),
    ("other_harm", r"adverse|neoplasm|infusion-related|liver enzyme|ovarian|malignan"),
    ("fertility", r"menses|fertil|pregnan|amenorrh"),
    ("brain_volume", r"brain|atrophy|volume loss|grey matter|thalam"),
    (
        "conduction",
        (
            r"latency|\bveps?\b|evoked|conduction|velocity|p100|temperature|internuclear|block(ed|ing)|"
            r"\bheat|"
            r"refractory period|abnormal among|initially, later normal"
        ),
    ),
    (
        "myelin_and_axons",
        r"myelin|\baxon|g-ratio|oligodendrocyte|\bopc\b|internode|sheath|\bmtr\b|graft|plaque|fibre|paranod",
    ),
    ("blood_and_fluid_markers", r"\bs?nfl\b|neurofilament|oligoclonal|csf |serum|acyl-carnitine|antibod"),
    (
        "mri_activity",
        r"lesion|mri|gadolinium|\bgd\b|\bgd[-+]|\bt2\b|enhancing|scan\b|scan activity|\brims?\b",
    ),
    ("relapses", r"relapse|patients relapsing|\barr\b|exacerbation|neuritis episodes|rate ratio|annual rate"),
    ("quality_of_life", r"quality of life|qol|sf-36|msis|msws|felt |symptom|fatigue|depress|anxiety|mood"),
    # Who stayed stable did not worsen, but did not improve either.
    ("disability_worsening", r"progression-free|\bpfs\b|\bstable\b"),
    ("disability_improvement", r"improve|\bbetter\b|responders|response$|motor level|ais grade"),
    (
        "disability_worsening",
        (
            r"progress|worse|worsening|treatment failure|\bcdp\b|accumulation of disability|disability accum|"
            r"disability slope|pira|\braw\b|reaching edss|time to (edss|dss|secondary)|milestone|secondary|"
            r"risk of (edss|severe)|age at dss|to spms|conversion|disability accrual"
        ),
    ),
    ("walking_and_hand", r"walk|\bpeg\b|mobility"),
    (
        "disability_level",
        (
            r"edss|disability|msfc|functional composite|clinical score|kurtzke|disease status|eae|updrs|"
            r"motor (score|recovery)"
        ),
    ),
    ("vision", r"visual|vision|optic"),
    (
        "quality_of_life",
        r"working|employ|well-being|pain|energy|distress|role limitation|activity and particip",
    ),
    (
        "causes",
        (
            r"prevalence|incidence|concordance|\bms risk|risk of ms|hla|variant|heritab|smok|vitamin|"
            r"ebv|allele|"
            r"twins|sibling|risk with|family history|genom|genes|genetic|seroconver|latitude|quintile|"
            r"living with ms"
        ),
    ),
    (
        "immune_cells",
        (
            r"t[- ]cell|b[- ]cell|\bnk\b|cd4|cd8|tcr|trec|regulatory|thymo|clon|lympho|granulocyte|platelets|"
            r"neutrophil|macrophage|repertoire|peripheral expansion"
        ),
    ),
    (
        "cells_and_dose",
        (
            r"dose|viab|\bcells\b|reprogram|factors needed|yield|apheresis|marker|teratoma|\bfactors\b|cd34|"
            r"conditioning|mobilisation|lines? producing|time to (o4|mbp|opc)|viral|sendai|mrna|"
            r"micrornas?|plasmids|"
            r"transduction|cycle time|distance|spread|homing|site of label|\bmsc\b|fraction"
        ),
    ),
)
# A harm is a harm, whatever its name reminds of; only infections and deaths stand out.
HARM_RULES: Sequence[tuple["OutcomeKind", str]] = (
    ("infection", r"infection|\bpml\b|zoster|^meningitis$|ebv|cytomegalo|sepsis|pneumonia"),
    ("death", r"^(?!.*serious events).*(\bdeaths?\b|\bdied\b|mortality|\btrm\b)"),
)
KIND_OF_MEASURE: dict[str, "OutcomeKind"] = {
    "recommendation": "guidance",
    "rule": "guidance",
    "status": "trial_status",
    "endpoint": "trial_status",
}
KIND_OF: dict[str, "OutcomeKind"] = {
    "noui2025_factors.ebv_and_activity": "neda",
    "lee_gm_wm_atrophy_canada.long_term_rate": "brain_volume",
    "lee_gm_wm_atrophy_canada.long_term_rate_white_matter": "brain_volume",
    "haltms_brain_volume.long_term_rate": "brain_volume",
    "haltms_brain_volume.long_term_rate_grey_matter": "brain_volume",
    "haltms_brain_volume.long_term_rate_white_matter": "brain_volume",
    "patrikios_2006.older_age_at_death_longer_disease": "myelin_and_axons",
    "weinshenker_1989.modes_of_the_cross_sectional_disability": "disability_level",
    "fampridine_2009.responders_in_second_phase_3_trial": "walking_and_hand",
    "fampridine_2009.responders_in_second_phase_3_trial_placebo": "walking_and_hand",
    "petrou_2022_nfl.more_than_half_reduction": "blood_and_fluid_markers",
    "petrou_2022_nfl.intravenous_effect": "blood_and_fluid_markers",
    "hobart_2013_t25fw.meaningful_improvement": "walking_and_hand",
    "hobart_2013_t25fw.between_visit_variability": "walking_and_hand",
    "copolymer_1995.relative_reduction": "relapses",
    "falet_2022_cate.hazard_ratio_top_50_pct_predicted_responders": "disability_worsening",
    "falet_2022_cate.hazard_ratio_top_30_pct_predicted_responders": "disability_worsening",
    "kalincik2023_rrms_emulation.all_measured_outcomes": "other",
}
