"""What is set up in servers and channels outlives a restart, until they are forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.state import ChannelSettings, GuildSettings, Mode, State, Vote
from tests.bot.state.given import ADA, DIRECT, NOW, keep

ASK = ChannelSettings(channel=5, mode=Mode.EVERY, thread=True, collections=frozenset({"b", "a"}))


@pytest.mark.parametrize(
    "settings",
    [ASK, ChannelSettings(channel=5, mode=Mode.MENTIONS), replace(ASK, collections=frozenset())],
    ids=["all", "least", "no collection"],
)
async def test_channel_is_set_up_after_a_restart(tmp_path: Path, settings: ChannelSettings) -> None:
    async with State.open(tmp_path / "state.db") as state:
        await state.places.set_channel(1, ChannelSettings(channel=5, mode=Mode.EVERY))
        await state.places.set_channel(1, settings)
        await state.places.set_channel(1, replace(ASK, channel=4))
        await state.places.set_channel(2, replace(ASK, channel=6))
    async with State.open(tmp_path / "state.db") as state:
        assert await state.places.channel(5) == settings
        assert await state.places.channel(7) is None
        assert await state.places.channels(1) == [replace(ASK, channel=4), settings]


async def test_server_is_set_up_after_a_restart(tmp_path: Path) -> None:
    settings = GuildSettings(admin_roles=frozenset({9, 2**62}))
    async with State.open(tmp_path / "state.db") as state:
        await state.places.set_guild(1, GuildSettings(admin_roles=frozenset({3})))
        await state.places.set_guild(1, settings)
    async with State.open(tmp_path / "state.db") as state:
        assert await state.places.guild(1) == settings
        assert await state.places.guild(2) == GuildSettings()


async def test_hint_is_given_once_until_the_channel_is_cleared(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db") as state:
        assert [await state.places.hint(5, 1) for _ in range(2)] == [True, False]
    async with State.open(tmp_path / "state.db") as state:
        assert not await state.places.hint(5, 1)
        await state.places.set_channel(1, ASK)
        await state.places.clear_channel(5)
        assert await state.places.channel(5) is None
        assert await state.places.hint(5, 1)


async def test_nothing_of_a_server_is_left_when_it_is_forgotten(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        here = await keep(state)
        await state.votes.cast(here, ADA.user, Vote(up=True))
        others = [await keep(state, origin=DIRECT), await keep(state, origin=replace(ADA, guild=2))]
        for guild in (830, 2):
            await state.places.set_guild(guild, GuildSettings(admin_roles=frozenset({3})))
            await state.places.set_channel(guild, replace(ASK, channel=guild + 1))
            await state.places.hint(guild + 5, guild)
        await state.places.forget_guild(830)

        assert await state.places.guild(830) == GuildSettings()
        assert await state.places.channels(830) == []
        assert await state.places.hint(835, 830)
        assert await state.answers.get(here) is None
        assert await state.votes.of(here, ADA.user) is None
        assert await state.places.channels(2) == [replace(ASK, channel=3)]
        assert not await state.places.hint(7, 2)
        assert all([await state.answers.get(other) for other in others])
