"""A real sentence-transformers model, small enough to be made in a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
_WORDS = "a the of ferry sank harbour council voted lantern quay winter night query passage".split()
_LETTERS = [*"abcdefghijklmnopqrstuvwxyz0123456789.,:?!'"]


def make_tiny_model(folder: Path, prompts: Mapping[str, str] | None = None) -> Path:
    """Save a BERT of 2 layers and 32 dimensions with random weights in `folder`, and return it.

    The weights are the same every time. `prompts` are stored with the model.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    vocabulary = [*_SPECIAL, *_WORDS, *_LETTERS, *(f"##{letter}" for letter in _LETTERS)]
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    bare = folder / "bare"
    bare.mkdir(parents=True)
    words = bare / "vocab.txt"
    words.write_text("\n".join(vocabulary), encoding="utf-8")
    BertTokenizer(vocab=str(words), model_max_length=64).save_pretrained(bare)
    torch.manual_seed(0)
    BertModel(config).save_pretrained(bare)
    model = SentenceTransformer(
        modules=[Transformer(str(bare)), Pooling(32)], device="cpu", prompts=dict(prompts or {})
    )
    whole = folder / "model"
    model.save(str(whole), create_model_card=False)
    return whole
