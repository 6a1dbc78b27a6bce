"""The frame of a page: its head, its description, the notebook to take along, and where to report an error.

Authors write plain Markdown; what can be made from it is made here, so that it is never typed twice.
"""

import html
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlparse

from docutils import nodes
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

log = logging.getLogger(__name__)

ADDRESS = "MSCOURSE_ADDRESS"  # where the book will stand, such as https://name.example/mscourse/
REPOSITORY = "MSCOURSE_REPOSITORY"  # where its source stands

_FOLD_LABEL = '<summary aria-label="Toggle hidden content">'  # it would hide the words that the reader sees
_TITLE = re.compile(
    r"<h1>(?P<no>\d\d) · (?P<title>[^:<]+?)(?:: (?P<rest>[^<]+?))?"
    r'(?P<link><a class="headerlink".*?</a>)?</h1>',
    re.DOTALL,
)
_QUESTION = re.compile(r'<div class="ms-head">\s*<p>(?P<text>.*?)</p>', re.DOTALL)
_STANDFIRST = re.compile(r'<p class="ms-standfirst">(?P<text>.*?)</p>', re.DOTALL)
_HEAD_FACTS = re.compile(r'(?P<head><div class="ms-head">.*?)(?P<end></ul>)', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def chapter_title(body: str) -> str:
    """Set a chapter's heading ``01 · The disease: myelin`` in three steps: number, name, the rest smaller.

    The link to the heading stays inside the last step, or it would make an empty line of its own.
    """

    def steps(found: re.Match[str]) -> str:
        link = found["link"] or ""
        rest = (
            f'<span class="ms-sub"><span class="ms-vh">: </span>{found["rest"]}{link}</span>'
            if found["rest"]
            else link
        )
        return f'<h1><span class="ms-no">Chapter {found["no"]}</span> {found["title"]}{rest}</h1>'

    return _TITLE.sub(steps, body, count=1)


def description(body: str) -> str | None:
    """Return the page's own first words for search engines and link previews: its question or standfirst."""
    found = _QUESTION.search(body) or _STANDFIRST.search(body)
    return " ".join(html.unescape(_TAG.sub("", found["text"])).split()) if found else None


def with_download(body: str, address: str, kilobytes: int) -> str:
    """Add to the facts in a chapter's head the notebook that the reader can take along."""
    line = (
        f'<li><p><strong>Take it with you</strong> <a href="{html.escape(address)}" download>'
        f"Notebook, {kilobytes} kB</a></p></li>\n"
    )
    return _HEAD_FACTS.sub(lambda found: f"{found['head']}{line}{found['end']}", body, count=1)


def finish_page(
    app: "Sphinx", page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Finish the frame of one page before its template is filled."""
    body = context.get("body")
    if doctree is None or not isinstance(body, str):
        return
    words = description(body)
    if words is None and 'name="description"' not in context.get("metatags", ""):
        log.warning(
            "the page %s has no description. Open it with a guiding question in <div class='ms-head'>, "
            "or give it html_meta: description in its front matter",
            page,
            type="mscourse",
            subtype="frame",
        )
    elif words is not None:
        context["metatags"] += f'<meta name="description" content="{html.escape(words)}" />\n'
    source = Path(app.env.doc2path(page))
    body = chapter_title(body).replace(_FOLD_LABEL, "<summary>")
    if source.suffix == ".ipynb":
        address = f"{context['content_root']}_sources/{page}.ipynb"
        body = with_download(body, address, max(1, round(source.stat().st_size / 1000)))
    context["body"] = body


def settle_addresses(_app: "Sphinx", config: "Config") -> None:
    """Take the book's own address and its repository's from the environment; a local build needs neither.

    Raises
    ------
    ValueError
        If one of the two is set to something that is not a web address.

    """
    address, repository = (_address(name) for name in (ADDRESS, REPOSITORY))
    config.html_baseurl = address or config.html_baseurl
    config.html_context.setdefault(
        "default_mode", "auto"
    )  # without it the theme reports an error on a first visit
    config.notfound_urls_prefix = urlparse(config.html_baseurl).path or "/"
    tracker = f"[issue tracker]({repository.rstrip('/')}/issues)" if repository else "issue tracker"
    config.myst_substitutions = {**config.myst_substitutions, "issue_tracker": tracker}


def _address(name: str) -> str:
    value = os.environ.get(name, "")
    if value and urlparse(value).scheme not in {"http", "https"}:
        message = f"{name} is {value!r}; write a full web address such as https://name.example/mscourse/"
        raise ValueError(message)
    if value and name == ADDRESS and not value.endswith("/"):
        value += "/"
    return value


def setup(app: "Sphinx") -> None:
    """Register the stage, with the page that answers when an address leads nowhere."""
    app.setup_extension("notfound.extension")
    app.connect("config-inited", settle_addresses)
    app.connect("html-page-context", finish_page, priority=900)
