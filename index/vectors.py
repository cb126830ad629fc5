"""Vector search: exact inner products over half-precision vectors, in FAISS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Vectors = NDArray[np.float32]


class VectorIndex:
    """Rows of unit vectors, searched exactly; never changed once made.

    Half precision finds the same rows as single precision in half the memory, and faster
    (docs/ranking.md). Rounding twice is rounding once, so a vector that is carried from one
    generation to the next stays the same to the bit.
    """

    def __init__(self, index: Any) -> None:  # noqa: ANN401 - faiss has no types
        self._index = index

    @classmethod
    def from_vectors(cls, vectors: Vectors) -> VectorIndex:
        """Build an index of `vectors`, shape (rows, dimension), each of length 1."""
        faiss = _faiss()
        index = faiss.IndexScalarQuantizer(
            vectors.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def from_bytes(cls, data: bytes) -> VectorIndex:
        """Open an index from the content of its file, whose hash has been checked."""
        return cls(_faiss().deserialize_index(np.frombuffer(data, dtype=np.uint8)))

    def to_bytes(self) -> bytes:
        """Return the index as its file holds it."""
        content: bytes = _faiss().serialize_index(self._index).tobytes()
        return content

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(
        self, query: Vectors, limit: int, among: NDArray[np.int64] | None = None
    ) -> list[tuple[int, float]]:
        """Return the `limit` rows nearest to `query`, shape (dimension,), and their cosines.

        Only the rows `among`, each once, are looked at where they are given.
        """
        count = min(limit, len(self) if among is None else len(among))
        if count == 0:
            return []
        faiss = _faiss()  # sets this thread's share of OpenMP
        selector = None if among is None else faiss.IDSelectorBitmap(self._bitmap(among))
        parameters = None if selector is None else faiss.SearchParameters(sel=selector)
        scores, rows = self._index.search(query[np.newaxis, :], count, params=parameters)
        return [(int(row), float(score)) for row, score in zip(rows[0], scores[0], strict=True)]

    def cosines(self, query: Vectors, rows: Sequence[int]) -> list[float]:
        """Return the cosine of `query`, shape (dimension,), with each of `rows`."""
        if not rows:
            return []
        return [float(cosine) for cosine in self.rows(rows) @ query]

    def rows(self, rows: Sequence[int]) -> Vectors:
        """Return the vectors of `rows`, shape (len(rows), dimension)."""
        if not rows:
            return np.empty((0, self.dimension), dtype=np.float32)
        vectors: Vectors = self._index.reconstruct_batch(np.asarray(rows, dtype=np.int64))
        return vectors

    def _bitmap(self, rows: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Return a bit for each row, set for `rows`, as FAISS reads them."""
        chosen = np.zeros(len(self), dtype=bool)
        chosen[rows] = True
        return np.packbits(chosen, bitorder="little")


def _faiss() -> Any:  # noqa: ANN401 - faiss has no types
    # Imported late, for everything that does not search; one thread, since with another process
    # busy on the same cores two are several times slower than one.
    import faiss

    faiss.omp_set_num_threads(1)
    return faiss
