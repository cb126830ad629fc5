"""What can go wrong with a backup; only the operator reads it."""

from __future__ import annotations

from pathlib import Path

from bot.errors import PilcrowError


class BackupError(PilcrowError):
    """A backup that cannot be made or put back; its text says what to do."""


class NoBackupError(BackupError):
    """A file that is no backup, or one that is damaged."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(
            f"{file} is no whole backup of Pilcrow ({why}). Nothing was changed; "
            "take another backup."
        )


class RestoringError(BackupError):
    """A data folder that is just being restored."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is being restored. Try again when that has ended.")
