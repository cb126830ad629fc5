"""What is asked, and what was found to answer with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer import AnswerKind, Citation
from bot.citing import Chosen, Folded, choose, folded_copies
from bot.judge import confidence_of
from bot.language import Text
from bot.saying.notes import DIFFER, DIFFER_UNDATED, not_an_answer, unmentioned
from corpus import locator_of
from index.embedder import Embedder
from index.generation import Generation
from index.retrieved import Hit, Retrieved

# Nearest paragraphs that an abstention shows at most.
_NEAREST = 3
# A passage with a lower cosine speaks of something else.
_RELATED = 0.3


@dataclass(frozen=True, slots=True)
class Served:
    """What is asked: a generation, with what it takes to judge what is found in it.

    The paragraphs with the locators in `without` were shown already.
    """

    generation: Generation
    embedder: Embedder
    min_confidence: float
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an `Answer` is made of, under the same names; `ranking` holds the surest paragraphs."""

    kind: AnswerKind
    confidence: float
    citations: tuple[Citation, ...] = ()
    ranking: tuple[tuple[str, int], ...] = ()
    notes: tuple[Text, ...] = ()
    nearest: tuple[Citation, ...] = ()
    choices: tuple[str, ...] = ()


def passages(
    retrieved: Retrieved, least: float, notes: tuple[Text, ...] = (), question: str = ""
) -> Found:
    """Return the best that was retrieved, the usual way, if the judge is as sure as `least`.

    `question` tells which of the hits add something, and whether articles differ on what it asks.
    Copies are found as far as hits go. An abstention has what comes nearest.
    """
    confidence = confidence_of(retrieved.evidence())
    if confidence < least:
        return _abstained(retrieved, confidence)
    chosen = choose(retrieved.hits, question)
    return Found(
        kind=AnswerKind.PASSAGES,
        confidence=confidence,
        citations=tuple(map(_cite, chosen.cited)),
        notes=(*notes, *_differ(chosen), *unmentioned(retrieved.unmentioned)),
    )


def _abstained(retrieved: Retrieved, confidence: float) -> Found:
    """Return an abstention with the hits that have anything to do with the question."""
    related = [hit for hit in retrieved.hits if hit.cosine >= _RELATED or hit.coverage > 0]
    nearest = folded_copies(related, _NEAREST)
    return Found(
        kind=AnswerKind.ABSTAINED,
        confidence=confidence,
        notes=(not_an_answer(retrieved.missing),) if nearest else (),
        nearest=tuple(map(_cite, nearest)),
    )


def _cite(folded: Folded[Hit]) -> Citation:
    hit = folded.head
    copies = tuple(locator_of(c.paragraph.article.id, c.paragraph.number) for c in folded.copies)
    return replace(Citation.of(hit.paragraph, hit.best, hit.score), copies=copies)


def _differ(chosen: Chosen) -> tuple[Text, ...]:
    """Say that articles differ, where they do."""
    if not chosen.differing:
        return ()
    articles = (each.head.paragraph.article for each in chosen.cited[: chosen.differing])
    dated = all(article.published_at for article in articles)
    return (DIFFER if dated else DIFFER_UNDATED,)


def places_of(citations: Sequence[Citation]) -> tuple[tuple[str, int], ...]:
    """Return where `citations` stand, for a ranking."""
    return tuple((citation.article, citation.paragraph) for citation in citations)
