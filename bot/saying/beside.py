"""What articles tell of somebody beside the words that they quote: where a ranking goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from bot.saying.spoken import Spoken
from corpus import fold, last_name, split_sentences
from index.generation import Generation, Reader
from index.store import ParagraphRecord, PersonRecord

# What speaks for a paragraph: a sentence begins with the name; the name stands anywhere; the
# paragraph before, or behind, holds words of the same person; it begins with a pronoun.
_BEGINS, _NAMED, _BEHIND, _BEFORE, _PRONOUN = 2.0, 1.0, 1.0, 1.0, 0.5
_LEAST: Final = 1.0
# A title or a first name may stand before the surname that a sentence begins with.
_FIRST_WORDS: Final = 3
_WORD: Final = re.compile(r"[^\W_]+")


def beside(
    generation: Generation, people: Sequence[PersonRecord], spoken: Sequence[Spoken]
) -> list[tuple[str, int]]:
    """Return paragraphs of the same articles that tell of `people`, the likeliest first.

    `spoken` is what they say there; those paragraphs are not among the ones returned.
    """
    surnames = {last_name(person.name) for person in people}
    numbers: dict[str, set[int]] = {}
    for each in spoken:
        numbers.setdefault(each.paragraph.article.id, set()).add(each.paragraph.number)
    with generation.reader() as reader:
        scored = [
            (_score(paragraph, surnames, held), paragraph)
            for article, held in numbers.items()
            for paragraph in _others(reader, article, held)
        ]
    likely = [item for item in scored if item[0] >= _LEAST]
    likely.sort(key=lambda item: -item[0])
    return [(paragraph.article.id, paragraph.number) for _, paragraph in likely]


def _others(reader: Reader, article: str, held: Iterable[int]) -> list[ParagraphRecord]:
    found = reader.store.article(article)
    paragraphs = reader.store.paragraphs_between(article, 1, found.length) if found else []
    return [each for each in paragraphs if each.mark is None and each.number not in held]


def _score(paragraph: ParagraphRecord, surnames: set[str], held: set[int]) -> float:
    sentences = [
        _words(paragraph.text[start:end]) for start, end in split_sentences(paragraph.text)
    ]
    begins = any(not surnames.isdisjoint(words[:_FIRST_WORDS]) for words in sentences)
    named = begins or any(not surnames.isdisjoint(words) for words in sentences)
    pronoun = bool(sentences) and sentences[0][:1] in (["he"], ["she"])
    return (
        _BEGINS * begins
        + _NAMED * named
        + _BEHIND * (paragraph.number - 1 in held)
        + _BEFORE * (paragraph.number + 1 in held)
        + _PRONOUN * pronoun
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
