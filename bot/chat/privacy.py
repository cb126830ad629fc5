"""What is kept of a person: `/privacy` tells, `/my-data` gives, `/forget-me` deletes."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from dataclasses import replace
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.cards.layout import (
    LARGEST_FILE,
    Button,
    Card,
    Colour,
    Picture,
    Style,
    id_of,
)
from bot.chat.cards.notices import notice
from bot.chat.components import Click, Handler
from bot.chat.sending import show
from bot.chat.visitors import language_for
from bot.language import Language, text
from bot.state import State

_FILE: Final = "my-data.json"


class Privacy(commands.Cog):
    """Answers a person about themselves, for their eyes only, in every place."""

    def __init__(self, state: State, keep_days: int) -> None:
        self._state = state
        self._keep_days = keep_days

    @property
    def clicks(self) -> dict[str, Handler]:
        """What answers the button that really deletes."""
        return {"forget": self._forget}

    @app_commands.command()
    async def privacy(self, interaction: discord.Interaction[Any]) -> None:
        """Tell what I keep of you, for how long, and how you delete it."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        await show(interaction, privacy_card(self._keep_days, language_for(interaction)))

    @app_commands.command(name="my-data")
    async def my_data(self, interaction: discord.Interaction[Any]) -> None:
        """Give you all that I keep of you, as a file."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        language = language_for(interaction)
        kept = await self._state.people.data_of(interaction.user.id)
        if not kept:
            await show(interaction, notice("privacy-nothing", language))
            return
        file = await asyncio.to_thread(file_of, kept)
        card = notice("privacy-your-data", language, count=len(kept))
        await show(interaction, replace(card, files=(file,)))

    @app_commands.command(name="forget-me")
    async def forget_me(self, interaction: discord.Interaction[Any]) -> None:
        """Delete all that I keep of you: questions, answers, votes."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        say = language_for(interaction).say
        button = Button(
            label=say(text("privacy-delete")), custom_id=id_of("forget"), style=Style.DANGER
        )
        words = say(text("privacy-really"))
        await show(interaction, Card(text=words, colour=Colour.NOTICE, buttons=(button,)))

    async def _forget(self, interaction: discord.Interaction[Any], _: Click) -> None:
        await interaction.response.defer()
        forgotten = await self._state.people.forget(interaction.user.id)
        done = notice(
            "privacy-forgotten",
            language_for(interaction),
            answers=forgotten.answers,
            votes=forgotten.votes,
        )
        await show(interaction, done)


def file_of(kept: list[dict[str, Any]]) -> Picture:
    """Return `kept` as a file in JSON, packed where Discord would not take it otherwise."""
    # Half of a character, which UTF-8 has no bytes for, stands there as JSON escapes it.
    data = json.dumps(kept, ensure_ascii=False, indent=2).encode(errors="backslashreplace")
    if len(data) <= LARGEST_FILE:
        return Picture(name=_FILE, data=data, shown=False)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_FILE, data)
    return Picture(name=f"{_FILE}.zip", data=packed.getvalue(), shown=False)


def privacy_card(keep_days: int, language: Language) -> Card:
    """Tell what is kept."""
    lines = [
        text("privacy-kept"),
        text("privacy-hashed"),
        text("privacy-days", days=keep_days),
        text("privacy-acts"),
        text("privacy-seen"),
        text("privacy-nowhere-else"),
        text("privacy-yours"),
        text("privacy-backups"),
    ]
    return Card(
        text="\n".join(f"- {language.say(line)}" for line in lines),
        title=language.say(text("privacy-title")),
        colour=Colour.SOURCE,
    )
