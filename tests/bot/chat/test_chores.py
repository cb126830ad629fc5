"""What the bot does by itself is told when it fails, and goes on where it can."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat.chores import doing_chores
from bot.reindexing import Reindexer
from bot.settings import Settings
from bot.state import State
from tests.bot.chat.town import Town
from tests.bot.curation.desk import Desk
from tests.discord_server.waiting import Changes


@pytest.fixture(name="desk")
async def _desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with State.open(tmp_path / "state.db") as state:
        yield Desk(folder=tmp_path, state=state)


async def test_watching_is_begun_again_when_the_system_refuses_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.chat.chores._WATCH_AGAIN", 0.01)
    tries = []

    async def watch(*_: object) -> None:
        tries.append(_)
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr("bot.curation.watching.watch", watch)
    settings = Settings(_env_file=None, data=desk.data.path, corpus=desk.folder, watch=True)
    async with doing_chores(settings, desk.state, desk.curator(), Reindexer({})):
        await Changes().wait_for(lambda: len(tries) > 2 or None, "another try", 10)

    assert "the articles cannot be watched for now: OS file watch limit reached" in caplog.text
    assert "Traceback" not in caplog.text


async def test_it_is_logged_when_what_was_cut_off_cannot_be_gone_on_with(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unreadable(*_: object) -> bool:
        raise OSError("Input/output error")

    monkeypatch.setattr("bot.curation.curator._is_sound", unreadable)
    settings = Settings(_env_file=None, data=desk.data.path, corpus=desk.folder)
    async with doing_chores(settings, desk.state, desk.curator(), Reindexer({})):
        await Changes().wait_for(
            lambda: "could not be gone on with" in caplog.text or None, "the log", 10
        )

    assert "Input/output error" in caplog.text


async def test_what_a_restore_left_that_was_killed_is_gone_when_the_bot_starts(town: Town) -> None:
    left = town.folder / "data" / "restoring.new"
    (left / "files").mkdir(parents=True)
    (left / "files" / "state.db").write_text("half")

    async with town.bot(connected=False):
        assert not left.exists()
