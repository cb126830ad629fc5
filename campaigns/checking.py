"""What must hold of a data folder whatever has happened to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.backup.errors import BackupError
from bot.backup.restoring import finish_restoring
from bot.backup.staging import unpack
from campaigns.tally import BrokenError
from campaigns.world import ARTICLES, EMBEDDER, PARAGRAPHS, World, own_id
from corpus import Article, Limits, read_corpus, read_removed
from corpus.errors import CorpusError
from index.candidates import find_candidates
from index.errors import NoGenerationError, SearchIndexError
from index.generations import MANIFEST_FILE, current_manifest, verify
from index.records import ParagraphRecord
from index.serving import LiveIndex

_VERSION: Final = re.compile(r"version\d+")
# All that may lie in a data folder.
_KNOWN: Final = {
    "CURRENT",
    "added.lock",
    "articles",
    "bot.lock",
    "generations",
    "index.lock",
    "removed.txt",
}
# What a restore keeps of what was there.
_BEFORE: Final = "before-restore-*"
_NEXT: Final = 99
_WORDS: Final = "harbour report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a bot that starts now finds.

    `version` of the corpus is served, None while nothing was ever published, with the articles of
    the ids `served`; `added` are the added articles on disk by id, with the collections that they
    are in, and the number of `copies` of them that are not read; `removed` are those of the
    operator's that are to be left out. `backups` counts the backups that were written.
    """

    version: str | None
    served: frozenset[str]
    added: dict[str, tuple[str, ...]]
    collections: dict[str, str]
    copies: int
    removed: frozenset[str]
    backups: int


def look(world: World) -> Seen:
    """Start as the bot does, read all that is there, and return it.

    Raises `BrokenError` for anything that is not whole.
    """
    finish_restoring(world.data)
    world.added.tidy()
    version, served = _served(world)
    removed = read_removed(world.data.removed)
    added, copies = _added(world)
    return Seen(
        version=version,
        served=served,
        added={each.id: tuple(p.text for p in each.paragraphs) for each in added},
        collections={each.id: each.collection for each in added},
        copies=copies,
        removed=removed,
        backups=_backups(world),
    )


def check(world: World, before: Seen, after: Seen, *, acknowledged: bool) -> None:
    """Check that all is as it was `before` or is `after`, and the latter once acknowledged.

    Of several articles in one change, each is old or new. Raises `BrokenError`.
    """
    seen = look(world)
    if acknowledged and seen != after:
        raise BrokenError(f"what was acknowledged is lost: {_difference(seen, after)}")
    found = (seen.version, seen.served)
    if found not in ((before.version, before.served), (after.version, after.served)):
        raise BrokenError(f"{seen.version} is served, neither old nor new")
    _check_each(seen.added, before.added, after.added)
    _check_each(seen.collections, before.collections, after.collections)
    if seen.copies > max(before.copies, after.copies):
        raise BrokenError(f"there are {seen.copies} articles whose id another one has")
    if not before.removed & after.removed <= seen.removed <= before.removed | after.removed:
        raise BrokenError(f"left out are {sorted(seen.removed)}, neither old nor new")


def recover(world: World) -> None:
    """Check that the next index run succeeds, that one of a new version does, and leaves no more.

    Raises `BrokenError`.
    """
    try:
        world.index()
        look(world)
        world.publish(_NEXT)
    except (SearchIndexError, CorpusError, OSError) as error:
        raise BrokenError(f"the next index run failed: {error}") from error
    seen = look(world)
    wanted = frozenset(map(own_id, range(ARTICLES))) - seen.removed | seen.added.keys()
    if (seen.version, seen.served) != (f"version{_NEXT}", wanted):
        raise BrokenError(f"{seen.version} is served after an index run of version{_NEXT}")
    left = garbage(world)
    if left:
        raise BrokenError(f"garbage stays: {', '.join(left)}")


def served_now(world: World) -> str:
    """Return the version that is served, whole, whatever generation that is.

    Raises `BrokenError`.
    """
    try:
        return _version(_paragraphs(world))[0]
    except SearchIndexError as error:
        raise BrokenError(f"nothing is served: {error}") from error


