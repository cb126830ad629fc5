"""Menus of channels, roles and members, in messages and in modals."""

from __future__ import annotations

import asyncio
import re
from typing import Any, Self

import discord
import pytest

from tests.discord_server.errors import DriverError, Payload
from tests.discord_server.harness import Harbour, begun_thread, call, running
from tests.discord_server.messages import Message
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer

Picked = asyncio.Queue[list[Any]]


class Places(
    discord.ui.DynamicItem[discord.ui.ChannelSelect[Any]], template=r"places:(?P<step>\d+)"
):
    """A menu of channels that works in whichever client gets the choice."""

    def __init__(self, step: int, select: discord.ui.ChannelSelect[Any]) -> None:
        super().__init__(select)
        self.step = step

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        assert isinstance(item, discord.ui.ChannelSelect)
        return cls(int(match["step"]), item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        names = ", ".join(channel.name for channel in self.item.values)
        await interaction.response.send_message(f"{self.step}: {names}", ephemeral=True)


async def test_channels_are_chosen_and_resolved(library: DiscordServer, harbour: Harbour) -> None:
    forum, news = harbour.guild.add_forum("ask"), harbour.guild.add_channel("news")
    select = discord.ui.ChannelSelect[Any](
        custom_id="places:3",
        channel_types=[discord.ChannelType.text, discord.ChannelType.forum],
        default_values=[discord.Object(news.id)],
        max_values=2,
    )
    async with running(library) as bot:
        bot.add_dynamic_items(Places)
        message = await _sent(library, harbour, bot, _view(Places(3, select)))
    async with running(library) as bot:
        bot.add_dynamic_items(Places)
        chosen = await library.choose(harbour.ann, message, "places:3", [forum, news])

        assert (await chosen.message()).text == "3: ask, news"
        (default,) = message.selects[0]["default_values"]
        assert default == {"id": str(news.id), "type": "channel"}


async def test_roles_are_chosen_and_resolved(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    editors = harbour.guild.add_role("editors")
    select = discord.ui.RoleSelect[Any](custom_id="roles", min_values=0, max_values=3)
    picked = _recorded(select)
    message = await _sent(discord_server, harbour, bot, _view(select))
    await discord_server.choose(harbour.ann, message, "roles", [editors])
    roles = await picked.get()
    await discord_server.choose(harbour.ann, message, "roles", [])

    assert [(type(role), role.id, role.name) for role in roles] == [
        (discord.Role, editors.id, "editors")
    ]
    assert await picked.get() == []
    with pytest.raises(DriverError, match="not offered"):
        await discord_server.choose(harbour.ann, message, "roles", [harbour.channel])


async def test_members_are_chosen_and_resolved(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    select = discord.ui.UserSelect[Any](custom_id="who")
    picked = _recorded(select)
    message = await _sent(discord_server, harbour, bot, _view(select))
    await discord_server.choose(harbour.ann, message, "who", [harbour.ben.id])

    (member,) = await picked.get()
    assert isinstance(member, discord.Member)
    assert member.name == "ben"


async def test_threads_are_chosen_where_no_type_is_asked_for(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    thread = await begun_thread(discord_server, harbour)
    select = discord.ui.ChannelSelect[Any](custom_id="places")
    picked = _recorded(select)
    message = await _sent(discord_server, harbour, bot, _view(select))
    await discord_server.choose(harbour.ann, message, "places", [thread])

    (found,) = await picked.get()
    assert found.type is discord.ChannelType.public_thread
    assert found.parent_id == harbour.channel.id


async def test_only_channels_that_are_seen_and_of_the_type_are_offered(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    hidden = harbour.guild.add_channel("hidden")
    hidden.overwrite(harbour.ann, deny=hidden.permissions_of(harbour.ann))
    forum = harbour.guild.add_forum("ask")
    types = [discord.ChannelType.text]
    select = discord.ui.ChannelSelect[Any](custom_id="places", channel_types=types)
    message = await _sent(discord_server, harbour, bot, _view(select))

    for channel in (hidden, forum):
        with pytest.raises(DriverError, match="not offered"):
            await discord_server.choose(harbour.ann, message, "places", [channel])
    with pytest.raises(DriverError, match="cannot take 0 values"):
        await discord_server.choose(harbour.ann, message, "places", [])


@pytest.mark.parametrize(
    ("select", "part"),
    [
        ({"type": 8, "default_values": [{"id": "1", "type": "channel"}] * 2}, "more default"),
        ({"type": 6, "min_values": 2}, "min_values is more"),
        (
            {"type": 3, "options": [{"label": x, "value": x, "default": True} for x in "ab"]},
            "more default",
        ),
    ],
    ids=["defaults", "range", "options"],
)
async def test_a_contradictory_menu_is_refused(
    discord_server: DiscordServer, harbour: Harbour, select: Payload, part: str
) -> None:
    row = {"type": 1, "components": [{"custom_id": "x", **select}]}
    path = f"/channels/{harbour.channel.id}/messages"
    refused = await call(discord_server, "POST", path, {"components": [row]})

    assert refused.code == 50035
    discord_server.expect_violation(part)


def _view(item: discord.ui.Item[Any]) -> discord.ui.View:
    return discord.ui.View(timeout=None).add_item(item)


def _recorded(select: Any) -> Picked:  # noqa: ANN401 - any of the library's menus
    picked: Picked = asyncio.Queue()

    async def callback(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        picked.put_nowait(select.values)

    select.callback = callback
    return picked


async def _sent(
    server: DiscordServer, harbour: Harbour, bot: SampleBot, view: discord.ui.View
) -> Message:
    await bot.wait_until_ready()
    channel = bot.get_channel(harbour.channel.id)
    assert isinstance(channel, discord.TextChannel)
    sent = await channel.send("choose", view=view)
    return harbour.channel.messages[sent.id]
