"""Discord's markdown as blocks of spans: one block a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from typing import Final

from screens.errors import RenderError


class Kind(Enum):
    """What a span is; the text of the last four is what stands for it: an id, or `<t:…>`'s."""

    WORDS = "words"
    CODE = "code"
    LINK = "link"
    COMMAND = "command"
    CHANNEL = "channel"
    ROLE = "role"
    USER = "user"
    TIME = "time"


class Shape(Enum):
    """What a line is."""

    PLAIN = "plain"
    SMALL = "small"
    HEADING = "heading"
    ITEM = "item"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words that look alike."""

    text: str
    kind: Kind = Kind.WORDS
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line of spans; `marker` stands before an item, and `level` is a heading's or an item's."""

    spans: tuple[Span, ...] = ()
    shape: Shape = Shape.PLAIN
    quoted: bool = False
    marker: str = ""
    level: int = 0


_HEADING: Final = re.compile(r"(?P<level>#{1,3}) +(?P<rest>\S.*)")
_SMALL: Final = re.compile(r"-# +(?P<rest>\S.*)")
_ITEM: Final = re.compile(r"(?P<indent> *)(?P<marker>[-*]|\d+\.) +(?P<rest>\S.*)")
_QUOTE: Final = re.compile(r"> ?(?P<rest>.*)", re.DOTALL)
_FENCE: Final = re.compile(r"```(?:\w+\n)?\n?(.*?)\n?```", re.DOTALL)
_INNER: Final = r"(?=\S)(?:\\[\s\S]|[^\\])+?"
_TOKENS: Final = re.compile(
    r"\\(?P<escaped>[^A-Za-z0-9\s])"
    r"|(?P<tick>`+)(?P<code>.+?)(?<!`)(?P=tick)(?!`)"
    r"|<t:(?P<time>-?\d+(?::[tTdDfFR])?)>"
    r"|<#(?P<channel>\d+)>|<@&(?P<role>\d+)>|<@!?(?P<user>\d+)>"
    r"|</(?P<command>[^:<>]+):\d+>"
    r"|(?P<picture><a?:\w+:\d+>)"
    r"|(?P<spoiler>\|\|.+?\|\|)"
    r"|\[(?P<label>(?:\\.|[^\[\]\\])+)\]\(<?https?://[^\s()<>]+>?\)"
    r"|<(?P<bracketed>https?://[^\s<>]+)>"
    r"|(?P<bare>https?://[^\s<>]*[^\s<>.,:;!?\"'\])}*_~])"
    rf"|\*\*(?P<bold>{_INNER})\*\*(?!\*)"
    rf"|__(?P<underlined>{_INNER})__(?!_)"
    rf"|~~(?P<struck>{_INNER})~~"
    r"|\*(?P<star>(?![\s*])(?:\\[\s\S]|\*\*|[^\\*])+?)(?<!\s)\*(?!\*)"
    r"|(?<!\w)_(?P<line>(?![\s_])(?:\\[\s\S]|__|[^\\_])+?)(?<!\s)_(?![\w_])",
    re.DOTALL,
)
_RAISED: Final = ("picture", "spoiler")
_STYLES: Final = {
    "bold": "bold",
    "underlined": "underlined",
    "struck": "struck",
    "star": "italic",
    "line": "italic",
}
_LEAVES: Final = {
    "escaped": Kind.WORDS,
    "code": Kind.CODE,
    "time": Kind.TIME,
    "channel": Kind.CHANNEL,
    "role": Kind.ROLE,
    "user": Kind.USER,
    "command": Kind.COMMAND,
    "bracketed": Kind.LINK,
    "bare": Kind.LINK,
}


def parse(text: str) -> tuple[Block, ...]:
    """Return the lines of `text` as Discord shows them, raising RenderError for what is not drawn.

    That are spoilers and emoji of a server's own: the bot sends neither.
    """
    return tuple(_blocks(text))


