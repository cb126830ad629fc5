"""Telling what is not the article: it keeps its number and place, and is never indexed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from corpus.boilerplate import RULES
from corpus.model import Article, Mark, Paragraph

_MOST_WORDS: Final = max(rule.words for rule in RULES)
_MOST_CHARACTERS: Final = (
    25 * _MOST_WORDS
)  # the patterns are for short texts, and slow on long ones
_DECORATION: Final = " \t\n\"'[](){}<>|•·▪■►▶»«→*_#~=–—-…“”‘’"
_NAME: Final = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
_BYLINE: Final = re.compile(rf"By {_NAME}(?:(?:,| and| &) {_NAME})*")
_SHOUTED: Final = re.compile(
    r"(?:READ MORE|DON['’]T MISS|SEE ALSO|ALSO READ|RELATED|WATCH|MUST READ)\s+\S"
)
_QUOTATION: Final = re.compile(r"[“\"„«»「『]")
_SAYING: Final = re.compile(
    r"\b(?:sa(?:ys?|id|ying)|t(?:ells?|old)|ask(?:s|ed)?|add(?:s|ed)|repl(?:y|ies|ied)|wr(?:ites?|ote)|"
    r"according to|(?:tweet|post|claim|argu|declar|not|stat|conclud|observ|urg)e?(?:s|d|ed)|"
    r"(?:announc|acknowledg|insist|warn|explain|respond|continu|report|call|admit|vow|promis|think|"
    r"believ|recall|suggest|deni|testifi|confirm|predict|complain|contend|joke?|quip)e?(?:s|d|ed)|"
    r"thought|denies|spoke|sagt|sagte|dit|déclaré|dijo|dice|disse|zei|zegt|сказал[аи]?|said)\b"
)
# No verbs of saying, but nouns, where such a word or sign follows: "press reports of May".
_NOUN: Final = re.compile(
    r"\b(?:call|claim|joke|note|post|promise|quip|report|state|tweet)s?"
    r"(?= (?:and|by|from|in|of|or)\b|[.,;:)]|$)"
)
_SENTENCE_END: Final = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*$")
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_NO_WORDS: Final = re.compile(r"!\[[^\]]*\]\(\S*\)|<?https?://\S+>?")  # an image, an address
_FIGURES: Final = re.compile(r"\d|: ")
_TEASER_WORDS: Final = 30
_LABEL_WORDS: Final = 3
_SHOUTED_LABEL_WORDS: Final = 6
_RECURRING_WORDS: Final = 20
_LINES, _SENTENCES = 2, 3  # how many articles make a line, or a whole sentence, a recurring one
_CLOSINGS = 3  # how many articles make the paragraph that they close with a recurring one
_LONG_SHARED, _ANY_SHARED = (
    0.2,
    0.5,
)  # of the text, from which on two articles are one article's copies


def mark_block(text: str) -> Mark | None:
    """Return why one block is no part of its article, or None where it may be one.

    Whatever holds a quotation and a verb of saying is part of the article.
    """
    if _has_no_words(text):
        return Mark.LABEL
    if len(text) > _MOST_CHARACTERS:
        return None
    plain = _plain(text)
    words = len(plain.split())
    if words > _MOST_WORDS or _holds_quotation(text, plain):
        return None
    matching = (rule for rule in RULES if words <= rule.words and rule.pattern.match(plain))
    rule = next(matching, None)
    if rule and _stays_short(text, rule.mark):
        return rule.mark
    return _mark_shape(text, words)


def mark_blocks(blocks: Sequence[str], headings: Collection[int]) -> list[Mark | None]:
    """Return the mark of each block of one article; `headings` are numbers of blocks, from 1.

    Where nothing else would be left, a bare line names nothing: it is the text.
    """
    marks = [
        Mark.LABEL if number in headings else mark_block(text)
        for number, text in enumerate(blocks, 1)
    ]
    if None in marks:
        return marks
    return [
        None if number not in headings and mark is Mark.LABEL and _is_label(text) else mark
        for number, (text, mark) in enumerate(zip(blocks, marks, strict=True), 1)
    ]


def mark_recurring(articles: Sequence[Article]) -> list[Article]:
    """Mark what recurs in articles which otherwise differ: short lines, and last paragraphs.

    What holds a quotation or a verb of saying is never marked, nor is it in a copied article.
    """
    texts: dict[int, _Text] = {}
    recurring = set()
    for line, holders in _places_of_lines(articles).items():
        told = _SENTENCE_END.search(line) or _FIGURES.search(line)
        needed = _SENTENCES if told else _LINES
        if len(holders) >= needed and _differ(line, holders, needed, articles, texts):
            recurring.add(line)
    closing = {
        line
        for line, holders in _places_of_closings(articles).items()
        if len(holders) >= _CLOSINGS and _differ(line, holders, _CLOSINGS, articles, texts)
    }
    return [_marked(article, recurring, closing) for article in articles]


_Text = tuple[
    Mapping[str, int], Mapping[str, int]
]  # characters of each paragraph: of all, of long ones


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", text) if "](" in text else text
    straight = text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")
    return " ".join(straight.casefold().split()).strip(_DECORATION)


def _holds_quotation(text: str, plain: str) -> bool:
    return bool(_QUOTATION.search(text) and _SAYING.search(plain))


def _stays_short(text: str, mark: Mark) -> bool:
    """Return whether the lines below the first one can be teasers too: none ends a sentence."""
    lines = [line.strip() for line in text.strip().split("\n")]
    if mark is not Mark.READ_MORE:
        return True
    return not any(line.endswith(".") for line in lines[1:])


def _mark_shape(text: str, words: int) -> Mark | None:
    """Mark by what small letters do not show: shouted labels before headlines, names of authors."""
    if _SHOUTED.match(text) and not text.isupper() and words <= _TEASER_WORDS:
        return Mark.READ_MORE
    if _BYLINE.fullmatch(text.strip()):
        return Mark.CREDIT
    return Mark.LABEL if _is_label(text) else None


def _has_no_words(text: str) -> bool:
    return not any(map(str.isalnum, text)) or bool(_NO_WORDS.fullmatch(text.strip()))


def _is_label(text: str) -> bool:
    """Return whether a line is so bare that it can only name what follows."""
    plain = _plain(text)
    if _has_no_words(text) or "\n" in text.strip():
        return False
    if _FIGURES.search(plain) or _SENTENCE_END.search(text.strip()):
        return False
    if _QUOTATION.search(text) or _SAYING.search(plain):
        return False
    return len(plain.split()) <= (_SHOUTED_LABEL_WORDS if text.isupper() else _LABEL_WORDS)


def _places_of_lines(articles: Sequence[Article]) -> Mapping[str, list[int]]:
    """Return for each short line without a statement the articles that have it, by position."""
    places: dict[str, list[int]] = defaultdict(list)
    for position, article in enumerate(articles):
        lines = {_key(p) for p in article.paragraphs if p.mark is None}
        for line in lines:
            if len(line.split()) < _RECURRING_WORDS and not line.endswith(":"):
                places[line].append(position)
    return {
        line: holders
        for line, holders in places.items()
        if len(holders) >= _LINES and not _QUOTATION.search(line) and not _SAYING.search(line)
    }


def _places_of_closings(articles: Sequence[Article]) -> Mapping[str, list[int]]:
    """Return for each last paragraph without a statement the articles that close with it."""
    places: dict[str, list[int]] = defaultdict(list)
    for position, article in enumerate(articles):
        last = _last(article)
        if last is not None and not _tells_words(_key(last)):
            places[_key(last)].append(position)
    return places


def _last(article: Article) -> Paragraph | None:
    """Return the last paragraph that is part of `article`, where others are."""
    kept = [paragraph for paragraph in article.paragraphs if paragraph.mark is None]
    return kept[-1] if len(kept) > 1 else None


def _tells_words(line: str) -> bool:
    """Tell whether `line` may hold somebody's words, or introduce them."""
    quoted = _QUOTATION.search(line) or line.endswith(":")
    return bool(quoted or _SAYING.search(_NOUN.sub("", line)))


