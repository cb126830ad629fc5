"""From a question to an answer: plan, retrieve, judge."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.access import FULL, Access
from bot.answer import Answer, AnswerKind
from bot.narrowing import Narrowed, elsewhere, found_in, limited, narrow, told
from bot.newest import newest
from bot.planning import Period, Plan, plan, read_query
from bot.planning.several import first_question
from bot.planning.small_talk import SmallTalk, small_talk, without_small_talk
from bot.premises import checked
from bot.requested import NO_FILTERS, Filters
from bot.reranking import reranked_hits
from bot.saying import (
    Found,
    Served,
    find,
    find_said,
    passages,
    request_of,
    sentence_of,
)
from bot.saying.further import hits_not_shown, nothing_else
from bot.saying.notes import FIRST_ONLY, FRIENDLY, of_abstention
from bot.why import why_of
from index.embedder import Embedder, Embedders
from index.errors import ModelError
from index.generation import Generation
from index.query import Query
from index.retrieved import Hit
from index.scope import Scope, Selection
from index.search import search
from index.serving import LiveIndex

if TYPE_CHECKING:  # nothing of it is imported where none is set
    from index.reranker import Reranker

_log = logging.getLogger(__name__)

_RANKED = 10
# More are found than are ranked, so that copies of what is cited can be counted.
_FOUND = 30


class Answerer:
    """Answers questions from the current generation; several threads may ask at once.

    One that another model made than the one that is set is asked with its own.
    An answer that is less sure than `min_confidence` becomes an abstention.
    """

    def __init__(
        self,
        index: LiveIndex,
        embedder: Embedder | Embedders,
        min_confidence: float,
        reranker: Reranker | None = None,
    ) -> None:
        self._index = index
        self._embedders = embedder if isinstance(embedder, Embedders) else Embedders(embedder)
        self._min_confidence = min_confidence
        self._reranker = reranker
        self._warm = False

    def warm_up(self) -> None:
        """Load the models and open the index, so that the first question does not wait for them."""
        try:
            self._embedders.configured.identity()
        except ModelError as error:  # what is indexed may be another's
            _log.warning("the model that is set cannot be loaded: %s", error)
        if self._reranker is not None:
            self._reranker.load()
        with self._index.lease(FULL.covers) as generation:
            self._embedders.of(generation.manifest).identity()
            generation.people.match("")
        self._warm = True

    @property
    def is_warm(self) -> bool:
        """Whether the models are loaded and a question would be answered at once."""
        return self._warm

    def generation(self) -> str:
        """Return the id of the generation that is served. Raises a `SearchIndexError`."""
        with self._index.lease(FULL.covers) as generation:
            return generation.manifest.id

    def answer(
        self, question: str, speaker: str | None = None, filters: Filters = NO_FILTERS
    ) -> Answer:
        """Return the answer to `question` from what `filters` leave.

        Where it names a speaker, and the answer's `choices` were several, `speaker` is the one of
        them that is meant. Raises `NoSuchOutletError` for a filter by an outlet that no article is
        from, and a `SearchIndexError` when nothing can be served. Small talk gets a friendly line,
        without the model.
        """
        talk = small_talk(question)
        if talk is not None:
            return self._friendly(question, talk, filters.access)
        whole = without_small_talk(question)
        first = first_question(whole)
        answer = self._asked(first, speaker, filters)
        more = (FIRST_ONLY,) if first != whole else ()
        return replace(answer, question=question, notes=(*more, *answer.notes))

    def _friendly(self, question: str, talk: SmallTalk, access: Access) -> Answer:
        found = Found(kind=AnswerKind.ABSTAINED, confidence=0.0, notes=(FRIENDLY[talk],))
        with self._index.lease(access.covers) as generation:
            return _answer(question, found, (), generation)

    def _asked(self, question: str, speaker: str | None, filters: Filters) -> Answer:
        with self._index.lease(filters.access.covers) as generation:
            without = frozenset(filters.without)
            served = self._served(generation, without)
            asked = _plan(generation, question)
            wanted = narrow(generation, question, asked, filters)
            listed = newest(generation, wanted)
            if listed is not None:
                return _answer(question, told(wanted, listed), (), generation)
            answer = self._within(served, question, asked, wanted, speaker)
            if answer.answered or not wanted.is_guess:
                return answer
            wider = self._within(served, question, asked, wanted.widened(question), speaker)
            return elsewhere(wanted, wider)

    def _served(self, generation: Generation, without: frozenset[str] = frozenset()) -> Served:
        embedder = self._embedders.of(generation.manifest)
        return Served(generation, embedder, self._min_confidence, without)

    def _within(
        self, served: Served, question: str, asked: Plan, wanted: Narrowed, speaker: str | None
    ) -> Answer:
        generation, given = served.generation, wanted.given
        query = _query(generation, wanted.query)
        retrieved = search(generation, served.embedder, query, _FOUND, wanted.scope)
        if self._reranker is not None:
            retrieved = reranked_hits(self._reranker, wanted.query, retrieved)
        retrieved = hits_not_shown(checked(generation, wanted.query, retrieved), served.without)
        found = find(served, question, limited(asked, given), retrieved, speaker)
        found = found and found_in(_selection(generation, given), given, found)
        found = found or passages(retrieved, self._min_confidence, question=question)
        found = nothing_else(found) if served.without else found
        answer = _answer(question, told(wanted, found), retrieved.hits, generation)
        return replace(answer, why=why_of(retrieved, self._min_confidence))

    def said(
        self,
        name: str,
        about: str | None = None,
        since: date | None = None,
        until: date | None = None,
        speaker: str | None = None,
        access: Access = FULL,
    ) -> Answer:
        """Return the statements of whoever is called `name`: about a topic, in a period.

        The days `since` and `until` are included; `speaker` is as for `answer`; only what `access`
        covers is there. Raises `PilcrowError` for a name without letters, and a `SearchIndexError`
        when nothing can be served.
        """
        asked = request_of(name, about, Period(since, until))
        with self._index.lease(access.covers) as generation:
            served = self._served(generation)
            found = find_said(served, asked, speaker)
            return _answer(sentence_of(asked), found, (), generation)


def _selection(generation: Generation, scope: Scope) -> Selection | None:
    with generation.reader() as reader:
        return generation.select(scope, reader.store)


def _query(generation: Generation, text: str) -> Query:
    with generation.reader() as reader:
        table = generation.scopes(reader.store)
    return read_query(text, [name for name, _ in table.outlets], table.days)


def _plan(generation: Generation, question: str) -> Plan:
    with generation.reader() as reader:
        outlets = reader.store.outlets()
    return plan(question, outlets=outlets)


def _answer(question: str, found: Found, hits: Sequence[Hit], generation: Generation) -> Answer:
    """Complete what was found; what it ranks comes before the hits."""
    abstains = found.kind is AnswerKind.ABSTAINED
    places = [(hit.paragraph.article.id, hit.paragraph.number) for hit in hits]
    return Answer(
        question=question,
        kind=found.kind,
        confidence=found.confidence,
        citations=found.citations,
        ranking=tuple(dict.fromkeys([*found.ranking, *places]))[:_RANKED],
        generation=generation.manifest.id,
        notes=of_abstention(found.notes) if abstains else found.notes,
        nearest=found.nearest,
        choices=found.choices,
    )
