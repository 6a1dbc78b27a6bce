"""Cases written in the words of the reference files, as runs of this model."""

from collections.abc import Mapping
from typing import Any

from mscourse.models.axon.parameters import Damage, Lesion, Parameters, Remyelinated
from mscourse.models.axon.run import Run

FIBRE = {
    "d": "diameter",
    "g": "g_ratio",
    "L": "internode_length",
    "n_int": "internodes",
    "T": "temperature",
    "na_scale": "sodium",
    "node_len": "node_length",
    "node_d_ratio": "node_narrowing",
    "period": "lamella",
    "Ra": "axial_resistivity",
    "c_node": "node_capacitance",
    "c_ax": "axolemma_capacitance",
    "c_mem": "myelin_capacitance",
    "g_ax": "axolemma_conductance",
    "g_mem": "myelin_conductance",
    "gnaf": "fast_sodium",
    "gnap": "persistent_sodium",
    "gks": "slow_potassium",
    "gl": "leak",
    "ena": "sodium_reversal",
    "ek": "potassium_reversal",
    "e_pas": "axolemma_reversal",
    "v_init": "rest",
    "el": "leak_reversal",
    "stim_amp_per_um": "stimulus",
    "stim_dur": "stimulus_duration",
}
PLACE = {"start": "start", "n": "internodes", "pre_n": "short_before", "pre_split": "pieces_before"}
LESION = PLACE | {"loss": "loss", "r": "channels", "gkf": "fast_potassium"}
REMYELINATED = PLACE | {"split": "pieces", "g": "g_ratio"}
RUN = ("tstop", "stim_t", "ref", "lesion", "na_scale_lesion", "L_over_D")
RESOLUTION = ("dt", "nseg", "nseg_bare")  # the caller's choice, so that one case runs at every resolution


def from_case(case: Mapping[str, Any]) -> Run:
    """Translate a case of the reference files, or its `params`; `sweep([from_case(case)])` runs it.

    Raises
    ------
    ValueError
        If a key is unknown, or a value lies outside its range.

    """
    params = dict(case.get("params", case))
    unknown = sorted(set(params) - set(FIBRE) - set(RUN) - set(RESOLUTION))
    if unknown:
        message = f"the case has the unknown keys {unknown}; known are {sorted([*FIBRE, *RUN, *RESOLUTION])}."
        raise ValueError(message)
    named = {FIBRE[key]: value for key, value in params.items() if key in FIBRE}
    fibre = Parameters(**named)
    if params.get("L") is None and "L_over_D" in params:
        fibre = Parameters(**named | {"internode_length": params["L_over_D"] * fibre.fibre_diameter})
    reference = params.get("ref")
    return Run(
        fibre,
        _damage(params.get("lesion"), params.get("na_scale_lesion", 1.0)),
        params.get("tstop"),
        tuple(params.get("stim_t", (0.1,))),
        None if reference is None else (int(reference[0]), int(reference[1])),
    )


def _damage(lesion: Mapping[str, Any] | None, edge_sodium: float) -> Damage | None:
    if not lesion:
        return None
    kind = lesion.get("kind")
    if kind not in {"demyel", "remyel"}:
        message = f"the lesion's kind is {kind!r}; write demyel or remyel."
        raise ValueError(message)
    names = LESION if kind == "demyel" else REMYELINATED
    given = {key: value for key, value in lesion.items() if key != "kind"}
    unknown = sorted(set(given) - set(names))
    if unknown:
        message = f"the lesion has the unknown keys {unknown}; a {kind} knows {sorted(names)}."
        raise ValueError(message)
    named = {names[key]: value for key, value in given.items()}
    made = Lesion if kind == "demyel" else Remyelinated
    return made(edge_sodium=edge_sodium, **named)
