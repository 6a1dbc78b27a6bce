"""Panels on a choice: how many of a hundred people take a treatment, and how that falls with its risk."""

from mscourse.diagrams.glyphs.curves import FloatArray
from mscourse.diagrams.glyphs.paint import stroke
from mscourse.diagrams.glyphs.patients import Kind, in_rows, people
from mscourse.diagrams.panels import HEIGHT, across, draw_across, draw_upward, line, marker, panel, upward
from mscourse.figures.page import Page

OF = 100
"""People who choose."""
MOST = 3.0
"""Risk to which the scale reaches, per cent."""
_LEFT = 7.0
_PITCH, _PERSON = (14.7, 34.0), 19.0


def takers(count: int) -> Page:
    """Draw a hundred people who are asked: filled if they take the treatment, else an outline."""
    page = panel("Who takes the treatment?", "each sign is one of 100 people who are asked")
    theme = page.theme
    page.run(
        (_LEFT, HEIGHT - 74),
        (str(count), "heading", theme.therapy.ink),
        ("take it", "label", theme.therapy.ink),
    )
    rest = f"{OF - count} go on as they are"
    page.text((313, HEIGHT - 74), rest, colour=theme.control.ink, align="right")
    kinds: list[Kind] = ["helped" if number < count else "plain" for number in range(OF)]
    people(page, in_rows((_LEFT + 7, HEIGHT - 104), 20, OF, _PITCH), kinds, _PERSON)
    return page


def share_by_risk(risks: FloatArray, share: FloatArray, now: tuple[float, float], half: float) -> Page:
    """Draw the share that takes it against the risk, with the present state and where half take it.

    Parameters
    ----------
    risks, share
        Per cent, shape (points,).
    now
        Present risk and share, per cent.
    half
        Risk at which half take it, per cent.
    """
    page = panel("Each step of risk loses some people", "of 100 who are asked")
    theme = page.theme
    x, y = across(0, MOST, (0, 0.5, 1, 1.5, 2, 2.5, 3)), upward(0, 100, (0, 25, 50, 75, 100))
    draw_upward(page, y)
    place, middle = x.spot(half), y.spot(50)
    stroke(page, [(x.start, middle), (place, middle), (place, y.start)], theme.ink, dashes=(3, 2.4), z=4)
    line(page, x.at(risks), y.at(share), theme.therapy.ink)
    marker(page, x.spot(now[0]), y.spot(now[1]), theme.therapy.ink, seen=True)
    words = f"half take it at {half:.2f} %" if half > 0 else "half take it at no risk"
    page.text((max(place + 8, x.start + 12), middle + 8), words, weight=600)
    draw_across(page, x, "risk of a severe side effect, per cent")
    return page


__all__ = ["MOST", "OF", "share_by_risk", "takers"]
