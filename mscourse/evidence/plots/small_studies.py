"""Small studies beside large ones: how far chance alone could have carried them."""

from scipy.stats import binom

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.plots.forest_cells import LARGE, large_trial, small_trial
from mscourse.evidence.plots.forest_deaths import counted
from mscourse.evidence.plots.pooling import PERCENT
from mscourse.evidence.plots.rows import spread
from mscourse.evidence.synthesis import bodies
from mscourse.evidence.synthesis.saying import share
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.funnel import Depth, Dot, Funnel, chance, funnel
from mscourse.figures.row_chart import Ground

_SMALLEST, _LARGEST, _STEPS = 20, 700, 80
"""Ends of the scale of sizes, and how many pieces the sides of its funnel have."""


def msc_small_and_large(library: Library) -> Chart:
    """Draw the small and the large trial of cells by vein, with what chance allows at each size."""
    small, error = small_trial(library)
    large, one = large_trial(library), library.outcome(LARGE)
    if one.interval is None or small.value is None or large.value is None:
        message = f"{LARGE} has no interval; leave the funnel out"
        raise ValueError(message)
    errors = (error, spread(one.interval, ratio=True))
    rows = tuple(zip((small, large), errors, strict=True))
    dots = [Dot(row.label, f"{row.people} people", row.value or 1, depth, "square") for row, depth in rows]
    words = around(
        "msc_small_and_large",
        title="What the small trial found lies where chance alone could put it",
        subtitle="Lesions with stromal cells (MSC) divided by lesions with placebo; small trials lie low",
        footer="The funnel is drawn around no difference. The ratio of the small trial was divided here from "
        "two "
        "published means, its error from their intervals. With two trials, nothing can be said about missing "
        "ones.",
        alt=f"Funnel plot with two trials of stromal cells. {large.label}, {large.people} people, ratio "
        f"{large.words}, near the top and close to no difference. {small.label}, {small.people} people, "
        "ratio "
        f"{small.words}, far down and to the left, just inside the dashed side of what chance allows.",
        caption="The small trial lies far from no difference, yet inside what chance allows a trial of its "
        "size. "
        "Ratio of lesions from left to right, standard error of its logarithm from top to foot.",
    )
    ground = Ground(0.1, 10, ticks(0.1, 0.2, 0.5, 1, 2, 5, 10), logarithmic=True, neutral=1)
    foot = 1.0
    depth = Depth(0, foot, ticks(0, 0.25, 0.5, 0.75, 1), "Standard error")
    shape = Funnel(1, chance(1, foot, ratio=True), "95 of 100 trials without any effect would lie between")
    table = DataTable(
        ("Trial", "People", "Ratio (95 % interval)", "Standard error"),
        tuple((row.label, row.people, row.words, printing.number(depth, 2)) for row, depth in rows),
    )
    chart = funnel(words, dots, ground, depth, shape=shape, numbers=table)
    return sourced(chart, library, ["llufriu_2014", LARGE.partition(".")[0]])


def allowed(risk: float, n: int) -> tuple[float, float]:
    """Return the shares, in percent, between which 95 of 100 series of `n` people would end by chance.

    Limits of counts jump; they are smoothed as D. J. Spiegelhalter does for funnel plots, Statistics in
    Medicine 24 (2005) 1185-1202, doi:10.1002/sim.1970.
    """
    return _limit(risk, n, 0.025), _limit(risk, n, 0.975)


def _limit(risk: float, n: int, share_below: float) -> float:
    count = float(binom.ppf(share_below, n, risk))
    here, before = float(binom.cdf(count, n, risk)), float(binom.cdf(count - 1, n, risk))
    return PERCENT * max(0.0, count - (here - share_below) / (here - before)) / n


def ahsct_deaths_by_size(library: Library) -> Chart:
    """Draw deaths from transplants by size of series, with what chance allows around the published risk."""
    body = bodies.ahsct_deaths(library)
    published = body.published
    if published is None:
        message = "the body of deaths after transplants has no published number; there is no middle to draw"
        raise ValueError(message)
    risk = drawn_value(published) / PERCENT
    dots, numbers, outside = [], [], []
    for study in body.rows:
        events, n = counted(library.outcome(study.outcome))
        value = PERCENT * events / n
        dots.append(Dot(study.label, "", value, n))
        low, high = allowed(risk, n)
        numbers.append(
            (study.label, printing.number(n), printing.number(events), f"{share(events / n)} in 100")
        )
        if not low <= value <= high:
            outside.append(study.label)
    sizes = [round(_SMALLEST * (_LARGEST / _SMALLEST) ** (step / _STEPS)) for step in range(_STEPS + 1)]
    sides = tuple((float(n), *allowed(risk, n)) for n in sizes)
    named = f"{', '.join(outside[:-1])} and {outside[-1]}" if len(outside) > 1 else "".join(outside)
    words = around(
        "ahsct_deaths_by_size",
        title="Small series can see no death, or many, by chance",
        subtitle="Deaths from the transplant (AHSCT) in 100, from left to right, by size of the series",
        footer=f"The dashed sides hold 95 of 100 series of a size if the true risk were the published "
        f"{printing.number(drawn_value(published))} in 100. Series outside differ in more than chance: in "
        "years, "
        "in centres, in the people they treated.",
        alt=f"Funnel plot of {printing.number(len(dots))} series of transplants, the largest at the top, by "
        "deaths "
        f"in 100. Below a hundred people the dashed funnel reaches from none to several in 100. {named} lie "
        "outside it, with fewer deaths than the published risk.",
        caption="The smaller a series, the more its number can stray; the largest saw fewer deaths than "
        "chance "
        "allows around the published risk. Deaths from the transplant in 100, by size of the series.",
    )
    ground = Ground(-0.25, 10, ticks(0, 2, 4, 6, 8, 10))
    depth = Depth(_LARGEST, _SMALLEST, ticks(20, 50, 100, 200, 500), "People", logarithmic=True)
    shape = Funnel(PERCENT * risk, sides, "95 of 100 series at the published risk would lie between")
    table = DataTable(("Series", "People", "Deaths", "Share"), tuple(numbers))
    chart = funnel(words, dots, ground, depth, shape=shape, numbers=table)
    names = [*(study.record for study in body.rows), published.id.partition(".")[0]]
    return sourced(chart, library, names)
