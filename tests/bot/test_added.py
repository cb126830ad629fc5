"""Articles that people add: kept one a file, replaced, removed, never lost or doubled."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.added import Added, NoSuchCollectionError, check_collection, file_name
from bot.intake import NewArticle
from bot.intake.canonical import article_of
from corpus import Limits, read_corpus, read_removed
from index import durable
from index.generations import DataFolder

ROOT = Path(__file__).resolve().parents[2]


def _article(article_id: str, text: str = "The ferry sank on Monday.") -> NewArticle:
    return article_of(article_id, {"title": "Ferry stops", "paragraphs": [text]})


def _kept(data: DataFolder) -> dict[str, tuple[str, str]]:
    """What an index run reads: collection and first paragraph by id; nothing is passed over."""
    if not data.articles.exists():
        return {}
    corpus = read_corpus([data.articles], Limits())
    assert not corpus.skipped
    return {each.id: (each.collection, each.paragraphs[0].text) for each in corpus.articles}


@pytest.fixture(name="data")
def _data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture(name="added")
def _added(data: DataFolder) -> Added:
    return Added(data)


@pytest.mark.parametrize("collection", ["", "news", "minutes/2024"])
def test_put_keeps_an_article_where_an_index_run_finds_it(
    added: Added, data: DataFolder, collection: str
) -> None:
    added.put([_article("ferry"), _article("harbour")], collection)
    text = "The ferry sank on Monday."
    assert _kept(data) == {"ferry": (collection, text), "harbour": (collection, text)}
    assert added.holds("ferry")
    assert not added.holds("other")


@pytest.mark.parametrize("collection", ["news", "sport", ""])
def test_put_replaces_the_article_of_the_same_id_wherever_it_lay(
    added: Added, data: DataFolder, collection: str
) -> None:
    added.put([_article("ferry", "Old words are here."), _article("harbour")], "news")
    added.put([_article("ferry", "New words are here.")], collection)
    assert _kept(data)["ferry"] == (collection, "New words are here.")
    assert len(list(data.articles.rglob("*.jsonl"))) == 2


def test_put_leaves_one_of_several_copies(added: Added, data: DataFolder) -> None:
    added.put([_article("ferry", "Old words are here.")], "news")
    copied = data.articles / "a" / file_name("ferry")
    copied.parent.mkdir()
    copied.write_bytes((data.articles / "news" / copied.name).read_bytes())
    added.put([_article("ferry", "New words are here.")], "sport")
    assert _kept(data) == {"ferry": ("sport", "New words are here.")}


def test_put_leaves_out_the_operators_article_that_it_replaces(
    added: Added, data: DataFolder, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "ferry.txt").write_text("Ferry\n\nThe operator's words.", encoding="utf-8")
    added.put([_article("ferry")], "news", ["ferry"])
    removed = read_removed(data.removed)
    corpus = read_corpus([own, data.articles], Limits(), without=removed, but=data.articles)
    assert [each.collection for each in corpus.articles] == ["news"]
    assert added.remove("ferry")
    corpus = read_corpus([own, data.articles], Limits(), without=removed, but=data.articles)
    assert corpus.articles == ()


def test_remove_says_whether_the_article_was_added(added: Added, data: DataFolder) -> None:
    added.put([_article("ferry"), _article("harbour")], "news")
    assert added.remove("ferry")
    assert not added.remove("ferry")
    assert list(_kept(data)) == ["harbour"]


def test_exclude_keeps_ids_in_the_order_of_removal_and_what_was_written_by_hand(
    added: Added, data: DataFolder
) -> None:
    data.path.mkdir()
    data.removed.write_bytes(b"by-hand\r\nno-break-at-the-end")
    for article_id in ("zebra", "a b", "zebra", "Ü#1"):
        added.exclude(article_id)
    expected = ["by-hand", "no-break-at-the-end", "zebra", "a b", "Ü#1"]
    assert data.removed.read_text(encoding="utf-8").split() == " ".join(expected).split()
    assert read_removed(data.removed) == set(expected)


@pytest.mark.parametrize(
    "name",
    [
        *("/", "a//b", "a/", "/a", "..", "a/../b", ".", ".hidden", "a/.b", "a\\b", "c:", "a\0b"),
        *("a\nb", "x" * 61, "/".join(["abc"] * 40), " a", "a ", "a.", "a\u202eb", "a|b", "*"),
        *("é" * 130, "nul", "a/CON.txt"),
    ],
)
def test_a_collection_is_refused_when_no_folder_should_be_called_so(
    added: Added, data: DataFolder, name: str
) -> None:
    with pytest.raises(NoSuchCollectionError, match="cannot be a collection"):
        added.put([_article("ferry")], name)
    assert not data.articles.exists()


@pytest.mark.parametrize("name", ["", "news", "minutes/2024", "Füße & Wege", "新聞", "a.b", "r-2"])
def test_a_collection_is_taken_when_people_call_folders_so(
    added: Added, data: DataFolder, name: str
) -> None:
    check_collection(name)
    added.put([_article("ferry")], name)
    assert _kept(data)["ferry"][0] == name


def test_a_collection_is_one_however_its_letters_are_composed(
    added: Added, data: DataFolder
) -> None:
    for form in ("NFC", "NFD"):
        added.put([_article(form)], unicodedata.normalize(form, "Füße"))
    assert {place for place, _ in _kept(data).values()} == {unicodedata.normalize("NFC", "Füße")}


@pytest.mark.parametrize(
    "article_id",
    ["../../etc/passwd", "a/b", "C:\\x", "@everyone", "x" * 500, "💥", "**b**", "con", "a\u202eb"],
)
def test_a_file_is_named_by_plain_letters_and_a_hash(
    added: Added, data: DataFolder, article_id: str
) -> None:
    added.put([_article(article_id)], "")
    (path,) = data.articles.iterdir()
    assert path.name == file_name(article_id)
    assert path.name.isascii()
    assert len(path.name) < 100
    assert set(path.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


def test_ids_that_differ_in_little_have_files_of_their_own() -> None:
    assert len({file_name(name) for name in ("a b", "a-b", "A-B", "a--b")}) == 4


def test_incoming_is_empty_and_goes_with_the_block(added: Added, data: DataFolder) -> None:
    with added.incoming() as one, added.incoming() as other:
        assert one != other
        assert not list(one.iterdir())
        assert one.is_relative_to(data.path)
        (one / "1").write_bytes(b"x")
    assert not one.exists()


def test_tidy_removes_what_a_bot_that_died_left(added: Added, data: DataFolder) -> None:
    added.put([_article("ferry")], "news")
    kept = _kept(data)
    (data.articles / "news" / "x.jsonl.new").write_bytes(b"half")
    (data.path / "removed.txt.new").write_bytes(b"half")
    (data.articles / "gone" / "deeper").mkdir(parents=True)
    (data.path / "incoming" / "abc").mkdir(parents=True)
    (data.path / "incoming" / "abc" / "1").write_bytes(b"x")
    added.tidy()
    names = {path.relative_to(data.path).as_posix() for path in data.path.rglob("*")}
    assert names == {
        "added.lock",
        "articles",
        "articles/news",
        f"articles/news/{file_name('ferry')}",
    }
    assert _kept(data) == kept


def test_collections_of_says_where_added_articles_lie(added: Added) -> None:
    assert added.collections_of(["ferry"]) == {}
    assert not added.holds("ferry")
    added.put([_article("ferry")], "")
    added.put([_article("harbour")], "minutes/2024")
    found = added.collections_of(["ferry", "harbour", "other"])
    assert found == {"ferry": {""}, "harbour": {"minutes/2024"}}


def test_a_change_that_was_made_already_is_flushed_again(
    added: Added, data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever made it may have been killed before it was on the disk."""
    added.put([_article("ferry")], "minutes/2024", ["own"])
    flushed: list[Path] = []
    disk = durable.Disk()
    monkeypatch.setattr(disk, "sync_folder", flushed.append)
    monkeypatch.setattr(durable, "disk", disk)
    added.put([_article("ferry")], "minutes/2024", ["own"])
    places = {data.articles, data.articles / "minutes", data.articles / "minutes" / "2024"}
    assert {data.path.parent, data.path, *places} <= set(flushed)
    assert flushed[-1] == data.path


