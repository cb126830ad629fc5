"""From a question to an answer: plan, retrieve, judge."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.answer import Answer
from bot.planning import Period, Plan, plan
from bot.saying import (
    Found,
    Served,
    find,
    find_said,
    passages,
    request_of,
    sentence_of,
)
from index.embedder import Embedder
from index.generation import Generation
from index.search import Hit, search
from index.serving import LiveIndex

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
        with self._index.lease() as generation:
            generation.people.match("")

    def answer(self, question: str, speaker: str | None = None) -> Answer:
        """Return the answer to `question`.

        Where it names a speaker, and the answer's `choices` were several, `speaker` is the one of
        them that is meant. Raises a `SearchIndexError` when nothing can be served.
        """
        with self._index.lease() as generation:
            served = Served(generation, self._embedder, self._min_confidence)
            hits = search(generation, question, self._embedder.embed_query(question), _RANKED)
            found = find(served, question, _plan(generation, question), hits, speaker)
            return _answer(
                question, found or passages(hits, self._min_confidence), hits, generation
            )

    def said(
        self,
        name: str,
        about: str | None = None,
        since: date | None = None,
        until: date | None = None,
        speaker: str | None = None,
    ) -> Answer:
        """Return the statements of whoever is called `name`: about a topic, in a period.

        The days `since` and `until` are included; `speaker` is as for `answer`. Raises
        `PilcrowError` for a name without letters, and a `SearchIndexError` when nothing can be
        served.
        """
        asked = request_of(name, about, Period(since, until))
        with self._index.lease() as generation:
            served = Served(generation, self._embedder, self._min_confidence)
            found = find_said(served, asked, speaker)
            return _answer(sentence_of(asked), found, (), generation)


def _plan(generation: Generation, question: str) -> Plan:
    with generation.reader() as reader:
        outlets = reader.store.outlets()
    return plan(question, outlets=outlets)


def _answer(question: str, found: Found, hits: Sequence[Hit], generation: Generation) -> Answer:
    """Complete what was found; what it ranks comes before the hits."""
    places = [(hit.paragraph.article.id, hit.paragraph.number) for hit in hits]
    return Answer(
        question=question,
        kind=found.kind,
        confidence=found.confidence,
        citations=found.citations,
        ranking=tuple(dict.fromkeys([*found.ranking, *places]))[:_RANKED],
        generation=generation.manifest.id,
        notes=found.notes,
        nearest=found.nearest,
        choices=found.choices,
    )
