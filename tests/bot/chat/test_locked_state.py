"""`state.db` is locked by another process for too long: one clear message each, and on it goes."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from bot.language import text
from tests.bot.chat.test_counting import count
from tests.bot.chat.test_handling import ASK_ON, SHARE, press_and_hear, settled
from tests.bot.chat.test_privacy import DELETE, use
from tests.bot.chat.test_voting import vote_down
from tests.bot.chat.town import Bot, Town
from tests.discord_server.messages import Message

QUESTION = "How did the council vote on the harbour entrance?"
OTHER = "Where will boats moor while dredging lasts?"


@pytest.fixture(name="impatient")
async def _impatient(town: Town, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    """The bot waits only for a moment for a lock."""
    monkeypatch.setattr("bot.state.database._BUSY_MS", 50)
    async with town.bot() as bot:
        yield bot


@contextmanager
def locked(town: Town) -> Iterator[None]:
    """Lock the database inside the block, as another process does that writes."""
    path = town.folder / "data" / "state.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


async def _ask_on(town: Town, answer: Message) -> Message:
    form = await town.server.click(town.ann, answer, label=ASK_ON)
    sent = await town.server.submit(town.ann, form, {"question": OTHER})
    return await sent.message()


async def _forget(town: Town, answer: Message) -> Message:
    return await press_and_hear(town, await use(town, "forget-me"), DELETE)


ACTIONS: dict[str, Callable[[Town, Message], Awaitable[Message]]] = {
    "up": lambda town, answer: town.press(answer, "👍"),
    "down": vote_down,
    "share": lambda town, answer: press_and_hear(town, answer, SHARE),
    "ask on": _ask_on,
    "my data": lambda town, _: use(town, "my-data"),
    "forget": _forget,
    "gaps": lambda town, _: count(town, "gaps"),
    "stats": lambda town, _: count(town, "stats"),
}


def reference_in(words: str) -> str:
    (found,) = re.findall(r"ref [0-9a-f]{6}", words)
    return str(found)


@pytest.mark.parametrize("act", ACTIONS.values(), ids=ACTIONS)
async def test_who_uses_a_locked_database_is_told_once_with_a_reference(
    town: Town,
    impatient: Bot,
    act: Callable[[Town, Message], Awaitable[Message]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = await town.ask(QUESTION, private=True)
    await settled(impatient)
    with locked(town):
        told = await act(town, answer)

    reference = reference_in(told.text)
    assert told.text == str(text("failures-unknown", reference=reference)), "and no path in it"
    assert told.ephemeral
    entries = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert [reference in each.getMessage() for each in entries] == [True]
    assert "locked" in caplog.text
    again = await town.press(answer, "👍")
    assert again.text == str(text("votes-thanks")), "afterwards it works, and nothing was half done"


async def test_who_deletes_while_the_database_is_locked_is_told_once(
    town: Town, impatient: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await town.ask(QUESTION)
    await settled(impatient)
    with locked(town):
        told = await press_and_hear(town, answer, "🗑️")

    assert reference_in(told.text) in caplog.text
    assert not answer.deleted
    await town.server.click(town.ann, answer, label="🗑️")
    await town.server.until(lambda: answer.deleted, "the answer to go")


async def test_question_is_answered_without_buttons_while_the_database_is_locked(
    town: Town, impatient: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    await town.ask(QUESTION)
    await settled(impatient)
    with locked(town):
        answer = await town.ask(OTHER)

    assert "northern quay" in answer.text
    assert answer.buttons == []
    entries = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert [reference_in(answer.text) in each.getMessage() for each in entries] == [True]
    assert (await town.ask(OTHER)).buttons
