"""Logging for the operator: to stderr, as text or as JSON, with secrets struck out."""

from __future__ import annotations

import logging
import math
import re
from typing import Any, Final, Literal

from pythonjsonlogger.json import JsonFormatter

LogFormat = Literal["text", "json"]

_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# The fields of a line of JSON, by the names that logging has for them; `time` goes with them.
_FIELDS: Final = {
    "levelname": "level",
    "name": "logger",
    "message": "message",
    "exc_info": "exception",
    "stack_info": "stack",
}

# What a Discord token looks like, wherever it may come from.
_TOKEN: Final = re.compile(r"[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}")

# Their INFO is chatter about requests and model files.
_QUIET: Final = (
    "discord",
    "faiss",
    "httpx",
    "huggingface_hub",
    "sentence_transformers",
    "urllib3",
)


class _Redaction:
    """Strikes out `secrets`, and whatever looks like a token."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        # A secret may be a part of another: the longest goes first.
        self._secrets = sorted(filter(None, secrets), key=len, reverse=True)

    def of(self, text: str) -> str:
        """Return `text` without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return _TOKEN.sub("[token]", text)

    def of_all(self, value: object) -> Any:  # noqa: ANN401 - JSON of any shape
        """Return `value` for JSON without secrets, also inside; what JSON has not, as text."""
        if value is None or isinstance(value, bool | int):
            return value
        if isinstance(value, float) and math.isfinite(value):
            return value
        if isinstance(value, dict):
            return {self.of(str(key)): self.of_all(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self.of_all(inner) for inner in value]
        return self.of(str(value))


class _TextLines(logging.Formatter):
    """A line for each event; what a message or a traceback has more of is indented below it."""

    def __init__(self, redaction: _Redaction) -> None:
        super().__init__(_FORMAT)
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        # After formatting, so that tracebacks are covered too. No event can look like another.
        return "\n    ".join(self._redaction.of(super().format(record)).splitlines())


class _JsonLines(JsonFormatter):
    """An object on a line for each event; what is logged as `extra` has fields of its own."""

    def __init__(self, redaction: _Redaction) -> None:
        super().__init__(
            ["levelname", "name", "message"],
            rename_fields=_FIELDS,
            timestamp="time",
        )
        self._redaction = redaction

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        """Return the fields, the time first, without secrets."""
        time = log_data.pop("time").isoformat(timespec="milliseconds")
        fields: dict[str, Any] = self._redaction.of_all({"time": time, **log_data})
        return fields


def log_to_stderr(
    level: str, secrets: tuple[str, ...] = (), log_format: LogFormat = "text"
) -> None:
    """Send log lines of `level` and above to stderr; `secrets` never appear in one."""
    redaction = _Redaction(secrets)
    handler = logging.StreamHandler()
    handler.setFormatter(_JsonLines(redaction) if log_format == "json" else _TextLines(redaction))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
