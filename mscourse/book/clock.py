"""The build says at its end how long it took."""

import time
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx

log = logging.getLogger(__name__)


def setup(app: "Sphinx") -> None:
    """Register the stage, and start the clock."""
    began = time.perf_counter()

    def tell(_app: "Sphinx", _error: Exception | None) -> None:
        log.info("mscourse: the build took %.0f s", time.perf_counter() - began)

    app.connect("build-finished", tell)
