"""A small bot on the real discord.py, which the server's own tests drive; also a program."""

from __future__ import annotations

import asyncio
import io
import os
import re
from typing import Any, Self

import discord
from discord import app_commands

from tests.discord_server.patching import pointed_at

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class SourceButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"src:(?P<number>\d+)"):
    """A button that works in whichever client gets the click."""

    def __init__(self, number: int) -> None:
        label = f"[{number}]"
        super().__init__(discord.ui.Button(label=label, custom_id=f"src:{number}"))
        self.number = number

    @classmethod
    async def from_custom_id(
        cls,
        _: discord.Interaction,
        __: discord.ui.Item[Any],
        match: re.Match[str],
    ) -> Self:
        return cls(int(match["number"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message(f"source {self.number}", ephemeral=True)


class Reason(discord.ui.Modal, title="Why?"):
    """A modal with one text."""

    text: discord.ui.TextInput[Self] = discord.ui.TextInput(
        label="Reason", custom_id="reason", max_length=50
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"because {self.text.value}", ephemeral=True)


class Answered(discord.ui.View):
    """What is below an answer: a source, a modal, a list, and a button that edits."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(SourceButton(1))

    @discord.ui.button(label="Wrong", custom_id="wrong")
    async def wrong(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.send_modal(Reason())

    @discord.ui.button(label="Next", custom_id="next")
    async def next(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.edit_message(content="page 2")

    @discord.ui.button(label="Later", custom_id="later")
    async def later(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="page 3")

    @discord.ui.select(
        custom_id="all", options=[discord.SelectOption(label=x, value=x) for x in "abc"]
    )
    async def all(self, interaction: discord.Interaction, select: discord.ui.Select[Any]) -> None:
        await interaction.response.send_message(f"chose {select.values}", ephemeral=True)


class SampleBot(discord.Client):
    """Answers `/ask`, mentions and direct messages; `gate` holds its answers back."""

    def __init__(self, intents: discord.Intents = INTENTS) -> None:
        super().__init__(
            intents=intents,
            guild_ready_timeout=0.05,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self.tree = app_commands.CommandTree(self)
        self.gate = asyncio.Event()
        self.gate.set()
        self.errors: list[BaseException] = []
        self.heard: list[discord.Message] = []
        self.interactions: asyncio.Queue[discord.Interaction] = asyncio.Queue()
        for command in COMMANDS:
            self.tree.add_command(command)
        self.tree.error(self.on_tree_error)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Skip the library's five seconds."""

    async def setup_hook(self) -> None:
        self.add_dynamic_items(SourceButton)
        self.add_view(Answered())
        await self.tree.sync()

    async def on_tree_error(self, _: discord.Interaction, error: Exception) -> None:
        self.errors.append(getattr(error, "original", error))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        self.interactions.put_nowait(interaction)

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(message)
        if message.author.bot:
            return
        if self.user in message.mentions or message.guild is None:
            async with message.channel.typing():
                await message.reply(f"you said: {message.content}", mention_author=False)


@app_commands.command()
async def ask(interaction: discord.Interaction[SampleBot], question: str) -> None:
    """Answer a question."""
    await interaction.response.defer(thinking=True)
    await interaction.client.gate.wait()
    embed = discord.Embed(title="Answer", description=question)
    await interaction.edit_original_response(embed=embed, view=Answered())


@app_commands.command()
async def hide(interaction: discord.Interaction[SampleBot]) -> None:
    """Answer for one person only."""
    await interaction.response.defer(thinking=True, ephemeral=True)
    await interaction.edit_original_response(content="hidden")


@app_commands.command()
async def read(
    interaction: discord.Interaction[SampleBot], file: discord.Attachment, who: discord.User
) -> None:
    """Read a file."""
    data = await file.read()
    await interaction.response.send_message(
        f"{who.name}: {data.decode()}",
        file=discord.File(io.BytesIO(data), filename="bot.txt"),
    )


@app_commands.command()
async def keep(interaction: discord.Interaction[SampleBot], file: discord.Attachment) -> None:
    """Tell a file's name, and do not open it."""
    await interaction.response.send_message(file.filename)


@app_commands.command()
async def source(interaction: discord.Interaction[SampleBot], locator: str) -> None:
    """Show a source."""
    await interaction.response.send_message(locator, ephemeral=True)


@source.autocomplete("locator")
async def _suggest(_: discord.Interaction[SampleBot], typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{typed}…", value=f"{typed}#1")]


@app_commands.command()
async def slow(interaction: discord.Interaction[SampleBot]) -> None:
    """Acknowledge only once the gate is open."""
    await interaction.client.gate.wait()
    await interaction.response.send_message("at last")


@app_commands.command()
async def more(interaction: discord.Interaction[SampleBot]) -> None:
    """Answer, then follow up."""
    await interaction.response.send_message("first")
    await interaction.client.gate.wait()
    await interaction.followup.send("second")


CORPUS = app_commands.Group(
    name="corpus",
    description="The articles.",
    default_permissions=discord.Permissions(manage_guild=True),
    guild_only=True,
)


@CORPUS.command()
async def reindex(interaction: discord.Interaction[SampleBot]) -> None:
    """Index again."""
    allowed = interaction.permissions.manage_guild
    await interaction.response.send_message("indexing" if allowed else "no", ephemeral=True)


COMMANDS: list[app_commands.Command[Any, ..., Any] | app_commands.Group] = [
    ask,
    hide,
    read,
    keep,
    source,
    slow,
    more,
    CORPUS,
]


def main() -> None:
    """Run the bot with the settings of the environment."""
    with pointed_at(os.environ["DISCORD_API_BASE"], os.environ["DISCORD_GATEWAY_URL"]):
        SampleBot().run(os.environ["DISCORD_TOKEN"], log_handler=None)


if __name__ == "__main__":
    main()
