"""The reranker that the settings name, if any, and what it changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from index.reranker import Reranker
    from index.retrieved import Retrieved

# The reranker's share of a hit's score; the rest is the search's.
_SHARE = 0.5


def reranker_of(settings: Settings) -> Reranker | None:
    """Return the reranker that `settings` name, not loaded yet; None where they name none."""
    if not settings.reranker:
        return None
    from index.reranker import CrossEncoderReranker  # noqa: PLC0415 - only where one is used

    return CrossEncoderReranker(settings.reranker, settings.reranker_seconds)


def reranked_hits(reranker: Reranker, question: str, retrieved: Retrieved) -> Retrieved:
    """Return what was `retrieved` in the order of both; what there was no time for stays behind."""
    from index.reranker import reranked  # noqa: PLC0415 - only where one is used

    hits = retrieved.hits
    texts = [f"{hit.paragraph.article.title}\n{hit.paragraph.text}" for hit in hits]
    scores = reranker.scores(question, texts)
    own = [hit.score for hit in hits]
    return retrieved.of(
        replace(hits[place], score=score) for place, score in reranked(own, scores, _SHARE)
    )
