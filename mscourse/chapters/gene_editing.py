"""Chapter 10: edits before birth, twins, and cuts that miss, as three explorables; and three model charts."""

import math
from dataclasses import replace

import numpy as np

from mscourse.chapters.cell_therapy import counted
from mscourse.chapters.gene_editing_charts import carriers, liability, many_loci
from mscourse.diagrams.liability_panels import Bell, Spared, bell_with_lens, of_ten_thousand
from mscourse.diagrams.miss_panels import HUNDRED, Missed, hundred_cells, what_a_test_sees
from mscourse.diagrams.twin_panels import Observed, hundred_relatives, risk_by_heritability
from mscourse.evidence import evidence
from mscourse.evidence.plots.ms_twins import CANADA, with_error
from mscourse.explorables import Explorable, choice, explore, span
from mscourse.figures.page import Page
from mscourse.models import ipsc, polygenic

__all__ = ["carriers", "edit_the_top", "liability", "many_loci", "scissors_miss", "twin_tool"]

PEOPLE = polygenic.Parameters()
TEN_THOUSAND = 10_000

# ---- edit the strongest loci ----

LOCI = (0, 1, 2, 5, 10, 20, 50)
RISKS = (1, 3, 10)
"""Lifetime risk, of 1,000 people."""
BEFORE, ADULT = "everyone, before birth", "an adult with MS, blood only"
_FEW, _TINY = 10, 0.05


def population(risk: float) -> polygenic.Parameters:
    """Give a population with so many cases of 1,000 people; the rest stays as the model has it."""
    return replace(PEOPLE, prevalence=risk / 1000)


def cases(risk: float, loci: float, *, of: int = TEN_THOUSAND) -> float:
    """Return how many of so many people get MS once so many loci are free of risk in everyone."""
    return of * polygenic.edit(population(risk), round(loci)).risk


def edited_for_one(risk: float, loci: float) -> float | None:
    """Return how many people are edited for each case spared; None if none is."""
    spared = risk / 1000 - cases(risk, loci, of=1)
    return 1 / spared if round(loci) else None


def _told(count: float) -> str:
    """Print a count of cases: whole from ten on, one digit below, and what is too small to print."""
    if count < _TINY:
        return "fewer than 0.1"
    return f"{count:.0f}" if count >= _FEW else f"{count:.1f}".removesuffix(".0")


def draw_edits(loci: float, risk: float, who: str) -> tuple[Page, Page]:
    """Draw liability before and after, and the cases of ten thousand people."""
    setting, number = population(risk), round(loci) if who == BEFORE else 0
    edited = polygenic.edit(setting, number)
    before = TEN_THOUSAND * setting.prevalence
    after = TEN_THOUSAND * edited.risk
    many = edited_for_one(risk, number)
    low, high = (TEN_THOUSAND * one for one in polygenic.risk_range(setting, number))
    unsure = ""
    if _told(low) != _told(high):
        unsure = f"{_told(low)} to {_told(high)}, by how much known loci explain"
    if who == ADULT:
        said = (
            f"{_told(before)} have MS already",
            "blood is changed, brain and spinal cord are not",
            "spared: none shown",
        )
    elif many is None:
        said = (f"{_told(before)} get MS", "", "nobody edited, nobody spared")
    else:
        said = (
            f"{_told(after)} get MS, {_told(before - after)} are spared",
            unsure,
            f"{many:,.0f} edited (dots) for one spared (green)",
        )
    note = (
        "calculated, for everyone before birth"
        if who == BEFORE
        else "an edit in an adult does not move the bell"
    )
    return (
        bell_with_lens(
            Bell(edited.shift, edited.variance, polygenic.threshold(setting.prevalence)),
            note,
            "Nobody known has a score as low as this." if edited.warning else "",
        ),
        of_ten_thousand(Spared(before, after, many), said),
    )


