"""Grafts of cells made from pluripotent ones, and their kin: what was tested, and what zero still allows."""

from dataclasses import dataclass

from mscourse.evidence import printing
from mscourse.evidence.exact import upper_bound
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced
from mscourse.evidence.records import Outcome, Record
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.matrix import Column, Entry, Line, Mark, matrix
from mscourse.figures.plots import dot_plot
from mscourse.figures.row_chart import Estimate, Ground

# ---- which part of the problem was there ----

MISSING, ADULT, PEOPLE, ATTACK = range(4)
PARTS = ("Myelin is missing", "Grown-up brain or cord", "In people", "The attack goes on")
NONE = "in no test here"


@dataclass(frozen=True)
class Tried:
    """A test of a graft: its record, which cells and in whom, its kind, and which parts of MS it had."""

    record: str
    cells: str
    hosts: str
    mark: Mark
    parts: tuple[int, ...]
    apart: bool = False


# What the hosts were stands in each record's population and caveat.
TRIED = (
    Tried("wang_2013_ipsc_opc", "Progenitors from reset cells", "newborn mice", "triangle", (MISSING,)),
    Tried(
        "douvaras_2014",
        "The same, skin of people with primary progressive MS",
        "mice",
        "triangle",
        (MISSING,),
    ),
    Tried("windrem_2008", "Fetal human progenitors", "newborn mice", "triangle", (MISSING,)),
    Tried("windrem_2020", "Human progenitors", "adult mice", "triangle", (MISSING, ADULT)),
    Tried(
        "fessler_2022_lctopc1",
        "Progenitors from embryonic cells",
        "cord injury",
        "disc",
        (ADULT, PEOPLE),
        apart=True,
    ),
    Tried(
        "sawamoto_2025_pd",
        "Neurons from reset cells",
        "Parkinson's disease",
        "disc",
        (ADULT, PEOPLE),
        apart=True,
    ),
    Tried(
        "chang_2025_hesc_pd",
        "Neurons from embryonic cells",
        "Parkinson's disease",
        "disc",
        (ADULT, PEOPLE),
        apart=True,
    ),
)


def graft_tests(library: Library) -> Chart:
    """Sort tests of grafts by the parts of the problem of MS that they had: the attack is in none."""
    records = {one.record: library[one.record] for one in TRIED}
    lines = [
        Line(
            one.cells,
            records[one.record].short_name,
            tuple(
                (Entry(one.mark, "yes", _who(records[one.record], one), one.apart),)
                if part in one.parts
                else ()
                for part in range(len(PARTS))
            ),
        )
        for one in TRIED
    ]
    counts = [sum(part in one.parts for one in TRIED) for part in range(len(PARTS))]
    feet = [f"{printing.number(count)} of {len(TRIED)} tests" if count else NONE for count in counts]
    words = around(
        "graft_tests",
        title="No test here had the whole problem: the attack was in none of them",
        subtitle="Grafts in this course's records, by the parts of the problem of MS that were there",
        footer="An empty box: that part was not there. Other studies may exist; these are the ones in our "
        "records. The mice were born without myelin or lost it to a poison; where we read it, they also "
        "lacked an immune defence. Pale marks: another disease than MS.",
        alt=f"A grid of {len(TRIED)} tests of grafts by four parts of the problem. Myelin missing: "
        f"{counts[MISSING]} tests, all in mice. Grown-up brain or cord: {counts[ADULT]}. In people: "
        f"{counts[PEOPLE]}, all with other diseases. The attack goes on: an empty column.",
        caption="Grafts have made myelin in mice, and have been given to people with other diseases; none of "
        "these tests had the immune attack of MS. Tests of grafts by the parts of the problem that were "
        "there.",
    )
    rows = tuple(
        (
            records[one.record].short_name,
            one.cells,
            _who(records[one.record], one),
            ", ".join(PARTS[part].lower() for part in one.parts),
        )
        for one in TRIED
    )
    chart = matrix(
        words,
        [Column(part, foot) for part, foot in zip(PARTS, feet, strict=True)],
        lines,
        DataTable(("Study", "Cells", "In whom", "What was there"), rows),
        foot="Was there",
        key=(("triangle", "animals"), ("disc", "people, one group, all treated")),
    )
    return sourced(chart, library, list(records))


