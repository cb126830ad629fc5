"""Vectors for a new generation: those of unchanged text are carried over from the one before."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from index.embedder import Embedder, ModelIdentity
from index.errors import SearchIndexError
from index.folder import DataFolder
from index.generation import Generation
from index.known import Known, read_known
from index.manifest import Manifest
from index.passages import Span
from index.progress import Phase, Progress
from index.standby import open_whole
from index.vectors import Vectors

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage that is to be embedded: its paragraph's key in the store, its place, its text."""

    paragraph: int
    span: Span
    text: str
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Embedded:
    """A vector for each piece, what made them, and how many were not there before."""

    vectors: Vectors
    identity: ModelIdentity
    new: int


def embed(
    pieces: Sequence[Piece], previous: Generation | None, embedder: Embedder, tell: Progress
) -> Embedded:
    """Return the vectors of `pieces`, those of unchanged text from `previous`."""
    if previous is not None and not _is_of(previous.manifest, embedder):
        previous = None
    known = _rows_of(previous)
    missing = {p.fingerprint: p.text for p in pieces if p.fingerprint not in known}
    tell(Phase.EMBEDDING, 0, len(missing))
    fresh = (
        embedder.embed_passages(
            list(missing.values()), lambda done: tell(Phase.EMBEDDING, done, len(missing))
        )
        if missing
        else None
    )
    identity = _identity_of(previous) if previous is not None else embedder.identity()
    vectors = np.empty((len(pieces), identity.dimension), dtype=np.float32)
    carried = [row for row, p in enumerate(pieces) if p.fingerprint in known]
    if previous is not None and carried:
        vectors[carried] = previous.vectors.rows(
            [known[pieces[row].fingerprint] for row in carried]
        )
    if fresh is not None:
        place = {fingerprint: row for row, fingerprint in enumerate(missing)}
        new = [row for row, p in enumerate(pieces) if p.fingerprint in place]
        vectors[new] = fresh[[place[pieces[row].fingerprint] for row in new]]
    return Embedded(vectors, identity, len(missing))


@contextmanager
def previous_generation(data: DataFolder, model: str) -> Iterator[Generation | None]:
    """Open the generation from which things can be carried over, None where there is none.

    Where the current one is damaged, it is the newest whole one, of `model` if there is one.
    """
    try:
        generation = open_whole(data, lambda manifest: Generation.open(data, manifest), model)
    except SearchIndexError as error:
        _log.info("nothing is carried over: %s", error)
        generation = None
    try:
        yield generation
    finally:
        if generation is not None:
            generation.close()


def fingerprints_of(generation: Generation | None) -> dict[str, bytes]:
    """Return what recognises the content of each article of `generation`, by id."""
    if generation is None:
        return {}
    with generation.reader() as reader:
        return reader.store.article_fingerprints()


def known_in(
    generation: Generation | None, rules: str | None, fingerprints: Mapping[str, bytes]
) -> Known:
    """Return what `generation` knows of the articles that it has with the same `fingerprints`.

    Where it was made by other `rules`, that is nothing.
    """
    if generation is None or generation.manifest.rules != rules:
        return Known()
    with generation.reader() as reader:
        return read_known(reader.store, fingerprints)


def _is_of(manifest: Manifest, embedder: Embedder) -> bool:
    """Tell whether `embedder` made the vectors; a name may stay when the weights do not."""
    return manifest.model == embedder.name and manifest.weights == embedder.weights()


def _rows_of(generation: Generation | None) -> dict[bytes, int]:
    if generation is None:
        return {}
    with generation.reader() as reader:
        return reader.store.passage_rows()


def _identity_of(generation: Generation) -> ModelIdentity:
    manifest = generation.manifest
    return ModelIdentity(manifest.model, manifest.weights, manifest.dimension)
