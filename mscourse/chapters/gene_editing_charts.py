"""Chapter 10's charts of the model: many small effects, one line for three groups, copies of one allele."""

import math

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from mscourse.diagrams import liability_states as states
from mscourse.diagrams import many_loci as loci_drawn
from mscourse.evidence.plots.common import around
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.crowds import Share, Signs, crowds
from mscourse.models import polygenic

PEOPLE = polygenic.Parameters()
MATCHED = 0.75
"""Heritability at which the model gives what was observed in identical twins."""
_PLACES = np.linspace(-3.6, 4.8, 337)
_LENS = 100.0
_HUNDRED, _THOUSAND, _TEN_THOUSAND = 100, 1000, 10_000


def odds_ratios() -> NDArray[np.float64]:
    """Return the odds ratio of each locus, the named one first; its log is proportional to the effect."""
    effect = polygenic.architecture(PEOPLE).effect
    return np.asarray(np.exp(effect / polygenic.liability_effect(math.e, PEOPLE.prevalence)))


def alleles(*, ill: bool) -> tuple[float, float]:
    """Return mean and standard deviation of risk alleles, in people with MS or in everybody.

    In people with MS both follow from choosing those above the threshold (joint normal).
    """
    mean, spread = polygenic.architecture(PEOPLE).alleles
    if not ill:
        return mean, spread
    excess, high = polygenic.excess_alleles(PEOPLE), polygenic.intensity(PEOPLE.prevalence)
    lost = (excess / high) ** 2 * high * (high - polygenic.threshold(PEOPLE.prevalence))
    return mean + excess, math.sqrt(spread**2 - lost)


def pairs_with_more() -> float:
    """Return in how many of 100 pairs the person with MS carries more risk alleles than the other one."""
    (mean, spread), (higher, other) = alleles(ill=False), alleles(ill=True)
    return float(_HUNDRED * ndtr((higher - mean) / math.hypot(spread, other)))


def many_loci() -> Chart:
    """Draw the strength of each locus, and how many risk alleles people with and without MS carry."""
    ratios, known = odds_ratios(), polygenic.architecture(PEOPLE)
    others = ratios[1:]
    everybody, ill = alleles(ill=False), alleles(ill=True)
    more, pairs = ill[0] - everybody[0], pairs_with_more()
    found = loci_drawn.ManyLoci(
        ratios.tolist(),
        f"{known.name(0)}, {ratios[0]:.0f}",
        f"{others.size} other loci (stand-ins):\nnone above {others.max():.1f}",
        (
            loci_drawn.Alleles(*everybody, "without MS"),
            loci_drawn.Alleles(*ill, "with MS"),
        ),
        f"take one of each: in {pairs:.0f} of 100 pairs the one with MS has more",
    )
    words = around(
        "many_loci",
        title="Hundreds of small effects, and counts that overlap",
        subtitle="Above, a dot is a locus; below, risk alleles of people with and without MS, as calculated",
        footer=f"Illustrative: the number of loci ({ratios.size}) and the strongest one follow publications; "
        "the other single effects and frequencies are stand-ins that only add up to what known loci explain. "
        "Curves are normal approximations of the model.",
        alt=f"Above, {others.size} dots heaped up at odds ratios just above one, and one dot far to the "
        f"right at {ratios[0]:.0f}, {known.name(0)}. Below, two bell curves of risk alleles that nearly "
        f"cover each other: people with MS carry {more:.0f} more on average, about {ill[0]:.0f} against "
        f"{everybody[0]:.0f}.",
        caption=f"One locus stands out, and {others.size} move risk a little each; people with MS carry "
        f"about {more:.0f} risk alleles more, of some {everybody[0]:.0f}. Odds ratios as dots, and counts of "
        "risk alleles; illustrative.",
    )
    table = DataTable(
        ("What", "Value"),
        (
            (known.name(0), f"odds ratio {ratios[0]:.0f}"),
            ("strongest of the others", f"odds ratio {others.max():.2f}"),
            ("middle one of the others", f"odds ratio {np.median(others):.2f}"),
            ("risk alleles, without MS", f"{everybody[0]:.0f} (standard deviation {everybody[1]:.0f})"),
            ("risk alleles, with MS", f"{ill[0]:.0f} (standard deviation {ill[1]:.0f})"),
            ("pairs in which the one with MS has more", f"{pairs:.0f} of 100"),
        ),
    )
    return loci_drawn.many_loci(words, found, table)


# ---- one line, three groups ----


def normal(mean: float = 0.0, variance: float = 1.0) -> NDArray[np.float64]:
    """Return a normal density at the places of the picture."""
    return np.asarray(
        np.exp(-((_PLACES - mean) ** 2) / (2 * variance)) / math.sqrt(2 * math.pi * variance), dtype=float
    )


def co_twin(heritability: float = MATCHED) -> NDArray[np.float64]:
    """Return the density of liability of identical twins of people with MS, at the places of the picture.

    Of all with liability x, the share whose twin is beyond the threshold T is Phi((h2 x - T) / sqrt(1 -
    h2^2)).
    """
    limit = polygenic.threshold(PEOPLE.prevalence)
    ill = ndtr((heritability * _PLACES - limit) / math.sqrt(1 - heritability**2))
    return np.asarray(normal() * ill / PEOPLE.prevalence, dtype=float)


