"""What a question takes for granted, and what was found does not hold: names, figures, words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.citing.numbers import read_number
from corpus.spelling import plain
from index.documents import facts_of
from index.generation import Generation, Reader
from index.retrieved import Hit, Retrieved
from index.terms import Terms
from index.wording import read_tokens
from index.words import content_words

# Longer questions put the facts of several articles together: no single one holds all they name.
_LONG: Final = 12
# At least this much alike, one name is another misspelt: Shirey and Shirley, Lain and Iain.
_MISSPELT: Final = 0.74
_SHORTEST: Final = 3
# Words that carry no premise: they ask for a measure or a moment, or stand with any other verb.
_LIGHT: Final = frozenset(
    """amount began begin big bring brought call called came century come comes coming date day
    days decade deep degree far fast get gets go goes going gone got happen heavy herself high
    himself hour hours itself keep kept kind large last lasted long made main make makes many
    minute minutes month months much name names number often old part people per percent percentage
    person place point reason result role since sort start started take taken takes tall themselves
    thing things time times took total type use used using way week weeks went wide word words
    year years""".split()
)
# What asks for nothing but when, why or where something happened.
_MOMENT: Final = re.compile(
    r"(?:(?:since |until )?(?:when|why|where)|(?:on|in) (?:what|which) (?:day|date|month|year)) "
    r"(?:did|do|does|has|have|had|was|were|is|are|will)\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W_]+")
# Behind these stands what something happened to, or where.
_BEFORE_NOUNS: Final = frozenset(
    """a an the his her its their our your and at be been by for from in into near of off on onto or
    over to under with""".split()
)
# So many letters in common at the beginning, and half of each name, make British of Britain.
_BEGINNING: Final = 4
# Up to this, a number in words tells little.
_SMALL: Final = 12
# A number like a year may stand anywhere in the article: its paragraphs take the year for granted.
_YEARS: Final = range(1000, 2100)


def checked(generation: Generation, question: str, retrieved: Retrieved) -> Retrieved:
    """Return what was `retrieved` for `question` with what its best hit lacks of the question.

    A name is lacking where the whole article has none like it, a figure where the paragraph, its
    title or its date does not hold it, written in any way, and any other word where the article has
    neither it nor, in that paragraph, one that is like it in meaning. Where nothing is asked but
    when or why such a word happened, it is as lacking as a name.
    """
    if not retrieved.hits or len(content_words(question)) >= _LONG:
        return retrieved
    best = retrieved.hits[0]
    with generation.reader() as reader:
        names, words = _absent(reader, retrieved.terms, best)
        figures = _figures_missing(reader, question, best)
        unknown = _unknown(names, _texts(reader, best)) if names else []
    granted = _granted(question, retrieved.terms, words)
    return replace(
        retrieved,
        missing=tuple(_as_typed(question, [*unknown, *figures, *granted])),
        unmentioned=tuple(_as_typed(question, [word for word in words if word not in granted])),
    )


def _granted(question: str, terms: Terms, absent: Collection[str]) -> list[str]:
    """Return those of `absent` that `question` takes for granted as what happened.

    It asks for nothing else: it ends with such a word, as in "When did the mill burn?", or all
    others are names and what is beside them.
    """
    words = _WORD.findall(question.lower())
    if not absent or not _MOMENT.match(question):
        return []
    before = dict(zip(words[1:], words, strict=False))
    events = [word for word in absent if before.get(word) not in _BEFORE_NOUNS]
    if words[-1] in events:
        return [words[-1]]
    names = {word for word, is_name in zip(terms.words, terms.names, strict=True) if is_name}
    beside = {
        word
        for one, other in pairwise(words)
        for word in (one, other)
        if not names.isdisjoint({one, other})
    }
    return events if set(terms.words) <= names | beside | set(absent) else []


def _absent(reader: Reader, terms: Terms, best: Hit) -> tuple[list[str], list[str]]:
    """Return the names and the other words of `terms` that the article of `best` does not hold."""
    names: list[str] = []
    words: list[str] = []
    places = reader.store.keys_of(best.paragraph.article.id)
    for stem, word, is_name in zip(terms.stems, terms.words, terms.names, strict=True):
        if stem in best.held or any(map(str.isdigit, word)):
            continue
        if not is_name and (stem not in best.unlike or word in _LIGHT):
            continue
        if not reader.words.stands_within(word, places):
            (names if is_name else words).append(word)
    return names, words


def _texts(reader: Reader, best: Hit) -> list[str]:
    article = best.paragraph.article
    return [each.text for each in reader.store.paragraphs_between(article.id, 1, article.length)]


def _unknown(names: Collection[str], texts: Iterable[str]) -> list[str]:
    """Return those of `names` that no word of `texts` is like in spelling."""
    words = {plain(token.norm) for text in texts for token in read_tokens(text) if token.is_word}
    known = sorted(word for word in words if len(word) >= _SHORTEST)
    return [name for name in names if not _is_known(plain(name), known)]


def _is_known(name: str, words: list[str]) -> bool:
    if len(name) < _SHORTEST or any(_begin_alike(name, word) for word in words):
        return True
    near = process.extractOne(name, words, scorer=OSA.normalized_similarity, score_cutoff=_MISSPELT)
    return near is not None


def _begin_alike(one: str, other: str) -> bool:
    least = max(_BEGINNING, (max(len(one), len(other)) + 1) // 2)
    return one[:least] == other[:least]


def _figures_missing(reader: Reader, question: str, best: Hit) -> list[str]:
    asked = {word: value for word, value in _figures(question).items() if _is_plain(word, value)}
    article = best.paragraph.article
    here = set(_figures(f"{best.paragraph.text} {article.title} {facts_of(article)}").values())
    missing = {word: value for word, value in asked.items() if value not in here}
    if not any(value in _YEARS for value in missing.values()):
        return list(missing)
    anywhere = {value for text in _texts(reader, best) for value in _figures(text).values()}
    return [word for word, value in missing.items() if value not in _YEARS or value not in anywhere]


def _figures(text: str) -> dict[str, Decimal]:
    """Return the figures in `text`, as they are written there, each with its value."""
    tokens = read_tokens(text)
    found: dict[str, Decimal] = {}
    place = 0
    while place < len(tokens):
        number = read_number(tokens, place)
        if number is None or _is_in_name(text, tokens[place].start):
            place += 1
            continue
        behind = max(number.behind, place + 1)
        found[text[tokens[place].start : tokens[behind - 1].end]] = number.value
        place = behind
    return found


def _is_plain(word: str, value: Decimal) -> bool:
    """Tell whether a figure is meant as one: "one" and "two" stand for much else."""
    return word[0].isdigit() or value > _SMALL


def _is_in_name(text: str, at: int) -> bool:
    """Tell whether the figure at `at` is part of a name such as Petrel-1."""
    return at > 1 and text[at - 1] in "-‑–" and text[at - 2].isalpha()


def _as_typed(question: str, words: Iterable[str]) -> list[str]:
    """Return `words` as `question` has them, in its order."""
    lower = question.lower()
    places = sorted((lower.find(word.lower()), len(word)) for word in words)
    return [question[at : at + length] for at, length in places if at >= 0]
