"""Notebooks are run before the pages are read: in parallel, and only when something they depend on changed.

jupyter-book runs notebooks one after another and looks only at their code cells, so a change in the package
would leave old outputs in the book. Here the folder of the cache is named after everything an output can
depend on; a new name starts an empty cache, and an unchanged build finds every notebook in the old one.
"""

import hashlib
import platform
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from sphinx.util import logging

from mscourse.book import notebooks

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

PACKAGE = Path(__file__).parents[1]
PRESENTATION = ("book", "web")  # how a page looks, not what a cell gives
LIBRARIES = ("ipywidgets", "matplotlib", "numpy", "pandas", "pillow", "scipy")
PREFIX = ".jupyter_cache-"
KEPT = 2  # caches kept beside the one in use, so that switching between two branches runs nothing
log = logging.getLogger(__name__)


def _files(folder: Path, without: tuple[str, ...]) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder).parts
        if path.is_file() and "__pycache__" not in place and place[0] not in without:
            yield path


def fingerprint(folder: Path = PACKAGE, *, without: tuple[str, ...] = PRESENTATION) -> str:
    """Return a short name for the state of everything an output can depend on.

    That is every file of the package (code, questions, records), the Python version and the versions of the
    libraries that outputs come from; ``without`` names the top folders that cannot change an output.
    """
    digest = hashlib.sha256()
    digest.update(platform.python_version().encode())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for path in _files(folder, without):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def name_cache(app: "Sphinx", config: "Config") -> None:
    """Choose the cache folder by fingerprint, and make Sphinx read all pages anew when anything changed."""
    folder = Path(app.outdir).parent / f"{PREFIX}{fingerprint()}"
    config.nb_execution_cache_path = str(folder)
    config.mscourse_inputs = fingerprint(without=())
    _forget_old(folder)


def _forget_old(in_use: Path) -> None:
    others = [one for one in in_use.parent.glob(f"{PREFIX}*") if one != in_use]
    for old in sorted(others, key=lambda one: one.stat().st_mtime, reverse=True)[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def fill_cache(
    app: "Sphinx", env: "BuildEnvironment", added: set[str], changed: set[str], _removed: set[str]
) -> list[str]:
    """Run in parallel the notebooks that are about to be read and are not in the cache yet."""
    from jupyter_cache import get_cache  # noqa: PLC0415 - half a second that only a build needs
    from jupyter_cache.base import CacheBundleIn  # noqa: PLC0415 - as above

    if app.config.nb_execution_mode != "cache":
        return []
    sources = [Path(env.doc2path(name)) for name in sorted(added | changed)]
    sources = [path for path in sources if path.suffix == ".ipynb"]
    if not sources:
        return []
    cache = get_cache(app.config.nb_execution_cache_path)
    missing = [path for path in sources if not _is_cached(cache, path)]
    for done in notebooks.run_all(missing, app.config.nb_execution_timeout):
        log.info("mscourse: ran %s in %.1f s", done.path.name, done.seconds)
        bundle = CacheBundleIn(done.notebook, str(done.path), data={"execution_seconds": done.seconds})
        cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
    log.info("mscourse: %d notebooks run, %d taken from the cache", len(missing), len(sources) - len(missing))
    return []


def _is_cached(cache: object, path: Path) -> bool:
    try:
        cache.match_cache_notebook(nbformat.read(path, as_version=4))  # type: ignore[attr-defined]  # untyped library
    except KeyError:
        return False
    return True


def setup(app: "Sphinx") -> None:
    """Register the stage."""
    app.add_config_value("mscourse_inputs", "", "env", str)
    app.connect("config-inited", name_cache)
    app.connect("env-get-outdated", fill_cache)