def parse_line(text: str) -> tuple[Span, ...]:
    """Return the spans of a line where only spans are marked up, as in an embed's title."""
    return tuple(_merged(_spans(text, Span(text=""))))


def _blocks(text: str) -> Iterator[Block]:
    end = 0
    for fence in _FENCE.finditer(text):
        yield from _lines(text[end : fence.start()].removesuffix("\n"))
        for line in fence[1].split("\n"):
            yield Block(spans=(Span(text=line, kind=Kind.CODE),), shape=Shape.CODE)
        end = fence.end() + text[fence.end() :].startswith("\n")
    if end < len(text) or not text:
        yield from _lines(text[end:])


def _lines(text: str) -> Iterator[Block]:
    """Yield the lines of `text`, which has no fences; bold may go on over lines of a quote."""
    if not text:
        return
    quoted_lines = [_unquoted(line) for line in text.split("\n")]
    for quoted, group in groupby(quoted_lines, key=lambda line: line[0]):
        for block in _grouped([line for _, line in group]):
            yield replace(block, quoted=quoted)


def _unquoted(line: str) -> tuple[bool, str]:
    found = _QUOTE.fullmatch(line) if line.startswith("> ") or line == ">" else None
    return (True, found["rest"]) if found else (False, line)


def _grouped(lines: list[str]) -> Iterator[Block]:
    """Yield marked lines by themselves, and the plain ones between them read together."""
    for plain, group in groupby(lines, key=lambda line: _marked(line) is None):
        if plain:
            yield from (Block(spans=spans) for spans in _split("\n".join(group)))
            continue
        for line in group:
            found = _marked(line)
            if found:
                yield replace(found[0], spans=parse_line(found[1]))


def _marked(line: str) -> tuple[Block, str] | None:
    """Return the block of a line that begins with a mark, and what is behind that."""
    if found := _HEADING.fullmatch(line):
        return Block(shape=Shape.HEADING, level=len(found["level"])), found["rest"]
    if found := _SMALL.fullmatch(line):
        return Block(shape=Shape.SMALL), found["rest"]
    if found := _ITEM.fullmatch(line):
        marker = "•" if found["marker"] in "-*" else found["marker"]
        level = len(found["indent"]) // 2
        return Block(shape=Shape.ITEM, marker=marker, level=level), found["rest"]
    return None


def _split(text: str) -> Iterator[tuple[Span, ...]]:
    line: list[Span] = []
    for span in parse_line(text):
        first, *others = span.text.split("\n")
        line.append(replace(span, text=first))
        for other in others:
            yield _filled(line)
            line = [replace(span, text=other)]
    yield _filled(line)


def _filled(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.text)


def _spans(text: str, style: Span) -> Iterator[Span]:
    end = 0
    for match in _TOKENS.finditer(text):
        yield replace(style, text=text[end : match.start()])
        yield from _token(match, style)
        end = match.end()
    yield replace(style, text=text[end:])


def _token(match: re.Match[str], style: Span) -> Iterator[Span]:
    name, found = next(
        (n, t) for n, t in match.groupdict().items() if t is not None and n != "tick"
    )
    if name in _RAISED:
        raise RenderError(f"nothing draws {found!r}: add it to screens/markdown.py")
    if name == "label":
        yield from _spans(found, replace(style, kind=Kind.LINK))
    elif name in _STYLES:
        changed: Callable[..., Span] = replace
        yield from _spans(found, changed(style, **{_STYLES[name]: True}))
    elif name == "escaped":
        yield replace(style, text=found)
    else:
        yield replace(style, text=found, kind=_LEAVES[name])


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    """Yield `spans` with neighbours that look alike in one, and without empty ones."""
    filled = (span for span in spans if span.text)
    for style, group in groupby(filled, key=lambda span: replace(span, text="")):
        if style.kind in {Kind.WORDS, Kind.LINK}:
            yield replace(style, text="".join(span.text for span in group))
        else:
            yield from group
