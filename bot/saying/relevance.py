"""How much what somebody says is about a topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.judge import confidence_of
from bot.saying.spoken import Run, Spoken
from index.embedder import Embedder
from index.generation import Generation
from index.retrieved import Hit, Retrieved
from index.search import score_paragraphs

# SQLite takes only so many values in one question; what is left out is the oldest.
_MOST: Final = 30_000
_IN_THESE_WORDS: Final = 0.6


@dataclass(frozen=True, slots=True)
class Relevance:
    """The hits of a topic among somebody's paragraphs, by the key of the paragraph.

    `sure` tells of each how sure it is that it is about the topic.
    """

    hits: Mapping[int, Hit]
    sure: Mapping[int, float]

    @property
    def confidence(self) -> float:
        """How sure it is that any of them is about the topic."""
        return max(self.sure.values(), default=0.0)

    def confidence_in(self, run: Run) -> float:
        """Return how sure it is that `run` is about the topic."""
        return max((self.sure[hit.paragraph.key] for hit in self._hits_of(run)), default=0.0)

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
    retrieved = score_paragraphs(generation, embedder, topic, keys)
    wanted = set(retrieved.terms.stems)
    with generation.reader() as reader:
        worded = {
            hit.paragraph.key
            for hit in retrieved.hits
            if wanted and wanted <= reader.words.stems_of(hit.paragraph.text)
        }
    return Relevance(
        hits={hit.paragraph.key: hit for hit in retrieved.hits},
        sure={
            hit.paragraph.key: _sure(retrieved.of([hit]), in_words=hit.paragraph.key in worded)
            for hit in retrieved.hits
        },
    )


def _sure(retrieved: Retrieved, *, in_words: bool) -> float:
    """Return how sure it is that the only hit of `retrieved` is about the topic.

    The judge knows questions, and takes a bare word such as "the army" for little evidence; but
    a paragraph that has all words of a topic is about it.
    """
    judged = confidence_of(retrieved.evidence())
    return max(judged, _IN_THESE_WORDS) if in_words else judged
