"""Descriptions of commands in the languages that people have Discord in."""

from __future__ import annotations

from typing import Any, Final

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.language import LANGUAGES, language_of, text

_ENGLISH: Final = frozenset({discord.Locale.american_english, discord.Locale.british_english})
_TRANSLATED: Final = frozenset(
    {
        Location.command_description,
        Location.group_description,
        Location.parameter_description,
    }
)


class Translator(app_commands.Translator):
    """Finds a description by the names of its command and option.

    Names stay English: people tell each other which command to use, and the articles' language is
    what they type into it.
    """

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return `string` for `locale`, None where it stays as it is."""
        if locale in _ENGLISH:
            return string.message if context.location in _TRANSLATED else None
        language = language_of(str(locale))
        if context.location not in _TRANSLATED or language.code not in LANGUAGES:
            return None
        if language.code == "en":
            return None
        return language.say(text(key_of(context)))


def key_of(context: app_commands.TranslationContextTypes) -> str:
    """Return the key of a description: `commands-corpus-reindex`, or `commands-ask-question`."""
    data: Any = context.data
    if context.location is Location.parameter_description:
        return f"commands-{_dashed(data.command.qualified_name)}-{data.name}"
    return f"commands-{_dashed(data.qualified_name)}"


def _dashed(name: str) -> str:
    return name.replace(" ", "-")
