"""The real discord.py against the server: what people do and what they get."""

from __future__ import annotations

import pytest

from tests.discord_server.errors import DriverError
from tests.discord_server.exchange import Choice
from tests.discord_server.harness import Harbour, running
from tests.discord_server.messages import Upload
from tests.discord_server.permissions import Permission
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer


async def test_commands_are_synced_when_a_client_logs_in(
    discord_server: DiscordServer, bot: SampleBot
) -> None:
    assert bot.user is not None
    assert bot.user.id == discord_server.bot_id
    assert discord_server.syncs == 1
    paths = [request.path for request in discord_server.requests]
    assert paths[:2] == ["/users/@me", "/oauth2/applications/@me"]


async def test_the_client_knows_guild_and_channel_once_connected(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    await bot.wait_until_ready()
    channel = bot.get_channel(harbour.channel.id)

    assert str(channel) == "general"
    assert [guild.name for guild in bot.guilds] == ["Harbour"]
    assert discord_server.sessions == 1


async def test_a_channel_that_the_bot_cannot_see_is_not_told_of(
    discord_server: DiscordServer, harbour: Harbour, library: DiscordServer
) -> None:
    hidden = harbour.guild.add_channel("hidden")
    hidden.overwrite(discord_server.bot, deny=Permission.VIEW_CHANNEL)
    async with running(library) as bot:
        await bot.wait_until_ready()

        assert [channel.name for channel in bot.guilds[0].channels] == ["general"]


async def test_a_channel_added_later_is_announced(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    harbour.guild.add_channel("news")
    reply = await discord_server.slash(harbour.ann, harbour.channel, "hide")
    await reply.message()

    assert [channel.name for channel in bot.guilds[0].channels] == ["general", "news"]


async def test_a_deferred_answer_is_the_message_that_fills_it(
    discord_server: DiscordServer, bot: SampleBot, harbour: Harbour
) -> None:
    bot.gate.clear()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="where?")
    await reply.acknowledged()

    assert reply.original is not None
    assert reply.original.loading
    bot.gate.set()
    message = await reply.message()
    assert not message.loading
    assert [embed["description"] for embed in message.embeds] == ["where?"]
    assert message.text.splitlines()[:2] == ["Answer", "where?"]
    assert [button["label"] for button in message.buttons] == ["Wrong", "Next", "Later", "[1]"]
    assert [edit.payload["embeds"][0]["title"] for edit in message.edits] == ["Answer"]
    assert message.edits[0].at >= message.at


@pytest.mark.usefixtures("bot")
async def test_only_the_asker_sees_an_answer_deferred_as_ephemeral(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    reply = await discord_server.slash(harbour.ann, harbour.channel, "hide")
    message = await reply.message()

    assert message.ephemeral
    assert discord_server.visible(harbour.ann, harbour.channel) == [message]
    assert discord_server.visible(harbour.ben, harbour.channel) == []


async def test_an_ephemeral_message_is_not_dispatched(
    discord_server: DiscordServer, bot: SampleBot, harbour: Harbour
) -> None:
    hidden = await discord_server.slash(harbour.ann, harbour.channel, "hide")
    await hidden.message()
    shown = await discord_server.slash(harbour.ann, harbour.channel, "slow")
    message = await shown.message()
    await discord_server.until(lambda: bool(bot.heard), "the bot to hear itself")

    assert [heard.id for heard in bot.heard] == [message.id]


async def test_follow_ups_come_after_the_first_response(
    discord_server: DiscordServer, bot: SampleBot, harbour: Harbour
) -> None:
    bot.gate.clear()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "more")

    assert [message.text for message in await reply.messages(1)] == ["first"]
    bot.gate.set()
    first, second = await reply.messages(2)
    assert (first.text, second.text) == ("first", "second")
    assert second.reference is first


@pytest.mark.usefixtures("bot")
async def test_a_click_reaches_a_dynamic_item(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="x")
    click = await discord_server.click(harbour.ben, await reply.message(), label="[1]")
    shown = await click.message()

    assert shown.text == "source 1"
    assert shown.ephemeral
    assert shown.visible_to is harbour.ben


async def test_a_click_works_when_a_second_client_gets_it(
    library: DiscordServer, harbour: Harbour
) -> None:
    async with running(library):
        reply = await library.slash(harbour.ann, harbour.channel, "ask", question="x")
        message = await reply.message()
    async with running(library):
        click = await library.click(harbour.ann, message, custom_id="src:1")
        assert (await click.message()).text == "source 1"
    assert library.sessions == 2
    assert library.resumes == 0


@pytest.mark.parametrize(("label", "text"), [("Next", "page 2"), ("Later", "page 3")])
@pytest.mark.usefixtures("bot")
async def test_a_click_can_change_the_message_it_is_on(
    discord_server: DiscordServer, harbour: Harbour, label: str, text: str
) -> None:
    reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="x")
    message = await reply.message()
    click = await discord_server.click(harbour.ann, message, label=label)
    changed = await click.message()

    assert changed is message
    assert message.content == text


@pytest.mark.usefixtures("bot")
async def test_a_choice_in_a_select_arrives(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="x")
    message = await reply.message()
    choice = await discord_server.choose(harbour.ann, message, "all", ["b"])

    assert (await choice.message()).text == "chose ['b']"
    with pytest.raises(DriverError, match="not offered"):
        await discord_server.choose(harbour.ann, message, "all", ["z"])


@pytest.mark.usefixtures("bot")
async def test_a_modal_is_opened_and_submitted(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="x")
    click = await discord_server.click(harbour.ann, await reply.message(), label="Wrong")
    assert (await click.modal())["title"] == "Why?"
    sent = await discord_server.submit(harbour.ann, click, {"reason": "no date"})

    assert (await sent.message()).text == "because no date"
    with pytest.raises(DriverError, match="1 to 50 characters"):
        await discord_server.submit(harbour.ann, click, {"reason": "x" * 51})
    with pytest.raises(DriverError, match="opened for ann"):
        await discord_server.submit(harbour.ben, click, {"reason": "x"})


@pytest.mark.usefixtures("bot")
async def test_autocomplete_returns_what_the_bot_suggests(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    arguments = (harbour.ann, harbour.channel, "source", "locator")
    choices = await discord_server.autocomplete(*arguments, "lu")

    assert choices == [Choice("lu…", "lu#1")]


@pytest.mark.usefixtures("bot")
async def test_files_and_people_are_resolved_when_they_are_options(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    reply = await discord_server.slash(
        harbour.ann, harbour.channel, "read", file=Upload("a.txt", b"text"), who=harbour.ben
    )
    message = await reply.message()

    assert message.content == "ben: text"
    assert [file.name for file in message.files] == ["bot.txt"]
    assert message.files[0].data == b"text"
