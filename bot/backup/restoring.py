"""`pilcrow restore`: an installation put back as a backup has it, in one step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.backup.contents import CURRENT, ITEMS, Listing
from bot.backup.errors import BackupError, RestoringError
from bot.backup.staging import unpack
from bot.backup.swapping import drop_waiting, finish, is_unfinished, swap, waiting_folder
from bot.locking import BotRunningError, held_as_bot
from index.errors import IndexBusyError
from index.folder import DataFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put back: the backup's `listing`, and where all is that was there `before`."""

    listing: Listing
    before: Path | None

    @property
    def has_generation(self) -> bool:
        """Whether there is something to answer from."""
        return CURRENT in self.listing.files


def restore(data: DataFolder, file: Path) -> Restored:
    """Put what the backup `file` holds in the place of all that `data` keeps.

    Everything is verified first. A crash leaves what was there, or the backup once a command has
    looked at the folder again. Raises `BackupError`, `NewerStateError`, `BotRunningError`, or
    `IndexBusyError`.
    """
    with _held(data):
        _check_places(data)
        try:
            listing = unpack(file, waiting_folder(data.path))
            before = swap(data.path, listing.items)
        except BaseException:
            drop_waiting(data.path)
            raise
    return Restored(listing=listing, before=before)


def finish_restoring(data: DataFolder) -> None:
    """Go on with a restore that was cut off.

    Raises `RestoringError` while it is under way.
    """
    try:
        with _held(data):
            pass
    except (BotRunningError, IndexBusyError):
        raise RestoringError(data.path) from None


@contextmanager
def _held(data: DataFolder) -> Iterator[None]:
    """Keep the bot and index runs out, and finish what an earlier restore has begun."""
    with held_as_bot(data.path), data.locked():
        if is_unfinished(data.path):
            finish(data.path)
        drop_waiting(data.path)
        yield


def _check_places(data: DataFolder) -> None:
    for item in ITEMS:
        if (data.path / item).is_mount():
            raise BackupError(
                f"{data.path / item} is a volume of its own, which cannot be swapped: mount "
                f"{data.path} as a whole instead."
            )
