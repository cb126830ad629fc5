"""Feeds as cards: asked about, listed, removed, and what a channel is told of them.

Nothing in a feed is ours: a link is shown with the host that it leads to, and has no other words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from bot.chat.cards.adding import shelf
from bot.chat.cards.escaping import escape_line, isolate, plain_line, safe_url
from bot.chat.cards.layout import Button, Card, Colour, Style, id_of
from bot.language import Language, Text, text
from bot.pages import Page
from corpus import handle_of

ADD: Final = "feed-add"
ADD_NOT: Final = "feed-add-not"
REMOVE: Final = "feed-remove"
REMOVE_NOT: Final = "feed-remove-not"
LIST: Final = "feed-list"

A_PAGE: Final = 5

_TITLE: Final = 120
_ADDRESS: Final = 100
_HOST: Final = 60
# Six longer ones would not fit in a message.
_LINK: Final = 240
_PROBLEM: Final = 200
_NEWEST: Final = 5
_TOLD: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry of a feed, or what was made of it: a title, and where it is."""

    title: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A feed that may be added: what it has, and what becomes of that.

    `minutes` pass between two looks, and the first takes at most `first` entries.
    """

    url: str
    title: str
    entries: Sequence[Item]
    collection: str
    channel: int | None
    minutes: float
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A feed that a server has, and how it goes: `problem` is what failed last, `failures` times.

    `lacking` names what the bot may not do in the channel that is told, which it does not even see
    where that is `hidden`.
    """

    key: int
    url: str
    collection: str
    channel: int | None
    next_at: datetime
    last_ok: datetime | None
    taken: int
    failures: int = 0
    problem: str = ""
    lacking: tuple[str, ...] = ()
    hidden: bool = False


def offer_card(offer: Offer, pending: str, language: Language) -> Card:
    """Ask whether the feed of `offer` is to be added; `pending` is what the click says of it."""
    say = language.say
    yes = Button(label=say(text("feeds-add-yes")), custom_id=id_of(ADD, pending), style=Style.MAIN)
    no = Button(label=say(text("feeds-add-no")), custom_id=id_of(ADD_NOT, pending))
    how_often = text("feeds-how-often", minutes=round(offer.minutes), count=offer.first)
    lines = [
        f"**{_named(offer.title, offer.url, language)}**",
        *_newest(offer.entries, language),
        "",
        say(_into(offer.collection)),
        say(_tells(offer.channel)),
        say(how_often),
    ]
    return Card(
        text="\n".join(lines),
        title=say(text("feeds-add-title")),
        colour=Colour.NOTICE,
        buttons=(yes, no),
    )


def added_card(offer: Offer, language: Language) -> Card:
    """Say that the feed of `offer` is looked at from now on."""
    words = text("feeds-added", feed=_named(offer.title, offer.url, language))
    return Card(text=language.say(words), colour=Colour.LIKELY)


def list_card(page: Page[Kept], language: Language, note: Text | None = None) -> Card:
    """List the feeds of a server, and how each goes, below a `note`."""
    notes = [f"⚠️ {language.say(note)}"] if note else []
    if not page.items:
        none = language.say(text("feeds-none"))
        return Card(text="\n".join([*notes, none]), colour=Colour.NOTICE)
    lines = [line for feed in page.items for line in _lines_of(feed, language)]
    return Card(
        text="\n".join([*notes, *lines]),
        title=language.say(text("feeds-list-title")),
        colour=Colour.SOURCE,
        buttons=_turning(page),
    )


def remove_card(feed: Kept, language: Language) -> Card:
    """Ask whether `feed` is to be removed."""
    say = language.say
    yes = Button(
        label=say(text("feeds-remove-yes")),
        custom_id=id_of(REMOVE, feed.key, handle_of(feed.url)),
        style=Style.DANGER,
    )
    no = Button(label=say(text("feeds-remove-no")), custom_id=id_of(REMOVE_NOT))
    return Card(
        text="\n".join([*_lines_of(feed, language), "", say(text("feeds-remove-keeps"))]),
        title=say(text("feeds-remove-title")),
        colour=Colour.NOTICE,
        buttons=(yes, no),
    )


def removed_card(url: str, language: Language) -> Card:
    """Say that the feed at `url` is no longer looked at."""
    words = text("feeds-removed", feed=address(url))
    return Card(text=language.say(words), colour=Colour.LIKELY)


