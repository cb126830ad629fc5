"""A made generation: articles of any words, with vectors that have nothing to do with them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus import Article
from index.documents import context_of, facts_of
from index.durable import digest_of, write_file
from index.embedder import Embedder
from index.generations import STORE_FILE, VECTORS_FILE, DataFolder, new_folder, publish
from index.manifest import Counts, Manifest
from index.passages import Span, fingerprint_of
from index.store import Passage
from index.store_writer import StoreWriter
from index.vectors import VectorIndex, Vectors

DIMENSION = 384


def unit_vectors(rows: int) -> Vectors:
    """Return random vectors of length 1, shape (rows, 384)."""
    numbers = np.random.default_rng(rows).standard_normal((rows, DIMENSION), dtype=np.float32)
    units: Vectors = numbers / np.linalg.norm(numbers, axis=1, keepdims=True)
    return units


def publish_made(
    data: DataFolder, articles: Sequence[Article], vectors: Vectors, embedder: Embedder
) -> None:
    """Publish `articles` as if `embedder` had made `vectors`, one for each paragraph."""
    folder = new_folder(data)
    write_file(folder / STORE_FILE, _store_of(articles))
    write_file(folder / VECTORS_FILE, VectorIndex.from_vectors(vectors).to_bytes())
    counts = Counts(
        articles=len(articles),
        paragraphs=len(vectors),
        passages=len(vectors),
        statements=0,
        skipped=0,
    )
    manifest = Manifest(
        id=folder.name,
        created_at="2024-01-01T00:00:00Z",
        model=embedder.name,
        dimension=DIMENSION,
        weights=embedder.weights(),
        counts=counts,
        paths=None,
        fingerprint="made",
        rules="made",
        files={name: digest_of(folder / name) for name in (STORE_FILE, VECTORS_FILE)},
    )
    publish(data, manifest)


def _store_of(articles: Sequence[Article]) -> bytes:
    writer = StoreWriter()
    row = 0
    for article in articles:
        keys = writer.add_article(article, fingerprint_of(article.id))
        for paragraph, context in context_of(article):
            key, text = keys[paragraph.number], paragraph.text
            writer.add_words(key, text, context, article.title, facts_of(article))
            span = Span(0, len(text))
            writer.add_passages(
                [Passage(row=row, paragraph=key, span=span, fingerprint=fingerprint_of(text))]
            )
            row += 1
    content = writer.content()
    writer.close()
    return content
