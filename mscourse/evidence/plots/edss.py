"""The disability scale itself, and how well two readings of it agree."""

from mscourse.diagrams.edss_stairs import LAST, Stairs, Walk
from mscourse.diagrams.glyphs.people import Aid
from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.figures.chart import Chart, DataTable

# Score, what is walked with, and the outcome that tells how far.
_WALKS: tuple[tuple[float, Aid, str], ...] = (
    (4.0, "none", "4_0_walks_about"),
    (4.5, "none", "4_5_walks_about"),
    (5.0, "none", "5_0_walks_about"),
    (5.5, "none", "5_5_walks_about"),
    (6.0, "one stick", "6_0_unilateral_aid_for_about"),
    (6.5, "two sticks", "6_5_bilateral_aid_for_about"),
    (7.0, "wheelchair", "7_0_walks_no_more_than_about"),
)
_READING = 3.0


def edss_structure(library: Library) -> Chart:
    """Draw the scale as stairs: seven systems below, walking above, and the wobble of a reading."""
    record, agreement = library["edss_structure"], library["noseworthy_1990_edss"]
    systems = record["functional_systems"]
    names = tuple((systems.comparison or "").replace("/", " and ").split(", "))
    turn = float((record["range_driven_by_walking"].text or "").removeprefix("above "))
    wobble = drawn_value(agreement["recommended_minimal_real_change"])
    walks = tuple(
        Walk(score, drawn_value(record[name]), aid, f"{printing.number(drawn_value(record[name]))} m")
        for score, aid, name in _WALKS
    )
    told = ", ".join(f"{walk.score:.1f} {walk.words}" for walk in walks)
    words = around(
        "edss_structure",
        title="Above four, walking decides",
        subtitle="Expanded Disability Status Scale (EDSS), zero to ten in half steps",
        footer="Schematic: how high a step rises is not to scale, because the scale puts people in order and "
        "measures no distance. Bars: about how far somebody at that step walks, to scale.",
        alt=f"Stairs from 0 to {LAST:g}. Up to {turn:g} seven examined systems decide the step; above it "
        f"only walking is named: {told}. Under the stairs a ruler with a reading of {_READING:.1f} and a "
        f"band of {wobble:.1f} point to either side.",
        caption=f"Up to {turn:g} an examination decides, above it walking. The Expanded Disability Status "
        f"Scale as stairs in half steps; bars are walks to scale, heights of steps are schematic. On the "
        f"ruler, a reading of {_READING:.1f} and {wobble:.1f} point to either side: a smaller change may be "
        "wobble.",
    )
    table = DataTable(
        ("EDSS", "Walks about", "With"),
        tuple((f"{walk.score:.1f}", walk.words, walk.aid) for walk in walks),
    )
    draw = Stairs(words, names, turn, walks, _READING, wobble)
    chart = Chart(words.name, words.alt, draw, words.caption, table)
    return sourced(chart, library, [record.id, agreement.id])
