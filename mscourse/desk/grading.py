"""``mscourse grade``: a folder of submissions into marks.

Each submission runs in processes of its own (`sandbox`); the marker asks its functions and believes nothing
but the values that come back. What is done is kept beside the marks, so that work which was interrupted goes
on where it was, and a submission that did not change is not run again.
"""

import hashlib
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Any

import mscourse
from mscourse import exercises as course
from mscourse.desk.marks import NOT_THERE, Marks, Row
from mscourse.desk.sandbox import Ended, Limits, Missing, Sandbox
from mscourse.desk.submission import Submission, SubmissionError, cells, collect, named
from mscourse.exercises import Mark, exercise
from mscourse.exercises.asking import Stop, unwritten
from mscourse.exercises.records import Exercise
from mscourse.writing import write_whole

SOURCE = Path("exercises")  # where the exercises' notebooks are, with their hidden cases
DONE = "done"  # folder for what is done
ATTEMPTS = 2  # for a submission whose marker is gone
STOPPED = 130  # what shells return for Ctrl+C
Say = Callable[[str], None]


@dataclass(frozen=True)
class Job:
    """What a marker needs for one submission."""

    submission: Submission
    exercises: tuple[str, ...]
    limits: Limits


def grade(  # noqa: PLR0913 - each is a choice of whoever marks
    folder: Path,
    exercises: Sequence[str] | None = None,
    *,
    workers: int = 1,
    resume: bool = True,
    out: Path | None = None,
    limits: Limits | None = None,
    source: Path | None = None,
    say: Say = lambda _words: None,
) -> Marks:
    """Mark a folder of submissions; none is changed.

    Parameters
    ----------
    folder
        The submissions: NAME.ipynb, or a folder NAME with notebooks. A folder `data` goes with each of them.
    exercises
        Ids to mark; by default all exercises of every chapter that a submission names.
    workers
        How many are marked side by side.
    resume
        Whether results of earlier runs in `out` are taken where neither submission nor exercises changed.
    out
        Where results are kept, and marks and report written; nothing is written without it.
    limits
        What a notebook may take.
    source
        The folder with the exercises' source notebooks, for their hidden cases.
    say
        Is told about progress, a line at a time.

    Returns
    -------
    Marks
        One row a submission, by name.

    Raises
    ------
    SubmissionError
        If the folder holds no submission.
    SourceError
        If a source notebook is not what the desk needs.
    UnknownExerciseError
        If an exercise is asked for that there is not.

    """
    submissions = collect(folder)
    limits = limits or Limits()
    with hidden_cases(source) as hidden:
        ids = tuple(exercises) if exercises is not None else _of_the_class(submissions)
        chosen = [exercise(one) for one in ids]
        jobs = [Job(one, ids, limits) for one in submissions]
        version = _version(ids, hidden, limits)
        rows = _rows(jobs, version, workers, out if resume else None, out, source, say)
        ideas = {one.id: tuple((case.name, case.idea) for case in one.cases) for one in chosen}
        tried = sum(case.hidden for one in chosen for case in one.cases)
    notes = (
        f"{tried} hidden cases of {source} were tried too."
        if hidden
        else "Hidden cases were not tried: no notebook with the exercises' source was found.",
    )
    marks = Marks(tuple(rows[one.name] for one in submissions), ideas, notes)
    if out is not None:
        marks.write(out)
    return marks


def grade_command(folder: Path, out: Path, *, workers: int, seconds: float, as_json: bool) -> int:
    """Mark a folder and print what came of it; returns the exit status.

    Parameters
    ----------
    folder, out, workers
        As for `grade`.
    seconds
        What one submission's notebook may take.
    as_json
        Whether to print everything as JSON instead of a line a submission.

    """
    limits = Limits(total=seconds, cell=min(Limits().cell, seconds))
    source = SOURCE if SOURCE.is_dir() else None
    try:
        marks = grade(folder, workers=workers, out=out, limits=limits, source=source, say=_to_stderr)
    except KeyboardInterrupt:
        _to_stderr(f"Stopped. What was done is kept in {out / DONE}; the same line goes on from there.")
        return STOPPED
    except ValueError as problem:
        _to_stderr(str(problem))
        return 1
    if as_json:
        print(json.dumps(marks.as_json(), indent=1, ensure_ascii=False))  # noqa: T201 - a command's answer
    else:
        for row in marks.rows:
            print(f"{row.name}: {_told(row)}")  # noqa: T201 - as above
        print(f"Marks, counts and report are in {out}.")  # noqa: T201 - as above
    return 1 if any(row.problem for row in marks.rows) else 0


def _to_stderr(words: str) -> None:
    print(words, file=sys.stderr, flush=True)  # noqa: T201 - progress


