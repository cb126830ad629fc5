"""Each rule for callbacks that Discord's document lacks: what breaks it, and what does not."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.discord_server.callback_rules import Kind, callback_problems, focused_problems
from tests.discord_server.errors import Payload, Problem

V2 = 1 << 15


def row(*children: Payload) -> Payload:
    return {"type": 1, "components": list(children)}


def modal(*rows: Payload, **changes: object) -> Payload:
    data = {"title": "t", "custom_id": "m", "components": list(rows), **changes}
    return {"type": 9, "data": data}


def entry(custom_id: str = "a", **changes: object) -> Payload:
    return {"type": 4, "custom_id": custom_id, "style": 1, "label": "l", **changes}


def label(component: Payload) -> Payload:
    return {"type": 18, "label": "l", "component": component}


def choices(value: object) -> Payload:
    return {"type": 8, "data": {"choices": [{"name": "x", "value": value}]}}


UNLABELLED = {key: value for key, value in entry().items() if key != "label"}

BAD_CALLBACKS: dict[str, tuple[Kind, Payload, str]] = {
    "update-of-a-command": (Kind.COMMAND, {"type": 7, "data": {}}, "INTERACTION_TYPE_INVALID"),
    "choices-for-a-command": (Kind.COMMAND, choices("x"), "INTERACTION_TYPE_INVALID"),
    "message-for-autocomplete": (Kind.AUTOCOMPLETE, {"type": 4}, "INTERACTION_TYPE_INVALID"),
    "modal-after-modal": (Kind.MODAL, modal(row(entry())), "INTERACTION_TYPE_INVALID"),
    "pong": (Kind.COMMAND, {"type": 1}, "INTERACTION_TYPE_INVALID"),
    "defer-with-v2": (Kind.COMMAND, {"type": 5, "data": {"flags": V2}}, "INVALID_BITWISE_FLAG"),
    "six-rows": (
        Kind.COMMAND,
        modal(*[row(entry(str(n))) for n in range(6)]),
        "BASE_TYPE_BAD_LENGTH",
    ),
    "custom-id-twice": (
        Kind.COMMAND,
        modal(row(entry()), row(entry())),
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    "no-label": (Kind.COMMAND, modal(row(UNLABELLED)), "BASE_TYPE_REQUIRED"),
    "two-labels": (
        Kind.COMMAND,
        modal(label(entry())),
        "UNION_TYPE_CHOICES",
    ),
    "range": (
        Kind.COMMAND,
        modal(row(entry(min_length=3, max_length=2))),
        "TEXT_INPUT_RANGE_INVALID",
    ),
    "long-value": (
        Kind.COMMAND,
        modal(row(entry(value="xxx", max_length=2))),
        "BASE_TYPE_BAD_LENGTH",
    ),
    "long-choice": (Kind.AUTOCOMPLETE, choices("x" * 101), "BASE_TYPE_BAD_LENGTH"),
}


@pytest.mark.parametrize(("kind", "body", "code"), BAD_CALLBACKS.values(), ids=BAD_CALLBACKS)
def test_a_callback_is_refused_when_it_breaks_a_rule(kind: Kind, body: Payload, code: str) -> None:
    assert _codes(callback_problems(kind, body, on_message=False)) == {code}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (Kind.COMMAND, {"type": 4, "data": {"content": "x"}}),
        (Kind.COMMAND, {"type": 5, "data": {"flags": 64}}),
        (
            Kind.COMMAND,
            modal(
                row(entry()),
                {"type": 18, "label": "l", "component": UNLABELLED | {"custom_id": "b"}},
            ),
        ),
        (Kind.COMPONENT, {"type": 6}),
        (Kind.MODAL, {"type": 7, "data": {}}),
        (Kind.AUTOCOMPLETE, choices("x" * 100)),
    ],
    ids=["message", "ephemeral-defer", "modal", "defer-update", "update", "choices"],
)
def test_a_callback_is_accepted_when_it_keeps_the_rules(kind: Kind, body: Payload) -> None:
    assert callback_problems(kind, body, on_message=True) == []


@pytest.mark.parametrize(
    ("value", "option_type", "fits"),
    [("x", 3, True), (1, 4, True), (1.5, 10, True), (1, 3, False), ("1", 4, False)],
)
def test_a_suggestion_must_fit_the_option(value: object, option_type: int, fits: bool) -> None:
    assert (not list(focused_problems(choices(value), option_type))) is fits


def _codes(problems: Iterable[Problem]) -> set[str]:
    return {problem.code for problem in problems}
