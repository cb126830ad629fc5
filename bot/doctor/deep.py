"""A close look at every file that is kept, for `pilcrow doctor --deep`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Final

from bot.doctor.findings import Finding, NotWellError, finding_of
from bot.errors import StateError
from bot.indexing import limits_of
from bot.places import STATE_FILE
from bot.settings import Settings
from bot.state.copying import check_database
from corpus import read_corpus, read_removed
from index.checking import check_generation
from index.errors import SearchIndexError
from index.folder import DataFolder, pointer_if_readable
from index.generations import all_names

# So many of the files that cannot be read are named.
_NAMED: Final = 3


def look_deep(settings: Settings) -> Iterator[Finding]:
    """Yield what is found in each generation, in `state.db`, and in what was added and removed."""
    yield from _generations(DataFolder(settings.data))
    yield finding_of(STATE_FILE, _look_at_state, settings)
    yield finding_of("added articles", _look_at_articles, settings)
    yield finding_of("removed articles", _look_at_removed, settings)


def _generations(data: DataFolder) -> Iterator[Finding]:
    """Yield a finding for each generation on disk, the newest first, and which can answer."""
    pointer = pointer_if_readable(data)
    current = pointer.generation if pointer else None
    # What is newer than any that was published is still being built, or was cut off.
    names = {name for name in all_names(data) if pointer is None or name <= pointer.newest}
    whole = []
    for name in sorted(names | ({current} if current else set()), reverse=True):
        problem = _problem(data, name, is_current=name == current)
        if not problem:
            whole.append(name)
        subject = f"generation {name}"
        yield Finding(subject=subject, well=not problem, text=problem or "every file is whole.")
    if names or current:
        yield _newest(whole)


def _problem(data: DataFolder, name: str, *, is_current: bool) -> str:
    """Return what is wrong with a generation and how to mend it, "" for nothing."""
    try:
        check_generation(data, name)
    except SearchIndexError as error:
        if is_current:
            return f"{error}"
        what = f"{error}".partition(" Run: ")[0]
        return f"{what} It does not answer: remove the folder {data.generations / name}."
    return ""


def _newest(whole: list[str]) -> Finding:
    text = f"{whole[0]} is the newest whole one." if whole else "None is whole. Run: pilcrow index"
    return Finding(subject="generations", well=bool(whole), text=text)


def _look_at_state(settings: Settings) -> str:
    path = settings.data / STATE_FILE
    if not path.exists():
        return "the first start makes one."
    try:
        asyncio.run(check_database(path))
    except StateError as error:
        raise NotWellError(f"{error} To put back a backup, run: pilcrow restore FILE") from error
    return f"{path} is whole."


def _look_at_articles(settings: Settings) -> str:
    folder = DataFolder(settings.data).articles
    if not folder.exists():
        return "there are none."
    corpus = read_corpus((folder,), limits_of(settings))
    if not corpus.skipped:
        return f"{len(corpus.articles)} in {folder} can be read."
    named = "; ".join(f"{each.path} {each.reason}" for each in corpus.skipped[:_NAMED])
    raise NotWellError(
        f"{len(corpus.skipped)} files in {folder} cannot be used: {named}. Mend or remove them, "
        "or put back a backup: pilcrow restore FILE"
    )


def _look_at_removed(settings: Settings) -> str:
    path = DataFolder(settings.data).removed
    return f"{len(read_removed(path))} of your own articles are left out, by {path}."
