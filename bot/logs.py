"""Logging for the operator: to stderr, with secrets struck out."""

from __future__ import annotations

import logging
import re

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

# What a Discord token looks like, wherever it may come from.
_TOKEN = re.compile(r"[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}")


class _Redacting(logging.Formatter):
    """Strikes out secrets after formatting, so that tracebacks are covered too."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__(_FORMAT)
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return _TOKEN.sub("[token]", text)


def log_to_stderr(level: str, secrets: tuple[str, ...] = ()) -> None:
    """Send log lines of `level` and above to stderr; `secrets` never appear in one."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting(tuple(secret for secret in secrets if secret)))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    # Their INFO is chatter about requests and model files.
    for name in (
        "discord",
        "faiss",
        "httpx",
        "huggingface_hub",
        "sentence_transformers",
        "urllib3",
    ):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
