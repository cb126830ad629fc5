"""What is suggested while a person types a title, a locator or a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.access import Access
from bot.chat.cards.escaping import isolate, isolate_words, plain_line, size
from bot.errors import NoSuchParagraphError
from bot.sources import Sources
from bot.speakers import Speakers
from bot.wording import day_of
from corpus import handle_of, locator_of
from index.store import ArticleRecord, ParagraphRecord, PersonRecord

# Discord's limits of a list of choices, and of each choice's name and value.
MOST_CHOICES: Final = 25
LONGEST_CHOICE: Final = 100

_PARAGRAPHS: Final = 8
# So much of an outlet leaves room for a title before it and a date behind it.
_OUTLET: Final = 35
_WITH_PARAGRAPH: Final = re.compile(r"(?P<article>.*\S)\s*[#¶]\s*¶?\s*(?P<number>\d{0,9})\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a person sees in the list, and what is sent when they choose it."""

    name: str
    value: str


def suggest_articles(sources: Sources, typed: str, access: Access) -> list[Suggestion]:
    """Suggest articles by what is typed of their titles."""
    return _articles(sources.suggest(typed, MOST_CHOICES, access))


def suggest_locators(sources: Sources, typed: str, access: Access) -> list[Suggestion]:
    """Suggest articles; once one is settled, its paragraphs from the number that is typed on."""
    match = _WITH_PARAGRAPH.fullmatch(typed.strip())
    if match is None:
        found = sources.suggest(typed, MOST_CHOICES, access)
        inside = _paragraphs(sources, found[0], 1, access) if len(found) == 1 else []
        return (_articles(found) + inside)[:MOST_CHOICES]
    found = sources.suggest(match["article"], 1, access)
    return _paragraphs(sources, found[0], int(match["number"] or 1), access) if found else []


def suggest_speakers(speakers: Speakers, typed: str, access: Access) -> list[Suggestion]:
    """Suggest people by what is typed of their names, those who say most first."""
    people = speakers.suggest(typed, MOST_CHOICES, access)
    # Two people of one name can only be asked for together.
    by_name = {person.name: _speaker(person) for person in reversed(people)}
    return [by_name[name] for name in dict.fromkeys(person.name for person in people)]


def suggest_outlets(sources: Sources, typed: str, access: Access) -> list[Suggestion]:
    """Suggest outlets by what is typed of their names, those with most articles first."""
    found = sources.outlets(typed[:LONGEST_CHOICE], MOST_CHOICES, access)
    # One whose name is too long to be chosen can be typed all the same.
    return [_outlet(name, count) for name, count in found if _fits(name)]


def _outlet(name: str, count: int) -> Suggestion:
    return Suggestion(name=_counted(name, count, "article"), value=name)


def _fits(name: str) -> bool:
    return plain_line(name, LONGEST_CHOICE) == name


def _counted(name: str, count: int, what: str) -> str:
    """Return `name`, cut where it must be, with how many of `what` there are behind it."""
    behind = f" ({count:,} {what}{'' if count == 1 else 's'})"
    shown = plain_line(name, LONGEST_CHOICE - size(behind) - size(isolate("")))
    return (shown if isolate_words(shown) == shown else isolate(shown)) + behind


def _speaker(person: PersonRecord) -> Suggestion:
    return Suggestion(
        name=_counted(person.name, person.statements, "statement"),
        value=person.name if _fits(person.name) else handle_of(person.name),
    )


def _articles(found: Iterable[ArticleRecord]) -> list[Suggestion]:
    articles = list(found)
    titles = Counter(article.title for article in articles)
    return [
        Suggestion(
            name=plain_line(article.title, LONGEST_CHOICE)
            if titles[article.title] == 1
            else _told_apart(article),
            value=article.id if size(article.id) <= LONGEST_CHOICE else article.handle,
        )
        for article in articles
    ]


def _told_apart(article: ArticleRecord) -> str:
    outlet = plain_line(article.source or "", _OUTLET)
    facts = [isolate(outlet) if outlet else "", day_of(article.published_at)]
    apart = f" ({', '.join(filter(None, facts))})"
    room = LONGEST_CHOICE - size(apart) - size(isolate(""))
    return isolate(plain_line(article.title, room)) + apart


def _paragraphs(
    sources: Sources, article: ArticleRecord, number: int, access: Access
) -> list[Suggestion]:
    try:
        around = sources.open(article.id, number, _PARAGRAPHS, access).around
    except NoSuchParagraphError:
        return []
    return [_paragraph(paragraph) for paragraph in around if paragraph.number >= number]


def _paragraph(paragraph: ParagraphRecord) -> Suggestion:
    locator = locator_of(paragraph.article.id, paragraph.number)
    short = locator_of(paragraph.article.handle, paragraph.number)
    return Suggestion(
        name=plain_line(f"¶{paragraph.number} {paragraph.text}", LONGEST_CHOICE),
        value=locator if size(locator) <= LONGEST_CHOICE else short,
    )
