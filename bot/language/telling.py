"""Puts texts into the words of a language."""

from __future__ import annotations

from typing import Final

from bot.language.catalogues import catalogue_of
from bot.language.texts import Text, Value
from bot.language.writing import written

_FALLBACK: Final = "en"
# Fluent takes no longer words for a variable, and no message has more to repeat.
_LONGEST: Final = 2000


def say(code: str, what: Text) -> str:
    """Return `what` in the language `code`, or else in English, or else its key."""
    for tried in dict.fromkeys((code, _FALLBACK)):
        values = {name: _shown(tried, value) for name, value in what.values.items()}
        words = catalogue_of(tried).format(what.key, values)
        if words is not None:
            return words
    return what.key


def _shown(code: str, value: Value) -> str | int | float:
    match value:
        case Text():
            words = say(code, value)
        case str():
            words = value
        case int() | float():
            return value
        case _:
            words = written(code, value)
    return words[:_LONGEST]
