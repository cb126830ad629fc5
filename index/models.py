"""Models of sentence-transformers: where one lies, what of it is refused, and its loading.

No other module knows torch.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from index.durable import digest_of
from index.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Longer pairs are cut: what a reranker of long texts takes for one has no bound else.
_LONGEST_PAIR = 512

# From pairs of question and text to a score each, from 0 to 1.
Scorer = Callable[[Sequence[tuple[str, str]]], list[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a model is for: the setting that names it, its kind, and what is used without one."""

    setting: str
    kind: str
    default: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """A loaded model that embeds texts; `dimension` is the length of its vectors."""

    model: SentenceTransformer
    dimension: int


def folder_of(name: str, role: Role) -> Path:
    """Return the folder that holds model `name`: it itself, or a download from the model hub.

    Raises `ModelError` where there is neither.
    """
    if _is_folder(name):
        return Path(name)
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - only where a hub is asked

    try:
        return Path(
            snapshot_download(name, allow_patterns=["*.json", "*.txt", "*.model", "*.safetensors"])
        )
    except Exception as error:
        raise ModelError(
            f"The model {name} is neither a folder nor to be had from the model hub. "
            f"Set {role.setting} to the folder of a {role.kind}, or leave it out for "
            f"{role.default}."
        ) from error


def weight_files(name: str, folder: Path, role: Role) -> list[Path]:
    """Return the files of weights in `folder`, which must be safetensors: others can run code.

    Raises `ModelError` where there are none.
    """
    files = sorted(folder.rglob("*.safetensors"))
    if not files:
        raise ModelError(
            f"The model {name} has no weights in safetensors format in {folder}. "
            f"Set {role.setting} to a model that has."
        )
    return files


def weights_of(name: str, folder: Path, role: Role) -> str:
    """Return the SHA-256 over the weights in `folder`. Raises `ModelError` where there are none."""
    files = weight_files(name, folder, role)
    if len(files) == 1:
        return digest_of(files[0])
    return sha256("".join(digest_of(file) for file in files).encode()).hexdigest()


def check_modules(name: str, folder: Path, role: Role) -> None:
    """Raise `ModelError` if the model in `folder` has modules of others, which can run code."""
    path = folder / "modules.json"
    if not path.is_file():
        raise ModelError(
            f"{folder} is not a sentence-transformers model: it has no modules.json. "
            f"Set {role.setting} to one that has."
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
            f"Set {role.setting} to another."
        )


def load_encoder(name: str, folder: Path, role: Role, threads: int) -> Encoder:
    """Load the model in `folder`, to embed with `threads` cores. Raises `ModelError`."""
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    _quieten()
    with _loading(name, role):
        model = SentenceTransformer(
            str(folder),
            device="cpu",
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
    dimension = model.get_embedding_dimension()
    if not dimension:
        raise ModelError(
            f"The model {name} does not say its dimension. Set {role.setting} to another."
        )
    return Encoder(model=model, dimension=dimension)


def load_scorer(name: str, folder: Path, role: Role) -> Scorer:
    """Load the CrossEncoder in `folder`, to score pairs with one core.

    Raises `ModelError`, also where the model gives several labels instead of one score.
    """
    import torch
    from sentence_transformers import CrossEncoder

    torch.set_num_threads(1)
    _quieten()
    with _loading(name, role):
        model = CrossEncoder(
            str(folder),
            device="cpu",
            trust_remote_code=False,
            local_files_only=True,
            # Many models name none: their scores are then any numbers. Nor is theirs imported.
            activation_fn=torch.nn.Sigmoid(),
            model_kwargs={"use_safetensors": True, "dtype": torch.float32},
        )
        model.max_seq_length = min(model.max_seq_length or _LONGEST_PAIR, _LONGEST_PAIR)
    if model.num_labels != 1:
        raise ModelError(
            f"The model {name} gives {model.num_labels} labels where one score is needed. "
            f"Set {role.setting} to a {role.kind} with one label."
        )

    def score(pairs: Sequence[tuple[str, str]]) -> list[float]:
        clean = [(whole(one), whole(other)) for one, other in pairs]
        found = model.predict(clean, batch_size=len(clean), show_progress_bar=False)
        return [float(value) for value in found]

    return score


def whole(text: str) -> str:
    """Return `text` without halves of characters, which no tokenizer takes."""
    return text.encode(errors="replace").decode()


@contextmanager
def _loading(name: str, role: Role) -> Iterator[None]:
    """Turn whatever a broken model folder makes a dozen libraries raise into `ModelError`."""
    try:
        yield
    except Exception as error:
        if "trust_remote_code" in str(error):
            raise ModelError(
                f"The model {name} wants to run code of its own, which is not allowed. "
                f"Set {role.setting} to another."
            ) from error
        raise ModelError(
            f"The model {name} cannot be loaded ({error}). Set {role.setting} to a {role.kind}."
        ) from error


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):  # too long for a path, or with characters that no path has
        return False


def _quieten() -> None:
    """Keep the libraries' progress bars and notices off the terminal."""
    from transformers.utils import logging as transformers_logging

    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # theirs
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # theirs
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
