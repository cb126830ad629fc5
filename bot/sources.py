"""Looking sources up: a paragraph, its neighbours, an article, titles as they are typed."""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import NoSuchParagraphError
from bot.planning.outlets import outlets_of
from corpus import LocatorError, parse_locator
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


class Sources:
    """Reads the articles of the current generation."""

    def __init__(self, index: LiveIndex) -> None:
        self._index = index

    def open(self, article: str, number: int, neighbours: int = 1) -> Opened:
        """Open paragraph `number` of `article`, an id or handle, with `neighbours` on each side.

        Raises `NoSuchParagraphError`.
        """
        with self._index.lease() as generation, generation.reader() as reader:
            around = reader.store.paragraphs_between(
                article, number - neighbours, number + neighbours
            )
        found = next((p for p in around if p.number == number), None)
        if found is None:
            raise NoSuchParagraphError(self._missing(article, number))
        return Opened(paragraph=found, around=tuple(around))

    def open_locator(self, text: str, neighbours: int = 1) -> Opened:
        """Open what a person typed: a locator, or an article's id or title for its first paragraph.

        Raises `NoSuchParagraphError`.
        """
        article = self._named(text)
        if article is not None:
            return self.open(article.id, 1, neighbours)
        try:
            article_text, number = parse_locator(text)
        except LocatorError as error:
            raise NoSuchParagraphError(str(error)) from error
        article = self._named(article_text)
        return self.open(article.id if article else article_text, number, neighbours)

    def article(self, text: str) -> ArticleRecord:
        """Return the article whose id, handle or title `text` is. Raises `NoSuchParagraphError`."""
        found = self._named(text)
        if found is None:
            raise NoSuchParagraphError(
                f"No article is called “{text}”. Choose one from the list as you type."
            )
        return found

    def first_paragraphs(self, article: str, count: int) -> list[ParagraphRecord]:
        """Return the first `count` paragraphs of `article` that are not marked."""
        with self._index.lease() as generation, generation.reader() as reader:
            head = reader.store.paragraphs_between(article, 1, count * 4)
        return [paragraph for paragraph in head if paragraph.mark is None][:count]

    def suggest(self, text: str, limit: int) -> list[ArticleRecord]:
        """Return up to `limit` articles whose title or id holds `text`."""
        with self._index.lease() as generation, generation.reader() as reader:
            return reader.store.articles_like(text.strip(), limit)

    def outlets(self, typed: str, limit: int) -> list[tuple[str, int]]:
        """Return up to `limit` outlets by what is typed, each with how many articles it has."""
        with self._index.lease() as generation, generation.reader() as reader:
            counts = dict(generation.scopes(reader.store).outlets)
        return [(name, counts[name]) for name in outlets_of(tuple(counts)).suggest(typed, limit)]

    def status(self) -> IndexStatus:
        """Return what is indexed."""
        with self._index.lease() as generation, generation.reader() as reader:
            first, last = reader.store.date_range()
            return IndexStatus(manifest=generation.manifest, first_date=first, last_date=last)

    def _named(self, text: str) -> ArticleRecord | None:
        wanted = text.strip()
        with self._index.lease() as generation, generation.reader() as reader:
            exact = reader.store.article(wanted)
            if exact is not None:
                return exact
            alike = reader.store.articles_like(wanted, 2) if wanted else []
        titled = [article for article in alike if article.title.lower() == wanted.lower()]
        return titled[0] if len(titled) == 1 else None

    def _missing(self, article: str, number: int) -> str:
        found = self._named(article)
        if found is None:
            return f"No article is called “{article}”: it may be removed, or its name misspelt."
        return f"“{found.title}” has ¶1 to ¶{found.length}, and no ¶{number}."
