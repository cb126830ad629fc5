"""What there is to ask, as cards: a welcome, the newest articles, the people who speak."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from bot.chat.cards.answers import TITLE, outlet_of
from bot.chat.cards.escaping import escape_line, isolate, link, plain_line, size
from bot.chat.cards.layout import DESCRIPTION, Button, Card, Colour, Menu, Option, id_of
from bot.language import Language, Text, text
from bot.pages import Cut, Page
from bot.sources import Summary
from bot.wording import SourceLine
from corpus import handle_of
from index.store import ArticleRecord, PersonRecord

T = TypeVar("T")

# A menu has at most 25 options; so many lines are read on a phone without scrolling far.
ARTICLES_A_PAGE: Final = 10
PEOPLE_A_PAGE: Final = 20
# Stands for no outlet in a custom id.
NO_OUTLET: Final = "-"

_NAME: Final = 80
_OPTION: Final = 100
_TOPIC: Final = 60
_COLLECTIONS: Final = 10


def help_card(
    summary: Summary,
    people: Sequence[PersonRecord],
    newest: ArticleRecord | None,
    language: Language,
) -> Card:
    """Tell what the bot knows and how to ask it, with examples from the articles themselves."""
    say = language.say
    when = int(summary.indexed_at.timestamp())
    lines = [
        say(text("browsing-what-i-do")),
        "",
        say(_known(summary, language)),
        say(text("browsing-indexed", when=f"<t:{when}:f>", ago=f"<t:{when}:R>")),
        *_collections(summary, language),
        "",
        say(text("browsing-try")),
        *(f"- `/{command}` {example}".rstrip() for command, example in _examples(people, newest)),
        "",
        say(text("browsing-more-help")),
    ]
    return Card(text="\n".join(lines), title=say(text("browsing-title")), colour=Colour.SOURCE)


def _known(summary: Summary, language: Language) -> Text:
    first, last = language.day(summary.first_date), language.day(summary.last_date)
    if summary.first_date is None:
        return text("browsing-undated", articles=summary.articles)
    if first == last:
        return text("browsing-known-of-day", articles=summary.articles, day=first)
    return text("browsing-known", articles=summary.articles, first=first, last=last)


def _collections(summary: Summary, language: Language) -> list[str]:
    named = [name for name, _ in summary.collections if name]
    if not named:
        return []
    shown = ", ".join(_isolated(name, _NAME) for name in named[:_COLLECTIONS])
    more = len(named) - _COLLECTIONS
    more_shown = language.say(text("browsing-more-collections", count=more)) if more > 0 else ""
    label = language.say(text("browsing-collections"))
    return [f"{label} {shown}{more_shown}"]


def _examples(
    people: Sequence[PersonRecord], newest: ArticleRecord | None
) -> list[tuple[str, str]]:
    """Return commands with what could stand behind them here, in the articles' language."""
    examples = []
    if people:
        name = _isolated(people[0].name, _NAME)
        examples += [("ask", f"question: What did {name} say?"), ("said", f"speaker: {name}")]
    if newest is not None:
        title = _isolated(newest.title, _TOPIC)
        examples += [("article", f"article: {title}"), ("source", f"locator: {title}")]
    return [*examples, ("latest", ""), ("people", "")]


def latest_card(page: Page[ArticleRecord], language: Language, outlet: str) -> Card:
    """List articles, the newest first, with a menu that opens one; `outlet` is all they are of."""
    if not page.items:
        return Card(text=language.say(text("browsing-no-articles")), colour=Colour.NOTICE)
    linked = _article_lines(page, language, linked=True)
    plain = _article_lines(page, language, linked=False)
    options = tuple(
        Option(label=plain_line(each.title, _OPTION) or "?", value=each.handle)
        for each in page.items
    )
    menu = Menu(custom_id="open", placeholder=language.say(text("browsing-open")), options=options)
    return Card(
        text=linked if size(linked) <= DESCRIPTION else plain,
        title=language.say(text("browsing-latest", total=page.cut.total)),
        colour=Colour.SOURCE,
        buttons=turning("latest", page.cut, handle_of(outlet) if outlet else NO_OUTLET),
        menus=(menu,),
    )


def _article_lines(page: Page[ArticleRecord], language: Language, *, linked: bool) -> str:
    """Return a line for each article; without links where so many long ones do not fit."""
    lines = (
        SourceLine(
            number=f"**{number}**",
            title=link(article.title, article.url if linked else None, TITLE),
            outlet=outlet_of(article.source),
            date=language.day(article.published_at),
        )
        for number, article in _numbered(page)
    )
    return "\n".join(map(str, lines))


def people_card(page: Page[PersonRecord], language: Language, *, named: bool = False) -> Card:
    """List who speaks, who says most first, with a menu that shows somebody's statements.

    Where they are `named`, they are those of a name, and not all.
    """
    if not page.items:
        return Card(text=language.say(text("browsing-nobody")), colour=Colour.NOTICE)
    lines = [
        f"**{number}** · {_isolated(each.name, _NAME)} · "
        + language.say(text("browsing-statements", count=each.statements))
        for number, each in _numbered(page)
    ]
    options = tuple(
        Option(
            label=plain_line(each.name, _OPTION) or "?",
            value=each.name if each.name and _fits(each.name) else handle_of(each.name),
        )
        for each in {each.name: each for each in page.items}.values()
    )
    menu = Menu(custom_id="say", placeholder=language.say(text("browsing-say")), options=options)
    title = text("browsing-named") if named else text("browsing-people", total=page.cut.total)
    return Card(
        text="\n".join(lines),
        title=language.say(title),
        colour=Colour.SOURCE,
        buttons=turning("people", page.cut, NO_OUTLET),
        menus=(menu,),
    )


def _numbered(page: Page[T]) -> list[tuple[int, T]]:
    return list(enumerate(page.items, page.cut.before + 1))


def turning(verb: str, cut: Cut, of: str) -> tuple[Button, ...]:
    """Return the arrows that turn the pages of a list; `of` is what stands for what it lists."""
    if cut.pages == 1:
        return ()
    back, onward = (id_of(verb, of, cut.number + step) for step in (-1, 1))
    return (
        Button(label="◀", custom_id=back, disabled=cut.number == 1),
        Button(label=f"{cut.number} / {cut.pages}", custom_id=id_of(verb, "here"), disabled=True),
        Button(label="▶", custom_id=onward, disabled=cut.number == cut.pages),
    )


def _fits(name: str) -> bool:
    return plain_line(name, _OPTION) == name


def _isolated(shown: str, limit: int) -> str:
    return isolate(escape_line(shown, limit - size(isolate(""))))
