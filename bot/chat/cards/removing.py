"""What becomes of `/corpus remove`, as cards: what will go is shown before it goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from bot.chat.cards.adding import shelf
from bot.chat.cards.escaping import escape_line, isolate
from bot.chat.cards.layout import Button, Card, Colour, Style, id_of
from bot.language import Language, text
from index.store import ArticleRecord

REMOVE: Final = "remove"
KEEP: Final = "remove-not"

_TITLE: Final = 200
_SOURCE: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """An article that may go: `version` changes with its text; one that is `added` came here."""

    article: ArticleRecord
    statements: int
    version: str
    added: bool


def really(going: Going, language: Language) -> Card:
    """Ask whether `going` is to go, and tell what that means."""
    say = language.say
    whence = text("removing-added") if going.added else text("removing-operators")
    lines = [
        f"**{shown(going.article)}**",
        _facts(going, language),
        "",
        say(whence),
        say(text("removing-older")),
    ]
    article = going.article
    yes = Button(
        label=say(text("removing-yes")),
        custom_id=id_of(REMOVE, article.handle, going.version),
        style=Style.DANGER,
    )
    no = Button(label=say(text("removing-no")), custom_id=id_of(KEEP))
    return Card(
        text="\n".join(lines),
        title=say(text("removing-title")),
        colour=Colour.NOTICE,
        buttons=(yes, no),
    )


def with_title(progress: Card, article: ArticleRecord, language: Language) -> Card:
    """Return the card of an index run as that of one that removes `article`."""
    head = language.say(text("removing-doing", title=shown(article)))
    return replace(progress, text=f"{head}\n{progress.text}")


def begun(article: ArticleRecord, language: Language) -> Card:
    """Say that `article` is going."""
    words = language.say(text("removing-doing", title=shown(article)))
    return Card(text=words, colour=Colour.NOTICE)


def removed_card(article: ArticleRecord, language: Language) -> Card:
    """Say that `article` is gone."""
    lines = [text("removing-done", title=shown(article)), text("removing-older")]
    return Card(text="\n".join(map(language.say, lines)), colour=Colour.LIKELY)


def not_indexed(article: ArticleRecord, why: str, language: Language) -> Card:
    """Say `why`, which is escaped, `article` is still found, and until when."""
    words = language.say(text("removing-not-indexed", title=shown(article)))
    return Card(text=f"{words}\n{why}", colour=Colour.NOTICE)


def shown(article: ArticleRecord) -> str:
    """Return the title of `article` as it is shown."""
    return isolate(escape_line(article.title, _TITLE))


def _facts(going: Going, language: Language) -> str:
    article = going.article
    source = isolate(escape_line(article.source, _SOURCE)) if article.source else ""
    where = article.collection and language.say(
        text("removing-from", collection=shelf(article.collection))
    )
    counts = [
        text("removing-paragraphs", count=article.length),
        text("removing-statements", count=going.statements),
    ]
    # A day at the beginning of a line, such as "14. Oktober", would begin a list.
    facts = [*map(language.say, counts), source, language.day(article.published_at), where]
    return " · ".join(filter(None, facts))
