"""Plain text: the first line is the title; blank lines separate paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.decoding import decode
from corpus.errors import ReadError
from corpus.model import Draft

SPACES: Final = " \t\n\r\f\v"  # a non-breaking space at the end of a paragraph is the author's
_BLANK_LINES: Final = re.compile(r"\n(?:[^\S\n]*\n)+")
_WIDEST_WRAP: Final = 120  # characters; programs that break lines break them before this


def read_text(data: bytes, name: str) -> Iterator[Draft]:  # noqa: ARG001 - every reader is given it
    """Yield the one article of a .txt file."""
    title, _, body = decode(data).lstrip().partition("\n")
    if not title:
        raise ReadError("is empty")
    yield Draft(title=title.strip(), blocks=_body_blocks(body))


def split_blocks(text: str) -> tuple[str, ...]:
    """Return the blocks of `text` between blank lines, each exactly as it is inside."""
    blocks = (block.strip(SPACES) for block in _BLANK_LINES.split(text))
    return tuple(block for block in blocks if block.strip())


def _body_blocks(body: str) -> tuple[str, ...]:
    lines = tuple(line.strip(SPACES) for line in body.split("\n") if line.strip())
    starts_apart = body.partition("\n")[0].strip() == ""
    blocks = split_blocks(body)
    if len(blocks) > 1:
        return blocks
    # One blank line, below the title, says little: lines this long were never wrapped.
    wrapped = starts_apart and max(map(len, lines), default=0) <= _WIDEST_WRAP
    return blocks if wrapped else lines
