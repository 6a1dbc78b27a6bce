"""``mscourse compile-evidence``: check the records and write the file that loads at once."""

from mscourse.cli import talk, taught


@taught.command(
    "compile-evidence",
    short_help="Check the records and write the file that loads at once.",
    examples=(("mscourse compile-evidence", "After a change in mscourse/evidence/data:"),),
    exits={0: "the compiled file is current", 1: "an entry has a fault; the compiled file is left as it was"},
)
def command() -> int:
    """Check records, claims and statements, and write compiled.json beside them.

    Commit the compiled file with its sources. Each fault is named with file, entry, field and remedy.
    """
    from mscourse.evidence import compiling  # noqa: PLC0415 - a command loads only what it needs

    talk.say(f"{compiling.write()} is current.")
    return 0
