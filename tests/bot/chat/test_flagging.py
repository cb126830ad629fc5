"""In channels that want it, an answer is flagged once what it cites has changed or gone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bot.chat.articles import HARBOUR
from tests.bot.chat.speaking import choose, setup
from tests.bot.chat.test_administration import ends, reindex
from tests.bot.chat.town import Town
from tests.discord_server.messages import Message
from tests.discord_server.permissions import Permission

REAL = [sys.executable, str(Path(__file__).with_name("real_reindex.py"))]
QUESTION = "How did the council vote on the harbour entrance?"
CHANGED = HARBOUR.replace("nine to two", "eight to three")


async def switch_on(town: Town) -> Message:
    """Have the channel told of changes, by way of `/setup`."""
    view = await choose(town, await setup(town), "mentions", town.channel)
    place = await choose(town, view, "channel", town.channel)
    return await town.press(place, "Tell here when a source changes", town.owner)


def flags_in(town: Town) -> list[Message]:
    """Return the flags that stand in the channel, in order."""
    written = [m for m in town.channel.messages.values() if m.author is town.server.bot]
    return [message for message in written if "changed since" in message.text]


async def change(town: Town, harbour: str | None) -> Message:
    """Change the article of the harbour vote, or remove it; return what the re-index says."""
    path = town.articles / "harbour-vote.md"
    if harbour is None:
        path.unlink()
    else:
        path.write_text(harbour, encoding="utf-8")
    exchange = await reindex(town)
    await ends(exchange, "**Re-indexed** in")
    return await exchange.message()


async def flag(town: Town, count: int = 1) -> Message:
    """Wait until so many flags stand in the channel; return the last."""
    await town.server.until(lambda: len(flags_in(town)) == count, f"{count} flags")
    return flags_in(town)[-1]


async def test_answer_is_flagged_once_when_its_source_changes(town: Town) -> None:
    async with town.bot(reindex=REAL):
        place = await switch_on(town)
        assert "told when a source changes" in place.text
        answer = await town.ask(QUESTION)
        await change(town, CHANGED)
        told = await flag(town)
        await change(town, CHANGED.replace("eight", "seven"))
        again = await town.ask("How did the council vote on the entrance?")
        await change(town, None)
        second = await flag(town, 2)

    assert "¶2 of \u2068Harbour vote\u2069 reads differently now." in told.text
    assert told.reference is answer
    assert "¶2 of \u2068Harbour vote\u2069 is no longer among the articles." in second.text
    assert second.reference is again
    assert "nine to two" in answer.text


async def test_answer_is_flagged_when_the_operators_terminal_publishes(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.flagging._LOOK_AGAIN", 0.05)
    async with town.bot():
        await switch_on(town)
        answer = await town.ask(QUESTION)
        town.write("harbour-vote.md", CHANGED)
        told = await flag(town)

    assert told.reference is answer


async def test_answer_is_flagged_once_when_its_source_changed_while_the_bot_was_off(
    town: Town,
) -> None:
    async with town.bot():
        await switch_on(town)
        answer = await town.ask(QUESTION)
    town.set_up = False
    town.write("harbour-vote.md", CHANGED)
    async with town.bot():
        told = await flag(town)
    async with town.bot(reindex=REAL):
        second = await town.ask("Where will boats moor while dredging?")
        await change(town, None)
        last = await flag(town, 2)

    assert told.reference is answer
    assert last.reference is second


async def test_nothing_is_flagged_when_the_channel_does_not_want_it_or_nobody_saw_the_answer(
    town: Town,
) -> None:
    elsewhere = town.guild.add_channel("elsewhere")
    async with town.bot(reindex=REAL):
        await switch_on(town)
        await town.ask(QUESTION, channel=elsewhere)
        await town.ask(QUESTION, private=True)
        seen = await town.ask("Where will boats moor while dredging?")
        await change(town, CHANGED)
        await change(town, None)
        await flag(town)

    (only,) = flags_in(town)
    assert only.reference is seen
    assert [m for m in elsewhere.messages.values() if "changed since" in m.text] == []


async def test_flags_can_be_switched_off_again_and_outlive_a_restart(town: Town) -> None:
    async with town.bot():
        await switch_on(town)
    town.set_up = False
    async with town.bot():
        place = await choose(town, await setup(town), "channel", town.channel)
        assert "told when a source changes" in place.text
        place = await town.press(place, "Do not tell when a source changes", town.owner)

    assert "told when a source changes" not in place.text


async def test_flag_speaks_the_servers_language_and_shows_titles_as_they_are(town: Town) -> None:
    town.guild.locale = "de"
    wicked = town.articles / "wicked.txt"
    async with town.bot(reindex=REAL):
        await switch_on(town)
        await town.ask("What do zebras do at noon?")
        wicked.unlink()
        await ends(await reindex(town), "**Re-indexed** in")
        await town.server.until(
            lambda: any("seither geändert" in m.text for m in town.channel.messages.values()),
            "the flag",
        )
        told = next(m for m in town.channel.messages.values() if "seither geändert" in m.text)

    assert "gehört nicht mehr zu den Artikeln" in told.text
    assert r"\[notice\](http\://evil.example) \@everyone" in told.text


async def test_nothing_is_tried_where_the_bot_may_not_write(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    async with town.bot(reindex=REAL):
        await switch_on(town)
        await town.ask(QUESTION)
        town.channel.overwrite(town.server.bot, deny=Permission.SEND_MESSAGES)
        before = len(town.server.requests)
        await change(town, None)

    tried = [r for r in town.server.requests[before:] if r.path.endswith("/messages")]
    assert tried == []
    assert "could not be flagged" not in caplog.text
