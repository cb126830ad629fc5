"""Quotations that are nobody's statement: titles, nicknames, labels."""

from __future__ import annotations

from corpus.statements.clauses import Sentence
from corpus.statements.lexicon import PREPOSITIONS

# Words before a quotation that tell what it is: not a statement.
_LABELS = frozenset(
    """album anthem article banner book chant chants column documentary entitled episode essay
    film hashtag headline headlined hit jingle known labeled labelled motto movie named
    nickname nicknamed novel phrase play poem programme reading section sign signs single
    slogan so-called song term titled title track tune video word""".split()
)
# Words that a title writes without a capital.
_SMALL = frozenset("a an and as at but by for from in into of on or the to vs with".split())
# Between a label and what it labels; "" is a comma.
_BEFORE_LABELS = frozenset({"as", "called", "is", "the", "was", ""})
_LONGEST_TITLE = 7  # words
_LONGEST_NICKNAME = 2
_MARKS = " .,!?“”\"‘’'«»„"


def is_nobodys(sentence: Sentence, place: int, words: str, *, is_said: bool) -> bool:
    """Tell whether the quoted `words` at token `place` of a sentence are no statement.

    `is_said`: a verb of saying stands beside them.
    """
    inside = words.strip(_MARKS).split()
    if _is_nickname(sentence, place, inside) or not inside:
        return True
    if _is_title(inside):
        return _is_of_an_outlet(sentence, place) or (len(inside) > 1 and not is_said)
    return not is_said and _is_labelled(sentence, place)


def _is_title(words: list[str]) -> bool:
    """Tell whether `words` look like a title: few, and all with capitals but the small ones."""
    capitals = [word for word in words if word.lower() not in _SMALL]
    return (
        bool(capitals)
        and len(words) <= _LONGEST_TITLE
        and all(not word[0].islower() for word in capitals)
    )


def _is_of_an_outlet(sentence: Sentence, place: int) -> bool:
    """Tell whether it is on, or of, something: MSNBC's “Morning Joe”."""
    if place and sentence.tokens[place - 1].possessive:
        return True
    return sentence.phrases.word(place - 1) in PREPOSITIONS - {"as"}


def _is_nickname(sentence: Sentence, place: int, words: list[str]) -> bool:
    """Tell whether it stands inside a name: Marcia “Cia” Price."""
    if len(words) > _LONGEST_NICKNAME or not 0 < place < len(sentence.tokens) - 1:
        return False
    before, after = sentence.tokens[place - 1], sentence.tokens[place + 1]
    quoted = sentence.tokens[place].quotation
    beside = quoted is not None and before.end + 1 >= quoted.start and after.start <= quoted.end + 1
    capital = before.is_name_like and after.is_name_like and place > 1
    return beside and capital and not before.possessive


def _is_labelled(sentence: Sentence, place: int) -> bool:
    """Tell whether a word before it says what it is: the song “…”, known as “…”."""
    before = place - 1
    while before > 0 and sentence.phrases.word(before) in _BEFORE_LABELS:
        before -= 1
    word = sentence.phrases.word(before)
    return word in _LABELS and not sentence.tokens[before].is_name_like
