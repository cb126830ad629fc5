"""Fill in a modal the way that a person's client does."""

from __future__ import annotations

from collections.abc import Mapping

from tests.discord_server.components import LABEL, ROW, SELECTS, TEXT_INPUT, walk
from tests.discord_server.errors import DriverError, Payload

Values = Mapping[str, str | list[str]]


def submitted(form: Payload, values: Values) -> Payload:
    """Return the data of the submission; raise DriverError where a client would not send it."""
    known = {c["custom_id"] for _, c in walk(form["components"]) if "custom_id" in c}
    if not set(values) <= known:
        raise DriverError(f"the modal has no {sorted(set(values) - known)}; it has {sorted(known)}")
    rows = [_row(row, index + 1, values) for index, row in enumerate(form["components"])]
    return {"custom_id": form["custom_id"], "components": rows}


def _row(row: Payload, row_id: int, values: Values) -> Payload:
    shared = {"type": row["type"], "id": row_id}
    if row["type"] == ROW:
        return {**shared, "components": [_entry(inner, values) for inner in row["components"]]}
    if row["type"] == LABEL:
        return {**shared, "component": _entry(row["component"], values)}
    return shared


def _entry(entry: Payload, values: Values) -> Payload:
    shared = {"type": entry["type"], "id": 100, "custom_id": entry["custom_id"]}
    value = values.get(entry["custom_id"])
    if entry["type"] == TEXT_INPUT:
        return {**shared, "value": _text(entry, value)}
    if entry["type"] in SELECTS:
        return {**shared, "values": _chosen(entry, value)}
    raise DriverError(f"components of type {entry['type']} cannot be filled in here")


def _text(entry: Payload, value: str | list[str] | None) -> str:
    text = str(entry.get("value") or "") if value is None else str(value)
    least = entry.get("min_length") or (1 if entry.get("required", True) else 0)
    most = entry.get("max_length") or 4000
    if not least <= len(text) <= most and (text or least):
        raise DriverError(f"{entry['custom_id']!r} takes {least} to {most} characters")
    return text


def _chosen(entry: Payload, value: str | list[str] | None) -> list[str]:
    chosen = [value] if isinstance(value, str) else value or []
    offered = {option["value"] for option in entry.get("options") or []}
    if not set(chosen) <= offered or (entry.get("required", True) and not chosen):
        raise DriverError(f"{entry['custom_id']!r} offers {sorted(offered)}, not {chosen}")
    return chosen
