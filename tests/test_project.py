"""The project as a whole: its commands agree, its promises are kept, nothing is left lying about."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import yaml

import mscourse

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text()
README = (ROOT / "README.md").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/course.yml").read_text())
NOTEBOOKS = sorted([*ROOT.glob("chapters/*.ipynb"), *ROOT.glob("exercises/*.ipynb")])
TRACKED = subprocess.run(
    ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
).stdout.splitlines()


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))


def workflow_commands() -> list[str]:
    return [step["run"] for job in WORKFLOW["jobs"].values() for step in job["steps"] if "run" in step]


def test_the_readme_lists_every_target_and_no_other() -> None:
    listed = set(re.findall(r"^\| `make ([a-z]+)` \|", README, re.MULTILINE))
    assert listed == targets() - {"help"}
    assert {"book", "test", "serve", "notebooks", "lint", "bench", "clean"} <= listed


def test_every_target_says_in_a_line_what_it_does() -> None:
    shown = subprocess.run(
        ["make", "-s", "help"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    for target in targets():
        assert re.search(rf"^make {target} +\S+", shown, re.MULTILINE)


def test_the_workflow_runs_the_makefiles_commands() -> None:
    assert workflow_commands() == [
        "bash .ci/run",
        'make due ON="$(date -I)"',
        'echo "MSCOURSE_ON=$(date -I)" >> "$GITHUB_ENV"',
        "make book",
    ]
    called = re.findall(r"^make ([a-z]+)", (ROOT / ".ci/run").read_text(), re.MULTILINE)
    assert called == ["test"]
    assert {command.split()[1] for command in workflow_commands() if command.startswith("make")} <= targets()


def test_the_workflow_tests_every_python_that_the_package_claims() -> None:
    claimed = {
        one.rsplit(" ", 1)[1] for one in PROJECT["project"]["classifiers"] if re.search(r":: 3\.\d+$", one)
    }
    assert set(WORKFLOW["jobs"]["test"]["strategy"]["matrix"]["python"]) == claimed
    assert min(claimed, key=lambda one: int(one.split(".")[1])) == PROJECT["project"][
        "requires-python"
    ].removeprefix(">=")
    assert "3.11" in WORKFLOW["jobs"]["book"]["container"]  # the reference builds what is published


def test_the_plain_lines_of_the_readme_do_what_make_does() -> None:
    for line in ("jupyter-book build . -W --keep-going", '-e ".[book,test]"', "pytest --nbval chapters"):
        assert README.count(line) == 2, line  # once for Linux and macOS, once for Windows
    assert "jupyter-book build . -W --keep-going" in MAKEFILE
    assert "--nbval chapters" in MAKEFILE


def test_every_installed_requirement_is_pinned() -> None:
    pins = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text().splitlines()
        if "==" in line
    }
    wanted = [
        *PROJECT["project"]["dependencies"],
        *(one for extra in ("book", "test") for one in PROJECT["project"]["optional-dependencies"][extra]),
    ]
    names = {re.split(r"[<>=!~\[ ]", one)[0].lower().replace("_", "-") for one in wanted}
    assert names - pins == set()
    assert all(
        re.fullmatch(r"[A-Za-z0-9_.-]+==[^\s;]+", line)
        for line in (ROOT / "constraints.txt").read_text().splitlines()
        if line and not line.startswith("#")
    )


def test_every_chapter_of_the_book_is_linked_from_the_landing_page_and_no_unwritten_one() -> None:
    toc = (ROOT / "_toc.yml").read_text()
    chapters = set(re.findall(r"file: (chapters/\d\d_\w+)", toc))
    assert set(re.findall(r'href="(chapters/\d\d_\w+)\.html', (ROOT / "index.md").read_text())) == chapters
    assert {f"chapters/{path.stem}" for path in NOTEBOOKS if path.stem[:2].isdigit()} == chapters


def test_what_is_bundled_is_named_with_its_licence() -> None:
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text()
    bundled = {
        path.parent for suffix in ("woff2", "ttf", "min.js") for path in ROOT.glob(f"mscourse/**/*.{suffix}")
    }
    roots = {
        path.parent if path.name == "fonts" and path.parent.name == "katex" else path for path in bundled
    }
    assert roots
    for folder in roots:
        assert f"`{folder.relative_to(ROOT).as_posix()}`" in notices
        assert [one for one in folder.iterdir() if one.name.startswith(("LICENSE", "OFL"))], folder


def test_versions_agree() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert citation["version"] == mscourse.__version__
    assert f"## {mscourse.__version__}" in (ROOT / "CHANGELOG.md").read_text()


def test_nothing_of_one_machine_is_in_the_repository() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w")
    for name in TRACKED:
        path = ROOT / name
        if path.suffix in {".woff2", ".ttf", ".webp", ".png"} or name in {
            "tests/test_project.py",
            "tests/book/test_audit_files.py",
            "tests/notebooks/test_stored.py",
        }:
            continue
        assert not pattern.search(path.read_text(encoding="utf-8")), name


def test_no_tracked_file_is_build_output() -> None:
    assert not [
        name for name in TRACKED if name.startswith(("_build/", ".venv/", "dist/")) or "__pycache__" in name
    ]


def test_the_readme_quotes_the_races_as_they_were_measured() -> None:
    held = json.loads((ROOT / "benchmarks" / "models.json").read_text(encoding="utf-8"))
    assert f"({held['machine']}; {held['date']})" in README
    for race in held["races"]:
        ratio = float(f"{race['ratio']:.2g}")
        row = f"| `{race['model']}` | {race['against']} | {ratio:g} | {race['target']:g} |"
        assert row in README
        assert race["ratio"] >= race["target"], "else the card says what stands in the way"
