"""Each picture is painted once in a test session and looked at by many tests."""

import hashlib
from collections.abc import Callable
from functools import cache
from typing import get_args

import pytest

from mscourse.chapters.ahsct import days
from mscourse.diagrams import (
    aid_anatomy,
    attack_map,
    axon_states,
    barrier_steps,
    bias_map,
    cart_loop,
    cell_routes,
    claim_path,
    clean_sample,
    decision_talk,
    drug_map,
    effector_regulator,
    enrichment,
    faster_not_farther,
    fate_landscape,
    five_instruments,
    flow_of_people,
    forest_anatomy,
    four_failures,
    four_groups,
    four_jobs,
    four_states,
    hope_chain,
    lesion_cutaway,
    lesion_stages,
    manufacture_line,
    mouse_and_person,
    new_and_kept,
    opc_lineage,
    own_or_donor,
    page_map,
    phases_to_approval,
    potency_tree,
    repair_steps,
    sequence_line,
    site_to_symptom,
    study_ladder,
    three_editings,
    trial_or_sale,
    two_clocks,
    two_futures,
    vein_and_spine,
    what_an_msc_is,
)
from mscourse.figures import Drawing, Layout, ThemeName

MADE = (
    attack_map(),
    axon_states(),
    barrier_steps(),
    bias_map(),
    bias_map(filled=False),
    effector_regulator(),
    enrichment(),
    five_instruments(),
    drug_map(),
    faster_not_farther(),
    cart_loop(),
    cell_routes(),
    claim_path(),
    clean_sample(),
    aid_anatomy(),
    decision_talk(),
    trial_or_sale(),
    fate_landscape(),
    flow_of_people(),
    forest_anatomy(),
    forest_anatomy(filled=False),
    four_failures(),
    four_groups(),
    four_jobs(),
    four_states(),
    hope_chain(),
    lesion_cutaway(),
    lesion_stages(),
    manufacture_line(),
    new_and_kept(),
    mouse_and_person(),
    own_or_donor(),
    opc_lineage(),
    page_map(),
    phases_to_approval(),
    potency_tree(),
    repair_steps(),
    sequence_line(),
    site_to_symptom(),
    study_ladder(),
    study_ladder(filled=False),
    days(),
    three_editings(),
    two_clocks(),
    two_futures(),
    vein_and_spine(),
    what_an_msc_is(),
)
DRAWINGS = {drawing.name: drawing for drawing in MADE}
Variant = tuple[str, Layout, ThemeName, bool]
VARIANTS: list[Variant] = [
    (name, layout, theme, titled)
    for name in DRAWINGS
    for layout in get_args(Layout)
    for theme in get_args(ThemeName)
    for titled in (False, True)
]


def label(variant: Variant) -> str:
    name, layout, theme, titled = variant
    return f"{name} {layout} {theme} {'titled' if titled else 'untitled'}"


@cache
def _painted(variant: Variant) -> bytes:
    name, layout, theme, titled = variant
    return DRAWINGS[name].webp(layout, theme, titled=titled)


@pytest.fixture(scope="session")
def painted() -> Callable[[Variant], bytes]:
    """Give the stored picture of a variant."""
    return _painted


def digest(picture: bytes) -> str:
    return hashlib.sha256(picture).hexdigest()


@pytest.fixture(params=DRAWINGS.values(), ids=list(DRAWINGS))
def drawing(request: pytest.FixtureRequest) -> Drawing:
    """Give each drawing in turn."""
    found = request.param
    assert isinstance(found, Drawing)
    return found
