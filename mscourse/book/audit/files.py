"""Rules that need no browser: they read the built files.

Addresses of other hosts are looked for in every page, sheet and script, because a request that only some
browser or some click would make is a request all the same. Links that a reader chooses to follow are fine.
"""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlparse

from bs4 import Tag

from mscourse.book.audit.contract import missing_in_chapter
from mscourse.book.audit.findings import Finding, Rule
from mscourse.book.audit.questions import audit_questions
from mscourse.book.audit.site import Page, Site
from mscourse.book.leaks import leaks

# Attributes that make a browser fetch by itself; a plain link's href is not among them.
FETCHES = {
    "src": None,
    "srcset": None,
    "poster": None,
    "data": {"object"},
    "action": {"form"},
    "formaction": None,
    "ping": None,
    "href": {"link", "image", "use", "base"},
    "xlink:href": {"image", "use"},
    "background": None,
}
HARMLESS_LINKS = {
    "canonical",
    "license",
    "author",
    "help",
    "next",
    "prev",
    "index",
}  # name a page, fetch nothing

# Addresses that stand in scripts and sheets of the theme without ever being fetched. A new one is a finding
# until somebody has looked at it and added it here with the reason.
KNOWN_ADDRESSES = {
    "http://www.w3.org/": "the names of the SVG, XHTML and MathML vocabularies",
    "https://www.sphinx-doc.org/": "words of a message that the theme never shows",
    "https://pydata-sphinx-theme.readthedocs.io/": "words of a message about a version menu",
}
MOST_EXPLORABLE = 60_000  # bytes that one explorable may add to its page
MOST_FRAMES = 120_000  # bytes of all its other states, as they come over the connection
_ADDRESS = re.compile(r"""(?:https?:)?//[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+[^\s"'`<>()\\]*""")
_COMMENT = re.compile(r"/\*.*?\*/|(?m:^\s*//[^\n]*$)", re.DOTALL)
_CSS_URL = re.compile(r"""url\(\s*['"]?([^'")]+)['"]?\s*\)|@import\s+['"]([^'"]+)""")


def audit_files(site: Site) -> list[Finding]:
    """Return what is wrong with the files of a built book."""
    findings = [*_pages(site), *_scripts_and_sheets(site)]
    known = {page.name: page for page in site.pages}
    for page in site.pages:
        findings += [*_fetches(page), *_links(site, page, known), *_alt(page), *_leaks(page)]
        findings += [*_parts(page, site), *_explorables(site, page), *audit_questions(page)]
    return sorted(set(findings))


def is_elsewhere(address: str) -> bool:
    """Return whether an address points to another host."""
    parsed = urlparse(address.strip())
    return bool(parsed.netloc) or parsed.scheme in {"http", "https", "ws", "wss", "ftp"}


def _tags(page: Page, *names: str) -> Iterator[Tag]:
    for tag in page.tree.find_all(list(names) if names else True):
        if isinstance(tag, Tag):
            yield tag


def _text(tag: Tag, attribute: str) -> str:
    value = tag.get(attribute)
    return " ".join(value) if isinstance(value, list) else str(value or "")


def _pages(site: Site) -> Iterator[Finding]:
    expected = site.expected_pages
    if expected is None:
        return
    built = {page.name for page in site.pages}
    for name in sorted(expected - built):
        yield Finding.of(Rule.PAGES, name, "_toc.yml names this page and it was not built")
    for name in sorted(built - expected):
        yield Finding.of(Rule.PAGES, name, "this page was built and _toc.yml does not name it")


def _fetches(page: Page) -> Iterator[Finding]:
    for tag in _tags(page):
        for what in (*_fetched_by_attributes(tag), *_fetched_by_styles(tag), *_fetched_by_words(tag)):
            yield Finding.of(Rule.OTHER_HOST, page.name, what)


def _fetched_by_attributes(tag: Tag) -> Iterator[str]:
    for attribute, only in FETCHES.items():
        if not tag.has_attr(attribute) or (only and tag.name not in only):
            continue
        if tag.name == "link" and set(_text(tag, "rel").split()) <= HARMLESS_LINKS:
            continue
        value = _text(tag, attribute)
        parts = [value]
        if attribute == "srcset":
            parts = [part.split()[0] for part in value.split(",") if part.strip()]
        yield from (f"<{tag.name} {attribute}> fetches {one}" for one in parts if is_elsewhere(one))


def _fetched_by_styles(tag: Tag) -> Iterator[str]:
    style = _text(tag, "style") + (tag.get_text() if tag.name == "style" else "")
    yield from (f"a style fetches {one}" for one in _css_addresses(style) if is_elsewhere(one))


def _fetched_by_words(tag: Tag) -> Iterator[str]:
    if tag.name == "meta" and "refresh" in _text(tag, "http-equiv").lower():
        yield "a meta refresh sends the reader elsewhere"
    if tag.name == "script" and not tag.has_attr("src"):
        yield from (f"a script in the page names {one}" for one in _unknown_addresses(tag.get_text()))


def _css_addresses(css: str) -> Iterator[str]:
    for found in _CSS_URL.finditer(css):
        yield found[1] or found[2]


def _unknown_addresses(text: str) -> Iterator[str]:
    for found in _ADDRESS.finditer(_COMMENT.sub("", text)):
        address = found[0]
        if not any(address.startswith(known) for known in KNOWN_ADDRESSES):
            yield address


