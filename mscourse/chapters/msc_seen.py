"""The model cases that the words of chapter 07's explorables name in their source marks."""

from collections.abc import Callable

from mscourse.chapters import msc as chapter
from mscourse.chapters import trials_run
from mscourse.evidence.marks import Numbers


def msc_dose() -> Numbers:
    """Return rate ratios over three scans: one dose and ten by vein, one into the spinal fluid.

    Raises
    ------
    ValueError
        If another assumption than the one named falls outside the trial's interval as well.

    """
    _, low, _ = chapter.interval()
    outside = [one for one in chapter.ASSUMED if chapter.expected(1, chapter.VEIN, one) < low]
    if outside != [chapter.BOTH]:
        message = f"the trial now speaks against {outside}; read the sentence again and mend it"
        raise ValueError(message)
    return {
        "vein": chapter.expected(1, chapter.VEIN),
        "vein_ten": chapter.expected(10, chapter.VEIN),
        "spine": chapter.expected(1, chapter.SPINE),
        "both": chapter.expected(1, chapter.VEIN, chapter.BOTH),
        "given_longer": chapter.LONGER,
        "given_stronger": chapter.STRONGER,
        "given_doses": 10,
    }


def msc_seen() -> Numbers:
    """Return how many trials in 100 find an effect, by true ratio, size and spread.

    Raises
    ------
    ValueError
        If a smaller size on the slider sees it 80 times as well: the words name the smallest.

    """
    enough = {
        spread: [people for people in chapter.GROUPS if round(chapter.chance(0.7, people, spread)) >= 80]  # noqa: PLR2004 - the chance that the words name
        for spread in chapter.SPREADS
    }
    if [min(one) for one in enough.values()] != [270, 160]:
        message = f"the chance of 80 is reached at {enough} now; read the sentence again and mend it"
        raise ValueError(message)
    return {
        "seven_tenths_72": chapter.chance(0.7, 72, chapter.UNLIKE),
        "seven_tenths_270": chapter.chance(0.7, 270, chapter.UNLIKE),
        "seven_tenths_160_alike": chapter.chance(0.7, 160, chapter.ALIKE),
        "seven_tenths_72_alike": chapter.chance(0.7, 72, chapter.ALIKE),
        "three_tenths_9": chapter.chance(0.3, 9, chapter.UNLIKE),
        "half_72": chapter.chance(0.5, 72, chapter.UNLIKE),
        "false_alarms": chapter.chance(1.0, 72, chapter.UNLIKE),
        "given_72": 72,
        "given_270": 270,
        "given_160": 160,
        "given_true": 0.7,
        "given_large_effect": 0.3,
        "given_of": 100,
        "given_wanted": 80,
        "given_no_effect": 1,
    }


def msc_funnel() -> Numbers:
    """Return what trials of cells that do nothing found in the model, and what is left in print."""
    few = trials_run.small()
    fell, halved = (few.below(trials_run.RULES[rule]) for rule in list(trials_run.RULES)[1:])
    return {
        "first_small": float(few.ratio[0]),
        "first_large": float(trials_run.large().ratio[0]),
        "lowest": float(few.ratio.min()),
        "highest": float(few.ratio.max()),
        "small_pooled": few.together() or 0.0,
        "fell": float(fell.ratio.size),
        "fell_pooled": fell.together() or 0.0,
        "halved": float(halved.ratio.size),
        "halved_pooled": halved.together() or 0.0,
        "given_no_effect": 1,
        "given_small": trials_run.SMALL,
        "given_large": trials_run.LARGE,
        "given_small_group": trials_run.SMALL_GROUP,
        "given_large_group": trials_run.LARGE_GROUP,
    }


MSC_SEEN: dict[str, Callable[[], Numbers]] = {one.__name__: one for one in (msc_dose, msc_seen, msc_funnel)}
