"""What admins see of the corpus as a whole: its generations, its articles, its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.chat.cards.answers import TITLE, outlet_of
from bot.chat.cards.browsing import turning
from bot.chat.cards.changes import going_back_lines
from bot.chat.cards.escaping import escape_line, isolate, link, size
from bot.chat.cards.history import who_of
from bot.chat.cards.layout import DESCRIPTION, Button, Card, Colour, Style, id_of
from bot.curation.changes import Changes
from bot.curation.holdings import Holding
from bot.language import Language, text
from bot.pages import Page
from bot.state import Entry
from bot.wording import SourceLine
from corpus import handle_of
from index.held import Held
from index.manifest import Manifest
from index.store import ArticleRecord

ARTICLES_A_PAGE: Final = 15
# Stands for no collection in a custom id.
EVERYTHING: Final = "-"

_MB: Final = 2**20
_GENERATIONS: Final = 10
_NAME: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What is indexed: what serves, who made it current if that is kept, and all that is held.

    `served` is not what is current where that is damaged. `size` counts the bytes of the data
    folder, and `since` is when a change that is being made began.
    """

    served: Manifest
    people: int
    by: Entry | None
    held: Sequence[Held]
    size: int
    since: datetime | None


def overview_card(overview: Overview, language: Language) -> Card:
    """Show what is indexed, since when and by whom, and what can be gone back to."""
    say, served = language.say, overview.served
    counts = served.counts
    whole = text(
        "curating-holds",
        articles=counts.articles,
        paragraphs=counts.paragraphs,
        statements=counts.statements,
        people=overview.people,
    )
    made = text("curating-made", when=_time(served.created_at), ago=_time(served.created_at, "R"))
    lines = [f"**{served.id}**", say(whole), say(made)]
    if overview.by is not None:
        lines.append(say(text("curating-by", who=who_of(overview.by, language))))
    lines.append(say(text("curating-size", megabytes=_megabytes(overview.size))))
    if overview.since is not None:
        lines.append(say(text("corpus-running", since=f"<t:{int(overview.since.timestamp())}:t>")))
    current = next((held.manifest.id for held in overview.held if held.is_current), None)
    if current is not None and current != served.id:
        lines.append(f"⚠️ {say(text('curating-damaged', generation=current))}")
    others = [held for held in overview.held if held.manifest.id != served.id]
    lines += ["", say(text("curating-others"))] if others else []
    lines += [_held_line(held, language) for held in others[:_GENERATIONS]]
    return Card(text="\n".join(lines), title=say(text("curating-status")), colour=Colour.SOURCE)


def _held_line(held: Held, language: Language) -> str:
    manifest = held.manifest
    facts = text(
        "curating-held",
        generation=manifest.id,
        when=_time(manifest.created_at),
        articles=manifest.counts.articles,
        megabytes=_megabytes(held.size),
    )
    return f"- {language.say(facts)}"


def really_back_card(
    now: Manifest, then: Manifest, changes: Changes | None, language: Language
) -> Card:
    """Ask whether `then` is to answer in the place of `now`, and tell what that means.

    `changes` are from `now` to `then`, None where they are not known.
    """
    say = language.say
    lines = [
        say(
            text(
                "curating-back-from",
                generation=which.id,
                when=_time(which.created_at),
                articles=which.counts.articles,
                paragraphs=which.counts.paragraphs,
            )
        )
        for which in (now, then)
    ]
    shown = [f"{lines[0]}\n→ {lines[1]}"]
    shown += ["\n".join(going_back_lines(changes, language))] if changes else []
    shown.append(say(text("curating-back-means")))
    yes = Button(
        label=say(text("curating-back-yes")),
        custom_id=id_of("back", then.id, now.id),
        style=Style.DANGER,
    )
    no = Button(label=say(text("curating-back-no")), custom_id=id_of("back-not"))
    return Card(
        text="\n\n".join(shown),
        title=say(text("curating-back-title")),
        colour=Colour.NOTICE,
        buttons=(yes, no),
    )


def went_back_card(manifest: Manifest, language: Language) -> Card:
    """Say that `manifest` answers now."""
    said = text(
        "curating-went-back",
        generation=manifest.id,
        when=_time(manifest.created_at),
        articles=manifest.counts.articles,
    )
    return Card(text=language.say(said), colour=Colour.LIKELY)


def list_card(page: Page[ArticleRecord], collection: str | None, language: Language) -> Card:
    """List the articles of a `collection`, of all that the server may read where it is None."""
    say = language.say
    if not page.items:
        return Card(text=say(text("curating-no-articles")), colour=Colour.NOTICE)
    linked = _articles(page, language, linked=True)
    shown = linked if size(linked) <= DESCRIPTION else _articles(page, language, linked=False)
    title = say(text("curating-list", total=page.cut.total))
    if collection:
        title = f"{title} · {escape_line(collection, _NAME)}"
    stands_for = EVERYTHING if collection is None else handle_of(collection)
    buttons = turning("list", page.cut, stands_for)
    return Card(text=shown, title=title, colour=Colour.SOURCE, buttons=buttons)


def article_card(holding: Holding, *, added: bool, language: Language) -> Card:
    """Show what is known of an article beside what it says."""
    say, article = language.say, holding.article
    whence = text("curating-added-here") if added else text("curating-operators")
    collection = escape_line(article.collection, _NAME)
    source = SourceLine(
        title=link(article.title, article.url, TITLE),
        outlet=outlet_of(article.source),
        date=language.day(article.published_at),
    )
    lines = [
        str(source),
        say(text("curating-size-of", paragraphs=article.length, statements=holding.statements)),
        say(text("curating-in", collection=isolate(collection)))
        if collection
        else say(text("curating-in-none")),
        say(whence),
        f"-# {isolate(escape_line(article.id, TITLE))}",
    ]
    return Card(text="\n".join(lines), colour=Colour.SOURCE)


def _articles(page: Page[ArticleRecord], language: Language, *, linked: bool) -> str:
    lines = (
        SourceLine(
            number=f"**{number}**",
            title=link(article.title, article.url if linked else None, TITLE),
            outlet=outlet_of(article.source),
            date=language.day(article.published_at),
        )
        for number, article in enumerate(page.items, page.cut.before + 1)
    )
    return "\n".join(map(str, lines))


def _time(moment: str, style: str = "f") -> str:
    return f"<t:{int(datetime.fromisoformat(moment).timestamp())}:{style}>"


def _megabytes(count: int) -> float:
    return round(count / _MB, 1)
