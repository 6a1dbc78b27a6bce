"""The small server behaves as static hosts do, and stays inside its folder."""

import gzip
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from mscourse.book.server import make_server, serving


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "secret.txt").write_text("secret")
    root = tmp_path / "html"
    (root / "deep").mkdir(parents=True)
    (root / "index.html").write_text("<p>home</p>" * 50)
    (root / "deep" / "index.html").write_text("deep")
    (root / "404.html").write_text("nothing here")
    (root / "a.webp").write_bytes(b"\x00\x01")
    with serving(root) as address:
        yield address


def get(address: str, **headers: str) -> tuple[int, bytes, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:  # noqa: S310 - loopback
            return answer.status, answer.read(), answer.headers.get("Content-Encoding", "")
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers.get("Content-Encoding", "")


def test_folders_answer_with_their_index(site: str) -> None:
    assert get(site)[:2] == (200, b"<p>home</p>" * 50)
    assert get(f"{site}deep/?a=b")[:2] == (200, b"deep")


def test_text_is_packed_for_who_asks_and_pictures_are_not(site: str) -> None:
    status, body, encoding = get(site, **{"Accept-Encoding": "gzip"})
    assert (status, encoding) == (200, "gzip")
    assert gzip.decompress(body) == b"<p>home</p>" * 50
    assert get(f"{site}a.webp", **{"Accept-Encoding": "gzip"}) == (200, b"\x00\x01", "")


@pytest.mark.parametrize(
    "path", ["none.html", "deep/none/at/all", "../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt"]
)
def test_what_is_not_in_the_folder_is_not_found(site: str, path: str) -> None:
    assert get(site + path)[:2] == (404, b"nothing here")


def test_a_folder_without_a_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make book"):
        make_server(tmp_path)
