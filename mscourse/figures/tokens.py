"""The palette as variables of a style sheet: pictures and pages take their colours from the same names.

``--ms-axon-mark`` is the mark of the axon's hue on whatever paper the reader has chosen. A picture made
with the light theme's colours can so be shown on dark paper, and printed on white.
"""

from collections.abc import Iterator
from dataclasses import fields

from mscourse.figures.palette import DARK, LIGHT, Hue, Theme

DARK_PAGES = ('html[data-theme="dark"]', 'body[data-jp-theme-light="false"]')
"""What stands above a picture on dark paper: in the book, and in JupyterLab."""


def tokens(theme: Theme) -> dict[str, str]:
    """Name every colour of a theme: ``{"--ms-paper": "#ffffff", ..., "--ms-axon-mark": "#8a5d00", ...}``."""
    return {f"--ms-{name}": colour.lower() for name, colour in _colours(theme)}


def _colours(theme: Theme) -> Iterator[tuple[str, str]]:
    for each in fields(theme):
        value = getattr(theme, each.name)
        if isinstance(value, Hue):
            for strength in fields(value):
                yield f"{each.name}-{strength.name}", getattr(value, strength.name)
        elif each.name != "name":
            yield each.name, value


LIGHT_TOKENS = {colour: name for name, colour in tokens(LIGHT).items()}
"""Which token a colour of the light theme stands for."""


def style_sheet() -> str:
    """Write the tokens of both themes; paper is always light."""
    light, dark = (_declared(tokens(theme)) for theme in (LIGHT, DARK))
    return (
        "/* Written from mscourse/figures/palette.py; change colours there. */\n"
        f":root{{{light}}}\n"
        f"@media not print{{{','.join(DARK_PAGES)}{{{dark}}}}}\n"
    )


def resolved(markup: str, theme: Theme = LIGHT) -> str:
    """Replace the tokens in a piece of SVG by one theme's colours, where no style sheet reaches."""
    for name, colour in tokens(theme).items():
        markup = markup.replace(f"var({name})", colour)
    return markup


def _declared(colours: dict[str, str]) -> str:
    return ";".join(f"{name}:{colour}" for name, colour in colours.items())
