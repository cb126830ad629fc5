"""Real models of sentence-transformers, small enough to be made in a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import BertPreTokenizer

if TYPE_CHECKING:
    from torch import Tensor

_SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
_WORDS = "a the of ferry sank harbour council voted lantern quay winter night query passage".split()
_LETTERS = [*"abcdefghijklmnopqrstuvwxyz0123456789.,:?!'"]
_VOCABULARY = [*_SPECIAL, *_WORDS, *_LETTERS, *(f"##{letter}" for letter in _LETTERS)]
# Words and parts of words that a model reads of a text.
_LONGEST = 64


def make_tiny_model(folder: Path, prompts: Mapping[str, str] | None = None) -> Path:
    """Save a BERT of 2 layers and 32 dimensions with random weights in `folder`, and return it.

    The weights are the same every time. `prompts` are stored with the model.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel

    bare = folder / "bare"
    config = BertConfig(
        vocab_size=_save_tokenizer(bare),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=_LONGEST,
    )
    torch.manual_seed(0)
    BertModel(config).save_pretrained(bare)
    model = SentenceTransformer(
        modules=[Transformer(str(bare)), Pooling(32)], device="cpu", prompts=dict(prompts or {})
    )
    whole = folder / "model"
    model.save(str(whole), create_model_card=False)
    return whole


def make_tiny_table(
    folder: Path, name: str = "embeddings.word_embeddings.weight", rows: int = len(_VOCABULARY)
) -> NDArray[np.float32]:
    """Save a tokenizer and a table of random rows as the tensor `name` in `folder`; return it.

    No model library is needed to make it, nor to read it. The rows are the same every time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = {token: place_of(token) for token in _VOCABULARY}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    table = np.random.default_rng(4).normal(0.1, 1, (rows, 8)).astype(np.float32)
    save_file({name: table}, folder / "model.safetensors")
    return table


def place_of(token: str) -> int:
    """Return the row of `token` in the tables of the models made here."""
    return _VOCABULARY.index(token)


def make_tiny_cross_encoder(folder: Path, labels: int = 1) -> Path:
    """Save a CrossEncoder that scores the share of the word "lantern" in a pair, and return it.

    Beside it, in "bare", is the same as sentence-transformers saved one before its version 5.4.
    """
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification

    bare = folder / "bare"
    config = BertConfig(
        vocab_size=_save_tokenizer(bare),
        hidden_size=4,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=1,
        max_position_embeddings=_LONGEST,
    )
    config.num_labels = labels
    model = BertForSequenceClassification(config)
    model.load_state_dict(_counting_lanterns(model.state_dict()))
    model.save_pretrained(bare)
    whole = folder / "model"
    CrossEncoder(str(bare), device="cpu", local_files_only=True).save_pretrained(
        str(whole), create_model_card=False
    )
    return whole


def _counting_lanterns(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return `weights` of the same shapes by which a lantern makes the first dimension grow.

    Without queries and keys, attention is the mean over all words.
    """
    import torch

    counting = {name: torch.zeros_like(old) for name, old in weights.items()}
    for name, weight in counting.items():
        if name.endswith("LayerNorm.weight"):
            weight.fill_(1)
        if name.endswith(("value.weight", "attention.output.dense.weight", "pooler.dense.weight")):
            weight.copy_(torch.eye(4))
    words = counting["bert.embeddings.word_embeddings.weight"]
    words[:] = torch.tensor([0.0, 0.0, 1.0, -1.0])
    words[_VOCABULARY.index("lantern")] = torch.tensor([1.0, -1.0, 0.0, 0.0])
    counting["classifier.weight"][:] = torch.tensor([4.0, -4.0, 0.0, 0.0])
    return counting


def _save_tokenizer(folder: Path) -> int:
    """Save a tokenizer of few words in `folder`, and return how many it knows."""
    from transformers import BertTokenizer

    folder.mkdir(parents=True)
    words = folder / "vocab.txt"
    words.write_text("\n".join(_VOCABULARY), encoding="utf-8")
    BertTokenizer(vocab=str(words), model_max_length=_LONGEST).save_pretrained(folder)
    return len(_VOCABULARY)
