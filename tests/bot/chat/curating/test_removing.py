"""Admins remove articles from Discord, once they have seen what that means."""

from __future__ import annotations

import asyncio

import pytest

from bot.acts import Action, Ending
from bot.chat.curating.progress import Timing
from bot.language import text
from tests.bot.chat.cards.discord_markdown import actives_of
from tests.bot.chat.curating.admins import (
    DONE as INDEXED,
)
from tests.bot.chat.curating.admins import (
    REAL,
    add,
    added,
    assign,
    ends,
    heron,
    last_entry,
    line,
    lines,
    opened,
)
from tests.bot.chat.town import Town
from tests.bot.reindexes import OUTCOME, Pipe, stub, told
from tests.discord_server.exchange import Exchange
from tests.discord_server.messages import Message
from tests.discord_server.permissions import Permission
from tests.discord_server.world import User

VOTE = "How did the council vote on the harbour entrance?"
DONE = "can no longer be found, opened or quoted"


async def remove(town: Town, article: str, user: User | None = None) -> Message:
    """Send `/corpus remove`; return the question, or the refusal."""
    exchange = await town.server.slash(
        user or town.owner, town.channel, "corpus remove", force=True, article=article
    )
    return await exchange.message()


async def press(town: Town, message: Message, label: str, user: User | None = None) -> Exchange:
    return await town.server.click(user or town.owner, message, label=label)


async def test_article_is_gone_once_the_question_is_answered(town: Town) -> None:
    own = town.articles / "harbour-vote.md"
    async with town.bot(reindex=REAL) as bot:
        question = await remove(town, "harbour-vote")

        assert question.visible_to is town.owner
        assert question.text.startswith(str(text("removing-title")))
        assert "**\u2068Harbour vote\u2069**\n3 paragraphs · 0 statements · " in question.text
        assert "\u2068The Weekly Lantern\u2069 · 14 October 2022" in question.text
        assert str(text("removing-operators")) in question.text
        assert str(text("removing-older")) in question.text
        assert "nine to two" in (await town.ask(VOTE)).text  # nothing has happened yet

        said = await ends(await press(town, question, "Remove"), DONE)

        assert said.startswith("**Removed**: \u2068Harbour vote\u2069 can no longer")
        assert question.buttons == []
        assert "nine to two" not in (await town.ask(VOTE)).text
        assert "No article is called" in await opened(town, "harbour-vote")
        entry = (Action.REMOVE, "harbour-vote", Ending.DONE)
        assert await last_entry(bot, town.guild) == entry
    assert own.is_file()


async def test_file_of_an_article_that_was_added_is_deleted(town: Town) -> None:
    async with town.bot(reindex=REAL):
        await added(town, heron())
        question = await remove(town, "The heron")
        assert str(text("removing-added")) in question.text
        await ends(await press(town, question, "Remove"), DONE)

    assert list((town.folder / "data" / "articles").rglob("*.jsonl")) == []
    assert not (town.folder / "data" / "removed.txt").exists()


@pytest.mark.usefixtures("bot")
async def test_nothing_happens_when_it_is_kept(town: Town) -> None:
    question = await remove(town, "harbour-vote")
    exchange = await press(town, question, "Keep")

    assert (await exchange.message()).text == str(text("removing-kept"))
    assert question.buttons == []
    assert "nine to two" in (await town.ask(VOTE)).text


async def test_question_can_be_answered_when_the_bot_has_restarted(town: Town) -> None:
    async with town.bot():
        question = await remove(town, "harbour-vote")
    async with town.bot(reindex=REAL):
        await ends(await press(town, question, "Remove"), DONE)

        assert "nine to two" not in (await town.ask(VOTE)).text


async def test_second_question_finds_nothing_any_more(town: Town) -> None:
    async with town.bot(reindex=REAL):
        first, second = await remove(town, "harbour-vote"), await remove(town, "harbour-vote")
        await ends(await press(town, first, "Remove"), DONE)
        exchange = await press(town, second, "Remove")

        assert (await exchange.message()).text == str(text("removing-gone"))


async def test_one_of_two_at_the_same_moment_removes(town: Town) -> None:
    pipe = Pipe(town.folder)
    async with town.bot(reindex=stub(pipe.step, {"out": OUTCOME})):
        questions = await remove(town, "harbour-vote"), await remove(town, "harbour-vote")
        await asyncio.gather(*(press(town, each, "Remove") for each in questions))
        already = str(text("removing-already"))
        await town.server.until(
            lambda: any(each.text == already for each in questions), "one to be told"
        )
        await pipe.release()
        await town.server.until(lambda: any(DONE in each.text for each in questions), "the other")


