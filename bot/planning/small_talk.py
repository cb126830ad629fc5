"""Tells small talk from questions: greetings, thanks, farewells, and what is asked of the bot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import product
from typing import Final

import regex

from bot.planning.pleasantries import BESIDE, PHRASES, SmallTalk

__all__ = ["SmallTalk", "small_talk", "without_small_talk"]


_LONGEST: Final = 200

_APOSTROPHE = re.compile("['’‘ʼ`´]")
_QUOTATION_MARK = re.compile("[\"“”„«»]|(?<!\\w)['‘]|['’](?!\\w)")
_WORD = re.compile(r"[^\W_]+")
_STRETCHED = re.compile(r"(\w)\1{2,}")
_LAUGHTER = re.compile(r"(?:b?w?a?(?:ha|he|hi|ah|ja){2,}h?|lo+l+(?:z|ol)*|lmf?ao+|rofl|xd+)")
_EMOJI = regex.compile(r"\p{Extended_Pictographic}|<a?:\w{2,32}:\d{1,20}>")
_EMOTICON = re.compile(r"(?<!\S)(?:[:;=8][-']?[()DPpoO3|/*]+|\^_?\^|<3+|[xX]D+)(?!\S)")
_KIND_OF_EMOJI: Final = {
    "👋": SmallTalk.GREETING,
    "🙏": SmallTalk.THANKS,
    "👎": SmallTalk.COMPLAINT,
}

# What a question begins with, after a comma or a full stop, and without either.
_WH = r"(?:wh(?:at|en|ere|o|om|ose|y|ich)(?:['’]?s|['’]?d|['’]?re)?|how)\b"
_BEGINS: Final = re.compile(
    rf"{_WH}|(?:at|by|for|from|in|of|on|to|under|with|about|after|since|until) {_WH}|"
    r"(?:is|are|was|were|did|do|does|has|have|had|can|could|will|would|should|may|might|tell|show|"
    r"give|find|explain|list|describe|name|please|i|according)\b",
    re.IGNORECASE,
)
_BEGINS_AT_ONCE: Final = re.compile(_WH, re.IGNORECASE)
_BREAK: Final = re.compile(r"[\s.,!?…;:–—-]*[\s.,!?…;:–—]")
_SENTENCE_END: Final = re.compile(r"[.!?…\n]")
_LAST_BREAK: Final = re.compile(r"[.!?…,]+\s+(?=\S)")
_POLITE: Final = frozenset({SmallTalk.GREETING, SmallTalk.THANKS})


def small_talk(text: str) -> SmallTalk | None:
    """Return what kind of small talk all of `text` is; None where any of it is something else."""
    if len(text) > _LONGEST or _QUOTATION_MARK.search(text):
        return None
    signs, words = _read(text)
    kinds = _kinds_of(words)
    if kinds is None:
        return None
    return next((kind for kind in SmallTalk if kind in kinds | signs), None)


def without_small_talk(text: str) -> str:
    """Return the question in `text` without small talk before and behind it.

    What does not begin as a question does stays as it is: "Hello Kitty" is no greeting.
    """
    return _without_end(_without_start(text)) or text


def _without_start(text: str) -> str:
    for found in reversed(list(_BREAK.finditer(text, 0, _LONGEST))):
        head, rest = text[: found.start()], text[found.end() :]
        begins = _BEGINS if found[0].strip() else _BEGINS_AT_ONCE
        kind = small_talk(head) if begins.match(rest) else None
        if kind and (kind in _POLITE or _SENTENCE_END.search(found[0])):
            return rest
    return text


def _without_end(text: str) -> str:
    for found in _LAST_BREAK.finditer(text, max(0, len(text) - _LONGEST)):
        tail = text[found.end() :]
        kind = small_talk(tail)
        whole = _SENTENCE_END.search(found[0]) or (kind in _POLITE and tail[0].islower())
        if kind and whole:
            return text[: found.start()] + found[0].rstrip(" \n,")
    return text


def _read(text: str) -> tuple[frozenset[SmallTalk], list[str]]:
    """Return what the emoji in `text` say, and its words."""
    signs: list[str] = _EMOJI.findall(text) + _EMOTICON.findall(text)
    left = _EMOTICON.sub(" ", _EMOJI.sub(" ", text))
    kinds = frozenset(_KIND_OF_EMOJI.get(sign, SmallTalk.REACTION) for sign in signs)
    return kinds, [_plain(word) for word in _words(left)]


def _words(text: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text).casefold())
    return _WORD.findall("".join(c for c in letters if not unicodedata.combining(c)))


def _plain(word: str) -> str:
    """Return `word` as the phrases have it: "hellooo" is "hello", any laughter "haha"."""
    if _LAUGHTER.fullmatch(word):
        return "haha"
    if word in _VOCABULARY or not _STRETCHED.search(word):
        return word
    twice = _STRETCHED.sub(r"\1\1", word)
    return twice if twice in _VOCABULARY else _STRETCHED.sub(r"\1", word)


def _kinds_of(words: list[str]) -> frozenset[SmallTalk] | None:
    """Return the kinds of the fewest phrases that make up `words`; None where none do."""
    reached: dict[int, tuple[int, frozenset[SmallTalk]]] = {0: (0, frozenset())}
    for start in range(len(words)):
        if start not in reached:
            continue
        count, before = reached[start]
        for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
            kinds = _KINDS.get(tuple(words[start:end]))
            if kinds is not None and (end not in reached or count + 1 < reached[end][0]):
                reached[end] = count + 1, before | kinds
    return reached[len(words)][1] if len(words) in reached else None


def _expanded(phrase: str) -> Iterator[tuple[str, ...]]:
    """Yield, word by word, all that the line `phrase` stands for."""
    for chosen in product(*(place.split("|") for place in phrase.split())):
        yield tuple(_words(" ".join(chosen).replace("_", " ")))


def _tabled() -> dict[tuple[str, ...], frozenset[SmallTalk]]:
    table = {words: frozenset[SmallTalk]() for words in _expanded(BESIDE)}
    for kind, lines in PHRASES.items():
        for line in lines.strip().split("\n"):
            for words in _expanded(line):
                table[words] = table.get(words, frozenset()) | {kind}
    table.pop((), None)
    return table


_KINDS: Final = _tabled()
_MOST_WORDS: Final = max(map(len, _KINDS))
_VOCABULARY: Final = frozenset(word for words in _KINDS for word in words)
