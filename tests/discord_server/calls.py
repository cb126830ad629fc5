"""A request as a route sees it, and how its body is read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, cast

from aiohttp import BodyPartReader, web

from tests.discord_server.errors import ApiError, Payload
from tests.discord_server.messages import Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request: the path's parameters, the query, the JSON body and the files with it."""

    params: dict[str, str]
    query: dict[str, str]
    json: Any
    uploads: list[Upload]

    @property
    def body(self) -> Payload:
        """The JSON body, which must be an object."""
        if not isinstance(self.json, dict):
            raise ApiError(400, 50109, "The request body contains invalid JSON.", (_NO_OBJECT,))
        return cast("Payload", self.json)

    def snowflake(self, name: str) -> int:
        """Return the path's parameter `name` as an id."""
        value = self.params[name]
        if not value.isdigit():
            raise ApiError(400, 50035, "Invalid Form Body", (f"{name} {value!r} is not an id",))
        return int(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer; `body` None is an empty one."""

    status: int = 200
    body: object = None


_NO_OBJECT = "the body is not a JSON object"


async def read_body(request: web.Request) -> tuple[object, list[Upload]]:
    """Return the JSON of `request` and the files that came with it; raise ApiError."""
    if request.content_type == "multipart/form-data":
        return await _read_form(request)
    data = await request.read()
    if not data:
        return None, []
    if request.content_type != "application/json":
        sentence = f"content type {request.content_type}, not application/json"
        raise ApiError(400, 50035, "Invalid Form Body", (sentence,))
    return _parsed(data), []


def _parsed(data: bytes) -> object:
    try:
        return cast("object", json.loads(data))
    except ValueError:
        message = "The request body contains invalid JSON."
        raise ApiError(400, 50109, message, ("the body is not JSON",)) from None


async def _read_form(request: web.Request) -> tuple[object, list[Upload]]:
    body: object = {}
    uploads: dict[int, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        data = bytes(await part.read())
        if part.name == "payload_json":
            body = _parsed(data)
        elif found := re.fullmatch(r"files\[(\d)\]", part.name or ""):
            kind = part.headers.get("Content-Type", "application/octet-stream")
            uploads[int(found[1])] = Upload(part.filename or "file", data, kind)
        else:
            sentence = f"a form part named {part.name!r}; payload_json or files[0] to files[9]"
            raise ApiError(400, 50035, "Invalid Form Body", (sentence,))
    return body, [uploads[index] for index in sorted(uploads)]
