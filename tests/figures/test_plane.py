"""Lines on a plane: where they lie, what is refused, and words that lie on plain ground."""

from typing import get_args

import numpy as np
import pytest

from mscourse.figures import Chart, DataTable, Layout, ThemeName
from mscourse.figures.plane import Cut, Level, Name, Plane, Trace, plane_chart
from mscourse.figures.plots import Words
from mscourse.figures.row_chart import Ground, Headed

TABLE = DataTable(("Year", "Share"), (("1", "50"), ("2", "25")))
ALT = "A line falls from fifty at one year to twenty-five at two, below a band and beside an upright cut, "
"each of them named."


def same(words: str) -> Headed:
    return Headed(words, words)


def words() -> Words:
    return Words("plane", same("It falls"), same("Of 100"), same("Schematic"), ALT, "It falls.")


def trace(*, high: float = 50, **look: bool) -> Trace:
    return Trace(np.array([(1, high), (2, 25)]), "axon", Name(same("falls"), (1.6, 42), (1.6, 42)), **look)


def chart(*traces: Trace) -> Chart:
    plane = Plane(Ground(0, 3, ((0, "0"), (3, "3"))), Ground(0, 100, ((0, "0"), (100, "100"))), "years")
    level = Level(80, 75, 85, "lesion", Name(same("band"), (0.2, 88), (0.2, 88)))
    cut = Cut(2.5, Name(same("cut"), (2.55, 50), (2.55, 50)))
    return plane_chart(words(), plane, traces, TABLE, levels=(level,), cuts=(cut,))


@pytest.mark.parametrize("theme", get_args(ThemeName))
@pytest.mark.parametrize("layout", get_args(Layout))
def test_a_plane_is_sound_in_every_variant(layout: Layout, theme: ThemeName) -> None:
    assert chart(trace(dashed=True, filled=True)).faults(layout, theme) == []


def test_points_lie_where_the_scales_say() -> None:
    page = chart(trace()).page("wide", "light")
    (line,) = [one for one in page.ax.lines if one.get_zorder() == 6]
    (x0, y0), (x1, y1) = np.asarray(line.get_xydata(), float).tolist()
    foot = 15 + 16 + 52
    assert (x1 - x0) == pytest.approx((700 - 16 - 6 - 16 - 40) / 3)
    assert (y0 - y1) == pytest.approx(0.25 * (page.top - 34 - foot))


def test_what_was_seen_is_a_disc_and_the_rest_a_thin_line() -> None:
    plain, dotted = (chart(trace(dots=dots)).page("wide", "light") for dots in (False, True))
    assert len(dotted.ax.patches) - len(plain.ax.patches) == 2


def test_a_line_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="widen the scale"):
        chart(trace(high=120))


def test_a_plane_without_a_line_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one trace"):
        chart()
