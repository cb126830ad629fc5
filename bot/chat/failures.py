"""The one error boundary: each failure is one message to the asker, and one line in the log."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Iterable, Iterator
from typing import Any, Final

import discord
from discord import app_commands

from bot.chat.escaping import escape_line, without_folders, without_mentions
from bot.chat.notices import CHANGED_COMMAND, LONGEST_QUESTION, NOTHING_INDEXED, failure
from bot.chat.sending import LOST, reply_in_words
from bot.errors import (
    NewerStateError,
    NoSuchParagraphError,
    NotAllowedError,
    PilcrowError,
    ReindexBusyError,
    StateError,
    StoppingError,
)
from corpus import CorpusError
from index.errors import NoGenerationError, SearchIndexError

_log = logging.getLogger(__name__)

_LONGEST: Final = 1500
# Fewer letters than this tell nothing, and stand everywhere.
_WORTH_HIDING: Final = 4
# Errors whose texts are for people, and those of them that are no failure of ours.
_FOR_PEOPLE: Final = (PilcrowError, SearchIndexError, CorpusError)
_THEIRS: Final = (NoSuchParagraphError, NotAllowedError, ReindexBusyError, StoppingError)
# Those whose texts are for the operator alone: they tell where things lie on the disk.
_OPERATORS: Final = (StateError, NewerStateError, SearchIndexError)
_STALE: Final = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)


def record(error: Exception, what: str, private: Iterable[str]) -> str:
    """Log `error`, which ended `what`; return what the person who asked reads.

    Nothing of `private`, what people wrote, gets into the log.
    """
    if isinstance(error, _THEIRS):
        return escape_line(str(error), _LONGEST)
    if isinstance(error, _STALE):
        return CHANGED_COMMAND
    reference = f"ref {secrets.token_hex(3)}"
    if isinstance(error, _FOR_PEOPLE):
        _log.warning("%s: %s: %s", reference, what, _redacted(str(error), private))
        return _for_members(error, reference)
    trace = "".join(traceback.format_exception(error))
    _log.error("%s: %s failed\n%s", reference, what, _redacted(trace, private))
    return failure(reference)


def _for_members(error: Exception, reference: str) -> str:
    """Return what of `error` is told in Discord: never where something lies on a disk."""
    if isinstance(error, NoGenerationError):
        return f"{NOTHING_INDEXED} (`{reference}`)"
    if isinstance(error, _OPERATORS):
        return failure(reference)
    return f"{escape_line(without_folders(str(error)), _LONGEST)} (`{reference}`)"


async def tell_interaction(interaction: discord.Interaction[Any], error: Exception) -> None:
    """Tell whoever caused `interaction` of `error`, once."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    text = record(error, f"interaction {interaction.id}", _written(interaction.data))
    try:
        await _respond(interaction, text)
    except LOST as lost:
        _log.warning("interaction %d could not be told: %s", interaction.id, type(lost).__name__)


async def tell_message(message: discord.Message, error: Exception) -> None:
    """Tell the author of `message` of `error`, once."""
    text = record(error, f"message {message.id}", [message.content])
    try:
        await reply_in_words(message, text)
    except LOST as lost:
        _log.warning("message %d could not be answered: %s", message.id, type(lost).__name__)


async def _respond(interaction: discord.Interaction[Any], text: str) -> None:
    response = interaction.response
    if not response.is_done():
        await response.send_message(text, ephemeral=True)
    elif response.type is discord.InteractionResponseType.deferred_channel_message:
        await interaction.edit_original_response(content=text, embed=None, view=None)
    else:
        await interaction.followup.send(text, ephemeral=True)


def _redacted(text: str, private: Iterable[str]) -> str:
    for words in private:
        bare = without_mentions(words)
        for form in (words, words.strip(), bare, bare[:LONGEST_QUESTION]):
            if len(form) >= _WORTH_HIDING:
                text = text.replace(form, "[…]").replace(repr(form)[1:-1], "[…]")
    return text


def _written(data: Any) -> Iterator[str]:  # noqa: ANN401 - Discord's payload, of any shape
    """Yield what a person wrote into the options of a command, or in the message it is about."""
    if not isinstance(data, dict):
        return
    for message in data.get("resolved", {}).get("messages", {}).values():
        yield str(message.get("content", ""))
    for option in data.get("options", []):
        if isinstance(option.get("value"), str):
            yield option["value"]
        yield from _written(option)
