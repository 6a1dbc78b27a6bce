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
from mscourse.evidence.plots import progression
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


def test_steps_of_worsening_are_shared_out_as_the_records_say() -> None:
    rows = {row[0]: row[2:] for row in CHARTS["relapse_independent"].numbers.rows}
    dash = "\N{EN DASH}"
    assert rows["Kappos 2020"] == (f"78.7{dash}88.9", f"13.0{dash}21.1")
    assert rows["Portaccio 2024"] == ("72.3", "not printed")
    assert rows["One cohort on a first drug"] == ("12 (27 people)", "14 (31 people)")
    # Kappos: two parts and the others; Portaccio: two; the cohort: three.
    assert CHARTS["relapse_independent"].sources[1][0] == "Portaccio 2024"


def test_kinds_of_lesion_early_relapses_and_causes_are_those_of_the_records() -> None:
    assert values(CHARTS["lesion_types"]) == [7562, 57, 182, 78]
    rises = [row[2] for row in CHARTS["early_relapses"].numbers.rows]
    found = [one.value for words in rises for one in printed(words)]
    assert found == [48, 37, 60, 10, 4, 16, 29, 20, 38, 2, -2, 7]
    causes = {row[0]: row[1:] for row in CHARTS["causes"].numbers.rows}
    dash = "\N{EN DASH}"
    assert causes["Catching Epstein-Barr virus"] == ("hazard ratio", f"32.4 (4.3{dash}245.3)")
    assert causes["Variant HLA-A*02"] == ("odds ratio", "0.63")
    assert causes["Two DR15, no A*02, smoking"] == ("odds ratio", f"20.0 (13.1{dash}30.5)")


@pytest.mark.parametrize("text", ["78.7", "about half", None, "78.7-88.9 or so"])
def test_a_share_that_is_no_range_is_refused(text: str | None) -> None:
    outcome = replace(evidence.outcome("kappos_2020_pira.share_of_accumulation_that_was_pira"), text=text)
    with pytest.raises(ValueError, match="which is no range"):
        progression.share_range(outcome)


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
