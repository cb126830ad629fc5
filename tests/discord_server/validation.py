"""Check requests and replies against Discord's own OpenAPI document, where it is at hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.discord_server.errors import Payload, Problem

DOCUMENT = Path(__file__).resolve().parents[3] / "shared" / "discord" / "openapi.json"

Validate = Callable[[object], list[Problem]]

_formats = FormatChecker(formats=())


@_formats.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value) is not None


@cache
def _document() -> Payload:
    document: Payload = json.loads(DOCUMENT.read_text(encoding="utf-8")) if present() else {}
    return document


def present() -> bool:
    """Whether Discord's document is beside the checkout."""
    return DOCUMENT.is_file()


@cache
def _registry(urn: str, changed: str) -> Registry[Any]:
    schemas = {**_document()["components"]["schemas"], **json.loads(changed)}
    changed_document = {
        **_document(),
        "components": {**_document()["components"], "schemas": schemas},
    }
    resource = Resource.from_contents(changed_document, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource(urn, resource)
    return registry


# Discord takes ids as numbers, too (discord.py sends them so), but always answers with strings.
_LOOSE_IDS = json.dumps(
    {"SnowflakeType": {"type": ["string", "integer"], "pattern": "^(0|[1-9][0-9]*)$"}}
)
# The document says that the codes inside `errors` are integers; Discord answers with words.
_ANY_ERRORS = json.dumps({"ErrorDetails": {}})


@cache
def _validator(pointer: str, *, request: bool) -> Draft202012Validator:
    urn, changed = ("urn:request", _LOOSE_IDS) if request else ("urn:reply", _ANY_ERRORS)
    return Draft202012Validator(
        {"$ref": f"{urn}#{pointer}"},
        registry=_registry(urn, changed),
        format_checker=_formats,
    )


def request_problems(method: str, template: str, body: object) -> list[Problem]:
    """Return what is wrong with the `body` of a request to the path `template`."""
    pointer = _request_pointer(method.lower(), template)
    return _problems(pointer, body, request=True) if pointer else []


def reply_problems(method: str, template: str, status: int, body: object) -> list[Problem]:
    """Return what is wrong with our own reply to such a request."""
    pointer = _reply_pointer(method.lower(), template, status)
    return _problems(pointer, body, request=False) if pointer else []


def schema_problems(name: str, value: object) -> list[Problem]:
    """Return what is wrong with `value` where the document calls it `name`."""
    if not present():
        return []
    return _problems(f"/components/schemas/{name}", value, request=False)


@cache
def _request_pointer(method: str, template: str) -> str | None:
    operation = _document().get("paths", {}).get(template, {}).get(method, {})
    if "requestBody" not in operation:
        return None
    path = template.replace("~", "~0").replace("/", "~1")
    return f"/paths/{path}/{method}/requestBody/content/application~1json/schema"


@cache
def _reply_pointer(method: str, template: str, status: int) -> str | None:
    replies = _document().get("paths", {}).get(template, {}).get(method, {}).get("responses", {})
    if status >= 400:
        name = "RatelimitedResponse" if status == 429 else "ErrorResponse"
        return f"/components/schemas/{name}" if replies and status < 500 else None
    if "content" not in replies.get(str(status), {}):
        return None
    path = template.replace("~", "~0").replace("/", "~1")
    return f"/paths/{path}/{method}/responses/{status}/content/application~1json/schema"


def _problems(pointer: str, value: object, *, request: bool) -> list[Problem]:
    errors = _validator(pointer, request=request).iter_errors(value)
    return [_problem(_cause(error)) for error in errors]


def _cause(error: ValidationError) -> ValidationError:
    """Follow a union to the branch that the value was meant for, and to the fault in it."""
    while error.context:
        branches: dict[object, list[ValidationError]] = {}
        for inner in error.context:
            branches.setdefault(inner.schema_path[0], []).append(inner)
        error = min(branches.values(), key=_distance)[0]
    return error


def _distance(branch: list[ValidationError]) -> tuple[bool, int]:
    """Rank a union's branch: those of another `type`, or of another kind altogether, come last."""
    meant_for_another = any(
        list(error.relative_path) in ([], ["type"]) and error.validator in {"enum", "type", "const"}
        for error in branch
    )
    return meant_for_another, len(branch)


def _problem(error: ValidationError) -> Problem:
    return Problem(
        where=tuple(error.absolute_path),
        code=f"SCHEMA_{error.validator}",
        sentence=f"{error.instance!r:.60} breaks {error.validator} {error.validator_value!r:.80}",
    )
