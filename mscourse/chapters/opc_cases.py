"""The model cases that the words of chapter 09's explorables and pictures name in their source marks."""

from collections.abc import Callable
from functools import cache

from mscourse.chapters import opc, opc_course, opc_graft
from mscourse.evidence.marks import Numbers
from mscourse.models import remyelination


@cache
def opc_front() -> Numbers:
    """Return speeds of the front, µm a day, at some ages, and what becomes of three lesions in a year."""
    plain = opc.TISSUE
    speed = remyelination.front_speed(plain)
    ages = {
        f"at_{age}": remyelination.front_speed(opc.tissue(age, plain.maturation, 0))
        for age in (25, 35, 45, 55)
    }
    return ages | {
        "stalls": remyelination.stall_age(plain),
        "at_stall": remyelination.front_speed(opc.tissue(65, plain.maturation, 0)),
        "rescued": remyelination.front_speed(opc.tissue(65, plain.maturation / 2, 0)),
        "stalls_slow_maturing": remyelination.stall_age(opc.tissue(65, plain.maturation / 2, 0)),
        "stalls_inhibition_1": remyelination.stall_age(opc.tissue(25, plain.maturation, 1)),
        "stalls_inhibition_3": remyelination.stall_age(opc.tissue(25, plain.maturation, 3)),
        "at_inhibition_1": remyelination.front_speed(opc.tissue(25, plain.maturation, 1)),
        "at_inhibition_3": remyelination.front_speed(opc.tissue(25, plain.maturation, 3)),
        "closes_days": remyelination.coverage_days(plain, opc.TOLD),
        "closes_small_days": remyelination.coverage_days(plain, 500),
        "closes_large_days": remyelination.coverage_days(plain, 5000),
        "core_mm": max(opc.RADII) - speed * opc.YEAR / 1000,
        "given_radius_large_mm": opc.RADII[0],
        "given_radius_mm": opc.RADII[1],
        "given_radius_small_mm": opc.RADII[2],
        "given_days": opc.YEAR,
        "given_age": 25,
        "given_age_later": 35,
        "given_age_late": 55,
        "given_inhibition": 1,
        "given_inhibition_more": 3,
    }


@cache
def opc_dial() -> Numbers:
    """Return what the g-ratio keeps of a speed, per cent, for the same fibre and for the same axon."""
    return {
        "best": opc.BEST,
        "fibre_40": opc.kept(0.40, "fibre"),
        "fibre_78": opc.kept(0.78, "fibre"),
        "fibre_82": opc.kept(0.82, "fibre"),
        "axon_82": opc.kept(0.82, "axon"),
        "axon_90": opc.kept(0.90, "axon"),
        "given_low": 0.40,
        "given_high": 0.78,
        "given_thin": 0.82,
        "given_new": remyelination.Sheath().rebuilt,
        "given_lost_percent": 10,
    }


@cache
def opc_course_told() -> Numbers:
    """Return when cells come and sheaths begin in the picture, days, and what speed and signal become."""
    near, halfway, middle = opc_course.FOLLOWED.values()
    late = dict(opc_course.course().signals)
    found: dict[str, float] = {}
    for name, depth in (("near", near), ("halfway", halfway), ("middle", middle)):
        found |= {
            f"cells_{name}": opc_course.cells_come(depth),
            f"sheaths_{name}": opc_course.sheath_begins(depth),
            f"given_depth_{name}_mm": depth,
        }
    return found | {
        "speed_end_percent": opc_course.speed(near, opc_course.DAYS),
        "late_day_200": float(late[200].words.partition(" ")[0]),
        "late_day_400": float(late[400].words.partition(" ")[0]),
        "given_days": opc_course.DAYS,
        "given_radius_mm": opc_course.RADIUS,
        "given_day_200": 200,
    }


@cache
def opc_grafts() -> Numbers:
    """Return what grafts reach: lesions, and per cent of their volume."""
    one, part = opc_graft.share(30, 1, 5)
    return {
        "one_reaches": one,
        "one_percent": 100 * part,
        "five_percent": 100 * opc_graft.share(30, 5, 5)[1],
        "ten_percent": 100 * opc_graft.share(30, 10, 5)[1],
        "five_of_100_percent": 100 * opc_graft.share(100, 5, 5)[1],
        "half_spread": 100 * opc_graft.share(30, 5, 2.5)[1],
        "eighth": 1 / 8,
        "given_spread_mm": 5,
        "given_lesions": 30,
        "given_grafts": 5,
        "given_more_lesions": 100,
        "given_half_spread_mm": 2.5,
        "given_volume_ml": opc_graft.VOLUME / 1000,
    }


OPC: dict[str, Callable[[], Numbers]] = {
    "opc_front": opc_front,
    "opc_dial": opc_dial,
    "opc_course": opc_course_told,
    "opc_graft": opc_grafts,
}
