"""A guild for the doctor to look at."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from bot.state import ChannelSettings, Mode, State
from tests.bot.commands.conftest import Run, parsed
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import Channel, Guild

STATE = Path("data/state.db")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """The bot's `guild`, and the doctor in the folder of the test."""

    run: Run
    server: DiscordServer
    guild: Guild

    async def examine(self) -> dict[str, tuple[bool, str]]:
        """Return whether all is well and what was told, by subject."""
        # The command has a loop of its own; the server's must go on meanwhile.
        result = await asyncio.to_thread(self.run, "doctor", "--json")
        assert self.server.token not in result.output
        assert result.stderr == ""
        findings = parsed(result)["findings"]
        assert result.exit_code == int(not all(finding["well"] for finding in findings))
        return {each["subject"]: (each["well"], each["text"]) for each in findings}

    async def set_up(
        self, channel: Channel, mode: Mode = Mode.MENTIONS, *, thread: bool = False
    ) -> str:
        """Set `channel` up; return the subject that it is found by."""
        assert channel.guild is not None
        async with State.open(STATE) as state:
            settings = ChannelSettings(channel=channel.id, mode=mode, thread=thread)
            await state.places.set_channel(channel.guild.id, settings)
        return f"channel #{channel.name} in {channel.guild.name}"


def make_clinic(run: Run, server: DiscordServer) -> Clinic:
    """Return a guild of `server` with the bot in it."""
    return Clinic(run=run, server=server, guild=server.add_guild("Harbour"))