def _who(record: Record, one: Tried) -> str:
    count = record.population.n
    if one.mark == "triangle" or count is None:
        return one.hosts
    return f"{printing.number(count)} people, {one.hosts}"


# ---- none seen ----


@dataclass(frozen=True)
class Seen:
    """A series of people in whom something was not seen: how the row is called, and what was looked for."""

    outcome: str
    label: str
    looked_for: str


ZERO = (
    Seen("sawamoto_2025_pd.tumour_growth", "Parkinson's disease, reset cells", "growing tumour"),
    Seen(
        "chang_2025_hesc_pd.dose_limiting_toxicity_or_graft_related",
        "Parkinson's disease, embryonic cells",
        "harm of graft or dose",
    ),
    Seen("fessler_2022_lctopc1.enlarging_mass_on_mri", "Cord injury, embryonic cells", "growing mass"),
    Seen(
        "mckenna_2022_grnopc1.serious_events_related_to_cells_injection",
        "Cord injury, embryonic cells, earlier",
        "serious harm",
    ),
)


def _people(one: Outcome, record: Record) -> int:
    """Return how many people were watched.

    Raises
    ------
    ValueError
        If something was seen after all, or nobody was counted.
    """
    count = one.n or record.population.n
    if drawn_value(one) != 0 or count is None:
        message = f"{one.id} is no count of none among some; leave it out, or draw it with its interval"
        raise ValueError(message)
    return count


def graft_zero(library: Library) -> Chart:
    """Series of people with grafts in whom no such harm was seen, and the share that this still allows."""
    rows, numbers = [], []
    for seen in ZERO:
        name = seen.outcome.partition(".")[0]
        record, one = library[name], library.outcome(seen.outcome)
        count = _people(one, record)
        bound = 100 * upper_bound(0, count)
        when = one.timepoint or ""
        rows.append(
            Estimate(
                seen.label,
                0,
                f"0 to {bound:.0f} in 100",
                f"{record.short_name}: 0 of {printing.number(count)} in {when}; {seen.looked_for}",
                low=0,
                high=bound,
            )
        )
        numbers.append(
            (seen.label, record.short_name, seen.looked_for, when, f"0 of {count}", f"{bound:.0f} in 100")
        )
    order = sorted(range(len(rows)), key=lambda at: rows[at].high or 0)
    rows, numbers = [rows[at] for at in order], [numbers[at] for at in order]
    brain = library["sawamoto_2025_pd"]
    cord = library["fessler_2022_lctopc1"]
    other = printing.number(drawn_value(brain["adverse_events"]))
    serious = printing.number(drawn_value(cord["serious_adverse_events"]))
    told = "; ".join(f"{row.label}, {row.words}" for row in rows)
    words = around(
        "graft_zero",
        title="A harm not seen in a few people may still be common",
        subtitle="Harm looked for and not seen after grafts in other diseases than MS; lines end at the "
        "exact one-sided "
        "95 % upper bound",
        footer=f"Other harms were seen: {other} adverse events in {printing.number(brain.population.n or 0)} "
        f"people after brain grafts, none serious; {serious} serious ones in "
        f"{printing.number(cord.population.n or 0)} after cord injury, two of them put down to the procedure "
        "or a drug "
        "against rejection. The rows looked for different things; no series had a group to compare with.",
        alt=f"Four lines from nought, each a few people in whom a harm was not seen, to the largest share "
        f"that "
        f"fits: {told}.",
        caption="A harm not seen in a few people may still be common. What was looked for and not seen after "
        "grafts "
        "made from pluripotent cells, in people with other diseases than MS; lines end at the exact "
        "one-sided "
        "95 % upper bound.",
    )
    table = DataTable(("Graft", "Study", "Looked for", "Within", "Seen", "Upper bound"), tuple(numbers))
    ground = Ground(0, 50, tuple((float(tick), str(tick)) for tick in range(0, 51, 10)))
    names = [seen.outcome.partition(".")[0] for seen in ZERO]
    return sourced(dot_plot(words, [("", rows)], ground, table), library, names)
