"""A web page becomes a file that intake can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.fetching import Fetcher, FetchError, fetch_article
from tests.bot.fetching.site import Site


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("path", "kind", "suffix"),
    [
        ("/a", "text/html", ".html"),
        ("/a.php", "application/xhtml+xml", ".html"),
        ("/a.md", "text/plain", ".md"),
        ("/a.jsonl", "text/plain", ".jsonl"),
        ("/a.html", "text/plain", ".txt"),
        ("/a", "text/markdown", ".md"),
        ("/a", "application/x-ndjson", ".jsonl"),
    ],
)
async def test_content_type_chooses_the_reader(
    site: Site, fetcher: Fetcher, tmp_path: Path, path: str, kind: str, suffix: str
) -> None:
    file = await fetch_article(fetcher, site.says(path, "words", kind), tmp_path)

    assert (file.name, file.path.suffix) == (f"a{suffix}", suffix)
    assert file.path.parent == tmp_path
    assert file.path.read_bytes() == b"words"


async def test_address_never_names_the_file_on_disk(
    site: Site, fetcher: Fetcher, tmp_path: Path
) -> None:
    url = site.says("/..%2F..%2Fetc%2Fpasswd", "<p>")
    site.pages["/../../etc/passwd"] = site.pages["/..%2F..%2Fetc%2Fpasswd"]

    file = await fetch_article(fetcher, url, tmp_path)

    assert file.path.parent == tmp_path
    assert names_in(tmp_path) == [file.path.name]


async def test_picture_is_refused(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="sends image/png"):
        await fetch_article(fetcher, site.says("/a", "PNG", "image/png"), tmp_path)
    assert names_in(tmp_path) == []
