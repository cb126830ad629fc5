"""Archives that somebody packed to do harm, and those that somebody packed badly."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.intake import limits
from bot.intake.archives import Archive
from corpus import ReadError
from tests.bot.intake.archiving import TEXT, Entry, encrypted, link, pack, with_size

MOST = 2**20

Open = Callable[[bytes], Archive]


@pytest.fixture(name="opened")
def _opened(tmp_path: Path) -> Open:
    def opened(data: bytes) -> Archive:
        path = tmp_path / "archive"
        path.write_bytes(data)
        return Archive(path, MOST)

    return opened


def _reasons(archive: Archive) -> list[str | None]:
    reasons: list[str | None] = []
    for entry in archive.entries():
        try:
            archive.read(entry)
        except ReadError as error:
            reasons.append(error.reason)
        else:
            reasons.append(None)
    return reasons


def test_entries_are_read_as_they_were_packed(opened: Open) -> None:
    archive = opened(pack(("a.txt", TEXT), ("b/c.md", "# T"), ("b/", ""), (".d.txt", "x")))
    assert [archive.read(entry) for entry in archive.entries()] == [TEXT.encode(), b"# T"]
    assert archive.others() is None


def test_others_are_told_in_one_sentence(opened: Open) -> None:
    archive = opened(pack(("a.PNG", "x"), ("b.css", "x"), ("c", "x"), ("__MACOSX/d.png", "x")))
    sentence = "holds 3 files of other formats, which were passed over (.css, .png, no suffix)"
    assert archive.others() == sentence
    assert archive.entries() == []


@pytest.mark.parametrize(
    "name",
    ["/etc/a.txt", "../a.txt", "a/../../b.txt", "\\a.txt", "..\\a.txt", "C:\\a.txt", "c:a.txt"],
)
def test_a_name_that_leads_out_is_refused(opened: Open, name: str) -> None:
    assert _reasons(opened(pack((name, TEXT), ("good.txt", TEXT)))) == [
        "has a name that leads out of its archive",
        None,
    ]


NESTED = "is an archive in an archive: add it by itself"
DAMAGED = "is damaged in its archive: pack it again"
RARE = "is packed in a rare way: use plain zip (deflate)"
DOUBLE = "has the name of another file in the archive: give each its own"


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (link("a.txt", "/etc/passwd"), "is a link or no plain file"),
        (("inner.zip", pack(("a.txt", TEXT))), NESTED),
        (("a.txt", b"x" * (MOST + 1)), "unpacks to more than 100 times its size: pack it anew"),
    ],
    ids=["link", "nested", "bomb"],
)
def test_an_entry_is_refused_and_the_others_are_read(
    opened: Open, entry: Entry, reason: str
) -> None:
    first, second = _reasons(opened(pack(entry, ("good.txt", TEXT))))
    assert str(first).startswith(reason)
    assert second is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (encrypted(pack(("a.txt", TEXT))), "is encrypted: pack it without a password"),
        (pack(("a.txt", TEXT), method=zipfile.ZIP_BZIP2), RARE),
        (pack(("a.txt", TEXT), method=zipfile.ZIP_LZMA), RARE),
        (with_size(pack(("a.txt", TEXT * 99)), 3), DAMAGED),
        (with_size(pack(("a.txt", TEXT)), 60_000), DAMAGED),
        (pack(("a.txt", TEXT), method=zipfile.ZIP_STORED).replace(b"ferry", b"Ferry", 1), DAMAGED),
        (with_size(pack(("a.txt", b"x" * 50 * MOST)), 99), DAMAGED),
    ],
    ids=["encrypted", "bzip2", "lzma", "says less", "says more", "checksum", "bomb says less"],
)
def test_an_entry_is_refused_when_it_lies(opened: Open, data: bytes, reason: str) -> None:
    assert _reasons(opened(data)) == [reason]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_second_of_a_name_is_refused(opened: Open) -> None:
    assert _reasons(opened(pack(("a.txt", TEXT), ("a.txt", "other")))) == [None, DOUBLE]


def test_an_entry_larger_than_a_file_may_be_is_refused(opened: Open) -> None:
    data = pack(("a.txt", b"x" * (MOST + 1)), method=zipfile.ZIP_STORED)
    assert _reasons(opened(data)) == ["is larger than 1 MB: split it"]


def test_all_entries_together_have_a_limit_that_one_refused_does_not_use_up(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_UNPACKED", 250)
    archive = opened(pack(*((f"{n}.txt", "x" * 100) for n in range(4))))
    reasons = _reasons(archive)
    assert reasons[:2] == [None, None]
    assert [str(each).startswith("was not read: its archive unpacks to") for each in reasons[2:]]
    assert None not in reasons[2:]


def test_an_archive_of_too_many_entries_is_refused(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_ENTRIES", 3)
    opened(pack(*((f"{n}.txt", "x") for n in range(3))))
    with pytest.raises(ReadError, match="has more than 3 entries"):
        opened(pack(*((f"{n}.txt", "x") for n in range(4))))


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"text", pack(("a.txt", TEXT))[:-10]],
    ids=["empty", "only a sign", "text", "cut at the end"],
)
def test_a_damaged_archive_is_refused(opened: Open, data: bytes) -> None:
    with pytest.raises(ReadError, match="is no zip archive, or a damaged one: pack it again"):
        opened(data)


def test_an_entry_is_refused_when_the_archive_is_cut_at_its_start(opened: Open) -> None:
    assert _reasons(opened(pack(("a.txt", TEXT))[20:])) == [DAMAGED]
