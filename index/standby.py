"""Which generation serves: the current one, or, where that is damaged, the newest whole one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TypeVar

from index.errors import (
    DamagedGenerationError,
    NoGenerationError,
    SearchIndexError,
    UnreadableFileError,
)
from index.folder import DataFolder, pointer_if_readable, read_pointer
from index.generations import manifest_of, published_names, read_manifest
from index.manifest import Manifest

_log = logging.getLogger(__name__)

_Opened = TypeVar("_Opened")


def open_published(data: DataFolder, opened: Callable[[Manifest], _Opened]) -> _Opened:
    """Return what `opened` makes of the current generation, which it verifies.

    One that another process publishes over and sweeps meanwhile is looked up again. Raises a
    `SearchIndexError`, as `opened` does.
    """
    while True:
        pointer = read_pointer(data)
        try:
            return opened(read_manifest(data, pointer))
        except (DamagedGenerationError, UnreadableFileError):
            if pointer_if_readable(data) in {None, pointer}:
                raise


def open_whole(
    data: DataFolder, opened: Callable[[Manifest], _Opened], model: str | None = None
) -> _Opened:
    """Return what `opened` makes of the current generation, or of the newest that is whole.

    Which one serves in its place, and why, is logged as one error; those of `model` come first.
    Raises what is wrong with the current one where no other is whole.
    """
    try:
        return open_published(data, opened)
    except SearchIndexError as error:
        for manifest in _others(data, model):
            with suppress(SearchIndexError):
                found = opened(manifest)
                _tell(data, error, manifest)
                return found
        raise


def _tell(data: DataFolder, error: SearchIndexError, serving: Manifest) -> None:
    if isinstance(error, NoGenerationError):  # there is one, as it turned out
        error = DamagedGenerationError("?", f"{data.current.name} is missing")
    _log.error("%s Until then generation %s, of %s, serves.", error, serving.id, serving.created_at)


def _others(data: DataFolder, model: str | None) -> Iterator[Manifest]:
    manifests: list[Manifest] = []
    for name in published_names(data):
        with suppress(SearchIndexError):
            manifests.append(manifest_of(data, name))
    return iter(sorted(manifests, key=lambda manifest: manifest.model != model))
