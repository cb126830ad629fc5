"""The files of a new generation, made in memory."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from corpus import Aliases, Corpus
from index.carrying import embed, known_in
from index.documents import fingerprint_of_article
from index.embedder import Embedder, ModelIdentity
from index.generation import Generation
from index.generations import STORE_FILE, VECTORS_FILE
from index.manifest import Counts
from index.progress import Progress
from index.store_writer import StoreWriter
from index.vectors import VectorIndex
from index.writing import write_corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The content of each file by name, and what is in them.

    `fingerprints` recognise the articles by id; `embedded` passages were not there before.
    """

    files: dict[str, bytes]
    counts: Counts
    identity: ModelIdentity
    fingerprints: dict[str, bytes]
    embedded: int


def make(
    corpus: Corpus,
    aliases: Aliases,
    rules: str | None,
    previous: Generation | None,
    embedder: Embedder,
    tell: Progress,
) -> Made:
    """Make the files of a generation of `corpus`; what `previous` has of it is carried over.

    They are what they would be without it, to the byte. Only its vectors are where it was made by
    other `rules`, or these are None.
    """
    fingerprints = {each.id: fingerprint_of_article(each) for each in corpus.articles}
    known = known_in(previous, rules, fingerprints)
    with closing(StoreWriter()) as writer:
        written = write_corpus(writer, corpus, fingerprints, aliases, known, tell)
        store = writer.content()
    embedded = embed(written.pieces, previous, embedder, tell)
    vectors = VectorIndex.from_vectors(embedded.vectors).to_bytes()
    return Made(
        files={STORE_FILE: store, VECTORS_FILE: vectors},
        counts=Counts(
            articles=len(corpus.articles),
            paragraphs=sum(len(article.paragraphs) for article in corpus.articles),
            passages=len(written.pieces),
            statements=written.statements,
            skipped=len(corpus.skipped),
        ),
        identity=embedded.identity,
        fingerprints=fingerprints,
        embedded=embedded.new,
    )
