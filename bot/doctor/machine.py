"""What the machine must have: a token, room to write, and models."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from bot.chat.invitation import application_id_of, invite_link
from bot.doctor.findings import NotWellError
from bot.places import SECRET_FILE, STATE_FILE
from bot.reranking import reranker_of
from bot.settings import Settings
from index.embedder import SentenceTransformerEmbedder

# A generation is built beside the one that is served, so there must be room for another.
_LEAST_FREE_BYTES: Final = 500 * 2**20


def look_at_token(settings: Settings) -> str:
    """Return the invite link of the token's application."""
    if settings.token is None:
        return "DISCORD_TOKEN is not set, so `pilcrow run` answers in the terminal."
    application = application_id_of(settings.token.get_secret_value())
    if application is None:
        raise NotWellError("DISCORD_TOKEN is no bot token. Copy it again: Bot, Reset Token.")
    return f"invite the bot with {invite_link(application)}"


def look_at_data_folder(settings: Settings) -> str:
    """Return the data folder, which can be written."""
    folder = settings.data
    nearest = _nearest(folder)
    if not nearest.is_dir():
        raise NotWellError(f"{nearest} is a file. Set PILCROW_DATA to a folder.")
    if not os.access(nearest, os.W_OK):
        raise NotWellError(f"{folder} cannot be written. Set PILCROW_DATA to a folder that can.")
    return str(folder)


def look_at_disk(settings: Settings) -> str:
    """Return how much is free, which is enough for another generation."""
    free = shutil.disk_usage(_nearest(settings.data)).free
    if free < _LEAST_FREE_BYTES:
        raise NotWellError(
            f"only {free / 2**20:.0f} MB are free. Make room for another generation."
        )
    return f"{free / 2**30:.1f} GB free"


def look_at_secret(settings: Settings) -> str:
    """Return where the secret is that people's ids are hashed with."""
    state, secret = settings.data / STATE_FILE, settings.data / SECRET_FILE
    if secret.exists():
        return f"{secret} is there. Back it up together with {STATE_FILE}."
    if not state.exists():
        return "the first start makes one."
    raise NotWellError(
        f"{secret} is gone, without which the next start drops answers and votes of {STATE_FILE}. "
        "Put it back from a backup; after an update from a version without it, just start the bot."
    )


def look_at_model(settings: Settings) -> str:
    """Return the embedding model and its weights."""
    weights = SentenceTransformerEmbedder(settings.model).weights()
    return f"{settings.model}, weights {weights[:12]}"


def look_at_reranker(settings: Settings) -> str:
    """Return the reranker, once it is loaded."""
    reranker = reranker_of(settings)
    if reranker is None:
        return "PILCROW_RERANKER is not set, so the order of the search stands."
    reranker.load()
    return f"{reranker.name}, at most {settings.reranker_seconds:g} s a question"


def _nearest(path: Path) -> Path:
    """Return what of `path` is there already: it itself, or the folder where it would be made."""
    return next(place for place in (path, *path.absolute().parents) if place.exists())
