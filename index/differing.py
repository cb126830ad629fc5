"""Where a text stands in another with changes, and which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, LCSseq

from index.passages import Span
from index.wording import Token, same_start, trimmed
from index.words import content_words

# Tokens on either side of the best window that may still belong to it: some, and a share of it.
_ROOM: Final = 6
_MOST_ROOM: Final = 24
# Words beside a match that may stand where the quotation has others.
_MOST_BESIDE: Final = 3
_SENTENCE_ENDS: Final = frozenset(".!?…;:")
# What a token that the quotation lacks costs beside what one that it has is worth: one more word
# of it is worth reading over six others.
_OTHERS: Final = 0.15
# What a word that carries only grammar weighs beside one that carries a subject.
_GRAMMAR: Final = 0.3


class Op(StrEnum):
    """What happened to a stretch of an article on its way into a quotation of it."""

    EQUAL = "equal"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch that is as in the article, one that was left out, or one that was put in.

    The texts of all that are not `ADDED`, put together, are the article's, byte for byte.
    """

    op: Op
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A quotation beside the place of a text that is most like it.

    `span` counts characters of the text, and `score` is the share of both sides' words that stand
    in both in one order, from 0 to 1; `words_in_common` counts them.
    """

    span: Span
    score: float
    words_in_common: int
    quotation: Sequence[Token]
    tokens: Sequence[Token]


def likeness(quotation: Sequence[Token], tokens: Sequence[Token]) -> Likeness | None:
    """Return the place in the text of `tokens` that is most like `quotation`.

    None where they have no word in common.
    """
    quotation = trimmed(quotation)
    blocks = _blocks(quotation, tokens)
    common = [token for block in blocks for token in tokens[block.found : block.found + block.size]]
    if not _words(common):
        return None
    found = tokens[slice(*_widened(blocks, quotation, tokens))]
    return Likeness(
        span=Span(found[0].start, found[-1].end),
        score=_shared(common, quotation, found),
        words_in_common=_words(common),
        quotation=quotation,
        tokens=found,
    )


def changes_of(found: Likeness, quoted: str, text: str) -> tuple[Change, ...]:
    """Tell the changes from the place in `text` to `quoted`, the two that `found` compares."""
    return tuple(_added_last(_runs(found, quoted, text)))


@dataclass(frozen=True, slots=True)
class _Block:
    """Tokens that stand in both: where in the quotation, where in the text, and how many."""

    quoted: int
    found: int
    size: int


def _blocks(quotation: Sequence[Token], tokens: Sequence[Token]) -> list[_Block]:
    """Return what `quotation` shares with the stretch of `tokens` that is most like it."""
    wanted, text = _folded(quotation), _folded(tokens)
    low, high = _narrowed(wanted, text, *_window(wanted, text))
    return [
        _Block(op.src_start, low + op.dest_start, op.src_end - op.src_start)
        for op in Indel.opcodes(wanted, text[low:high])
        if op.tag == "equal"
    ]


def _window(wanted: list[str], text: list[str]) -> tuple[int, int]:
    """Return the stretch of `text` that holds the best match, with some room around it."""
    if len(text) <= len(wanted) or not wanted:
        return 0, len(text)
    best = fuzz.partial_ratio_alignment(wanted, text)
    if best is None:  # for the type checker: only where a cutoff is given
        return 0, len(text)
    room = _room(wanted)
    return max(0, best.dest_start - room), min(len(text), best.dest_end + room)


def _room(wanted: list[str]) -> int:
    return min(_ROOM + len(wanted) // 4, _MOST_ROOM)


def _narrowed(wanted: list[str], text: list[str], low: int, high: int) -> tuple[int, int]:
    """Return `low` and `high` without the ends that hold more of other things than of `wanted`."""
    tries = 2 * _room(wanted) + 1

    def merit(first: int, behind: int) -> float:
        common = LCSseq.similarity(wanted, text[first:behind])
        return common - _OTHERS * (behind - first - common)

    def from_low(place: int) -> tuple[float, int]:
        return merit(place, high), place

    low = max(range(low, min(low + tries, high)), key=from_low, default=low)

    def up_to_high(place: int) -> tuple[float, int]:
        return merit(low, place), -place

    return low, max(range(max(high - tries, low + 1), high + 1), key=up_to_high, default=high)


def _widened(
    blocks: Sequence[_Block], quotation: Sequence[Token], tokens: Sequence[Token]
) -> tuple[int, int]:
    """Return where the match begins and ends, with the words that others were put in place of."""
    first, last = blocks[0], blocks[-1]
    behind = last.found + last.size
    before = _beside(tokens[: first.found][::-1], _words(quotation[: first.quoted]))
    after = _beside(tokens[behind:], _words(quotation[last.quoted + last.size :]))
    return first.found - before, behind + after


def _beside(tokens: Sequence[Token], words: int) -> int:
    """Return how many of `tokens` hold up to `words` words of one sentence."""
    left = min(words, _MOST_BESIDE)
    taken = 0
    for place, token in enumerate(tokens, 1):
        if not left or token.norm in _SENTENCE_ENDS:
            break
        if token.is_word:
            left, taken = left - 1, place
    return taken


def _shared(common: Sequence[Token], one: Sequence[Token], other: Sequence[Token]) -> float:
    """Return the share of the words of `one` and `other` that is `common` to both."""
    subject = set(content_words(" ".join(token.norm for token in (*one, *other) if token.is_word)))

    def weight(tokens: Sequence[Token]) -> float:
        words = (token.norm.lower() for token in tokens if token.is_word)
        return sum(1.0 if word in subject else _GRAMMAR for word in words)

    return 2 * weight(common) / (weight(one) + weight(other))


def _runs(found: Likeness, quoted: str, text: str) -> Iterator[Change]:
    """Yield a change for every run of tokens, those of `text` with the spaces behind them."""
    starts = [*(token.start for token in found.tokens), found.span.end]
    wanted, have = ([token.norm for token in side] for side in (found.quotation, found.tokens))
    if same_start(wanted[0], have[0]):
        wanted[0] = have[0]
    for op in Indel.opcodes(wanted, have):
        if op.tag == "delete":
            run = found.quotation[op.src_start : op.src_end]
            yield Change(Op.ADDED, quoted[run[0].start : run[-1].end])
        else:
            kind = Op.EQUAL if op.tag == "equal" else Op.REMOVED
            yield Change(kind, text[starts[op.dest_start] : starts[op.dest_end]])


def _added_last(runs: Iterator[Change]) -> Iterator[Change]:
    """Yield `runs` with what was added between two equal ones behind what was removed there."""
    added: list[str] = []
    for run in runs:
        if run.op is Op.ADDED:
            added.append(run.text)
            continue
        if run.op is Op.EQUAL and added:
            yield Change(Op.ADDED, " ".join(added))
            added = []
        yield run
    if added:
        yield Change(Op.ADDED, " ".join(added))


def _folded(tokens: Sequence[Token]) -> list[str]:
    return [token.norm.casefold() for token in tokens]


def _words(tokens: Sequence[Token]) -> int:
    return sum(token.is_word for token in tokens)
