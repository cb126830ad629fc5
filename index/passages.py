"""Passages: what of a paragraph is embedded and retrieved."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from corpus import split_sentences

# Sentences are packed up to these: one embedding of a long paragraph hides the sentence that
# answers, and a passage is also what is quoted. docs/ranking.md has what was tried.
WORDS_PER_PASSAGE = 40
SENTENCES_PER_PASSAGE = 2


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a paragraph."""

    start: int
    end: int


def passages_of(text: str, words: int = WORDS_PER_PASSAGE) -> list[Span]:
    """Cut a paragraph into sentences, or two of at most `words` words together."""
    spans: list[Span] = []
    room = packed = 0
    for start, end in split_sentences(text):
        size = len(text[start:end].split())
        if packed < SENTENCES_PER_PASSAGE and spans and size <= room:
            spans[-1] = Span(spans[-1].start, end)
            room, packed = room - size, packed + 1
        else:
            spans.append(Span(start, end))
            room, packed = words - size, 1
    return spans


def embedded_text(title: str, text: str, span: Span) -> str:
    """Return what is embedded for a passage: its words, under the title that explains them."""
    return f"{title}\n{text[span.start : span.end]}"


def fingerprint_of(text: str) -> bytes:
    """Return what recognises `text`, as embedded, in an earlier generation (32 bytes)."""
    return sha256(text.encode(errors="surrogatepass")).digest()
