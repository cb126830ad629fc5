"""What single words mean to a model: its first layer, read without loading it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from index import word_vectors
from index.embedder import SentenceTransformerEmbedder
from index.vectors import Vectors
from index.word_vectors import WordVectors
from tests.tiny_model import make_tiny_model, make_tiny_table, place_of

WORDS = ["ferry", "lantern", "quay", "xyz", "17", "ferry", "", "🏮", "a.b", "é"]


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("table")
    make_tiny_table(folder)
    return folder


@pytest.fixture(name="vectors", scope="module")
def _vectors(folder: Path) -> WordVectors:
    return loaded(folder)


def loaded(folder: Path) -> WordVectors:
    vectors = WordVectors.load(folder)
    assert vectors is not None
    return vectors


def expected(table: NDArray[np.float32], tokens: Sequence[str]) -> Vectors:
    """Return the mean of the rows of `tokens` in `table`, without what all rows share, as unit."""
    rows = (table - table.mean(axis=0))[[place_of(token) for token in tokens]]
    mean: Vectors = rows.mean(axis=0)
    unit: Vectors = mean / np.linalg.norm(mean)
    return unit


@pytest.mark.parametrize(
    ("word", "tokens"),
    [
        pytest.param("ferry", ["ferry"], id="one token"),
        pytest.param("ship", ["s", "##h", "##i", "##p"], id="four tokens"),
        pytest.param("a.b", ["a", ".", "b"], id="a sign within"),
        pytest.param("lantern lantern quay", ["lantern", "lantern", "quay"], id="several words"),
    ],
)
def test_the_vector_of_a_word_is_the_mean_of_its_tokens_centred_rows(
    tmp_path: Path, word: str, tokens: list[str]
) -> None:
    table = make_tiny_table(tmp_path)

    (vector,) = loaded(tmp_path).of([word])

    assert vector == pytest.approx(expected(table, tokens), abs=2e-3)


def test_vectors_come_in_the_order_of_the_words(vectors: WordVectors) -> None:
    found = vectors.of(WORDS)

    assert found.shape == (len(WORDS), 8)
    for word, vector in zip(WORDS, found, strict=True):
        assert vectors.of([word])[0].tolist() == vector.tolist()


@pytest.mark.parametrize("word", ["", " ", "\t\n", "\u200b\u0301"])
def test_a_word_without_anything_known_is_zero(vectors: WordVectors, word: str) -> None:
    assert not vectors.of([word]).any()


@pytest.mark.parametrize("word", ["港", "ሰላም", "🏮", "x" * 300, "a 港"])
def test_a_word_that_the_model_does_not_know_is_zero_and_like_no_other(
    vectors: WordVectors, word: str
) -> None:
    found = vectors.of([word, "አዲስ", "ferry"])

    assert (found @ found.T)[0].tolist() == [0, 0, 0]


def test_a_word_is_likest_to_itself(vectors: WordVectors) -> None:
    words = ["ferry", "lantern", "quay", "harbour", "council"]
    likeness = vectors.of(words) @ vectors.of(words).T

    assert likeness.argmax(axis=1).tolist() == list(range(5))
    assert np.diagonal(likeness) == pytest.approx(np.ones(5), abs=1e-5)


def test_no_words_have_no_vectors(vectors: WordVectors) -> None:
    assert vectors.of([]).shape == (0, 8)


def test_asking_again_gives_the_same(vectors: WordVectors) -> None:
    first = vectors.of(WORDS)

    assert np.array_equal(vectors.of(WORDS), first)
    assert np.array_equal(vectors.of(WORDS[::-1]), first[::-1])


def test_a_full_memory_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = loaded(folder)
    first = vectors.of(WORDS)
    monkeypatch.setattr(word_vectors, "_REMEMBERED", 3)

    assert all(np.array_equal(vectors.of(WORDS), first) for _ in range(3))
    vectors.of(["ferry"])
    assert len(vectors._tokens) <= 3


@given(words=st.lists(st.text(st.characters(exclude_categories=()))))
@example(words=["", "", "\x00", "ferry " * 500, "[UNK]", "[PAD]", "\ud800\udfff"])
def test_any_words_have_vectors_of_length_1_or_0(vectors: WordVectors, words: list[str]) -> None:
    found = vectors.of(words)

    assert found.shape == (len(words), 8)
    assert found.dtype == np.float32
    lengths = np.linalg.norm(found, axis=1)
    assert np.all((np.abs(lengths - 1) < 1e-5) | (lengths == 0))


# Models that have such a table, and models that have none


@pytest.mark.parametrize(
    "name",
    [
        "embeddings.word_embeddings.weight",
        "bert.embeddings.word_embeddings.weight",
        "model.embed_tokens.weight",
        "embeddings.tok_embeddings.weight",
        "embedding.weight",
    ],
)
def test_the_table_is_found_under_the_names_in_use(tmp_path: Path, name: str) -> None:
    make_tiny_table(tmp_path, name)

    assert loaded(tmp_path).of(["ferry"]).any()


@pytest.mark.parametrize("name", ["linear.weight", "position_embeddings.weight", "embedding.bias"])
def test_there_are_none_where_no_table_has_a_known_name(tmp_path: Path, name: str) -> None:
    make_tiny_table(tmp_path, name)

    assert WordVectors.load(tmp_path) is None


@pytest.mark.parametrize("name", ["tokenizer.json", "model.safetensors"])
def test_there_are_none_where_a_file_is_missing(tmp_path: Path, name: str) -> None:
    make_tiny_table(tmp_path)
    (tmp_path / name).unlink()

    assert WordVectors.load(tmp_path) is None


def test_there_are_none_where_the_table_has_no_row_for_some_token(tmp_path: Path) -> None:
    make_tiny_table(tmp_path, rows=20)

    assert WordVectors.load(tmp_path) is None


def test_there_are_none_where_the_weights_are_torn(tmp_path: Path) -> None:
    make_tiny_table(tmp_path)
    path = tmp_path / "model.safetensors"
    path.write_bytes(path.read_bytes()[:200])

    assert WordVectors.load(tmp_path) is None


def test_the_largest_table_is_taken_where_there_are_two(tmp_path: Path) -> None:
    table = make_tiny_table(tmp_path)
    (tmp_path / "0_Small").mkdir()
    save_file({"embedding.weight": table[:20]}, tmp_path / "0_Small/model.safetensors")

    assert loaded(tmp_path).of(["ferry"])[0] == pytest.approx(expected(table, ["ferry"]), abs=2e-3)


def test_a_tokenizer_that_cuts_and_pads_reads_words_whole(tmp_path: Path) -> None:
    table = make_tiny_table(tmp_path)
    path = tmp_path / "tokenizer.json"
    tokenizer = json.loads(path.read_text(encoding="utf-8"))
    tokenizer["truncation"] = {
        "direction": "Right",
        "max_length": 2,
        "strategy": "LongestFirst",
        "stride": 0,
    }
    tokenizer["padding"] = {
        "strategy": {"Fixed": 9},
        "direction": "Right",
        "pad_to_multiple_of": None,
        "pad_id": 0,
        "pad_type_id": 0,
        "pad_token": "[PAD]",
    }
    path.write_text(json.dumps(tokenizer), encoding="utf-8")

    ship, quay = loaded(tmp_path).of(["ship", "quay"])

    assert ship == pytest.approx(expected(table, ["s", "##h", "##i", "##p"]), abs=2e-3)
    assert quay == pytest.approx(expected(table, ["quay"]), abs=2e-3)


# Through the embedder


def test_an_embedder_reads_words_without_loading_its_model(folder: Path) -> None:
    embedder = SentenceTransformerEmbedder(str(folder))

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(embedder.embed_words, [WORDS] * 16))

    alone = loaded(folder).of(WORDS)
    assert all(np.array_equal(vectors, alone) for vectors in together)
    assert embedder._loaded is None


def test_no_word_is_like_another_for_an_embedder_without_a_table(tmp_path: Path) -> None:
    make_tiny_table(tmp_path, "linear.weight")
    vectors = SentenceTransformerEmbedder(str(tmp_path)).embed_words(["ferry", "ferry"])

    assert not (vectors @ vectors.T).any()


@pytest.mark.model
def test_the_table_is_that_of_the_model_that_embeds(tmp_path: Path) -> None:
    folder = make_tiny_model(tmp_path)
    (weights,) = folder.rglob("model.safetensors")
    tensors = load_file(weights)
    (table,) = (value for name, value in tensors.items() if "word_embeddings" in name)

    ferry, ship, nothing = SentenceTransformerEmbedder(str(folder)).embed_words(
        ["ferry", "ship", ""]
    )

    assert ferry == pytest.approx(expected(table, ["ferry"]), abs=2e-3)
    assert ship == pytest.approx(expected(table, ["s", "##h", "##i", "##p"]), abs=2e-3)
    assert not nothing.any()