def say_edits(loci: float, risk: float, who: str) -> str:
    """Say how many cases are left, and how many people are edited for one case spared."""
    number, before = round(loci), TEN_THOUSAND * risk / 1000
    which = "the strongest locus" if number == 1 else f"the {number} strongest loci"
    if number == 0:
        return f"Nothing is edited: {_told(before)} cases per 10,000."
    if who == ADULT:
        return (
            f"Editing {which} in the blood cells of an adult with MS: no effect has been shown. The disease "
            "has begun, and other tissues are unchanged."
        )
    return (
        f"Making {which} risk-free in everyone before birth: {_told(before)} \N{RIGHTWARDS ARROW} "
        f"{_told(cases(risk, number))} cases per 10,000; about {edited_for_one(risk, number):,.0f} edited "
        "for each case spared."
    )


def edit_the_top() -> Explorable:
    """Edit the strongest loci: show what is spared, and how many people are edited for it."""
    return explore(
        draw_edits,
        say=say_edits,
        name="edit-the-top",
        title="What would editing the strongest loci do?",
        task=(
            "Compare one locus with ten: how many cases are left, and how many people are edited for each "
            "one spared? Then let the disease be rarer. Last, edit an adult with MS, in blood cells only."
        ),
        seen=(
            "With the strongest locus free of risk in everyone, 30 cases per 10,000 become 18, and about 865 "
            "people are edited for each case spared. Ten loci cut the calculated risk to 1.1 per 10,000, for "
            "346 edited each. <!-- model: edit_the_top --> Most people edited would never have had MS. Where "
            "the disease is rarer, 1 in 1,000, more are edited for each case spared: 2,593 with one locus. "
            "<!-- model: edit_the_top.given_rare, edit_the_top.given_rare_of, "
            "edit_the_top.rare_edited_1 -->\n\n"
            "The second switch is the larger step. The calculation holds for every cell of everyone, before "
            "birth. In an adult with MS the disease has begun, and brain and spinal cord stay as they were: "
            "zero effect has been shown. Ten edits also lead to scores that nobody known has; there the "
            "model draws its straight line on. All loci but one are stand-ins."
        ),
        alt=(
            "Left, a bell curve of liability with a line far to the right; before edits dashed, after them "
            "green, and the thin tail beyond the line magnified. Right, the cases of ten thousand people as "
            "people, filled or spared, above a field of dots for everybody edited for one case spared."
        ),
        loci=choice(*LOCI, start=1, label="Loci made risk-free"),
        risk=choice(*RISKS, start=3, unit="per 1,000", label="Lifetime risk"),
        who=choice(BEFORE, ADULT, start=BEFORE, label="Who is edited"),
    )


# ---- twins ----

IDENTICAL, FRATERNAL = "identical twin", "fraternal twin or sibling"
SHARED = {IDENTICAL: 1.0, FRATERNAL: 0.5}
"""Share of inherited causes that two relatives have in common."""
_HERITABILITY = np.linspace(0.2, 0.9, 36)


def relatives(heritability: float, who: str) -> float:
    """Return how many of 100 relatives of people with MS get it too."""
    return 100 * polygenic.recurrence_risk(PEOPLE.prevalence, heritability, SHARED[who])


def seen_in(who: str) -> list[Observed]:
    """Give what was counted in Canada, the highest first."""
    record = evidence[CANADA]
    names = (
        {"identical twins": "identical_twins"}
        if who == IDENTICAL
        else {"fraternal twins": "fraternal_twins", "siblings": "non_twin_siblings"}
    )
    return [Observed(name, *with_error(record[outcome])) for name, outcome in names.items()]


def draw_twins(heritability: float, who: str) -> tuple[Page, Page]:
    """Draw a relative's risk against heritability, and a hundred relatives."""
    observed = seen_in(who)
    risk = relatives(heritability, who)
    curve = np.array([relatives(float(one), who) for one in _HERITABILITY])
    first = observed[0]
    heading = (
        ("Of 100 identical co-twins", "each has an identical twin with MS")
        if who == IDENTICAL
        else ("Of 100 fraternal co-twins", "each has a fraternal twin with MS")
    )
    return (
        risk_by_heritability(
            _HERITABILITY, curve, (heritability, risk), observed, 50 if who == IDENTICAL else 10
        ),
        hundred_relatives(
            round(risk),
            round(first.value),
            heading,
            (f"the tool: {risk:.0f} get MS", f"observed: {first.value:g} (standard error {first.error:g})"),
        ),
    )


