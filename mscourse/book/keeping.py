"""Frames of explorables are kept between builds, in the build's own folder."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mscourse.explorables import kept

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

FOLDER = ".frames"


def name_folder(app: "Sphinx", _config: "Config") -> None:
    """Tell the kernels, which inherit the environment, where frames are kept."""
    os.environ[kept.FOLDER] = str(Path(app.outdir).parent / FOLDER)


def setup(app: "Sphinx") -> None:
    """Register the stage."""
    app.connect("config-inited", name_folder)
