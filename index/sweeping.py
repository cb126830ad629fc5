"""Removing generations: what crashed runs left, and what is too old to be gone back to."""

from __future__ import annotations

import logging
from contextlib import suppress
from itertools import islice

from index.durable import drop_file, remove_tree, sync_folder
from index.errors import (
    IndexBusyError,
    NoGenerationError,
    SearchIndexError,
    StoreWriteError,
    writing,
)
from index.folder import DataFolder, read_pointer
from index.generations import all_names, manifest_path, published_names, whole_manifests

_log = logging.getLogger(__name__)


def sweep(data: DataFolder, keep: int, sound: str | None = None) -> None:
    """Remove what crashed runs left, and all but the current and the newest `keep` generations.

    The newest whole one stays in any case: `sound`, where it is known to be that. Leaves all alone
    while CURRENT cannot be read: any generation may be wanted then. Raises `StoreWriteError`.
    """
    try:
        current = {read_pointer(data).generation}
    except NoGenerationError:
        current = set()
    except SearchIndexError:
        return
    with suppress(OSError):
        drop_file(data.current.with_name(f"{data.current.name}.new"))
    published = published_names(data)
    wanted = {*current, *published[:keep], *([sound] if sound else [])}
    if sound is None and not wanted.issuperset(published):
        with writing(data.path):  # who renamed CURRENT may have died before it was sure to last
            sync_folder(data.path)
        wanted |= {last.id for last in islice(whole_manifests(data), 1)}
    for name in all_names(data):
        if name not in wanted:
            _remove(data, name)


def tidy(data: DataFolder) -> None:
    """Remove what crashed runs left, and nothing else, unless an index run is active."""
    if not data.generations.is_dir():
        return
    with suppress(IndexBusyError, StoreWriteError), data.locked():
        sweep(data, keep=len(all_names(data)))


def discard(data: DataFolder, name: str) -> None:
    """Remove the generation `name` of a run that failed, unless it may have been published."""
    try:
        published = read_pointer(data).generation
    except NoGenerationError:
        published = ""
    except SearchIndexError:
        return
    if published != name:
        _remove(data, name)


def _remove(data: DataFolder, name: str) -> None:
    try:
        drop_file(manifest_path(data, name))  # first: half of a generation is none
        remove_tree(data.generations / name)
    except OSError as error:
        _log.warning("generation %s could not be removed whole: %s", name, error)
