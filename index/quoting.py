"""Where a text stands in a generation: word for word, or with changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from index.differing import Change, changes_of, likeness
from index.generation import Reader
from index.passages import Span
from index.store import ParagraphRecord
from index.wording import Token, exact_places, read_tokens, trimmed

# Two texts are one with changes from this on; measured, see tests/index/test_differing.py.
NEAR: Final = 0.6
# Fewer words in common than this are no likeness.
_LEAST_WORDS: Final = 3

# Words of the text that are looked up as one phrase, around its rarest.
_PHRASE: Final = 24
# Its rarest words, by which paragraphs that hold it with changes are found.
_RAREST: Final = 40
_HOLDING: Final = 200
_ALIKE: Final = 20
# The best of those are also read with so many paragraphs on either side.
_READ_ON: Final = 6
_AROUND: Final = 2
# Advertisements and the like may stand between two paragraphs of an article.
_REACH: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a text stands: a span in each paragraph that holds some of it, in order.

    `score` is 1 where it stands word for word; where not, `changes` lead from the article to it.
    """

    spans: tuple[tuple[ParagraphRecord, Span], ...]
    score: float
    changes: tuple[Change, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the words are the article's."""
        return not self.changes


def places_of(reader: Reader, text: str) -> list[Place]:
    """Return where `text` stands, the most alike first: word for word, or else with changes."""
    quotation = trimmed(read_tokens(text))
    if not quotation:
        return []
    asked = _Asked(text, quotation)
    keys = _holding(reader, quotation)
    whole = list(reader.store.paragraphs_by_key(keys).values()) if keys else []
    found = [place for paragraph in whole for place in asked.exact([paragraph])]
    return found or _further(reader, asked)


def nearest_paragraphs(reader: Reader, text: str) -> list[ParagraphRecord]:
    """Return the paragraphs whose words are most like those of `text`, best first."""
    words = [token.norm for token in read_tokens(text) if token.is_word]
    counts = reader.words.frequencies(list(dict.fromkeys(map(str.lower, words))))
    rarest = sorted((word for word in counts if counts[word]), key=counts.__getitem__)[:_RAREST]
    hits = reader.words.search(" ".join(rarest), _ALIKE)
    paragraphs = reader.store.paragraphs_by_key([hit.paragraph for hit in hits]) if hits else {}
    return [paragraphs[hit.paragraph] for hit in hits]


def _further(reader: Reader, asked: _Asked) -> list[Place]:
    """Look where the full-text index has no such phrase: over paragraphs, and for changes."""
    alike = nearest_paragraphs(reader, asked.text)
    stretches = [[paragraph] for paragraph in alike]
    stretches += [_read_on(reader, paragraph) for paragraph in alike[:_READ_ON]]
    exact = _distinct(place for stretch in stretches for place in asked.exact(stretch))
    if exact:
        return exact
    near = [place for stretch in stretches if (place := asked.near(stretch))]
    return _distinct(sorted(near, key=lambda place: (-place.score, len(place.spans))))


def _holding(reader: Reader, quotation: Sequence[Token]) -> list[int]:
    """Return the keys of paragraphs that hold the words of `quotation` as a phrase."""
    words = [token.norm for token in quotation if token.is_word]
    counts = reader.words.frequencies(list(dict.fromkeys(words)))
    rarest = min(range(len(words)), key=lambda place: counts[words[place]])
    first = max(0, rarest - _PHRASE // 2)
    return reader.words.holding(words[first : first + _PHRASE], _HOLDING)


def _read_on(reader: Reader, paragraph: ParagraphRecord) -> list[ParagraphRecord]:
    """Return `paragraph` with those before and behind it that are the article's."""
    around = reader.store.paragraphs_between(
        paragraph.article.id, paragraph.number - _REACH, paragraph.number + _REACH
    )
    own = [item for item in around if item.mark is None]
    place = next(place for place, item in enumerate(own) if item.number == paragraph.number)
    return own[max(0, place - _AROUND) : place + _AROUND + 1]


def _distinct(places: Iterable[Place]) -> list[Place]:
    """Return `places` without those that overlap one before them."""
    kept: list[Place] = []
    for place in places:
        if not any(_overlap(place, other) for other in kept):
            kept.append(place)
    return kept


def _overlap(one: Place, other: Place) -> bool:
    return any(
        left.key == right.key and a.start < b.end and b.start < a.end
        for left, a in one.spans
        for right, b in other.spans
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A text that is looked for, and its words."""

    text: str
    quotation: Sequence[Token]

    def exact(self, paragraphs: Sequence[ParagraphRecord]) -> Iterator[Place]:
        """Yield where the text stands word for word in `paragraphs`, read as one."""
        stretch = _Stretch.of(paragraphs)
        for span in exact_places(read_tokens(self.text), read_tokens(stretch.text)):
            yield Place(spans=stretch.spans(span), score=1.0)

    def near(self, paragraphs: Sequence[ParagraphRecord]) -> Place | None:
        """Return where the text stands with changes in `paragraphs`, read as one."""
        stretch = _Stretch.of(paragraphs)
        found = likeness(self.quotation, read_tokens(stretch.text))
        if found is None or found.score < NEAR or found.words_in_common < _LEAST_WORDS:
            return None
        changes = changes_of(found, self.text, stretch.text)
        return Place(spans=stretch.spans(found.span), score=found.score, changes=changes)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Paragraphs as one text, a line each."""

    paragraphs: Sequence[ParagraphRecord]
    starts: Sequence[int]
    text: str

    @classmethod
    def of(cls, paragraphs: Sequence[ParagraphRecord]) -> _Stretch:
        """Join `paragraphs`."""
        starts = [0]
        for paragraph in paragraphs:
            starts.append(starts[-1] + len(paragraph.text) + 1)
        return cls(paragraphs, starts, "\n".join(paragraph.text for paragraph in paragraphs))

    def spans(self, span: Span) -> tuple[tuple[ParagraphRecord, Span], ...]:
        """Return what of each paragraph is in `span` of the text."""
        pieces = []
        for paragraph, (start, behind) in zip(self.paragraphs, pairwise(self.starts), strict=True):
            low, high = max(span.start, start), min(span.end, behind - 1)
            # Without the quotation marks of a quotation that runs on.
            tokens = read_tokens(self.text[low:high])
            if tokens:
                shift = low - start
                piece = Span(tokens[0].start + shift, tokens[-1].end + shift)
                pieces.append((paragraph, piece))
        return tuple(pieces)
