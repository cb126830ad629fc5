"""Fill in a modal the way that a person's client does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from tests.discord_server.channels import Channel
from tests.discord_server.choosing import Choices, Chosen
from tests.discord_server.components import (
    LABEL,
    ROW,
    SELECTS,
    TEXT_INPUT,
    preselected,
    walk,
)
from tests.discord_server.errors import DriverError, Payload
from tests.discord_server.people import Role, User

Values = Mapping[str, Chosen | Sequence[Chosen]]


def submitted(form: Payload, values: Values, choices: Choices) -> Payload:
    """Return the data of the submission; raise DriverError where a client would not send it."""
    known = {c["custom_id"] for _, c in walk(form["components"]) if "custom_id" in c}
    if not set(values) <= known:
        raise DriverError(f"the modal has no {sorted(set(values) - known)}; it has {sorted(known)}")
    filled = _Filled(values, choices)
    rows = [filled.row(row) for row in form["components"]]
    data = {"custom_id": form["custom_id"], "components": rows}
    return data | ({"resolved": choices.resolved} if choices.resolved else {})


class _Filled:
    """A modal that is being filled in; each of its components gets a number."""

    def __init__(self, values: Values, choices: Choices) -> None:
        self._values = values
        self._choices = choices
        self._ids = count(1)

    def row(self, row: Payload) -> Payload:
        shared = {"type": row["type"], "id": next(self._ids)}
        if row["type"] == ROW:
            return {**shared, "components": [self._entry(inner) for inner in row["components"]]}
        if row["type"] == LABEL:
            return {**shared, "component": self._entry(row["component"])}
        return shared

    def _entry(self, entry: Payload) -> Payload:
        shared = {"type": entry["type"], "id": next(self._ids), "custom_id": entry["custom_id"]}
        value = self._values.get(entry["custom_id"])
        if entry["type"] == TEXT_INPUT:
            return {**shared, "value": _text(entry, value)}
        if entry["type"] in SELECTS:
            return {**shared, "values": self._chosen(entry, value)}
        raise DriverError(f"components of type {entry['type']} cannot be filled in here")

    def _chosen(self, entry: Payload, value: Chosen | Sequence[Chosen] | None) -> list[str]:
        wanted = preselected(entry) if value is None else _listed(value)
        chosen = self._choices.choose(entry, wanted)
        least, most = _range(entry)
        if not least <= len(chosen) <= most and (chosen or least):
            raise DriverError(f"{entry['custom_id']!r} takes {least} to {most}, not {len(chosen)}")
        return chosen


def _listed(value: Chosen | Sequence[Chosen]) -> Sequence[Chosen]:
    return [value] if isinstance(value, (str, int, Channel, Role, User)) else value


def _range(entry: Payload) -> tuple[int, int]:
    """Return how many values `entry` takes; none at all may do where it is not required."""
    required = entry.get("required") in (None, True)
    least, most = entry.get("min_values"), entry.get("max_values")
    return (1 if least is None else least) if required else 0, 1 if most is None else most


def _text(entry: Payload, value: Chosen | Sequence[Chosen] | None) -> str:
    text = str(entry.get("value") or "") if value is None else str(value)
    least = entry.get("min_length") or (1 if entry.get("required", True) else 0)
    most = entry.get("max_length") or 4000
    if not least <= len(text) <= most and (text or least):
        raise DriverError(f"{entry['custom_id']!r} takes {least} to {most} characters")
    return text
