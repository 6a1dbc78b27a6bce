"""Which records hold the same people: known, or likely enough that a sum would count them twice.

Trials with a register number in common are found by it, and need no entry here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from mscourse.evidence.records import Record

REGISTERED = re.compile(r"NCT\d{8}|ISRCTN\d+|KCT\d+|\b\d{4}-\d{6}-\d{2}\b")


Sure = Literal["sure", "perhaps"]


@dataclass(frozen=True)
class Overlap:
    """Records that share people, whether that is sure, and how it is known."""

    records: tuple[str, ...]
    sure: Sure
    why: str


OVERLAPS = (
    Overlap(("mist_burt2019", "mist_interim_2018"), "sure", "the abstract reports the same trial earlier"),
    Overlap(
        ("kalincik2023_rrms_emulation", "kalincik2022_ectrims_interim"),
        "sure",
        "the abstract reports the same comparison earlier",
    ),
    Overlap(
        ("silfverberg2024_sweden", "noui2025_factors"),
        "sure",
        "both follow the Swedish people with relapsing MS",
    ),
    Overlap(
        ("silfverberg2024_sweden", "burman2014_sweden", "zhukovsky2021_alemtuzumab"),
        "perhaps",
        "all come from Sweden, and the newest counts everyone treated there",
    ),
    Overlap(
        ("kvistad2020_norway", "kvistad2024_norway_longterm"), "sure", "both follow one Norwegian programme"
    ),
    Overlap(("melnichenko2022_russia", "melnichenko2021_russia_rrms"), "sure", "one is a part of the other"),
    Overlap(
        ("melnichenko2022_russia", "shevchenko2008_russia"),
        "perhaps",
        "one Russian programme followed the other",
    ),
    Overlap(
        ("burt2021_507", "burt2015_jama", "burt2009_lancetneurol"),
        "sure",
        "all come from one centre, and the newest covers the years of the others",
    ),
    Overlap(
        ("burt2021_507", "mist_burt2019", "mist_interim_2018"),
        "perhaps",
        "the trial had people of that centre in the same years",
    ),
    Overlap(
        ("canadian_atkins2016", "lee2017_atrophy_canada", "lee_gm_wm_atrophy_canada", "thebault2019_nfl"),
        "perhaps",
        "all follow people transplanted in Canada with the same drugs",
    ),
    Overlap(("nicholas2021_london", "muraro2025_london_vs_alz_ocr"), "perhaps", "both come from London"),
    Overlap(
        (
            "boffa2021_italy",
            "boffa2023_active_spms",
            "mariottini2022_spms_florence",
            "italian_singlecentre_bmatg",
            "massarotti2021_fertility",
        ),
        "perhaps",
        "all follow people transplanted in Italy",
    ),
    Overlap(
        ("thompson_2020_msc_safety", "wang_2021_msc_safety", "msc_safety_2023_152rct"),
        "perhaps",
        "all pool randomised trials of the same cells",
    ),
    *(
        Overlap(
            ("muraro2017_longterm", other),
            "perhaps",
            "the first gathered early transplants from many centres and countries",
        )
        for other in (
            "boffa2021_italy",
            "canadian_atkins2016",
            "samijn2006_rotterdam",
            "shevchenko2008_russia",
        )
    ),
    *(
        Overlap((pooled, other), "perhaps", "a pooled analysis holds the series it was made from")
        for pooled in ("sormani2017_meta", "nabizadeh2022_meta")
        for other in (
            "muraro2017_longterm",
            "canadian_atkins2016",
            "haltms_nash2017",
            "burt2009_lancetneurol",
            "burt2015_jama",
            "burman2014_sweden",
            "samijn2006_rotterdam",
            "shevchenko2008_russia",
        )
    ),
)


def shared(records: Sequence[Record]) -> list[tuple[Record, Record, Sure, str]]:
    """Return the pairs that hold, or may hold, the same people, each with how that is known."""
    found: list[tuple[Record, Record, Sure, str]] = []
    for one, other in combinations(records, 2):
        if one.id == other.id:
            found.append((one, other, "sure", "both numbers come from one record"))
            continue
        numbers = set(_registered(one)) & set(_registered(other))
        if numbers:
            found.append((one, other, "sure", f"both carry the register number {min(numbers)}"))
            continue
        known = [each for each in OVERLAPS if one.id in each.records and other.id in each.records]
        found += [(one, other, each.sure, each.why) for each in known]
    return found


def _registered(record: Record) -> list[str]:
    return REGISTERED.findall(record.registry_id or "")
