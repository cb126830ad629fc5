"""The commands as Discord last got them."""

from __future__ import annotations

from pathlib import Path

from bot.state import State


async def test_digest_of_commands_is_kept_for_each_application(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db") as state:
        assert await state.commands.synced(1) is None
        await state.commands.set_synced(1, "one")
        await state.commands.set_synced(1, "two")
        await state.commands.set_synced(2, "other")
    async with State.open(tmp_path / "state.db") as state:
        assert [await state.commands.synced(1), await state.commands.synced(2)] == ["two", "other"]
