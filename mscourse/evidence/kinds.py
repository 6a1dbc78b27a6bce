"""Into which kinds records and numbers fall: closed lists, and who sorts into them.

The files hold free text ("SPMS, PPMS", "time to 6-month confirmed disability progression"). Whoever filters
or pools needs few words instead. The rules and their exceptions stand in ``kind_rules``.
"""

import re
from typing import Literal, get_args

from mscourse.evidence import kind_rules as rules
from mscourse.evidence.records import Outcome, Record

Therapy = Literal[
    "ahsct",
    "msc",
    "nsc",
    "ipsc",
    "opc",
    "car_t",
    "other_cells",
    "gene_editing",
    "remyelination_drug",
    "combination",
    "drug",
    "rehabilitation",
    "vitamin_d",
    "not_smoking",
    "unproven_cells",
    "none",
]
Design = Literal[
    "mechanism",
    "animals_or_cells",
    "case_report",
    "single_group",
    "pooled_single_groups",
    "comparison",
    "randomised",
    "pooled_randomised",
    "ongoing",
    "observation",
    "survey",
    "model",
    "review",
]
Phenotype = Literal["relapsing", "progressive", "mixed", "any_ms", "not_only_ms", "not_stated"]
OutcomeKind = Literal[
    "death",
    "neda",
    "relapses",
    "mri_activity",
    "brain_volume",
    "disability_worsening",
    "disability_improvement",
    "disability_level",
    "walking_and_hand",
    "cognition",
    "vision",
    "conduction",
    "quality_of_life",
    "infection",
    "fertility",
    "other_harm",
    "immune_cells",
    "blood_and_fluid_markers",
    "myelin_and_axons",
    "cells_and_dose",
    "cost",
    "choices",
    "trial_status",
    "causes",
    "measurement",
    "guidance",
    "other",
]
THERAPIES: tuple[Therapy, ...] = get_args(Therapy)
DESIGNS: tuple[Design, ...] = get_args(Design)
PHENOTYPES: tuple[Phenotype, ...] = get_args(Phenotype)
OUTCOME_KINDS: tuple[OutcomeKind, ...] = get_args(OutcomeKind)


def therapy(record: Record) -> Therapy:
    """Name the treatment that a record is about; "none" for the disease itself and its measures."""
    if record.id in rules.THERAPY_OF:
        return rules.THERAPY_OF[record.id]
    if record.topic in rules.TOPIC_IS_THERAPY:
        return record.topic  # type: ignore[return-value]  # the set above holds names of the list only
    if record.topic == "unproven_clinics":
        return "unproven_cells"
    for name, words in rules.THERAPY_RULES:
        if re.search(words, record.title, re.IGNORECASE) and record.topic != "cause":
            return name
    if record.topic == "treatment" or (record.topic in rules.DRUG_TOPICS and rules.DRUG.search(record.title)):
        return "drug"
    return "none"


def design(record: Record) -> Design:
    """Name the rung of the ladder a record stands on.

    A pooled series without a comparison is not a pooled trial, and whoever watched a disease without treating
    it made an observation.
    """
    if record.id in rules.DESIGN_OF:
        return rules.DESIGN_OF[record.id]
    if record.design == "cohort" and therapy(record) != "none":
        return "single_group"
    return rules.DESIGN.get(record.design, "observation")


def phenotype(record: Record, outcome: Outcome | None = None) -> Phenotype:
    """Name the form of MS that was studied; of an outcome in a subgroup, that of the subgroup."""
    if outcome is not None and outcome.comparison is not None:
        group = _form(outcome.comparison.partition(" vs ")[0])
        if group is not None:
            return group
    text = record.population.phenotype
    if text is None:
        return "not_stated"
    return (
        "not_only_ms"
        if rules.OTHER_DISEASE.search(text) or "sclerosis or MS" in text
        else _form(text) or "any_ms"
    )


def _form(text: str) -> Phenotype | None:
    relapsing, progressive = rules.RELAPSING.search(text), rules.PROGRESSIVE.search(text)
    # "78% progressive forms" leaves others of another form.
    if (relapsing and progressive) or ((relapsing or progressive) and "%" in text):
        return "mixed"
    if relapsing:
        return "relapsing"
    return "progressive" if progressive else None


def outcome_kind(outcome: Outcome) -> OutcomeKind:
    """Name what was measured; "other" if no rule knows."""
    if outcome.id in rules.KIND_OF:
        return rules.KIND_OF[outcome.id]
    if outcome.measure in rules.KIND_OF_MEASURE:
        return rules.KIND_OF_MEASURE[outcome.measure]
    known = rules.HARM_RULES if outcome.harm else rules.OUTCOME_RULES
    name = outcome.name.lower()
    unknown: OutcomeKind = "other_harm" if outcome.harm else "other"
    return next((kind for kind, words in known if re.search(words, name)), unknown)
