"""Steroids for a relapse: what they change within weeks, and what they leave as it was after a year."""

from dataclasses import replace

from mscourse.evidence import printing
from mscourse.evidence.library import Library
from mscourse.evidence.plots.common import around, drawn_value, sourced, ticks
from mscourse.evidence.plots.rows import pooled_row, published, row
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.forest import Group, Row, Section, Sign, forest
from mscourse.figures.row_chart import Ground

WEEKS = "filippini_steroids_cochrane.worse_or_not_better"
FIELD = "ontt_1992.visual_field_recovery_speed"
NEW = "ontt_1992.new_optic_neuritis_episodes"
SIGHT = (
    ("Placebo", "ontt_1992.visual_acuity_20_40_or_better"),
    ("Steroid by drip", "ontt_1992.visual_acuity_20_40_or_better_iv"),
    ("Steroid tablets, lower dose", "ontt_1992.visual_acuity_20_40_or_better_oral_prednisone"),
)
FOUR_WEEKS = (
    ("Tablets", "copousep.improved_by_day_28_without_retreatment"),
    ("Drip", "copousep.improved_by_day_28_without_retreatment_iv_1000_mg_x_3_d"),
)
_KEY: tuple[tuple[Sign, str], ...] = (
    ("diamond", "pooled trials"),
    ("square", "randomised trial"),
    ("ring", "randomised trial, no interval read"),
)


def steroid_recovery(library: Library) -> Chart:
    """Draw recovery within weeks, and sight after a year, with steroids and with placebo."""
    pooled, new, field = (library.outcome(name) for name in (WEEKS, NEW, FIELD))
    review, trial, tablets = (library[name.partition(".")[0]] for name in (WEEKS, NEW, FOUR_WEEKS[0][1]))
    sooner = pooled_row(
        pooled,
        "Worse, or not better",
        f"within five weeks; {printing.number(review.population.n or 0)} people, odds ratio",
    )
    speed = Row(
        "Visual field", f"came back {field.text} with a drip; no number read", "optic neuritis, first weeks"
    )
    again = row(
        new, "A new optic neuritis", record=trial, beside="within six months, tablets at a lower dose"
    )
    ratios = Section(
        Ground(
            0.2,
            3.4,
            ticks(0.25, 0.5, 1, 2, 3),
            logarithmic=True,
            neutral=1,
            sides=("steroid better", "placebo better"),
        ),
        (
            Group("Sooner", (sooner, speed)),
            Group("One way of giving them did harm", (replace(again, area=None),)),
        ),
        heading="Steroid against placebo",
        columns=("What was counted", "", "Ratio\n(95 % interval)"),
    )
    shares = Section(
        Ground(0, 100, ticks(0, 25, 50, 75, 100)),
        (
            Group(
                "Not farther: good sight a year after optic neuritis",
                tuple(_of_100(library, *one) for one in SIGHT),
            ),
            Group(
                "Tablets or drip: improved four weeks after a relapse",
                tuple(_of_100(library, *one) for one in FOUR_WEEKS),
                f"{printing.number(tablets.population.n or 0)} people; same steroid, same high dose, three "
                "days.",
            ),
        ),
        heading="People of 100",
        columns=("Group", "", "Of 100"),
    )
    sight = [printing.number(drawn_value(library.outcome(name))) for _, name in SIGHT]
    weeks = [printing.number(drawn_value(library.outcome(name))) for _, name in FOUR_WEEKS]
    good = library.outcome(SIGHT[0][1]).name.removeprefix("visual acuity ")
    trials = printing.number(drawn_value(review["trials_pooled"]))
    words = around(
        "steroid_recovery",
        title="Steroids bring recovery sooner; a year later sight is much the same",
        subtitle="Steroids for a relapse: ratios against placebo with 95 % intervals, and people of 100",
        footer=f"Good sight: {good}. Pooled are {trials} small trials, more than half of the people in "
        "one with a hormone (ACTH) that makes the body release steroids. Sizes of the groups after a year "
        "were not read.",
        alt="Two parts. Ratios against placebo: worse or not better within five weeks, odds ratio {}, and "
        "a new optic neuritis on tablets at a lower dose, {}. People of a hundred: good sight after a "
        "year, placebo {}, drip {}, tablets {}; improved after four weeks, tablets {}, drip {}.".format(
            *(published(one, 2).partition(" ")[0] for one in (pooled, new)), *sight, *weeks
        ),
        caption="With steroids or ACTH fewer people were worse or no better within five weeks, and a year "
        "later sight was about as good on placebo. Ratios with 95 % intervals, and people of a hundred in "
        "each group of two trials.",
    )
    table = DataTable(("What was counted", "Where", "Number"), tuple(_told(ratios) + _told(shares)))
    names = [name.partition(".")[0] for name in (WEEKS, NEW, FOUR_WEEKS[0][1])]
    return sourced(forest(words, [ratios, shares], table, key=_KEY), library, names)


def _of_100(library: Library, label: str, name: str) -> Row:
    one = library.outcome(name)
    return Row(label, printing.number(drawn_value(one)), "", drawn_value(one), kind="ring")


def _told(section: Section) -> list[tuple[str, str, str]]:
    return [
        (one.label, one.beside or group.heading, one.words) for group in section.groups for one in group.rows
    ]