def test_tidy_does_nothing_when_there_is_nothing(added: Added) -> None:
    added.tidy()


class _FailingDisk(durable.Disk):
    """Fails at the call of a number, as a disk that is full or a process that is killed."""

    def __init__(self, last: int, error: BaseException) -> None:
        self.calls = 0
        self._last = last
        self._error = error

    def _count(self) -> None:
        self.calls += 1
        if self.calls == self._last:
            raise self._error

    def create(self, path: Path) -> int:
        self._count()
        return super().create(path)

    def write(self, descriptor: int, data: memoryview) -> int:
        self._count()
        return super().write(descriptor, data)

    def sync_file(self, descriptor: int) -> None:
        self._count()
        super().sync_file(descriptor)

    def sync_folder(self, path: Path) -> None:
        self._count()
        super().sync_folder(path)

    def rename(self, source: Path, target: Path) -> None:
        self._count()
        super().rename(source, target)

    def unlink(self, path: Path) -> None:
        path.lstat()
        self._count()
        super().unlink(path)


def _replace_in_place(added: Added) -> None:
    added.put([_article("ferry", "New words are here.")], "news")


def _replace_elsewhere(added: Added) -> None:
    added.put([_article("ferry", "New words are here.")], "sport")


def _replace_the_operators(added: Added) -> None:
    added.put([_article("harbour", "New words are here.")], "news", ["harbour"])


