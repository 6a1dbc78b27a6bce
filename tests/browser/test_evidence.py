"""Tables, charts and claims on a page and in JupyterLab: readable, narrow, in both themes, with scripts off."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mscourse.book.audit.browser import axe_findings
from tests.browser.lab import Lab
from tests.conftest import SmallBook

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
