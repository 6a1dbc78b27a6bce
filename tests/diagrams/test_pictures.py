"""Every drawing in every variant: sound, of the right size, light, and the same each time."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from typing import get_args

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from mscourse.figures import THEMES, Drawing, Layout, Page, ThemeName
from mscourse.figures.audit import text_boxes
from tests.diagrams.conftest import DRAWINGS, VARIANTS, Variant, digest, label

Painted = Callable[[Variant], bytes]
HEAVIEST = 160_000
NAMES = ("CD4", "CD8", "CD19")
"""Names that hold a digit and no number."""
DAYS = {
    "transplant_days": {"day 0", "10", "20", "30", "3 mo", "6 mo", "1 year", "2 years"},
}
"""What stands along an axis of time; the curves over it are a model's (tests/chapters/test_ahsct.py)."""
# In another process, with other settings and another hash seed: the pictures must not care.
AGAIN = """
import hashlib, sys
import matplotlib
matplotlib.rcParams.update({"font.size": 30, "lines.linewidth": 9, "axes.facecolor": "red"})
import mscourse.diagrams
from mscourse.chapters.ahsct import days
for variant in sys.argv[1:]:
    name, layout, theme = variant.split()
    # One drawing needs a model's curves, which its chapter hands over.
    make = days if name == "transplant_days" else getattr(mscourse.diagrams, name.removesuffix("_empty"))
    drawing = make(filled=False) if name.endswith("_empty") else make()
    picture = drawing.webp(layout, theme)
    print(variant, hashlib.sha256(picture).hexdigest())
"""


@cache
def size(name: str, layout: Layout, *, titled: bool) -> tuple[int, int]:
    return DRAWINGS[name].size(layout, titled=titled)


@cache
def laid_out(name: str, layout: Layout, theme: ThemeName, *, titled: bool) -> Page:
    return DRAWINGS[name].page(layout, theme, titled=titled)


# `painted` refuses a picture with faults, so each of these also says that the audit found none.
@pytest.mark.parametrize("variant", VARIANTS, ids=label)
def test_picture_is_sound_light_and_of_its_size(variant: Variant, painted: Painted) -> None:
    name, layout, theme, titled = variant
    picture = painted(variant)
    assert len(picture) <= HEAVIEST
    image = Image.open(io.BytesIO(picture))
    width, height = size(name, layout, titled=titled)
    assert width == {"wide": 700, "phone": 360}[layout]
    assert (image.format, image.size) == ("WEBP", (2 * width, 2 * height))
    shown = np.asarray(image.convert("RGB"))
    paper = 255 * np.array(to_rgb(THEMES[theme].paper))
    # The last rows lie below the footer: paper, as the theme has it, but for what WebP loses.
    assert np.abs(shown[-8:].mean(axis=(0, 1)) - paper).max() < 3
    assert shown.std() > 20


@pytest.mark.parametrize("layout", get_args(Layout))
def test_words_stay_the_same_without_a_title_that_takes_no_room(drawing: Drawing, layout: Layout) -> None:
    titled, bare = (laid_out(drawing.name, layout, "light", titled=titled) for titled in (True, False))
    assert titled.height > bare.height == bare.top == titled.top
    words = [[box.words for box in text_boxes(page.figure)] for page in (titled, bare)]
    heading = [box.words for box in text_boxes(titled.figure) if box.y0 > titled.top]
    assert words[0] == [*heading, *words[1]]
    assert len(heading) in {2, 3}
    assert any(word.startswith("Schematic") for word in words[1])


def _without_names(words: str) -> str:
    for name in NAMES:
        words = words.replace(name, "")
    return words.replace("before day 0", "")


@pytest.mark.parametrize("layout", get_args(Layout))
def test_no_number_is_drawn_but_the_steps(drawing: Drawing, layout: Layout) -> None:
    # A number needs a source in the code, and these drawings have none: only a sequence is numbered.
    words = [box.words for box in text_boxes(laid_out(drawing.name, layout, "light", titled=True).figure)]
    numbers = [word for word in words if any(sign.isdigit() for sign in _without_names(word))]
    numbers = [word for word in numbers if word not in DAYS.get(drawing.name, ())]
    steps = {
        ("attack_map", "wide"): 6,
        ("attack_map", "phone"): 6,
        ("barrier_steps", "wide"): 6,
        ("barrier_steps", "phone"): 6,
        ("drug_map", "wide"): 6,
        ("drug_map", "phone"): 6,
        ("cart_loop", "wide"): 6,
        ("cart_loop", "phone"): 6,
        ("cell_routes", "wide"): 4,
        ("cell_routes", "phone"): 4,
        ("four_jobs", "wide"): 4,
        ("four_jobs", "phone"): 4,
        ("manufacture_line", "wide"): 8,
        ("manufacture_line", "phone"): 8,
        ("fate_landscape", "wide"): 7,
        ("fate_landscape", "phone"): 7,
        ("flow_of_people", "wide"): 6,
        ("flow_of_people", "phone"): 6,
        ("forest_anatomy", "wide"): 6,
        ("forest_anatomy", "phone"): 6,
        ("claim_path", "wide"): 6,
        ("claim_path", "phone"): 6,
        ("clean_sample", "wide"): 3,
        ("clean_sample", "phone"): 3,
        ("aid_anatomy", "wide"): 8,
        ("aid_anatomy", "phone"): 8,
        ("trial_or_sale", "wide"): 10,
        ("trial_or_sale", "phone"): 10,
        ("lesion_cutaway", "wide"): 4,
        ("lesion_cutaway", "phone"): 4,
        ("page_map", "wide"): 7,
        ("page_map", "phone"): 7,
        ("repair_steps", "wide"): 4,
        ("repair_steps", "phone"): 4,
        ("sequence_line", "wide"): 4,
        ("sequence_line", "phone"): 4,
        ("site_to_symptom", "phone"): 5,
        ("transplant_days", "wide"): 7,
        ("transplant_days", "phone"): 7,
        ("what_an_msc_is", "wide"): 3,
        ("what_an_msc_is", "phone"): 3,
    }
    expected = {str(n + 1) for n in range(steps.get((drawing.name, layout), 0))}
    assert set(numbers) == expected


def test_pictures_are_the_same_in_another_process(painted: Painted) -> None:
    # One variant of each: what differs from run to run (an order, a seed) differs in every one.
    untitled = [one for one in VARIANTS if one[1:] == ("phone", "dark", False)]
    names = [" ".join(variant[:3]) for variant in untitled]
    done = subprocess.run(
        [sys.executable, "-c", AGAIN, *names],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    expected = [f"{name} {digest(painted(v))}" for name, v in zip(names, untitled, strict=True)]
    assert done.stdout.splitlines() == expected


def test_themes_differ_in_colour_only(drawing: Drawing) -> None:
    light, dark = (
        [(box.words, box.x0, box.y0) for box in text_boxes(page.figure)]
        for page in (laid_out(drawing.name, "wide", theme, titled=False) for theme in get_args(ThemeName))
    )
    assert light == dark


def test_alt_text_is_prose_of_its_own(drawing: Drawing) -> None:
    assert drawing.alt.endswith(".")
    assert not drawing.alt.lower().startswith(("picture", "image", "figure", "drawing", "diagram"))
    assert 20 <= len(drawing.alt.split()) <= 60
