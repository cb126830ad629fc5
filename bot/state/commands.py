"""The commands as Discord last got them."""

from __future__ import annotations

from bot.state.database import Database


class Commands:
    """Remembers a digest of the commands of each application."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def synced(self, application: int) -> str | None:
        """Return the digest of the commands that `application` has at Discord, if it is known."""
        rows = await self._database.run(
            "SELECT digest FROM synced_commands WHERE application = ?", application
        )
        return rows[0][0] if rows else None

    async def set_synced(self, application: int, digest: str) -> None:
        """Remember the digest of the commands that `application` has at Discord."""
        await self._database.run(
            "INSERT INTO synced_commands (application, digest) VALUES (?, ?) "
            "ON CONFLICT (application) DO UPDATE SET digest = excluded.digest",
            application,
            digest,
        )
