"""Chapter 06: deaths from the transplant in real series, chosen by era, by form of MS and by size."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from mscourse.diagrams.series_panels import Chosen, SeriesRow, chosen_and_rest, every_series
from mscourse.evidence import Record, evidence, printing
from mscourse.evidence.exact import exact_interval
from mscourse.evidence.synthesis import bodies
from mscourse.explorables import Explorable, choice, explore
from mscourse.figures.page import Page

Era = Literal["all years", "early", "across both, or not printed", "recent"]
Forms = Literal["all forms", "half or more relapsing", "half or more progressive"]
Size = Literal["all sizes", "below 100 people", "100 people or more"]
ALL_YEARS, EARLY, ACROSS, RECENT = get_args(Era)
ALL_FORMS, RELAPSING, PROGRESSIVE = get_args(Forms)
ALL_SIZES, SMALL, LARGE = get_args(Size)
LARGE_FROM = 100
ERAS: dict[str, Sequence[str]] = {
    EARLY: bodies.DEATHS_EARLY,
    ACROSS: bodies.DEATHS_ACROSS,
    RECENT: bodies.DEATHS_RECENT,
}
# Read off the records' own words (`population.phenotype`); where the shares were not printed, nothing is
# guessed, and a series stands under "all forms" only.
MOSTLY: dict[str, str] = {
    "muraro2017_longterm": PROGRESSIVE,
    "nicholas2021_london": PROGRESSIVE,
    "ruizarguelles2019_mexico": PROGRESSIVE,
    "boffa2021_italy": RELAPSING,
    "burt2021_507": RELAPSING,
    "fischbach2026_germany": RELAPSING,
    "silfverberg2024_sweden": RELAPSING,
}
PLACES: dict[str, str] = {
    "muraro2017_longterm": "many sites",
    "shevchenko2008_russia": "Russia",
    "canadian_atkins2016": "Canada",
    "boffa2021_italy": "Italy",
    "silfverberg2024_sweden": "Sweden",
    "burt2021_507": "Chicago",
    "melnichenko2022_russia": "Moscow",
    "nicholas2021_london": "London",
    "ruizarguelles2019_mexico": "Mexico",
    "kvistad2020_norway": "Norway",
    "fischbach2026_germany": "Germany",
}
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Series:
    """One series of transplants.

    Attributes
    ----------
    record, place : str
        Its record, and where it was.
    deaths, people : int
        How many died from the transplant, of how many.
    years : str
        When the transplants were, as far as the record says; "printed" and a year where it says nothing.
    era, forms : str
        One of `Era`; one of `Forms`, or nothing where the shares were not printed.
    paid : bool
        A programme that people pay for, or numbers from the website of a clinic that sells the treatment.
    """

    record: str
    place: str
    deaths: int
    people: int
    years: str
    era: str
    forms: str
    paid: bool

    @property
    def interval(self) -> tuple[float, float]:
        """Exact 95 % limits of the share that died."""
        return exact_interval(self.deaths, self.people)


def years_of(record: Record) -> str:
    """Say when the transplants of a record were, in its own words; nothing where no year was read at all."""
    words = record.population.inclusion or ""
    years = _YEAR.findall(words)
    if len(years) > 1:
        return f"{years[0]}{printing.DASH}{years[-1]}"
    if years:
        return f"{'before' if 'before' in words else 'from'} {years[0]}"
    return "" if record.year is None else f"printed {record.year}"


@cache
def all_series() -> tuple[Series, ...]:
    """Return every series that counted deaths, the early ones first, each era by size."""
    made: list[Series] = []
    for era, names in ERAS.items():
        part = []
        for name in names:
            one, record = evidence.outcome(name), evidence[name.partition(".")[0]]
            if one.events is None or one.n is None:
                message = f"{name} has no counts; leave it out"
                raise ValueError(message)
            part.append(
                Series(
                    record.id,
                    PLACES[record.id],
                    one.events,
                    one.n,
                    years_of(record),
                    era,
                    MOSTLY.get(record.id, ""),
                    name in bodies.DEATHS_PAID,
                )
            )
        made += sorted(part, key=lambda one: one.people)
    return tuple(made)


def chosen(era: str, forms: str, size: str) -> tuple[Series, ...]:
    """Return the series that pass the three filters."""
    return tuple(
        one
        for one in all_series()
        if era in {ALL_YEARS, one.era}
        and forms in {ALL_FORMS, one.forms}
        and (size == ALL_SIZES or (one.people >= LARGE_FROM) == (size == LARGE))
    )


def counted(series: Sequence[Series]) -> Chosen:
    """Count all people of some series as one group."""
    deaths, people = sum(one.deaths for one in series), sum(one.people for one in series)
    low, high = exact_interval(deaths, people) if people else (0.0, 1.0)
    return Chosen(len(series), deaths, people, 100 * low, 100 * high)


def draw_deaths(era: str, forms: str, size: str) -> tuple[Page, Page]:
    """Draw every series with the chosen ones dark, and the chosen ones beside the rest."""
    picked = chosen(era, forms, size)
    rows = [
        SeriesRow(
            f"{one.place} {one.years}".strip(),
            one.deaths,
            one.people,
            100 * one.interval[0],
            100 * one.interval[1],
            paid=one.paid,
            chosen=one in picked,
        )
        for one in all_series()
    ]
    rest = tuple(one for one in all_series() if one not in picked)
    return every_series(rows), chosen_and_rest(counted(picked), counted(rest))


def say_deaths(era: str, forms: str, size: str) -> str:
    """Say deaths, people, share and exact interval of the chosen series."""
    picked = chosen(era, forms, size)
    group = counted(picked)
    if not group.people:
        return "No series passes these three filters."
    what = f"{group.deaths} death{'' if group.deaths == 1 else 's'} among {group.people:,} people"
    where = f"in {group.series} series" if group.series > 1 else f"in one series, {picked[0].place}"
    if group.deaths == 0:
        return (
            f"{what} {where}: none seen, and a true rate of up to {group.high:.1f} % would still fit "
            "(exact 95 % interval)."
        )
    return (
        f"{what} {where}: {group.percent:.1f} %; the true rate may lie between {group.low:.1f} and "
        f"{group.high:.1f} % (exact 95 % interval)."
    )


def deaths() -> Explorable:
    """Choose among real series of transplants, and read their deaths with exact intervals."""
    return explore(
        draw_deaths,
        say=say_deaths,
        name="deaths-by-series",
        title="How many died from the transplant? It depends on whom one counts",
        task=(
            "Look at the series without a death first: how far does each line reach? Then make two groups, "
            "one after the other, whose intervals do not overlap, and name every way in which they differ."
        ),
        seen=(
            "Sweden saw 0 deaths among 174 people, and a rate of up to 2.1 % would still fit; Norway saw 0 "
            "among 30, and up to 11.6 % would fit. <!-- model: ahsct_deaths --> None seen is not none "
            "possible, and the fewer people, the less it says.\n\n"
            "Two groups with half or more progressive MS: the early one had 8 deaths among 281 people "
            "(2.8 %, 1.24 to 5.5), the recent ones 3 among 737 (0.4 %, 0.08 to 1.18). "
            "<!-- model: ahsct_deaths --> The intervals just miss each other, which the sentence under the "
            "picture, rounded, does not show. The two differ in their years, and "
            "also in drugs, in how disabled people were, in follow-up, and in that most of the recent people "
            "paid for a programme in Mexico. All 3 recent deaths were in London, among 120 people (2.5 %). "
            "<!-- model: ahsct_deaths -->\n\n"
            "So there is no one number. Counting people of unlike series as one group makes an interval too "
            "narrow, some series may share people, and no group is the risk of one person."
        ),
        alt=(
            "Left, eleven series of transplants in order from early to recent, each with its share of "
            "deaths as "
            "a point on an exact 95 % interval; chosen ones are dark, the others pale. Right, the chosen "
            "series "
            "counted together and the rest counted together, each with its share and interval."
        ),
        era=choice(*get_args(Era), start=ALL_YEARS, label="Years of the transplants"),
        forms=choice(*get_args(Forms), start=ALL_FORMS, label="Forms of MS"),
        size=choice(*get_args(Size), start=ALL_SIZES, label="Size of the series"),
    )
