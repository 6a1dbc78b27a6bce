"""Weight of each drawing as SVG, as it is and gzipped, against WebP at twice its size.

It settles how pictures are stored: painterly drawings as WebP, charts as SVG.
"""

import gzip
from typing import get_args

from mscourse.diagrams import axon_states, lesion_cutaway
from mscourse.figures import Drawing, Layout

ROW = "{:<16} {:<7} {:>10} {:>12} {:>12} {:>14}"


def weigh(drawing: Drawing, layout: Layout) -> tuple[float, float, float]:
    """Weigh one drawing in its light theme.

    Returns
    -------
    tuple of float
        SVG, SVG gzipped, and WebP at twice its size, each in kB (1000 bytes).
    """
    svg, webp = drawing.svg(layout, "light"), drawing.webp(layout, "light")
    # A fixed time in the header keeps the weight the same in every run.
    return len(svg) / 1000, len(gzip.compress(svg, mtime=0)) / 1000, len(webp) / 1000


def main() -> None:
    """Print one row for each drawing and layout."""
    print(ROW.format("drawing", "layout", "SVG kB", "gzipped kB", "WebP 2x kB", "gzipped / WebP"))
    for drawing in (axon_states(), lesion_cutaway()):
        for layout in get_args(Layout):
            svg, packed, webp = weigh(drawing, layout)
            numbers = (f"{svg:.0f}", f"{packed:.0f}", f"{webp:.0f}", f"{packed / webp:.1f}")
            print(ROW.format(drawing.name, layout, *numbers))


if __name__ == "__main__":
    main()
