"""What was done with the corpus, by whom, and how it ended, as admins read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.acts import Action, By, Ending
from bot.chat.cards.browsing import turning
from bot.chat.cards.escaping import escape_line, isolate
from bot.chat.cards.layout import Card, Colour
from bot.language import Language, Text, text
from bot.pages import Page
from bot.state import Entry

ENTRIES_A_PAGE: Final = 10

# Stands for all of it in a custom id.
_EVERYTHING: Final = "-"
_TARGET: Final = 80
_WHY: Final = 160
_ACTIONS: Final[Mapping[Action, Text]] = {
    Action.REINDEX: text("curating-did-reindex"),
    Action.ADD: text("curating-did-add"),
    Action.REMOVE: text("curating-did-remove"),
    Action.ROLLBACK: text("curating-did-rollback"),
    Action.FEED_ADD: text("curating-did-feed-add"),
    Action.FEED_REMOVE: text("curating-did-feed-remove"),
    Action.REVIEW: text("curating-did-review"),
}
_ENDINGS: Final[Mapping[Ending, Text]] = {
    Ending.RUNNING: text("curating-running"),
    Ending.DONE: text("curating-done"),
    Ending.UNCHANGED: text("curating-unchanged"),
    Ending.REFUSED: text("curating-refused"),
    Ending.FAILED: text("curating-failed"),
    Ending.CANCELLED: text("curating-was-cancelled"),
    Ending.CUT_OFF: text("curating-cut-off"),
}
_SIGNS: Final[Mapping[Ending, str]] = {
    Ending.RUNNING: "⏳",
    Ending.DONE: "✅",
    Ending.UNCHANGED: "✅",
    Ending.REFUSED: "⛔",
    Ending.FAILED: "⚠️",
    Ending.CANCELLED: "✖️",
    Ending.CUT_OFF: "⚠️",
}


def history_card(page: Page[Entry], language: Language) -> Card:
    """List what was done with the corpus, the newest first."""
    say = language.say
    if not page.items:
        return Card(text=say(text("curating-no-history")), colour=Colour.NOTICE)
    lines = [_entry_line(entry, language) for entry in page.items]
    return Card(
        text="\n".join(lines),
        title=say(text("curating-history")),
        colour=Colour.SOURCE,
        buttons=turning("history", page.cut, _EVERYTHING),
    )


def _entry_line(entry: Entry, language: Language) -> str:
    say = language.say
    parts = [f"<t:{int(entry.at.timestamp())}:f>", who_of(entry, language)]
    did = f"**{say(_ACTIONS[entry.action])}**"
    target = f" {isolate(escape_line(entry.target, _TARGET))}" if entry.target else ""
    parts.append(f"{did}{target}")
    parts.append(f"{_SIGNS[entry.ending]} {say(_ENDINGS[entry.ending])}{_detail(entry, language)}")
    return f"- {' · '.join(parts)}"


def _detail(entry: Entry, language: Language) -> str:
    why = entry.detail.get("why")
    if isinstance(why, str) and entry.ending is not Ending.REFUSED:
        return f": {escape_line(why, _WHY)}"
    counts = [entry.detail.get(name) for name in ("added", "changed", "removed")]
    numbers = [count for count in counts if isinstance(count, int)]
    if entry.ending is not Ending.DONE or len(numbers) < len(counts):
        return ""
    added, changed, removed = numbers
    said = text("corpus-changes", added=added, changed=changed, removed=removed)
    return f": {language.say(said)}"


def who_of(entry: Entry, language: Language) -> str:
    """Return who did what `entry` tells, as its reader is told."""
    if entry.is_you:
        return language.say(text("curating-you"))
    whose = {By.BOT: text("curating-the-bot"), By.OPERATOR: text("curating-the-operator")}
    return language.say(whose.get(entry.by, text("curating-someone")))
