"""Writing a corpus into a store: its articles, who says what in them, its passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus import Aliases, Article, Corpus, Statement, find_statements, group_people
from index.carrying import Piece
from index.documents import context_of, facts_of
from index.known import Known
from index.passages import Span, embedded_text, fingerprint_of, passages_of
from index.progress import Phase, Progress
from index.store import Passage
from index.store_writer import StoreWriter


@dataclass(frozen=True, slots=True)
class Written:
    """What is in a store: the passages that are to be embedded, and how many statements."""

    pieces: list[Piece]
    statements: int


def write_corpus(
    writer: StoreWriter,
    corpus: Corpus,
    fingerprints: Mapping[str, bytes],
    aliases: Aliases,
    known: Known,
    tell: Progress,
) -> Written:
    """Write all of `corpus`; who is one person is seen only once all statements are found.

    `fingerprints` recognise the articles by id.
    """
    articles = corpus.articles
    statements = _find(articles, known.statements, tell)
    keys = _write_people(writer, statements, aliases)
    pieces: list[Piece] = []
    for done, (article, found) in enumerate(zip(articles, statements, strict=True), 1):
        numbered = writer.add_article(article, fingerprints[article.id])
        pieces += _write_words(writer, article, numbered, known.spans.get(article.id))
        _write_statements(writer, numbered, found, keys)
        tell(Phase.WRITING, done, len(articles))
    writer.add_passages(
        Passage(row=row, paragraph=piece.paragraph, span=piece.span, fingerprint=piece.fingerprint)
        for row, piece in enumerate(pieces)
    )
    return Written(pieces, sum(map(len, statements)))


def _find(
    articles: Sequence[Article], known: Mapping[str, list[Statement]], tell: Progress
) -> list[list[Statement]]:
    """Return the statements of each article, found where they are not `known`."""
    unknown = [article for article in articles if article.id not in known]
    tell(Phase.FINDING, 0, len(unknown))
    found = dict(known)
    for done, article in enumerate(unknown, 1):
        found[article.id] = find_statements(article)
        tell(Phase.FINDING, done, len(unknown))
    return [found[article.id] for article in articles]


def _write_people(
    writer: StoreWriter, statements: Sequence[Sequence[Statement]], aliases: Aliases
) -> dict[str, int]:
    """Write all who speak; return their keys by each name that an article gives."""
    spoken = Counter(each.speaker for found in statements for each in found if each.speaker)
    people = group_people(spoken, aliases)
    counts = dict.fromkeys(people.people, 0)
    for name, count in spoken.items():
        counts[people.person_of(name)] += count
    keys = {person: writer.add_person(person, count) for person, count in counts.items()}
    return {name: keys[people.person_of(name)] for name in spoken}


def _write_words(
    writer: StoreWriter,
    article: Article,
    keys: Mapping[int, int],
    spans: Mapping[int, list[Span]] | None,
) -> list[Piece]:
    """Make the paragraphs of `article` findable; return its passages.

    `keys` are the paragraphs', by number, and so are the `spans` of the passages where known.
    """
    facts = facts_of(article)
    pieces: list[Piece] = []
    for paragraph, context in context_of(article):
        number, text = paragraph.number, paragraph.text
        writer.add_words(keys[number], text, context, article.title, facts)
        for span in passages_of(text) if spans is None else spans.get(number, ()):
            embedded = embedded_text(article.title, text, span)
            pieces.append(Piece(keys[number], span, embedded, fingerprint_of(embedded)))
    return pieces


def _write_statements(
    writer: StoreWriter,
    keys: Mapping[int, int],
    statements: Sequence[Statement],
    people: Mapping[str, int],
) -> None:
    for statement in statements:
        person = people[statement.speaker] if statement.speaker else None
        likely = people.get(statement.likely) if statement.likely else None
        writer.add_statement(keys[statement.paragraph], statement, person, likely)
