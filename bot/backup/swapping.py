"""The one step in which a backup takes the place of what was there.

It waits unpacked in `restoring.new`. The step is the rename of that to `restoring`: before it,
nothing has happened; after it, whatever comes between, the next command goes on with putting all in
its place. The folder itself stays, as it may be a volume that cannot be renamed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final

from bot.backup.contents import ITEMS
from bot.places import STATE_FILE
from index import durable
from index.durable import remove_tree, sync_folder, write_file

_WAITING: Final = "restoring.new"
_RESTORING: Final = "restoring"
_PLAN: Final = "plan.json"
_FILES: Final = "files"
# What SQLite keeps beside a database, and what would be played back into another one.
_BESIDE_STATE: Final = tuple(f"{STATE_FILE}-{kind}" for kind in ("journal", "wal", "shm"))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What comes into the data folder by name, and the folder `before` for what was there."""

    items: Sequence[str]
    before: str


def waiting_folder(data: Path) -> Path:
    """Return where the files of a backup wait; removes what a restore left there that died."""
    folder = data / _WAITING
    if folder.is_dir():
        remove_tree(folder)
    durable.disk.make_folder(folder)
    return folder / _FILES


def drop_waiting(data: Path) -> None:
    """Remove what waits and will not come."""
    with suppress(OSError):  # the next restore removes it
        remove_tree(data / _WAITING)


def swap(data: Path, items: Sequence[str]) -> Path | None:
    """Put what waits in the place of what was there; return where that is now, None for nothing.

    `items` is what waits by name. Only for who holds the folder as the bot and as an index run.
    """
    plan = _Plan(items, _unused_name(data))
    waiting = data / _WAITING
    write_file(waiting / _PLAN, json.dumps(asdict(plan)).encode())
    sync_folder(waiting)
    durable.disk.rename(waiting, data / _RESTORING)
    return finish(data)


def is_unfinished(data: Path) -> bool:
    """Return whether a backup has taken its place, but not all of it is there yet."""
    return (data / _RESTORING).is_dir()


def finish(data: Path) -> Path | None:
    """Put in place what is not there yet; return as `swap` does, for the same alone."""
    sync_folder(data)  # the step is made; whoever made it may have been killed before this
    plan_file = data / _RESTORING / _PLAN
    plan = _Plan(**json.loads(plan_file.read_bytes())) if plan_file.exists() else None
    if plan:  # without it, all is in place already
        for item in (*_BESIDE_STATE, *ITEMS):
            _put(item, data, data / plan.before, is_new=item in plan.items)
        sync_folder(data)
        durable.disk.unlink(plan_file)
    remove_tree(data / _RESTORING)
    return data / plan.before if plan and (data / plan.before).is_dir() else None


def _put(item: str, data: Path, before: Path, *, is_new: bool) -> None:
    """Put `item` in its place, and what was there into `before`; again is the same as once."""
    place, new = data / item, data / _RESTORING / _FILES / item
    if os.path.lexists(place) and (new.exists() or not is_new):
        if not before.is_dir():
            durable.disk.make_folder(before)
        durable.disk.rename(place, before / item)
    if new.exists():
        durable.disk.rename(new, place)


def _unused_name(data: Path) -> str:
    name = f"before-restore-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    names = (f"{name}-{number}" if number > 1 else name for number in count(1))
    return next(each for each in names if not (data / each).exists())
