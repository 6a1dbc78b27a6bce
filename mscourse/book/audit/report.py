"""The whole audit in one call, for the command line."""

from pathlib import Path

from mscourse.book.audit.browser import VIEWS, Visit, chromium, visit, weight_findings
from mscourse.book.audit.files import audit_files
from mscourse.book.audit.served import objectives_served
from mscourse.book.audit.site import Site
from mscourse.book.server import serving

ONLY_SERVED = {"404.html"}  # a web server answers with it; from disk nobody meets it


def visits(root: Path, pages: list[str]) -> list[Visit]:
    """Visit pages in every view, one after another."""
    done = []
    with serving(root) as address, chromium() as browser:
        for page in pages:
            for view in VIEWS:
                if not (view.from_disk and page in ONLY_SERVED):
                    base = f"{root.resolve().as_uri()}/" if view.from_disk else address
                    done.append(visit(browser, base, page, view))
    return done


def report(root: Path, toc: Path | None) -> int:
    """Audit a built book, print what was found, and return 0 when nothing was."""
    site = Site(root, toc, objectives_served())
    done = visits(root, [page.name for page in site.pages])
    first = [one for one in done if one.view == VIEWS[0]]
    weights = {one.page: one.weight for one in first}
    findings = sorted(
        {*audit_files(site), *weight_findings(weights), *(f for one in done for f in one.findings)}
    )
    lines = [f"{'page':32} {'requests':>8} {'kB':>6}"]
    lines += [f"{one.page:32} {len(set(one.requests)):8} {one.weight / 1000:6.0f}" for one in first]
    lines += [str(finding) for finding in findings]
    lines.append(f"{len(first)} pages, {len(done)} visits, {len(findings)} findings")
    print("\n".join(lines))  # noqa: T201 - a command's answer
    return 1 if findings else 0
