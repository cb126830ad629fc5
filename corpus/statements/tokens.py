"""Tokens: the words and marks of a paragraph, each quotation being one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from corpus.names import fold
from corpus.statements.lexicon import AUXILIARIES, NO_NAMES, PHRASAL, SAYING
from corpus.statements.quotations import Quotation

# What a quotation becomes while the sentences around it are read.
_MASK = "\x00"
_SHORT = (
    "Mr|Mrs|Ms|Dr|St|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Adm|Jr|Sr|No|vs|Prof|Rev|Hon|Pres|Sec|"
    "Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Fla|Calif|Mass|Conn|Ariz|Pa|Va|Tenn|"
    "Wis|Minn|Mich|Ill|Ind|Ore|Wash|Colo|Okla|Ala|Ga|Ky|La|Md|Miss|Mo|Mont|Neb|Nev|Vt|Del"
)
_TOKEN = regex.compile(
    rf"{_MASK}+"
    rf"|(?:(?<!\p{{L}})\p{{L}}\.){{2,}}|(?:{_SHORT})\.(?=\s)|\p{{Lu}}\.(?=\s*\p{{Lu}})"
    r"|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[’'\-.&/](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*"
    r"|\.\.+|--+|[^\s\p{L}\p{N}]"
)
_ENDS = frozenset({".", "!", "?", "…", ".."})
# What may stand between a quotation that has ended and the cue that goes with it.
_TAIL = 8
DASHES = frozenset({"―", "—", "–", "--", "-"})
# No sentence is longer; a table or a list without stops is read in pieces.
_LONGEST_SENTENCE = 200


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark or a quotation; `start` and `end` count characters of the paragraph.

    `lower` is the folded word without a possessive, "" for a quotation.
    """

    start: int
    end: int
    text: str
    lower: str
    quotation: Quotation | None = None
    possessive: bool = False

    @property
    def is_name_like(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is a word and no mark."""
        return self.text[0].isalnum()


def tokens_of(text: str, quotations: Sequence[Quotation]) -> list[Token]:
    """Return the tokens of a paragraph in order."""
    masked = list(text.replace(_MASK, " "))
    by_start = {quotation.start: quotation for quotation in quotations}
    for quotation in quotations:
        masked[quotation.start : quotation.end] = _MASK * (quotation.end - quotation.start)
    return list(_tokens("".join(masked), by_start))


def _tokens(masked: str, quotations: dict[int, Quotation]) -> Iterator[Token]:
    for match in _TOKEN.finditer(masked):
        start, word = match.start(), match[0]
        if word[0] != _MASK:
            yield _word(start, word)
            continue
        # Two quotations may touch.
        while start < match.end():
            quotation = quotations[start]
            yield Token(start, quotation.end, _MASK, "", quotation)
            start = quotation.end


def _word(start: int, word: str) -> Token:
    folded = fold(word)
    plain = folded.removesuffix("'s")
    if plain == folded and folded.endswith("s'"):
        plain = folded[:-1]
    return Token(start, start + len(word), word, plain, None, plain != folded)


def sentences_of(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the sentences of a paragraph; the words that attribute a quotation stay with it."""
    first = 0
    for place, token in enumerate(tokens[:-1]):
        if _is_end(tokens, place) and _begins(tokens[place + 1]):
            if token.quotation and _has_tail(tokens, place):
                continue
            yield list(tokens[first : place + 1])
            first = place + 1
        elif place - first + 1 >= _LONGEST_SENTENCE:
            yield list(tokens[first : place + 1])
            first = place + 1
    if first < len(tokens):
        yield list(tokens[first:])


def _is_end(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.quotation:
        return token.quotation.has_ended
    if token.text in {")", "]", "”", "’"} and place:
        token = tokens[place - 1]
    if token.text in _ENDS:
        return True
    # "… in the U.S. He said": a word that is no name begins a sentence.
    following = tokens[place + 1]
    return token.text.count(".") > 1 and following.is_name_like and following.lower in NO_NAMES


def _begins(token: Token) -> bool:
    return bool(token.quotation) or token.text[0].isupper() or token.text[0] in "([‘“0123456789*•–—"


def _has_tail(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a cue with its subject follows the quotation that ends at `place`.

    “Why?” Graham asked; “Never.” – Mike Pence; but not: “Never.” He said: “…”
    """
    quotation = tokens[place].quotation
    if quotation is None or quotation.open_ended:
        return False
    if tokens[place + 1].text in DASHES:
        return len(tokens) - place <= _TAIL
    stopped = quotation.last == "."
    for after, token in enumerate(tokens[place + 1 : place + 1 + _TAIL], place + 1):
        if token.lower in SAYING or token.lower in PHRASAL:
            follows = tokens[after + 1].text if after + 1 < len(tokens) else "."
            return follows == "." if stopped else follows != ":"
        if not token.is_word or token.lower in AUXILIARIES:
            return False
    return False
