"""Embeddings kept between runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from index.cache import CachedEmbedder
from index.embedder import ModelIdentity, Progress
from index.errors import CacheError
from index.vectors import Vectors
from tests.fakes import BagOfWordsEmbedder

TEXTS = ["The ferry sank.", "It rained.", "It rained.", "", "港 🏮 \x00 \ud800", "x" * 5000]


class CountingEmbedder(BagOfWordsEmbedder):
    """Counts what would load the model; `version` stands for the weights behind the name."""

    def __init__(self, name: str = "bag-of-words", version: str = "1") -> None:
        super().__init__(name)
        self.loads = 0
        self._version = version

    def weights(self) -> str:
        return self._version

    def identity(self) -> ModelIdentity:
        self.loads += 1
        return super().identity()

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        self.loads += 1
        return super().embed_passages(texts, progress)


class PoweredOffError(Exception):
    """Stands for whatever ends a run."""


def fill(folder: Path, inner: CountingEmbedder) -> Vectors:
    with CachedEmbedder(inner, folder) as cached:
        cached.identity()
        return cached.embed_passages(TEXTS)


def test_vectors_are_those_of_the_embedder(tmp_path: Path) -> None:
    vectors = fill(tmp_path, CountingEmbedder())

    assert np.array_equal(vectors, BagOfWordsEmbedder().embed_passages(TEXTS))
    assert np.array_equal(fill(tmp_path, CountingEmbedder()), vectors)


def test_a_text_that_comes_twice_is_embedded_once(tmp_path: Path) -> None:
    inner = CountingEmbedder()
    fill(tmp_path, inner)

    assert inner.embedded == len(set(TEXTS))


def test_a_second_run_embeds_nothing_and_does_not_load_the_model(tmp_path: Path) -> None:
    fill(tmp_path, CountingEmbedder())
    second = CountingEmbedder()
    fill(tmp_path, second)

    assert (second.embedded, second.loads) == (0, 0)


def test_only_what_is_new_is_embedded(tmp_path: Path) -> None:
    fill(tmp_path, CountingEmbedder())
    second = CountingEmbedder()
    with CachedEmbedder(second, tmp_path) as cached:
        vectors = cached.embed_passages(["New.", *TEXTS])

    assert second.embedded == 1
    assert np.array_equal(vectors, BagOfWordsEmbedder().embed_passages(["New.", *TEXTS]))


def test_other_weights_empty_it(tmp_path: Path) -> None:
    fill(tmp_path, CountingEmbedder())
    other = CountingEmbedder(version="2")
    fill(tmp_path, other)

    assert other.embedded == len(set(TEXTS))
    with CachedEmbedder(other, tmp_path) as cached:
        assert cached.weights() == "2"


def test_models_are_kept_apart_by_name(tmp_path: Path) -> None:
    fill(tmp_path, CountingEmbedder("a/b"))
    other = CountingEmbedder("a-b")
    fill(tmp_path, other)

    assert other.embedded == len(set(TEXTS))


def test_a_question_is_embedded_once_and_is_no_passage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = CountingEmbedder()
    asked: list[str] = []
    original = inner.embed_query

    def embed_query(text: str) -> Vectors:
        asked.append(text)
        return original(text)

    monkeypatch.setattr(inner, "embed_query", embed_query)
    with CachedEmbedder(inner, tmp_path) as cached:
        first = cached.embed_query("Who sank?")
        second = cached.embed_query("Who sank?")
    with CachedEmbedder(inner, tmp_path) as cached:
        third = cached.embed_query("Who sank?")
        assert asked == ["Who sank?"]
        cached.embed_passages(["Who sank?"])

    assert np.array_equal(first, second)
    assert np.array_equal(first, third)
    assert inner.embedded == 1


def test_a_run_that_is_stopped_keeps_what_it_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.cache._COMMIT_EVERY", 2)

    def stop_after_4(done: int) -> None:
        if done >= 4:
            raise PoweredOffError

    with pytest.raises(PoweredOffError), CachedEmbedder(CountingEmbedder(), tmp_path) as cached:
        cached.embed_passages(list("abcdefgh"), stop_after_4)
    second = CountingEmbedder()
    with CachedEmbedder(second, tmp_path) as cached:
        cached.embed_passages(list("abcdefgh"))

    assert second.embedded == 4


def embed_and_stop(cached: CachedEmbedder) -> None:
    def stop(_done: int) -> None:
        raise PoweredOffError

    cached.embed_passages(["a", "b"], stop)


def ask(cached: CachedEmbedder) -> None:
    cached.embed_query("a")


@pytest.mark.parametrize("work", [embed_and_stop, ask])
def test_other_weights_empty_what_a_short_run_left(
    tmp_path: Path, work: Callable[[CachedEmbedder], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.cache._COMMIT_EVERY", 1)
    with suppress(PoweredOffError), CachedEmbedder(CountingEmbedder(), tmp_path) as cached:
        work(cached)
    with CachedEmbedder(CountingEmbedder(version="2"), tmp_path) as again:
        kept = again._connection.execute("SELECT count(*) FROM vectors").fetchone()

    assert kept == (0,)


def test_progress_reaches_its_end_also_where_nothing_is_new(tmp_path: Path) -> None:
    fill(tmp_path, CountingEmbedder())
    told: list[int] = []
    with CachedEmbedder(CountingEmbedder(), tmp_path) as cached:
        cached.embed_passages(TEXTS, told.append)

    assert told[-1:] == [len(TEXTS)]


def test_progress_counts_up_to_all_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.cache._COMMIT_EVERY", 2)
    told: list[int] = []
    with CachedEmbedder(CountingEmbedder(), tmp_path) as cached:
        cached.embed_passages(list("abcde"), told.append)

    assert told[-3:] == [2, 4, 5]
    assert told == sorted(told)


def cache_file(folder: Path) -> Path:
    fill(folder, CountingEmbedder())
    (path,) = folder.iterdir()
    return path


def test_a_damaged_cache_is_made_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = cache_file(tmp_path)
    path.write_bytes(b"no database" * 1000)
    inner = CountingEmbedder()

    vectors = fill(tmp_path, inner)

    assert np.array_equal(vectors, BagOfWordsEmbedder().embed_passages(TEXTS))
    assert inner.embedded == len(set(TEXTS))
    assert path.name in caplog.text


def test_a_cache_that_cannot_be_opened_is_one_sentence_and_stays(tmp_path: Path) -> None:
    path = cache_file(tmp_path)
    path.unlink()
    path.mkdir()

    with pytest.raises(CacheError, match=r"unable to open.*PILCROW_CACHE"):
        CachedEmbedder(CountingEmbedder(), tmp_path)
    assert path.is_dir()


def test_a_cache_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"")

    with pytest.raises(CacheError, match="PILCROW_CACHE"):
        CachedEmbedder(CountingEmbedder(), tmp_path / "cache")
