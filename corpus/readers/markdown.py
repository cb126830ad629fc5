"""Markdown with optional YAML front matter.

Blocks stay as the file has them, links and stars included, since citations count characters. Only
what is no text goes: the hashes or the underline of a heading and the ">" of a quotation. A list
without blank lines is one block and keeps its markers; so does a fenced piece of code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

import yaml

from corpus.decoding import decode
from corpus.errors import ReadError
from corpus.model import Draft
from corpus.readers.fields import checked_id, one_line
from corpus.readers.text import SPACES, check_no_page

_FRONT_MATTER: Final = re.compile(
    r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_HEADING_END: Final = re.compile(r"(?:^|[ \t])#+$")
_UNDERLINE: Final = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUOTE_MARK: Final = re.compile(r"^ {0,3}>[ \t]?")
_LONGEST_FRONT_MATTER: Final = 20_000  # the parser takes a second for every 100,000
_NOTHING: Final = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    text: str
    level: int = 0  # of a heading; 0 for other blocks


def read_markdown(data: bytes, name: str) -> Iterator[Draft]:
    """Yield the one article of a Markdown file; its name is the last choice for a title."""
    text = decode(data)
    if not text.strip():
        raise ReadError("is empty")
    check_no_page(text)
    fields, body = _split_front_matter(text.lstrip("\n"))
    blocks = list(_blocks(body))
    heading = next((block.text for block in blocks if block.level == 1), None)
    title = fields.get("title") or one_line(heading or "") or PurePosixPath(name).stem
    if blocks and blocks[0].level == 1 and one_line(blocks[0].text) == title:
        del blocks[0]
    yield Draft(
        title=title,
        blocks=tuple(block.text for block in blocks),
        headings=frozenset(number for number, block in enumerate(blocks, 1) if block.level),
        id=checked_id(fields["id"]) if "id" in fields else None,
        source=fields.get("source"),
        published_at=fields.get("date"),
        url=fields.get("url"),
        author=fields.get("author"),
    )


def _split_front_matter(text: str) -> tuple[dict[str, str], str]:
    if text.partition("\n")[0].rstrip() != "---":
        return {}, text
    match = _FRONT_MATTER.match(text)
    if match is None:
        raise ReadError("has front matter without an end: put --- on a line of its own below it")
    if len(match[1]) > _LONGEST_FRONT_MATTER:
        raise ReadError("has front matter of more than 20,000 characters")
    return _parse_fields(match[1]), text[match.end() :]


def _parse_fields(text: str) -> dict[str, str]:
    """Return the front matter's values as they are written: `0012` stays `0012`."""
    try:
        # The base loader makes nothing but text, lists and mappings.
        values = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = f" at line {error.problem_mark.line + 2}" if error.problem_mark else ""
        raise ReadError(f"has broken front matter{line}: {error.problem or 'not YAML'}") from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise ReadError("has broken front matter: not YAML") from error
    if values is None or values == "":
        return {}
    if not isinstance(values, dict):
        raise ReadError("has front matter that is not names and values, such as “title: …”")
    pairs = ((str(key).strip().lower(), _text_of(value)) for key, value in values.items())
    given = ((key, value if key == "id" else one_line(value)) for key, value in pairs)
    return {key: value for key, value in given if value.lower() not in _NOTHING}


def _text_of(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_whole(item).strip() for item in value if isinstance(item, str))
    return " ".join(_whole(value).split()) if isinstance(value, str) else ""


def _whole(text: str) -> str:
    """Return `text` with halves of characters joined: PyYAML reads an escaped emoji as two."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _blocks(body: str) -> Iterator[_Block]:
    for lines in _groups(body.split("\n")):
        yield from _blocks_of(lines)


def _groups(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield runs of lines between blank ones, with headings apart and fences whole."""
    group: list[str] = []
    fence = ""
    for line in lines:
        if not fence and (not line.strip() or _HEADING.match(line)):
            yield group
            yield [line]
            group = []
            continue
        group.append(line)
        fence = _fence_after(line, fence)
    yield group


def _fence_after(line: str, fence: str) -> str:
    match = _FENCE.match(line)
    if match is None:
        return fence
    if not fence:
        return match[1]
    closes = match[1].startswith(fence) and not line.strip().strip(fence[0])
    return "" if closes else fence


def _blocks_of(lines: list[str]) -> Iterator[_Block]:
    text = "\n".join(lines).strip(SPACES)
    if not text.strip():
        return
    heading = _HEADING.match(lines[0])
    underline = _UNDERLINE.fullmatch(lines[-1]) if len(lines) == 2 else None
    if heading:
        yield from _heading(lines[0][heading.end() :].strip(), len(heading[1]))
    elif underline:
        yield _Block(text=lines[0].strip(), level=1 if underline[1][0] == "=" else 2)
    elif all(_QUOTE_MARK.match(line) for line in lines):
        yield from _quoted(lines)
    else:
        yield _Block(text=text)


def _heading(text: str, level: int) -> Iterator[_Block]:
    words = _HEADING_END.sub("", text).rstrip()
    if words:
        yield _Block(text=words, level=level)


def _quoted(lines: list[str]) -> Iterator[_Block]:
    """Yield the paragraphs of a quotation: a line with nothing but ">" separates them."""
    inner = [_QUOTE_MARK.sub("", line, count=1) for line in lines]
    for group in _groups(inner):
        text = "\n".join(group).strip(SPACES)
        if text.strip():
            yield _Block(text=text)
