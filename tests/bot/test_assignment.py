"""Which collections the operator lets which server ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access import FULL, Access
from bot.assignment import Assignment, AssignmentError

EXAMPLE = """
public = ["news"]

[servers.1234]
collections = ["news", "minutes/2024", ""]

[servers.99]
collections = []
"""


def load(folder: Path, text: str) -> Assignment:
    path = folder / "servers.toml"
    path.write_text(text, encoding="utf-8")
    return Assignment.load(path)


def access(*collections: str) -> Access:
    return Access(collections=frozenset(collections))


def test_everything_is_public_without_a_file(tmp_path: Path) -> None:
    assignment = Assignment.load(tmp_path / "servers.toml")

    assert (assignment.access(None), assignment.access(1234)) == (FULL, FULL)
    assert assignment.names(1234) is None


@pytest.mark.parametrize(
    ("guild", "wanted", "names"),
    [
        (1234, access("news", "minutes/2024", ""), ("", "minutes/2024", "news")),
        (99, access(), ()),
        (5, access("news"), ("news",)),
        (None, access("news"), ("news",)),
    ],
    ids=["named", "named with nothing", "another", "direct message"],
)
def test_server_has_its_own_list_and_others_what_is_public(
    tmp_path: Path, guild: int | None, wanted: Access, names: tuple[str, ...]
) -> None:
    assignment = load(tmp_path, EXAMPLE)

    assert assignment.access(guild) == wanted
    assert assignment.names(guild) == names


def test_nothing_is_public_when_the_file_does_not_say(tmp_path: Path) -> None:
    assignment = load(tmp_path, '\ufeff[servers.1]\ncollections = ["news"]')

    assert (assignment.access(None), assignment.access(1)) == (access(), access("news"))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("public = [", "is no TOML"),
        ("public = 'news'", r"is wrong at public: write a list of folders"),
        ("public = [1]", r"is wrong at public: write a list of folders"),
        ("public = ['news/']", "is wrong at public: write “news/” as a folder"),
        ("public = ['../vault']", "is wrong at public: write “../vault” as a folder"),
        ("Public = []", "is wrong at Public: it is not known; write public or servers"),
        ("servers = 1", "is wrong at servers: write a table for each"),
        ("[servers.town]\ncollections = []", "is wrong at servers.town: write the server's id"),
        ("[servers]\n1 = ['news']", r"is wrong at servers.1: add its list"),
        ("[servers.1]", "is wrong at servers.1: add its list"),
        ("[servers.1]\ncollections = 1", "is wrong at servers.1.collections: write a list"),
        (
            "[servers.1]\ncollections = []\nroles = []",
            "is wrong at servers.1.roles: it is not known; write collections",
        ),
    ],
)
def test_wrong_file_is_one_sentence_that_names_the_place(
    tmp_path: Path, text: str, problem: str
) -> None:
    with pytest.raises(AssignmentError, match=problem) as refused:
        load(tmp_path, text)

    assert str(refused.value).startswith(str(tmp_path / "servers.toml"))
    assert "\n" not in str(refused.value)


def test_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "servers.toml"
    path.write_bytes(b"\xff\xfe\x00p")

    with pytest.raises(AssignmentError, match="is not UTF-8 text"):
        Assignment.load(path)


def test_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssignmentError, match="cannot be read"):
        Assignment.load(tmp_path)


NAMES = st.frozensets(st.sampled_from(["", "a", "a/b", "a/b/c", "ab", "b"]))
COLLECTIONS = st.sampled_from(["", "a", "a/b", "a/b/c", "a/c", "ab", "b", "c"])


@given(one=NAMES, other=NAMES, collection=COLLECTIONS)
def test_access_within_another_covers_what_both_do(
    one: frozenset[str], other: frozenset[str], collection: str
) -> None:
    mine, theirs = Access(collections=one), Access(collections=other)

    both = mine.covers(collection) and theirs.covers(collection)
    assert mine.within(theirs).covers(collection) == both
    assert FULL.within(mine) == mine.within(FULL) == mine
