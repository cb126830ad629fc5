"""What a store knows of its articles, so that it need not be found again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus import Evidence, Statement, StatementKind
from index.passages import Span
from index.store import Store


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of some articles, by id: statements, and by number each paragraph's passages.

    Both are exactly what would be found; an article is in both or in none.
    """

    statements: Mapping[str, list[Statement]] = field(default_factory=dict)
    spans: Mapping[str, Mapping[int, list[Span]]] = field(default_factory=dict)


def read_known(store: Store, fingerprints: Mapping[str, bytes]) -> Known:
    """Return what `store` knows of the articles that are in it with the same fingerprints."""
    before = store.article_fingerprints()
    same = {each for each, value in fingerprints.items() if before.get(each) == value}
    return Known(_statements(store, same), _spans(store, same))


def _statements(store: Store, ids: Collection[str]) -> dict[str, list[Statement]]:
    statements: dict[str, list[Statement]] = {article: [] for article in ids}
    rows = store.connection.execute(
        'SELECT a.id, p.number, s."start", s."end", s.kind, s.speaker_text, s.cue, s.confidence, '
        "s.evidence, s.found_name, s.found_likely "
        "FROM statements s JOIN paragraphs p ON p.key = s.paragraph "
        "JOIN articles a ON a.key = p.article ORDER BY s.key"
    )
    for article, *row in rows:
        if article in statements:
            statements[article].append(_statement(row))
    return statements


def _spans(store: Store, ids: Collection[str]) -> dict[str, dict[int, list[Span]]]:
    spans: dict[str, dict[int, list[Span]]] = {article: {} for article in ids}
    rows = store.connection.execute(
        'SELECT a.id, p.number, x."start", x."end" FROM passages x '
        "JOIN paragraphs p ON p.key = x.paragraph JOIN articles a ON a.key = p.article "
        "ORDER BY x.row"
    )
    for article, number, start, end in rows:
        if article in spans:
            spans[article].setdefault(number, []).append(Span(start, end))
    return spans


def _statement(row: Sequence[Any]) -> Statement:
    number, start, end, kind, speaker_text, cue, confidence, evidence, speaker, likely = row
    return Statement(
        paragraph=number,
        start=start,
        end=end,
        kind=StatementKind(kind),
        speaker=speaker,
        speaker_text=speaker_text,
        cue=cue,
        confidence=confidence,
        evidence=Evidence(evidence),
        likely=likely,
    )
