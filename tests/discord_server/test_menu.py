"""Commands in the menu of a message."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from discord import app_commands

from tests.discord_server.errors import DriverError
from tests.discord_server.harness import Harbour, running
from tests.discord_server.messages import MENU_REPLY
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer


@app_commands.context_menu(name="Count words")
async def count(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    """Count the words of a message."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    words = len(message.content.split())
    await interaction.edit_original_response(content=f"{words} by {message.author.name}")


@pytest.mark.usefixtures("library")
async def test_menu_gives_the_bot_a_message_that_it_may_not_read_otherwise(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    bot = SampleBot()
    bot.tree.add_command(count)
    async with running(discord_server, bot):
        said = await discord_server.say(harbour.ann, harbour.channel, "three small words")
        exchange = await discord_server.choose_in_menu(harbour.ben, said, "Count words")
        answer = await exchange.message()

    assert bot.heard[0].content == ""
    assert answer.content == "3 by ann"
    assert answer.visible_to is harbour.ben
    assert answer.kind == MENU_REPLY
    assert answer.interaction is not None
    assert answer.interaction["target_message_id"] == str(said.id)


@pytest.mark.usefixtures("bot")
async def test_menu_without_such_a_command_is_refused(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    said = await discord_server.say(harbour.ann, harbour.channel, "three small words")

    with pytest.raises(DriverError, match="no message command 'ask'; it has synced: none"):
        await discord_server.choose_in_menu(harbour.ann, said, "ask")
