"""Embeddings kept between runs, for evaluation: by model and text, outside any generation."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from index.embedder import Embedder, ModelIdentity, Progress
from index.errors import CacheError
from index.vectors import Vectors

_log = logging.getLogger(__name__)

_SCHEMA = """
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS model (
    id INTEGER PRIMARY KEY CHECK (id = 1), weights TEXT NOT NULL, dimension INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS vectors (
    key BLOB PRIMARY KEY, vector BLOB NOT NULL
) STRICT;
"""

# Texts embedded between two commits: what a run that is stopped loses.
_COMMIT_EVERY = 1024


class CachedEmbedder:
    """An embedder that asks another one only for texts it has not seen.

    The model is loaded only when there is something to embed. A cache whose weights are not those
    of `inner` is emptied, and one that is damaged is made anew. Raises `CacheError` when it cannot
    be used.
    """

    def __init__(self, inner: Embedder, folder: Path) -> None:
        slug = re.sub(r"\W+", "-", inner.name).strip("-")[-60:]
        digest = sha256(inner.name.encode()).hexdigest()[:8]
        self.name = inner.name
        self._inner = inner
        self._path = folder / f"embeddings-{slug}-{digest}.sqlite"
        weights = inner.weights()
        with _failures(self._path):
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = _opened(self._path)
            self._keep_to_weights(weights)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            with _failures(self._path):
                self._connection.commit()
        finally:
            self._connection.close()

    def weights(self) -> str:
        """Return the SHA-256 of the model's weights."""
        return self._inner.weights()

    def identity(self) -> ModelIdentity:
        """Return the model's identity, remembered from when it was loaded."""
        weights, dimension = self._row("SELECT weights, dimension FROM model") or ("", None)
        if dimension is None:
            dimension = self._inner.identity().dimension
            self._change("UPDATE model SET dimension = ?", dimension)
        return ModelIdentity(self.name, weights, dimension)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return the vectors of `texts`, computing only those that are new."""
        keys = [_key("passage", text) for text in texts]
        known = {key: vector for key in keys if (vector := self._read(key)) is not None}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        done = len(texts) - len(missing)
        if progress:
            progress(done)
        for chunk in _chunks(list(missing.items())):
            vectors = self._inner.embed_passages([text for _, text in chunk])
            for (key, _), vector in zip(chunk, vectors, strict=True):
                known[key] = vector
                self._write(key, vector)
            with _failures(self._path):
                self._connection.commit()
            done += len(chunk)
            if progress:
                progress(done)
        dimension = self.identity().dimension
        return np.array([known[key] for key in keys], dtype=np.float32).reshape(-1, dimension)

    def embed_query(self, text: str) -> Vectors:
        """Return the vector of a question, computed once."""
        key = _key("query", text)
        vector = self._read(key)
        if vector is None:
            vector = self._inner.embed_query(text)
            self._write(key, vector)
        return vector

    def embed_words(self, words: Sequence[str]) -> Vectors:
        """Return the vectors of single words, which are looked up without loading the model."""
        return self._inner.embed_words(words)

    def _keep_to_weights(self, weights: str) -> None:
        row = self._connection.execute("SELECT weights FROM model").fetchone()
        if row is None or row[0] != weights:
            self._connection.execute("DELETE FROM vectors")
            self._connection.execute("INSERT OR REPLACE INTO model VALUES (1, ?, NULL)", (weights,))
            self._connection.commit()

    def _read(self, key: bytes) -> Vectors | None:
        row = self._row("SELECT vector FROM vectors WHERE key = ?", key)
        return None if row is None else np.frombuffer(row[0], dtype=np.float32)

    def _write(self, key: bytes, vector: Vectors) -> None:
        self._change("INSERT OR REPLACE INTO vectors VALUES (?, ?)", key, vector.tobytes())

    def _row(self, sql: str, *values: object) -> Any:  # noqa: ANN401 - a row of SQL
        with _failures(self._path):
            return self._connection.execute(sql, values).fetchone()

    def _change(self, sql: str, *values: object) -> None:
        with _failures(self._path):
            self._connection.execute(sql, values)


@contextmanager
def _failures(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise CacheError(path, str(error)) from error


def _opened(path: Path) -> sqlite3.Connection:
    """Open the cache at `path`; what is damaged is lost time, so it is made anew."""
    try:
        return _connected(path)
    except sqlite3.OperationalError:
        raise  # locked, or no right to it: there is nothing wrong with what is in it
    except sqlite3.DatabaseError as error:
        _log.warning("%s is damaged (%s) and made anew", path, error)
        path.unlink()
        return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        connection.executescript(_SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _key(role: str, text: str) -> bytes:
    return sha256(f"{role}\n{text}".encode(errors="surrogatepass")).digest()


def _chunks(items: list[tuple[bytes, str]]) -> list[list[tuple[bytes, str]]]:
    # Texts of like length together: the inner embedder pads each batch to its longest.
    ordered = sorted(items, key=lambda item: len(item[1]))
    return [ordered[i : i + _COMMIT_EVERY] for i in range(0, len(ordered), _COMMIT_EVERY)]
