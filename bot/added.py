"""The articles that people add: one file each below the data folder, and what is left out."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from filelock import FileLock

from bot.errors import PilcrowError
from bot.intake.values import NewArticle
from bot.language import text
from corpus import handle_of, read_removed
from index import durable
from index.generations import DataFolder

_LONGEST_SLUG: Final = 60
_LONGEST_NAME: Final = 100  # characters of a collection's name
_LONGEST_STEP: Final = 60  # characters of one folder's name
_NOT_IN_NAMES: Final = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"|?*\\\u2028\u2029\u202a-\u202e\u2066-\u2069]'
)
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # Windows'
_PATIENCE: Final = 120.0  # seconds; thousands of articles of another process are put in fewer
_NEW: Final = ".new"  # as `index.durable` names what is not yet in its place


class NoSuchCollectionError(PilcrowError):
    """A name that no collection can have."""

    def __init__(self, name: str) -> None:
        super().__init__(text("added-no-collection", name=name))


class Added:
    """The added articles of `data`; each method may be called from any thread or process."""

    def __init__(self, data: DataFolder) -> None:
        self._data = data

    def put(
        self, articles: Sequence[NewArticle], collection: str, replaces: Collection[str] = ()
    ) -> None:
        """Keep `articles` in `collection`, "" at the top, each in the place of the one of its id.

        The ids in `replaces` are the operator's own articles, which are left out from now on.
        Durable when it returns; where it is cut off, each is the old or the new article. Raises
        `NoSuchCollectionError`, or `OSError`: where the disk is full, all are still the old ones.
        """
        check_collection(collection)
        with self._writing():
            folder = self._make_folder(collection)
            places = self._places()
            puts = [_put_of(article, folder, places) for article in articles]
            try:
                _write_all(puts)
                _publish(puts)
            except BaseException:
                for put in puts:
                    _discard(put)
                raise
            self._exclude(replaces)

    def remove(self, article_id: str) -> bool:
        """Remove an added article for good; return False where none has that id."""
        with self._writing():
            found = self._places().get(file_name(article_id), [])
            for path in found:
                durable.remove_file(path)
            return bool(found)

    def exclude(self, article_id: str) -> None:
        """Leave the operator's article of that id out of every later index run."""
        with self._writing():
            self._exclude([article_id])

    def holds(self, article_id: str) -> bool:
        """Return whether the article of that id was added."""
        return bool(self.collections_of([article_id]))

    def collections_of(self, ids: Collection[str]) -> dict[str, frozenset[str]]:
        """Return the collections where those of `ids` lie that were added, by id."""
        if not self._data.path.is_dir():
            return {}
        with self._locked():
            places = self._places()
        return {
            each: frozenset(self._collection_of(path) for path in places[file_name(each)])
            for each in ids
            if file_name(each) in places
        }

    @contextmanager
    def incoming(self) -> Iterator[Path]:
        """Yield an empty folder for files that are to be read; it goes with the block."""
        self._incoming.mkdir(parents=True, exist_ok=True)
        folder = Path(mkdtemp(dir=self._incoming))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def tidy(self) -> None:
        """Remove what a bot that died left behind; only while no other bot has the folder."""
        with suppress(FileNotFoundError):
            durable.remove_tree(self._incoming)
        with self._writing():
            removed = self._data.removed
            halves = self._data.articles.rglob(f"*.jsonl{_NEW}")
            for path in [*halves, removed.with_name(f"{removed.name}{_NEW}")]:
                with suppress(FileNotFoundError):
                    durable.disk.unlink(path)  # where a power cut brings it back, it goes again
            self._drop_empty_folders()

    def _make_folder(self, collection: str) -> Path:
        """Return the folder of a collection, which lasts, also where one who was killed made it."""
        composed = unicodedata.normalize("NFC", collection)  # as an index run tells it
        folder = self._data.articles.joinpath(*filter(None, composed.split("/")))
        durable.make_folder(folder)
        return folder

    def _exclude(self, ids: Collection[str]) -> None:
        path = self._data.removed
        known = read_removed(path)
        new = [each for each in dict.fromkeys(ids) if each not in known]
        if new:
            before = path.read_bytes() if path.exists() else b""
            end = b"\n" if before and not before.endswith(b"\n") else b""
            after = "".join(f"{each}\n" for each in new).encode()
            durable.replace_file(path, before + end + after)
        elif ids:
            durable.sync_folder(path.parent)  # who wrote them may have been killed before this

    def _places(self) -> Mapping[str, list[Path]]:
        """Return where the file of each name lies: in one collection, unless somebody copied it."""
        places: dict[str, list[Path]] = defaultdict(list)
        for path in sorted(self._data.articles.rglob("*.jsonl")):
            places[path.name].append(path)
        return places

    def _collection_of(self, path: Path) -> str:
        folder = path.parent.relative_to(self._data.articles).as_posix()
        return "" if folder == "." else folder

    def _drop_empty_folders(self) -> None:
        folders = [path for path in self._data.articles.rglob("*") if path.is_dir()]
        for folder in sorted(folders, reverse=True):
            with suppress(OSError):  # it is not empty
                durable.disk.remove_folder(folder)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with FileLock(self._data.path / "added.lock", timeout=_PATIENCE):
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        durable.make_folder(self._data.path)
        with self._locked():
            yield

    @property
    def _incoming(self) -> Path:
        return self._data.path / "incoming"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Put:
    """An article that goes to `target`, and `now`, where the one of its id lies or will lie."""

    data: bytes
    now: Path
    target: Path
    copies: tuple[Path, ...] = ()

    @property
    def beside(self) -> Path:
        """Return where it waits, flushed, until all others have been written."""
        return self.now.with_name(f"{self.now.name}{_NEW}")


