"""Article files are found below folders, and nothing outside them."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.model import Skipped
from corpus.scanning import Found, find_files, fingerprint_files


def _write(path: Path, text: str = "Title\n\nOne.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _paths(found: Found) -> list[str]:
    return [file.path for file in found.files]


def _reasons(found: Found) -> dict[str, str]:
    return {Path(skip.path).name: skip.reason for skip in found.skipped}


def test_find_files_returns_sorted_paths_when_folders_are_nested(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "news/2022/c.html", "news/d.jsonl", "e.htm", "f.markdown"):
        _write(tmp_path / name)

    found = find_files([tmp_path])

    assert [(file.path, file.collection, file.suffix) for file in found.files] == [
        ("a.MD", "", ".md"),
        ("b.txt", "", ".txt"),
        ("e.htm", "", ".htm"),
        ("f.markdown", "", ".markdown"),
        ("news/2022/c.html", "news/2022", ".html"),
        ("news/d.jsonl", "news", ".jsonl"),
    ]
    assert not found.skipped


def test_find_files_ignores_what_is_hidden_or_of_another_format(tmp_path: Path) -> None:
    for name in (".a.txt", ".git/b.txt", "._c.txt", "d.pdf", "e", "txt"):
        _write(tmp_path / name)

    assert find_files([tmp_path]) == Found(files=(), skipped=())


def test_find_files_takes_a_file_when_it_is_itself_a_root(tmp_path: Path) -> None:
    article, other = _write(tmp_path / "a.txt"), _write(tmp_path / "b.pdf")

    found = find_files([article, other])

    assert [(file.path, file.root, file.collection) for file in found.files] == [
        ("a.txt", tmp_path, "")
    ]
    assert list(_reasons(found)) == ["b.pdf"]
    assert "is of no known format" in found.skipped[0].reason


def test_find_files_takes_a_root_when_its_own_name_is_hidden(tmp_path: Path) -> None:
    _write(tmp_path / ".data" / "a.txt")

    assert _paths(find_files([tmp_path / ".data"])) == ["a.txt"]


def test_find_files_raises_when_a_root_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no file or folder “.*/nowhere”: check the path"):
        find_files([tmp_path, tmp_path / "nowhere"])


def test_find_files_counts_a_file_once_when_roots_overlap(tmp_path: Path) -> None:
    inner = _write(tmp_path / "news" / "a.txt")

    found = find_files([tmp_path, tmp_path / "news", inner, tmp_path])

    assert _paths(found) == ["news/a.txt"]


def test_find_files_keeps_the_order_of_roots(tmp_path: Path) -> None:
    _write(tmp_path / "one" / "b.txt")
    _write(tmp_path / "two" / "a.txt")

    assert _paths(find_files([tmp_path / "one", tmp_path / "two"])) == ["b.txt", "a.txt"]


def test_find_files_reports_a_link_when_it_leaves_the_root(tmp_path: Path) -> None:
    secret = _write(tmp_path / "secret.txt")
    _write(tmp_path / "outside" / "b.txt")
    root = tmp_path / "articles"
    root.mkdir()
    (root / "a.txt").symlink_to(secret)
    (root / "folder").symlink_to(tmp_path / "outside")
    (root / "up.txt").symlink_to("../secret.txt")

    found = find_files([root])

    assert _reasons(found) == dict.fromkeys(
        ("a.txt", "folder", "up.txt"), "is a link that leaves the corpus"
    )
    assert not found.files


def test_find_files_reports_a_link_when_it_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to("missing.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "one.txt").symlink_to("two.txt")
    (tmp_path / "two.txt").symlink_to("one.txt")

    found = find_files([tmp_path])

    assert set(_reasons(found)) == {"gone.txt", "self.txt", "one.txt", "two.txt"}
    assert set(_reasons(found).values()) == {"is a link that leads nowhere"}


def test_find_files_ends_when_folders_form_a_loop(tmp_path: Path) -> None:
    _write(tmp_path / "news" / "a.txt")
    (tmp_path / "news" / "again").symlink_to(tmp_path)
    (tmp_path / "news" / "self").symlink_to(".")

    assert find_files([tmp_path]) == find_files([tmp_path])
    assert _paths(find_files([tmp_path])) == ["news/a.txt"]


def test_find_files_follows_a_link_when_its_target_is_hidden_in_the_root(tmp_path: Path) -> None:
    """Kubernetes and git-annex keep the files themselves in hidden folders."""
    _write(tmp_path / ".store" / "x.txt")
    (tmp_path / "a.txt").symlink_to(".store/x.txt")
    (tmp_path / "b.txt").symlink_to(".store/x.txt")

    assert _paths(find_files([tmp_path])) == ["a.txt"]


def test_find_files_prefers_the_file_when_a_link_to_it_sorts_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    _write(tmp_path / "b.txt")

    assert _paths(find_files([tmp_path])) == ["b.txt"]


def test_find_files_follows_a_root_when_it_is_a_link(tmp_path: Path) -> None:
    _write(tmp_path / "real" / "a.txt")
    (tmp_path / "link").symlink_to("real")

    (file,) = find_files([tmp_path / "link"]).files

    assert file.name == (tmp_path / "link" / "a.txt").as_posix()


def test_find_files_reports_what_is_no_plain_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert _reasons(find_files([tmp_path])) == {"pipe.txt": "is no plain file"}
    assert _reasons(find_files([tmp_path / "pipe.txt"])) == {"pipe.txt": "is no plain file"}


def test_find_files_reports_a_folder_when_it_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real scan that the system refuses; permissions do not stop the administrator."""
    _write(tmp_path / "a.txt")
    _write(tmp_path / "locked" / "b.txt")
    scan = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr("corpus.scanning.os.scandir", refuse)
    found = find_files([tmp_path])

    assert _paths(found) == ["a.txt"]
    locked = (tmp_path / "locked").as_posix()
    assert found.skipped == (Skipped(path=locked, reason="cannot be opened (Permission denied)"),)


def test_find_files_composes_names_when_a_disk_decomposes_them(tmp_path: Path) -> None:
    _write(tmp_path / unicodedata.normalize("NFD", "café.txt"))

    assert _paths(find_files([tmp_path])) == ["café.txt"]


def test_find_files_shows_a_name_when_its_bytes_are_no_unicode(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"Title\n\nOne.")

    (file,) = find_files([tmp_path]).files

    assert file.path == "caf\ufffd.txt"
    assert file.absolute.read_bytes() == b"Title\n\nOne."


def test_fingerprint_files_stays_when_nothing_changed(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/a.txt"):
        _write(tmp_path / name)

    one, two = (fingerprint_files(find_files([tmp_path / name]).files) for name in ("one", "two"))

    assert one == two
    assert len(one) == 64


def test_fingerprint_files_changes_when_a_file_does(tmp_path: Path) -> None:
    def now() -> str:
        return fingerprint_files(find_files([tmp_path]).files)

    seen = [now()]
    _write(tmp_path / "a.txt")
    seen.append(now())
    _write(tmp_path / "a.txt", "Title\n\nTwo.")
    seen.append(now())
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    seen.append(now())
    _write(tmp_path / "c.txt", "")
    seen.append(now())

    assert len(set(seen)) == len(seen)


def test_fingerprint_files_goes_on_when_a_file_cannot_be_read(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt")
    files = find_files([tmp_path]).files
    before = fingerprint_files(files)
    path.unlink()

    assert fingerprint_files(files) == fingerprint_files(files) != before
