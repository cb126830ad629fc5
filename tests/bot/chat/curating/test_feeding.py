"""Admins add feeds from Discord; what is new in them is taken in and told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime

import pytest

from bot.acts import Action, Ending
from bot.language import text
from bot.state.feeds import Feed
from tests.bot.chat.cards.discord_markdown import actives_of
from tests.bot.chat.curating.admins import DONE, REAL, add, assign, ends, last_entry
from tests.bot.chat.curating.newsstand import Newsstand, open_newsstand
from tests.bot.chat.town import Bot, Town
from tests.bot.reindexes import stub
from tests.discord_server.messages import Message
from tests.discord_server.options import Value
from tests.discord_server.permissions import Permission
from tests.discord_server.world import Channel, User

YES, NO = str(text("feeds-add-yes")), str(text("feeds-add-no"))
REMOVE, KEEP = str(text("feeds-remove-yes")), str(text("feeds-remove-no"))
# Numbers with a point at the beginning of a line would begin a list.
HOST = r"127\.0.0.1"
WHEN = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(name="stand")
async def _stand(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Newsstand]:
    monkeypatch.setattr("bot.feeding.looking._PAUSE", 0.0)
    async with open_newsstand() as stand:
        yield stand


def fed(
    town: Town,
    *,
    reindex: Sequence[str] = DONE,
    feeds: bool = True,
    loopback: bool = True,
    guilds: tuple[int, ...] = (),
    roles: tuple[int, ...] = (),
) -> AbstractAsyncContextManager[Bot]:
    """Run the bot with feeds switched on."""
    return town.bot(
        reindex=reindex,
        feeds=feeds,
        fetch_loopback=loopback,
        admin_guilds=guilds or (town.guild.id,),
        admin_roles=roles,
    )


async def send(town: Town, command: str, user: User | None = None, **options: Value) -> Message:
    """Send `/corpus feed …`; return the answer."""
    exchange = await town.server.slash(
        user or town.owner,
        town.channel,
        f"corpus feed {command}",
        force=True,
        locale=None,
        **options,
    )
    return await exchange.message()


async def press(town: Town, message: Message, label: str, user: User | None = None) -> Message:
    """Press a button; return the newest message that comes of it."""
    exchange = await town.server.click(user or town.owner, message, label=label)
    return (await exchange.messages(1))[-1]


async def add_feed(town: Town, stand: Newsstand, channel: Channel | None = None) -> None:
    """Add the feed of `stand`, and tell `channel` of it."""
    if channel is None:
        question = await send(town, "add", url=stand.url)
    else:
        question = await send(town, "add", url=stand.url, channel=channel)
    assert "**Added**" in (await press(town, question, YES)).text


async def feeds_of(town: Town, bot: Bot) -> list[Feed]:
    return await bot.services.state.feeds.of(town.guild.id)


async def looked_at(town: Town, bot: Bot, guild: int | None = None) -> Feed:
    """Wait until the only feed was looked at, however that went; return it.

    It is that of `guild`, or else of the town.
    """
    async with asyncio.timeout(10):
        while True:
            (feed,) = await bot.services.state.feeds.of(guild or town.guild.id)
            if feed.failures or feed.last_ok:
                return feed
            await asyncio.sleep(0.01)


async def test_feed_is_shown_before_it_is_added(town: Town, stand: Newsstand) -> None:
    async with fed(town) as bot:
        question = await send(town, "add", url=stand.url, channel=town.channel)

        assert question.visible_to is town.owner
        assert question.text.startswith(str(text("feeds-add-title")))
        assert f"**\u2068Marsh Courier\u2069 · {HOST} ([link]({stand.url}))**" in question.text
        assert f"- \u2068A puffin was seen\u2069 · {HOST} ([link]({stand.page('puffin')}))" in (
            question.text
        )
        assert str(text("feeds-into-none")) in question.text
        assert f"<#{town.channel.id}> is told of them." in question.text
        assert "every 30 minutes, and begin with the 20 newest" in question.text
        assert await feeds_of(town, bot) == []

        added = await press(town, question, YES)

        assert added.text.startswith("**Added**: \u2068Marsh Courier\u2069")
        assert added.buttons == []
        (feed,) = await feeds_of(town, bot)
        assert (feed.url, feed.collection, feed.channel) == (stand.url, "", town.channel.id)
        entry = (Action.FEED_ADD, stand.url, Ending.DONE)
        assert await last_entry(bot, town.guild) == entry


async def test_what_is_new_is_found_and_told_once_without_a_ping(
    town: Town, stand: Newsstand
) -> None:
    news = town.guild.add_channel("news")
    async with fed(town):
        await add_feed(town, stand, news)
    async with fed(town, reindex=REAL):
        told = await town.server.next_message(news)
        answer = await town.ask("Where was the puffin seen on Monday?")
        shown = await send(town, "list")

    (feed, *lines) = told.description.splitlines()
    assert feed == f"**2 new articles** from \u2068{HOST}/feed.xml\u2069"
    assert set(lines) == {
        f"- \u2068A {name} was seen\u2069 · {HOST} ([link]({stand.page(name)}))"
        for name in ("puffin", "walrus")
    }
    assert (told.content, told.pings) == ("", frozenset())
    assert "near the old lighthouse" in answer.text
    assert "2 articles taken in" in shown.text
    assert f"told in <#{news.id}>" in shown.text
    assert len(news.messages) == 1


async def test_only_what_has_come_since_is_told_the_next_time(town: Town, stand: Newsstand) -> None:
    news = town.guild.add_channel("news")
    async with fed(town):
        await add_feed(town, stand, news)
    async with fed(town) as bot:
        first = await town.server.next_message(news)
        feed = await looked_at(town, bot)
    stand.titles = {"otter": "An otter came", **stand.titles}
    async with fed(town) as bot:
        await bot.services.state.feeds.looked_at(
            feed.key, next_at=WHEN, etag=None, modified=None, failures=0, problem="", ok_at=WHEN
        )
    async with fed(town):
        second = await town.server.next_message(news, after=first)

    assert "**1 new article** from" in second.text
    assert "An otter came" in second.text
    assert "puffin" not in second.text


async def test_nothing_is_told_of_what_is_not_indexed_yet_and_nothing_is_lost(
    town: Town, stand: Newsstand
) -> None:
    news = town.guild.add_channel("news")
    async with fed(town):
        await add_feed(town, stand, news)
    async with fed(town, reindex=stub({"status": 1})) as bot:
        await looked_at(town, bot)
    async with town.bot(reindex=REAL):
        exchange = await town.server.slash(town.owner, town.channel, "corpus reindex")
        await ends(exchange, "**Re-indexed** in")
        assert "lighthouse" in (await town.ask("Where was the puffin seen on Monday?")).text

    assert news.messages == {}


async def test_feeds_that_are_switched_off_say_who_switches_them_on(
    town: Town, stand: Newsstand
) -> None:
    async with town.bot():
        refused = await send(town, "add", url=stand.url)
        shown = await send(town, "list")

    assert refused.text == str(text("feeds-off"))
    assert refused.ephemeral
    assert shown.text == f"⚠️ {text('feeds-off')}\n{text('feeds-none')}"
    assert stand.feed_reads == 0


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("/puffin.html", "feed", id="no-feed"),
        pytest.param("/nothing.html", "answers with the status 404", id="not-found"),
    ],
)
async def test_address_without_a_feed_is_told_in_one_sentence(
    town: Town, stand: Newsstand, path: str, said: str
) -> None:
    async with fed(town) as bot:
        refused = await send(town, "add", url=f"http://{stand.host}{path}")

        assert said in refused.text
        assert "ref " not in refused.text
        assert refused.buttons == []
        assert await feeds_of(town, bot) == []


async def test_address_on_the_operators_own_machine_is_refused(
    town: Town, stand: Newsstand
) -> None:
    async with fed(town, loopback=False):
        refused = await send(town, "add", url=stand.url)

    assert "127" in refused.text
    assert refused.buttons == []
    assert stand.feed_reads == 0


async def test_channel_must_be_one_where_bot_and_asker_can_write(
    town: Town, stand: Newsstand
) -> None:
    mute = town.guild.add_channel("mute")
    mute.overwrite(town.server.bot, deny=Permission.SEND_MESSAGES | Permission.EMBED_LINKS)
    role = town.guild.add_role("librarians")
    town.guild.members[town.ben.id].roles.append(role)
    board = town.guild.add_channel("board")
    board.overwrite(role, deny=Permission.SEND_MESSAGES)
    hidden = town.guild.add_channel("hidden")
    hidden.overwrite(town.server.bot, deny=Permission.VIEW_CHANNEL)
    async with fed(town, roles=(role.id,)):
        unseen = await send(town, "add", url=stand.url, channel=hidden)
        lacking = await send(town, "add", url=stand.url, channel=mute)
        not_theirs = await send(town, "add", town.ben, url=stand.url, channel=board)

    assert lacking.text.startswith(f"In <#{mute.id}> I lack Send Messages and Embed Links")
    assert not_theirs.text.startswith(f"You cannot write in <#{board.id}> yourself")
    assert unseen.text == str(text("feeds-no-channel"))
    assert all(each.ephemeral for each in (lacking, not_theirs, unseen))


async def test_list_says_when_the_channel_can_no_longer_be_told(
    town: Town, stand: Newsstand
) -> None:
    news = town.guild.add_channel("news")
    async with fed(town):
        await add_feed(town, stand, news)
        news.overwrite(town.server.bot, deny=Permission.SEND_MESSAGES)
        lacking = await send(town, "list")
        town.server.delete_channel(news)
        gone = await send(town, "list")

    assert f"⚠️ In <#{news.id}> I lack Send Messages" in lacking.text
    assert f"⚠️ {text('feeds-channel-gone')}" in gone.text


async def test_list_says_what_fails(town: Town, stand: Newsstand) -> None:
    async with fed(town):
        await add_feed(town, stand)
    stand.broken = True
    async with fed(town) as bot:
        await looked_at(town, bot)
        shown = await send(town, "list")

    assert "⚠️ Failed once: " in shown.text
    assert "500" in shown.text


async def test_feed_is_there_once_and_servers_have_so_many(
    town: Town, stand: Newsstand, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with fed(town):
        question = await send(town, "add", url=stand.url)
        await add_feed(town, stand)
        again = await press(town, question, YES)
        monkeypatch.setattr("bot.chat.curating.feeding.MOST", 1)
        full = await send(town, "add", url=stand.url)

    assert again.text == str(text("errors-feed-exists"))
    assert full.text == str(text("feeds-too-many", most=1))


async def test_collection_that_the_server_may_not_read_is_refused(
    town: Town, stand: Newsstand
) -> None:
    assign(town, {town.guild.id: ["news"]})
    async with fed(town):
        refused = await send(town, "add", url=stand.url, collection="vault")
        question = await send(town, "add", url=stand.url)

    assert "cannot add to “vault”: choose news" in refused.text
    assert "into the collection \u2068news\u2069" in question.text


async def test_nothing_is_taken_once_the_server_may_no_longer_add(
    town: Town, stand: Newsstand
) -> None:
    assign(town, {town.guild.id: ["news"]})
    async with fed(town):
        await add_feed(town, stand)
    assign(town, {town.guild.id: ["minutes"]})
    async with fed(town) as bot:
        await looked_at(town, bot)
        shown = await send(town, "list")

    assert str(text("feeds-no-longer-here")) in shown.text
    assert list((town.folder / "data").glob("articles/**/*.jsonl")) == []


async def test_nothing_is_added_when_it_is_not_wanted_or_asked_too_long_ago(
    town: Town, stand: Newsstand
) -> None:
    async with fed(town) as bot:
        unwanted = await send(town, "add", url=stand.url)
        left = await send(town, "add", url=stand.url)
        assert (await press(town, unwanted, NO)).text == str(text("feeds-not-added"))
        assert unwanted.buttons == []
    async with fed(town) as bot:
        assert (await press(town, left, YES)).text == str(text("feeds-ask-again"))
        assert await feeds_of(town, bot) == []


async def test_feed_is_removed_once_the_question_is_answered(town: Town, stand: Newsstand) -> None:
    async with fed(town) as bot:
        await add_feed(town, stand)
        (choice,) = await town.server.autocomplete(
            town.owner, town.channel, "corpus feed remove", "feed", "feed.x"
        )
        assert choice.name == "127.0.0.1/feed.xml"
        kept = await send(town, "remove", feed=choice.value)
        question = await send(town, "remove", feed=stand.url)
        assert str(text("feeds-remove-keeps")) in question.text
        assert (await press(town, kept, KEEP)).text == str(text("feeds-kept"))
        assert len(await feeds_of(town, bot)) == 1
    async with fed(town) as bot:  # the question is from before
        removed = await press(town, question, REMOVE)
        assert removed.text.startswith(f"**Removed**: \u2068{HOST}/feed.xml\u2069.")
        assert await feeds_of(town, bot) == []
        entry = (Action.FEED_REMOVE, stand.url, Ending.DONE)
        assert await last_entry(bot, town.guild) == entry
        unknown = await send(town, "remove", feed=stand.url)

    assert unknown.text == str(text("feeds-unknown"))


async def test_feed_that_somebody_else_has_removed_is_told(town: Town, stand: Newsstand) -> None:
    async with fed(town):
        await add_feed(town, stand)
        first, second = [await send(town, "remove", feed=stand.url) for _ in range(2)]
        await press(town, first, REMOVE)

        assert (await press(town, second, REMOVE)).text == str(text("feeds-unknown"))


@pytest.mark.parametrize("elsewhere", [True, False], ids=["another-server's", "its-own"])
async def test_feed_that_has_got_the_key_of_a_removed_one_stays(
    town: Town, stand: Newsstand, elsewhere: bool
) -> None:
    other = town.server.add_guild("Elsewhere").id if elsewhere else town.guild.id
    url = stand.url if elsewhere else "https://example.org/feed"
    async with fed(town) as bot:
        await add_feed(town, stand)
        (old,) = await feeds_of(town, bot)
        first, second = [await send(town, "remove", feed=stand.url) for _ in range(2)]
        await press(town, first, REMOVE)
        new = await bot.services.state.feeds.add(url, other, "", None, datetime.now(UTC))
        assert new.key == old.key

        assert (await press(town, second, REMOVE)).text == str(text("feeds-unknown"))
        assert await bot.services.state.feeds.get(new.key) is not None


async def test_another_servers_feed_is_as_if_it_were_not_there(
    town: Town, stand: Newsstand
) -> None:
    other = town.server.add_guild("Elsewhere")
    async with fed(town, guilds=(town.guild.id, other.id)) as bot:
        theirs = await bot.services.state.feeds.add(
            "https://secret.example/feed", other.id, "", None, datetime.now(UTC)
        )
        listed = await send(town, "list")
        by_key = await send(town, "remove", feed=str(theirs.key))
        by_url = await send(town, "remove", feed=theirs.url)
        suggested = await town.server.autocomplete(
            town.owner, town.channel, "corpus feed remove", "feed", ""
        )

        assert listed.text == str(text("feeds-none"))
        assert by_key.text == by_url.text == str(text("feeds-unknown"))
        assert suggested == []
        assert await bot.services.state.feeds.get(theirs.key) is not None


@pytest.mark.parametrize(
    ("command", "options", "action"),
    [
        ("add", {"url": "https://example.org/feed"}, Action.FEED_ADD),
        ("list", {}, None),
        ("remove", {"feed": "1"}, Action.FEED_REMOVE),
    ],
)
async def test_whoever_may_not_is_refused(
    town: Town, command: str, options: dict[str, str], action: Action | None
) -> None:
    async with fed(town) as bot:
        refused = await send(town, command, town.ann, **options)

        assert refused.text == str(text("permissions-no-admin"))
        assert refused.visible_to is town.ann
        if action is not None:
            target = next(iter(options.values()))
            assert await last_entry(bot, town.guild) == (action, target, Ending.REFUSED)


async def test_buttons_are_refused_to_whoever_may_no_longer(town: Town, stand: Newsstand) -> None:
    eve = town.server.add_user("eve")
    member = town.guild.add_member(eve, Permission.MANAGE_GUILD)
    async with fed(town) as bot:
        await add_feed(town, stand)
        adding = await send(town, "add", eve, url=stand.url)
        removing = await send(town, "remove", eve, feed=stand.url)
        member.roles.clear()
        said = [(await press(town, adding, YES, eve)), (await press(town, removing, REMOVE, eve))]

        assert {each.text for each in said} == {str(text("permissions-no-admin"))}
        assert len(await feeds_of(town, bot)) == 1
        entry = (Action.FEED_REMOVE, stand.url, Ending.REFUSED)
        assert await last_entry(bot, town.guild) == entry


async def test_long_list_has_pages(town: Town) -> None:
    async with fed(town, feeds=False) as bot:
        for number in range(7):
            await bot.services.state.feeds.add(
                f"https://example.org/{number}", town.guild.id, "", None, WHEN
            )
        first = await send(town, "list")
        assert [f"/{n}\u2069" in first.text for n in (4, 5)] == [True, False]
        second = await press(town, first, "▶")

    assert [f"/{n}\u2069" in second.text for n in (4, 5, 6)] == [False, True, True]


async def test_nothing_of_a_hostile_feed_is_active(town: Town, stand: Newsstand) -> None:
    stand.title = "@everyone [x](https://evil.example) <@&1>"
    stand.titles = {"puffin": "https://bank.example **x** <#1> discord.gg/abc"}
    async with fed(town):
        question = await send(town, "add", url=stand.url)

    found = actives_of(question.description)
    assert {active.kind for active in found} <= {"bold", "list", "link"}
    assert {a.target for a in found if a.kind == "link"} == {stand.url, stand.page("puffin")}
    assert {a.shown for a in found if a.kind == "link"} == {"link"}
    assert question.pings == frozenset()


async def test_page_of_a_web_address_becomes_an_article(town: Town, stand: Newsstand) -> None:
    async with town.bot(reindex=REAL, fetch_loopback=True):
        summary = await ends(await add(town, url=stand.page("puffin")), "**Added**")
        answer = await town.ask("Where was the puffin seen on Monday?")
        missing = await ends(await add(town, url=stand.page("nothing")), "**Nothing was added**")

    assert "- \u2068A puffin was seen\u2069 · " in summary
    assert "near the old lighthouse" in answer.text
    assert "**Left out**: 1\n" in missing
    assert "404" in missing


async def test_page_on_the_operators_own_machine_is_not_fetched(
    town: Town, stand: Newsstand
) -> None:
    async with town.bot():
        told = await ends(await add(town, url=stand.url), "**Nothing was added**")

    assert "**Left out**: 1\n" in told
    assert stand.feed_reads == 0


async def test_nothing_is_taken_from_the_feed_of_a_server_that_the_bot_left_while_it_was_off(
    town: Town, stand: Newsstand
) -> None:
    left = town.server.add_guild("Left")
    async with fed(town, guilds=(town.guild.id, left.id)) as bot:
        await bot.services.state.feeds.add(stand.url, left.id, "", None, WHEN)
    town.server.remove_bot(left)
    async with fed(town, guilds=(town.guild.id, left.id)) as bot:
        feed = await looked_at(town, bot, left.id)

        assert bot.services.added.holds(stand.page("puffin")) is False
        assert feed.problem == str(text("feeds-no-longer-here"))
