"""The secret of an installation, and the hashes that are made with it."""

from __future__ import annotations

import hmac
import os
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from bot.acts import Action, Actor, By, Ending
from bot.errors import StateError
from bot.state import State, Vote
from bot.state.hashing import Hasher
from bot.state.secret import read_or_make
from tests.bot.state.given import ADA, BEN, NOW, QUESTION, every_row, found_in, keep
from tests.bot.state.test_opening import earlier


def test_secret_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    secret = read_or_make(path)

    assert len(secret) == 32
    assert read_or_make(path) == secret == bytes.fromhex(path.read_text(encoding="ascii"))
    assert read_or_make(tmp_path / "other") != secret
    assert not path.with_name("secret.new").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_secret_is_for_its_owner_alone(tmp_path: Path) -> None:
    read_or_make(tmp_path / "secret")

    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_secret_is_closed_to_others_when_it_was_put_back_open(tmp_path: Path) -> None:
    secret = read_or_make(tmp_path / "secret")
    (tmp_path / "secret").chmod(0o644)

    assert read_or_make(tmp_path / "secret") == secret
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_secret_is_made_when_a_crash_left_half_of_one(tmp_path: Path) -> None:
    (tmp_path / "secret.new").write_text("ab", encoding="ascii")

    assert len(read_or_make(tmp_path / "secret")) == 32


@pytest.mark.parametrize("text", ["", "ab" * 31, "zz" * 32, "é"], ids=ascii)
async def test_secret_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "secret").write_text(text, encoding="utf-8")

    with pytest.raises(StateError, match="secret cannot be used"):
        async with State.open(tmp_path / "state.db"):
            pass


def test_hashes_are_those_of_the_secret_and_of_what_they_stand_for() -> None:
    hasher = Hasher(b"k" * 32)
    expected = hmac.new(b"k" * 32, b"user\x007", sha256).hexdigest()[:32]

    assert hasher.user(7) == expected
    assert hasher.guild(None) is None
    kinds = {hasher.user(7), hasher.channel(7), hasher.guild(7), hasher.question("7"), hasher.mark}
    assert len(kinds) == 5
    assert not kinds & {Hasher(b"j" * 32).user(7), Hasher(b"j" * 32).mark}


@pytest.mark.parametrize("lost", [True, False], ids=["lost", "another"])
async def test_what_is_personal_is_dropped_when_the_secret_is_another(
    tmp_path: Path, *, lost: bool
) -> None:
    path, secret = tmp_path / "state.db", tmp_path / "secret"
    acted = Actor(by=By.PERSON, user=ADA.user, guild=ADA.guild)
    async with State.open(path, NOW) as state:
        answer_id = await keep(state)
        await state.votes.cast(answer_id, BEN.user, Vote(up=False, comment="wonderwall"))
        await state.commands.set_synced(1, "digest")
        await state.audit.note(acted, Action.ADD, "storm", Ending.DONE)
        hashed = state.answers._hasher.user(ADA.user)
    assert len(found_in(tmp_path, QUESTION.text, "wonderwall", hashed)) == 3
    secret.unlink() if lost else secret.write_text("ab" * 32, encoding="ascii")

    async with State.open(path, NOW) as state:
        assert await state.answers.get(answer_id) is None
        assert await state.commands.synced(1) == "digest"
        (entry,) = (await state.audit.history(ADA.user, None)).items
        assert (entry.target, entry.known) == ("storm", False)
        assert found_in(tmp_path, QUESTION.text, "wonderwall", hashed) == []
        new = await keep(state)
    async with State.open(path, NOW) as state:
        assert await state.answers.is_by(new, ADA.user)


async def test_votes_on_answers_of_before_are_dropped_with_the_secret(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    earlier(path, 3)
    async with State.open(path, NOW) as state:
        await state.votes.cast("abcdefghij", ADA.user, Vote(up=True))
    (tmp_path / "secret").unlink()
    async with State.open(path, NOW) as state:
        assert await state.answers.get("abcdefghij") is not None
        assert (await every_row(state))["votes"] == []


async def test_secret_is_made_while_nobody_else_can_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.db"

    def made(secret: Path) -> bytes:
        with (
            closing(sqlite3.connect(path, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")
        return read_or_make(secret)

    monkeypatch.setattr("bot.state.opening.read_or_make", made)
    async with State.open(path, NOW) as state:
        assert await state.answers.is_by(await keep(state), ADA.user)
