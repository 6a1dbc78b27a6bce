"""The whole audit in one call, for the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mscourse.book.audit.browser import VIEWS, Visit, chromium, visit, weight_findings
from mscourse.book.audit.files import audit_files
from mscourse.book.audit.findings import Finding
from mscourse.book.audit.served import objectives_served
from mscourse.book.audit.site import Site
from mscourse.book.server import serving

ONLY_SERVED = {"404.html"}  # a web server answers with it; from disk nobody meets it
Told = Callable[[int, int, str], None]
"""Hears how many visits are made, of how many, and of which page the last was."""


@dataclass(frozen=True)
class Audit:
    """What an audit saw.

    Attributes
    ----------
    pages
        The first visit to each page, with its requests and weight.
    visits
        How many visits there were in all.
    findings
        What was found, sorted.

    """

    pages: list[Visit]
    visits: int
    findings: list[Finding]


def visits(root: Path, pages: list[str], told: Told) -> list[Visit]:
    """Visit pages in every view, one after another."""
    ways = [(page, view) for page in pages for view in VIEWS if not (view.from_disk and page in ONLY_SERVED)]
    done: list[Visit] = []
    with serving(root) as address, chromium() as browser:
        for page, view in ways:
            told(len(done), len(ways), page)
            base = f"{root.resolve().as_uri()}/" if view.from_disk else address
            done.append(visit(browser, base, page, view))
    return done


def audit(root: Path, toc: Path | None, told: Told) -> Audit:
    """Audit a built book."""
    site = Site(root, toc, objectives_served())
    done = visits(root, [page.name for page in site.pages], told)
    first = [one for one in done if one.view == VIEWS[0]]
    weights = {one.page: one.weight for one in first}
    found = {*audit_files(site), *weight_findings(weights), *(f for one in done for f in one.findings)}
    return Audit(first, len(done), sorted(found))


def lines(whole: Audit) -> list[str]:
    """Return an audit as lines to print: a table of pages, then what was found."""
    made = [f"{'page':32} {'requests':>8} {'kB':>6}"]
    made += [f"{one.page:32} {len(set(one.requests)):8} {one.weight / 1000:6.0f}" for one in whole.pages]
    made += [str(finding) for finding in whole.findings]
    made.append(f"{len(whole.pages)} pages, {whole.visits} visits, {len(whole.findings)} findings")
    return made
