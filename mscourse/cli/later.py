"""What another room brings to a command, loaded when the command runs."""

from importlib import import_module
from typing import Any

import click


def later(room: str, name: str) -> Any:
    """Return a function of a room.

    Parameters
    ----------
    room
        A module, such as ``mscourse.desk.grading``.
    name
        What to take from it.

    Raises
    ------
    click.ClickException
        If this edition of the course has no such room, which is said in one sentence.

    """
    try:
        return getattr(import_module(room), name)
    except ModuleNotFoundError as error:
        if error.name is None or not (f"{room}.".startswith(f"{error.name}.")):
            raise
        message = f"this edition of the course has no {room}. Remedy: install an edition that has it."
        raise click.ClickException(message) from error
