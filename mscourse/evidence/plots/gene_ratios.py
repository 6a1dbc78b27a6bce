"""Genes and habits together, and where an early pair of scissors also cut: values on scales of ratios."""

import re

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.plots import dot_plot
from mscourse.figures.row_chart import Estimate, Ground

TOGETHER, CUTS = "hla_smoking_interaction", "cas9_offtarget_2014"


def hla_and_smoking(library: Library) -> Chart:
    """Draw the factors of smoking, of the HLA genes and of both, and what multiplying would give."""
    record = library[TOGETHER]
    smoking, genes, both = (
        drawn_value(record[name])
        for name in (
            "smoking_without_hla_risk",
            "drb1_15_present_and_a_02_absent_non_smokers",
            "both_genetic_factors_smokers",
        )
    )
    product = smoking * genes

    def factor(value: float) -> str:
        return f"a factor of {value:g}"

    rows = [
        Estimate("Neither", 1.0, "compared with these"),
        Estimate("Smoking only", smoking, factor(smoking), "without the HLA risk"),
        Estimate("HLA risk only", genes, factor(genes), "DRB1*15 present, A*02 absent; no smoking"),
        Estimate("Both, if they multiplied", product, factor(product), "worked out here", kind="ring"),
        Estimate("Both, as counted", both, factor(both), "smokers with both HLA factors"),
    ]
    words = around(
        "hla_and_smoking",
        title=f"Together a factor of {printing.number(both)}, more than their product",
        subtitle="Factor for MS, against people with neither; each tick doubles the one before",
        footer="Two Swedish case-control studies, which measure odds; printed as factors, and our "
        "record holds no intervals. The HLA genes help immune cells to show what they find. Factors belong "
        "to groups, not to single people.",
        alt=f"Dots on a scale that doubles: neither, 1; smoking only {smoking:g}; HLA "
        f"risk only {genes:g}; a ring at {printing.number(product)}, where both would "
        f"be if they multiplied; and both, as counted, {printing.number(both)}.",
        caption=f"Genes and habits do more together than multiplied: smoking alone goes with a "
        f"factor of {smoking:g}, the HLA risk with {genes:g}, both with {both:g}. The ring is the product.",
    )
    table = DataTable(("Who", "Factor"), tuple((row.label, row.words) for row in rows))
    ground = Ground(0.9, 18, ticks(1, 2, 4, 8, 16), logarithmic=True)
    chart = dot_plot(words, [("", rows)], ground, table, key={"disc": "as printed", "ring": "worked out"})
    return sourced(chart, library, [record.id])


def cas9_off_target(library: Library) -> Chart:
    """Draw how often one pair of scissors cut where it should, and where letters differ."""
    record = library[CUTS]
    meant = drawn_value(record["cutting_at_intended_site_0_mismatch"])
    one = drawn_value(record["cutting_at_one_site_where_a_variant_left"])
    three = record["cutting_at_32_sites_with_three_mismatches"]
    found = re.fullmatch(r"about ([\d.]+)", three.text or "")
    sites = re.search(r"at (\d+) sites", three.name)
    if found is None or sites is None:
        message = f"{three.id} does not print a share and a number of sites; leave its row out"
        raise ValueError(message)
    share = float(found[1])
    rows = [
        Estimate("The place that was meant", meant, f"{printing.number(meant)} %", "every letter fits"),
        Estimate("A place with one letter off", one, f"{printing.number(one)} %", "left by a variant"),
        Estimate(
            f"{sites[1]} places with three letters off", share, f"about {found[1]} % each", "look-alikes"
        ),
    ]
    words = around(
        "cas9_off_target",
        title="One wrong letter does not stop the scissors; three nearly do",
        subtitle="How often a place was cut, per cent; each tick is ten times the one before",
        footer="One guide and an early Cas9, in human stem cells in a dish. Rates depend strongly on the "
        "guide; no interval was read.",
        alt=f"Dots on a scale where each tick is ten times the one before. Cut in {rows[0].words} "
        f"at the place that was meant, in {rows[1].words} at a place with one letter off, and in "
        f"{rows[2].words} of {sites[1]} places with three letters off.",
        caption=f"With one letter off, a place was still cut in {rows[1].words}, against "
        f"{rows[0].words} where it was meant; with three letters off in {rows[2].words}. One guide, early "
        "Cas9, cells in a dish.",
    )
    table = DataTable(("Place", "Cut"), tuple((row.label, row.words) for row in rows))
    ground = Ground(0.08, 120, ticks(0.1, 1, 10, 100), logarithmic=True)
    return sourced(dot_plot(words, [("", rows)], ground, table), library, [record.id])
