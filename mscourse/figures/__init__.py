"""The course's visual language: colours, type, pages, drawings, and the checks that pictures must pass."""

from mscourse.figures.audit import audit
from mscourse.figures.chart import Chart, DataTable
from mscourse.figures.drawing import Drawing, FaultyPictureError
from mscourse.figures.page import Heading, Layout, Page
from mscourse.figures.palette import DARK, LIGHT, THEMES, Hue, Theme, ThemeName

__all__ = [
    "DARK",
    "LIGHT",
    "THEMES",
    "Chart",
    "DataTable",
    "Drawing",
    "FaultyPictureError",
    "Heading",
    "Hue",
    "Layout",
    "Page",
    "Theme",
    "ThemeName",
    "audit",
]
