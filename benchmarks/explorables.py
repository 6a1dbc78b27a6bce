"""Explorables of the built book in a real Chromium: time of a change, weights, time to make the frames.

Times are medians over every step through the grid, with the layout that follows forced and counted apart.
Needs the built book (make book) and Chromium.
"""

import gzip
import os
import re
import sys
import time
from pathlib import Path
from statistics import median

from mscourse.book.audit.browser import chromium
from mscourse.chapters import disease
from mscourse.explorables.frames import make

PAGE = Path(__file__).parents[1] / "_build" / "html" / "chapters" / "01_disease.html"
ROW = "{:<18} {:>6} {:>9} {:>9} {:>9} {:>10} {:>11} {:>9} {:>10}"
CHANGE = 4.0  # ms, the budget of a frame change
# Steps through all states by the controls themselves, as a reader would; sliders only, words are few.
STEP = """(id) => {
  const root = document.getElementById(id), sliders = [...root.querySelectorAll(".ms-slider")];
  const change = [], laid = [];
  for (let round = 0; round < 4; round += 1) {
    for (const slider of sliders) {
      for (let at = 0; at <= Number(slider.max); at += 1) {
        slider.value = at;
        const start = performance.now();
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        const set = performance.now();
        root.querySelector(".ms-panels").getBoundingClientRect();
        change.push(set - start);
        laid.push(performance.now() - start);
      }
    }
  }
  return [change, laid];
}"""


def weights(html: str, name: str) -> tuple[int, int, int]:
    """Weigh one explorable: its part of the page, its frames, and those packed; bytes."""
    part = html.split(f'<div class="ms-view" id="{name}"', 1)[1].split("</script></div>", 1)[0]
    found = re.search(r'"frames":"([^"]+)"', part)
    if found is None:
        sys.exit(f"{name} has no frames in {PAGE}; build the book: make book")
    frames = (PAGE.parent / found[1]).read_bytes()
    return len(part.encode()), len(frames), len(gzip.compress(frames, 6, mtime=0))


def main() -> None:
    """Print one row for each explorable."""
    if not PAGE.is_file():
        sys.exit(f"{PAGE} is not there; build the book: make book")
    os.environ["MSCOURSE_VIEW"] = "still"
    html = PAGE.read_text(encoding="utf-8")
    heads = ("states", "make s", "HTML kB", "frames", "packed kB", "change ms", "p95", "+ layout")
    print(ROW.format("explorable", *heads))
    with chromium() as browser:
        tab = browser.new_page(viewport={"width": 1440, "height": 1000})
        tab.goto(PAGE.as_uri())
        for view in (disease.peel(), disease.warm(), disease.train()):
            tab.locator(f"#{view.element_id} .ms-slider").first.focus()
            tab.wait_for_timeout(1000)  # the frames come from disk; nothing is timed before they are there
            change, laid = tab.evaluate(STEP, view.element_id)
            begun = time.perf_counter()
            frames = make(view.scene, view.controls)
            seconds = time.perf_counter() - begun
            part, raw, packed = weights(html, view.element_id)
            late = sorted(change)[int(0.95 * len(change))]
            numbers = (
                str(len(frames.points)),
                f"{seconds:.1f}",
                f"{part / 1000:.1f}",
                f"{raw / 1000:.0f}",
                f"{packed / 1000:.1f}",
                f"{median(change):.2f}",
                f"{late:.2f}",
                f"{median(laid):.2f}",
            )
            print(ROW.format(view.scene.name, *numbers))
    print(f"budgets: a change {CHANGE:g} ms, HTML 60 kB, packed frames 120 kB")


if __name__ == "__main__":
    main()
