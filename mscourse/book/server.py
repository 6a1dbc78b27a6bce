"""A small web server for a built book; like static hosts it packs text and answers the rest with 404.html."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlparse

TEXT = {".html", ".css", ".js", ".mjs", ".svg", ".json", ".txt", ".ipynb", ".md", ".xml"}


@lru_cache(maxsize=256)
def _packed(path: Path, _changed: float) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


class BookHandler(SimpleHTTPRequestHandler):
    """Answers with files of one folder; never lists a folder."""

    protocol_version = "HTTP/1.1"
    root: Path

    def do_GET(self) -> None:
        """Answer a request for a file, packed where that helps, or with the book's 404 page."""
        path = self._file()
        status = HTTPStatus.OK
        if path is None:
            path, status = self.root / "404.html", HTTPStatus.NOT_FOUND
            if not path.is_file():
                self.send_error(HTTPStatus.NOT_FOUND)
                return
        packed = path.suffix in TEXT and "gzip" in self.headers.get("Accept-Encoding", "")
        content = _packed(path, path.stat().st_mtime) if packed else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def _file(self) -> Path | None:
        path = (self.root / unquote(urlparse(self.path).path).lstrip("/")).resolve()
        if path.is_dir():
            path /= "index.html"
        return path if path.is_file() and path.is_relative_to(self.root.resolve()) else None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Stay silent; the reader of the terminal wants the address only."""


def make_server(root: Path, port: int = 0) -> ThreadingHTTPServer:
    """Return a server for a built book on this machine's loopback address; port 0 lets the system choose.

    Raises
    ------
    FileNotFoundError
        If there is no ``index.html`` in the folder.

    """
    if not (root / "index.html").is_file():
        message = f"there is no index.html in {root}. Build the book first: make book"
        raise FileNotFoundError(message)
    handler = type("Handler", (BookHandler,), {"root": root.resolve()})
    return ThreadingHTTPServer(("127.0.0.1", port), handler)


def address(server: ThreadingHTTPServer) -> str:
    """Return the address of a server's first page."""
    return f"http://127.0.0.1:{server.server_address[1]}/"


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """Serve a built book in the background; gives its address."""
    server = make_server(root)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield address(server)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