def say_twins(heritability: float, who: str) -> str:
    """Say what the tool gives for a relative, and what was observed."""
    observed = seen_in(who)
    told = " and ".join(
        f"{one.value:.0f}" + (f" in {one.name}" if len(observed) > 1 else "") for one in observed
    )
    of = "an identical co-twin" if who == IDENTICAL else f"a {who}"
    return (
        f"With heritability {heritability:g} the tool gives {relatives(heritability, who):.0f} of 100 for "
        f"{of}; observed about {told}."
    )


def twin_tool() -> Explorable:
    """Turn heritability until the tool gives what was observed in twins."""
    return explore(
        draw_twins,
        say=say_twins,
        name="twin-tool",
        title="What would heritability need to be?",
        task=(
            "Match the observed value of identical twins. Keep your setting, and look at fraternal twins and "
            "siblings: does it fit them, too? Then say what else, besides genes, the slider has swallowed."
        ),
        seen=(
            "With heritability 0.5 the tool gives 8 of 100 for an identical co-twin, with 0.7 it gives 20 "
            "and with 0.75 it gives 25; <!-- model: twin_tool.given_of, twin_tool.given_half, "
            "twin_tool.half, "
            "twin_tool.given_seven, twin_tool.seven, twin_tool.given_match, twin_tool.match --> "
            "25.3 of 100 were observed. <!-- willer_2003_twins.identical_twins --> Up to 0.65 the curve "
            "stays under what twice the drawn error allows, <!-- model: twin_tool.highest_below --> "
            "since so rare a disease needs much in common before two of a pair cross the line. At 0.75 a "
            "fraternal twin or sibling comes to 4 of 100, <!-- model: twin_tool.given_match, "
            "twin_tool.given_of, twin_tool.match_fraternal --> "
            "between the 5.4 of fraternal twins and the 2.9 of siblings. "
            "<!-- willer_2003_twins.fraternal_twins, .non_twin_siblings -->\n\n"
            "The slider swallows all that pairs have in common: a womb, a home, a town, infections. The tool "
            "counts it as inherited. And even the observed value leaves most identical twins without MS: "
            "genes that are the same do not decide."
        ),
        alt=(
            "Left, the risk of a relative of somebody with MS against heritability, a curve that rises ever "
            "more steeply, across a level band of what was observed. Right, two rows of a hundred people: "
            "those who get MS as the tool has it, and as observed in twins."
        ),
        heritability=span(0.2, 0.9, step=0.05, start=0.5, label="Heritability"),
        who=choice(IDENTICAL, FRATERNAL, start=IDENTICAL, label="Relative"),
    )


# ---- cuts that miss ----

DOSE = 1e7
GUIDE = polygenic.Guide()
HIT = {"0.15 %": 1.5e-3, "1 in 10,000": 1e-4, "1 in a million": 1e-6, "1 in 10 million": 1e-7}
"""Unwanted edits for each cell; the first is the model's own guide with its sites and rates."""
TESTED = {"1,000": 1e3, "100,000": 1e5, "1 million": 1e6}
MOST = 99.5
"""Tries of 100 from which on a test nearly always sees something."""
EFFICIENCIES = (0.3, 0.5, 0.7, 0.9)


def unwanted(hit: str) -> polygenic.OffTarget:
    """Return the unwanted edits of a dose: sites as the model has them, rates scaled to the choice."""
    ours = polygenic.off_target(GUIDE).per_cell
    rates = [rate * HIT[hit] / ours for rate in GUIDE.rates]
    return polygenic.off_target(polygenic.Guide(sites=GUIDE.sites, rates=rates), cells=DOSE)


def seen(hit: str, tested: str) -> float:
    """Return the chance that a test of so many cells sees at least one with an unwanted edit."""
    return 1 - float(ipsc.missed(unwanted(hit).any_per_cell, TESTED[tested]))


def cells_to_see_one(hit: str, level: float = 0.95) -> float:
    """Return how many cells a test has to look at to see at least one, in so many tests of all."""
    return math.log1p(-level) / math.log1p(-unwanted(hit).any_per_cell)