def _short(count: float) -> str:
    """Print a count, in whole hundreds from a thousand on."""
    return f"about {100 * round(count / 100):,}" if count >= _THOUSAND else f"{count:.0f}"


def liability() -> Chart:
    """Draw everybody, identical co-twins, and everybody without the strongest locus, against one line."""
    edited = polygenic.edit(PEOPLE, 1)
    risks = (PEOPLE.prevalence, polygenic.recurrence_risk(PEOPLE.prevalence, MATCHED, 1), edited.risk)
    counts = [f"{_short(_TEN_THOUSAND * one)} of 10,000 get MS" for one in risks]
    names = (
        ("Everybody", "the whole bell stays left of the line, nearly"),
        ("Identical co-twins", f"of people with MS; heritability {MATCHED:g}"),
        ("Strongest locus removed", "risk-free in everybody, before birth"),
    )
    densities = (normal(), co_twin(), normal(edited.shift, edited.variance))
    groups = [
        states.Group(*name, count, density)
        for name, count, density in zip(names, counts, densities, strict=True)
    ]
    bells = states.Bells(_PLACES, polygenic.threshold(PEOPLE.prevalence), groups, _LENS)
    words = around(
        "liability_states",
        title="Removing the strongest locus hardly moves the bell, and leaves "
        f"{_TEN_THOUSAND * edited.risk:.0f} of {_TEN_THOUSAND * PEOPLE.prevalence:.0f} cases",
        subtitle="Liability in three groups of people and one line, as calculated",
        footer="A model: liability is a sum of many inherited and other causes, and whoever is beyond the "
        f"line has MS. Tails are drawn a second time, so many times as high as it says. Lifetime risk is set "
        f"to {_THOUSAND * PEOPLE.prevalence:.0f} in 1,000.",
        alt="Three bell curves of liability under one another, cut by one upright line far to the right. "
        f"Everybody: a thin tail, {counts[0]}. Identical co-twins of people with MS: shifted to the right, "
        f"{counts[1]}. Strongest locus removed: nearly the first curve again, {counts[2]}.",
        caption=f"One line, three groups: {counts[0]}; {counts[1]} among identical co-twins of people with "
        f"MS; {counts[2]} once the strongest locus is removed. Liability as calculated; the tail beyond the "
        "line magnified.",
    )
    table = DataTable(
        ("Group", "Beyond the line"),
        tuple((group.name, group.words) for group in groups),
    )
    return states.liability_states(words, bells, table)


# ---- copies of one allele ----


def cases_without() -> float:
    """Return how many of 100 people with MS carry no copy of the strongest allele."""
    risks, own = polygenic.risk_by_copies(PEOPLE), PEOPLE.hla_frequency
    carried = np.array([(1 - own) ** 2, 2 * own * (1 - own), own**2])
    return float(_HUNDRED * carried[0] * risks[0] / (carried @ risks))


def carriers() -> Chart:
    """Draw a thousand people each with no, one and two copies of the strongest allele."""
    risks = _THOUSAND * polygenic.risk_by_copies(PEOPLE)
    own = PEOPLE.hla_frequency
    shares = [_HUNDRED * one for one in ((1 - own) ** 2, 2 * own * (1 - own), own**2)]
    groups = [
        Share(name, f"{risk:.1f} of 1,000 get MS", f"{share:.0f} of 100 people", float(risk))
        for name, risk, share in zip(
            ("No copy", "One copy", "Two copies"), risks.tolist(), shares, strict=True
        )
    ]
    everybody = _THOUSAND * PEOPLE.prevalence
    groups.insert(0, Share("Everybody", f"{everybody:.0f} of 1,000 get MS", "with and without it", everybody))
    without = cases_without()
    allele = polygenic.architecture(PEOPLE).name(0)
    words = around(
        "carriers",
        title="Nearly everyone with the strongest risk allele stays well",
        subtitle=f"A thousand people each, by copies of {allele}; how many get MS, as calculated",
        footer=f"A model: a lifetime risk of {_THOUSAND * PEOPLE.prevalence:.0f} in 1,000, an odds ratio of "
        f"{PEOPLE.hla_odds_ratio:g} for each copy, and the allele at {_HUNDRED * own:.0f} of 100 places; all "
        "other causes as everybody has them. Taken from everyone, the allele would leave the second crowd: "
        f"{risks[0]:.1f} of 1,000, not none.",
        alt=f"Four crowds of a thousand icons, by copies of {allele}. Marked as getting MS: everybody "
        f"{everybody:.0f}, no copy {risks[0]:.1f}, one copy {risks[1]:.1f}, two copies {risks[2]:.1f}. All "
        "other icons, nearly the whole crowd, stay well.",
        caption=f"Of a thousand people with one copy of {allele}, {risks[1]:.1f} get MS, and of a thousand "
        "with "
        f"two, {risks[2]:.0f}; all others stay well, and of a hundred people with MS {without:.0f} carry no "
        f"copy. As calculated, at a lifetime risk of {everybody:.0f} in a thousand.",
    )
    table = DataTable(
        ("Copies", "Get MS", "How common"), tuple((one.heading, one.words, one.beside) for one in groups)
    )
    return crowds(words, groups, 1000, signs=Signs("gets MS", "does not get MS"), numbers=table)
