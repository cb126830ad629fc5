"""A re-index: from article files to a published generation."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
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
    read_removed,
)
from index.carrying import fingerprints_of, previous_generation
from index.durable import sync_folder, write_file
from index.embedder import Embedder
from index.errors import NothingToIndexError, SearchIndexError, writing
from index.generations import (
    DataFolder,
    current_manifest,
    new_folder,
    newest_manifest,
    publish,
    verify,
)
from index.making import Made, make
from index.manifest import FORMAT, Manifest
from index.progress import Phase, Progress
from index.rules import digest_of_rules
from index.sweeping import discard, sweep

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an index run is asked to do.

    `paths` are those that the admin named, None for `default`, the configured corpus. `aliases` is
    the file that says which names are one person's, if there is one. `keep` is how many generations
    stay on disk. `force` builds one even where nothing has changed, and looks at each article anew.
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
    """What one run works with; `rules` and `fingerprint` are as in a manifest."""

    data: DataFolder
    plan: Plan
    aliases: Aliases
    removed: frozenset[str]
    embedder: Embedder
    rules: str
    fingerprint: str
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
    not exist, or aliases or a list of removed articles that are wrong.
    """
    tell = progress or (lambda _phase, _done, _total: None)
    with data.locked():
        sweep(data, plan.keep)
        run = _begun(data, plan, embedder, tell)
        unchanged = None if plan.force else _unchanged(run)
        if unchanged is not None:
            return unchanged
        corpus = _read(run)
        with writing(data.generations):
            folder = new_folder(data)
        try:
            report = _publish(run, folder, corpus)
        except BaseException:
            discard(data, folder.name)
            raise
        sweep(data, plan.keep, report.manifest.id)
        return report


def _begun(data: DataFolder, plan: Plan, embedder: Embedder, tell: Progress) -> _Run:
    """Return what the run works with; its fingerprint changes when it would make anything else."""
    aliases = read_aliases(plan.aliases) if plan.aliases else Aliases()
    removed, rules = read_removed(data.removed), digest_of_rules()
    parts = (
        str(FORMAT),
        embedder.name,
        embedder.weights(),
        repr(plan.paths),
        repr(plan.limits),
        repr(aliases),
        repr(sorted(removed)),
        rules,
        fingerprint_files(find_files(plan.roots(data)).files),
    )
    fingerprint = sha256("\n".join(parts).encode()).hexdigest()
    return _Run(data, plan, aliases, removed, embedder, rules, fingerprint, tell)


def _read(run: _Run) -> Corpus:
    corpus = read_corpus(
        run.plan.roots(run.data),
        run.plan.limits,
        lambda done, total: run.tell(Phase.READING, done, total),
        without=run.removed,
        but=run.data.articles,
    )
    if not corpus.articles:
        raise NothingToIndexError(corpus.skipped)
    return corpus


def _unchanged(run: _Run) -> Report | None:
    """Return the report of a run that has nothing to do, None where there is something."""
    last = newest_manifest(run.data)
    if last is None or last.fingerprint != run.fingerprint:
        return None
    current = _serving(run.data, run.embedder.name)
    if current is None:
        return None
    with writing(run.data.current):
        sync_folder(run.data.path)  # who published it may have been killed before this
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


def _publish(run: _Run, folder: Path, corpus: Corpus) -> Report:
    with previous_generation(run.data, run.embedder.name) as previous:
        before = fingerprints_of(previous)
        rules = None if run.plan.force else run.rules
        made = make(corpus, run.aliases, rules, previous, run.embedder, run.tell)
    run.tell(Phase.PUBLISHING, 0, 1)
    with writing(folder):
        for name, content in made.files.items():
            write_file(folder / name, content)
        manifest = _manifest(run, folder.name, made)
        publish(run.data, manifest)
    run.tell(Phase.PUBLISHING, 1, 1)
    after = made.fingerprints
    return Report(
        manifest=manifest,
        published=True,
        skipped=corpus.skipped,
        added=len(after.keys() - before.keys()),
        removed=len(before.keys() - after.keys()),
        changed=sum(before[key] != after[key] for key in before.keys() & after.keys()),
        embedded=made.embedded,
        reused=made.counts.passages - made.embedded,
    )


def _manifest(run: _Run, name: str, made: Made) -> Manifest:
    return Manifest(
        id=name,
        created_at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        model=made.identity.name,
        dimension=made.identity.dimension,
        weights=made.identity.weights,
        counts=made.counts,
        paths=run.plan.paths,
        fingerprint=run.fingerprint,
        rules=run.rules,
        files={name: sha256(content).hexdigest() for name, content in made.files.items()},
    )
