"""No archive, whatever is in it, does anything but be read or say why not."""

from __future__ import annotations

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake import NewFile
from bot.intake.extracting import messages
from bot.intake.messages import Read, Request
from corpus import Limits, Skipped
from tests.bot.intake.archiving import TEXT, link, pack
from tests.fuzz.effort import PATIENCE, effort

pytestmark = pytest.mark.timeout(PATIENCE)

_LIMITS = Limits(max_file_bytes=10_000)
_NAMES = (
    "a.txt",
    "b/c.md",
    "../d.txt",
    "/e.txt",
    "..\\f.txt",
    "g.zip",
    ".h.txt",
    "i.png",
    "a/",
    "💥.txt",
)
_PIECES = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x01")


@st.composite
def _archives(draw: st.DrawFn) -> bytes:
    names = draw(st.lists(st.sampled_from(_NAMES), max_size=5))
    entries = [(name, draw(st.sampled_from([TEXT, "x" * 20_000, ""]))) for name in names]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of names that come twice
        data = pack(*entries, link("j.txt", "/etc/passwd"))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        cut = draw(st.sampled_from([0, 1, 4, 40]))
        new = draw(st.one_of(st.binary(max_size=4), st.sampled_from(_PIECES)))
        data = data[:start] + new + data[start + cut :]
    return data


@given(data=_archives())
@effort(300)
def test_an_archive_is_read_or_refused(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "1")
        path.write_bytes(data)
        told = list(messages(Request(files=(NewFile(name="a.zip", path=path),), limits=_LIMITS)))
    read = [each for each in told if isinstance(each, Read)]
    assert all(each.fields["title"] == "Ferry stops" for each in read if data.count(b"Ferry"))
    assert not any(each.path.startswith("/") or ".." in each.folders.split("/") for each in read)
    for each in told:
        if isinstance(each, Skipped):
            assert each.path.startswith("a.zip")
            assert "\n" not in each.path + each.reason
