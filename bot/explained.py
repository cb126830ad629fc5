"""Why an answer is what it is, kept without a word of the question, and told again.

Of the words that matched, only their places in the articles are kept, and of what the articles lack
only how much it is: what somebody asks about, and no article has, is nowhere in `state.db`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from typing import Any
from zlib import crc32

from bot.access import FULL, Access
from bot.language import Text, text
from bot.why import Why, WhyHit
from corpus import parse_locator
from index.generation import Reader
from index.passages import Span
from index.serving import LiveIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptHit:
    """A paragraph that was found, as in `WhyHit`: `matched` counts the words that matched.

    `places` are where each of those that stand in its text first does, and `check` stands for that
    text, to tell whether it is still the same.
    """

    locator: str
    score: float
    figures: tuple[tuple[str, float], ...]
    matched: int
    places: tuple[Span, ...]
    check: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWhy:
    """A `Why` without words: `missing` counts the names and figures that are lacking."""

    confidence: float
    least: float
    gate: str
    evidence: tuple[tuple[str, float], ...]
    missing: int
    hits: tuple[KeptHit, ...]


class Explained:
    """Takes the words out of a `Why`, and reads them again from the articles."""

    def __init__(self, index: LiveIndex) -> None:
        self._index = index

    def without_words(self, why: Why) -> KeptWhy:
        """Return `why` as it may be kept. Raises a `SearchIndexError` when nothing is served."""
        with self._index.lease(FULL.covers) as generation, generation.reader() as reader:
            hits = tuple(_without_words(reader, hit) for hit in why.hits)
        return KeptWhy(
            confidence=why.confidence,
            least=why.least,
            gate=why.gate,
            evidence=why.evidence,
            missing=len(why.missing),
            hits=hits,
        )

    def with_words(self, kept: KeptWhy, access: Access = FULL) -> Why:
        """Return what was `kept`, its words as the articles have them now.

        Hits outside of `access` are left out, as far as there are any now. Raises a
        `SearchIndexError` when nothing is served.
        """
        with self._index.lease(access.covers) as generation, generation.reader() as reader:
            seen = [hit for hit in kept.hits if access == FULL or _text(reader, hit.locator)]
            hits = tuple(_with_words(reader, hit) for hit in seen)
        return Why(
            confidence=kept.confidence,
            least=kept.least,
            gate=kept.gate,
            evidence=kept.evidence,
            missing=(text("why-so-many", count=kept.missing),) if kept.missing else (),
            hits=hits,
        )


def why_to_json(kept: KeptWhy) -> dict[str, Any]:
    """Return `kept` as it is kept."""
    return asdict(kept)


def why_from_json(fields: dict[str, Any]) -> KeptWhy:
    """Return what was kept as `fields`."""
    why = KeptWhy(**fields)
    hits = tuple(_hit_from_json(hit) for hit in fields["hits"])
    return replace(why, evidence=_pairs(fields["evidence"]), hits=hits)


def _hit_from_json(fields: dict[str, Any]) -> KeptHit:
    places = tuple(Span(**place) for place in fields["places"])
    return replace(KeptHit(**fields), figures=_pairs(fields["figures"]), places=places)


def _pairs(pairs: list[list[Any]]) -> tuple[tuple[str, float], ...]:
    return tuple((name, figure) for name, figure in pairs)


def _without_words(reader: Reader, hit: WhyHit) -> KeptHit:
    text = _text(reader, hit.locator)
    return KeptHit(
        locator=hit.locator,
        score=hit.score,
        figures=hit.figures,
        matched=len(hit.matched),
        places=_places(reader, text, tuple(map(str, hit.matched))),
        check=_check(text),
    )


def _with_words(reader: Reader, hit: KeptHit) -> WhyHit:
    text = _text(reader, hit.locator)
    same = _check(text) == hit.check
    words = [text[place.start : place.end] for place in hit.places] if same else []
    return WhyHit(
        locator=hit.locator,
        score=hit.score,
        figures=hit.figures,
        matched=(*words, *_unread(hit.matched - len(words), same=same)),
    )


def _unread(count: int, *, same: bool) -> tuple[Text, ...]:
    """Return what is told of `count` matched words that cannot be read in the paragraph."""
    if not count:
        return ()
    return (text("why-beside", count=count) if same else text("why-then", count=count),)


def _places(reader: Reader, text: str, words: Collection[str]) -> tuple[Span, ...]:
    """Return where each of `words`, in any inflection, first stands in `text`, in order."""
    stems = {term.stem for word in words for term in reader.words.read(word)}
    places: dict[str, Span] = {}
    for term in reader.words.read(text):
        if term.stem in stems:
            places.setdefault(term.stem, Span(term.start, term.start + len(term.word)))
    return tuple(places.values())


def _text(reader: Reader, locator: str) -> str:
    """Return the text of the paragraph that `locator` names, "" where there is none now."""
    article, number = parse_locator(locator)
    found = reader.store.paragraphs_between(article, number, number)
    return found[0].text if found else ""


def _check(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))
