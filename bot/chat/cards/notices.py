"""What people read besides answers and sources: hints, and what is amiss."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.chat.cards.escaping import escape_line, isolate, sentence
from bot.chat.cards.layout import Button, Card, Colour
from bot.errors import PilcrowError
from bot.language import Language, Text, Value, text
from bot.origin import Origin
from bot.state import KeptAnswer

LONGEST_QUESTION: Final = 1000
_LONGEST: Final = 1500
_LONGEST_VALUE: Final = 200


def notice(key: str, language: Language, **values: Value) -> Card:
    """Say what `key` says, which is ours and may format; `values` may not."""
    safe = {
        name: isolate(escape_line(value, _LONGEST_VALUE)) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return Card(text=language.say(text(key, **safe)), colour=Colour.NOTICE)


def told(error: PilcrowError, language: Language) -> Card:
    """Say what `error` says, escaped: it may repeat what somebody typed."""
    said = language.say(error.text or str(error))
    return Card(text=sentence(said, _LONGEST), colour=Colour.NOTICE)


def footed(card: Card, said: Text | None, language: Language) -> Card:
    """Return `card` with what is `said`, if anything is, in small letters at its foot."""
    if said is None:
        return card
    return replace(card, footer=" · ".join(filter(None, (card.footer, language.say(said)))))


def gone(name: str, language: Language) -> Card:
    """Say that whoever was chosen no longer speaks in the articles."""
    return notice("notices-gone", language, name=name)


def answered_above(kept: KeptAnswer, origin: Origin, language: Language) -> Card:
    """Say that the same was asked here just now, with a link to the answer."""
    where = f"{origin.guild or '@me'}/{origin.channel}/{kept.message}"
    url = f"https://discord.com/channels/{where}"
    return Card(
        text=language.say(text("notices-answered-above")),
        colour=Colour.NOTICE,
        buttons=(Button(label=language.say(text("notices-to-the-answer")), url=url),),
    )
