"""Chapter 14: whose effect can be told, as four explorables and a chart of calibration."""

from mscourse.chapters.best_third import best_third
from mscourse.chapters.ten_lives import ten_lives
from mscourse.chapters.told_risk import calibration
from mscourse.chapters.two_arms import lines
from mscourse.chapters.two_plans import two_plans

__all__ = ["best_third", "calibration", "lines", "ten_lives", "two_plans"]
