"""A real JupyterLab on this machine only, with notebooks made by a test, driven through the browser."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

QUIET = (
    "--no-browser",
    "--port=0",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.allow_root=True",
    "--ServerApp.disable_check_xsrf=True",
    "--IdentityProvider.token=",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)
PATIENCE = 60  # seconds until a server must answer


class Lab:
    """A running JupyterLab: write a notebook, open it, run it."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address

    def open(
        self, browser: "Browser", name: str, notebook: str, *, run: bool = True, width: int = 1300
    ) -> "Tab":
        """Open a notebook in a tab of its own; with ``run``, wait until every cell has run.

        Parameters
        ----------
        browser
            A running Chromium.
        name
            The file's name.
        notebook
            The file's text.
        run
            Whether its cells are run; otherwise the tab shows what is stored.
        width
            Of the window, CSS pixels.

        """
        from playwright.sync_api import expect

        (self.folder / name).write_text(notebook, encoding="utf-8")
        tab = browser.new_page(viewport={"width": width, "height": 1000})
        tab.goto(f"{self.address}lab/tree/{name}?reset")
        tab.locator(".jp-Notebook").wait_for(timeout=PATIENCE * 1000)
        if run:
            cells = len([one for one in json.loads(notebook)["cells"] if one["cell_type"] == "code"])
            tab.locator(".jp-StatusBar-TextItem", has_text="| Idle").wait_for(timeout=PATIENCE * 1000)
            first, last = (tab.locator(".jp-CodeCell .jp-InputPrompt").nth(one) for one in (0, cells - 1))
            for _ in range(5):  # a menu that is opened while the page still settles may lose the click
                tab.get_by_role("menuitem", name="Run", exact=True).click()
                tab.get_by_role("menuitem", name="Run All Cells", exact=True).click()
                with suppress(AssertionError):
                    expect(first).not_to_have_text("[ ]:", timeout=4000)
                    break
            expect(last).to_have_text(f"[{cells}]:", timeout=PATIENCE * 1000)
        return tab


@contextmanager
def serve(folder: Path) -> Iterator[Lab]:
    """Start JupyterLab on a folder; its settings and run-time files stay in there."""
    private = folder / ".jupyter"
    environment = {
        **os.environ,
        **{f"JUPYTER_{one}_DIR": str(private / one.lower()) for one in ("CONFIG", "DATA", "RUNTIME")},
        "JUPYTERLAB_SETTINGS_DIR": str(private / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(private / "workspaces"),
    }
    settings = private / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')  # else it asks
    environment.pop("MSCOURSE_VIEW", None)  # a reader's kernel shows views live
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *QUIET, f"--ServerApp.root_dir={folder}"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Lab(folder, _address(private / "runtime", process.poll))
    finally:
        process.terminate()
        process.wait(20)


def _address(runtime: Path, ended: Callable[[], int | None]) -> str:
    """Wait for the server to write where it listens, and to answer there."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and ended() is None:
        for path in runtime.glob("jpserver-*.json"):
            try:
                address = str(json.loads(path.read_text())["url"])
                with urlopen(f"{address}api", timeout=5):  # noqa: S310 - this machine's own address
                    return address
            except (OSError, ValueError, KeyError):
                pass  # half written, or not listening yet
        time.sleep(0.2)
    message = f"JupyterLab did not start within {PATIENCE} s (exit status {ended()})"
    raise RuntimeError(message)
