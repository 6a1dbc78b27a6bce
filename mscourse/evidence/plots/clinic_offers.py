"""Clinics that sell cells: harms reported without a denominator, and what people were asked to pay."""

import re

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.records import Outcome
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, forest
from mscourse.figures.open_ended import Counted, open_ended
from mscourse.figures.row_chart import Ground

# What was done, what it did, and the count.
_HARMS = (
    (
        "Cells put into the spine, three clinics",
        "a growth in the spinal canal; legs paralysed",
        "berkowitz_2016.glioproliferative_spinal_lesion_paraplegia",
    ),
    (
        "Cells put into the spine, Moscow",
        "a growth on nerve roots; weakness",
        "cauda_equina_moscow_2020.enlarged_cauda_equina_roots_glial_and",
    ),
    (
        "Tissue of the nose put into the spinal cord",
        "a growth in the cord, many years later; a research team, no clinic",
        "cmaj_2019_olfactory.intramedullary_mass_c4_c7_worsening_function",
    ),
    (
        "Fat cells injected into both eyes",
        "severe loss of sight in both eyes",
        "kuriyan_2017_blindness.severe_loss_of_vision_in_both_eyes",
    ),
    (
        "Cord-blood products, by injection",
        "bacterial infections",
        "jama_open_2021_infections.bacterial_infections",
    ),
    (
        "Cell and related procedures, all kinds",
        "injuries that were reported",
        "pnas_2026_clinics.reported_injuries",
    ),
)


def _count(one: Outcome) -> int:
    return one.events if one.events is not None else int(drawn_value(one))


def clinic_harms(library: Library) -> Chart:
    """Draw people harmed after cells were sold or tried; of how many, no report says."""
    rows = []
    for label, beside, name in _HARMS:
        count = _count(library.outcome(name))
        people = "person" if count == 1 else "people"
        rows.append(Counted(label, beside, count, f"{printing.number(count)} {people}"))
    whole = _HARMS[-1][2]
    years = printing.words(library.outcome(whole).timepoint or "")
    rows[-1] = Counted(
        rows[-1].label,
        f"{rows[-1].beside}, {years}",
        rows[-1].count,
        f"{printing.number(rows[-1].count)} reports",
    )
    told = "; ".join(f"{row.label.lower()}, {row.words}" for row in rows[3:])
    words = around(
        "clinic_harms",
        title="Severe harm happens; how often, nobody can say",
        subtitle="Each square is somebody harmed, or a report; the open field is all who were treated",
        footer="As far as we read, nobody in the upper rows had MS. The last row counts all kinds of "
        "procedures and may hold some of the others; more were probably never reported. A share cannot be "
        "worked out from any row.",
        alt=f"Six rows of squares, each somebody harmed after cells or tissue were given, in fields left "
        f"open at the right: of how many is not known. Three growths in the spine, one person each; {told}.",
        caption="These reports show that severe harm happens, and no row gives a risk: of how many people "
        "treated, is not known. Harms after cells or tissue from clinics, and one after a research team's "
        "graft.",
    )
    numbers = DataTable(
        ("What was given", "What happened", "Count", "Of how many"),
        tuple((row.label, row.beside, row.words, "not known") for row in rows),
    )
    names = [name.partition(".")[0] for _, _, name in _HARMS]
    return sourced(open_ended(words, rows, numbers, unknown="of how many? not known"), library, names)


# ---- prices ----

_ABROAD = "hsct_traveller_survey_2021"
_BANDS = ("cost_below_us_15_000", "paid_50_000_74_999_us_dollars", "cost_above_us_150_000")
_LOWEST, _HIGHEST = 4000, 500_000
_LEAST = 1000  # below it a number in a name is no price


def amounts(text: str) -> list[float]:
    """Read the amounts of money in a text, such as 6000 and 20700 in "6,000 to 20,700"."""
    return [float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", text)]


def _band(library: Library, name: str) -> Row:
    """Draw a band of prices, whose ends stand in its name, with the share of people who paid it."""
    one = library.outcome(f"{_ABROAD}.{name}")
    ends = [amount for amount in amounts(one.name) if amount >= _LEAST]
    share = f"{printing.number(round(drawn_value(one), 1))} of 100 people"
    edge = printing.number(int(ends[0]))
    if "below" in one.name:
        return Row(f"below {edge}", share, low=_LOWEST, high=ends[0], spread=True)
    if "above" in one.name:
        return Row(f"above {edge}", share, low=ends[0], high=_HIGHEST, spread=True)
    label = f"{edge} to {printing.number(int(ends[1]))}"
    return Row(label, share, low=ends[0], high=ends[1], spread=True)


def clinic_prices(library: Library) -> Chart:
    """Draw what people were asked to pay, in US dollars: cells from clinics, and transplants."""
    florida, market = (
        library.outcome("florida_clinics_2020.price"),
        library.outcome("clinic_market_2018.price"),
    )
    man = library.outcome("berkowitz_2016.money_spent_incl_travel")
    low, high = amounts(florida.text or "")
    (most,), (spent,) = amounts(market.text or ""), amounts(man.text or "")
    people = printing.number(library.outcome(f"{_ABROAD}.respondents_who_had_hsct").value or 0)
    cells = Group(
        "Cells sold by clinics",
        (
            Row(
                "Florida, heart failure",
                printing.words(florida.text or ""),
                "told to callers",
                low=low,
                high=high,
                spread=True,
            ),
            Row("Market, many diseases", printing.words(market.text or ""), "", most),
            Row("One man, three clinics", printing.words(man.text or ""), "stroke; with travel", spent),
        ),
    )
    bands = Group(
        "Blood stem cell transplants that people arranged themselves",
        tuple(_band(library, name) for name in _BANDS),
        f"{people} people who answered, many treated abroad; the other bands are left out.",
    )
    words = around(
        "clinic_prices",
        title="Prices reach from thousands to hundreds of thousands of dollars",
        subtitle="US dollars on a scale where each step multiplies; bars are ranges",
        footer="The two groups are different things: clinics sell cells that were not shown to work, and the "
        "transplant (AHSCT) is a treatment that some hospitals give. News articles, callers and a survey of "
        "volunteers; no price list.",
        alt=f"Two groups on one scale of dollars. Clinics: {cells.rows[0].words} in Florida, "
        f"{cells.rows[1].words} in the market, {cells.rows[2].words} spent by one man. Transplants "
        f"arranged by people themselves: "
        + "; ".join(f"{row.label}, {row.words}" for row in bands.rows)
        + ".",
        caption="What people were asked to pay, or paid: cells sold by clinics, and transplants that people "
        "arranged themselves, in US dollars. Neither tells what was received.",
    )
    section = Section(
        Ground(_LOWEST, _HIGHEST, ticks(5000, 20000, 100_000, 400_000), logarithmic=True),
        (cells, bands),
        columns=("Who", "", "US dollars,\nor people"),
    )
    table = DataTable(
        ("Group", "Who", "US dollars, or people"),
        tuple((group.heading, row.label, row.words) for group in (cells, bands) for row in group.rows),
    )
    names = ("florida_clinics_2020", "clinic_market_2018", "berkowitz_2016", _ABROAD)
    return sourced(forest(words, [section], table), library, names)
