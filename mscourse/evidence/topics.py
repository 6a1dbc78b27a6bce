"""What records are about, in plain words, in the order in which a reader meets them."""

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
"""Topics of records, as headings over them."""
