"""What becomes other when another generation answers, by the titles of articles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from bot.chat.cards.escaping import escape_line, isolate, plain_line
from bot.chat.cards.layout import LARGEST_FILE, Picture
from bot.curation.changes import Changes, Part
from bot.language import Language, Text, text

# Titles of each kind on the card itself, and the units that each may take.
_SHOWN: Final = 4
_TITLE: Final = 100
# The same in a file.
_WHOLE: Final = 500


def title_lines(changes: Changes, language: Language) -> list[str]:
    """Return what was added, changed and removed, a line each; nothing without a title."""
    return list(map(language.say, _named(changes, partial(_titles, language=language))))


def going_back_lines(changes: Changes, language: Language) -> list[str]:
    """Return what will come back, be other and go, a line each with its count."""
    said = [
        (changes.added, text("changes-back", count=changes.added.count)),
        (changes.changed, text("changes-other", count=changes.changed.count)),
        (changes.removed, text("changes-gone", count=changes.removed.count)),
    ]
    lines = [_counted(part, words, language) for part, words in said if part.count]
    return lines or [language.say(text("changes-none"))]


def file_of(changes: Changes, language: Language) -> tuple[Picture, ...]:
    """Return a file of all titles where not all of them are shown."""
    parts = (changes.added, changes.changed, changes.removed)
    if all(len(part.titles) <= _SHOWN for part in parts):
        return ()
    blocks = map(language.say, _named(changes, _all_titles))
    data = "\n\n".join(blocks).encode(errors="replace")[:LARGEST_FILE]
    return (Picture(name="changes.txt", data=data, shown=False),)


def _named(changes: Changes, titles: Callable[[Part], str]) -> list[Text]:
    said = [
        (changes.added, text("changes-added", titles=titles(changes.added))),
        (changes.changed, text("changes-changed", titles=titles(changes.changed))),
        (changes.removed, text("changes-removed", titles=titles(changes.removed))),
    ]
    return [words for part, words in said if part.titles]


def _counted(part: Part, words: Text, language: Language) -> str:
    said = language.say(words)
    return f"{said}: {_titles(part, language)}" if part.titles else said


def _all_titles(part: Part) -> str:
    return "".join(f"\n{plain_line(title, _WHOLE)}" for title in part.titles)


def _titles(part: Part, language: Language) -> str:
    shown = [isolate(escape_line(title, _TITLE)) for title in part.titles[:_SHOWN]]
    more = part.count - len(shown)
    tail = [language.say(text("changes-more", count=more))] if more else []
    return " · ".join([*shown, *tail])
