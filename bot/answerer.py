"""From a question to an answer: plan, retrieve, judge."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import Answer, AnswerKind, Citation
from bot.judge import confidence_of
from bot.plan import Plan, plan
from corpus import last_name, may_be_same
from index.embedder import Embedder
from index.generation import Generation
from index.passages import Span
from index.search import Hit, score_paragraphs, search
from index.serving import LiveIndex
from index.store import ParagraphRecord, StatementRecord

# An answer cites this many paragraphs at most: somebody's statements, or passages.
_MOST_STATEMENTS = 10
_MOST_PASSAGES = 4
# A passage is cited beside the best one when its score comes this near to it.
_NEAR_THE_BEST = 0.5
_RANKED = 10


class Answerer:
    """Answers questions from the current generation; several threads may ask at once.

    An answer that is less sure than `min_confidence` becomes an abstention.
    """

    def __init__(self, index: LiveIndex, embedder: Embedder, min_confidence: float) -> None:
        self._index = index
        self._embedder = embedder
        self._min_confidence = min_confidence

    def warm_up(self) -> None:
        """Load the model and open the index, so that the first question does not wait for them."""
        self._embedder.identity()
        with self._index.lease():
            pass

    def answer(self, question: str) -> Answer:
        """Return the answer to `question`.

        Raises a `SearchIndexError` when nothing can be served.
        """
        asked = plan(question)
        with self._index.lease() as generation:
            hits = search(generation, question, self._embedder.embed_query(question), _RANKED)
            said = self._said(generation, asked)
            citations = _citations_of_speaker(said) if said else _citations_of_passages(hits)
            confidence = _confidence_of_speaker(said) if said else confidence_of(hits)
            return Answer(
                question=question,
                kind=self._kind(asked, bool(said), confidence),
                confidence=confidence,
                citations=citations if confidence >= self._min_confidence else (),
                ranking=_ranking(citations if said else (), hits),
                generation=generation.manifest.id,
            )

    def _kind(self, asked: Plan, said: bool, confidence: float) -> AnswerKind:
        if confidence < self._min_confidence:
            return AnswerKind.ABSTAINED
        return AnswerKind.SAID if said and asked.speaker else AnswerKind.PASSAGES

    def _said(
        self, generation: Generation, asked: Plan
    ) -> list[tuple[ParagraphRecord, list[StatementRecord]]]:
        """Return the paragraphs with words of the speaker asked for, in an answer's order."""
        if asked.speaker is None:
            return []
        paragraphs = _paragraphs_of(generation, asked.speaker)
        if asked.topic is None:
            return sorted(paragraphs, key=lambda item: _newest_first(item[0]))
        keys = [paragraph.key for paragraph, _ in paragraphs]
        vector = self._embedder.embed_query(asked.topic)
        hits = score_paragraphs(generation, asked.topic, vector, keys)
        nearness = {hit.paragraph.key: hit.cosine + hit.coverage for hit in hits}
        return sorted(paragraphs, key=lambda item: -nearness[item[0].key])


def _paragraphs_of(
    generation: Generation, speaker: str
) -> list[tuple[ParagraphRecord, list[StatementRecord]]]:
    with generation.reader() as reader:
        by_paragraph: dict[int, list[StatementRecord]] = {}
        for record in reader.store.statements_by(last_name(speaker)):
            if may_be_same(record.statement.speaker or "", speaker):
                by_paragraph.setdefault(record.paragraph, []).append(record)
        paragraphs = reader.store.paragraphs_by_key(list(by_paragraph))
    return [(paragraphs[key], records) for key, records in by_paragraph.items()]


def _newest_first(paragraph: ParagraphRecord) -> tuple[bool, tuple[int, ...], str, int]:
    """Order by date, the newest first and undated last, then as the article has it."""
    published = paragraph.article.published_at or ""
    return (
        not published,
        tuple(-ord(letter) for letter in published[:10]),
        paragraph.article.id,
        paragraph.number,
    )


def _citations_of_speaker(
    said: Sequence[tuple[ParagraphRecord, list[StatementRecord]]],
) -> tuple[Citation, ...]:
    cited = said[:_MOST_STATEMENTS]
    return tuple(
        Citation.of(
            paragraph,
            # An interrupted quotation is shown with what interrupts it.
            Span(
                min(record.statement.start for record in records),
                max(record.statement.end for record in records),
            ),
            score=1 - place / len(cited),
            speaker=records[0].statement.speaker,
            statement=records[0].statement.kind,
        )
        for place, (paragraph, records) in enumerate(cited)
    )


def _citations_of_passages(hits: Sequence[Hit]) -> tuple[Citation, ...]:
    return tuple(
        Citation.of(hit.paragraph, hit.best, hit.score)
        for hit in hits[:_MOST_PASSAGES]
        if hit.score >= _NEAR_THE_BEST * hits[0].score
    )


def _confidence_of_speaker(
    said: Sequence[tuple[ParagraphRecord, list[StatementRecord]]],
) -> float:
    return max(record.statement.confidence for _, records in said for record in records)


def _ranking(citations: Sequence[Citation], hits: Sequence[Hit]) -> tuple[tuple[str, int], ...]:
    cited = [(citation.article, citation.paragraph) for citation in citations]
    found = [(hit.paragraph.article.id, hit.paragraph.number) for hit in hits]
    return tuple(dict.fromkeys([*cited, *found]))[:_RANKED]
