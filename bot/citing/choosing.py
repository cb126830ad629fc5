"""How much of what was found an answer cites: one paragraph, or more when they add something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.citing.asking import Asking, read_asking
from bot.citing.copies import Quotable
from bot.citing.disagreeing import Telling
from bot.citing.folding import Folded, fold
from bot.citing.lexicon import stem_of
from index.retrieved import Hit
from index.words import content_words

# An answer cites this many passages at most.
MOST_PASSAGES: Final = 4
# A hit that scores this share of the best one's score, and holds this share of what the best holds
# of the question, may be the one that answers. docs/ranking.md has what other shares give.
_NEARLY_AS_GOOD: Final = 0.85
_HOLDS_AS_MUCH: Final = 0.8
# A hit that holds words of the question which those cited do not need only score this share.
_GOOD_ENOUGH_TO_ADD: Final = 0.75
# A copy may quote a sentence more than the head has, as long as the head has most of the quote.
_MAY_LACK: Final = 0.5


@dataclass(frozen=True, slots=True)
class Chosen:
    """The hits to cite, in order; `differing` counts the first of them that contradict each other.

    Those are the newest first.
    """

    cited: tuple[Folded[Hit], ...]
    differing: int = 0


def choose(hits: Sequence[Hit], question: str = "") -> Chosen:
    """Return which of `hits`, ranked best first, answer `question`.

    Copies count as one. The best is always cited. Others are where they are about as good, where
    they hold what the question asks and those before do not, or where they contradict the best.
    """
    folded = folded_copies(hits)
    if not folded:
        return Chosen(())
    asking = read_asking(question)
    adding = _adding(folded, asking)
    differing = _differing(folded, adding, asking)
    rest = [each for each in adding if each not in differing]
    return Chosen((*differing, *rest)[:MOST_PASSAGES], len(differing))


def folded_copies(hits: Sequence[Hit], most: int | None = None) -> list[Folded[Hit]]:
    """Return `hits` in order, copies under the first of them; at most `most` where it is given."""
    quotables = {_place(hit): Quotable(hit.paragraph.text, hit.best) for hit in hits}

    def is_copy(hit: Hit, head: Hit) -> bool:
        return quotables[_place(hit)].copies(quotables[_place(head)], _MAY_LACK)

    return fold(hits, is_copy, most)


def _place(hit: Hit) -> tuple[str, int]:
    return hit.paragraph.article.id, hit.paragraph.number


def _adding(folded: Sequence[Folded[Hit]], asking: Asking) -> list[Folded[Hit]]:
    """Return the best hit and those that add something to it."""
    best = folded[0].head
    chosen, held = [folded[0]], _stems(best) & asking.subject
    for each in folded[1:]:
        hit = each.head
        if len(chosen) == MOST_PASSAGES or hit.score < _GOOD_ENOUGH_TO_ADD * best.score:
            continue
        news = (_stems(hit) & asking.subject) - held
        if news or _is_nearly_as_good(hit, best):
            chosen.append(each)
            held |= news
    return chosen


def _is_nearly_as_good(hit: Hit, best: Hit) -> bool:
    return (
        hit.score >= _NEARLY_AS_GOOD * best.score and hit.coverage >= _HOLDS_AS_MUCH * best.coverage
    )


def _stems(hit: Hit) -> set[str]:
    text = f"{hit.paragraph.article.title}\n{hit.paragraph.text}"
    return {stem_of(word) for word in content_words(text)}


def _differing(
    folded: Sequence[Folded[Hit]], adding: Sequence[Folded[Hit]], asking: Asking
) -> list[Folded[Hit]]:
    """Return the best hit and those that contradict it, the newest first; nothing without any.

    What contradicts may have any score: it holds what is asked about, and speaks of it as the best.
    What is cited anyway is with them where it contradicts one of them.
    """
    tellings = {_place(each.head): _telling(each.head) for each in folded}

    def disagree(one: Folded[Hit], other: Folded[Hit]) -> bool:
        here, there = tellings[_place(one.head)], tellings[_place(other.head)]
        return here.is_about(asking) and there.is_about(asking) and here.disagrees(there, asking)

    best = folded[0]
    near = [each for each in folded[1:] if disagree(best, each)]
    others = [
        each
        for each in adding[1:]
        if each not in near and any(disagree(each, against) for against in near)
    ]
    return _newest_first([best, *near, *others][:MOST_PASSAGES]) if near else []


def _telling(hit: Hit) -> Telling:
    article = hit.paragraph.article
    return Telling(article.id, article.title, hit.paragraph.text, hit.best)


def _newest_first(folded: Sequence[Folded[Hit]]) -> list[Folded[Hit]]:
    """Order by the day of publishing, the newest first and undated last."""
    return sorted(
        folded, key=lambda each: (each.head.paragraph.article.published_at or "")[:10], reverse=True
    )