def news_card(feed: str, items: Sequence[Item], language: Language) -> Card:
    """Tell a channel of the articles that came from the feed at the address `feed`."""
    head = language.say(text("feeds-news", count=len(items), feed=address(feed)))
    lines = [f"- {_named(item.title, item.url, language)}" for item in items[:_TOLD]]
    more = len(items) - len(lines)
    tail = [language.say(text("feeds-more", count=more))] if more else []
    return Card(text="\n".join([head, *lines, *tail]), colour=Colour.SOURCE)


def address(url: str) -> str:
    """Return a web address as it is shown: escaped, no link, its host as machines write it."""
    return isolate(escape_line(_without_scheme(url), _ADDRESS))


def plain_address(url: str, limit: int) -> str:
    """Return a web address for where Discord formats nothing, in at most `limit` units."""
    return plain_line(_without_scheme(url), limit)


def _without_scheme(url: str) -> str:
    if safe_url(url) is None:  # it was looked at once, so it is one
        return url
    split = urlsplit(url)
    return host_of(url) + split.path.rstrip("/") + (f"?{split.query}" if split.query else "")


def host_of(url: str) -> str:
    """Return the host of a web address in ASCII, so that none looks like another."""
    host = urlsplit(url).hostname or ""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host.encode("ascii", "backslashreplace").decode("ascii")


def _named(title: str, url: str | None, language: Language) -> str:
    """Return a title with the host that it leads to and a link; the title itself is no link."""
    shown = isolate(escape_line(title, _TITLE)) if title.strip() else ""
    shown = shown or language.say(text("feeds-untitled"))
    target = safe_url(url)
    if target is None or url is None or len(target) > _LINK:
        return shown
    link = language.say(text("feeds-link"))
    return f"{shown} · {escape_line(host_of(url), _HOST)} ([{link}]({target}))"


def _newest(entries: Sequence[Item], language: Language) -> list[str]:
    if not entries:
        return [language.say(text("feeds-empty"))]
    lines = [f"- {_named(each.title, each.url, language)}" for each in entries[:_NEWEST]]
    return [language.say(text("feeds-newest")), *lines]


def _into(collection: str) -> Text:
    if not collection:
        return text("feeds-into-none")
    return text("feeds-into", collection=shelf(collection))


def _tells(channel: int | None) -> Text:
    if channel is None:
        return text("feeds-tells-nobody")
    return text("feeds-tells", channel=f"<#{channel}>")


def _lines_of(feed: Kept, language: Language) -> list[str]:
    """Return a feed in lines: which it is, how it goes, and what is wrong with it."""
    facts = [_looked(feed), text("feeds-next", when=_ago(feed.next_at))]
    facts.append(text("feeds-taken", count=feed.taken))
    if feed.collection:
        facts.append(text("feeds-in", collection=shelf(feed.collection)))
    if feed.channel is not None:
        facts.append(text("feeds-told-in", channel=f"<#{feed.channel}>"))
    problems = [f"⚠️ {language.say(each)}" for each in _problems(feed)]
    return [f"**{address(feed.url)}**", " · ".join(map(language.say, facts)), *problems]


def _looked(feed: Kept) -> Text:
    if feed.last_ok is None:
        return text("feeds-never")
    return text("feeds-looked", ago=_ago(feed.last_ok))


def _problems(feed: Kept) -> list[Text]:
    found = []
    if feed.failures or feed.problem:
        problem = escape_line(feed.problem, _PROBLEM)
        found.append(text("feeds-failed", count=max(feed.failures, 1), problem=problem))
    if feed.hidden:
        found.append(text("feeds-channel-gone"))
    elif feed.lacking:
        permissions = ", ".join(feed.lacking)
        found.append(
            text("feeds-not-told-in", channel=f"<#{feed.channel}>", permissions=permissions)
        )
    return found


def _ago(when: datetime) -> str:
    return f"<t:{int(when.timestamp())}:R>"


def _turning(page: Page[Kept]) -> tuple[Button, ...]:
    cut = page.cut
    if cut.pages == 1:
        return ()
    back, onward = (id_of(LIST, cut.number + step) for step in (-1, 1))
    return (
        Button(label="◀", custom_id=back, disabled=cut.number == 1),
        Button(label=f"{cut.number} / {cut.pages}", custom_id=id_of(LIST, "here"), disabled=True),
        Button(label="▶", custom_id=onward, disabled=cut.number == cut.pages),
    )
