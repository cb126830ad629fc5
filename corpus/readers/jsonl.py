"""JSON Lines: one article a line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Final

from corpus.decoding import decode
from corpus.errors import ReadError
from corpus.model import Draft, Skipped
from corpus.readers.fields import checked_id, one_line, storable
from corpus.readers.text import split_blocks

_MOST_REPORTED: Final = 20  # lines a file; a wrong file must not drown the report
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_NAMES: Final = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    type(None): "null",
}


def read_jsonl(data: bytes, name: str) -> Iterator[Draft | Skipped]:
    """Yield the article of every line, or why the line was passed over, while the others go on.

    Paragraph n is the line's paragraph n exactly, even an empty one, since other files refer to it.
    """
    bad = found = 0
    for number, line in enumerate(_lines(data), 1):
        if not line.strip():
            continue
        try:
            draft = _parse(decode(line))
            found += 1
            yield replace(draft, line=number)
        except ReadError as error:
            bad += 1
            if bad <= _MOST_REPORTED:
                yield Skipped(path=f"{name}:{number}", reason=error.reason)
    if bad > _MOST_REPORTED:
        yield Skipped(path=name, reason=f"{bad - _MOST_REPORTED} more of its lines cannot be read")
    if not bad and not found:
        raise ReadError("is empty")


def _lines(data: bytes) -> Iterator[bytes]:
    """Split at line feeds only: U+2028 may stand inside a JSON string."""
    narrow = decode(data).encode() if data.startswith(_WIDE) else data
    return iter(BytesIO(narrow.removeprefix(codecs.BOM_UTF8)))


def _parse(line: str) -> Draft:
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadError(f"is not JSON at character {error.pos + 1}: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(
            "is JSON that cannot be read: nested too deep or a number too long"
        ) from error
    if not isinstance(fields, dict):
        raise ReadError(f"is {_name_of(fields)}, not a JSON object")
    return _draft(fields)


def _draft(fields: dict[str, object]) -> Draft:
    article_id, url = _article_id(fields), _optional(fields, "url")
    if article_id is None and url is None:
        raise ReadError("has neither an id nor a url")
    title = _optional(fields, "title")
    if title is None:
        raise ReadError("has no title")
    blocks = _blocks(fields)
    return Draft(
        title=title,
        blocks=blocks,
        headings=_headings(fields, len(blocks)),
        id=article_id,
        source=_optional(fields, "source"),
        published_at=_optional(fields, "published_at"),
        url=url,
        author=_optional(fields, "author"),
    )


def _article_id(fields: dict[str, object]) -> str | None:
    value = fields.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ReadError(f"has an id that is {_name_of(value)}, not text")
    return checked_id(value)


def _optional(fields: dict[str, object], key: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ReadError(f"has a {key} that is {_name_of(value)}, not text")
    return one_line(value) or None


def _blocks(fields: dict[str, object]) -> tuple[str, ...]:
    paragraphs, text = fields.get("paragraphs"), fields.get("text")
    if paragraphs is None and isinstance(text, str):
        return split_blocks(storable(text))
    if not isinstance(paragraphs, list):
        raise ReadError(f"has paragraphs that are {_name_of(paragraphs)}, not a list of texts")
    for number, paragraph in enumerate(paragraphs, 1):
        if not isinstance(paragraph, str):
            raise ReadError(f"has a paragraph {number} that is {_name_of(paragraph)}, not text")
    return tuple(storable(paragraph) for paragraph in paragraphs)


def _headings(fields: dict[str, object], blocks: int) -> frozenset[int]:
    """Return the numbers of paragraphs that are headings; a field that holds no such is another's.

    Only an article that Pilcrow itself has kept tells them.
    """
    numbers = fields.get("headings")
    if not isinstance(numbers, list):
        return frozenset()
    return frozenset(n for n in numbers if type(n) is int and 1 <= n <= blocks)


def _name_of(value: object) -> str:
    return _NAMES.get(type(value), "a number")
