"""Small stand-ins for what is slow: an embedder whose vectors can be reasoned about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from index.embedder import ModelIdentity, Progress
from index.vectors import Vectors


class BagOfWordsEmbedder:
    """Hashes each longer word to one of `dimension` places: texts that share words are near.

    `embedded` counts the passages that were asked for.
    """

    def __init__(self, name: str = "bag-of-words", dimension: int = 256) -> None:
        self.name = name
        self.embedded = 0
        self._dimension = dimension

    def weights(self) -> str:
        return sha256(self.name.encode()).hexdigest()

    def identity(self) -> ModelIdentity:
        return ModelIdentity(self.name, self.weights(), self._dimension)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        vectors = np.stack([self.embed_query(text) for text in texts])
        self.embedded += len(texts)
        if progress:
            progress(len(texts))
        return vectors

    def embed_query(self, text: str) -> Vectors:
        vector = np.zeros(self._dimension, dtype=np.float32)
        for word in re.findall(r"\w{4,}", text.lower()):
            vector[int(sha256(word.encode()).hexdigest(), 16) % self._dimension] += 1
        if not vector.any():
            vector[0] = 1
        unit: Vectors = vector / np.linalg.norm(vector)
        return unit

    def embed_words(self, words: Sequence[str]) -> Vectors:
        """Return vectors in which no word is like another."""
        return np.zeros((len(words), 1), dtype=np.float32)