def _put_of(article: NewArticle, folder: Path, places: Mapping[str, list[Path]]) -> _Put:
    target = folder / file_name(article.id)
    found = places.get(target.name, [])
    now = target if target in found or not found else found[0]
    copies = tuple(path for path in found if path != now)
    data = article.line.encode() + b"\n"
    return _Put(data=data, now=now, target=target, copies=copies)


def _write_all(puts: Sequence[_Put]) -> None:
    """Write every article beside its place, where nobody reads it."""
    for put in puts:
        _discard(put)
        durable.write_file(put.beside, put.data)


def _publish(puts: Sequence[_Put]) -> None:
    """Put what was written in its place: first where the old article lies, then that elsewhere.

    So there is one article of an id at any moment, the old or the new.
    """
    for put in puts:
        for copy in put.copies:
            durable.remove_file(copy)
        durable.disk.rename(put.beside, put.now)
    for folder in {put.now.parent for put in puts}:
        durable.sync_folder(folder)
    moved = [put for put in puts if put.now != put.target]
    for put in moved:
        durable.disk.rename(put.now, put.target)
    for folder in {each for put in moved for each in (put.target.parent, put.now.parent)}:
        durable.sync_folder(folder)


def _discard(put: _Put) -> None:
    with suppress(FileNotFoundError):
        durable.disk.unlink(put.beside)


def check_collection(name: str) -> None:
    """Raise `NoSuchCollectionError` unless `name` is "" or steps such as "minutes/2024"."""
    if name and (len(name) > _LONGEST_NAME or not all(map(_is_step, name.split("/")))):
        raise NoSuchCollectionError(name)


def file_name(article_id: str) -> str:
    """Return the name of the file that holds the article of that id: nothing else of it counts."""
    slug = re.sub(r"[^a-z0-9]+", "-", article_id.lower())[:_LONGEST_SLUG].strip("-")
    return f"{slug or 'article'}-{handle_of(article_id)}.jsonl"


def _is_step(step: str) -> bool:
    """Return whether one folder may have that name: hidden ones are never read."""
    if not step or len(step) > _LONGEST_STEP or step.strip(" .") != step:
        return False
    return not (_NOT_IN_NAMES.search(step) or _DEVICE.fullmatch(step))