def _told(row: Row) -> str:
    if row.problem:
        return f"could not be marked: {row.problem}"
    more = f", and {len(row.happened)} things in the report" if row.happened else ""
    return f"{row.points:g} of {row.of:g}{more}"


@contextmanager
def hidden_cases(source: Path | None) -> Iterator[str]:
    """Add the hidden cases of source notebooks for a while; gives their code, empty if there are none.

    Raises
    ------
    SourceError
        If a notebook there is not what the desk needs.

    """
    before = {one.id: list(one.cases) for one in _known()}
    try:
        yield _add_hidden(source) if source is not None else ""
    finally:
        for one in _known():
            one.cases[:] = before[one.id]


def _known() -> list[Exercise]:
    return [exercise(name) for name in course.objectives()]


def _add_hidden(source: Path) -> str:
    from mscourse.desk.proof import run  # noqa: PLC0415 - nbformat is not among what notebooks need
    from mscourse.desk.source import exercise as of  # noqa: PLC0415 - as above
    from mscourse.desk.source import load, part, sources  # noqa: PLC0415 - as above

    code = []
    for path in sorted(source.glob("*.ipynb")):
        notebook = load(path)
        names: dict[str, Any] = {"__name__": path.stem}
        plain = [
            cell for cell in notebook.cells if cell.cell_type == "code" and not part(cell) and not of(cell)
        ]
        for cell in plain:
            if "remove-cell" not in cell.metadata.get("tags", ()):  # the opening only compares versions
                run(cell.source, names)
        for one in sources(notebook, path):
            run(one.hidden, names)
            code.append(one.hidden)
    return "\n".join(code)


def _of_the_class(submissions: Sequence[Submission]) -> tuple[str, ...]:
    """Return the exercises of every chapter that any submission names: who deletes cells owes them still."""
    ids = tuple(course.objectives())
    chapters = set()
    for path in (path for one in submissions for path in one.notebooks):
        with suppress(SubmissionError):
            chapters |= {_chapter(name) for name in named(cells(path), ids)}
    if not chapters:
        message = (
            "no submission names an exercise of the course; hand out notebooks that mscourse release made"
        )
        raise SubmissionError(message)
    return tuple(name for name in ids if _chapter(name) in chapters)


def _chapter(name: str) -> str:
    return name.partition(".")[0]


def _version(ids: tuple[str, ...], hidden: str, limits: Limits) -> str:
    """Return a hash over everything besides the submission that marks depend on."""
    found = hashlib.sha256(f"{mscourse.__version__}\n{ids}\n{limits}\n{hidden}".encode())
    package = Path(mscourse.__file__).parent
    for room in ("desk", "evidence", "exercises", "models"):
        for path in sorted((package / room).rglob("*")):
            if path.suffix in {".py", ".json", ".yaml", ".yml"}:
                found.update(path.read_bytes())
    return found.hexdigest()


def _rows(  # noqa: PLR0913, PLR0917 - private, called once
    jobs: list[Job],
    version: str,
    workers: int,
    earlier: Path | None,
    out: Path | None,
    source: Path | None,
    say: Say,
) -> dict[str, Row]:
    keys = {job.submission.name: f"{version}-{job.submission.fingerprint()}" for job in jobs}
    rows: dict[str, Row] = {}
    for name, key in keys.items():
        row = _earlier(earlier / DONE / f"{name}.json", key) if earlier is not None else None
        if row is not None:
            rows[name] = row
    if rows:
        say(f"{len(rows)} of {len(jobs)} are there from before")
    for row in _marked([job for job in jobs if job.submission.name not in rows], workers, source):
        rows[row.name] = row
        if out is not None:
            (out / DONE).mkdir(parents=True, exist_ok=True)
            kept = json.dumps({"key": keys[row.name], "row": row.as_json()}, ensure_ascii=False)
            write_whole(out / DONE / f"{row.name}.json", kept)
        say(f"{len(rows)} of {len(jobs)}: {row.name}: {_told(row)}")
    return rows


