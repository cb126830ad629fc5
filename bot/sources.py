"""Looking sources up: a paragraph, its neighbours, an article, titles as they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.access import FULL, Access
from bot.errors import NoSuchParagraphError
from bot.language import Text
from bot.language import text as told
from bot.pages import Cut, Page
from bot.planning.outlets import outlets_of
from corpus import LocatorError, handle_of, parse_locator
from index.manifest import Manifest
from index.serving import LiveIndex
from index.store import ArticleRecord, ParagraphRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A paragraph opened to be read, with those around it, in order."""

    paragraph: ParagraphRecord
    around: tuple[ParagraphRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexStatus:
    """What is indexed and since when; dates are those of the oldest and the newest article."""

    manifest: Manifest
    first_date: str | None
    last_date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What may be asked somewhere: counts, and the dates of the oldest and the newest article.

    `indexed_at` is UTC. `collections` has each with how many articles it holds, by name.
    """

    articles: int
    paragraphs: int
    statements: int
    people: int
    first_date: str | None
    last_date: str | None
    indexed_at: datetime
    collections: tuple[tuple[str, int], ...]


class Sources:
    """Reads the articles of the current generation: those that `access` covers.

    What it does not cover is, in every answer and error, as if it were not indexed.
    """

    def __init__(self, index: LiveIndex) -> None:
        self._index = index

    def open(self, article: str, number: int, neighbours: int = 1, access: Access = FULL) -> Opened:
        """Open paragraph `number` of `article`, an id or handle, with `neighbours` on each side.

        Raises `NoSuchParagraphError`.
        """
        with self._index.lease(access.covers) as generation, generation.reader() as reader:
            around = reader.store.paragraphs_between(
                article, number - neighbours, number + neighbours
            )
        found = next((p for p in around if p.number == number), None)
        if found is None:
            raise NoSuchParagraphError(self._missing(article, number, access))
        return Opened(paragraph=found, around=tuple(around))

    def open_locator(self, text: str, neighbours: int = 1, access: Access = FULL) -> Opened:
        """Open what a person typed: a locator, or an article's id or title for its first paragraph.

        Raises `NoSuchParagraphError`.
        """
        article = self._named(text, access)
        if article is not None:
            return self.open(article.id, 1, neighbours, access)
        try:
            article_text, number = parse_locator(text)
        except LocatorError as error:
            raise NoSuchParagraphError(told("errors-no-locator", typed=text)) from error
        article = self._named(article_text, access)
        named = article.id if article else article_text
        return self.open(named, number, neighbours, access)

    def article(self, text: str, access: Access = FULL) -> ArticleRecord:
        """Return the article whose id, handle or title `text` is. Raises `NoSuchParagraphError`."""
        found = self._named(text, access)
        if found is None:
            raise NoSuchParagraphError(told("errors-no-article", typed=text))
        return found

    def first_paragraphs(
        self, article: str, count: int, access: Access = FULL
    ) -> list[ParagraphRecord]:
        """Return the first `count` paragraphs of `article` that are not marked."""
        with self._index.lease(access.covers) as generation, generation.reader() as reader:
            head = reader.store.paragraphs_between(article, 1, count * 4)
        return [paragraph for paragraph in head if paragraph.mark is None][:count]

    def suggest(self, text: str, limit: int, access: Access = FULL) -> list[ArticleRecord]:
        """Return up to `limit` articles whose title or id holds `text`."""
        with self._index.lease(access.covers) as generation, generation.reader() as reader:
            return reader.store.articles_like(text.strip(), limit)

    def outlets(self, typed: str, limit: int, access: Access = FULL) -> list[tuple[str, int]]:
        """Return up to `limit` outlets by what is typed, each with how many articles it has."""
        with self._index.lease(access.covers) as generation, generation.reader() as reader:
            counts = dict(generation.scopes(reader.store).outlets)
        return [(name, counts[name]) for name in outlets_of(tuple(counts)).suggest(typed, limit)]

    def status(self, access: Access = FULL) -> IndexStatus:
        """Return what is indexed."""
        with self._index.lease(access.covers) as generation, generation.reader() as reader:
            first, last = reader.store.date_range()
            return IndexStatus(manifest=generation.manifest, first_date=first, last_date=last)

    def latest(
        self, access: Access = FULL, limit: int = 10, page: int = 1, outlet: str | None = None
    ) -> Page[ArticleRecord]:
        """Return page `page` of the articles, `limit` to a page: the newest first, undated last.

        With an `outlet`, by its name as the articles have it, only its own.
        """
        with self._index.lease(access.covers) as generation, generation.reader() as reader:
            counts = dict(generation.scopes(reader.store).outlets)
            total = counts.get(outlet, 0) if outlet else generation.manifest.counts.articles
            cut = Cut.at(page, limit, total)
            return Page(tuple(reader.store.latest(cut.size, cut.before, outlet)), cut)

    def outlet(self, typed: str, access: Access = FULL) -> str:
        """Return the outlet that `typed`, a name or what stands for it in Discord, means.

        Raises `NoSuchOutletError`.
        """
        with self._index.lease(access.covers) as generation, generation.reader() as reader:
            names = [name for name, _ in generation.scopes(reader.store).outlets]
        by_handle = {handle_of(name): name for name in names}
        if typed in by_handle:
            return by_handle[typed]
        meant, _ = outlets_of(tuple(names)).meant(typed)
        return next(name for name in names if name in meant)

    def summary(self, access: Access = FULL) -> Summary:
        """Return what may be asked."""
        with self._index.lease(access.covers) as generation, generation.reader() as reader:
            first, last = reader.store.date_range()
            counts = generation.manifest.counts
            return Summary(
                articles=counts.articles,
                paragraphs=counts.paragraphs,
                statements=counts.statements,
                people=len(generation.people.people),
                first_date=first,
                last_date=last,
                indexed_at=datetime.fromisoformat(generation.manifest.created_at),
                collections=tuple(generation.collections.items()),
            )

    def _named(self, text: str, access: Access) -> ArticleRecord | None:
        wanted = text.strip()
        with self._index.lease(access.covers) as generation, generation.reader() as reader:
            exact = reader.store.article(wanted)
            if exact is not None:
                return exact
            alike = reader.store.articles_like(wanted, 2) if wanted else []
        titled = [article for article in alike if article.title.lower() == wanted.lower()]
        return titled[0] if len(titled) == 1 else None

    def _missing(self, article: str, number: int, access: Access) -> Text:
        found = self._named(article, access)
        if found is None:
            return told("errors-article-gone", typed=article)
        return told(
            "errors-no-paragraph",
            title=found.title,
            last=str(found.length),
            number=str(number),
        )
