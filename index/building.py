"""A re-index: from article files to a published generation."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from importlib import resources
from pathlib import Path

from corpus import (
    Aliases,
    Corpus,
    Limits,
    Skipped,
    find_files,
    fingerprint_files,
    read_aliases,
    read_corpus,
)
from index.carrying import embed, previous_generation
from index.documents import fingerprint_of_article
from index.durable import digest_of, sync_file, write_file
from index.embedder import Embedder
from index.errors import NothingToIndexError, SearchIndexError
from index.generation import Generation
from index.generations import (
    STORE_FILE,
    VECTORS_FILE,
    DataFolder,
    current_manifest,
    discard,
    new_folder,
    newest_manifest,
    publish,
    sweep,
    verify,
)
from index.manifest import FORMAT, Counts, Manifest
from index.progress import Phase, Progress
from index.store_writer import writing_store
from index.vectors import VectorIndex
from index.writing import write_corpus

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an index run is asked to do.

    `paths` are those that the admin named, None for `default`, the configured corpus. `aliases` is
    the file that says which names are one person's, if there is one. `keep` is how many generations
    stay on disk. `force` builds one even where nothing has changed.
    """

    default: Path
    paths: tuple[str, ...] | None = None
    limits: Limits = field(default_factory=Limits)
    aliases: Path | None = None
    keep: int = 3
    force: bool = False

    def roots(self, data: DataFolder) -> list[Path]:
        """Return the folders and files to read; those added from Discord are always among them."""
        named = [Path(path) for path in self.paths] if self.paths is not None else [self.default]
        return [*named, data.articles] if data.articles.is_dir() else named


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an index run did; `added`, `changed` and `removed` count articles, the rest passages.

    `manifest` is that of the generation which is current. `rolled_back` names a newer one that
    holds what the run found and was rolled back from, so that nothing was published.
    """

    manifest: Manifest
    published: bool
    rolled_back: str | None = None
    skipped: tuple[Skipped, ...] = ()
    added: int = 0
    changed: int = 0
    removed: int = 0
    embedded: int = 0
    reused: int = 0


@dataclass(frozen=True, slots=True)
class _Run:
    """What one run works with."""

    data: DataFolder
    plan: Plan
    aliases: Aliases
    embedder: Embedder
    tell: Progress


def remembered_paths(data: DataFolder) -> tuple[str, ...] | None:
    """Return the paths of the last index run, None when they were the configured corpus."""
    last = newest_manifest(data)
    return last.paths if last else None


def build(
    data: DataFolder, plan: Plan, embedder: Embedder, progress: Progress | None = None
) -> Report:
    """Read the corpus and publish a generation of it, unless the last one holds just that.

    A generation that is current and cannot answer is always followed by a new one. What was
    published before answers until the end, whatever happens. Raises `IndexBusyError`,
    `NothingToIndexError`, `ModelError`, `StoreWriteError`, or `CorpusError` for a path that does
    not exist or aliases that are wrong.
    """
    tell = progress or (lambda _phase, _done, _total: None)
    with data.locked():
        sweep(data, plan.keep)
        aliases = read_aliases(plan.aliases) if plan.aliases else Aliases()
        fingerprint = _fingerprint(data, plan, aliases, embedder)
        unchanged = None if plan.force else _unchanged(data, fingerprint, embedder.name)
        if unchanged is not None:
            return unchanged
        corpus = read_corpus(
            plan.roots(data), plan.limits, lambda done, total: tell(Phase.READING, done, total)
        )
        if not corpus.articles:
            raise NothingToIndexError(corpus.skipped)
        folder = new_folder(data)
        try:
            run = _Run(data, plan, aliases, embedder, tell)
            report = _publish(run, folder, corpus, fingerprint)
        except BaseException:
            discard(data, folder.name)
            raise
        sweep(data, plan.keep)
        return report


def _unchanged(data: DataFolder, fingerprint: str, model: str) -> Report | None:
    """Return the report of a run that has nothing to do, None where there is something."""
    last = newest_manifest(data)
    if last is None or last.fingerprint != fingerprint:
        return None
    current = _serving(data, model)
    if current is None:
        return None
    rolled_back = last.id if current.id != last.id else None
    return Report(manifest=current, published=False, rolled_back=rolled_back)


def _serving(data: DataFolder, model: str) -> Manifest | None:
    """Return the manifest of the current generation where it is whole and of `model`."""
    try:
        manifest = current_manifest(data)
        verify(data, manifest)
    except SearchIndexError as error:
        _log.info("what is current cannot answer: %s", error)
        return None
    return manifest if manifest.model == model else None


def _publish(run: _Run, folder: Path, corpus: Corpus, fingerprint: str) -> Report:
    with previous_generation(run.data, run.embedder.name) as previous:
        with writing_store(folder / STORE_FILE) as writer:
            written = write_corpus(writer, corpus, run.aliases, run.tell)
            writer.finish()
        embedded = embed(written.pieces, previous, run.embedder, run.tell)
        before = _articles_of(previous)
    run.tell(Phase.PUBLISHING, 0, 1)
    sync_file(folder / STORE_FILE)
    write_file(folder / VECTORS_FILE, VectorIndex.from_vectors(embedded.vectors).to_bytes())
    manifest = Manifest(
        id=folder.name,
        created_at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        model=embedded.identity.name,
        dimension=embedded.identity.dimension,
        weights=embedded.identity.weights,
        counts=Counts(
            articles=len(corpus.articles),
            paragraphs=sum(len(article.paragraphs) for article in corpus.articles),
            passages=len(written.pieces),
            statements=written.statements,
            skipped=len(corpus.skipped),
        ),
        paths=run.plan.paths,
        fingerprint=fingerprint,
        files={name: digest_of(folder / name) for name in (STORE_FILE, VECTORS_FILE)},
    )
    publish(run.data, manifest)
    run.tell(Phase.PUBLISHING, 1, 1)
    after = {article.id: fingerprint_of_article(article) for article in corpus.articles}
    return Report(
        manifest=manifest,
        published=True,
        skipped=corpus.skipped,
        added=len(after.keys() - before.keys()),
        removed=len(before.keys() - after.keys()),
        changed=sum(before[key] != after[key] for key in before.keys() & after.keys()),
        embedded=embedded.new,
        reused=len(written.pieces) - embedded.new,
    )


def _articles_of(generation: Generation | None) -> dict[str, bytes]:
    if generation is None:
        return {}
    with generation.reader() as reader:
        return reader.store.article_fingerprints()


def _fingerprint(data: DataFolder, plan: Plan, aliases: Aliases, embedder: Embedder) -> str:
    """Return what changes when a run would make another generation."""
    parts = [
        str(FORMAT),
        embedder.name,
        embedder.weights(),
        repr(plan.paths),
        repr(plan.limits),
        repr(aliases),
        _code_digest(),
        fingerprint_files(find_files(plan.roots(data)).files),
    ]
    return sha256("\n".join(parts).encode()).hexdigest()


def _code_digest() -> str:
    """Return a hash of the code that reads and cuts articles: a better rule is seen at once."""
    digest = sha256()
    for package in ("corpus", "corpus.readers", "corpus.statements", "index"):
        for file in sorted(resources.files(package).iterdir(), key=lambda file: file.name):
            if file.name.endswith((".py", ".sql", ".txt")):
                digest.update(file.read_bytes())
    return digest.hexdigest()
