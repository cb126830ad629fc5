"""Writing a corpus into a store: its articles, who says what in them, its passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Aliases, Article, Corpus, Statement, find_statements, group_people
from index.carrying import Piece
from index.documents import context_of, facts_of, fingerprint_of_article
from index.passages import embedded_text, fingerprint_of, passages_of
from index.progress import Phase, Progress
from index.store import Passage
from index.store_writer import StoreWriter


@dataclass(frozen=True, slots=True)
class Written:
    """What is in a store: the passages that are to be embedded, and how many statements."""

    pieces: list[Piece]
    statements: int


def write_corpus(writer: StoreWriter, corpus: Corpus, aliases: Aliases, tell: Progress) -> Written:
    """Write all of `corpus`; who is one person is seen only once all statements are found."""
    articles = corpus.articles
    statements: list[list[Statement]] = []
    for done, article in enumerate(articles, 1):
        statements.append(find_statements(article))
        tell(Phase.FINDING, done, len(articles))
    keys = _write_people(writer, statements, aliases)
    pieces: list[Piece] = []
    for done, (article, found) in enumerate(zip(articles, statements, strict=True), 1):
        pieces += _write_article(writer, article, found, keys)
        tell(Phase.WRITING, done, len(articles))
    writer.add_passages(
        Passage(row=row, paragraph=piece.paragraph, span=piece.span, fingerprint=piece.fingerprint)
        for row, piece in enumerate(pieces)
    )
    return Written(pieces, sum(map(len, statements)))


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


def _write_article(
    writer: StoreWriter, article: Article, statements: Sequence[Statement], people: dict[str, int]
) -> list[Piece]:
    keys = writer.add_article(article, fingerprint_of_article(article))
    facts = facts_of(article)
    pieces: list[Piece] = []
    for paragraph, context in context_of(article):
        key = keys[paragraph.number]
        writer.add_words(key, paragraph.text, context, article.title, facts)
        for span in passages_of(paragraph.text):
            text = embedded_text(article.title, paragraph.text, span)
            pieces.append(Piece(key, span, text, fingerprint_of(text)))
    for statement in statements:
        person = people[statement.speaker] if statement.speaker else None
        likely = people.get(statement.likely) if statement.likely else None
        writer.add_statement(keys[statement.paragraph], statement, person, likely)
    return pieces
