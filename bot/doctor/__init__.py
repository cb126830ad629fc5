"""`pilcrow doctor`: the usual mistakes, and how to mend each."""

from __future__ import annotations

import asyncio
from typing import Final

from bot.doctor.asking import ask_discord
from bot.doctor.content import (
    look_at_aliases,
    look_at_corpus,
    look_at_generation,
    look_at_servers,
)
from bot.doctor.deep import look_deep
from bot.doctor.findings import Finding, Look, finding_of
from bot.doctor.machine import (
    look_at_data_folder,
    look_at_disk,
    look_at_model,
    look_at_reranker,
    look_at_secret,
    look_at_token,
)
from bot.settings import Settings

__all__ = ["Finding", "examine"]

_HERE: Final[dict[str, Look]] = {
    "token": look_at_token,
    "corpus": look_at_corpus,
    "aliases": look_at_aliases,
    "data folder": look_at_data_folder,
    "secret": look_at_secret,
    "disk": look_at_disk,
    "model": look_at_model,
    "reranker": look_at_reranker,
    "generation": look_at_generation,
    "collections": look_at_servers,
}


def examine(settings: Settings, *, deep: bool = False) -> list[Finding]:
    """Examine everything here, and ask Discord where there is a token to ask with.

    When `deep`, every file that is kept is read, too.
    """
    here = [finding_of(subject, look, settings) for subject, look in _HERE.items()]
    if deep:
        here += look_deep(settings)
    return [*here, *asyncio.run(ask_discord(settings))]
