"""Reranking with real CrossEncoders: tiny ones made here, as sound and as broken as they come."""

from __future__ import annotations

import json
import shutil
import socket
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from index.errors import ModelError
from index.reranker import CrossEncoderReranker, reranked
from tests.tiny_model import make_tiny_cross_encoder, make_tiny_model

pytestmark = pytest.mark.model

QUESTION = "who had the lantern?"
TEXTS = ["the ferry sank", "a lantern of the council", "lantern lantern", "lantern night"]


@pytest.fixture(name="tiny", scope="module")
def _tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_cross_encoder(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(name="own", params=["model", "bare"])
def _own(request: pytest.FixtureRequest, tiny: Path, tmp_path: Path) -> Path:
    """A copy of the model that a test may spoil, as saved today and before version 5.4."""
    return Path(shutil.copytree(tiny.with_name(request.param), tmp_path / "own"))


def scores_of(folder: Path, texts: list[str]) -> list[float]:
    return CrossEncoderReranker(str(folder), 60).scores(QUESTION, texts)


def refusal_of(folder: Path) -> str:
    with pytest.raises(ModelError, match="PILCROW_RERANKER") as caught:
        CrossEncoderReranker(str(folder), 60).load()
    return str(caught.value)


def change(path: Path, **fields: object) -> None:
    """Set `fields` of the JSON file at `path`."""
    value = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**value, **fields}), encoding="utf-8")


def test_the_order_is_the_models(own: Path) -> None:
    scores = scores_of(own, TEXTS)

    assert all(0 < score < 1 for score in scores)
    places = [place for place, _ in reranked([0.9, 0.5, 0.3, 0.1], scores, 1.0)]
    assert places == [2, 3, 1, 0]


def test_scores_are_those_of_sentence_transformers(own: Path) -> None:
    from sentence_transformers import CrossEncoder

    model = CrossEncoder(str(own), device="cpu", local_files_only=True)
    predicted = model.predict([(QUESTION, text) for text in TEXTS], show_progress_bar=False)

    assert scores_of(own, TEXTS) == pytest.approx([float(score) for score in predicted], abs=1e-6)


def test_a_model_that_scores_in_any_numbers_scores_from_0_to_1_here(own: Path, tiny: Path) -> None:
    identity = "torch.nn.modules.linear.Identity"
    change(own / "config.json", sentence_transformers={"activation_fn": identity})
    if (own / "modules.json").is_file():
        change(own / "config_sentence_transformers.json", activation_fn=identity)

    assert scores_of(own, TEXTS) == pytest.approx(scores_of(tiny, TEXTS), abs=1e-6)


def test_every_text_can_be_scored(tiny: Path) -> None:
    texts = ["", "word " * 2000, "港 🏮 \x00", "half \ud83d", "lantern " * 500]

    scores = scores_of(tiny, texts)

    assert len(scores) == len(texts)
    assert max(scores) == scores[-1]


def test_one_thread_scores(tiny: Path) -> None:
    import torch

    torch.set_num_threads(2)
    CrossEncoderReranker(str(tiny), 1).load()

    assert torch.get_num_threads() == 1


def test_a_folder_is_loaded_without_the_network(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its path may look like the name of a model on the hub, which nobody asked for then."""
    attempts: list[object] = []

    def refuse(*asked: object, **_: object) -> None:
        attempts.append(asked)
        raise OSError("no network here")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    monkeypatch.chdir(own.parent)

    CrossEncoderReranker(own.name, 1).load()

    assert attempts == []


@pytest.mark.parametrize("saved", ["model", "bare"])
def test_a_model_with_several_labels_is_refused(tmp_path: Path, saved: str) -> None:
    refusal = refusal_of(make_tiny_cross_encoder(tmp_path, labels=3).with_name(saved))

    assert "gives 3 labels where one score is needed" in refusal


@pytest.mark.parametrize("saved", ["model", "bare"])
def test_a_model_that_embeds_is_refused(tmp_path: Path, saved: str) -> None:
    assert "is no CrossEncoder" in refusal_of(make_tiny_model(tmp_path).with_name(saved))


@pytest.mark.parametrize("name", ["tokenizer.json", "model.safetensors"])
def test_a_model_with_a_broken_file_is_refused(own: Path, name: str) -> None:
    (own / name).write_bytes(b"\x00not this")

    assert "cannot be loaded" in refusal_of(own)


def test_weights_that_can_run_code_are_not_opened(own: Path) -> None:
    (own / "model.safetensors").rename(own / "pytorch_model.bin")

    assert "no weights in safetensors format" in refusal_of(own)


def test_a_model_with_code_of_its_own_is_refused_and_its_code_not_run(own: Path) -> None:
    ran = own / "ran"
    code = f"open({str(ran)!r}, 'w').close()\nclass Config: pass\nclass Model: pass\n"
    (own / "evil.py").write_text(code, encoding="utf-8")
    auto = {"AutoConfig": "evil.Config", "AutoModelForSequenceClassification": "evil.Model"}
    change(own / "config.json", model_type="evil", auto_map=auto)

    assert "wants to run code of its own, which is not allowed" in refusal_of(own)
    assert not ran.exists()


def test_weights_that_are_no_numbers_are_refused(own: Path) -> None:
    weights = load_file(own / "model.safetensors")
    (head,) = (name for name in weights if name.endswith("classifier.weight"))
    weights[head] = np.full_like(weights[head], np.nan)
    save_file(weights, own / "model.safetensors", {"format": "pt"})

    assert "cannot score a text" in refusal_of(own)
