"""What people are told, in their language: texts by key, and what puts them into words."""

from bot.language.languages import ENGLISH, LANGUAGES, Language, language_of
from bot.language.texts import Listed, Month, Text, Value, text

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "Language",
    "Listed",
    "Month",
    "Text",
    "Value",
    "language_of",
    "text",
]
