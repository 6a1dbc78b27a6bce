"""``mscourse serve``: a built book on a local address."""

from pathlib import Path

import click

from mscourse.cli import taught

HTML = Path("_build/html")


@taught.command(
    "serve",
    short_help="Put a built book on a local address.",
    examples=(("mscourse serve --port 8080", "Show the book at http://127.0.0.1:8080/ until Ctrl+C."),),
    exits={0: "stopped by Ctrl+C"},
)
@click.argument("root", type=click.Path(path_type=Path), default=HTML)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one."
)
def command(root: Path, port: int) -> int:
    """Serve a built book on this machine until you stop it.

    ROOT is the built folder, _build/html by default. Only this machine can open the address.
    """
    from mscourse.book.server import address, make_server  # noqa: PLC0415 - a command loads only what it needs

    server = make_server(root, port)
    print(f"The book is at {address(server)} (stop with Ctrl+C).", flush=True)  # noqa: T201 - said at once, also into a pipe
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return 0
