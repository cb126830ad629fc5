"""Embedding with real models: the packaged default, and a tiny one made here."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from index.building import Plan, build
from index.embedder import SentenceTransformerEmbedder
from index.errors import ModelError
from index.generation import Generation
from index.generations import DataFolder
from index.query import Query
from index.search import search
from index.vectors import Vectors
from tests.tiny_model import make_tiny_model

pytestmark = pytest.mark.model

E5 = {"query": "query: ", "document": "passage: "}


# The real default model


@pytest.fixture(name="default", scope="module")
def _default() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder()


def lengths(vectors: Vectors) -> list[float]:
    return [float(length) for length in np.linalg.norm(vectors, axis=-1)]


def test_the_default_gives_unit_vectors_of_384_dimensions(
    default: SentenceTransformerEmbedder,
) -> None:
    texts = ["The ferry sank.", "", "word " * 1000, "港 🏮 \x00"]
    told: list[int] = []

    vectors = default.embed_passages(texts, told.append)

    assert vectors.shape == (4, 384)
    assert vectors.dtype == np.float32
    assert lengths(vectors) == pytest.approx([1] * 4, abs=1e-5)
    assert lengths(default.embed_query("Who sank?")[np.newaxis]) == pytest.approx([1], abs=1e-5)
    assert default.identity().dimension == 384
    assert default.identity().weights == default.weights()
    assert told == [4]


def test_texts_that_mean_the_same_are_nearer_than_others(
    default: SentenceTransformerEmbedder,
) -> None:
    query = default.embed_query("Which boat went down?")
    sank, voted, baked = default.embed_passages(
        ["The ferry sank off the coast.", "The council voted on the budget.", "She baked bread."]
    )

    assert query @ sank > max(query @ voted, query @ baked) + 0.1


def test_vectors_do_not_depend_on_what_is_embedded_beside(
    default: SentenceTransformerEmbedder,
) -> None:
    texts = ["The ferry sank.", *(f"Text {n} " + "and more " * n for n in range(40))]

    together = default.embed_passages(texts)

    alone = np.concatenate([default.embed_passages([text]) for text in texts[:3]])
    assert np.allclose(together[:3], alone, atol=1e-5)
    assert default.embed_passages([]).shape == (0, 384)


def test_half_an_emoji_is_embedded_too(default: SentenceTransformerEmbedder) -> None:
    assert default.embed_query("ferry \ud83d").shape == (384,)


def test_one_thread_embeds_unless_more_are_asked_for(default: SentenceTransformerEmbedder) -> None:
    import torch

    default.identity()

    assert torch.get_num_threads() == 1


# A model of one's own


@pytest.fixture(name="tiny", scope="module")
def _tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_model(tmp_path_factory.mktemp("tiny"))


def test_a_folder_is_loaded_by_its_path(tiny: Path) -> None:
    model = SentenceTransformerEmbedder(str(tiny))

    vectors = model.embed_passages(["The ferry sank.", "The council voted."])

    assert model.identity().name == str(tiny)
    assert model.identity().dimension == 32
    assert lengths(vectors) == pytest.approx([1, 1], abs=1e-5)
    assert not np.allclose(vectors[0], vectors[1], atol=1e-3)


def test_without_prompts_questions_and_passages_are_embedded_alike(tiny: Path) -> None:
    model = SentenceTransformerEmbedder(str(tiny))

    query, (passage,) = model.embed_query("ferry"), model.embed_passages(["ferry"])

    assert np.allclose(query, passage, atol=1e-5)


def test_the_prompts_of_a_model_are_put_before_questions_and_passages(
    tiny: Path, tmp_path: Path
) -> None:
    prompted = SentenceTransformerEmbedder(str(make_tiny_model(tmp_path, E5)))
    plain = SentenceTransformerEmbedder(str(tiny))

    query, (passage,) = prompted.embed_query("ferry"), prompted.embed_passages(["ferry"])

    assert np.allclose(query, plain.embed_query("query: ferry"), atol=1e-5)
    assert np.allclose(passage, plain.embed_passages(["passage: ferry"])[0], atol=1e-5)
    assert not np.allclose(query, passage, atol=1e-3)


def test_the_prompts_of_its_family_are_given_to_a_model_without(tiny: Path, tmp_path: Path) -> None:
    family = tmp_path / "e5-tiny"
    shutil.copytree(tiny, family)
    model, plain = (SentenceTransformerEmbedder(str(folder)) for folder in (family, tiny))

    assert np.allclose(model.embed_query("ferry"), plain.embed_query("query: ferry"), atol=1e-5)
    assert np.allclose(
        model.embed_passages(["ferry"]), plain.embed_passages(["passage: ferry"]), atol=1e-5
    )


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors"])
def test_a_model_with_a_broken_file_is_one_clear_error(
    tiny: Path, tmp_path: Path, name: str
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(tiny, broken)
    (broken / name).write_bytes(b"\x00not this")

    with pytest.raises(ModelError, match=r"cannot be loaded.*PILCROW_MODEL"):
        SentenceTransformerEmbedder(str(broken)).identity()


def test_a_corpus_is_indexed_and_searched_with_a_model_of_ones_own(
    tiny: Path, articles: Path, data: DataFolder
) -> None:
    model = SentenceTransformerEmbedder(str(tiny))

    report = build(data, Plan(default=articles), model)
    generation = Generation.open_current(data, model.name)
    hits = search(generation, model, Query(text="oldest lantern"), 3).hits
    generation.close()

    assert (report.manifest.model, report.manifest.dimension) == (str(tiny), 32)
    assert report.manifest.weights == model.weights()
    assert hits[0].paragraph.text == "The oldest lantern was made in 1874."
