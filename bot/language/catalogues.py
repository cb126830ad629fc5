"""The messages of a language, from its folder of Fluent files, one file a topic."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from bot.language.writing import locale_of

FOLDER: Final = Path(__file__).resolve().parents[1] / "locales"

_log = logging.getLogger(__name__)


class Catalogue:
    """Formats the messages of one language; several threads may at once."""

    def __init__(self, code: str, folder: Path) -> None:
        # What a person reads is escaped and isolated where it is shown: no marks are put in here.
        locale = str(locale_of(code)).replace("_", "-")
        self._bundle = FluentBundle([locale], use_isolating=False)
        self._code = code
        self._told: set[str] = set()
        for path in sorted(folder.glob("*.ftl")):
            self._add(path)

    def format(self, key: str, values: dict[str, Any]) -> str | None:
        """Return the message `key` told with `values`; None where it is lacking or broken."""
        try:
            return self._format(key, values)
        except Exception as error:  # Fluent raises, too; whoever asked must be told something
            if key not in self._told:
                self._told.add(key)
                _log.error("the message %s cannot be said in %s: %r", key, self._code, error)
            return None

    def _format(self, key: str, values: dict[str, Any]) -> str:
        if not self._bundle.has_message(key):
            raise LookupError("there is no such message")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise LookupError("it has no words")
        words, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise errors[0]
        return str(words)

    def _add(self, path: Path) -> None:
        resource = FluentResource(path.read_text(encoding="utf-8"))
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                _log.error("%s is not valid Fluent: %.80s", path.name, entry.content)
        self._bundle.add_resource(resource)


_LOADING: Final = Lock()


def catalogue_of(code: str) -> Catalogue:
    """Return the catalogue of the language `code`, which is loaded once."""
    with _LOADING:
        return _loaded(code)


@lru_cache
def _loaded(code: str) -> Catalogue:
    return Catalogue(code, FOLDER / code)
