"""A function in the room is called like any other, and its process is ended whatever it does."""

import inspect
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mscourse.desk import sandbox as room
from mscourse.desk.sandbox import Ended, Limits, Missing, RemoteFunction, RoomError, Sandbox
from mscourse.exercises import exercise
from mscourse.exercises.limits import OutOfTime

LIMITS = Limits(total=30, cell=2, slack=0.5)
CELLS = (
    "%matplotlib inline\nimport os\nfrom pathlib import Path\nimport numpy as np",
    "def add(a, b=1, *rest, key=None):\n    return a + b",
    "def fails(a):\n    if a:\n        raise LookupError(f'nothing at {a}')\n    raise NotImplementedError",
    "def draws(rng):\n    return rng.normal(size=3)",
    "def loops(a):\n    while True:\n        a += 1",
    "def stands(a):\n    return os.getcwd(), Path('data/words.txt').read_text(), sorted(os.environ)",
    "rows = {1, 3}\nbuilt_in = max\nlast = 1 / 0",
    "from mscourse.exercises import learner\nlearner('ada')",
    "def deep(a):\n    return deep(a)\n\ndef says(a):\n    print('loud')\n    return input()",
    "broken(",
    "%%bash\nls",
)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    words = tmp_path_factory.mktemp("data") / "words.txt"
    words.write_text("here", encoding="utf-8")
    with Sandbox(CELLS, LIMITS, [("data/words.txt", words)]) as one:
        yield one


def function(running: Sandbox, name: str, seconds: float = 2.0) -> RemoteFunction:
    found = running.find(name, seconds)
    assert isinstance(found, RemoteFunction)
    return found


def test_a_function_is_called_like_any_other(running: Sandbox) -> None:
    add = function(running, "add")
    assert add(1, 2) == 3
    assert add(0.5) == 1.5
    assert str(inspect.signature(add)).startswith("(a, b=")
    with pytest.raises(TypeError):
        inspect.signature(add).bind()
    assert np.array_equal(add(np.arange(3), 1), [1, 2, 3])


def test_a_generator_goes_there_as_it_is(running: Sandbox) -> None:
    draws = function(running, "draws")
    assert np.array_equal(draws(np.random.default_rng(4)), np.random.default_rng(4).normal(size=3))


def test_an_error_comes_back_with_its_name_words_and_line(running: Sandbox) -> None:
    fails = function(running, "fails")
    with pytest.raises(Exception, match="nothing at 3") as caught:
        fails(3)
    assert type(caught.value).__name__ == "LookupError"
    code: Any = fails.__code__
    lines = [frame.lineno for frame in traceback.extract_tb(caught.tb) if frame.filename == code.co_filename]
    assert lines == [3]
    with pytest.raises(NotImplementedError):
        fails(0)
    with pytest.raises(RecursionError):
        function(running, "deep")(1)
    with pytest.raises(Exception, match="stdin"):
        function(running, "says")(1)


def test_a_value_and_nothing_are_told_apart(running: Sandbox) -> None:
    assert running.find("rows", 1.0) == {1, 3}
    assert running.find("nothing_of_the_kind", 1.0) is Missing
    assert running.find("last", 1.0) is Missing
    assert function(running, "built_in")(3, 5) == 5


def test_it_has_a_folder_of_its_own_with_its_data_and_no_variables_of_ours(running: Sandbox) -> None:
    place, words, names = function(running, "stands")(1)
    assert Path(place) != Path.cwd()
    assert words == "here"
    assert "PYTHONPATH" not in names
    assert "USER" not in names


def test_who_works_there_is_told(running: Sandbox) -> None:
    assert running.learner() == "ada"


def test_a_call_without_an_end_is_stopped_at_its_line_and_not_tried_for_ever(running: Sandbox) -> None:
    loops = function(running, "loops", 0.3)
    for _ in range(5):
        with pytest.raises(OutOfTime) as caught:
            loops(1)
        assert caught.value.line in {2, 3}
    assert function(running, "add")(1, 1) == 2


def test_a_tracer_is_left_as_it_was(running: Sandbox) -> None:
    before = sys.gettrace()
    function(running, "add")(1, 1)
    assert sys.gettrace() is before


def test_cells_that_stopped_are_told_with_their_line(running: Sandbox) -> None:
    function(running, "add")
    told = "\n".join(running.happened)
    assert "cell 7 stopped with ZeroDivisionError: division by zero in line 3" in told
    assert "cell 10 stopped with SyntaxError" in told
    assert "cell 1 " not in told
    assert "cell 11 " not in told


def test_checks_speak_of_a_function_over_there_as_of_one_here() -> None:
    code = "def upper_bound_zero(n, level):\n    x = 0\n    return 1 / x"
    names: dict[str, Any] = {}
    exec(compile(code, "<cell>", "exec"), names)  # noqa: S102 - the same code here and there
    own = exercise("start.upper_bound_zero")
    with Sandbox([code], LIMITS) as there:
        answer = there.find("upper_bound_zero", 3.0)
        assert own.judge(answer, "").plain() == own.judge(names["upper_bound_zero"], "").plain()
        assert own.mark(answer, "") == own.mark(names["upper_bound_zero"], "")


def test_a_process_that_ends_is_begun_again_without_the_cell_that_ended_it() -> None:
    cells = ["import os", "def one():\n    return 1", "os._exit(0)", "def end():\n    os._exit(3)", "two = 2"]
    with Sandbox(cells, LIMITS) as there:
        assert function(there, "one")() == 1
        end = function(there, "end")
        for _ in range(3):
            with pytest.raises(Ended, match="status 3"):
                end()
        assert there.find("two", 1.0) == 2
        assert there.happened[0] == "cell 3: it ended its own process (status 0)"


def test_beginnings_are_limited() -> None:
    with Sandbox(["import os\ndef end():\n    os._exit(0)"], Limits(total=30, beginnings=1)) as there:
        for _ in range(2):
            with pytest.raises(Ended, match="status 0"):
                function(there, "end")()
        with pytest.raises(Ended, match="too often"):
            there.find("end", 1.0)
        assert there.learner() == ""


def test_the_time_of_the_whole_is_limited() -> None:
    with Sandbox(["import time\ntime.sleep(60)", "one = 1"], Limits(total=1.5, cell=60)) as there:
        for _ in range(2):
            with pytest.raises(Ended, match="whole notebook"):
                there.find("one", 1.0)


def test_a_machine_that_begins_no_process_is_not_the_submissions_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "BOOT", "raise SystemExit(5)")
    with Sandbox(["one = 1"], LIMITS) as there, pytest.raises(RoomError, match="status 5"):
        there.find("one", 1.0)


def test_folders_within_folders_are_removed(tmp_path: Path) -> None:
    deep = tmp_path / "top"
    (deep / "room").mkdir(parents=True)
    here = os.open(deep / "room", os.O_RDONLY)
    for _ in range(1100):
        os.mkdir("a", dir_fd=here)
        below = os.open("a", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    room._remove(deep)  # noqa: SLF001 - what is tested
    assert not deep.exists()


@pytest.mark.parametrize("takes", [None, 3, [["a"]], [["a", 9, False]], [["not a name", 1, False]]])
def test_a_signature_that_makes_no_sense_is_none(takes: Any) -> None:
    assert room._signature(takes) is None  # noqa: SLF001 - what is tested