async def test_changed_article_is_not_removed(town: Town) -> None:
    async with town.bot(reindex=REAL) as bot:
        question = await remove(town, "harbour-vote")
        path = town.articles / "harbour-vote.md"
        changed = path.read_text(encoding="utf-8").replace("nine to two", "eight to three")
        path.write_text(changed, encoding="utf-8")
        town.index()
        exchange = await press(town, question, "Remove")

        assert (await exchange.message()).text == str(text("removing-changed"))
        assert "eight to three" in (await town.ask(VOTE)).text
        assert not bot.services.curator._added.holds("harbour-vote")
    assert not (town.folder / "data" / "removed.txt").exists()


async def test_article_is_found_until_it_is_indexed(town: Town) -> None:
    async with town.bot(reindex=stub("Error: No space.", {"status": 1})):
        question = await remove(town, "harbour-vote")
        said = await ends(await press(town, question, "Remove"), "not indexed yet")

        assert "No space. (`ref " in said
        assert "nine to two" in (await town.ask(VOTE)).text
    async with town.bot(reindex=REAL):
        exchange = await town.server.slash(town.owner, town.channel, "corpus reindex")
        await ends(exchange, "**Re-indexed** in")
        assert "nine to two" not in (await town.ask(VOTE)).text


async def test_article_stays_when_the_disk_takes_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with town.bot(reindex=REAL) as bot:
        monkeypatch.setattr(bot.services.curator._added, "exclude", full)
        question = await remove(town, "harbour-vote")
        said = await ends(await press(town, question, "Remove"), "No space left on device")

        assert "**Removed" not in said
        assert "nine to two" in (await town.ask(VOTE)).text


async def test_end_is_told_in_the_channel_when_the_interaction_has_expired(town: Town) -> None:
    pipe = Pipe(town.folder)
    steps = (told("reading", 0, 1), pipe.step, {"out": OUTCOME})
    async with town.bot(reindex=stub(*steps), timing=Timing(between_edits=0.05, token=0)):
        question = await remove(town, "harbour-vote")
        await press(town, question, "Remove")
        first = await town.server.next_message(town.channel)
        town.server.clock.advance(16 * 60)
        await pipe.release()
        await town.server.until(lambda: DONE in first.text, "the end")

    assert first.text.startswith("**Removed**: \u2068Harbour vote\u2069")


async def test_another_servers_article_is_as_if_it_were_not_there(town: Town) -> None:
    other = town.server.add_guild("Other")
    channel = other.add_channel("general")
    assign(town, {town.guild.id: ["news"], other.id: ["vault"]})
    both = (town.guild.id, other.id)
    secret = lines("s.jsonl", line("zirconium", "Zirconium", "The ledger was burned."))
    async with town.bot(reindex=REAL, admin_guilds=both):
        await ends(await add(town, secret, user=other.owner, channel=channel), "**Added**")
        theirs, nobodys = await remove(town, "zirconium"), await remove(town, "nonesuch")
        own = await town.server.slash(other.owner, channel, "corpus remove", article="zirconium")
        question = await own.message()

    assert theirs.text.replace("zirconium", "x") == nobodys.text.replace("nonesuch", "x")
    assert theirs.buttons == []
    assert "1 paragraph · 0 statements" in question.text


async def test_whoever_may_not_is_refused_and_that_is_kept(town: Town) -> None:
    async with town.bot() as bot:
        refused = await remove(town, "harbour-vote", town.ann)

        assert refused.text == str(text("permissions-no-admin"))
        assert refused.buttons == []
        entry = (Action.REMOVE, "harbour-vote", Ending.REFUSED)
        assert await last_entry(bot, town.guild) == entry


async def test_button_is_refused_to_whoever_may_no_longer(town: Town) -> None:
    eve = town.server.add_user("eve")
    member = town.guild.add_member(eve, Permission.MANAGE_GUILD)
    async with town.bot(reindex=INDEXED) as bot:
        question = await remove(town, "harbour-vote", eve)
        member.roles.clear()
        exchange = await press(town, question, "Remove", eve)
        refused = (await exchange.messages(1))[-1]

        assert refused.text == str(text("permissions-no-admin"))
        assert "nine to two" in (await town.ask(VOTE)).text
        entry = (Action.REMOVE, "harbour-vote", Ending.REFUSED)
        assert await last_entry(bot, town.guild) == entry


async def test_member_with_a_named_role_may(town: Town) -> None:
    role = town.guild.add_role("librarians")
    town.guild.members[town.ben.id].roles.append(role)
    async with town.bot(reindex=INDEXED, admin_roles=(role.id,)):
        question = await remove(town, "harbour-vote", town.ben)
        await ends(await press(town, question, "Remove", town.ben), DONE)


@pytest.mark.usefixtures("bot")
async def test_nothing_of_the_article_is_active_in_the_question(town: Town) -> None:
    question = await remove(town, "wicked")

    assert question.content == ""
    assert question.pings == frozenset()
    assert {active.kind for active in actives_of(question.description)} <= {"bold", "code"}
