"""What becomes of `/corpus add`, as cards: how far it is, and in the end all that it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from bot.chat.cards.escaping import (
    escape_line,
    isolate,
    plain_line,
    without_folders,
)
from bot.chat.cards.layout import Card, Colour, Picture
from bot.intake import NewArticle
from bot.language import Language, Text, text

_FILE: Final = "added.txt"
# Lines of each list on the card itself, and the units that a title, a name, a reason may take.
_SHOWN: Final = 8
_TITLE: Final = 120
_NAME: Final = 80
_REASON: Final = 160
# The same in a file.
_WHOLE: Final = 500


class Step(Enum):
    """What goes before an index run."""

    DOWNLOADING = text("adding-downloading")
    FETCHING = text("adding-fetching")
    READING = text("adding-reading")
    WAITING = text("adding-waiting")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What is not added: its `name` as people gave it, or its title, and why."""

    name: str
    why: Text | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """All that became of what was to be added to `collection`, "" for none."""

    collection: str
    added: tuple[NewArticle, ...] = ()
    replaced: tuple[NewArticle, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def articles(self) -> tuple[NewArticle, ...]:
        """All articles that are kept."""
        return self.added + self.replaced


def doing(step: Step, language: Language) -> Card:
    """Say what is being done before the index run."""
    words = text("adding-doing", doing=step.value)
    return Card(text=language.say(words), colour=Colour.NOTICE)


def with_count(progress: Card, count: int, language: Language) -> Card:
    """Return the card of an index run as that of one that adds `count` articles."""
    head = language.say(text("adding-count", count=count))
    return replace(progress, text=f"{head}\n{progress.text}")


def added_card(addition: Addition, language: Language, *, changed: bool = True) -> Card:
    """Sum up what was added; `changed` tells whether anything is other than before."""
    if not addition.articles:
        return _card([language.say(text("adding-nothing"))], addition, language)
    notes = [text("adding-hint")] if changed else [text("adding-unchanged"), text("adding-hint")]
    tail = [f"-# {language.say(note)}" for note in notes]
    return _card([], addition, language, tail, colour=Colour.LIKELY)


def kept_card(addition: Addition, why: str, language: Language) -> Card:
    """Say `why`, which is escaped, what is kept is not indexed yet, and that nothing is lost."""
    head = [language.say(text("adding-not-indexed")), why, language.say(text("adding-kept"))]
    return _card(head, addition, language)


def _card(
    head: Sequence[str],
    addition: Addition,
    language: Language,
    tail: Sequence[str] = (),
    colour: Colour = Colour.NOTICE,
) -> Card:
    lists = [*_lists_of(addition, language)]
    lines = [*head]
    for title, shown, _ in lists:
        lines += [title, *_first(shown, language)]
    cut = any(len(shown) > _SHOWN for _, shown, _ in lists)
    files = (_file_of(lists),) if cut else ()
    return Card(text="\n".join([*lines, *tail]), colour=colour, files=files)


# A list: its title, its lines as they are shown, and the same for a file.
_List = tuple[str, list[str], list[str]]


def _lists_of(addition: Addition, language: Language) -> list[_List]:
    found = [
        (_added_title(addition, language), addition.added),
        (language.say(text("adding-replaced", count=len(addition.replaced))), addition.replaced),
    ]
    lists: list[_List] = [
        (
            title,
            [_shown(article, language) for article in articles],
            [_written(article, language) for article in articles],
        )
        for title, articles in found
        if articles
    ]
    if addition.left_out:
        lists.append(_left_out(addition.left_out, language))
    return lists


def _added_title(addition: Addition, language: Language) -> str:
    count = len(addition.added)
    if not addition.collection:
        return language.say(text("adding-added", count=count))
    return language.say(text("adding-added-to", count=count, collection=shelf(addition.collection)))


def shelf(collection: str) -> str:
    """Return the name of a collection as it is shown."""
    return isolate(escape_line(collection, _NAME))


def _left_out(left_out: Sequence[LeftOut], language: Language) -> _List:
    title = language.say(text("adding-left-out", count=len(left_out)))
    pairs = [(without_folders(each.name), language.say(each.why)) for each in left_out]
    return (
        title,
        [
            f"- {isolate(escape_line(name, _NAME))} – {escape_line(why, _REASON)}"
            for name, why in pairs
        ],
        [f"{plain_line(name, _WHOLE)} – {plain_line(why, _WHOLE)}" for name, why in pairs],
    )


def _shown(article: NewArticle, language: Language) -> str:
    length = language.say(text("sources-paragraphs", count=article.paragraphs))
    return f"- {isolate(escape_line(article.title, _TITLE))} · {length}"


def _written(article: NewArticle, language: Language) -> str:
    length = language.say(text("sources-paragraphs", count=article.paragraphs))
    return f"{plain_line(article.title, _WHOLE)} ({length}, {plain_line(article.id, _WHOLE)})"


def _first(lines: Sequence[str], language: Language) -> list[str]:
    more = len(lines) - _SHOWN
    if more <= 0:
        return [*lines]
    return [*lines[:_SHOWN], language.say(text("adding-more", count=more))]


def _file_of(lists: Sequence[_List]) -> Picture:
    blocks = ["\n".join([title.replace("**", ""), *lines]) for title, _, lines in lists]
    return Picture(name=_FILE, data="\n\n".join(blocks).encode(), shown=False)