def _earlier(path: Path, key: str) -> Row | None:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return Row.from_json(held["row"]) if held["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _marked(jobs: list[Job], workers: int, source: Path | None) -> Iterator[Row]:
    """Give a row for each job, as they are done."""
    if workers == 1 or len(jobs) < 2:  # noqa: PLR2004 - one needs nobody beside it
        yield from map(mark, jobs)
        return
    left = {job.submission.name: job for job in jobs}
    others = set(active_children())
    for _ in range(ATTEMPTS):
        with ProcessPoolExecutor(
            min(workers, len(left)), get_context("spawn"), initializer=_prepare, initargs=(source,)
        ) as pool:
            futures = [pool.submit(_mark_there, job) for job in left.values()]
            try:
                for future in as_completed(futures):
                    with suppress(BrokenProcessPool):  # a marker is gone: others take what is left
                        row = future.result()
                        del left[row.name]
                        yield row
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                for one in set(active_children()) - others:
                    one.terminate()
                raise
        if not left:
            return
    for job in left.values():
        yield _unmarked(job, "the process that marked it was ended, twice; run the command again")


class _Worker:
    """What a marker's process knows of itself: whether it is at work, and whether it was told to stop."""

    busy = False
    stopped = False


def _stop(_signal: int, _frame: object) -> None:
    """End the work in hand, so that its room is removed, and take no more; who is idle ends at once."""
    if _Worker.stopped:  # told twice, by a terminal and by us: the room is being removed already
        return
    _Worker.stopped = True
    if not _Worker.busy:
        os._exit(STOPPED)
    raise KeyboardInterrupt


def _mark_there(job: Job) -> Row:
    """Mark one submission in a marker's process."""
    if _Worker.stopped:
        raise KeyboardInterrupt
    _Worker.busy = True
    try:
        return mark(job)
    finally:
        _Worker.busy = False


def _prepare(source: Path | None) -> None:
    """Make a marker's process ready: it adds the hidden cases once, and can be stopped."""
    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGTERM, _stop)
    if source is not None:
        _add_hidden(source)


def mark(job: Job) -> Row:
    """Mark one submission; whatever it does, a row comes back."""
    try:
        return _mark(job)
    except SubmissionError as problem:
        return _unmarked(job, str(problem))
    except Exception as problem:  # noqa: BLE001 - one submission never ends the marking of others
        return _unmarked(job, f"the marker stopped with {type(problem).__name__}: {problem}")


def _unmarked(job: Job, why: str) -> Row:
    marks = tuple(_nothing(exercise(name)) for name in job.exercises)
    return Row(job.submission.name, "", marks, problem=why)


def _nothing(own: Exercise, *missed: tuple[str, str]) -> Mark:
    return Mark(own.id, 0.0, sum(case.points for case in own.cases), missed)


def _mark(job: Job) -> Row:
    submission = job.submission
    code, problems = submission.read()
    homes = {name: _home(name, code, job.exercises) for name in job.exercises}
    marks: dict[str, Mark] = {}
    happened = list(problems)
    walls: tuple[str, ...] = ()
    learner = ""
    for path, own in code.items():
        here = [name for name in job.exercises if homes[name] == path]
        if not here:
            continue
        with Sandbox(own, job.limits, submission.beside) as sandbox:
            who = sandbox.learner()
            for name in here:
                marks[name] = _tried(exercise(name), sandbox, who, job.limits.call)
            learner, walls = learner or who, sandbox.walls
            before = f"{path.name}: " if len(code) > 1 else ""
            happened += [f"{before}{one}" for one in sandbox.happened]
    ordered = tuple(marks[name] for name in job.exercises)
    return Row(submission.name, learner, ordered, tuple(happened), walls)


def _home(name: str, code: dict[Path, tuple[str, ...]], ids: tuple[str, ...]) -> Path:
    """Return the notebook of a submission in which to look for an exercise.

    It is the one that names it; else one that names another of its chapter; else the first.
    """
    names = {path: named(own, ids) for path, own in code.items()}
    exact = [path for path, found in names.items() if name in found]
    near = [path for path, found in names.items() if _chapter(name) in map(_chapter, found)]
    return (exact or near or list(code))[0]


def _tried(own: Exercise, sandbox: Sandbox, learner: str, most: float) -> Mark:
    own = replace(own, seconds=min(own.seconds, most))
    try:
        answer = sandbox.find(own.name, own.seconds)
    except Ended as problem:
        return _nothing(own, (NOT_THERE, f"`{own.name}` could not be asked: {problem}."))
    if answer is Missing:
        return _nothing(own, (NOT_THERE, f"There is no `{own.name}` in the notebook."))
    mark = own.mark(answer, learner)
    if mark.missed[:1] == (
        (own.cases[0].name, _stub(own)),
    ):  # nothing was written: no case may hold by chance
        return _nothing(own, (NOT_THERE, _stub(own)))
    return replace(mark, missed=tuple((case, _short(seen)) for case, seen in mark.missed))


def _stub(own: Exercise) -> str:
    """Return the words that an untouched stub meets."""
    try:
        unwritten(own.name)
    except Stop as end:
        return end.seen


def _short(words: str) -> str:
    return words if len(words) <= 300 else f"{words[:300]} …."  # noqa: PLR2004 - a line or three
