"""Asking a generation that another model made than the one that is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from index.building import Report
from index.embedder import Embedder, Embedders, ModelIdentity
from index.errors import ModelError, OtherWeightsError, WrongModelError
from index.manifest import Manifest
from tests.fakes import BagOfWordsEmbedder

Index = Callable[..., Report]


class Unloadable(BagOfWordsEmbedder):
    """A model that is gone."""

    def identity(self) -> ModelIdentity:
        raise ModelError("The model is gone.")


class Loader:
    """Makes embedders by name and remembers for which it was asked."""

    def __init__(self, kind: Callable[[str], Embedder] = BagOfWordsEmbedder) -> None:
        self.names: list[str] = []
        self._kind = kind

    def __call__(self, name: str) -> Embedder:
        self.names.append(name)
        return self._kind(name)


@pytest.fixture(name="manifest")
def _manifest(index: Index) -> Manifest:
    """What says that the bag of words made the vectors."""
    return index().manifest


def uses() -> list[object]:
    """Return every way to use an embedder."""
    return [
        pytest.param(lambda embedder: embedder.identity(), id="identity"),
        pytest.param(lambda embedder: embedder.embed_query("harbour"), id="query"),
        pytest.param(lambda embedder: embedder.embed_passages(["harbour"]), id="passages"),
        pytest.param(lambda embedder: embedder.embed_words(["harbour"]), id="words"),
    ]


def test_the_model_that_is_set_embeds_for_what_it_made(manifest: Manifest) -> None:
    load = Loader()
    embedder = Embedders(BagOfWordsEmbedder(), load).of(manifest)

    assert np.array_equal(
        embedder.embed_query("harbour"), BagOfWordsEmbedder().embed_query("harbour")
    )
    assert (embedder.name, embedder.weights()) == (manifest.model, manifest.weights)
    assert load.names == []


def test_the_model_that_made_it_embeds_where_another_is_set(manifest: Manifest) -> None:
    load = Loader()
    embedders = Embedders(BagOfWordsEmbedder("other", dimension=8), load)

    for _ in range(2):
        embedder = embedders.of(manifest)
        assert embedder.embed_query("harbour").shape == (256,)
        assert embedder.embed_passages(["harbour", "quay"]).shape == (2, 256)
        assert embedder.identity().name == manifest.model
    assert load.names == [manifest.model]


def test_the_other_model_is_let_go_once_the_one_that_is_set_is_asked(manifest: Manifest) -> None:
    load = Loader()
    embedders = Embedders(BagOfWordsEmbedder("other"), load)
    embedders.of(manifest)

    embedders.of(replace(manifest, model="other"))
    embedders.of(manifest)

    assert load.names == [manifest.model] * 2


@pytest.mark.parametrize("use", uses())
def test_a_model_that_cannot_be_loaded_any_more_is_one_clear_error(
    manifest: Manifest, use: Callable[[Embedder], object]
) -> None:
    embedder = Embedders(BagOfWordsEmbedder("other"), Unloadable).of(manifest)

    with pytest.raises(WrongModelError, match=r"bag-of-words.*is other\. Run: pilcrow index"):
        use(embedder)


def test_the_model_that_is_set_says_itself_why_it_cannot_be_loaded(manifest: Manifest) -> None:
    embedder = Embedders(Unloadable()).of(manifest)

    with pytest.raises(ModelError, match="is gone"):
        embedder.embed_query("harbour")


@pytest.mark.parametrize("use", uses())
def test_other_weights_under_the_same_name_never_embed(
    manifest: Manifest, use: Callable[[Embedder], object]
) -> None:
    embedder = Embedders(BagOfWordsEmbedder()).of(replace(manifest, weights="other"))

    with pytest.raises(OtherWeightsError, match=r"other weights.*Run: pilcrow index"):
        use(embedder)
