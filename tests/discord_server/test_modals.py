"""Modals of labels with texts and menus in them, filled in and sent."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from tests.discord_server.errors import DriverError, Payload
from tests.discord_server.exchange import Exchange
from tests.discord_server.forms import Values
from tests.discord_server.harness import Harbour, call, running
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer

OPTIONS = [discord.SelectOption(label=x, value=x, default=x == "b") for x in "abc"]


class Form(discord.ui.Modal, title="Settings"):
    """Everything that a modal of the newer kind can hold."""

    def __init__(self, given: discord.Object) -> None:
        super().__init__(custom_id="form:1", timeout=60)
        self.words = discord.ui.TextInput[Any](custom_id="words", required=False, default="so")
        self.mode = discord.ui.Select[Any](custom_id="mode", options=OPTIONS, required=False)
        self.places = discord.ui.ChannelSelect[Any](
            custom_id="places", default_values=[given], required=True
        )
        self.roles = discord.ui.RoleSelect[Any](custom_id="roles", required=False, max_values=2)
        self.add_item(discord.ui.TextDisplay("Choose as you like."))
        for component in (self.words, self.mode, self.places, self.roles):
            self.add_item(discord.ui.Label(text=component.custom_id, component=component))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        things = [*self.places.values, *self.roles.values]
        said = [self.words.value, *self.mode.values, *(thing.name for thing in things)]
        await interaction.response.send_message(", ".join(said), ephemeral=True)


async def test_texts_and_choices_arrive_as_they_were_filled_in(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    editors, news = harbour.guild.add_role("editors"), harbour.guild.add_channel("news")
    opened = await _opened(discord_server, harbour, bot)
    values: Values = {"words": "thus", "mode": "c", "places": news, "roles": [editors]}
    sent = await discord_server.submit(harbour.ann, opened, values)

    assert (await sent.message()).text == "thus, c, news, editors"


async def test_what_is_left_alone_stays_as_the_bot_filled_it_in(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    opened = await _opened(discord_server, harbour, bot)
    sent = await discord_server.submit(harbour.ann, opened, {})

    assert (await sent.message()).text == "so, b, general"


async def test_what_is_not_required_can_be_emptied(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    opened = await _opened(discord_server, harbour, bot)
    sent = await discord_server.submit(harbour.ann, opened, {"words": "", "mode": []})

    assert (await sent.message()).text == ", general"


@pytest.mark.parametrize(
    ("values", "part"),
    [
        ({"places": []}, "takes 1 to 1, not 0"),
        ({"mode": ["a", "b"]}, "takes 0 to 1, not 2"),
        ({"mode": "z"}, "not offered"),
        ({"roles": "1"}, "not offered"),
        ({"words": "x" * 4001}, "takes 0 to 4000 characters"),
        ({"other": "x"}, "the modal has no"),
    ],
    ids=["too-few", "too-many", "option", "role", "text", "component"],
)
async def test_a_client_refuses_what_does_not_fit(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot, values: Values, part: str
) -> None:
    opened = await _opened(discord_server, harbour, bot)
    with pytest.raises(DriverError, match=part):
        await discord_server.submit(harbour.ann, opened, values)


async def test_a_second_client_gets_what_was_sent_to_the_first(
    library: DiscordServer, harbour: Harbour
) -> None:
    async with running(library) as bot:
        opened = await _opened(library, harbour, bot)
    async with running(library) as bot:
        await library.submit(harbour.ann, opened, {"words": "late"})
        interaction = await bot.interactions.get()
        assert interaction.type is discord.InteractionType.modal_submit
        await interaction.response.send_message(str(_sent_values(interaction)), ephemeral=True)

    assert _sent_values(interaction) == {
        "words": "late", "mode": ["b"], "places": [str(harbour.channel.id)], "roles": [],
    }  # fmt: skip


TEXT: Payload = {"type": 4, "custom_id": "x", "style": 1}


@pytest.mark.parametrize(
    ("component", "part"),
    [
        ({**TEXT, "label": "twice"}, "has no label of its own"),
        ({**TEXT, "min_length": 5, "max_length": 2}, "min_length is more"),
        ({"type": 8, "custom_id": "x", "disabled": True}, "nothing is disabled"),
        ({"type": 6, "custom_id": "x", "min_values": 3, "max_values": 2}, "min_values is more"),
    ],
    ids=["label", "length", "disabled", "range"],
)
async def test_a_contradictory_modal_is_refused(
    discord_server: DiscordServer,
    harbour: Harbour,
    bot: SampleBot,
    component: Payload,
    part: str,
) -> None:
    bot.gate.clear()
    reply = await discord_server.slash(harbour.ann, harbour.channel, "slow")
    label = {"type": 18, "label": "x", "component": component}
    modal = {"title": "x", "custom_id": "x", "components": [label]}
    path = f"/interactions/{reply.id}/{reply.token}/callback"
    refused = await call(discord_server, "POST", path, {"type": 9, "data": modal})
    bot.gate.set()
    await reply.message()

    assert refused.code == 50035
    discord_server.expect_violation(part)


async def _opened(server: DiscordServer, harbour: Harbour, bot: SampleBot) -> Exchange:
    @bot.tree.command()
    async def settings(interaction: discord.Interaction) -> None:
        """Open the form."""
        await interaction.response.send_modal(Form(discord.Object(harbour.channel.id)))

    await bot.tree.sync()
    opened = await server.slash(harbour.ann, harbour.channel, "settings")
    await opened.modal()
    return opened


def _sent_values(interaction: discord.Interaction) -> dict[str, object]:
    data: Any = interaction.data
    entries = [row["component"] for row in data["components"] if "component" in row]
    return {entry["custom_id"]: entry.get("value", entry.get("values")) for entry in entries}
