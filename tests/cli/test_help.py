"""Help that teaches: every command says what it is for, gives an example that runs, and its exit statuses."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from mscourse.cli import root
from mscourse.cli.taught import Taught
from tests.cli.conftest import Answer

Call = Callable[[str], Answer]
EXAMPLE = re.compile(r"^ +\$ mscourse (.+)$", re.MULTILINE)


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(root.course)
    for name in root.COMMANDS:
        one = root.course.get_command(context, name)
        assert one is not None
        yield name, one
        if isinstance(one, click.Group):
            yield from ((f"{name} {inner}", each) for inner, each in one.commands.items())


LEAVES = [name for name, one in commands() if isinstance(one, Taught)]
# What runs in a second or two, and what it gives in a sound course.
QUICK = {
    "doctor": 0,
    "doctor --for test --json": None,  # as complete as the machine it runs on
    "validate mscourse/quizzes/bank/01_disease.yaml": 0,
    "compile-evidence": 0,
    "new chapter 15_future": 0,
    "new question disease": 0,
    "new question disease --type numeric": 0,
    "new exercise disease.two_delays": 0,
    "new record smith_2026_trial --topic ahsct": 0,
}


def examples(name: str, call: Call) -> list[str]:
    found = EXAMPLE.findall(call(f"{name} --help").out)
    assert found, f"{name}: the help holds no example"
    return found


def test_every_command_is_in_the_help_with_a_sentence(call: Call) -> None:
    for option in ("-h", "--help"):
        told = call(option)
        assert told.status == 0
        for name in root.COMMANDS:
            assert re.search(rf"^  {name} +[A-Z].+\.$", told.out, re.MULTILINE), name
    assert "_MSCOURSE_COMPLETE=bash_source" in told.out


@pytest.mark.parametrize("name", LEAVES)
def test_help_says_what_for_shows_an_example_and_the_exit_statuses(name: str, call: Call) -> None:
    told = call(f"{name} -h")
    assert told.status == 0
    assert told.out.startswith(f"Usage: mscourse {name}")
    assert all(line.startswith(name) for line in EXAMPLE.findall(told.out))
    for status in "012":
        assert re.search(rf"^  {status}  [a-z]", told.out, re.MULTILINE), status


@pytest.mark.parametrize("name", LEAVES)
def test_every_example_is_understood(name: str, call: Call, course: Path) -> None:
    (course / "submissions").mkdir()
    (course / "answers").mkdir()
    one = dict(commands())[name]
    for line in examples(name, call):
        words = line.split()[len(name.split()) :]
        with one.make_context(name, words) as context:  # refuses what it does not know, runs nothing
            assert context.info_name == name


@pytest.mark.usefixtures("unwritten")  # the chapter that an example begins
def test_examples_run(call: Call, course: Path) -> None:
    assert (course / "chapters").is_dir()
    run = {line for name in LEAVES for line in examples(name, call) if line in QUICK}
    assert run == set(QUICK)
    for line, status in QUICK.items():
        if "compile" not in line:  # it writes into the package; its own tests give it a folder
            answer = call(line)
            assert status is None or answer.status == status, answer


def test_the_module_runs_as_a_command_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mscourse.cli", "--version"], capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"mscourse \d+\.\d+\.\d+\n", done.stdout)


def test_notebooks_do_not_load_the_command_s_library() -> None:
    code = "import sys, mscourse; mscourse.check, mscourse.quiz; assert 'click' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_shell_can_complete_commands_and_options() -> None:
    for words, wanted in (("mscourse va", "validate"), ("mscourse doctor --j", "--json")):
        done = subprocess.run(
            [sys.executable, "-c", "from mscourse.cli import main; main()"],
            capture_output=True,
            text=True,
            check=False,
            env={
                **os.environ,
                "_MSCOURSE_COMPLETE": "bash_complete",
                "COMP_WORDS": words,
                "COMP_CWORD": str(len(words.split()) - 1),
            },
        )
        assert wanted in done.stdout
