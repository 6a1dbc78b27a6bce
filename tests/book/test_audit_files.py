"""Every rule that reads files, proven by a planted fault in a clean page."""

from pathlib import Path

import numpy as np
import pytest

from mscourse.book.audit.files import audit_files, is_elsewhere
from mscourse.book.audit.findings import Finding, Rule
from mscourse.book.audit.site import Site
from tests.book.chapter_page import CHAPTER, FOOT

PAGE = f"""<!doctype html><html lang="en-GB"><head><title>x</title><meta name="description" content="words">
<link rel="stylesheet" href="_static/a.css"><link rel="canonical" href="https://example.org/x.html"></head>
<body><main><h1>Title</h1><p id="here">Text with a <a href="https://doi.org/10.1/x">source</a>,
<a href="#here">itself</a> and <a href="deep/other.html#there">another</a>.</p>
<img src="_static/a.svg" alt=""><svg aria-hidden="true"></svg></main>{FOOT}</body></html>"""
OTHER = (
    PAGE.replace('"_static', '"../_static')
    .replace("deep/other", "other")
    .replace('id="here"', 'id="there"')
    .replace("#here", "#there")
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A clean book of two pages and a chapter, with its table of contents."""
    html = tmp_path / "html"
    for folder in ("_static", "deep", "chapters"):
        (html / folder).mkdir(parents=True)
    (html / "index.html").write_text(PAGE)
    (html / "deep" / "other.html").write_text(OTHER)
    (html / "chapters" / "99_sample.html").write_text(CHAPTER)
    for name in ("search.html", "404.html"):
        (html / name).write_text(PAGE)
    (html / "_static" / "a.css").write_text("/* https://example.org */ p{background:url(a.svg)}")
    (html / "_static" / "a.js").write_text(
        "// see https://example.org\nlet s = 'http://www.w3.org/2000/svg';"
    )
    (html / "_static" / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    (tmp_path / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nparts:\n- chapters:\n"
        "  - file: deep/other\n  - file: chapters/99_sample\n"
    )
    return html


def audit(root: Path) -> list[Finding]:
    return audit_files(Site(root, root.parent / "_toc.yml"))


def test_a_clean_book_has_no_findings(root: Path) -> None:
    assert audit(root) == []


def only(root: Path, rule: Rule, words: str) -> None:
    """The audit finds this fault, and nothing else."""
    found = audit(root)
    assert {one.rule_name for one in found} == {rule.name}, found
    assert words in " ".join(one.what for one in found)
    assert rule.value in str(found[0])


@pytest.mark.parametrize(
    ("planted", "rule", "words"),
    [
        ('<script src="https://cdn.example.org/x.js"></script>', Rule.OTHER_HOST, "cdn.example.org/x.js"),
        ('<script src="//cdn.example.org/x.js"></script>', Rule.OTHER_HOST, "//cdn.example.org"),
        (
            '<link rel="preload" href="https://fonts.example.org/f.woff2">',
            Rule.OTHER_HOST,
            "fonts.example.org",
        ),
        ('<link rel="preconnect" href="https://fonts.example.org">', Rule.OTHER_HOST, "fonts.example.org"),
        ('<img alt="" src="https://example.org/pixel.gif">', Rule.OTHER_HOST, "pixel.gif"),
        ('<img alt="" src="data:," srcset="https://example.org/2x.png 2x">', Rule.OTHER_HOST, "2x.png"),
        ('<iframe src="https://example.org/film"></iframe>', Rule.OTHER_HOST, "film"),
        ('<form action="https://example.org/collect"></form>', Rule.OTHER_HOST, "collect"),
        ('<p style="background:url(https://example.org/b.png)">x</p>', Rule.OTHER_HOST, "b.png"),
        ('<style>@import "https://example.org/s.css";</style>', Rule.OTHER_HOST, "s.css"),
        ('<meta http-equiv="refresh" content="0;url=https://example.org">', Rule.OTHER_HOST, "refresh"),
        ("<script>fetch('https://example.org/data')</script>", Rule.OTHER_HOST, "example.org/data"),
        (
            '<svg aria-hidden="true"><use href="https://example.org/i.svg#a"></use></svg>',
            Rule.OTHER_HOST,
            "i.svg",
        ),
        ('<a href="missing.html">x</a>', Rule.BROKEN_LINK, "missing.html"),
        ('<a href="deep/other.html#nowhere">x</a>', Rule.BROKEN_LINK, "nowhere"),
        ('<a href="#nowhere">x</a>', Rule.BROKEN_LINK, "nowhere"),
        ('<a href="../outside.html">x</a>', Rule.BROKEN_LINK, "outside"),
        ('<img alt="" src="_static/none.webp">', Rule.BROKEN_LINK, "none.webp"),
        ('<script src="_static/none.js"></script>', Rule.BROKEN_LINK, "none.js"),
        ('<img src="_static/a.svg">', Rule.NO_ALT, "no alt"),
        ('<svg viewBox="0 0 1 1"></svg>', Rule.NO_ALT, "svg"),
        ('<input type="image" src="_static/a.svg">', Rule.NO_ALT, "no alt"),
        ("<pre>Traceback (most recent call last)</pre>", Rule.LEAKED_MESSAGE, "Traceback"),
        ("<pre>x.py:1: FutureWarning: soon</pre>", Rule.LEAKED_MESSAGE, "FutureWarning"),
        ("<pre>&lt;mscourse.X object at 0x7f12ab&gt;</pre>", Rule.LEAKED_MESSAGE, "object at 0x"),
        ("<pre>read /home/someone/file</pre>", Rule.LEAKED_MESSAGE, "/home/s"),
        ("<p>mscourse-asset:x.webp</p>", Rule.LEAKED_MESSAGE, "mscourse-asset"),
        ("<h1>Another</h1>", Rule.PARTS, "2 first-level headings"),
    ],
)
def test_each_planted_fault_is_found_and_nothing_else(
    root: Path, planted: str, rule: Rule, words: str
) -> None:
    (root / "index.html").write_text(PAGE.replace("</main>", f"{planted}</main>"))
    only(root, rule, words)


@pytest.mark.parametrize(
    ("taken", "put", "words"),
    [
        (' lang="en-GB"', "", "language"),
        ('<meta name="description" content="words">', "", "description"),
        ("not medical advice", "", "not medical advice"),
    ],
)
def test_each_missing_part_of_a_page_is_found(root: Path, taken: str, put: str, words: str) -> None:
    (root / "index.html").write_text(PAGE.replace(taken, put))
    only(root, Rule.PARTS, words)


@pytest.mark.parametrize(
    ("name", "text", "rule", "words"),
    [
        ("a.css", "p{background:url(none.png)}", Rule.BROKEN_LINK, "none.png"),
        ("a.css", "@import 'https://example.org/x.css';", Rule.OTHER_HOST, "x.css"),
        ("a.js", "import('https://example.org/m.js')", Rule.OTHER_HOST, "m.js"),
        ("a.js", "new Worker('//example.org/w.js')", Rule.OTHER_HOST, "w.js"),
        ("a.svg", '<svg><image href="http://example.org/x.png"/></svg>', Rule.OTHER_HOST, "x.png"),
    ],
)
def test_scripts_and_sheets_are_read_too(root: Path, name: str, text: str, rule: Rule, words: str) -> None:
    (root / "_static" / name).write_text(text)
    only(root, rule, words)


def test_a_missing_page_and_a_page_too_many_are_found(root: Path) -> None:
    toc = root.parent / "_toc.yml"
    toc.write_text(toc.read_text() + "  - file: more\n")
    only(root, Rule.PAGES, "was not built")
    (root / "more.html").write_text(PAGE)
    (root / "left_over.html").write_text(PAGE)
    only(root, Rule.PAGES, "does not name it")


def test_a_folder_that_is_no_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make book"):
        audit_files(Site(tmp_path))


@pytest.mark.parametrize(
    ("address", "elsewhere"),
    [
        ("https://a.org", True),
        ("//a.org/x", True),
        ("wss://a.org", True),
        ("a/b.html", False),
        ("#x", False),
        ("data:,x", False),
        ("mailto:a@b", False),
    ],
)
def test_what_counts_as_another_host(address: str, elsewhere: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_elsewhere(address) is elsewhere


def explorable(**changed: str) -> str:
    """One explorable in a page, as the book carries it."""
    parts = {
        "picture": '<div class="ms-panels" role="img" aria-label="A dot."><svg></svg></div>',
        "table": '<table><tbody><tr aria-current="true"><td>x</td></tr></tbody></table>',
        "state": '{"frames":"_static/frames.js"}',
        **changed,
    }
    return (
        f'<div class="ms-view" data-module="explore" id="explorable-x">{parts["picture"]}{parts["table"]}'
        f'<script type="application/json">{parts["state"]}</script></div></main>'
    )


def test_a_sound_explorable_has_no_findings(root: Path) -> None:
    (root / "index.html").write_text(PAGE.replace("</main>", explorable()))
    (root / "_static" / "frames.js").write_text("mscourse.frames('explorable-x', []);")
    assert audit(root) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"picture": ""}, "no picture"),
        ({"table": ""}, "no table"),
        (
            {
                "table": '<table><tbody><tr aria-current="true"><td>'
                + "x" * 60_001
                + "</td></tr></tbody></table>"
            },
            "at most 60",
        ),
        ({"state": '{"frames":"_static/lost.js"}'}, "no file of frames"),
        ({"state": "{}"}, "no file of frames"),
    ],
)
def test_an_explorable_that_is_too_heavy_or_not_whole_is_found(
    root: Path, changed: dict[str, str], words: str
) -> None:
    (root / "index.html").write_text(PAGE.replace("</main>", explorable(**changed)))
    (root / "_static" / "frames.js").write_text("mscourse.frames('explorable-x', []);")
    only(root, Rule.EXPLORABLE, words)


def test_frames_that_are_too_heavy_are_found(root: Path) -> None:
    (root / "index.html").write_text(PAGE.replace("</main>", explorable()))
    noise = np.random.default_rng(1).integers(0, 10, 300_000)
    (root / "_static" / "frames.js").write_text("".join(map(str, noise)))
    only(root, Rule.EXPLORABLE, "at most 120")
