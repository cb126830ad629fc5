"""The languages in which people are spoken to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.language.texts import Text, text

_UNDATED: Final = text("words-undated")


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code, such as "de"; its catalogue is loaded when first something is said.

    Several threads may use it at once. Nothing that is said raises: what is lacking is said in
    English, and logged once.
    """

    code: str

    def say(self, what: Text | str) -> str:
        """Return `what` in this language; what is a `str` is in words already."""
        if isinstance(what, str):
            return what
        from bot.language.telling import say  # noqa: PLC0415 - Fluent costs 0.1 s

        return say(self.code, what)

    def day(self, published_at: str | None) -> str:
        """Return a date that begins as 2022-10-14 as people write it, None as "undated"."""
        if not published_at:
            return self.say(_UNDATED)
        from bot.language.writing import day  # noqa: PLC0415 - Babel costs 0.1 s

        return day(self.code, date.fromisoformat(published_at[:10]))

    def number(self, number: float) -> str:
        """Return `number` with its digits in groups, as "1,234.5"."""
        from bot.language.writing import number as written  # noqa: PLC0415 - Babel costs 0.1 s

        return written(self.code, number)


ENGLISH: Final = Language("en")
# By code; the first speaks to whoever has none of the others.
LANGUAGES: Final[Mapping[str, Language]] = {
    language.code: language
    for language in (ENGLISH, Language("de"), Language("fr"), Language("es"))
}


def language_of(locale: str | None) -> Language:
    """Return the language of a locale of Discord, such as "es-419"; English for every other."""
    return LANGUAGES.get((locale or "").partition("-")[0].lower(), ENGLISH)
