"""Rules that need a browser: every page is loaded, measured, opened, clicked, and checked with axe-core.

A page is visited in four ways that together cover both themes, both widths, and both places a book is read
from: a web server and a folder on disk. Every control is pressed in two of them, which again cover them all:
with the mouse in one, and in the other by a script within the page, which is quicker.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlparse

from mscourse.book.audit.findings import Finding, Rule

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, CDPSession
    from playwright.sync_api import Page as Tab

CHROMIUM = "MSCOURSE_CHROMIUM"  # the path of a browser to use instead of the one that is found
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
QUIET = (  # the browser's own traffic, which is not the page's
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
    "preload": False,  # it would fetch style sheets once more, which a page from disk may not do
}
MEDIAN_WEIGHT, MOST_WEIGHT = 900_000, 1_500_000  # bytes a reader's connection carries before she acts
NARROWEST = 320  # CSS pixels: 1280 at 400 % zoom (WCAG 1.4.10)
CONTROLS = frozenset(
    {
        *("button", "checkbox", "combobox", "DisclosureTriangle", "listbox", "menuitem", "option", "radio"),
        *("scrollbar", "searchbox", "slider", "spinbutton", "switch", "tab", "textbox"),
    }
)
CLICKABLE = (
    "button, summary, [role=button], [role=tab], input[type=checkbox], input[type=radio], input[type=range]"
)
# Fonts and the pictures in view are there, running transitions are over, two frames were painted; after
# two seconds it goes on all the same, because an animation may be endless and a hidden picture never loads.
SETTLED = """() => Promise.race([
  new Promise(done => setTimeout(done, 2000)),
  (async () => {
    await document.fonts.ready;
    const inView = one => {
      const box = one.getBoundingClientRect();
      return box.height && box.top < innerHeight;
    };
    await Promise.allSettled([...document.images].filter(inView).map(one => one.decode()));
    await Promise.allSettled(document.getAnimations().map(one => one.finished));
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  })()]).then(() => true)"""
# Not where its surroundings take the pointer in its stead, as for the points of a curve: a click would wait
# in vain. One question instead of two: a chapter has a hundred controls, and each answer takes its time.
PRESSABLE = """one => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  return box.width > 0 && box.height > 0 && style.visibility === 'visible' && style.pointerEvents !== 'none';
}"""
ROUNDS = 12  # of pressing what came up by pressing
# Presses, one after another, what was not pressed yet and what a reader could reach, and waits for a frame
# after each. It stops where a dialogue has come up, which is looked at before it goes on.
PRESS = f"""async selector => {{
  const pressable = {PRESSABLE};
  const done = window.pressedBefore ??= new WeakSet();
  const frame = () => new Promise(go => requestAnimationFrame(go));
  const next = () => [...document.querySelectorAll(selector)].filter(one => !done.has(one));
  // Some pages make new controls for ever: from one question of a test to the next, and back.
  for (let these = next(), round = 0; these.length && round < {ROUNDS}; these = next(), round++) {{
    for (const one of these) {{
      done.add(one);
      if (!one.isConnected || !pressable(one)) continue;
      one.scrollIntoView({{block: 'center', behavior: 'instant'}});
      const box = one.getBoundingClientRect();
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (!top || !(one.contains(top) || top.contains(one))) continue;
      one.focus();
      if (one.type === 'range') {{
        one.value = one.value === one.max ? one.min : one.max;
        for (const kind of ['input', 'change']) one.dispatchEvent(new Event(kind, {{bubbles: true}}));
      }} else one.click();
      await frame();
      if (document.querySelector('dialog[open]')) return 'dialogue';
    }}
  }}
  return 'done';
}}"""
OPEN_FOLDS = "document.querySelectorAll('details').forEach(one => one.open = true)"
LOCAL = {"file", "data", "blob", "about"}


@dataclass(frozen=True)
class View:
    """One way of reading a page.

    Attributes
    ----------
    width, height
        Of the window, in CSS pixels.
    theme
        The one that the reader's system asks for.
    from_disk
        Whether the page is a file, and not served.
    pressed_by
        What presses every control, if anything does. Folds are opened in any case.

    """

    width: int
    height: int
    theme: str
    from_disk: bool
    pressed_by: Literal["mouse", "script"] | None = "mouse"

    def __str__(self) -> str:
        """Return a name for reports."""
        return f"{self.width} px, {self.theme}, {'from disk' if self.from_disk else 'from a server'}"


VIEWS = (
    View(1440, 1000, "light", from_disk=False),
    View(1440, 1000, "dark", from_disk=True, pressed_by=None),
    View(360, 740, "light", from_disk=False, pressed_by=None),
    View(360, 740, "dark", from_disk=True, pressed_by="script"),
)


@dataclass
class Visit:
    """What one visit to one page gave."""

    page: str
    view: View
    findings: list[Finding] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    weight: int = 0
    controls: list[str] = field(default_factory=list)

    def add(self, rule: Rule, what: str) -> None:
        """Note a fault, with the view it was seen in."""
        self.findings.append(Finding.of(rule, self.page, f"{what} ({self.view})"))


def find_chromium() -> str | None:
    """Return the path of a Chromium on this machine, or None where there is none."""
    chosen = os.environ.get(CHROMIUM)
    if chosen:
        if not Path(chosen).is_file():
            message = (
                f"{CHROMIUM} names {chosen}, which is not there. Give the path of a Chromium, or unset it."
            )
            raise FileNotFoundError(message)
        return chosen
    return next(filter(None, (shutil.which(name) for name in NAMES)), None)


@contextmanager
def chromium() -> "Iterator[Browser]":
    """Start a headless Chromium.

    Raises
    ------
    RuntimeError
        If there is no Chromium on this machine.

    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - of the test extra; building needs no browser

    path = find_chromium()
    if path is None:
        message = (
            "no Chromium was found. Install one (Debian: apt-get install chromium), "
            f"or set {CHROMIUM} to its path."
        )
        raise RuntimeError(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


def visit(browser: "Browser", base: str, page: str, view: View) -> Visit:
    """Visit one page in one view and check every rule.

    Parameters
    ----------
    browser
        A running Chromium.
    base
        Where the book lies, ending in a slash: ``http://127.0.0.1:.../`` or ``file:///.../``.
    page
        The page's path within the book.
    view
        Width, theme and source of the visit.

    """
    seen = Visit(page, view)
    # A first visit: nothing is stored yet, and the theme is the one that the reader's system asks for.
    scheme: Literal["light", "dark"] = "dark" if view.theme == "dark" else "light"
    context = browser.new_context(viewport={"width": view.width, "height": view.height}, color_scheme=scheme)
    try:
        tab = context.new_page()
        _listen(context, tab, seen, base)
        weigh = _scale(context.new_cdp_session(tab))
        tab.goto(base + page, wait_until="load")
        tab.evaluate(SETTLED)
        seen.weight = weigh()
        seen.controls = _controls(context.new_cdp_session(tab), seen)
        _check_width(tab, seen)
        if view.pressed_by == "mouse":
            _press(tab, seen)
        elif view.pressed_by == "script":
            _press_by_script(tab, seen)
        _open(tab, seen)
        _check_accessibility(tab, seen, "after everything was opened")
    finally:
        context.close()
    return seen


def _listen(context: "BrowserContext", tab: "Tab", seen: Visit, base: str) -> None:
    home = urlparse(base).netloc

    def elsewhere(address: str) -> bool:
        parsed = urlparse(address)
        return parsed.scheme not in LOCAL and parsed.netloc != home

    def on_request(request: Any) -> None:
        seen.requests.append(request.url)
        if elsewhere(request.url):
            seen.add(Rule.OTHER_HOST, f"asked for {request.url}")

    context.route(elsewhere, lambda route: route.abort())  # noted above, but never sent
    context.on("request", on_request)
    tab.on("console", lambda message: _on_console(seen, message))
    tab.on("pageerror", lambda error: seen.add(Rule.CONSOLE, f"script error: {error}"))
    tab.on("dialog", lambda dialog: dialog.dismiss())


def _on_console(seen: Visit, message: Any) -> None:
    expected_404 = (
        seen.page == "404.html" and "404" in message.text
    )  # that page is the answer to a wrong address
    if message.type in {"error", "warning"} and not expected_404:
        seen.add(Rule.CONSOLE, f"{message.type}: {message.text}")


def _scale(session: "CDPSession") -> Callable[[], int]:
    """Return a function that tells how many bytes came over the connection so far."""
    bytes_by_request: dict[str, int] = {}
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.on(
        "Network.loadingFinished",
        lambda event: bytes_by_request.__setitem__(event["requestId"], int(event["encodedDataLength"])),
    )
    return lambda: sum(bytes_by_request.values())


def _controls(session: "CDPSession", seen: Visit) -> list[str]:
    """Return role, name, value and state of every control, as the browser tells assistive technology."""
    lines = []
    for node in _in_reading_order(session.send("Accessibility.getFullAXTree")["nodes"]):
        role = node.get("role", {}).get("value", "")
        if node.get("ignored") or (role not in CONTROLS and role != "link"):
            continue
        name = str(node.get("name", {}).get("value", "")).strip()
        if not name:
            seen.add(Rule.NOT_OPERABLE, f"a {role} has no name")
        if role == "link":
            continue  # links belong to the text; their targets are checked in the files
        value = node.get("value", {}).get("value")
        states = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
        shown = [
            f"{key}={states[key]}" for key in ("checked", "expanded", "pressed", "disabled") if key in states
        ]
        parts = [role, f'"{name}"', *([f"value={value!r}"] if value not in (None, "") else []), *shown]
        lines.append(" ".join(parts))
    return lines


def _in_reading_order(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    by_id = {node["nodeId"]: node for node in nodes}
    waiting = [node["nodeId"] for node in nodes if node.get("parentId") not in by_id][::-1]
    while waiting:
        node = by_id[waiting.pop()]
        yield node
        waiting += [one for one in reversed(node.get("childIds", [])) if one in by_id]


def _check_width(tab: "Tab", seen: Visit) -> None:
    if seen.view.width > 400:  # noqa: PLR2004 - narrow views only; a wide page that is too wide is so when narrow as well
        return
    for width in (seen.view.width, NARROWEST):
        tab.set_viewport_size({"width": width, "height": seen.view.height})
        wide = tab.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            seen.add(Rule.OVERFLOW, f"at {width} px the page is {wide} px wide")
    tab.set_viewport_size({"width": seen.view.width, "height": seen.view.height})


def _press(tab: "Tab", seen: Visit) -> None:
    """Press every control, with all folds open; a dialogue that comes up is checked, then closed."""
    from playwright.sync_api import Error  # noqa: PLC0415 - of the test extra

    address = tab.url
    tab.evaluate(OPEN_FOLDS)
    buttons = tab.locator(CLICKABLE)
    for index in range(buttons.count()):
        button = buttons.nth(index)
        with suppress(
            Error
        ):  # a control that something covers at this width can't be clicked by a reader either
            if not button.evaluate(PRESSABLE, timeout=1500):
                continue
            button.click(timeout=1500, no_wait_after=True)
            if tab.locator("dialog[open]").count():
                tab.evaluate(SETTLED)  # half-faded text would have too little contrast
                _check_accessibility(tab, seen, "with a dialogue open")
            tab.keyboard.press("Escape")
        if tab.url.split("#")[0] != address.split("#")[0]:
            tab.goto(address)


def _press_by_script(tab: "Tab", seen: Visit) -> None:
    """Press every control from within the page; a dialogue that comes up is checked, then closed."""
    tab.evaluate(OPEN_FOLDS)
    while tab.evaluate(PRESS, CLICKABLE) == "dialogue":
        tab.evaluate(SETTLED)
        _check_accessibility(tab, seen, "with a dialogue open")
        tab.keyboard.press("Escape")


def _open(tab: "Tab", seen: Visit) -> None:
    """Open every fold, and put the theme back that some control may have changed."""
    tab.evaluate(OPEN_FOLDS)
    tab.evaluate(
        "([t]) => Object.assign(document.documentElement.dataset, {theme: t, mode: t})", [seen.view.theme]
    )
    tab.mouse.move(0, 0)
    tab.evaluate(SETTLED)


@cache
def _axe() -> Any:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - of the test extra

    return Axe()


def _check_accessibility(tab: "Tab", seen: Visit, when: str) -> None:
    results = _axe().run(tab, options=AXE)
    for violation in results.response["violations"]:
        where = "; ".join(str(node["target"][0]) for node in violation["nodes"][:3])
        seen.add(Rule.ACCESSIBILITY, f"{violation['id']} {when}: {violation['help']}, at {where}")


def weight_findings(weights: dict[str, int]) -> list[Finding]:
    """Return which pages are too heavy, alone or as a book.

    Parameters
    ----------
    weights
        Bytes that each page loads before the reader acts, as they come over the connection.

    """
    findings = [
        Finding.of(
            Rule.WEIGHT,
            page,
            f"{weight / 1000:.0f} kB before the reader acts; at most {MOST_WEIGHT / 1000:.0f}",
        )
        for page, weight in weights.items()
        if weight > MOST_WEIGHT
    ]
    ordered = sorted(weights.values())
    median = ordered[len(ordered) // 2] if ordered else 0
    if median > MEDIAN_WEIGHT:
        what = f"the median page weighs {median / 1000:.0f} kB; at most {MEDIAN_WEIGHT / 1000:.0f}"
        findings.append(Finding.of(Rule.WEIGHT, "the book", what))
    return findings
