"""How much what somebody says is about a topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.judge import confidence_of
from bot.saying.spoken import Run, Spoken
from index.embedder import Embedder
from index.generation import Generation
from index.search import Hit, score_paragraphs

# SQLite takes only so many values in one question; what is left out is the oldest.
_MOST: Final = 30_000


@dataclass(frozen=True, slots=True)
class Relevance:
    """The hits of a topic among somebody's paragraphs, by the key of the paragraph."""

    hits: Mapping[int, Hit]

    @property
    def confidence(self) -> float:
        """How sure it is that any of them is about the topic."""
        return confidence_of(list(self.hits.values()))

    def confidence_in(self, run: Run) -> float:
        """Return how sure it is that `run` is about the topic."""
        return max((confidence_of([hit]) for hit in self._hits_of(run)), default=0.0)

    def of(self, run: Run) -> float:
        """Return what to order by: how near in meaning and in words the best paragraph is."""
        return max((hit.cosine + hit.coverage for hit in self._hits_of(run)), default=0.0)

    def _hits_of(self, run: Run) -> list[Hit]:
        keys = (spoken.paragraph.key for spoken in run)
        return [self.hits[key] for key in keys if key in self.hits]


def relevance_of(
    generation: Generation, embedder: Embedder, topic: str, spoken: Sequence[Spoken]
) -> Relevance:
    """Score `spoken`, the newest first, for `topic`."""
    keys = list(dict.fromkeys(each.paragraph.key for each in spoken))[:_MOST]
    hits = score_paragraphs(generation, topic, embedder.embed_query(topic), keys)
    return Relevance({hit.paragraph.key: hit for hit in hits})
