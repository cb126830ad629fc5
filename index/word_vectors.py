"""What single words mean, without any context: the first layer of the model that embeds.

Comparing them tells that "founded" stands for "established" at the cost of a look-up, where a
passage's embedding tells only what it is about as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from tokenizers import Tokenizer

from index.vectors import Vectors

# As the architectures at hand name the table of their first layer.
_TABLE = re.compile(r"(?:^|\.)(?:word_embeddings|embed_tokens|tok_embeddings|embedding)\.weight$")

# What tokenizers give for a word that they do not know.
_UNKNOWN = ("[UNK]", "<unk>")

# Words whose tokens are remembered before the memory is emptied.
_REMEMBERED = 50_000


class WordVectors:
    """A vector for any word: the mean of its tokens' rows in the model's table.

    The mean of all rows is taken off, since all words of such a table lean the same way (Mu and
    Viswanath, "All-but-the-Top", 2018). Kept in half precision: 23 MB for the default model.
    """

    def __init__(self, tokenizer: Any, table: NDArray[np.floating[Any]]) -> None:  # noqa: ANN401 - tokenizers has no types
        self._tokenizer = tokenizer
        self._table = (table - table.mean(axis=0, dtype=np.float32)).astype(np.float16)
        self._unknown = {tokenizer.token_to_id(token) for token in _UNKNOWN} - {None}
        self._tokens: dict[str, tuple[int, ...]] = {}

    @classmethod
    def load(cls, folder: Path) -> WordVectors | None:
        """Read those of the model in `folder`; None where it has no table of a kind known here."""
        path = folder / "tokenizer.json"
        table = _table_of(folder)
        if table is None or not path.is_file():
            return None
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(tokenizer, table) if tokenizer.get_vocab_size() <= len(table) else None

    def of(self, words: Sequence[str]) -> Vectors:
        """Return the vectors of `words`, shape (len(words), dimension), each of length 1.

        That of a word without tokens, or with one that the model does not know, is zero.
        """
        tokens = self._tokens_of(words)
        counts = np.array([len(ids) for ids in tokens], dtype=np.intp)
        rows = self._table[[row for ids in tokens for row in ids]].astype(np.float32)
        sums = np.zeros((len(words), self._table.shape[1]), dtype=np.float32)
        if len(rows):
            starts = (np.cumsum(counts) - counts)[counts > 0]
            sums[counts > 0] = np.add.reduceat(rows, starts, axis=0)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        vectors: Vectors = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)
        return vectors

    def _tokens_of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        known = self._tokens
        if len(known) > _REMEMBERED:
            self._tokens = known = {}
        new = [word for word in dict.fromkeys(words) if word not in known]
        if new:
            found: list[list[int]] = [[] for _ in new]
            encoding = self._tokenizer.encode(
                [_whole(word) for word in new], is_pretokenized=True, add_special_tokens=False
            )
            for token, word in zip(encoding.ids, encoding.word_ids, strict=True):
                found[word].append(token)
            # Else all words that the model does not know would be alike.
            known.update(
                (word, () if self._unknown.intersection(ids) else tuple(ids))
                for word, ids in zip(new, found, strict=True)
            )
        return [known[word] for word in words]


def _whole(word: str) -> str:
    """Return `word` without halves of characters, which no tokenizer takes."""
    return word.encode(errors="replace").decode()


def _table_of(folder: Path) -> NDArray[np.floating[Any]] | None:
    """Return the table of the first layer; the largest, where several are named like one."""
    found: list[NDArray[np.floating[Any]]] = []
    for path in sorted(folder.rglob("*.safetensors")):
        try:
            with safe_open(path, framework="numpy") as tensors:
                names = [name for name in tensors.keys() if _TABLE.search(name)]  # noqa: SIM118 - no dict
                found += map(tensors.get_tensor, names)
        except (SafetensorError, TypeError):  # a number format that numpy does not have
            continue
    tables = [table for table in found if table.ndim == 2]
    return max(tables, key=len, default=None)
