"""What is told below an answer once what it cites has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.answer import Citation
from bot.chat.cards.escaping import escape_line, isolate
from bot.chat.cards.layout import Card, Colour
from bot.language import Language, text

_LISTED: Final = 5
_TITLE: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """A citation whose paragraph has `gone`, or else reads differently now."""

    citation: Citation
    gone: bool


def flag_card(outdated: Sequence[Outdated], language: Language) -> Card:
    """Say which sources of an answer have changed since, and that it shows them as they were."""
    lines = [_line(each, language) for each in outdated[:_LISTED]]
    more = len(outdated) - len(lines)
    if more:
        lines.append(language.say(text("flags-more", count=more)))
    head = language.say(text("flags-since", count=len(outdated)))
    return Card(text="\n".join([head, *lines]), colour=Colour.NOTICE)


def _line(outdated: Outdated, language: Language) -> str:
    key = "flags-removed" if outdated.gone else "flags-changed"
    title = isolate(escape_line(outdated.citation.title, _TITLE))
    said = language.say(text(key, paragraph=f"¶{outdated.citation.paragraph}", title=title))
    return f"- {said}"
