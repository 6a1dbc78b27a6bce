"""The page contract: what every chapter has, and in which order. CONTRIBUTING.md says the same to authors."""

import re
from collections.abc import Iterator

from bs4 import Comment, Tag

from mscourse.book.audit.site import Page, Site

# The id of a section is made from its heading, so these are the beginnings of headings.
PARTS = {
    "what-you-will": "objectives: a heading that starts 'What you will'",
    "predict": "Predict: a heading that starts 'Predict'",
    "see": "See: a heading that starts 'See'",
    "explore": "Explore: a heading that starts 'Explore'",
    "evidence": "Evidence: a heading that starts 'Evidence'",
    "limits": "Limits: a heading that starts 'Limits'",
    "exercises": "Exercises",
    "in-plain-words": "In plain words",
    "key-points": "Key points",
    "next": "Next",
}
FACTS = ("Time", "You need", "Checked", "Take it with you")
_MARK = re.compile(r"\s*([a-z_]+\.\d+)\s*")


def missing_in_chapter(page: Page, site: Site) -> Iterator[str]:
    """Yield what a chapter's page of a built book lacks."""
    yield from missing(page, [one.name for one in site.pages if one.is_chapter], site.served)


def missing(page: Page, chapters: list[str], served: frozenset[str] | None) -> Iterator[str]:
    """Yield what a chapter's page lacks.

    Parameters
    ----------
    page
        The page.
    chapters
        The pages of all chapters that there are.
    served
        Ids of the objectives that a question or an exercise serves; None leaves that rule out.

    """
    yield from _head(page)
    yield from _sections(page)
    yield from _objectives(page, served)
    yield from _prediction(page)
    yield from _stops(page)
    yield from _next(page, chapters)


def _head(page: Page) -> Iterator[str]:
    head = page.tree.select_one(".ms-head")
    if head is None:
        yield "no head: <div class='ms-head'> with question, time, what you need, when checked"
        return
    question = head.find("p")
    if question is None or not question.get_text().strip().endswith("?"):
        yield "the head does not open with a guiding question"
    facts = [strong.get_text().strip() for strong in head.select("li strong:first-child")]
    for fact in FACTS:
        if fact not in facts:
            yield f"the head does not say: {fact}"


def _sections(page: Page) -> Iterator[str]:
    ids = [str(section.get("id", "")) for section in page.tree.select("section[id]")]
    places = {}
    for start, name in PARTS.items():
        found = [place for place, one in enumerate(ids) if one.startswith(start)]
        if found:
            places[start] = found[0]
        else:
            yield f"no part: {name}"
    for (one, before), (other, after) in zip(places.items(), list(places.items())[1:], strict=False):
        if before > after:
            yield f"the part {other!r} stands before {one!r}; the contract has them the other way round"
    for heading in page.tree.select("article section > h2"):
        if heading.find("a", class_="headerlink") is None:
            yield f"the section {heading.get_text()!r} has no link to itself"


def _objectives(page: Page, served: frozenset[str] | None) -> Iterator[str]:
    items = page.tree.select('section[id^="what-you-will"] ol > li')
    if not 3 <= len(items) <= 5:  # noqa: PLR2004 - the page contract's three to five
        yield f"{len(items)} objectives; the contract asks for three to five"
    wanted = [f"{page.key}.{number}" for number in range(1, len(items) + 1)]
    for item, mark in zip(items, wanted, strict=True):
        comments = item.find_all(string=lambda text: isinstance(text, Comment))
        marks = [found[1] for one in comments if (found := _MARK.fullmatch(str(one)))]
        if marks != [mark]:
            yield f"objective {mark} carries {marks or 'no mark'}; end its line with <!-- {mark} -->"
        elif served is not None and mark not in served:
            yield f"no question and no exercise serves the objective {mark}"


def _prediction(page: Page) -> Iterator[str]:
    marked = page.tree.select(".ms-predict, .ms-seen")
    if not any("ms-predict" in _classes(tag) for tag in marked):
        yield "no prediction: <div class='ms-predict'>"
    elif "ms-predict" not in _classes(marked[0]):
        yield "something is revealed before anything was predicted"
    if not any("ms-seen" in _classes(tag) for tag in marked):
        yield "nothing tells what you should have seen: <details class='ms-seen'>"


def _classes(tag: Tag) -> list[str]:
    return list(tag.get_attribute_list("class"))


def _stops(page: Page) -> Iterator[str]:
    stops = [" ".join(stop.get_text(" ").split()) for stop in page.tree.select(".ms-stop")]
    if not stops:
        yield "no stopping place: <div class='ms-stop'>"
    for number, stop in enumerate(stops, 1):
        named = f"Stopping place {number}." if len(stops) > 1 else "Stopping place"
        if not stop.startswith(named):
            yield f"a stopping place begins with {stop[:24]!r}; write '{named}'"
        if "Where you are" not in stop:
            yield f"stopping place {number} does not say 'Where you are'"


def _next(page: Page, chapters: list[str]) -> Iterator[str]:
    part = page.tree.select_one('section[id="next"]')
    if part is None:
        return
    following = [name for name in chapters if int(name.rpartition("/")[2][:2]) == page.number + 1]
    links = [str(link.get("href", "")) for link in part.find_all("a")]
    if following:
        name = following[0].rpartition("/")[2]
        if name not in links:
            yield f"'Next' does not lead to the next chapter, {name}"
    elif any(re.match(r"\d\d_", one) for one in links):
        yield "'Next' leads to a chapter that is not there yet; name it in plain text"
    if not part.select("p"):
        yield "'Next' says nothing"
