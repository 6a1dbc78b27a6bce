"""One set of colours for pictures and pages: every token comes from the palette, on screen and on paper."""

import re
from dataclasses import fields

import pytest

from mscourse.book.assets import MODULES
from mscourse.figures import DARK, LIGHT, Hue, Theme
from mscourse.figures.tokens import LIGHT_TOKENS, resolved, style_sheet, tokens
from mscourse.view import WEB
from mscourse.view import style_sheet as views_sheet


def test_known_tokens() -> None:
    assert tokens(LIGHT)["--ms-axon-mark"] == "#8a5d00"
    assert tokens(DARK)["--ms-paper"] == "#10171e"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_colour_of_a_theme_has_one_token(theme: Theme) -> None:
    hues = [one.name for one in fields(theme) if isinstance(getattr(theme, one.name), Hue)]
    assert len(tokens(theme)) == 4 + 4 * len(hues)


def test_no_two_tokens_of_the_light_theme_share_a_colour() -> None:
    # A picture names its colours by the light theme's; two names for one colour could part in the dark.
    assert len(LIGHT_TOKENS) == len(tokens(LIGHT))


def test_the_sheet_declares_both_themes_and_leaves_paper_light() -> None:
    sheet = style_sheet()
    for name, colour in tokens(LIGHT).items():
        assert f"{name}:{colour}" in sheet.split("@media not print")[0]
    dark = sheet.split("@media not print")[1]
    for name, colour in tokens(DARK).items():
        assert f"{name}:{colour}" in dark
    assert 'html[data-theme="dark"]' in dark
    assert 'body[data-jp-theme-light="false"]' in dark


def test_every_token_that_a_sheet_uses_is_declared() -> None:
    views = views_sheet(*MODULES)
    book = (WEB / "mscourse.css").read_text(encoding="utf-8")
    scripts = "".join((WEB / f"{name}.js").read_text(encoding="utf-8") for name in MODULES)
    declared = set(re.findall(r"(--ms-[\w-]+)(?:\"\s*,|\s*:)", views + book + scripts))
    assert set(re.findall(r"var\((--ms-[\w-]+)", views + book)) <= declared


def test_the_book_takes_its_colours_from_the_palette() -> None:
    book = (WEB / "mscourse.css").read_text(encoding="utf-8")
    colours = {one.lower() for one in re.findall(r"#[0-9a-fA-F]{6}\b", book)}
    palette = set(tokens(LIGHT).values()) | set(tokens(DARK).values())
    assert not colours & palette


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_tokens_resolve_to_the_colours_of_a_theme(theme: Theme) -> None:
    markup = "".join(f"<p style='fill:var({name})'>" for name in tokens(theme))
    assert "var(" not in resolved(markup, theme)
    assert re.findall("#[0-9a-f]{6}", resolved(markup, theme)) == list(tokens(theme).values())
