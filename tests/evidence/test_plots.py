"""Charts from records: sound in every variant, true to the records, light on the page."""

import gzip
import html
import re
from dataclasses import replace
from typing import Any, get_args

import pytest

from mscourse import show
from mscourse.evidence import Library, Outcome, evidence, plots
from mscourse.evidence.exact import upper_bound
from mscourse.evidence.marks import printed
from mscourse.figures import Chart, Layout, ThemeName
from mscourse.view import PAGE_TYPE

CHARTS = {name: evidence.plot(name) for name in plots.PLOTS}
HEAVIEST = 60_000


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize("theme", get_args(ThemeName))
@pytest.mark.parametrize("layout", get_args(Layout))
@pytest.mark.parametrize("name", CHARTS)
def test_every_variant_is_sound(name: str, layout: Layout, theme: ThemeName, titled: bool) -> None:  # noqa: FBT001 - one of two variants
    assert CHARTS[name].faults(layout, theme, titled=titled) == []


@pytest.mark.parametrize("name", CHARTS)
def test_the_page_gets_light_svg_in_its_own_colours_and_the_numbers(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MSCOURSE_VIEW", "page")
    chart = CHARTS[name]
    bundle = show(chart)._repr_mimebundle_()
    page = bundle[PAGE_TYPE]
    assert page["assets"] == {}
    assert len(gzip.compress(page["html"].encode())) <= HEAVIEST
    assert page["html"].count("<svg ") == 2
    assert page["html"].count('role="img"') == 2
    assert "var(--ms-ink)" in page["html"]
    assert not re.findall(r"#[0-9a-f]{6}\b", page["html"]), "a colour that is not the page's"
    ids = re.findall(r' id="([^"]+)"', page["html"])
    assert len(ids) == len(set(ids))
    for row in chart.numbers.rows:
        for cell in row:
            assert cell in bundle["text/plain"]
    assert all(html.escape(address) in page["html"] for _, address in chart.sources)
    assert "<svg" not in bundle["text/html"]
    assert "<table>" in bundle["text/html"]
    assert len(bundle["text/html"]) <= 60_000


def values(chart: Chart) -> list[float]:
    """Every number of the chart's table."""
    return [one.value for row in chart.numbers.rows for cell in row[1:] for one in printed(cell)]


def test_cut_axons_are_drawn_as_counted() -> None:
    assert values(CHARTS["trapp_1998"]) == [11236, 3138, 875, 1]
    assert "11,236" in CHARTS["trapp_1998"].alt
    assert CHARTS["trapp_1998"].sources == (("Trapp 1998", "https://doi.org/10.1056/NEJM199801293380502"),)


def test_the_bounds_of_series_without_a_death_are_exact() -> None:
    rows = CHARTS["zero_deaths"].numbers.rows
    assert [row[1] for row in rows] == ["0 of 617", "0 of 174", "0 of 48"]
    for row, n in zip(rows, (617, 174, 48), strict=True):
        assert row[2] == f"{100 * upper_bound(0, n):.1f} in 100"


def test_the_icons_of_a_group_are_as_many_as_its_record_says() -> None:
    svg = CHARTS["four_in_ten"].inline("wide")
    rows = CHARTS["four_in_ten"].numbers.rows
    assert [row[1] for row in rows] == [f"{count} of 100 improved" for count in (40, 33, 37)]
    # Three arrays of discs and squares, and one of each in the key.
    assert len(re.findall("<(use|path)", svg)) >= 300


def test_the_forest_prints_what_was_published() -> None:
    rows = {row[0]: row[2:] for row in CHARTS["ahsct_worsening"].numbers.rows}
    assert rows["drugs, mixed"] == ("55 v 55", "0.07 (0.02\N{EN DASH}0.24)")
    assert rows["other drugs, mixed"] == ("79 v 1,975", "0.50 (0.31\N{EN DASH}0.81)")
    assert len(rows) == 5


def test_parts_of_a_whole_sum_to_a_hundred() -> None:
    assert sum(values(CHARTS["cis_presentation_miller_2005"])) == 100


def test_a_chart_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(KeyError, match="there are: trapp_1998"):
        evidence.plot("weather")


class Altered(Library):
    """The course's evidence with one outcome changed."""

    def __init__(self, name: str, **changes: Any) -> None:
        super().__init__()
        self.name, self.changes = name, changes

    def outcome(self, name: str) -> Outcome:
        found = super().outcome(name)
        return replace(found, **self.changes) if name == self.name else found


@pytest.mark.parametrize(
    ("chart", "outcome", "changes", "remedy"),
    [
        ("zero_deaths", "burman2014_sweden.mortality", {"events": 1}, "draw it with its interval"),
        ("four_in_ten", "meta_msc_2023_jcm.improved", {"value": None}, "put it into a table"),
        (
            "ahsct_worsening",
            "kalincik2024_progressive.6_month_confirmed_edss_worsening",
            {"interval": None},
            "give it a row elsewhere",
        ),
    ],
)
def test_what_a_chart_cannot_draw_is_refused(
    chart: str, outcome: str, changes: dict[str, Any], remedy: str
) -> None:
    with pytest.raises(ValueError, match=remedy):
        plots.plot(Altered(outcome, **changes), chart)
