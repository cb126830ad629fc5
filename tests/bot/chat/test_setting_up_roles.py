"""Roles that may change the articles; and what is forgotten of a server."""

from __future__ import annotations

import asyncio

import pytest

from bot.language import text
from bot.state import GuildSettings
from tests.bot.chat.speaking import answer_to_mention, choose, chosen_in, settings, setup
from tests.bot.chat.town import Bot, Town
from tests.discord_server.permissions import Permission


@pytest.fixture(name="town")
def _town(town: Town) -> Town:
    """Nothing is set up."""
    town.set_up = False
    return town


@pytest.mark.usefixtures("bot")
async def test_roles_may_change_the_articles_and_are_shown_how_to_see_the_command(
    town: Town,
) -> None:
    role = town.guild.add_role("editors")
    town.guild.members[town.ben.id].roles.append(role)
    reindex = await town.server.slash(town.ben, town.channel, "corpus reindex", force=True)
    assert "a role that was named in" in (await reindex.message()).text
    view = await setup(town)
    assert "Integrations" not in view.text

    view = await choose(town, view, "roles", role)

    assert "Server Settings → Integrations → Pilcrow → /corpus" in view.text
    assert f"<@&{role.id}>" in view.text
    assert str(text("setup-not-covered")) not in view.text
    assert "Server Settings → Integrations → Pilcrow → /corpus" in await settings(town)
    reindex = await town.server.slash(town.ben, town.channel, "corpus reindex", force=True)
    assert "a role that was named in" not in (await reindex.message()).text


async def test_roles_are_told_to_be_in_vain_when_the_operator_does_not_cover_the_server(
    town: Town,
) -> None:
    role = town.guild.add_role("editors")
    async with town.bot(admin_guilds=()):
        view = await choose(town, await setup(town), "roles", role)

    assert str(text("setup-not-covered")) in view.text


async def test_everyone_may_not_be_let_change_the_articles(town: Town, bot: Bot) -> None:
    everyone = town.guild.roles[town.guild.id]
    view = await choose(town, await setup(town), "roles", everyone)

    assert str(text("setup-not-everyone")) in view.text
    assert await bot.services.state.places.guild(town.guild.id) == GuildSettings()


async def test_role_that_is_deleted_does_no_harm(town: Town) -> None:
    role, other = town.guild.add_role("editors"), town.guild.add_role("authors")
    async with town.bot() as bot:
        await choose(town, await setup(town), "roles", role, other)
        town.server.delete_role(town.guild, role)
        shown = await settings(town)
        kept = await bot.services.state.places.guild(town.guild.id)
    town.server.delete_role(town.guild, other)
    async with town.bot():
        view = await setup(town)

    assert f"<@&{role.id}>" not in shown
    assert f"<@&{other.id}>" in shown
    assert kept == GuildSettings(admin_roles=frozenset({other.id}))
    assert chosen_in(view, "roles") == set()
    assert "<@&" not in view.text


@pytest.mark.parametrize("connected", [True, False], ids=["while it listens", "while it is away"])
async def test_settings_of_a_deleted_channel_are_forgotten(town: Town, connected: bool) -> None:
    gone = town.guild.add_channel("gone")
    async with town.bot():
        await choose(town, await setup(town), "mentions", town.channel, gone)
        if connected:
            town.server.delete_channel(gone)
            assert f"<#{gone.id}>" not in await settings(town)
    if not connected:
        town.server.delete_channel(gone)
    async with town.bot() as bot:
        view = await setup(town)
        kept = await bot.services.state.places.channels(town.guild.id)

    assert chosen_in(view, "mentions") == {town.channel.id}
    assert [each.channel for each in kept] == [town.channel.id]


async def test_channel_that_is_only_hidden_is_kept(town: Town, bot: Bot) -> None:
    hidden = town.guild.add_channel("hidden")
    view = await choose(town, await setup(town), "mentions", town.channel, hidden)
    hidden.overwrite(town.server.bot, deny=Permission.VIEW_CHANNEL)
    await choose(town, view, "mentions", hidden)
    kept = await bot.services.state.places.channels(town.guild.id)

    assert [each.channel for each in kept] == [hidden.id]


async def test_server_that_removes_the_bot_is_forgotten(town: Town, bot: Bot) -> None:
    role = town.guild.add_role("editors")
    view = await choose(town, await setup(town), "mentions", town.channel)
    await choose(town, view, "roles", role)
    other = town.guild.add_channel("elsewhere")
    assert (await answer_to_mention(town, other)).text == str(text("notices-set-up"))
    places = bot.services.state.places

    town.server.remove_bot(town.guild)
    async with asyncio.timeout(10):
        while await places.channels(town.guild.id):
            pass
    # All of it is deleted in one transaction.
    assert await places.guild(town.guild.id) == GuildSettings()

    town.server.invite_bot(town.guild)
    assert str(text("setup-nowhere")) in await settings(town)
    assert (await answer_to_mention(town, other)).text == str(text("notices-set-up"))
