"""What goes: messages, channels, threads, roles, and the bot from a guild; and comes back."""

from __future__ import annotations

import discord
import pytest

from tests.discord_server.errors import DriverError
from tests.discord_server.harness import Harbour, begun_thread, call
from tests.discord_server.permissions import Permission
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer


async def test_messages_deleted_at_once_are_dispatched_as_one(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    deleted = bot.wait_for("raw_bulk_message_delete", timeout=5)
    said = [await discord_server.say(harbour.ann, harbour.channel, str(n)) for n in range(3)]
    discord_server.delete_messages(said[:2])

    assert (await deleted).message_ids == {said[0].id, said[1].id}
    assert discord_server.visible(harbour.ann, harbour.channel) == [said[2]]
    elsewhere = await discord_server.say(harbour.ann, discord_server.dm(harbour.ann), "x")
    with pytest.raises(DriverError, match="only in one channel"):
        discord_server.delete_messages([said[2], elsewhere])


async def test_the_bot_deletes_what_others_wrote_when_it_manages_messages(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    said = await discord_server.say(harbour.ann, harbour.channel, "hello")
    path = f"/channels/{harbour.channel.id}/messages/{said.id}"
    refused = await call(discord_server, "DELETE", path)
    harbour.channel.overwrite(discord_server.bot, allow=Permission.MANAGE_MESSAGES)
    allowed = await call(discord_server, "DELETE", path)

    assert (refused.code, allowed.status) == (50013, 204)
    assert said.deleted


async def test_an_answer_is_deleted_by_its_token_and_known_no_more(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow")
    message = await reply.message()
    interaction = await bot.interactions.get()
    await interaction.delete_original_response()

    assert message.deleted
    with pytest.raises(discord.NotFound) as raised:
        await interaction.edit_original_response(content="x")
    assert raised.value.code == 10008


async def test_a_channel_goes_with_its_threads(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    thread = await begun_thread(discord_server, harbour)
    await discord_server.until(lambda: bot.get_channel(thread.id) is not None, "the thread")
    gone = bot.wait_for("guild_channel_delete", timeout=5)
    with_it = bot.wait_for("thread_delete", timeout=5)
    discord_server.delete_channel(harbour.channel)

    assert (await gone).id == harbour.channel.id
    assert (await with_it).id == thread.id
    assert discord_server.seen_by(harbour.ann) == []
    answer = await call(discord_server, "GET", f"/channels/{thread.id}")
    assert answer.code == 10003


async def test_a_thread_goes_alone(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    thread = await begun_thread(discord_server, harbour)
    gone = bot.wait_for("raw_thread_delete", timeout=5)
    discord_server.delete_channel(thread)

    assert (await gone).thread_id == thread.id
    assert [m.content for m in discord_server.seen_by(harbour.ann)] == ["hello"]


async def test_an_answer_has_no_place_when_its_channel_is_deleted_meanwhile(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    bot.gate.clear()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "ask", question="x")
    await reply.acknowledged()
    interaction = await bot.interactions.get()
    discord_server.delete_channel(harbour.channel)
    bot.gate.set()
    await discord_server.until(lambda: bool(bot.errors), "the error")

    assert isinstance(bot.errors[0], discord.NotFound)
    assert bot.errors[0].code == 10008
    with pytest.raises(discord.NotFound) as raised:
        await interaction.followup.send("x")
    assert raised.value.code == 10003


async def test_a_role_goes_from_all_who_had_it(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    editors = harbour.guild.add_role("editors", Permission.MANAGE_GUILD)
    harbour.guild.members[harbour.ann.id].roles.append(editors)
    harbour.channel.overwrite(editors, deny=Permission.SEND_MESSAGES)
    gone = bot.wait_for("guild_role_delete", timeout=5)
    discord_server.delete_role(harbour.guild, editors)

    assert (await gone).id == editors.id
    permissions = harbour.channel.permissions_of(harbour.ann)
    assert Permission.MANAGE_GUILD not in permissions
    assert Permission.SEND_MESSAGES in permissions


async def test_the_bot_is_thrown_out_and_comes_back(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    await bot.wait_until_ready()
    removed = bot.wait_for("guild_remove", timeout=5)
    discord_server.remove_bot(harbour.guild)
    assert (await removed).id == harbour.guild.id
    path = f"/channels/{harbour.channel.id}/messages"
    refused = await call(discord_server, "POST", path, {"content": "x"})
    assert refused.code == 50001
    with pytest.raises(DriverError, match="the bot is not in Harbour"):
        await discord_server.slash(harbour.ann, harbour.channel, "slow")
    joined = bot.wait_for("guild_join", timeout=5)
    discord_server.invite_bot(harbour.guild)

    assert (await joined).preferred_locale is discord.Locale.american_english
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow")
    assert (await reply.message()).text == "at last"


async def test_the_bot_joins_a_guild_while_it_runs(
    discord_server: DiscordServer, bot: SampleBot
) -> None:
    await bot.wait_until_ready()
    joined = bot.wait_for("guild_join", timeout=5)
    guild = discord_server.add_guild("Hafen", locale="de")

    assert (await joined).preferred_locale is discord.Locale.german
    ann = discord_server.add_user("ann", locale="fr")
    guild.add_member(ann)
    await discord_server.slash(ann, guild.add_channel("allgemein"), "slow")
    interaction = await bot.interactions.get()
    assert (interaction.locale, interaction.guild_locale) == (
        discord.Locale.french,
        discord.Locale.german,
    )


async def test_a_person_sees_all_that_is_shown_to_her_anywhere(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    await discord_server.say(harbour.ann, harbour.channel, "in the channel")
    await (await discord_server.slash(harbour.ann, harbour.channel, "hide")).message()
    thread = await begun_thread(discord_server, harbour)
    await discord_server.say(harbour.ben, thread, "in the thread")
    hidden = harbour.guild.add_channel("hidden")
    await discord_server.say(harbour.ben, hidden, "not for ann")
    hidden.overwrite(harbour.ann, deny=Permission.VIEW_CHANNEL)
    await discord_server.say(harbour.ann, discord_server.dm(harbour.ann), "to the bot")
    await discord_server.next_message(discord_server.dm(harbour.ann))

    seen = [message.content for message in discord_server.seen_by(harbour.ann) if message.content]
    assert seen == [
        "in the channel", "hidden", "hello", "in the thread", "to the bot", "you said: to the bot",
    ]  # fmt: skip
    others = [message.content for message in discord_server.seen_by(harbour.ben)]
    assert "not for ann" in others
    assert "hidden" not in others
