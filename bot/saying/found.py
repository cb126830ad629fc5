"""What is asked, and what was found to answer with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import AnswerKind, Citation
from bot.judge import confidence_of
from index.embedder import Embedder
from index.generation import Generation
from index.search import Hit

# An answer cites this many passages at most.
_MOST_PASSAGES = 4
# A passage is cited beside the best one when its score comes this near to it.
_NEAR_THE_BEST = 0.5


@dataclass(frozen=True, slots=True)
class Served:
    """What is asked: a generation, with what it takes to judge what is found in it."""

    generation: Generation
    embedder: Embedder
    min_confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an `Answer` is made of, under the same names; `ranking` holds the surest paragraphs."""

    kind: AnswerKind
    confidence: float
    citations: tuple[Citation, ...] = ()
    ranking: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    nearest: tuple[Citation, ...] = ()
    choices: tuple[str, ...] = ()


def passages(hits: Sequence[Hit], least: float, notes: tuple[str, ...] = ()) -> Found:
    """Return the best of `hits`, the usual way, if the judge is as sure of them as `least`."""
    confidence = confidence_of(hits)
    if confidence < least:
        return Found(kind=AnswerKind.ABSTAINED, confidence=confidence)
    citations = tuple(
        Citation.of(hit.paragraph, hit.best, hit.score)
        for hit in hits[:_MOST_PASSAGES]
        if hit.score >= _NEAR_THE_BEST * hits[0].score
    )
    return Found(kind=AnswerKind.PASSAGES, confidence=confidence, citations=citations, notes=notes)


def places_of(citations: Sequence[Citation]) -> tuple[tuple[str, int], ...]:
    """Return where `citations` stand, for a ranking."""
    return tuple((citation.article, citation.paragraph) for citation in citations)