def garbage(world: World) -> list[str]:
    """Return what nobody needs in the data folder."""
    data = world.data
    known = (data.path / name for name in _KNOWN)
    unknown = {*data.path.iterdir()} - {*known, *data.path.glob(_BEFORE)}
    unfinished = {
        each for each in data.generations.iterdir() if not (each / MANIFEST_FILE).is_file()
    }
    beside = {*data.path.rglob("*.new")}
    return sorted(str(path.relative_to(data.path)) for path in unknown | unfinished | beside)


def _difference(seen: Seen, wanted: Seen) -> str:
    pairs = {field: (getattr(seen, field), getattr(wanted, field)) for field in Seen.__slots__}
    return ", ".join(
        f"{field} {found} instead of {right}"
        for field, (found, right) in pairs.items()
        if found != right
    )


def _check_each(
    seen: Mapping[str, object], before: Mapping[str, object], after: Mapping[str, object]
) -> None:
    for key in {*seen, *before, *after}:
        if seen.get(key) not in (before.get(key), after.get(key)):
            raise BrokenError(f"{key} is neither old nor new: {seen.get(key)}")


def _served(world: World) -> tuple[str | None, frozenset[str]]:
    """Return the version that is served whole and the ids of all that is served.

    What serves in the place of something that is not whole is not enough. Without CURRENT nothing
    was published, though a whole generation may serve.
    """
    try:
        verify(world.data, current_manifest(world.data))
        return _version(_paragraphs(world))
    except NoGenerationError:
        with suppress(SearchIndexError):
            _version(_paragraphs(world))
        return None, frozenset()
    except SearchIndexError as error:
        raise BrokenError(str(error)) from error


def _paragraphs(world: World) -> list[ParagraphRecord]:
    """Return all that the vectors find; the words must find those that hold them."""
    vector = EMBEDDER.embed_query(_WORDS)
    with (
        closing(LiveIndex(world.data, EMBEDDER.name)) as live,
        live.lease() as generation,
        generation.reader() as reader,
    ):
        found = find_candidates(generation, reader, [_WORDS], vector, None)
        records = reader.store.paragraphs_by_key(list(found.cosines))
    lost = [record for key, record in records.items() if key not in found.words[0]]
    if any(map(_version_in, lost)):
        raise BrokenError(f"the words of {len(lost)} paragraphs are not found")
    return list(records.values())


def _version(paragraphs: list[ParagraphRecord]) -> tuple[str, frozenset[str]]:
    """Return the one version of `paragraphs`, which are those of whole articles, and their ids."""
    versions = {version for each in paragraphs for version in _version_in(each)}
    articles = frozenset(each.article.id for each in paragraphs)
    if len(versions) != 1 or len(paragraphs) != PARAGRAPHS * len(articles):
        raise BrokenError(f"{len(paragraphs)} paragraphs of {sorted(versions)} are served")
    return versions.pop(), articles


def _version_in(paragraph: ParagraphRecord) -> list[str]:
    return _VERSION.findall(paragraph.text)


def _added(world: World) -> tuple[Sequence[Article], int]:
    """Return the added articles, and how many have an id that another one has."""
    try:
        if not _is_filled(world):
            return (), 0
        corpus = read_corpus([world.data.articles], Limits())
    except CorpusError as error:
        raise BrokenError(f"the added articles cannot be read: {error}") from error
    copies = [each for each in corpus.skipped if "has already" in each.reason]
    if len(corpus.skipped) > len(copies):
        raise BrokenError(f"an added article cannot be read: {corpus.skipped}")
    return corpus.articles, len(copies)


def _backups(world: World) -> int:
    """Return how many backups there are; each must be whole."""
    if not world.backup.exists():
        return 0
    with TemporaryDirectory(dir=world.root) as folder:
        try:
            unpack(world.backup, Path(folder, "unpacked"))
        except BackupError as error:
            raise BrokenError(str(error)) from error
    return 1


def _is_filled(world: World) -> bool:
    return any(path.is_file() for path in world.data.articles.rglob("*"))
