"""Gaps: what people asked and the articles did not answer, alike questions together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np

from bot.asked import Asked
from bot.statistics.alike import groups_of, words_of
from bot.statistics.without_ids import without_ids
from index.embedder import Embedder
from index.vectors import Vectors

# Questions that are looked at, the newest; it bounds the time and the memory of the comparison.
MOST_COMPARED: Final = 2_000
# Reasons of 👎 that speak against an answer; the others speak against a refusal.
_COMPLAINTS: Final = frozenset(
    {"wrong-paragraph", "wrong-speaker", "outdated", "should-not-answer"}
)


class GapKind(StrEnum):
    """Why it is a gap: nothing was answered, or what was answered was voted down."""

    UNANSWERED = "unanswered"
    BADLY = "badly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Questions that are alike, `question` standing for them.

    `questions` counts those of different words, `times` how often any was asked; `first` and
    `last` are days in UTC.
    """

    kind: GapKind
    question: str
    questions: int
    times: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class _Worded:
    """All askings of the same words, and the spelling that stands for them."""

    text: str
    asked: tuple[Asked, ...]


def find_gaps(asked: Sequence[Asked], embedder: Embedder, most: int) -> list[Gap]:
    """Return what `asked` shows to be missing: the unanswered first, then the badly answered.

    Of each kind there are at most `most`, the most often asked first. A question counts as badly
    answered when more people voted it down than up, or as many with a complaint about the answer.
    What the same words got a good answer to since is no gap, nor is what holds no word. The newest
    2,000 that are left are compared, each distinct wording being embedded once: seconds for as
    many with a small model, so call it off the event loop.
    """
    kept = _open(asked)
    return [
        gap
        for kind in GapKind
        for gap in _gaps(kind, [each for each in kept if _kind(each) is kind], embedder)[:most]
    ]


def _open(asked: Sequence[Asked]) -> list[Asked]:
    """Return the newest questions that were not well answered, newest first."""
    kept: list[Asked] = []
    closed: set[frozenset[str]] = set()
    for each in sorted(asked, key=lambda each: (each.asked_at, each.text), reverse=True):
        words = words_of(_text(each))
        if _kind(each) is None:
            closed.add(words)
        elif words and words not in closed:
            kept.append(each)
        if len(kept) == MOST_COMPARED:
            break
    return kept


def _kind(asked: Asked) -> GapKind | None:
    if not asked.answered:
        return GapKind.UNANSWERED
    complained = asked.downs == asked.ups and not _COMPLAINTS.isdisjoint(asked.reasons)
    return GapKind.BADLY if asked.downs > asked.ups or complained else None


def _gaps(kind: GapKind, asked: Sequence[Asked], embedder: Embedder) -> list[Gap]:
    """Return the groups of `asked`, the most often asked first, then the newest."""
    if not asked:
        return []
    worded = _by_words(asked)
    texts = [each.text for each in worded]
    vectors = embedder.embed_passages(texts)
    found = [_gap(kind, worded, group, vectors) for group in groups_of(texts, vectors)]
    return sorted(found, key=lambda gap: (-gap.times, -gap.last.toordinal(), gap.question))


def _by_words(asked: Iterable[Asked]) -> list[_Worded]:
    """Return `asked` by their words, the most often asked first, then as the alphabet has them."""
    found: dict[frozenset[str], list[Asked]] = {}
    for each in asked:
        found.setdefault(words_of(_text(each)), []).append(each)
    worded = [_Worded(_spelling(same), tuple(same)) for same in found.values()]
    return sorted(worded, key=lambda each: (-len(each.asked), each.text))


def _spelling(same: Iterable[Asked]) -> str:
    """Return how it is most often spelt; on ties the shortest, then the first of the alphabet."""
    counts: Mapping[str, int] = Counter(map(_text, same))
    return min(counts, key=lambda text: (-counts[text], len(text), text))


def _text(asked: Asked) -> str:
    return " ".join(without_ids(asked.text).split())


def _gap(kind: GapKind, worded: Sequence[_Worded], group: Sequence[int], vectors: Vectors) -> Gap:
    asked = [each for place in group for each in worded[place].asked]
    days = [each.asked_at.date() for each in asked]
    return Gap(
        kind=kind,
        question=worded[_most_central(worded, group, vectors)].text,
        questions=len(group),
        times=len(asked),
        first=min(days),
        last=max(days),
    )


def _most_central(worded: Sequence[_Worded], group: Sequence[int], vectors: Vectors) -> int:
    """Return the place in `group` that is nearest to all askings; the shortest on ties."""
    weights = np.array([len(worded[place].asked) for place in group], dtype=np.float32)
    middle = weights @ vectors[list(group)]
    nearness = {place: round(float(vectors[place] @ middle), 4) for place in group}
    return min(
        group, key=lambda place: (-nearness[place], len(worded[place].text), worded[place].text)
    )
