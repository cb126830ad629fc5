"""Plain text: the first line is the title; blank lines separate paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import PurePosixPath
from typing import Final

from corpus.decoding import decode
from corpus.errors import ReadError
from corpus.model import Draft
from corpus.readers.fields import one_line

SPACES: Final = " \t\n\r\f\v"  # a non-breaking space at the end of a paragraph is the author's
_PAGE: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_PAGE_PART: Final = re.compile(r"<(?:head|body|meta|title)[\s>]", re.IGNORECASE)
_BLANK_LINES: Final = re.compile(r"\n\s*\n")
_WIDEST_WRAP: Final = 120  # characters; programs that break lines break them before this


def read_text(data: bytes, name: str) -> Iterator[Draft]:
    """Yield the one article of a .txt file; its name is the last choice for a title."""
    text = decode(data).lstrip()
    check_no_page(text)
    title, _, body = text.partition("\n")
    if not title:
        raise ReadError("is empty")
    yield Draft(title=one_line(title) or PurePosixPath(name).stem, blocks=_body_blocks(body))


def check_no_page(text: str) -> None:
    """Raise `ReadError` where `text` is a web page, all tags and scripts."""
    if _PAGE.match(text) and _PAGE_PART.search(text):
        raise ReadError("is a web page, whatever its name says: call it .html")


def split_blocks(text: str) -> tuple[str, ...]:
    """Return the blocks of `text` between blank lines, each exactly as it is inside."""
    blocks = (block.strip(SPACES) for block in _BLANK_LINES.split(text))
    return tuple(block for block in blocks if block.strip())


def _body_blocks(body: str) -> tuple[str, ...]:
    blocks = split_blocks(body)
    if len(blocks) > 1:
        return blocks
    lines = tuple(line.strip(SPACES) for line in StringIO(body, newline="\n") if line.strip())
    starts_apart = body.partition("\n")[0].strip() == ""
    # One blank line, below the title, says little: lines this long were never wrapped.
    wrapped = starts_apart and max(map(len, lines), default=0) <= _WIDEST_WRAP
    return blocks if wrapped else lines
