"""What can go wrong with articles."""

from __future__ import annotations


class CorpusError(Exception):
    """A problem with the corpus that a person can mend; its text says how."""


class ReadError(CorpusError):
    """A file, or a line of one, that cannot be read as articles; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LocatorError(CorpusError):
    """A locator that names no paragraph."""


class AliasError(CorpusError):
    """A file of aliases that cannot be used; its text names the line."""