def _failures(act: Callable[[Added], None], tmp_path: Path) -> Iterator[tuple[DataFolder, bool]]:
    """Yield the folder after a failure at each call in turn, and at last whether it was done."""
    done, number = False, 0
    while not done:
        number += 1
        data = DataFolder(tmp_path / str(number))
        Added(data).put([_article("ferry", "Old words are here.")], "news")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(durable, "disk", _FailingDisk(number, OSError(28, "No space left")))
            try:
                act(Added(data))
                done = True
            except OSError:
                pass
        yield data, done


@pytest.mark.parametrize("act", [_replace_in_place, _replace_elsewhere])
def test_a_failure_at_any_step_leaves_the_old_or_the_new_article_and_no_garbage(
    act: Callable[[Added], None], tmp_path: Path
) -> None:
    seen = []
    for data, done in _failures(act, tmp_path):
        kept = _kept(data)
        assert list(kept) == ["ferry"]
        assert not list(data.articles.rglob("*.new"))
        assert not done or kept["ferry"][1] == "New words are here."
        seen.append(kept["ferry"][1])
    assert set(seen) == {"Old words are here.", "New words are here."}
    assert seen == sorted(seen, reverse=True), "once new, it stays new"


def test_a_failure_never_leaves_out_the_operators_article_before_the_new_one_is_there(
    tmp_path: Path,
) -> None:
    for data, done in _failures(_replace_the_operators, tmp_path):
        is_excluded = "harbour" in read_removed(data.removed)
        assert not is_excluded or "harbour" in _kept(data)
        assert not done or is_excluded


_CHILD = """
import sys
from pathlib import Path
from bot.added import Added
from bot.intake.canonical import article_of
from index.generations import DataFolder
added = Added(DataFolder(Path(sys.argv[1])))
for n in range(8):
    fields = {"title": "Ferry", "paragraphs": ["Words of " + sys.argv[2] + "."]}
    added.put([article_of("both", fields)], sys.argv[2])
    added.exclude(f"{sys.argv[2]}-{n}")
"""


def test_two_processes_at_once_lose_nothing(data: DataFolder) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _CHILD, str(data.path)]
    running = [subprocess.Popen([*command, name], env=environment) for name in ("one", "two")]
    assert [process.wait(60) for process in running] == [0, 0]
    ((place, words),) = _kept(data).values()
    assert words == f"Words of {place}."
    assert len(read_removed(data.removed)) == 16


def test_a_line_is_read_again_as_it_was_when_it_has_every_character(
    added: Added, data: DataFolder
) -> None:
    text = "".join(map(chr, range(1, 0x300))) + "\u2028\u2029\ufeff💥 said."
    added.put([_article("ferry", text)], "")
    assert _kept(data)["ferry"][1] == text
    (path,) = data.articles.iterdir()
    assert json.loads(path.read_bytes())["paragraphs"] == [text]
