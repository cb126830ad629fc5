"""Files that come with messages: their names, their limits, and what points to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from tests.discord_server.components import walk
from tests.discord_server.errors import ApiError, Payload, Problem
from tests.discord_server.messages import Draft, File, Message, Upload

MAX_FILE = 10 * 1024 * 1024
MAX_REQUEST = 25 * 1024 * 1024
MAX_FILES = 10

_ATTACHED = "attachment://"

T = TypeVar("T")


def safe_name(name: str) -> str:
    """Return what Discord makes of a file's `name`."""
    return re.sub(r"[^\w.-]", "", name.replace(" ", "_"), flags=re.ASCII) or "unknown"


def check_size(uploads: list[Upload]) -> None:
    """Raise ApiError where `uploads` are too much for one request."""
    total = sum(len(upload.data) for upload in uploads)
    if total > MAX_REQUEST:
        sentence = f"{total} bytes of files; {MAX_REQUEST} at most in a request"
        raise ApiError(413, 40005, "Request entity too large", (sentence,))


def file_problems(body: Payload, uploads: list[Upload], draft: Draft) -> Iterator[Problem]:
    """Yield what is wrong with the files that come with `body`, and with what points to files."""
    if len(uploads) + len(draft.kept) > MAX_FILES:
        yield _problem("attachments", code="BASE_TYPE_MAX_LENGTH", sentence="more than 10 files")
    for index, upload in enumerate(uploads):
        if len(upload.data) > MAX_FILE:
            yield _problem("files", index, code="FILE_TOO_LARGE", sentence="more than 10 MiB")
    new = {str(entry.get("id")) for entry in body.get("attachments") or []}
    missing = [i for i in new if i.isdigit() and len(i) < 10 and int(i) >= len(uploads)]
    for number in sorted(missing):
        sentence = f"attachment {number} has no files[{number}]"
        yield _problem("attachments", code="MESSAGE_ATTACHMENT_NOT_FOUND", sentence=sentence)
    yield from _dangling(draft, uploads)


def _dangling(draft: Draft, uploads: list[Upload]) -> Iterator[Problem]:
    there = {safe_name(upload.name) for upload in uploads} | {file.name for file in draft.kept}
    for where, address in _pointers(draft):
        name = address.removeprefix(_ATTACHED)
        if address.startswith(_ATTACHED) and name not in there:
            sentence = f"there is no file {name!r}; there are {sorted(there)}"
            yield _problem(*where, code="ATTACHMENT_NOT_FOUND", sentence=sentence)


def _pointers(draft: Draft) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, embed in enumerate(draft.embeds):
        for key in ("image", "thumbnail"):
            yield ("embeds", index, key), str((embed.get(key) or {}).get("url"))
    for where, component in walk(draft.components):
        shown = [component, *(component.get("items") or [])]
        for media in [x[key] for x in shown for key in ("media", "file") if x.get(key)]:
            yield where, str(media["url"])


def point_to_files(message: Message) -> None:
    """Replace what points to a file of `message` by name with its address."""
    addresses = {_ATTACHED + file.name: file.url for file in message.files}
    message.embeds = _replaced(message.embeds, addresses)
    message.components = _replaced(message.components, addresses)


def _replaced(value: T, addresses: Mapping[str, str]) -> T:
    result: object = value
    if isinstance(value, dict):
        result = {key: _replaced(inner, addresses) for key, inner in value.items()}
    elif isinstance(value, list):
        result = [_replaced(inner, addresses) for inner in value]
    elif isinstance(value, str):
        result = addresses.get(value, value)
    return result  # type: ignore[return-value]


def listed(message: Message) -> list[File]:
    """Return the files that are shown as attachments: not those inside of an embed."""
    inside = {
        (embed.get(key) or {}).get("url")
        for embed in message.embeds
        for key in ("image", "thumbnail")
    }
    return [file for file in message.files if file.url not in inside]


def _problem(*where: str | int, code: str, sentence: str) -> Problem:
    return Problem(where=where, code=code, sentence=sentence)