def _key(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text.casefold().replace("’", "'").split())


def _differ(
    line: str,
    holders: Sequence[int],
    needed: int,
    articles: Sequence[Article],
    texts: dict[int, _Text],
) -> bool:
    """Return whether `needed` articles that hold `line` are no copies of each other."""
    different: list[_Text] = []
    for holder in holders:
        if holder not in texts:
            texts[holder] = _text_of(articles[holder])
        if not any(_are_copies(texts[holder], other, line) for other in different):
            different.append(texts[holder])
        if len(different) == needed:
            return True
    return False


def _text_of(article: Article) -> _Text:
    every = {_key(p): len(p.text) for p in article.paragraphs if p.mark is None}
    long = {key: size for key, size in every.items() if len(key.split()) >= _RECURRING_WORDS}
    return every, long


def _are_copies(one: _Text, other: _Text, line: str) -> bool:
    """Compare by long paragraphs where both have them: furniture is short, and all of it recurs."""
    if one[1] and other[1]:
        return _share(one[1], other[1], line) >= _LONG_SHARED
    return _share(one[0], other[0], line) >= _ANY_SHARED


def _share(one: Mapping[str, int], other: Mapping[str, int], line: str) -> float:
    common = sum(one[key] for key in one.keys() & other.keys() if key != line)
    smaller = min(sum(size for key, size in text.items() if key != line) for text in (one, other))
    return common / smaller if smaller else 0.0


def _marked(article: Article, recurring: set[str], closing: set[str]) -> Article:
    if not recurring and not closing:
        return article
    last = _last(article)
    numbers = {
        paragraph.number
        for paragraph in article.paragraphs
        if _key(paragraph) in recurring or (paragraph is last and _key(paragraph) in closing)
    }
    paragraphs = tuple(
        replace(p, mark=Mark.RECURRING) if p.mark is None and p.number in numbers else p
        for p in article.paragraphs
    )
    return replace(article, paragraphs=paragraphs)
