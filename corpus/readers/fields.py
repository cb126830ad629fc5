"""What articles say about themselves, in a form that can be kept and shown."""

from __future__ import annotations

import re
from typing import Final

from corpus.errors import ReadError

_NO_TEXT: Final = re.compile("[\x00\ud800-\udfff]")  # half an emoji, or a NUL: storable nowhere
# Control characters, and what turns the direction of writing for all that follows.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_BREAKS: Final = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_LONGEST_ID: Final = 500  # characters; the longest web address that one sees has some hundreds


def storable(text: str) -> str:
    """Put U+FFFD, one character, for each that no file or database can hold."""
    return _NO_TEXT.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return `text` on one line, without white space around it and what nobody can see."""
    return storable(_UNSEEN.sub("", _BREAKS.sub(" ", text))).strip()


def checked_id(text: str) -> str:
    """Return the id that an article gives itself. Raises `ReadError` where it cannot be one."""
    if not text or text != text.strip() or len(text.splitlines()) > 1:
        raise ReadError("has an id that is empty, or with white space at its ends or a line break")
    if _NO_TEXT.search(text) or _UNSEEN.search(text):
        raise ReadError("has an id with characters that nobody can see: write it without them")
    if len(text) > _LONGEST_ID:
        raise ReadError(f"has an id of {len(text)} characters, more than {_LONGEST_ID}")
    return text
