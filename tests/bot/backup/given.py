"""Data folders to back up, and what is in them."""

from __future__ import annotations

import asyncio
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.acts import THE_OPERATOR, Action, Ending
from bot.backup.contents import ITEMS, LISTING
from bot.state import State
from index.building import Plan, build
from index.generations import DataFolder
from tests.bot.state.given import ADA, keep
from tests.fakes import BagOfWordsEmbedder

Change = Callable[[dict[str, bytes]], None]


def furnish(folder: Path, word: str) -> DataFolder:
    """Return a data folder with something of everything in it, which tells of `word`."""
    data = DataFolder(folder)
    line = {"id": word, "title": word, "paragraphs": [f"The {word} came at noon."]}
    _write(folder / "articles" / "news" / f"{word}.jsonl", f"{json.dumps(line)}\n")
    _write(folder / "removed.txt", f"{word}\n")
    _write(folder / "servers.toml", f'public = ["{word}"]\n')
    build(data, Plan(default=folder / "articles"), BagOfWordsEmbedder())
    asyncio.run(fill_state(data, word))
    return data


async def fill_state(data: DataFolder, word: str) -> None:
    """Keep an answer and something that was done with `word`."""
    async with State.open(data.path / "state.db") as state:
        await keep(state, origin=ADA)
        await state.audit.note(THE_OPERATOR, Action.ADD, word, Ending.DONE)


async def deeds(data: DataFolder) -> list[str]:
    """Return with what something was done, the newest first."""
    async with State.open(data.path / "state.db") as state:
        return [entry.target for entry in (await state.audit.history(None, None)).items]


def contents(folder: Path) -> dict[str, bytes]:
    """Return all that is to be put back, by name."""
    found = [path for item in ITEMS for path in (folder / item, *(folder / item).rglob("*"))]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.is_file()
    }


def unzipped(file: Path) -> dict[str, bytes]:
    """Return the files in a backup, by name, without its list."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != LISTING}


def rewrite(file: Path, change: Change, listing: Change | None = None) -> None:
    """Write the backup `file` anew with other files; its list only where `listing` changes it."""
    files = unzipped(file)
    with zipfile.ZipFile(file) as archive:
        told = {LISTING: archive.read(LISTING)}
    change(files)
    if listing:
        listing(told)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**files, **told}.items():
            archive.writestr(name, content)


def without(names: Mapping[str, bytes], *left_out: str) -> dict[str, bytes]:
    """Return `names` but those that begin with one of `left_out`."""
    return {name: each for name, each in names.items() if not name.startswith(left_out)}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
