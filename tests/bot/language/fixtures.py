"""A message that cannot be said fails the test that says it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

_LOGGER = logging.getLogger("bot.language.catalogues")


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture(name="broken_messages", autouse=True)
def _broken_messages() -> Iterator[list[str]]:
    """What was logged of messages that are lacking or broken; a test that means it clears it."""
    kept = _Kept()
    _LOGGER.addHandler(kept)
    try:
        yield kept.lines
    finally:
        _LOGGER.removeHandler(kept)
    assert kept.lines == []
