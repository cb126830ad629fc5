"""The one error boundary: each failure is one message to the asker, and one line in the log."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
import discord
from discord import app_commands

from bot.chat.cards.escaping import escape_line, without_folders, without_mentions
from bot.chat.cards.notices import LONGEST_QUESTION
from bot.chat.components import StaleClickError
from bot.chat.sending import reply_in_words
from bot.chat.visitors import language_for, language_in
from bot.errors import (
    BusyError,
    NewerStateError,
    NoSuchParagraphError,
    NotAllowedError,
    PilcrowError,
    ReindexBusyError,
    StateError,
    StoppingError,
    UnusableInputError,
)
from bot.health import Health
from bot.language import Language, Listed, Text, text
from bot.limits import TooFastError
from bot.offload import TooManyWaitingError
from corpus import CorpusError
from index.errors import NoGenerationError, SearchIndexError

_log = logging.getLogger(__name__)

_LONGEST: Final = 1500
# Fewer letters than this tell nothing, and stand everywhere.
_WORTH_HIDING: Final = 4
# Errors whose texts are for people, and those of them that are no failure of ours.
_FOR_PEOPLE: Final = (PilcrowError, SearchIndexError, CorpusError)
_THEIRS: Final = (
    BusyError,
    NoSuchParagraphError,
    NotAllowedError,
    ReindexBusyError,
    StaleClickError,
    StoppingError,
    TooFastError,
    TooManyWaitingError,
    UnusableInputError,
)
# Those whose texts are for the operator alone: they tell where things lie on the disk.
_OPERATORS: Final = (StateError, NewerStateError, SearchIndexError)
_STALE: Final = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)
# What comes of a request that Discord refuses, or that is lost on its way.
_UNTAKEN: Final = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, TimeoutError)
_BAD_REQUEST: Final = 400
_ALREADY_ACKNOWLEDGED: Final = 40060


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """What ended by an error: `what` it was, in the log; nothing of `private` gets into that."""

    what: str
    private: tuple[str, ...] = ()


def record(error: Exception, blame: Blame, language: Language, health: Health) -> str:
    """Log and count `error`; return what the person who asked reads, in their language."""
    _count_refusal(error, health)
    if isinstance(error, _THEIRS):
        return _said(error, language)
    if isinstance(error, _STALE):
        return language.say(text("failures-stale-command"))
    health.failed(error)
    reference = f"ref {secrets.token_hex(3)}"
    extra = {"reference": reference}
    if isinstance(error, _FOR_PEOPLE):
        _log.warning(
            "%s: %s: %s",
            reference,
            blame.what,
            _redacted(str(error), blame.private),
            extra=extra,
        )
        return _for_members(error, reference, language)
    if _is_untaken(error):
        said = _redacted(f"{type(error).__name__}: {error}", blame.private)
        _log.warning(
            "%s: %s: Discord did not take it: %s", reference, blame.what, said, extra=extra
        )
    else:
        trace = _redacted("".join(traceback.format_exception(error)), blame.private)
        _log.error("%s: %s failed\n%s", reference, blame.what, trace, extra=extra)
    return language.say(text("failures-unknown", reference=reference))


def _is_untaken(error: Exception) -> bool:
    """Tell whether Discord is to blame; a request that it finds wrong is a fault of ours."""
    wrong = isinstance(error, discord.HTTPException) and error.status == _BAD_REQUEST
    return isinstance(error, _UNTAKEN) and not wrong


def _count_refusal(error: Exception, health: Health) -> None:
    match error:
        case TooFastError():
            health.metrics.limited(error.whose)
        case TooManyWaitingError():
            health.metrics.limited("person_queue")
        case BusyError():
            health.metrics.limited("queue")


def _for_members(error: Exception, reference: str, language: Language) -> str:
    """Return what of `error` is told in Discord: never where something lies on a disk."""
    if isinstance(error, NoGenerationError):
        return f"{language.say(text('failures-nothing-indexed'))} (`{reference}`)"
    if isinstance(error, _OPERATORS):
        return language.say(text("failures-unknown", reference=reference))
    return f"{_said(error, language)} (`{reference}`)"


def _said(error: Exception, language: Language) -> str:
    """Return what `error` says; what it repeats of what somebody typed is escaped."""
    words = error.text if isinstance(error, PilcrowError) else None
    if words is not None and _is_ours(words):
        return language.say(words)
    said = language.say(words) if words is not None else str(error)
    return escape_line(without_folders(said), _LONGEST)


def _is_ours(value: object) -> bool:
    """Tell whether nothing of `value` was typed by anybody."""
    if isinstance(value, Text):
        return all(map(_is_ours, value.values.values()))
    return not isinstance(value, str | Listed)


async def tell_interaction(interaction: discord.Interaction[Any], error: Exception) -> None:
    """Tell whoever caused `interaction` of `error`, once, for their eyes alone."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    blame = Blame(what=f"interaction {interaction.id}", private=tuple(_written(interaction.data)))
    health: Health = interaction.client.services.health
    words = record(error, blame, language_for(interaction), health)
    if interaction.type is discord.InteractionType.autocomplete:
        return  # it takes no words
    try:
        await _respond(interaction, words)
    except Exception as lost:  # of the failure itself the log tells already
        _log_untold(error, blame, lost)


async def tell_message(message: discord.Message, error: Exception, health: Health) -> None:
    """Tell the author of `message` of `error`, once."""
    blame = Blame(what=f"message {message.id}", private=(message.content,))
    words = record(error, blame, language_in(message), health)
    try:
        await reply_in_words(message, words)
    except Exception as lost:  # as above
        _log_untold(error, blame, lost)


def _log_untold(error: Exception, blame: Blame, lost: Exception) -> None:
    """Log that nobody could be told of `error`: a failure has its entry, a refusal has none."""
    level = logging.WARNING if isinstance(error, (*_THEIRS, *_STALE)) else logging.INFO
    _log.log(level, "%s could not be told: %s", blame.what, type(lost).__name__)


async def _respond(interaction: discord.Interaction[Any], words: str) -> None:
    response = interaction.response
    if not response.is_done():
        await _respond_first(interaction, words)
    elif response.type is discord.InteractionResponseType.deferred_channel_message:
        await interaction.edit_original_response(content=words, embed=None, view=None)
    else:
        await interaction.followup.send(words, ephemeral=True)


async def _respond_first(interaction: discord.Interaction[Any], words: str) -> None:
    try:
        await interaction.response.send_message(words, ephemeral=True)
    except discord.HTTPException as error:
        if error.code != _ALREADY_ACKNOWLEDGED:
            raise
        # What failed had arrived: where that shows the bot thinking, this fills it.
        await interaction.followup.send(words, ephemeral=True)


def _redacted(line: str, private: Iterable[str]) -> str:
    for words in private:
        bare = without_mentions(words)
        for form in (words, words.strip(), bare, bare[:LONGEST_QUESTION]):
            if len(form) >= _WORTH_HIDING:
                line = line.replace(form, "[…]").replace(repr(form)[1:-1], "[…]")
    return line


def _written(data: Any) -> Iterator[str]:  # noqa: ANN401 - Discord's payload, of any shape
    """Yield what a person wrote: into the options of a command, a form, or the message it is of."""
    if not isinstance(data, dict):
        return
    for message in data.get("resolved", {}).get("messages", {}).values():
        yield str(message.get("content", ""))
    inner = [*data.get("options", []), *data.get("components", []), data.get("component")]
    for option in filter(None, inner):
        if isinstance(option.get("value"), str):
            yield option["value"]
        yield from _written(option)
