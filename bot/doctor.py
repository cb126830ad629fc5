"""`pilcrow doctor`: the usual mistakes, and how to mend each."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.chat.invitation import application_id_of, invite_link
from bot.errors import PilcrowError
from bot.indexing import plan_of
from bot.reranking import reranker_of
from bot.settings import Settings
from bot.wording import printable
from corpus import CorpusError, find_files
from index.embedder import SentenceTransformerEmbedder
from index.errors import SearchIndexError
from index.generation import Generation
from index.generations import DataFolder

# A generation is built beside the one that is served, so there must be room for another.
_LEAST_FREE_BYTES = 500 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one examination found: whether all is well, and one sentence."""

    subject: str
    well: bool
    text: str

    def to_text(self) -> str:
        """Return the finding as a line."""
        return printable(f"{'ok ' if self.well else 'BAD'} {self.subject}: {self.text}")

    def to_json(self) -> dict[str, Any]:
        """Return the finding for programs."""
        return {"subject": self.subject, "well": self.well, "text": self.text}


def examine(settings: Settings) -> list[Finding]:
    """Examine everything that can be seen without Discord."""
    examinations: dict[str, Callable[[Settings], str]] = {
        "token": _token,
        "corpus": _corpus,
        "data folder": _data_folder,
        "disk": _disk,
        "model": _model,
        "reranker": _reranker,
        "generation": _generation,
    }
    return [_finding(subject, look, settings) for subject, look in examinations.items()]


class _NotWellError(Exception):
    """What is wrong and how to mend it."""


def _finding(subject: str, look: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(subject=subject, well=True, text=look(settings))
    except (_NotWellError, PilcrowError, CorpusError, SearchIndexError, OSError) as error:
        return Finding(subject=subject, well=False, text=str(error))


def _token(settings: Settings) -> str:
    if settings.token is None:
        return "DISCORD_TOKEN is not set, so `pilcrow run` answers in the terminal."
    application = application_id_of(settings.token.get_secret_value())
    if application is None:
        raise _NotWellError("DISCORD_TOKEN is no bot token. Copy it again: Bot, Reset Token.")
    return f"invite the bot with {invite_link(application)}"


def _corpus(settings: Settings) -> str:
    plan = plan_of(settings, None, again=True, force=False)
    roots = plan.roots(DataFolder(settings.data))
    places = ", ".join(map(str, roots))
    found = find_files(roots)
    if not found.files:
        raise _NotWellError(
            f"{places} holds no articles. Run: pilcrow index PATH, or set PILCROW_CORPUS."
        )
    return f"{len(found.files)} files in {places}"


def _data_folder(settings: Settings) -> str:
    folder = settings.data
    nearest = _nearest(folder)
    if not nearest.is_dir():
        raise _NotWellError(f"{nearest} is a file. Set PILCROW_DATA to a folder.")
    if not os.access(nearest, os.W_OK):
        raise _NotWellError(f"{folder} cannot be written. Set PILCROW_DATA to a folder that can.")
    return str(folder)


def _nearest(path: Path) -> Path:
    """Return what of `path` is there already: it itself, or the folder where it would be made."""
    return next(place for place in (path, *path.absolute().parents) if place.exists())


def _disk(settings: Settings) -> str:
    free = shutil.disk_usage(_nearest(settings.data)).free
    if free < _LEAST_FREE_BYTES:
        raise _NotWellError(
            f"only {free / 2**20:.0f} MB are free. Make room for another generation."
        )
    return f"{free / 2**30:.1f} GB free"


def _model(settings: Settings) -> str:
    weights = SentenceTransformerEmbedder(settings.model).weights()
    return f"{settings.model}, weights {weights[:12]}"


def _reranker(settings: Settings) -> str:
    reranker = reranker_of(settings)
    if reranker is None:
        return "PILCROW_RERANKER is not set, so the order of the search stands."
    reranker.load()
    return f"{reranker.name}, at most {settings.reranker_seconds:g} s a question"


def _generation(settings: Settings) -> str:
    generation = Generation.open_current(DataFolder(settings.data), settings.model, readers=1)
    generation.close()
    counts = generation.manifest.counts
    return f"{generation.manifest.id} is whole: {counts.articles} articles"
