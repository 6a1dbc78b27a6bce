"""What records are about and in whom, in plain words, in the order in which a reader meets them."""

import re

from mscourse.evidence.records import Record

TOPICS: dict[str, str] = {
    "ahsct": "Transplants of one's own blood stem cells (AHSCT)",
    "msc": "Mesenchymal stromal cells (MSC)",
    "nsc": "Neural stem cells",
    "ipsc": "Cells made from induced pluripotent cells (iPSC)",
    "opc": "Cells that make myelin, and their precursors (OPC)",
    "remyelination_drug": "Drugs meant to help repair",
    "gene_editing": "Gene-edited cells",
    "car_t": "Immune cells with an added receptor (CAR-T)",
    "combination": "Two treatments together",
    "unproven_clinics": "Clinics that sell unproven treatments",
    "treatment": "Treatment today, with and without drugs",
    "guideline": "Guidelines",
    "disease": "What MS is",
    "epidemiology": "How common MS is",
    "cause": "What comes before MS",
    "pathology": "What is seen in tissue and on scans",
    "conduction": "How signals travel",
    "diagnosis": "Diagnosis",
    "measure": "How MS is measured",
    "heterogeneity": "How people with MS differ",
    "patients": "What people with MS think and choose",
    "trial_methods": "How trials are done",
}
"""Topics of records as headings."""

FORMS: dict[str, str] = {
    "relapsing": "relapsing MS",
    "progressive": "progressive MS",
    "unsorted": "MS, form not stated",
    "none": "no people with MS, or not stated",
}
"""Whom a record studied; a record may have relapsing and progressive MS at once."""
_RELAPSING = re.compile(r"RRMS|relaps|isolated syndrome|first attack", re.IGNORECASE)
_PROGRESSIVE = re.compile(r"SPMS|PPMS|progressive", re.IGNORECASE)
_MS = re.compile(r"\bMS\b")
_NOT_MS = re.compile(r"\bnot MS\b")


def forms(record: Record) -> tuple[str, ...]:
    """Return keys of `FORMS`: both forms where a study took both, "unsorted" where only MS is said."""
    words = record.population.phenotype or ""
    if _NOT_MS.search(words):
        return ("none",)
    found = tuple(
        name
        for name, kind in (("relapsing", _RELAPSING), ("progressive", _PROGRESSIVE))
        if kind.search(words)
    )
    if found:
        return found
    return ("unsorted",) if _MS.search(words) else ("none",)
