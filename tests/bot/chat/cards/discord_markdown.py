"""Discord's markdown as its clients read it, strictly: what is doubtful counts as formatting.

It is written from how the clients behave, and knows nothing of how the bot escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# Whatever a client or a font may take for the end of a line, but for the one that Discord knows.
ODD_BREAKS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_QUOTE = re.compile(r"\s*> ?")
# Skipped at the beginning of a line: space, and what has no width.
_NOTHING = "[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]*"
_BLOCKS = {
    "small": re.compile(_NOTHING + "-#"),
    "heading": re.compile(_NOTHING + "#{1,3}"),
    "list": re.compile(_NOTHING + r"(?:[-+*]|\d+[.)])(?=\s|$)"),
    "quote": re.compile(_NOTHING + ">"),
}
_ESCAPE = re.compile(r"\\[^0-9A-Za-z\s]")
_OMISSION = "[…]"
# What none of the patterns below begins with.
_DULL = re.compile("[^\\\\*_~|`\\[\\]<>@:¯dD\u2068\u2069]+")
# Ours is an omission; and what formats, in the order in which the clients try it.
_LEAVES = {
    "code": re.compile(r"```.+?```|(`+)(?!`).*?[^`]\1(?!`)", re.DOTALL),
    "time": re.compile(r"<t:-?\d+(?::[tTdDfFRsS])?>"),
    "emoji": re.compile(r"<a?:\w+:\d+>|:[^\s:\\]+:|¯\\_\(ツ\)_/¯"),
    "role": re.compile(r"<@&\d+>"),
    "channel": re.compile(r"<#\d+>"),
    "mention": re.compile(r"<@!?\d+>|</[^<>]+:\d+>|<id:\w+>|@everyone|@here"),
    "address": re.compile(r"://\S|<[A-Za-z][\w+.-]*:[^<>\s]+>|<[^<>\s]+@[^<>\s]+>|<\+?\d+>"),
    "invitation": re.compile(
        r"discord(?:app)?\.(?:gg|gift|new|com/(?:invite|gifts|template))/", re.IGNORECASE
    ),
}
_INNER = r"((?:\\[\s\S]|[^\\])+?)"
_WRAPPERS = {
    "bold": re.compile(rf"\*\*{_INNER}\*\*(?!\*)"),
    "underline": re.compile(rf"__{_INNER}__(?!_)"),
    "struck": re.compile(rf"~~{_INNER}~~(?!_)"),
    "spoiler": re.compile(rf"\|\|{_INNER}\|\|"),
    "slanted": re.compile(rf"\*(?=\S){_INNER}\*(?!\*)|(?<![A-Za-z])_{_INNER}_(?![A-Za-z])"),
}
_LINK = re.compile(
    r"\[((?:\\.|\[(?:\\.|[^\[\]\\])*\]|[^\[\]\\])*)\]"
    r"\(\s*<?((?:\\.|[^()\s\\]|\([^()\s]*\))*)>?(?:\s+[\"'][^\n]*?[\"'])?\s*\)"
)
_SIGNS = frozenset("*_~|`<>[]@")
# Of all signs, this one does nothing there.
_INSIDE_A_WORD = re.compile("[A-Za-z]_[A-Za-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Active:
    """What formats, links or mentions: its words as they stand there, and where a link leads.

    `isolated` tells that it begins inside of an isolated stretch.
    """

    kind: str
    raw: str
    shown: str = ""
    target: str = ""
    isolated: bool = False


@dataclass(slots=True)
class Block:
    """Lines that are a block quote, or lines that are none, as a client shows them."""

    quoted: bool
    shown: str = ""
    actives: list[Active] = field(default_factory=list)

    def of(self, kind: str) -> list[Active]:
        """Return those of a kind, in order."""
        return [active for active in self.actives if active.kind == kind]


def read(text: str) -> list[Block]:
    """Return the blocks of `text`, in order."""
    blocks = [_block(quoted, lines) for quoted, lines in _runs(text.split("\n"))]
    if blocks:
        odd = [Active(kind="break", raw=found) for found in ODD_BREAKS.findall(text)]
        blocks[0].actives += odd
    return blocks


def actives_of(text: str) -> list[Active]:
    """Return all that is active in `text`."""
    return [active for block in read(text) for active in block.actives]


def _runs(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    run: list[str] = []
    was = False
    for line in lines:
        prefix = _QUOTE.match(line)
        if run and was != bool(prefix):
            yield was, run
            run = []
        was = bool(prefix)
        run.append(line[prefix.end() :] if prefix else line)
    yield was, run


def _block(quoted: bool, lines: list[str]) -> Block:
    block, kept = Block(quoted), list[str]()
    for line in lines:
        kind, end = _line_kind(line)
        if kind:
            block.actives.append(Active(kind=kind, raw=line[:end]))
        kept.append(line[end:])
    block.shown = _inline("\n".join(kept), block.actives, isolated=0)
    return block


def _line_kind(line: str) -> tuple[str, int]:
    for kind, pattern in _BLOCKS.items():
        found = pattern.match(line)
        if found:
            return kind, found.end()
    return "", 0


def _inline(text: str, actives: list[Active], isolated: int) -> str:
    shown: list[str] = []
    place = 0
    while place < len(text):
        dull = _DULL.match(text, place)
        if dull:
            shown.append(dull[0])
            place = dull.end()
            continue
        isolated += (text[place] == "\u2068") - (text[place] == "\u2069")
        found = _active(text, place, actives, isolated)
        length, words = found or _plain(text, place, actives, isolated)
        shown.append(words)
        place += length
    return "".join(shown)


def _plain(text: str, place: int, actives: list[Active], isolated: int) -> tuple[int, str]:
    """Take what does nothing; a sign that could is told of, too."""
    escape = _ESCAPE.match(text, place)
    if escape:
        return 2, escape[0][1]
    if text.startswith(_OMISSION, place):
        return len(_OMISSION), _OMISSION
    if text[place] in _SIGNS and not _INSIDE_A_WORD.match(text, max(place - 1, 0)):
        raw = text[place : place + 20]
        actives.append(Active(kind="stray", raw=raw, isolated=isolated > 0))
    return 1, text[place]


def _active(text: str, place: int, actives: list[Active], isolated: int) -> tuple[int, str] | None:
    if _ESCAPE.match(text, place) and not text.startswith("¯", place):
        return None
    for kind, pattern in _LEAVES.items():
        found = pattern.match(text, place)
        if found:
            actives.append(Active(kind=kind, raw=found[0], isolated=isolated > 0))
            return len(found[0]), found[0]
    found = _LINK.match(text, place)
    if found:
        return _wrapped("link", found, actives, isolated)
    for kind, pattern in _WRAPPERS.items():
        found = pattern.match(text, place)
        if found:
            return _wrapped(kind, found, actives, isolated)
    return None


def _wrapped(
    kind: str, found: re.Match[str], actives: list[Active], isolated: int
) -> tuple[int, str]:
    inner = next(group for group in found.groups() if group is not None)
    within: list[Active] = []
    shown = _inline(inner, within, isolated)
    target = found[2] or "" if kind == "link" else ""
    actives.append(
        Active(kind=kind, raw=found[0], shown=shown, target=target, isolated=isolated > 0)
    )
    actives += within
    return len(found[0]), shown