def _scripts_and_sheets(site: Site) -> Iterator[Finding]:
    for path in sorted(site.root.rglob("*")):
        if path.suffix not in {".css", ".js", ".mjs", ".svg"}:
            continue
        name = path.relative_to(site.root).as_posix()
        text = path.read_text(encoding="utf-8", errors="replace")
        if (
            path.name != "searchindex.js"
        ):  # holds words of the pages, addresses among them, and fetches nothing
            for address in sorted(set(_unknown_addresses(text))):
                yield Finding.of(Rule.OTHER_HOST, name, f"names {address}")
        if path.suffix == ".css":
            for address in _css_addresses(text):
                target = path.parent / unquote(urlparse(address).path)
                if not address.startswith("data:") and not is_elsewhere(address) and not target.is_file():
                    yield Finding.of(Rule.BROKEN_LINK, name, f"asks for {address}, which is not there")


def _links(site: Site, page: Page, known: dict[str, Page]) -> Iterator[Finding]:
    for tag in _tags(page, "a", "link", "script", "img", "source", "iframe", "form"):
        for attribute in ("href", "src", "srcset", "action"):
            address = _text(tag, attribute).split(" ")[0]
            if (
                not address
                or is_elsewhere(address)
                or address.startswith(("data:", "mailto:", "javascript:"))
            ):
                continue
            problem = _broken(site, page, known, address)
            if problem:
                yield Finding.of(Rule.BROKEN_LINK, page.name, f"<{tag.name}> leads to {address}: {problem}")


def _broken(site: Site, page: Page, known: dict[str, Page], address: str) -> str | None:
    parsed = urlparse(address)
    path = unquote(parsed.path)
    # The 404 page answers at any depth, so its addresses start at the root.
    target = path.lstrip("/") if path.startswith("/") else _joined(page.name, path)
    if not path:
        target = page.name
    if target.endswith("/") or target == "":
        target += "index.html"
    if target.startswith(".."):
        return "it leaves the book"
    if target not in known:
        return None if (site.root / target).is_file() else "no such file"
    anchor = unquote(parsed.fragment)
    if (
        anchor
        and known[target].tree.find(id=anchor) is None
        and known[target].tree.select_one(f'a[name="{anchor}"]') is None
    ):
        return f"no element has the id {anchor!r}"
    return None


def _joined(page: str, path: str) -> str:
    return urljoin(f"/{PurePosixPath(page).as_posix()}", path).lstrip("/")


def _alt(page: Page) -> Iterator[Finding]:
    for tag in _tags(page, "img", "input", "area", "svg"):
        if tag.name == "input" and tag.get("type") != "image":
            continue
        if tag.name == "svg" and tag.find_parent(attrs={"role": "img", "aria-label": True}) is not None:
            continue  # part of a picture that has its words
        if tag.name == "svg":
            named = tag.get("aria-label") or tag.get("aria-labelledby") or tag.find("title")
            hidden = (
                tag.get("aria-hidden") == "true" or tag.find_parent(attrs={"aria-hidden": "true"}) is not None
            )
            if not named and not hidden:
                yield Finding.of(
                    Rule.NO_ALT, page.name, f"an svg has neither a name nor aria-hidden: {str(tag)[:80]}"
                )
        elif not tag.has_attr("alt"):
            yield Finding.of(Rule.NO_ALT, page.name, f"no alt: {str(tag)[:80]}")


def _explorables(site: Site, page: Page) -> Iterator[Finding]:
    """Weigh each explorable: its part of the page, and the file of its prepared pictures."""
    for view in page.tree.select('.ms-view[data-module="explore"]'):
        name, weight = view.get("id"), len(str(view).encode())
        if weight > MOST_EXPLORABLE:
            what = f"{name} is {weight / 1000:.0f} kB of the page; at most {MOST_EXPLORABLE / 1000:.0f}"
            yield Finding.of(Rule.EXPLORABLE, page.name, what)
        if view.select_one(".ms-panels svg") is None or view.select_one("tbody tr[aria-current]") is None:
            what = f"{name} shows no picture or no table with scripts off"
            yield Finding.of(Rule.EXPLORABLE, page.name, what)
        script = view.select_one('script[type="application/json"]')
        frames = json.loads(script.string or "{}").get("frames", "") if script else ""
        path = site.root / _joined(page.name, frames)
        if not frames or not path.is_file():
            yield Finding.of(Rule.EXPLORABLE, page.name, f"{name} has no file of frames at {frames!r}")
            continue
        packed = len(gzip.compress(path.read_bytes(), 6))
        if packed > MOST_FRAMES:
            what = f"the frames of {name} are {packed / 1000:.0f} kB packed; at most {MOST_FRAMES / 1000:.0f}"
            yield Finding.of(Rule.EXPLORABLE, page.name, what)


def _leaks(page: Page) -> Iterator[Finding]:
    main = page.tree.find("main") or page.tree
    for leak in leaks(main.get_text(" ")):
        yield Finding.of(Rule.LEAKED_MESSAGE, page.name, f"the page shows {leak!r}")


def _parts(page: Page, site: Site) -> Iterator[Finding]:
    tree = page.tree

    def missing(what: str) -> Finding:
        return Finding.of(Rule.PARTS, page.name, what)

    root = tree.find("html")
    if not (isinstance(root, Tag) and root.get("lang") == "en-GB"):
        yield missing('the page does not say its language: <html lang="en-GB">')
    if page.name not in {"search.html", "404.html"} and not tree.find("meta", attrs={"name": "description"}):
        yield missing("no description for search engines and link previews")
    if len(tree.find_all("h1")) != 1 + len(tree.select("#jb-print-docs-body h1")):
        yield missing(f"{len(tree.find_all('h1'))} first-level headings; a page has one")
    if "not medical advice" not in " ".join(foot.get_text(" ") for foot in tree.find_all("footer")):
        yield missing("the foot does not say that the page is not medical advice")
    if page.is_chapter:
        yield from (missing(what) for what in missing_in_chapter(page, site))
