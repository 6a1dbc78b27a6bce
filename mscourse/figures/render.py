"""From a figure to pixels, on the Agg canvas that it already has."""

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray

from mscourse.figures.page import UNITS_AN_INCH


def pixels(figure: Figure, scale: float = 1) -> NDArray[np.uint8]:
    """Paint a figure.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        A page's figure, one hundred units an inch. It is left as it was.
    scale : float
        Pixels a unit.

    Returns
    -------
    ndarray of uint8, shape (height, width, 3)
        Red, green and blue, top row first.

    Raises
    ------
    ValueError
        If the scale is not above 0.
    """
    if not scale > 0:
        message = f"a picture cannot be painted at scale {scale}; give a scale of 1 or more"
        raise ValueError(message)
    canvas = FigureCanvasAgg(figure)
    before = figure.dpi
    figure.dpi = UNITS_AN_INCH * scale
    try:
        canvas.draw()
        return np.asarray(canvas.buffer_rgba())[..., :3].copy()
    finally:
        figure.dpi = before
