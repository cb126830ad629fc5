"""Who holds the data folder: one bot at a time answers from it in Discord."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bot.errors import PilcrowError
from index.durable import make_folder
from index.errors import writing

LOCK_FILE: Final = "bot.lock"


class BotRunningError(PilcrowError):
    """A data folder that a running bot holds."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"A bot is running on {folder} already. Stop it first, or set PILCROW_DATA to a folder "
            "of its own."
        )


@contextmanager
def held_as_bot(folder: Path) -> Iterator[None]:
    """Hold the data `folder` as the bot that runs on it; the lock of a bot that died does not hold.

    Raises `BotRunningError` at once while another does, `StoreWriteError` where the folder cannot
    be written.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only what runs long needs it

    lock = FileLock(folder / LOCK_FILE)
    with writing(folder):
        make_folder(folder)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise BotRunningError(folder) from None
    try:
        yield
    finally:
        lock.release()
