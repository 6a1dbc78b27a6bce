"""Importing the figures and drawing one changes nothing for a reader's own plots in the same notebook."""

import subprocess
import sys

SCRIPT = """
import sys
import matplotlib
def settings():
    # Reading the backend would choose one, so that is asked for by its own function.
    kept = {key: matplotlib.rcParams[key] for key in matplotlib.rcParams if key != "backend"}
    return {**kept, "backend": matplotlib.get_backend(auto_select=False)}
before = settings()
import mscourse.diagrams, mscourse.figures
assert settings() == before, "the import changed the settings"
drawing = mscourse.diagrams.axon_states()
drawing.webp("phone", "light", scale=1)
assert settings() == before, "drawing changed the settings"
assert "matplotlib.pyplot" not in sys.modules, "pyplot was imported"
import matplotlib.pyplot as plt
assert plt.get_fignums() == [], "a figure leaked into pyplot"
print("untouched")
"""


def test_import_and_drawing_leave_matplotlib_as_it_was() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout == "untouched\n"
