"""Documented rules for the callbacks of interactions that the OpenAPI document lacks."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from tests.discord_server.command_rules import INTEGER, NUMBER, STRING, choice_problems
from tests.discord_server.components import LABEL, ROW, TEXT_INPUT, Where, walk
from tests.discord_server.errors import Payload, Problem
from tests.discord_server.messages import EPHEMERAL
from tests.discord_server.rules import custom_id_problems, problem, select_problems

MAX_MODAL_ROWS = 5


class Kind(IntEnum):
    """What a person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Callback(IntEnum):
    """What a bot answers at first."""

    MESSAGE = 4
    DEFER = 5
    DEFER_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


_MESSAGES = {Callback.MESSAGE, Callback.DEFER}
_UPDATES = {Callback.DEFER_UPDATE, Callback.UPDATE}


def allowed_callbacks(kind: Kind, *, on_message: bool) -> set[Callback]:
    """Return how an interaction may be answered; `on_message`: it came from a component."""
    updates = _UPDATES if on_message else set()
    return {
        Kind.COMMAND: _MESSAGES | {Callback.MODAL},
        Kind.COMPONENT: _MESSAGES | updates | {Callback.MODAL},
        Kind.AUTOCOMPLETE: {Callback.CHOICES},
        Kind.MODAL: _MESSAGES | updates,
    }[kind]


def callback_problems(kind: Kind, body: Payload, *, on_message: bool) -> list[Problem]:
    """Return what is wrong with the callback `body` for an interaction of that `kind`."""
    if body.get("type") not in allowed_callbacks(kind, on_message=on_message):
        sentence = f"callback type {body.get('type')} cannot answer an interaction of type {kind}"
        return [problem("type", code="INTERACTION_TYPE_INVALID", sentence=sentence)]
    data = body.get("data") or {}
    match body["type"]:
        case Callback.DEFER:
            return list(_defer(data))
        case Callback.MODAL:
            return list(_modal(data))
        case Callback.CHOICES:
            return list(choice_problems(data.get("choices") or [], ("data", "choices")))
    return []


def focused_problems(body: Payload, option_type: int) -> Iterator[Problem]:
    """Yield each choice whose value is not of the type of the option being typed."""
    fits = {STRING: (str,), INTEGER: (int,), NUMBER: (int, float)}[option_type]
    for index, choice in enumerate((body.get("data") or {}).get("choices") or []):
        if not isinstance(choice.get("value"), fits):
            where: Where = ("data", "choices", index, "value")
            sentence = f"{choice.get('value')!r} does not fit the option's type {option_type}"
            yield problem(*where, code="BASE_TYPE_CHOICES", sentence=sentence)


def _defer(data: Payload) -> Iterator[Problem]:
    if (data.get("flags") or 0) & ~EPHEMERAL:
        sentence = "a defer may set no flag but EPHEMERAL"
        yield problem("data", "flags", code="INVALID_BITWISE_FLAG", sentence=sentence)


def _modal(data: Payload) -> Iterator[Problem]:
    rows = data.get("components") or []
    if len(rows) > MAX_MODAL_ROWS:
        sentence = f"{len(rows)} components; {MAX_MODAL_ROWS} at most in a modal"
        yield problem("data", "components", code="BASE_TYPE_BAD_LENGTH", sentence=sentence)
    yield from custom_id_problems(rows)
    for row in rows:
        inside = row.get("components") or []
        if row.get("type") == ROW and (len(inside) != 1 or not inside[0].get("label")):
            sentence = "a row of a modal holds one text input with a label"
            yield problem("data", "components", code="BASE_TYPE_REQUIRED", sentence=sentence)
        if row.get("type") == LABEL and (row.get("component") or {}).get("label"):
            sentence = "a text input inside a label has no label of its own"
            yield problem("data", "components", code="UNION_TYPE_CHOICES", sentence=sentence)
    yield from select_problems(rows, ("data", "components"))
    yield from _inputs(rows)


def _inputs(rows: list[Payload]) -> Iterator[Problem]:
    for where, entry in walk(rows, ("data", "components")):
        least, most = entry.get("min_length"), entry.get("max_length")
        if entry.get("disabled"):
            sentence = "nothing is disabled in a modal"
            yield problem(*where, "disabled", code="COMPONENT_DISABLED", sentence=sentence)
        if entry.get("type") != TEXT_INPUT:
            continue
        if least is not None and most is not None and least > most:
            sentence = "min_length is more than max_length"
            yield problem(*where, code="TEXT_INPUT_RANGE_INVALID", sentence=sentence)
        if most is not None and len(entry.get("value") or "") > most:
            sentence = "the value that is filled in is longer than max_length"
            yield problem(*where, "value", code="BASE_TYPE_BAD_LENGTH", sentence=sentence)