def draw_misses(efficiency: float, hit: str, tested: str) -> tuple[Page, Page]:
    """Draw a hundred cells with their copies, and unwanted edits beside what a test looks at."""
    both, one, _ = (HUNDRED * polygenic.alleles_edited(efficiency)).round().astype(int).tolist()
    in_dose = unwanted(hit).in_dose
    return (
        hundred_cells(
            both, one, f"both: {efficiency:g} \N{MULTIPLICATION SIGN} {efficiency:g} = {efficiency**2:.2g}"
        ),
        what_a_test_sees(
            Missed(DOSE, in_dose, TESTED[tested], round(HUNDRED * seen(hit, tested))),
            ("10 million", counted(in_dose), tested),
        ),
    )


def say_misses(efficiency: float, hit: str, tested: str) -> str:
    """Say how many unwanted edits a dose carries, what a test sees of them, and how many cells have both."""
    in_dose = unwanted(hit).in_dose
    share = hit if hit.endswith("%") else f"{hit} cells"
    share = f"{share} of cells" if hit.endswith("%") else share
    many = "about 1 unwanted edit" if round(in_dose) == 1 else f"about {counted(in_dose)} unwanted edits"
    both = 100 * polygenic.alleles_edited(efficiency)[0]
    sees = 100 * seen(hit, tested)
    tries = "hardly ever" if sees < 1 else "nearly always" if sees > MOST else f"in {sees:.0f} of 100 tries"
    return (
        f"With {share} hit, ten million cells carry {many}; a test of {tested} cells sees one {tries}. "
        f"At {100 * efficiency:.0f} % efficiency {both:.0f} of 100 cells have both copies changed."
    )


def scissors_miss() -> Explorable:
    """Let the scissors miss: show unwanted edits, what a test sees of them, and cells edited in part."""
    return explore(
        draw_misses,
        say=say_misses,
        name="scissors-miss",
        title="What do scissors leave behind?",
        task=(
            "Choose a test that would see one unwanted edit in ten million cells, or show that none here "
            "can. Then raise the efficiency until 80 of 100 cells have both copies changed. "
            "<!-- model: scissors_miss.given_aim_of_100, scissors_miss.given_of -->"
        ),
        seen=(
            "With 0.15 % of cells hit, ten million cells carry about 15,000 unwanted edits. "
            "<!-- model: scissors_miss.given_hit_percent, scissors_miss.in_dose --> A test of 1,000 cells "
            "sees one of these in 78 of 100 tries. <!-- model: scissors_miss.given_few, "
            "scissors_miss.given_of, scissors_miss.few_sees --> One unwanted edit in ten million cells "
            "escapes: the largest test "
            "here, of 1 million cells, sees it in 10 of 100 tries. <!-- model: "
            "scissors_miss.given_most_million, scissors_miss.given_of, scissors_miss.most_sees --> To "
            "see it nearly always would "
            "take 30 million cells, more than the dose holds. <!-- model: scissors_miss.needed_million --> "
            "None seen is not none there.\n\n"
            "At 70 % efficiency only 49 of 100 cells have both copies changed, 42 have one and 9 have none: "
            "the two copies are cut independently, so the shares multiply. <!-- model: "
            "scissors_miss.given_efficiency_percent, scissors_miss.given_of, scissors_miss.both, "
            "scissors_miss.one, scissors_miss.none --> It "
            "takes 90 % to bring 81 of 100 cells that far. <!-- model: "
            "scissors_miss.given_high_percent, scissors_miss.given_of, scissors_miss.high_both --> A "
            "dose of edited cells is a "
            "mosaic. Sites and rates are illustrative, and depend on the guide."
        ),
        alt=(
            "Left, a hundred cells as discs of two halves, one for each copy of a gene, green where edited. "
            "Right, three bars on a scale of powers of ten, cells in the dose, unwanted edits in it and "
            "cells tested, above a hundred tests, filled where one sees an unwanted edit."
        ),
        efficiency=choice(*EFFICIENCIES, start=0.7, unit="%", label="Efficiency"),
        hit=choice(*HIT, start="0.15 %", label="Cells hit by mistake"),
        tested=choice(*TESTED, start="1,000", label="Cells tested"),
    )
